//! The interface's words in each language, and numbers as each language writes them. It must not know who shows them.

use bayegan_bundle::{Calendar, Date, Order, Period};
use bayegan_model::{Direction, LinkKind, MediaKind};
use std::cell::Cell;

thread_local! {
    static LATIN_DIGITS: Cell<bool> = const { Cell::new(false) };
}

/// Has numbers written in Latin digits in every language from now on, or in the language's own again.
pub fn use_latin_digits(latin: bool) {
    LATIN_DIGITS.set(latin);
}

/// A language of the interface; the posts keep their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Persian.
    Fa,
    /// English.
    En,
    /// Arabic.
    Ar,
}

impl Language {
    /// Every language, in the order offered.
    pub const ALL: [Self; 3] = [Self::Fa, Self::En, Self::Ar];

    /// The language of a primary language subtag (BCP 47); `None` for one that is not spoken here.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// The interface's language for posts in the language of that BCP 47 tag: the same where it is spoken here, else English.
    #[must_use]
    pub fn of_posts(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::from_code(primary).unwrap_or(Self::En)
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fa => "fa",
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// Which way the interface runs.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Fa | Self::Ar => Direction::Rtl,
            Self::En => Direction::Ltr,
        }
    }

    /// The calendar of its dates.
    #[must_use]
    pub const fn calendar(self) -> Calendar {
        match self {
            Self::Fa => Calendar::Persian,
            Self::En | Self::Ar => Calendar::Gregorian,
        }
    }

    /// The day of a moment in seconds since 1970, such as "۲۵ اسفند ۱۴۰۲"; `None` beyond the calendar.
    #[must_use]
    pub fn date(self, seconds: i64) -> Option<String> {
        let Date { year, month, day } = self.calendar().date(seconds)?;
        let month = self.month(year, month);
        Some([&self.number(day.into()), " ", &month].concat())
    }

    /// A year, or a month with its year.
    #[must_use]
    pub fn period(self, period: Period) -> String {
        match period.month {
            Some(month) => self.month(period.year, month),
            None => self.number(period.year.into()),
        }
    }

    /// A month of a year, by its name where the calendar is the language's own.
    fn month(self, year: u16, month: u8) -> String {
        let year_text = self.number(year.into());
        if Calendar::of_year(year) != self.calendar() {
            return [&year_text, "/", &self.number(month.into())].concat();
        }
        let names = &self.words().months;
        let name = names.get(usize::from(month).wrapping_sub(1));
        [name.copied().unwrap_or_default(), " ", &year_text].concat()
    }

    /// Its own name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fa => "فارسی",
            Self::En => "English",
            Self::Ar => "العربية",
        }
    }

    /// Its words.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Fa => &FA,
            Self::En => &EN,
            Self::Ar => &AR,
        }
    }

    /// A number in the language's digits.
    #[must_use]
    pub fn number(self, number: u32) -> String {
        let zero = match self {
            _ if LATIN_DIGITS.get() => '0',
            Self::Fa => '۰',
            Self::En => '0',
            Self::Ar => '٠',
        };
        let digit = |digit: char| {
            let value = digit.to_digit(10).unwrap_or_default();
            char::from_u32(zero as u32 + value).unwrap_or(digit)
        };
        number.to_string().chars().map(digit).collect()
    }

    /// "21 posts", in the language's digits and grammar (plural rules: CLDR).
    #[must_use]
    pub fn posts(self, count: u32) -> String {
        let words = self.words();
        match (self, count) {
            (_, 0) => words.no_posts.to_owned(),
            (Self::Ar, 1 | 2) => words.posts_few[count as usize - 1].to_owned(),
            _ => [&self.number(count), " ", self.posts_noun(count)].concat(),
        }
    }

    const fn posts_noun(self, count: u32) -> &'static str {
        let words = self.words();
        match (self, count % 100) {
            (Self::Ar, 3..=10) => words.posts_few[2],
            (Self::En, 1) if count == 1 => words.post,
            _ => words.posts,
        }
    }

    /// The name of a kind of link.
    #[must_use]
    pub const fn kind(self, kind: LinkKind) -> &'static str {
        self.words().kinds[kind as usize]
    }

    /// The name of a kind of file.
    #[must_use]
    pub const fn media(self, kind: MediaKind) -> &'static str {
        self.words().media_kinds[kind as usize]
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

