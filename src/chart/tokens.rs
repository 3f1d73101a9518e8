//! The style sheet's tokens, for what is drawn when the site is built.
//!
//! Knows how `style/tokens.css` is laid out: a declaration a line, the light
//! theme in the first rule.

use super::colour::parse_hex;
use plotters::style::RGBColor;

const CSS: &str = include_str!("../../style/tokens.css");

/// The light theme's tokens, name and value as written: `--ink`, `#1c1d21`.
pub fn light() -> impl Iterator<Item = (&'static str, &'static str)> {
    declarations(":root").filter(|(name, _)| name.starts_with("--"))
}

/// A token's colour in the light theme.
pub fn light_colour(name: &str) -> Option<RGBColor> {
    let token = light().find(|(token, _)| token.strip_prefix("--") == Some(name));
    parse_hex(token?.1)
}

/// The declarations of the first rule with this selector.
fn declarations(selector: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rule = CSS.split_once(&format!("{selector} {{"));
    let body = rule.map_or("", |(_, rest)| rest);
    let body = body.split_once('}').map_or(body, |(body, _)| body);
    let lines = body.lines().map(|line| line.trim().trim_end_matches(';'));
    lines.filter_map(|line| line.split_once(": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the system asks for the dark theme, and where the reader does.
    const DARK: [&str; 2] = [
        ":root:not([data-theme=\"light\"], [data-theme=\"projector\"])",
        ":root[data-theme=\"dark\"]",
    ];

    #[test]
    fn the_dark_theme_is_one_whoever_asks_for_it() {
        let [system, reader] = DARK.map(|selector| declarations(selector).collect::<Vec<_>>());
        assert_eq!(system, reader);
    }

    #[test]
    fn every_colour_has_one_for_the_dark() {
        let names = |tokens: &mut dyn Iterator<Item = (&'static str, &'static str)>| {
            let colours = tokens.filter(|(_, value)| parse_hex(value).is_some());
            colours.map(|(name, _)| name).collect::<Vec<_>>()
        };
        let light = names(&mut light());
        assert_eq!(light, names(&mut declarations(DARK[1])));
        for (_, ink) in super::super::colour::INKS {
            assert!(light_colour(ink).is_some(), "{ink} has no colour");
        }
    }
}
