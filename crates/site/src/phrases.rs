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
};

const EN: Phrases = Phrases {
    needs_script: "Search and filters need JavaScript; all posts can be read without it.",
    failure: "The archive's search could not be opened",
    failure_help: "The connection may have broken on the way, or a file arrived incomplete. No post is lost; they can be read here.",
    again: "Try again",
};

const AR: Phrases = Phrases {
    needs_script: "يحتاج البحث والتصفية إلى جافاسكربت؛ تُقرأ كل المنشورات من دونه.",
    failure: "تعذّر فتح البحث في الأرشيف",
    failure_help: "ربما انقطع الاتصال في الطريق أو وصل ملف ناقص. لم تُفقد المنشورات ويمكن قراءتها هنا.",
    again: "أعد المحاولة",
};
