//! The page in which the figures stand between two markers. It must not know what the figures are.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

const BEGIN: &str = "<!-- figures: begin -->\n";
const END: &str = "<!-- figures: end -->";

/// Puts the figures between the markers of the page.
///
/// # Errors
/// Fails where the page cannot be read or written, or has no markers.
pub fn write(path: &Path, figures: &str) -> Result<()> {
    let page =
        fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let page = between(&page, figures).with_context(|| {
        format!(
            "`{}` lacks the lines `{}` and `{END}`; put them back where the figures belong",
            path.display(),
            BEGIN.trim()
        )
    })?;
    fs::write(path, page).with_context(|| format!("cannot write `{}`", path.display()))
}

fn between(page: &str, figures: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!(
        "{before}{BEGIN}\n{}\n\n{END}{after}",
        figures.trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_the_markers_stays() {
        let page = format!("before\n{BEGIN}old\n{END}\nafter\n");
        let once = between(&page, "new\n");
        let expected = format!("before\n{BEGIN}\nnew\n\n{END}\nafter\n");
        assert_eq!(once.as_deref(), Some(expected.as_str()));
        assert_eq!(between(&expected, "new\n"), once);
    }

    #[test]
    fn a_page_without_markers_is_left_alone() {
        assert_eq!(between("before", "new"), None);
    }
}
