//! The archive in frames of other pages: E1 to E8 of `docs/embedding.md`, one test each or several where an engine cannot do a part.

use bayegan_tests::app_ready::{held_back, open, ready};
use bayegan_tests::fixtures;
use bayegan_tests::fixtures::of_page;
use bayegan_tests::{Engine, Faults, Host, Key, Page, Visit};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A page of another origin. `SITE` in it stands for the site's address.
struct Around {
    host: Host,
    _folder: TempDir,
}

impl Around {
    fn new(page: &Page, html: &str) -> Self {
        let folder = of_page(&html.replace("SITE", &page.site_url()));
        std::fs::write(
            folder.path().join("before.html"),
            "<title>before</title><link rel=icon href=data:,>",
        )
        .unwrap();
        let host = Host::start(folder.path(), "/", &Faults::default());
        Self {
            host,
            _folder: folder,
        }
    }

    /// Opens it by a name of the machine that makes the frame one of another site.
    async fn open(&self, page: &Page) {
        page.go(&self.host.other_site_url()).await;
    }
}

/// The script and an element with these attributes.
fn element(attributes: &str) -> String {
    format!(
        "<script async src='SITEembed.js'></script><bayegan-archive title=Archive {attributes}></bayegan-archive>"
    )
}

const FRAME: &str = "bayegan-archive iframe";

/// Goes into the frame and waits for the app there.
async fn enter(page: &Page, frame: &str) {
    page.enter_frame(frame).await;
    ready(page).await;
}

/// A number that an expression gives.
async fn number(page: &Page, expression: &str) -> f64 {
    page.evaluate(expression).await.as_f64().unwrap()
}

/// The frame's document may not have its body yet: 0 then.
const CONTENT: &str = "Math.ceil(document.body?.getBoundingClientRect().height ?? 0)";

/// Waits until the frame is as tall as what it shows; gives the height.
async fn settled(page: &Page, frame: &str) -> f64 {
    page.until("a frame as tall as its content", async || {
        page.enter_frame(frame).await;
        // A frame that is on its way to its document may give none.
        let content = page.evaluate(CONTENT).await.as_f64();
        page.leave_frames().await;
        let height = page.rectangle(frame).await.height();
        (content == Some(height) && height > 0.0).then_some(height)
    })
    .await
}

/// Types into the search as a reader does: WebKit lets a frame of another site take the focus only once somebody has clicked in it.
async fn search(page: &Page, text: &str) {
    page.click("#search").await;
    page.type_into("#search", text).await;
}

/// Searches, opens what is found, and goes back: what asks for storage, history and workers.
async fn use_it(page: &Page) {
    search(page, "einops").await;
    page.press(Key::Enter).await;
    page.wait_for_count(".rows > li", 1).await;
    page.click(".row h2 a").await;
    page.wait_for(".post-page h1").await;
    page.click(".back a").await;
    page.wait_for_count(".rows > li", 1).await;
}

/// Uses the archive in a frame of another site with these attributes.
async fn use_it_framed(page: &Page, attributes: &str) {
    let frame =
        format!("<iframe id=f src='SITE?embed=1' width=600 height=900 {attributes}></iframe>");
    let around = Around::new(page, &frame);
    around.open(page).await;
    enter(page, "#f").await;
    use_it(page).await;
    page.leave_frames().await;
}

#[test]
fn e1_denied_storage_is_borne_at_top_level_and_across_sites() {
    Visit::default().run(|page| async move {
        open(&page, "?embed=1").await;
        use_it(&page).await;
        use_it_framed(&page, "").await;
        page.assert_clean().await;
    });
}

/// Tells the site its address: WebKit takes a policy's `'self'` for nothing in a frame without an origin.
fn tell_address(page: &Page) -> TempDir {
    let site = fixtures::at(&page.site_url());
    page.host().put("/", site.path());
    site
}

