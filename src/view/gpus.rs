//! The GPUs of the `failures` run: one cell each, failing and replaced in
//! compressed time. Rendered, and at first: how they stand at the end.

use crate::browser;
use crate::calc::simulation::Played;
use crate::scenario;
use crate::spec::Values;
use crate::ui::{Element, Widget, button, element};
use crate::units::{counted, whole};
use crate::widget::failures::grid::{Grid, State};
use leptos::prelude::*;
use std::sync::Arc;

/// Seconds on the screen that a run takes.
const SECONDS: f64 = 20.0;
/// The part of the run for which a failure is a new one.
const LATELY: f64 = 0.02;
const DAY: f64 = 86_400.0;

/// A run that was played through, and the GPUs it ran on.
#[derive(Clone, PartialEq)]
struct FailureReplay {
    grid: Grid,
    played: Arc<Played>,
}

impl FailureReplay {
    fn of(played: Arc<Played>, values: &Values) -> Option<Self> {
        let grid = Grid::of(scenario::gpus(values))?;
        Some(Self { grid, played })
    }

    fn length(&self) -> f64 {
        self.played.length.0
    }

    fn states(&self, part: f64) -> Vec<State> {
        let length = self.length();
        self.grid
            .states(&self.played, part * length, LATELY * length)
    }

    /// The failures that are new at this part of the run, the latest last.
    fn new_failures(&self, part: f64) -> impl DoubleEndedIterator<Item = u32> {
        let now = part * self.length();
        let lately = now - LATELY * self.length();
        let all = &self.played.failures;
        let begin = all.partition_point(|failure| failure.at.0 <= lately);
        let end = all.partition_point(|failure| failure.at.0 <= now);
        all[begin..end.max(begin)].iter().map(|failure| failure.gpu)
    }

    fn words(&self, part: f64) -> String {
        let now = part * self.length();
        let failures = &self.played.failures;
        let count = failures.partition_point(|failure| failure.at.0 <= now);
        let day = |seconds: f64| whole((seconds / DAY).floor());
        let so_far = match count {
            0 => "no failure yet".to_owned(),
            _ => counted(whole(count as f64), "failure") + " so far",
        };
        let last = self
            .new_failures(part)
            .next_back()
            .map_or_else(String::new, |gpu| {
                format!(
                    ": GPU {} stops, and all {} go back to what was saved last",
                    whole(f64::from(gpu) + 1.0),
                    whole(f64::from(self.grid.gpus)),
                )
            });
        format!(
            "Day {} of {}, {so_far}{last}.",
            day(now),
            day(self.length())
        )
    }
}

/// The picture of the run that was played through, with its two controls.
pub(super) fn gpus(
    widget: Widget,
    played: impl Fn() -> Option<Arc<Played>> + Send + Sync + 'static,
) -> Element {
    let run = Memo::new(move |_| {
        let played = played()?;
        widget
            .values
            .with(|values| FailureReplay::of(played, values))
    });
    let part = RwSignal::new(1.0);
    let playing = RwSignal::new(false);
    let with_run = move |read: fn(&FailureReplay, f64) -> String| {
        move || {
            run.with(|run| {
                run.as_ref()
                    .map_or_else(String::new, |run| read(run, part.get()))
            })
        }
    };
    browser::show_running(move || playing.get());
    let starts = StoredValue::new(0);
    let controls = element("div")
        .class("controls")
        .child(
            button(move || play_or_pause(part, playing, starts))
                .attr("disabled", !widget.live)
                .text(move || {
                    if playing.get() {
                        "Pause"
                    } else {
                        "Play the run"
                    }
                    .to_owned()
                }),
        )
        .child(
            element("input")
                .attr("type", "range")
                .attr("min", "0")
                .attr("max", "1")
                .attr("step", "0.001")
                .attr("aria-label", "Time of the run")
                .attr("disabled", !widget.live)
                .attr("aria-valuetext", with_run(FailureReplay::words))
                .prop_value(move || part.get().to_string())
                .on("input", move |event| {
                    if let Some(to) = crate::decimal::parse(&event_target_value(&event)) {
                        playing.set(false);
                        part.set(to);
                    }
                }),
        );
    let picture = element("div")
        .class("gpus-picture")
        .child(cells(run, part))
        .child(
            element("svg")
                .class("gpus-rings")
                .attr("aria-hidden", "true")
                .attr("viewBox", move || run.with(|run| view_box(run.as_ref())))
                .inner_html(with_run(rings)),
        );
    let legend = element("p").class("gpus-legend").inner_html(
        "<span class=\"gpu-fresh\">not failed yet</span> <span class=\"gpu-replaced\">failed and replaced</span> \
         <span class=\"gpu-failed\">ringed: just failed</span>",
    );
    let words = element("p")
        .class("gpus-words")
        .text(with_run(FailureReplay::words));
    element("div")
        .class("gpus")
        .attr("role", "group")
        .attr(
            "aria-label",
            "Every GPU of the run, and what has become of it",
        )
        .attr("hidden", move || run.with(Option::is_none))
        .children(vec![picture, legend, words, controls])
}

