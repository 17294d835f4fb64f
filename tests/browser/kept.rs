//! What a reader keeps in the browser: saved posts and settings, in storage and in a file.

use bayegan_tests::app_ready::open;
use bayegan_tests::{Page, Visit};

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
