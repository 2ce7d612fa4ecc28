//! Where can catalogs be broken without harm? In a copy of their folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The catalogs of this project.
pub fn catalogs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs")
}

/// A folder that is removed when the test is done with it.
pub struct Folder(pub PathBuf);

impl Folder {
    /// A copy of a folder, under a name that no other test uses.
    pub fn copy(of: &Path, name: &str) -> Folder {
        let folder = Folder(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id())));
        let _ = fs::remove_dir_all(&folder.0);
        copy(of, &folder.0);
        folder
    }

    /// Changes one file of it; the change must make a difference.
    pub fn edit(&self, file: &str, change: impl FnOnce(&str) -> String) {
        let path = self.0.join(file);
        let before = fs::read_to_string(&path).unwrap_or_default();
        let after = change(&before);
        assert_ne!(before, after, "the change of {file} changes nothing");
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder for the file");
        fs::write(path, after).expect("a file that can be written");
    }

    /// The line, from 1, on which a text stands for the first time.
    pub fn line(&self, file: &str, text: &str) -> usize {
        let all = fs::read_to_string(self.0.join(file)).unwrap_or_default();
        let at = all.find(text).unwrap_or_else(|| panic!("{file} has no {text}"));
        all[..at].matches('\n').count() + 1
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder in the target folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copied file");
        }
    }
}
