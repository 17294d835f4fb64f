//! Tells lines of source code from prose. Doubtful lines are prose: a wrongly set sentence is worse than a plainly set command.

/// What opens and closes a fenced piece of code.
pub const FENCE: &str = "```";

/// Words that may stand between two names in code; any other two names in a row are prose.
const OPERATOR_WORDS: [&str; 24] = [
    "and", "as", "async", "await", "const", "def", "else", "fn", "for", "from", "function", "if",
    "import", "in", "is", "lambda", "let", "mut", "new", "not", "or", "return", "var", "yield",
];

/// Beginnings of shell commands: a line that starts with one and has something behind it is code.
const COMMANDS: [&str; 20] = [
    "$ ",
    ">>> ",
    "pip install ",
    "pip3 install ",
    "conda install ",
    "npm install ",
    "npm i ",
    "npx ",
    "cargo add ",
    "cargo install ",
    "cargo run ",
    "git clone ",
    "docker run ",
    "docker pull ",
    "sudo ",
    "apt install ",
    "apt-get install ",
    "curl -",
    "python -m ",
    "#include ",
];

/// Beginnings of lines that open a block; they end with a colon or an opening brace.
const BLOCK_OPENERS: [&str; 10] = [
    "def ",
    "class ",
    "async def ",
    "for ",
    "while ",
    "if ",
    "with ",
    "fn ",
    "function ",
    "try:",
];

/// Whether the line is source code by itself.
pub fn is_code(line: &str) -> bool {
    let line = line.trim();
    line.is_ascii()
        && (is_command(line)
            || is_import(line)
            || (!has_prose(line)
                && (is_assignment(line) || is_call(line) || opens_block(line) || is_return(line))))
}

/// Whether the line goes on with the code on the line before: indented, a closing bracket, or a comment.
pub fn continues_code(line: &str) -> bool {
    let trimmed = line.trim();
    let is_indented = line.starts_with("    ") || line.starts_with('\t');
    let is_closing = !trimmed.is_empty() && trimmed.chars().all(|letter| ")]};,".contains(letter));
    let is_comment = trimmed.starts_with("# ") || trimmed.starts_with("// ");
    line.is_ascii() && !trimmed.is_empty() && (is_indented || is_closing || is_comment)
}

fn is_command(line: &str) -> bool {
    COMMANDS
        .iter()
        .any(|start| line.starts_with(start) && line.len() > start.len())
}

/// `import a.b as c, d`, `from a import b, c`.
fn is_import(line: &str) -> bool {
    let words: Vec<&str> = line
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let names = |words: &[&str]| words.iter().all(|word| is_name(word) || *word == "*");
    let listed = |text: &str| {
        text.split(',').all(|part| {
            matches!(
                part.split_whitespace().collect::<Vec<_>>().as_slice(),
                [_] | [_, "as", _]
            )
        })
    };
    match words.as_slice() {
        ["import", rest @ ..] => {
            !rest.is_empty() && names(rest) && listed(line.trim_start_matches("import"))
        }
        ["from", module, "import", rest @ ..] => !rest.is_empty() && is_name(module) && names(rest),
        _ => false,
    }
}

/// A name, maybe with dots.
fn is_name(word: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '.';
    word.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && word.chars().all(is_letter)
}

/// `a = …`, `a.b[0], c += …`.
fn is_assignment(line: &str) -> bool {
    let Some(sign) = line.find('=') else {
        return false;
    };
    let (Some(left), Some(right)) = (line.get(..sign), line.get(sign + 1..)) else {
        return false;
    };
    let left = left
        .trim_end_matches(['+', '-', '*', '/', ':', '|'])
        .trim_end();
    let left = ["let mut ", "let ", "const ", "var "]
        .iter()
        .find_map(|word| left.strip_prefix(word))
        .unwrap_or(left);
    let targets = |letter: char| letter.is_ascii_alphanumeric() || "_.[]'\", :<>".contains(letter);
    let is_target = left.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && left.chars().all(targets);
    is_target && !right.trim().is_empty() && !right.starts_with('>')
}

/// `name(…)` as a whole line, the name in lower case or with a dot.
fn is_call(line: &str) -> bool {
    let line = line.trim_end_matches(';');
    let Some(open) = line.find('(') else {
        return false;
    };
    let name = line.get(..open).unwrap_or_default();
    let looks_called = name.contains('.')
        || name.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '_');
    is_name(name) && !name.ends_with('.') && looks_called && closes_at_end(line)
}

/// Whether the first bracket of the line closes with its last character.
fn closes_at_end(line: &str) -> bool {
    let mut depth = 0_u32;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            let rest: String = letters.collect();
            return rest.is_empty() || (rest.starts_with(['.', '[']) && rest.ends_with([')', ']']));
        }
    }
    false
}

fn opens_block(line: &str) -> bool {
    BLOCK_OPENERS.iter().any(|start| line.starts_with(start)) && line.ends_with([':', '{'])
}

fn is_return(line: &str) -> bool {
    line.strip_prefix("return ")
        .is_some_and(|value| !value.trim().is_empty())
}

/// Whether two plain words stand in a row outside of quotation marks, as they do in prose.
fn has_prose(line: &str) -> bool {
    let unquoted: Vec<&str> = line.split(['\'', '"', '`']).step_by(2).collect();
    let is_plain =
        |word: &str| word.len() > 1 && word.bytes().all(|letter| letter.is_ascii_alphabetic());
    unquoted.iter().any(|part| {
        let words: Vec<&str> = part.split(' ').collect();
        words.windows(2).any(|pair| {
            pair.iter()
                .all(|word| is_plain(word) && !OPERATOR_WORDS.contains(word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{continues_code, is_code};

    #[test]
    fn assignments_and_calls() {
        assert!(is_code("y = x.transpose(0, 2, 3, 1)"));
        assert!(is_code("y = einops.rearrange(x, 'b c h w -> b h w c')"));
        assert!(is_code("print(\"hello big world\")"));
        assert!(is_code("model.fit(x, y).score(x)"));
        assert!(is_code("let mut total = 0;"));
    }

    #[test]
    fn statements_and_commands() {
        assert!(is_code("import numpy as np"));
        assert!(is_code("from torch import nn, optim"));
        assert!(is_code("def attend(query, key):"));
        assert!(is_code("for x in range(10):"));
        assert!(is_code("pip install einops"));
        assert!(is_code("git clone https://github.com/a/b"));
    }

    #[test]
    fn prose_is_not_code() {
        for line in [
            "A survey on concept drift adaptation",
            "Loss = the mean of all squared errors",
            "if you want to learn more:",
            "import duties rose again",
            "Sentence Permutation (BART)",
            "Transformer(Vaswani)",
            "این y = x است",
            "return",
            "https://a.org/?a=b",
            "",
        ] {
            assert!(!is_code(line), "{line}");
        }
    }

    #[test]
    fn what_goes_on_with_code() {
        assert!(continues_code("    total += x"));
        assert!(continues_code("})"));
        assert!(!continues_code("total"));
        assert!(!continues_code(""));
    }
}
