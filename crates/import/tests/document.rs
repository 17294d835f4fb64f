//! The JSON document: what is written is read back, and holds to the schema that is printed.

use std::ops::Range;
use std::path::Path;

use crate::common;
use bayegan_import::json::{schema, to_json, write_json};
use bayegan_import::{Config, Format, Zone, import};
use bayegan_model::clock::Clock;
use bayegan_model::{
    Align, Archive, Block, BlockKind, CalendarName, Cell, Channel, Direction, Extras, Line, Link,
    LinkKind, Media, MediaKind, Numbering, Numerals, Poll, PollAnswer, Post, Preview, Reaction,
    Span, SpanKind, Styles, TableLook, Target, VerticalAlign,
};
use proptest::prelude::*;
use proptest::sample::select;

fn direction() -> impl Strategy<Value = Direction> {
    select(vec![Direction::Rtl, Direction::Ltr])
}

fn text() -> impl Strategy<Value = String> {
    r#"[a-zA-Zآ-ی🤗 "\\\t]{0,16}"#
}

fn span_kind() -> impl Strategy<Value = SpanKind> {
    use SpanKind::{Anchor, Isolate, Link, Mention, Tag};
    let rtl = Isolate(Direction::Rtl);
    let ltr = Isolate(Direction::Ltr);
    let others = [
        rtl,
        ltr,
        Link(0),
        Link(1),
        Mention,
        Tag(0),
        Tag(1),
        Anchor(0),
    ];
    select(Styles::ALL.into_iter().chain(others).collect::<Vec<_>>())
}

/// Spans at the characters of a text, in order and apart; without links and tags where there are none to name.
fn spans(text: &str, start: u32, may_name: bool) -> impl Strategy<Value = Vec<Span>> + use<> {
    let places: Vec<u32> = text
        .char_indices()
        .map(|(at, _)| start + u32::try_from(at).unwrap())
        .collect();
    let most = places.len().min(6);
    let places = proptest::sample::subsequence(places, 0..=most);
    let styles = any::<u16>().prop_map(Styles::from_bits);
    let kinds = prop::collection::vec((span_kind(), styles), 3);
    (places, kinds).prop_map(move |(places, kinds)| {
        let ranges = places.chunks_exact(2).map(|pair| pair[0]..pair[1]);
        let named = |kind: &SpanKind| {
            matches!(
                kind,
                SpanKind::Link(_) | SpanKind::Tag(_) | SpanKind::Anchor(_)
            )
        };
        let spans = ranges.zip(kinds).map(|(range, (kind, styles))| Span {
            range,
            kind,
            styles,
        });
        spans
            .filter(|span| may_name || !named(&span.kind))
            .collect()
    })
}

fn line(may_name: bool) -> impl Strategy<Value = Line> {
    (text(), direction()).prop_flat_map(move |(text, direction)| {
        let spans = spans(&text, 0, may_name);
        spans.prop_map(move |spans| Line {
            text: text.clone(),
            direction,
            spans,
        })
    })
}

/// A text of lines, each a block of its own.
fn body() -> impl Strategy<Value = (String, Vec<Block>)> {
    prop::collection::vec(text(), 1..4).prop_flat_map(|lines| {
        let text = lines.join("\n");
        let mut start = 0;
        let blocks: Vec<_> = lines
            .into_iter()
            .map(|line| {
                let end = start + u32::try_from(line.len()).unwrap();
                let range = start..end;
                start = end + 1;
                block(line, range)
            })
            .collect();
        blocks.prop_map(move |mut blocks| {
            // Each block lies in the one before it, or is one of the post's own.
            let places = (0..3).cycle().zip(&mut blocks);
            places.for_each(|(depth, block)| block.depth = depth);
            (text.clone(), blocks)
        })
    })
}

fn block(line: String, range: Range<u32>) -> impl Strategy<Value = Block> {
    let spans = spans(&line, range.start, true);
    (block_kind(), direction(), spans, text()).prop_map(
        move |(kind, direction, spans, language)| Block {
            kind,
            range: range.clone(),
            direction,
            spans,
            language,
            depth: 0,
        },
    )
}

