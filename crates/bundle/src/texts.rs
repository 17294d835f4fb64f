//! Which text of a post is searched as which field. It must not know how search works.

use bayegan_model::{BlockKind, LinkKind};
use bayegan_posts::{PostRef, Posts};
use bayegan_search::{Field, Filter, FilterKey, Source};

/// The posts as the search engine sees them.
#[derive(Clone, Copy)]
pub(crate) struct Texts<'a, 'b>(pub(crate) &'b Posts<'a>);

impl Source for Texts<'_, '_> {
    fn len(&self) -> u32 {
        self.0.len()
    }

    fn texts(&self, document: u32, field: Field, visit: &mut dyn FnMut(&str)) {
        let Some(post) = self.0.get(document) else {
            return;
        };
        match field {
            Field::Title => visit(post.title().text),
            Field::Tags => self.visit_tags(post, visit),
            Field::Body => {
                visit(post.text());
                visit_poll(post, visit);
            }
            Field::Preview => {
                visit_previews(post, visit);
                visit_extras(post, visit);
            }
            Field::Address => post.links().for_each(|link| visit(link.url)),
        }
    }

    fn satisfies(&self, document: u32, filter: &Filter) -> bool {
        self.0
            .get(document)
            .is_some_and(|post| self.post_satisfies(post, filter))
    }
}

impl Texts<'_, '_> {
    fn visit_tags(&self, post: PostRef<'_>, visit: &mut dyn FnMut(&str)) {
        post.tags().for_each(|tag| visit(self.0.tag(tag)));
    }

    fn post_satisfies(&self, post: PostRef<'_>, filter: &Filter) -> bool {
        match filter.key {
            FilterKey::Tag => post.tags().any(|tag| filter.accepts(self.0.tag(tag))),
            FilterKey::Site => post
                .links()
                .filter_map(|link| link.site)
                .any(|site| is_site(filter, self.0.site(site))),
            FilterKey::Kind => post.links().any(|link| is_kind(filter, link.kind)),
            FilterKey::Has => has(filter, post),
        }
    }
}

/// A host is also found by the domains it lies in: `harvard.edu` finds `nlp.seas.harvard.edu`.
fn is_site(filter: &Filter, host: &str) -> bool {
    let starts = core::iter::once(0).chain(host.match_indices('.').map(|(dot, _)| dot + 1));
    starts
        .filter_map(|start| host.get(start..))
        .any(|domain| filter.accepts(domain))
}

fn is_kind(filter: &Filter, kind: LinkKind) -> bool {
    filter.accepts(kind.name()) || filter.accepts(persian_kind(kind))
}

/// What a Persian reader calls a kind of link in a query.
const fn persian_kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Paper => "مقاله",
        LinkKind::Code => "کد",
        LinkKind::Demo => "دمو",
        LinkKind::Blog => "بلاگ",
        LinkKind::Dataset => "داده",
        LinkKind::Video => "ویدیو",
        LinkKind::Slides => "اسلاید",
        LinkKind::Site => "سایت",
        LinkKind::Post => "نوشته",
        LinkKind::Other => "دیگر",
    }
}

/// What a post can have, by its names in a query: English, Persian.
fn has(filter: &Filter, post: PostRef<'_>) -> bool {
    let code = || post.blocks().any(|block| block.kind == BlockKind::Code);
    let named = |names: [&str; 2]| names.iter().any(|name| filter.accepts(name));
    (named(["preview", "پیش‌نمایش"]) && post.previews().next().is_some())
        || (named(["link", "پیوند"]) && post.links().next().is_some())
        || (named(["tag", "برچسب"]) && post.tags().next().is_some())
        || (named(["code", "کد"]) && code())
}

/// A poll is what its post says.
fn visit_poll(post: PostRef<'_>, visit: &mut dyn FnMut(&str)) {
    if let Some(poll) = post.extras().poll {
        visit(poll.question);
        poll.answers.iter().for_each(|(text, _)| visit(text));
    }
}

/// Names: of who signed it, of whom it came from, of files and the like.
fn visit_extras(post: PostRef<'_>, visit: &mut dyn FnMut(&str)) {
    let extras = post.extras();
    let names = extras.author.into_iter().chain(extras.forwarded);
    names.for_each(&mut *visit);
    for media in extras.media {
        visit(media.name);
        visit(media.title);
    }
}

fn visit_previews(post: PostRef<'_>, visit: &mut dyn FnMut(&str)) {
    for preview in post.previews() {
        visit(preview.site.text);
        visit(preview.title.text);
        visit(preview.description.text);
    }
}