#[test]
fn e1_denied_storage_is_borne_in_a_sandbox() {
    Visit::default().run(|page| async move {
        let _site = tell_address(&page);
        use_it_framed(&page, "sandbox=allow-scripts").await;
        page.assert_clean().await;
    });
}

/// Style, font and app have come into a frame without an origin.
async fn assert_whole_without_origin(page: &Page) {
    let frame = "<iframe id=f src='SITEpost/303/?embed=1' sandbox=allow-scripts></iframe>";
    let around = Around::new(page, frame);
    around.open(page).await;
    enter(page, "#f").await;
    assert_eq!(page.evaluate("origin").await, "null");
    page.until_true("[...document.fonts].some(font => font.status == 'loaded')")
        .await;
    let ground = "getComputedStyle(document.querySelector('.page')).borderTopWidth";
    assert_eq!(page.evaluate(ground).await, "1px");
    page.leave_frames().await;
    page.assert_clean().await;
}

#[test]
fn e2_a_frame_without_an_origin_gets_every_file() {
    Visit::default().run(|page| async move {
        let _site = tell_address(&page);
        assert_whole_without_origin(&page).await;
    });
}

#[test]
fn e2_a_frame_without_an_origin_gets_every_file_of_a_site_without_address() {
    Visit::default()
        .except(
            &[Engine::WebKit],
            "a policy's 'self' is nothing in a frame without an origin",
        )
        .run(|page| async move {
            assert_whole_without_origin(&page).await;
        });
}

/// The script that registers workers has come to its end, which waits for the registering, and none is there.
const HAS_NOT_REGISTERED: &str = "import(document.querySelector('script[src*=\"offline-\"]').src)
    .then(() => navigator.serviceWorker.getRegistrations())
    .then(all => all.length == 0)";

#[test]
fn e3_a_frame_registers_no_worker() {
    Visit::default().run(|page| async move {
        for query in ["", "?embed=1"] {
            let frame = format!("<iframe id=f src='SITE{query}'></iframe>");
            let around = Around::new(&page, &frame);
            around.open(&page).await;
            enter(&page, "#f").await;
            assert_eq!(
                page.evaluate_async(HAS_NOT_REGISTERED).await,
                true,
                "{query}"
            );
            page.leave_frames().await;
            let mut requests = page.requests().into_iter();
            assert!(!requests.any(|request| request.path.ends_with("/sw.js")));
        }
        page.assert_clean().await;
    });
}

/// A page that makes its frame higher by 8 pixels than it is told to, and counts.
const GENEROUS: &str = "<iframe id=f src='SITE?embed=1' width=500></iframe><script>
    window.heights = [];
    addEventListener('message', ({ source, data }) => {
        if (source != f.contentWindow || data.bayegan != 'height') return;
        heights.push(data.height);
        f.style.height = data.height + 8 + 'px';
    })</script>";

/// Waits until the frame has nothing new to say, and gives what it said last.
async fn at_rest(page: &Page) -> f64 {
    page.until("the height comes to rest", async || {
        let frames = "(async () => {
            const before = heights.length;
            for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
            return before == heights.length && heights.at(-1);
        })()";
        page.evaluate_async(frames).await.as_f64()
    })
    .await
}

