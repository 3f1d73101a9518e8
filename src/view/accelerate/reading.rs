//! What is known of the four ways, as bars, tables and rows.

use crate::chart::Scale;
use crate::data::chips;
use crate::lab::product::{COLUMNS, WIDTH};
use crate::markup::table;
use crate::protocol::cluster::Answer;
use crate::units::{FlopsPerSecond, Unit, whole};
use crate::view::measurement::recorded_on;
use crate::widget::accelerate::fill::{Step, Way};
use crate::widget::accelerate::{BESIDE, CHIPS, Card, WAYS, size};
use crate::widget::report::{Bar, BarChart, Fill};

/// The peak that the reader's machine is compared with.
pub(super) const H100: f64 = chips::h100_sxm::FLOPS.value;

/// The ways of the CPU and of the graphics card.
pub(super) struct Reading {
    /// Those of the CPU, in the order of [`WAYS`]; recorded ones if nothing is live.
    pub speeds: [Option<f64>; 3],
    /// Whether they were measured here.
    live: bool,
    /// `None` before it was asked.
    card: Option<Card>,
}

impl Reading {
    pub fn of(answers: &[Vec<Answer>], live: bool, card: Option<Card>) -> Self {
        Self {
            speeds: measured(answers, live),
            live,
            card,
        }
    }

    /// The fastest way so far: whose it is, and its speed.
    pub fn best(&self) -> Option<(&'static str, f64)> {
        let cpu = self.speeds.into_iter().flatten().reduce(f64::max);
        let card = self.card.as_ref().and_then(Card::best);
        let gpu = card.map(|timed| timed.flops_per_second());
        match (cpu, gpu) {
            (cpu, Some(gpu)) if gpu > cpu.unwrap_or(0.0) => Some(("Your graphics card", gpu)),
            (Some(cpu), _) if self.live => Some(("Your processor", cpu)),
            (Some(cpu), _) => Some(("The machine that was recorded", cpu)),
            (None, _) => None,
        }
    }

    /// The ways as tables that fill.
    pub fn ways(&self) -> Vec<Way> {
        let steps = [Step::Cell, Step::Lanes, Step::Rows(self.cores())];
        let cpu = WAYS.iter().zip(self.speeds).zip(steps);
        let mut ways: Vec<Way> = cpu
            .map(|(((name, _), speed), step)| Way {
                name: (*name).to_owned(),
                text: words(speed),
                speed,
                step,
            })
            .collect();
        let (speed, text) = self.card_words();
        ways.push(Way {
            name: "A tile at a time (GPU)".into(),
            text,
            speed,
            step: Step::Tile,
        });
        ways
    }

    /// Cores of the machine whose speeds these are.
    fn cores(&self) -> usize {
        if self.live {
            crate::browser::cores()
        } else {
            let [one, all] = [self.speeds[1], self.speeds[2]].map(|speed| speed.unwrap_or(1.0));
            (all / one).round() as usize
        }
    }

    fn card_words(&self) -> (Option<f64>, String) {
        match &self.card {
            Some(card) => (
                card.best().map(|best| best.flops_per_second()),
                card.short(),
            ),
            None => (None, "not measured yet".into()),
        }
    }

    /// The four ways above chips.
    pub fn bars(&self) -> BarChart {
        let here = if self.live { "here" } else { "recorded" };
        let ways = WAYS.iter().zip(self.speeds).map(|((name, _), speed)| {
            let label = format!("{name}, {here}");
            Bar::new(label, speed.unwrap_or(0.0), words(speed), Fill::Strong)
        });
        let chips = BESIDE.iter().map(|chip| {
            let peak = chip.flops.value;
            let name = format!("{}, {}", short(chip.name), launched(chip));
            Bar::new(name, peak, words(Some(peak)), Fill::Grey)
        });
        let rows: Vec<Bar> = ways.chain([self.card_bar()]).chain(chips).collect();
        let scale = Scale::Logarithmic {
            low: 1e9,
            high: 1e16,
        };
        BarChart::new("Operations a second", Unit::FlopPerSecond, scale, rows)
    }

