//! The engine's program without the engine: the same bytes and texts are taken, and those counted that hold the query as it stands. What the other weighs beyond this one is the engine. It must not know how it is weighed.

use bayegan_engine::{Texts, blob, publish, texts};

fn main() {
    let Some(blob) = blob() else {
        return;
    };
    let texts = texts();
    publish("ask", move |query| holding(blob, &texts, &query));
}

/// How many texts hold the query, or 0 where the bytes do.
fn holding(blob: &[u8], texts: &Texts, query: &str) -> u32 {
    if blob.starts_with(query.as_bytes()) {
        return 0;
    }
    texts.0.iter().filter(|text| text.contains(query)).count() as u32
}
