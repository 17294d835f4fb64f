//! What a site's owner says beside the posts: about the channel, at the foot of every page, and which posts to show first. It must not know pages.

use bayegan_bundle::Front;
use bayegan_import::PinnedPost;
use bayegan_model::{Archive, Channel, LinkedLine, LinkedPart, Post, Target};
use bayegan_text::owner_lines::linked_lines;
use bayegan_viewer::{Route, dir};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

use crate::SiteError;
use crate::options::{Options, OwnerWords};

/// What stands on the front page before the list.
///
/// # Errors
/// A pinned post is not in the archive.
pub fn front(archive: &Archive, options: &Options) -> Result<Front, SiteError> {
    let OwnerWords { about, pinned, .. } = options.words();
    let mut numbers = Vec::with_capacity(pinned.len());
    for pin in pinned {
        let number = number(archive, pin)?;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    Ok(Front {
        pinned: numbers,
        about: lines(about.as_deref().unwrap_or_default(), archive),
    })
}

/// The foot of every page as HTML; empty where nothing is to stand there.
pub fn foot(archive: &Archive, options: &Options) -> String {
    let lines = options
        .words()
        .footer
        .iter()
        .flat_map(|line| lines(line, archive));
    let lines: String = lines.map(|line| html(&line)).collect();
    match lines.is_empty() {
        true => lines,
        false => format!("<footer class=\"foot\">{lines}</footer>"),
    }
}

/// Place of a pinned post among the archive's posts.
fn number(archive: &Archive, pin: &PinnedPost) -> Result<u32, SiteError> {
    let (name, is_it): (String, &dyn Fn(&Post) -> bool) = match pin {
        PinnedPost::Message(message) => {
            (message.to_string(), &|post| post.message == Some(*message))
        }
        PinnedPost::Id(id) => (id.clone(), &|post| post.id == *id),
    };
    let place = archive.posts.iter().position(is_it);
    place.and_then(|place| u32::try_from(place).ok()).ok_or_else(|| {
        SiteError::Option(format!(
            "the pinned post {name} is not in the archive: name one that is, by the number at the end of its address"
        ))
    })
}

/// The lines of a text; what leads to a post of this archive leads to its page.
fn lines(text: &str, archive: &Archive) -> Vec<LinkedLine> {
    let mut lines = linked_lines(text, &archive.channel);
    for part in lines.iter_mut().flat_map(|line| &mut line.parts) {
        if let Some(post) = part
            .target
            .as_ref()
            .and_then(|target| inner(target, archive))
        {
            part.url = Route::default().with_post(&post.id).address();
        }
    }
    lines
}

/// The post of this archive that a link leads to.
fn inner<'a>(target: &Target, archive: &'a Archive) -> Option<&'a Post> {
    let Channel { handle, .. } = &archive.channel;
    let is_own = target.channel.eq_ignore_ascii_case(handle);
    archive
        .posts
        .iter()
        .find(|post| is_own && post.message == Some(target.message))
}

fn html(line: &LinkedLine) -> String {
    let parts: String = line.parts.iter().map(part).collect();
    format!("<p dir=\"{}\">{parts}</p>", dir(line.direction))
}

/// As the app draws it on the front page.
fn part(part: &LinkedPart) -> String {
    let (text, address) = (encode_text(&part.text), attribute(&part.url));
    let way_out = match part.url.contains(':') {
        true => " target=\"_blank\" rel=\"noopener noreferrer\"",
        false => "",
    };
    match part.url.is_empty() {
        true => text.into_owned(),
        false => format!("<a href=\"{address}\"{way_out}><bdi dir=\"ltr\">{text}</bdi></a>"),
    }
}
