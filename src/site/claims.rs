//! `/claims/`: what the article says, what we find, and why, each figure linked
//! to the calculator that works it out.

use super::content::Section;
use super::markdown::Rendered;
use crate::data::{CLAIMS, Check, Claim, Side, source};
use crate::markup::escape;
use crate::registry::find;
use crate::spec::WidgetSpec;
use crate::state::State;
use crate::units::{Unit, counted, format_quantity};

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
pub fn main_html(root: &str, sections: &[(Section, Rendered)]) -> String {
    let count = |verdict: &str| {
        CLAIMS
            .iter()
            .filter(|claim| claim.verdict == verdict)
            .count()
    };
    let key: String = VERDICTS
        .iter()
        .map(|(verdict, means)| {
            format!(
                "<li><span class=\"verdict {verdict}\">{verdict}</span> {means}: {}</li>",
                counted(count(verdict), "claim")
            )
        })
        .collect();
    let claims: String = CLAIMS
        .iter()
        .map(|one| claim(one, root, sections))
        .collect();
    format!(
        "<article><section class=\"opening\"><h1>{TITLE}</h1>\
         <p>Osinto’s article of 2024, which this one retells, makes {} claims that can be checked. Here is each of them \
         in our words, with what we find. Where a figure can be worked out, a link opens the calculator with the \
         numbers that lead to it, to be changed at will. The sources stand in <a href=\"{root}sources/\">one list</a>, \
         which says which of them we have read.</p><ul class=\"verdicts\">{key}</ul></section>\
         <section><h2 class=\"visually-hidden\">Claim by claim</h2><ol class=\"claims\">{claims}</ol></section></article>",
        CLAIMS.len(),
    )
}

fn claim(claim: &Claim, root: &str, sections: &[(Section, Rendered)]) -> String {
    let section = sections
        .iter()
        .find(|(section, _)| u32::from(section.front.number) == claim.section);
    let place = section.map_or(String::new(), |(section, _)| {
        let (slug, title) = (escape(&section.front.slug), escape(&section.front.title));
        format!("<a href=\"{root}#{slug}\">{title}</a>")
    });
    let shown: String = claim.checks.iter().map(|one| check(one, root)).collect();
    let shown = if shown.is_empty() {
        shown
    } else {
        format!("<ul class=\"claim-shown\" aria-label=\"Worked out\">{shown}</ul>")
    };
    let sources: Vec<String> = claim
        .sources
        .iter()
        .map(|key| source_link(key, root))
        .collect();
    format!(
        "<li class=\"claim\" id=\"claim-{number}\" value=\"{number}\">\
         <p class=\"claim-head\"><span class=\"verdict {verdict}\">{verdict}</span> {place}</p>\
         <p><strong>The article says</strong> {}</p><p><strong>We find</strong> {}</p>\
         <p class=\"why\">{}</p>{shown}<p class=\"claim-sources\">Sources: {}</p></li>",
        escape(claim.article),
        escape(claim.ours),
        escape(claim.why),
        sources.join(" · "),
        number = claim.number,
        verdict = claim.verdict,
    )
}

fn source_link(key: &str, root: &str) -> String {
    let title = source(key).map_or(key, |source| source.title);
    format!("<a href=\"{root}sources/#{key}\">{}</a>", escape(title))
}

/// A figure as the article has it and as we have it, each a link.
fn check(check: &Check, root: &str) -> String {
    let Some(spec) = find(check.widget) else {
        return String::new();
    };
    let output = spec
        .outputs
        .iter()
        .find(|output| output.name == check.output);
    let (title, unit) = output.map_or((check.output, Unit::Pure), |output| {
        (output.title, output.unit)
    });
    let side = |whose: &str, side: &Option<Side>| {
        side.as_ref().map(|side| {
            let figure = escape(&format_quantity(side.expected, unit));
            format!(
                "<a href=\"{}\">{whose}: {figure}</a>",
                address(spec, side, root)
            )
        })
    };
    let sides = [
        side("the article’s", &check.article),
        side("ours", &check.ours),
    ];
    let sides: Vec<String> = sides.into_iter().flatten().collect();
    format!("<li>{}, {}</li>", escape(title), sides.join(" · "))
}

/// The calculator with these inputs.
fn address(spec: &'static WidgetSpec, side: &Side, root: &str) -> String {
    let mut state = State::default();
    state.apply(spec, side.inputs);
    let query = state.encode();
    let mark = if query.is_empty() { "" } else { "?" };
    escape(&format!("{root}{mark}{query}#widget-{}", spec.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_claim_is_a_row_and_every_figure_a_link() {
        let html = main_html("../", &[]);
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
                    let address = address(spec, side, "../").replace("&amp;", "&");
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
