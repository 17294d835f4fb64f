//! Writes numbers and strings the way the cursor reads them. It knows nothing of what they mean.

use bayegan_wire::{push_varint, zigzag};

/// Bytes of numbers, growing.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn varint(&mut self, value: u64) {
        push_varint(&mut self.bytes, value);
    }

    /// A number of either sign: small ones stay small.
    pub(super) fn zigzag(&mut self, value: i64) {
        self.varint(zigzag(value));
    }

    pub(super) fn number(&mut self, value: u32) {
        self.varint(u64::from(value));
    }

    pub(super) fn count(&mut self, count: usize) {
        self.number(narrow(count));
    }

    pub(super) fn append(&mut self, part: &Self) {
        self.bytes.extend_from_slice(&part.bytes);
    }

    /// A number of fixed width, for tables.
    pub(super) fn fixed(&mut self, value: u32) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }
}

/// All strings, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Heap {
    pub(super) text: String,
}

impl Heap {
    /// Where the next string will start.
    pub(super) fn end(&self) -> u32 {
        narrow(self.text.len())
    }

    pub(super) fn push(&mut self, string: &str) {
        self.text.push_str(string);
    }

    /// Where the string stands from `from` on.
    fn find(&self, string: &str, from: u32) -> Option<u32> {
        let post = self.text.get(from as usize..).unwrap_or_default();
        let offset = post.find(string)?;
        Some(from.saturating_add(narrow(offset)))
    }

    /// Where the string stands from `from` on; it is added where it does not stand yet.
    fn place(&mut self, string: &str, from: u32) -> u32 {
        self.find(string, from).unwrap_or_else(|| {
            let start = self.end();
            self.push(string);
            start
        })
    }
}

/// Writes the strings of one post, each as a step from the end of the one before.
pub(super) struct TextWriter<'h> {
    heap: &'h mut Heap,
    /// Where the post's strings begin: strings of other posts are not shared.
    from: u32,
    end: u32,
}

impl<'h> TextWriter<'h> {
    pub(super) fn new(heap: &'h mut Heap) -> Self {
        let from = heap.end();
        Self {
            heap,
            from,
            end: from,
        }
    }

    /// Steps count from the heap's end from here on; says where that is.
    pub(super) fn restart(&mut self) -> u32 {
        self.end = self.heap.end();
        self.end
    }

    pub(super) fn write(&mut self, string: &str, to: &mut Writer) {
        self.step(string, to);
        to.count(string.len());
    }

    /// Writes a string that [`Self::ends_line`], without its length.
    pub(super) fn write_to_line_end(&mut self, string: &str, to: &mut Writer) {
        self.step(string, to);
    }

    /// Whether the string stands in the post's text already and goes on there to a line feed.
    pub(super) fn ends_line(&self, string: &str) -> bool {
        let place = self.heap.find(string, self.from);
        let end = place.map(|start| start as usize + string.len());
        let rest = end.and_then(|end| self.heap.text.get(end..));
        !string.is_empty()
            && !string.contains('\n')
            && rest.is_some_and(|rest| rest.starts_with('\n'))
    }

    fn step(&mut self, string: &str, to: &mut Writer) {
        let start = match string {
            "" => self.end,
            _ => self.heap.place(string, self.from),
        };
        to.zigzag(i64::from(start) - i64::from(self.end));
        self.end = start.wrapping_add(narrow(string.len()));
    }
}

/// A length as stored. One that is too long is cut; then the whole is too long as well, which [`super::encode()`] says.
pub(super) fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The flag where it is set, else nothing.
pub(super) const fn flag(is_set: bool, flag: u64) -> u64 {
    if is_set { flag } else { 0 }
}
