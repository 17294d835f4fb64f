//! Whatever a reader types: parsing and searching do not panic, and what is marked lies between letters of the text.
#![no_main]

use std::sync::LazyLock;

use bayegan_search::{Field, Filter, Index, Query, Source, build};
use libfuzzer_sys::fuzz_target;

struct Texts;

const TEXTS: [&str; 4] = [
    "شبکه‌های عصبی عمیق",
    "مدل زبانی بزرگ GPT-4",
    "A network of two words",
    "كتاب ٢٠ صفحه",
];

impl Source for Texts {
    fn len(&self) -> u32 {
        4
    }
    fn texts(&self, document: u32, field: Field, visit: &mut dyn FnMut(&str)) {
        let text = TEXTS
            .get(document as usize)
            .filter(|_| field == Field::Body);
        text.into_iter().for_each(|text| visit(text));
    }
    fn satisfies(&self, _: u32, _: &Filter) -> bool {
        false
    }
}

static INDEX: LazyLock<Vec<u8>> = LazyLock::new(|| build(&Texts));

fuzz_target!(|typed: &str| {
    let index = Index::open(&INDEX).expect("what was built can be opened");
    let results = index.search(&Query::parse(typed), &Texts);
    for text in TEXTS {
        for range in results.highlighter.ranges(text) {
            assert!(text.get(range.start as usize..range.end as usize).is_some());
        }
    }
});
