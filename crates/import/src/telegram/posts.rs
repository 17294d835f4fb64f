//! Makes posts of the messages of a chat: joins albums, takes off signature and title, reads the text. It must not know the format of the export.

use std::collections::BTreeMap;
use std::ops::Range;

use super::albums;
use super::chat::Chat;
use super::diagnostics::{Findings, Kind};
use super::exporter_clock;
use super::message::{Card, Message};
use crate::Posts;
use crate::channel::configured;
use crate::config::{Config, DEFAULT_MIRRORS, PostName};
use crate::diagnostic::{Place, Severity};
use crate::ids::{IdConflict, give_ids};
use crate::language;
use crate::time_zone::Zone;
use bayegan_model::clock::Clock;
use bayegan_model::{Archive, BlockKind, Channel, Extras, Post, Preview, SpanKind, Target};
use bayegan_text::annotations::{Mark, MarkKind, Marked};
use bayegan_text::body::{Parsed, button_link, parse, plain_line};
use bayegan_text::line_kind::list_item;
use bayegan_text::tags::lone_mention;
use bayegan_text::titles::{has_body, is_set_title, is_title};
use bayegan_text::told::{ToldBlock, ToldBody, parse_told};

/// The fewest messages that make the name below them the channel's, and their share of all with text: one in so many.
const LEAST_SIGNED: usize = 3;
const SIGNED_SHARE: usize = 4;

const BAD_BUTTON: Kind = Kind::new(
    Severity::Loss,
    "a button leads to this address, which is none of http, https, mailto, tel or tg",
    "write the address into the text where it is needed",
);
const NO_HANDLE: Kind = Kind::new(
    Severity::Note,
    "the export does not tell the channel's public name, so links to its own posts by name are not known as such",
    "write it as handle under [channel] in archive.toml",
);
const GUESSED: Kind = Kind::new(
    Severity::Note,
    "this name stands below many messages and is taken for the channel's own; it is left out there",
    "write the right one as handle under [channel] in archive.toml",
);
const UNSURE: Kind = Kind::new(Severity::Note, language::UNSURE.0, language::UNSURE.1);
const SAME: Kind = Kind::new(
    Severity::Warning,
    "this has the same number or text as another post; its id gets a number behind it, which changes when posts are removed",
    "remove one of the two",
);
const UNKNOWN: Kind = Kind::new(
    Severity::Warning,
    "archive.toml names this post, which is not in the file",
    "write the title as it stands in the file",
);

/// The archive of a chat.
pub(super) fn read(mut chat: Chat, config: &Config) -> Posts {
    let mut findings = std::mem::take(&mut chat.findings);
    let zone = exporter_clock::zone(&chat.messages, config, &mut findings);
    if let Some(zone) = &zone {
        exporter_clock::place_in(zone, &mut chat.messages);
    }
    let messages = std::mem::take(&mut chat.messages);
    let clock = clock(zone.as_ref(), &messages);
    let channel = channel(&chat, &messages, config, &mut findings);
    let channel = Channel { clock, ..channel };
    let mut writer = Writer {
        owner: &chat.name,
        channel,
        findings,
        posts: Vec::new(),
        places: Vec::new(),
    };
    let mut rest = messages.into_iter();
    while !rest.as_slice().is_empty() {
        let length = albums::group(rest.as_slice());
        if let Some((message, album)) = albums::join(rest.by_ref().take(length)) {
            writer.add(message, album);
        }
    }
    writer.finish(config)
}

/// The clock of a zone for these messages.
fn clock(zone: Option<&Zone>, messages: &[Message]) -> Clock {
    let dates = messages
        .iter()
        .flat_map(|message| [message.date, message.edited]);
    zone.map(|zone| zone.clock(dates.flatten()))
        .unwrap_or_default()
}

