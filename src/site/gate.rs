//! The size gate: what a reader downloads, compressed, against what was promised.

use anyhow::{Context, Result, bail};
use serde_json::{Value as Json, json};
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// Brotli's window, as servers use it.
const WINDOW: u32 = 22;

/// Measures the site in `dist`; each row is shaped as `target/bench.json` wants it.
///
/// # Errors
/// A file that cannot be read.
pub fn measure(dist: &Path) -> Result<Vec<Json>> {
    let mut style = 0;
    let mut app = 0;
    let mut calculators = 0;
    let mut trainer = 0;
    let mut trainer_simd = 0;
    let mut cluster = 0;
    let mut cluster_simd = 0;
    for entry in fs::read_dir(dist.join("assets")).context("reading assets")? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let size = compressed(&path)?;
        match name.split_once('-').map_or(name.as_str(), |(stem, _)| stem) {
            "style" => style += size,
            "app" | "boot" => app += size,
            "calculators" => calculators += size,
            "trainer" => trainer += size,
            "trainer_simd" => trainer_simd += size,
            "cluster" => cluster += size,
            "cluster_simd" => cluster_simd += size,
            other => bail!("assets/{other}: what is this?"),
        }
    }
    let page = compressed(&dist.join("index.html"))?;
    Ok(vec![
        row("HTML + CSS of the article", page + style, 120_000, 120_000),
        // The limit keeps it from growing unnoticed.
        row("app: JS + WASM", app, 200_000, 240_000),
        row("calculators: JS + WASM", calculators, 96_000, 96_000),
        row("trainer, scalar", trainer, 60_000, 60_000),
        row("trainer, SIMD", trainer_simd, 60_000, 60_000),
        row("worker of a cluster, scalar", cluster, 60_000, 60_000),
        row("worker of a cluster, SIMD", cluster_simd, 60_000, 60_000),
    ])
}

/// `goal` is what was promised; beyond `limit` the build fails.
fn row(case: &str, bytes: usize, goal: usize, limit: usize) -> Json {
    json!({
        "case": case, "metric": "brotli size", "value": bytes, "unit": "B",
        "against": "goal", "ratio": bytes as f64 / goal as f64, "goal": goal, "holds": bytes <= goal,
        "limit": limit, "within_limit": bytes <= limit,
    })
}

fn compressed(path: &Path) -> Result<usize> {
    let content = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let mut output = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut output, 4096, 11, WINDOW);
        writer.write_all(&content)?;
    }
    Ok(output.len())
}
