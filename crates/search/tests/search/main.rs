//! The engine as its callers see it: texts go in, queries are asked, hits come out.

mod damage;
mod documents;
mod exact;
mod fuzzy;
mod language;
mod ranking;
