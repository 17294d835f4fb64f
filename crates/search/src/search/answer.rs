//! Matches the parts of a query against all documents and counts them together. It must not know what is done where nothing matches.

use super::{
    lookup::{Asked, Found, Lookup},
    results::{Hit, MatchKind},
    scoring::{Evidence, Held},
};
use crate::{
    Query,
    highlight::Pattern,
    narrow::to_u32,
    phrase::Row,
    query::{Atom, Clause, Phrase},
    weights,
};

/// What the documents hold of a query.
pub(super) struct Answer<'q> {
    documents: u32,
    /// The words that must stand somewhere, each by itself.
    asked: Vec<Asked<'q>>,
    /// What is known of them.
    found: Found,
    parts: Vec<Part>,
    /// The documents that hold all of it, in the order of their numbers.
    pub hits: Vec<Hit>,
    /// Whether they hold only most of it.
    pub partial: bool,
    /// How many words the patterns are forms of.
    pub words: u32,
}

/// A part of a query.
struct Part {
    held: Holding,
    /// How much it says that a document holds it.
    rarity: f32,
    kind: Kind,
}

/// What the documents hold of a part.
enum Holding {
    /// What they hold of the word at this place among those asked for.
    Word(usize),
    /// This.
    Own(Evidence),
}

/// What a part is to the whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Text that a document must hold, or most of it.
    Text,
    /// Text that a document need not hold.
    Optional,
    /// A condition that a document must satisfy.
    Condition,
    /// What a document must not hold.
    Excluded,
}

/// Whether a document may hold all words of a query, by the dictionary alone.
pub(super) fn is_likely(lookup: &Lookup, query: &Query) -> bool {
    lookup.knows(&run(&query.clauses, false))
}

impl<'q> Answer<'q> {
    /// Answers a query as it stands; `loose`: without minding which words are held together by signs.
    pub(super) fn of(lookup: &Lookup, query: &'q Query, loose: bool) -> Self {
        let asked = run(&query.clauses, loose);
        let mut answer = Self {
            documents: lookup.index.documents,
            found: lookup.run(&asked),
            parts: Vec::new(),
            hits: Vec::new(),
            partial: false,
            words: to_u32(asked.len()),
            asked,
        };
        let mut place = 0;
        for clause in &query.clauses {
            let words = clause.words(loose);
            for word in words {
                let kind = if word.optional {
                    Kind::Optional
                } else {
                    Kind::Text
                };
                answer.parts.push(Part {
                    held: Holding::Word(place),
                    rarity: 0.0,
                    kind,
                });
                place += 1;
            }
            if words.is_empty() {
                let held = Holding::Own(answer.clause(lookup, clause));
                answer.parts.push(Part {
                    held,
                    rarity: 0.0,
                    kind: kind(clause),
                });
            }
        }
        answer.count();
        answer
    }

    /// Takes the words for what sounds like them and for what they may be misspelt for too.
    pub(super) fn relax(&mut self, lookup: &Lookup) {
        lookup.relax(&mut self.found, &self.asked);
        self.count();
    }

    /// What was matched.
    pub(super) fn patterns(&mut self) -> Vec<Pattern> {
        core::mem::take(&mut self.found.patterns)
    }

    /// The words that were only found misspelt, with the likeliest term.
    pub(super) fn misspelt(&self) -> &[(Vec<u8>, Vec<u8>)] {
        &self.found.misspelt
    }

    /// Counts the parts together.
    fn count(&mut self) {
        for part in &mut self.parts {
            part.rarity = held_by(&part.held, &self.found).map_or(0.0, Evidence::rarity);
        }
        let hits = self.candidates().into_iter();
        self.hits = hits
            .filter_map(|document| self.hit(document, None))
            .collect();
    }

    /// The documents that may hold all of it: those with the rarest part that must be held.
    fn candidates(&self) -> Vec<u32> {
        let must = |part: &&Part| matches!(part.kind, Kind::Text | Kind::Condition);
        let held = self.parts.iter().filter(must);
        let held = held.filter_map(|part| held_by(&part.held, &self.found));
        held.min_by_key(|evidence| evidence.count())
            .map_or_else(|| (0..self.documents).collect(), Evidence::documents)
    }

    /// The documents that satisfy one of a clause's parts.
    fn clause(&mut self, lookup: &Lookup, clause: &Clause) -> Evidence {
        let mut evidence = Evidence::none(self.documents);
        for atom in &clause.any {
            let patterns = part(lookup, atom, clause.not, &mut evidence);
            let first = self.words;
            for mut pattern in patterns {
                pattern.word += first;
                pattern.last += first;
                self.words = self.words.max(pattern.last + 1);
                self.found.patterns.push(pattern);
            }
        }
        evidence
    }

    /// The document as a hit, if it holds all that is asked, or so much of it by what each part says, and nothing that is excluded.
    fn hit(&self, document: u32, least: Option<f32>) -> Option<Hit> {
        let mut hit = Hit {
            document,
            score: 0.0,
            level: MatchKind::Exact,
        };
        let mut sum = 0.0;
        for part in &self.parts {
            let held =
                held_by(&part.held, &self.found).map_or(Held::default(), |held| held.of(document));
            match (held.level, part.kind) {
                (Some(_), Kind::Excluded) | (None, Kind::Condition) => return None,
                (None, Kind::Text) if least.is_none() => return None,
                (Some(level), kind) => {
                    hit.score += held.score;
                    if kind == Kind::Text {
                        hit.level = hit.level.max(level);
                        let certainty = if level.is_fuzzy() {
                            weights::PARTIAL_FUZZY
                        } else {
                            1.0
                        };
                        sum += part.rarity * certainty;
                    }
                }
                _ => {}
            }
        }
        least
            .is_none_or(|least| sum > 0.0 && sum >= least)
            .then_some(hit)
    }

