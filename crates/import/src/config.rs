//! Reads `archive.toml`: what the text of a channel cannot say of itself. It does not look at posts.

mod publish;
mod site;

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::publish::Choices;
use crate::time_zone::Zone;
use bayegan_model::{CalendarName, Direction};
use publish::PublishTable;
use site::SiteTable;
pub use site::{PinnedPost, SiteConfig};

/// Hosts that serve Telegram posts by the same paths as `t.me`, where the configuration names none.
pub const DEFAULT_MIRRORS: [&str; 4] = ["t.me", "telegram.me", "telegram.dog", "t.iss.one"];

/// What is told about a channel and its posts; what is not told is inferred from the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The public name without its `@`.
    pub handle: Option<String>,
    /// The name shown to readers.
    pub title: Option<String>,
    /// BCP 47 language tag of the posts.
    pub language: Option<String>,
    /// Direction of lines that say nothing of their own.
    pub direction: Option<Direction>,
    /// The time zone by which days are counted.
    pub time_zone: Option<Zone>,
    /// The calendar of dates in every language of the interface.
    pub calendar: Option<CalendarName>,
    /// Hosts that serve Telegram posts; [`DEFAULT_MIRRORS`] where none are told.
    pub mirrors: Option<Vec<String>>,
    /// Posts whose number is known.
    pub posts: Vec<KnownPost>,
    /// How a site presents itself.
    pub site: SiteConfig,
    /// What is left out of the archive, or made unreadable in it; an import does not look at it.
    pub publish: Choices,
}

/// A post whose number is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPost {
    /// Which post it is.
    pub name: PostName,
    /// Its number in the channel.
    pub message: u32,
}

/// How a post is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostName {
    /// By its title.
    Title(String),
    /// By the id its permalink has without a number.
    Id(String),
}

/// Why a configuration cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub remedy: String,
}

impl std::fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            line,
            column,
            what,
            remedy,
        } = self;
        write!(formatter, "{line}:{column}: {what} ({remedy})")
    }
}

