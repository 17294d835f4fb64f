//! Which keys a language's file has, and in what order their texts travel. It must not know what the texts say.
//!
//! English is the pattern: it has every key but those that depend on a language's grammar.

use bayegan_model::{LinkKind, MediaKind};

use crate::plural::{Category, PluralRule};
use crate::read::Source;

/// The words that are counted, each with a form for none and for each plural category.
pub const COUNTED: [&str; 2] = ["posts", "links"];
/// The form of a counted word for 0, whatever category the language has for it.
pub const NONE: &str = "none";
/// Plural categories by the names that files use, in the order of [`Category`]; 0 has a form of its own.
pub const CATEGORIES: [(Category, &str); 5] = [
    (Category::One, "one"),
    (Category::Two, "two"),
    (Category::Few, "few"),
    (Category::Many, "many"),
    (Category::Other, "other"),
];
/// Plural rules by the names that files use, in the order of [`PluralRule::ALL`].
pub const RULES: [&str; 6] = ["none", "one", "one_or_zero", "one_two", "slavic", "arabic"];
/// Months as they stand behind a day, where the language inflects them there; a file has all of them or none.
pub const MONTHS_OF_DAY: &str = "months_of_day";
/// What a query can ask about, by its name in every language.
pub const FIELDS: [&str; 7] = ["tag", "site", "kind", "has", "title", "text", "link"];
/// What a post can have, by its name in every language.
pub const POSSESSIONS: [&str; 4] = ["preview", "link", "tag", "code"];
/// Tables that only the site writer needs.
pub const OF_THE_WRITER: [&str; 2] = ["page.", "embed."];

/// The rule of that name.
pub fn rule(name: &str) -> Option<PluralRule> {
    let at = RULES.iter().position(|rule| *rule == name)?;
    PluralRule::ALL.get(at).copied()
}

/// The names of the categories that whole numbers from 1 on have by a rule.
pub fn categories(rule: PluralRule) -> Vec<&'static str> {
    let found: Vec<Category> = (1..=1000).map(|count| rule.category(count)).collect();
    let mut names = CATEGORIES.to_vec();
    names.retain(|(category, _)| found.contains(category));
    names.into_iter().map(|(_, name)| name).collect()
}

/// Numbers of months, as keys.
pub fn months() -> impl Iterator<Item = String> {
    (1..=12).map(|month| month.to_string())
}

/// The kinds of links, as keys in the order of their numbers.
pub fn kinds() -> impl Iterator<Item = String> {
    LinkKind::ALL.into_iter().map(|kind| kind.name().to_owned())
}

/// The kinds of files, likewise.
pub fn media() -> impl Iterator<Item = String> {
    MediaKind::ALL
        .into_iter()
        .map(|kind| snake_case(&format!("{kind:?}")))
}

fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// A run of keys whose texts stand next to each other, so that a number chooses among them.
pub struct Run {
    /// The name of the first one's place.
    pub place: &'static str,
    /// The keys.
    pub keys: Vec<String>,
}

/// The keys that the interface's own code reads by place.
pub fn runs() -> Vec<Run> {
    let run = |place, prefix: &str, keys: &mut dyn Iterator<Item = String>| Run {
        place,
        keys: keys.map(|key| format!("{prefix}{key}")).collect(),
    };
    let single = |place, key: &str| run(place, "", &mut [key.to_owned()].into_iter());
    let named = |names: &[&'static str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let forms: Vec<String> = named(&[NONE])
        .into_iter()
        .chain(CATEGORIES.iter().map(|(_, name)| (*name).to_owned()))
        .collect();
    vec![
        single("CODE", "code"),
        single("NAME", "name"),
        single("DIRECTION", "direction"),
        single("CALENDAR", "calendar"),
        single("DIGITS", "digits"),
        single("GROUP", "group"),
        single("PLURAL", "plural"),
        single("DAY", "date.day"),
        single("MONTH", "date.month"),
        run("MONTHS", "months.", &mut months()),
        run("MONTHS_OF_DAY", "months_of_day.", &mut months()),
        run("POSTS", "posts.", &mut forms.clone().into_iter()),
        run("LINKS", "links.", &mut forms.into_iter()),
        run("KINDS", "kinds.", &mut kinds()),
        run("MEDIA", "media.", &mut media()),
        run("FIELDS", "query.", &mut named(&FIELDS).into_iter()),
        run("NAMED_KINDS", "query_kinds.", &mut kinds()),
        run(
            "POSSESSIONS",
            "query_has.",
            &mut named(&POSSESSIONS).into_iter(),
        ),
    ]
}

/// The other keys that travel with a site, in the order of the alphabet.
pub fn words(english: &Source) -> Vec<String> {
    let runs = runs();
    let is_word = |key: &&String| {
        !crate::check::is_closed(key)
            && !runs.iter().any(|run| run.keys.contains(*key))
            && !OF_THE_WRITER.iter().any(|table| key.starts_with(table))
            && *key != "note"
    };
    english.texts.keys().filter(is_word).cloned().collect()
}

/// Every key of the site writer's table, without the table's name.
pub fn of_table(english: &Source, table: &str) -> Vec<String> {
    english
        .texts
        .keys()
        .filter_map(|key| key.strip_prefix(table).map(str::to_owned))
        .collect()
}
