//! The table `[publish]` of `archive.toml`: what is left out of the archive, or made unreadable in it. It must not know how that is done.

use serde::Deserialize;
use toml::Spanned;

use super::Mistake;
use super::site::{Misplaced, value, values};
use crate::publish::{Choices, Redactions};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PublishTable {
    since: Option<Spanned<String>>,
    until: Option<Spanned<String>>,
    #[serde(default)]
    only_tags: Vec<Spanned<String>>,
    #[serde(default)]
    without_tags: Vec<Spanned<String>>,
    #[serde(default)]
    drop_forwards: bool,
    #[serde(default)]
    redact: Vec<Spanned<String>>,
}

const NO_DAY: Mistake = (
    "this is no day",
    "write year, month and day, such as \"2024-03-20\"",
);
const NO_TAG: Mistake = (
    "the tag is empty or has a space",
    "write each tag as a text of its own, with or without #",
);
const NO_REDACTION: Mistake = (
    "nothing of this name can be made unreadable",
    "name any of \"phones\", \"emails\", \"names\"",
);

impl PublishTable {
    pub(super) fn read(self) -> Result<Choices, Misplaced> {
        let day = |told: Option<Spanned<String>>| {
            told.map(|told| value(told, |text| text.parse().ok(), NO_DAY))
                .transpose()
        };
        let mut redact = Redactions::default();
        for name in self.redact {
            value(
                name,
                |name| redact.choose(&name).then_some(()),
                NO_REDACTION,
            )?;
        }
        Ok(Choices {
            since: day(self.since)?,
            until: day(self.until)?,
            only_tags: values(self.only_tags, is_tag, NO_TAG)?,
            without_tags: values(self.without_tags, is_tag, NO_TAG)?,
            drop_forwards: self.drop_forwards,
            redact,
        })
    }
}

fn is_tag(text: &str) -> bool {
    let tag = text.trim_start_matches('#');
    !tag.is_empty() && !tag.contains(char::is_whitespace)
}