fn view_box(run: Option<&FailureReplay>) -> String {
    let (width, height) = run.map_or((480, 160), |run| run.grid.size());
    format!("0 0 {width} {height}")
}

/// Around the newest failures, which are too small to be seen by themselves.
fn rings(run: &FailureReplay, part: f64) -> String {
    let side = f64::from(run.grid.side());
    let ring = |gpu: u32| {
        let (x, y) = run.grid.corner(gpu);
        let (x, y) = (f64::from(x) + side / 2.0, f64::from(y) + side / 2.0);
        format!(
            "<circle class=\"s-ink\" cx=\"{x}\" cy=\"{y}\" r=\"{:.1}\"/>",
            side * 0.7 + 4.0
        )
    };
    run.new_failures(part).rev().take(6).map(ring).collect()
}

/// A canvas; rendered, rows as dashed lines, and over them who was replaced.
fn cells(run: Memo<Option<FailureReplay>>, part: RwSignal<f64>) -> Element {
    if browser::LIVE {
        return element("canvas")
            .drawn(move |canvas| {
                run.with(|run| {
                    if let Some(run) = run {
                        browser::draw_cells(canvas, run.grid, &run.states(part.get()));
                    }
                });
            })
            .attr("aria-hidden", "true");
    }
    let cells = element("svg").attr("aria-hidden", "true");
    let Some(run) = run.get_untracked() else {
        return cells;
    };
    let FailureReplay { grid, .. } = run;
    let side = grid.side();
    let mut rows = String::new();
    for row in 0..grid.rows {
        let here = grid.columns.min(grid.gpus - row * grid.columns);
        let middle = f64::from(row * grid.cell) + f64::from(side) / 2.0;
        rows += &format!("M0 {middle}h{}", here * grid.cell);
    }
    let [mut replaced, mut failed] = [String::new(), String::new()];
    for (gpu, state) in (0..).zip(run.states(part.get_untracked())) {
        let path = match state {
            State::Fresh => continue,
            State::Replaced => &mut replaced,
            State::Failed => &mut failed,
        };
        let (x, y) = grid.corner(gpu);
        *path += &format!("M{x} {y}h{side}v{side}h-{side}z");
    }
    cells.attr("viewBox", &view_box(Some(&run))).inner_html(&format!(
        "<path class=\"s-line\" stroke-width=\"{side}\" stroke-dasharray=\"{side} {}\" d=\"{rows}\"/>\
         <path class=\"f-size-3\" d=\"{replaced}\"/><path class=\"f-size-7\" d=\"{failed}\"/>",
        grid.cell - side
    ))
}

/// From the start again, once the end was reached. `starts` counts, so that an
/// earlier start, which learns of a pause at its next frame, does not go on.
fn play_or_pause(part: RwSignal<f64>, playing: RwSignal<bool>, starts: StoredValue<u32>) {
    playing.update(|playing| *playing = !*playing);
    if !playing.get_untracked() {
        return;
    }
    if part.get_untracked() >= 1.0 {
        part.set(0.0);
    }
    starts.update_value(|starts| *starts += 1);
    browser::frames({
        let start = starts.get_value();
        move |seconds| {
            // Nobody looks after a figure that is gone.
            let goes_on = playing.try_get_untracked().unwrap_or(false);
            if !goes_on || starts.get_value() != start {
                return false;
            }
            let next = part.get_untracked() + seconds / SECONDS;
            part.set(next.min(1.0));
            if next >= 1.0 {
                playing.set(false);
            }
            next < 1.0
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::{Kind, Value};
    use crate::widget::failures::{CALCULATION, SPEC};

    fn run(values: &Values) -> Option<FailureReplay> {
        FailureReplay::of(CALCULATION.report(values).run?, values)
    }

    #[test]
    fn what_no_screen_has_room_for_is_not_drawn() {
        let most = |name| {
            let param = SPEC
                .params
                .iter()
                .copied()
                .find(|param| param.name == name)
                .unwrap();
            match param.kind {
                Kind::Number { max, .. } | Kind::Whole { max, .. } => Value::Number(max),
                _ => unreachable!("{name} is a number"),
            }
        };
        let values = Values::defaults(&SPEC).with("nodes", most("nodes"));
        let values = values.with("gpus_per_node", most("gpus_per_node"));
        assert!(run(&values).is_none());
    }

    #[test]
    fn words_follow_the_run() {
        let run = run(&Values::defaults(&SPEC)).unwrap();
        assert_eq!(run.words(0.0), "Day 0 of 90, no failure yet.");
        let first = run.played.failures[0];
        let words = run.words((first.at.0 + 1.0) / run.length());
        assert!(words.contains("1 failure so far: GPU"), "{words}");
        assert!(
            words.ends_with("all 1,024 go back to what was saved last."),
            "{words}"
        );
        let failures = run.played.failures.len();
        assert!(
            run.words(1.0)
                .starts_with(&format!("Day 90 of 90, {failures} failures so far"))
        );
    }
}
