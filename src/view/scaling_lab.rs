//! The view of `scaling-lab`: a family of networks, the law, the bet, the floor.

mod plot;
mod runner;
mod words;

use super::charts::PlotView;
use super::controls::{Choose, Count, NumberSlider, Presets, Tick};
use super::{Frame, Widget};
use crate::lab::experiment::{Dial, Experiment};
use crate::lab::results::{Results, Setting};
use crate::units::{Flops, Joules, Seconds, Watts, three_digits, whole};
use crate::widget::scaling_lab::experiment;
use leptos::prelude::*;
use plot::{Bets, Room};
use runner::Runner;

/// The widget.
#[component]
pub(super) fn ScalingLab(widget: Widget) -> impl IntoView {
    let chosen = Memo::new(move |_| widget.values.with(experiment));
    let runner = Runner::new(chosen);
    let bets = RwSignal::new(Bets::default());
    // Only where sizes differ is there a largest to bet on.
    let betting = move || {
        widget.values.with(|values| values.switch("bet")) && chosen.get().dial == Dial::Parameters
    };
    let to_bet_on = Memo::new(move |_| {
        betting()
            && runner.live.get()
            && !runner.running.get()
            && runner.results.with(Results::all_but_largest)
    });
    // Another experiment, another bet; the law bets when the others are in.
    Effect::watch(
        move || chosen.get(),
        move |_, _, _| bets.set(Bets::default()),
        false,
    );
    Effect::watch(
        move || to_bet_on.get(),
        move |open, _, _| {
            if *open {
                let law = law_bet(&chosen.get_untracked(), &runner.results.get_untracked());
                bets.update(|bets| bets.law = law);
            }
        },
        false,
    );
    let shape = move |room| {
        Memo::new(move |_| {
            runner
                .results
                .with(|results| plot::plot(&chosen.get(), results, bets.get(), room))
        })
    };
    let (wide, narrow) = (shape(Room::Wide), shape(Room::Narrow));
    let tag = Signal::derive(move || {
        let kind = if runner.live.get() {
            "live"
        } else {
            "recorded"
        };
        format!("{kind}, seed {}", chosen.get().seed)
    });
    // Two hundred fits: only once everything is in.
    let interval = Memo::new(move |_| {
        runner.results.with(|results| {
            let law = results.complete().then(|| results.law(&chosen.get()))??;
            Some(law.interval(&results.points(&chosen.get()), chosen.get().seed))
        })
    });
    let summary = Signal::derive(move || {
        if let Some(why) = runner.failure.get() {
            return why;
        }
        let guess = widget.values.with(|values| values.number("guess"));
        let found = runner
            .results
            .with(|results| words::found(&chosen.get(), results, interval.get(), guess));
        match runner
            .results
            .with(|results| landed(&chosen.get(), results))
        {
            Some(landed) if bets.get().law.is_some() => {
                format!(
                    "{} {found}",
                    words::scores(bets.get().reader, bets.get().law, landed)
                )
            }
            _ => found,
        }
    });
    let press = move |_| {
        if runner.running.get_untracked() {
            runner.pause();
        } else if to_bet_on.get_untracked() {
            runner.train(false);
        } else {
            if runner.results.with_untracked(Results::complete) {
                bets.set(Bets::default());
                runner.reset();
            }
            runner.train(betting());
        }
    };
    let controls = move || {
        view! {
            <button type="button" class="primary" on:click=press>
                {move || match (runner.running.get(), to_bet_on.get()) {
                    (true, _) => "Pause",
                    (false, true) => "Train the largest",
                    (false, false) => "Train the family",
                }}
            </button>
            <button type="button" on:click=move |_| { bets.set(Bets::default()); runner.reset(); }>"Reset"</button>
            <Choose widget name="dial"/>
            <Presets widget title="When scale helps, and when it fails"/>
        }
    };
    let more = move || {
        view! {
            <Choose widget name="task"/>
            <Choose widget name="handicap"/>
            <Tick widget name="large"/>
            <Tick widget name="bet"/>
            <Count widget name="seed"/>
            <NumberSlider widget name="watts"/>
        }
    };
    let table = Signal::derive(move || {
        runner
            .results
            .with(|results| results_table(&chosen.get(), results))
    });
    let status = Signal::derive(move || {
        let (done, left) = runner.progress.get();
        match (runner.running.get(), left) {
            (true, Some(left)) => format!(
                "{} % done, {} left",
                whole((done * 100.0).round()),
                Seconds(left.max(1.0).round())
            ),
            (true, None) => "Training begins.".into(),
            (false, _) => cost(
                &runner.results.get(),
                runner.worker_seconds.get(),
                widget.values.with(|v| v.number("watts")),
            ),
        }
    });
    let slider = bet_slider(widget, runner, chosen, bets, to_bet_on);
    view! {
        <Frame
            widget
            tag
            summary
            running=runner.running
            controls=ViewFn::from(controls)
            more=ViewFn::from(more)
            table=Some(table)
            record=runner::record(runner)
        >
            <div class="plot-wide"><PlotView plot=wide/></div>
            <div class="plot-narrow"><PlotView plot=narrow/></div>
            {slider}
            <p class="lab-status">
                <progress max="1" prop:value=move || runner.progress.get().0 hidden=move || !runner.running.get()>"training"</progress>
                <span>{move || status.get()}</span>
            </p>
        </Frame>
    }
}

