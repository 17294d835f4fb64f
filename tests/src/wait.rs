//! Waiting for a condition, never for a time. It knows nothing of pages.

use std::time::Duration;

use tokio::time::{Instant, interval};

/// How long a condition may take. Long, for machines with much else to do: a test that passes waits only as long as the page takes.
pub const PATIENCE: Duration = Duration::from_secs(20);

const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Asks until there is an answer; nothing where patience ends first.
pub(crate) async fn until<T>(mut ask: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let deadline = Instant::now() + PATIENCE;
    let mut looks = interval(BETWEEN_LOOKS);
    loop {
        let now = looks.tick().await;
        if let Some(answer) = ask().await {
            return Some(answer);
        }
        if now > deadline {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn run<T>(future: impl Future<Output = T>) -> T {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_time().build().unwrap().block_on(future)
    }

    #[test]
    fn the_condition_is_asked_again_until_it_holds() {
        let mut looks = 0;
        let answer = run(until(async || {
            looks += 1;
            (looks == 3).then_some(looks)
        }));
        assert_eq!(answer, Some(3));
    }
}
