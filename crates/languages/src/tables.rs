//! The tables that the build script writes: keys and their places, an accessor for each word, and every language's texts. It holds no
//! code of its own.

use crate::interface::{Interface, Word};
use crate::translation::Translation;

include!(concat!(env!("OUT_DIR"), "/languages.rs"));
