//! Where the site is written, and what its files refer to.

use super::assets::Assets;
use super::page::{Page, document};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The site that is being written.
pub struct Output<'a> {
    /// The folder it is written to.
    pub folder: &'a Path,
    /// The files beside the pages.
    pub assets: Assets,
    /// Where the site will stand, with a slash at its end.
    pub url: String,
}

impl Output<'_> {
    /// Writes a file, by its path relative to the site's root.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) -> Result<()> {
        let file = self.folder.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, content).with_context(|| format!("writing {path}"))
    }

    /// Writes a page; one whose address ends with a slash is a folder's index.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn page(&self, page: &Page) -> Result<()> {
        let index = if page.path.is_empty() || page.path.ends_with('/') {
            "index.html"
        } else {
            ""
        };
        let path = format!("{}{index}", page.path);
        self.write(&path, document(page, &self.assets, &self.url).0)
    }
}

/// The path of an address: `https://a.example/b/` → `/b/`.
pub fn path_of(url: &str) -> &str {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    after_scheme
        .find('/')
        .map_or("/", |slash| &after_scheme[slash..])
}
