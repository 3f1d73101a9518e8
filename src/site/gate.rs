//! The size gate: what a reader downloads, compressed, against what was promised.

use crate::registry::REGISTRY;
use crate::view::bundles::{BUNDLES, find_view};
use anyhow::{Context, Result};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The bundle of a lesson's pages.
const LESSON: &str = "teaching";

/// Measures the site in `dist`; each row is shaped as `target/bench.json` wants it.
///
/// # Errors
/// A file that cannot be read.
pub fn measure(dist: &Path) -> Result<Vec<Json>> {
    // By what a file is called before its hash.
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    for entry in fs::read_dir(dist.join("assets")).context("reading assets")? {
        let path = entry?.path();
        if super::compress::is_compressed(&path) {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let kind = name.split_once('-').map_or(&*name, |(kind, _)| kind);
        *sizes.entry(kind.to_owned()).or_default() += compressed(&path)?;
    }
    let size = |kind: &str| {
        sizes
            .get(kind)
            .copied()
            .with_context(|| format!("no assets/{kind}"))
    };
    let page = compressed(&dist.join("index.html"))?;
    let style = size("style")?;
    let fonts = size("text")? + size("display")? + size("italic")?;
    let start = size("app")? + size("boot")?;
    let mut all = start;
    // A lesson's pages are no part of the article.
    let (lesson, article): (Vec<_>, Vec<_>) = BUNDLES.iter().partition(|part| part.name == LESSON);
    for file in article
        .iter()
        .flat_map(|part| part.files)
        .collect::<BTreeSet<_>>()
    {
        all += size(file)?;
    }
    let mut classroom = size("classroom")? + start;
    for file in lesson.iter().flat_map(|part| part.files) {
        classroom += size(file)?;
    }
    classroom += compressed(&dist.join("1/class/index.html"))?;
    let mut embed = 0;
    for part in article {
        let mut needed = style + start + size("look")? + size("talk")?;
        for file in part.files {
            needed += size(file)?;
        }
        embed = embed.max(needed + largest_embed(dist, part.name)?);
    }
    let loader = compressed(&dist.join("embed.js"))?;
    Ok(vec![
        // A drawn figure is in the page once, as it is on a phone: a kilobyte each.
        row("HTML + CSS of the article", page + style, 130_000),
        row("fonts of the article", fonts, 40_000),
        row("font of the language lab", size("signs")?, 8_000),
        row("app: JS + WASM that start", start, 160_000),
        // Sixteen calculators are drawn, in three parts of their own: two to three kilobytes
        // each. The language lab is a part of its own, too.
        row("app: with all its parts", all, 550_000),
        row("part of the language lab", size("writing")?, 69_000),
        row("one embed before play, the largest", embed, 271_000),
        row("a page of a lesson before play", classroom, 245_000),
        row("embed.js", loader, 2_048),
        row("trainer, scalar", size("trainer")?, 60_000),
        row("trainer, SIMD", size("trainer_simd")?, 60_000),
        row("worker of a cluster, scalar", size("cluster")?, 60_000),
        row("worker of a cluster, SIMD", size("cluster_simd")?, 60_000),
        row("writer, scalar", size("writer")?, 57_000),
        row("writer, SIMD", size("writer_simd")?, 56_000),
    ])
}

/// The largest page of an embed whose widget stands in this part.
fn largest_embed(dist: &Path, part: &str) -> Result<usize> {
    let ids = REGISTRY.iter().map(|spec| spec.id);
    let inside = ids.filter(|id| find_view(id).is_some_and(|(home, _)| home.name == part));
    let mut sizes = inside.map(|id| compressed(&dist.join(format!("embed/{id}/index.html"))));
    sizes.try_fold(0, |largest, size| Ok(largest.max(size?)))
}

fn row(case: &str, bytes: usize, goal: usize) -> Json {
    json!({
        "case": case, "metric": "brotli size", "value": bytes, "unit": "B",
        "against": "goal", "ratio": bytes as f64 / goal as f64, "goal": goal, "holds": bytes <= goal,
    })
}

fn compressed(path: &Path) -> Result<usize> {
    let ready = super::compress::brotli_path(path);
    // A font is compressed as it is.
    let ready = if ready.exists() {
        ready
    } else {
        path.to_owned()
    };
    let size = fs::metadata(&ready).with_context(|| format!("reading {}", ready.display()))?;
    Ok(size.len() as usize)
}
