//! The words that set each group of documents apart from the rest, worked out when an archive is built. It must not know what makes a group.
//!
//! Measured by the log-odds ratio with the whole as its prior, in standard deviations: Monroe, Colaresi and Quinn, "Fightin' Words", Political
//! Analysis 16(4), 2008. Forms of one word count together, and are shown as the group writes them most often.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Field, Source, stem::stem, token};

/// How often a word counts in one document: what a single document repeats does not speak for its group.
const MOST_IN_DOCUMENT: u32 = 3;

/// Words of fewer letters say little.
const SHORTEST: usize = 3;

/// Words in more than one of so many documents are how people write, and no group's own.
const COMMON: usize = 3;

/// Fewer standard deviations than this are chance.
const LEAST: f64 = 0.75;

/// A word's places: how often it stands in a group, in how many documents, and in which forms.
#[derive(Default)]
struct Count {
    times: u32,
    documents: u32,
    forms: BTreeMap<String, u32>,
}

type Counts = BTreeMap<Vec<u8>, Count>;

/// How often a word stands in all documents, and in how many.
#[derive(Default)]
struct Spread {
    times: u32,
    documents: u32,
}

/// For each group of documents the words that are most its own, the most telling first, `most` at the most; none for a group of one document
/// or of all.
pub fn telling_words(source: &dyn Source, groups: &[Vec<u32>], most: usize) -> Vec<Vec<String>> {
    let documents = source.len() as usize;
    let is_part = |group: &Vec<u32>| (2..documents).contains(&group.len());
    if !groups.iter().any(is_part) {
        return groups.iter().map(|_| Vec::new()).collect();
    }
    let whole = whole(source);
    let names = names(source);
    let telling = |group: &Vec<u32>| {
        if !is_part(group) {
            return Vec::new();
        }
        most_telling(&counts(source, group), &whole, documents, &names, most)
    };
    groups.iter().map(telling).collect()
}

/// The words of all documents. A document is read again for each of its groups: to keep what was counted would take many times the
/// memory of the text.
fn whole(source: &dyn Source) -> BTreeMap<Vec<u8>, Spread> {
    let mut whole: BTreeMap<Vec<u8>, Spread> = BTreeMap::new();
    for (stem, count) in (0..source.len()).flat_map(|document| words(source, document)) {
        let to = whole.entry(stem).or_default();
        to.times += count.times;
        to.documents += count.documents;
    }
    whole
}

/// The words of a document's headline and running text by their stems; addresses and numbers are none.
fn words(source: &dyn Source, document: u32) -> Counts {
    let mut counts = Counts::new();
    for field in [Field::Title, Field::Body] {
        source.texts(document, field, &mut |text| {
            let chunks = text.split_whitespace().filter(|chunk| !is_address(chunk));
            chunks.for_each(|chunk| {
                token::each(chunk, &mut |token| {
                    let written = chunk
                        .get(token.start as usize..token.end as usize)
                        .unwrap_or_default();
                    if written.chars().count() < SHORTEST || written.chars().any(char::is_numeric) {
                        return;
                    }
                    let count = counts.entry(stem(token.term).to_vec()).or_default();
                    count.times = (count.times + 1).min(MOST_IN_DOCUMENT);
                    count.documents = 1;
                    *count.forms.entry(written.to_owned()).or_default() += 1;
                })
            });
        });
    }
    counts
}

fn is_address(chunk: &str) -> bool {
    chunk.contains("://")
        || chunk.contains("t.me/")
        || chunk.contains("www.")
        || chunk.starts_with('@')
}

/// Words that are tags: who reads of a group knows its name.
fn names(source: &dyn Source) -> BTreeSet<Vec<u8>> {
    let mut names = BTreeSet::new();
    for document in 0..source.len() {
        source.texts(document, Field::Tags, &mut |text| {
            token::each(text, &mut |token| {
                names.insert(stem(token.term).to_vec());
            });
        });
    }
    names
}

/// The words of a group of documents.
fn counts(source: &dyn Source, group: &[u32]) -> Counts {
    let mut counts = Counts::new();
    let words = group.iter().flat_map(|document| words(source, *document));
    for (stem, count) in words {
        let to = counts.entry(stem).or_default();
        to.times += count.times;
        to.documents += count.documents;
        for (form, times) in count.forms {
            *to.forms.entry(form).or_default() += times;
        }
    }
    counts
}

