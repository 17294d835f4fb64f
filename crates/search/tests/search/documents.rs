//! Documents held in memory, for tests.

use bayegan_search::{Field, Filter, FilterKey, Index, Query, Results, Source, Subject, build};

/// A document's texts, field by field.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// One list of texts for each of `Field::ALL`.
    pub texts: [Vec<String>; 5],
}

impl Document {
    /// A document with a body alone.
    pub fn body(text: &str) -> Self {
        Self::default().with(Field::Body, text)
    }

    /// Adds a text.
    pub fn with(mut self, field: Field, text: &str) -> Self {
        self.texts[field as usize].push(text.to_owned());
        self
    }
}

/// All documents.
#[derive(Clone, Debug, Default)]
pub struct Documents(pub Vec<Document>);

impl Documents {
    /// Documents with these bodies.
    pub fn bodies(texts: &[&str]) -> Self {
        Self(texts.iter().map(|text| Document::body(text)).collect())
    }

    /// Builds an index and asks it.
    pub fn search(&self, query: &str) -> Results {
        let bytes = build(self);
        let index = Index::open(&bytes).expect("an index just built opens");
        index.search(&Query::parse_for(query, self), self)
    }

    /// The numbers of the documents found, best first.
    pub fn found(&self, query: &str) -> Vec<u32> {
        self.search(query)
            .hits
            .iter()
            .map(|hit| hit.document)
            .collect()
    }
}

impl Source for Documents {
    fn len(&self) -> u32 {
        self.0.len() as u32
    }

    fn texts(&self, document: u32, field: Field, visit: &mut dyn FnMut(&str)) {
        let document = &self.0[document as usize];
        document.texts[field as usize]
            .iter()
            .for_each(|text| visit(text));
    }

    fn satisfies(&self, document: u32, filter: &Filter) -> bool {
        let texts = &self.0[document as usize].texts;
        match filter.key {
            FilterKey::Tag => texts[Field::Tags as usize]
                .iter()
                .any(|tag| filter.accepts(tag)),
            FilterKey::Site => texts[Field::Address as usize]
                .iter()
                .any(|address| address.contains(&filter.value)),
            FilterKey::Has => !texts[Field::Preview as usize].is_empty(),
            FilterKey::Kind => false,
        }
    }

    /// Names as a reader of Persian has them.
    fn named(&self, name: &str) -> Option<Subject> {
        Some(match name {
            "برچسب" => Subject::Filter(FilterKey::Tag),
            "سایت" => Subject::Filter(FilterKey::Site),
            "عنوان" => Subject::Field(Field::Title),
            _ => return None,
        })
    }
}
