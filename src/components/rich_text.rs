//! A stretch of a post's text with its links, tags and names, and the marks of matches. Each of them is isolated, so that it keeps its own order within the line.

use super::host::host_note;
use crate::archive;
use crate::markup::{self, block_id, dir, head, slice};
use crate::route::Route;
use crate::segments::{Part, Segment, range, segments};
use bayegan_model::{Span, SpanKind};
use bayegan_posts::{LinkRef, PostRef};
use core::ops::Range;
use yew::prelude::*;

/// The most bytes of a word that is kept on one line.
const LONGEST_NAME: usize = 20;

/// What is drawn, and where from.
pub struct RichText<'a> {
    /// The post that the spans count in.
    pub post: PostRef<'static>,
    /// The whole text.
    pub text: &'static str,
    /// Where the reader is; tags and inner links lead on from there.
    pub route: &'a Route,
    /// Matches, as byte ranges of `text`.
    pub marks: &'a [Range<u32>],
    /// Whether links lead anywhere; within another link they must not.
    pub links: bool,
}

/// Draws `range` of the text.
pub fn rich_text(
    rich: &RichText<'_>,
    range: Range<u32>,
    spans: impl Iterator<Item = Span>,
) -> Html {
    let pieces = segments(range, spans, rich.marks);
    // A link that is cut where a style begins or ends is one link.
    pieces
        .chunk_by(|one, next| one.kind == next.kind)
        .map(|pieces| rich.pieces(pieces))
        .collect()
}

impl RichText<'_> {
    /// Draws segments of the same kind, one behind the other.
    fn pieces(&self, pieces: &[Segment]) -> Html {
        let inside: Html = pieces.iter().map(|piece| self.styled(piece)).collect();
        let Some(kind) = pieces.first().and_then(|piece| piece.kind) else {
            return inside;
        };
        match kind {
            SpanKind::Isolate(direction) => html! { <bdi dir={dir(direction)}>{ inside }</bdi> },
            SpanKind::Mention => html! { <bdi dir="ltr">{ inside }</bdi> },
            SpanKind::Tag(_) | SpanKind::Link(_) | SpanKind::Anchor(_) if !self.links => {
                html! { <bdi>{ inside }</bdi> }
            }
            SpanKind::Tag(number) => self.tag(number, inside),
            SpanKind::Link(number) => self.link(number, range(pieces), inside),
            SpanKind::Anchor(block) => {
                let address = [&self.route.address(), "#", &block_id(block)].concat();
                html! { <a href={address}>{ inside }</a> }
            }
            style => self.style(style, inside),
        }
    }

    /// Draws a segment with its further styles.
    fn styled(&self, piece: &Segment) -> Html {
        let inside = piece.parts.iter().map(|part| self.part(part)).collect();
        let styles = piece.styles.iter();
        styles.fold(inside, |inside, style| self.style(style, inside))
    }

    fn style(&self, style: SpanKind, inside: Html) -> Html {
        let name = match style {
            SpanKind::Bold => "b",
            SpanKind::Italic => "i",
            SpanKind::Underline => "u",
            SpanKind::Strike => "s",
            SpanKind::Code => "code",
            SpanKind::Spoiler => "span",
            SpanKind::Subscript => "sub",
            SpanKind::Superscript => "sup",
            SpanKind::Marked => "mark",
            SpanKind::Inserted => "ins",
            SpanKind::Deleted => "del",
            _ => return inside,
        };
        let is_spoiler = style == SpanKind::Spoiler;
        let class = match style {
            SpanKind::Marked => Some("marked"),
            _ => is_spoiler.then_some("spoiler"),
        };
        let dir = (style == SpanKind::Code).then_some("ltr");
        // The style hides a spoiler until it is pointed at or focused, which within another link it cannot be.
        let tabindex = (is_spoiler && self.links).then_some("0");
        html! { <@{name} {dir} {class} {tabindex}>{ inside }</@> }
    }

    fn part(&self, part: &Part) -> Html {
        let text = unbroken(slice(self.text, part.range.clone()));
        if part.marked {
            html! { <mark>{ text }</mark> }
        } else {
            text
        }
    }

    fn tag(&self, number: u32, inside: Html) -> Html {
        let name = archive::get()
            .zip(self.post.tags().nth(number as usize))
            .map(|(bundle, tag)| bundle.posts().tag(tag))
            .unwrap_or_default();
        html! { <a href={self.route.only_tag(name).address()}><bdi>{ inside }</bdi></a> }
    }

    fn link(&self, number: u32, range: Range<u32>, inside: Html) -> Html {
        let words = slice(self.text, range);
        // An address runs left to right; words that one stands behind run as they do.
        let is_address = words.starts_with(|c: char| c.is_ascii());
        let bare = self.post.links().nth(number as usize);
        let named = bare
            .filter(|_| is_bare(words))
            .and_then(|link| Some((link, title(&link)?)));
        if let Some((link, title)) = named {
            return anchor(&link, self.route, "", title);
        }
        match self.post.links().nth(number as usize) {
            Some(link) => html! {
                <>
                    { anchor(&link, self.route, "", html! { <bdi dir={is_address.then_some("ltr")}>{ inside }</bdi> }) }
                    { host_note(words, link.url) }
                </>
            },
            None => inside,
        }
    }
}

