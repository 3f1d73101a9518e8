//! The files beside the pages: found in Trunk's output or made from sources,
//! renamed by what they contain.

use super::{scripts, style_sheet};
use crate::view::bundles::BUNDLES;
use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The parts of an embed's module, each a block of its own.
const TALK: [&str; 4] = [
    "embed/task",
    "embed/height",
    "embed/links",
    "embed/messages",
];

/// Files that other sites refer to by an address that never changes.
const STABLE: [(&str, &str); 2] = [
    ("src/browser/embed/loader.js", "embed.js"),
    ("src/browser/embed/embed.d.ts", "embed.d.ts"),
];

/// A file under `assets/`.
pub struct Asset {
    /// Path relative to the site's root.
    pub path: String,
    /// Subresource integrity.
    pub integrity: String,
}

/// A program: its JavaScript glue and its WASM.
pub struct Program {
    /// The glue.
    pub glue: Asset,
    /// The module.
    pub wasm: Asset,
}

/// Everything the pages refer to.
pub struct Assets {
    /// The style sheet of the article, the pages beside it and the embeds.
    pub style: Asset,
    /// The face of the prose.
    pub text_font: Asset,
    /// That of titles.
    pub display_font: Asset,
    /// That of a lesson's pages.
    pub classroom: Asset,
    /// That of the pages for teachers, for paper above all.
    pub teach: Asset,
    /// The loader.
    pub boot: Asset,
    /// The choice of a theme, for pages on which nothing else runs.
    pub theme: Asset,
    /// The way through the article.
    pub way: Asset,
    /// The worker that multiplies on the graphics card.
    pub gpu: Asset,
    /// What offers snippets for other pages.
    pub snippets: Asset,
    /// What offers a link for a class.
    pub pupils: Asset,
    /// How an embed looks, from its flags.
    pub look: Asset,
    /// What an embed says to its host and hears from it.
    pub talk: Asset,
    /// The live console of the page about embedding.
    pub console: Asset,
    /// The app, as far as it starts.
    pub app: Program,
    /// The files of its parts, by name.
    pub parts: BTreeMap<&'static str, Asset>,
    /// The trainer without SIMD.
    pub trainer: Program,
    /// The trainer with SIMD.
    pub trainer_simd: Program,
    /// The worker of a cluster without SIMD.
    pub cluster: Program,
    /// The worker of a cluster with SIMD.
    pub cluster_simd: Program,
    /// A book that networks learn from, fetched when a reader asks for it.
    pub alice: Asset,
    /// The writer without SIMD.
    pub writer: Program,
    /// The writer with SIMD.
    pub writer_simd: Program,
}

/// Collects and renames the assets in `staging`, removing what Trunk left.
///
/// # Errors
/// A file that is missing or cannot be written.
pub fn collect(staging: &Path, project: &Path) -> Result<Assets> {
    fs::create_dir_all(staging.join("assets"))?;
    let script = |name: &str, sources: &[&str]| {
        let text = scripts::assembled(project, sources)?;
        write(staging, name, "js", text.as_bytes())
    };
    let fonts = fonts(staging, project)?;
    let style = style_sheet::assembled(project)?;
    let style = fonts.iter().fold(style, |style, (file, font)| {
        style.replace(
            &format!("url(\"{file}\")"),
            &format!("url(\"{}\")", beside(font)),
        )
    });
    let [(_, text_font), (_, display_font), ..] = fonts;
    let teach = style_sheet::read(project, "teach")?;
    let classroom = style_sheet::of_lessons(project)?;
    let assets = Assets {
        style: write(staging, "style", "css", style.as_bytes())?,
        text_font,
        display_font,
        teach: write(staging, "teach", "css", teach.as_bytes())?,
        classroom: write(staging, "classroom", "css", classroom.as_bytes())?,
        boot: script("boot", &["theme", "write", "boot"])?,
        theme: script("theme", &["theme"])?,
        way: script("way", &["way"])?,
        gpu: script("gpu", &["gpu"])?,
        snippets: script("snippets", &["embed/dialog", "embed/snippets"])?,
        pupils: script("pupils", &["embed/dialog", "embed/pupils"])?,
        look: script("look", &["embed/look"])?,
        talk: script("talk", &TALK)?,
        console: script("console", &["embed/console"])?,
        app: app(staging)?,
        parts: parts(staging)?,
        trainer: program(staging, "trainer")?,
        trainer_simd: program(staging, "trainer_simd")?,
        cluster: program(staging, "cluster")?,
        cluster_simd: program(staging, "cluster_simd")?,
        alice: write(
            staging,
            "alice",
            "txt",
            &fs::read(project.join("content/language/alice.txt"))?,
        )?,
        writer: program(staging, "writer")?,
        writer_simd: program(staging, "writer_simd")?,
    };
    for entry in fs::read_dir(staging)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|e| e == "js" || e == "wasm" || e == "ts")
        {
            fs::remove_file(path)?;
        }
    }
    for (source, name) in STABLE {
        fs::copy(project.join(source), staging.join(name))
            .with_context(|| format!("copying {source}"))?;
    }
    Ok(assets)
}

/// The fonts, by the names that the style sheet has for them.
fn fonts(staging: &Path, project: &Path) -> Result<[(String, Asset); 4]> {
    let font = |name: &str| -> Result<(String, Asset)> {
        let file = format!("{name}.woff2");
        let content = fs::read(project.join("content/fonts").join(&file))
            .with_context(|| format!("reading {file}"))?;
        Ok((file, write(staging, name, "woff2", &content)?))
    };
    Ok([
        font("text")?,
        font("display")?,
        font("italic")?,
        font("signs")?,
    ])
}

/// A file as another one under `assets/` refers to it.
fn beside(asset: &Asset) -> &str {
    asset.path.trim_start_matches("assets/")
}

/// A program as Trunk names its files.
fn program(staging: &Path, name: &str) -> Result<Program> {
    let take = |file: String, extension: &str| -> Result<Asset> {
        let content = fs::read(staging.join(&file)).with_context(|| format!("reading {file}"))?;
        write(staging, name, extension, &content)
    };
    Ok(Program {
        glue: take(format!("{name}.js"), "js")?,
        wasm: take(format!("{name}_bg.wasm"), "wasm")?,
    })
}

/// The app, whose glue fetches parts through `boot.js`.
fn app(staging: &Path) -> Result<Program> {
    let file = staging.join("app.js");
    let glue = fs::read_to_string(&file).context("reading app.js")?;
    fs::write(&file, scripts::with_parts(&glue)?)?;
    program(staging, "app")
}

fn parts(staging: &Path) -> Result<BTreeMap<&'static str, Asset>> {
    let mut files = BTreeMap::new();
    for name in BUNDLES.iter().flat_map(|part| part.files) {
        let file = format!("{name}.wasm");
        let content = fs::read(staging.join(&file)).with_context(|| format!("reading {file}"))?;
        files.insert(*name, write(staging, name, "wasm", &content)?);
    }
    Ok(files)
}

fn write(staging: &Path, name: &str, extension: &str, content: &[u8]) -> Result<Asset> {
    let hash: String = Sha256::digest(content)
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let path = format!("assets/{name}-{hash}.{extension}");
    fs::write(staging.join(&path), content).with_context(|| format!("writing {path}"))?;
    let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(content)));
    Ok(Asset { path, integrity })
}
