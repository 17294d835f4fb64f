//! Visits in which times are taken. It must not know what the figures are for.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context, Result, bail};
use bayegan_tests::{Page, Visit};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Times, Trial, folder};

/// How many queries are timed in one call: the browser's driver waits for a call half a minute and no longer, and on a busy machine the
/// slowest queries of a peer take a second together with their passes.
const CHUNK: usize = 5;

/// What a call of the page's `measure` gives.
#[derive(Deserialize)]
struct Measured {
    first: Vec<u32>,
    us: Vec<f64>,
}

/// Times the queries of each trial.
///
/// # Errors
/// Says which file is missing, or that the page's answer cannot be read.
///
/// # Panics
/// Where the browser or the page fails, as the visits of `bayegan-tests` do.
pub fn times(package: &Path, engine: &Path, trials: &[Trial]) -> Result<Vec<Times>> {
    let folder = folder::lay_out(package, engine, trials)?;
    let queries: Vec<Vec<String>> = trials.iter().map(|trial| trial.queries.clone()).collect();
    visit(
        Visit::default().site(folder.path()),
        move |page| async move {
            let mut all = Vec::new();
            for (number, queries) in queries.iter().enumerate() {
                let blob = folder::blob(number);
                let bayegan = measured(&page, &format!("answer({})", json!(blob)), queries).await?;
                let documents = json!(folder::documents(number));
                let minisearch =
                    measured(&page, &format!("minisearch({documents})"), queries).await?;
                all.push(Times {
                    bayegan_us: bayegan.us,
                    first: bayegan.first,
                    minisearch_us: minisearch.us,
                });
            }
            Ok(all)
        },
    )
}

/// Times a key in the search field of the built site, for each text that the field comes to hold.
///
/// # Errors
/// Says that the page's answer cannot be read.
///
/// # Panics
/// As [`times`] does.
pub fn keystrokes(queries: &[String]) -> Result<Vec<f64>> {
    let queries = queries.to_vec();
    visit(Visit::default(), move |page| async move {
        page.open("").await;
        page.wait_for(".rows > li").await;
        let script = include_str!("../../chromium/keystrokes.js");
        let mut us: Vec<f64> = Vec::new();
        for chunk in queries.chunks(CHUNK) {
            let call = format!("{}({})", expression(script), json!(chunk));
            us.extend(read::<Vec<f64>>(page.evaluate(&call).await)?);
        }
        Ok(us)
    })
}

/// Loads the page anew, lets an engine answer, and times it.
async fn measured(page: &Page, prepare: &str, queries: &[String]) -> Result<Measured> {
    page.open("").await;
    page.until_true("window.loaded").await;
    if page.evaluate(prepare).await != true {
        bail!("in Chromium `{prepare}` made no engine that answers");
    }
    let mut all = Measured {
        first: Vec::new(),
        us: Vec::new(),
    };
    for chunk in queries.chunks(CHUNK) {
        let call = format!("measure({})", json!(chunk));
        let part: Measured = read(page.evaluate(&call).await)?;
        all.first.extend(part.first);
        all.us.extend(part.us);
    }
    Ok(all)
}

fn read<T: for<'de> Deserialize<'de>>(value: Value) -> Result<T> {
    serde_json::from_value(value).context("cannot read the times that Chromium gave")
}

/// The function that the script is, without the remark above it.
fn expression(script: &str) -> &str {
    let start = script.find("\n(").map_or(0, |line| line + 1);
    script.get(start..).unwrap_or(script).trim()
}

/// Runs a visit and gives what its body gives.
fn visit<T: 'static, F>(visit: Visit, body: impl FnOnce(Page) -> F) -> Result<T>
where
    F: Future<Output = Result<T>> + 'static,
{
    let kept = Rc::new(RefCell::new(None));
    let keep = Rc::clone(&kept);
    visit.run(|page| {
        let measuring = body(page);
        async move {
            *keep.borrow_mut() = Some(measuring.await);
        }
    });
    let result = kept.borrow_mut().take();
    result.context("the visit ended before it had times")?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_one_function_to_be_called() {
        let script = expression(include_str!("../../chromium/keystrokes.js"));
        assert!(script.starts_with("(async (queries) =>"), "{script}");
        assert!(script.ends_with("})"), "{script}");
    }
}
