//! What a publisher leaves out of an archive, or makes unreadable in it, before it is shown. It must not know formats.

mod day;
mod find;
mod inventory;
mod names;
mod redact;
mod rewrite;

pub use day::Day;
pub use inventory::{Inventory, inventory};

use std::collections::BTreeSet;

use bayegan_model::clock::Clock;
use bayegan_model::fold::fold;
use bayegan_model::{Archive, Post};

/// What to leave out, and what to make unreadable; nothing where nothing is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The first day whose posts stay.
    pub since: Option<Day>,
    /// The last day whose posts stay.
    pub until: Option<Day>,
    /// Tags of which a post must carry one, where any is named.
    pub only_tags: Vec<String>,
    /// Tags that a post must not carry.
    pub without_tags: Vec<String>,
    /// Whether posts that are another's first are left out.
    pub drop_forwards: bool,
    /// What is made unreadable in the posts that stay.
    pub redact: Redactions,
}

/// Kinds of personal data that are made unreadable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Redactions {
    /// Phone numbers, in texts and as links.
    pub phones: bool,
    /// E-mail addresses, in texts and as links.
    pub emails: bool,
    /// Names of those who signed a post, sent it in a group, or wrote it first; contacts. Public names (`@name`) stay.
    pub names: bool,
}

impl Redactions {
    /// The names on the command line and in the configuration.
    pub const NAMES: [&str; 3] = ["phones", "emails", "names"];

    /// Chooses one by its name; says whether there is one.
    pub fn choose(&mut self, name: &str) -> bool {
        let chosen = match name {
            "phones" => &mut self.phones,
            "emails" => &mut self.emails,
            "names" => &mut self.names,
            _ => return false,
        };
        *chosen = true;
        true
    }
}

/// How much was left out and made unreadable: posts by the first choice that they met, and places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Posts before the first day.
    pub earlier: usize,
    /// Posts behind the last day.
    pub later: usize,
    /// Posts without a date, where only some days stay.
    pub undated: usize,
    /// Posts without a tag that is asked for.
    pub untagged: usize,
    /// Posts with a tag that is not wanted.
    pub tagged: usize,
    /// Posts that are another's first.
    pub forwarded: usize,
    /// Phone numbers made unreadable.
    pub phones: usize,
    /// E-mail addresses made unreadable.
    pub emails: usize,
    /// Names made unreadable.
    pub names: usize,
}

/// Leaves posts out and makes personal data unreadable. Ids of the posts that stay do not change.
pub fn publish(archive: &mut Archive, choices: &Choices) -> LeftOut {
    let mut left = LeftOut::default();
    let only = folded(&choices.only_tags);
    let without = folded(&choices.without_tags);
    // Who is named in a post that is left out is named in others too.
    let people = match choices.redact.names {
        true => names::people(&archive.posts),
        false => BTreeSet::new(),
    };
    let clock = &archive.channel.clock;
    archive.posts.retain(|post| {
        match reason(post, clock, choices, &only, &without) {
            Some(reason) => *reason(&mut left) += 1,
            None => return true,
        }
        false
    });
    redact::redact(&mut archive.posts, choices.redact, &people, &mut left);
    left
}

/// The count of a reason to leave a post out.
type Reason = fn(&mut LeftOut) -> &mut usize;

fn reason(
    post: &Post,
    clock: &Clock,
    choices: &Choices,
    only: &[String],
    without: &[String],
) -> Option<Reason> {
    let carries = |tags: &[String]| post.tags.iter().any(|tag| tags.contains(&fold(tag)));
    out_of_days(post, clock, choices).or(match () {
        () if !only.is_empty() && !carries(only) => Some(|left| &mut left.untagged),
        () if carries(without) => Some(|left| &mut left.tagged),
        () if choices.drop_forwards && post.extras.forwarded.is_some() => {
            Some(|left| &mut left.forwarded)
        }
        () => None,
    })
}

fn out_of_days(post: &Post, clock: &Clock, choices: &Choices) -> Option<Reason> {
    let (since, until) = (choices.since, choices.until);
    if since.is_none() && until.is_none() {
        return None;
    }
    let Some(day) = post.date.and_then(|date| Day::of(clock.local(date))) else {
        return Some(|left| &mut left.undated);
    };
    match () {
        () if since.is_some_and(|since| day < since) => Some(|left| &mut left.earlier),
        () if until.is_some_and(|until| until < day) => Some(|left| &mut left.later),
        () => None,
    }
}

/// Tags as they are compared, without the `#` that they may be written with.
fn folded(tags: &[String]) -> Vec<String> {
    tags.iter()
        .map(|tag| fold(tag.trim_start_matches('#')))
        .collect()
}

#[cfg(test)]
mod tests;
