//! The parts that views are made of. They get numbers of posts and plain values, and read the archive in place.
//!
//! What leads to another view is a link, or a button with an address as its value; the app follows both (see `App`), so that no part
//! holds a handler of its own. Each Yew component costs some kilobytes of code: what needs no state of its own is a function.

mod actions;
mod attachments;
mod body;
mod date;
mod filters;
mod front;
mod header;
mod host;
mod link_row;
mod list_bar;
mod post_links;
mod preview_card;
mod rich_text;
mod row;
mod search_field;
mod sections;
mod tags;

pub use actions::Actions;
pub use attachments::{attachments, origin};
pub use body::{body, marks};
pub use date::{date, edited};
pub use filters::FilterPanel;
pub use front::front;
pub use header::header;
pub use list_bar::{chosen, list_bar};
pub use post_links::post_links;
pub use preview_card::preview_card;
pub use rich_text::{RichText, anchor, rich_text};
pub use row::row;
pub use sections::sections;
pub use tags::tags;
