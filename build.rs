//! Checks `content/data/*.toml`, `content/sources.toml` and
//! `content/claims.toml` and turns them into constants, so that no figure ships without a unit, a source and a date, and
//! no TOML parser ships at all.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

#[path = "build/mod.rs"]
mod checked;

use checked::read::File;

fn main() -> Result<(), Box<dyn Error>> {
    // What cuts the app into parts follows the linker's relocations.
    let for_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if for_wasm && env::var("CARGO_FEATURE_WEB").is_ok() {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=content/data");
    println!("cargo::rerun-if-changed=content/sources.toml");
    println!("cargo::rerun-if-changed=content/claims.toml");
    // A complaint is printed as an error of its own: returning it would bury
    // it under the script's other output.
    match tables() {
        Ok(rust) => {
            let out = env::var("OUT_DIR")?;
            fs::write(Path::new(&out).join("tables.rs"), rust)?;
        }
        Err(problem) => println!("cargo::error={problem}"),
    }
    Ok(())
}

fn tables() -> Result<String, Box<dyn Error>> {
    let name = "content/sources.toml";
    let text = fs::read_to_string(name)?;
    let sources = checked::sources::read(&File { name, text: &text }).map_err(|p| p.to_string())?;
    let mut paths = fs::read_dir("content/data")?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let mut tables = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let name = path.to_string_lossy();
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let file = File {
            name: &name,
            text: &text,
        };
        tables.push(checked::tables::read(&id, &file, &sources).map_err(|p| p.to_string())?);
    }
    let name = "content/claims.toml";
    let text = fs::read_to_string(name)?;
    let claims = checked::claims::read(&File { name, text: &text }, &sources);
    let claims = claims.map_err(|p| p.to_string())?;
    Ok(checked::emit::rust(&tables, &sources, &claims))
}
