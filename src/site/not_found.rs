//! The page for addresses that lead nowhere.

use super::content::Section;
use super::markdown::Rendered;
use crate::registry::REGISTRY;
use maud::{Markup, html};

/// The page in one sentence.
pub const DESCRIPTION: &str = "This address leads nowhere.";

/// The content of `<main>`; `root` leads to the article.
pub fn page(root: &str, sections: &[(Section, Rendered)]) -> Markup {
    html! {
        article {
            section class="opening" {
                h1 { "Nothing here" }
                p { (DESCRIPTION) " The article has these sections:" }
                ul {
                    @for (section, _) in sections {
                        li { a href={ (root) "#" (section.front.slug) } { (section.front.title) } }
                    }
                }
                p { "These widgets can be " a href={ (root) "embed/" } { "embedded" } ":" }
                ul {
                    @for spec in REGISTRY {
                        li { a href={ (root) "embed/" (spec.id) "/" } { (spec.title) } }
                    }
                }
            }
        }
    }
}
