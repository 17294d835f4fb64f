//! Makes the messages of an export, one by one, each from what came before. It writes nothing.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::words::{Language, phrase, sentence, word};
use crate::{HANDLE, NAME, NUMBER};

/// The first second of 2017.
const START: u64 = 1_483_228_800;
/// Seconds of eight years.
const SPAN: u64 = 8 * 365 * 86_400;
const TAGS: [&str; 14] = [
    "#خواندنی",
    "#ابزار",
    "#یادگیری_ماشین",
    "#news",
    "#کد",
    "#tool",
    "#paper",
    "#پرسش",
    "#دوره",
    "#کتاب",
    "#پردازش_زبان",
    "#video",
    "#خبر",
    "#نقد",
];
const HOSTS: [&str; 8] = [
    "arxiv.org/abs",
    "github.com/example",
    "example.org/blog",
    "medium.com/@example",
    "youtube.com/watch",
    "huggingface.co/example",
    "docs.example.com",
    "example.ir/post",
];
const EMOJI: [&str; 5] = ["👍", "❤", "🔥", "👏", "🤔"];
const NOT_INCLUDED: &str = "(File not included. Change data exporting settings to download.)";

/// The messages of an export.
pub struct Messages {
    rng: Rng,
    left: u32,
    number: u32,
    time: u64,
    /// The mean time between two messages, in seconds.
    pace: u64,
    /// How many pictures of the album are still to come.
    album: u32,
}

impl Messages {
    pub fn new(count: u32, seed: u64) -> Self {
        Self {
            rng: Rng::with_seed(seed),
            left: count,
            number: 0,
            time: START,
            pace: SPAN / u64::from(count.max(1)),
            album: 0,
        }
    }

    /// Whether one of so many is so.
    fn one_in(&mut self, count: u32) -> bool {
        self.rng.u32(..count) == 0
    }

    fn message(&mut self) -> Value {
        if self.album > 0 {
            self.album -= 1;
            self.number += 1;
            let mut message = self.head("message");
            self.photo(&mut message);
            put_text(&mut message, Vec::new());
            return Value::Object(message);
        }
        self.number += self.rng.u32(1..3);
        self.time += self.rng.u64(1..=(2 * self.pace).max(2));
        if self.one_in(80) {
            return self.service();
        }
        let mut message = self.head("message");
        self.circumstances(&mut message);
        if self.one_in(60) {
            self.poll(&mut message);
            put_text(&mut message, Vec::new());
        } else {
            self.media(&mut message);
            put_text(&mut message, self.text());
        }
        self.reactions(&mut message);
        Value::Object(message)
    }

    fn head(&self, kind: &str) -> Map<String, Value> {
        let mut message = Map::new();
        let mut put = |name: &str, value: Value| message.insert(name.to_owned(), value);
        put("id", json!(self.number));
        put("type", json!(kind));
        put("date_unixtime", json!(self.time.to_string()));
        put("from", json!(NAME));
        put("from_id", json!(format!("channel{NUMBER}")));
        message
    }

    fn service(&mut self) -> Value {
        let mut message = self.head("service");
        message.insert("action".to_owned(), json!("pin_message"));
        message.insert("message_id".to_owned(), json!(self.number - 1));
        put_text(&mut message, Vec::new());
        Value::Object(message)
    }

    /// Edits, replies, forwards.
    fn circumstances(&mut self, message: &mut Map<String, Value>) {
        let mut put = |name: &str, value: Value| message.insert(name.to_owned(), value);
        if self.rng.u32(..7) == 0 {
            let later = self.time + self.rng.u64(60..90_000);
            put("edited_unixtime", json!(later.to_string()));
        }
        if self.rng.u32(..12) == 0 && self.number > 1 {
            put("reply_to_message_id", json!(self.rng.u32(1..self.number)));
        }
        if self.rng.u32(..20) == 0 {
            put(
                "forwarded_from",
                json!(phrase(&mut self.rng, Language::Persian, 2)),
            );
        }
    }

    fn media(&mut self, message: &mut Map<String, Value>) {
        match self.rng.u32(..20) {
            0..=4 => {
                self.photo(message);
                if self.one_in(6) {
                    self.album = self.rng.u32(1..4);
                }
            }
            5 => self.document(message),
            _ => {}
        }
    }

    fn photo(&mut self, message: &mut Map<String, Value>) {
        message.insert("photo".to_owned(), json!(NOT_INCLUDED));
        message.insert(
            "photo_file_size".to_owned(),
            json!(self.rng.u32(20_000..300_000)),
        );
        message.insert("width".to_owned(), json!(1280));
        message.insert("height".to_owned(), json!(self.rng.u32(600..1280)));
    }

    fn document(&mut self, message: &mut Map<String, Value>) {
        let name = format!(
            "{}-{}.pdf",
            word(&mut self.rng, Language::English),
            self.number
        );
        message.insert("file".to_owned(), json!(NOT_INCLUDED));
        message.insert("file_name".to_owned(), json!(name));
        message.insert(
            "file_size".to_owned(),
            json!(self.rng.u32(20_000..30_000_000)),
        );
        message.insert("mime_type".to_owned(), json!("application/pdf"));
    }

