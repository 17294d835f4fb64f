//! The tables of costs. It must not know how they are measured.

use super::units::{kilobytes, mebibytes, milliseconds, percentiles, share};
use super::{Built, Searched, Sizes};
use crate::chromium::Times;
use crate::peers::Costs;
use crate::table::table;

/// Everything measured of one corpus.
pub struct Subject {
    /// What it is called.
    pub name: String,
    /// How many documents it has.
    pub documents: u32,
    /// Bytes.
    pub sizes: Sizes,
    /// Building.
    pub built: Built,
    /// Searching.
    pub searched: Searched,
    /// The same of MiniSearch.
    pub minisearch: Costs,
    /// Both in Chromium.
    pub chromium: Times,
}

const SIZES: [&str; 9] = [
    "",
    "",
    "index",
    "in brotli",
    "share of the text",
    "text alone in brotli, share",
    "text and index in brotli",
    "share of the text",
    "time, memory to build",
];

/// Two rows a corpus, Bayegan and MiniSearch: bytes, and what building takes.
pub fn sizes_table(subjects: &[Subject]) -> String {
    let rows: Vec<Vec<String>> = subjects.iter().flat_map(sizes_rows).collect();
    table(&SIZES.map(str::to_owned), &rows)
}

fn sizes_rows(subject: &Subject) -> [Vec<String>; 2] {
    let (sizes, built, costs) = (&subject.sizes, &subject.built, &subject.minisearch);
    let row = |engine: &str, name: String, bytes: [u64; 3], building: String| {
        let [index, index_brotli, all_brotli] = bytes;
        vec![
            name,
            engine.to_owned(),
            kilobytes(index),
            kilobytes(index_brotli),
            share(index_brotli, sizes.text),
            share(sizes.text_brotli, sizes.text),
            kilobytes(all_brotli),
            share(all_brotli, sizes.text),
            building,
        ]
    };
    let building = |us: f64, kib| format!("{}, {}", milliseconds(us), mebibytes(kib));
    [
        row(
            "Bayegan",
            format!(
                "{}: {} texts, {}",
                subject.name,
                subject.documents,
                kilobytes(sizes.text)
            ),
            [sizes.index, sizes.index_brotli, sizes.blob_brotli],
            building(built.build_us as f64, built.peak_kib),
        ),
        row(
            "MiniSearch",
            String::new(),
            [
                costs.index_bytes,
                costs.index_brotli_bytes,
                costs.with_text_brotli_bytes,
            ],
            building(costs.build_ms * 1000.0, Some(costs.heap_bytes / 1024)),
        ),
    ]
}

const TIMES: [&str; 7] = [
    "p50 / p95",
    "prefixes",
    "Bayegan, native",
    "Bayegan, wasm in Chromium",
    "MiniSearch, Node",
    "MiniSearch, Chromium",
    "memory to search, native",
];

/// A row a corpus: what a query takes, for every prefix typed.
pub fn times_table(subjects: &[Subject]) -> String {
    let rows: Vec<Vec<String>> = subjects
        .iter()
        .map(|subject| {
            vec![
                format!("{}, {}", subject.name, kilobytes(subject.sizes.text)),
                subject.searched.query_us.len().to_string(),
                percentiles(&subject.searched.query_us),
                percentiles(&subject.chromium.bayegan_us),
                percentiles(&subject.minisearch.query_us),
                percentiles(&subject.chromium.minisearch_us),
                mebibytes(subject.searched.peak_kib),
            ]
        })
        .collect();
    table(&TIMES.map(str::to_owned), &rows)
}
