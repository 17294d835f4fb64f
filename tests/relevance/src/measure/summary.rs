//! The table of costs. It must not know how they are measured.

use super::{Built, Searched, Sizes};
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
}

/// A row a figure, two columns a corpus: Bayegan and MiniSearch.
pub fn summary(subjects: &[Subject]) -> String {
    let names = subjects.iter().flat_map(|subject| {
        let name = format!(
            "{}: {} texts, {}",
            subject.name,
            subject.documents,
            kilobytes(subject.sizes.text)
        );
        [
            format!("{name}; Bayegan"),
            format!("{}; MiniSearch", subject.name),
        ]
    });
    let head: Vec<String> = [String::new()].into_iter().chain(names).collect();
    let columns: Vec<Vec<String>> = subjects.iter().flat_map(columns).collect();
    let rows = LABELS.iter().enumerate().map(|(at, label)| {
        let cells = columns.iter().filter_map(|column| column.get(at).cloned());
        [(*label).to_owned()].into_iter().chain(cells).collect()
    });
    table(&head, &rows.collect::<Vec<_>>())
}

/// A row a size of the corpus.
pub fn by_size(sizes: &[(u64, u64)]) -> String {
    let head = ["text", "text and index in brotli", "share of the text"].map(str::to_owned);
    let rows = sizes
        .iter()
        .map(|&(text, blob)| vec![kilobytes(text), kilobytes(blob), share(blob, text)]);
    table(&head, &rows.collect::<Vec<_>>())
}

const LABELS: [&str; 9] = [
    "index",
    "index in brotli",
    "text alone in brotli, share of the text",
    "text and index in brotli",
    "the same, share of the text",
    "time to build",
    "memory to build",
    "memory to search",
    "query for every prefix typed, p50 / p95",
];

fn columns(subject: &Subject) -> [Vec<String>; 2] {
    [bayegan(subject), minisearch(subject)]
}

fn bayegan(subject: &Subject) -> Vec<String> {
    let sizes = &subject.sizes;
    vec![
        kilobytes(sizes.index),
        kilobytes(sizes.index_brotli),
        share(sizes.text_brotli, sizes.text),
        kilobytes(sizes.blob_brotli),
        share(sizes.blob_brotli, sizes.text),
        milliseconds(subject.built.build_us as f64),
        mebibytes(subject.built.peak_kib),
        mebibytes(subject.searched.peak_kib),
        percentiles(&subject.searched.query_us),
    ]
}

fn minisearch(subject: &Subject) -> Vec<String> {
    let (sizes, costs) = (&subject.sizes, &subject.minisearch);
    let query_us: Vec<f64> = costs.query_us.iter().map(|&time| time as f64).collect();
    vec![
        kilobytes(costs.index_bytes),
        kilobytes(costs.index_brotli_bytes),
        share(sizes.text_brotli, sizes.text),
        kilobytes(costs.with_text_brotli_bytes),
        share(costs.with_text_brotli_bytes, sizes.text),
        milliseconds(costs.build_ms * 1000.0),
        mebibytes(Some(costs.heap_bytes / 1024)),
        "–".to_owned(),
        percentiles(&query_us),
    ]
}

/// In thousands of bytes.
fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

fn mebibytes(kib: Option<u64>) -> String {
    kib.map_or("–".to_owned(), |kib| {
        format!("{:.1} MiB", kib as f64 / 1024.0)
    })
}

fn milliseconds(microseconds: f64) -> String {
    format!("{:.0} ms", microseconds / 1000.0)
}

fn share(part: u64, whole: u64) -> String {
    format!("{:.3}", part as f64 / whole.max(1) as f64)
}

fn percentiles(times: &[f64]) -> String {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let last = times.len().saturating_sub(1) as f64;
        times
            .get((last * share).round() as usize)
            .copied()
            .unwrap_or_default()
    };
    format!("{:.2} / {:.2} ms", at(0.5) / 1000.0, at(0.95) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_sorted_times() {
        let times: Vec<f64> = (0..=100)
            .rev()
            .map(|time| f64::from(time) * 1000.0)
            .collect();
        assert_eq!(percentiles(&times), "50.00 / 95.00 ms");
        assert_eq!(percentiles(&[]), "0.00 / 0.00 ms");
    }

    #[test]
    fn units_are_said() {
        assert_eq!(kilobytes(1500), "1.5 kB");
        assert_eq!(mebibytes(Some(2048)), "2.0 MiB");
        assert_eq!(mebibytes(None), "–");
        assert_eq!(share(1, 3), "0.333");
    }
}
