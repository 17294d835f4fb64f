//! The text of a message: its pieces joined, and what they are told to be. It must not know the message around it.

use std::ops::Range;

use serde_json::Value;

use crate::import::diagnostic::Severity;
use crate::import::head::is_title;
use crate::model::Channel;
use crate::text::body::{Parsed, parse_told};
use crate::text::told::Told;

use super::message::Kept;

/// A stretch of a message's text that is told to be something its characters do not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    range: Range<usize>,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Link(String),
    Code,
    Quote,
    Bold,
}

/// Kinds of pieces that the export's writer knows.
const KNOWN: [&str; 21] = [
    "plain",
    "unknown",
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "link",
    "text_link",
    "email",
    "phone",
    "bank_card",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "pre",
    "blockquote",
    "mention_name",
    "custom_emoji",
];

/// The text and what is told of it. `text_entities` holds all of it; older exports have `text` alone: a string, or a list of strings and pieces.
pub(super) fn read(value: &Value, odd: &mut Vec<(String, Severity)>) -> (String, Vec<Telling>) {
    let pieces = value.get("text_entities").and_then(Value::as_array);
    let pieces = pieces.filter(|pieces| !pieces.is_empty());
    let text = value.get("text");
    match (pieces, text) {
        (Some(pieces), _) | (None, Some(Value::Array(pieces))) => join(pieces, odd),
        (None, Some(Value::String(text))) => (text.clone(), Vec::new()),
        (None, None | Some(Value::Null)) => (String::new(), Vec::new()),
        (None, Some(other)) => {
            let what = format!("its text is no text ({})", kind(other));
            odd.push((what, Severity::Loss));
            (String::new(), Vec::new())
        }
    }
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The characters alone, as of a poll's question.
pub(super) fn plain(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(pieces)) => join(pieces, &mut Vec::new()).0,
        _ => String::new(),
    }
}

fn join(pieces: &[Value], odd: &mut Vec<(String, Severity)>) -> (String, Vec<Telling>) {
    let mut text = String::new();
    let mut told = Vec::new();
    for piece in pieces {
        let start = text.len();
        let own = piece.as_str().or_else(|| piece.get("text")?.as_str());
        let Some(own) = own else {
            odd.push(("a piece of its text is no text".to_owned(), Severity::Loss));
            continue;
        };
        text.push_str(own);
        let kind = piece.get("type").and_then(Value::as_str).unwrap_or("plain");
        if !KNOWN.contains(&kind) {
            odd.push((
                format!("a piece of the unknown kind \"{kind}\" is taken as plain text"),
                Severity::Note,
            ));
        }
        let range = start..text.len();
        let what = what(kind, piece);
        if let Some(What::Link(address)) = &what
            && !Told::default().link(0..1, address)
        {
            odd.push((
                format!("the address {address:?} is none that is linked; its words stand as text"),
                Severity::Warning,
            ));
        }
        told.extend(what.map(|what| Telling { range, what }));
    }
    (text, told)
}

/// What a piece is told to be, where the analysis of the text would not find it.
fn what(kind: &str, piece: &Value) -> Option<What> {
    match kind {
        "text_link" => Some(What::Link(piece.get("href")?.as_str()?.to_owned())),
        "pre" => Some(What::Code),
        "blockquote" => Some(What::Quote),
        "bold" => Some(What::Bold),
        _ => None,
    }
}

/// Parts title and body, and reads both; gives the body's text too. The title is the first line where it can be one and more follows: a bold one, or one behind
/// which an empty line stands.
pub(super) fn parse(message: &Kept, channel: &Channel) -> (Parsed, String) {
    let text = message.text.as_str();
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len().max(start);
    let told = told(&message.telling);
    let title = title_end(text, start..end, &message.telling);
    let body_start = title.map_or(start, |end| after_gap(text, end));
    let own = |range: Range<usize>| text.get(range).unwrap_or_default();
    let title = start..title.unwrap_or(start);
    let body = body_start..end;
    let parsed = parse_told(
        (own(title.clone()), &told.within(&title)),
        (own(body.clone()), &told.within(&body)),
        channel,
    );
    (parsed, own(body).to_owned())
}

fn told(telling: &[Telling]) -> Told {
    let mut told = Told::default();
    for Telling { range, what } in telling {
        match what {
            // An address of another kind than those that are linked stays unlinked; its words stand there.
            What::Link(address) => {
                told.link(range.clone(), address);
            }
            What::Code => told.code.push(range.clone()),
            What::Quote => told.quotes.push(range.clone()),
            What::Bold => {}
        }
    }
    told
}

/// Where the title ends, if the text begins with one.
fn title_end(text: &str, range: Range<usize>, telling: &[Telling]) -> Option<usize> {
    let own = text.get(range.clone())?;
    let line = own.split('\n').next()?.trim_end();
    let end = range.start + line.len();
    let rest = text.get(end..range.end)?;
    let is_bold = telling.iter().any(|telling| {
        telling.what == What::Bold && telling.range.start <= range.start && telling.range.end >= end
    });
    let stands_apart = rest.trim_start_matches([' ', '\r']).starts_with("\n\n");
    let has_body = !rest.trim().is_empty();
    (has_body && is_title(line) && (is_bold || stands_apart)).then_some(end)
}

/// Where the text goes on behind a gap: at the beginning of its line, so that what is indented stays so.
fn after_gap(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let gap = rest.len() - rest.trim_start().len();
    let gap = rest.get(..gap).unwrap_or_default();
    from + gap.rfind('\n').map_or(gap.len(), |at| at + 1)
}
