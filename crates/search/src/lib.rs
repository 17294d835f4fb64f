//! Full-text search over plain fields: normalise, tokenise, index, query, rank, highlight. It must not know archives, files or browsers.
//!
//! A caller hands its documents in through [`Source`]. At build time [`build()`] makes an index of them, bytes that [`Index::open`] reads in place later, wherever they lie; nothing is decoded. [`Query::parse`] takes apart what a reader typed, and [`Index::search`] finds the documents, best first, with a [`Highlighter`] that marks in any shown text what was matched.
//!
//! ```
//! use bayegan_search::{Field, Filter, Index, Query, Source, build};
//!
//! struct Posts([&'static str; 2]);
//!
//! impl Source for Posts {
//!     fn len(&self) -> u32 {
//!         self.0.len() as u32
//!     }
//!     fn texts(&self, document: u32, field: Field, visit: &mut dyn FnMut(&str)) {
//!         let text = self.0.get(document as usize).filter(|_| field == Field::Body);
//!         text.into_iter().for_each(|text| visit(text));
//!     }
//!     fn satisfies(&self, _: u32, _: &Filter) -> bool {
//!         false
//!     }
//! }
//!
//! let posts = Posts(["شبکه‌های عصبی", "مدل زبانی"]);
//! let bytes = build(&posts);
//! let index = Index::open(&bytes)?;
//! let results = index.search(&Query::parse("شبكه هاي عصبي"), &posts);
//! assert_eq!(results.hits[0].document, 0);
//! let marks = results.highlighter.ranges(posts.0[0]);
//! assert_eq!(&posts.0[0][marks[0].start as usize..marks[0].end as usize], "شبکه‌های");
//! # Ok::<(), bayegan_search::OpenError>(())
//! ```
//!
//! The way of a query: words are looked up as they are, then as forms of one word (`stem`), as neighbours that are one word or one word that is two (`search/lookup`), in the other script (`fuzzy/transliteration`, `letter_names`), as misspellings (`fuzzy/edit_distance`); where that finds nothing sure, the other keyboard layout is tried (`search/rewrite`), and at last documents that hold only most of it. The texts themselves are read again for phrases and nearness, so that the index stores no positions.

// Bytes from outside come here: nothing in them may end in a panic or a number cut short.
#![cfg_attr(
    not(test),
    warn(
        clippy::cast_possible_truncation,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod bits;
mod build;
mod compounds;
mod distinctive_terms;
mod field;
mod filter;
mod fuzzy;
mod highlight;
mod index;
mod keyboard;
mod length_norm;
mod letter_names;
mod narrow;
mod normalise;
mod phrase;
mod postings;
mod query;
mod radix_sort;
mod search;
mod source;
mod stem;
mod term_encoding;
mod token;
mod trie;
mod weights;

pub use build::build;
pub use distinctive_terms::telling_words;
pub use field::Field;
pub use filter::{Filter, FilterKey};
pub use highlight::Highlighter;
pub use index::{Index, OpenError};
pub use query::{Query, Subject};
pub use search::{Hit, MatchKind, Reason, Results, Rewrite};
pub use source::Source;
pub use token::normalise;
