//! What a page says where the app cannot: without scripts, and where it did not come. It must not know the app's own words.

use bayegan_viewer::Language;

/// Phrases in one language.
pub struct Phrases {
    /// That search needs JavaScript.
    pub needs_script: &'static str,
    /// That the app could not be opened.
    pub failure: &'static str,
    /// What that means for the reader.
    pub failure_help: &'static str,
    /// The button that tries again.
    pub again: &'static str,
    /// That the archive can be read offline.
    pub ready: &'static str,
    /// The button that installs the app.
    pub install: &'static str,
    /// That a new version is there.
    pub update: &'static str,
    /// The button that loads it.
    pub reload: &'static str,
    /// The button that closes a notice.
    pub close: &'static str,
    /// The link to the list of what ships from others.
    pub licences: &'static str,
    /// The shortcut of the installed app that leads to the search field.
    pub search: &'static str,
    /// That files are missing and the network too.
    pub offline: &'static str,
    /// What the reader can do then.
    pub offline_help: &'static str,
}

/// The phrases of a language.
pub const fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::Fa => &FA,
        Language::En => &EN,
        Language::Ar => &AR,
    }
}

const FA: Phrases = Phrases {
    needs_script: "جست‌وجو و پالایش به جاوااسکریپت نیاز دارد؛ همهٔ نوشته‌ها بی آن هم خوانده می‌شود.",
    failure: "جست‌وجوی بایگانی باز نشد",
    failure_help: "شاید خط اینترنت میان راه قطع شده یا پرونده‌ای ناقص رسیده باشد. نوشته‌ها از دست نرفته‌اند و همین‌جا خوانده می‌شوند.",
    again: "دوباره امتحان کنید",
    ready: "این بایگانی از این پس بی اینترنت هم خوانده می‌شود.",
    install: "نصب",
    update: "نسخهٔ تازه‌ای از بایگانی رسیده است.",
    reload: "بازکردن نسخهٔ تازه",
    close: "بستن",
    licences: "پروانه‌های نرم‌افزار",
    search: "جست‌وجو",
    offline: "بایگانی در دسترس نیست",
    offline_help: "بخشی از پرونده‌ها از حافظهٔ مرورگر پاک شده و اینترنت هم در دسترس نیست. پس از وصل‌شدن دوباره امتحان کنید.",
};

const EN: Phrases = Phrases {
    needs_script: "Search and filters need JavaScript; all posts can be read without it.",
    failure: "The archive's search could not be opened",
    failure_help: "The connection may have broken on the way, or a file arrived incomplete. No post is lost; they can be read here.",
    again: "Try again",
    ready: "This archive can now be read without the internet.",
    install: "Install",
    update: "A new version of the archive is here.",
    reload: "Open the new version",
    close: "Close",
    licences: "Software licences",
    search: "Search",
    offline: "The archive is out of reach",
    offline_help: "The browser has thrown away some of its files, and there is no connection. Try again once you are online.",
};

const AR: Phrases = Phrases {
    needs_script: "يحتاج البحث والتصفية إلى جافاسكربت؛ تُقرأ كل المنشورات من دونه.",
    failure: "تعذّر فتح البحث في الأرشيف",
    failure_help: "ربما انقطع الاتصال في الطريق أو وصل ملف ناقص. لم تُفقد المنشورات ويمكن قراءتها هنا.",
    again: "أعد المحاولة",
    ready: "يمكن قراءة هذا الأرشيف الآن دون إنترنت.",
    install: "تثبيت",
    update: "وصلت نسخة جديدة من الأرشيف.",
    reload: "فتح النسخة الجديدة",
    close: "إغلاق",
    licences: "تراخيص البرمجيات",
    search: "البحث",
    offline: "الأرشيف غير متاح",
    offline_help: "حذف المتصفح بعض الملفات ولا يوجد اتصال. أعد المحاولة عند الاتصال بالإنترنت.",
};
