//! Which text of a post is searched as which field, and what readers call fields and values in a query. It must not know how search works.

use bayegan_languages::Interface;
use bayegan_model::{BlockKind, LinkKind};
use bayegan_posts::{PostRef, Posts};
use bayegan_search::{Field, Filter, FilterKey, Source, Subject, normalise};

/// The posts as the search engine sees them.
#[derive(Clone, Copy)]
pub(crate) struct Texts<'a, 'b> {
    /// The posts.
    pub posts: &'b Posts<'a>,
    /// The languages whose names a query may use.
    pub languages: &'b [Interface<'a>],
}

type Has = fn(PostRef<'_>) -> bool;

/// What a post can have: its name in every language, by the places of [`Interface::names_possession`].
const POSSESSIONS: [(&str, Has); 4] = [
    ("preview", |post| post.previews().next().is_some()),
    ("link", |post| post.links().next().is_some()),
    ("tag", |post| post.tags().next().is_some()),
    ("code", |post| {
        post.blocks().any(|block| block.kind == BlockKind::Code)
    }),
];

impl Source for Texts<'_, '_> {
    fn len(&self) -> u32 {
        self.posts.len()
    }

    fn texts(&self, document: u32, field: Field, visit: &mut dyn FnMut(&str)) {
        let Some(post) = self.posts.get(document) else {
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
        self.posts
            .get(document)
            .is_some_and(|post| self.post_satisfies(post, filter))
    }

    fn named(&self, name: &str) -> Option<Subject> {
        let place = (0..Subject::ALL.len()).find(|&place| {
            self.in_any_language(&|language| {
                language.names_field(place, &mut |own| normalise(own) == name)
            })
        });
        Some(Subject::ALL.get(place?)?.1)
    }

    fn values(&self, filter: &Filter) -> u32 {
        let mut bits = 0;
        match filter.key {
            FilterKey::Kind => {
                for kind in LinkKind::ALL {
                    let is_named = self.in_any_language(&|language| {
                        language.names_kind(kind, &mut |name| filter.accepts(name))
                    });
                    bits |= u32::from(is_named || filter.accepts(kind.name())) << kind as u32;
                }
            }
            FilterKey::Has => {
                for (place, (name, _)) in POSSESSIONS.iter().enumerate() {
                    let is_named = self.in_any_language(&|language| {
                        language.names_possession(place, &mut |name| filter.accepts(name))
                    });
                    bits |= u32::from(is_named || filter.accepts(name)) << place;
                }
            }
            FilterKey::Tag | FilterKey::Site => {}
        }
        bits
    }
}

impl Texts<'_, '_> {
    fn in_any_language(&self, is: &dyn Fn(&Interface<'_>) -> bool) -> bool {
        self.languages.iter().any(is)
    }

    fn visit_tags(&self, post: PostRef<'_>, visit: &mut dyn FnMut(&str)) {
        post.tags().for_each(|tag| visit(self.posts.tag(tag)));
    }

    fn post_satisfies(&self, post: PostRef<'_>, filter: &Filter) -> bool {
        match filter.key {
            FilterKey::Tag => post.tags().any(|tag| filter.accepts(self.posts.tag(tag))),
            FilterKey::Site => post
                .links()
                .filter_map(|link| link.site)
                .any(|site| is_site(filter, self.posts.site(site))),
            FilterKey::Kind => post.links().any(|link| accepts(filter, link.kind as usize)),
            FilterKey::Has => POSSESSIONS
                .iter()
                .enumerate()
                .any(|(at, (_, has))| accepts(filter, at) && has(post)),
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

/// Whether the filter names the value of that bit.
const fn accepts(filter: &Filter, bit: usize) -> bool {
    filter.named >> bit & 1 == 1
}

/// A poll is what its post says.
fn visit_poll(post: PostRef<'_>, visit: &mut dyn FnMut(&str)) {
    if let Some(poll) = post.extras().poll {
        visit(poll.question);
        poll.answers.iter().for_each(|(text, _)| visit(text));
    }
}

/// Names: of who signed it, of whom it came from, of the bot it came through, of files and the like.
fn visit_extras(post: PostRef<'_>, visit: &mut dyn FnMut(&str)) {
    let extras = post.extras();
    let names = [extras.author, extras.forwarded, extras.via];
    names.into_iter().flatten().for_each(&mut *visit);
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
