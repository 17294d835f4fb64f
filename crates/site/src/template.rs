//! A text with slots to fill: the page around a view, the page for embedding, the offline worker. It must not know what fills them.

use crate::SiteError;

/// A text with slots. A slot is known by its mark, such as `{title}`, and stands for a value of type `S`.
#[derive(Clone, Debug)]
pub struct Template<S> {
    /// Text, and the slot behind it.
    parts: Vec<(String, S)>,
    end: String,
}

impl<S: Copy> Template<S> {
    /// Reads the viewer's file of that name, in which each of the slots must occur, once or more.
    ///
    /// # Errors
    /// A slot is missing.
    pub fn parse(name: &str, text: &str, slots: &[(&str, S)]) -> Result<Self, SiteError> {
        let mut parts = Vec::new();
        let mut missing: Vec<_> = slots.iter().map(|(mark, _)| *mark).collect();
        let mut rest = text;
        while let Some((start, mark, slot)) = first(rest, slots) {
            let (text, behind) = rest.split_at(start);
            parts.push((text.to_owned(), slot));
            missing.retain(|other| *other != mark);
            rest = behind.strip_prefix(mark).unwrap_or_default();
        }
        match missing.first() {
            Some(mark) => Err(SiteError::viewer(format!("its {name} has no {mark}"))),
            None => Ok(Self {
                parts,
                end: rest.to_owned(),
            }),
        }
    }

    /// The text with each slot filled. What fills it is not looked at: it must be HTML already where the text is, and a mark in it is no slot.
    pub fn fill<'v>(&self, value: impl Fn(S) -> &'v str) -> String {
        let mut text = String::with_capacity(self.end.len() + 4096);
        for (part, slot) in &self.parts {
            text.push_str(part);
            text.push_str(value(*slot));
        }
        text.push_str(&self.end);
        text
    }
}

/// The first slot of a text: where it is, its mark, and what it stands for.
fn first<'m, S: Copy>(text: &str, slots: &[(&'m str, S)]) -> Option<(usize, &'m str, S)> {
    slots
        .iter()
        .filter_map(|&(mark, slot)| Some((text.find(mark)?, mark, slot)))
        .min_by_key(|&(start, ..)| start)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    const SLOTS: [(&str, u8); 3] = [("{root}", 0), ("<!--view-->", 1), ("{view-help}", 2)];

    fn parse(text: &str) -> Result<Template<u8>, SiteError> {
        Template::parse("a.html", text, &SLOTS)
    }

    #[test]
    fn slots_are_filled_in_their_places() {
        let template = parse("<{root}|<!--view-->{view-help}|{root}!").unwrap();
        let filled = template.fill(|slot| ["../", "{root}", ""][usize::from(slot)]);
        assert_eq!(filled, "<../|{root}|../!");
    }

    #[test]
    fn a_missing_slot_is_named_with_its_file() {
        let error = parse("{root}{view-help}").unwrap_err().to_string();
        assert!(
            error.contains("a.html") && error.contains("<!--view-->"),
            "{error}"
        );
    }
}
