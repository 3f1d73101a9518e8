//! The page about embedding: its words are content; the list of widgets, the
//! console and the files for hosts come from what is built.

use super::embedded::Embed;
use crate::markup::escape;
use anyhow::{Result, bail};
use maud::{Markup, PreEscaped, html};

/// The page's text with the parts that are made here, where its words say so.
///
/// # Errors
/// A part that is not made here.
pub fn index(text: &Markup, embeds: &[Embed], site_url: &str) -> Result<Markup> {
    let html = text
        .0
        .replace("<p>::widgets::</p>", &gallery(embeds).0)
        .replace("<p>::console::</p>", &console(embeds).0)
        .replace("::site::", &escape(site_url));
    if let Some((_, rest)) = html.split_once("<p>::") {
        let name = rest.split("::").next().unwrap_or_default();
        bail!("content/pages/embed.md asks for ::{name}::, which is not made here");
    }
    Ok(PreEscaped(html))
}

fn gallery(embeds: &[Embed]) -> Markup {
    html! {
        ul class="gallery" {
            @for embed in embeds {
                @let id = embed.spec.id;
                li {
                    a href={ (id) "/" } {
                        img src={ (id) "/card.png" } alt="" width="1200" height="630" loading="lazy";
                        (embed.spec.title)
                    }
                    " " code { (id) }
                }
            }
        }
    }
}

/// What the console's buttons send.
const MESSAGES: [(&str, &str); 8] = [
    ("hello", r#"{"type":"hello"}"#),
    ("get", r#"{"type":"get"}"#),
    ("set", r#"{"type":"set","params":{"seed":{"value":5}}}"#),
    ("play", r#"{"type":"play"}"#),
    ("pause", r#"{"type":"pause"}"#),
    ("step", r#"{"type":"step","n":10}"#),
    ("reset", r#"{"type":"reset"}"#),
    ("export", r#"{"type":"export","format":"csv"}"#),
];

/// The widget that the console opens with: one that has a run and a seed.
fn first(embeds: &[Embed]) -> Option<&Embed> {
    let has_run = |embed: &&Embed| {
        let outputs = embed.spec.outputs;
        outputs.iter().any(|output| output.name == "train_loss")
    };
    embeds.iter().find(has_run).or(embeds.first())
}

fn console(embeds: &[Embed]) -> Markup {
    let Some(first) = first(embeds) else {
        return html! {};
    };
    let id = first.spec.id;
    html! {
        div id="console" class="console" hidden {
            div class="console-tools" {
                label for="console-widget" { "Widget" }
                select id="console-widget" {
                    @for embed in embeds {
                        option value=(embed.spec.id) selected[embed.spec.id == id] { (embed.spec.title) }
                    }
                }
            }
            iframe id="console-frame" src={ (id) "/" } title=(first.spec.title) loading="lazy" {}
            div class="console-tools" role="group" aria-label="Messages" {
                @for (name, message) in MESSAGES {
                    button type="button" class="quiet" data-message=(message) { (name) }
                }
            }
            div class="console-tools" {
                label for="console-message" { "Message" }
                textarea id="console-message" rows="2" spellcheck="false" { r#"{"scale":1,"type":"hello"}"# }
                button type="button" id="console-send" { "Send" }
            }
            p id="console-said" { "What was said, the latest first:" }
            ol id="console-log" aria-labelledby="console-said" tabindex="0" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::index;
    use maud::PreEscaped;

    #[test]
    fn only_parts_that_are_made_here_are_asked_for() {
        let index = |text: &str| index(&PreEscaped(text.to_owned()), &[], "https://site/");
        assert_eq!(
            index("<p>::widgets::</p><p>At ::site::.</p>").unwrap().0,
            "<ul class=\"gallery\"></ul><p>At https://site/.</p>"
        );
        assert_eq!(
            index("<p>::widgetz::</p>").unwrap_err().to_string(),
            "content/pages/embed.md asks for ::widgetz::, which is not made here"
        );
    }
}
