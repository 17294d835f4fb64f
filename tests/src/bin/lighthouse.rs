//! `cargo xtask lighthouse`: what Lighthouse says of the pages of a built site. Its opinions must be 100 each; performance, which depends on the
//! machine, is printed alone. It knows nothing of how Lighthouse is installed.

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};

use bayegan_server::{BasePath, Server};
use serde_json::Value;

/// One page of each kind.
const PAGES: [&str; 5] = ["", "post/303/", "tag/read/", "links/", "overview/"];

/// What must be perfect: none of it is a time.
const OPINIONS: [&str; 3] = ["accessibility", "best-practices", "seo"];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let (Some(program), Some(folder)) = (words.next(), words.next()) else {
        eprintln!("error: name the program lighthouse and the folder of a built site");
        return ExitCode::FAILURE;
    };
    match ask(&program, folder.as_ref()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Asks about every page; whether all is perfect that must be.
fn ask(program: &str, folder: &Path) -> Result<bool, Box<dyn Error>> {
    let server = Server::start(folder, BasePath::default(), 0)?;
    let mut is_perfect = true;
    for page in PAGES {
        let report = report(program, &format!("{}{page}", server.url()))?;
        println!("/{page}");
        for (name, category) in report["categories"].as_object().into_iter().flatten() {
            let score = category["score"].as_f64().unwrap_or_default();
            println!("  {name} {:.0}", score * 100.0);
            if OPINIONS.contains(&name.as_str()) && score < 1.0 {
                is_perfect = false;
                print_faults(&report, category);
            }
        }
    }
    Ok(is_perfect)
}

fn report(program: &str, url: &str) -> Result<Value, Box<dyn Error>> {
    let mut command = Command::new(program);
    command.args([url, "--quiet", "--output=json"]);
    command.arg("--chrome-flags=--headless=new --no-sandbox");
    if let Some(chromium) = std::env::var_os("BAYEGAN_CHROMIUM") {
        // The name by which its launcher is told of a browser.
        command.env("CHROME_PATH", chromium);
    }
    let said = command.output()?;
    if !said.status.success() {
        let words = String::from_utf8_lossy(&said.stderr);
        return Err(format!("lighthouse failed at {url}: {words}").into());
    }
    Ok(serde_json::from_slice(&said.stdout)?)
}

/// The audits of a category that a page did not pass.
fn print_faults(report: &Value, category: &Value) {
    for part in category["auditRefs"].as_array().into_iter().flatten() {
        let audit = &report["audits"][part["id"].as_str().unwrap_or_default()];
        if audit["score"].as_f64().is_some_and(|score| score < 1.0) {
            println!("    {}: {}", audit["title"], audit["details"]["items"]);
        }
    }
}
