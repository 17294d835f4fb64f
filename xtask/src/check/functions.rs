//! Finds functions too long to see whole. It reads formatted Rust: a function ends with the bracket that stands under its first line.

/// Lines a function may have, signature and closing bracket counted.
pub const MOST_LINES: usize = 45;

/// The functions of `source` that are longer: line of the signature, name, lines.
pub fn too_long(source: &str) -> Vec<(usize, &str, usize)> {
    let lines: Vec<&str> = source.lines().collect();
    let starts = lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| Some((index, function_name(line)?)));
    let measured = starts.filter_map(|(index, name)| {
        let length = length_from(lines.get(index..)?)?;
        Some((index + 1, name, length))
    });
    measured
        .filter(|(_, _, length)| *length > MOST_LINES)
        .collect()
}

/// The name, where a function begins on this line.
fn function_name(line: &str) -> Option<&str> {
    let code = line.trim_start();
    let (before, after) = code.split_once("fn ")?;
    let is_modifier = |word: &str| {
        matches!(word, "async" | "const" | "extern" | "\"C\"")
            || word.starts_with("pub")
            || word.ends_with("crate)")
            || word.ends_with("super)")
    };
    if !before.split_whitespace().all(is_modifier) || !(before.is_empty() || before.ends_with(' '))
    {
        return None;
    }
    let end = after.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    after.get(..end).filter(|name| !name.is_empty())
}

/// Lines up to the closing bracket at the depth of the first line; nothing for a declaration without a body.
fn length_from(lines: &[&str]) -> Option<usize> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let depth = indent(lines.first()?);
    let ends = |line: &&str| {
        indent(line) == depth
            && (line.trim_start().starts_with('}') || line.trim_end().ends_with(';'))
    };
    lines.iter().position(ends).map(|last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(body_lines: usize, head: &str) -> String {
        format!(
            "{head} {{\n{}}}\n\nfn next() {{}}\n",
            "    call();\n".repeat(body_lines)
        )
    }

    #[test]
    fn only_a_function_over_the_limit_is_told() {
        assert!(too_long(&function(MOST_LINES - 2, "fn a()")).is_empty());
        assert_eq!(
            too_long(&function(MOST_LINES - 1, "fn a()")),
            [(1, "a", MOST_LINES + 1)]
        );
    }

    #[test]
    fn every_way_to_begin_one_is_seen() {
        for head in [
            "fn a()",
            "pub fn a()",
            "pub(crate) async fn a()",
            "pub const fn a()",
            "fn a<T>()",
        ] {
            assert_eq!(too_long(&function(MOST_LINES, head)).len(), 1, "{head}");
        }
    }

    #[test]
    fn what_is_no_function_is_passed_over() {
        for head in ["// a fn a()", "let f: fn a()", "impl Fn for X"] {
            assert!(too_long(&function(MOST_LINES, head)).is_empty(), "{head}");
        }
        assert!(too_long("trait T {\n    fn a();\n    fn b();\n}\n").is_empty());
    }
}