    /// Takes the documents that hold most of what was asked. A word that stands nowhere is taken to say as much as the others do on the mean, or where there is but one other as much as any word can.
    pub(super) fn partial_match(&mut self) {
        let (mut sum, mut known, mut unknown, mut most) = (0.0, 0u32, 0.0, 0.0);
        for part in self.parts.iter().filter(|part| part.kind == Kind::Text) {
            if held_by(&part.held, &self.found).is_some_and(Evidence::is_some) {
                sum += part.rarity;
                known += 1;
            } else {
                unknown += 1.0;
                most = part.rarity;
            }
        }
        let mean = f32::max(sum / known.max(1) as f32, weights::PARTIAL_UNKNOWN);
        let guess = if known > 1 { mean } else { most };
        let least = Some((sum + unknown * guess) * weights::PARTIAL);
        let hits = (0..self.documents).filter_map(|document| self.hit(document, least));
        self.hits = hits.collect();
        self.partial = !self.hits.is_empty();
    }
}

/// The evidence for a part.
fn held_by<'f>(holding: &'f Holding, found: &'f Found) -> Option<&'f Evidence> {
    match holding {
        Holding::Word(place) => found.evidence.get(*place),
        Holding::Own(evidence) => Some(evidence),
    }
}

/// What a clause that is not of single words is to the whole.
fn kind(clause: &Clause) -> Kind {
    match clause.any.first() {
        _ if clause.not => Kind::Excluded,
        Some(Atom::Filter(_)) => Kind::Condition,
        _ => Kind::Text,
    }
}

/// The words that must stand somewhere, each by itself; neighbours in the query adjoin.
fn run(clauses: &[Clause], loose: bool) -> Vec<Asked<'_>> {
    let mut asked: Vec<Asked> = Vec::new();
    let mut before = false;
    for clause in clauses {
        let words = clause.words(loose);
        for word in words {
            asked.push(Asked {
                adjoins: word.adjoins && before,
                ..word.into()
            });
            before = true;
        }
        before = !words.is_empty();
    }
    asked
}

/// Adds the documents that hold a part of a clause; gives what was matched. Where they are to be excluded, nothing is bent.
fn part(lookup: &Lookup, atom: &Atom, not: bool, evidence: &mut Evidence) -> Vec<Pattern> {
    match atom {
        Atom::Word(word) => {
            let asked = Asked {
                is_prefix: word.is_prefix && !not,
                ..word.into()
            };
            let mut found = lookup.run(&[asked]);
            if lookup.relaxed && !not {
                lookup.relax(&mut found, &[asked]);
            }
            for own in &mut found.evidence {
                if not {
                    own.keep_exact();
                }
                evidence.merge(own);
            }
            if not { Vec::new() } else { found.patterns }
        }
        Atom::Phrase(phrase) => row(lookup, phrase, evidence),
        Atom::Filter(filter) => {
            for document in 0..lookup.index.documents {
                if lookup.source.satisfies(document, filter) {
                    evidence.add(document, 0.0, MatchKind::Exact);
                }
            }
            Vec::new()
        }
    }
}

/// Adds the documents in which the words stand in a row; gives what was matched. Where the row is unfinished or only guessed, and too many documents hold its words to be read, all of them will do: nearness puts the right ones first.
fn row(lookup: &Lookup, phrase: &Phrase, evidence: &mut Evidence) -> Vec<Pattern> {
    let asked: Vec<Asked> = phrase.words.iter().map(Asked::from).collect();
    let mut found = lookup.run(&asked);
    let letters: Vec<u8> = asked.iter().flat_map(|word| word.term).copied().collect();
    let (is_prefix, field) = asked
        .last()
        .map_or((false, None), |word| (word.is_prefix, word.field));
    let holds = |document: &u32| {
        found
            .evidence
            .iter()
            .all(|word| word.of(*document).level.is_some())
    };
    let rarest = found.evidence.iter().min_by_key(|word| word.count());
    let mut holding = rarest.map(Evidence::documents).unwrap_or_default();
    holding.retain(holds);
    let row = Row {
        letters: &letters,
        is_prefix,
        apart: true,
        field,
    };
    let settled = (phrase.guessed || is_prefix) && holding.len() > weights::READ;
    for document in holding {
        if settled || row.stands(lookup.source, document) {
            let scores = found.evidence.iter().map(|word| word.of(document).score);
            evidence.add(document, scores.sum(), MatchKind::Exact);
        }
    }
    found
        .patterns
        .retain(|pattern| is_literal(pattern, &asked, &letters));
    found.patterns
}

/// Whether a pattern is a word of the phrase, or several as one, and not another form of one.
fn is_literal(pattern: &Pattern, asked: &[Asked], letters: &[u8]) -> bool {
    let word = asked.get(pattern.word as usize);
    let same = word.is_some_and(|word| pattern.term.starts_with(word.term));
    same && letters
        .windows(pattern.term.len().max(1))
        .any(|part| part == pattern.term)
}
