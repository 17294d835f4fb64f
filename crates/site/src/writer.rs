//! From viewer and archive to the files of a site, one after the other; the same input gives the same files. It must not know where they are written.

use std::collections::BTreeMap;

use bayegan_bundle::{Bundle, Count, Facets, Filters, Period, Request};
use bayegan_languages::of_posts;
use bayegan_model::Archive;
use bayegan_posts::Posts;
use bayegan_viewer::{LINKS, Language, PAGE, Route, Section, is_path_part};
use rayon::prelude::*;

use crate::dates::moment;
use crate::embed_page::embed_page;
use crate::feeds::{Source, feeds, has_atom};
use crate::files::File;
use crate::page::{page, way_to_root};
use crate::screenshot::Screenshot;
use crate::service_worker::{WORKER, entry, is_kept, worker};
use crate::sitemap::{self, Entry};
use crate::viewer::{Filled, Viewer};
use crate::{
    Options, SiteError, compress, draw, head, headers, integrity, manifest, owner_content,
};

/// Pages drawn before they are written: enough for every core, few enough for the memory.
const BATCH: usize = 256;

/// What was made of an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Pages: posts, lists, tags.
    pub pages: u32,
    /// Files, compressed copies included.
    pub files: u32,
    /// All their bytes.
    pub bytes: u64,
}

/// Makes the site and hands out file by file.
///
/// The archive stays in memory until the program ends: its pages are drawn by the app's own components, which read it in place for good. A
/// caller without an executor blocks on the future; natively it never waits.
///
/// # Errors
/// See [`SiteError`]; what was handed out before it is no whole site.
pub async fn write(
    viewer: &Viewer,
    archive: &Archive,
    options: &Options,
    write: &mut dyn FnMut(File) -> std::io::Result<()>,
) -> Result<Summary, SiteError> {
    let front = owner_content::front(archive, options)?;
    let languages = bayegan_languages::chosen(&archive.channel.language, options.languages());
    let blob = bayegan_bundle::build_with(archive, &front, &languages)?;
    let mut filled = viewer.filled(&blob, options, owner_content::foot(archive, options))?;
    let bundle = bayegan_viewer::open(blob.leak())?;
    bayegan_viewer::show(bundle);
    let mut out = Out {
        options,
        write,
        summary: Summary::default(),
        integrity: std::mem::take(&mut filled.integrity),
        kept: Vec::new(),
    };
    let routes = routes(bundle);
    let entries = out.pages(&filled, &routes, bundle).await?;
    out.files(others(bundle, &filled, &entries, options).await?)?;
    let script = filled.files.remove(WORKER).unwrap_or_default();
    let files = filled.files.into_iter();
    out.files(files.map(|(path, bytes)| File { path, bytes }).collect())?;
    out.kept.sort();
    let language = language(bundle.posts());
    out.files(vec![worker(&script, &out.kept, language)?])?;
    Ok(out.summary)
}

/// Every view with a file of its own: the list, each tag's, each year's and month's, page by page; the other sections; then the posts, the newest first.
fn routes(bundle: &Bundle<'static>) -> Vec<Route> {
    let posts = bundle.posts();
    let facets = facets(bundle, None);
    let mut routes = list_routes(&Route::default(), posts.len());
    let mut tags = facets.tags;
    tags.retain(|tag| is_path_part(posts.tag(tag.value)));
    tags.sort_unstable_by_key(|tag| tag.value);
    for tag in tags {
        let route = Route::default().only_tag(posts.tag(tag.value));
        routes.extend(list_routes(&route, tag.posts));
    }
    for year in facets.years {
        routes.extend(date_routes(bundle, &year));
    }
    routes.extend(section_routes(posts));
    let ids = (0..posts.len())
        .rev()
        .filter_map(|number| posts.get(number));
    routes.extend(
        ids.filter(|post| is_path_part(post.id()))
            .map(|post| Route::default().with_post(post.id())),
    );
    routes
}

/// The sections beside the posts; the links page by page.
fn section_routes(posts: &Posts<'static>) -> Vec<Route> {
    let all = (0..posts.len()).filter_map(|number| posts.get(number));
    let links: usize = all.map(|post| post.links().count()).sum();
    let pages = u32::try_from(links.div_ceil(LINKS).max(1)).unwrap_or(u32::MAX);
    let section = |section| Route::default().in_section(section);
    let links = (0..pages).map(|page| section(Section::Links).at_page(page));
    links
        .chain([Section::Overview, Section::Saved, Section::Settings].map(section))
        .collect()
}

/// A year in which posts were written, and each of its months.
fn date_routes(bundle: &Bundle<'static>, year: &Count<u16>) -> Vec<Route> {
    let period = |month| Period {
        year: year.value,
        month,
    };
    let list = |period, posts| list_routes(&Route::default().toggle_period(period), posts);
    let mut routes = list(period(None), year.posts);
    for month in facets(bundle, Some(period(None))).months {
        routes.extend(list(period(Some(month.value)), month.posts));
    }
    routes
}

/// The language of the pages: the posts' own, where the interface speaks it.
fn language(posts: &Posts<'_>) -> Language {
    Language::of(&of_posts(posts.channel().language).interface)
}

