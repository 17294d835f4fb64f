//! Finding what a reader means: each promise of the search, shown on the page.

use crate::app_ready::open;
use bayegan_tests::{Page, Visit};

const CHATBOT: &str = "چتبات blender bot 3 هدیه facebook research به مشتاقان حوزه چتبات!";
const EINOPS: &str = "رستگاری تنسورها با einops";
const SILHOUETTE: &str = "معیار silhouette؛ بایدها و نبایدها";

/// Opens the list with the search text in the address, and waits until it is drawn.
async fn find(page: &Page, query: &str) {
    let query = page
        .evaluate(&format!("encodeURIComponent({query:?})"))
        .await;
    open(page, &format!("?q={}", query.as_str().unwrap())).await;
    page.wait_for("main").await;
}

/// Each query finds the post of that title first.
fn first(cases: &'static [(&str, &str)]) {
    Visit::default().run(move |page| async move {
        open(&page, "").await;
        for (query, title) in cases {
            find(&page, query).await;
            page.wait_for_text(".row h2", title).await;
        }
        page.assert_clean().await;
    });
}

#[test]
fn point_1_letters_are_folded_and_marks_cover_what_stands_there() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        for (query, marked) in [
            ("گُلچین", "گلچین"),
            ("ICML٢٠٢٢", "ICML2022"),
            ("پروتئينها", "پروتئینها"),
        ] {
            find(&page, query).await;
            page.wait_for_text(".row h2 mark", marked).await;
        }
    });
}

#[test]
fn point_2_half_space_space_and_joined_are_one() {
    first(&[
        ("چت‌بات", CHATBOT),
        ("چت بات", CHATBOT),
        ("چتبات", CHATBOT),
        (
            "مقاوم‌سازی",
            "مقاومسازی شبکه عصبی در برابر انواع حملات خصمانه!",
        ),
        (
            "پیش یادگیری",
            "مرور روشهای SSL (Self-Supervised Learning) در پیشیادگیری NLP",
        ),
    ]);
}

#[test]
fn point_3_other_forms_of_a_word_are_found() {
    first(&[
        ("تنسور einops", EINOPS),
        ("استارتاپ", "وضعیت هوش مصنوعی در ۲۰۲۲"),
        (
            "حمله خصمانه",
            "مقاومسازی شبکه عصبی در برابر انواع حملات خصمانه!",
        ),
    ]);
}

#[test]
fn point_4_a_typing_mistake_is_forgiven_and_said() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        find(&page, "silhuette").await;
        page.wait_for_text(".row h2", SILHOUETTE).await;
        assert_eq!(page.text(".row .similar").await, "با املای نزدیک");
        assert_eq!(page.text(".row h2 mark").await, "silhouette");
    });
}

#[test]
fn point_5_a_word_is_found_in_the_other_script() {
    first(&[
        ("اینوپس", EINOPS),
        ("سیلوئت", SILHOUETTE),
        ("استیبل دیفیوژن", "بالاخره لذت دسترسی به Stable Diffusion:"),
    ]);
}

#[test]
fn point_6_a_wrong_keyboard_layout_is_seen_through_and_said() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        find(&page, "ثهدخحس").await;
        page.wait_for_text(".row h2", EINOPS).await;
        assert!(page.text(".notice").await.contains("einops"));
        page.click(".notice a:last-child").await;
        page.wait_for(".nothing").await;
        assert_eq!(page.address().await, "?q=ثهدخحس&as=typed");
    });
}

#[test]
fn point_7_the_query_language_never_fails() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        let counts = [
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
        ];
        for (query, count) in counts {
            find(&page, query).await;
            page.wait_for_count(".rows > li", count).await;
        }
        for lone in ["\"einops", "-", "\"", "#", "OR", "site:"] {
            find(&page, lone).await;
            page.wait_for(".found").await;
        }
        page.assert_clean().await;
    });
}

#[test]
fn point_8_an_exact_rare_word_is_not_drowned() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        for query in ["einops", "PEGASUS", "WebLI"] {
            find(&page, query).await;
            page.wait_for_count(".rows > li", 1).await;
            assert_eq!(page.count(".similar").await, 0);
        }
    });
}

#[test]
fn point_9_words_are_offered_and_searches_remembered_here() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        page.wait_for(".rows > li").await;
        page.type_into("#search", "silh").await;
        page.until_true("[...document.querySelectorAll('#suggestions option')].some(o => o.value == 'silhouette')").await;
        page.click(".row h2 a").await;
        page.wait_for(".body").await;
        open(&page, "").await;
        page.wait_for("#facet-recent").await;
        assert_eq!(page.texts("[aria-labelledby=facet-recent] .chip").await, ["silh"]);
        page.click("[aria-labelledby=facet-recent] .plain").await;
        page.wait_for_count("#facet-recent", 0).await;
        // Where nothing is found, near words of the archive are offered.
        open(&page, "?q=silhuette&as=typed").await;
        page.wait_for_text(".nearest a", "silhouette").await;
    });
}

#[test]
fn point_10_a_post_names_the_nearest_three() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        find(&page, "تیر آخر").await;
        page.click(".row h2 a").await;
        page.wait_for_count(".related a", 3).await;
        let title = page.text(".related a").await;
        page.click(".related a").await;
        page.wait_for_text("h1", &title).await;
        page.assert_clean().await;
    });
}
