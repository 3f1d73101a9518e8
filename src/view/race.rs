//! The view of `race`: three networks learn one thing side by side, and the
//! reader bets where the large one will land. The bet starts the race.

mod map;
mod net;
mod rail;
mod scores;

use super::Frame;
use super::charts::heat_map;
use super::controls::count;
use super::points::points_plot;
use super::run::{Limits, RunHandle, RunOptions, ShownNetwork};
use super::shown::{Depiction, Map};
use crate::browser;
use crate::nn::{Metrics, StopConditions};
use crate::spec::Value;
use crate::ui::{Element, Field, Widget, button, element, live};
use crate::units::{three_digits, whole};
use crate::widget::race::{
    BETS, PACE, RACERS, SEED, STEPS, Scores, describe, lesson, progress, results, run_configs,
    verdict,
};
use leptos::prelude::*;
use scores::NewPoint;

const OPTIONS: RunOptions = RunOptions {
    recorded_steps: STEPS,
    stop_at: Some(STEPS),
    resolution: 96,
    neuron_resolution: 0,
};

/// How far the race is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// At the start line; the bet can be moved.
    Start,
    /// On the way, or held.
    Run,
    /// All lessons are taken.
    End,
}

/// The race as its parts hold it.
#[derive(Clone, Copy)]
struct Race {
    widget: Widget,
    run: RunHandle,
    /// How many of a hundred the reader says the large one will get right.
    bet: RwSignal<Option<u32>>,
    points: Memo<Vec<NewPoint>>,
    /// Which points each racer gets wrong; none before the first report.
    wrong: Memo<Option<Vec<Vec<bool>>>>,
}

impl Race {
    fn of(widget: Widget) -> Self {
        let limits = |_: &_| Limits {
            // Whoever asked for less motion gets the end as soon as it is there.
            steps_per_second: (!browser::prefers_less_motion()).then_some(PACE),
            stop: StopConditions::default(),
        };
        let configs = move || widget.values.with(run_configs);
        let run = RunHandle::of(widget, configs, OPTIONS, limits);
        let points = Memo::new(move |_| {
            run.configs
                .with(|configs| scores::new_points(configs.first().map(|config| &config.data)))
        });
        let wrong = Memo::new(move |_| {
            let points = points.get();
            // As often as the maps, so that rings and borders are of one moment.
            run.pictured.track();
            run.shown.with_untracked(|shown| {
                let networks = shown.networks.iter();
                networks
                    .map(|network| scores::mistakes(network, &points))
                    .collect()
            })
        });
        Self {
            widget,
            run,
            bet: RwSignal::new(None),
            points,
            wrong,
        }
    }

    fn step(self) -> u64 {
        if !self.run.live.get() {
            return 0;
        }
        let first = |network: Option<&ShownNetwork>| network.map_or(0, |n| n.progress.step);
        self.run.with(0, first)
    }

    fn phase(self) -> Phase {
        match self.step() {
            STEPS.. => Phase::End,
            0 if !self.run.running.get() => Phase::Start,
            _ if browser::prefers_less_motion() && self.run.running.get() => Phase::Start,
            _ => Phase::Run,
        }
    }

    fn phase_now(self) -> Phase {
        untrack(|| self.phase())
    }

    /// Whether a bet can be placed.
    fn is_open(self) -> bool {
        self.phase_now() == Phase::Start && !self.run.running.get_untracked()
    }

    /// Of a hundred new points, how many each gets right; none at the start line.
    fn scores(self) -> Option<Scores> {
        if self.step() == 0 {
            return None;
        }
        self.judged()
    }

    /// The same, whatever the phase.
    fn judged(self) -> Option<Scores> {
        self.wrong.with(|wrong| {
            let mut scores = Scores::default();
            for (score, wrong) in scores.iter_mut().zip(wrong.as_ref()?) {
                *score = wrong.iter().filter(|wrong| !**wrong).count() as u32;
            }
            Some(scores)
        })
    }

    /// Moves the marker, while that is a bet.
    fn place(self, bet: f64) {
        if self.is_open() {
            let (low, high) = (f64::from(BETS.0), f64::from(BETS.1));
            self.bet.set(Some(bet.clamp(low, high) as u32));
        }
    }

    fn start(self) {
        if self.is_open() {
            self.run.train();
        }
    }

