//! The page about embedding: its words are content; the list of widgets, the
//! console and the files for hosts come from what is built.

use super::Embed;
use crate::markup::escape;
use anyhow::{Result, bail};

/// The page's text with the parts that are made here, where its words say so.
///
/// # Errors
/// A part that is not made here.
pub fn main_html(html: &str, embeds: &[Embed], site_url: &str) -> Result<String> {
    let html = html
        .replace("<p>::widgets::</p>", &list(embeds))
        .replace("<p>::console::</p>", &console(embeds))
        .replace("::site::", &escape(site_url));
    if let Some((_, rest)) = html.split_once("<p>::") {
        let name = rest.split("::").next().unwrap_or_default();
        bail!("content/pages/embed.md asks for ::{name}::, which is not made here");
    }
    Ok(html)
}

fn list(embeds: &[Embed]) -> String {
    let item = |embed: &Embed| {
        let (id, title) = (embed.spec.id, escape(embed.spec.title));
        format!(
            "<li><a href=\"{id}/\"><img src=\"{id}/card.png\" alt=\"\" width=\"1200\" height=\"630\" loading=\"lazy\">{title}</a> <code>{id}</code></li>"
        )
    };
    let items: String = embeds.iter().map(item).collect();
    format!("<ul class=\"gallery\">{items}</ul>")
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

fn console(embeds: &[Embed]) -> String {
    let Some(first) = first(embeds) else {
        return String::new();
    };
    let option = |embed: &Embed| {
        let (id, title) = (embed.spec.id, escape(embed.spec.title));
        let selected = if id == first.spec.id { " selected" } else { "" };
        format!("<option value=\"{id}\"{selected}>{title}</option>")
    };
    let options: String = embeds.iter().map(option).collect();
    let button = |(name, message): (&str, &str)| {
        let message = escape(message);
        format!(
            "<button type=\"button\" class=\"quiet\" data-message=\"{message}\">{name}</button>"
        )
    };
    let buttons: String = MESSAGES.into_iter().map(button).collect();
    let (id, title) = (first.spec.id, escape(first.spec.title));
    format!(
        "<div id=\"console\" class=\"console\" hidden>\
         <div class=\"console-tools\"><label for=\"console-widget\">Widget</label><select id=\"console-widget\">{options}</select></div>\
         <iframe id=\"console-frame\" src=\"{id}/\" title=\"{title}\" loading=\"lazy\"></iframe>\
         <div class=\"console-tools\" role=\"group\" aria-label=\"Messages\">{buttons}</div>\
         <div class=\"console-tools\"><label for=\"console-message\">Message</label>\
         <textarea id=\"console-message\" rows=\"2\" spellcheck=\"false\">{{\"scale\":1,\"type\":\"hello\"}}</textarea>\
         <button type=\"button\" id=\"console-send\">Send</button></div>\
         <p id=\"console-said\">What was said, the latest first:</p>\
         <ol id=\"console-log\" aria-labelledby=\"console-said\" tabindex=\"0\"></ol></div>"
    )
}

#[cfg(test)]
mod tests {
    use super::main_html;

    #[test]
    fn only_parts_that_are_made_here_are_asked_for() {
        let html = main_html(
            "<p>::widgets::</p><p>At ::site::.</p>",
            &[],
            "https://site/",
        );
        assert_eq!(
            html.unwrap(),
            "<ul class=\"gallery\"></ul><p>At https://site/.</p>"
        );
        let wrong = main_html("<p>::widgetz::</p>", &[], "https://site/").unwrap_err();
        assert_eq!(
            wrong.to_string(),
            "content/pages/embed.md asks for ::widgetz::, which is not made here"
        );
    }
}
