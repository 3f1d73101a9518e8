//! Every file that text or code is in, compressed once, for hosts that send
//! what lies ready beside it.

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What is worth it; pictures are compressed already.
const KINDS: [&str; 9] = [
    "html", "css", "js", "json", "wasm", "svg", "xml", "txt", "ts",
];

/// Brotli's window, as servers use it.
const WINDOW: u32 = 22;

/// Writes `.br` and `.gz` beside each file of the site.
///
/// # Errors
/// A file that cannot be read or written.
pub fn folder(path: &Path) -> Result<()> {
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if path.is_dir() {
            folder(&path)?;
        } else if path
            .extension()
            .is_some_and(|kind| KINDS.iter().any(|known| kind == *known))
        {
            one(&path).with_context(|| format!("compressing {}", path.display()))?;
        }
    }
    Ok(())
}

fn one(path: &Path) -> Result<()> {
    let content = fs::read(path)?;
    let mut small = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 11, WINDOW);
        writer.write_all(&content)?;
    }
    fs::write(brotli_path(path), small)?;
    let mut small = GzEncoder::new(Vec::new(), Compression::best());
    small.write_all(&content)?;
    fs::write(beside(path, "gz"), small.finish()?)?;
    Ok(())
}

/// Where a file's compressed twin lies.
pub fn brotli_path(path: &Path) -> PathBuf {
    beside(path, "br")
}

/// Whether a file is such a twin.
pub fn is_compressed(path: &Path) -> bool {
    path.extension()
        .is_some_and(|kind| kind == "br" || kind == "gz")
}

fn beside(path: &Path, kind: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(kind);
    name.into()
}
