//! Reads the automaton in place. It must not know what a walk is for: a `Walker` says where to go on.
//!
//! A subtree is read within its own bytes only, so that damaged sizes make a walk end early and never run twice over the same bytes.

use core::ops::Range;

use super::{CHILDREN, LAST, LENGTH, SIZED, TERMINAL};
use crate::token::MAX_TERM;
use bayegan_wire::Cursor;

/// What a walk over the terms is for.
pub(crate) trait Walker {
    /// A byte has been added to `path`; whether a term that begins so can be wanted.
    fn enter(&mut self, path: &[u8]) -> bool;
    /// `path` is a term.
    fn term(&mut self, path: &[u8], number: u32);
}

/// The dictionary, read from its bytes.
#[derive(Clone, Copy)]
pub(crate) struct Trie<'a> {
    bytes: &'a [u8],
}

/// Where a walk stands: the byte of the next node and the number of the next term.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    number: u32,
}

/// A node read from its bytes.
struct Node<'a> {
    head: u8,
    label: &'a [u8],
    /// Where the children begin.
    children: Place,
    /// Where the children end, if it is written down.
    after: Option<Place>,
}

impl<'a> Trie<'a> {
    /// The dictionary in these bytes; what is damaged in them shows as terms that are not found.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The number of a term.
    pub(crate) fn find(&self, term: &[u8]) -> Option<u32> {
        let range = self.descend(term)?;
        (range.path == term.len() && range.terminal).then_some(range.numbers.start)
    }

    /// The numbers of the terms that begin with `prefix`.
    pub(crate) fn prefix(&self, prefix: &[u8]) -> Range<u32> {
        self.descend(prefix).map_or(0..0, |found| found.numbers)
    }

    /// Walks the terms that begin with `prefix`, without asking the walker about the prefix itself.
    pub(crate) fn walk(&self, prefix: &[u8], walker: &mut dyn Walker) {
        let mut walk = Guided { prefix, walker };
        let mut path = Vec::new();
        self.siblings(self.root(), self.bytes.len(), &mut path, &mut walk);
    }

    fn root(&self) -> Place {
        Place { at: 0, number: 0 }
    }

    /// Finds the node in whose label, or at whose end, `prefix` ends.
    fn descend(&self, prefix: &[u8]) -> Option<Found> {
        let mut place = self.root();
        let mut end = self.bytes.len();
        let mut rest = prefix;
        let mut path = 0;
        loop {
            let node = self.node(place, end)?;
            let shared = node
                .label
                .iter()
                .zip(rest)
                .take_while(|(a, b)| a == b)
                .count();
            path += if shared > 0 { node.label.len() } else { 0 };
            if shared == rest.len() {
                let after = self.pass(&node, place, end, 0)?;
                let terminal = node.head & TERMINAL != 0;
                return Some(Found {
                    path,
                    terminal,
                    numbers: place.number..after.number,
                });
            }
            if shared == 0 {
                if node.head & LAST != 0 {
                    return None;
                }
                place = self.pass(&node, place, end, 0)?;
            } else if shared == node.label.len() && node.head & CHILDREN != 0 {
                place = node.children;
                end = node.after.map_or(end, |after| after.at);
                rest = rest.get(shared..)?;
            } else {
                return None;
            }
        }
    }

    /// Walks a node and the siblings behind it; gives the place behind them.
    fn siblings(
        &self,
        mut place: Place,
        end: usize,
        path: &mut Vec<u8>,
        walker: &mut dyn Walker,
    ) -> Option<Place> {
        loop {
            let node = self.node(place, end)?;
            let depth = path.len();
            let next = match enter(&node, path, walker) {
                true => self.inside(&node, place, end, path, walker)?,
                false => self.pass(&node, place, end, depth)?,
            };
            path.truncate(depth);
            if node.head & LAST != 0 {
                return Some(next);
            }
            place = next;
        }
    }

    /// Walks what stands under a node that has been entered.
    fn inside(
        &self,
        node: &Node,
        place: Place,
        end: usize,
        path: &mut Vec<u8>,
        walker: &mut dyn Walker,
    ) -> Option<Place> {
        if node.head & TERMINAL != 0 {
            walker.term(path, place.number);
        }
        if node.head & CHILDREN == 0 {
            return Some(node.children);
        }
        let end = node.after.map_or(end, |after| after.at);
        let behind = self.siblings(node.children, end, path, walker);
        node.after.or(behind)
    }

    /// The place behind a node with all that stands under it.
    fn pass(&self, node: &Node, place: Place, end: usize, depth: usize) -> Option<Place> {
        debug_assert!(node.children.at > place.at, "a node has a label");
        if node.head & CHILDREN == 0 {
            return Some(node.children);
        }
        if node.after.is_some() || depth > MAX_TERM {
            return node.after;
        }
        let mut next = node.children;
        loop {
            let child = self.node(next, end)?;
            next = self.pass(&child, next, end, depth + 1)?;
            if child.head & LAST != 0 {
                return Some(next);
            }
        }
    }

