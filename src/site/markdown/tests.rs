//! What content names and is not there stops the build, with file and line.

use super::*;
use crate::site::content::{FrontMatter, Term};

/// A section of this Markdown; its front matter takes the first six lines.
fn rendered(markdown: &str) -> Result<String> {
    let section = Section {
        front: FrontMatter {
            number: 3,
            slug: "learning".into(),
            title: "Learning".into(),
            idea: "It learns.".into(),
            ..FrontMatter::default()
        },
        markdown: markdown.into(),
        file: "content/03-learning.md".into(),
        first_line: 6,
        page: String::new(),
    };
    let term = Term {
        title: "Weight".into(),
        definition: "A number that is learned.".into(),
    };
    let article = Article {
        glossary: &Glossary::from([("weight".into(), term)]),
        anchors: HashSet::from(["learning".into()]),
        widgets: &BTreeMap::from([("race", html! { figure { "the race" } })]),
    };
    Ok(render_section(&section, &article)?.html.0)
}

#[test]
fn what_is_there_is_shown() {
    let shown = |markdown: &str, html: &str| {
        let rendered = rendered(markdown).unwrap();
        assert!(rendered.contains(html), "{rendered}");
    };
    shown(
        "```widget\nid = \"race\"\n```\n",
        "<figure>the race</figure>",
    );
    shown(
        "```figure\nid = \"cooling\"\ncaption = \"Heat.\"\n```\n",
        "<figcaption>Heat. ",
    );
    shown("A [weight](term:weight).", "A number that is learned.");
    shown("See [above](#learning).", "<a href=\"#learning\">above</a>");
    shown("It has {{chips.h100_sxm.memory}}.", "It has 80&nbsp;GB.");
    shown("It costs {{capex.total}}.", "It costs $47.4&nbsp;million.");
}

#[test]
fn what_is_not_there_stops_the_build() {
    for (block, complaint) in [
        (
            "```widget\nid = \"rase\"\n```",
            "7: there is no widget rase",
        ),
        (
            "Words.\n\n```widget\nid = \"\"\n```",
            "9: there is no widget ",
        ),
        (
            "```figure\nid = \"coolin\"\ncaption = \"Heat.\"\n```",
            "7: there is no figure coolin",
        ),
        (
            "```figure\nid = \"cooling\"\n```",
            "8: missing field `caption`",
        ),
        (
            "```widget\nid = \"race\"\nwidth = 3\n```",
            "9: unknown field `width`, expected `id`",
        ),
        (
            "```wigdet\nid = \"race\"\n```",
            "7: there is no block called wigdet",
        ),
        (
            "A [weight](term:wait).",
            "7: content/glossary.toml has no term wait",
        ),
        (
            "See [above](#learnin).",
            "7: nothing on the page is called #learnin",
        ),
        (
            "It has {{chips.h100_sxm.memry}}.",
            "7: content/data has no entry chips.h100_sxm.memry",
        ),
        (
            "It costs {{capex.sum}}.",
            "7: the widget capex has no output sum",
        ),
        (
            "As is known.[^nobody]",
            "7: content/sources.toml has no source nobody",
        ),
        ("<b>Bold</b>", "7: raw HTML has no place in the content"),
    ] {
        let said = rendered(block).unwrap_err().to_string();
        assert_eq!(said, format!("content/03-learning.md:{complaint}"));
    }
}

#[test]
fn links_lead_to_what_there_is() {
    for (page, link) in [
        ("", "claims/"),
        ("embed/", "../widgets.json"),
        ("teach/", "1/sheet/"),
        ("teach/1/", "../../1/class/"),
        ("teach/1/key/", "../sheet/"),
        (
            "teach/",
            "../?v=1&scaling-lab.handicap=untuned#widget-scaling-lab",
        ),
    ] {
        assert!(leads_somewhere(page, link), "{page}: {link}");
    }
    for (page, link) in [
        ("", "claim/"),
        ("", "../claims/"),
        ("teach/", "claims/"),
        (
            "teach/",
            "../?v=1&scaling-lab.handicap=tuned#widget-scaling-lab",
        ),
        ("teach/", "1/sheet/?v=1"),
    ] {
        assert!(!leads_somewhere(page, link), "{page}: {link}");
    }
}
