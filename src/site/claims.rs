//! `/claims/`: what the article says, what we find, and why, each figure linked
//! to the calculator that works it out.

use super::content::Section;
use super::markdown::Rendered;
use crate::data::{CLAIMS, Check, Claim, Side, source};
use crate::registry::find;
use crate::spec::WidgetSpec;
use crate::state::State;
use crate::units::{counted, format_quantity};
use anyhow::{Context, Result};
use maud::{Markup, html};

/// The page's title.
pub const TITLE: &str = "The claims, checked";

/// The page in one sentence.
pub const DESCRIPTION: &str = "Every checkable claim of the article this one retells, with what we find, \
the reason, the sources, and the calculator that works it out.";

/// What a verdict means, in the order of the page's key.
const VERDICTS: [(&str, &str); 5] = [
    ("right", "it holds"),
    ("imprecise", "right in the main, not as it stands"),
    ("wrong", "it does not hold"),
    ("outdated", "it held when it was written or before"),
    ("unsourced", "we found nothing behind it"),
];

/// The content of `<main>`; `root` leads to the article.
///
/// # Errors
/// A claim of a section, a widget or an output that does not exist.
pub fn page(root: &str, sections: &[(Section, Rendered)]) -> Result<Markup> {
    let claims = CLAIMS.iter().map(|one| {
        claim(one, root, sections)
            .with_context(|| format!("content/claims.toml: claim {}", one.number))
    });
    let claims: Vec<Markup> = claims.collect::<Result<_>>()?;
    let count = |verdict: &str| {
        let same = CLAIMS.iter().filter(|claim| claim.verdict == verdict);
        counted(same.count(), "claim")
    };
    Ok(html! {
        article {
            section class="opening" {
                h1 { (TITLE) }
                p {
                    "Osinto’s article of 2024, which this one retells, makes " (CLAIMS.len())
                    " claims that can be checked. Here is each of them in our words, with what we find. Where a figure \
                     can be worked out, a link opens the calculator with the numbers that lead to it, to be changed at \
                     will. The sources stand in " a href={ (root) "sources/" } { "one list" }
                    ", which says which of them we have read."
                }
                ul class="verdicts" {
                    @for (verdict, means) in VERDICTS {
                        li { (mark(verdict)) " " (means) ": " (count(verdict)) }
                    }
                }
            }
            section {
                h2 class="visually-hidden" { "Claim by claim" }
                ol class="claims" { @for claim in claims { (claim) } }
            }
        }
    })
}

fn mark(verdict: &str) -> Markup {
    html! { span class={ "verdict " (verdict) } { (verdict) } }
}

fn claim(claim: &Claim, root: &str, sections: &[(Section, Rendered)]) -> Result<Markup> {
    let fronts = sections.iter().map(|(section, _)| &section.front);
    let section = fronts
        .into_iter()
        .find(|front| u32::from(front.number) == claim.section)
        .with_context(|| format!("there is no section {}", claim.section))?;
    let checks = claim.checks.iter().map(|one| check(one, root));
    let checks: Vec<Markup> = checks.collect::<Result<_>>()?;
    Ok(html! {
        li class="claim" id={ "claim-" (claim.number) } value=(claim.number) {
            p class="claim-head" {
                (mark(claim.verdict)) " "
                a href={ (root) "#" (section.slug) } { (section.title) }
            }
            p { strong { "The article says" } " " (claim.article) }
            p { strong { "We find" } " " (claim.ours) }
            p class="why" { (claim.why) }
            @if !checks.is_empty() {
                ul class="claim-shown" aria-label="Worked out" { @for check in checks { (check) } }
            }
            p class="claim-sources" {
                "Sources: "
                @for (index, &key) in claim.sources.iter().enumerate() {
                    @if index > 0 { " · " }
                    a href={ (root) "sources/#" (key) } { (source(key).map_or(key, |source| source.title)) }
                }
            }
        }
    })
}

/// A figure as the article has it and as we have it, each a link.
fn check(check: &Check, root: &str) -> Result<Markup> {
    let spec = find(check.widget);
    let spec = spec.with_context(|| format!("there is no widget {}", check.widget))?;
    let mut outputs = spec.outputs.iter();
    let output = outputs
        .find(|output| output.name == check.output)
        .with_context(|| format!("the widget {} has no output {}", spec.id, check.output))?;
    let sides = [("the article’s", &check.article), ("ours", &check.ours)];
    let known = sides
        .into_iter()
        .filter_map(|(whose, side)| Some((whose, side.as_ref()?)));
    Ok(html! {
        li {
            (output.title) ", "
            @for (index, (whose, side)) in known.enumerate() {
                @if index > 0 { " · " }
                a href=(address(spec, side, root)) {
                    (whose) ": " (format_quantity(side.expected, output.unit))
                }
            }
        }
    })
}

/// The calculator with these inputs.
fn address(spec: &'static WidgetSpec, side: &Side, root: &str) -> String {
    let mut state = State::default();
    state.apply(spec, side.inputs);
    let query = state.encode();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{root}{mark}{query}#widget-{}", spec.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::content::FrontMatter;

    /// Sections of these numbers, without words.
    fn sections() -> Vec<(Section, Rendered)> {
        let section = |number| {
            let front = FrontMatter {
                number,
                ..FrontMatter::default()
            };
            let section = Section {
                front,
                markdown: String::new(),
                file: String::new(),
                first_line: 0,
                page: String::new(),
            };
            (section, Rendered::default())
        };
        (0..20).map(section).collect()
    }

    #[test]
    fn what_a_claim_names_and_is_not_there_stops_the_build() {
        let check_of = |widget, output| Check {
            widget,
            output,
            article: None,
            ours: None,
        };
        let complaint = |widget, output| {
            let check = check(&check_of(widget, output), "../");
            check.unwrap_err().to_string()
        };
        assert_eq!(complaint("capx", "total"), "there is no widget capx");
        assert_eq!(
            complaint("capex", "sum"),
            "the widget capex has no output sum"
        );
        let homeless = page("../", &sections()[..1]).unwrap_err();
        assert!(
            format!("{homeless:#}").starts_with("content/claims.toml: claim "),
            "{homeless:#}"
        );
    }

    #[test]
    fn every_claim_is_a_row_and_every_figure_a_link() {
        let html = page("../", &sections()).unwrap().0;
        assert_eq!(html.matches("<li class=\"claim\"").count(), CLAIMS.len());
        let sides = CLAIMS.iter().flat_map(|claim| claim.checks);
        let sides = sides
            .flat_map(|check| [&check.article, &check.ours])
            .flatten();
        assert_eq!(html.matches("#widget-").count(), sides.count());
        assert!(
            html.contains("href=\"../?v=1&amp;compute-growth.doubling=3.4#widget-compute-growth\"")
        );
    }

    #[test]
    fn a_link_holds_all_inputs() {
        for claim in CLAIMS {
            for check in claim.checks {
                let spec = find(check.widget).unwrap();
                for side in [&check.article, &check.ours].into_iter().flatten() {
                    let address = address(spec, side, "../");
                    let query = address.split(['?', '#']).nth(1).unwrap_or_default();
                    let (state, notices) = State::parse(query);
                    assert_eq!(notices, [], "claim {}", claim.number);
                    let values = state.values(spec);
                    for (name, text) in side.inputs {
                        let param = spec
                            .params
                            .iter()
                            .copied()
                            .find(|param| param.name == *name)
                            .unwrap();
                        assert_eq!(
                            values.get(name),
                            param.read(text).ok().as_ref(),
                            "claim {}, {name}",
                            claim.number
                        );
                    }
                }
            }
        }
    }
}
