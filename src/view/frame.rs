//! The frame every widget stands in: title, tag, one sentence, picture, controls,
//! and what few need behind a fold.

use super::share;
use super::shown::{self, Depiction};
use crate::browser;
use crate::spec::Value;
use crate::ui::{Element, Live, Widget, element, live};
use leptos::prelude::*;

/// The frame, as it is filled. Everything is inert until alive.
#[must_use = "a frame is an element once it is finished"]
pub struct Frame {
    widget: Widget,
    heading: &'static str,
    tag: Live<String>,
    summary: Live<String>,
    outputs: Live<Vec<Value>>,
    quiet: Live<bool>,
    picture: Vec<Element>,
    controls: Vec<Element>,
    more: Vec<Element>,
    table: Option<Live<String>>,
    folded: Vec<Element>,
    record: Option<String>,
}

impl Frame {
    /// A frame whose sentence is the spec's own, about the outputs it computes.
    pub fn new(widget: Widget) -> Self {
        let outputs = live(move || {
            let compute = widget.spec.compute;
            compute.map_or(Vec::new(), |compute| widget.values.with(compute))
        });
        let computed = outputs.clone();
        let summary = move || {
            let outputs = computed();
            let say = widget.spec.summary;
            say.map_or(String::new(), |say| {
                widget.values.with(|values| say(values, &outputs))
            })
        };
        Self {
            widget,
            heading: "h3",
            tag: live(String::new),
            summary: live(summary),
            outputs,
            quiet: live(|| false),
            picture: Vec::new(),
            controls: Vec::new(),
            more: Vec::new(),
            table: None,
            folded: Vec::new(),
            record: None,
        }
    }

    /// Its title as a line of text: for the figure that stands before any section's heading.
    pub fn before_headings(mut self) -> Self {
        self.heading = "p";
        self
    }

    /// "recorded, seed 7", "live …".
    pub fn tag(mut self, tag: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.tag = live(tag);
        self
    }

    /// Another sentence than the spec's.
    pub fn summary(mut self, summary: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.summary = live(summary);
        self
    }

    /// The outputs of a trained widget, in the order of its spec; empty text where
    /// there is none yet.
    pub fn outputs(mut self, outputs: impl Fn() -> Vec<Value> + Send + Sync + 'static) -> Self {
        self.outputs = live(outputs);
        self
    }

    /// While this holds the sentence is not announced.
    pub fn quiet(mut self, quiet: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.quiet = live(quiet);
        self
    }

    /// The picture.
    pub fn picture(mut self, picture: Vec<Element>) -> Self {
        self.picture = picture;
        self
    }

    /// The controls in reach.
    pub fn controls(mut self, controls: Vec<Element>) -> Self {
        self.controls = controls;
        self
    }

    /// The rest of the controls.
    pub fn more(mut self, more: Vec<Element>) -> Self {
        self.more = more;
        self
    }

    /// The same as a table, in HTML.
    pub fn table(mut self, table: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.table = Some(live(table));
        self
    }

    /// Something that few need, under its title.
    pub fn fold(mut self, title: &str, content: Element) -> Self {
        self.folded.push(fold(title, content));
        self
    }

    /// The same for HTML that follows signals: while folded it may be an older one.
    pub fn fold_live(
        mut self,
        title: &str,
        content: Element,
        html: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        self.folded.push(fold_live(title, content, live(html)));
        self
    }

    /// The recorded run, for the live widget to start from.
    pub fn record(mut self, record: Option<String>) -> Self {
        self.record = record;
        self
    }

    /// The picture that stands for the figure where its page does not.
    pub fn shows(self, picture: impl FnOnce() -> Option<Depiction>) -> Self {
        shown::put(|shown| shown.picture = picture());
        self
    }

    /// The frame with all that it was given.
    pub fn finish(self) -> Element {
        let (tag, summary, quiet) = (self.tag, self.summary, self.quiet);
        shown::put(|shown| shown.sentence = summary());
        let title = self.widget.spec.title;
        let disabled = !self.widget.live;
        let set = |class: &str, legend: &str, controls: Vec<Element>| {
            element("fieldset")
                .class(class)
                .attr("disabled", disabled)
                .child(
                    element("legend")
                        .class("visually-hidden")
                        .text(&format!("{title}: {legend}")),
                )
                .children(controls)
        };
        let mut parts = vec![
            element("div")
                .class("widget-head")
                .child(element(self.heading).class("widget-title").text(title))
                .child(element("p").class("tag").text(move || tag())),
        ];
        let sentence = element("p")
            .class("summary")
            .attr("aria-live", move || {
                if quiet() { "off" } else { "polite" }.to_owned()
            })
            .text(move || summary());
        parts.push(sentence);
        parts.push(element("div").class("widget-body").children(self.picture));
        if !self.controls.is_empty() {
            parts.push(set("controls", "controls", self.controls));
        }
        let mut folds = self.folded;
        if !self.more.is_empty() {
            let more = set("controls controls-more", "more controls", self.more);
            folds.push(fold("More controls", more));
        }
        if let Some(table) = self.table {
            let scroll = element("div")
                .class("table-scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", &format!("{title}: table"));
            // A run's curve is followed step by step.
            folds.push(if self.widget.spec.calculated {
                fold_live("As a table", scroll, table)
            } else {
                fold("As a table", scroll.inner_html(move || table()))
            });
        }
        folds.push(fold("Share", share::share(self.widget)));
        parts.push(element("div").class("fold-row").children(folds));
        if let Some(record) = self.record {
            let script = element("script").attr("type", "application/octet-stream");
            parts.push(script.attr("data-record", "").inner_html(&record));
        }
        let frame = element("div").children(parts);
        browser::report_values(frame, self.widget, self.outputs)
    }
}

fn fold(title: &str, content: Element) -> Element {
    element("details")
        .class("fold")
        .child(element("summary").text(title))
        .child(content)
}

/// Content that is folded stays as it was, as nobody sees it, unless the host
/// of a frame may ask for it.
fn fold_live(title: &str, content: Element, html: Live<String>) -> Element {
    let listened = browser::is_listened_to();
    let open = RwSignal::new(false);
    let html = Memo::new(move |before: Option<&String>| match before {
        Some(before) if !listened && !open.get() => before.clone(),
        _ => html(),
    });
    fold(title, content.inner_html(move || html.get())).on("toggle", move |event| {
        open.set(browser::attribute(&event, "open").is_some());
    })
}
