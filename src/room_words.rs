//! What the rooms beside the posts say in each language, and what a reader can do with a post. It must not know who shows it.

use crate::room::Room;
use crate::words::Language;

/// Phrases in one language.
#[allow(missing_docs, reason = "each field is named for the phrase it holds")]
pub struct RoomWords {
    pub rooms: &'static str,
    /// Names of the rooms, in the order of [`Room::ALL`].
    pub names: [&'static str; Room::ALL.len()],
    // Links
    pub links: &'static str,
    pub no_links: &'static str,
    pub columns: [&'static str; 3],
    pub table: &'static str,
    pub bibliography: &'static str,
    // Overview
    pub vocabulary: &'static str,
    // Saved
    pub save: &'static str,
    pub saved: &'static str,
    pub nothing_saved: &'static str,
    pub last_read: &'static str,
    pub read: &'static str,
    // A post
    pub copy_text: &'static str,
    pub copy_markdown: &'static str,
    pub share: &'static str,
    pub referred: &'static str,
    pub copy_code: &'static str,
    // Settings
    pub choices: [(&'static str, [&'static str; 4]); 4],
    pub keys: [(&'static str, &'static str); 6],
    pub keys_help: &'static str,
    pub kept: &'static str,
    pub kept_help: &'static str,
    pub take_along: &'static str,
    pub bring: &'static str,
    pub brought: &'static str,
    pub not_brought: &'static str,
    pub erase: &'static str,
    pub erase_sure: &'static str,
    pub erased: &'static str,
}

impl Language {
    /// Its words for the rooms.
    #[must_use]
    pub const fn room_words(self) -> &'static RoomWords {
        match self {
            Self::Fa => &FA,
            Self::En => &EN,
            Self::Ar => &AR,
        }
    }

    /// The name of a room.
    #[must_use]
    pub const fn room(self, room: Room) -> &'static str {
        self.room_words().names[room as usize]
    }

    /// "12 links", in the language's digits.
    #[must_use]
    pub fn links(self, count: u32) -> String {
        match count {
            0 => self.room_words().no_links.to_owned(),
            1 if matches!(self, Self::En) => "1 link".to_owned(),
            _ => [&self.number(count), " ", self.room_words().links].concat(),
        }
    }
}

const FA: RoomWords = RoomWords {
    rooms: "بخش‌های بایگانی",
    names: ["نوشته‌ها", "پیوندها", "نمای کلی", "نشان‌شده‌ها", "تنظیم‌ها"],
    links: "پیوند",
    no_links: "هیچ پیوندی پیدا نشد",
    columns: ["پیوند", "سایت", "نوشته"],
    table: "گرفتن جدول (CSV)",
    bibliography: "گرفتن ارجاع‌ها (BibTeX)",
    vocabulary: "واژه‌های هر برچسب",
    save: "نشان‌کردن",
    saved: "نشان‌شده",
    nothing_saved: "هنوز نوشته‌ای را نشان نکرده‌اید. زیر هر نوشته دکمهٔ «نشان‌کردن» هست؛ نشان‌ها تنها در همین مرورگر می‌مانند.",
    last_read: "آخرین خوانده‌ها",
    read: "خوانده‌شده",
    copy_text: "رونوشت متن",
    copy_markdown: "رونوشت مارک‌داون",
    share: "فرستادن",
    referred: "نوشته‌هایی که به این اشاره کرده‌اند",
    copy_code: "رونوشت کد",
    choices: [
        ("رنگ صفحه", ["مانند دستگاه", "روشن", "تیره", "پرتضاد"]),
        ("اندازهٔ نوشته", ["معمولی", "کوچک", "بزرگ", "بزرگ‌تر"]),
        ("رقم‌ها", ["فارسی", "لاتین", "", ""]),
        ("میان‌برهای صفحه‌کلید", ["روشن", "خاموش", "", ""]),
    ],
    keys: [
        ("/", "جست‌وجو"),
        ("j ↓", "بعدی"),
        ("k ↑", "قبلی"),
        ("Esc", "یک گام بازگشت"),
        ("?", "این فهرست"),
        ("← →", "میان برچسب‌ها"),
    ],
    keys_help: "کلیدها با جایشان روی صفحه‌کلید شناخته می‌شوند و در هر چیدمانی همان کار را می‌کنند.",
    kept: "آنچه در این مرورگر مانده است",
    kept_help: "نشان‌شده‌ها، خوانده‌ها، جست‌وجوهای اخیر و تنظیم‌ها تنها در همین مرورگر نگه داشته می‌شوند.",
    take_along: "گرفتن همه در یک پرونده",
    bring: "آوردن از پرونده",
    brought: "آورده شد.",
    not_brought: "این پرونده از بایگان نیست؛ چیزی تغییر نکرد.",
    erase: "پاک‌کردن همهٔ این‌ها",
    erase_sure: "برای پاک‌کردن دوباره بزنید",
    erased: "همه پاک شد.",
};