/// What the interface says, one field a phrase.
#[allow(missing_docs, reason = "each field is named for the phrase it holds")]
pub struct Words {
    pub archive_of: &'static str,
    pub skip: &'static str,
    pub search_hint: &'static str,
    pub clear_search: &'static str,
    pub filters: &'static str,
    /// Before the number of posts: the button that closes the filters.
    pub show: &'static str,
    pub close: &'static str,
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
    /// One, two, three to ten posts, where the language tells them apart.
    pub posts_few: [&'static str; 3],
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
    pub languages: &'static str,
    pub newer: &'static str,
    pub older: &'static str,
    pub pinned: &'static str,
    pub more: &'static str,
    pub embed: &'static str,
    pub edited: &'static str,
    pub forwarded: &'static str,
    pub answers: &'static str,
    pub media: &'static str,
    /// Kinds of files, in the order of [`MediaKind::ALL`].
    pub media_kinds: [&'static str; MediaKind::ALL.len()],
    pub reactions: &'static str,
    pub own_emoji: &'static str,
    pub dates: &'static str,
    /// Months of the language's calendar.
    pub months: [&'static str; 12],
    /// Kinds of links, in the order of [`LinkKind::ALL`].
    pub kinds: [&'static str; LinkKind::ALL.len()],
}

const FA: Words = Words {
    archive_of: "بایگانی کانال",
    skip: "رفتن به نوشته‌ها",
    search_hint: "جست‌وجو در نوشته‌ها",
    clear_search: "پاک‌کردن جست‌وجو",
    filters: "پالایش",
    show: "نمایش",
    close: "بستن",
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
    posts_few: [""; 3],
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
    languages: "زبان صفحه",
    newer: "صفحهٔ پیش",
    older: "صفحهٔ بعد",
    pinned: "سنجاق‌شده",
    more: "بیشتر",
    embed: "جاسازی در صفحهٔ دیگر",
    edited: "ویرایش:",
    forwarded: "بازفرستاده از",
    answers: "در پاسخ به",
    media: "پرونده‌های این نوشته (در بایگانی نیستند)",
    media_kinds: [
        "عکس",
        "ویدیو",
        "آهنگ",
        "صدا",
        "تصویر متحرک",
        "برچسب تصویری",
        "پرونده",
        "پیام ویدیویی",
        "مکان",
        "مخاطب",
        "بازی",
        "صورت‌حساب",
        "پیوست",
    ],
    reactions: "واکنش‌ها",
    own_emoji: "شکلک ویژه",
    dates: "تاریخ",
    months: [
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "تیر",
        "مرداد",
        "شهریور",
        "مهر",
        "آبان",
        "آذر",
        "دی",
        "بهمن",
        "اسفند",
    ],
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
    show: "Show",
    close: "Close",
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
    posts_few: [""; 3],
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
    languages: "Language of the page",
    newer: "Previous page",
    older: "Next page",
    pinned: "Pinned",
    more: "More",
    embed: "Embed in a page",
    edited: "Edited:",
    forwarded: "Forwarded from",
    answers: "In answer to",
    media: "Files of this post (not in the archive)",
    media_kinds: [
        "Photo",
        "Video",
        "Music",
        "Voice",
        "Animation",
        "Sticker",
        "File",
        "Video message",
        "Location",
        "Contact",
        "Game",
        "Invoice",
        "Attachment",
    ],
    reactions: "Reactions",
    own_emoji: "custom emoji",
    dates: "Date",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
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

const AR: Words = Words {
    archive_of: "أرشيف القناة",
    skip: "الانتقال إلى المنشورات",
    search_hint: "البحث في المنشورات",
    clear_search: "مسح البحث",
    filters: "التصفية",
    show: "عرض",
    close: "إغلاق",
    tags: "الوسوم",
    link_kinds: "نوع الرابط",
    sites: "المواقع",
    remove: "إزالة",
    clear_filters: "إزالة التصفية",
    more_sites: "مواقع أخرى",
    order: "الترتيب",
    best: "الأكثر صلة",
    newest: "الأحدث أولاً",
    oldest: "الأقدم أولاً",
    post: "منشور",
    posts: "منشورًا",
    posts_few: ["منشور واحد", "منشوران", "منشورات"],
    no_posts: "لم يُعثر على أي منشور",
    nothing_for: "لا نتائج لعبارة",
    nothing_help: "جرّب كلمات أقل أو أقصر، أو أزل التصفية.",
    nearest: "في هذا الأرشيف:",
    show_all: "كل المنشورات",
    partial: "لا يوجد منشور يضم كل هذه الكلمات؛ هذه تضم معظمها.",
    results_for: "نتائج",
    search_instead: "البحث عن",
    similar: "إملاء قريب",
    related: "منشورات قريبة",
    recent: "عمليات البحث الأخيرة",
    forget: "مسح عمليات البحث الأخيرة",
    with_filters: "بهذه التصفية:",
    list: "قائمة المنشورات",
    back: "العودة إلى القائمة",
    previous: "السابق",
    next: "التالي",
    previous_next: "المنشور السابق والتالي",
    copy_link: "نسخ الرابط",
    copied: "نُسخ الرابط",
    copy_failed: "لم يُنسخ؛ خذ العنوان من شريط المتصفح",
    on_telegram: "في تيليجرام",
    preview: "معاينة الرابط",
    opens_inside: "في هذا الأرشيف",
    untitled: "منشور بلا عنوان",
    unknown_post: "هذا المنشور ليس في الأرشيف",
    unknown_post_help: "ربما نُسخ العنوان ناقصًا. القائمة والبحث متاحان.",
    languages: "لغة الصفحة",
    newer: "الصفحة السابقة",
    older: "الصفحة التالية",
    pinned: "منشورات مثبّتة",
    more: "المزيد",
    embed: "تضمين في صفحة",
    edited: "عُدِّل:",
    forwarded: "مُعاد توجيهه من",
    answers: "ردًّا على",
    media: "ملفات هذا المنشور (ليست في الأرشيف)",
    media_kinds: [
        "صورة",
        "فيديو",
        "موسيقى",
        "صوت",
        "صورة متحركة",
        "ملصق",
        "ملف",
        "رسالة فيديو",
        "موقع",
        "جهة اتصال",
        "لعبة",
        "فاتورة",
        "مرفق",
    ],
    reactions: "التفاعلات",
    own_emoji: "رمز تعبيري مخصّص",
    dates: "التاريخ",
    months: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    kinds: [
        "ورقة بحثية",
        "شيفرة",
        "عرض حي",
        "مدونة",
        "بيانات",
        "فيديو",
        "شرائح",
        "موقع",
        "منشور تيليجرام",
        "أخرى",
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
    fn dates_follow_the_language() {
        let moment = 1_710_806_400;
        let dates = Language::ALL.map(|language| language.date(moment).unwrap_or_default());
        assert_eq!(dates, ["۲۹ اسفند ۱۴۰۲", "19 March 2024", "١٩ مارس ٢٠٢٤"]);
        let month = Period {
            year: 1402,
            month: Some(12),
        };
        assert_eq!(Language::Fa.period(month), "اسفند ۱۴۰۲");
        assert_eq!(Language::En.period(month), "1402/12");
    }

    #[test]
    fn languages_are_known_by_their_codes() {
        assert_eq!(Language::from_code("xx"), None);
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
    }

    #[test]
    fn posts_of_any_language_have_an_interface() {
        assert_eq!(Language::of_posts("fa-IR"), Language::Fa);
        assert_eq!(Language::of_posts("ar"), Language::Ar);
        assert_eq!(Language::of_posts("de"), Language::En);
    }

    #[test]
    fn arabic_counts_by_its_own_rules() {
        let counts = [1, 2, 7, 11, 103].map(|count| Language::Ar.posts(count));
        let expected = [
            "منشور واحد",
            "منشوران",
            "٧ منشورات",
            "١١ منشورًا",
            "١٠٣ منشورات",
        ];
        assert_eq!(counts, expected);
    }

    #[test]
    fn kinds_are_named_in_the_order_in_which_they_are_declared() {
        let links = LinkKind::ALL.map(|kind| kind as usize);
        assert!(links.into_iter().eq(0..links.len()));
        let media = MediaKind::ALL.map(|kind| kind as usize);
        assert!(media.into_iter().eq(0..media.len()));
        assert_eq!(Language::En.kind(LinkKind::Slides), "Slides");
        assert_eq!(Language::En.media(MediaKind::File), "File");
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for language in Language::ALL {
            let mut names: Vec<_> = LinkKind::ALL.map(|kind| language.kind(kind)).to_vec();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), LinkKind::ALL.len());
        }
    }
}
