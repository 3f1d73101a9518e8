//! The files beside the pages: found in Trunk's output or made from sources,
//! renamed by what they contain.

use crate::view::parts::PARTS;
use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Style sheets, in cascade order.
const STYLE_SHEETS: [&str; 12] = [
    "tokens",
    "base",
    "article",
    "controls",
    "widgets",
    "playground",
    "lessons",
    "lab",
    "charts",
    "calculators",
    "embed",
    "print",
];

/// The parts of an embed's module, each a block of its own.
const TALK: [&str; 3] = ["embed/height", "embed/links", "embed/messages"];

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
    /// The one style sheet.
    pub style: Asset,
    /// The loader.
    pub boot: Asset,
    /// What offers snippets for other pages.
    pub snippets: Asset,
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
}

/// Collects and renames the assets in `staging`, removing what Trunk left.
///
/// # Errors
/// A file that is missing or cannot be written.
pub fn collect(staging: &Path, project: &Path) -> Result<Assets> {
    fs::create_dir_all(staging.join("assets"))?;
    let assets = Assets {
        style: write(staging, "style", "css", style_sheet(project)?.as_bytes())?,
        boot: write(staging, "boot", "js", &script(project, &["write", "boot"])?)?,
        snippets: write(
            staging,
            "snippets",
            "js",
            &script(project, &["embed/snippets"])?,
        )?,
        look: write(staging, "look", "js", &script(project, &["embed/look"])?)?,
        talk: write(staging, "talk", "js", &script(project, &TALK)?)?,
        console: write(
            staging,
            "console",
            "js",
            &script(project, &["embed/console"])?,
        )?,
        app: app(staging)?,
        parts: parts(staging)?,
        trainer: program(staging, "trainer")?,
        trainer_simd: program(staging, "trainer_simd")?,
        cluster: program(staging, "cluster")?,
        cluster_simd: program(staging, "cluster_simd")?,
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

/// Scripts in one, without remarks.
fn script(project: &Path, names: &[&str]) -> Result<Vec<u8>> {
    let mut text = String::new();
    for name in names {
        let file = format!("src/browser/{name}.js");
        let source =
            fs::read_to_string(project.join(&file)).with_context(|| format!("reading {file}"))?;
        text.extend(statements(&source).flat_map(|line| [line, "\n"]));
    }
    Ok(text.into_bytes())
}

/// The lines of a script without indentation and remarks, which stand on lines of their own.
fn statements(script: &str) -> impl Iterator<Item = &str> {
    script.lines().map(str::trim).filter(|line| {
        !line.is_empty() && !["//", "/*", "*"].iter().any(|mark| line.starts_with(mark))
    })
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

/// The app's glue fetches parts through `boot.js`, which knows their addresses.
fn app(staging: &Path) -> Result<Program> {
    let file = staging.join("app.js");
    let glue = fs::read_to_string(&file).context("reading app.js")?;
    let mut text = PART_LOADERS.to_owned();
    for line in statements(&glue) {
        if line.starts_with("import ") && line.contains(LINK) {
            continue;
        }
        match line.strip_prefix(LINK) {
            Some(_) => text.extend([LINK, ": partLoaders,"]),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    fs::write(&file, text)?;
    program(staging, "app")
}

/// The module that the app would have its parts from.
const LINK: &str = "\"./__wasm_split.js\"";

/// What the app calls to have a part instantiated beside it, each file of it
/// once; it hears through `callback` whether that went well.
const PART_LOADERS: &str = "const instances = new Map();
const beside = (module) => {
if (!instances.has(module)) {
instances.set(module, WebAssembly.instantiate(module, { __wasm_split: wasm }).catch((error) => {
instances.delete(module);
throw error;
}));
}
return instances.get(module);
};
const partLoaders = new Proxy({}, { get: (_, loader) => async (callback, data) => {
let arrived = true;
try {
await Promise.all((await scaleLabPart(loader.replace('__wasm_split_load_', ''))).map(beside));
} catch (error) {
console.error(error);
arrived = false;
}
wasm.__indirect_function_table.get(callback)(data, arrived);
} });
";

fn parts(staging: &Path) -> Result<BTreeMap<&'static str, Asset>> {
    let mut files = BTreeMap::new();
    for name in PARTS.iter().flat_map(|part| part.files) {
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

/// The style sheets in one, without comments and indentation.
fn style_sheet(project: &Path) -> Result<String> {
    let mut css = String::new();
    for name in STYLE_SHEETS {
        let path = project.join(format!("style/{name}.css"));
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading style/{name}.css"))?;
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("/*") {
            css.push_str(before);
            rest = after.split_once("*/").map_or("", |(_, tail)| tail);
        }
        css.push_str(rest);
    }
    Ok(css
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n"))
}