impl std::error::Error for ConfigError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    channel: ChannelTable,
    #[serde(default)]
    site: SiteTable,
    #[serde(default)]
    publish: PublishTable,
    #[serde(default)]
    post: Vec<Spanned<PostTable>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChannelTable {
    handle: Option<Spanned<String>>,
    title: Option<String>,
    language: Option<Spanned<String>>,
    direction: Option<DirectionName>,
    time_zone: Option<Spanned<String>>,
    calendar: Option<CalendarName>,
    mirrors: Option<Vec<Spanned<String>>>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum DirectionName {
    Rtl,
    Ltr,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostTable {
    title: Option<String>,
    id: Option<String>,
    message: u32,
}

impl Config {
    /// An `archive.toml` to begin with: every key, said what it is for and commented out.
    pub const TEMPLATE: &str = include_str!("archive.template.toml");

    /// Reads the text of an `archive.toml`.
    ///
    /// # Errors
    /// The first thing that is wrong, with line, column and remedy.
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        let syntax = |error: toml::de::Error| error_at(text, error.span(), error.message(), KEYS);
        let File {
            channel,
            site,
            publish,
            post,
        } = toml::from_str(text).map_err(syntax)?;
        let wrong = |span, (what, remedy): Mistake| error_at(text, Some(span), what, remedy);
        let valid = |value: Spanned<String>, is_valid: fn(&str) -> bool, mistake| match is_valid(
            value.get_ref(),
        ) {
            true => Ok(value.into_inner()),
            false => Err(wrong(value.span(), mistake)),
        };
        let mirror =
            |mirror| valid(mirror, is_host_name, NO_HOST).map(|host| host.to_ascii_lowercase());
        let mirrors = channel
            .mirrors
            .map(|mirrors| mirrors.into_iter().map(mirror).collect());
        Ok(Self {
            handle: channel
                .handle
                .map(|handle| valid(handle, is_handle, NO_HANDLE))
                .transpose()?,
            title: channel.title,
            language: channel
                .language
                .map(|language| valid(language, is_language, NO_LANGUAGE))
                .transpose()?,
            direction: channel.direction.map(DirectionName::direction),
            time_zone: channel
                .time_zone
                .map(|name| time_zone(text, &name))
                .transpose()?,
            calendar: channel.calendar,
            mirrors: mirrors.transpose()?,
            posts: known_posts(text, post)?,
            site: site
                .read()
                .map_err(|(span, mistake)| wrong(span, mistake))?,
            publish: publish
                .read()
                .map_err(|(span, mistake)| wrong(span, mistake))?,
        })
    }
}

fn known_posts(text: &str, posts: Vec<Spanned<PostTable>>) -> Result<Vec<KnownPost>, ConfigError> {
    let known = |post: Spanned<PostTable>| {
        let span = post.span();
        known_post(post.into_inner())
            .map_err(|(what, remedy)| error_at(text, Some(span), what, remedy))
    };
    posts.into_iter().map(known).collect()
}

/// What is wrong with a value, and the remedy.
type Mistake = (&'static str, &'static str);

/// What can be told, for a file in which something else stands.
const KEYS: &str = "keys: [channel] handle, title, language, direction, time_zone, calendar, mirrors; [site] accent, picture, screenshots, about, pinned, footer, languages; [publish] since, until, only_tags, without_tags, drop_forwards, redact; [[post]] title or id, message";

const NO_HANDLE: Mistake = (
    "the handle is no public name of Telegram",
    "write it without @: letters, digits, underscores, such as \"nlp_stuff\"",
);
const NO_LANGUAGE: Mistake = (
    "the language is no BCP 47 tag",
    "write a tag such as \"fa\" or \"en-GB\"",
);
const NO_HOST: Mistake = (
    "the mirror is no host name",
    "write the host alone, such as \"t.me\"",
);
const NO_NAME: Mistake = (
    "a post needs a title or an id, and not both",
    "name the post by its title line, or by its id where it has none",
);
const NO_NUMBER: Mistake = (
    "a message number starts at 1",
    "write the number at the end of the post's address",
);

impl DirectionName {
    const fn direction(self) -> Direction {
        match self {
            Self::Rtl => Direction::Rtl,
            Self::Ltr => Direction::Ltr,
        }
    }
}

/// The time zone of that name in the text of a file.
fn time_zone(text: &str, name: &Spanned<String>) -> Result<Zone, ConfigError> {
    Zone::named(name.get_ref()).map_err(|unknown| {
        let what = "the time zone is not known";
        error_at(text, Some(name.span()), what, &unknown.remedy())
    })
}

/// The post a table names.
fn known_post(table: PostTable) -> Result<KnownPost, Mistake> {
    let message = table.message;
    match (table.title, table.id) {
        _ if message == 0 => Err(NO_NUMBER),
        (Some(title), None) => Ok(KnownPost {
            name: PostName::Title(title),
            message,
        }),
        (None, Some(id)) => Ok(KnownPost {
            name: PostName::Id(id),
            message,
        }),
        _ => Err(NO_NAME),
    }
}

fn is_handle(text: &str) -> bool {
    bayegan_text::tags::lone_mention(&format!("@{text}")) == Some(text)
}

fn is_language(text: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
    };
    text.split('-').all(is_part)
        && text
            .split('-')
            .next()
            .is_some_and(|first| (2..=3).contains(&first.len()))
}

fn is_host_name(text: &str) -> bool {
    let is_letter = |letter: u8| letter.is_ascii_alphanumeric() || b"-.".contains(&letter);
    text.contains('.')
        && text.bytes().all(is_letter)
        && !text.starts_with('.')
        && !text.ends_with('.')
}

