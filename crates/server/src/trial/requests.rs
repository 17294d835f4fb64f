//! What a server was asked for, in the order in which it came. It must not know what the answers hold.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// A request that has reached the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What was to be done, such as `GET`.
    pub method: String,
    /// Path and query as they came, such as `/archive/?q=a`.
    pub path: String,
    /// The status of the answer; none while there is no answer yet, or where the client went away before it.
    pub status: Option<u16>,
    /// When it came.
    pub at: Instant,
}

/// The requests since the start. Clones share them, so that they outlive the server.
#[derive(Clone, Debug, Default)]
pub struct Requests(Arc<Mutex<Vec<Request>>>);

/// Where a request stands in the list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry(usize);

impl Requests {
    /// All of them so far.
    pub fn all(&self) -> Vec<Request> {
        self.list().clone()
    }

    /// Notes that a request has come.
    pub(super) fn came(&self, method: &str, path: &str) -> Entry {
        let mut list = self.list();
        list.push(Request {
            method: method.into(),
            path: path.into(),
            status: None,
            at: Instant::now(),
        });
        Entry(list.len() - 1)
    }

    /// Notes how it is answered.
    pub(super) fn answered(&self, Entry(index): Entry, status: u16) {
        if let Some(request) = self.list().get_mut(index) {
            request.status = Some(status);
        }
    }

    /// A list whose writer panicked is whole all the same: each change is one step.
    fn list(&self) -> MutexGuard<'_, Vec<Request>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_find_their_requests_in_any_order() {
        let requests = Requests::default();
        let first = requests.came("GET", "/a");
        let second = requests.came("GET", "/b");
        requests.answered(second, 404);
        let statuses = || requests.all().into_iter().map(|request| request.status);
        assert!(statuses().eq([None, Some(404)]));
        requests.answered(first, 200);
        assert!(statuses().eq([Some(200), Some(404)]));
    }
}
