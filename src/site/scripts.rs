//! The scripts of the pages: our own put together, and the app's glue.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Scripts of `src/browser` in one, as they are written: what their remarks
/// weigh when compressed is less than a minifier would cost everyone who builds.
///
/// # Errors
/// A script that cannot be read.
pub fn assembled(project: &Path, names: &[&str]) -> Result<String> {
    let read = |name: &&str| {
        let file = format!("src/browser/{name}.js");
        fs::read_to_string(project.join(&file)).with_context(|| format!("reading {file}"))
    };
    names.iter().map(read).collect()
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

/// The app's glue with parts that come through `boot.js`, which knows their
/// addresses, in place of the module it would import; all else as it was.
///
/// # Errors
/// Glue that asks for its parts in another way than this knows.
pub fn with_parts(glue: &str) -> Result<String> {
    let mut text = PART_LOADERS.to_owned();
    let (mut imports, mut uses) = (0, 0);
    for line in glue.lines() {
        let words = line.trim_start();
        if words.starts_with("import ") && words.contains(LINK) {
            imports += 1;
            continue;
        }
        if words.starts_with(LINK) {
            uses += 1;
            text.extend([LINK, ": partLoaders,"]);
        } else {
            text.push_str(line);
        }
        text.push('\n');
    }
    ensure!(
        imports > 0 && uses > 0,
        "app.js does not ask {LINK} for its parts: wasm-bindgen writes its glue in another way"
    );
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_is_as_it_was_but_for_its_parts() {
        let before = "import * as import1 from \"./__wasm_split.js\"\n";
        let after = "const text = `\n  // no remark\n  * a star`;\n/* of\n * theirs */\n";
        let glue = format!(
            "{before}{after}    return {{\n        \"./__wasm_split.js\": import1,\n    }};\n"
        );
        let text = with_parts(&glue).unwrap();
        let rest = text.strip_prefix(PART_LOADERS).unwrap();
        assert_eq!(
            rest,
            format!("{after}    return {{\n\"./__wasm_split.js\": partLoaders,\n    }};\n")
        );
        for other in [before, after, ""] {
            assert!(with_parts(other).is_err(), "{other}");
        }
    }
}
