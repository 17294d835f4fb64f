//! What a publisher should know of an archive before it is shown to all. It changes nothing.

use bayegan_model::{Archive, Link, Post};

use super::{find, names, redact};

/// How much of what may not be everybody's business an archive holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// People named beside the texts: who signed, sent or first wrote a post, and contacts; each once.
    pub people: usize,
    /// Phone numbers, in texts and as links.
    pub phones: usize,
    /// E-mail addresses, likewise.
    pub emails: usize,
    /// Posts that are another's first.
    pub forwards: usize,
    /// Pictures and files that their author hid until they are asked for.
    pub hidden_media: usize,
    /// Links that lead into private channels and groups, or invite into them.
    pub private_links: usize,
}

/// Counts it.
#[must_use]
pub fn inventory(archive: &Archive) -> Inventory {
    let mut counts = Inventory {
        people: names::people(&archive.posts).len(),
        ..Inventory::default()
    };
    for post in &archive.posts {
        counts.forwards += usize::from(post.extras.forwarded.is_some());
        let media = post.extras.media.iter();
        counts.hidden_media += media.filter(|media| media.hidden).count();
        for text in texts(post) {
            counts.phones += find::phones(text).len();
            counts.emails += find::emails(text).len();
        }
        // What stands in a text was counted there.
        let is_hidden = |link: &&Link| !texts(post).any(|text| text.contains(address(link)));
        for link in post.links.iter().filter(is_hidden) {
            counts.emails += usize::from(link.url.starts_with("mailto:"));
            counts.phones += usize::from(redact::is_phone(&link.url));
        }
        counts.private_links += post.links.iter().filter(|link| is_private(link)).count();
    }
    counts
}

/// The texts of a post that may hold anything.
fn texts(post: &Post) -> impl Iterator<Item = &str> {
    let previews = post
        .previews
        .iter()
        .flat_map(|preview| [&preview.title.text, &preview.description.text]);
    [&post.title.text, &post.text]
        .into_iter()
        .chain(previews)
        .map(String::as_str)
}

/// What a link leads to, without its scheme.
fn address(link: &Link) -> &str {
    let url = link.url.as_str();
    url.split_once(':').map_or(url, |(_, rest)| rest)
}

/// Whether a link leads into a private channel (`t.me/c/…`) or invites into one (`t.me/+…`, `t.me/joinchat/…`).
fn is_private(link: &Link) -> bool {
    let (url, is_number) = (link.url.as_str(), redact::is_phone(&link.url));
    let path = ["https://t.me/", "http://t.me/", "https://telegram.me/"]
        .iter()
        .find_map(|host| url.strip_prefix(host));
    let private = ["c/", "+", "joinchat/"];
    let is_address = path.is_some_and(|path| private.iter().any(|start| path.starts_with(start)));
    (is_address && !is_number) || url.starts_with("tg://join")
}
