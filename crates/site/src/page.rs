//! The HTML file of a view: the app's own drawing of it within the page around it. It must not know which views there are.

use bayegan_languages::of_posts;
use bayegan_viewer::{Language, Route, dir, title, view};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};

use crate::head::Head;
use crate::viewer::Filled;

/// What changes from page to page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The way from the page to the site's root, such as `../../`.
    Root,
    /// The site's own origin, as a further source of the page's policy.
    Origin,
    /// BCP 47 tag of the interface's language.
    Language,
    /// Direction of the interface.
    Direction,
    /// The window's title.
    Title,
    /// What the page holds, for search engines.
    Description,
    /// More of the head.
    Head,
    /// What the app shows.
    View,
    /// Lines of the owner's at the page's foot.
    Foot,
    /// That search needs JavaScript.
    NeedsScript,
    /// That the app could not be opened.
    Failure,
    /// What that means for the reader.
    FailureHelp,
    /// The button that tries again.
    Again,
    /// That the archive can be read offline.
    Ready,
    /// The button that installs the app.
    Install,
    /// That a new version is there.
    Update,
    /// The button that loads it.
    Reload,
    /// The button that closes a notice.
    Close,
    /// The link to the list of what ships from others.
    Licences,
}

/// The slots of `index.html`.
pub const SLOTS: [(&str, Slot); 19] = [
    ("{root}", Slot::Root),
    ("{origin}", Slot::Origin),
    ("{language}", Slot::Language),
    ("{direction}", Slot::Direction),
    ("{title}", Slot::Title),
    ("{description}", Slot::Description),
    ("<!--head-->", Slot::Head),
    ("<!--view-->", Slot::View),
    ("<!--foot-->", Slot::Foot),
    ("{needs-script}", Slot::NeedsScript),
    ("{failure}", Slot::Failure),
    ("{failure-help}", Slot::FailureHelp),
    ("{again}", Slot::Again),
    ("{ready}", Slot::Ready),
    ("{install}", Slot::Install),
    ("{update}", Slot::Update),
    ("{reload}", Slot::Reload),
    ("{close}", Slot::Close),
    ("{licences}", Slot::Licences),
];

/// How deep a folder stands below the site's root, as the way back to it.
pub fn way_to_root(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The whole page of a route, for a file in the folder of the route's path; `root` leads from there to the site's root.
pub async fn page(filled: &Filled, route: &Route, root: &str, head: &Head) -> String {
    let language = route.language();
    let title = title(route);
    let (title, description) = (text(&title), attribute(&head.description));
    let view = view(route.clone()).await;
    let phrases = &of_posts(language.code()).page;
    filled.template.fill(|slot| match slot {
        Slot::Root => root,
        Slot::Origin => &filled.origin,
        Slot::Language => Language::code(language),
        Slot::Direction => dir(language.direction()),
        Slot::Title => &title,
        Slot::Description => &description,
        Slot::Head => &head.tags,
        Slot::View => &view,
        Slot::Foot => &filled.foot,
        Slot::NeedsScript => phrases.needs_script,
        Slot::Failure => phrases.failure,
        Slot::FailureHelp => phrases.failure_help,
        Slot::Again => phrases.again,
        Slot::Ready => phrases.ready,
        Slot::Install => phrases.install,
        Slot::Update => phrases.update,
        Slot::Reload => phrases.reload,
        Slot::Close => phrases.close,
        Slot::Licences => phrases.licences,
    })
}

#[cfg(test)]
mod tests {
    use super::way_to_root;

    #[test]
    fn each_folder_leads_back_to_the_root() {
        assert_eq!(way_to_root(""), "./");
        assert_eq!(way_to_root("post/303/"), "../../");
        assert_eq!(way_to_root("tag/a/page/2/"), "../../../../");
    }
}
