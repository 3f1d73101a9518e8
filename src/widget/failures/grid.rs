//! The GPUs of a run as a picture, one cell each, at any time of the run.
//!
//! Knows where each lies and what has become of it; not how it is drawn.

use crate::calc::simulation::Played;

/// Pixels across that the picture has about, as long as every GPU has one: it
/// is drawn at every move of a slider.
const ACROSS: u32 = 480;

/// Most GPUs that are drawn: more pixels than a screen has.
const MOST: f64 = 1_000_000.0;

/// What a GPU has been through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has not failed yet.
    Fresh,
    /// It failed, and was replaced.
    Replaced,
    /// It has just failed.
    Failed,
}

/// How the GPUs lie: in rows, three times as wide as high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// All of them.
    pub gpus: u32,
    /// In a row; the last may be shorter.
    pub columns: u32,
    /// Rows.
    pub rows: u32,
    /// The side of a cell in pixels, the gap to the next included.
    pub cell: u32,
}

impl Grid {
    /// The grid of this many GPUs; none of less than one, or of more than there
    /// is room for.
    pub fn of(gpus: f64) -> Option<Self> {
        if !(1.0..=MOST).contains(&gpus) {
            return None;
        }
        let gpus = gpus as u32;
        let columns = (f64::from(gpus) * 3.0).sqrt().ceil().max(1.0) as u32;
        Some(Self {
            gpus,
            columns,
            rows: gpus.div_ceil(columns),
            cell: ((f64::from(ACROSS) / f64::from(columns)).round() as u32).max(1),
        })
    }

    /// Width and height in pixels.
    pub fn size(self) -> (u32, u32) {
        (self.columns * self.cell, self.rows * self.cell)
    }

    /// The side of what is drawn of a cell: cells of three pixels and more
    /// stand apart.
    pub fn side(self) -> u32 {
        self.cell - u32::from(self.cell > 2)
    }

    /// The upper left corner of a GPU's cell, in pixels.
    pub fn corner(self, gpu: u32) -> (u32, u32) {
        (
            gpu % self.columns * self.cell,
            gpu / self.columns * self.cell,
        )
    }

    /// What every GPU has been through `now` seconds into the run; a failure is
    /// just now for `lately` seconds.
    pub fn states(self, played: &Played, now: f64, lately: f64) -> Vec<State> {
        let mut states = vec![State::Fresh; self.gpus as usize];
        for failure in played.failures.iter().take_while(|each| each.at.0 <= now) {
            if let Some(state) = states.get_mut(failure.gpu as usize) {
                *state = if now - failure.at.0 < lately {
                    State::Failed
                } else {
                    State::Replaced
                };
            }
        }
        states
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calc::failure::Failures;
    use crate::calc::simulation::play;
    use crate::units::Seconds;

    #[test]
    fn every_gpu_has_a_cell_of_its_own_within_the_picture() {
        for gpus in [1, 2, 7, 1_024, 100_000, 600_000] {
            let grid = Grid::of(f64::from(gpus)).unwrap();
            let (width, height) = grid.size();
            let least = ACROSS.max(grid.columns);
            assert!(width.abs_diff(least) < ACROSS / 2, "{gpus}: {width}");
            let (x, y) = grid.corner(gpus - 1);
            assert!(x + grid.side() <= width && y + grid.side() <= height);
            assert!(grid.columns * grid.rows - gpus < grid.columns);
        }
    }

    #[test]
    fn more_gpus_than_pixels_have_no_grid() {
        assert_eq!(Grid::of(0.0), None);
        assert_eq!(Grid::of(576.0 * 1e6), None);
        assert_eq!(Grid::of(f64::NAN), None);
    }

    #[test]
    fn gpus_fail_and_are_replaced_as_time_goes_by() {
        let failures = Failures::new(512.0, 50_000.0, Seconds(10.0), Seconds(600.0)).unwrap();
        let length = Seconds(90.0 * 86_400.0);
        let played = play(&failures, 512.0, failures.young(), length, 1).unwrap();
        let grid = Grid::of(512.0).unwrap();
        let count = |now: f64, wanted| {
            let states = grid.states(&played, now, 3_600.0);
            states.iter().filter(|state| **state == wanted).count()
        };
        assert_eq!(count(0.0, State::Fresh), 512);
        let first = &played.failures[0];
        assert_eq!(count(first.at.0 + 1.0, State::Failed), 1);
        assert_eq!(
            grid.states(&played, first.at.0, 1.0)[first.gpu as usize],
            State::Failed
        );
        let failed: std::collections::HashSet<u32> =
            played.failures.iter().map(|each| each.gpu).collect();
        assert_eq!(count(length.0 + 7_200.0, State::Replaced), failed.len());
    }
}