/// Every kind of block; there are no media that one could name.
fn block_kind() -> impl Strategy<Value = BlockKind> {
    use BlockKind::{
        Caption, Code, Divider, Footer, Gallery, Label, Link, ListItem, Paragraph, Postscript,
        Pullquote, Quote, Reference, Row, Tags,
    };
    let plain = vec![
        Caption, Code, Divider, Footer, Gallery, Label, Link, ListItem, Paragraph, Postscript,
        Pullquote, Quote, Reference, Row, Tags,
    ];
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    let numerals = (any::<bool>(), select(Numerals::ALL.to_vec()));
    let item = (
        prop::option::of(any::<i32>()),
        prop::option::of(any::<bool>()),
    );
    let sides = (
        select(Align::ALL.to_vec()),
        select(VerticalAlign::ALL.to_vec()),
    );
    let cell = (any::<bool>(), sides, any::<u16>(), any::<u16>());
    prop_oneof![
        4 => select(plain),
        1 => any::<u8>().prop_map(|level| BlockKind::Heading { level }),
        1 => any::<bool>().prop_map(|open| BlockKind::Details { open }),
        1 => item.prop_map(|(number, done)| BlockKind::Item { number, done }),
        1 => numerals.prop_map(|(reversed, numerals)| BlockKind::OrderedList(Numbering { reversed, numerals })),
        1 => flags.prop_map(|(bordered, striped, compact)| BlockKind::Table(TableLook { bordered, striped, compact })),
        1 => cell.prop_map(|(header, (align, vertical), columns, rows)| BlockKind::Cell(Cell {
            header,
            align,
            vertical,
            columns,
            rows,
        })),
    ]
}

fn link() -> impl Strategy<Value = Link> {
    let target = (text(), any::<u32>()).prop_map(|(channel, message)| Target { channel, message });
    let kind = select(LinkKind::ALL.to_vec());
    (
        text(),
        text(),
        prop::option::of(text()),
        kind,
        prop::option::of(target),
    )
        .prop_map(|(url, site, label, kind, target)| Link {
            url,
            site,
            label,
            kind,
            target,
        })
}

fn media() -> impl Strategy<Value = Media> {
    let numbers = (
        prop::option::of(any::<u64>()),
        prop::option::of(any::<u32>()),
        prop::option::of((any::<u32>(), any::<u32>())),
    );
    let kind = select(MediaKind::ALL.to_vec());
    (kind, text(), text(), numbers, any::<bool>()).prop_map(
        |(kind, name, title, (size, seconds, pixels), hidden)| Media {
            kind,
            name,
            title,
            size,
            seconds,
            pixels,
            hidden,
        },
    )
}

fn poll() -> impl Strategy<Value = Poll> {
    let answer = (text(), any::<u32>()).prop_map(|(text, votes)| PollAnswer { text, votes });
    let answers = prop::collection::vec(answer, 0..3);
    let voters = prop::option::of(any::<u32>());
    (text(), answers, any::<bool>(), voters).prop_map(|(question, answers, closed, voters)| Poll {
        question,
        answers,
        closed,
        voters,
    })
}

fn extras() -> impl Strategy<Value = Extras> {
    let counted = || prop::option::of(any::<u32>());
    let reaction = (text(), any::<u32>()).prop_map(|(emoji, count)| Reaction { emoji, count });
    let lists = (
        prop::collection::vec(media(), 0..3),
        prop::collection::vec(reaction, 0..3),
        prop::collection::vec(any::<u32>(), 0..3),
        prop::option::of(poll()),
    );
    let names = (
        prop::option::of(text()),
        prop::option::of(text()),
        prop::option::of(text()),
    );
    let answers = (text(), any::<u32>());
    let answers = answers.prop_map(|(channel, message)| Target { channel, message });
    let others = (prop::option::of(any::<u64>()), prop::option::of(answers));
    let numbers = (counted(), prop::option::of(any::<i64>()));
    (lists, names, numbers, others).prop_map(
        |(
            (media, reactions, album, poll),
            (author, forwarded, via),
            (reply, edited),
            (source, answers),
        )| Extras {
            edited,
            author,
            forwarded,
            reply,
            source,
            answers,
            via,
            album,
            media,
            poll,
            reactions,
        },
    )
}

fn post() -> impl Strategy<Value = Post> {
    let preview =
        (line(false), line(false), line(false)).prop_map(|(site, title, description)| Preview {
            site,
            title,
            description,
        });
    let lists = (
        prop::collection::vec(link(), 2..4),
        prop::collection::vec(text(), 2..4),
        prop::collection::vec(preview, 0..3),
    );
    let numbers = (
        prop::option::of(any::<u32>()),
        prop::option::of(any::<i64>()),
    );
    ("[a-z]{1,4}", numbers, line(true), body(), lists, extras()).prop_map(
        |(id, (message, date), title, (text, blocks), (links, tags, previews), extras)| Post {
            id,
            message,
            date,
            title,
            text,
            blocks,
            tags,
            links,
            previews,
            extras,
        },
    )
}

fn archive() -> impl Strategy<Value = Archive> {
    let number = prop::option::of(any::<u64>());
    let mirrors = prop::collection::vec(text(), 0..3);
    let texts = (text(), text(), text());
    let calendars = vec![
        None,
        Some(CalendarName::Gregorian),
        Some(CalendarName::SolarHijri),
    ];
    let calendar = prop::sample::select(calendars);
    let channel = (texts, direction(), number, mirrors, calendar).prop_map(
        |((handle, title, language), direction, number, mirrors, calendar)| Channel {
            clock: Clock::default(),
            calendar,
            handle,
            title,
            language,
            direction,
            number,
            mirrors,
        },
    );
    let zones = vec!["", "Asia/Tehran", "Europe/Berlin", "+05:45", "UTC"];
    let zone = prop::sample::select(zones);
    (channel, prop::collection::vec(post(), 0..4), zone).prop_map(|(mut channel, posts, zone)| {
        let dates = posts
            .iter()
            .flat_map(|post| [post.date, post.extras.edited]);
        if let Ok(zone) = Zone::named(zone) {
            channel.clock = zone.clock(dates.flatten());
        }
        Archive { channel, posts }
    })
}

