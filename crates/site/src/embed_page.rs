//! The page that writes the snippet for embedding, in the interface's language. It must not know what its script does.

use bayegan_languages::{Interface, of_posts};
use bayegan_viewer::{Language, dir};
use html_escape::encode_double_quoted_attribute as escaped;

use crate::SiteError;
use crate::files::File;
use crate::template::Template;

/// Name of the page among the viewer's files.
pub const SOURCE: &str = "embed-builder.html";

/// The page with its slots filled, with those languages to choose from.
///
/// # Errors
/// A slot is missing.
pub fn embed_page(
    page: &str,
    channel: &str,
    language: Language,
    languages: &[Interface<'_>],
) -> Result<File, SiteError> {
    let channel = escaped(channel);
    let translation = of_posts(language.code());
    let choices: String = languages.iter().map(choice).collect();
    let others = [
        ("language", language.code()),
        ("direction", dir(language.direction())),
        ("needs-script", translation.page.needs_script),
        ("languages", choices.as_str()),
        ("channel", channel.as_ref()),
    ];
    let all = translation.embed.iter().chain(&others);
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

/// A language to choose, by its own name.
fn choice(language: &Interface<'_>) -> String {
    let (code, name) = (language.code(), language.name());
    format!("<option value=\"{code}\" lang=\"{code}\">{name}</option>")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use bayegan_languages::TRANSLATIONS;

    const PAGE: &str = include_str!("../../../assets/embed-builder.html");

    #[test]
    fn every_slot_is_filled_in_each_language() {
        for translation in &TRANSLATIONS {
            let languages = [translation.interface.clone()];
            let language = Language::of(&translation.interface);
            let file = embed_page(PAGE, "a \"b\" <c> {code}", language, &languages).unwrap();
            let page = String::from_utf8(file.bytes).unwrap();
            assert_eq!(file.path, "embed/index.html");
            assert!(page.contains("a &quot;b&quot; &lt;c&gt; {code}"), "{page}");
            let name = translation.interface.name();
            assert!(page.contains(&format!(">{name}</option>")), "{page}");
            assert!(!page.replace("{code}", "").contains('{'), "{page}");
        }
    }

    #[test]
    fn a_page_without_a_slot_is_refused() {
        let language = Language::of(&of_posts("fa").interface);
        let error = embed_page(&PAGE.replace("{limit}", ""), "", language, &[]).unwrap_err();
        assert!(error.to_string().contains("{limit}"), "{error}");
    }
}