#[test]
fn e4_the_height_settles_and_shrinks() {
    Visit::default().run(|page| async move {
        let around = Around::new(&page, GENEROUS);
        around.open(&page).await;
        enter(&page, "#f").await;
        page.wait_for_count(".rows > li", 10).await;
        page.leave_frames().await;
        let whole = at_rest(&page).await;
        let said = number(&page, "heights.length").await;
        assert!(said < 10.0, "{said} messages");
        page.enter_frame("#f").await;
        assert_eq!(number(&page, CONTENT).await, whole);
        // Below the list there is nothing but the border.
        let bottom =
            |css: &str| format!("document.querySelector('{css}').getBoundingClientRect().bottom");
        let below = [bottom(".page"), bottom(".list-page")].join(" - ");
        // Engines round to parts of a pixel of their own.
        let border = number(&page, &below).await;
        assert!((border - 1.0).abs() < 0.1, "{border}");
        search(&page, "einops").await;
        page.wait_for_count(".rows > li", 1).await;
        let found = number(&page, CONTENT).await;
        page.leave_frames().await;
        page.until_true(&format!("heights.at(-1) == {found}")).await;
        assert!(found < whole / 2.0, "{found} of {whole}");
        page.enter_frame("#f").await;
        page.click(".search .clear").await;
        page.wait_for_count(".rows > li", 10).await;
        page.leave_frames().await;
        page.until_true(&format!("heights.at(-1) == {whole}")).await;
        page.assert_clean().await;
    });
}

/// What is no height.
const ODD: [&str; 14] = [
    "null",
    "undefined",
    "1",
    "'height'",
    "'__proto__'",
    "[]",
    "{}",
    "{ bayegan: 'height' }",
    "{ bayegan: 'height', height: NaN }",
    "{ bayegan: 'height', height: Infinity }",
    "{ bayegan: 'height', height: '500px' }",
    "{ bayegan: 'height', height: { valueOf: 1 } }",
    "{ bayegan: '__proto__', height: 500 }",
    "JSON.parse('{ \"__proto__\": { \"bayegan\": \"height\", \"height\": 500 } }')",
];

/// Keeps each height that the element takes.
const WATCH: &str = "(() => { window.heights = [];
    new MutationObserver(() => heights.push(document.querySelector('iframe').style.height))
        .observe(document.querySelector('iframe'), { attributeFilter: ['style'] });
})()";

/// The frame says so, and the element takes this height; one that has scrollbars now may turn out to need another.
async fn say(page: &Page, height: &str, taken: u32) {
    page.enter_frame(FRAME).await;
    page.evaluate(&format!(
        "parent.postMessage({{ bayegan: 'height', height: {height} }}, '*')"
    ))
    .await;
    page.leave_frames().await;
    page.until_true(&format!("heights.includes('{taken}px')"))
        .await;
}

#[test]
fn e5_messages_are_checked_for_source_shape_and_range() {
    Visit::default().run(|page| async move {
        let around = Around::new(&page, &element("post=303"));
        around.open(&page).await;
        settled(&page, FRAME).await;
        page.evaluate(WATCH).await;
        say(&page, "401.2", 402).await;
        page.enter_frame(FRAME).await;
        for odd in ODD {
            page.evaluate(&format!("void parent.postMessage({odd}, '*')"))
                .await;
        }
        page.leave_frames().await;
        // Of the right shape, from a window that is not the frame.
        page.evaluate("void postMessage({ bayegan: 'height', height: 500 }, '*')")
            .await;
        say(&page, "403", 403).await;
        let taken = page.evaluate("heights").await;
        assert_eq!(taken, json!(["402px", "403px"]));
        for (height, taken) in [
            ("-5", 32),
            ("1e9", 20000),
            ("0", 32),
            ("Number.MAX_VALUE", 20000),
            ("600", 600),
        ] {
            page.evaluate("void (heights.length = 0)").await;
            say(&page, height, taken).await;
        }
        page.assert_clean().await;
    });
}

