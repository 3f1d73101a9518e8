//! Cuts the app into parts along the lines of `view::bundles`.
//!
//! Knows WASM files; what becomes of them, `scripts/parts.sh` says.

use crate::view::bundles::{BUNDLES, Bundle};
use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

/// Cuts the app, linked with its relocations, into the files of `BUNDLES`, in
/// `parts`, and what starts: the pieces in `parts/app`, around `main.wasm`.
///
/// # Errors
/// A file that cannot be read or written, or is not what the linker makes.
pub fn cut(app: &Path, parts: &Path) -> Result<()> {
    let input = fs::read(app).with_context(|| format!("reading {}", app.display()))?;
    let first = parts.join("app");
    fs::create_dir_all(&first)?;
    let main = first.join("main.wasm");
    let mut options = Options::new(&input);
    options.output_dir = &first;
    options.main_out_path = &main;
    let pieces = transform(options)
        .map_err(|problem| anyhow!("cutting the app into parts: {problem:#}"))?
        .prefetch_map;
    // Who needs each piece: one part, or several.
    let mut needed: BTreeMap<String, Vec<&Bundle>> = BTreeMap::new();
    for part in &BUNDLES {
        for piece in pieces.get(part.name).into_iter().flatten() {
            needed
                .entry(format!("{piece}.wasm"))
                .or_default()
                .push(part);
        }
    }
    for (piece, needs) in needed {
        let is_home = |file: &&&str| {
            BUNDLES.iter().all(|part| {
                let needs_it = needs.iter().any(|need| need.name == part.name);
                part.files.contains(file) == needs_it
            })
        };
        if let Some(home) = BUNDLES.iter().flat_map(|part| part.files).find(is_home) {
            fs::rename(first.join(&piece), parts.join(format!("{home}.wasm")))
                .with_context(|| format!("moving {piece}"))?;
        }
    }
    Ok(())
}
