//! How a task ends that can go wrong: with a sentence for the person at the terminal. It knows nothing of the tasks.
//!
//! ```
//! use bayegan_outcome::{About, Outcome};
//! use std::path::Path;
//!
//! fn read(path: &Path) -> Outcome<String> {
//!     std::fs::read_to_string(path).about("read", path)
//! }
//!
//! let error = read(Path::new("no/such/file")).unwrap_err().to_string();
//! assert!(error.starts_with("cannot read `no/such/file`: "), "{error}");
//! ```

use std::error::Error;
use std::fmt::Display;
use std::path::Path;

/// A value, or a message that says what went wrong, where, and how to mend it.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// Says which file an error is about.
pub trait About<T> {
    /// The outcome, its error beginning with what was being done to which path.
    fn about(self, doing: &str, path: &Path) -> Outcome<T>;
}

impl<T, E: Display> About<T> for Result<T, E> {
    fn about(self, doing: &str, path: &Path) -> Outcome<T> {
        self.map_err(|error| format!("cannot {doing} `{}`: {error}", path.display()).into())
    }
}
