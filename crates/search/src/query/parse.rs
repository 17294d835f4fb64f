//! Takes a query apart, chunk by chunk between white space. It must not know what the parts will find.

use super::{Atom, Clause, Phrase, Query, Word, names::Subject};
use crate::{
    Field, Filter, FilterKey, Source, normalise,
    normalise::is_letter,
    term_encoding::{is_persian, term},
    token,
    token::Joint,
};

/// What opens and closes a phrase.
const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Endings that are written apart from their word as often as not.
const ENDINGS: [&[u8]; 24] = [
    term!("ها"),
    term!("های"),
    term!("هایی"),
    term!("هایش"),
    term!("هایم"),
    term!("هایت"),
    term!("هاش"),
    term!("هاشون"),
    term!("هاتون"),
    term!("هامون"),
    term!("هایشان"),
    term!("تر"),
    term!("ترین"),
    term!("تری"),
    term!("ای"),
    term!("ام"),
    term!("ات"),
    term!("اش"),
    term!("اند"),
    term!("ست"),
    term!("ی"),
    term!("هام"),
    term!("هات"),
    term!("شون"),
];

/// Prefixes that are.
const PREFIXES: [&[u8]; 2] = [term!("می"), term!("نمی")];

/// What stands between a name and what is asked of it; Chinese keyboards write the second.
const COLONS: [char; 2] = [':', '：'];

/// Takes the text apart, with the names that the source knows too.
pub(super) fn parse(text: &str, source: Option<&dyn Source>) -> Query {
    let mut parser = Parser {
        source,
        query: Query {
            text: text.to_owned(),
            ..Query::default()
        },
        or: false,
        adjoins: false,
    };
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        rest = parser.chunk(rest).trim_start();
    }
    parser.prefixes();
    parser.query
}

/// What has been read.
struct Parser<'s> {
    source: Option<&'s dyn Source>,
    query: Query,
    /// Whether `OR` stands before what comes next.
    or: bool,
    /// Whether a word ends just before the white space that comes next, so that a word behind it adjoins it.
    adjoins: bool,
}

