//! Reads the files a command is given. It does not print.

use std::fs::File;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use bayegan_import::publish::{LeftOut, publish};
use bayegan_import::{Config, Files, Import, NotOne, export_files};
use bayegan_site::{Picture, Screenshot};

use crate::args::Source;
use crate::failure::{Failure, reading};
use crate::progress;
use crate::zipped::{Zipped, is_zip};

/// The name of the standard input on the command line.
const STANDARD_INPUT: &str = "-";
/// The configuration that stands beside a source.
const CONFIG_NAME: &str = "archive.toml";
/// How many folders deep an export is looked for: in an export of a whole account a chat stands under `chats/chat_1`.
const DEEPEST: u32 = 2;
/// The most names of one folder that are looked at.
const MOST_NAMES: usize = 1 << 17;

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
    let mut inputs = Vec::with_capacity(source.files.len());
    for path in &source.files {
        find(path, &mut inputs)?;
    }
    let mut lengths = inputs.iter().map(Input::length);
    let length = lengths.try_fold(0_u64, |sum, length| sum.checked_add(length?));
    let working = progress::bytes("importing", length);
    let mut show = |read| working.set_position(read);
    let mut files = Files::new(config, source.reading.format);
    for input in inputs {
        let result = input.add(&mut files, &mut show);
        if result.is_err() {
            working.finish_and_clear();
        }
        result?;
    }
    working.finish_and_clear();
    Ok(files.finish())
}

/// What is read of one name of the command line.
enum Input {
    /// A file, and its bytes where they are known.
    File(PathBuf, Box<dyn Read>, Option<u64>),
    /// A zip file.
    Zip(PathBuf, Box<Zipped>),
}

impl Input {
    fn length(&self) -> Option<u64> {
        match self {
            Self::File(_, _, length) => *length,
            Self::Zip(_, zipped) => Some(zipped.length),
        }
    }

    /// Reads it.
    fn add(self, files: &mut Files<'_>, show: &mut dyn FnMut(u64)) -> Result<(), Failure> {
        match self {
            Self::File(path, file, _) => {
                let added = files.add(file_name(&path), file, show);
                added.map_err(reading(&path))
            }
            Self::Zip(path, mut zipped) => {
                for name in std::mem::take(&mut zipped.entries) {
                    let path = path.join(&name);
                    let added = zipped
                        .entry(&name)
                        .and_then(|entry| files.add(path.display().to_string(), entry, show));
                    added.map_err(reading(&path))?;
                }
                Ok(())
            }
        }
    }
}

/// Finds what a name of the command line stands for: a file, the export in a folder, or that in a zip file.
fn find(path: &Path, to: &mut Vec<Input>) -> Result<(), Failure> {
    if path.is_dir() {
        for file in files_of_folder(path)? {
            find(&file, to)?;
        }
    } else if !is_standard_input(path) && is_zip(path) {
        to.push(Input::Zip(path.to_owned(), Box::new(Zipped::open(path)?)));
    } else {
        let (file, length) = open(path)?;
        to.push(Input::File(path.to_owned(), file, length));
    }
    Ok(())
}

/// The files of the export that a folder holds, in it or, where the folder is around it, a few folders deeper.
fn files_of_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut names = Vec::new();
    let mut open = vec![String::new()];
    let mut why = NotOne::Nothing;
    for _ in 0..=DEEPEST {
        let mut inner = Vec::new();
        for name in open {
            list(folder, &name, &mut names, &mut inner)?;
        }
        match export_files(names.iter().map(String::as_str)) {
            Ok(found) => {
                let files = found.into_iter().map(|name| folder.join(name));
                return Ok(files.filter(|file| file.is_file()).collect());
            }
            Err(found) => why = found,
        }
        if why != NotOne::Nothing || names.len() > MOST_NAMES {
            break;
        }
        open = inner;
    }
    Err(Failure::NoExport(folder.to_owned(), why))
}

/// Adds the names of what stands in a folder within another one, files and folders apart.
fn list(
    root: &Path,
    within: &str,
    files: &mut Vec<String>,
    folders: &mut Vec<String>,
) -> Result<(), Failure> {
    let folder = root.join(within);
    let failed = |error| Failure::Read(folder.clone(), error);
    for entry in folder.read_dir().map_err(failed)?.take(MOST_NAMES) {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let name = match within {
            "" => name,
            within => format!("{within}/{name}"),
        };
        match entry.path().is_dir() {
            true => folders.push(name),
            false => files.push(name),
        }
    }
    Ok(())
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

/// Where the configuration stands: as told, else in the first folder or beside the first file.
fn config_path(source: &Source) -> Option<PathBuf> {
    let told = source.reading.config.clone();
    told.or_else(|| config_beside(source.files.first()?))
}

/// The configuration of a source, where one stands there.
fn config_beside(file: &Path) -> Option<PathBuf> {
    let path = match file.is_dir() {
        true => file.join(CONFIG_NAME),
        false => file.with_file_name(CONFIG_NAME),
    };
    (!is_standard_input(file) && path.is_file()).then_some(path)
}