    /// Reads the node at a place; `None` where the bytes end too early or make no node.
    fn node(&self, place: Place, end: usize) -> Option<Node<'a>> {
        let bytes = self.bytes.get(..end)?;
        let head = *bytes.get(place.at)?;
        let from = place.at + 1;
        let behind = from + usize::from(head & LENGTH);
        let label = bytes.get(from..behind).filter(|label| !label.is_empty())?;
        let number = place.number.checked_add(u32::from(head & TERMINAL != 0))?;
        let mut cursor = Cursor::new(bytes.get(behind..)?);
        let size = match head & SIZED != 0 {
            true => Some((cursor.number()?, cursor.number()?)),
            false => None,
        };
        let at = end - cursor.len();
        let after = match size {
            Some((length, terms)) => Some(Place {
                at: at
                    .checked_add(length as usize)
                    .filter(|after| *after <= end)?,
                number: number.checked_add(terms)?,
            }),
            None => None,
        };
        Some(Node {
            head,
            label,
            children: Place { at, number },
            after,
        })
    }
}

/// What a descent found.
struct Found {
    /// Length of the path to the end of the node's label.
    path: usize,
    /// Whether that path is a term.
    terminal: bool,
    /// The terms from there on.
    numbers: Range<u32>,
}

/// Adds the label to the path, byte by byte, as far as the walker wants; whether it wants all.
fn enter(node: &Node, path: &mut Vec<u8>, walker: &mut dyn Walker) -> bool {
    node.label.iter().all(|byte| {
        path.push(*byte);
        path.len() <= MAX_TERM && walker.enter(path)
    })
}

/// Leads a walk down a prefix before the walker is asked.
struct Guided<'w, 'p> {
    prefix: &'p [u8],
    walker: &'w mut dyn Walker,
}

impl Walker for Guided<'_, '_> {
    fn enter(&mut self, path: &[u8]) -> bool {
        match self.prefix.get(path.len() - 1) {
            Some(wanted) => path.last() == Some(wanted),
            None => self.walker.enter(path),
        }
    }

    fn term(&mut self, path: &[u8], number: u32) {
        if path.len() >= self.prefix.len() {
            self.walker.term(path, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trie::build;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Wants everything and remembers it.
    #[derive(Default)]
    struct All(Vec<(Vec<u8>, u32)>);

    impl Walker for All {
        fn enter(&mut self, _: &[u8]) -> bool {
            true
        }
        fn term(&mut self, path: &[u8], number: u32) {
            self.0.push((path.to_vec(), number));
        }
    }

    fn words() -> impl Strategy<Value = BTreeSet<Vec<u8>>> {
        let word = proptest::collection::vec(prop_oneof![b'a'..b'd', any::<u8>()], 1..MAX_TERM);
        proptest::collection::btree_set(word, 0..80)
    }

    fn written(words: &BTreeSet<Vec<u8>>) -> Vec<u8> {
        build(&words.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn every_term_is_found_under_its_number(words in words(), other in "[a-d]{1,4}") {
            let bytes = written(&words);
            let trie = Trie::new(&bytes);
            for (number, word) in words.iter().enumerate() {
                prop_assert_eq!(trie.find(word), Some(number as u32));
            }
            let number = words.iter().position(|word| word == other.as_bytes());
            prop_assert_eq!(trie.find(other.as_bytes()), number.map(|number| number as u32));
        }

        #[test]
        fn a_prefix_covers_the_terms_that_begin_with_it(words in words(), prefix in "[a-d]{1,3}") {
            let bytes = written(&words);
            let trie = Trie::new(&bytes);
            let begin = |word: &&Vec<u8>| word.starts_with(prefix.as_bytes());
            let numbers = trie.prefix(prefix.as_bytes());
            prop_assert_eq!(numbers.len(), words.iter().filter(begin).count());
            if let Some(first) = words.iter().position(|word| begin(&word)) {
                prop_assert_eq!(numbers.start, first as u32);
            }
            let mut all = All::default();
            trie.walk(prefix.as_bytes(), &mut all);
            let expected: Vec<_> = words.iter().cloned().zip(0..).filter(|(word, _)| begin(&word)).collect();
            prop_assert_eq!(all.0, expected);
        }

        #[test]
        fn damage_ends_a_walk(words in words(), at in any::<prop::sample::Index>(), value in any::<u8>()) {
            let mut bytes = written(&words);
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            let mut all = All::default();
            Trie::new(&bytes).walk(b"", &mut all);
            Trie::new(&bytes).find(b"abc");
            prop_assert!(all.0.len() <= bytes.len());
        }

        #[test]
        fn any_bytes_can_be_walked(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let mut all = All::default();
            Trie::new(&bytes).walk(b"", &mut all);
            prop_assert!(all.0.len() <= bytes.len());
        }
    }
}
