//! A stand-in for Lucene on a server: its chain for Persian and its BM25, small enough to run beside the rest. It must not know the queries' categories.
//!
//! The chain is the one of `PersianAnalyzer` (Apache Lucene 10): zero-width non-joiners part words,
//! then word boundaries of Unicode's Annex 29, lower case, decimal digits, `ArabicNormalizer`,
//! `PersianNormalizer`, stop words, `PersianStemmer`. Ranking is `BM25Similarity` with its default
//! k₁ = 1.2 and b = 0.75, summed over the fields with the weights of [`Document::fields`]; any word
//! may match, as Lucene's parser has it. Of Lucene's stop list there is a shorter one here, written
//! for this purpose.
//!
//! [`Document::fields`]: crate::document::Document::fields

mod analyse;
mod bm25;
mod fold;
mod stem;
mod stop;

pub use bm25::Index;
pub use fold::fold;
