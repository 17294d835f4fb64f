//! Full-text search over plain fields: normalise, tokenise, index, query, rank, highlight. It knows nothing of archives, files or browsers.

mod alphabet;
mod bits;
mod build;
mod bytes;
mod field;
mod filter;
mod fuzzy;
mod glue;
mod highlight;
mod index;
mod keyboard;
mod length;
mod normalise;
mod phrase;
mod postings;
mod query;
mod search;
mod sorting;
mod spelled;
mod stem;
mod token;
mod trie;
mod weights;

pub use build::build;
pub use field::{Field, Source};
pub use filter::{Filter, FilterKey};
pub use highlight::Highlighter;
pub use index::{Index, OpenError};
pub use normalise::normalise;
pub use query::Query;
pub use search::{Hit, Level, Reason, Results, Rewrite};