/// The channel: what the configuration says, else the export, else the texts.
fn channel(chat: &Chat, messages: &[Message], config: &Config, findings: &mut Findings) -> Channel {
    let texts = || messages.iter().map(|message| message.text.text.as_str());
    let handle = match (&config.handle, signature(texts())) {
        (Some(_), _) => String::new(),
        _ if !chat.handle.is_empty() => chat.handle.clone(),
        (None, Some(name)) => {
            findings.say(GUESSED, &Place::start(), &format!("@{name}"), "");
            name.to_owned()
        }
        (None, None) => {
            if chat.is_public {
                findings.say(NO_HANDLE, &Place::start(), "", "");
            }
            String::new()
        }
    };
    let language = config.language.is_none().then(|| language::guess(texts()));
    if language.is_some_and(|language| language.is_unsure) {
        findings.say(UNSURE, &Place::start(), "", "");
    }
    let found = Channel {
        handle,
        title: chat.name.trim().to_owned(),
        language: language.map_or("", |language| language.tag).to_owned(),
        number: chat.number,
        mirrors: DEFAULT_MIRRORS.map(str::to_owned).to_vec(),
        ..Channel::default()
    };
    configured(found, config)
}

/// The `@name` that stands alone on the last line of enough of the texts.
fn signature<'t>(texts: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for text in texts.map(str::trim_end).filter(|text| !text.is_empty()) {
        all += 1;
        if let Some(name) = text.lines().next_back().and_then(lone_mention) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let (name, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= LEAST_SIGNED && count * SIGNED_SHARE >= all).then_some(name)
}

/// Posts under way.
struct Writer<'c> {
    /// The chat's name, which is no author's.
    owner: &'c str,
    channel: Channel,
    findings: Findings,
    posts: Vec<Post>,
    /// Where each post stands.
    places: Vec<Place>,
}

impl Writer<'_> {
    /// Makes a post of a message, or of those of an album.
    fn add(&mut self, message: Message, album: Vec<u32>) {
        let (parsed, text) = self.body(&message);
        let number = self.channel.number;
        let is_here = |other: u64| number == Some(other);
        let is_own = message.from == self.owner || message.from_channel.is_some_and(is_here);
        let person = Some(message.from).filter(|from| !from.is_empty() && !is_own);
        let elsewhere = message.reply_channel.filter(|other| !is_here(*other));
        self.posts.push(Post {
            id: String::new(),
            message: message.number,
            date: message.date,
            title: parsed.title,
            text,
            blocks: parsed.blocks,
            tags: parsed.tags,
            links: parsed.links,
            previews: { message.cards.iter() }
                .map(|card| self.preview(card))
                .collect(),
            extras: Extras {
                edited: message.edited,
                author: message.author.or(person),
                forwarded: message.forwarded,
                reply: message.reply.filter(|_| elsewhere.is_none()),
                source: message.forwarded_channel.filter(|other| !is_here(*other)),
                answers: message.reply.zip(elsewhere).and_then(answered),
                via: message.via,
                album,
                media: message.media,
                poll: message.poll,
                reactions: message.reactions,
            },
        });
        self.places.push(message.place);
    }

    /// Reads the text of a message with what its buttons say.
    fn body(&mut self, message: &Message) -> (Parsed, String) {
        let handle = &self.channel.handle;
        let (mut parsed, text) = match &message.body {
            Some(body) => {
                let mut body = unsigned(body.clone(), handle);
                tell_copied(&mut body, &message.copied);
                parse_told(&body, heading(&body), &self.channel)
            }
            None => {
                let (title, mut body) = cut(&message.text, handle);
                add_copied(&mut body, &message.copied);
                (parse(&title, &body, &self.channel), body.text)
            }
        };
        for (words, address) in &message.buttons {
            match button_link(words, address, &self.channel) {
                Some(link) => parsed.links.push(link),
                None => self
                    .findings
                    .say(BAD_BUTTON, &message.place, words, address),
            }
        }
        (parsed, text)
    }

    fn preview(&self, card: &Card) -> Preview {
        let line = |text: &str| plain_line(text, self.channel.direction);
        Preview {
            site: line(&card.site),
            title: line(&card.title),
            description: line(&card.description),
        }
    }

    fn finish(mut self, config: &Config) -> Posts {
        for conflict in give_ids(&mut self.posts, &config.posts) {
            match conflict {
                IdConflict::Unknown(PostName::Title(name) | PostName::Id(name)) => {
                    self.findings.say(UNKNOWN, &Place::start(), &name, "");
                }
                IdConflict::Same(post, _) => {
                    let place = self.places.get(post).cloned().unwrap_or_default();
                    let id = self.posts.get(post).map_or("", |post| post.id.as_str());
                    self.findings.say(SAME, &place, &format!("post {id}"), "");
                }
            }
        }
        Posts {
            archive: Archive {
                channel: self.channel,
                posts: self.posts,
            },
            diagnostics: self.findings.finish(),
            coverage: Vec::new(),
            places: self.places,
        }
    }
}

