//! Days, months and years as a language writes them. It must not know the clock.

use super::{LATIN_DIGITS, Language};
use bayegan_bundle::{Calendar, Date, Period};

impl Language {
    /// The calendar of its dates, where the channel's owner says none.
    #[must_use]
    pub fn calendar(self) -> Calendar {
        if self.words().has_persian_calendar() {
            Calendar::Persian
        } else {
            Calendar::Gregorian
        }
    }

    /// A day, such as "۲۵ اسفند ۱۴۰۲"; in numbers, "۲۰۲۴/۳/۱۹", where the calendar is not the language's own.
    #[must_use]
    pub fn day(self, date: Date, calendar: Calendar) -> String {
        let Date { year, month, day } = date;
        if calendar == self.calendar() {
            return self.words().day(year, month, day, LATIN_DIGITS.get());
        }
        let month = self.period(Period {
            year,
            month: Some(month),
        });
        [&month, "/", &self.digits(day.into())].concat()
    }

    /// A year, or a month with its year; a month by its name where the calendar is the language's own.
    #[must_use]
    pub fn period(self, period: Period) -> String {
        let Period { year, month } = period;
        match month {
            Some(month) if Calendar::of_year(year) == self.calendar() => {
                self.words().month(year, month, LATIN_DIGITS.get())
            }
            Some(month) => [&self.digits(year), "/", &self.digits(month.into())].concat(),
            None => self.digits(year),
        }
    }

    /// A number that names something: in the language's digits, not in groups.
    fn digits(self, number: u16) -> String {
        self.words().digits(number.into(), LATIN_DIGITS.get())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::i18n::use_latin_digits;

    fn language(code: &str) -> Language {
        Language::of(&bayegan_languages::translation(code).unwrap().interface)
    }

    fn day(language: Language, calendar: Calendar, moment: i64) -> String {
        language.day(calendar.date(moment).unwrap(), calendar)
    }

    #[test]
    fn dates_follow_the_language() {
        let dates = ["fa", "en", "ar"].map(|code| {
            let language = language(code);
            day(language, language.calendar(), 1_710_806_400)
        });
        assert_eq!(dates, ["۲۹ اسفند ۱۴۰۲", "19 March 2024", "١٩ مارس ٢٠٢٤"]);
    }

    #[test]
    fn a_day_of_another_calendar_is_in_numbers() {
        let moment = 1_710_806_400;
        let days = [
            day(language("fa"), Calendar::Gregorian, moment),
            day(language("en"), Calendar::Persian, moment),
            day(language("ar"), Calendar::Persian, moment),
        ];
        assert_eq!(days, ["۲۰۲۴/۳/۱۹", "1402/12/29", "١٤٠٢/١٢/٢٩"]);
    }

    #[test]
    fn a_month_of_another_calendar_is_a_number() {
        let period = |text| Period::parse(text).unwrap();
        assert_eq!(language("fa").period(period("1402-12")), "اسفند ۱۴۰۲");
        assert_eq!(language("en").period(period("1402-12")), "1402/12");
        assert_eq!(language("fa").period(period("2024-03")), "۲۰۲۴/۳");
        assert_eq!(language("fa").period(period("1402")), "۱۴۰۲");
    }

    #[test]
    fn latin_digits_are_for_every_number() {
        use_latin_digits(true);
        let numbers = [
            language("fa").number(20_000),
            day(language("ar"), Calendar::Gregorian, 0),
        ];
        use_latin_digits(false);
        assert_eq!(numbers, ["20,000", "1 يناير 1970"]);
        assert_eq!(language("fa").number(20_000), "۲۰٬۰۰۰");
    }
}
