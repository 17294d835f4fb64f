//! A folder of files in memory, in the order of their names. It knows nothing of what the files are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bayegan_server::is_content_addressed;

use crate::outcome::{About, Outcome};

/// Paths inside a folder, with `/` between their parts, and what stands in the files.
pub type Files = BTreeMap<String, Vec<u8>>;

/// All files below `folder`.
pub fn read_folder(folder: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    read_into(&mut files, folder, "")?;
    Ok(files)
}

fn read_into(files: &mut Files, folder: &Path, prefix: &str) -> Outcome<()> {
    for entry in fs::read_dir(folder).about("read", folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or_else(|| format!("the name of `{}` is not UTF-8: rename it", path.display()))?;
        let relative = format!("{prefix}{name}");
        if path.is_dir() {
            read_into(files, &path, &format!("{relative}/"))?;
        } else {
            files.insert(relative, fs::read(&path).about("read", &path)?);
        }
    }
    Ok(())
}

/// Takes away a folder of the build's own with all that is in it.
pub fn empty(folder: &Path) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).about("empty", folder)?;
    }
    Ok(())
}

/// Writes the files into `folder`. Of what stood there, only files named by their bytes are taken away, since nothing points to them
/// any more; all else is left, for it may be somebody's.
pub fn write_folder(folder: &Path, files: &Files) -> Outcome<()> {
    fs::create_dir_all(folder).about("make the folder", folder)?;
    for stale in read_folder(folder)?.into_keys() {
        let name = stale.rsplit('/').next().unwrap_or_default();
        if is_content_addressed(name) && !files.contains_key(&stale) {
            let path = folder.join(&stale);
            fs::remove_file(&path).about("remove", &path)?;
        }
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).about("make the folder", parent)?;
        }
        fs::write(&path, bytes).about("write", &path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn files(names: &[&str]) -> Files {
        names
            .iter()
            .map(|name| ((*name).into(), name.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let written = files(&["index.html", "icons/a.svg", "icons/small/b.svg"]);
        write_folder(folder.path(), &written).unwrap();
        assert_eq!(read_folder(folder.path()).unwrap(), written);
    }

    #[test]
    fn stale_names_go_and_foreign_files_stay() {
        let folder = tempfile::tempdir().unwrap();
        write_folder(folder.path(), &files(&["CNAME", "a-0123456789abcdef.js"])).unwrap();
        let new = files(&["a-fedcba9876543210.js", "index.html"]);
        write_folder(folder.path(), &new).unwrap();
        let names: Vec<_> = read_folder(folder.path()).unwrap().into_keys().collect();
        assert_eq!(names, ["CNAME", "a-fedcba9876543210.js", "index.html"]);
    }
}
