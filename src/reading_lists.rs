//! The lists stored for the reader in the browser: saved posts, posts read, recent searches. It must not know the network.

use crate::platform::{history, storage};

/// A list of lines, the last one first, each once.
pub struct List {
    /// Its name, also in the file that the reader takes along.
    pub name: &'static str,
    /// How many lines are kept.
    most: usize,
}

/// Posts that the reader saved, by id.
pub const SAVED: List = List {
    name: "saved",
    most: 2000,
};
/// Posts that the reader opened, by id.
pub const READ: List = List {
    name: "read",
    most: 2000,
};
/// Searches that led the reader to a post.
pub const RECENT: List = List {
    name: "recent",
    most: 8,
};
/// Every list.
pub const LISTS: [&List; 3] = [&SAVED, &READ, &RECENT];

/// Where a name is kept: named for the archive that is read at this address too, since several may share an origin.
pub fn place(name: &str) -> String {
    ["bayegan:", name, &history::base_path()].concat()
}

impl List {
    /// The lines.
    pub fn lines(&self) -> Vec<String> {
        parse(&self.text(), self.most)
    }

    /// Whether the line is in the list.
    pub fn has(&self, line: &str) -> bool {
        self.text().lines().any(|own| own == line)
    }

    /// Puts a line in front.
    pub fn put(&self, line: &str) {
        self.write(&with(&self.text(), line, self.most));
    }

    /// Puts a line in front, or takes it out where it was in.
    pub fn toggle(&self, line: &str) {
        if self.has(line) {
            self.write(&without(&self.text(), line).collect::<Vec<_>>().join("\n"));
        } else {
            self.put(line);
        }
    }

    /// Puts lines behind those that are there.
    pub fn append(&self, lines: &[String]) {
        let own = self.lines();
        // Put in front one by one, the last first.
        let all = lines.iter().rev().chain(own.iter().rev());
        let text = all.fold(String::new(), |text, line| with(&text, line, self.most));
        self.write(&text);
    }

    /// Forgets all of them.
    pub fn forget(&self) {
        storage::forget(&place(self.name));
    }

    /// The lines as they are kept, one behind the other.
    pub fn text(&self) -> String {
        storage::read(&place(self.name)).unwrap_or_default()
    }

    fn write(&self, text: &str) {
        storage::write(&place(self.name), text);
    }
}

fn parse(kept: &str, most: usize) -> Vec<String> {
    let lines = kept.lines().filter(|line| !line.is_empty());
    lines.take(most).map(str::to_owned).collect()
}

/// The list with the line in front.
fn with(kept: &str, line: &str, most: usize) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    core::iter::once(line.as_str())
        .chain(without(kept, &line))
        .take(most)
        .collect::<Vec<_>>()
        .join("\n")
}

fn without<'a>(kept: &'a str, line: &str) -> impl Iterator<Item = &'a str> {
    kept.lines()
        .filter(move |own| !own.is_empty() && *own != line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_stands_first_and_once() {
        let kept = with(&with(&with("", "one", 9), "two", 9), "one", 9);
        assert_eq!(parse(&kept, 9), ["one", "two"]);
    }

    #[test]
    fn white_space_does_not_break_a_line() {
        assert_eq!(parse(&with("", " a\nb\t c ", 9), 9), ["a b c"]);
    }

    #[test]
    fn only_so_many_are_kept() {
        let kept = (0..20).fold(String::new(), |kept, at| with(&kept, &at.to_string(), 8));
        let lines = parse(&kept, 8);
        assert_eq!(lines.len(), 8);
        assert_eq!(lines.first().map(String::as_str), Some("19"));
    }
}
