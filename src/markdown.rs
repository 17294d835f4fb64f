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
    for block in post.blocks() {
        // Items of one list, and lines of one quotation, stand without an empty line between them.
        let is_same = before == Some(block.kind) && joins(block.kind);
        if before.is_some() {
            out.push_str(if is_same { "\n" } else { "\n\n" });
        }
        holders.truncate(block.depth.into());
        let start = holders.concat();
        let lines = draw(post, &block);
        out.push_str(&start);
        out.push_str(&lines.replace('\n', &["\n", &start].concat()));
        holders.push(match block.kind {
            BlockKind::ListItem => "  ",
            BlockKind::Quote => "> ",
            _ => "",
        });
        before = Some(block.kind);
    }
    out.extend(["\n\n— [", &escaped(channel), "](<", address, ">)\n"]);
    out
}

const fn joins(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::ListItem | BlockKind::Quote)
}

fn draw(post: PostRef<'static>, block: &BlockRef<'static>) -> String {
    let text = slice(post.text(), block.range.clone());
    match block.kind {
        BlockKind::Code => {
            let fence = fence(text);
            [&fence, "\n", text, "\n", &fence].concat()
        }
        BlockKind::ListItem => ["- ", &line(post, block)].concat(),
        BlockKind::Quote => ["> ", &line(post, block)].concat(),
        _ => line(post, block),
    }
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
