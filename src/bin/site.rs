//! The builder's command line: `site cut APP PARTS`, `site build STAGING`,
//! `site gate DIST [--warn]`.

use anyhow::{Result, bail};
use scale_lab::site;
use std::path::Path;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["cut", app, parts] => site::cut(Path::new(app), Path::new(parts)),
        ["build", staging] => site::build(Path::new(staging), Path::new(".")),
        ["gate", dist] => gate(Path::new(dist), true),
        ["gate", dist, "--warn"] => gate(Path::new(dist), false),
        _ => bail!("usage: site cut APP PARTS | site build STAGING | site gate DIST [--warn]"),
    }
}

/// Compilers differ in size by some percent, so a goal only binds the pinned one.
fn gate(dist: &Path, binding: bool) -> Result<()> {
    let rows = site::gate::measure(dist)?;
    let mut all_hold = true;
    for row in &rows {
        let holds = row["holds"].as_bool().unwrap_or(false);
        all_hold &= holds;
        println!(
            "{:34} {:>8} B brotli, goal {:>8}: {}",
            row["case"].as_str().unwrap_or_default(),
            row["value"],
            row["goal"],
            if holds { "holds" } else { "missed" }
        );
    }
    std::fs::create_dir_all("target")?;
    std::fs::write("target/sizes.json", serde_json::to_string_pretty(&rows)?)?;
    match (all_hold, binding) {
        (true, _) => Ok(()),
        (false, true) => bail!("the site is larger than it promises to be"),
        (false, false) => {
            println!(
                "The site is larger than it promises to be. The goals are for another compiler, so this is a warning."
            );
            Ok(())
        }
    }
}
