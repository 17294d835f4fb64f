//! Frames within a page, and tabs beside it: to which of them the next steps go. It knows nothing of what they show.

use fantoccini::wd::WindowHandle;

use serde_json::json;

use super::{Page, done};
use crate::command::post;
use crate::engine::Engine;

/// A tab of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab(WindowHandle);

impl Page {
    /// From now on steps go to the document in the first frame found, once there is one.
    pub async fn enter_frame(&self, css: &str) {
        let entered = self.wait_for(css).await.enter_frame().await;
        done(entered, &format!("enter the frame `{css}`"));
    }

    /// From now on steps go to the document around the frame.
    pub async fn leave_frame(&self) {
        done(self.client.enter_parent_frame().await, "leave the frame");
    }

    /// From now on steps go to the document around all frames.
    pub async fn leave_frames(&self) {
        let top = json!({ "id": null });
        done(post(&self.client, "frame", top).await, "leave all frames");
    }

    /// The tab to which steps go.
    pub async fn tab(&self) -> Tab {
        Tab(done(self.client.window().await, "name the tab"))
    }

    /// All tabs, in no order that means anything.
    pub async fn tabs(&self) -> Vec<Tab> {
        let handles = done(self.client.windows().await, "name the tabs");
        handles.into_iter().map(Tab).collect()
    }

    /// Opens an empty tab and lets steps go to it, with the size and the preferences of the one before.
    pub async fn open_tab(&self) -> Tab {
        self.read_logs().await;
        let known = self.tabs().await;
        done(self.engine().open_tab(&self.client).await, "open a tab");
        let tab = self.wait_for_tab(&known).await;
        self.switch_to(&tab).await;
        self.settle_tab().await;
        tab
    }

    /// Waits for a tab that is not among `known`, such as one that a link has opened.
    pub async fn wait_for_tab(&self, known: &[Tab]) -> Tab {
        let find = async || {
            self.tabs()
                .await
                .into_iter()
                .find(|tab| !known.contains(tab))
        };
        self.until("a new tab", find).await
    }

    /// From now on steps go to this tab.
    pub async fn switch_to(&self, tab: &Tab) {
        done(
            self.client.switch_to_window(tab.0.clone()).await,
            "change the tab",
        );
    }

    /// Closes the tab to which steps go; the next ones must go to another.
    pub async fn close_tab(&self) {
        self.read_logs().await;
        done(self.client.close_window().await, "close the tab");
    }

    /// Puts the window away: the page goes on, and is not painted.
    pub async fn minimise(&self) {
        done(self.client.minimize_window().await, "put the window away");
    }

    /// Brings the window back.
    pub async fn restore(&self) {
        let rect = self.client.set_window_rect(0, 0, 1280, 800).await;
        done(rect, "bring the window back");
    }

    async fn settle_tab(&self) {
        let window = *self.surroundings.window.borrow();
        self.resize(window).await;
        let preferences = self.surroundings.preferences.borrow().clone();
        if self.engine() == Engine::Chromium {
            let told = self.engine().prefer(&self.client, &preferences).await;
            done(told, "tell the new tab what is preferred");
        }
    }
}
