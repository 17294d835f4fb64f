//! Makes words and sentences in Persian and English, the frequent ones often and the rare ones rarely, as in a language. It knows nothing of messages.

use fastrand::Rng;

const PERSIAN: [&str; 64] = [
    "مدل",
    "داده",
    "شبکه",
    "زبان",
    "متن",
    "مقاله",
    "پژوهش",
    "آموزش",
    "یادگیری",
    "ماشین",
    "عصبی",
    "تصویر",
    "صدا",
    "جست‌وجو",
    "الگوریتم",
    "کتابخانه",
    "برنامه",
    "نسخه",
    "ابزار",
    "پروژه",
    "روش",
    "نتیجه",
    "آزمایش",
    "دقت",
    "سرعت",
    "حافظه",
    "کاربر",
    "سامانه",
    "پاسخ",
    "پرسش",
    "ترجمه",
    "خلاصه",
    "نمودار",
    "فایل",
    "کد",
    "تابع",
    "متغیر",
    "خطا",
    "آزمون",
    "وبلاگ",
    "نویسنده",
    "دانشگاه",
    "استاد",
    "دانشجو",
    "کلاس",
    "درس",
    "فصل",
    "کتاب",
    "روزنامه",
    "خبر",
    "رویداد",
    "همایش",
    "کارگاه",
    "سخنرانی",
    "گزارش",
    "راهنما",
    "تمرین",
    "نمونه",
    "بازی",
    "کیفیت",
    "اندازه",
    "واژه",
    "جمله",
    "معنا",
];
const PERSIAN_ENDINGS: [&str; 10] = ["", "", "", "ها", "‌های", "ی", "‌ای", "مان", "‌هایی", "گر"];
const PERSIAN_LINKS: [&str; 16] = [
    "در",
    "به",
    "از",
    "که",
    "و",
    "را",
    "با",
    "برای",
    "این",
    "آن",
    "است",
    "می‌شود",
    "بود",
    "هم",
    "تا",
    "یک",
];
const ENGLISH: [&str; 48] = [
    "model",
    "data",
    "network",
    "language",
    "text",
    "paper",
    "training",
    "learning",
    "machine",
    "image",
    "search",
    "algorithm",
    "library",
    "program",
    "version",
    "tool",
    "project",
    "method",
    "result",
    "test",
    "memory",
    "user",
    "system",
    "answer",
    "question",
    "translation",
    "summary",
    "file",
    "code",
    "function",
    "error",
    "author",
    "class",
    "chapter",
    "book",
    "news",
    "event",
    "talk",
    "report",
    "guide",
    "sample",
    "game",
    "quality",
    "size",
    "word",
    "sentence",
    "meaning",
    "index",
];
const ENGLISH_ENDINGS: [&str; 8] = ["", "", "", "s", "er", "less", "wise", "ing"];
const ENGLISH_LINKS: [&str; 12] = [
    "the", "of", "to", "and", "in", "a", "is", "for", "with", "that", "by", "on",
];
/// Syllables of the rare words.
const PERSIAN_SYLLABLES: [&str; 20] = [
    "با", "ری", "نو", "شا", "مه", "دل", "کو", "سا", "تو", "را", "نی", "پر", "گل", "فر", "زا", "هم",
    "دی", "لا", "مو", "خا",
];
const ENGLISH_SYLLABLES: [&str; 20] = [
    "ba", "ri", "no", "sha", "me", "del", "ko", "sa", "tu", "ra", "ni", "par", "gol", "fer", "za",
    "ham", "di", "la", "mo", "kha",
];

/// A language that texts are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Persian.
    Persian,
    /// English.
    English,
}

/// One of a list, the first ones more often.
fn often_first<'w>(rng: &mut Rng, words: &[&'w str]) -> &'w str {
    let place = rng.f64() * rng.f64() * words.len() as f64;
    words.get(place as usize).copied().unwrap_or_default()
}

/// A word.
pub fn word(rng: &mut Rng, language: Language) -> String {
    let (words, endings, links, syllables): (&[&str], &[&str], &[&str], &[&str]) = match language {
        Language::Persian => (
            &PERSIAN,
            &PERSIAN_ENDINGS,
            &PERSIAN_LINKS,
            &PERSIAN_SYLLABLES,
        ),
        Language::English => (
            &ENGLISH,
            &ENGLISH_ENDINGS,
            &ENGLISH_LINKS,
            &ENGLISH_SYLLABLES,
        ),
    };
    match rng.u32(..20) {
        0 => (0..rng.u32(2..5))
            .map(|_| often_first(rng, syllables))
            .collect(),
        1..=8 => often_first(rng, links).to_owned(),
        _ => format!("{}{}", often_first(rng, words), often_first(rng, endings)),
    }
}

/// So many words in a row; in Persian some are English, as channels write.
pub fn phrase(rng: &mut Rng, language: Language, count: u32) -> String {
    let mut words = Vec::new();
    for _ in 0..count {
        let is_foreign = language == Language::Persian && rng.u32(..12) == 0;
        let own = if is_foreign {
            Language::English
        } else {
            language
        };
        words.push(word(rng, own));
    }
    words.join(" ")
}

/// A sentence.
pub fn sentence(rng: &mut Rng, language: Language) -> String {
    let count = rng.u32(6..18);
    let comma = if language == Language::Persian {
        "، "
    } else {
        ", "
    };
    let middle = phrase(rng, language, count / 2);
    let end = phrase(rng, language, count - count / 2);
    let gap = if rng.u32(..3) == 0 { comma } else { " " };
    format!("{middle}{gap}{end}.")
}
