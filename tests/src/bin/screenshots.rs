//! Writes pictures of the running page: of each kind of view, at each size, in both themes, in Persian and English. It knows nothing of how
//! the site is built.
//!
//! `screenshots FOLDER [WORD]...`: a picture is named as in `list-phone-light-fa.png`; with words, those alone are taken whose name holds one
//! of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bayegan_tests::{Fault, FaultKind, Faults, Page, Visit, Window};

/// A kind of view.
struct View {
    name: &'static str,
    address: &'static str,
    /// What the reader does there.
    clicks: &'static str,
    /// An element that stands on the page once it is ready.
    ready: &'static str,
    /// The sizes at which there is something of its own to see; all where there are none.
    sizes: &'static [&'static str],
}

const fn view(name: &'static str, address: &'static str, ready: &'static str) -> View {
    View {
        name,
        address,
        clicks: "",
        ready,
        sizes: &[],
    }
}

/// Every kind of view. The first is what stands there where the app does not come; the browser keeps the app from then on.
const VIEWS: [View; 15] = [
    view(FAILED, "", "#failure:not([hidden])"),
    view("list", "", "main ol li"),
    View {
        clicks: ".unfold",
        sizes: &["phone"],
        ..view("filters", "?tag=read&kind=paper", ".filters .facet")
    },
    view("search", "?q=شبکه عصبی", "main ol mark"),
    view("nothing", "?q=هیچچیزیچنیننیست", ".nothing"),
    view("post", "post/303/", "main article h1"),
    View {
        clicks: ".rows li:nth-child(3) h2 a",
        sizes: &["wide"],
        ..view("beside", "", "main article h1")
    },
    View {
        clicks: ".rows h2 a",
        sizes: &["wide"],
        ..view("beside-search", "?q=مدل", "main article h1")
    },
    view("tag", "tag/read/", "main ol li"),
    view("links", "links/", ".library"),
    view("overview", "overview/", ".bars"),
    View {
        clicks: ".actions button",
        ..view("saving", "post/300/", ".actions [aria-pressed=true]")
    },
    view("saved", "saved/", "main ol li, main ul li"),
    view("settings", "settings/", ".choice"),
    view("embed", "?embed=1&limit=3", "html[data-embed] main ol li"),
];

const FAILED: &str = "failed";
const SIZES: [(&str, Window); 4] = [
    ("phone", Window::PHONE),
    ("tablet", Window::TABLET),
    ("desktop", Window::DESKTOP),
    ("wide", Window::WIDE),
];
const THEMES: [&str; 2] = ["light", "dark"];
const LANGUAGES: [&str; 2] = ["fa", "en"];

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let Some(folder) = words.next().map(PathBuf::from) else {
        eprintln!("error: name the folder to write into");
        return ExitCode::FAILURE;
    };
    if let Err(error) = fs::create_dir_all(&folder) {
        eprintln!(
            "error: cannot make the folder `{}`: {error}",
            folder.display()
        );
        return ExitCode::FAILURE;
    }
    let words: Vec<String> = words
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    for (size, window) in SIZES {
        for theme in THEMES {
            for language in LANGUAGES {
                take(size, window, [theme, language], &folder, &words);
            }
        }
    }
    ExitCode::SUCCESS
}

/// One visit: every view.
fn take(
    size: &'static str,
    window: Window,
    [theme, language]: [&'static str; 2],
    folder: &Path,
    words: &[String],
) {
    let shots: Vec<_> = VIEWS
        .iter()
        .filter(|view| view.sizes.is_empty() || view.sizes.contains(&size))
        .map(|view| {
            let name = format!("{}-{size}-{theme}-{language}.png", view.name);
            (view, folder.join(&name), name)
        })
        .filter(|(_, _, name)| words.is_empty() || words.iter().any(|word| name.contains(word)))
        .collect();
    if shots.is_empty() {
        return;
    }
    let faults = Faults::default();
    let visit = Visit::default()
        .window(window)
        .prefer("prefers-color-scheme", theme)
        .faults(&faults);
    visit.run(|page| async move {
        for (view, file, _) in shots {
            show(&page, view, language, &faults).await;
            let picture = page.picture().await;
            println!("{} ({} bytes)", file.display(), picture.len());
            if let Err(error) = fs::write(&file, picture) {
                panic!("cannot write `{}`: {error}", file.display());
            }
        }
    });
}

async fn show(page: &Page, view: &View, language: &str, faults: &Faults) {
    let fails = view.name == FAILED;
    faults.set(fails.then(|| Fault::new(".wasm", FaultKind::NotFound)));
    let sign = if view.address.contains('?') { '&' } else { '?' };
    page.open(&format!("{}{sign}lang={language}", view.address))
        .await;
    if !fails {
        page.wait_for("html[data-live]").await;
    }
    if !view.clicks.is_empty() {
        page.wait_for(view.clicks).await;
        page.click(view.clicks).await;
    }
    page.wait_for(view.ready).await;
    settle(page).await;
}

/// Waits until the fonts are there, nothing moves any more, and the page has been painted with them.
async fn settle(page: &Page) {
    page.until_true("document.fonts.status == 'loaded'").await;
    page.until_true("document.getAnimations().every(({ playState }) => playState == 'finished')")
        .await;
    let painted =
        "document.timeline.currentTime > (window.settledAt ??= document.timeline.currentTime)";
    page.until_true(painted).await;
}
