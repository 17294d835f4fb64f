//! Writes the automaton from sorted terms. It must not know how it is read.

use super::{CHILDREN, LARGE, LAST, LENGTH, SIZED, TERMINAL};
use bayegan_wire::push_varint;

/// Writes the terms, which must be sorted, apart from each other and not empty.
pub(crate) fn build(terms: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    siblings(terms, 0, &mut bytes);
    bytes
}

/// Writes the nodes that continue the first `depth` bytes, which all terms share.
fn siblings(mut terms: &[&[u8]], depth: usize, bytes: &mut Vec<u8>) {
    while let Some(first) = terms.first().and_then(|term| term.get(depth)) {
        let count = terms.partition_point(|term| term.get(depth) == Some(first));
        let (group, rest) = terms.split_at(count);
        node(group, depth, rest.is_empty(), bytes);
        terms = rest;
    }
}

/// Writes one node with its subtree.
fn node(group: &[&[u8]], depth: usize, last: bool, bytes: &mut Vec<u8>) {
    let (Some(first), Some(end)) = (group.first(), group.last()) else {
        return;
    };
    let shared = first.iter().zip(*end).take_while(|(a, b)| a == b).count();
    let behind = shared.min(depth + usize::from(LENGTH));
    let terminal = first.len() == behind;
    let below = group.get(usize::from(terminal)..).unwrap_or_default();
    let mut children = Vec::new();
    siblings(below, behind, &mut children);
    let flags = [
        (LAST, last),
        (CHILDREN, !children.is_empty()),
        (TERMINAL, terminal),
        (SIZED, children.len() >= LARGE),
    ];
    let head = flags
        .iter()
        .filter(|flag| flag.1)
        .map(|flag| flag.0)
        .sum::<u8>();
    bytes.push(head | u8::try_from(behind - depth).unwrap_or(LENGTH));
    bytes.extend_from_slice(first.get(depth..behind).unwrap_or_default());
    if head & SIZED != 0 {
        push_varint(bytes, children.len() as u64);
        push_varint(bytes, below.len() as u64);
    }
    bytes.append(&mut children);
}
