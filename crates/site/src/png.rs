//! What the head of a PNG tells (PNG specification, 5.2 and 11.2.2). It must not know what the picture is for.

/// Whether bytes begin as a PNG does.
pub fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
}

/// Width and height in pixels; none where the head is cut short.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |from: usize| {
        let bytes = bytes.get(from..from + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    Some((number(16)?, number(20)?))
}
