//! Opening pages and moving through history. It knows nothing of what stands on them.

use serde_json::json;

use super::{Page, done};

impl Page {
    /// The site's address, which ends with a slash.
    pub fn site_url(&self) -> String {
        format!("{}{}", self.host().url(), self.surroundings.base)
    }

    /// Opens an address relative to the site's, such as `?q=einops`.
    pub async fn open(&self, relative: &str) {
        self.go(&format!("{}{relative}", self.site_url())).await;
    }

    /// Opens any address.
    pub async fn go(&self, url: &str) {
        self.read_logs().await;
        done(self.client.goto(url).await, &format!("open {url}"));
        self.read_logs().await;
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.read_logs().await;
        done(self.client.refresh().await, "reload the page");
        self.read_logs().await;
    }

    /// Goes back in history.
    pub async fn back(&self) {
        self.read_logs().await;
        done(self.client.back().await, "go back");
        self.read_logs().await;
    }

    /// Goes forward in history.
    pub async fn forward(&self) {
        self.read_logs().await;
        done(self.client.forward().await, "go forward");
        self.read_logs().await;
    }

    /// The address shown, relative to the site's, percent signs resolved.
    ///
    /// # Panics
    /// Where the page has left the site.
    pub async fn address(&self) -> String {
        let url = done(self.client.current_url().await, "read the address");
        let relative = url
            .as_str()
            .strip_prefix(&self.site_url())
            .map(str::to_owned);
        let relative = relative.unwrap_or_else(|| panic!("the page has left the site for {url}"));
        let script = "return decodeURIComponent(arguments[0])";
        self.run(script, vec![json!(relative)])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The document's title.
    pub async fn title(&self) -> String {
        done(self.client.title().await, "read the title")
    }
}
