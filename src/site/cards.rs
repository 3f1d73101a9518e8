//! `/teach/cards/`: six of the claims as a game of cards, fronts on one page and
//! their backs on the next, so that both print on one sheet.

use crate::data::{CLAIMS, Claim};
use anyhow::{Context, Result};
use maud::{Markup, html};

/// The page's address.
pub const PATH: &str = "teach/cards/";
/// Its title.
pub const TITLE: &str = "Right, wrong or stale?";
/// It in one sentence.
pub const DESCRIPTION: &str = "Six claims about large networks and the machines they run on, as cards to print and cut: \
what was said on the front, what holds on the back.";

/// Numbers of the claims, two of each verdict, that need nothing explained.
const DEALT: [u32; 6] = [4, 20, 68, 31, 49, 7];

/// What the game calls a verdict.
fn called(verdict: &str) -> &str {
    match verdict {
        "outdated" => "stale",
        other => other,
    }
}

/// The content of `<main>`.
///
/// # Errors
/// A claim that there is not.
pub fn page() -> Result<Markup> {
    let claim = |number: &u32| {
        let mut all = CLAIMS.iter();
        all.find(|claim| claim.number == *number)
            .with_context(|| format!("there is no claim {number}"))
    };
    let dealt: Vec<&Claim> = DEALT.iter().map(claim).collect::<Result<_>>()?;
    // Printed on both sides, left and right change places.
    let turned = dealt.chunks(2).flat_map(|row| row.iter().rev());
    Ok(html! {
        article {
            section id="teach/cards" class="opening" {
                h1 { (TITLE) }
                p class="screen-only" {
                    "Print on both sides, turned over the long edge, and cut. In pairs: one reads a claim, the other says \
                     right, wrong or stale, and why; then turn the card. All " (CLAIMS.len()) " claims, with their sources, are "
                    a href="../../claims/" { "claim by claim" } " on a page of their own."
                }
                ol class="cards" {
                    @for claim in &dealt {
                        li { p { (claim.article) } p class="card-small" { "right, wrong or stale?" } }
                    }
                }
                ol class="cards backs" {
                    @for claim in turned {
                        li value=(claim.number) {
                            p class="card-verdict" { (called(claim.verdict)) }
                            p { (claim.ours) }
                            p class="card-small" { (claim.why) " Claim " (claim.number) "." }
                        }
                    }
                }
            }
        }
    })
}
