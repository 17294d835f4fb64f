//! Makes personal data in posts unreadable: in every text that is shown, and in links. It must not know which posts stay.

use std::collections::BTreeSet;
use std::ops::Range;

use bayegan_model::{BlockKind, Line, Link, MediaKind, Post, Span, SpanKind};

use super::rewrite::{MARK, Rewritten};
use super::{LeftOut, Redactions, find, names};

/// Makes unreadable what is chosen, and counts it.
pub(super) fn redact(
    posts: &mut [Post],
    chosen: Redactions,
    people: &BTreeSet<String>,
    left: &mut LeftOut,
) {
    if chosen == Redactions::default() {
        return;
    }
    let mut redacting = Redacting {
        chosen,
        people,
        left,
    };
    for post in posts {
        redacting.post(post);
    }
}

struct Redacting<'r> {
    chosen: Redactions,
    people: &'r BTreeSet<String>,
    left: &'r mut LeftOut,
}

impl Redacting<'_> {
    fn post(&mut self, post: &mut Post) {
        self.links(post);
        self.line(&mut post.title);
        self.body(post);
        for preview in &mut post.previews {
            self.line(&mut preview.site);
            self.line(&mut preview.title);
            self.line(&mut preview.description);
        }
        for link in &mut post.links {
            if let Some(label) = &mut link.label {
                self.text(label);
            }
        }
        self.beside(post);
    }

    /// What stands in this text and is chosen.
    fn places(&mut self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if self.chosen.emails {
            let emails = find::emails(text);
            self.left.emails += emails.len();
            found.extend(emails);
        }
        if self.chosen.phones {
            let phones = find::phones(text);
            self.left.phones += phones.len();
            found.extend(phones);
        }
        if self.chosen.names {
            let names = names::places(text, self.people);
            self.left.names += names.len();
            found.extend(names);
        }
        found
    }

    fn text(&mut self, text: &mut String) {
        let places = self.places(text);
        if !places.is_empty() {
            *text = Rewritten::new(text, places).text;
        }
    }

    fn line(&mut self, line: &mut Line) {
        let places = self.places(&line.text);
        if places.is_empty() {
            return;
        }
        let made = Rewritten::new(&line.text, places);
        made.spans(&mut line.spans);
        line.text = made.text;
    }

    fn body(&mut self, post: &mut Post) {
        let places = self.places(&post.text);
        if places.is_empty() {
            return;
        }
        let made = Rewritten::new(&post.text, places);
        for block in &mut post.blocks {
            block.range = made.range(&block.range);
            made.spans(&mut block.spans);
        }
        post.text = made.text;
    }

    /// Takes links away that are a number or an address, and with them what marks their words.
    fn links(&mut self, post: &mut Post) {
        let mut numbers = Vec::with_capacity(post.links.len());
        let mut kept = 0;
        let chosen = self.chosen;
        post.links.retain(|link| {
            let stays = !leads_to_person(link, chosen);
            numbers.push(stays.then_some(kept));
            kept += u32::from(stays);
            stays
        });
        renumber(&mut post.title.spans, &numbers);
        for block in &mut post.blocks {
            let had = block.spans.len();
            renumber(&mut block.spans, &numbers);
            if block.kind == BlockKind::Link && block.spans.len() < had {
                block.kind = BlockKind::Paragraph;
            }
        }
    }

    /// What stands beside the text.
    fn beside(&mut self, post: &mut Post) {
        let extras = &mut post.extras;
        if self.chosen.names {
            self.left.names += usize::from(extras.author.take().is_some());
            let is_person = |source: &&mut String| !source.is_empty() && extras.source.is_none();
            if let Some(source) = extras.forwarded.as_mut().filter(is_person) {
                source.clear();
                self.left.names += 1;
            }
        }
        for media in &mut extras.media {
            if media.kind == MediaKind::Contact && self.chosen.names && !media.title.is_empty() {
                MARK.clone_into(&mut media.title);
                self.left.names += 1;
            }
            self.text(&mut media.title);
            self.text(&mut media.name);
        }
        if let Some(poll) = &mut extras.poll {
            self.text(&mut poll.question);
            for answer in &mut poll.answers {
                self.text(&mut answer.text);
            }
        }
    }
}

/// Whether a link is nothing but a way to reach a person that is chosen: `mailto:`, `tel:`, and addresses that are a number.
fn leads_to_person(link: &Link, chosen: Redactions) -> bool {
    let url = link.url.as_str();
    let is_email = url.starts_with("mailto:");
    (chosen.emails && is_email) || (chosen.phones && is_phone(url))
}

/// Whether an address is a phone number.
pub(super) fn is_phone(url: &str) -> bool {
    const HOSTS: [&str; 3] = ["https://wa.me/", "https://t.me/+", "https://telegram.me/+"];
    let number = HOSTS.iter().find_map(|host| url.strip_prefix(host));
    let is_number = |number: &str| {
        let digits = number
            .trim_start_matches('+')
            .split(['?', '/'])
            .next()
            .unwrap_or_default();
        digits.len() >= 7 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    url.starts_with("tel:")
        || url.starts_with("https://api.whatsapp.com/send")
        || number.is_some_and(is_number)
}

/// Gives links in spans their new numbers; spans of links that are gone go too.
fn renumber(spans: &mut Vec<Span>, numbers: &[Option<u32>]) {
    spans.retain_mut(|span| {
        let SpanKind::Link(number) = &mut span.kind else {
            return true;
        };
        match numbers.get(*number as usize) {
            Some(Some(new)) => {
                *number = *new;
                true
            }
            Some(None) => false,
            None => true,
        }
    });
}
