//! What an owner says beside the posts, in the files of a whole site. The viewer is the project's page, sheet and scripts with an empty
//! wasm file: nothing here runs it.

use crate::common::{files, made, pages, text};
use bayegan_import::PinnedPost;
use bayegan_site::{Options, OwnerWords, SiteError};

fn words(about: &str, pinned: &[u32], footer: &[&str]) -> Options {
    Options::default().with_words(OwnerWords {
        about: (!about.is_empty()).then(|| about.to_owned()),
        pinned: pinned.iter().copied().map(PinnedPost::Message).collect(),
        footer: footer.iter().map(|line| (*line).to_owned()).collect(),
    })
}

#[test]
fn the_footer_stands_on_every_page_with_its_links() {
    let footer = ["نوشتهٔ example.org/a", "See t.me/data_notes/2"];
    let files = files(&words("", &[], &footer));
    let expected = "<footer class=\"foot\"><p dir=\"rtl\">نوشتهٔ <a href=\"https://example.org/a\" target=\"_blank\" \
        rel=\"noopener noreferrer\"><bdi dir=\"ltr\">example.org/a</bdi></a></p>\
        <p dir=\"ltr\">See <a href=\"post/2/\"><bdi dir=\"ltr\">t.me/data_notes/2</bdi></a></p></footer>";
    assert!(pages(&files).count() > 3);
    for page in pages(&files) {
        assert_eq!(text(&files, page).matches(expected).count(), 1, "{page}");
    }
}

#[test]
fn without_words_nothing_of_theirs_stands_there() {
    let files = files(&Options::default());
    let page = text(&files, "index.html");
    for sign in [
        "class=\"foot\"",
        "class=\"about\"",
        "class=\"pinned\"",
        "<!--foot-->",
    ] {
        assert!(!page.contains(sign), "{sign}");
    }
}

#[test]
fn about_and_pinned_stand_on_the_front_page_alone() {
    let files = files(&words("کانال داده: https://example.org/", &[2, 1, 2], &[]));
    let page = text(&files, "index.html");
    let about = "<div class=\"about\"><p dir=\"rtl\">کانال داده: <a href=\"https://example.org/\" target=\"_blank\" \
        rel=\"noopener noreferrer\"><bdi dir=\"ltr\">https://example.org/</bdi></a></p></div>";
    assert_eq!(page.matches(about).count(), 1, "{page}");
    let (_, pinned) = page
        .split_once("<section class=\"pinned\"><h2>سنجاق‌شده</h2>")
        .unwrap();
    let (pinned, _) = pinned.split_once("</section>").unwrap();
    let places: Vec<_> = pinned.match_indices("href=\"post/").collect();
    assert_eq!(places.len(), 2, "{pinned}");
    assert!(pinned.find("post/2/") < pinned.find("post/1/"));
    for (path, other) in &files {
        if path.ends_with(".html") && path != "index.html" {
            let other = str::from_utf8(other).unwrap();
            assert!(
                !other.contains("class=\"pinned\"") && !other.contains("class=\"about\""),
                "{path}"
            );
        }
    }
    let description = "<meta name=\"description\" content=\"کانال داده: https://example.org/\">";
    assert!(page.contains(description));
    assert!(
        text(&files, "site.webmanifest")
            .contains("\"description\":\"کانال داده: https://example.org/\"")
    );
}

#[test]
fn hostile_words_are_text() {
    let hostile = "</footer><script>alert(1)</script> {title} <!--view--> javascript://a.example/%0aalert(1) \" onclick=x";
    let files = files(&words(hostile, &[], &[hostile]));
    for path in pages(&files) {
        let page = text(&files, path);
        assert!(!page.contains("<script>alert"), "{path}");
        assert!(
            page.contains(
                "&lt;/footer&gt;&lt;script&gt;alert(1)&lt;/script&gt; {title} &lt;!--view--&gt;"
            ),
            "{path}"
        );
        assert!(!page.contains("href=\"javascript"), "{path}");
    }
    let front = text(&files, "index.html");
    for start in ["<div class=\"about\">", "<footer class=\"foot\">"] {
        let said = format!("{start}<p dir=\"ltr\">&lt;/footer&gt;&lt;script&gt;");
        assert!(front.contains(&said), "{said}");
    }
}

#[test]
fn a_pinned_post_that_is_not_there_is_an_error() {
    let error = made(&words("", &[9], &[])).unwrap_err();
    assert!(matches!(error, SiteError::Option(_)));
    assert!(error.to_string().contains("pinned post 9"), "{error}");
}

#[test]
fn feeds_say_what_the_channel_is_about() {
    let options = words("دربارهٔ\nداده", &[], &[]).at("https://example.org/".parse().unwrap());
    let files = files(&options);
    assert!(text(&files, "feed.json").contains("\"description\":\"دربارهٔ داده\""));
}
