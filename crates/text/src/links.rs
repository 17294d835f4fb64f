//! Finds addresses in a line of text. It knows nothing of posts, labels or kinds.
//!
//! Hard cases: brackets and full stops behind an address (`شد(t.me/name/3).`), addresses without a scheme (`adept.ai/alpha`), dots that are no addresses (`x.size`, `main.rs`, `پ.ن.`, `networks.In`), Persian letters that touch an address.
//!
//! Not done: hosts in other scripts without a scheme, numeric hosts without a scheme.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind as Found};
use url::Url;

/// An address in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLink {
    /// Where it stands in the line.
    pub range: Range<usize>,
    /// The address parsed; schemeless ones as `https`.
    pub parsed: Url,
    /// The address to follow: as written where that means the same.
    pub url: String,
    /// Whether the line shows other words instead of the address.
    pub is_hidden: bool,
}

/// Schemes that become links; anything else stays text.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "tg"];

/// Endings of file names that are top-level domains as well: a bare name with one is a file.
const FILE_ENDINGS: [&str; 12] = [
    "app", "cc", "md", "mov", "pl", "pm", "ps", "pt", "py", "rs", "sh", "zip",
];

/// Top-level domains that are names of methods and fields in source code as well: a bare name with one is code.
const CODE_WORDS: [&str; 22] = [
    "call", "care", "cat", "data", "date", "dot", "fit", "foo", "map", "name", "new", "now",
    "open", "prime", "prof", "run", "search", "select", "show", "style", "training", "zero",
];

/// The addresses of a line, in order, apart.
pub fn find_links(line: &str) -> Vec<FoundLink> {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    finder
        .links(line)
        .filter_map(|link| match link.kind() {
            Found::Email => email(line, link.start()..link.end()),
            _ => address(line, link.start()..link.end()),
        })
        .collect()
}

/// An e-mail address, with or without `mailto:` before it.
fn email(line: &str, range: Range<usize>) -> Option<FoundLink> {
    const SCHEME: &str = "mailto:";
    let written = line.get(range.clone())?;
    let head = line.get(..range.start)?;
    let has_scheme = head
        .len()
        .checked_sub(SCHEME.len())
        .and_then(|start| head.get(start..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(SCHEME));
    let start = range.start - if has_scheme { SCHEME.len() } else { 0 };
    let parsed = Url::parse(&format!("{SCHEME}{written}")).ok()?;
    Some(FoundLink {
        range: start..range.end,
        url: parsed.as_str().to_owned(),
        parsed,
        is_hidden: false,
    })
}

/// A web or Telegram address, with or without a scheme.
fn address(line: &str, range: Range<usize>) -> Option<FoundLink> {
    let written = line.get(range.clone())?;
    match written.find("://") {
        Some(colon) if written.find(['/', '?', '#']) == Some(colon + 1) => {
            with_scheme(line, range, colon)
        }
        _ => without_scheme(line, range),
    }
}

/// An address that starts with a scheme; letters that are no part of the scheme are left out before it.
fn with_scheme(line: &str, range: Range<usize>, colon: usize) -> Option<FoundLink> {
    let scheme = line.get(range.start..range.start + colon)?;
    let letters = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    let start = range.start + scheme.trim_end_matches(letters).len();
    let range = start..end_of_address(line, start..range.end);
    let written = line.get(range.clone())?;
    let parsed = Url::parse(written).ok()?;
    let is_allowed = SCHEMES.contains(&parsed.scheme());
    let has_host = parsed.host_str().is_some_and(|host| !host.is_empty());
    (is_allowed && has_host).then(|| FoundLink {
        range,
        url: as_written(written, &parsed),
        parsed,
        is_hidden: false,
    })
}

/// The address as it stands where it is already in its normal form, but for the slash of an empty path; else the normal form.
fn as_written(written: &str, parsed: &Url) -> String {
    let normal = parsed.as_str();
    let is_same = normal == written || normal.strip_suffix('/') == Some(written);
    if is_same { written } else { normal }.to_owned()
}

/// An address that starts with its host: the host must be ASCII under a known public suffix, and must not look like a file or like source code.
fn without_scheme(line: &str, range: Range<usize>) -> Option<FoundLink> {
    let whole = line.get(range.clone())?;
    let host_end = whole.find(['/', '?', '#', ':']).unwrap_or(whole.len());
    let host = whole.get(..host_end)?;
    let foreign = host.rfind(|letter: char| !is_host_letter(letter));
    let foreign = foreign.map_or(0, |at| {
        at + host
            .get(at..)
            .and_then(|tail| tail.chars().next())
            .map_or(0, char::len_utf8)
    });
    let start = range.start + foreign;
    if line.get(..start)?.ends_with(['@', '/', '.']) {
        return None;
    }
    let range = start..end_of_address(line, start..range.end);
    let written = line.get(range.clone())?;
    let host = host.get(foreign..)?;
    let rest = line.get(range.end..)?;
    if !is_believable(host, written.len() == host.len(), rest) {
        return None;
    }
    let parsed = Url::parse(&format!("https://{written}")).ok()?;
    Some(FoundLink {
        range,
        url: as_written(&format!("https://{written}"), &parsed),
        parsed,
        is_hidden: false,
    })
}

const fn is_host_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_')
}

