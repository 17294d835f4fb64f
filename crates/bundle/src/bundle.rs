//! The opened blob: posts and index side by side. It must not know where the bytes came from.

use crate::answer::{Answer, Request, answer};
use crate::backlinks::Backlinks;
use crate::calendar::Calendar;
use crate::container::{self, OpenError};
use crate::front_page::FrontRef;
use crate::front_page::{self, Front};
use crate::search_source::Texts;
use crate::vocabulary;
use crate::vocabulary::Vocabulary;
use bayegan_languages::Interface;
use bayegan_languages::Translation;
use bayegan_posts::{ClockRef, Posts};
use bayegan_search::{Index, Query};
use std::sync::OnceLock;

/// An archive with its index, read in place.
pub struct Bundle<'a> {
    posts: Posts<'a>,
    index: Index<'a>,
    front: FrontRef<'a>,
    vocabulary: Vocabulary<'a>,
    languages: Vec<Interface<'a>>,
    clock: ClockRef<'a>,
    /// Read from the posts when it is first asked for.
    backlinks: OnceLock<Backlinks>,
}

impl<'a> Bundle<'a> {
    /// Checks the blob and borrows it.
    ///
    /// # Errors
    /// Says what is wrong with the blob; see [`OpenError`].
    pub fn open(blob: &'a [u8]) -> Result<Self, OpenError> {
        let [posts, index, front, vocabulary, languages] = container::decode(blob)?;
        let posts = Posts::open(posts).map_err(OpenError::Posts)?;
        Ok(Self {
            clock: posts.clock(),
            posts,
            index: Index::open(index).map_err(OpenError::Index)?,
            front: FrontRef::open(front).ok_or(OpenError::Front)?,
            vocabulary: Vocabulary::open(vocabulary).ok_or(OpenError::Vocabulary)?,
            languages: bayegan_languages::decode(languages).ok_or(OpenError::Languages)?,
            backlinks: OnceLock::new(),
        })
    }

    /// The posts.
    #[must_use]
    pub const fn posts(&self) -> &Posts<'a> {
        &self.posts
    }

    /// By what clock the channel's days begin.
    #[must_use]
    pub const fn clock(&self) -> ClockRef<'a> {
        self.clock
    }

    /// The calendar that the channel's owner says; else each language of the interface has its own.
    #[must_use]
    pub fn calendar(&self) -> Option<Calendar> {
        self.posts.calendar().map(Calendar::from)
    }

    /// What stands on the front page before the list.
    #[must_use]
    pub const fn front(&self) -> FrontRef<'a> {
        self.front
    }

    /// What each tag's posts speak of.
    #[must_use]
    pub const fn vocabulary(&self) -> Vocabulary<'a> {
        self.vocabulary
    }

    /// The languages of the interface, that of the posts first; one at the least.
    #[must_use]
    pub fn languages(&self) -> &[Interface<'a>] {
        &self.languages
    }

    /// Finds, filters, orders and counts.
    #[must_use]
    pub fn answer(&self, request: &Request<'_>) -> Answer {
        answer(&self.texts(), &self.index, self.clock, request)
    }

    fn texts(&self) -> Texts<'a, '_> {
        Texts {
            posts: &self.posts,
            languages: &self.languages,
        }
    }
}

/// What the index knows of the archive as a whole.
impl Bundle<'_> {
    /// Words of the archive that go on as the last word of `text` begins, as the posts spell them; at most `count`.
    #[must_use]
    pub fn suggest(&self, text: &str, count: u32) -> Vec<String> {
        self.index.suggest(text, count, &self.texts())
    }

    /// Words of the archive that are nearest to those of the query that stand nowhere.
    #[must_use]
    pub fn nearest(&self, query: &str) -> Vec<String> {
        let texts = self.texts();
        self.index.nearest(&Query::parse_for(query, &texts), &texts)
    }

    /// The posts nearest to a post, nearest first; three at the most.
    #[must_use]
    pub fn related(&self, post: u32) -> Vec<u32> {
        self.index.related(post)
    }

    /// The posts that lead to that one, by a link or as an answer, in the order of the archive.
    #[must_use]
    pub fn referrers(&self, post: u32) -> Vec<u32> {
        let backlinks = self.backlinks.get_or_init(|| Backlinks::of(&self.posts));
        backlinks.to(post).collect()
    }
}

/// Writes the blob of an archive, with the languages that a site has where nobody names any. The same archive gives the same bytes.
///
/// # Errors
/// Fails where the archive is larger than the format can hold (4 GiB a part), or where the posts part just written cannot be read back.
pub fn build(archive: &bayegan_model::Archive) -> Result<Vec<u8>, OpenError> {
    let languages = bayegan_languages::chosen(&archive.channel.language, None);
    build_with(archive, &Front::default(), &languages)
}

/// The same with what stands on the front page before the list, and with those languages of the interface, that of the posts first.
///
/// # Errors
/// Those of [`build`].
pub fn build_with(
    archive: &bayegan_model::Archive,
    front: &Front,
    languages: &[&Translation],
) -> Result<Vec<u8>, OpenError> {
    let part = bayegan_posts::encode(archive).map_err(|_| OpenError::Length)?;
    let posts = Posts::open(&part).map_err(OpenError::Posts)?;
    let index = bayegan_search::build(&texts(&posts));
    let front = front_page::encode(front).ok_or(OpenError::Length)?;
    let vocabulary = vocabulary::encode(&telling_words(&posts));
    let languages = languages.iter().map(|language| &language.interface);
    let languages = bayegan_languages::encode(languages);
    container::encode([&part, &index, &front, &vocabulary, &languages]).ok_or(OpenError::Length)
}

/// The posts alone: no query is read here.
const fn texts<'a, 'b>(posts: &'b Posts<'a>) -> Texts<'a, 'b> {
    Texts {
        posts,
        languages: &[],
    }
}

/// Words that are shown of a tag, at the most.
const WORDS: usize = 6;

/// For each tag the words that set its posts apart.
fn telling_words(posts: &Posts<'_>) -> Vec<Vec<String>> {
    let mut tags = vec![Vec::new(); posts.tag_count() as usize];
    for number in 0..posts.len() {
        for tag in posts.get(number).iter().flat_map(|post| post.tags()) {
            if let Some(posts) = tags.get_mut(tag as usize) {
                posts.push(number);
            }
        }
    }
    bayegan_search::telling_words(&texts(posts), &tags, WORDS)
}
