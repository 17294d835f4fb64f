//! Nothing of an archive runs, and nothing leaves the site: the requirements S1 to S5 of docs/requirements.md, on the built site, as far as an
//! engine has a say. What a hostile channel comes to stands in `safe_attacks`.

use bayegan_tests::{Fault, FaultKind, Faults, Host, Page, Visit};
use serde_json::json;

use bayegan_tests::app_ready::open;
use bayegan_tests::fixtures;
use bayegan_tests::fixtures::of_page as page_of;

/// One page of each kind.
const KINDS: [&str; 5] = ["", "post/303/", "tag/read/", "?q=شبکه", "no/such/place"];

/// What an app might add that no page may have: scripts, styles and handlers of its own text.
const OWN: &str = "[...document.querySelectorAll('*')].filter(element =>
    element.matches('style, [style], script:not([src]):not([type=\"application/ld+json\"])')
    || [...element.attributes].some(attribute => attribute.name.startsWith('on'))).map(element => element.outerHTML)";

/// From now on keeps what the policy refuses.
async fn watch(page: &Page) {
    let listen = "(() => { window.refused = []; addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective + ' ' + event.blockedURI)) })()";
    page.evaluate(listen).await;
}

#[test]
fn s1_s2_s3_a_policy_stands_on_every_page_and_nothing_violates_it() {
    Visit::default().run(|page| async move {
        for address in KINDS {
            open(&page, address).await;
            let policy = page.attribute("meta[http-equiv=Content-Security-Policy]", "content");
            let policy = policy.await.unwrap();
            for rule in [
                "default-src 'none'",
                "script-src 'self' 'wasm-unsafe-eval';",
                "style-src 'self';",
                "connect-src 'self';",
                "require-trusted-types-for 'script'",
            ] {
                assert!(policy.contains(rule), "{address}: {policy}");
            }
            assert_eq!(page.evaluate(OWN).await, json!([]), "{address}");
            watch(&page).await;
            page.fill("#search", "a").await;
            page.until_true("location.search.includes('q=a')").await;
            page.click(".name").await;
            page.wait_for_count(".rows > li", 21).await;
            assert_eq!(page.evaluate("refused").await, json!([]), "{address}");
        }
        page.until_resolved("navigator.serviceWorker.ready.then(() => true)")
            .await;
        let errors = page.errors().await;
        // A page for what is missing comes with its own status, which is all.
        let other = errors.iter().filter(|error| !error.contains("404"));
        assert_eq!(other.count(), 0, "{errors:?}");
        assert!(page.foreign_requests().await.is_empty());
    });
}

#[test]
fn s1_what_is_not_of_the_site_is_refused() {
    Visit::default().run(|page| async move {
        let other = page_of("elsewhere");
        let host = Host::start(other.path(), "/", &Faults::default());
        open(&page, "").await;
        watch(&page).await;
        let url = host.url();
        let add = |name: &str, attributes: &str| format!("document.body.append(Object.assign(document.createElement('{name}'), {attributes}))");
        for attempt in [
            add("img", &format!("{{ src: '{url}a.png' }}")),
            add("iframe", &format!("{{ src: '{url}' }}")),
            add("link", &format!("{{ rel: 'stylesheet', href: '{url}a.css' }}")),
            format!("fetch('{url}').then(() => window.ran = 1, () => {{}})"),
            format!("(() => {{ const script = document.createElement('script'); script.setAttribute('src', '{url}a.js'); document.body.append(script) }})()"),
        ] {
            // Where Trusted Types are known, the attempt may already throw.
            page.evaluate(&format!("(() => {{ const before = refused.length; try {{ {attempt} }} catch {{ refused.push('thrown') }} }})()")).await;
        }
        page.until_true("refused.length >= 5").await;
        assert_eq!(page.evaluate("window.ran === undefined").await, true);
        assert!(host.requests().is_empty(), "{:?}", host.requests());
    });
}

#[test]
fn s4_text_does_not_become_html_or_a_script() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        assert_eq!(page.evaluate("typeof trustedTypes").await, "object");
        for sink in [
            "document.createElement('div').innerHTML = '<b>x</b>'",
            "document.write('x')",
            "document.createElement('script').src = 'a.js'",
            "trustedTypes.createPolicy('other', {})",
            "trustedTypes.createPolicy('bayegan', {})",
        ] {
            let caught = format!("(() => {{ try {{ {sink}; return 'done' }} catch (error) {{ return error.name }} }})()");
            assert_eq!(page.evaluate(&caught).await, "TypeError", "{sink}");
        }
        let registered = "(async () => navigator.serviceWorker.register('other.js'))().then(() => 'done', error => error.name)";
        assert_eq!(page.evaluate_async(registered).await, "TypeError");
    });
}

/// The page with one file damaged, and what must hold then.
fn damaged(start: &str, end: &str, holds: &'static str) {
    let faults = Faults::default();
    let file = fixtures::file(&fixtures::built(), start, end);
    faults.set([Fault::new(&file, FaultKind::Corrupt(10))]);
    Visit::default()
        .faults(&faults)
        .run(move |page| async move {
            page.open("").await;
            page.wait_for(".row h2 a").await;
            page.until_true(holds).await;
            assert_eq!(page.count("html[data-live]").await, 0);
        });
}

const IS_SAID: &str = "!document.getElementById('failure').hidden";

#[test]
fn s5_a_damaged_wasm_is_not_run() {
    damaged("viewer_bg", ".wasm", IS_SAID);
}

#[test]
fn s5_a_damaged_script_is_not_run() {
    damaged("viewer-", ".js", IS_SAID);
    damaged("boot", ".js", "document.readyState == 'complete'");
}

#[test]
fn s5_a_damaged_style_is_not_taken() {
    let faults = Faults::default();
    let file = fixtures::file(&fixtures::built(), "viewer-", ".css");
    faults.set([Fault::new(&file, FaultKind::Corrupt(10))]);
    Visit::default().faults(&faults).run(|page| async move {
        page.open("").await;
        page.until_true("document.readyState == 'complete'").await;
        let applied = "[...document.styleSheets].filter(sheet => { try { return sheet.cssRules.length > 0 } catch { return false } }).length";
        assert_eq!(page.evaluate(applied).await, 0);
    });
}
