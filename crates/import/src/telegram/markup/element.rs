//! An element of a page with what stands in it, and questions to it. It knows no format.

/// An element; how deep it nests is bounded by who makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::telegram) struct Element {
    /// Its name, in lower case.
    pub name: String,
    /// Names and values of its attributes.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::telegram) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute, where it is there.
    pub(in crate::telegram) fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        let (_, value) = all.find(|(other, _)| other == name)?;
        Some(value)
    }

    pub(in crate::telegram) fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|other| other == class)
    }

    /// The elements that stand in it directly.
    pub(in crate::telegram) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements at any depth of which this holds, in order; what stands in one of them is not looked at.
    pub(in crate::telegram) fn all<'e>(&'e self, is_it: &dyn Fn(&Self) -> bool) -> Vec<&'e Self> {
        let mut found = Vec::new();
        self.gather(is_it, &mut found);
        found
    }

    fn gather<'e>(&'e self, is_it: &dyn Fn(&Self) -> bool, to: &mut Vec<&'e Self>) {
        for element in self.elements() {
            if is_it(element) {
                to.push(element);
            } else {
                element.gather(is_it, to);
            }
        }
    }

    /// The first element of a class at any depth.
    pub(in crate::telegram) fn find(&self, class: &str) -> Option<&Self> {
        self.first(&|element| element.has_class(class))
    }

    /// The first element at any depth of which this holds.
    pub(in crate::telegram) fn first(&self, is_it: &dyn Fn(&Self) -> bool) -> Option<&Self> {
        self.elements().find_map(|element| match is_it(element) {
            true => Some(element),
            false => element.first(is_it),
        })
    }

    /// All of its text in one line, without control characters, as a name or a title is read.
    pub(in crate::telegram) fn words(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        let is_gap = |letter: char| letter.is_whitespace() || letter.is_control();
        let words = text.split(is_gap).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }

    /// The words under the first element of a class; empty where there is none.
    pub(in crate::telegram) fn words_of(&self, class: &str) -> String {
        self.find(class).map(Self::words).unwrap_or_default()
    }

    fn add_text(&self, to: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(text) => to.push_str(text),
                Node::Element(element) if element.name == "br" => to.push('\n'),
                Node::Element(element) => element.add_text(to),
            }
        }
    }
}
