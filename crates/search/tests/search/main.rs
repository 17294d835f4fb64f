//! The engine as its callers see it: texts go in, queries are asked, hits come out.

mod bent;
mod damage;
mod documents;
mod exact;
mod language;
mod ranking;
