//! Shared by the tests: an archive and its import as text that people can read, and goldens that are compared with it.
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bayegan_import::Import;
use bayegan_model::clock::Clock;
use bayegan_model::{
    Archive, BlockKind, Direction, Line, Link, Media, Post, Preview, Span, SpanKind,
};

/// The folder of this crate's tests.
pub fn tests_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Compares with the golden at `path`; with `BLESS=1` in the environment writes it instead.
pub fn check_golden(path: &Path, actual: &str) {
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        std::fs::write(path, actual).expect("the golden can be written");
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    let line = expected
        .lines()
        .zip(actual.lines())
        .position(|(expected, actual)| expected != actual);
    let line = line.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    assert!(
        expected == actual,
        "{} differs from line {} on; BLESS=1 rewrites it\nexpected: {:?}\n  actual: {:?}",
        path.display(),
        line + 1,
        expected.lines().nth(line),
        actual.lines().nth(line),
    );
}

/// The channel in one line.
pub fn channel_text(archive: &Archive) -> String {
    let channel = &archive.channel;
    let number = channel.number.map(|number| format!(" {number}"));
    format!(
        "channel: @{} \"{}\"{} {} {}{}, mirrors {}\n",
        channel.handle,
        channel.title,
        number.unwrap_or_default(),
        channel.language,
        way(channel.direction),
        clock_text(&channel.clock),
        channel.mirrors.join(" ")
    )
}

/// The clock where one was told: its zone, its offset and when it changes.
fn clock_text(clock: &Clock) -> String {
    if *clock == Clock::default() {
        return String::new();
    }
    let transitions = clock.transitions.iter();
    let transitions: String = transitions
        .map(|transition| format!(", {} from {} on", transition.offset, transition.at))
        .collect();
    format!(", clock {} {}{transitions}", clock.zone, clock.offset)
}

/// A post, its parts in order, marked ranges as `⟦kind:text⟧`.
pub fn post_text(position: usize, post: &Post) -> String {
    let mut out = format!("post {position}: id {}", post.id);
    if let Some(message) = post.message {
        write!(out, ", message {message}").ok();
    }
    out.push_str(&head_text(post));
    let title = marked(&post.title.text, &post.title.spans, 0);
    writeln!(out, "\ntitle {}: {title}", way(post.title.direction)).ok();
    for block in &post.blocks {
        let range = block.range.start as usize..block.range.end as usize;
        let text = marked(&post.text[range], &block.spans, block.range.start);
        let text = text.replace('\n', "\n    ");
        let language = block.language.as_str();
        let kind = format!("{:?} {language}", block.kind);
        let held = "  ".repeat(block.depth.into());
        writeln!(
            out,
            "{held}{} {}: {text}",
            kind.trim(),
            way(block.direction)
        )
        .ok();
    }
    writeln!(out, "tags: {}", post.tags.join(" ")).ok();
    post.links
        .iter()
        .for_each(|link| out.push_str(&link_text(link)));
    post.previews
        .iter()
        .for_each(|preview| out.push_str(&preview_text(preview)));
    out.push_str(&extras_text(post));
    out
}

/// What few posts have in their head.
fn head_text(post: &Post) -> String {
    let mut out = String::new();
    let numbers = [("date", post.date), ("edited", post.extras.edited)];
    for (name, number) in numbers {
        number.map(|number| write!(out, ", {name} {number}"));
    }
    post.extras
        .reply
        .map(|number| write!(out, ", replies to {number}"));
    post.extras
        .source
        .map(|number| write!(out, ", from channel {number}"));
    post.extras
        .answers
        .as_ref()
        .map(|target| write!(out, ", answers {}/{}", target.channel, target.message));
    post.extras
        .via
        .as_ref()
        .map(|name| write!(out, ", via @{name}"));
    post.extras
        .author
        .as_ref()
        .map(|name| write!(out, ", by {name:?}"));
    post.extras
        .forwarded
        .as_ref()
        .map(|name| write!(out, ", from {name:?}"));
    if !post.extras.album.is_empty() {
        write!(out, ", album {:?}", post.extras.album).ok();
    }
    out
}

fn extras_text(post: &Post) -> String {
    let mut out = String::new();
    for medium in &post.extras.media {
        let Media {
            kind,
            name,
            title,
            size,
            seconds,
            pixels,
            hidden,
        } = medium;
        writeln!(
            out,
            "{}: {name:?} {title:?} {size:?} {seconds:?} {pixels:?}{}",
            format!("{kind:?}").to_lowercase(),
            if *hidden { " hidden" } else { "" }
        )
        .ok();
    }
    if let Some(poll) = &post.extras.poll {
        writeln!(
            out,
            "poll: {} (closed: {}, voters: {:?})",
            poll.question, poll.closed, poll.voters
        )
        .ok();
        for answer in &poll.answers {
            writeln!(out, "answer: {} ({})", answer.text, answer.votes).ok();
        }
    }
    for reaction in &post.extras.reactions {
        writeln!(out, "reaction: {:?} {}", reaction.emoji, reaction.count).ok();
    }
    out
}

fn link_text(link: &Link) -> String {
    let label = link.label.iter().map(|label| format!(" \"{label}\""));
    let target = link
        .target
        .iter()
        .map(|target| format!(" = {}/{}", target.channel, target.message));
    let rest: String = label.chain(target).collect();
    format!(
        "link: {} <{}> [{}]{rest}\n",
        link.kind.name(),
        link.url,
        link.site
    )
}

