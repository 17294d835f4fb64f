//! Other channels than the project's own, as pages: an export with every kind of message, a small English and a small Arabic channel, each with
//! the words, digits and dates of its language. It knows nothing of scripts.

use bayegan_tests::fixtures::{of_channel, of_every_kind};
use scraper::Html;

use crate::files::{Files, all, attributes, page, read, texts};

fn channel(name: &str) -> Files {
    read(of_channel(name).path())
}

/// Ids of the rows, from the top.
fn rows(page: &Html) -> Vec<String> {
    attributes(page, ".rows h2 a", "id")
}

fn assert_language(page: &Html, language: &str, direction: &str) {
    assert_eq!(attributes(page, "html", "lang"), [language]);
    assert_eq!(attributes(page, "html", "dir"), [direction]);
}

/// The only one.
fn only(found: Vec<String>) -> String {
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap_or_default()
}

#[test]
fn an_english_channel_reads_from_left_to_right() {
    let files = channel("english");
    let front = page(&files, "");
    assert_language(&front, "en", "ltr");
    assert_eq!(texts(&front, ".found"), ["7 posts"]);
    let newest = ["8", "7", "6", "5", "4", "3", "2"].map(|id| format!("post-{id}"));
    assert_eq!(rows(&front), newest);
    let days = texts(&front, ".row .date");
    assert_eq!(days.first().unwrap(), "2 February 2025");
    assert_eq!(days.last().unwrap(), "31 December 2023");
}

#[test]
fn what_stands_beside_a_text_is_shown() {
    let files = channel("english");
    let post = page(&files, "post/4/");
    assert_eq!(texts(&post, ".poll h2"), ["What shall we sow first?"]);
    assert_eq!(
        texts(&post, ".poll li span"),
        ["Peas · 6", "Broad beans · 3"]
    );
    assert_eq!(attributes(&post, ".poll meter", "max"), ["9", "9"]);
    assert_eq!(
        texts(&page(&files, "post/2/"), ".reactions li"),
        ["👍 14", "❤ 3"]
    );
    let post = page(&files, "post/6/");
    assert_eq!(texts(&post, ".origin"), ["Forwarded from The Soil Society"]);
    assert_eq!(
        attributes(&post, ".origin a", "href"),
        ["https://t.me/c/1400000077"]
    );
    assert_eq!(
        texts(&post, ".post-page article > .date"),
        ["20 March 2024", "Last changed: 21 March 2024"]
    );
    let body = only(texts(&post, ".body"));
    assert!(
        body.contains("3 < 5 & 5 > 3. <script>alert(1)</script>"),
        "{body}"
    );
    assert_eq!(
        texts(&page(&files, "post/7/"), ".media li"),
        ["File beds.pdf 840 kB"]
    );
    assert_eq!(texts(&page(&files, "post/5/"), ".media .kind"), ["Photo"]);
}

#[test]
fn replies_and_telegrams_own_addresses_lead_to_the_post_inside() {
    let files = channel("english");
    assert_eq!(
        attributes(&page(&files, "post/5/"), ".origin a", "href"),
        ["post/4/"]
    );
    assert_eq!(
        attributes(
            &page(&files, "post/3/"),
            ".body a[href='post/2/']",
            "target"
        ),
        [""; 0]
    );
    assert_eq!(
        texts(&page(&files, "post/2/"), "h1"),
        ["Welcome to the notebook"]
    );
}

#[test]
fn an_arabic_channel_reads_from_right_to_left_with_its_own_words_and_digits() {
    let files = channel("arabic");
    let front = page(&files, "");
    assert_language(&front, "ar", "rtl");
    assert_eq!(texts(&front, ".found"), ["٥ منشورات"]);
    assert_eq!(texts(&front, ".row .date")[0], "٩ يناير ٢٠٢٥");
    assert_eq!(texts(&front, ".pinned h2"), ["منشورات مثبّتة"]);
    assert_eq!(texts(&front, ".foot"), ["كُتب للهواة، ويجوز نقله"]);
    let post = page(&files, "post/4/");
    assert_eq!(texts(&post, ".poll h2"), ["هل رأيتم شهب البرشاويات؟"]);
    assert_eq!(texts(&post, ".poll li span"), ["نعم · ٢٨", "لا · ١٢"]);
    assert_eq!(
        attributes(&page(&files, "post/5/"), ".origin a", "href"),
        ["post/4/"]
    );
    let post = page(&files, "post/6/");
    assert_eq!(texts(&post, ".origin"), ["مُعاد توجيهه من إذاعة السماء"]);
    assert_eq!(texts(&post, ".media .kind"), ["صوت"]);
}