/// A body without the channel's name below it.
fn unsigned(mut body: ToldBody, handle: &str) -> ToldBody {
    let name = body.blocks.last().and_then(|last| {
        let is_own = last.depth == 0 && last.kind == BlockKind::Paragraph;
        lone_mention(body.text.get(last.range.clone())?).filter(|_| is_own)
    });
    let is_signed = name.is_some_and(|name| name.eq_ignore_ascii_case(handle));
    if let Some(last) = body.blocks.pop_if(|_| is_signed) {
        body.text.truncate(last.range.start);
        let end = body.text.trim_end().len();
        body.text.truncate(end);
        for block in &mut body.blocks {
            block.range = block.range.start.min(end)..block.range.end.min(end);
        }
    }
    body
}

/// The place of the heading that opens a body and is its title: a body follows, or media do.
fn heading(body: &ToldBody) -> Option<usize> {
    let mut blocks = body.blocks.iter();
    let first = blocks.position(|block| !block.range.is_empty())?;
    let block = body.blocks.get(first)?;
    let is_heading = matches!(block.kind, BlockKind::Heading { .. }) && block.depth == 0;
    let lines: Vec<&str> = body.text.lines().collect();
    let has_media = || {
        let mut behind = body.blocks.iter().skip(first);
        behind.any(|block| matches!(block.kind, BlockKind::Media { .. }))
    };
    let text = body.text.get(block.range.clone())?;
    (is_heading && is_set_title(text) && (has_body(&lines) || has_media())).then_some(first)
}

/// A message of another channel; none where the other chat is none.
fn answered((message, channel): (u32, u64)) -> Option<Target> {
    (channel > 0).then(|| Target {
        channel: format!("c/{channel}"),
        message,
    })
}

/// Title and body of a text: without the signature below, without blank lines at the ends.
fn cut(text: &Marked, handle: &str) -> (Marked, Marked) {
    let lines = lines(&text.text);
    let is_text = |line: &&Range<usize>| !of(text, line).trim().is_empty();
    let is_signature = |line: &Range<usize>| {
        let name = lone_mention(of(text, line));
        !handle.is_empty() && name.is_some_and(|name| name.eq_ignore_ascii_case(handle))
    };
    let trimmed = |mut lines: &[Range<usize>]| {
        while let Some((_, rest)) = lines.split_last().filter(|(last, _)| !is_text(last)) {
            lines = rest;
        }
        lines.len()
    };
    let mut end = trimmed(&lines);
    if end
        .checked_sub(1)
        .is_some_and(|last| lines.get(last).is_some_and(is_signature))
    {
        end = trimmed(lines.get(..end - 1).unwrap_or_default());
    }
    let start = lines
        .iter()
        .take(end)
        .position(|line| is_text(&line))
        .unwrap_or(end);
    let lines = lines.get(start..end).unwrap_or_default();
    let has_title = leads(text, lines);
    let title = lines.first().filter(|_| has_title);
    let body = lines.get(usize::from(has_title)..).unwrap_or_default();
    let body = match body.iter().position(|line| is_text(&line)) {
        Some(first) => body.get(first..).unwrap_or_default(),
        None => &[],
    };
    let range = |lines: &[Range<usize>]| match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => 0..0,
    };
    let title = title.map(|line| set_apart(text.part(trim(text, line))));
    (title.unwrap_or_default(), text.part(range(body)))
}

