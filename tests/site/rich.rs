//! Rich messages as pages: each block as the element that says what it is. It knows nothing of scripts.

use std::path::Path;

use bayegan_tests::fixtures::of_file;

use crate::files::{Files, all, attributes, page, read, texts};

/// The site of the export with every kind of block.
fn site() -> Files {
    let export = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../crates/import/tests/fixtures/export_rich.json");
    read(of_file(&export, &[]).path())
}

#[test]
fn text_has_its_marks_one_within_the_other() {
    let post = page(&site(), "post/2/");
    assert_eq!(texts(&post, "h1"), ["Glazes and kilns"]);
    assert_eq!(texts(&post, "h1 i"), ["kilns"]);
    let links = attributes(&post, ".body a[href='https://example.org/glaze']", "href");
    assert_eq!(links.len(), 1, "one link, however it is cut");
    assert_eq!(
        texts(&post, ".body a[href='https://example.org/glaze'] b code"),
        ["linked"]
    );
    for (name, text) in [
        ("sub", "2"),
        ("sup", "2"),
        ("mark", "marked"),
        ("del", "1220 °C"),
        ("ins", "1240 °C"),
    ] {
        assert_eq!(texts(&post, &format!(".body {name}")), [text]);
    }
    assert_eq!(texts(&post, ".body h4"), ["The end"]);
    let way = &attributes(&post, ".body a[href*='#']", "href")[0];
    let (address, place) = way.split_once('#').unwrap();
    assert_eq!(address, "post/2/");
    assert_eq!(texts(&post, &format!("#{place}")), ["The end"]);
    assert_eq!(texts(&post, ".body p[dir=rtl]"), ["خط دوم به فارسی"]);
}

#[test]
fn lists_quotations_and_what_unfolds_are_elements_of_these_names() {
    let post = page(&site(), "post/3/");
    assert_eq!(
        texts(&post, ".body > ul > li > ul > li"),
        ["ash", "tin: white"]
    );
    let boxes = ".body > ul [role=checkbox]";
    assert_eq!(attributes(&post, boxes, "aria-checked"), ["true", "false"]);
    assert_eq!(
        attributes(&post, ".body > ol > li", "value"),
        ["3", "4", "9", "3", "2", "1"]
    );
    assert_eq!(attributes(&post, ".body > ol", "type"), ["1", "I"]);
    assert_eq!(attributes(&post, ".body ol ol", "type"), ["a"]);
    assert_eq!(all(&post, ".body > ol[reversed]").len(), 1);
    assert_eq!(
        texts(&post, ".body > ol > li > pre code, ol pre code").len(),
        1
    );
    assert_eq!(texts(&post, "blockquote cite"), ["An old saying"]);
    assert_eq!(texts(&post, "blockquote.pull"), ["Fire decides"]);
    assert_eq!(texts(&post, "summary"), ["More", "…"]);
    assert_eq!(
        all(&post, ".body > details[open] > details:not([open])").len(),
        1
    );
    assert_eq!(
        attributes(&post, ".body > .code pre", "data-language"),
        ["rust", "tex"]
    );
}

#[test]
fn a_table_has_its_cells_in_a_region_that_scrolls() {
    let post = page(&site(), "post/4/");
    assert_eq!(attributes(&post, ".table", "tabindex"), ["0", "0"]);
    assert_eq!(texts(&post, "caption"), ["Firing"]);
    assert_eq!(
        texts(&post, ".table:first-child th"),
        ["Cone", "°C", "Note"]
    );
    assert_eq!(attributes(&post, "td[colspan]", "colspan"), ["3"]);
    assert_eq!(attributes(&post, "td[rowspan]", "rowspan"), ["2"]);
    assert_eq!(texts(&post, "td.right"), ["999", "1222"]);
    assert_eq!(all(&post, "table.striped").len(), 1);
}

#[test]
fn media_stand_where_they_belong() {
    let post = page(&site(), "post/5/");
    assert_eq!(all(&post, ".body figure").len(), 7);
    assert_eq!(all(&post, "ul.media").len(), 0);
    assert_eq!(texts(&post, ".body > figure > figcaption")[0], "The kiln");
    assert_eq!(all(&post, ".gallery > figure").len(), 2);
    assert_eq!(
        texts(&post, ".body a[href='https://t.me/clay_news']"),
        ["Clay News"]
    );
    let beside = page(&site(), "post/9/");
    assert_eq!(all(&beside, "ul.media li").len(), 1);
}