fn preview_text(preview: &Preview) -> String {
    let line = |line: &Line| {
        format!(
            "{}: {}",
            way(line.direction),
            marked(&line.text, &line.spans, 0)
        )
    };
    format!(
        "preview: {} | {} | {}\n",
        line(&preview.site),
        line(&preview.title),
        line(&preview.description)
    )
}

const fn way(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    }
}

/// Text that starts at `start` with its spans marked.
fn marked(text: &str, spans: &[Span], start: u32) -> String {
    let mut out = text.to_owned();
    for span in spans.iter().rev() {
        let name = match span.kind {
            SpanKind::Link(number) => format!("link {number}"),
            SpanKind::Tag(number) => format!("tag {number}"),
            SpanKind::Mention => "mention".to_owned(),
            SpanKind::Isolate(direction) => way(direction).to_owned(),
            SpanKind::Anchor(number) => format!("to block {number}"),
            style => format!("{style:?}").to_lowercase(),
        };
        let styles = { span.styles.iter() }.map(|style| format!(" {style:?}").to_lowercase());
        let name = name + &styles.collect::<String>();
        out.insert((span.range.end - start) as usize, '⟧');
        out.insert_str((span.range.start - start) as usize, &format!("⟦{name}:"));
    }
    out
}

/// The whole import: kind of file, channel, posts, diagnostics.
pub fn import_text(import: &Import) -> String {
    let mut out = format!(
        "format: {}\n{}",
        import.format.name(),
        channel_text(&import.archive)
    );
    for (place, post) in import.archive.posts.iter().enumerate() {
        writeln!(out, "\n{}", post_text(place + 1, post).trim_end()).ok();
    }
    out.push('\n');
    for found in &import.diagnostics {
        writeln!(
            out,
            "line {}, bytes {:?}: {}: {}\n  help: {}",
            found.line,
            found.range,
            found.severity.name(),
            found.what,
            found.remedy
        )
        .ok();
    }
    out
}

/// The first character of the source that is not white space and lies in no part and no diagnostic, as its place; bytes that are not UTF-8 count as characters.
pub fn first_uncovered(source: &[u8], import: &Import) -> Option<usize> {
    let covered = import.coverage.iter().map(|covered| &covered.range);
    let ranges: Vec<_> = covered
        .chain(import.diagnostics.iter().map(|found| &found.range))
        .collect();
    let is_covered = |at: usize| ranges.iter().any(|range| range.contains(&at));
    let mut at = 0;
    for chunk in source.utf8_chunks() {
        for (offset, letter) in chunk.valid().char_indices() {
            if !letter.is_whitespace() && !is_covered(at + offset) {
                return Some(at + offset);
            }
        }
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() && !is_covered(at) {
            return Some(at);
        }
        at += chunk.invalid().len();
    }
    None
}

/// Whether no part overlaps another.
pub fn is_apart(import: &Import) -> bool {
    import
        .coverage
        .windows(2)
        .all(|pair| pair[0].range.end <= pair[1].range.start)
}

/// The rules of the model: blocks in order and apart on line boundaries, holding all that is no white space; spans likewise inside their text.
pub fn check_post(post: &Post) {
    let mut end = 0;
    let mut spans: Vec<&Span> = post.title.spans.iter().collect();
    check_spans(&post.title.text, 0, &post.title.spans);
    for block in &post.blocks {
        let (start, stop) = (block.range.start as usize, block.range.end as usize);
        assert!(post.text[end..start].trim().is_empty());
        let edge: &[char] = match block.kind {
            BlockKind::Cell(_) => &['\n', '\t'],
            _ => &['\n'],
        };
        let is_end = start == stop && stop == post.text.len();
        assert!(is_end || start == 0 || post.text[..start].ends_with(edge));
        assert!(stop == post.text.len() || post.text[stop..].starts_with(edge) || start == stop);
        check_spans(&post.text[start..stop], block.range.start, &block.spans);
        spans.extend(&block.spans);
        end = stop;
    }
    assert!(post.text[end..].trim().is_empty());
    // A link in several pieces has one number.
    let links = spans.iter().filter_map(|span| match span.kind {
        SpanKind::Link(number) => Some(number),
        _ => None,
    });
    let links: std::collections::BTreeSet<u32> = links.collect();
    assert!(
        links
            .into_iter()
            .eq(0..u32::try_from(post.links.len()).unwrap())
    );
    let known = |span: &&Span| match span.kind {
        SpanKind::Tag(number) => (number as usize) < post.tags.len(),
        SpanKind::Anchor(number) => (number as usize) < post.blocks.len(),
        _ => true,
    };
    assert!(spans.iter().copied().all(|span| known(&span)));
    for link in &post.links {
        let scheme = link.url.split(':').next().unwrap();
        assert!(
            ["http", "https", "mailto", "tel", "tg"].contains(&scheme),
            "{}",
            link.url
        );
        assert!(!link.site.starts_with("www."));
    }
}

fn check_spans(text: &str, start: u32, spans: &[Span]) {
    let mut end = start;
    for span in spans {
        assert!(end <= span.range.start && span.range.start < span.range.end);
        let within = (span.range.start - start) as usize..(span.range.end - start) as usize;
        assert!(text.get(within).is_some(), "{span:?} in {text:?}");
        end = span.range.end;
    }
}
