//! What holds for every source: no panic, no text dropped silently, a model that keeps its own rules, and known posts that come back.

use crate::common;
use bayegan_import::{Config, Import, import};
use bayegan_model::Post;
use bayegan_posts::{Posts, encode};
use proptest::prelude::*;

/// Imports, and checks all that holds for every source.
fn checked(source: &[u8]) -> Import {
    let import = import(source, &Config::default());
    assert_eq!(common::first_uncovered(source, &import), None);
    assert!(common::is_apart(&import));
    for found in &import.diagnostics {
        assert!(found.range.start <= found.range.end && found.range.end <= source.len());
        assert!(found.line >= 1 && !found.what.is_empty() && !found.remedy.is_empty());
    }
    for post in &import.archive.posts {
        common::check_post(post);
    }
    let ids: std::collections::BTreeSet<&str> = import
        .archive
        .posts
        .iter()
        .map(|post| post.id.as_str())
        .collect();
    assert_eq!(ids.len(), import.archive.posts.len());
    let blob = encode(&import.archive).unwrap();
    let read = Posts::open(&blob).unwrap().to_archive();
    assert_eq!(encode(&read).unwrap(), blob);
    import
}

/// A piece of line that something may be made of.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[آ-ی]{1,8}",
        2 => "[a-zA-Z]{1,8}",
        1 => prop::sample::select(vec![
            "#یادگیری_عمیق", "#read", "@name", "@nlp_stuff", "t.me/name/3", "https://example.org/a?b=c#d", "(https://example.org/(a))", "example.com", "x.size(1)", "C++", "-۵", "«", "»", "(", ")", "[1]", "'", "\"", "```", "•", "- ", "پ.ن:", "لینک مقاله:", "a@b.org", "۲۰", "30%", "🤗", "\u{200c}", "\u{202e}", "\u{feff}", "\u{0}", "=", "،", ".", "...", "mailto:", "www.", "://", "Telegram", "GitHub",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn any_line() -> impl Strategy<Value = String> {
    let glue = prop::sample::select(vec![" ", "", "  ", "\t"]);
    prop::collection::vec((piece(), glue), 0..8).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(piece, glue)| piece + glue)
            .collect()
    })
}

