//! Reads one block of a rich message and those that it holds.

use serde_json::Value;

use super::super::fields::{number_at, string_at};
use super::text::BETWEEN;
use super::{Object, Reader, keys};
use crate::telegram::rich::Inline;
use bayegan_model::BlockKind;
use bayegan_text::annotations::MarkKind;

/// What stands for the line of a block that is unfolded by it, where it has none.
const UNTITLED: &str = "…";

impl Reader {
    /// Reads a list of blocks, or what stands in its place.
    pub(super) fn blocks(&mut self, value: Option<&Value>) {
        match value {
            Some(Value::Array(list)) => list.iter().for_each(|block| self.block(block)),
            Some(value) => self.block(value),
            None => {}
        }
    }

    /// Reads a block.
    pub(super) fn block(&mut self, value: &Value) {
        let Value::Object(object) = value else {
            return self.anything(value);
        };
        let kind = string_at(object, "type");
        let Some(known) = keys::of_block(kind) else {
            self.said.unknown.insert(format!("\"{kind}\""));
            return self.unknown_block(kind, value, object);
        };
        match kind {
            "list" => self.list(object),
            "table" => self.table(object),
            "photo" | "video" | "audio" | "file" | "cover" | "collage" | "slideshow" | "map"
            | "input_map" => self.medium(kind, object),
            "quote" => self.quote(object),
            "details" => self.details(object),
            "embed" => self.embed(object),
            "embed_post" => self.embedded_post(object),
            "channel" => self.channel(object),
            "related_articles" => self.articles(object),
            "button_row" => self.buttons(object),
            _ => self.simple(kind, object),
        }
        self.unknown_keys(object, known, &format!("\"{kind}\""));
    }

    /// A block of a type that is not known shows the text that it holds.
    fn unknown_block(&mut self, kind: &str, value: &Value, object: &Object) {
        if keys::is_text(kind) {
            return self.anything(value);
        }
        for (key, value) in object.iter().filter(|(key, _)| *key != "type") {
            self.leftover(key, value);
        }
    }

    /// Reads a block that holds no other.
    fn simple(&mut self, kind: &str, object: &Object) {
        let text = self.text_at(object, "text");
        match kind {
            "heading" => {
                let level = number_at(object, "level").unwrap_or(1_u8).clamp(1, 6);
                self.writer.line(BlockKind::Heading { level }, text);
            }
            "footer" => self.writer.lines(BlockKind::Footer, text),
            "author_date" => {
                let mut line = self.text_at(object, "author");
                line.join(BETWEEN, day(object, "date"));
                self.writer.lines(BlockKind::Footer, line);
            }
            "code" => self.writer.code(text, string_at(object, "language")),
            "math" => {
                let mut formula = self.text_at(object, "formula");
                formula.join("\n", self.text_at(object, "source"));
                self.writer.code(formula, "tex");
            }
            "divider" => self.writer.empty(BlockKind::Divider),
            "anchor" => {
                self.writer.name(string_at(object, "name"));
                self.writer.lines(BlockKind::Paragraph, text);
            }
            "unsupported" => self.said.is_cut = true,
            _ => self.writer.lines(BlockKind::Paragraph, text),
        }
    }

    /// A quotation, with who said it below.
    fn quote(&mut self, object: &Object) {
        let is_pull = object.get("pullquote").and_then(Value::as_bool);
        let kind = if is_pull.unwrap_or_default() {
            BlockKind::Pullquote
        } else {
            BlockKind::Quote
        };
        let text = self.text_at(object, "text");
        self.writer.open(kind, "", &text);
        self.blocks(object.get("blocks"));
        self.caption(object);
        self.writer.close();
    }

    /// Blocks that are unfolded by a line.
    fn details(&mut self, object: &Object) {
        let open = object.get("open").and_then(Value::as_bool);
        let mut title = self.text_at(object, "title").on_one_line();
        if title.is_blank() {
            title.text.push_str(UNTITLED);
        }
        let open = open.unwrap_or_default();
        self.writer.open(BlockKind::Details { open }, "", &title);
        self.blocks(object.get("blocks"));
        self.writer.close();
    }

    /// What is seen on a picture or the like, and whose it is; a quotation's caption is one text.
    pub(super) fn caption(&mut self, object: &Object) {
        let (text, credit) = self.caption_parts(object);
        self.writer.lines(BlockKind::Caption, text);
        self.writer.lines(BlockKind::Caption, credit);
    }

