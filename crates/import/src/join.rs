//! Joins the posts that readers of several formats made of one channel: a message stands once, as the later file has it. It must not know any format.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::ids::text_id;
use crate::{Covered, Part, Posts};
use bayegan_model::{Archive, Channel, Post};

/// The farthest that two clocks are apart which show one moment: zones reach from UTC-12 to UTC+14.
const FARTHEST: u64 = 26 * 3600;
/// How many of one kind are said one by one.
const MOST_SAID: usize = 10;

/// A post, where it stands, and the part and position it comes from.
struct Told {
    post: Post,
    place: Place,
    origin: (usize, usize),
}

/// The parts as one. Within one file all posts are kept; of those that stand in two files the one told later is.
pub(crate) fn join(parts: Vec<Posts>) -> Posts {
    let mut whole = Posts::default();
    let mut told: Vec<Told> = Vec::new();
    let count = parts.len();
    let mut most = None;
    for (number, mut part) in parts.into_iter().enumerate() {
        whole.diagnostics.append(&mut part.diagnostics);
        whole.coverage.append(&mut part.coverage);
        if number > 0 && contradicts(&whole.archive.channel, &told, &part.archive) {
            whole.diagnostics.push(refusal(&part));
            continue;
        }
        let newest = part.archive.posts.iter().filter_map(|post| post.message);
        let newest = newest.max();
        take_channel(
            &mut whole.archive.channel,
            part.archive.channel,
            newest > most,
        );
        most = most.max(newest);
        let posts = part.archive.posts.into_iter().zip(part.places);
        told.extend(posts.enumerate().map(|(position, (post, place))| Told {
            post,
            place,
            origin: (number, position),
        }));
    }
    let files: BTreeSet<u32> = told.iter().map(|told| told.place.file).collect();
    if files.len() < 2 {
        (whole.archive.posts, whole.places) =
            told.into_iter().map(|told| (told.post, told.place)).unzip();
        return whole;
    }
    told.sort_by_key(|told| told.place.file);
    let mut joined = Joined::default();
    told.into_iter().for_each(|told| joined.add(told));
    joined.finish(whole, count)
}

fn refusal(part: &Posts) -> Diagnostic {
    let place = part.places.first().cloned();
    Diagnostic::new(
        Severity::Error,
        place.unwrap_or(Place::start()),
        "this is another channel than the one in the other files; nothing of it is imported",
        "import each channel by itself",
    )
}

/// Whether two descriptions cannot be of one channel.
pub(crate) fn is_other(one: &Channel, other: &Channel) -> bool {
    let numbers = one.number.zip(other.number);
    let has_handles = !one.handle.is_empty() && !other.handle.is_empty();
    numbers.is_some_and(|(one, other)| one != other)
        || (has_handles && !one.handle.eq_ignore_ascii_case(&other.handle))
}

/// Whether posts are of another channel than those before: by its number or name, or by numbers that belong to messages of other times.
fn contradicts(channel: &Channel, before: &[Told], part: &Archive) -> bool {
    let dates = before.iter().map(|told| &told.post);
    let dates: BTreeMap<u32, i64> = dates
        .filter_map(|post| post.message.zip(post.date))
        .collect();
    let common = part.posts.iter().filter_map(|post| {
        let (number, date) = post.message.zip(post.date)?;
        Some(dates.get(&number)?.abs_diff(date) <= FARTHEST)
    });
    let (alike, apart): (Vec<bool>, Vec<bool>) = common.partition(|is_alike| *is_alike);
    apart.len() > alike.len() || (!before.is_empty() && is_other(channel, &part.channel))
}

/// Takes what is told of the channel where nothing was told before; of two names the newer.
fn take_channel(channel: &mut Channel, told: Channel, is_newer: bool) {
    if channel.title.is_empty() && channel.language.is_empty() {
        *channel = told;
        return;
    }
    let is_bare = channel.title.is_empty() || channel.title == channel.handle;
    let is_named = !told.title.is_empty() && told.title != told.handle;
    if is_named && (is_bare || is_newer) {
        channel.title = told.title;
    }
    if channel.handle.is_empty() {
        channel.handle = told.handle;
    }
    channel.number = channel.number.or(told.number);
}

/// Posts of several files under way.
#[derive(Default)]
struct Joined {
    kept: Vec<Told>,
    /// Places in `kept` by numbers of messages, and by texts.
    numbers: BTreeMap<u32, usize>,
    texts: BTreeMap<String, usize>,
    /// For each post that another stands for: where it came from, and the number or text by which that one is found.
    replaced: Vec<((usize, usize), usize)>,
    copies: Vec<Place>,
    versions: Vec<Place>,
    parted: Vec<Place>,
}

impl Joined {
    /// Adds a post; one that stands in another file already replaces that, or is left out where nothing differs.
    fn add(&mut self, told: Told) {
        let text = text_id(&told.post.title.text, &told.post.text);
        let own = numbers(&told.post);
        let found = self.found(&told.post, &own, &text);
        let is_elsewhere = |at: &usize| {
            let other = self.kept.get(*at);
            other.is_some_and(|other| other.place.file != told.place.file)
        };
        let at = match found.filter(is_elsewhere) {
            Some(at) => {
                self.choose(at, told, &own);
                at
            }
            None => {
                self.kept.push(told);
                self.kept.len() - 1
            }
        };
        for number in own {
            self.numbers.entry(number).or_insert(at);
        }
        self.texts.entry(text).or_insert(at);
    }

