//! Walks through an export as it is read and hands out each message whole, in memory no greater than one of them. It knows where messages stand, and nothing of what is in them.
//!
//! Valid JSON is read by its brackets alone, however its lines stand. Where a message is no JSON, it is read once more, and ends where its brackets close or where by the look of the file the next one starts, so that it takes no other with it.

use std::io::{self, Read};

use serde_json::Value;

use super::byte_reader::Bytes;
use super::layout::Layout;
use super::repair;
use super::strings::{Copy, Mends};
use super::tokens::{self, Outcome};
use crate::detect::{HEAD, has_lines};
use crate::diagnostic::Place;

/// The most bytes of one message; Telegram's own have some thousands.
const LONGEST_MESSAGE: usize = 1 << 24;
/// The most bytes of a key or of a chat's name.
const LONGEST_STRING: usize = 1 << 16;
const MARK: [u8; 3] = *b"\xef\xbb\xbf";

/// How a message ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// With its closing brace.
    Whole,
    /// The same, but it is nested deeper than can be read.
    TooDeep,
    /// With its closing brace, but it is no JSON.
    Broken,
    /// Where the next one started, or their list ended.
    Cut,
    /// With the file.
    OfFile,
    /// Beyond the most bytes that are kept of one.
    TooLong,
}

/// The bytes of one message.
#[derive(Debug)]
pub(super) struct Frame<'f> {
    pub bytes: &'f [u8],
    pub place: Place,
    pub end: End,
    /// What of it was mended.
    pub mends: Mends,
}

/// Who is told what stands in an export.
pub(super) trait Listener {
    /// An object that may be a chat begins.
    fn chat(&mut self);
    /// A field of the chat other than its messages: `name`, `type` or `id`.
    fn field(&mut self, name: &str, value: Value);
    /// The messages of the chat begin.
    fn messages(&mut self, place: Place);
    /// One of them.
    fn message(&mut self, frame: &Frame<'_>);
    /// The chat ends.
    fn chat_ends(&mut self);
    /// Something is not as it should be.
    fn damage(&mut self, place: Place, what: &'static str);
}

/// Reads an export to its end.
pub(super) fn scan<R: Read>(bytes: Bytes<R>, to: &mut impl Listener) -> io::Result<()> {
    let mut scanner = Scanner {
        bytes,
        to,
        frame: Vec::new(),
        open: Vec::new(),
        layout: Layout::new(None),
        outer: None,
        is_end_said: false,
    };
    scanner.document()
}

/// What an object is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// The whole export: a chat, or tables of chats.
    Whole,
    /// A table of chats: `chats`, `left_chats`.
    Table,
    /// A chat.
    Chat,
}

/// What is known of the place between two messages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    /// The JSON so far is whole.
    Sound,
    /// Behind a message that is no JSON.
    Broken,
    /// Behind something that is no message.
    Stray,
}

struct Scanner<'l, R, L> {
    bytes: Bytes<R>,
    to: &'l mut L,
    frame: Vec<u8>,
    /// The brackets that are open in the frame.
    open: Vec<u8>,
    /// How the messages of the list stand.
    layout: Layout,
    /// How far in the line of the last key of a chat starts.
    outer: Option<usize>,
    /// Whether it was said that the file ends early.
    is_end_said: bool,
}

