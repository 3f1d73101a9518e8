//! Cuts the app into parts along the lines of `view::parts`.
//!
//! Knows WASM files; what follows on it, `scripts/parts.sh` does.

use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

/// Cuts the app, linked with its relocations, into `main.wasm`, which starts,
/// one `split_NAME.wasm` for each part, and what several parts share.
///
/// # Errors
/// A file that cannot be read or written, or is not what the linker makes.
pub fn cut(app: &Path, parts: &Path) -> Result<()> {
    let input = fs::read(app).with_context(|| format!("reading {}", app.display()))?;
    fs::create_dir_all(parts)?;
    let main = parts.join("main.wasm");
    let mut options = Options::new(&input);
    options.output_dir = parts;
    options.main_out_path = &main;
    transform(options).map_err(|problem| anyhow!("cutting the app into parts: {problem:#}"))?;
    Ok(())
}