#[test]
fn e5_the_frame_checks_what_it_is_told_too() {
    Visit::default().run(|page| async move {
        let around = Around::new(&page, &element("post=303 theme=light"));
        around.open(&page).await;
        settled(&page, FRAME).await;
        let odd = ODD.into_iter().map(str::to_owned);
        let themes = ["'__proto__'", "'red'", "''", "null", "{}", "['dark']", "NaN"];
        let themes = themes.map(|theme| format!("{{ bayegan: 'theme', theme: {theme} }}"));
        for message in odd.chain(themes) {
            page.evaluate(&format!("void document.querySelector('iframe').contentWindow.postMessage({message}, '*')")).await;
        }
        page.enter_frame(FRAME).await;
        // Of the right shape, but from the frame itself; all others came before it.
        page.evaluate("void postMessage({ bayegan: 'theme', theme: 'dark' }, '*')").await;
        page.evaluate("void addEventListener('message', () => (window.heard = true)), void postMessage('last', '*')").await;
        page.until_true("window.heard").await;
        assert_eq!(page.attribute("html", "data-theme").await.as_deref(), Some("light"));
        page.leave_frames().await;
        page.assert_clean().await;
    });
}

const IS_DARK: &str = "(() => {
    const [red] = getComputedStyle(document.querySelector('.page')).backgroundColor.match(/[0-9]+/);
    return red < 128;
})()";

/// The colour that the window shows at a point.
async fn colour(page: &Page, x: f64, y: f64) -> Value {
    let picture = json!(page.picture().await);
    let script = format!(
        "createImageBitmap(new Blob([new Uint8Array({picture})])).then(image => {{
            const canvas = document.createElement('canvas');
            canvas.width = image.width;
            canvas.height = image.height;
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            return [...context.getImageData({x}, {y}, 1, 1).data].slice(0, 3);
        }})"
    );
    page.evaluate_async(&script).await
}

/// A page that has one of the schemes and a ground of its own.
fn coloured(scheme: &str, attributes: &str) -> String {
    let style = format!(
        "<style>:root {{ color-scheme: {scheme}; background: rgb(40, 90, 140) }} body {{ margin: 20px }}</style>"
    );
    style + &element(attributes)
}

#[test]
fn e6_the_frame_has_the_theme_that_is_asked_for_and_paints_none_of_the_ground_around_it() {
    Visit::default().run(|page| async move {
        for (scheme, theme, is_dark) in [
            ("light", "", false),
            ("dark", "", true),
            ("normal", "theme=host", false),
            ("light", "theme=dark", true),
            ("dark", "theme=light", false),
            ("dark", "theme=system", false),
            ("dark", "theme=auto", true),
        ] {
            let around = Around::new(
                &page,
                &coloured(scheme, &format!("tags=read limit=1 {theme}")),
            );
            around.open(&page).await;
            settled(&page, FRAME).await;
            enter(&page, FRAME).await;
            assert_eq!(page.evaluate(IS_DARK).await, is_dark, "{scheme} {theme}");
            page.leave_frames().await;
            let frame = page.rectangle(FRAME).await;
            let corner = colour(&page, frame.left + 1.0, frame.top + 1.0).await;
            assert_eq!(corner, json!([40, 90, 140]), "{scheme} {theme}");
        }
        page.assert_clean().await;
    });
}

#[test]
fn e6_the_theme_follows_the_page_around_and_its_attribute() {
    Visit::default().run(|page| async move {
        let around = Around::new(&page, &coloured("light", "post=303"));
        around.open(&page).await;
        settled(&page, FRAME).await;
        let marked = "document.querySelector('iframe').marked = true";
        page.evaluate(marked).await;
        for (change, is_dark) in [
            ("document.documentElement.style.colorScheme = 'dark'", true),
            ("document.documentElement.style.colorScheme = ''", false),
            (
                "document.querySelector('bayegan-archive').setAttribute('theme', 'dark')",
                true,
            ),
            (
                "document.querySelector('bayegan-archive').setAttribute('theme', 'nonsense')",
                false,
            ),
        ] {
            page.evaluate(&format!("void ({change})")).await;
            page.enter_frame(FRAME).await;
            page.until_true(&format!("{IS_DARK} == {is_dark}")).await;
            page.leave_frames().await;
        }
        // It was told, not loaded anew.
        assert_eq!(
            page.evaluate("document.querySelector('iframe').marked")
                .await,
            true
        );
        page.assert_clean().await;
    });
}