#[test]
fn every_kind_of_message_is_shown() {
    let files = read(of_every_kind().path());
    let front = page(&files, "");
    assert_language(&front, "fa", "rtl");
    assert_eq!(texts(&front, ".found"), ["۱۸ نوشته"]);
    assert_eq!(rows(&front).len(), 18);
    assert_eq!(
        texts(&page(&files, "post/2/"), "article > .date"),
        ["۲۵ اسفند ۱۴۰۱"]
    );
    let post = page(&files, "post/4/");
    assert!(texts(&post, "pre[dir=ltr]")[0].starts_with("fn main() {\n"));
    assert_eq!(texts(&post, "blockquote"), ["هر که بامش بیش برفش بیشتر"]);
    let dates = texts(&page(&files, "post/6/"), "article > .date");
    assert_eq!(dates.last().unwrap(), "آخرین تغییر: ۲۶ اسفند ۱۴۰۱");
    let post = page(&files, "post/7/");
    assert_eq!(attributes(&post, ".origin a", "href"), ["post/2/"]);
    assert_eq!(attributes(&post, ".body a", "href")[0], "post/2/");
    let post = page(&files, "post/8/");
    assert_eq!(texts(&post, ".origin"), ["بازفرستاده از کانال دیگر"]);
    assert_eq!(texts(&post, ".reactions li"), ["👍 ۱۲", "۳", "❤ ۲"]);
    // The picture of an emoji of somebody's own is not in the archive: a neutral sign stands for it, and says so.
    let sign = ".reactions li:nth-child(2) [role=img]";
    assert_eq!(attributes(&post, sign, "aria-label"), ["شکلک ویژه"]);
}

#[test]
fn every_kind_of_what_stands_beside_a_text_is_shown() {
    let files = read(of_every_kind().path());
    let polled = page(&files, "post/9/");
    assert_eq!(
        texts(&polled, ".poll li span"),
        ["راست · ۲۰", "پایتون · ۱۰"]
    );
    assert_eq!(
        texts(&page(&files, "post/10/"), ".media .kind"),
        ["عکس", "عکس"]
    );
    assert_eq!(
        texts(&page(&files, "post/12/"), ".media bdi"),
        ["گزارش.pdf"]
    );
    let post = page(&files, "post/18/");
    assert_eq!(all(&post, ".body script").len(), 0);
    assert!(only(texts(&post, ".body")).contains("<script>alert(2)</script"));
}

#[test]
fn the_owners_words_stand_where_they_belong() {
    let files = channel("english");
    let front = page(&files, "");
    assert_eq!(all(&front, ".about p").len(), 2);
    let about = only(texts(&front, ".about"));
    assert!(about.contains("<b>No</b> newsletter"), "{about}");
    let links = all(&front, ".about a, .foot a").into_iter();
    let links: Vec<_> = links
        .map(|link| (link.attr("href"), link.attr("target")))
        .collect();
    let expected = [
        (Some("mailto:ask@garden.example.org"), Some("_blank")),
        (Some("post/2/"), None),
        (Some("https://garden.example.org/"), Some("_blank")),
    ];
    assert_eq!(links, expected);
    assert_eq!(texts(&front, ".pinned h2"), ["Pinned"]);
    assert_eq!(
        texts(&front, ".pinned a"),
        ["Seeds to order in winter", "Welcome to the notebook"]
    );
    for address in ["post/2/", "tag/seeds/"] {
        let page = page(&files, address);
        assert_eq!(all(&page, ".pinned, .about").len(), 0, "{address}");
        assert_eq!(all(&page, ".foot p").len(), 2, "{address}");
    }
}
