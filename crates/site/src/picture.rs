//! The channel's picture, as the owner gives it. It must not know pages.

use crate::SiteError;
use crate::files::extension;
use crate::png;

/// Bytes of the largest picture: every reader fetches it, and the offline worker keeps it.
const LARGEST_PICTURE: usize = 200_000;

/// A kind of picture that browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Png,
    Jpg,
    Webp,
    Svg,
}

impl Kind {
    /// The kind a file's name tells.
    fn of(path: &str) -> Option<Self> {
        match extension(path).to_ascii_lowercase().as_str() {
            "png" => Some(Self::Png),
            "jpg" => Some(Self::Jpg),
            "webp" => Some(Self::Webp),
            "svg" => Some(Self::Svg),
            _ => None,
        }
    }

    /// Whether bytes begin as this kind does (WHATWG MIME Sniffing, 6.1); for SVG, whether they are a text with its root element.
    fn is_of(self, bytes: &[u8]) -> bool {
        match self {
            Self::Png => png::is_png(bytes),
            Self::Jpg => bytes.starts_with(b"\xff\xd8\xff"),
            Self::Webp => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
            Self::Svg => str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")),
        }
    }
}

/// The channel's picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    kind: Kind,
    bytes: Vec<u8>,
}

impl Picture {
    /// The picture that stands in a file of that name.
    ///
    /// # Errors
    /// The name tells no kind of picture, the bytes are of another kind or too many.
    pub fn new(name: &str, bytes: Vec<u8>) -> Result<Self, SiteError> {
        let wrong = |why| SiteError::Option(format!("the picture `{name}` {why}"));
        let kind = Kind::of(name).ok_or_else(|| wrong("is not named as png, jpg, webp or svg"))?;
        if bytes.len() > LARGEST_PICTURE {
            return Err(SiteError::Option(format!(
                "the picture `{name}` has {} bytes, more than {LARGEST_PICTURE}: make it smaller, 512 × 512 pixels are enough",
                bytes.len()
            )));
        }
        if !kind.is_of(&bytes) {
            return Err(wrong("does not hold what its name says"));
        }
        Ok(Self { kind, bytes })
    }

    /// Its path in the site.
    pub(crate) const fn path(&self) -> &'static str {
        match self.kind {
            Kind::Png => "picture.png",
            Kind::Jpg => "picture.jpg",
            Kind::Webp => "picture.webp",
            Kind::Svg => "picture.svg",
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The rules that show it, round, beside the channel's name; the name says what it would.
    pub(crate) fn css(&self) -> String {
        format!(
            "\n.top .name{{display:flex;align-items:center;gap:var(--gap-2)}}\
            .top .name::before{{content:\"\";flex:none;inline-size:2.25rem;block-size:2.25rem;border-radius:50%;\
            background:url({}) center/cover}}\n",
            self.path()
        )
    }

    /// Media type and, where they are known, the `sizes` of an icon; none for kinds that are no icons.
    pub(crate) fn icon(&self) -> Option<(&'static str, Option<String>)> {
        match self.kind {
            Kind::Png => Some(("image/png", self.png_size())),
            Kind::Webp => Some(("image/webp", None)),
            Kind::Svg => Some(("image/svg+xml", Some("any".to_owned()))),
            Kind::Jpg => None,
        }
    }

    fn png_size(&self) -> Option<String> {
        let (width, height) = png::size(&self.bytes)?;
        Some(format!("{width}x{height}"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn png(width: u8) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend([0, 0, 1, width, 0, 0, 2, 0]);
        bytes
    }

    #[test]
    fn a_picture_is_what_its_name_says() {
        let picture = Picture::new("a/My.PNG", png(4)).unwrap();
        assert_eq!(picture.path(), "picture.png");
        assert_eq!(
            picture.icon(),
            Some(("image/png", Some("260x512".to_owned())))
        );
        let kinds: [(&str, &[u8]); 3] = [
            ("a.jpg", b"\xff\xd8\xff\xe0"),
            ("a.webp", b"RIFF\0\0\0\0WEBPVP8 "),
            ("a.svg", b"<svg/>"),
        ];
        for (name, bytes) in kinds {
            assert!(Picture::new(name, bytes.to_vec()).is_ok(), "{name}");
            let error = Picture::new(name, png(1)).unwrap_err();
            assert!(error.to_string().contains(name), "{error}");
        }
        assert!(Picture::new("a.gif", b"GIF89a".to_vec()).is_err());
    }

    #[test]
    fn a_picture_that_is_too_large_is_refused() {
        let large = [png(1), vec![0; LARGEST_PICTURE]].concat();
        let error = Picture::new("a.png", large).unwrap_err().to_string();
        assert!(error.contains("200000"), "{error}");
    }

    #[test]
    fn a_png_cut_short_has_no_size() {
        let picture = Picture::new("a.png", b"\x89PNG\r\n\x1a\n\0".to_vec()).unwrap();
        assert_eq!(picture.icon(), Some(("image/png", None)));
    }
}
