//! `lesson1.html`: the lesson in one file that is opened from a disk, for a room
//! without a network. It holds the pupil's page, the board and every program they
//! start; its policy allows its own scripts by their hashes, and no address at all.

use super::assets::Asset;
use super::output::Output;
use super::page::first_of_head_with;
use super::widgets::page_figure;
use crate::view::bundles::find_view;
use crate::widget::classroom::{BOARD, PUPIL};
use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::fs;

/// Its name, at the site's root.
pub const NAME: &str = "lesson1.html";
/// So large it may be, in bytes: what a school's mail and shared folders take.
const MOST_BYTES: usize = 1_500_000;

/// Writes it.
///
/// # Errors
/// An asset that cannot be read, or a file that has become too large.
pub fn write(output: &Output) -> Result<()> {
    let assets = &output.assets;
    let read = |asset: &Asset| {
        let file = output.folder.join(&asset.path);
        fs::read(&file).with_context(|| format!("reading {}", asset.path))
    };
    let text = |asset: &Asset| -> Result<String> { Ok(String::from_utf8(read(asset)?)?) };

    // What a page announces by address, here by the same addresses.
    let (teaching, _) = find_view(PUPIL.id).context("the lesson has no view")?;
    let parts: Vec<&Asset> = teaching
        .files
        .iter()
        .filter_map(|file| assets.parts.get(file))
        .collect();
    let announced = [
        ("app", vec![&assets.app.glue, &assets.app.wasm]),
        ("part-teaching", parts),
        ("trainer", vec![&assets.trainer.glue, &assets.trainer.wasm]),
        (
            "trainer-simd",
            vec![&assets.trainer_simd.glue, &assets.trainer_simd.wasm],
        ),
    ];
    let inside: Vec<(&str, String)> = announced
        .iter()
        .flat_map(|(_, files)| files)
        .map(|file| Ok((file.path.as_str(), STANDARD.encode(read(file)?))))
        .collect::<Result<_>>()?;

    let style = text(&assets.classroom)?;
    let unpack = include_str!("../browser/one_file.js");
    let boot = text(&assets.boot)?;
    ensure!(
        !boot.contains("</script") && !unpack.contains("</script"),
        "a script would end the script that it stands in"
    );
    let policy = format!(
        "default-src 'none'; script-src 'strict-dynamic' {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; \
         connect-src blob:; worker-src blob:; base-uri 'none'; form-action 'none'",
        hash(unpack),
        hash(&boot),
        hash(&style),
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" data-one-file {
            head {
                (first_of_head_with(&policy, "Lesson 1: is bigger always better? – Scale Lab"))
                style { (PreEscaped(&style)) }
                @for (name, files) in &announced {
                    meta name=(name) content=(files.iter()
                        .map(|file| format!("{} {}", file.path, file.integrity))
                        .collect::<Vec<_>>()
                        .join(" "));
                }
            }
            body class="lesson-page" {
                div id="message" role="status" {}
                main id="main" { (page_figure(&PUPIL)?) (page_figure(&BOARD)?) }
                @for (path, content) in &inside {
                    script type="text/plain" data-file=(path) { (content) }
                }
                script { (PreEscaped(unpack)) }
                script type="module" { (PreEscaped(&boot)) }
            }
        }
    };
    ensure!(
        page.0.len() <= MOST_BYTES,
        "{NAME} has {} bytes, more than {MOST_BYTES}",
        page.0.len()
    );
    output.write(NAME, page.0)
}

/// What a policy calls a script or style sheet that stands in the page.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
