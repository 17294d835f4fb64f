//! Holds what others say of the address to what is read and written here: the script of the frames, the page for embedding, the documents. It
//! must not know how a view is drawn.

use super::tests::full;
use super::*;
use std::collections::BTreeSet;

const FRAME: &str = include_str!("../../assets/frame.js");
const ELEMENT: &str = include_str!("../../assets/embed.js");
const BUILDER: &str = include_str!("../../assets/embed-builder.js");
const BUILDER_PAGE: &str = include_str!("../../assets/embed-builder.html");
const DOCUMENT: &str = include_str!("../../docs/embedding.md");

type Names = BTreeSet<String>;

fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> Names {
    names.into_iter().map(str::to_owned).collect()
}

/// What stands between each two marks of the kind, every second part.
fn quoted(text: &str, mark: char) -> Names {
    names(text.split(mark).skip(1).step_by(2))
}

/// The parameters of the compact view, as they are written.
fn compact() -> Names {
    let mut out = form_urlencoded::Serializer::new(String::new());
    if let Some(embed) = full().embed {
        embed.write(&mut out);
    }
    let search = out.finish();
    form_urlencoded::parse(search.as_bytes())
        .map(|(name, _)| name.into_owned())
        .collect()
}

/// Every parameter: those of a route of which each part says something, so that none stands in the path.
fn every() -> Names {
    let post = Some("no path".to_owned());
    let address = Route { post, ..full() }.address();
    let (path, search) = address.split_once('?').unwrap_or_default();
    assert_eq!(path, "");
    form_urlencoded::parse(search.as_bytes())
        .map(|(name, _)| name.into_owned())
        .collect()
}

/// The strings of a script's list, such as `NAME = ["a", "b"]`.
fn list(script: &str, name: &str) -> Names {
    let start = [name, " = ["].concat();
    let list = script.split_once(&start).map(|(_, behind)| behind);
    let list = list.and_then(|list| list.split_once(']'));
    quoted(list.unwrap_or_default().0, '"')
}

/// The rows of the document's table with that heading, cell by cell.
fn table(heading: &str) -> Vec<Vec<&'static str>> {
    let lines = DOCUMENT
        .lines()
        .skip_while(|line| !line.starts_with(heading));
    let rows = lines.skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split('|').skip(1).collect()).collect()
}

fn first_cells(heading: &str) -> Names {
    let rows = table(heading);
    let cells = rows.iter().filter_map(|row| row.first());
    cells.flat_map(|cell| quoted(cell, '`')).collect()
}

/// The parameters in the table of a module's head: what stands in the path has a slash.
fn told(head: &str) -> Names {
    let rows = head.lines().filter_map(|line| line.strip_prefix("//! |"));
    let cells = rows.filter_map(|row| row.split('|').next());
    let mut told: Names = cells.flat_map(|cell| quoted(cell, '`')).collect();
    told.retain(|name| !name.contains('/'));
    told
}

#[test]
fn the_script_of_frames_knows_the_parameters_of_the_compact_view() {
    assert_eq!(list(FRAME, "OWN"), compact());
}

#[test]
fn the_script_of_frames_waits_for_all_that_the_app_alone_finds() {
    let mut expected = every();
    // Of the language the script asks whether it is the page's own.
    expected.retain(|name| !compact().contains(name) && name != "lang");
    assert_eq!(list(FRAME, "FOUND_BY_APP"), expected);
}

#[test]
fn the_document_lists_every_parameter() {
    assert_eq!(first_cells("| parameter | values |"), every());
}

#[test]
fn the_heads_of_the_modules_list_every_parameter() {
    let mut own = every();
    own.retain(|name| !compact().contains(name));
    own.insert("embed".to_owned());
    assert_eq!(told(include_str!("mod.rs")), own);
    assert_eq!(told(include_str!("../embed.rs")), compact());
}

#[test]
fn the_parts_that_can_be_left_out_are_the_same_everywhere() {
    let parts = list(FRAME, "PARTS");
    let row = table("| parameter | values |")
        .into_iter()
        .find(|row| row[0].contains("`hide`"));
    assert_eq!(quoted(row.unwrap_or_default()[1], '`'), parts);
    let boxes = BUILDER_PAGE.split("name=\"hide\" value=\"").skip(1);
    let boxes = boxes.filter_map(|behind| behind.split('"').next());
    assert_eq!(names(boxes), parts);
}

#[test]
fn the_attributes_of_the_element_are_the_same_everywhere() {
    let attributes = list(ELEMENT, "observedAttributes");
    assert_eq!(first_cells("| attribute | what |"), attributes);
    let mut chosen = list(BUILDER, "ATTRIBUTES");
    chosen.extend(names(["src", "title"]));
    assert_eq!(chosen, attributes);
}
