//! Holds every language's file against the schema; each problem is said with file and key. It must not know how tables are written.

use std::collections::BTreeSet;

use crate::read::{Source, Text, name};
use crate::schema;

/// The language whose file is the pattern of the others.
pub const PATTERN: &str = "en";
/// Tables whose keys the schema knows one by one.
const CLOSED: [&str; 10] = [
    "date.",
    "months.",
    "months_of_day.",
    "posts.",
    "links.",
    "kinds.",
    "media.",
    "query.",
    "query_kinds.",
    "query_has.",
];

/// Checks all files.
///
/// # Errors
/// Every problem of every file.
pub fn all(sources: &[Source]) -> Result<(), Vec<String>> {
    let Some(pattern) = sources.iter().find(|source| source.code == PATTERN) else {
        return Err(vec![format!(
            "{} is the pattern and is missing",
            name(PATTERN)
        )]);
    };
    let problems: Vec<String> = sources
        .iter()
        .flat_map(|source| {
            let file = name(&source.code);
            let problems = problems(source, pattern);
            problems
                .into_iter()
                .map(move |what| format!("{file}: {what}"))
        })
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// Whether the schema knows a key's table in full, so that a key of it is no word of the app's choosing.
pub fn is_closed(key: &str) -> bool {
    CLOSED.iter().any(|table| key.starts_with(table))
}

fn problems(source: &Source, pattern: &Source) -> Vec<String> {
    let Some(rule) = schema::rule(source.text("plural")) else {
        let known = schema::RULES.join(", ");
        return vec![format!("`plural` is none of the known rules: {known}")];
    };
    let expected = expected(source, pattern, &schema::categories(rule));
    let own: BTreeSet<String> = source.texts.keys().cloned().collect();
    let missing = expected
        .difference(&own)
        .map(|key| format!("the key `{key}` is missing"));
    let surplus = own
        .difference(&expected)
        .map(|key| format!("the key `{key}` is not known, or has no place in this language"));
    let mut problems: Vec<String> = missing.chain(surplus).collect();
    for (key, text) in &source.texts {
        if let Some(what) = problem_of(key, text, pattern.texts.get(key)) {
            problems.push(format!("`{key}` {what}"));
        }
    }
    problems.extend(head(source));
    problems
}

/// The keys that a file must have, no more and no fewer.
fn expected(source: &Source, pattern: &Source, categories: &[&str]) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = schema::words(pattern).into_iter().collect();
    let inflects_months = source
        .texts
        .keys()
        .any(|key| key.starts_with(schema::MONTHS_OF_DAY));
    for key in schema::runs().into_iter().flat_map(|run| run.keys) {
        let is_form = schema::COUNTED
            .iter()
            .any(|word| key.starts_with(&format!("{word}.")));
        let form = key.rsplit('.').next().unwrap_or_default();
        let has = match key.as_str() {
            // The file's name says it.
            "code" => false,
            _ if is_form => form == schema::NONE || categories.contains(&form),
            key => inflects_months || !key.starts_with(schema::MONTHS_OF_DAY),
        };
        if has {
            keys.insert(key);
        }
    }
    for table in schema::OF_THE_WRITER {
        let own = schema::of_table(pattern, table);
        keys.extend(own.iter().map(|key| format!("{table}{key}")));
    }
    keys.insert("note".to_owned());
    keys
}

fn problem_of(key: &str, text: &Text, pattern: Option<&Text>) -> Option<String> {
    let is_list = matches!(text, Text::List(_));
    if pattern.is_some_and(|pattern| matches!(pattern, Text::List(_)) != is_list) {
        let kind = if is_list {
            "one text"
        } else {
            "a list of texts"
        };
        return Some(format!("must be {kind}"));
    }
    let texts = match text {
        Text::One(text) => core::slice::from_ref(text),
        Text::List(texts) => texts,
    };
    // A note may be wanting; the sign between thousands may be a space.
    let may_be_blank = matches!(key, "note" | "group");
    if !may_be_blank && texts.iter().any(|text| text.trim().is_empty()) {
        return Some("is empty".to_owned());
    }
    if texts.iter().any(|text| text.contains(char::is_control)) {
        return Some("has a control character".to_owned());
    }
    let is_name = |text: &String| !text.contains([':', '：', '|']);
    if is_list && !texts.iter().all(is_name) {
        return Some(
            "has a name with a colon or a bar, which mean something in a query".to_owned(),
        );
    }
    let is_field = schema::FIELDS
        .iter()
        .any(|field| key == format!("query.{field}"));
    if is_field && texts.iter().any(|text| text.contains(char::is_whitespace)) {
        return Some("has a name with a space, which would end it in a query".to_owned());
    }
    texts.iter().find_map(|text| slots(key, text))
}

/// What is wrong with the slots of a text.
fn slots(key: &str, text: &str) -> Option<String> {
    let form = key.rsplit('.').next().unwrap_or_default();
    let is_counted = schema::COUNTED
        .iter()
        .any(|word| key.starts_with(&format!("{word}.")));
    let (must, may): (&[&str], &[&str]) = match key {
        "date.day" => (&["day", "month", "year"], &[]),
        "date.month" => (&["month", "year"], &[]),
        "app.show" => (&["posts"], &[]),
        _ if !is_counted || form == schema::NONE => (&[], &[]),
        _ if matches!(form, "one" | "two") => (&[], &["count"]),
        _ => (&["count"], &[]),
    };
    let found: Vec<&str> = text
        .split('{')
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap_or_default())
        .collect();
    let mut once = found.clone();
    once.sort_unstable();
    once.dedup();
    if let Some(slot) = must.iter().find(|slot| !found.contains(slot)) {
        return Some(format!("has no {{{slot}}}"));
    }
    let strange = found
        .iter()
        .find(|slot| !must.contains(slot) && !may.contains(slot));
    if let Some(slot) = strange {
        return Some(format!("has a slot {{{slot}}} that nothing fills"));
    }
    (once.len() < found.len()).then(|| "has a slot twice".to_owned())
}

/// What is wrong with the values that code reads.
fn head(source: &Source) -> Vec<String> {
    let mut problems = Vec::new();
    for (key, known) in [
        ("direction", ["ltr", "rtl"]),
        ("calendar", ["gregorian", "persian"]),
    ] {
        if !known.contains(&source.text(key)) {
            problems.push(format!("`{key}` must be one of {}", known.join(", ")));
        }
    }
    let digits: Vec<u32> = source.text("digits").chars().map(u32::from).collect();
    let is_row = digits.len() == 10 && digits.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    if !is_row {
        problems.push("`digits` must be the ten digits from nought to nine".to_owned());
    }
    if source.text("group").chars().count() != 1 {
        problems.push("`group` must be the one character between thousands".to_owned());
    }
    problems
}
