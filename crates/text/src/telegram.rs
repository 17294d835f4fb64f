//! Tells which Telegram post an address leads to. It knows nothing of the archive's posts.

use url::Url;

use bayegan_model::Target;

/// Telegram's own host for posts; it needs no mention among the mirrors.
const OWN_HOST: &str = "t.me";

/// Whether the address is one of Telegram's: `t.me`, a mirror of it, or the scheme `tg`.
pub fn is_telegram(address: &Url, mirrors: &[String]) -> bool {
    let host = super::links::site(address);
    let is_mirror = |mirror: &String| mirror.eq_ignore_ascii_case(&host);
    address.scheme() == "tg" || host == OWN_HOST || mirrors.iter().any(is_mirror)
}

/// The post that a Telegram address leads to.
///
/// Forms: `/channel/5`, `/s/channel/5`, `/channel/topic/5`, `/c/123/5`, `tg://resolve?domain=channel&post=5`, `tg://privatepost?channel=123&post=5`.
pub fn target(address: &Url, mirrors: &[String]) -> Option<Target> {
    if !is_telegram(address, mirrors) {
        return None;
    }
    if address.scheme() == "tg" {
        return scheme_target(address);
    }
    let parts: Vec<&str> = address
        .path_segments()?
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        ["s" | "c", channel, number] | ["c", channel, _, number] => post(channel, number),
        [channel, number] | [channel, _, number] => post(channel, number),
        _ => None,
    }
}

fn scheme_target(address: &Url) -> Option<Target> {
    let value = |name: &str| {
        address
            .query_pairs()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    };
    let channel = match address.host_str()? {
        "resolve" => value("domain")?,
        "privatepost" => value("channel")?,
        _ => return None,
    };
    post(&channel, &value("post")?)
}

fn post(channel: &str, number: &str) -> Option<Target> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let message = number.parse().ok().filter(|message| *message > 0)?;
    let is_number = number.bytes().all(|digit| digit.is_ascii_digit());
    (is_number && channel.chars().all(is_name)).then(|| Target {
        channel: channel.to_owned(),
        message,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use url::Url;

    use super::target;

    fn check(address: &str, expected: Option<(&str, u32)>) {
        let mirrors = ["t.iss.one".to_owned()];
        let found = target(&Url::parse(address).unwrap(), &mirrors);
        let found = found
            .as_ref()
            .map(|target| (target.channel.as_str(), target.message));
        assert_eq!(found, expected, "{address}");
    }

    #[test]
    fn posts_of_public_channels() {
        check("https://t.me/nlp_stuff/259", Some(("nlp_stuff", 259)));
        check(
            "https://t.iss.one/nlp_stuff/259?single",
            Some(("nlp_stuff", 259)),
        );
        check("https://t.me/s/nlp_stuff/259", Some(("nlp_stuff", 259)));
        check("https://t.me/nlp_stuff/7/259", Some(("nlp_stuff", 259)));
        check(
            "tg://resolve?domain=nlp_stuff&post=259",
            Some(("nlp_stuff", 259)),
        );
    }

    #[test]
    fn posts_of_private_channels() {
        check("https://t.me/c/1234567/89", Some(("1234567", 89)));
        check(
            "tg://privatepost?channel=1234567&post=89",
            Some(("1234567", 89)),
        );
    }

    #[test]
    fn other_addresses_lead_to_no_post() {
        check("https://t.me/nlp_stuff", None);
        check("https://t.me/s/nlp_stuff", None);
        check("https://t.me/nlp_stuff/0", None);
        check("https://t.me/nlp_stuff/+5", None);
        check("https://example.org/nlp_stuff/259", None);
    }
}
