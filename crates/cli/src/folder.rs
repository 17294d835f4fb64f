//! Writes a site into a folder so that the old site is whole until the new one is: written aside, then exchanged. It must not know what is in the files.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use bayegan_site::{File, SiteError};

/// Lists the files that the last site wrote, one path a line; whatever else stands in the folder is somebody's and stays.
const LIST: &str = ".bayegan-files";

/// Has `make` hand out the files of a site and puts them into `out` at once. Files there that no earlier site wrote are kept.
///
/// # Errors
/// `out` is no folder of a site, `make` fails, or a file cannot be written; `out` is then as it was.
pub fn write<T>(
    out: &Path,
    make: impl FnOnce(&mut dyn FnMut(File) -> io::Result<()>) -> Result<T, SiteError>,
) -> Result<T, SiteError> {
    let out = std::path::absolute(out)?;
    let old = files_before(&out)?;
    let aside = beside(&out, "new")?;
    remove(&aside)?;
    let made = fill(&aside, make).and_then(|(made, new)| {
        keep_others(&out, &aside, &old, &new)?;
        exchange(&aside, &out)?;
        Ok(made)
    });
    // What stands aside now is the old site, or a new one that did not come to its end.
    let removed = remove(&aside);
    let made = made?;
    removed?;
    Ok(made)
}

/// The files of the site that stands in `out`; none where nothing stands there yet.
fn files_before(out: &Path) -> Result<BTreeSet<String>, SiteError> {
    let wrong = |what: &str| SiteError::Option(format!("{}: {what}", out.display()));
    match fs::read_to_string(out.join(LIST)) {
        Ok(list) => Ok(list.lines().map(str::to_owned).collect()),
        Err(_) if !out.exists() => Ok(BTreeSet::new()),
        Err(_) if !out.is_dir() => Err(wrong("this is a file; name a folder")),
        Err(_) if fs::read_dir(out)?.next().is_none() => Ok(BTreeSet::new()),
        Err(_) => Err(wrong(
            "this folder holds other things, and no site of Bayegan; name an empty or a new one",
        )),
    }
}

/// A hidden sibling of the folder, so that a rename stays within one disk.
fn beside(out: &Path, ending: &str) -> Result<PathBuf, SiteError> {
    let name = out.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| {
        SiteError::Option(format!("{}: name a folder below another", out.display()))
    })?;
    Ok(out.with_file_name(format!(".{name}.{ending}")))
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

/// Writes what `make` hands out, and the list of it.
fn fill<T>(
    aside: &Path,
    make: impl FnOnce(&mut dyn FnMut(File) -> io::Result<()>) -> Result<T, SiteError>,
) -> Result<(T, BTreeSet<String>), SiteError> {
    fs::create_dir_all(aside).map_err(|error| named(aside, &error))?;
    let mut new = BTreeSet::from([LIST.to_owned()]);
    let made = make(&mut |file: File| {
        let path = aside.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
        }
        fs::write(&path, &file.bytes).map_err(|error| named(&path, &error))?;
        new.insert(file.path);
        Ok(())
    })?;
    let list: String = new.iter().map(|path| format!("{path}\n")).collect();
    fs::write(aside.join(LIST), list)?;
    Ok((made, new))
}

/// The error with the path it is about.
fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Brings along what stands in `out` and is neither of the old site nor of the new one.
fn keep_others(
    out: &Path,
    aside: &Path,
    old: &BTreeSet<String>,
    new: &BTreeSet<String>,
) -> io::Result<()> {
    for path in files_below(out, "")? {
        if old.contains(&path) || new.contains(&path) {
            continue;
        }
        let (from, to) = (out.join(&path), aside.join(&path));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        // A second name for the same file where the disk has such, else a copy.
        fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(|_| ()))?;
    }
    Ok(())
}

fn files_below(folder: &Path, prefix: &str) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(files),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| {
            let what = format!("the name {} is not UTF-8: rename the file", name.display());
            io::Error::new(ErrorKind::InvalidData, what)
        })?;
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            files.extend(files_below(&entry.path(), &format!("{path}/"))?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// Exchanges two folders, in one step where the system has one.
fn exchange(aside: &Path, out: &Path) -> Result<(), SiteError> {
    if !out.exists() {
        return Ok(fs::rename(aside, out)?);
    }
    if exchange_at_once(aside, out).is_ok() {
        return Ok(());
    }
    let old = beside(out, "old")?;
    remove(&old)?;
    fs::rename(out, &old)?;
    if let Err(error) = fs::rename(aside, out) {
        fs::rename(&old, out)?;
        return Err(error.into());
    }
    Ok(remove(&old)?)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange_at_once(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange_at_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn put(out: &Path, paths: &[&str]) -> Result<(), SiteError> {
        write(out, |write| {
            for path in paths {
                write(File::new(*path, path.as_bytes()))?;
            }
            Ok(())
        })
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names = files_below(folder, "").unwrap();
        names.retain(|name| name != LIST);
        names.sort_unstable();
        names
    }

    #[test]
    fn a_new_site_takes_the_old_ones_place() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        put(&out, &["index.html", "post/1/index.html"]).unwrap();
        put(&out, &["index.html", "post/2/index.html"]).unwrap();
        assert_eq!(names(&out), ["index.html", "post/2/index.html"]);
        assert_eq!(names(folder.path()).len(), 3, "nothing is left aside");
    }

    #[test]
    fn what_no_site_wrote_stays() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), &["index.html"]).unwrap();
        fs::write(folder.path().join("CNAME"), "example.org").unwrap();
        put(folder.path(), &["a/index.html"]).unwrap();
        assert_eq!(names(folder.path()), ["CNAME", "a/index.html"]);
    }

    #[test]
    fn a_failure_leaves_the_old_site_whole() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        put(&out, &["index.html"]).unwrap();
        let failed = write(&out, |write| {
            write(File::new("index.html", "new"))?;
            Err::<(), _>(SiteError::Write(ErrorKind::StorageFull.into()))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(out.join("index.html")).unwrap(), b"index.html");
        assert_eq!(
            names(folder.path()),
            ["site/.bayegan-files", "site/index.html"]
        );
    }

    #[test]
    fn what_an_interrupted_run_left_aside_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        fs::create_dir(folder.path().join(".site.new")).unwrap();
        fs::write(folder.path().join(".site.new/half"), "").unwrap();
        put(&out, &["index.html"]).unwrap();
        assert_eq!(names(&out), ["index.html"]);
    }

    #[test]
    fn a_folder_with_other_things_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("letter.txt"), "dear").unwrap();
        let error = put(folder.path(), &["index.html"]).unwrap_err();
        assert!(error.to_string().contains("other things"), "{error}");
        let error = put(&folder.path().join("letter.txt"), &["index.html"]).unwrap_err();
        assert!(error.to_string().contains("a file"), "{error}");
        assert_eq!(names(folder.path()), ["letter.txt"]);
    }
}