    /// Starts, holds and goes on; from the end it begins again.
    fn train(self) {
        if self.phase_now() == Phase::End {
            self.run.reset();
        }
        self.run.train_or_pause();
    }

    /// Back to the start line, with other points and other first weights.
    fn once_more(self) {
        let seed = SEED.of(&self.widget.values.get_untracked());
        let next = if seed < 9999.0 { seed + 1.0 } else { 1.0 };
        self.bet.set(None);
        self.widget.set(SEED.name, Value::Number(next));
    }
}

/// The widget.
pub(super) fn race(widget: Widget) -> Element {
    let race = Race::of(widget);
    let run = race.run;
    let summary = move || {
        let said = || describe(race.step(), race.bet.get(), race.scores());
        run.failure().unwrap_or_else(said)
    };
    let racers = (0..RACERS.len()).map(|index| racer(race, index)).collect();
    let finished = move || race.phase() == Phase::End;
    Frame::new(widget)
        .tag(move || {
            let step = run.with(0, |network| network.map_or(0, |n| n.progress.step));
            let (done, all) = (whole(step as f64), whole(STEPS as f64));
            format!("{}, step {done} of {all}", run.tag())
        })
        .summary(summary)
        .quiet(move || run.running.get())
        .picture(vec![
            element("div").class("racers").children(racers),
            element("div")
                .class("rail-together")
                .child(rail::rail(race, &[0, 1, 2], true)),
            element("div").class("race-foot").children(vec![
                at_the_start(race),
                on_the_way(race),
                at_the_end(race),
            ]),
        ])
        .more(vec![
            run.train_button(move || race.train()),
            button(move || run.step())
                .attr("disabled", move || run.running.get() || finished())
                .text("Step"),
            button(move || run.reset()).text("Reset"),
            count(widget, "seed", false),
        ])
        .table(move || run.shown.with(|shown| results_table(&shown.networks)))
        .record(run.record(false))
        .outputs(move || run.shown.with(|shown| outputs(&shown.networks)))
        .shows(|| {
            Some(Depiction::Maps(
                (0..RACERS.len())
                    .map(|racer| depicted(run, racer))
                    .collect(),
            ))
        })
        .finish()
}

/// One of them: its network, its map, its rail.
fn racer(race: Race, index: usize) -> Element {
    let racer = &RACERS[index];
    let (width, height) = net::SIZE;
    let head = element("div")
        .class("racer-head")
        .child(
            element("svg")
                .class(
                    [
                        "racer-net s-size-1",
                        "racer-net s-size-4",
                        "racer-net s-size-7",
                    ][index],
                )
                .attr("viewBox", &format!("0 0 {width} {height}"))
                .attr("aria-hidden", "true")
                .inner_html(&net::picture(racer)),
        )
        .child(element("p").inner_html(&format!(
            "<strong>{}</strong> <span>{} <i>parameters</i></span>",
            racer.name,
            whole(racer.parameters() as f64)
        )));
    let rails: [&[usize]; 3] = [&[0], &[1], &[2]];
    let map = element("div")
        .class("map")
        .attr("data-phase", move || match race.phase() {
            Phase::Start => Some("start"),
            _ => None,
        })
        .children(answers(race, index))
        .child(new_points(move || {
            race.wrong.with(|wrong| {
                let judged = wrong.as_ref().filter(|_| race.phase() != Phase::Start);
                let wrong = judged.and_then(|wrong| wrong.get(index));
                race.points
                    .with(|points| map::points(points, wrong.map(Vec::as_slice)))
            })
        }));
    element("div")
        .class("racer")
        .child(head)
        .child(map.children(recorded_end(race, index)))
        .child(rail::rail(race, rails[index], index == 2))
}

/// What it answers over the plane, from the start line on.
fn answers(race: Race, index: usize) -> Vec<Element> {
    let name = RACERS[index].name.to_ascii_lowercase();
    let label = move || {
        let right = race.scores().map(|scores| scores[index]);
        let right = right.map_or("before the first lesson".to_owned(), |right| {
            format!("{right} of 100 new points right")
        });
        format!("What the {name} network answers over the plane: blue or orange; {right}.")
    };
    let field = move || {
        if browser::LIVE {
            return race
                .run
                .with_pictures(index, |network| network?.output.clone());
        }
        start_field(race, index)
    };
    heat_map(live(field), &format!("racer-{index}"), live(label))
}