/// Whether a host without a scheme is meant as one. `rest` is what follows in the line.
fn is_believable(host: &str, is_bare: bool, rest: &str) -> bool {
    let Some((_, ending)) = host.rsplit_once('.') else {
        return false;
    };
    let is_known = tld::exist(&ending.to_ascii_lowercase());
    if !is_known || host.contains("..") || host.starts_with(['.', '-']) {
        return false;
    }
    let is_www = host
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("www."));
    if is_www || !is_bare {
        return true;
    }
    let is_cased = ending.contains(|letter: char| letter.is_ascii_uppercase())
        && host.contains(|letter: char| letter.is_ascii_lowercase());
    let is_called = rest.starts_with(['(', '[', '_']);
    !(is_cased || is_called || FILE_ENDINGS.contains(&ending) || CODE_WORDS.contains(&ending))
}

/// Where an address ends: before a letter of another script that touches its last Latin letter or digit, and before Persian punctuation and half-spaces at its end.
fn end_of_address(line: &str, range: Range<usize>) -> usize {
    let Some(written) = line.get(range.clone()) else {
        return range.end;
    };
    let mut before = ' ';
    let touched = written.char_indices().find_map(|(at, letter)| {
        let touches = !letter.is_ascii() && before.is_ascii_alphanumeric();
        before = letter;
        touches.then_some(at)
    });
    let written = written
        .get(..touched.unwrap_or(written.len()))
        .unwrap_or(written);
    let ends = |letter: char| {
        matches!(
            letter,
            '،' | '؛' | '؟' | '»' | '«' | '…' | '”' | '’' | '\u{200b}'
                ..='\u{200f}' | '.' | ',' | '!' | ':' | ';'
        )
    };
    range.start + written.trim_end_matches(ends).len()
}

/// The link to an address that does not stand in the line but behind `range` of it; none where the address is no link.
pub fn hidden_link(range: Range<usize>, address: &str) -> Option<FoundLink> {
    let mut link = told_link(range, address)?;
    link.is_hidden = true;
    Some(link)
}

/// The link at `range`, of which the source says that `written` is an address, with or without a scheme; none where it is no link.
pub fn told_link(range: Range<usize>, written: &str) -> Option<FoundLink> {
    let written = written.trim();
    let is_mail = written.contains('@') && !written.contains([':', '/', ' ']);
    let whole = match Url::parse(written) {
        Ok(parsed) if SCHEMES.contains(&parsed.scheme()) => written.to_owned(),
        _ if is_mail => format!("mailto:{written}"),
        // Without a scheme it begins with its host: what begins with a sign is a way from some page, which is not here.
        _ if written.contains("://") || !written.starts_with(char::is_alphanumeric) => return None,
        _ => format!("https://{written}"),
    };
    let parsed = Url::parse(&whole).ok()?;
    let has_host = parsed.host_str().is_some_and(|host| host.contains('.'));
    let is_good = match parsed.scheme() {
        "http" | "https" => has_host,
        "mailto" => parsed.path().contains('@'),
        "tel" => parsed
            .path()
            .contains(|letter: char| letter.is_ascii_digit()),
        _ => parsed.host_str().is_some(),
    };
    is_good.then(|| FoundLink {
        range,
        url: as_written(&whole, &parsed),
        parsed,
        is_hidden: false,
    })
}

/// The host shown to readers: as the address serialises it, without `www.`; empty where there is none to show.
pub fn site(parsed: &Url) -> String {
    match parsed.scheme() {
        "http" | "https" => {
            let host = parsed.host_str().unwrap_or_default();
            host.strip_prefix("www.").unwrap_or(host).to_owned()
        }
        _ => String::new(),
    }
}

/// Whether the whole line is the name of a host, as preview cards show it.
pub fn is_host(line: &str) -> bool {
    line.contains('.') && line.chars().all(is_host_letter) && is_believable(line, true, "")
}

#[cfg(test)]
mod tests {
    use super::{find_links, is_host, site};

    /// The line with `[…]` around every address.
    fn marked(line: &str) -> String {
        let mut marked = line.to_owned();
        for link in find_links(line).into_iter().rev() {
            marked.insert(link.range.end, '⟧');
            marked.insert(link.range.start, '⟦');
        }
        marked
    }

    /// `expected` is the line with its addresses in `⟦…⟧`.
    fn check(expected: &str) {
        let line = expected.replace(['⟦', '⟧'], "");
        assert_eq!(marked(&line), expected);
    }

    fn url(line: &str) -> String {
        find_links(line).into_iter().map(|link| link.url).collect()
    }

