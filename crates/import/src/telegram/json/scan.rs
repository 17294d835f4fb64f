//! Walks through an export as it is read and hands out each message whole, in memory no greater than one of them. It knows where messages stand, and nothing of what is in them.
//!
//! The export is not always JSON: `\xNN` escapes are read as `\u00NN`, and a message that is broken ends where the next one starts, so that it takes no other with it.

use std::io::{self, Read};

use serde_json::Value;

use super::byte_reader::Bytes;
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
    /// How many `\xNN` it had.
    pub escapes: u32,
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
        indent: None,
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

struct Scanner<'l, R, L> {
    bytes: Bytes<R>,
    to: &'l mut L,
    frame: Vec<u8>,
    /// The brackets that are open in the frame.
    open: Vec<u8>,
    /// How far in the messages of the list stand, each on a line of its own with its keys further in, as Telegram Desktop writes them; none until one does.
    indent: Option<usize>,
    /// How far in the list's own line starts.
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
        if self.bytes.peek()? == Some(b'{') {
            self.bytes.take()?;
            self.object(Level::Whole)?;
            self.space()?;
        }
        if self.bytes.peek()?.is_some() {
            let what = "there is more behind the end of the export; it is left out";
            self.to.damage(self.bytes.place(), what);
        }
        while self.bytes.take()?.is_some() {}
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
                self.messages()
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

    /// Reads a list of messages behind its opening bracket. Where they stand on lines of their own, only a bracket further out ends the list, and behind stray bytes only what stands as far in as the others is a message.
    fn messages(&mut self) -> io::Result<()> {
        self.indent = None;
        let mut is_stray = false;
        loop {
            self.space()?;
            let own = self.bytes.indent();
            let indent = self.indent;
            let is_sure = indent.is_none() || (!is_stray && own.is_none());
            match self.bytes.peek()? {
                None => {
                    self.ends_early();
                    return Ok(());
                }
                Some(b'{') if is_sure || own == indent => {
                    is_stray = false;
                    self.message()?;
                }
                Some(b']') if indent.is_none() || self.ends_list()? => {
                    self.bytes.take()?;
                    return Ok(());
                }
                Some(b',') => {
                    self.bytes.take()?;
                }
                Some(_) => self.stray(&mut is_stray)?,
            }
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
            self.string(&mut Vec::new())
        } else {
            self.bytes.take()?;
            Ok(())
        }
    }

    /// Reads one message and hands it out.
    fn message(&mut self) -> io::Result<()> {
        let mut place = self.bytes.place();
        let own = self.bytes.indent();
        self.frame.clear();
        self.open.clear();
        let mut escapes = 0;
        let end = self.message_end(own, &mut escapes)?;
        place.range.end = self.bytes.position();
        self.to.message(&Frame {
            bytes: &self.frame,
            place,
            end,
            escapes,
        });
        Ok(())
    }

    /// Copies the bytes of a message to the frame, up to its end. It stands as far in as `own` says.
    fn message_end(&mut self, own: Option<usize>, escapes: &mut u32) -> io::Result<End> {
        let mut is_first_key = true;
        loop {
            let Some(byte) = self.bytes.peek()? else {
                return Ok(End::OfFile);
            };
            if self.is_outside(byte)? {
                return Ok(End::Cut);
            }
            if byte == b'"' {
                if std::mem::take(&mut is_first_key) && own.is_some() && self.bytes.indent() > own {
                    self.indent = self.indent.or(own);
                }
                let mut frame = std::mem::take(&mut self.frame);
                let found = self.escaped_string(&mut frame);
                self.frame = frame;
                *escapes += found?;
                continue;
            }
            self.bytes.take()?;
            push(&mut self.frame, byte, LONGEST_MESSAGE);
            match byte {
                b'{' | b'[' => self.open.push(byte),
                b'}' | b']' => self.close(byte),
                _ => {}
            }
            if self.open.is_empty() {
                let is_whole = self.frame.len() < LONGEST_MESSAGE;
                return Ok(if is_whole { End::Whole } else { End::TooLong });
            }
        }
    }

    /// Whether the byte belongs to no message that is open: it starts the next one, or ends their list.
    fn is_outside(&mut self, byte: u8) -> io::Result<bool> {
        let own = self.bytes.indent();
        Ok(match byte {
            b'{' => !self.open.is_empty() && own.is_some() && own == self.indent,
            b']' if self.open.last() == Some(&b'{') => match self.indent {
                Some(_) => self.ends_list()?,
                None => self.open.len() == 1,
            },
            _ => false,
        })
    }

    /// Whether the bracket that is the next byte ends a list whose messages stand on lines of their own: it stands where the line of the list starts, and nothing but a comma stands behind it.
    fn ends_list(&mut self) -> io::Result<bool> {
        let own = self.bytes.indent();
        let is_alone = matches!(self.bytes.second()?, None | Some(b'\n' | b'\r' | b','));
        Ok(is_alone && own.is_some() && own == self.outer)
    }

    /// Closes the last bracket of that kind, and those open within it.
    fn close(&mut self, byte: u8) {
        let opening = if byte == b'}' { b'{' } else { b'[' };
        let place = self.open.iter().rposition(|open| *open == opening);
        self.open.truncate(place.unwrap_or(self.open.len()));
    }

    /// Passes over a value.
    fn skip(&mut self) -> io::Result<()> {
        let mut depth = 0_usize;
        loop {
            match self.bytes.peek()? {
                None => return Ok(()),
                Some(b'"') => self.string(&mut Vec::new())?,
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
            self.string(&mut text)?;
        } else {
            while let Some(byte) = self.bytes.peek()? {
                if b",}] \t\r\n".contains(&byte) {
                    break;
                }
                self.bytes.take()?;
                push(&mut text, byte, LONGEST_STRING);
            }
        }
        Ok(serde_json::from_str(&String::from_utf8_lossy(&text)).ok())
    }

    /// Reads a string with its quotation marks; of a long one the beginning is kept.
    fn string(&mut self, to: &mut Vec<u8>) -> io::Result<()> {
        let mut whole = Vec::new();
        self.escaped_string_up_to(&mut whole, LONGEST_STRING)?;
        to.append(&mut whole);
        Ok(())
    }

    fn escaped_string(&mut self, to: &mut Vec<u8>) -> io::Result<u32> {
        self.escaped_string_up_to(to, LONGEST_MESSAGE)
    }

    /// Copies a string with its quotation marks, and mends `\xNN`; gives how many there were. A string has no line feed in it: one that lacks its closing mark ends with its line.
    fn escaped_string_up_to(&mut self, to: &mut Vec<u8>, most: usize) -> io::Result<u32> {
        let mut escapes = 0;
        let mut is_escaped = false;
        let mut is_first = true;
        while let Some(byte) = self.bytes.peek()? {
            if byte == b'\n' {
                break;
            }
            self.bytes.take()?;
            if is_escaped && byte == b'x' {
                escapes += 1;
                b"u00".iter().for_each(|byte| push(to, *byte, most));
            } else {
                push(to, byte, most);
            }
            if byte == b'"' && !is_escaped && !is_first {
                break;
            }
            is_escaped = byte == b'\\' && !is_escaped;
            is_first = false;
        }
        Ok(escapes)
    }

    fn space(&mut self) -> io::Result<()> {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.bytes.peek()? {
            self.bytes.take()?;
        }
        Ok(())
    }
}

const ENDS_EARLY: &str = "the file ends here, before the export does; what stands before is kept";

/// Adds a byte where there is room.
fn push(to: &mut Vec<u8>, byte: u8, most: usize) {
    if to.len() < most {
        to.push(byte);
    }
}
