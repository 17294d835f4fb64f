//! Finds the files of an export among the names in a folder, on a disk or packed. It reads none of them.

use std::collections::BTreeMap;

/// What Telegram Desktop writes for machines.
const JSON: &str = "result.json";
/// What its pages are called before their number.
const PAGE: &str = "messages";
const PAGE_ENDING: &str = ".html";
/// The most folders that are told of.
const MOST_TOLD: usize = 5;

/// Why a folder is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOne {
    /// No file in it is one of an export.
    Nothing,
    /// Several folders in it hold an export each: the first few.
    Several(Vec<String>),
}

/// Files of an export in one folder.
#[derive(Default)]
struct Found<'n> {
    json: Option<&'n str>,
    /// Pages by their number.
    pages: BTreeMap<u32, &'n str>,
}

/// The files of the one export among these names, which are paths with `/`: `result.json`, else `messages.html`, `messages2.html` and so on in their order. It may stand in a folder of its own; the one that is the least deep is taken.
///
/// # Errors
/// There is none, or there are several beside each other.
pub fn export_files<'n>(names: impl IntoIterator<Item = &'n str>) -> Result<Vec<&'n str>, NotOne> {
    let mut folders: BTreeMap<(usize, &str), Found<'n>> = BTreeMap::new();
    for path in names {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let page = page_number(name);
        if name != JSON && page.is_none() {
            continue;
        }
        let depth = folder.split('/').filter(|part| !part.is_empty()).count();
        let found = folders.entry((depth, folder)).or_default();
        match page {
            Some(page) => drop(found.pages.insert(page, path)),
            None => found.json = Some(path),
        }
    }
    let least = folders.keys().map(|(depth, _)| *depth).next();
    let mut nearest = folders
        .into_iter()
        .filter(|((depth, _), _)| Some(*depth) == least);
    let Some(((_, first), found)) = nearest.next() else {
        return Err(NotOne::Nothing);
    };
    let others: Vec<String> = nearest.map(|((_, folder), _)| folder.to_owned()).collect();
    if !others.is_empty() {
        let all = std::iter::once(first.to_owned()).chain(others);
        return Err(NotOne::Several(all.take(MOST_TOLD).collect()));
    }
    Ok(match found.json {
        Some(json) => vec![json],
        None => found.pages.into_values().collect(),
    })
}

/// The number of a page by its name: 1 for `messages.html`.
fn page_number(name: &str) -> Option<u32> {
    match name.strip_prefix(PAGE)?.strip_suffix(PAGE_ENDING)? {
        "" => Some(1),
        number if number.starts_with(|first: char| first.is_ascii_digit() && first != '0') => {
            number.parse().ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{NotOne, export_files};

    #[test]
    fn pages_stand_in_their_order() {
        let names = [
            "messages10.html",
            "css/style.css",
            "messages.html",
            "messages2.html",
            "messages_old.html",
            "photos/messages.html",
        ];
        let expected = ["messages.html", "messages2.html", "messages10.html"];
        assert_eq!(export_files(names), Ok(expected.to_vec()));
    }

    #[test]
    fn the_export_for_machines_goes_before_pages() {
        let names = ["A/messages.html", "A/result.json", "A/photos/result.json"];
        assert_eq!(export_files(names), Ok(vec!["A/result.json"]));
    }

    #[test]
    fn one_is_needed() {
        assert_eq!(export_files(["a.txt", "b/c.jpg"]), Err(NotOne::Nothing));
        let several = NotOne::Several(vec!["chats/chat_1".into(), "chats/chat_2".into()]);
        let names = ["chats/chat_2/messages.html", "chats/chat_1/messages.html"];
        assert_eq!(export_files(names), Err(several));
    }
}
