//! The interface's words in each language, and numbers as each language writes them. It must not know who shows them.

use bayegan_archive::model::{Direction, LinkKind};
use bayegan_bundle::Order;

/// A language of the interface; the posts keep their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Persian.
    #[default]
    Fa,
    /// English.
    En,
}

impl Language {
    /// The language of a BCP 47 tag; Persian for one that is not spoken here.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::Fa }
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fa => "fa",
            Self::En => "en",
        }
    }

    /// Which way the interface runs.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Fa => Direction::Rtl,
            Self::En => Direction::Ltr,
        }
    }

    /// The language to switch to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Fa => Self::En,
            Self::En => Self::Fa,
        }
    }

    /// Its words.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Fa => &FA,
            Self::En => &EN,
        }
    }

    /// A number in the language's digits.
    #[must_use]
    pub fn number(self, number: u32) -> String {
        let mut digits = number.to_string();
        if self == Self::Fa {
            digits = digits.chars().map(persian_digit).collect();
        }
        digits
    }

    /// "21 posts", in the language's digits and grammar.
    #[must_use]
    pub fn posts(self, count: u32) -> String {
        let words = self.words();
        let noun = if count == 1 { words.post } else { words.posts };
        if count == 0 {
            return words.no_posts.to_owned();
        }
        [&self.number(count), " ", noun].concat()
    }

    /// The name of a kind of link.
    #[must_use]
    pub const fn kind(self, kind: LinkKind) -> &'static str {
        let names = &self.words().kinds;
        match kind {
            LinkKind::Paper => names[0],
            LinkKind::Code => names[1],
            LinkKind::Demo => names[2],
            LinkKind::Blog => names[3],
            LinkKind::Dataset => names[4],
            LinkKind::Video => names[5],
            LinkKind::Slides => names[6],
            LinkKind::Site => names[7],
            LinkKind::Post => names[8],
            LinkKind::Other => names[9],
        }
    }

    /// The name of an order; the best match first only means something with search text.
    #[must_use]
    pub const fn order(self, order: Order) -> &'static str {
        match order {
            Order::Best => self.words().best,
            Order::Newest => self.words().newest,
            Order::Oldest => self.words().oldest,
        }
    }
}

const fn persian_digit(digit: char) -> char {
    match digit {
        '0' => '۰',
        '1' => '۱',
        '2' => '۲',
        '3' => '۳',
        '4' => '۴',
        '5' => '۵',
        '6' => '۶',
        '7' => '۷',
        '8' => '۸',
        '9' => '۹',
        other => other,
    }
}

