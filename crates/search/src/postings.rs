//! Which documents a term stands in, and where: one list a term, packed in bits and read in place. It must not know terms or texts.
//!
//! A list is its length (gamma code), a bit that says whether every document has the term once and in the body, then the documents in their order, each as its distance from the one before in Rice's code. Behind each document stands how often the term stands there, and in which fields (`ONCE`, `SEVERAL`, `OTHERS`), unless the bit has said it. The first bit of every 32nd list stands in a table of samples. A long list says behind its length how many bits it takes, so that who looks for the next one need not read it.

use core::ops::Range;

use crate::{
    Field,
    bits::{BitReader, BitWriter},
    narrow::to_u32,
};
use bayegan_wire::word;

/// From so many postings on a list is a long one.
const LONG: u32 = 64;

/// Run of ones behind a document: the term stands there once, in the body.
const ONCE: u32 = 0;
/// Run of ones: several times, in the body only; a count follows.
const SEVERAL: u32 = 1;
/// Run of ones, and the longest: in other fields too; their set and a count follow.
const OTHERS: u32 = 2;

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
    let plain = list
        .iter()
        .all(|posting| posting.others() == 0 && posting.body == 1);
    writer.gamma(to_u32(list.len()));
    if to_u32(list.len()) >= LONG {
        let mut own = BitWriter::default();
        body(list, documents, plain, &mut own);
        writer.bits(own.length, 32);
    }
    body(list, documents, plain, writer);
}

/// Writes what stands behind a list's length.
fn body(list: &[Posting], documents: u32, plain: bool, writer: &mut BitWriter) {
    writer.bits(plain.into(), 1);
    let low = low_bits(to_u32(list.len()), documents);
    let mut next = 0;
    for posting in list {
        writer.rice(posting.document - next, low);
        if !plain {
            occurrences(posting, writer);
        }
        next = posting.document + 1;
    }
}

/// The bits of a gap between documents that are written as they are: so many that the gaps of a list of this length, were it strewn by chance, take the fewest bits in all (Kiely, "Selecting the Golomb parameter in Rice coding", 2004, takes the mean gap times 0.69, the logarithm of two).
fn low_bits(length: u32, documents: u32) -> u32 {
    let gaps = u64::from(documents.saturating_sub(length)) * 69 / 100;
    (gaps / u64::from(length.max(1))).max(1).ilog2()
}

/// Writes where and how often the term stands in the document.
fn occurrences(posting: &Posting, writer: &mut BitWriter) {
    match (posting.others(), posting.body) {
        (0, 1) => writer.run(ONCE, OTHERS),
        (0, body) => {
            writer.run(SEVERAL, OTHERS);
            writer.gamma(body.saturating_sub(1));
        }
        (others, body) => {
            writer.run(OTHERS, OTHERS);
            writer.bits(others, 4);
            writer.gamma(body + 1);
        }
    }
}

/// Takes postings one by one.
pub(crate) type Each<'v> = dyn FnMut(Posting) + 'v;

/// The lists of an index.
#[derive(Clone, Copy)]
pub(crate) struct Postings<'a> {
    samples: &'a [u8],
    lists: &'a [u8],
    terms: u32,
    documents: u32,
}

impl<'a> Postings<'a> {
    /// The lists of so many terms over so many documents in these bytes; damage in them shows as wrong documents, never as one that does not
    /// exist.
    pub(crate) fn new(samples: &'a [u8], lists: &'a [u8], terms: u32, documents: u32) -> Self {
        Self {
            samples,
            lists,
            terms,
            documents,
        }
    }

    /// How many samples so many terms have.
    pub(crate) fn samples(terms: u32) -> u32 {
        terms.div_ceil(SAMPLE)
    }

    /// Calls `visit` with each posting of the terms with these numbers, term by term, the documents of a term in their order. Numbers beyond
    /// the last term, which a damaged dictionary may give, have no postings.
    ///
    /// Monomorphised per visitor; pass an [`Each`] where size matters more than speed.
    pub(crate) fn each<V: FnMut(Posting) + ?Sized>(&self, terms: Range<u32>, visit: &mut V) {
        let Some(first) = word(self.samples, terms.start / SAMPLE) else {
            return;
        };
        let mut reader = BitReader::new(self.lists, first);
        for _ in 0..terms.start % SAMPLE {
            match self.head(&mut reader) {
                (_, Some(bits)) => reader.skip(bits),
                (length, None) => self.read::<Each>(&mut reader, length, &mut |_| {}),
            }
        }
        for _ in terms.start..terms.end.min(self.terms) {
            let (length, _) = self.head(&mut reader);
            self.read(&mut reader, length, visit);
        }
    }

    /// Reads a list's length, and how many bits it takes where it is a long one.
    fn head(&self, reader: &mut BitReader) -> (u32, Option<u32>) {
        let length = reader.gamma();
        (length, (length >= LONG).then(|| reader.bits(32)))
    }

    /// Reads what stands behind the length of a list.
    fn read<V: FnMut(Posting) + ?Sized>(&self, reader: &mut BitReader, length: u32, visit: &mut V) {
        let plain = reader.bits(1) == 1;
        let low = low_bits(length, self.documents);
        let mut next = 0u32;
        for _ in 0..length {
            let document = next.saturating_add(reader.rice(low));
            if document >= self.documents {
                return;
            }
            visit(match plain {
                true => Posting {
                    document,
                    fields: Field::Body.bit(),
                    body: 1,
                },
                false => occurrence(reader, document),
            });
            next = document + 1;
        }
    }
}

/// Reads where and how often the term stands in the document.
fn occurrence(reader: &mut BitReader, document: u32) -> Posting {
    let own = Field::Body.bit();
    let (fields, body) = match reader.run(OTHERS) {
        ONCE => (own, 1),
        SEVERAL => (own, reader.gamma().saturating_add(1)),
        _ => {
            let others = (reader.bits(4) & 0b1111) as u8;
            let body = reader.gamma().saturating_sub(1);
            let own = if body > 0 { own } else { 0 };
            (others & 0b11 | (others & 0b1100) << 1 | own, body)
        }
    };
    Posting {
        document,
        fields,
        body,
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
        let list = proptest::collection::btree_map(0u32..500, (0u8..32, 0u32..=MOST), 1..100)
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
            let postings = Postings::new(&samples, &bits, lists.len() as u32, 500);
            for (number, list) in (0..).zip(&lists) {
                let mut read = Vec::new();
                postings.each(number..number + 1, &mut |posting| read.push(posting));
                read.sort_by_key(|posting| posting.document);
                prop_assert_eq!(&read, list);
            }
        }

        #[test]
        fn any_bytes_can_be_read(samples in proptest::collection::vec(any::<u8>(), 0..40), bits in proptest::collection::vec(any::<u8>(), 0..200)) {
            let postings = Postings::new(&samples, &bits, 300, 50);
            postings.each(0..300, &mut |posting| assert!(posting.document < 50));
        }

        /// A dictionary that promises more terms than there are gets the postings of those there are, and ends.
        #[test]
        fn terms_beyond_the_last_have_no_postings(lists in lists()) {
            let slices: Vec<_> = lists.iter().map(Vec::as_slice).collect();
            let (samples, bits) = build(&slices, 500);
            let count = lists.len() as u32;
            let postings = Postings::new(&samples, &bits, count, 500);
            let read = |terms| {
                let mut read = Vec::new();
                postings.each(terms, &mut |posting| read.push(posting));
                read
            };
            prop_assert_eq!(read(0..u32::MAX), read(0..count));
            prop_assert_eq!(read(count..u32::MAX), []);
        }
    }
}
