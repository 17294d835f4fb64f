//! The running text of an HTML page, block by block: enough for pages made by a program, no more. It must not know which pages.

/// Elements that begin and end a block of text.
const BLOCKS: &str =
    " p li dt dd h1 h2 h3 h4 h5 h6 td th tr div table ul ol dl body blockquote caption br ";
/// Elements whose text is not read.
const SKIPPED: &str = " head script style pre ";

/// The page's blocks of text in order, white space made single.
pub fn blocks(page: &str) -> Vec<String> {
    let mut reader = Reader::default();
    let mut rest = page;
    while let Some((text, tagged)) = rest.split_once('<') {
        let (tag, after) = tagged.split_once('>').unwrap_or((tagged, ""));
        reader.text(text);
        reader.tag(tag);
        rest = after;
    }
    reader.text(rest);
    reader.flush();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<String>,
    block: String,
    /// How many skipped elements stand open.
    skipped: u32,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if self.skipped == 0 {
            self.block.push_str(&unescape(text));
        }
    }

    fn tag(&mut self, tag: &str) {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let name = name.split(|letter: char| !letter.is_ascii_alphanumeric());
        let name = format!(" {} ", name.into_iter().next().unwrap_or_default());
        if SKIPPED.contains(&name) && !tag.ends_with('/') {
            self.skipped = if closes {
                self.skipped.saturating_sub(1)
            } else {
                self.skipped + 1
            };
        }
        if BLOCKS.contains(&name) {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let words: Vec<&str> = self.block.split_whitespace().collect();
        if !words.is_empty() {
            self.blocks.push(words.join(" "));
        }
        self.block.clear();
    }
}

/// Characters for the references that such pages use; others stay as they stand.
fn unescape(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&amp;", "&"),
    ];
    named.iter().fold(text.to_owned(), |text, (name, letter)| {
        text.replace(name, letter)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn text_without_marks_is_one_block(text in "[آ-ی ]{0,40}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            let expected: Vec<String> = [words.join(" ")].into_iter().filter(|block| !block.is_empty()).collect();
            prop_assert_eq!(blocks(&text), expected);
        }

        #[test]
        fn no_block_is_blank(page in "[<>/pa&;آ \n]{0,60}") {
            prop_assert!(blocks(&page).iter().all(|block| !block.trim().is_empty()));
        }
    }

    #[test]
    fn blocks_are_parted_and_inline_marks_are_not() {
        let page = "<head><title>x</title></head><body><p>یک <em>دو</em>\n سه</p><ul><li>چهار</li></ul></body>";
        assert_eq!(blocks(page), ["یک دو سه", "چهار"]);
    }

    #[test]
    fn source_code_is_left_out() {
        assert_eq!(blocks("<div>یک<pre>ls -l</pre>دو</div>"), ["یکدو"]);
    }

    #[test]
    fn references_become_characters() {
        assert_eq!(blocks("<p>a &lt; b &amp;&nbsp;c"), ["a < b & c"]);
    }

    #[test]
    fn a_page_cut_short_gives_what_it_has() {
        assert_eq!(blocks("<p>یک <em"), ["یک"]);
    }
}
