//! The size gate: what a reader downloads, compressed, against what was promised.

use anyhow::{Context, Result, bail};
use serde_json::{Value as Json, json};
use std::fs;
use std::path::Path;

/// Measures the site in `dist`; each row is shaped as `target/bench.json` wants it.
///
/// # Errors
/// A file that cannot be read.
pub fn measure(dist: &Path) -> Result<Vec<Json>> {
    let mut style = 0;
    let mut app = 0;
    let mut calculators = 0;
    let mut embed = 0;
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
        if super::compress::is_compressed(&path) {
            continue;
        }
        let size = compressed(&path)?;
        match name.split_once('-').map_or(name.as_str(), |(stem, _)| stem) {
            "style" => style += size,
            "app" | "boot" => app += size,
            "calculators" => calculators += size,
            "look" | "talk" => embed += size,
            // Fetched when asked for.
            "snippets" | "console" => {}
            "trainer" => trainer += size,
            "trainer_simd" => trainer_simd += size,
            "cluster" => cluster += size,
            "cluster_simd" => cluster_simd += size,
            other => bail!("assets/{other}: what is this?"),
        }
    }
    let page = compressed(&dist.join("index.html"))?;
    let mut largest = 0;
    for entry in fs::read_dir(dist.join("embed")).context("reading embed")? {
        let path = entry?.path().join("index.html");
        if path.exists() {
            largest = largest.max(compressed(&path)?);
        }
    }
    let loader = compressed(&dist.join("embed.js"))?;
    Ok(vec![
        row("HTML + CSS of the article", page + style, 120_000, 120_000),
        // The limit keeps it from growing unnoticed.
        row("app: JS + WASM", app, 200_000, 240_000),
        row("calculators: JS + WASM", calculators, 96_000, 96_000),
        row(
            "one embed before play, the largest",
            largest + style + app + embed,
            240_000,
            272_000,
        ),
        row(
            "one embed of a calculator",
            largest + style + app + embed + calculators,
            240_000,
            366_000,
        ),
        row("embed.js", loader, 2_048, 2_048),
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
    let ready = super::compress::brotli_path(path);
    let size = fs::metadata(&ready).with_context(|| format!("reading {}", ready.display()))?;
    Ok(size.len() as usize)
}
