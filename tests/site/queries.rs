//! What readers type and which post they mean: each promise of the search, asked of the page's own engine by the command. It knows nothing
//! of how a page shows an answer.

use std::collections::BTreeMap;
use std::fs;

use bayegan_tests::fixtures::{command, real_archive};
use serde_json::Value;

const ATTACKS: &str = "مقاومسازی شبکه عصبی در برابر انواع حملات خصمانه!";
const CHATBOT: &str = "چتبات blender bot 3 هدیه facebook research به مشتاقان حوزه چتبات!";
const EINOPS: &str = "رستگاری تنسورها با einops";
const NLLB: &str = "مدل NLLB-200 از متا؛ ترجمه ماشینی ۲۰۰ زبانه";
const SILHOUETTE: &str = "معیار silhouette؛ بایدها و نبایدها";

/// Queries, and the title of the post that must come first.
const FIRST: [(&str, &str); 18] = [
    // Letters, digits, case and half-space are folded.
    ("شبکه‌های عصبی", ATTACKS),
    ("شبكه عصبي", ATTACKS),
    ("شبکههای عصبی", ATTACKS),
    ("۲۰۰ زبان", NLLB),
    ("200 زبان", NLLB),
    ("٢٠٠ زبان", NLLB),
    ("nllb", NLLB),
    // Half-space, space and joined are one.
    ("چت‌بات", CHATBOT),
    ("چت بات", CHATBOT),
    ("چتبات", CHATBOT),
    ("مقاوم‌سازی", ATTACKS),
    (
        "پیش یادگیری",
        "مرور روشهای SSL (Self-Supervised Learning) در پیشیادگیری NLP",
    ),
    // Other forms of a word are found.
    ("تنسور einops", EINOPS),
    ("استارتاپ", "وضعیت هوش مصنوعی در ۲۰۲۲"),
    ("حمله خصمانه", ATTACKS),
    // So is a word in the other script.
    ("اینوپس", EINOPS),
    ("سیلوئت", SILHOUETTE),
    ("استیبل دیفیوژن", "بالاخره لذت دسترسی به Stable Diffusion:"),
];

/// Queries, and how many posts they find: the query language, and that an exact rare word is not drowned.
const COUNTS: [(&str, u64); 13] = [
    ("\"Masked Language Modeling\"", 1),
    ("#tool", 2),
    ("برچسب:tool", 2),
    ("#tool -einops", 1),
    ("site:arxiv.org", 3),
    ("kind:paper #read", 4),
    ("einops OR silhouette", 2),
    ("has:preview", 4),
    ("title:einops", 1),
    ("2208.13486", 1),
    ("einops", 1),
    ("PEGASUS", 1),
    ("WebLI", 1),
];

/// What is half of something, or nothing: never a failure.
const LONE: [&str; 6] = ["\"einops", "-", "\"", "#", "OR", "site:"];

/// What each query finds, by one run of the command.
fn answers<'a>(queries: impl Iterator<Item = &'a str>) -> BTreeMap<String, Value> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("queries.txt");
    let queries: Vec<&str> = queries.collect();
    fs::write(&file, queries.join("\n")).unwrap();
    let mut command = command();
    command.arg("search").arg(real_archive());
    let said = command.arg("--queries").arg(&file).output().unwrap();
    assert!(said.status.success(), "{said:?}");
    let lines = String::from_utf8(said.stdout).unwrap();
    let documents = lines.lines().map(|line| {
        let document: Value = serde_json::from_str(line).unwrap();
        (document["query"].as_str().unwrap().to_owned(), document)
    });
    let answers: BTreeMap<String, Value> = documents.collect();
    assert_eq!(answers.len(), queries.len());
    answers
}

#[test]
fn each_query_finds_the_post_that_is_meant_first() {
    let answers = answers(FIRST.into_iter().map(|(query, _)| query));
    for (query, title) in FIRST {
        assert_eq!(answers[query]["hits"][0]["title"], title, "{query}");
    }
}

#[test]
fn each_query_finds_as_many_posts_as_it_says() {
    let answers = answers(COUNTS.into_iter().map(|(query, _)| query));
    for (query, count) in COUNTS {
        assert_eq!(answers[query]["total"], count, "{query}");
    }
}

#[test]
fn what_is_half_a_query_never_fails() {
    let answers = answers(LONE.into_iter());
    assert_eq!(answers["\"einops"]["total"], 1);
}