fn error_at(text: &str, span: Option<Range<usize>>, what: &str, remedy: &str) -> ConfigError {
    let head = text
        .get(..span.map_or(0, |span| span.start))
        .unwrap_or_default();
    let count = |number: usize| u32::try_from(number + 1).unwrap_or(u32::MAX);
    let last = head.rsplit('\n').next().unwrap_or_default();
    ConfigError {
        line: count(head.matches('\n').count()),
        column: count(last.chars().count()),
        what: what.to_owned(),
        remedy: remedy.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Config, KnownPost, PostName, Zone};
    use bayegan_model::{CalendarName, Direction};

    /// Line and column of the error, and whether its text holds `what`.
    fn check_error(text: &str, place: (u32, u32), what: &str) {
        let error = Config::from_toml(text).unwrap_err();
        assert_eq!((error.line, error.column), place, "{error}");
        assert!(
            error.to_string().contains(what) && !error.remedy.is_empty(),
            "{error}"
        );
    }

    #[test]
    fn all_that_can_be_told() {
        let config = Config::from_toml(
            "[channel]\nhandle = \"name_1\"\ntitle = \"Name\"\nlanguage = \"fa\"\ndirection = \"rtl\"\ntime_zone = \"asia/tehran\"\ncalendar = \"gregorian\"\nmirrors = [\"T.me\"]\n[[post]]\ntitle = \"a\"\nmessage = 3\n[[post]]\nid = \"b\"\nmessage = 4\n",
        );
        let post = |name, message| KnownPost { name, message };
        let expected = Config {
            handle: Some("name_1".into()),
            title: Some("Name".into()),
            language: Some("fa".into()),
            direction: Some(Direction::Rtl),
            time_zone: Zone::named("Asia/Tehran").ok(),
            calendar: Some(CalendarName::Gregorian),
            mirrors: Some(vec!["t.me".into()]),
            posts: vec![
                post(PostName::Title("a".into()), 3),
                post(PostName::Id("b".into()), 4),
            ],
            ..Config::default()
        };
        assert_eq!(config, Ok(expected));
    }

    #[test]
    fn the_template_is_read_as_it_stands_and_with_every_key_in_use() {
        assert_eq!(Config::from_toml(Config::TEMPLATE), Ok(Config::default()));
        let is_key = |line: &str| line.starts_with("[[") || line.contains(" = ");
        let used = Config::TEMPLATE
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(key) if is_key(key) => key,
                _ => line,
            });
        let used = Config::from_toml(&used.collect::<Vec<_>>().join("\n")).unwrap();
        assert_eq!(used.handle.as_deref(), Some("sample_channel"));
        assert!(used.title.is_some() && used.language.is_some());
        assert!(used.direction.is_some() && used.mirrors.is_some());
        assert!(used.time_zone.is_some() && used.calendar.is_some());
        assert_eq!(used.posts.len(), 1);
        let site = used.site;
        assert!(site.accent.is_some() && site.picture.is_some() && site.about.is_some());
        assert_eq!((site.pinned.len(), site.footer.len()), (2, 1));
        assert_eq!(site.screenshots.len(), 2);
        assert_eq!(site.languages.map(|languages| languages.len()), Some(2));
        let publish = used.publish;
        assert!(publish.since.is_some() && publish.until.is_some() && publish.drop_forwards);
        assert_eq!(
            (publish.only_tags.len(), publish.without_tags.len()),
            (2, 1)
        );
        assert!(publish.redact.phones && publish.redact.emails && publish.redact.names);
    }

    #[test]
    fn nothing_needs_to_be_told() {
        assert_eq!(Config::from_toml(""), Ok(Config::default()));
    }

    #[test]
    fn mistakes_are_placed() {
        check_error("[channel]\nhandel = \"x\"\n", (2, 1), "unknown field");
        check_error("[channel\n", (1, 9), "");
        check_error(
            "[channel]\ndirection = \"up\"\n",
            (2, 13),
            "unknown variant",
        );
        check_error("[channel]\nhandle = \"@name\"\n", (2, 10), "public name");
        check_error(
            "[channel]\nlanguage = \"Persian language\"\n",
            (2, 12),
            "BCP 47",
        );
        check_error(
            "[channel]\ntime_zone = \"Asia/Teheran\"\n",
            (2, 13),
            "near ones are \"Asia/Tehran\"",
        );
        check_error(
            "[channel]\ncalendar = \"lunar\"\n",
            (2, 12),
            "unknown variant",
        );
        check_error(
            "[channel]\nmirrors = [\"https://t.me/\"]\n",
            (2, 12),
            "host name",
        );
        check_error(
            "[[post]]\ntitle = \"a\"\nmessage = \"3\"\n",
            (3, 11),
            "invalid type",
        );
        check_error("[[post]]\nmessage = 3\n", (1, 1), "title or an id");
        check_error("[publish]\nsince = \"20-03-2024\"\n", (2, 9), "no day");
        check_error("[publish]\nredact = [\"faces\"]\n", (2, 11), "unreadable");
        check_error("[publish]\nonly_tags = [\"a b\"]\n", (2, 14), "tag");
        check_error(
            "[[post]]\ntitle = \"a\"\nmessage = 0\n",
            (1, 1),
            "starts at 1",
        );
    }
}
