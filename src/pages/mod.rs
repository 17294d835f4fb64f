//! The views: the list of posts, one post, and the other sections.

mod links;
mod list;
mod no_results;
mod overview;
mod post;
mod saved;
mod settings;

pub use links::{ROWS as LINKS, links_page};
pub use list::{PAGE, list_page};
pub use overview::overview_page;
pub use post::{post_page, post_parts};
pub use saved::saved_page;
pub use settings::Settings;
