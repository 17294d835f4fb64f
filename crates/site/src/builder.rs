//! The page that writes the snippet for embedding, in the interface's language. It must not know what its script does.

use bayegan_viewer::{Language, dir};
use html_escape::encode_double_quoted_attribute as escaped;

use crate::SiteError;
use crate::files::File;
use crate::phrases::phrases;
use crate::template::Template;

/// Name of the page among the viewer's files.
pub const SOURCE: &str = "embed-builder.html";

/// What the page says, by slot.
type Texts = [(&'static str, &'static str); 24];

/// The page with its slots filled.
///
/// # Errors
/// A slot is missing.
pub fn builder(page: &str, channel: &str, language: Language) -> Result<File, SiteError> {
    let channel = escaped(channel);
    let others = [
        ("language", language.code()),
        ("direction", dir(language.direction())),
        ("needs-script", phrases(language).needs_script),
        ("channel", channel.as_ref()),
    ];
    let all = texts(language).iter().chain(&others);
    let slots: Vec<_> = all
        .map(|(name, text)| (["{", name, "}"].concat(), *text))
        .collect();
    let slots: Vec<_> = slots
        .iter()
        .map(|(mark, text)| (mark.as_str(), *text))
        .collect();
    let page = Template::parse(SOURCE, page, &slots)?.fill(|text| text);
    Ok(File::new("embed/index.html", page))
}

const fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Fa => &FA,
        Language::En => &EN,
        Language::Ar => &AR,
    }
}

const FA: Texts = [
    ("heading", "جاسازی در صفحهٔ دیگر"),
    (
        "help",
        "بگویید چه چیزی دیده شود؛ سپس کد را در صفحهٔ خود بگذارید.",
    ),
    ("post", "شمارهٔ یک نوشته"),
    ("query", "جست‌وجو"),
    ("tags", "برچسب‌ها"),
    ("theme", "روشن یا تاریک"),
    ("theme-host", "مانند صفحهٔ میزبان"),
    ("theme-light", "روشن"),
    ("theme-dark", "تاریک"),
    ("interface", "زبان صفحه"),
    ("interface-own", "زبان بایگانی"),
    ("limit", "شمار نوشته‌ها"),
    ("hide", "دیده نشود"),
    ("hide-search", "جست‌وجو"),
    ("hide-filters", "پالایش"),
    ("hide-bar", "شمار و ترتیب"),
    ("hide-tags", "برچسب‌ها"),
    ("hide-text", "متن نوشته‌ها در فهرست"),
    ("hide-actions", "رونوشت پیوند و تلگرام"),
    ("hide-related", "نوشته‌های نزدیک"),
    ("code", "کد"),
    ("code-help", "با بلندای خودکار و رنگ صفحهٔ میزبان:"),
    ("plain-help", "بی اسکریپت، با بلندای ثابت:"),
    ("preview", "پیش‌نمایش"),
];

const EN: Texts = [
    ("heading", "Embed in another page"),
    (
        "help",
        "Say what is to be seen, then put the code into your page.",
    ),
    ("post", "Number of one post"),
    ("query", "Search"),
    ("tags", "Tags"),
    ("theme", "Light or dark"),
    ("theme-host", "As the page around it"),
    ("theme-light", "Light"),
    ("theme-dark", "Dark"),
    ("interface", "Language of the page"),
    ("interface-own", "The archive's own"),
    ("limit", "Number of posts"),
    ("hide", "Leave out"),
    ("hide-search", "Search"),
    ("hide-filters", "Filters"),
    ("hide-bar", "Count and order"),
    ("hide-tags", "Tags"),
    ("hide-text", "Text of the posts in a list"),
    ("hide-actions", "Copy link and Telegram"),
    ("hide-related", "Related posts"),
    ("code", "Code"),
    (
        "code-help",
        "Grows with its content and follows the page's theme:",
    ),
    ("plain-help", "Without a script, of one height:"),
    ("preview", "Preview"),
];

const AR: Texts = [
    ("heading", "التضمين في صفحة أخرى"),
    ("help", "اختر ما يُعرض، ثم ضع الشيفرة في صفحتك."),
    ("post", "رقم منشور واحد"),
    ("query", "البحث"),
    ("tags", "الوسوم"),
    ("theme", "فاتح أو داكن"),
    ("theme-host", "كالصفحة المضيفة"),
    ("theme-light", "فاتح"),
    ("theme-dark", "داكن"),
    ("interface", "لغة الصفحة"),
    ("interface-own", "لغة الأرشيف"),
    ("limit", "عدد المنشورات"),
    ("hide", "يُخفى"),
    ("hide-search", "البحث"),
    ("hide-filters", "التصفية"),
    ("hide-bar", "العدد والترتيب"),
    ("hide-tags", "الوسوم"),
    ("hide-text", "نص المنشورات في القائمة"),
    ("hide-actions", "نسخ الرابط وتيليجرام"),
    ("hide-related", "منشورات قريبة"),
    ("code", "الشيفرة"),
    ("code-help", "بارتفاع تلقائي ولون الصفحة المضيفة:"),
    ("plain-help", "دون سكربت، بارتفاع ثابت:"),
    ("preview", "معاينة"),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PAGE: &str = include_str!("../../../assets/embed-builder.html");

    #[test]
    fn every_slot_is_filled_in_each_language() {
        for language in Language::ALL {
            let file = builder(PAGE, "a \"b\" <c> {code}", language).unwrap();
            let page = String::from_utf8(file.bytes).unwrap();
            assert_eq!(file.path, "embed/index.html");
            assert!(page.contains("a &quot;b&quot; &lt;c&gt; {code}"), "{page}");
            assert!(!page.replace("{code}", "").contains('{'), "{page}");
        }
    }

    #[test]
    fn a_page_without_a_slot_is_refused() {
        let error = builder(&PAGE.replace("{limit}", ""), "", Language::Fa).unwrap_err();
        assert!(error.to_string().contains("{limit}"), "{error}");
    }
}
