//! Direction: which glyphs stand left of which, as the browser laid them out.

use bayegan_tests::app_ready::open;
use bayegan_tests::{Page, Visit};

/// Where a text stands on the page: the left edge of its first occurrence in the first element that a CSS selector finds.
async fn left(page: &Page, css: &str, text: &str) -> f64 {
    let script = format!(
        "(() => {{
            const root = document.querySelector({css:?});
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); ) {{
                const at = node.data.indexOf({text:?});
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + {text:?}.length);
                return range.getBoundingClientRect().left;
            }}
            return null;
        }})()"
    );
    page.evaluate(&script)
        .await
        .as_f64()
        .unwrap_or_else(|| panic!("{text} does not stand in {css}"))
}

async fn open_first(page: &Page, query: &str) {
    open(page, query).await;
    page.click(".row h2 a").await;
    page.wait_for(".body").await;
}

#[test]
fn each_run_of_letters_stands_where_it_is_read() {
    Visit::default().run(|page| async move {
        // A Persian line that opens with a Latin word still runs right to left.
        open_first(&page, "?q=NLLB").await;
        assert_eq!(page.attribute("h1", "dir").await.as_deref(), Some("rtl"));
        assert!(left(&page, "h1", "مدل").await > left(&page, "h1", "NLLB-200").await);
        assert!(left(&page, "h1", "NLLB-200").await > left(&page, "h1", "ترجمه").await);
        // Latin names keep their own order and punctuation.
        open_first(&page, "?q=ACT-1 ترنسفورمر اتوپایلوت").await;
        assert!(left(&page, "h1", "ACT").await < left(&page, "h1", "-1").await);
        // Addresses and code run left to right.
        open_first(&page, "?q=einops").await;
        assert!(left(&page, "pre", "y =").await < left(&page, "pre", "transpose").await);
        assert!(left(&page, "pre", "transpose").await < left(&page, "pre", "(0").await);
        let address = ".link-row .address";
        assert!(left(&page, address, "https").await < left(&page, address, "einops").await);
        // A tag keeps its sign before the word.
        let tag = ".tags a";
        assert!(left(&page, tag, "#").await < left(&page, tag, "tool").await);
    });
}

#[test]
fn a_signed_number_keeps_its_sign_on_the_left() {
    Visit::default().run(|page| async move {
        open_first(&page, "?q=silhouette").await;
        for number in ["-۱", "+۱"] {
            let script = format!(
                "[...document.querySelectorAll('.body bdi')].find(b => b.textContent == '{number}').id = 'signed'"
            );
            page.evaluate(&script).await;
            let sign = &number[..1];
            assert!(left(&page, "#signed", sign).await < left(&page, "#signed", "۱").await, "{number}");
            page.evaluate("document.getElementById('signed').id = ''").await;
        }
    });
}
