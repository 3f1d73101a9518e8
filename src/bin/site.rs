//! The builder's command line: `site build STAGING` and `site gate DIST`.

use anyhow::{Result, bail};
use scale_lab::site;
use std::path::Path;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build", staging] => site::build(Path::new(staging), Path::new(".")),
        ["gate", dist] => gate(Path::new(dist)),
        _ => bail!("usage: site build STAGING | site gate DIST"),
    }
}

fn gate(dist: &Path) -> Result<()> {
    let rows = site::gate::measure(dist)?;
    let mut all_hold = true;
    for row in &rows {
        let holds = row["holds"].as_bool().unwrap_or(false);
        all_hold &= holds;
        println!(
            "{:28} {:>8} B brotli  of {:>8}  {}",
            row["case"].as_str().unwrap_or_default(),
            row["value"],
            row["goal"],
            if holds { "ok" } else { "TOO LARGE" }
        );
    }
    std::fs::create_dir_all("target")?;
    std::fs::write("target/sizes.json", serde_json::to_string_pretty(&rows)?)?;
    if !all_hold {
        bail!("the site is larger than it promises to be");
    }
    Ok(())
}
