//! The page comes up, wherever it stands, in every size and theme.

use crate::live::open;
use bayegan_tests::Visit;

#[test]
fn it_comes_up_under_the_root_and_under_a_path() {
    for base in ["/", "/archive/"] {
        Visit::default().under(base).run(|page| async move {
            open(&page, "").await;
            page.wait_for("main").await;
            assert_eq!(page.attribute("html", "dir").await.as_deref(), Some("rtl"));
            page.assert_clean().await;
        });
    }
}