/// The picture of a network before its first lesson.
fn start_field(race: Race, index: usize) -> Option<Field> {
    let config = race
        .run
        .configs
        .with(|configs| configs.get(index).cloned())?;
    let mut start = crate::lab::trained(&[config], 0);
    let mut values = Vec::new();
    start.first_mut()?.trainer().output_map(32, &mut values);
    Some(Field {
        resolution: 32,
        values: values.into(),
        classes: false,
    })
}

fn new_points(html: impl Fn() -> String + Send + 'static) -> Element {
    element("svg")
        .class("new-points")
        .attr("viewBox", &map::view_box())
        .attr("aria-hidden", "true")
        .inner_html(html)
}

/// The end of the recorded race, for a page without programs.
fn recorded_end(race: Race, index: usize) -> Vec<Element> {
    if browser::LIVE {
        return Vec::new();
    }
    let score = race.judged().map_or(0, |scores| scores[index]);
    let label = format!(
        "What the {} network answers after its last lesson: {score} of 100 new points right.",
        RACERS[index].name.to_ascii_lowercase()
    );
    let field = move || {
        race.run
            .with_pictures(index, |network| network?.output.clone())
    };
    let picture = heat_map(
        live(field),
        &format!("end-{index}"),
        live(move || label.clone()),
    );
    let wrong = race.wrong.get_untracked();
    let points = race.points.get_untracked();
    let judged = wrong.as_ref().and_then(|wrong| wrong.get(index));
    let html = map::points(&points, judged.map(Vec::as_slice));
    vec![
        element("div")
            .class("still-end")
            .children(picture)
            .child(new_points(move || html.clone())),
    ]
}

/// The question, and ways to answer it without a pointer.
fn at_the_start(race: Race) -> Element {
    let refused = RwSignal::new(String::new());
    let question = element("p")
        .class("race-question")
        .text("Where will the large one land?");
    let hint = move || {
        let why = refused.get();
        if !why.is_empty() {
            return why;
        }
        match race.bet.get() {
            Some(_) => "Let go, or press Enter, to start.".to_owned(),
            None => "Drag, and let go to start.".to_owned(),
        }
    };
    let read = move |text: &str| {
        let (low, high) = BETS;
        let number = crate::decimal::parse(text);
        match number.filter(|bet| (f64::from(low)..=f64::from(high)).contains(bet)) {
            Some(bet) => {
                refused.set(String::new());
                race.place(bet.round());
                true
            }
            None => {
                refused.set(format!("A number from {low} to {high}."));
                false
            }
        }
    };
    let field = if race.widget.live {
        element("input")
            .class("field")
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("aria-label", "Your bet, of 100")
            .prop_value(move || {
                race.bet
                    .get()
                    .map_or_else(String::new, |bet| bet.to_string())
            })
            .on("change", move |event| {
                read(&event_target_value(&event));
            })
            .on("keydown", move |event| {
                browser::on_key(&event, |key, _| {
                    if key == "Enter" && read(&event_target_value(&event)) {
                        race.start();
                    }
                    key == "Enter"
                });
            })
    } else {
        element("span").class("field still")
    };
    element("div")
        .class("race-start")
        .attr("hidden", move || race.phase() != Phase::Start)
        .child(question)
        .child(
            element("p")
                .class("race-hint")
                .attr("role", "status")
                .text(hint),
        )
        .child(
            element("p")
                .class("race-typed")
                .child(element("span").text("or type"))
                .child(field)
                .child(
                    button(move || race.start())
                        .class("quiet")
                        .attr("disabled", !race.widget.live)
                        .text("Start"),
                ),
        )
        .child(recorded_words(race))
}

/// How it ended, for a page without programs.
fn recorded_words(race: Race) -> Element {
    let ended = race.judged().filter(|_| !browser::LIVE);
    let words = ended.map_or_else(String::new, |scores| {
        format!(
            "After {} lessons: {}.",
            whole(STEPS as f64),
            results(scores)
        )
    });
    element("p").class("still-end").text(&words)
}