impl Parser<'_> {
    /// Reads one chunk; gives what stands behind it.
    fn chunk<'a>(&mut self, text: &'a str) -> &'a str {
        let (whole, behind) = split_chunk(text);
        if (whole == "OR" || whole == "|")
            && !self.query.clauses.is_empty()
            && !behind.trim().is_empty()
        {
            self.or = true;
            return behind;
        }
        let positive = text
            .strip_prefix(['-', '−'])
            .filter(|rest| rest.starts_with(begins));
        let (not, text) = match positive {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        self.positive(text, not)
    }

    /// Reads a chunk behind its minus.
    fn positive<'a>(&mut self, text: &'a str, not: bool) -> &'a str {
        if let Some((quoted, closed, behind)) = quotation(text) {
            self.phrase(quoted, None, closed, not);
            return behind;
        }
        let (chunk, behind) = split_chunk(text);
        let last = behind.is_empty();
        if let Some(tag) = chunk
            .strip_prefix('#')
            .filter(|tag| tag.contains(is_letter))
        {
            self.filter(FilterKey::Tag, tag, last, not);
            return behind;
        }
        if let Some((before, value)) = chunk.split_once(COLONS)
            && value.contains(|c| is_letter(c) || QUOTES.contains(&c))
            && let Some(subject) = self.subject(before)
        {
            let at = chunk.len() - value.len();
            return self.field(subject, text.get(at..).unwrap_or_default(), not);
        }
        self.words(chunk, None, last, not);
        behind
    }

    /// What is asked about by a name, however it is spelt.
    fn subject(&self, name: &str) -> Option<Subject> {
        let name = normalise(name);
        Subject::of(&name).or_else(|| self.source?.named(&name))
    }

    /// Reads the value behind a field's colon.
    fn field<'a>(&mut self, subject: Subject, text: &'a str, not: bool) -> &'a str {
        let (value, closed, behind) = quotation(text).unwrap_or_else(|| {
            let (chunk, behind) = split_chunk(text);
            (chunk, !behind.is_empty(), behind)
        });
        match subject {
            Subject::Filter(key) => self.filter(key, value, !closed, not),
            Subject::Field(field) if text.starts_with(QUOTES) => {
                self.phrase(value, Some(field), closed, not);
            }
            Subject::Field(field) => self.words(value, Some(field), !closed, not),
        }
        behind
    }

    fn filter(&mut self, key: FilterKey, value: &str, is_prefix: bool, not: bool) {
        let value = value.trim_matches('#').to_owned();
        let mut filter = Filter::new(key, value, is_prefix);
        filter.named = self.source.map_or(0, |source| source.values(&filter));
        self.add(Atom::Filter(filter), not);
        self.adjoins = false;
    }

    /// Adds the words of a quotation as one phrase.
    fn phrase(&mut self, text: &str, field: Option<Field>, closed: bool, not: bool) {
        let mut words = words(text, field, !closed);
        words.iter_mut().for_each(|word| word.optional = false);
        self.group(words, false, not);
        self.adjoins = false;
    }

    /// Adds the words of a chunk, those that signs hold together as guessed phrases.
    fn words<'a>(&mut self, chunk: &'a str, field: Option<Field>, last: bool, not: bool) {
        let scheme = |(_, behind): (&str, &'a str)| behind.strip_prefix("//");
        let address = chunk.split_once(':').and_then(scheme).unwrap_or(chunk);
        let address = address.strip_prefix("www.").unwrap_or(address);
        let mut groups: Vec<Vec<Word>> = Vec::new();
        let mut end = 0;
        let mut read = words(address, field, last).into_iter();
        token::each(address, &mut |token| {
            let Some(mut word) = read.next() else { return };
            let attached = token.joint == Joint::Attached;
            let held = attached && token.start > end;
            word.adjoins = attached || self.adjoins && token.start == 0;
            end = token.end;
            match groups.last_mut() {
                Some(group) if held => group.push(word),
                _ => groups.push(vec![word]),
            }
        });
        groups
            .into_iter()
            .for_each(|group| self.group(group, true, not));
        self.adjoins = end > 0 && end as usize == address.len();
    }

    /// Adds a word, or a phrase of several.
    fn group(&mut self, mut words: Vec<Word>, guessed: bool, not: bool) {
        match words.len() {
            0 => {}
            1 => words
                .drain(..)
                .for_each(|word| self.word(word, guessed, not)),
            _ => self.add(Atom::Phrase(Phrase { words, guessed }), not),
        }
    }

    /// Adds a word; `loose`: it may be a mere ending.
    fn word(&mut self, mut word: Word, loose: bool, not: bool) {
        let before = self.query.clauses.last().and_then(Clause::word);
        let hangs = before.is_some_and(|before| before.term.iter().all(|byte| is_persian(*byte)));
        let script_turned = before.is_some() && word.adjoins;
        word.optional =
            loose && (hangs || script_turned) && ENDINGS.contains(&word.term.as_slice());
        self.add(Atom::Word(word), not);
    }

    /// Adds a part, to the clause before it where `OR` stands between.
    fn add(&mut self, atom: Atom, not: bool) {
        match self.query.clauses.last_mut() {
            Some(clause) if self.or => clause.any.push(atom),
            _ => self.query.clauses.push(Clause {
                any: vec![atom],
                not,
            }),
        }
        self.or = false;
    }

    /// Marks prefixes that stand before another word.
    fn prefixes(&mut self) {
        let followed: Vec<bool> = self
            .query
            .clauses
            .iter()
            .skip(1)
            .map(|clause| clause.word().is_some())
            .collect();
        for (clause, followed) in self.query.clauses.iter_mut().zip(followed) {
            if let [Atom::Word(word)] = clause.any.as_mut_slice() {
                word.optional |= followed && PREFIXES.contains(&word.term.as_slice());
            }
        }
    }
}

/// The words of a text; the last is a prefix where nothing stands behind it.
fn words(text: &str, field: Option<Field>, last: bool) -> Vec<Word> {
    let mut words = Vec::new();
    token::each(text, &mut |token| {
        words.push(Word {
            term: token.term.to_vec(),
            is_prefix: last && token.end as usize == text.len(),
            field,
            adjoins: token.joint != Joint::Apart,
            optional: false,
        });
    });
    words
}

/// Whether something to exclude can begin with the character.
fn begins(c: char) -> bool {
    is_letter(c) || c == '#' || QUOTES.contains(&c)
}