    /// The post that is the same message: by a number, else, where one of both has none, by its text.
    fn found(&self, post: &Post, numbers: &[u32], text: &str) -> Option<usize> {
        let by_number = numbers.iter().find_map(|number| self.numbers.get(number));
        by_number.copied().or_else(|| {
            let at = *self.texts.get(text)?;
            let other = self.kept.get(at)?;
            let is_numbered = other.post.message.is_some() && post.message.is_some();
            (!is_numbered && has_text(post)).then_some(at)
        })
    }

    /// Keeps one of the post at that place and another one that is the same message.
    fn choose(&mut self, at: usize, mut told: Told, own: &[u32]) {
        let Some(other) = self.kept.get_mut(at) else {
            return;
        };
        let others = numbers(&other.post);
        let is_whole = others.iter().all(|number| own.contains(number));
        let is_part = own.iter().all(|number| others.contains(number));
        if !is_whole || (is_part && same(&other.post, &told.post)) {
            // A part of an album, or of two: what holds the others as well stands.
            let list = match is_part {
                true => &mut self.copies,
                false => &mut self.parted,
            };
            list.push(told.place);
            return self.replaced.push((told.origin, at));
        }
        if other.post.message.is_some() {
            self.versions.push(told.place.clone());
            told.post.id.clone_from(&other.post.id);
        } else {
            // The same text, now with its number.
            self.copies.push(told.place.clone());
        }
        told.post.extras.edited = told.post.extras.edited.or(other.post.extras.edited);
        self.replaced.push((other.origin, at));
        *other = told;
    }

    /// Places in `kept`, in the order in which the posts shall stand; `parts` is how many readers there were.
    fn order(&self, parts: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.kept.len()).collect();
        let posts = || self.kept.iter().map(|told| &told.post);
        let post = |at: &usize| self.kept.get(*at).map(|told| &told.post);
        if posts().all(|post| post.message.is_some()) {
            order.sort_by_key(|at| post(at).map(|post| post.message));
        } else if parts > 1 && posts().all(|post| post.date.is_some()) {
            order.sort_by_key(|at| post(at).map(|post| (post.date, post.message)));
        }
        order
    }

    /// All of it, in order.
    fn finish(mut self, mut whole: Posts, parts: usize) -> Posts {
        let order = self.order(parts);
        let position: BTreeMap<usize, usize> = { order.iter().enumerate() }
            .map(|(position, at)| (*at, position))
            .collect();
        let kept = self
            .kept
            .iter()
            .enumerate()
            .map(|(at, told)| (told.origin, at));
        let places: BTreeMap<(usize, usize), usize> = kept
            .chain(self.replaced.iter().copied())
            .filter_map(|(origin, at)| Some((origin, *position.get(&at)?)))
            .collect();
        // Only a text scrape says where each character went, and it is read last.
        let scrape = parts.saturating_sub(1);
        for covered in &mut whole.coverage {
            renumber(covered, |position| places.get(&(scrape, position)).copied());
        }
        self.say(&mut whole.diagnostics);
        let mut kept: Vec<Option<Told>> = self.kept.into_iter().map(Some).collect();
        let in_order = order.into_iter().filter_map(|at| kept.get_mut(at)?.take());
        (whole.archive.posts, whole.places) = in_order.map(|told| (told.post, told.place)).unzip();
        whole
    }

    /// Says which posts stood in several files.
    fn say(&mut self, to: &mut Vec<Diagnostic>) {
        let note = Severity::Note;
        let (copies, versions) = (&mut self.copies, &mut self.versions);
        say(
            to,
            std::mem::take(copies),
            note,
            "this post stands in a file before; it is taken once",
            "nothing needs to be done",
        );
        say(
            to,
            std::mem::take(versions),
            note,
            "another version of this post stands in a file before; this one is taken",
            "nothing needs to be done; name the newer source behind the older one",
        );
        say(
            to,
            std::mem::take(&mut self.parted),
            Severity::Loss,
            "this album has some messages in common with one in a file before, which stands; the others are left out",
            "import the export that holds the whole album",
        );
    }
}

/// Numbers of the messages of a post.
fn numbers(post: &Post) -> Vec<u32> {
    let album = post.extras.album.iter().copied();
    post.message.into_iter().chain(album).collect()
}

fn has_text(post: &Post) -> bool {
    !post.title.text.trim().is_empty() || !post.text.trim().is_empty()
}

/// Whether nothing of a post differs but where it stands, or that one has a number.
fn same(one: &Post, other: &Post) -> bool {
    let is_known = other.message.is_none() || other.message == one.message;
    let is_text = text_id(&one.title.text, &one.text) == text_id(&other.title.text, &other.text);
    is_known && is_text && (other.message.is_none() || one == other)
}

/// Puts the post's new position, from 1, in place of the one it had in its own part.
fn renumber(covered: &mut Covered, position: impl Fn(usize) -> Option<usize>) {
    let (Part::Post(number) | Part::Card(number)) = &mut covered.part else {
        return;
    };
    let old = (*number as usize).saturating_sub(1);
    if let Some(new) = position(old) {
        *number = u32::try_from(new + 1).unwrap_or(u32::MAX);
    }
}

/// Says something of several places, the first few one by one.
fn say(to: &mut Vec<Diagnostic>, places: Vec<Place>, severity: Severity, what: &str, remedy: &str) {
    let more = places.len().saturating_sub(MOST_SAID);
    for (number, place) in places.into_iter().take(MOST_SAID + 1).enumerate() {
        let what = match number {
            MOST_SAID => format!("{what} (and so {more} more from here on)"),
            _ => what.to_owned(),
        };
        to.push(Diagnostic::new(severity, place, what, remedy));
    }
}
