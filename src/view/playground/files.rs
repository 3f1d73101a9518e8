//! Downloads of the playground: the model, the numbers, the pictures.

use super::context::PlaygroundContext;
use super::map::shown;
use crate::browser::{self, colour, field_address, recorded_picture, save};
use crate::chart::Plot;
use crate::chart::vector::{marks, picture};
use crate::nn::data::csv;
use crate::nn::{Checkpoint, Dataset, OwnPoints, RunConfig, SavedModel, Task};
use crate::ui::{Element, Event, Live, button, element, live};
use crate::view::files::{Picture, charts, image, pictures};
use crate::view::points::points_plot;
use crate::widget::playground::tables::SHOW_TEST;
use leptos::prelude::*;

/// Buttons to export, and a field to load a file.
pub(super) fn controls(context: PlaygroundContext, loss: Live<Plot>) -> Vec<Element> {
    let map_points = points_plot(
        context.run,
        live(move || context.widget.values.with(|v| SHOW_TEST.of(v))),
    );
    let map = move || map_picture(context, &map_points());
    let network = move || (super::diagram::picture(context), super::diagram::SIZE);
    let text = |title: &str,
                file: &'static str,
                kind: &'static str,
                content: fn(PlaygroundContext) -> Result<String, String>| {
        button(move || match content(context) {
            Ok(text) => save(file, kind, &text),
            Err(why) => context
                .said
                .set(format!("There is nothing to save: {why}.")),
        })
        .text(title)
    };
    let id = context.widget.element_id("file");
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
                    .on("change", move |event| load(context, &event)),
            ),
    );
    parts.push(
        element("p")
            .class("hint")
            .attr("role", "status")
            .text(move || context.said.get()),
    );
    parts
}

fn map_picture(context: PlaygroundContext, points: &Plot) -> Picture {
    let size = (points.width, points.height);
    let field = untrack(|| shown(context)).and_then(|field| field_address(&field));
    let field = field
        .or_else(|| recorded_picture("playground", "output"))
        .unwrap_or_default();
    let content = image(&field, (0.0, 0.0), size.0) + &marks(points, &colour);
    (picture(size, &content, &colour), size)
}

fn model(context: PlaygroundContext) -> Result<String, String> {
    let network = context.now().ok_or("there is no network")?;
    let checkpoint = Checkpoint {
        step: network.progress.step,
        values: [network.weights, network.moments].concat(),
    };
    let model = SavedModel::from_parts(network.config, &checkpoint);
    Ok(model.map_err(|error| error.to_string())?.to_json())
}

fn losses(context: PlaygroundContext) -> Result<String, String> {
    let network = context.now().ok_or("there is no network")?;
    let row = |point: &crate::nn::CurvePoint| {
        format!("{},{},{}\n", point.step, point.train_loss, point.test_loss)
    };
    let rows: String = network.curve.iter().map(row).collect();
    Ok(format!("step,training loss,test loss\n{rows}"))
}

fn points(context: PlaygroundContext) -> Result<String, String> {
    let config = context
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

fn load(context: PlaygroundContext, event: &Event) {
    browser::read_chosen(event, move |text| match text {
        Ok(text) => context.take(&text),
        Err(why) => context.said.set(format!("Nothing was changed: {why}.")),
    });
}