/// How far they are, and the button that holds them.
fn on_the_way(race: Race) -> Element {
    let line = move || {
        let done = 100.0 * race.step() as f64 / STEPS as f64;
        format!(
            "<line class=\"rail-line\" x1=\"0%\" x2=\"100%\" y1=\"2\" y2=\"2\"/>\
             <line class=\"race-done\" x1=\"0%\" x2=\"{}%\" y1=\"2\" y2=\"2\"/>",
            three_digits(done)
        )
    };
    let held = move || {
        if race.run.running.get() {
            "Hold"
        } else {
            "Go on"
        }
        .to_owned()
    };
    element("div")
        .class("race-way")
        .attr("hidden", move || race.phase() != Phase::Run)
        .child(element("p").text(move || progress(race.step())))
        .child(
            element("svg")
                .class("race-line")
                .attr("aria-hidden", "true")
                .inner_html(line),
        )
        .child(
            button(move || race.run.train_or_pause())
                .class("text-button")
                .text(held),
        )
}

/// The verdict, for eyes, as the frame's sentence has it too, and two ways on.
fn at_the_end(race: Race) -> Element {
    let words = move || {
        let scores = race.scores().filter(|_| race.phase() == Phase::End);
        scores.map_or_else(String::new, |scores| {
            let bet = race.bet.get();
            let said = verdict(bet, scores);
            let yours = bet.map_or_else(String::new, |bet| bet.to_string());
            let said = match said
                .strip_prefix("You said ")
                .and_then(|rest| rest.strip_prefix(&yours))
            {
                Some(rest) if bet.is_some() => {
                    format!("You said <b class=\"yours\">{yours}</b>{rest}")
                }
                _ => said,
            };
            format!(
                "<p class=\"race-verdict\">{said}</p><p class=\"race-lesson\">{}</p>",
                lesson(scores)
            )
        })
    };
    element("div")
        .class("race-end")
        .attr("hidden", move || race.phase() != Phase::End)
        .child(element("div").attr("aria-hidden", "true").inner_html(words))
        .child(
            element("div")
                .class("race-on")
                .child(
                    element("a")
                        .class("primary")
                        .attr("href", "#widget-guess")
                        .text("Now bet on ten times bigger"),
                )
                .child(
                    button(move || race.once_more())
                        .class("text-button")
                        .text("Once more, other points"),
                ),
        )
}

/// What one of them answers over the plane, for pictures elsewhere.
fn depicted(run: RunHandle, index: usize) -> Map {
    Map {
        field: run.with_pictures(index, |network| network?.output.clone()),
        points: points_plot(run, live(|| false))(),
    }
}

/// Accuracy, steps and fingerprint of each network, as a table.
fn outputs(networks: &[ShownNetwork]) -> Vec<Value> {
    let read = |name| networks.iter().map(move |n| n.output(name, 0.0));
    let hashes: Vec<String> = read("run_hash").map(|hash| hash.to_string()).collect();
    let mut outputs: Vec<Value> = read("accuracy").collect();
    outputs.extend(read("step").take(1));
    outputs.push(Value::Text(hashes.join(",")));
    outputs
}

/// The racers in numbers, and the one rule for their learning rates.
fn results_table(networks: &[ShownNetwork]) -> String {
    let head = [
        "Network",
        "Parameters",
        "Learning rate",
        "Training loss",
        "Test loss",
        "Right on new points",
        "Fingerprint",
    ];
    let rows = RACERS.iter().zip(networks).map(|(racer, network)| {
        let progress = &network.progress;
        let metric = |read: fn(&Metrics) -> String| {
            progress.metrics.as_ref().map_or_else(|| "–".into(), read)
        };
        vec![
            racer.name.to_owned(),
            whole(progress.parameters as f64),
            network.config.learning_rate.to_string(),
            metric(|m| three_digits(m.train_loss)),
            metric(|m| three_digits(m.test_loss)),
            metric(|m| {
                format!(
                    "{}%",
                    three_digits(m.test_accuracy.unwrap_or_default() * 100.0)
                )
            }),
            progress.run_hash.clone(),
        ]
    });
    crate::markup::table(&head, rows)
        + "<p>Each learning rate is the one, of six from 0.001 to 0.3, that left the lowest training loss over three \
           other seeds. All three see the same points, the same number of times, in batches of the same size.</p>"
}
