//! Reads the files a command is given. It does not print.

use std::fs::File;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use bayegan_import::publish::{LeftOut, publish};
use bayegan_import::{Config, Import, ReadError, import_files};
use bayegan_site::{Picture, Screenshot};

use crate::args::Source;
use crate::failure::{Failure, reading};
use crate::progress;

/// The name of the standard input on the command line.
const STANDARD_INPUT: &str = "-";
/// The configuration that stands beside a source.
const CONFIG_NAME: &str = "archive.toml";
/// What Telegram Desktop writes into the folder of an export.
const EXPORT_NAME: &str = "result.json";

/// Imports a source with its configuration, and leaves out what its publisher does not show.
pub fn import_published(source: &Source) -> Result<(Import, LeftOut), Failure> {
    publish_with(source, &read_config(source)?)
}

/// The same with a configuration that is read already.
pub fn publish_with(source: &Source, config: &Config) -> Result<(Import, LeftOut), Failure> {
    let choices = source.reading.choices.with(&config.publish);
    let mut import = import_with(source, config)?;
    let left = publish(&mut import.archive, &choices);
    Ok((import, left))
}

/// Imports all of a source with a configuration that is read already, showing how far it is.
pub fn import_with(source: &Source, config: &Config) -> Result<Import, Failure> {
    let mut files = Vec::with_capacity(source.files.len());
    let mut length = Some(0);
    for path in files_of(source) {
        let (file, bytes) = open(&path)?;
        length = length.zip(bytes).map(|(length, bytes)| length + bytes);
        files.push((file_name(&path), file));
    }
    let working = progress::bytes("importing", length);
    let import = import_files(files, config, source.reading.format, &mut |read| {
        working.set_position(read);
    });
    working.finish_and_clear();
    import.map_err(|ReadError { file, error }| Failure::Read(file.into(), error))
}

/// The files of a source; the export of Telegram Desktop that a folder holds.
fn files_of(source: &Source) -> impl Iterator<Item = PathBuf> {
    source.files.iter().map(|path| match path.is_dir() {
        true => path.join(EXPORT_NAME),
        false => path.clone(),
    })
}

/// How a file is called in messages.
fn file_name(path: &Path) -> String {
    match is_standard_input(path) {
        true => "<stdin>".to_owned(),
        false => path.display().to_string(),
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

/// Where the configuration stands: as told, else beside the first file.
fn config_path(source: &Source) -> Option<PathBuf> {
    let told = source.reading.config.clone();
    told.or_else(|| config_beside(&files_of(source).next()?))
}

/// The configuration beside a source, where one stands there.
fn config_beside(file: &Path) -> Option<PathBuf> {
    let path = file.with_file_name(CONFIG_NAME);
    (!is_standard_input(file) && path.is_file()).then_some(path)
}
