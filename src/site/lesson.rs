//! The live pages of a lesson: nothing around them, a style sheet of their own.

use super::output::Output;
use super::page::{About, first_of_head, icon_and_style, program_links, shared};
use super::widgets::page_figure;
use crate::spec::WidgetSpec;
use crate::widget::classroom::{BOARD, PUPIL};
use anyhow::Result;
use maud::{DOCTYPE, Markup, html};

/// A page: its address, what is on it, and a sentence about it.
struct Live {
    path: &'static str,
    root: &'static str,
    spec: &'static WidgetSpec,
    description: &'static str,
}

/// All of them.
static PAGES: [Live; 2] = [
    Live {
        path: "1/",
        root: "../",
        spec: &PUPIL,
        description: "Train a small and a big neural network in this page, bet on what size buys, and call out four \
                      letters to the board of your class.",
    },
    Live {
        path: "1/class/",
        root: "../../",
        spec: &BOARD,
        description: "The board for the projector: the networks of a whole class on one chart, revealed step by step.",
    },
];

/// Writes them.
///
/// # Errors
/// A file that cannot be written.
pub fn write(output: &Output) -> Result<()> {
    for page in &PAGES {
        let file = format!("{}index.html", page.path);
        output.write(&file, document(page, output)?.0)?;
    }
    Ok(())
}

fn document(page: &Live, output: &Output) -> Result<Markup> {
    let Output { assets, url, .. } = output;
    let title = format!("{} – Scale Lab", page.spec.title);
    let address = format!("{url}{}", page.path);
    let about = About {
        title: &title,
        description: page.description,
        address: &address,
        picture: &format!("{url}card.png"),
    };
    let figure = page_figure(page.spec)?;
    Ok(html! {
        (DOCTYPE)
        html lang="en" {
            head {
                (first_of_head(&title, &address))
                (shared(&about))
                (icon_and_style(&assets.classroom, page.root))
                (program_links(assets, page.root))
            }
            body class="lesson-page" {
                div id="message" role="status" {}
                main id="main" { (figure) }
                noscript {
                    p { "This page trains networks in your browser, which takes JavaScript." }
                }
            }
        }
    })
}
