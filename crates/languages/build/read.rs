//! Reads the files of the languages into flat tables, from a key's whole path to its texts. It must not know which keys there are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// A language's file.
pub struct Source {
    /// The tag that names the file.
    pub code: String,
    /// What stands in it, by whole path, such as `settings.theme.dark`.
    pub texts: BTreeMap<String, Text>,
}

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// One text.
    One(String),
    /// A list of texts.
    List(Vec<String>),
}

impl Source {
    /// Reads a file's text.
    ///
    /// # Errors
    /// Says where the text is no TOML, and which key holds something else than texts.
    pub fn parse(code: &str, toml: &str) -> Result<Self, Vec<String>> {
        let table: Table =
            toml::from_str(toml).map_err(|error| vec![format!("{}: {error}", name(code))])?;
        let (mut texts, mut problems) = (BTreeMap::new(), Vec::new());
        flatten("", table, &mut texts, &mut |key| {
            problems.push(format!(
                "{}: `{key}` is neither a text nor a list of texts",
                name(code)
            ));
        });
        if problems.is_empty() {
            let code = code.to_owned();
            Ok(Self { code, texts })
        } else {
            Err(problems)
        }
    }

    /// The text of a key; empty where there is none, or a list.
    pub fn text(&self, key: &str) -> &str {
        match self.texts.get(key) {
            Some(Text::One(text)) => text,
            _ => "",
        }
    }

    /// The texts of a key; empty where there is none, or one text.
    pub fn list(&self, key: &str) -> &[String] {
        match self.texts.get(key) {
            Some(Text::List(texts)) => texts,
            _ => &[],
        }
    }
}

/// What a language's file is called in messages.
pub fn name(code: &str) -> String {
    format!("assets/languages/{code}.toml")
}

/// The files of these languages, in that order; nothing else may stand in the folder.
pub fn folder(folder: &Path, languages: &[&str]) -> Result<Vec<Source>, Vec<String>> {
    let mut problems = Vec::new();
    for file in names(folder).map_err(|why| vec![format!("{}: {why}", folder.display())])? {
        let is_listed = file
            .strip_suffix(".toml")
            .is_some_and(|code| languages.contains(&code));
        if !is_listed {
            problems.push(format!(
                "assets/languages/{file} is of no known language: add its tag to LANGUAGES in crates/languages/build/main.rs, or take it away"
            ));
        }
    }
    let mut sources = Vec::new();
    for code in languages {
        let text = fs::read_to_string(folder.join(format!("{code}.toml")));
        let source = text
            .map_err(|why| vec![format!("{}: {why}", name(code))])
            .and_then(|text| Source::parse(code, &text));
        match source {
            Ok(source) => sources.push(source),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        Ok(sources)
    } else {
        Err(problems)
    }
}

fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?;
    let mut names = entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<std::io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

fn flatten(
    prefix: &str,
    table: Table,
    texts: &mut BTreeMap<String, Text>,
    refuse: &mut dyn FnMut(&str),
) {
    for (key, value) in table {
        let key = format!("{prefix}{key}");
        match value {
            Value::String(text) => {
                texts.insert(key, Text::One(text));
            }
            Value::Table(table) => flatten(&format!("{key}."), table, texts, refuse),
            Value::Array(values) => match values.iter().map(Value::as_str).collect() {
                Some(list) => {
                    let list: Vec<&str> = list;
                    let list = list.into_iter().map(str::to_owned).collect();
                    texts.insert(key, Text::List(list));
                }
                None => refuse(&key),
            },
            _ => refuse(&key),
        }
    }
}