#[test]
fn e6_the_theme_follows_the_readers_system() {
    Visit::default()
        .except(
            &[Engine::WebKit],
            "it takes the system's preferences at the start alone",
        )
        .run(|page| async move {
            let around = Around::new(&page, &coloured("light dark", "post=303"));
            around.open(&page).await;
            settled(&page, FRAME).await;
            for is_dark in [true, false] {
                page.prefer_dark(is_dark).await;
                page.enter_frame(FRAME).await;
                page.until_true(&format!("{IS_DARK} == {is_dark}")).await;
                page.leave_frames().await;
            }
        });
}

#[test]
fn e6_an_unknown_theme_is_none() {
    Visit::default().dark().run(|page| async move {
        for (theme, attribute, is_dark) in [
            ("light", Some("light"), false),
            ("system", None, true),
            ("red", None, true),
            ("__proto__", None, true),
        ] {
            open(&page, &format!("?embed=1&theme={theme}")).await;
            assert_eq!(
                page.attribute("html", "data-theme").await.as_deref(),
                attribute
            );
            assert_eq!(page.evaluate(IS_DARK).await, is_dark, "{theme}");
        }
        open(&page, "?theme=light").await;
        assert_eq!(page.attribute("html", "data-theme").await, None);
        page.assert_clean().await;
    });
}

/// Opens the page before, then the one with the frame; gives the length of the history there.
async fn arrive(page: &Page, around: &Around) -> f64 {
    page.go(&format!("{}before.html", around.host.other_site_url()))
        .await;
    around.open(page).await;
    number(page, "history.length").await
}

/// One Back leaves the page with the frame.
async fn leave(page: &Page, length: f64) {
    page.leave_frames().await;
    assert_eq!(number(page, "history.length").await, length);
    page.back().await;
    page.until_true("document.title == 'before'").await;
}

#[test]
fn e7_after_twenty_ways_one_back_leaves_the_page_around() {
    Visit::default().run(|page| async move {
        for query in ["", "?embed=1"] {
            let frame = format!("<iframe id=f src='SITE{query}' width=800 height=900></iframe>");
            let around = Around::new(&page, &frame);
            let length = arrive(&page, &around).await;
            enter(&page, "#f").await;
            for way in 0..10 {
                // One of those in sight: where the app has just scrolled to the top, WebKit may take back a scroll that follows.
                page.click(&format!(".rows > li:nth-child({}) h2 a", way % 3 + 1))
                    .await;
                page.wait_for(".post-page h1").await;
                page.click(".back a").await;
                page.wait_for(".rows > li").await;
            }
            search(&page, "einops").await;
            page.wait_for_count(".rows > li", 1).await;
            page.until_true("location.search.includes('einops')").await;
            // A place within the view is a way too.
            page.evaluate("document.querySelector('.skip').click()")
                .await;
            page.until_true("location.hash == '#main'").await;
            leave(&page, length).await;
        }
        page.assert_clean().await;
    });
}

#[test]
fn e7_ways_that_are_followed_before_the_app_comes_leave_no_entry_either() {
    let faults = held_back();
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            let frame = "<iframe id=f src='SITE?embed=1&theme=dark' width=600 height=900></iframe>";
            let around = Around::new(&page, frame);
            let length = arrive(&page, &around).await;
            page.enter_frame("#f").await;
            page.click(".row h2 a").await;
            page.wait_for(".post-page h1").await;
            page.until_true("location.search == '?embed=1&theme=dark'")
                .await;
            assert_eq!(
                page.attribute("html", "data-theme").await.as_deref(),
                Some("dark")
            );
            faults.clear();
            ready(&page).await;
            leave(&page, length).await;
            page.assert_clean().await;
        });
}

