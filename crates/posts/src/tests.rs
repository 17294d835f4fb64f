//! Tests of the posts part as a whole: what is written is read back, and damage never panics.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use xxhash_rust::xxh64::xxh64;

use super::*;
use bayegan_model::clock::{Clock, Transition};
use bayegan_model::*;

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Rtl), Just(Direction::Ltr)]
}

fn text() -> impl Strategy<Value = String> {
    "[a-zA-Zآ-ی🤗 \n]{0,24}"
}

fn span() -> impl Strategy<Value = Span> {
    let kind = prop_oneof![
        any::<u32>().prop_map(SpanKind::Link),
        (0_u32..3).prop_map(SpanKind::Link),
        (0_u32..3).prop_map(SpanKind::Tag),
        Just(SpanKind::Mention),
        direction().prop_map(SpanKind::Isolate),
        any::<u32>().prop_map(SpanKind::Anchor),
        prop::sample::select(Styles::ALL.to_vec()),
    ];
    let styles = prop_oneof![Just(0), any::<u16>()].prop_map(Styles::from_bits);
    (any::<u32>(), any::<u32>(), kind, styles).prop_map(|(start, end, kind, styles)| Span {
        range: start..end,
        kind,
        styles,
    })
}

fn other_kind() -> impl Strategy<Value = BlockKind> {
    let numbering = (any::<bool>(), prop::sample::select(Numerals::ALL.to_vec()));
    let item = (
        prop::option::of(any::<i32>()),
        prop::option::of(any::<bool>()),
    );
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    let sides = (
        prop::sample::select(Align::ALL.to_vec()),
        prop::sample::select(VerticalAlign::ALL.to_vec()),
    );
    let cell = (any::<bool>(), sides, any::<u16>(), any::<u16>()).prop_map(
        |(header, (align, vertical), columns, rows)| Cell {
            header,
            align,
            vertical,
            columns,
            rows,
        },
    );
    prop_oneof![
        any::<u8>().prop_map(|level| BlockKind::Heading { level }),
        prop::sample::select(vec![
            BlockKind::Footer,
            BlockKind::Pullquote,
            BlockKind::Caption,
            BlockKind::Divider,
            BlockKind::Row,
            BlockKind::Gallery,
        ]),
        numbering.prop_map(|(reversed, numerals)| BlockKind::OrderedList(Numbering {
            reversed,
            numerals
        })),
        item.prop_map(|(number, done)| BlockKind::Item { number, done }),
        any::<bool>().prop_map(|open| BlockKind::Details { open }),
        flags.prop_map(|(bordered, striped, compact)| BlockKind::Table(TableLook {
            bordered,
            striped,
            compact
        })),
        cell.prop_map(BlockKind::Cell),
        any::<u32>().prop_map(|number| BlockKind::Media { number }),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    let spans = prop::collection::vec(span(), 0..4);
    (text(), direction(), spans).prop_map(|(text, direction, spans)| Line {
        text,
        direction,
        spans,
    })
}

fn block() -> impl Strategy<Value = Block> {
    let kind = prop_oneof![
        prop::sample::select(kinds::LINE_KINDS.to_vec()),
        other_kind()
    ];
    let spans = prop::collection::vec(span(), 0..4);
    let range = prop_oneof![
        2 => (any::<u32>(), any::<u32>()).prop_map(|(start, end)| start..end),
        1 => (0_u32..9).prop_map(|at| at..at),
    ];
    let depth = prop_oneof![3 => Just(0), 1 => 0_u8..4, 1 => any::<u8>()];
    (kind, range, direction(), spans, text(), depth).prop_map(
        |(kind, range, direction, spans, language, depth)| Block {
            depth,
            kind,
            range,
            direction,
            spans,
            language: match kind {
                BlockKind::Code => language,
                _ => String::new(),
            },
        },
    )
}

fn link() -> impl Strategy<Value = Link> {
    let target = prop::option::of((text(), any::<u32>()));
    let kind = prop::sample::select(LinkKind::ALL.to_vec());
    (text(), text(), prop::option::of(text()), kind, target).prop_map(
        |(url, site, label, kind, target)| Link {
            url,
            site,
            label,
            kind,
            target: target.map(|(channel, message)| Target { channel, message }),
        },
    )
}

fn preview() -> impl Strategy<Value = Preview> {
    (line(), line(), line()).prop_map(|(site, title, description)| Preview {
        site,
        title,
        description,
    })
}

fn media() -> impl Strategy<Value = Media> {
    let kind = prop::sample::select(MediaKind::ALL.to_vec());
    let numbers = (
        prop::option::of(any::<u64>()),
        prop::option::of(any::<u32>()),
        prop::option::of((any::<u32>(), any::<u32>())),
    );
    let flags = any::<bool>();
    (kind, text(), text(), numbers, flags).prop_map(
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
    let reaction = (text(), any::<u32>()).prop_map(|(emoji, count)| Reaction { emoji, count });
    let names = (
        prop::option::of(text()),
        prop::option::of(text()),
        prop::option::of(text()),
    );
    let answers = (text(), any::<u32>());
    let answers = answers.prop_map(|(channel, message)| Target { channel, message });
    let others = (prop::option::of(any::<u64>()), prop::option::of(answers));
    let numbers = (
        prop::option::of(any::<i64>()),
        prop::option::of(any::<u32>()),
        prop::collection::vec(9_u32..99, 0..3),
    );
    let lists = (
        prop::collection::vec(media(), 0..3),
        prop::option::of(poll()),
        prop::collection::vec(reaction, 0..3),
    );
    (names, numbers, lists, others).prop_map(
        |(
            (author, forwarded, via),
            (edited, reply, album),
            (media, poll, reactions),
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

/// Posts with any numbers in them, ordered or not; tags come from a list without two spellings of one.
fn post() -> impl Strategy<Value = Post> {
    let numbers = (prop::option::of(0_u32..9), prop::option::of(any::<i64>()));
    let tags = prop::sample::subsequence(vec!["read", "Paper", "یادگیری"], 0..=3);
    let lists = (
        prop::collection::vec(block(), 0..5),
        prop::collection::vec(link(), 0..4),
        prop::collection::vec(preview(), 0..3),
        extras(),
    );
    (text(), numbers, line(), text(), tags, lists).prop_map(
        |(id, (message, date), title, text, tags, (blocks, links, previews, extras))| Post {
            id,
            message,
            date,
            title,
            text,
            blocks,
            tags: tags.into_iter().map(str::to_owned).collect(),
            links,
            previews,
            extras,
        },
    )
}

fn clock() -> impl Strategy<Value = Clock> {
    let transition = (any::<u32>(), any::<i32>()).prop_map(|(at, offset)| Transition {
        at: at.into(),
        offset,
    });
    (
        text(),
        any::<i32>(),
        prop::collection::vec(transition, 0..4),
    )
        .prop_map(|(zone, offset, transitions)| Clock {
            zone,
            offset,
            transitions,
        })
}

fn calendar() -> impl Strategy<Value = Option<CalendarName>> {
    let calendars = [CalendarName::Gregorian, CalendarName::SolarHijri];
    prop::option::of(prop::sample::select(calendars.to_vec()))
}

fn archive() -> impl Strategy<Value = Archive> {
    let mirrors = prop::collection::vec(text(), 0..3);
    let number = prop::option::of(any::<u64>());
    let texts = (text(), text(), text());
    let channel = (texts, direction(), number, mirrors, clock(), calendar()).prop_map(
        |((handle, title, language), direction, number, mirrors, clock, calendar)| Channel {
            handle,
            title,
            language,
            direction,
            number,
            mirrors,
            clock,
            calendar,
        },
    );
    (channel, prop::collection::vec(post(), 0..5))
        .prop_map(|(channel, posts)| Archive { channel, posts })
}

fn sample() -> Archive {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut posts = prop::collection::vec(post(), 3)
        .new_tree(&mut runner)
        .unwrap()
        .current();
    // Every part is there to be damaged.
    posts.push(whole_post());
    Archive {
        channel: Channel {
            handle: "name".into(),
            mirrors: vec!["t.me".into()],
            clock: whole_clock(),
            calendar: Some(CalendarName::SolarHijri),
            ..Channel::default()
        },
        posts,
    }
}

fn whole_clock() -> Clock {
    Clock {
        zone: "Asia/Tehran".into(),
        offset: 12_600,
        transitions: vec![Transition {
            at: 1_647_894_600,
            offset: 16_200,
        }],
    }
}

/// A post of which every part says something. All of them are named, so that none can be forgotten.
#[allow(clippy::too_many_lines, reason = "every part is named")]
fn whole_post() -> Post {
    let line = Line {
        text: "title".into(),
        direction: Direction::Ltr,
        spans: vec![Span {
            range: 0..3,
            kind: SpanKind::Bold,
            styles: [SpanKind::Italic].into_iter().collect(),
        }],
    };
    let end = Some(Block {
        kind: BlockKind::Cell(Cell::default()),
        range: 4..4,
        ..Block::default()
    });
    Post {
        id: "id".into(),
        message: Some(5),
        date: Some(1_700_000_000),
        title: line.clone(),
        text: "text".into(),
        blocks: vec![Block {
            kind: BlockKind::Code,
            range: 0..4,
            direction: Direction::Ltr,
            spans: line.spans.clone(),
            language: "rust".into(),
            depth: 1,
        }]
        .into_iter()
        .chain(end)
        .collect(),
        tags: vec!["read".into()],
        links: vec![Link {
            url: "https://t.me/name/3".into(),
            label: Some("label".into()),
            kind: LinkKind::Post,
            site: "t.me".into(),
            target: Some(Target {
                channel: "name".into(),
                message: 3,
            }),
        }],
        previews: vec![Preview {
            site: line.clone(),
            title: line.clone(),
            description: line,
        }],
        extras: whole_extras(),
    }
}

fn whole_extras() -> Extras {
    Extras {
        edited: Some(1),
        author: Some("author".into()),
        forwarded: Some("channel".into()),
        reply: Some(3),
        source: Some(1_500_000_009),
        answers: Some(Target {
            channel: "c/9".into(),
            message: 8,
        }),
        via: Some("some_bot".into()),
        album: vec![6, 7],
        media: vec![Media {
            kind: MediaKind::Video,
            name: "name".into(),
            title: "title".into(),
            size: Some(1000),
            seconds: Some(60),
            pixels: Some((640, 480)),
            hidden: true,
        }],
        poll: Some(Poll {
            question: "question".into(),
            answers: vec![PollAnswer::default(); 2],
            closed: true,
            voters: Some(7),
        }),
        reactions: vec![Reaction {
            emoji: "👍".into(),
            count: 2,
        }],
    }
}

/// The bytes of an archive, which is small.
fn written(archive: &Archive) -> Vec<u8> {
    encode(archive).unwrap()
}

/// Reads everything there is; gives how many things were read.
fn read_all(posts: &Posts<'_>) -> usize {
    let archive = posts.to_archive();
    let tables = (0..posts.tag_count())
        .map(|tag| posts.tag(tag))
        .chain((0..posts.site_count()).map(|site| posts.site(site)));
    let found = archive
        .posts
        .iter()
        .filter(|post| posts.by_id(&post.id).is_some())
        .count();
    let numbered = (0..9)
        .filter(|message| posts.by_message(*message).is_some())
        .count();
    tables.count() + found + numbered
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(archive in archive()) {
        let bytes = written(&archive);
        let posts = Posts::open(&bytes).unwrap();
        prop_assert_eq!(posts.to_archive(), archive);
    }

    #[test]
    fn posts_are_found_by_id_and_message(archive in archive()) {
        let bytes = written(&archive);
        let posts = Posts::open(&bytes).unwrap();
        for post in &archive.posts {
            let found = posts.by_id(&post.id).and_then(|index| posts.get(index));
            prop_assert_eq!(found.unwrap().id(), post.id.as_str());
            if let Some(message) = post.message {
                let first = archive.posts.iter().position(|other| other.message == Some(message));
                prop_assert_eq!(posts.by_message(message).map(|index| index as usize), first);
            }
        }
        for post in &archive.posts {
            let leads = |number: &u32| {
                let found = posts.by_message(*number).and_then(|index| archive.posts.get(index as usize));
                found.is_some_and(|post| post.extras.album.contains(number))
            };
            prop_assert!(post.extras.album.iter().all(leads));
        }
        prop_assert_eq!(posts.by_message(100), None);
        prop_assert_eq!(posts.by_id("not there"), None);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(posts) = Posts::open(&bytes) {
            read_all(&posts);
        }
    }

    #[test]
    fn any_records_are_read_without_a_panic(noise in prop::collection::vec(any::<u8>(), 1..60), at in 0.0..1.0_f64) {
        let mut bytes = written(&sample());
        let start = (at * (bytes.len() - noise.len()) as f64) as usize;
        bytes[start..start + noise.len()].copy_from_slice(&noise);
        if let Ok(posts) = Posts::open(&bytes) {
            read_all(&posts);
        }
    }
}

#[test]
fn every_byte_flipped_is_an_error_or_still_read() {
    let whole = written(&sample());
    for index in 0..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[index] ^= 1 << bit;
            if let Ok(posts) = Posts::open(&bytes) {
                read_all(&posts);
            }
        }
    }
}

#[test]
fn every_cut_is_an_error() {
    let whole = written(&sample());
    for length in 0..whole.len() {
        assert!(
            Posts::open(&whole[..length]).is_err(),
            "cut to {length} bytes"
        );
    }
}

#[test]
fn each_kind_of_damage_has_its_error() {
    let whole = written(&sample());
    assert_eq!(Posts::open(&[]).err(), Some(OpenError::Short));
    let mut other = whole.clone();
    other[0] = 9;
    assert_eq!(Posts::open(&other).err(), Some(OpenError::Version(9)));
    let mut longer = whole.clone();
    longer.push(0);
    assert_eq!(Posts::open(&longer).err(), Some(OpenError::Bounds));
    let mut garbled = whole;
    *garbled.last_mut().unwrap() = 0xff;
    assert_eq!(Posts::open(&garbled).err(), Some(OpenError::Text));
}

#[test]
fn places_in_the_table_of_ids_are_as_wide_as_they_must_be() {
    for (count, width) in [(1, 1), (256, 1), (257, 2), (700, 2)] {
        let post = |number: u32| Post {
            id: format!("p{}", number * 7919 % count),
            ..Post::default()
        };
        let posts: Vec<Post> = (0..count).map(post).collect();
        let bytes = written(&Archive {
            posts: posts.clone(),
            ..Archive::default()
        });
        let read = Posts::open(&bytes).unwrap();
        for (place, post) in (0..).zip(&posts) {
            assert_eq!(read.by_id(&post.id), Some(place));
        }
        assert_eq!(header::width(count), width);
    }
    assert_eq!(
        (header::width(1 << 16), header::width((1 << 16) + 1)),
        (2, 4)
    );
}

#[test]
fn a_link_leads_to_its_post_by_handle_or_number() {
    let link = |channel: &str| Link {
        kind: LinkKind::Post,
        target: Some(Target {
            channel: channel.into(),
            message: 6,
        }),
        ..Link::default()
    };
    let post = Post {
        message: Some(5),
        links: ["Name", "77", "other", "78"].map(link).into(),
        extras: Extras {
            album: vec![6],
            ..Extras::default()
        },
        ..Post::default()
    };
    let channel = Channel {
        handle: "name".into(),
        number: Some(77),
        ..Channel::default()
    };
    let bytes = written(&Archive {
        channel,
        posts: vec![post],
    });
    let posts = Posts::open(&bytes).unwrap();
    let links = posts.get(0).unwrap().links();
    let found: Vec<Option<u32>> = links.map(|link| posts.by_link(&link)).collect();
    assert_eq!(found, [Some(0), Some(0), None, None]);
}

#[test]
fn a_number_of_an_album_does_not_hide_the_post_whose_own_it_is() {
    let post = |message, album: &[u32]| Post {
        message: Some(message),
        extras: Extras {
            album: album.into(),
            ..Extras::default()
        },
        ..Post::default()
    };
    let bytes = written(&Archive {
        posts: vec![post(5, &[6, 7]), post(6, &[])],
        ..Archive::default()
    });
    let posts = Posts::open(&bytes).unwrap();
    let found = [5, 6, 7].map(|number| posts.by_message(number));
    assert_eq!(found, [Some(0), Some(1), Some(0)]);
}

#[test]
fn a_post_without_extras_pays_nothing_for_them() {
    let size = |extras| {
        let post = Post {
            extras,
            ..Post::default()
        };
        written(&Archive {
            posts: vec![post],
            ..Archive::default()
        })
        .len()
    };
    let reply = Extras {
        reply: Some(3),
        ..Extras::default()
    };
    // The length of the extras, the place in the heap, their flags, the number, and the counts of media and reactions.
    assert_eq!(size(Extras::default()) + 6, size(reply));
}

#[test]
fn a_clock_that_nobody_told_costs_nothing() {
    let bytes = |clock| {
        let channel = Channel {
            clock,
            ..Channel::default()
        };
        written(&Archive {
            channel,
            ..Archive::default()
        })
    };
    let plain = bytes(Clock::default());
    let told = bytes(whole_clock());
    // The offset, the count, one transition and the name.
    assert_eq!(told.len(), plain.len() + 4 + 4 + 8 + 11);
}

proptest! {
    #[test]
    fn the_clock_reads_in_place_as_the_models_does(mut clock in clock(), seconds in 0_i64..5_000_000_000) {
        clock.transitions.sort_by_key(|transition| transition.at);
        let channel = Channel { clock: clock.clone(), ..Channel::default() };
        let bytes = written(&Archive { channel, ..Archive::default() });
        let read = Posts::open(&bytes).unwrap().clock();
        prop_assert_eq!(read.offset_at(seconds), clock.offset_at(seconds));
        prop_assert_eq!(read.local(seconds), clock.local(seconds));
    }

    #[test]
    fn no_bytes_of_a_clock_panic(bytes: Vec<u8>, seconds: i64) {
        let clock = ClockRef(&bytes);
        let _ = (clock.local(seconds), clock.to_model());
    }
}

#[test]
fn an_empty_archive_is_read() {
    let bytes = written(&Archive::default());
    let posts = Posts::open(&bytes).unwrap();
    assert!(posts.is_empty());
    assert_eq!(posts.get(0).map(|post| post.text()), None);
    assert_eq!((posts.tag_count(), posts.tag(0)), (0, ""));
}

#[test]
fn tags_that_differ_in_case_are_one_entry_in_its_first_spelling() {
    let post = |tag: &str| Post {
        tags: vec![tag.into()],
        ..Post::default()
    };
    let posts = vec![post("HandsOn"), post("handsOn"), post("read")];
    let bytes = written(&Archive {
        posts,
        ..Archive::default()
    });
    let posts = Posts::open(&bytes).unwrap();
    assert_eq!(posts.tag_count(), 2);
    let tags: Vec<&str> = (0..3)
        .flat_map(|index| posts.get(index).unwrap().tags())
        .map(|tag| posts.tag(tag))
        .collect();
    assert_eq!(tags, ["HandsOn", "HandsOn", "read"]);
}

#[test]
fn an_address_that_stands_in_the_text_costs_no_byte_of_the_heap() {
    let link = |url: &str| Link {
        url: url.into(),
        ..Link::default()
    };
    let post = |url: &str| Post {
        text: "see https://example.org/a".into(),
        links: vec![link(url)],
        ..Post::default()
    };
    let size = |url| {
        written(&Archive {
            posts: vec![post(url)],
            ..Archive::default()
        })
        .len()
    };
    assert_eq!(
        size("https://example.org/a") + 21,
        size("https://example.org/b")
    );
}

#[test]
fn a_tree_of_blocks_costs_two_bytes_where_it_goes_in_or_out() {
    let block = |line: u32, depth: u8| Block {
        kind: BlockKind::ListItem,
        range: line * 2..line * 2 + 1,
        depth,
        ..Block::default()
    };
    let archive = |depths: [u8; 4]| Archive {
        posts: vec![Post {
            text: "a\nb\nc\nd".into(),
            blocks: (0..)
                .zip(depths)
                .map(|(line, depth)| block(line, depth))
                .collect(),
            ..Post::default()
        }],
        ..Archive::default()
    };
    let flat = written(&archive([0; 4])).len();
    let tree = written(&archive([0, 1, 1, 0]));
    assert_eq!(tree.len(), flat + 4);
    let posts = Posts::open(&tree).unwrap();
    let depths: Vec<u8> = posts
        .get(0)
        .unwrap()
        .blocks()
        .map(|block| block.depth)
        .collect();
    assert_eq!(depths, [0, 1, 1, 0]);
}

#[test]
fn a_block_without_text_costs_two_bytes_and_moves_no_line() {
    let line = |start: u32| Block {
        range: start..start + 1,
        ..Block::default()
    };
    let divider = Block {
        kind: BlockKind::Divider,
        range: 2..2,
        ..Block::default()
    };
    let post = |blocks: &[Block]| Archive {
        posts: vec![Post {
            text: "a\nb".into(),
            blocks: blocks.to_vec(),
            ..Post::default()
        }],
        ..Archive::default()
    };
    let plain = written(&post(&[line(0), line(2)]));
    let parted = written(&post(&[line(0), divider, line(2)]));
    assert_eq!(parted.len(), plain.len() + 2);
}

#[test]
fn another_version_is_named_beside_the_one_that_is_read() {
    let text = OpenError::Version(3).to_string();
    assert!(
        text.contains("version 3") && text.contains(&format!("version {VERSION}")),
        "{text}"
    );
}

#[test]
fn the_layout_is_that_of_its_version() {
    let archive = Archive {
        channel: Channel {
            clock: whole_clock(),
            ..Channel::default()
        },
        posts: vec![whole_post()],
    };
    let sum = xxh64(&written(&archive), 0);
    assert_eq!(
        (VERSION, sum),
        (5, 4_182_816_450_933_177_817),
        "other bytes are written: raise VERSION, say the layout in the head of lib.rs, and note the new sum here"
    );
}