impl<R: Read, L: Listener> Scanner<'_, R, L> {
    fn document(&mut self) -> io::Result<()> {
        for byte in MARK {
            if self.bytes.peek()? == Some(byte) {
                self.bytes.take()?;
            }
        }
        self.space()?;
        match self.bytes.peek()? {
            Some(b'{') if has_lines(self.bytes.ahead(HEAD)?) => self.bare_list(None)?,
            Some(b'{') => {
                self.bytes.take()?;
                self.object(Level::Whole)?;
            }
            Some(b'[') => self.bare_list(Some(b']'))?,
            _ => {}
        }
        self.space()?;
        if self.bytes.peek()?.is_some() {
            let what = "there is more behind the end of the export; it is left out";
            self.to.damage(self.bytes.place(), what);
        }
        while self.bytes.take()?.is_some() {}
        Ok(())
    }

    /// Reads messages that stand in no chat: a list of them, or one behind the other to the end of the file.
    fn bare_list(&mut self, end: Option<u8>) -> io::Result<()> {
        self.to.chat();
        self.to.messages(self.bytes.place());
        if end.is_some() {
            self.bytes.take()?;
        }
        self.messages(end)?;
        self.to.chat_ends();
        Ok(())
    }

    /// Reads an object behind its opening brace.
    fn object(&mut self, level: Level) -> io::Result<()> {
        if level != Level::Table {
            self.to.chat();
        }
        let mut is_stray = false;
        loop {
            self.space()?;
            match self.bytes.peek()? {
                None => {
                    self.ends_early();
                    break;
                }
                Some(b'}') => {
                    self.bytes.take()?;
                    break;
                }
                Some(b',') => {
                    self.bytes.take()?;
                }
                Some(b'"') => {
                    self.outer = self.bytes.indent();
                    let key = self.scalar()?;
                    self.member(
                        level,
                        key.as_ref().and_then(Value::as_str).unwrap_or_default(),
                    )?;
                }
                Some(_) => self.stray(&mut is_stray)?,
            }
        }
        if level != Level::Table {
            self.to.chat_ends();
        }
        Ok(())
    }

    /// Reads what stands behind a key.
    fn member(&mut self, level: Level, key: &str) -> io::Result<()> {
        self.space()?;
        if self.bytes.peek()? == Some(b':') {
            self.bytes.take()?;
            self.space()?;
        }
        let is_chat = level != Level::Table;
        match (key, self.bytes.peek()?) {
            ("messages", Some(b'[')) if is_chat => {
                self.to.messages(self.bytes.place());
                self.bytes.take()?;
                self.messages(Some(b']'))
            }
            ("chats" | "left_chats", Some(b'{')) if level == Level::Whole => {
                self.bytes.take()?;
                self.object(Level::Table)
            }
            ("list", Some(b'[')) if level == Level::Table => {
                self.bytes.take()?;
                self.chats()
            }
            ("name" | "type" | "id", Some(byte)) if is_chat && !b"{[".contains(&byte) => {
                if let Some(value) = self.scalar()? {
                    self.to.field(key, value);
                }
                Ok(())
            }
            _ => self.skip(),
        }
    }

    /// Reads a list of chats behind its opening bracket.
    fn chats(&mut self) -> io::Result<()> {
        loop {
            self.space()?;
            match self.bytes.peek()? {
                Some(b'{') => {
                    self.bytes.take()?;
                    self.object(Level::Chat)?;
                }
                Some(b']') => {
                    self.bytes.take()?;
                    return Ok(());
                }
                Some(b',') => {
                    self.bytes.take()?;
                }
                Some(b'}') | None => return Ok(()),
                Some(_) => self.skip()?,
            }
        }
    }

    /// Reads a list of messages to its end, a bracket or the file's own.
    fn messages(&mut self, end: Option<u8>) -> io::Result<()> {
        self.layout = Layout::new(self.outer);
        let mut between = Between::Sound;
        let mut depth = 0_usize;
        loop {
            self.space()?;
            let Some(byte) = self.bytes.peek()? else {
                if end.is_some() {
                    self.ends_early();
                }
                return Ok(());
            };
            match byte {
                b'{' if self.may_start(between)? => {
                    depth = 0;
                    between = self.message(between)?;
                }
                _ if end == Some(byte) && self.may_end(between, depth)? => {
                    self.bytes.take()?;
                    return Ok(());
                }
                b',' if between != Between::Stray => {
                    self.bytes.take()?;
                }
                _ => {
                    depth = match byte {
                        b'{' | b'[' => depth.saturating_add(1),
                        b'}' | b']' => depth.saturating_sub(1),
                        _ => depth,
                    };
                    self.stray(&mut (between == Between::Stray))?;
                    between = Between::Stray;
                }
            }
        }
    }

    /// Whether the brace that is the next byte starts a message.
    fn may_start(&mut self, between: Between) -> io::Result<bool> {
        match between {
            Between::Sound => Ok(true),
            Between::Broken if !self.layout.is_lines() => Ok(true),
            _ => self.layout.starts_message(&mut self.bytes),
        }
    }

    /// Whether the bracket that is the next byte ends the list; `depth` says how many are open in what is no message.
    fn may_end(&mut self, between: Between, depth: usize) -> io::Result<bool> {
        match between {
            Between::Sound => Ok(true),
            _ if depth > 0 && !self.layout.is_lines() => Ok(false),
            _ => self.layout.ends_list(&mut self.bytes),
        }
    }

    /// Says once that the file ends early.
    fn ends_early(&mut self) {
        if !self.is_end_said {
            self.is_end_said = true;
            self.to.damage(self.bytes.place(), ENDS_EARLY);
        }
    }

    /// Passes over a byte, or a string, that should not be there; says it once.
    fn stray(&mut self, is_stray: &mut bool) -> io::Result<()> {
        if !*is_stray {
            *is_stray = true;
            let what = "this does not belong here; it is passed over up to the next message";
            self.to.damage(self.bytes.place(), what);
        }
        if self.bytes.peek()? == Some(b'"') {
            self.string()?;
        } else {
            self.bytes.take()?;
        }
        Ok(())
    }

    /// Reads one message and hands it out; says how sound what follows is. Behind a broken one, only what starts as messages do is surely one.
    fn message(&mut self, between: Between) -> io::Result<Between> {
        let mut place = self.bytes.place();
        let own = self.bytes.indent();
        self.bytes.mark();
        let mut mends = Mends::default();
        let mut end = self.sound(own, &mut mends)?;
        let is_sound = matches!(end, End::Whole | End::TooDeep);
        let mut is_sure = false;
        if is_sound {
            is_sure = between == Between::Sound || self.layout.is_start(&self.frame);
        } else {
            end = self.broken(&mut mends)?;
        }
        if is_sure {
            self.layout.learn_key(&self.frame);
        }
        if self.frame.len() >= LONGEST_MESSAGE {
            end = End::TooLong;
        }
        place.range.end = self.bytes.position();
        self.to.message(&Frame {
            bytes: &self.frame,
            place,
            end,
            mends,
        });
        Ok(if is_sure {
            Between::Sound
        } else {
            Between::Broken
        })
    }

    /// Copies a message as far as it is JSON. It stands as far in as `own` says.
    fn sound(&mut self, own: Option<usize>, mends: &mut Mends) -> io::Result<End> {
        self.frame.clear();
        self.open.clear();
        let mut copy = Copy {
            to: &mut self.frame,
            most: LONGEST_MESSAGE,
            mends,
        };
        let layout = &mut self.layout;
        let learn = |key| layout.learn_lines(own, key);
        let found = tokens::value(&mut self.bytes, &mut copy, &mut self.open, learn)?;
        Ok(match found {
            Outcome::Whole => End::Whole,
            Outcome::TooDeep => End::TooDeep,
            Outcome::Fault => End::Broken,
            Outcome::OfSource => End::OfFile,
        })
    }

    /// Copies a message that is no JSON from its start; where that is too far back, goes on from where the fault is.
    fn broken(&mut self, mends: &mut Mends) -> io::Result<End> {
        if self.bytes.go_back() {
            self.frame.clear();
            self.open.clear();
            *mends = Mends::default();
        }
        let mut copy = Copy {
            to: &mut self.frame,
            most: LONGEST_MESSAGE,
            mends,
        };
        repair::broken(&mut self.bytes, &self.layout, &mut copy, &mut self.open)
    }

    /// Passes over a value.
    fn skip(&mut self) -> io::Result<()> {
        let mut depth = 0_usize;
        loop {
            match self.bytes.peek()? {
                None => return Ok(()),
                Some(b'"') => {
                    self.string()?;
                }
                Some(b'}' | b']' | b',') if depth == 0 => return Ok(()),
                Some(byte) => {
                    self.bytes.take()?;
                    match byte {
                        b'{' | b'[' => depth += 1,
                        b'}' | b']' => depth -= 1,
                        _ => {}
                    }
                }
            }
            let ends = matches!(self.bytes.peek()?, Some(b'}' | b']' | b',') | None);
            if depth == 0 && ends {
                return Ok(());
            }
        }
    }

    /// Reads a string or literal; none where it is no JSON.
    fn scalar(&mut self) -> io::Result<Option<Value>> {
        let mut text = Vec::new();
        if self.bytes.peek()? == Some(b'"') {
            text = self.string()?;
        } else {
            while let Some(byte) = self.bytes.peek()? {
                if b",}] \t\r\n".contains(&byte) {
                    break;
                }
                self.bytes.take()?;
                if text.len() < LONGEST_STRING {
                    text.push(byte);
                }
            }
        }
        Ok(serde_json::from_str(&String::from_utf8_lossy(&text)).ok())
    }

    /// Reads a string with its quotation marks; of a long one the beginning is kept.
    fn string(&mut self) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        let mut copy = Copy {
            to: &mut text,
            most: LONGEST_STRING,
            mends: &mut Mends::default(),
        };
        copy.string(&mut self.bytes)?;
        Ok(text)
    }

    fn space(&mut self) -> io::Result<()> {
        tokens::space(&mut self.bytes)
    }
}

const ENDS_EARLY: &str = "the file ends here, before the export does; what stands before is kept";