/// Opens a page with a frame between two buttons, `a` and `z`, and waits for the frame.
async fn open_between_buttons(page: &Page) -> Around {
    let html = format!(
        "<button id=a>before</button>{}<button id=z>after</button>",
        element("tags=read limit=2")
    );
    let around = Around::new(page, &html);
    around.open(page).await;
    settled(page, FRAME).await;
    around
}

#[test]
fn e8_the_frame_is_named_comes_late_and_takes_no_focus() {
    Visit::default().run(|page| async move {
        let _around = open_between_buttons(&page).await;
        for (name, value) in [("title", "Archive"), ("loading", "lazy")] {
            assert_eq!(page.attribute(FRAME, name).await.as_deref(), Some(value));
        }
        let sandbox = page.attribute(FRAME, "sandbox").await.unwrap();
        assert_eq!(
            sandbox,
            "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        );
        enter(&page, FRAME).await;
        assert_eq!(
            page.evaluate("document.activeElement == document.body")
                .await,
            true
        );
        let inside = "[...document.querySelectorAll('a[href]')].filter(a => a.origin != origin)
            .every(a => a.target == '_blank' && a.relList.contains('noopener'))";
        page.click(".row h2 a").await;
        page.wait_for(".post-page .links a").await;
        assert_eq!(page.evaluate(inside).await, true);
        page.leave_frames().await;
        page.assert_clean().await;
    });
}

#[test]
fn e8_tab_goes_through_the_frame_and_out_of_it() {
    Visit::default().run(|page| async move {
        let _around = open_between_buttons(&page).await;
        page.evaluate("a.focus()").await;
        let mut was_inside = false;
        for _ in 0..60 {
            page.press(Key::Tab).await;
            let focused = page
                .evaluate("document.activeElement.id || document.activeElement.localName")
                .await;
            was_inside |= focused == "iframe";
            if focused == "z" {
                break;
            }
        }
        assert!(was_inside);
        assert_eq!(page.evaluate("document.activeElement.id").await, "z");
    });
}

/// Clicks in a card and sees where the new tab is.
async fn opened(page: &Page, css: &str) -> String {
    let first = page.tab().await;
    enter(page, FRAME).await;
    page.click(css).await;
    page.leave_frames().await;
    let second = page.wait_for_tab(std::slice::from_ref(&first)).await;
    page.switch_to(&second).await;
    ready(page).await;
    let address = page.address().await;
    page.close_tab().await;
    page.switch_to(&first).await;
    address
}

#[test]
fn e8_a_card_leads_outside() {
    Visit::default()
        .except(
            &[Engine::WebKit],
            "its driver does not see tabs that pages open",
        )
        .run(|page| async move {
            let around = Around::new(&page, &element("post=303 lang=en"));
            around.open(&page).await;
            settled(&page, FRAME).await;
            assert_eq!(opened(&page, ".top .name").await, "post/303/?lang=en");
            assert_eq!(opened(&page, ".tag").await, "tag/tweet/?lang=en");
            enter(&page, FRAME).await;
            page.wait_for(".post-page h1").await;
        });
}

#[test]
fn a_post_that_is_gone_is_said_in_the_card() {
    Visit::default().run(|page| async move {
        let around = Around::new(&page, &element("post=99999"));
        around.open(&page).await;
        settled(&page, FRAME).await;
        enter(&page, FRAME).await;
        page.wait_for_text("h1", "این نوشته در بایگانی نیست").await;
        page.wait_for("html[data-embed=card]").await;
    });
}

#[test]
fn three_embeds_settle_and_one_back_leaves() {
    Visit::default().run(|page| async move {
        let style = "<style>body { display: flex } bayegan-archive { flex: 1 }</style>";
        let elements = [
            "id=a post=303",
            "id=b tags=read limit=3 hide=search,filters",
            "id=c q=einops",
        ]
        .map(element);
        let around = Around::new(&page, &(style.to_owned() + &elements.concat()));
        let length = arrive(&page, &around).await;
        for (id, rows) in [("a", 0), ("b", 3), ("c", 1)] {
            let frame = format!("#{id} iframe");
            enter(&page, &frame).await;
            page.wait_for_count(".rows > li", rows).await;
            page.leave_frames().await;
            settled(&page, &frame).await;
        }
        leave(&page, length).await;
        page.assert_clean().await;
    });
}

#[test]
fn the_compact_view_is_there_before_the_app() {
    let faults = held_back();
    Visit::default().faults(&faults.clone()).run(|page| async move {
        page.open("tag/read/?embed=1&limit=2&hide=search,nonsense,__proto__,tags").await;
        // Nothing is painted before this script has run.
        page.wait_for("head script[src*='frame-']:not([async], [defer], [type])").await;
        let shown = "['.languages', '.skip', '.search', '.tags', '.to-embed', '.turn', '.row h2', '.excerpt', '.found']
            .filter(css => document.querySelector(css)?.checkVisibility())";
        let expected = json!([".row h2", ".excerpt", ".found"]);
        assert_eq!(page.evaluate(shown).await, expected);
        assert_eq!(page.attribute("html", "data-hide").await.as_deref(), Some("search tags"));
        // Where the file is that of another list, it waits.
        page.open("?embed=1&q=einops").await;
        assert_eq!(page.evaluate("document.querySelector('.row').checkVisibility()").await, false);
        faults.clear();
        ready(&page).await;
        page.wait_for_count(".rows > li", 1).await;
        assert_eq!(page.evaluate("document.querySelector('.row').checkVisibility()").await, true);
        page.assert_clean().await;
    });
}

/// Goes into the live preview. A frame that comes late comes when it is scrolled to; how near is the engine's own.
async fn enter_preview(page: &Page) {
    page.evaluate("preview.scrollIntoView()").await;
    enter(page, "#preview iframe").await;
}

/// A post is shown, without these parts.
async fn assert_post_hides(page: &Page, parts: &str) {
    page.wait_for(".post-page h1").await;
    let hidden = page.attribute("html", "data-hide").await;
    assert_eq!(hidden.as_deref(), Some(parts));
}

/// The preview has followed the form to a post without these parts. It is waited for before the next change: Firefox logs an error where a
/// frame is taken away while the offline worker hands it a file.
async fn assert_preview_hides(page: &Page, parts: &str) {
    enter_preview(page).await;
    assert_post_hides(page, parts).await;
    page.leave_frames().await;
}

#[test]
fn the_page_for_embedding_writes_a_snippet_that_works() {
    Visit::default().under("/archive/").run(|page| async move {
        open(&page, "?q=einops").await;
        page.click(".to-embed a").await;
        page.until_true("document.forms[0]?.elements.q.value == 'einops'")
            .await;
        assert_eq!(page.attribute("html", "dir").await.as_deref(), Some("rtl"));
        page.until_true(
            "document.getElementById('code').value.includes('<bayegan-archive q=\"einops\"')",
        )
        .await;
        enter_preview(&page).await;
        page.wait_for_count(".rows > li", 1).await;
        page.leave_frames().await;
        // A frame of the site's own origin has no sandbox: it could take it off itself.
        assert_eq!(page.attribute("#preview iframe", "sandbox").await, None);
        page.fill("[name=post]", "303").await;
        page.press(Key::Tab).await;
        page.until_true("code.value.includes('post=\"303\"')").await;
        assert_preview_hides(&page, "").await;
        page.click("[value=related]").await;
        page.until_true("code.value.includes('hide=\"related\"')")
            .await;
        assert_preview_hides(&page, "related").await;
        let codes = page.evaluate("[code.value, plain.value]").await;
        for code in codes.as_array().unwrap() {
            let around = Around::new(&page, code.as_str().unwrap());
            around.open(&page).await;
            enter(&page, "iframe").await;
            assert_post_hides(&page, "related").await;
            page.leave_frames().await;
        }
        page.assert_clean().await;
    });
}
