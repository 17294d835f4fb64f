//! A hostile channel, from its export to the page: the requirements S1 and S7 of docs/requirements.md on what `attacks` holds, as far as an engine has a say.

use bayegan_tests::app_ready::{open, ready};
use bayegan_tests::attacks::{self, ELEMENTS, LARGE, RAN, TURNED};
use bayegan_tests::fixtures::{of_export, of_page};
use bayegan_tests::{Faults, Host, Page, Visit};
use serde_json::Value;

/// Visits the hostile site; the other origin must not be asked for anything.
fn visit<F: Future<Output = ()> + 'static>(
    export: fn(&str) -> Value,
    steps: impl FnOnce(Page) -> F + 'static,
) {
    let nothing = of_page("");
    let far = Host::start(nothing.path(), "/", &Faults::default());
    let site = of_export(&export(&far.url()), "");
    Visit::default().site(site.path()).run(|page| async move {
        steps(page.clone()).await;
        assert!(far.requests().is_empty(), "{:?}", far.requests());
        assert!(page.foreign_requests().await.is_empty());
    });
}

/// The numbers of the posts in the site.
async fn posts(page: &Page) -> Vec<u32> {
    let found = page.evaluate("[...document.querySelectorAll('.row h2 a')].map(a => Number(a.id.replace('post-', '')))").await;
    let found: Vec<u32> = serde_json::from_value(found).unwrap();
    assert_eq!(found.len(), 12 + 5);
    found
}

#[test]
fn s1_nothing_of_a_hostile_channel_runs_or_leaves() {
    visit(attacks::export, |page| async move {
        open(&page, "").await;
        let posts = posts(&page).await;
        for address in posts
            .iter()
            .map(|id| format!("post/{id}/"))
            .chain([String::new()])
        {
            open(&page, &address).await;
            assert_eq!(
                page.evaluate(&format!("{RAN} === undefined")).await,
                true,
                "{address}"
            );
            assert_eq!(page.evaluate(ELEMENTS).await, 0, "{address}");
        }
        // The text is all there, as text.
        open(&page, "post/1/").await;
        assert!(
            page.text(".post-page")
                .await
                .contains("<script>window.ran=1</script>")
        );
        page.assert_clean().await;
    });
}

#[test]
fn s1_what_is_too_much_is_shown_and_searched_all_the_same() {
    visit(attacks::large_export, |page| async move {
        for (id, title) in [
            (LARGE, "دو مگابایت"),
            (LARGE + 1, "پانصد برچسب"),
            (LARGE + 2, "یک خط"),
        ] {
            open(&page, &format!("post/{id}/")).await;
            page.wait_for_text("h1", title).await;
            page.until_true("document.documentElement.scrollWidth <= innerWidth")
                .await;
        }
        page.fill("#search", "برچسب").await;
        page.wait_for(".rows > li").await;
        page.assert_clean().await;
    });
}

#[test]
fn s7_what_turns_letters_around_stays_within_its_line_and_joiners_in_the_text() {
    visit(attacks::export, |page| async move {
        open(&page, "post/22/").await;
        assert_eq!(
            page.evaluate("document.querySelector('h1').textContent")
                .await,
            TURNED
        );
        // What follows the title runs as ever: the first letter of the tag stands left of the last.
        let a = page.text_rectangles("article > footer", "a").await[0];
        let c = page.text_rectangles("article > footer", "c").await[0];
        assert!(a.left < c.left, "{a:?} {c:?}");
        open(&page, "post/23/").await;
        ready(&page).await;
        page.fill("#search", "می\u{200c}شود").await;
        page.wait_for(".row mark").await;
    });
}