/// The text, with its numbered names in elements that keep them on one line: browsers part `ACT-1` behind its hyphen.
fn unbroken(text: &'static str) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut left = text.len();
    for word in text.split(|letter: char| letter.is_ascii_whitespace()) {
        if is_numbered_name(word) {
            let (before, name) = rest.split_at(rest.len() - left);
            let (name, after) = name.split_at(word.len());
            parts.push(html! { <>{ before }<span class="whole">{ name }</span></> });
            rest = after;
        }
        // The last word has no space behind it.
        left = left.saturating_sub(word.len() + 1);
    }
    html! { <>{ parts }{ rest }</> }
}

/// Whether a word has a hyphen before a digit, and fits into a line of any width.
fn is_numbered_name(word: &str) -> bool {
    let is_numbered = |pair: &[u8]| matches!(pair, [b'-', b'0'..=b'9']);
    word.len() <= LONGEST_NAME && word.as_bytes().windows(2).any(is_numbered)
}

/// Whether words say nothing of what they lead to: an address or a number alone.
fn is_bare(words: &str) -> bool {
    let is_address = words.is_ascii() && words.contains('/');
    let is_number = !words.chars().any(char::is_alphabetic);
    !words.contains(char::is_whitespace) && (is_address || is_number)
}

/// Characters of a post's title that stand for its address.
const TITLE: usize = 60;

/// The title of the post of this archive that a link leads to, cut where it is long.
fn title(link: &LinkRef<'static>) -> Option<Html> {
    let posts = archive::get()?.posts();
    let post = posts.get(posts.by_link(link)?)?;
    let name = markup::name(post)?;
    let title = head(name, TITLE);
    let rest = (title.len() < name.len()).then_some("…");
    Some(html! { <bdi dir={dir(post.title().direction)}>{ title }{ rest }</bdi> })
}

/// A link of a post: within the page where it leads to a post of this archive, else out of it.
pub fn anchor(link: &LinkRef<'static>, route: &Route, class: &'static str, inside: Html) -> Html {
    match inner(link) {
        Some(id) => html! { <a href={route.with_post(id).address()} {class}>{ inside }</a> },
        None => html! {
            <a href={link.url} {class} target="_blank" rel="noopener noreferrer">{ inside }</a>
        },
    }
}

/// The id of the post of this archive that a link leads to.
pub fn inner(link: &LinkRef<'static>) -> Option<&'static str> {
    let posts = archive::get()?.posts();
    Some(posts.get(posts.by_link(link)?)?.id())
}

#[cfg(test)]
mod tests {
    use super::{is_bare, is_numbered_name};

    #[test]
    fn a_numbered_name_has_a_hyphen_before_a_digit() {
        assert!(is_numbered_name("ACT-1"));
        assert!(is_numbered_name("NLLB-Data-200،"));
        assert!(!is_numbered_name("state-of-the-art"));
        assert!(!is_numbered_name("-"));
    }

    #[test]
    fn a_word_too_long_for_a_narrow_line_may_be_parted() {
        assert!(!is_numbered_name("https://example.org/nllb-200"));
    }

    #[test]
    fn an_address_or_a_number_says_nothing() {
        for words in [
            "https://t.me/nlp_stuff/259",
            "t.me/nlp_stuff/259",
            "۲۵۹",
            "#12",
        ] {
            assert!(is_bare(words), "{words}");
        }
        for words in ["اینجا", "این پست ۱۲", "این/آن", "here"] {
            assert!(!is_bare(words), "{words}");
        }
    }
}
