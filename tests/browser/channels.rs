//! Other channels than the project's own, built by the command and read in a browser: an export with every kind of message, a small
//! English and a small Arabic channel.

use std::path::{Path, PathBuf};
use std::process::Command;

use bayegan_tests::{Key, Page, Visit, Window};
use serde_json::json;
use tempfile::TempDir;

use crate::app_ready::open;

const TESTS: &str = env!("CARGO_MANIFEST_DIR");

/// The site that the command makes of an export.
fn built(export: &Path, config: &Path) -> TempDir {
    let program = std::env::var_os("BAYEGAN_COMMAND")
        .expect("BAYEGAN_COMMAND, the command with the viewer in it, is not set: `cargo xtask test` builds it and sets it");
    let folder = TempDir::new().unwrap();
    let mut command = Command::new(program);
    command.arg("build").arg(export).arg("--config").arg(config);
    command.arg("--out").arg(folder.path().join("site"));
    let said = command.arg("--no-copies").output().unwrap();
    // The export with every kind of message loses some on purpose: 1.
    assert!(
        matches!(said.status.code(), Some(0 | 1)),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    folder
}

/// A visit to a channel of `tests/channels`.
fn channel(name: &str) -> (TempDir, Visit) {
    let folder = Path::new(TESTS).join("channels").join(name);
    visit(built(
        &folder.join("result.json"),
        &folder.join("archive.toml"),
    ))
}

/// A visit to the export with every kind of message and of text.
fn every_kind() -> (TempDir, Visit) {
    let export = Path::new(TESTS).join("../crates/import/tests/fixtures/telegram.json");
    visit(built(
        &export,
        &Path::new(TESTS).join("channels/persian.toml"),
    ))
}

fn visit(folder: TempDir) -> (TempDir, Visit) {
    let site: PathBuf = folder.path().join("site");
    (folder, Visit::default().site(site))
}

/// Ids of the rows, from the top.
async fn rows(page: &Page) -> serde_json::Value {
    page.evaluate("[...document.querySelectorAll('.rows h2 a')].map(a => a.id)")
        .await
}

async fn assert_language(page: &Page, language: &str, direction: &str) {
    let told = "[document.documentElement.lang, document.documentElement.dir, getComputedStyle(document.querySelector('.top .name')).direction]";
    assert_eq!(
        page.evaluate(told).await,
        json!([language, direction, direction])
    );
}

#[test]
fn an_english_channel_reads_from_left_to_right() {
    let (_folder, visit) = channel("english");
    visit.run(|page| async move {
        open(&page, "").await;
        assert_language(&page, "en", "ltr").await;
        page.wait_for_text(".found", "7 posts").await;
        let newest = ["8", "7", "6", "5", "4", "3", "2"].map(|id| format!("post-{id}"));
        assert_eq!(rows(&page).await, json!(newest));
        let days = page.texts(".row .date").await;
        assert_eq!(days.first().unwrap(), "2 February 2025");
        assert_eq!(days.last().unwrap(), "31 December 2023");
        page.click(".orders button:last-child").await;
        page.wait_for_text(".row .date", "31 December 2023").await;
        let mut oldest = newest;
        oldest.reverse();
        assert_eq!(rows(&page).await, json!(oldest));
        page.assert_clean().await;
    });
}

#[test]
fn years_and_months_narrow_in_the_calendar_of_the_language() {
    for (name, year, month, counts) in [
        ("english", "2024", "March 2024", ["5 posts", "3 posts"]),
        ("arabic", "٢٠٢٤", "مايو ٢٠٢٤", ["٣ منشورات", "منشوران"]),
    ] {
        let (_folder, visit) = channel(name);
        visit.run(move |page| async move {
            open(&page, "").await;
            choose(&page, year).await;
            page.wait_for_text(".found", counts[0]).await;
            choose(&page, month).await;
            page.wait_for_text(".found", counts[1]).await;
            page.reload().await;
            page.wait_for_text(".found", counts[1]).await;
            page.assert_clean().await;
        });
    }
    let (_folder, visit) = every_kind();
    visit.run(|page| async move {
        open(&page, "").await;
        choose(&page, "۱۴۰۱").await;
        choose(&page, "اسفند ۱۴۰۱").await;
        page.until_true("location.pathname.endsWith('/date/1401-12/')")
            .await;
        page.assert_clean().await;
    });
}

/// Clicks the filter of that name, once it stands there.
async fn choose(page: &Page, name: &str) {
    let facet = format!(
        "[...document.querySelectorAll('.facet')].find(b => b.querySelector('bdi').textContent == '{name}')"
    );
    page.until_true(&format!("Boolean({facet})")).await;
    page.evaluate(&format!("void {facet}.click()")).await;
}

#[test]
fn what_stands_beside_a_text_is_shown() {
    let (_folder, visit) = channel("english");
    visit.run(|page| async move {
        open(&page, "post/4/").await;
        page.wait_for_text(".poll h2", "What shall we sow first?")
            .await;
        assert_eq!(
            page.texts(".poll li span").await,
            ["Peas · 6", "Broad beans · 3"]
        );
        assert_eq!(
            page.attribute(".poll meter", "max").await.as_deref(),
            Some("9")
        );
        open(&page, "post/2/").await;
        assert_eq!(page.texts(".reactions li").await, ["👍 14", "❤ 3"]);
        open(&page, "post/6/").await;
        assert_eq!(
            page.text(".origin").await,
            "Forwarded from The Soil Society"
        );
        assert_eq!(
            page.texts(".date").await,
            ["20 March 2024", "Edited: 21 March 2024"]
        );
        let body = page.text(".body").await;
        assert!(
            body.contains("3 < 5 & 5 > 3. <script>alert(1)</script>"),
            "{body}"
        );
        open(&page, "post/7/").await;
        assert_eq!(page.text(".media").await, "File beds.pdf 840 kB");
        open(&page, "post/5/").await;
        assert_eq!(page.text(".media .kind").await, "Photo");
        page.assert_clean().await;
    });
}

#[test]
fn replies_and_telegrams_own_addresses_lead_to_the_post_inside() {
    let (_folder, visit) = channel("english");
    visit.run(|page| async move {
        open(&page, "post/5/").await;
        page.click(".origin a").await;
        page.wait_for_text(".poll h2", "What shall we sow first?")
            .await;
        assert_eq!(page.address().await, "post/4/");
        open(&page, "post/3/").await;
        page.click(".body a[href='post/2/']").await;
        page.wait_for_text("h1", "Welcome to the notebook").await;
        assert_eq!(page.address().await, "post/2/");
        page.assert_clean().await;
    });
}

#[test]
fn an_arabic_channel_reads_from_right_to_left_with_its_own_words_and_digits() {
    let (_folder, visit) = channel("arabic");
    visit.run(|page| async move {
        open(&page, "").await;
        assert_language(&page, "ar", "rtl").await;
        page.wait_for_text(".found", "٥ منشورات").await;
        assert_eq!(
            page.texts(".row .date").await.first().unwrap(),
            "٩ يناير ٢٠٢٥"
        );
        open(&page, "post/4/").await;
        assert_eq!(page.texts(".poll li span").await, ["نعم · ٢٨", "لا · ١٢"]);
        open(&page, "post/5/").await;
        page.click(".origin a").await;
        page.wait_for_text(".poll h2", "هل رأيتم شهب البرشاويات؟")
            .await;
        open(&page, "post/6/").await;
        assert_eq!(page.text(".origin").await, "مُعاد توجيهه من إذاعة السماء");
        assert_eq!(page.text(".media .kind").await, "صوت");
        open(&page, "?q=تلسكوب").await;
        page.wait_for_text(".row h2", "كيف تختار تلسكوبًا").await;
        page.assert_clean().await;
    });
}

#[test]
fn every_kind_of_message_is_shown() {
    let (_folder, visit) = every_kind();
    visit.run(|page| async move {
        open(&page, "").await;
        assert_language(&page, "fa", "rtl").await;
        page.wait_for_text(".found", "۱۸ نوشته").await;
        page.wait_for_count(".rows > li", 18).await;
        open(&page, "post/2/").await;
        assert_eq!(page.texts(".date").await, ["۲۵ اسفند ۱۴۰۱"]);
        open(&page, "post/4/").await;
        let code = page.text("pre[dir=ltr]").await;
        assert!(code.starts_with("fn main() {\n"), "{code}");
        assert_eq!(page.text("blockquote").await, "هر که بامش بیش برفش بیشتر");
        open(&page, "post/6/").await;
        assert_eq!(
            page.texts(".date").await.last().unwrap(),
            "ویرایش: ۲۶ اسفند ۱۴۰۱"
        );
        open(&page, "post/7/").await;
        assert_eq!(
            page.attribute(".origin a", "href").await.as_deref(),
            Some("post/2/")
        );
        assert_eq!(
            page.attribute(".body a", "href").await.as_deref(),
            Some("post/2/")
        );
        open(&page, "post/8/").await;
        assert_eq!(page.text(".origin").await, "بازفرستاده از کانال دیگر");
        assert_eq!(page.texts(".reactions li").await, ["👍 ۱۲", "۳", "❤ ۲"]);
        // The picture of an emoji of somebody's own is not in the archive: a neutral sign stands for it, and says so.
        let sign = ".reactions li:nth-child(2) [role=img]";
        assert_eq!(
            page.attribute(sign, "aria-label").await.as_deref(),
            Some("شکلک ویژه")
        );
        assert!(page.rectangle(sign).await.left < page.rectangle(sign).await.right);
        page.assert_clean().await;
    });
}

#[test]
fn every_kind_of_what_stands_beside_a_text_is_shown() {
    let (_folder, visit) = every_kind();
    visit.run(|page| async move {
        open(&page, "post/9/").await;
        assert_eq!(
            page.texts(".poll li span").await,
            ["راست · ۲۰", "پایتون · ۱۰"]
        );
        open(&page, "post/10/").await;
        assert_eq!(page.texts(".media .kind").await, ["عکس", "عکس"]);
        open(&page, "post/12/").await;
        assert_eq!(page.text(".media bdi").await, "گزارش.pdf");
        open(&page, "post/18/").await;
        assert_eq!(page.count(".body script").await, 0);
        assert!(
            page.text(".body")
                .await
                .contains("<script>alert(2)</script")
        );
        page.assert_clean().await;
    });
}

/// Waits until the spoiler of the page can be read, or cannot.
async fn wait_for_spoiler(page: &Page, is_read: bool) {
    let blurred = "getComputedStyle(document.querySelector('.body .spoiler')).filter";
    let wanted = if is_read {
        "== 'none'"
    } else {
        ".startsWith('blur')"
    };
    page.until_true(&format!("{blurred}{wanted}")).await;
}

#[test]
fn a_spoiler_is_read_when_it_is_pointed_at_or_reached_by_keys() {
    let (_folder, visit) = every_kind();
    visit.run(|page| async move {
        open(&page, "post/3/").await;
        assert_eq!(page.text(".body .spoiler").await, "پنهان");
        page.point_at("h1").await;
        wait_for_spoiler(&page, false).await;
        page.point_at(".body .spoiler").await;
        wait_for_spoiler(&page, true).await;
        page.point_at("h1").await;
        wait_for_spoiler(&page, false).await;
        // A finger cannot hover, but what it touches has the focus.
        page.click(".body .spoiler").await;
        page.point_at("h1").await;
        wait_for_spoiler(&page, true).await;
        page.press(Key::Tab).await;
        wait_for_spoiler(&page, false).await;
        page.press_with(&[Key::Shift], Key::Tab).await;
        wait_for_spoiler(&page, true).await;
        page.assert_clean().await;
    });
}

#[test]
fn the_owners_words_and_picture_stand_where_they_belong() {
    let (_folder, visit) = channel("english");
    visit.run(|page| async move {
        open(&page, "").await;
        page.wait_for_count(".about p", 2).await;
        let about = page.text(".about").await;
        assert!(about.contains("<b>No</b> newsletter"), "{about}");
        let links = page
            .evaluate("[...document.querySelectorAll('.about a, .foot a:not([href*=licences])')].map(a => [a.getAttribute('href'), a.target])")
            .await;
        let expected = json!([
            ["mailto:ask@garden.example.org", "_blank"],
            ["post/2/", ""],
            ["https://garden.example.org/", "_blank"]
        ]);
        assert_eq!(links, expected);
        assert_eq!(page.text(".pinned h2").await, "Pinned");
        assert_eq!(
            page.texts(".pinned a").await,
            ["Seeds to order in winter", "Welcome to the notebook"]
        );
        let picture = page.rectangle(".top .name").await;
        let drawn = "getComputedStyle(document.querySelector('.top .name'), '::before').backgroundImage.includes('/picture.svg')";
        assert_eq!(page.evaluate(drawn).await, true);
        assert!(picture.height() >= 36.0, "{picture:?}");
        page.click(".about a[href='post/2/']").await;
        page.wait_for_text("h1", "Welcome to the notebook").await;
        assert_eq!(page.count(".pinned, .about").await, 0);
        assert_eq!(page.count(".foot p").await, 2);
        page.back().await;
        page.wait_for(".pinned").await;
        open(&page, "?q=compost").await;
        page.wait_for_text(".row h2", "On compost").await;
        assert_eq!(page.count(".pinned, .about").await, 0);
        open(&page, "tag/seeds/").await;
        page.wait_for_count(".rows > li", 2).await;
        assert_eq!(page.count(".pinned, .about").await, 0);
        page.assert_clean().await;
    });
}

#[test]
fn the_mark_over_pinned_posts_speaks_each_language() {
    let (_folder, visit) = channel("arabic");
    visit.run(|page| async move {
        for (address, heading) in [
            ("", "منشورات مثبّتة"),
            ("?lang=fa", "سنجاق‌شده"),
            ("?lang=en", "Pinned"),
        ] {
            open(&page, address).await;
            page.wait_for_text(".pinned h2", heading).await;
        }
        assert_eq!(page.text(".foot").await, "كُتب للهواة، ويجوز نقله");
        page.assert_clean().await;
    });
}

#[test]
fn without_scripts_other_channels_are_read_too() {
    for (name, found, heading, poll) in [
        ("english", "7 posts", "Pinned", "What shall we sow first?"),
        (
            "arabic",
            "٥ منشورات",
            "منشورات مثبّتة",
            "هل رأيتم شهب البرشاويات؟",
        ),
    ] {
        let (_folder, visit) = channel(name);
        visit.without_scripts().run(move |page| async move {
            page.open("").await;
            assert_eq!(page.text(".found").await, found);
            assert_eq!(page.text(".pinned h2").await, heading);
            assert_eq!(
                page.count(".about p, .foot p").await,
                if name == "english" { 4 } else { 2 }
            );
            page.open("post/5/").await;
            page.click(".origin a").await;
            page.wait_for_text(".poll h2", poll).await;
            assert_eq!(page.address().await, "post/4/");
            page.assert_clean().await;
        });
    }
}

#[test]
fn no_width_makes_a_page_of_theirs_scroll_sideways() {
    for name in ["english", "arabic"] {
        let (_folder, visit) = channel(name);
        visit.run(|page| async move {
            for window in Window::WIDTHS {
                page.resize(window).await;
                for address in ["", "post/4/", "post/5/"] {
                    open(&page, address).await;
                    let fits = "document.documentElement.scrollWidth <= innerWidth";
                    assert_eq!(page.evaluate(fits).await, true, "{address} in {window:?}");
                }
            }
            page.assert_clean().await;
        });
    }
}
