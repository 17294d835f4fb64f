//! Reads the files a command is given. It does not print.

use std::fs::File;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use bayegan_import::{Config, Import, import_from};
use bayegan_site::{Picture, Screenshot};

use crate::args::Source;
use crate::failure::{Failure, reading};
use crate::progress;

/// The name of the standard input on the command line.
const STANDARD_INPUT: &str = "-";
/// The configuration that stands beside a source.
const CONFIG_NAME: &str = "archive.toml";

/// Reads and imports a source with its configuration.
pub fn import_source(source: &Source) -> Result<Import, Failure> {
    import_with(source, &read_config(source)?)
}

/// Imports a source with a configuration that is read already, showing how far it is.
pub fn import_with(source: &Source, config: &Config) -> Result<Import, Failure> {
    let (file, length) = open(&source.file)?;
    let working = progress::bytes("importing", length);
    let import = import_from(file, config, source.format, &mut |read| {
        working.set_position(read);
    });
    working.finish_and_clear();
    import.map_err(reading(&source.file))
}

/// How the source is called in messages.
pub fn name(source: &Source) -> String {
    match is_standard_input(&source.file) {
        true => "<stdin>".to_owned(),
        false => source.file.display().to_string(),
    }
}

/// The lines of a text file.
pub fn read_lines(path: &Path) -> Result<Vec<String>, Failure> {
    Ok(read_text(path)?.lines().map(str::to_owned).collect())
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new(STANDARD_INPUT)
}

/// The source to read from, and its bytes where they are known.
fn open(path: &Path) -> Result<(Box<dyn Read>, Option<u64>), Failure> {
    if is_standard_input(path) {
        return Ok((Box::new(stdin().lock()), None));
    }
    let file = File::open(path).map_err(reading(path))?;
    let length = file.metadata().map_err(reading(path))?.len();
    Ok((Box::new(file), Some(length)))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let (mut file, _) = open(path)?;
    file.read_to_end(&mut bytes).map_err(reading(path))?;
    Ok(bytes)
}

fn read_text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read(path)?).map_err(|_| Failure::Encoding(path.to_owned()))
}

/// The picture that the configuration names, from the folder it stands in.
pub fn picture(source: &Source, config: &Config) -> Result<Option<Picture>, Failure> {
    let (Some(name), Some(config)) = (&config.site.picture, config_path(source)) else {
        return Ok(None);
    };
    let bytes = read(&config.with_file_name(name))?;
    Ok(Some(Picture::new(name, bytes)?))
}

/// The pictures of the site that the configuration names, likewise.
pub fn screenshots(source: &Source, config: &Config) -> Result<Vec<Screenshot>, Failure> {
    let Some(path) = config_path(source) else {
        return Ok(Vec::new());
    };
    let names = config.site.screenshots.iter();
    names
        .map(|name| Ok(Screenshot::new(name, read(&path.with_file_name(name))?)?))
        .collect()
}

/// The configuration of a source; one that tells nothing where there is none.
pub fn read_config(source: &Source) -> Result<Config, Failure> {
    match config_path(source) {
        Some(path) => {
            let text = read_text(&path)?;
            Config::from_toml(&text).map_err(|error| Failure::Config(path, error))
        }
        None => Ok(Config::default()),
    }
}

/// Where the configuration stands.
fn config_path(source: &Source) -> Option<PathBuf> {
    source
        .config
        .clone()
        .or_else(|| config_beside(&source.file))
}

/// The configuration beside a source, where one stands there.
fn config_beside(file: &Path) -> Option<PathBuf> {
    let path = file.with_file_name(CONFIG_NAME);
    (!is_standard_input(file) && path.is_file()).then_some(path)
}
