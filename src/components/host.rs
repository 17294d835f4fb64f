//! The host that a link leads to, in the form that travels, where the words of the link could pass for another one. It must not know where links stand.

use bayegan_model::bidi::is_control;
use yew::prelude::*;

/// What is said beside the words of a link; nothing where they are what they seem.
pub fn host_note(words: &str, url: &str) -> Html {
    match unseen_host(words, url) {
        Some(host) => html! { <bdi dir="ltr" class="host">{ host }</bdi> },
        None => Html::default(),
    }
}

/// The host of an address in its normal form, where the words hide it: they look like another address, turn letters around, or the host
/// has letters that may look like others.
fn unseen_host<'a>(words: &str, url: &'a str) -> Option<&'a str> {
    let (_, rest) = url.split_once("://")?;
    let host = authority(rest);
    let words = words.trim();
    let is_address = !words.contains(char::is_whitespace) && words.contains('.');
    let named = authority(words.split_once("://").map_or(words, |(_, rest)| rest));
    let is_another = is_address && !named.eq_ignore_ascii_case(host);
    let is_foreign = host.split('.').any(|label| label.starts_with("xn--"));
    let is_seen =
        !is_another && !words.contains(is_control) && (!is_foreign || words.contains(host));
    (!is_seen).then_some(host)
}

/// The host at the beginning of what follows a scheme, without name, password and port.
fn authority(rest: &str) -> &str {
    let whole = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = whole.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::unseen_host;

    #[test]
    fn plain_words_and_true_addresses_need_no_note() {
        for words in [
            "خواندن",
            "the paper",
            "https://example.org/a",
            "Example.org/a?b",
            "example.org",
        ] {
            assert_eq!(
                unseen_host(words, "https://example.org/a?b"),
                None,
                "{words}"
            );
        }
        assert_eq!(unseen_host("a@b.example", "mailto:a@b.example"), None);
    }

    #[test]
    fn words_that_are_another_address_do() {
        for words in [
            "https://bank.example/",
            "bank.example",
            "https://evil.example@bank.example",
            "gro.elpmaxe\u{202e}",
            "evil.example\u{2066}",
            "https://bank.example\\@evil.example",
        ] {
            assert_eq!(
                unseen_host(words, "https://evil.example/x"),
                Some("evil.example"),
                "{words}"
            );
        }
    }

    #[test]
    fn letters_that_look_like_others_are_told_apart() {
        let url = "https://xn--pple-43d.com/";
        for words in ["https://аpple.com/", "apple", "apple.com"] {
            assert_eq!(unseen_host(words, url), Some("xn--pple-43d.com"), "{words}");
        }
        assert_eq!(unseen_host("xn--pple-43d.com", url), None);
    }
}