    #[test]
    fn addresses_with_a_scheme() {
        check("⟦https://arxiv.org/abs/2205.15996⟧");
        check("see ⟦http://localhost:8080/a?b=c#d⟧ now");
        check("⟦tg://resolve?domain=name&post=3⟧");
    }

    #[test]
    fn addresses_without_a_scheme() {
        check("⟦www.adept.ai/act⟧");
        check("⟦adept.ai/alpha⟧");
        check("⟦twitter.com/AdeptAILabs/status/1570144499187453952⟧");
        check("⟦Stateof.ai⟧");
        check("در این پست ⟦t.iss.one/nlp_stuff/259⟧ گزارش");
    }

    #[test]
    fn brackets_and_full_stops_stay_outside() {
        check("شد(⟦t.iss.one/nlp_stuff/300⟧).");
        check("(⟦https://t.iss.one/nlp_stuff/177⟧).");
        check("رسیده (⟦t.iss.one/nlp_stuff/225⟧) که");
        check("«⟦https://example.org/a⟧»، و");
        check("⟦https://example.org/a⟧؟");
        check("⟦https://en.wikipedia.org/wiki/A_(b)⟧");
    }

    #[test]
    fn letters_that_touch_an_address_stay_outside() {
        check("سایت⟦t.me/name/3⟧گزارش");
        check("در⟦https://example.org/a⟧ببینید");
        check("⟦https://fa.wikipedia.org/wiki/یادگیری_عمیق⟧ را");
    }

    #[test]
    fn source_code_is_no_address() {
        check("y = x.transpose(0, 2, 3, 1)");
        check("y = einops.rearrange(x, 'b c h w -> b h w c')");
        check("streaming=True dataset[2335] plt.show() model.fit");
        check("main.rs x.py README.md");
    }

    #[test]
    fn dots_in_prose_are_no_addresses() {
        check("پ.ن. و پ.ن.: گفت.ایران");
        check("Dall-E2 GPT-3.5 e.g. i.e. P.S. U.S.A. 1.2.3.4");
        check("neural networks.In this work");
        check("Datasets🤗 ...");
    }

    #[test]
    fn only_few_schemes_are_links() {
        check("javascript://example.org/%0aalert(1)");
        check("ftp://example.org/a file:///etc/passwd");
        check("javascript:alert(1)");
    }

    #[test]
    fn e_mail_addresses_are_links() {
        check("⟦someone@example.org⟧ و ⟦mailto:someone@example.org⟧");
        assert_eq!(
            url("mailto:someone@example.org"),
            "mailto:someone@example.org"
        );
    }

    #[test]
    fn an_address_in_normal_form_stays_as_written() {
        assert_eq!(
            url("https://nllb.metademolab.com"),
            "https://nllb.metademolab.com"
        );
        assert_eq!(
            url("https://example.org/a%20b"),
            "https://example.org/a%20b"
        );
        assert_eq!(url("Stateof.ai"), "https://stateof.ai/");
        assert_eq!(url("adept.ai/alpha"), "https://adept.ai/alpha");
    }

    #[test]
    fn an_address_in_another_form_is_normalised() {
        assert_eq!(url("HTTPS://Example.ORG/A"), "https://example.org/A");
        assert_eq!(
            url("https://example.org/\u{202e}x"),
            "https://example.org/%E2%80%AEx"
        );
        assert_eq!(url("https://раураl.com/"), "https://xn--l-7sba6dbr.com/");
    }

    #[test]
    fn the_site_is_the_host_without_www() {
        let first = |line: &str| find_links(line).first().map(|link| site(&link.parsed));
        assert_eq!(first("www.adept.ai/act").as_deref(), Some("adept.ai"));
        assert_eq!(first("someone@example.org").as_deref(), Some(""));
    }

    #[test]
    fn a_line_that_is_a_host() {
        assert!(is_host("www.stateof.ai"));
        assert!(!is_host("State of AI"));
        assert!(!is_host("main.rs"));
    }

    #[test]
    fn what_a_source_calls_an_address() {
        fn url(written: &str) -> Option<String> {
            super::told_link(0..1, written).map(|link| link.url)
        }
        let same = |written: &str| assert_eq!(url(written).as_deref(), Some(written));
        same("https://example.org/a?b");
        same("tg://resolve?domain=name&post=5");
        same("mailto:someone@example.org");
        same("tel:+10000000000");
        assert_eq!(
            url("example.org/a").as_deref(),
            Some("https://example.org/a")
        );
        assert_eq!(
            url(" someone@example.org").as_deref(),
            Some("mailto:someone@example.org")
        );
        for written in [
            "",
            "//example.org/a",
            "/example.org",
            "\\\\example.org",
            "javascript:alert(1)",
            "ftp://example.org/",
            "file:///a",
            "word",
            "http://",
            "tel:",
            "ton://transfer/a",
        ] {
            assert_eq!(url(written), None, "{written}");
        }
    }
}