/// Ranges of the lines of a text.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let range = |line: &str| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    };
    text.split('\n').map(range).collect()
}

fn of<'t>(text: &'t Marked, line: &Range<usize>) -> &'t str {
    text.text.get(line.clone()).unwrap_or_default()
}

fn trim(text: &Marked, line: &Range<usize>) -> Range<usize> {
    let all = of(text, line);
    let start = line.start + all.len() - all.trim_start().len();
    start..start + all.trim().len()
}

/// Whether the first of the lines is a title: it looks like one and an empty line follows, or its author set it in bold; and a body follows.
fn leads(text: &Marked, lines: &[Range<usize>]) -> bool {
    let Some(first) = lines.first() else {
        return false;
    };
    let texts: Vec<&str> = lines.iter().map(|line| of(text, line)).collect();
    let title = of(text, first);
    let marks = text.part(first.clone()).marks;
    let is_block = |kind: &MarkKind| {
        matches!(
            kind,
            MarkKind::Pre(_) | MarkKind::Quote | MarkKind::FoldedQuote
        )
    };
    if marks.iter().any(|mark| is_block(&mark.kind)) || !has_body(&texts) {
        return false;
    }
    let stands_apart = texts.get(1).is_some_and(|next| next.trim().is_empty());
    (stands_apart && is_title(title)) || (is_set_title(title) && is_bold(title, &marks))
}

const BOLD: MarkKind = MarkKind::Style(SpanKind::Bold);

/// Whether all words of a line are set apart by their style, some of them in bold: in one run or several, beside links and the like, which an export cannot tell to be bold too. Of a list no line is a title, unless its bullet is bold.
fn is_bold(line: &str, marks: &[Mark]) -> bool {
    let is_in = |place: usize, is_kind: fn(&MarkKind) -> bool| {
        let mut marks = marks.iter();
        marks.any(|mark| mark.range.contains(&place) && is_kind(&mark.kind))
    };
    let is_bold = |place: &usize| is_in(*place, |kind| *kind == BOLD);
    let letters = line.char_indices();
    let words = letters.filter(|(_, letter)| letter.is_alphanumeric());
    let words: Vec<usize> = words.map(|(place, _)| place).collect();
    let start = line.len() - line.trim_start().len();
    words.iter().any(is_bold)
        && words.iter().all(|place| is_in(*place, |_| true))
        && (is_bold(&start) || list_item(line).is_none())
}

/// A title without the bold type that made it one.
fn set_apart(mut title: Marked) -> Marked {
    if is_bold(&title.text, &title.marks) {
        title.marks.retain(|mark| mark.kind != BOLD);
    }
    title
}

/// Adds what buttons copy, a line each, as code.
fn add_copied(body: &mut Marked, copied: &[(String, String)]) {
    for (words, code) in copied.iter().filter(|(_, code)| !code.trim().is_empty()) {
        if !body.text.is_empty() {
            body.push("\n", None);
        }
        if !words.trim().is_empty() {
            body.push(&one_line(words.trim()), None);
            body.push(": ", None);
        }
        body.push(&one_line(code.trim()), Some(MarkKind::Code));
    }
}

/// The same behind a rich message: a paragraph each.
fn tell_copied(body: &mut ToldBody, copied: &[(String, String)]) {
    let mut lines = Marked::default();
    add_copied(&mut lines, copied);
    let mut start = 0;
    for line in lines.text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        if !body.text.is_empty() && !body.text.ends_with('\n') {
            body.text.push('\n');
        }
        let at = body.text.len();
        let place = |place: usize| place - range.start + at;
        let marks = lines
            .marks
            .iter()
            .filter(|mark| range.start <= mark.range.start && mark.range.end <= range.end);
        let marks = marks.map(|mark| Mark {
            range: place(mark.range.start)..place(mark.range.end),
            kind: mark.kind.clone(),
        });
        body.blocks.push(ToldBlock {
            range: at..place(range.end),
            marks: marks.collect(),
            ..ToldBlock::default()
        });
        body.text.push_str(line.trim_end());
    }
}