const EN: RoomWords = RoomWords {
    rooms: "Parts of the archive",
    names: ["Posts", "Links", "Overview", "Saved", "Settings"],
    links: "links",
    no_links: "No link was found",
    columns: ["Link", "Site", "Post"],
    table: "Save as a table (CSV)",
    bibliography: "Save references (BibTeX)",
    vocabulary: "The words of each tag",
    save: "Save",
    saved: "Saved",
    nothing_saved: "You have not saved a post yet. Below each post there is a button “Save”; what you save stays in this browser.",
    last_read: "Last read",
    read: "read",
    copy_text: "Copy text",
    copy_markdown: "Copy Markdown",
    share: "Share",
    referred: "Posts that refer to this one",
    copy_code: "Copy code",
    choices: [
        (
            "Colours",
            ["As the device", "Light", "Dark", "High contrast"],
        ),
        ("Text size", ["Normal", "Small", "Large", "Larger"]),
        ("Digits", ["The language's own", "Latin", "", ""]),
        ("Keyboard shortcuts", ["On", "Off", "", ""]),
    ],
    keys: [
        ("/", "search"),
        ("j ↓", "next"),
        ("k ↑", "previous"),
        ("Esc", "back one step"),
        ("?", "this list"),
        ("← →", "between tags"),
    ],
    keys_help: "Keys are known by their place on the keyboard, so that they do the same in every layout.",
    kept: "What is kept in this browser",
    kept_help: "Saved posts, posts read, recent searches and settings are kept in this browser alone.",
    take_along: "Save all of it as a file",
    bring: "Bring it from a file",
    brought: "It is here now.",
    not_brought: "This file is not from Bayegan; nothing was changed.",
    erase: "Delete everything kept here",
    erase_sure: "Press again to delete",
    erased: "Everything was deleted.",
};

const AR: RoomWords = RoomWords {
    rooms: "أقسام الأرشيف",
    names: ["المنشورات", "الروابط", "نظرة عامة", "المحفوظات", "الإعدادات"],
    links: "رابطًا",
    no_links: "لم يُعثر على أي رابط",
    columns: ["الرابط", "الموقع", "المنشور"],
    table: "حفظ الجدول (CSV)",
    bibliography: "حفظ المراجع (BibTeX)",
    vocabulary: "كلمات كل وسم",
    save: "حفظ",
    saved: "محفوظ",
    nothing_saved: "لم تحفظ أي منشور بعد. تحت كل منشور زر «حفظ»، وما تحفظه يبقى في هذا المتصفح وحده.",
    last_read: "آخر ما قُرئ",
    read: "مقروء",
    copy_text: "نسخ النص",
    copy_markdown: "نسخ ماركداون",
    share: "مشاركة",
    referred: "منشورات تشير إلى هذا المنشور",
    copy_code: "نسخ الشيفرة",
    choices: [
        ("الألوان", ["كالجهاز", "فاتحة", "داكنة", "عالية التباين"]),
        ("حجم النص", ["عادي", "صغير", "كبير", "أكبر"]),
        ("الأرقام", ["العربية", "اللاتينية", "", ""]),
        ("اختصارات لوحة المفاتيح", ["تعمل", "متوقفة", "", ""]),
    ],
    keys: [
        ("/", "بحث"),
        ("j ↓", "التالي"),
        ("k ↑", "السابق"),
        ("Esc", "خطوة إلى الوراء"),
        ("?", "هذه القائمة"),
        ("← →", "بين الوسوم"),
    ],
    keys_help: "تُعرف المفاتيح بموضعها على اللوحة، فتعمل كما هي في كل تخطيط.",
    kept: "ما يُحفظ في هذا المتصفح",
    kept_help: "تبقى المحفوظات والمقروءات وعمليات البحث الأخيرة والإعدادات في هذا المتصفح وحده.",
    take_along: "حفظ الكل في ملف",
    bring: "جلبها من ملف",
    brought: "تم الجلب.",
    not_brought: "هذا الملف ليس من بايگان؛ لم يتغير شيء.",
    erase: "حذف كل ما حُفظ هنا",
    erase_sure: "اضغط مرة أخرى للحذف",
    erased: "حُذف كل شيء.",
};
