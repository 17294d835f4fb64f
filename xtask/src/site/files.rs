//! Folders of files: read into memory in the order of their names, copied, removed. It must not know what the files are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Paths inside a folder, with `/` between their parts, and what stands in the files.
pub type Files = BTreeMap<String, Vec<u8>>;

/// All files below `folder`.
pub fn read_folder(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    read_into(&mut files, folder, "")?;
    Ok(files)
}

fn read_into(files: &mut Files, folder: &Path, prefix: &str) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read `{}`", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .with_context(|| format!("the name of `{}` is not UTF-8: rename it", path.display()))?;
        let relative = format!("{prefix}{name}");
        if path.is_dir() {
            read_into(files, &path, &format!("{relative}/"))?;
        } else {
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
            files.insert(relative, bytes);
        }
    }
    Ok(())
}

/// Copies all files below `from`, in the same places, to `to`.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for (path, bytes) in read_folder(from)? {
        let file = to.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make `{}`", folder.display()))?;
        }
        fs::write(&file, bytes).with_context(|| format!("cannot write `{}`", file.display()))?;
    }
    Ok(())
}

/// Takes away a folder of the build's own with all that is in it.
pub fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot empty `{}`", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn files_are_read_by_their_paths() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("icons/small")).unwrap();
        for name in ["index.html", "icons/small/b.svg"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let files = read_folder(folder.path()).unwrap();
        let expected = ["icons/small/b.svg", "index.html"].map(|name| (name.into(), name.into()));
        assert_eq!(files, Files::from(expected));
        let copy = tempfile::tempdir().unwrap();
        copy_folder(folder.path(), copy.path()).unwrap();
        assert_eq!(read_folder(copy.path()).unwrap(), files);
    }
}