/// Where the reader says the largest will land: shown while it can be said.
fn bet_slider(
    widget: Widget,
    runner: Runner,
    chosen: Memo<Experiment>,
    bets: RwSignal<Bets>,
    open: Memo<bool>,
) -> AnyView {
    // The slider spans the losses that are in, down to half the best.
    let range = move || {
        let settings = runner
            .results
            .with(|results| results.settings(&chosen.get()));
        let medians: Vec<f64> = settings.iter().filter_map(Setting::median).collect();
        let low = medians.iter().copied().fold(f64::INFINITY, f64::min) / 2.0;
        let high = medians.iter().copied().fold(0.0, f64::max);
        (low, high.max(low * 1.01))
    };
    let place = move || {
        let (low, high) = range();
        bets.get()
            .reader
            .map_or(0.5, |bet| (bet / low).ln() / (high / low).ln())
    };
    let set = move |event| {
        if let Some(place) = crate::decimal::parse(&event_target_value(&event)) {
            let (low, high) = range();
            bets.update(|bets| {
                bets.reader = Some(low * ((high / low).ln() * place / 1000.0).exp())
            });
        }
    };
    let shown = move || {
        bets.get().reader.map_or("no bet yet".into(), |bet| {
            format!("a loss of {}", three_digits(bet))
        })
    };
    let id = widget.element_id("your-bet");
    view! {
        <div class="control lab-bet" hidden=move || !open.get()>
            <label for=id.clone()>"Your bet: where will the largest land?"</label>
            <input
                type="range"
                id=id
                min="0"
                max="1000"
                step="1"
                prop:value=move || (place() * 1000.0).to_string()
                aria-valuetext=shown
                on:input=set
            />
            <output>{shown}</output>
        </div>
    }
    .into_any()
}

/// The law through the others, at the largest.
fn law_bet(experiment: &Experiment, results: &Results) -> Option<f64> {
    let size = results.settings(experiment).last()?.size;
    Some(results.law(experiment)?.loss(size))
}

/// Where the largest landed, once all its runs are in.
fn landed(experiment: &Experiment, results: &Results) -> Option<f64> {
    results.complete().then_some(())?;
    results.settings(experiment).last()?.median()
}

/// What has been trained, and what it took.
fn cost(results: &Results, worker_seconds: f64, watts: f64) -> String {
    let trained = results.trained();
    if trained == 0 {
        return String::new();
    }
    let arithmetic = format!(
        "{trained} networks, {} of arithmetic",
        Flops(results.flops())
    );
    if worker_seconds == 0.0 {
        return format!("{arithmetic}, when this page was built.");
    }
    let seconds = Seconds(worker_seconds / workers());
    let energy: Joules = Watts(watts) * seconds;
    let gpt3 = crate::data::models::gpt_3::TRAINING_FLOP.value / results.flops();
    format!(
        "{arithmetic} in {seconds}, about {energy} at {}. GPT-3 took as much as {} such families: {} of this computer.",
        Watts(watts),
        crate::units::count_in_words(gpt3),
        Seconds(gpt3 * seconds.0),
    )
}

/// Workers that train at once.
fn workers() -> f64 {
    #[cfg(feature = "web")]
    return crate::browser::pool::cores() as f64;
    #[cfg(not(feature = "web"))]
    1.0
}

fn results_table(experiment: &Experiment, results: &Results) -> String {
    let head = [
        "Parameters",
        "Neurons per layer",
        "Examples",
        "Steps",
        "Learning rate",
        "Losses on unseen examples",
        "Wrong",
        "The law’s loss",
    ];
    let law = results.law(experiment);
    let rows = results.settings(experiment).into_iter().map(|setting| {
        let list = |values: &[f64]| {
            values
                .iter()
                .map(|v| three_digits(*v))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let job = &setting.job;
        let wrong = if results.floor.is_some_and(|(_, wrong)| wrong.is_some()) {
            list(&setting.wrong)
        } else {
            "–".into()
        };
        vec![
            whole(job.parameters() as f64),
            format!("{0} + {0}", job.width),
            whole(job.examples as f64),
            whole(job.steps as f64),
            three_digits(job.rate),
            list(&setting.losses),
            wrong,
            law.map_or("–".into(), |law| three_digits(law.loss(setting.size))),
        ]
    });
    let hashes = results
        .outcomes
        .iter()
        .flatten()
        .map(|outcome| outcome.hash);
    // One fingerprint for all: equal exactly when every network is, bit for bit.
    let fingerprint = hashes.fold(0u64, |all, hash| all.rotate_left(5) ^ hash);
    crate::markup::table(&head, rows)
        + &format!(
            "<p>Each size gets the same examples, the same number of them, and a learning rate of 0.07·√(8 ÷ width), at most \
             0.1, warmed up over the first tenth of the steps and then falling to 0. \
             Fingerprint of the family: <code data-output=\"run_hash\">{fingerprint:016x}</code></p>"
        )
}
