//! Waiting for what a page comes to show. It knows nothing of time: a condition is asked for until it holds.

use fantoccini::Locator;
use fantoccini::elements::Element;

use super::Page;
use crate::wait;

impl Page {
    /// Waits until `ask` has an answer and gives it.
    ///
    /// # Panics
    /// Where patience ends first; `what` is what was awaited.
    pub async fn until<T>(&self, what: &str, ask: impl AsyncFnMut() -> Option<T>) -> T {
        match wait::until(ask).await {
            Some(answer) => answer,
            None => panic!("waited too long for: {what}"),
        }
    }

    /// Waits until the expression of JavaScript is true.
    pub async fn until_true(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        // While a page is being replaced, a script may fail: it is asked again.
        let holds =
            async || (self.client.execute(&script, vec![]).await.ok()? == true).then_some(());
        self.until(expression, holds).await;
    }

    /// Waits until the promise that an expression of JavaScript gives comes true; it is asked again while it gives anything else or fails.
    pub async fn until_resolved(&self, expression: &str) {
        let holds = async || (self.resolve(expression).await.ok()? == true).then_some(());
        self.until(expression, holds).await;
    }

    /// Waits until what was asked for before has been laid out and painted.
    pub async fn until_painted(&self) {
        // The callback of the first frame comes before its painting, that of the second after it.
        let two_frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
        self.until_resolved(two_frames).await;
    }

    /// Waits for the first element that a CSS selector finds.
    pub async fn wait_for(&self, css: &str) -> Element {
        let found = async || self.client.find(Locator::Css(css)).await.ok();
        self.until(&format!("an element `{css}`"), found).await
    }

    /// Waits until as many elements are found.
    pub async fn wait_for_count(&self, css: &str, count: usize) {
        let mut last = None;
        let counted = wait::until(async || {
            last = self
                .client
                .find_all(Locator::Css(css))
                .await
                .ok()
                .map(|found| found.len());
            (last == Some(count)).then_some(())
        });
        if counted.await.is_none() {
            panic!("waited too long for {count} elements `{css}`; there are {last:?}");
        }
    }

    /// Waits until the text of the first element is as given.
    pub async fn wait_for_text(&self, css: &str, text: &str) {
        let mut last = None;
        let seen = wait::until(async || {
            last = self
                .client
                .find(Locator::Css(css))
                .await
                .ok()?
                .text()
                .await
                .ok();
            (last.as_deref() == Some(text)).then_some(())
        });
        if seen.await.is_none() {
            panic!("waited too long for `{css}` to say `{text}`; it says {last:?}");
        }
    }
}
