//! What the pages of the project's own archive say: the list, a post's parts, tags with their counts, what no page may hold. That the app
//! shows the same is held by `taking_over::each_file_holds_what_the_app_shows` in each engine. It knows nothing of scripts.

use std::sync::OnceLock;

use bayegan_tests::fixtures::built;
use scraper::Html;

use crate::files::{Files, all, attributes, page, read, text, texts};

/// The site that the browsers see.
fn site() -> &'static Files {
    static SITE: OnceLock<Files> = OnceLock::new();
    SITE.get_or_init(|| read(&built()))
}

/// Every page of it, by path.
fn pages() -> impl Iterator<Item = (&'static str, Html)> {
    let paths = site().keys().filter(|path| path.ends_with(".html"));
    paths.map(|path| (path.as_str(), Html::parse_document(text(site(), path))))
}

/// The post whose title has this in it.
fn post(part: &str) -> Html {
    let front = page(site(), "");
    let links = all(&front, ".row h2 a");
    let link = links
        .iter()
        .find(|link| link.text().collect::<String>().contains(part));
    page(site(), link.unwrap().attr("href").unwrap())
}

#[test]
fn the_list_holds_every_post_newest_first() {
    let front = page(site(), "");
    assert_eq!(texts(&front, ".found"), ["۲۱ نوشته"]);
    let titles = texts(&front, ".rows > li h2");
    assert_eq!(titles.len(), 21);
    assert_eq!(titles[0], "بحر در کوزه این بار با HF!");
    assert_eq!(titles[20], "مدل NLLB-200 از متا؛ ترجمه ماشینی ۲۰۰ زبانه");
}

#[test]
fn every_tag_stands_with_its_count_and_leads_to_as_many_posts() {
    let expected = [
        ("#read", "۱۲", 12),
        ("#blog", "۶", 6),
        ("#paper", "۵", 5),
        ("#handsOn", "۳", 3),
        ("#tool", "۲", 2),
        ("#news", "۱", 1),
        ("#dataset", "۱", 1),
        ("#tweet", "۱", 1),
        ("#course", "۱", 1),
        ("#coach", "۱", 1),
    ];
    let front = page(site(), "");
    let names = texts(&front, ".facet-tags .facet bdi");
    let counts = texts(&front, ".facet-tags .facet .count");
    let addresses = attributes(&front, ".facet-tags .facet", "href");
    assert_eq!(names.len(), expected.len());
    for (tag, count, posts) in expected {
        let at = names.iter().position(|name| name == tag).unwrap();
        assert_eq!(counts[at], count, "{tag}");
        let rows = all(&page(site(), &addresses[at]), ".rows > li").len();
        assert_eq!(rows, posts, "{tag}");
    }
}

#[test]
fn a_post_shows_its_parts() {
    let page = post("einops");
    assert_eq!(texts(&page, "h1"), ["رستگاری تنسورها با einops"]);
    let code = texts(&page, "pre[dir=ltr]");
    assert_eq!(code[0].lines().count(), 2, "{code:?}");
    assert!(code[0].contains("y = einops.rearrange(x, 'b c h w -> b h w c')"));
    assert_eq!(all(&page, "pre a").len(), 0);
    assert_eq!(texts(&page, ".links .label")[0], "لینک رپوی einops:");
    assert_eq!(texts(&page, ".link-row .kind"), ["کد", "سایت", "مقاله"]);
    let first = |name| attributes(&page, ".link-row", name).swap_remove(0);
    assert_eq!(first("href"), "https://github.com/arogozhnikov/einops");
    assert_eq!(first("rel"), "noopener noreferrer");
    assert_eq!(texts(&page, ".preview .site")[0], "GitHub");
    assert_eq!(all(&page, ".postscript").len(), 1);
    assert_eq!(texts(&page, ".post-page .tag"), ["#tool"]);
    let title = &texts(&page, "title")[0];
    assert!(title.starts_with("رستگاری تنسورها با einops — "), "{title}");
}

#[test]
fn a_reference_to_a_post_of_the_archive_leads_to_it_by_its_title() {
    let page = post("وضعیت هوش مصنوعی در ۲۰۲۲");
    let inside = texts(&page, ".body a[href*='post/303']");
    // In place of the bare address.
    assert_eq!(inside, ["مدل ACT-1، ترنسفورمر در نقش اتوپایلوت"]);
    let known = crate::files::page(site(), "post/303/");
    let outside = attributes(&known, ".actions a", "href");
    assert!(outside.contains(&"https://t.me/nlp_stuff/303".to_owned()));
}

#[test]
fn s2_s3_no_page_has_a_script_style_or_handler_of_its_own_text() {
    const OWN: &str = "style, [style], script:not([src]):not([type='application/ld+json'])";
    let mut count = 0;
    for (path, page) in pages() {
        assert_eq!(all(&page, OWN).len(), 0, "{path}");
        for element in all(&page, "*") {
            let mut names = element.value().attrs().map(|(name, _)| name);
            assert!(
                !names.any(|name| name.starts_with("on")),
                "{path}: {}",
                element.html()
            );
        }
        count += 1;
    }
    assert!(count > 30, "{count} pages");
}

#[test]
fn s5_every_file_that_a_page_names_has_its_integrity_value() {
    const NAMED: &str = "script[src], link[rel=stylesheet], link[rel=modulepreload]";
    for (path, page) in pages() {
        let named = all(&page, NAMED);
        assert!(!named.is_empty(), "{path}");
        for element in named {
            assert!(
                element.attr("integrity").is_some(),
                "{path}: {}",
                element.html()
            );
        }
        for element in all(&page, "script[data-wasm]") {
            assert!(element.attr("data-integrity").is_some(), "{path}");
        }
    }
}

#[test]
fn s8_every_page_leads_to_the_list_of_what_ships_and_its_licences() {
    for (path, page) in pages() {
        // What helps to embed the site, and what is shown in frames, has no footer.
        let is_of_the_site = !all(&page, "#app").is_empty();
        let leads = attributes(&page, "footer a[href$='licences.txt']", "href");
        assert_eq!(leads.len(), usize::from(is_of_the_site), "{path}");
    }
    let list = text(site(), "licences.txt");
    for listed in [
        "Vazirmatn",
        "SIL Open Font License 1.1",
        "| yew | ",
        "| serde | ",
        "Permission is hereby granted, free of charge",
    ] {
        assert!(list.contains(listed), "no {listed}");
    }
    let licence = text(site(), "fonts/OFL.txt");
    assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1"));
}
