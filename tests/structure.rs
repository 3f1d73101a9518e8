//! How the source hangs together: which file imports which, and how values are
//! read. Reads the files of `src` and knows nothing of what they do.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Circles that stand, each by one of its files; to be taken apart.
const KNOWN: &[&str] = &[];

/// Values that are read by a name in quotation marks; to become fewer.
const BY_NAME: usize = 12;

/// Lines that choose code by where it runs; to become fewer.
const BY_PLACE: usize = 25;

/// Every file of `src` by its module path, `crate::spec::param`, without
/// comments and tests.
fn modules() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    gather(Path::new("src"), "crate", &mut all);
    assert!(all.len() > 200, "src cannot be read");
    all
}

fn gather(folder: &Path, module: &str, all: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if stem != "bin" {
                gather(&path, &format!("{module}::{stem}"), all);
            }
        } else if path.extension().is_some_and(|end| end == "rs") && stem != "tests" {
            let name = match stem.as_str() {
                "mod" | "lib" => module.to_owned(),
                stem => format!("{module}::{stem}"),
            };
            all.insert(name, plain(&fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The programs in `src/bin`, likewise.
fn programs() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    gather(Path::new("src/bin"), "bin", &mut all);
    assert!(all.len() > 4, "src/bin cannot be read");
    all
}

/// Code alone.
fn plain(text: &str) -> String {
    let code = text.split("\nmod tests {").next().unwrap();
    let lines = code.lines();
    let lines = lines.map(|line| line.split("//").next().unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that a `use` names, with braces spelled out, and whether it is public.
fn uses(code: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let before = code[..at].rsplit('\n').next().unwrap().trim();
        let public = before.starts_with("pub");
        if !(before.is_empty() || public) {
            continue;
        }
        let tree = code[at + 4..].split(';').next().unwrap();
        let tree: String = tree.split_whitespace().collect::<Vec<_>>().join(" ");
        spell_out("", &tree, &mut |path| found.push((public, path)));
    }
    found
}

fn spell_out(head: &str, tree: &str, found: &mut dyn FnMut(String)) {
    let tree = tree.trim();
    let Some((prefix, rest)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap().trim();
        found(
            format!("{head}{name}")
                .trim_end_matches("::self")
                .to_owned(),
        );
        return;
    };
    let inside = rest.strip_suffix('}').unwrap_or(rest);
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let one = &inside[start..at];
                if !one.trim().is_empty() {
                    spell_out(&format!("{head}{prefix}"), one, found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// The paths from the crate's root that stand in the code itself.
fn inline(code: &str) -> Vec<String> {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let path = |(at, _): (usize, &str)| {
        let rest = &code[at..];
        let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
        rest[..end].trim_end_matches(':').to_owned()
    };
    code.match_indices("crate::").map(path).collect()
}

struct Graph {
    modules: BTreeMap<String, String>,
    /// What a module passes on under its own name: its name, and from where.
    passed_on: BTreeMap<(String, String), String>,
}

impl Graph {
    fn new() -> Self {
        let mut graph = Self {
            modules: modules(),
            passed_on: BTreeMap::new(),
        };
        for (module, code) in &graph.modules {
            for (public, path) in uses(code) {
                if let (true, Some(path)) = (public, graph.absolute(module, &path)) {
                    let name = path.rsplit("::").next().unwrap().to_owned();
                    graph.passed_on.insert((module.clone(), name), path);
                }
            }
        }
        graph
    }

    /// A path from the crate's root; none for other crates.
    fn absolute(&self, module: &str, path: &str) -> Option<String> {
        let mut here = module.to_owned();
        let mut rest = path;
        if let Some(tail) = rest.strip_prefix("self::") {
            rest = tail;
        } else if rest.starts_with("crate") {
            return Some(rest.to_owned());
        } else if !rest.starts_with("super") {
            let head = rest.split("::").next().unwrap();
            let child = format!("{module}::{head}");
            return (self.modules.contains_key(&child)).then(|| format!("{module}::{rest}"));
        }
        while let Some(tail) = rest.strip_prefix("super") {
            here = here.rsplit_once("::")?.0.to_owned();
            rest = tail.trim_start_matches("::");
        }
        Some(format!("{here}::{rest}").trim_end_matches("::").to_owned())
    }

    /// The file that what is named stands in.
    fn file(&self, path: &str) -> Option<String> {
        let mut module = "crate".to_owned();
        let mut parts = path.split("::").skip(1).peekable();
        while let Some(part) = parts.next() {
            let child = format!("{module}::{part}");
            if self.modules.contains_key(&child) {
                module = child;
                continue;
            }
            let passed = self.passed_on.get(&(module.clone(), part.to_owned()));
            return match passed.filter(|passed| *passed != path) {
                Some(passed) => {
                    let rest: Vec<&str> = parts.collect();
                    let rest = rest.iter().map(|part| format!("::{part}"));
                    self.file(&(passed.clone() + &rest.collect::<String>()))
                }
                None => Some(module),
            };
        }
        Some(module)
    }

    /// The files that a file imports from.
    fn imports(&self, module: &str) -> BTreeSet<String> {
        let code = &self.modules[module];
        let used = uses(code).into_iter().map(|(_, path)| path);
        let named = used.filter_map(|path| self.absolute(module, &path));
        let all = named.chain(inline(code));
        let files = all.filter_map(|path| self.file(&path));
        files
            .filter(|file| file != module && file != "crate")
            .collect()
    }

    /// Every circle of imports of more than two files.
    fn circles(&self) -> Vec<BTreeSet<String>> {
        let edges: BTreeMap<&str, BTreeSet<String>> = (self.modules.keys())
            .map(|module| (module.as_str(), self.imports(module)))
            .collect();
        let reached = |from: &str| {
            let (mut seen, mut next) = (BTreeSet::new(), vec![from.to_owned()]);
            while let Some(module) = next.pop() {
                for to in edges.get(module.as_str()).into_iter().flatten() {
                    if seen.insert(to.clone()) {
                        next.push(to.clone());
                    }
                }
            }
            seen
        };
        let reach: BTreeMap<&str, BTreeSet<String>> = edges
            .keys()
            .map(|module| (*module, reached(module)))
            .collect();
        let mut circles: Vec<BTreeSet<String>> = Vec::new();
        for (module, reached) in &reach {
            let back = |other: &&String| reach[other.as_str()].contains(*module);
            let circle: BTreeSet<String> = reached.iter().filter(back).cloned().collect();
            if circle.len() > 2 && !circles.contains(&circle) {
                circles.push(circle);
            }
        }
        circles
    }
}

#[test]
fn no_new_circle_of_imports() {
    let circles = Graph::new().circles();
    let new = circles
        .iter()
        .filter(|circle| !KNOWN.iter().any(|known| circle.contains(*known)));
    let new: Vec<_> = new.collect();
    assert!(new.is_empty(), "{new:#?}");
    // What is mended leaves the list.
    for known in KNOWN {
        assert!(
            circles.iter().any(|circle| circle.contains(*known)),
            "{known} is free"
        );
    }
}

#[test]
fn values_are_read_by_handles() {
    let mut found = Vec::new();
    for (module, code) in modules() {
        for call in [".number(\"", ".text(\"", ".switch(\"", ".get(\""] {
            let named = code.match_indices(call).map(|(at, _)| &code[at..]);
            // What an element shows has capitals and blanks; a name has neither.
            let named = named.filter(|rest| {
                let mut around = rest.split('"').skip(1);
                let (name, after) = (around.next().unwrap(), around.next().unwrap());
                after.starts_with(')')
                    && !name.is_empty()
                    && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            });
            found.extend(named.map(|rest| format!("{module}: {}", &rest[..30.min(rest.len())])));
        }
    }
    assert!(found.len() <= BY_NAME, "{}: {found:#?}", found.len());
}

/// Counts the lines of `src`, outside tests, that choose code by where it runs:
/// a `cfg(` or `cfg_attr(` that names the feature of the app (`web`), of the
/// builder (`site`) or of workers (`worker`), or the browser's architecture.
#[test]
fn few_lines_choose_code_by_where_it_runs() {
    const PLACES: [&str; 5] = ["\"web\"", "\"site\"", "\"worker\"", "wasm32", "target_arch"];
    let mut found = Vec::new();
    for (module, code) in modules().into_iter().chain(programs()) {
        let chosen = code.lines().filter(|line| {
            let cfg = line.contains("cfg(") || line.contains("cfg_attr(");
            cfg && PLACES.iter().any(|place| line.contains(place))
        });
        found.extend(chosen.map(|line| format!("{module}: {}", line.trim())));
    }
    assert!(found.len() <= BY_PLACE, "{}: {found:#?}", found.len());
}

#[test]
fn errors_are_written_for_readers() {
    let modules = modules();
    let errors: Vec<&str> = modules
        .values()
        .flat_map(|text| text.lines())
        .filter(|line| line.trim_start().starts_with("#[error("))
        .collect();
    assert!(errors.len() > 50, "the errors cannot be found");
    let debug: Vec<_> = errors.iter().filter(|line| line.contains(":?}")).collect();
    // The app is compiled without what `Debug` would write.
    assert!(debug.is_empty(), "{debug:#?}");
}

/// The texts in quotation marks that are sentences: four words and a full stop.
fn sentences(code: &str) -> Vec<String> {
    let (mut found, mut text) = (Vec::new(), None::<String>);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match (c, &mut text) {
            ('"', None) => text = Some(String::new()),
            ('"', Some(_)) => found.extend(text.take()),
            ('\\', Some(text)) => text.extend(chars.next()),
            (c, Some(text)) => text.push(c),
            _ => {}
        }
    }
    found.retain(|text| text.split_whitespace().count() > 3 && text.trim_end().ends_with('.'));
    found
}

/// The code without the texts of its errors, which stand at their types.
fn without_errors(code: &str) -> String {
    let mut parts = code.split("#[error(");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once(")]").map_or("", |(_, rest)| rest));
    first + &rest.collect::<String>()
}

/// The headline of every calculator and what its sums leave open stand together,
/// in its file `words`.
#[test]
fn sentences_of_a_figure_stand_together() {
    let modules = modules();
    let drawn = |module: &&String| {
        module.starts_with("crate::widget::") && modules.contains_key(&format!("{module}::drawing"))
    };
    let figures: Vec<&String> = modules.keys().filter(drawn).collect();
    assert!(figures.len() >= 17, "{figures:?}");
    for figure in figures {
        let words = format!("{figure}::words");
        assert!(modules.contains_key(&words), "there is no {words}");
        for (module, code) in &modules {
            let part = module.strip_prefix(figure.as_str());
            if part.is_some_and(|part| {
                part != "::words" && (part.is_empty() || part.starts_with("::"))
            }) {
                let found = sentences(&without_errors(code));
                assert!(found.is_empty(), "{module}: {found:#?}");
            }
        }
    }
}
