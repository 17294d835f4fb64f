//! Which documents a term stands in, and where: one list a term, packed in bits and read in place. It knows nothing of terms or texts.
//!
//! A list is its length (gamma code), then for each document the distance from the one before (Rice's code with a parameter that follows from the length), then `1` for "once, in the body", `01` and a count for "several times, in the body only", or `00`, a set of the other fields and a count. The first bit of every 32nd list stands in a table of samples.

use core::ops::Range;

use crate::{
    Field,
    bits::{BitReader, BitWriter},
    bytes::word,
};

/// How many lists share one sample.
const SAMPLE: u32 = 32;

/// Most often a word is counted in a body.
const MOST: u32 = 63;

/// A document that holds a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Posting {
    /// The document's number.
    pub document: u32,
    /// The fields with the term, by `Field::bit`.
    pub fields: u8,
    /// How often the term stands in the body, at most `MOST`.
    pub body: u32,
}

impl Posting {
    /// Counts one more occurrence.
    pub(crate) fn add(&mut self, field: Field) {
        self.fields |= field.bit();
        if field == Field::Body {
            self.body = (self.body + 1).min(MOST);
        }
    }

    /// The fields but the body, in four bits.
    fn others(&self) -> u32 {
        let fields = u32::from(self.fields);
        fields & 0b11 | fields >> 1 & 0b1100
    }
}

/// Writes the lists; gives the table of samples and the lists themselves.
pub(crate) fn build(lists: &[&[Posting]], documents: u32) -> (Vec<u8>, Vec<u8>) {
    let mut samples = Vec::new();
    let mut writer = BitWriter::default();
    for (number, list) in lists.iter().enumerate() {
        if number % SAMPLE as usize == 0 {
            samples.extend_from_slice(&writer.length.to_le_bytes());
        }
        write(list, documents, &mut writer);
    }
    (samples, writer.finish())
}

/// Writes one list, which must be sorted and not empty.
fn write(list: &[Posting], documents: u32, writer: &mut BitWriter) {
    let length = list.len() as u32;
    let low = parameter(documents, length);
    writer.gamma(length);
    let mut next = 0;
    for posting in list {
        writer.rice(posting.document - next, low);
        next = posting.document + 1;
        match (posting.others(), posting.body) {
            (0, 1) => writer.bits(1, 1),
            (0, body) => {
                writer.bits(0b10, 2);
                writer.gamma(body.saturating_sub(1));
            }
            (others, body) => {
                writer.bits(0b00, 2);
                writer.bits(others, 4);
                writer.gamma(body + 1);
            }
        }
    }
}

/// Rice's parameter for a list of this length: the logarithm of 0.69 times the mean distance.
fn parameter(documents: u32, length: u32) -> u32 {
    let mean = u64::from(documents) * 11 / (u64::from(length.max(1)) * 16);
    mean.max(1).ilog2()
}

/// The lists of an index.
#[derive(Clone, Copy)]
pub(crate) struct Postings<'a> {
    samples: &'a [u8],
    lists: &'a [u8],
    documents: u32,
}

impl<'a> Postings<'a> {
    /// The lists in these bytes; damage in them shows as wrong documents, never as one that does not exist.
    pub(crate) fn new(samples: &'a [u8], lists: &'a [u8], documents: u32) -> Self {
        Self {
            samples,
            lists,
            documents,
        }
    }

    /// How many samples so many terms have.
    pub(crate) fn samples(terms: u32) -> u32 {
        terms.div_ceil(SAMPLE)
    }

    /// Calls `visit` with each posting of the terms with these numbers, term by term.
    pub(crate) fn each(&self, terms: Range<u32>, visit: &mut dyn FnMut(Posting)) {
        let Some(first) = word(self.samples, terms.start / SAMPLE) else {
            return;
        };
        let mut reader = BitReader::new(self.lists, first);
        for _ in 0..terms.start % SAMPLE {
            self.read(&mut reader, &mut |_| {});
        }
        for _ in terms {
            self.read(&mut reader, visit);
        }
    }

    /// Reads one list.
    fn read(&self, reader: &mut BitReader, visit: &mut dyn FnMut(Posting)) {
        let length = reader.gamma();
        let low = parameter(self.documents, length);
        let mut next = 0u32;
        for _ in 0..length.min(self.documents) {
            let document = next.saturating_add(reader.rice(low));
            let posting = occurrence(reader, document);
            next = document.saturating_add(1);
            if document < self.documents {
                visit(posting);
            }
        }
    }
}

/// Reads where and how often the term stands in the document.
fn occurrence(reader: &mut BitReader, document: u32) -> Posting {
    let body = Field::Body.bit();
    if reader.bits(1) == 1 {
        return Posting {
            document,
            fields: body,
            body: 1,
        };
    }
    if reader.bits(1) == 1 {
        let count = reader.gamma().saturating_add(1);
        return Posting {
            document,
            fields: body,
            body: count,
        };
    }
    let others = reader.bits(4) as u8;
    let count = reader.gamma().saturating_sub(1);
    let fields = others & 0b11 | (others & 0b1100) << 1 | if count > 0 { body } else { 0 };
    Posting {
        document,
        fields,
        body: count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn posting(document: u32, (fields, body): (u8, u32)) -> Posting {
        let others = fields & !Field::Body.bit();
        let body = if others == 0 { body.max(1) } else { body };
        let own = if body > 0 { Field::Body.bit() } else { 0 };
        Posting {
            document,
            fields: others | own,
            body,
        }
    }

    fn lists() -> impl Strategy<Value = Vec<Vec<Posting>>> {
        let list = proptest::collection::btree_map(0u32..500, (0u8..32, 0u32..=MOST), 1..40)
            .prop_map(|list| {
                list.into_iter()
                    .map(|(d, at)| posting(d, at))
                    .collect::<Vec<_>>()
            });
        proptest::collection::vec(list, 1..80)
    }

    proptest! {
        #[test]
        fn every_list_comes_back(lists in lists()) {
            let slices: Vec<_> = lists.iter().map(Vec::as_slice).collect();
            let (samples, bits) = build(&slices, 500);
            let postings = Postings::new(&samples, &bits, 500);
            for (number, list) in (0..).zip(&lists) {
                let mut read = Vec::new();
                postings.each(number..number + 1, &mut |posting| read.push(posting));
                prop_assert_eq!(&read, list);
            }
        }

        #[test]
        fn any_bytes_can_be_read(samples in proptest::collection::vec(any::<u8>(), 0..40), bits in proptest::collection::vec(any::<u8>(), 0..200)) {
            let postings = Postings::new(&samples, &bits, 50);
            postings.each(0..300, &mut |posting| assert!(posting.document < 50));
        }
    }
}