/// The text up to the next white space, and what follows.
fn split_chunk(text: &str) -> (&str, &str) {
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// The text of a quotation at the beginning, whether it is closed, and what follows.
fn quotation(text: &str) -> Option<(&str, bool, &str)> {
    let inside = text.strip_prefix(QUOTES)?;
    Some(match inside.split_once(QUOTES) {
        Some((quoted, behind)) => (quoted, true, behind),
        None => (inside, false, ""),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term_encoding;
    use proptest::prelude::*;

    /// Writes the query out: words as they are, `+` behind prefixes, `?` behind optional ones, phrases in brackets.
    fn check(text: &str, expected: &str) {
        let clauses: Vec<String> = parse(text, None).clauses.iter().map(clause).collect();
        assert_eq!(clauses.join(" "), expected, "{text}");
    }

    fn clause(clause: &Clause) -> String {
        let parts: Vec<String> = clause.any.iter().map(atom).collect();
        format!("{}{}", if clause.not { "!" } else { "" }, parts.join("|"))
    }

    fn atom(atom: &Atom) -> String {
        match atom {
            Atom::Word(word) => self::word(word),
            Atom::Phrase(phrase) => {
                let words: Vec<String> = phrase.words.iter().map(word).collect();
                format!(
                    "{}[{}]",
                    if phrase.guessed { "~" } else { "" },
                    words.join(" ")
                )
            }
            Atom::Filter(filter) => {
                format!(
                    "{:?}={}{}",
                    filter.key,
                    filter.value,
                    if filter.is_prefix { "+" } else { "" }
                )
            }
        }
    }

    #[test]
    fn punctuation_parts_neighbours() {
        let adjoins = |text| -> Vec<bool> {
            parse(text, None)
                .clauses
                .iter()
                .filter_map(Clause::word)
                .map(|word| word.adjoins)
                .collect()
        };
        assert_eq!(adjoins("a b، c (d e"), [false, true, false, false, true]);
        assert_eq!(adjoins("a #t b"), [false, false]);
    }

    fn word(word: &Word) -> String {
        let mut text = String::new();
        if let Some(field) = word.field {
            text += &format!("{field:?}:");
        }
        term_encoding::decode(&word.term, &mut text);
        text + if word.is_prefix { "+" } else { "" } + if word.optional { "?" } else { "" }
    }

    #[test]
    fn only_the_word_being_typed_is_open() {
        check("شبكه عصبی", "شبکه عصبی+");
        check("شبکه عصبی ", "شبکه عصبی");
        check("که؟", "که");
    }

    #[test]
    fn quotations_are_phrases() {
        check("\"a b\" c ", "[a b] c");
        check("«الف ب» ", "[الف ب]");
        check("\"یک\" x", "یک x+");
    }

    #[test]
    fn unfinished_quotations_and_lone_signs_are_text() {
        check("\"a b", "[a b+]");
        check("- \" # | : -- «»", "");
        check("OR a OR", "or a or+");
    }

    #[test]
    fn a_minus_excludes() {
        check("a -b -\"c d\" -#e ", "a !b ![c d] !Tag=e");
        check("a-b ", "~[a b]");
    }

    #[test]
    fn or_joins() {
        check("a OR b c ", "a|b c");
        check("#read | #tool ", "Tag=read|Tag=tool");
    }

    #[test]
    fn fields_by_their_names() {
        check(
            "tag:read site:arxiv.org kind:paper has:preview ",
            "Tag=read Site=arxiv.org Kind=paper Has=preview",
        );
        check("TAG:خبر kind：paper", "Tag=خبر Kind=paper+");
        check("title:einops ", "Title:einops");
        check("title:«دو واژه»", "[Title:دو Title:واژه]");
        check("برچسب:خبر ", "~[برچسب خبر]");
        check("site: x ", "site x");
        check("http://a.b/c ", "~[a b c]");
    }

    #[test]
    fn signs_hold_words_together() {
        check("GPT-3 x.y(z) C++ ", "~[gpt 3] ~[x y z] c++");
        check("https://www.adept.ai/act", "~[adept ai act+]");
    }

    #[test]
    fn endings_and_prefixes_apart_are_optional() {
        check("شبکه های عصبی ", "شبکه های? عصبی");
        check("می کند ", "می? کند");
        check("detectorها ", "detector ها?");
        check("های ", "های");
    }

    proptest! {
        #[test]
        fn nothing_fails(text in "\\PC{0,40}|[ab \"«»#:|\\-−OR\u{200C}\n]{0,30}") {
            let query = parse(&text, None);
            prop_assert!(query.clauses.iter().all(|clause| !clause.any.is_empty()));
        }
    }
}