fn any_scrape() -> impl Strategy<Value = String> {
    let line = prop_oneof![6 => any_line(), 2 => Just("@name".to_owned()), 1 => Just("Telegram\nstuff".to_owned())];
    let end = prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n"]);
    prop::collection::vec((line, end), 0..30)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// A post that a scrape is made from.
#[derive(Clone, Debug)]
struct Source {
    title: String,
    body: String,
    card: Vec<String>,
}

/// Words joined, with the number of the post, so that no two posts are alike.
fn words(least: usize, most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec("[آ-ی]{2,7}", least..=most).prop_map(|words| words.join(" "))
}

fn body() -> impl Strategy<Value = Vec<String>> {
    let line = prop_oneof![
        4 => words(3, 12),
        1 => words(2, 5).prop_map(|text| format!("- {text}")),
        1 => "[a-z]{3,9}".prop_map(|name| format!("لینک مقاله:\nhttps://arxiv.org/abs/{name}")),
        1 => words(2, 4).prop_map(|text| format!("پ.ن: {text}")),
        1 => Just("y = model.fit(x, 3)".to_owned()),
        1 => words(1, 3).prop_map(|text| format!("{text}\n\n{text}")),
    ];
    prop::collection::vec(line, 1..6)
}

fn source(has_title: bool) -> impl Strategy<Value = Source> {
    let site = prop::sample::select(vec!["GitHub", "Medium", "YouTube", "www.example.org"]);
    let card = prop_oneof![
        2 => Just(vec!["Telegram".to_owned(), "کانال ما".to_owned()]),
        1 => Just(Vec::new()),
        1 => (site, prop::collection::vec("[A-Z][a-z]{2,8} [a-z]{2,8}", 1..3)).prop_map(|(site, lines)| std::iter::once(site.to_owned()).chain(lines).collect()),
    ];
    let title = if has_title {
        words(2, 6).boxed()
    } else {
        Just(String::new()).boxed()
    };
    (title, words(8, 12), body(), card).prop_map(move |(title, first, body, card)| {
        let card = if has_title || card.first().is_none_or(|site| site == "Telegram") {
            card
        } else {
            Vec::new()
        };
        Source {
            title,
            body: format!("{first}.\n{}\nپایان", body.join("\n")),
            card,
        }
    })
}

/// Writes the scrape of these posts.
fn scrape(posts: &[Source], copies: usize, end: &str) -> String {
    let mut lines = String::new();
    for post in posts {
        let mut add = |line: &str| {
            if !line.is_empty() {
                lines.push_str(line);
                lines.push('\n');
            }
        };
        add(&post.title);
        for _ in 0..copies {
            add(&post.body);
            add("@data_notes");
        }
        post.card.iter().for_each(|line| add(line));
    }
    lines.replace('\n', end)
}

/// Marks words, cards and tags with the number of their post, so that no card recurs and no body resembles another.
fn numbered(mut posts: Vec<Source>) -> Vec<Source> {
    for (number, post) in posts.iter_mut().enumerate() {
        let mark = ["آ", "ب", "پ", "ت", "ث", "ج"][number];
        post.title = marked(&post.title, mark);
        post.body = marked(&post.body, mark);
        post.body.push_str(&format!("\n#شماره_{number}"));
        if post.card.first().is_some_and(|site| site != "Telegram") {
            post.card[1].push_str(&format!(" {number}"));
        }
    }
    posts
}

/// The text with a mark behind each Persian word that says nothing to the importer.
fn marked(text: &str, mark: &str) -> String {
    let line = |line: &str| {
        let is_plain =
            |word: &str| !line.starts_with("لینک") && word.chars().all(|letter| letter > '\u{600}');
        let word = |word: &str| {
            if is_plain(word) && !word.is_empty() {
                format!("{word}{mark}{mark}")
            } else {
                word.to_owned()
            }
        };
        line.split(' ').map(word).collect::<Vec<_>>().join(" ")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// What must come back of each post: title, text, lines of its preview.
fn expected(posts: &[Source]) -> Vec<(String, String, Vec<String>)> {
    let preview = |post: &Source| match post.card.first() {
        Some(site) if site != "Telegram" => post.card.clone(),
        _ => Vec::new(),
    };
    posts
        .iter()
        .map(|post| (post.title.clone(), post.body.clone(), preview(post)))
        .collect()
}

fn found(import: &Import) -> Vec<(String, String, Vec<String>)> {
    let preview = |post: &Post| -> Vec<String> {
        let lines = post
            .previews
            .iter()
            .flat_map(|preview| [&preview.site, &preview.title, &preview.description]);
        lines
            .map(|line| line.text.clone())
            .filter(|text| !text.is_empty())
            .collect()
    };
    let posts = import.archive.posts.iter();
    posts
        .map(|post| (post.title.text.clone(), post.text.clone(), preview(post)))
        .collect()
}

proptest! {
    #[test]
    fn any_bytes(source in prop::collection::vec(any::<u8>(), 0..400)) {
        checked(&source);
    }

    #[test]
    fn any_text(source in any::<String>()) {
        checked(source.as_bytes());
    }

    #[test]
    fn anything_that_looks_like_a_scrape(source in any_scrape()) {
        checked(source.as_bytes());
    }

    #[test]
    fn posts_that_stand_twice_come_back(
        posts in prop::collection::vec(any::<bool>().prop_flat_map(source), 1..6),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let posts = numbered(posts);
        let import = checked(scrape(&posts, 2, end).as_bytes());
        prop_assert_eq!(found(&import), expected(&posts));
        prop_assert!(!import.lost());
    }

    #[test]
    fn posts_that_stand_once_come_back(
        posts in prop::collection::vec(source(true), 1..6),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let posts = numbered(posts);
        let import = checked(scrape(&posts, 1, end).as_bytes());
        prop_assert_eq!(found(&import), expected(&posts));
        prop_assert!(!import.lost());
    }

    #[test]
    fn damaged_scrapes_lose_nothing_silently(
        posts in prop::collection::vec(any::<bool>().prop_flat_map(source), 1..5),
        copies in 1_usize..=2,
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..3, any::<u8>()), 1..6),
    ) {
        let mut bytes = scrape(&numbered(posts), copies, "\n").into_bytes();
        for (place, edit, byte) in edits {
            let at = place.index(bytes.len());
            match edit {
                0 => bytes[at] = byte,
                1 => bytes.truncate(at.max(1)),
                _ => { bytes.remove(at); }
            }
            if bytes.is_empty() {
                bytes.push(b'x');
            }
        }
        checked(&bytes);
    }

    #[test]
    fn a_post_keeps_its_id_when_others_go(posts in prop::collection::vec(source(true), 2..5)) {
        let posts = numbered(posts);
        let all = checked(scrape(&posts, 2, "\n").as_bytes());
        let rest = checked(scrape(&posts[1..], 2, "\n").as_bytes());
        let ids = |import: &Import| import.archive.posts.iter().map(|post| post.id.clone()).collect::<Vec<_>>();
        prop_assert_eq!(&ids(&all)[1..], &ids(&rest)[..]);
    }
}
