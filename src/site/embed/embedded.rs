//! A widget as other sites show it.

use crate::site::widgets::{WidgetFigure, WidgetFigures};
use crate::spec::WidgetSpec;
use anyhow::{Context, Result};

/// A widget, its figure, and where it stands.
pub struct Embed {
    /// What the registry says about it.
    pub spec: &'static WidgetSpec,
    /// Its figure, in the state it starts from.
    pub figure: WidgetFigure,
    /// The page it stands on, relative to the site's root.
    pub home: String,
}

impl Embed {
    /// The embed of a widget; `pages` are those it may stand on, with the ids of
    /// their widgets.
    ///
    /// # Errors
    /// A widget without a figure, or without a page.
    pub fn of(
        spec: &'static WidgetSpec,
        pages: &[(&str, &[&str])],
        figures: &mut WidgetFigures,
    ) -> Result<Self> {
        let id = spec.id;
        let figure = figures.remove(id);
        let home = pages.iter().find(|(_, widgets)| widgets.contains(&id));
        let (home, _) = home.with_context(|| format!("the widget {id} stands on no page"))?;
        Ok(Self {
            spec,
            figure: figure.with_context(|| format!("the widget {id} has no figure"))?,
            home: (*home).to_owned(),
        })
    }

    /// Where it stands, with its anchor.
    pub fn place(&self) -> String {
        format!("{}#widget-{}", self.home, self.spec.id)
    }

    /// Its one sentence.
    pub fn sentence(&self) -> &str {
        &self.figure.shown.sentence
    }
}
