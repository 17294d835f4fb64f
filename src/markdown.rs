//! A post as plain text and as Markdown, for readers who take it elsewhere. It must not know how it is taken.

use crate::markup::{slice, written};
use bayegan_model::{BlockKind, SpanKind};
use bayegan_posts::{BlockRef, PostRef};

/// The post as it stands, with its address behind it.
#[must_use]
pub fn plain(post: PostRef<'static>, address: &str) -> String {
    let parts = [post.title().text, post.text(), address];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// The post as Markdown (CommonMark 0.31), with a link to its address behind it, named for the channel.
#[must_use]
pub fn markdown(post: PostRef<'static>, channel: &str, address: &str) -> String {
    let mut out = String::new();
    let title = post.title().text;
    if !title.is_empty() {
        out.extend(["## ", &escaped(title), "\n\n"]);
    }
    let mut before = None;
    // What the lines of a block begin with, by the blocks that hold it.
    let mut holders: Vec<&str> = Vec::new();
    // Cells of the first row of a table, which a line of their number follows.
    let mut head = None;
    for block in post.blocks() {
        holders.truncate(block.depth.into());
        let start = holders.concat();
        let is_cell = matches!(block.kind, BlockKind::Cell(_));
        if !is_cell {
            end_head(&mut out, &mut head, &start);
        }
        let says = is_cell || block.kind == BlockKind::Divider || !block.range.is_empty();
        match block.kind {
            BlockKind::Row => out.extend(["\n", &start, "|"]),
            BlockKind::Cell(_) => {
                out.extend([" ", &line(post, &block).replace('|', "\\|"), " |"]);
                head = head.map(|cells: u32| cells + 1);
            }
            _ if says => {
                // Items of one list, and lines of one quotation, stand without an empty line between them.
                let is_same = before == Some(block.kind) && joins(block.kind);
                if before.is_some() {
                    let gap = ["\n", start.trim_end()].concat();
                    out.extend([if is_same { "" } else { &gap }, "\n"]);
                }
                let lines = draw(post, &block);
                out.push_str(&start);
                out.push_str(&lines.replace('\n', &["\n", &start].concat()));
                before = Some(block.kind);
            }
            _ => {}
        }
        if matches!(block.kind, BlockKind::Table(_)) {
            out.push('\n');
            head = Some(0);
        }
        holders.push(held(block.kind));
    }
    end_head(&mut out, &mut head, "");
    out.extend(["\n\n— [", &escaped(channel), "](<", address, ">)\n"]);
    out
}

/// What the lines of a block begin with that one of this kind holds.
const fn held(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Item {
            number: Some(_), ..
        } => "   ",
        BlockKind::ListItem | BlockKind::Item { .. } => "  ",
        BlockKind::Quote | BlockKind::Pullquote => "> ",
        _ => "",
    }
}

/// Ends the first row of a table, where it has cells (GitHub Flavored Markdown 0.29, 4.10).
fn end_head(out: &mut String, head: &mut Option<u32>, start: &str) {
    if let Some(cells) = head.filter(|cells| *cells > 0) {
        out.extend(["\n", start, "|", &"---|".repeat(cells as usize)]);
        *head = None;
    }
}

const fn joins(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::ListItem | BlockKind::Item { .. } | BlockKind::Quote
    )
}

fn draw(post: PostRef<'static>, block: &BlockRef<'static>) -> String {
    let text = slice(post.text(), block.range.clone());
    let start = match block.kind {
        BlockKind::Code => {
            let fence = fence(text);
            return [&fence, "\n", text, "\n", &fence].concat();
        }
        BlockKind::Divider => return "---".to_owned(),
        BlockKind::Heading { level } => {
            ["#".repeat(usize::from(level.min(5)) + 1), " ".to_owned()].concat()
        }
        BlockKind::Item { number, done } => {
            let mark = number.map_or("- ".to_owned(), |number| {
                [&number.to_string(), ". "].concat()
            });
            let task = done.map_or("", |done| if done { "[x] " } else { "[ ] " });
            [&mark, task].concat()
        }
        BlockKind::ListItem => "- ".to_owned(),
        BlockKind::Quote | BlockKind::Pullquote => "> ".to_owned(),
        BlockKind::Caption => "— ".to_owned(),
        _ => String::new(),
    };
    start + &line(post, block)
}

/// A fence that no line of the code can close.
fn fence(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max();
    "`".repeat(longest.unwrap_or_default().max(2) + 1)
}

/// A line's text: words behind which an address stands become links, addresses stand as such.
fn line(post: PostRef<'static>, block: &BlockRef<'static>) -> String {
    let mut out = String::new();
    let mut at = written(post.text(), block).start;
    for span in block.spans() {
        let SpanKind::Link(number) = span.kind else {
            continue;
        };
        let Some(link) = post.links().nth(number as usize) else {
            continue;
        };
        out.push_str(&escaped(slice(post.text(), at..span.range.start.max(at))));
        let words = slice(post.text(), span.range.clone());
        if words.starts_with(|c: char| c.is_ascii()) && link.url.ends_with(words) {
            out.extend(["<", link.url, ">"]);
        } else {
            out.extend(["[", &escaped(words), "](<", link.url, ">)"]);
        }
        at = span.range.end;
    }
    out.push_str(&escaped(slice(post.text(), at..block.range.end.max(at))));
    out
}

/// Text in which no sign means anything to Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_start = true;
    for c in text.chars() {
        let means = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' => true,
            '#' | '>' | '+' | '-' | '=' | '~' | '|' => is_start,
            _ => false,
        };
        if means {
            out.push('\\');
        }
        out.push(c);
        is_start = c == '\n';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_text() {
        assert_eq!(escaped("a*b_[c]"), "a\\*b\\_\\[c\\]");
        assert_eq!(escaped("# a # b\n- c - d"), "\\# a # b\n\\- c - d");
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(fence("a ``` b"), "````");
        assert_eq!(fence("a"), "```");
    }
}