fn most_telling(
    own: &Counts,
    whole: &BTreeMap<Vec<u8>, Spread>,
    documents: usize,
    names: &BTreeSet<Vec<u8>>,
    most: usize,
) -> Vec<String> {
    let in_group = total(own.values().map(|count| count.times));
    let in_all = total(whole.values().map(|spread| spread.times));
    let mut words: Vec<(f64, &Count)> = own
        .iter()
        .filter(|(stem, count)| count.documents > 1 && !names.contains(*stem))
        .filter_map(|(stem, count)| Some((count, whole.get(stem)?)))
        .filter(|(_, all)| all.documents as usize <= documents.div_ceil(COMMON).max(2))
        .map(|(count, all)| {
            let [group, all] = [count.times, all.times].map(f64::from);
            (deviations(group, in_group, all, in_all), count)
        })
        .filter(|(deviations, _)| *deviations >= LEAST)
        .collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0));
    let words = words.into_iter().take(most);
    words.filter_map(|(_, count)| usual_form(count)).collect()
}

fn total(times: impl Iterator<Item = u32>) -> f64 {
    times.map(f64::from).sum()
}

/// How far a word's odds in the group lie above those in the rest, in standard deviations; `group` and `all`: how often the word stands there.
fn deviations(group: f64, in_group: f64, all: f64, in_all: f64) -> f64 {
    let odds = |times: f64, of: f64| ((times + all) / (of + in_all - times - all)).ln();
    let (rest, in_rest) = (all - group, in_all - in_group);
    let variance = 1.0 / (group + all) + 1.0 / (rest + all);
    (odds(group, in_group) - odds(rest, in_rest)) / variance.sqrt()
}

/// The form that is written most often, of several the one that sorts first.
fn usual_form(count: &Count) -> Option<String> {
    let most = count.forms.values().max()?;
    let usual = count.forms.iter().find(|(_, times)| *times == most);
    usual.map(|(form, _)| form.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Filter;

    struct Texts(Vec<(&'static str, &'static str)>);

    impl Source for Texts {
        fn len(&self) -> u32 {
            self.0.len() as u32
        }
        fn texts(&self, document: u32, field: Field, visit: &mut dyn FnMut(&str)) {
            match (field, self.0.get(document as usize)) {
                (Field::Tags, Some((tag, _))) => visit(tag),
                (Field::Body, Some((_, text))) => visit(text),
                _ => {}
            }
        }
        fn satisfies(&self, _: u32, _: &Filter) -> bool {
            false
        }
    }

    fn telling(texts: &[(&'static str, &'static str)], group: &[u32]) -> Vec<String> {
        let words = telling_words(&Texts(texts.to_vec()), &[group.to_vec()], 3);
        words.into_iter().flatten().collect()
    }

    const COOKING: [(&str, &str); 4] = [
        ("food", "bake the bread in the oven #food"),
        (
            "food",
            "the oven bakes #food https://example.org/stone/stone",
        ),
        ("walks", "stone and river in the valley, 1402 1402"),
        ("walks", "the river in the valley"),
    ];

    #[test]
    fn what_the_rest_has_too_does_not_tell() {
        assert_eq!(telling(&COOKING, &[0, 1]), ["bake", "oven"]);
        assert_eq!(telling(&COOKING, &[2, 3]), ["river", "valley"]);
    }

    #[test]
    fn one_document_and_all_of_them_have_nothing_of_their_own() {
        assert!(telling(&COOKING, &[0]).is_empty());
        assert!(telling(&COOKING, &[0, 1, 2, 3]).is_empty());
        assert!(telling(&COOKING, &[]).is_empty());
        assert!(telling(&[], &[9]).is_empty());
    }

    #[test]
    fn a_word_is_shown_as_it_is_written_most_often() {
        let texts = [
            ("a", "مدل‌های زبانی"),
            ("a", "مدل‌های بینایی، مدل‌ها"),
            ("b", "داده"),
            ("b", "داده"),
        ];
        assert_eq!(telling(&texts, &[0, 1]), ["مدل‌های"]);
    }
}