    /// The text and the credit of a caption.
    pub(super) fn caption_parts(&mut self, object: &Object) -> (Inline, Inline) {
        match object.get("caption") {
            Some(Value::Object(caption)) if !caption.contains_key("type") => {
                let mut text = self.text_at(caption, "text");
                let credit = self.text_at(caption, "credit");
                self.said.leftover(caption, keys::CAPTION, &mut text);
                (text, credit)
            }
            _ => (self.text_at(object, "caption"), Inline::default()),
        }
    }

    /// A page within the message: its address, else its source.
    fn embed(&mut self, object: &Object) {
        let url = string_at(object, "url");
        if url.is_empty() {
            let html = self.text_at(object, "html");
            self.writer.code(html, "html");
        } else {
            self.address_line(url);
        }
        self.caption(object);
    }

    /// An address on a line of its own.
    pub(super) fn address_line(&mut self, url: &str) {
        let mut line = Inline::default();
        self.said.text(&Value::from(url), &mut line);
        line.mark(0, MarkKind::Link);
        self.writer.lines(BlockKind::Paragraph, line);
    }

    /// A post of another place: who wrote it, which leads to it, and what it says.
    fn embedded_post(&mut self, object: &Object) {
        let author = self.text_at(object, "author");
        let mut line = self.linked(author, string_at(object, "url"));
        line.join(BETWEEN, day(object, "date"));
        self.writer.open(BlockKind::Quote, "", &line);
        self.blocks(object.get("blocks"));
        self.caption(object);
        self.writer.close();
    }

    /// Words that lead to an address, or the address itself where there are none.
    fn linked(&mut self, mut words: Inline, url: &str) -> Inline {
        if url.is_empty() {
            return words;
        }
        if words.is_blank() {
            self.said.text(&Value::from(url), &mut words);
            words.mark(0, MarkKind::Link);
            return words;
        }
        let mark = self.said.address(url);
        mark.into_iter().for_each(|mark| words.mark(0, mark));
        words
    }

    fn channel(&mut self, object: &Object) {
        let empty = Object::new();
        let channel = object.get("channel").and_then(Value::as_object);
        let channel = channel.unwrap_or(&empty);
        let name = string_at(channel, "username").trim_start_matches('@');
        let mut title = self.text_at(channel, "title");
        if !name.is_empty() {
            if title.is_blank() {
                title.text = ["@", name].concat();
            }
            title = self.linked(title, &["https://t.me/", name].concat());
        }
        self.writer.lines(BlockKind::Paragraph, title);
    }

    fn articles(&mut self, object: &Object) {
        let title = self.text_at(object, "title");
        self.writer.lines(BlockKind::Label, title);
        let articles = object.get("articles").and_then(Value::as_array);
        for article in articles.into_iter().flatten() {
            let Value::Object(article) = article else {
                self.anything(article);
                continue;
            };
            let title = self.text_at(article, "title");
            let mut line = self.linked(title, string_at(article, "url"));
            line.join(" — ", self.text_at(article, "description"));
            line.join(BETWEEN, self.text_at(article, "author"));
            line.join(BETWEEN, day(article, "published_date"));
            self.said.leftover(article, keys::ARTICLE, &mut line);
            if !line.is_blank() {
                self.writer.open(BlockKind::ListItem, "• ", &line);
                self.writer.close();
            }
        }
    }

    /// Buttons in a row; those that lead nowhere are their words.
    fn buttons(&mut self, object: &Object) {
        let mut row = Inline::default();
        let buttons = object.get("buttons").and_then(Value::as_array);
        for button in buttons.into_iter().flatten() {
            let mut words = Inline::default();
            match button {
                Value::Object(button) => {
                    self.said.button(button, &mut words);
                    self.said.leftover(button, keys::BUTTON, &mut words);
                }
                other => self.said.text(other, &mut words),
            }
            row.join(BETWEEN, words);
        }
        self.writer.lines(BlockKind::Paragraph, row);
    }
}

/// The day of a date as it is written, `2026-10-02`.
fn day(object: &Object, name: &str) -> Inline {
    let date = string_at(object, name);
    let day = date.split('T').next().unwrap_or_default();
    let is_day = day.len() == 10
        && day
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
    Inline {
        text: if is_day { day } else { "" }.to_owned(),
        ..Inline::default()
    }
}
