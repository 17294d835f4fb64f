//! Where things stand in the window, as the browser laid them out. It knows nothing of where they should.

use serde_json::{Value, json};

use super::Page;

/// A box in the window, in CSS pixels from its left upper corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Rectangle {
    /// From the left to the right edge.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// From the upper to the lower edge.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    fn read(value: &Value) -> Option<Self> {
        let edge = |name: &str| value[name].as_f64();
        Some(Self {
            left: edge("left")?,
            top: edge("top")?,
            right: edge("right")?,
            bottom: edge("bottom")?,
        })
    }
}

const ELEMENT: &str =
    "return document.querySelector(arguments[0])?.getBoundingClientRect().toJSON() ?? null";

/// The boxes of a text's first occurrence in one text node of an element.
const TEXT: &str = "
    const [css, text] = arguments;
    const walker = document.createTreeWalker(document.querySelector(css), NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
        const at = node.data.indexOf(text);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        return Array.from(range.getClientRects(), box => box.toJSON());
    }
    return []";

impl Page {
    /// The box of the first element that a CSS selector finds, once there is one.
    pub async fn rectangle(&self, css: &str) -> Rectangle {
        self.wait_for(css).await;
        let found = self.run(ELEMENT, vec![json!(css)]).await;
        Rectangle::read(&found).unwrap_or_else(|| panic!("`{css}` has no box: {found}"))
    }

    /// The boxes of the glyphs of a text: its first occurrence within one run of text in the first element found, a box for each line and
    /// direction.
    ///
    /// # Panics
    /// Where the text does not stand there, or is not drawn.
    pub async fn text_rectangles(&self, css: &str, text: &str) -> Vec<Rectangle> {
        self.wait_for(css).await;
        let found = self.run(TEXT, vec![json!(css), json!(text)]).await;
        let boxes = found.as_array().map(Vec::as_slice).unwrap_or_default();
        let boxes: Vec<Rectangle> = boxes.iter().filter_map(Rectangle::read).collect();
        assert!(!boxes.is_empty(), "`{text}` is not drawn in `{css}`");
        boxes
    }
}
