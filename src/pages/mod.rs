//! The views: the list of posts, and one post.

mod list;
mod nothing;
mod post;

pub use list::{PAGE, list_page};
pub use post::post_page;
