//! Tests of the posts part as a whole: what is written is read back, and damage never panics.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::*;
use crate::model::*;

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
    ];
    (any::<u32>(), any::<u32>(), kind).prop_map(|(start, end, kind)| Span {
        range: start..end,
        kind,
    })
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
    let kind = prop::sample::select(blocks::BLOCK_KINDS.to_vec());
    let spans = prop::collection::vec(span(), 0..4);
    (kind, any::<u32>(), any::<u32>(), direction(), spans).prop_map(
        |(kind, start, end, direction, spans)| Block {
            kind,
            range: start..end,
            direction,
            spans,
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

fn extras() -> impl Strategy<Value = Extras> {
    let kind = prop::sample::select(MediaKind::ALL.to_vec());
    let media = (kind, text(), prop::option::of(0..u64::MAX))
        .prop_map(|(kind, name, size)| Media { kind, name, size });
    let answers = prop::collection::vec((text(), any::<u32>()), 0..3);
    let poll = (text(), answers, any::<bool>()).prop_map(|(question, answers, closed)| Poll {
        question,
        answers,
        closed,
    });
    let reaction = (text(), any::<u32>()).prop_map(|(emoji, count)| Reaction { emoji, count });
    let numbers = (
        prop::option::of(any::<i64>()),
        prop::option::of(any::<u32>()),
    );
    let lists = (
        prop::collection::vec(media, 0..3),
        prop::collection::vec(reaction, 0..3),
    );
    (
        numbers,
        prop::option::of(text()),
        prop::option::of(poll),
        lists,
    )
        .prop_map(
            |((edited, reply), forwarded, poll, (media, reactions))| Extras {
                edited,
                forwarded,
                reply,
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

fn archive() -> impl Strategy<Value = Archive> {
    let mirrors = prop::collection::vec(text(), 0..3);
    let channel = (text(), text(), text(), direction(), mirrors).prop_map(
        |(handle, title, language, direction, mirrors)| Channel {
            handle,
            title,
            language,
            direction,
            mirrors,
        },
    );
    (channel, prop::collection::vec(post(), 0..5))
        .prop_map(|(channel, posts)| Archive { channel, posts })
}

fn sample() -> Archive {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let posts = prop::collection::vec(post(), 3)
        .new_tree(&mut runner)
        .unwrap()
        .current();
    Archive {
        channel: Channel {
            handle: "name".into(),
            mirrors: vec!["t.me".into()],
            ..Channel::default()
        },
        posts,
    }
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
        let bytes = encode(&archive);
        let posts = Posts::open(&bytes).unwrap();
        prop_assert_eq!(posts.to_archive(), archive);
    }

    #[test]
    fn posts_are_found_by_id_and_message(archive in archive()) {
        let bytes = encode(&archive);
        let posts = Posts::open(&bytes).unwrap();
        for post in &archive.posts {
            let found = posts.by_id(&post.id).and_then(|index| posts.get(index));
            prop_assert_eq!(found.unwrap().id(), post.id.as_str());
            if let Some(message) = post.message {
                let first = archive.posts.iter().position(|other| other.message == Some(message));
                prop_assert_eq!(posts.by_message(message).map(|index| index as usize), first);
            }
        }
        prop_assert_eq!(posts.by_message(9), None);
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
        let mut bytes = encode(&sample());
        let start = (at * (bytes.len() - noise.len()) as f64) as usize;
        bytes[start..start + noise.len()].copy_from_slice(&noise);
        if let Ok(posts) = Posts::open(&bytes) {
            read_all(&posts);
        }
    }
}

#[test]
fn every_byte_flipped_is_an_error_or_still_read() {
    let whole = encode(&sample());
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
    let whole = encode(&sample());
    for length in 0..whole.len() {
        assert!(
            Posts::open(&whole[..length]).is_err(),
            "cut to {length} bytes"
        );
    }
}

#[test]
fn each_kind_of_damage_has_its_error() {
    let whole = encode(&sample());
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
fn an_empty_archive_is_read() {
    let bytes = encode(&Archive::default());
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
    let bytes = encode(&Archive {
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
        site: String::new(),
        label: None,
        kind: LinkKind::Other,
        target: None,
    };
    let post = |url: &str| Post {
        text: "see https://example.org/a".into(),
        links: vec![link(url)],
        ..Post::default()
    };
    let size = |url| {
        encode(&Archive {
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