/// What the interface says, one field a phrase.
#[allow(missing_docs, reason = "each field is named for the phrase it holds")]
pub struct Words {
    pub archive_of: &'static str,
    pub skip: &'static str,
    pub search_hint: &'static str,
    pub clear_search: &'static str,
    pub filters: &'static str,
    pub tags: &'static str,
    pub link_kinds: &'static str,
    pub sites: &'static str,
    pub remove: &'static str,
    pub clear_filters: &'static str,
    pub more_sites: &'static str,
    pub order: &'static str,
    pub best: &'static str,
    pub newest: &'static str,
    pub oldest: &'static str,
    pub post: &'static str,
    pub posts: &'static str,
    pub no_posts: &'static str,
    pub nothing_for: &'static str,
    pub nothing_help: &'static str,
    pub nearest: &'static str,
    pub show_all: &'static str,
    pub partial: &'static str,
    pub results_for: &'static str,
    pub search_instead: &'static str,
    pub similar: &'static str,
    pub related: &'static str,
    pub recent: &'static str,
    pub forget: &'static str,
    pub with_filters: &'static str,
    pub list: &'static str,
    pub back: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub previous_next: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub on_telegram: &'static str,
    pub preview: &'static str,
    pub opens_inside: &'static str,
    pub untitled: &'static str,
    pub unknown_post: &'static str,
    pub unknown_post_help: &'static str,
    pub other_language: &'static str,
    pub kinds: [&'static str; 10],
}

const FA: Words = Words {
    archive_of: "بایگانی کانال",
    skip: "رفتن به نوشته‌ها",
    search_hint: "جست‌وجو در نوشته‌ها",
    clear_search: "پاک‌کردن جست‌وجو",
    filters: "پالایش",
    tags: "برچسب‌ها",
    link_kinds: "نوع پیوند",
    sites: "سایت‌ها",
    remove: "برداشتن",
    clear_filters: "برداشتن پالایش‌ها",
    more_sites: "سایت‌های دیگر",
    order: "ترتیب",
    best: "مرتبط‌ترین",
    newest: "تازه‌ترین",
    oldest: "قدیمی‌ترین",
    post: "نوشته",
    posts: "نوشته",
    no_posts: "هیچ نوشته‌ای پیدا نشد",
    nothing_for: "چیزی پیدا نشد برای",
    nothing_help: "واژه‌ای کمتر یا کوتاه‌تر بنویسید، یا پالایش‌ها را بردارید.",
    nearest: "در این بایگانی هست:",
    show_all: "همهٔ نوشته‌ها",
    partial: "نوشته‌ای همهٔ این واژه‌ها را ندارد؛ این‌ها بیشترِ آن‌ها را دارند.",
    results_for: "نتیجه برای",
    search_instead: "جست‌وجوی خودِ",
    similar: "با املای نزدیک",
    related: "نوشته‌های نزدیک",
    recent: "جست‌وجوهای اخیر",
    forget: "پاک‌کردن جست‌وجوهای اخیر",
    with_filters: "با این پالایش‌ها:",
    list: "فهرست نوشته‌ها",
    back: "بازگشت به فهرست",
    previous: "قبلی",
    next: "بعدی",
    previous_next: "نوشتهٔ قبلی و بعدی",
    copy_link: "رونوشت پیوند",
    copied: "پیوند رونوشت شد",
    copy_failed: "رونوشت نشد؛ نشانی را از نوار مرورگر بردارید",
    on_telegram: "در تلگرام",
    preview: "پیش‌نمایش پیوند",
    opens_inside: "در همین بایگانی",
    untitled: "نوشتهٔ بی‌عنوان",
    unknown_post: "این نوشته در بایگانی نیست",
    unknown_post_help: "شاید نشانی ناقص رونوشت شده باشد. فهرست نوشته‌ها و جست‌وجو در دسترس است.",
    other_language: "English",
    kinds: [
        "مقاله",
        "کد",
        "دمو",
        "بلاگ",
        "داده",
        "ویدیو",
        "اسلاید",
        "سایت",
        "نوشتهٔ تلگرام",
        "دیگر",
    ],
};

const EN: Words = Words {
    archive_of: "Archive of the channel",
    skip: "Skip to the posts",
    search_hint: "Search the posts",
    clear_search: "Clear the search",
    filters: "Filters",
    tags: "Tags",
    link_kinds: "Kind of link",
    sites: "Sites",
    remove: "Remove",
    clear_filters: "Remove the filters",
    more_sites: "More sites",
    order: "Order",
    best: "Best match",
    newest: "Newest first",
    oldest: "Oldest first",
    post: "post",
    posts: "posts",
    no_posts: "No post was found",
    nothing_for: "Nothing was found for",
    nothing_help: "Try fewer or shorter words, or remove the filters.",
    nearest: "In this archive:",
    show_all: "All posts",
    partial: "No post has all of these words; these have most of them.",
    results_for: "Results for",
    search_instead: "Search instead for",
    similar: "similar spelling",
    related: "Related posts",
    recent: "Recent searches",
    forget: "Clear recent searches",
    with_filters: "With these filters:",
    list: "List of posts",
    back: "Back to the list",
    previous: "Previous",
    next: "Next",
    previous_next: "Previous and next post",
    copy_link: "Copy link",
    copied: "Link copied",
    copy_failed: "Not copied; take the address from the browser's bar",
    on_telegram: "On Telegram",
    preview: "Link preview",
    opens_inside: "in this archive",
    untitled: "Untitled post",
    unknown_post: "This post is not in the archive",
    unknown_post_help: "The address may have been copied in part. The list and the search are at hand.",
    other_language: "فارسی",
    kinds: [
        "Paper",
        "Code",
        "Demo",
        "Blog",
        "Dataset",
        "Video",
        "Slides",
        "Site",
        "Telegram post",
        "Other",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_each_language() {
        assert_eq!(Language::Fa.posts(21), "۲۱ نوشته");
        assert_eq!(Language::En.posts(21), "21 posts");
        assert_eq!(Language::En.posts(1), "1 post");
        assert_eq!(Language::Fa.posts(0), "هیچ نوشته‌ای پیدا نشد");
    }

    #[test]
    fn an_unknown_language_is_persian() {
        assert_eq!(Language::from_code("xx"), Language::Fa);
        assert_eq!(Language::from_code(Language::En.code()), Language::En);
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for language in [Language::Fa, Language::En] {
            let mut names: Vec<_> = LinkKind::ALL.map(|kind| language.kind(kind)).to_vec();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), LinkKind::ALL.len());
        }
    }
}