    fn poll(&mut self, message: &mut Map<String, Value>) {
        let mut total = 0;
        let mut answers = Vec::new();
        for _ in 0..self.rng.u32(2..5) {
            let voters = self.rng.u32(..200);
            total += voters;
            let text = phrase(&mut self.rng, Language::Persian, 2);
            answers.push(json!({ "text": text, "voters": voters, "chosen": false }));
        }
        let question = format!("{}؟", phrase(&mut self.rng, Language::Persian, 6));
        let poll = json!({ "question": question, "closed": true, "total_voters": total, "answers": answers });
        message.insert("poll".to_owned(), poll);
    }

    fn reactions(&mut self, message: &mut Map<String, Value>) {
        if self.one_in(2) {
            return;
        }
        let emoji = EMOJI.iter().take(self.rng.usize(1..4));
        let mut reactions = Vec::new();
        for emoji in emoji {
            let count = self.rng.u32(1..90);
            reactions.push(json!({ "type": "emoji", "count": count, "emoji": emoji }));
        }
        message.insert("reactions".to_owned(), json!(reactions));
    }

    /// The parts of a text.
    fn text(&mut self) -> Vec<Value> {
        let language = match self.rng.u32(..5) {
            0 => Language::English,
            _ => Language::Persian,
        };
        let mut parts = Vec::new();
        if !self.one_in(3) {
            let count = self.rng.u32(3..8);
            let title = phrase(&mut self.rng, language, count);
            parts.push(entity("bold", &title));
            parts.push(plain("\n\n"));
        }
        for _ in 0..self.rng.u32(1..5) {
            self.paragraph(language, &mut parts);
        }
        if self.one_in(2) {
            self.link(&mut parts);
        }
        self.block(language, &mut parts);
        self.tags(&mut parts);
        parts.push(plain(&format!("\n@{HANDLE}")));
        parts
    }

    fn paragraph(&mut self, language: Language, parts: &mut Vec<Value>) {
        for _ in 0..self.rng.u32(1..4) {
            let text = sentence(&mut self.rng, language);
            parts.push(plain(&format!("{text} ")));
        }
        if self.one_in(5) {
            let kind = ["italic", "bold", "code", "spoiler"][self.rng.usize(..4)];
            let text = phrase(&mut self.rng, language, 2);
            parts.push(entity(kind, &text));
        }
        parts.push(plain("\n"));
    }

    fn address(&mut self) -> String {
        let host = HOSTS[self.rng.usize(..HOSTS.len())];
        match self.one_in(6) && self.number > 1 {
            true => format!("https://t.me/{HANDLE}/{}", self.rng.u32(1..self.number)),
            false => format!("https://{host}/{:x}", self.rng.u32(..)),
        }
    }

    fn link(&mut self, parts: &mut Vec<Value>) {
        let address = self.address();
        if self.one_in(2) {
            parts.push(plain("لینک مقاله:\n"));
            parts.push(entity("link", &address));
        } else {
            let mut link = entity("text_link", "این نوشته");
            link["href"] = json!(address);
            parts.push(link);
        }
        parts.push(plain("\n"));
    }

    /// Sometimes a quotation or a piece of code.
    fn block(&mut self, language: Language, parts: &mut Vec<Value>) {
        match self.rng.u32(..30) {
            0 => {
                let name = word(&mut self.rng, Language::English);
                let mut code = entity("pre", &format!("def {name}(x):\n    return x + 1"));
                code["language"] = json!("python");
                parts.push(code);
            }
            1 => {
                let text = sentence(&mut self.rng, language);
                parts.push(entity("blockquote", &text));
            }
            _ => return,
        }
        parts.push(plain("\n"));
    }

    fn tags(&mut self, parts: &mut Vec<Value>) {
        for _ in 0..self.rng.u32(..4) {
            parts.push(entity("hashtag", TAGS[self.rng.usize(..TAGS.len())]));
            parts.push(plain(" "));
        }
    }
}

impl Iterator for Messages {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        Some(self.message())
    }
}

fn entity(kind: &str, text: &str) -> Value {
    json!({ "type": kind, "text": text })
}

fn plain(text: &str) -> Value {
    entity("plain", text)
}

/// Puts the text in twice, as exports have it: with bare strings, and as entities.
fn put_text(message: &mut Map<String, Value>, parts: Vec<Value>) {
    let bare = |part: &Value| match part["type"] == "plain" {
        true => part["text"].clone(),
        false => part.clone(),
    };
    let text = match parts.as_slice() {
        [] => json!(""),
        [only] if only["type"] == "plain" => only["text"].clone(),
        parts => Value::Array(parts.iter().map(bare).collect()),
    };
    message.insert("text".to_owned(), text);
    message.insert("text_entities".to_owned(), Value::Array(parts));
}
