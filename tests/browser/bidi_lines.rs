//! The lines of `tests/channels/bidi_lines.txt`: where the browser puts each of their letters, against what a reader must see.

use bayegan_tests::{Page, Visit, Window};
use serde_json::{Value, json};

use bayegan_tests::app_ready::{held_back, open};
use bayegan_tests::fixtures::{message, of_messages, of_messages_in};

const GALLERY: &str = include_str!("../channels/bidi_lines.txt");

/// Elements of a post in which a line stands.
const LINES: &str =
    "h1, .body p, .body li, .body blockquote, .body pre code, .body .link-row .address";

/// What `window.gallery` offers: the rows that letters stand in, each from left to right, and pieces of text in that form. Letters are what a
/// reader takes for one; spaces and invisible ones are left out.
const LOOK: &str = r"(() => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const letters = text => Array.from(segmenter.segment(text)).filter(({ segment }) => /[^\s\p{Cf}]/u.test(segment));
    const runsLeft = text => /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
    const boxes = element => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const boxes = [];
        for (let node; (node = walker.nextNode()); ) {
            for (const { segment, index } of letters(node.data)) {
                const range = document.createRange();
                range.setStart(node, index);
                range.setEnd(node, index + segment.length);
                // At the edge of a run WebKit adds an empty box, which stands at the run's other end.
                const box = Array.from(range.getClientRects()).reduce((one, other) => (other.width > one.width ? other : one));
                boxes.push({ segment, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, height: box.height });
            }
        }
        return boxes;
    };
    const rows = element => {
        const rows = [];
        for (const box of boxes(element).sort((one, other) => one.y - other.y)) {
            const row = rows.at(-1);
            if (row && box.y - row[0].y < row[0].height / 2) row.push(box);
            else rows.push([box]);
        }
        return rows.map(row => row.sort((one, other) => one.x - other.x).map(box => box.segment).join(''));
    };
    window.gallery = {
        rows: css => Array.from(document.querySelectorAll(css)).flatMap(rows),
        seen: pieces => pieces.map(piece => {
            const parts = letters(piece).map(({ segment }) => segment);
            return (runsLeft(piece) ? parts.reverse() : parts).join('');
        }).join(''),
    };
    return true;
})()";

/// A line, and its pieces from left to right; none where it is not looked at.
struct Line {
    text: &'static str,
    pieces: Vec<&'static str>,
}

/// The channels of the gallery: language, then posts, each with its title as first line.
fn channels() -> Vec<(&'static str, Vec<Vec<Line>>)> {
    let mut channels: Vec<(&str, Vec<Vec<Line>>)> = Vec::new();
    for row in GALLERY.lines().filter(|row| !row.starts_with('#')) {
        let (sign, rest) = row.split_once(' ').unwrap_or(("", ""));
        let posts = channels.last_mut().map(|(_, posts)| posts);
        match (sign, posts) {
            ("=", _) => channels.push((rest, Vec::new())),
            (">>", Some(posts)) => posts.push(vec![line(rest)]),
            (">", Some(posts)) => posts.last_mut().unwrap().push(line(rest)),
            ("", Some(posts)) if !row.is_empty() => {
                let line = posts.last_mut().and_then(|post| post.last_mut());
                line.unwrap().pieces.push(row.trim());
            }
            _ => assert!(row.is_empty(), "{row}"),
        }
    }
    channels
}

fn line(text: &'static str) -> Line {
    Line {
        text,
        pieces: Vec::new(),
    }
}

/// The post as its author typed it.
fn typed(post: &[Line]) -> String {
    let lines: Vec<&str> = post.iter().map(|line| line.text).collect();
    let (title, body) = lines.split_first().unwrap();
    format!("{title}\n\n{}", body.join("\n"))
}

/// What differs in the post that is open.
async fn faults(page: &Page, post: &[Line]) -> Vec<String> {
    page.evaluate(LOOK).await;
    let rows = page.evaluate(&format!("gallery.rows({LINES:?})")).await;
    let rows = rows.as_array().unwrap();
    let mut faults = Vec::new();
    if rows.len() != post.len() {
        faults.push(format!(
            "{} lines in {} rows: {rows:#?}",
            post.len(),
            rows.len()
        ));
    }
    for (line, row) in post.iter().zip(rows) {
        if line.pieces.is_empty() {
            continue;
        }
        let pieces = json!(line.pieces);
        let seen = page.evaluate(&format!("gallery.seen({pieces})")).await;
        if seen != *row {
            faults.push(fault(line, &seen, row));
        }
    }
    faults
}

/// Expected and seen letters apart, so that no program that shows them orders them anew.
fn fault(line: &Line, expected: &Value, seen: &Value) -> String {
    let apart = |text: &Value| {
        let letters: Vec<String> = text.as_str().unwrap().chars().map(String::from).collect();
        letters.join("\u{200e} ")
    };
    format!(
        "{}\n  must be {}\n  but is  {}",
        line.text,
        apart(expected),
        apart(seen)
    )
}

#[test]
fn every_line_of_the_gallery_stands_as_it_is_read() {
    for (language, posts) in channels() {
        let messages = (1..)
            .zip(&posts)
            .map(|(id, post)| message(id, &typed(post)));
        let site = of_messages_in(language, messages.collect());
        // Each file alone, which says what the app would.
        let visit = Visit::default().faults(&held_back()).window(Window {
            width: 1280,
            height: 2000,
        });
        visit.site(site.path()).run(|page| async move {
            let mut found = Vec::new();
            for (id, post) in (1..).zip(&posts) {
                page.open(&format!("post/{id}/")).await;
                found.extend(faults(&page, post).await);
            }
            assert!(found.is_empty(), "{}", found.join("\n"));
            page.assert_clean().await;
        });
    }
}

#[test]
fn no_line_ends_within_a_numbered_name() {
    const TIMES: usize = 12;
    let names = "مدل ACT-1 و GPT-4 و NLLB-200، ".repeat(TIMES);
    let site = of_messages(vec![message(1, &format!("عنوان\n\n{names}"))]);
    Visit::default().site(site.path()).run(|page| async move {
        open(&page, "post/1/").await;
        page.evaluate(LOOK).await;
        for width in (320..400).step_by(8) {
            page.resize(Window { width, height: 640 }).await;
            let rows = page.evaluate("gallery.rows('.body p').join(' ')").await;
            let rows = rows.as_str().unwrap();
            assert!(rows.split(' ').count() > 3, "{rows}");
            for name in ["ACT-1", "GPT-4", "NLLB-200"] {
                assert_eq!(
                    rows.matches(name).count(),
                    TIMES,
                    "{name} in {width}: {rows}"
                );
            }
        }
        page.assert_clean().await;
    });
}
