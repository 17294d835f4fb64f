//! Measures in a real browser how long a key takes: from the change of the search field until the list stands in the document, for every
//! prefix of every query of a file. It knows nothing of how the page searches.

use std::process::ExitCode;

use bayegan_tests::Visit;
use serde_json::Value;

/// Types each prefix and keeps the milliseconds until all that the key set off has run; layout and paint come after.
const MEASURE: &str = r#"(() => {
    const field = document.getElementById('search');
    const settled = () => new Promise(done => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    });
    window.times = null;
    (async () => {
        const times = [];
        for (const query of window.queries) {
            const letters = [...query];
            for (let end = 1; end <= letters.length; end++) {
                field.value = letters.slice(0, end).join('');
                const start = performance.now();
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                await settled();
                times.push(performance.now() - start);
            }
        }
        window.times = times.sort((a, b) => a - b);
    })();
})()"#;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!(
            "error: name the file of queries: category, query and positions, a tab between them"
        );
        return ExitCode::FAILURE;
    };
    let table = match std::fs::read_to_string(&path) {
        Ok(table) => table,
        Err(error) => {
            eprintln!("error: cannot read `{}`: {error}", path.display());
            return ExitCode::FAILURE;
        }
    };
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let queries: Vec<Value> = rows
        .filter_map(|row| row.split('\t').nth(1))
        .map(Value::from)
        .collect();
    Visit::default().run(|page| async move {
        page.open("").await;
        page.wait_for(".rows > li").await;
        page.evaluate(&format!("window.queries = {}", Value::from(queries)))
            .await;
        page.evaluate(MEASURE).await;
        page.until_true("window.times").await;
        let times = page.evaluate("window.times").await;
        report(times.as_array().map(Vec::as_slice).unwrap_or_default());
    });
    ExitCode::SUCCESS
}

/// Prints the median and the 95th percentile of sorted milliseconds.
fn report(times: &[Value]) {
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .and_then(Value::as_f64)
            .unwrap_or_default()
    };
    println!(
        "{} prefixes: p50 {:.1} ms, p95 {:.1} ms from key to list",
        times.len(),
        at(50),
        at(95)
    );
}
