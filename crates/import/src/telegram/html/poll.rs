//! Reads polls and lists of things to do, which stand in one kind of box. It knows nothing else of a message.

use super::values::count;
use crate::telegram::markup::{Element, Node};
use bayegan_model::{Poll, PollAnswer};

/// What stands below the title of a list of things to do.
const TODO: &str = "To-do List";
/// What stands below the question of a poll that takes no more votes.
const CLOSED: &str = "Final results";
/// What stands before an answer.
const BULLET: &str = "- ";

/// What a box holds.
pub(super) enum Asked {
    Poll(Poll),
    /// Lines of text: the title, then each thing to do behind a bullet.
    Todo(Vec<String>),
}

/// The poll, or the list of things to do, of `div.media_poll`.
pub(super) fn asked(element: &Element) -> Asked {
    let question = element.words_of("question");
    let details = element
        .elements()
        .filter(|inner| inner.has_class("details"));
    let mut details = details.filter(|inner| !inner.has_class("total"));
    let kind = details.next().map(Element::words).unwrap_or_default();
    let answers = element.elements().filter(|inner| inner.has_class("answer"));
    let answers = answers.map(answer);
    if kind.eq_ignore_ascii_case(TODO) {
        let items = answers.map(|answer| format!("• {}", answer.text));
        return Asked::Todo(std::iter::once(question).chain(items).collect());
    }
    let total = element.find("total").map(Element::words);
    Asked::Poll(Poll {
        question,
        answers: answers.collect(),
        closed: kind.contains(CLOSED),
        voters: total.map(|total| count(&total)),
    })
}

fn answer(element: &Element) -> PollAnswer {
    let is_details =
        |node: &Node| matches!(node, Node::Element(inner) if inner.has_class("details"));
    let text = Element {
        children: element
            .children
            .iter()
            .filter(|node| !is_details(node))
            .cloned()
            .collect(),
        ..Element::default()
    };
    let words = text.words();
    PollAnswer {
        text: words.strip_prefix(BULLET).unwrap_or(&words).to_owned(),
        votes: count(&element.words_of("details")),
    }
}
