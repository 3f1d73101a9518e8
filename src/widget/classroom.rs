//! The two pages of a lesson that are alive: the pupil's and the board. They stand
//! on pages of their own, have no parameters in links, and are no embeds, so they are
//! not in the registry.

use crate::spec::WidgetSpec;

/// The pupil's page.
pub static PUPIL: WidgetSpec = page("pupil", "Lesson 1: is bigger always better?");

/// The board.
pub static BOARD: WidgetSpec = page("board", "The board of lesson 1");

/// The page of this id.
pub fn find(id: &str) -> Option<&'static WidgetSpec> {
    [&PUPIL, &BOARD].into_iter().find(|spec| spec.id == id)
}

const fn page(id: &'static str, title: &'static str) -> WidgetSpec {
    WidgetSpec {
        id,
        title,
        section: 0,
        params: &[],
        in_reach: &[],
        outputs: &[],
        presets: &[],
        compute: None,
        summary: None,
        calculated: false,
        link_leaves_out: None,
    }
}
