//! Posts, the parts of their text, the importers that make them, and the posts part of the archive blob. It knows nothing of search, browsers or files on disk.
//!
//! Without the feature `import` there are only the [`model`], the reader of the blob ([`Posts`]) and [`bidi`], small enough for the viewer. With it come [`encode`], [`import()`] and the JSON document ([`json`]).

pub mod bidi;
mod blob;
#[cfg(feature = "import")]
mod fold;
#[cfg(feature = "import")]
mod import;
#[cfg(feature = "import")]
pub mod json;
pub mod model;
#[cfg(feature = "import")]
mod text;

pub use blob::{
    Album, BlockRef, Blocks, ChannelRef, ExtrasRef, LineRef, LinkRef, Links, MediaRef, Numbers,
    OpenError, PollRef, PostRef, Posts, PreviewRef, Previews, Spans, Strings,
};

#[cfg(feature = "import")]
pub use blob::encode;
#[cfg(feature = "import")]
pub use import::{
    Config, ConfigError, Covered, DEFAULT_MIRRORS, Diagnostic, Format, Import, KnownPost, Part,
    PinnedPost, PostName, Severity, SiteConfig, import, import_from,
};
#[cfg(feature = "import")]
pub use text::linked::{LinkedLine, LinkedPart, linked_lines};
