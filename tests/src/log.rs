//! What the browser said and asked for during a visit. The browser gives its logs once; here they are kept.

use serde_json::Value;

/// The console and the requests of a page, in order.
#[derive(Debug, Default)]
pub(crate) struct Log {
    /// Lines of the console: level and text.
    pub(crate) console: Vec<(String, String)>,
    /// Addresses that were asked for.
    pub(crate) requests: Vec<String>,
}

impl Log {
    /// Adds what the browser's log gave.
    pub(crate) fn add_console(&mut self, entries: &[Value]) {
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        self.console.extend(
            entries
                .iter()
                .map(|entry| (text(entry, "level"), text(entry, "message"))),
        );
    }

    /// Adds the requests among what the performance log gave.
    pub(crate) fn add_events(&mut self, entries: &[Value]) {
        self.requests.extend(entries.iter().filter_map(requested));
    }

    /// Errors of the console.
    pub(crate) fn errors(&self) -> Vec<&str> {
        let errors = self.console.iter().filter(|(level, _)| level == "SEVERE");
        errors.map(|(_, text)| text.as_str()).collect()
    }

    /// Requests that leave `origin`, such as `http://127.0.0.1:8080`. What the page holds itself (`data:`, `blob:`) leaves nothing.
    pub(crate) fn foreign_requests(&self, origin: &str) -> Vec<&str> {
        let stays = |url: &&str| {
            url.strip_prefix(origin)
                .is_some_and(|rest| rest.starts_with('/'))
                || url.starts_with("data:")
                || url.starts_with("blob:")
        };
        self.requests
            .iter()
            .map(String::as_str)
            .filter(|url| !stays(url))
            .collect()
    }
}

/// The address, where an entry of the performance log says that one is asked for.
fn requested(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = &event["message"];
    if event["method"] != "Network.requestWillBeSent" {
        return None;
    }
    event["params"]["request"]["url"]
        .as_str()
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event(method: &str, url: &str) -> Value {
        let event =
            json!({ "message": { "method": method, "params": { "request": { "url": url } } } });
        json!({ "message": event.to_string() })
    }

    #[test]
    fn only_errors_are_errors() {
        let mut log = Log::default();
        log.add_console(&[
            json!({ "level": "INFO", "message": "hello" }),
            json!({ "level": "SEVERE", "message": "a trap" }),
        ]);
        assert_eq!(log.errors(), ["a trap"]);
    }

    #[test]
    fn requests_that_leave_the_origin_are_told() {
        let mut log = Log::default();
        log.add_events(&[
            event("Network.requestWillBeSent", "http://127.0.0.1:80/a.js"),
            event("Network.requestWillBeSent", "data:,"),
            event("Network.responseReceived", "https://example.org/b"),
            event("Network.requestWillBeSent", "http://127.0.0.1:8080/c"),
            event("Network.requestWillBeSent", "https://example.org/d"),
        ]);
        let foreign = log.foreign_requests("http://127.0.0.1:80");
        assert_eq!(
            foreign,
            ["http://127.0.0.1:8080/c", "https://example.org/d"]
        );
    }
}
