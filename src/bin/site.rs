//! The builder's command line: `site cut APP PARTS`, `site build STAGING`,
//! `site gate DIST`.

use anyhow::{Result, bail};
use scale_lab::site;
use std::path::Path;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["cut", app, parts] => site::cut(Path::new(app), Path::new(parts)),
        ["build", staging] => site::build(Path::new(staging), Path::new(".")),
        ["gate", dist] => gate(Path::new(dist)),
        _ => bail!("usage: site cut APP PARTS | site build STAGING | site gate DIST"),
    }
}

fn gate(dist: &Path) -> Result<()> {
    let rows = site::gate::measure(dist)?;
    let mut within_limits = true;
    for row in &rows {
        let says = |key: &str| row[key].as_bool().unwrap_or(false);
        within_limits &= says("within_limit");
        println!(
            "{:28} {:>8} B brotli, goal {:>8}: {}",
            row["case"].as_str().unwrap_or_default(),
            row["value"],
            row["goal"],
            match (says("holds"), says("within_limit")) {
                (true, _) => "holds".to_owned(),
                (false, true) => format!("missed, within the limit of {}", row["limit"]),
                (false, false) => format!("beyond the limit of {}", row["limit"]),
            }
        );
    }
    std::fs::create_dir_all("target")?;
    std::fs::write("target/sizes.json", serde_json::to_string_pretty(&rows)?)?;
    if !within_limits {
        bail!("the site is larger than it promises to be");
    }
    Ok(())
}
