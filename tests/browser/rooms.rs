//! The rooms beside the posts: links, overview, saved posts, settings; what is kept, and keys.

use crate::app_ready::open;
use bayegan_tests::{Key, Page, Visit};

#[test]
fn links_are_narrowed_sorted_and_lead_to_their_posts() {
    Visit::default().run(|page| async move {
        open(&page, "links/").await;
        page.wait_for_text(".found", "۴۶ پیوند").await;
        page.click(".facet-kinds .facet").await;
        page.until_true("document.querySelectorAll('.library tbody tr').length < 46")
            .await;
        let kinds = page.texts(".library .kind").await;
        assert!(kinds.iter().all(|kind| kind == "بلاگ"), "{kinds:?}");
        page.click(".library th:nth-child(2) a").await;
        page.wait_for("th[aria-sort=ascending]:nth-child(2)").await;
        let sites = page.texts(".library td:nth-child(2)").await;
        assert!(sites.is_sorted() && sites.len() > 2, "{sites:?}");
        page.click(".library td:nth-child(3) a").await;
        page.wait_for(".post-page").await;
        page.back().await;
        page.wait_for("th[aria-sort=ascending]:nth-child(2)").await;
        page.assert_clean().await;
    });
}

#[test]
fn each_bar_of_the_overview_leads_to_what_it_counts() {
    Visit::default().run(|page| async move {
        open(&page, "overview/").await;
        let name = page.text(".bars th a").await;
        let count = page.text(".bars td").await;
        page.click(".bars th a").await;
        page.wait_for_text(".found", &format!("{count} نوشته"))
            .await;
        page.wait_for_text(".chosen .chip", &name).await;
        page.assert_clean().await;
    });
}

#[test]
fn each_word_of_a_tag_leads_to_the_search_for_it_within_the_tag() {
    Visit::default().run(|page| async move {
        open(&page, "overview/").await;
        let cards = page.count(".vocabulary li").await;
        let words = page.count(".vocabulary p a").await;
        assert!(
            cards > 2 && (cards..=cards * 6).contains(&words),
            "{cards}, {words}"
        );
        let (tag, word) = (
            page.text(".vocabulary h3").await,
            page.text(".vocabulary p a").await,
        );
        page.click(".vocabulary p a").await;
        page.wait_for_text(".chosen .chip", &tag).await;
        page.until_true(&format!(
            "document.getElementById('search').value == {word:?}"
        ))
        .await;
        page.wait_for(".rows mark").await;
        assert!(page.address().await.starts_with("tag/"));
        page.assert_clean().await;
    });
}

#[test]
fn a_saved_post_is_there_after_a_reload_and_gone_when_all_is_deleted() {
    Visit::default().run(|page| async move {
        open(&page, "post/303/").await;
        page.click(".save").await;
        page.wait_for(".save[aria-pressed=true]").await;
        open(&page, "saved/").await;
        page.wait_for_count(".rows > li", 1).await;
        assert_eq!(page.count(".related li").await, 1);
        open(&page, "settings/").await;
        page.click(".erase").await;
        page.click(".erase").await;
        page.wait_for_text(".actions [role=status]", "همه پاک شد.")
            .await;
        assert_eq!(kept(&page).await, "");
        open(&page, "saved/").await;
        assert_eq!(page.count(".rows").await, 0);
        page.assert_clean().await;
    });
}

/// The names of what the site keeps in the browser, but for the offline notice's own.
async fn kept(page: &Page) -> String {
    let names = page
        .evaluate(
            "Object.keys(localStorage).filter((name) => !/^bayegan:(told|offered):/.test(name)).join()",
        )
        .await;
    names.as_str().unwrap_or("not a text").to_owned()
}

#[test]
fn what_is_kept_comes_back_from_its_file() {
    Visit::default().run(|page| async move {
        open(&page, "settings/").await;
        let file = r#"{"saved":["303"],"read":[],"recent":["einops"],"settings":["theme=dark&digits=latin"]}"#;
        bring(&page, file).await;
        page.wait_for("html[data-theme=dark]").await;
        open(&page, "saved/").await;
        page.wait_for_count(".rows > li", 1).await;
        open(&page, "").await;
        page.wait_for_text(".found", "21 نوشته").await;
        open(&page, "settings/").await;
        bring(&page, "[1").await;
        page.wait_for_text(".actions [role=status]", "این پرونده از بایگان نیست؛ چیزی تغییر نکرد.")
            .await;
        page.assert_clean().await;
    });
}

/// Chooses a file of that text, as the reader would.
async fn bring(page: &Page, text: &str) {
    let script = format!(
        "(() => {{
            const files = new DataTransfer();
            files.items.add(new File([{text:?}], 'kept.json'));
            const field = document.querySelector('input[type=file]');
            field.files = files.files;
            field.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()"
    );
    page.evaluate(&script).await;
}

#[test]
fn a_theme_holds_before_anything_is_painted() {
    Visit::default().run(|page| async move {
        open(&page, "settings/").await;
        page.click("input[value=dark]").await;
        page.wait_for("html[data-theme=dark]").await;
        page.open("").await;
        // The mark stands from the head on: no script of the body has set it.
        page.wait_for("html[data-theme=dark]").await;
        let ground = page
            .evaluate("getComputedStyle(document.body).backgroundColor")
            .await;
        assert_eq!(ground.as_str(), Some("rgb(21, 23, 26)"));
        page.assert_clean().await;
    });
}

#[test]
fn keys_move_through_the_page_in_any_layout_and_can_be_turned_off() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        // A Persian layout writes ت with the key of the letter j.
        page.press_code("KeyJ", "ت", &[]).await;
        page.press_code("KeyJ", "ت", &[]).await;
        page.until_true("document.activeElement === document.querySelectorAll('.rows h2 a')[1]")
            .await;
        page.press_code("KeyK", "ن", &[]).await;
        page.until_true("document.activeElement === document.querySelectorAll('.rows h2 a')[0]")
            .await;
        page.press(Key::Enter).await;
        page.wait_for(".post-page").await;
        page.press_code("KeyJ", "ت", &[]).await;
        page.wait_for_text(".post-page h1", "ما به تو مدیونیم آقای SE!")
            .await;
        page.press(Key::Escape).await;
        page.wait_for(".rows").await;
        page.press_code("Slash", "/", &[]).await;
        page.until_true("document.activeElement.id === 'search'")
            .await;
        page.type_into("#search", "jk/").await;
        page.until_true("document.querySelector('#search').value === 'jk/'")
            .await;
        page.press(Key::Escape).await;
        page.until_true("document.querySelector('#search').value === ''")
            .await;
        open(&page, "settings/").await;
        page.click("input[name=keys][value=off]").await;
        page.press_code("Slash", "/", &[]).await;
        page.wait_for("input[name=keys][value=off]:checked").await;
        assert_eq!(
            page.evaluate("document.activeElement.id").await.as_str(),
            Some("")
        );
        page.assert_clean().await;
    });
}
