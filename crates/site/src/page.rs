//! The HTML file of a view: the app's own drawing of it within the page around it. It must not know which views there are.

use bayegan_viewer::{Language, Route, dir, title, view};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};

use crate::head::Head;
use crate::phrases::phrases;
use crate::template::Slot;
use crate::viewer::Filled;

/// How deep a folder stands below the site's root, as the way back to it.
pub fn way_to_root(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The whole page of a route, for a file in the folder of the route's path; `root` leads from there to the site's root.
pub fn page(filled: &Filled, route: &Route, root: &str, head: &Head) -> String {
    let language = route.language();
    let title = title(route);
    let (title, description) = (text(&title), attribute(&head.description));
    let view = view(route.clone());
    let phrases = phrases(language);
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
