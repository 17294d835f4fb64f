//! Reads what stands below the text of a message: reactions and buttons. It knows nothing else of a message.

use super::values::count;
use crate::telegram::markup::Element;
use crate::telegram::message::add_reaction;
use bayegan_model::Reaction;

/// Kinds of buttons that hold an address, as their script names them.
const LEADING: [&str; 3] = ["auth", "web_view", "simple_web_view"];
/// The kind of a button that copies words.
const COPIED: &str = "copy_text";

/// The reactions of `span.reactions`.
pub(super) fn reactions(element: &Element) -> Vec<Reaction> {
    let mut reactions = Vec::new();
    for reaction in element.all(&|inner| inner.has_class("reaction")) {
        let emoji = reaction.find("emoji");
        // A picture that is no character stands behind a link.
        let is_picture = emoji.is_some_and(|emoji| emoji.elements().any(|inner| inner.name == "a"));
        let sign = match reaction.has_class("paid") {
            true => "⭐".to_owned(),
            false if is_picture => String::new(),
            false => emoji.map(Element::words).unwrap_or_default(),
        };
        let told = reaction.find("count").map(|told| count(&told.words()));
        let pictures = reaction.all(&|inner| inner.has_class("userpic")).len();
        let number = told.unwrap_or(u32::try_from(pictures).unwrap_or(u32::MAX));
        add_reaction(&mut reactions, &sign, number);
    }
    reactions
}

/// What a button does, as far as an archive can show it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Button {
    /// It leads to an address: its words, the address.
    Leading(String, String),
    /// It copies words: its own, those.
    Copying(String, String),
}

/// The buttons of `table.bot_buttons_table`; those that ask a bot for something are left out.
pub(super) fn buttons(element: &Element) -> Vec<Button> {
    let links = element.all(&|inner| inner.name == "a");
    links.into_iter().filter_map(button).collect()
}

fn button(link: &Element) -> Option<Button> {
    let words = link.words();
    let address = link.attribute("href").unwrap_or_default();
    if !address.is_empty() {
        return Some(Button::Leading(words, address.to_owned()));
    }
    let script = link.attribute("onclick")?;
    let (_, told) = script.split_once('\'')?;
    let (told, _) = told.rsplit_once('\'')?;
    let told = told.strip_prefix("Data: ")?;
    let (rest, kind) = told.rsplit_once("Type: ")?;
    let data = rest.split(" | Forward text: ").next().unwrap_or_default();
    let data = data.trim_end().trim_end_matches('|').trim_end().to_owned();
    match kind.trim() {
        kind if LEADING.contains(&kind) => Some(Button::Leading(words, data)),
        COPIED => Some(Button::Copying(words, data)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Button, buttons};
    use crate::telegram::markup::pieces;

    #[test]
    fn buttons_of_every_way_to_write_them() {
        let page = r#"<table>
          <td><div class="bot_button"><a ="" href="https://example.org/"><div>
one
</div></a></div></td>
          <a ="" onclick="return ShowTextCopied('Data: https://example.org/in | Forward text: in | Type: auth');"><div>two</div></a>
          <a ="" onclick="return ShowTextCopied(&apos;Data: https://example.org/app | Type: web_view&apos;);"><div>three</div></a>
          <a ="" onclick="return ShowTextCopied('Data: a word | Type: copy_text');"><div>four</div></a>
          <a ="" onclick="return ShowTextCopied('Type: callback');"><div>five</div></a>
        </table>"#;
        let piece = pieces(page.as_bytes(), |element| element.name == "table").next();
        let found = buttons(&piece.map(|piece| piece.element).unwrap_or_default());
        let leading = |words: &str, address: &str| Button::Leading(words.into(), address.into());
        assert_eq!(
            found,
            [
                leading("one", "https://example.org/"),
                leading("two", "https://example.org/in"),
                leading("three", "https://example.org/app"),
                Button::Copying("four".into(), "a word".into()),
            ]
        );
    }
}
