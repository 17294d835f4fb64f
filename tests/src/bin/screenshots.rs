//! Writes pictures of the running page, one for each row of the table below, into the folder given. It knows nothing of how the site is built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bayegan_tests::{Page, Visit, Window};

/// What is shown.
struct View {
    name: &'static str,
    /// Of the address, what the view needs.
    query: &'static str,
    /// An element that stands on the page once it is ready.
    ready: &'static str,
}

const LIST: View = View {
    name: "list",
    query: "",
    ready: "main ol li",
};
const SEARCH: View = View {
    name: "search",
    query: "q=شبکه عصبی",
    ready: "main ol mark",
};
const POST: View = View {
    name: "post",
    query: "post=303",
    ready: "main article h1",
};

/// One picture: what, how large, in which theme and which language of the interface.
type Shot = (View, &'static str, Theme, &'static str);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Theme {
    Light,
    Dark,
}

/// All pictures. A file is named after its row, as in `list-phone-light-fa.png`.
const SHOTS: [Shot; 8] = [
    (LIST, "phone", Theme::Light, "fa"),
    (LIST, "tablet", Theme::Dark, "fa"),
    (LIST, "desktop", Theme::Light, "en"),
    (SEARCH, "phone", Theme::Light, "fa"),
    (SEARCH, "desktop", Theme::Dark, "fa"),
    (SEARCH, "tablet", Theme::Light, "en"),
    (POST, "phone", Theme::Light, "fa"),
    (POST, "desktop", Theme::Dark, "fa"),
];

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
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
    for shot in &SHOTS {
        take(shot, &folder);
    }
    ExitCode::SUCCESS
}

/// Opens the page as the row says and writes what the window shows.
fn take((view, size, theme, language): &'static Shot, folder: &Path) {
    let shade = if *theme == Theme::Dark {
        "dark"
    } else {
        "light"
    };
    let file = folder.join(format!("{}-{size}-{shade}-{language}.png", view.name));
    let visit = Visit::default().window(window(size));
    let visit = if *theme == Theme::Dark {
        visit.dark()
    } else {
        visit
    };
    visit.run(|page| async move {
        page.open(&format!("?{}&lang={language}", view.query)).await;
        page.wait_for(view.ready).await;
        settle(&page).await;
        let picture = page.picture().await;
        println!("{} ({} bytes)", file.display(), picture.len());
        if let Err(error) = fs::write(&file, picture) {
            panic!("cannot write `{}`: {error}", file.display());
        }
    });
}

fn window(size: &str) -> Window {
    match size {
        "phone" => Window::PHONE,
        "tablet" => Window::TABLET,
        _ => Window::DESKTOP,
    }
}

/// Waits until the fonts are there and the page has been painted with them.
async fn settle(page: &Page) {
    page.until_true("document.fonts.status == 'loaded'").await;
    let painted =
        "document.timeline.currentTime > (window.settledAt ??= document.timeline.currentTime)";
    page.until_true(painted).await;
}
