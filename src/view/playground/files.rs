//! What the reader can take away: the model, the numbers, the pictures.

use super::bench::Bench;
use super::map::shown;
use crate::chart::Plot;
use crate::chart::vector::{marks, picture};
use crate::nn::data::csv;
use crate::nn::{Checkpoint, Dataset, OwnPoints, RunConfig, SavedModel, Task};
#[cfg(not(feature = "web"))]
use crate::view::charts::Field;
use crate::view::element::{Element, button, element};
pub(super) use crate::view::files::colour;
use crate::view::files::{Picture, charts, pictures, save};
use crate::view::points::points_plot;
use crate::view::{Live, live};
use crate::widget::playground::tables::SHOW_TEST;
use leptos::prelude::*;

/// Buttons to export, and a field to load a file.
pub(super) fn controls(bench: Bench, loss: Live<Plot>) -> Vec<Element> {
    let map_points = points_plot(
        bench.run,
        live(move || bench.widget.values.with(|v| SHOW_TEST.of(v))),
    );
    let map = move || map_picture(bench, &map_points());
    let network = move || (super::diagram::picture(bench), super::diagram::SIZE);
    let text = |title: &str,
                file: &'static str,
                kind: &'static str,
                content: fn(Bench) -> Result<String, String>| {
        button(move || match content(bench) {
            Ok(text) => save(file, kind, &text),
            Err(why) => bench.said.set(format!("There is nothing to save: {why}.")),
        })
        .text(title)
    };
    let id = bench.widget.element_id("file");
    let mut parts = vec![
        text(
            "Model (JSON)",
            "scale-lab-model.json",
            "application/json",
            model,
        ),
        text("Loss (CSV)", "scale-lab-loss.csv", "text/csv", losses),
        text("Points (CSV)", "scale-lab-points.csv", "text/csv", points),
    ];
    parts.extend(pictures("Map", "map", live(map)));
    parts.extend(charts("Loss", "loss", loss));
    parts.extend(pictures("Network", "network", live(network)));
    parts.push(
        element("div")
            .class("control")
            .child(
                element("label")
                    .attr("for", &id)
                    .text("Load a file of points or a model"),
            )
            .child(
                element("input")
                    .attr("id", &id)
                    .attr("type", "file")
                    .attr("accept", ".csv,.tsv,.txt,.json")
                    .on("change", move |event| load(bench, event)),
            ),
    );
    parts.push(
        element("p")
            .class("hint")
            .attr("role", "status")
            .text(move || bench.said.get()),
    );
    parts
}

fn map_picture(bench: Bench, points: &Plot) -> Picture {
    let size = (points.width, points.height);
    let field = untrack(|| shown(bench)).and_then(|field| address(&field));
    let field = field.or_else(|| recorded("output")).unwrap_or_default();
    let content = image(&field, (0.0, 0.0), size.0) + &marks(points, &colour);
    (picture(size, &content, &colour), size)
}

/// Pixels in a picture; every square is one place the network was asked about.
pub(super) fn image(address: &str, (x, y): (f64, f64), side: f64) -> String {
    format!(
        "<image href=\"{address}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{side}\" height=\"{side}\" \
         preserveAspectRatio=\"none\" image-rendering=\"pixelated\"/>"
    )
}

fn model(bench: Bench) -> Result<String, String> {
    let network = bench.now().ok_or("there is no network")?;
    let checkpoint = Checkpoint {
        step: network.progress.step,
        values: [network.weights, network.moments].concat(),
    };
    let model = SavedModel::from_parts(network.config, &checkpoint);
    Ok(model.map_err(|error| error.to_string())?.to_json())
}

fn losses(bench: Bench) -> Result<String, String> {
    let network = bench.now().ok_or("there is no network")?;
    let row = |point: &crate::nn::CurvePoint| {
        format!("{},{},{}\n", point.step, point.train_loss, point.test_loss)
    };
    let rows: String = network.curve.iter().map(row).collect();
    Ok(format!("step,training loss,test loss\n{rows}"))
}

fn points(bench: Bench) -> Result<String, String> {
    let config = bench
        .config(RunConfig::clone)
        .ok_or("there are no points")?;
    if let Some(own) = config.data.own {
        return Ok(csv::write(&own, &[]));
    }
    let data = Dataset::new(&config.data).map_err(|error| error.to_string())?;
    let label = match data.task() {
        Task::Classes(_) => (0..data.len()).map(|i| data.class(i) as f32).collect(),
        Task::Regression => data.label.clone(),
    };
    let task = data.task();
    let (x, y, further) = (data.x, data.y, data.further);
    let names = Vec::new();
    let points = OwnPoints {
        x,
        y,
        label,
        task,
        names,
    };
    Ok(csv::write(&points, &further))
}

#[cfg(feature = "web")]
use browser::load;
#[cfg(feature = "web")]
pub(super) use browser::{address, recorded};
#[cfg(not(feature = "web"))]
use nowhere::load;
#[cfg(not(feature = "web"))]
pub(super) use nowhere::{address, recorded};

/// The browser's half.
#[cfg(feature = "web")]
mod browser {
    use super::Bench;
    pub(in super::super) use crate::browser::canvas::field_address as address;
    use crate::browser::files;
    use leptos::prelude::*;

    /// The recorded picture of this name.
    pub(in super::super) fn recorded(key: &str) -> Option<String> {
        let image = format!("figure[data-widget=\"playground\"] img[data-picture=\"{key}\"]");
        let image = document().query_selector(&image).ok()??;
        image.get_attribute("src")
    }

    pub(super) fn load(bench: Bench, event: crate::view::element::Event) {
        files::read_chosen(&event, move |text| match text {
            Ok(text) => bench.take(&text),
            Err(why) => bench.said.set(format!("Nothing was changed: {why}.")),
        });
    }
}

/// Without a browser there are no files.
#[cfg(not(feature = "web"))]
mod nowhere {
    use super::{Bench, Field};

    pub(in super::super) fn address(_field: &Field) -> Option<String> {
        None
    }

    pub(in super::super) fn recorded(_key: &str) -> Option<String> {
        None
    }

    pub(super) fn load(_bench: Bench, _event: crate::view::element::Event) {}
}