/// Words without the line ends in them.
fn one_line(words: &str) -> String {
    words.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::{BOLD, MarkKind, Marked, add_copied, cut, signature};

    fn check(text: &Marked, title: &str, body: &str) {
        let (found_title, found_body) = cut(text, "name");
        assert_eq!(
            (found_title.text.as_str(), found_body.text.as_str()),
            (title, body)
        );
    }

    #[test]
    fn a_heading_is_a_title_where_a_body_follows() {
        check(
            &Marked::plain("\n a heading \n\nbody\nmore\n\n"),
            "a heading",
            "body\nmore",
        );
        for text in [
            "a heading",
            "a heading\n\n#tag",
            "a line\nof a text",
            "https://example.org/\n\nbody",
        ] {
            check(&Marked::plain(text), "", text);
        }
        check(&Marked::plain(""), "", "");
    }

    #[test]
    fn a_bold_line_is_a_title_whatever_it_looks_like() {
        let mut text = Marked::default();
        text.push("• 1) about example.org", Some(BOLD));
        text.push("\nbody", None);
        check(&text, "• 1) about example.org", "body");
        assert!(cut(&text, "").0.marks.is_empty());
    }

    #[test]
    fn a_title_may_be_of_several_runs() {
        let bold = || Some(BOLD);
        let check_runs = |runs: Vec<(&str, Option<MarkKind>)>, title: &str| {
            let mut text = Marked::default();
            runs.into_iter()
                .for_each(|(run, kind)| text.push(run, kind));
            text.push("\nbody", None);
            let (found, _) = cut(&text, "");
            assert_eq!(found.text, title);
            assert!(found.marks.iter().all(|mark| mark.kind != BOLD));
        };
        check_runs(vec![("!", bold()), ("News", bold())], "!News");
        check_runs(
            vec![("🔥 ", None), ("News", bold()), (" !", None)],
            "🔥 News !",
        );
        let address = || Some(MarkKind::Address("https://example.org/".into()));
        check_runs(
            vec![("On ", bold()), ("this", address()), (" paper", bold())],
            "On this paper",
        );
        for runs in [
            vec![("🔥", bold())],
            vec![("• ", None), ("item", bold())],
            vec![("News", bold()), (" of today", None)],
            vec![("this", address())],
        ] {
            check_runs(runs, "");
        }
    }

    #[test]
    fn what_buttons_copy_is_text() {
        let mut body = Marked::plain("text");
        let button = |words: &str, code: &str| (words.to_owned(), code.to_owned());
        add_copied(
            &mut body,
            &[button("Copy", "A 7\n"), button("", "B"), button("C", "")],
        );
        assert_eq!(body.text, "text\nCopy: A 7\nB");
        assert!(body.marks.iter().all(|mark| mark.kind == MarkKind::Code));
        assert_eq!(body.marks.len(), 2);
    }

    #[test]
    fn a_quotation_is_no_title() {
        let mut text = Marked::default();
        text.push("words of another", Some(MarkKind::Quote));
        text.push("\nbody", None);
        check(&text, "", "words of another\nbody");
    }

    #[test]
    fn the_channels_name_below_is_left_out() {
        check(
            &Marked::plain("a heading\n\nbody\n\n@Name\n"),
            "a heading",
            "body",
        );
        check(&Marked::plain("@name"), "", "");
        check(&Marked::plain("body\n@other"), "", "body\n@other");
    }

    #[test]
    fn a_name_below_many_texts_is_the_channels() {
        let signed = |count: usize, all: usize| {
            let texts: Vec<String> = (0..all)
                .map(|text| format!("text\n{}", if text < count { "@name" } else { "@some_one" }))
                .collect();
            signature(texts.iter().map(String::as_str)).map(str::to_owned)
        };
        assert_eq!(signed(9, 10).as_deref(), Some("name"));
        assert_eq!(signed(2, 2), None);
        assert_eq!(signature(["a\n@name", "", "b"].into_iter()), None);
    }
}