    /// The bar of the graphics card; an outline where it is imitated.
    fn card_bar(&self) -> Bar {
        let software = self.card.as_ref().is_some_and(|card| card.software);
        let (label, fill) = if software {
            ("A GPU in software, here", Fill::Hollow)
        } else {
            ("A tile at a time (GPU), here", Fill::Strong)
        };
        let (speed, text) = self.card_words();
        Bar::new(label, speed.unwrap_or(0.0), text, fill)
    }

    /// All of it as a table, with the way it was measured.
    pub fn rows(&self) -> String {
        let from = if self.live {
            "measured here"
        } else {
            "recorded"
        };
        let ways = WAYS.iter().zip(self.speeds).map(|((name, _), speed)| {
            vec![(*name).to_owned(), words(speed), "32".into(), from.into()]
        });
        let sizes = self.card.iter().flat_map(|card| {
            card.timed.iter().map(|timed| {
                let speed = timed.flops_per_second();
                let from = format!("measured here, {}", card.name);
                vec![
                    format!("GPU, {}", size(timed)),
                    words(Some(speed)),
                    "32".into(),
                    from,
                ]
            })
        });
        let chips = CHIPS.iter().map(|chip| {
            let from = "data sheet, peak, dense".into();
            vec![
                chip.name.to_owned(),
                words(Some(chip.flops.value)),
                "16".into(),
                from,
            ]
        });
        let machine = if self.live {
            String::new()
        } else {
            recorded_on()
        };
        table(
            &["What", "Operations a second", "Bits a number", "Where from"],
            ways.chain(sizes).chain(chips),
        ) + &format!(
            "<p>The product: {WIDTH} × {WIDTH} weights times {WIDTH} × {} values, as in the networks of this article. Each \
             worker has both in its memory before the clock starts. A GPU is given the same product and then squares up to \
             4,096 × 4,096, as long as half a second is enough for one; its clock runs from handing the work over until the \
             end of the result can be read, and the median of three to nine runs counts, after two to warm up. Its \
             numbers are compared with a product on the CPU in 64 bits. {machine}</p>",
            whole(COLUMNS as f64)
        )
    }
}

fn words(speed: Option<f64>) -> String {
    speed.map_or("–".into(), |speed| FlopsPerSecond(speed).to_string())
}

/// The speeds of the CPU's ways, as measured or, before that, as recorded.
fn measured(answers: &[Vec<Answer>], live: bool) -> [Option<f64>; 3] {
    if !live {
        return WAYS.map(|(_, row)| row.product.map(|cell| cell.value));
    }
    let speed = |answer: &Answer| match answer {
        Answer::Multiplied {
            flops_per_second, ..
        } => *flops_per_second,
        _ => 0.0,
    };
    [0, 1, 2].map(|way| Some(answers.get(way)?.iter().map(speed).sum()))
}

/// Whether all ways of the CPU came to the same result, once all are in.
pub(super) fn checked(answers: &[Vec<Answer>]) -> &'static str {
    let checksum = |answers: &Vec<Answer>| {
        answers.iter().fold(0_u64, |sum, answer| match answer {
            Answer::Multiplied { checksum, .. } => sum.wrapping_add(*checksum),
            _ => sum,
        })
    };
    let mut sums = answers.iter().map(checksum);
    match (answers.len(), sums.next()) {
        (3, Some(first)) if sums.all(|sum| sum == first) => {
            " All came to the same result, to the last bit."
        }
        (3, _) => {
            " The results differ in their bits, which they should not: please tell us about this browser."
        }
        _ => "",
    }
}

/// "NVIDIA H100 SXM" as everyone calls it.
fn short(name: &str) -> &str {
    let name = name
        .trim_start_matches("NVIDIA ")
        .trim_start_matches("AMD ");
    name.split(" SXM")
        .next()
        .unwrap_or(name)
        .trim_end_matches(" 80 GB")
}

/// The year of a chip; the V100's is that of its first, smaller version.
fn launched(chip: &chips::Row) -> &'static str {
    let first = if chip.id == chips::V100_SXM.id {
        &chips::V100_16
    } else {
        chip
    };
    first.date.get(..4).unwrap_or(first.date)
}
