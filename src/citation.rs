//! Links written down for other programs: a table of comma-separated values, and references as BibTeX reads them. It must not know where
//! the links come from.

/// A link with what is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// Its kind, by its English name.
    pub kind: &'static str,
    /// Its host.
    pub site: &'static str,
    /// Its address.
    pub url: &'static str,
    /// What the post calls the link.
    pub label: &'static str,
    /// The post that holds it, by name.
    pub post: &'static str,
    /// The whole address of that post in the archive.
    pub address: String,
}

/// The links as a table with a heading (RFC 4180).
#[must_use]
pub fn table(links: &[Cited]) -> String {
    let mut out = "kind,site,url,label,post,address\r\n".to_owned();
    for link in links {
        let cells = [
            link.kind,
            link.site,
            link.url,
            link.label,
            link.post,
            &link.address,
        ];
        let cells: Vec<_> = cells.into_iter().map(cell).collect();
        out.extend([&cells.join(","), "\r\n"]);
    }
    out
}

/// In quotation marks throughout; what a spreadsheet would take for a formula is kept from that by an apostrophe (OWASP, CSV Injection).
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    ["\"", guard, &text.replace('"', "\"\""), "\""].concat()
}

/// The links that carry an arXiv number or a DOI as BibTeX entries, each once.
#[must_use]
pub fn references(links: &[Cited]) -> String {
    let mut out = String::new();
    let mut known = Vec::new();
    for link in links {
        let Some((scheme, number)) = identifier(link.url) else {
            continue;
        };
        if known.contains(&number) {
            continue;
        }
        known.push(number);
        let (field, archive) = match scheme {
            "arxiv" => ("eprint", "  archivePrefix = {arXiv},\n"),
            _ => (scheme, ""),
        };
        let key: String = number
            .chars()
            .filter(|c| c.is_ascii_alphanumeric())
            .collect();
        out.extend([
            "@misc{", scheme, &key, ",\n  ", field, " = {", number, "},\n",
        ]);
        out.push_str(archive);
        let note: String = link.post.chars().filter(|c| !"{}\\".contains(*c)).collect();
        out.extend([
            "  url = {",
            link.url,
            "},\n  note = {",
            &note,
            ", ",
            &link.address,
            "}\n}\n\n",
        ]);
    }
    out
}

/// The arXiv number or the DOI that an address carries, with its scheme's name.
fn identifier(url: &str) -> Option<(&'static str, &str)> {
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let path = path.split(['?', '#']).next()?.trim_end_matches('/');
    let host = host.strip_prefix("www.").unwrap_or(host);
    if matches!(host, "doi.org" | "dx.doi.org") {
        return path.starts_with("10.").then_some(("doi", path));
    }
    if host != "arxiv.org" {
        return None;
    }
    let (_, number) = path.split_once('/')?;
    let number = number.strip_suffix(".pdf").unwrap_or(number);
    is_arxiv(number).then_some(("arxiv", number))
}

/// Whether that is an arXiv identifier: `2208.13486`, `2208.13486v2`, or of the years before 2007 `cs/0112017`.
fn is_arxiv(number: &str) -> bool {
    let plain = number.split('v').next().unwrap_or_default();
    let digits = |text: &str, counts: core::ops::RangeInclusive<usize>| {
        counts.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match (plain.split_once('.'), number.split_once('/')) {
        (Some((month, rest)), _) => digits(month, 4..=4) && digits(rest, 4..=5),
        (None, Some((_, rest))) => digits(rest.split('v').next().unwrap_or_default(), 7..=7),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(url: &'static str) -> Cited {
        Cited {
            url,
            post: "یک {مقاله}",
            address: "https://example.org/post/1/".to_owned(),
            ..Cited::default()
        }
    }

    #[test]
    fn a_number_is_found_in_an_address() {
        let found = |url| identifier(url).map(|(_, number)| number);
        assert_eq!(
            found("https://arxiv.org/abs/2208.13486"),
            Some("2208.13486")
        );
        assert_eq!(
            found("https://www.arxiv.org/pdf/2208.13486v2.pdf?x=1"),
            Some("2208.13486v2")
        );
        assert_eq!(found("http://arxiv.org/abs/cs/0112017"), Some("cs/0112017"));
        assert_eq!(found("https://doi.org/10.1000/182"), Some("10.1000/182"));
        for other in [
            "https://arxiv.org/list/cs.CL/recent",
            "https://arxiv.org/",
            "https://doi.org/about",
            "mailto:a@b",
            "https://x.org/abs/2208.13486",
        ] {
            assert_eq!(found(other), None, "{other}");
        }
    }

    #[test]
    fn each_reference_stands_once() {
        let links = [
            link("https://arxiv.org/abs/2208.13486"),
            link("https://arxiv.org/pdf/2208.13486.pdf"),
            link("https://x.org/"),
        ];
        assert_eq!(
            references(&links),
            "@misc{arxiv220813486,\n  eprint = {2208.13486},\n  archivePrefix = {arXiv},\n  url = {https://arxiv.org/abs/2208.13486},\n  note = {یک مقاله, https://example.org/post/1/}\n}\n\n"
        );
    }

    #[test]
    fn a_cell_keeps_its_quotes_and_starts_no_formula() {
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
    }
}