/// What the posts carry, by the calendar that the owner says, else that of their language; the months of the period's year.
fn facets(bundle: &Bundle<'static>, period: Option<Period>) -> Facets {
    let own = || language(bundle.posts()).calendar();
    let request = Request {
        filters: Filters {
            period,
            ..Filters::default()
        },
        calendar: bundle.calendar().unwrap_or_else(own),
        ..Request::default()
    };
    bundle.answer(&request).facets
}

/// The tags that have a page: all whose name can stand in a path.
fn path_tags(posts: &Posts<'static>) -> impl Iterator<Item = u32> {
    (0..posts.tag_count()).filter(|&tag| is_path_part(posts.tag(tag)))
}

fn list_routes(route: &Route, count: u32) -> Vec<Route> {
    (0..count.div_ceil(PAGE).max(1))
        .map(|page| route.at_page(page))
        .collect()
}

/// Numbers of a tag's posts, the newest first.
fn tagged(bundle: &Bundle<'static>, tag: u32) -> Vec<u32> {
    let request = Request {
        filters: Filters {
            tags: vec![tag],
            ..Filters::default()
        },
        ..Request::default()
    };
    bundle.answer(&request).posts
}

/// What is no page: feeds, map, manifest, and the files for hosts.
async fn others(
    bundle: &Bundle<'static>,
    filled: &Filled,
    entries: &[Entry],
    options: &Options,
) -> Result<Vec<File>, SiteError> {
    let posts = bundle.posts();
    let mut files = vec![
        not_found(bundle, filled, options).await,
        manifest::manifest(&posts.channel(), options),
        embed_page(
            &filled.embed_page,
            posts.channel().title,
            language(posts),
            bundle.languages(),
        )?,
        headers::headers(filled.files.keys().map(String::as_str), options),
    ];
    files.extend(
        options
            .picture()
            .map(|picture| File::new(picture.path(), picture.bytes())),
    );
    files.extend(
        options
            .screenshots()
            .map(|(number, picture)| File::new(Screenshot::path(number), picture.bytes())),
    );
    files.extend(sitemap::files(entries, options)?);
    if options.is_addressed() {
        files.extend(all_feeds(bundle, options)?);
    }
    Ok(files)
}

/// The feeds of the whole and of each tag.
fn all_feeds(bundle: &Bundle<'static>, options: &Options) -> Result<Vec<File>, SiteError> {
    let posts = bundle.posts();
    let all = Source {
        route: &Route::default(),
        posts: &bundle.answer(&Request::default()).posts,
    };
    let mut files = feeds(&all, posts, options)?;
    for tag in path_tags(posts) {
        let source = Source {
            route: &Route::default().only_tag(posts.tag(tag)),
            posts: &tagged(bundle, tag),
        };
        files.extend(feeds(&source, posts, options)?);
    }
    Ok(files)
}

/// The page for addresses that lead nowhere. A host shows it at any depth, so that its way to the root is the whole base path.
async fn not_found(bundle: &Bundle<'static>, filled: &Filled, options: &Options) -> File {
    let route = Route::nowhere("");
    let head = head::bare(bundle.posts());
    let html = page(filled, &route, options.base_path(), &head).await;
    File::new("404.html", html)
}

struct Out<'a> {
    options: &'a Options,
    write: &'a mut dyn FnMut(File) -> std::io::Result<()>,
    summary: Summary,
    /// Integrity values that are known already: those of large files are not counted twice.
    integrity: BTreeMap<String, String>,
    /// What the offline worker keeps.
    kept: Vec<(String, String)>,
}

impl Out<'_> {
    /// Draws the pages batch by batch, and says what stands in the map.
    async fn pages(
        &mut self,
        filled: &Filled,
        routes: &[Route],
        bundle: &'static Bundle<'static>,
    ) -> Result<Vec<Entry>, SiteError> {
        let options = self.options;
        let has_atom = has_atom(bundle.posts());
        let draw = async |route: &Route| {
            bayegan_viewer::show(bundle);
            let path = route.path();
            let head = head::of(route, bundle.posts(), options, has_atom);
            let html = page(filled, route, &way_to_root(&path), &head).await;
            File::new(format!("{path}index.html"), html)
        };
        for batch in routes.chunks(BATCH) {
            self.files(draw::all(batch, &draw).await)?;
        }
        self.summary.pages = u32::try_from(routes.len()).unwrap_or(u32::MAX);
        let date = |route: &Route| {
            let posts = bundle.posts();
            let post = posts.get(posts.by_id(route.post.as_deref()?)?)?;
            moment(bundle.clock(), post.date()?)
        };
        Ok(routes
            .iter()
            .filter(|route| !head::is_own(route))
            .map(|route| Entry {
                path: route.path(),
                date: date(route),
            })
            .collect())
    }

    /// Hands out files, each with its copies behind it.
    fn files(&mut self, files: Vec<File>) -> Result<(), SiteError> {
        let copies: Vec<_> = if self.options.copies() {
            files
                .par_iter()
                .map(compress::of)
                .collect::<Result<_, _>>()?
        } else {
            Vec::new()
        };
        for file in files.into_iter().chain(copies.into_iter().flatten()) {
            if is_kept(&file.path)? {
                let known = self.integrity.remove(&file.path);
                let value = known.unwrap_or_else(|| integrity::value(&file.bytes));
                self.kept.push(entry(&file.path, value));
            }
            self.summary.files += 1;
            self.summary.bytes += file.bytes.len() as u64;
            (self.write)(file)?;
        }
        Ok(())
    }
}
