//! The version is the same wherever it is written.

/// The text of a file of the project.
fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

#[test]
fn the_newest_entry_of_the_changelog_is_the_packages_version() {
    let changelog = read("CHANGELOG.md");
    let newest = changelog.lines().find_map(|line| line.strip_prefix("## "));
    let version = newest.and_then(|entry| entry.split(' ').next());
    assert_eq!(version, Some(env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_citation_names_the_packages_version() {
    let citation = read("CITATION.cff");
    let version = citation
        .lines()
        .find_map(|line| line.strip_prefix("version: "));
    assert_eq!(version, Some(env!("CARGO_PKG_VERSION")));
}