/// Reads a document back; nothing of it may be lost.
fn read(document: &str) -> Archive {
    let import = import(document.as_bytes(), &Config::default());
    assert_eq!(import.format, Format::Bayegan);
    assert!(!import.lost(), "{:?}", import.diagnostics);
    import.archive
}

/// What the schema has against a document; nothing where it holds to it.
fn offence(document: &serde_json::Value) -> Option<String> {
    const NAME: &str = "schema.json";
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    let schema = serde_json::from_str(&schema().unwrap()).unwrap();
    compiler.add_resource(NAME, schema).unwrap();
    let index = compiler.compile(NAME, &mut schemas).unwrap();
    let result = schemas.validate(document, index);
    result.err().map(|error| error.to_string())
}

fn real_archive() -> Archive {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/archive");
    let config = std::fs::read_to_string(folder.join("archive.toml")).unwrap();
    let source = std::fs::read(folder.join("nlp_stuff.txt")).unwrap();
    import(&source, &Config::from_toml(&config).unwrap()).archive
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_back(archive in archive()) {
        let document = to_json(&archive).unwrap();
        prop_assert_eq!(read(&document), archive);
    }

    #[test]
    fn what_is_written_holds_to_the_schema(archive in archive()) {
        let document = serde_json::from_str(&to_json(&archive).unwrap()).unwrap();
        prop_assert_eq!(offence(&document), None);
    }

    #[test]
    fn any_document_is_read_without_a_panic(archive in archive(), edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4)) {
        let mut document = to_json(&archive).unwrap().into_bytes();
        for (at, byte) in edits {
            let at = at.index(document.len());
            document[at] = byte;
        }
        let import = import(&document, &Config::default());
        for post in &import.archive.posts {
            prop_assert!(post.blocks.iter().all(|block| post.text.get(block.range.start as usize..block.range.end as usize).is_some()));
        }
        for found in &import.diagnostics {
            prop_assert!(found.range.end <= document.len() && found.line >= 1);
        }
    }
}

#[test]
fn the_real_archive_is_read_back_and_holds_to_the_schema() {
    let archive = real_archive();
    let document = to_json(&archive).unwrap();
    assert_eq!(read(&document), archive);
    assert_eq!(offence(&serde_json::from_str(&document).unwrap()), None);
    let mut written = Vec::new();
    write_json(&archive, &mut written).unwrap();
    assert_eq!(written, document.as_bytes());
}

#[test]
fn the_schema_refuses_what_is_no_document() {
    assert!(offence(&serde_json::json!({ "posts": [{ "text": 5 }] })).is_some());
    assert!(offence(&serde_json::json!({ "channel": {} })).is_some());
    assert_eq!(
        offence(&serde_json::json!({ "posts": [{ "text": "by hand" }] })),
        None
    );
}

#[test]
fn the_configuration_knows_numbers_that_the_document_does_not() {
    let document =
        r#"{"posts":[{"title":"One"},{"title":"Two","message":2},{"id":"abc","text":"x"}]}"#;
    let config = "[[post]]\ntitle = \"One\"\nmessage = 7\n[[post]]\ntitle = \"Two\"\nmessage = 8\n[[post]]\nid = \"abc\"\nmessage = 9\n";
    let import = import(document.as_bytes(), &Config::from_toml(config).unwrap());
    let posts = import.archive.posts.iter();
    let found: Vec<_> = posts.map(|post| (post.id.as_str(), post.message)).collect();
    assert_eq!(found, [("7", Some(7)), ("2", Some(2)), ("9", Some(9))]);
}

#[test]
fn the_configuration_goes_before_the_document() {
    let document = to_json(&real_archive()).unwrap();
    let config = Config::from_toml("[channel]\ntitle = \"Other\"\nlanguage = \"en\"\n").unwrap();
    let channel = import(document.as_bytes(), &config).archive.channel;
    assert_eq!(
        (channel.title.as_str(), channel.language.as_str()),
        ("Other", "en")
    );
    assert_eq!(
        (channel.direction, channel.handle.as_str()),
        (Direction::Ltr, "nlp_stuff")
    );
}

#[test]
fn the_schema_is_as_its_golden() {
    let path = common::tests_folder().join("goldens/document.schema.json");
    common::check_golden(&path, &schema().unwrap());
}
