//! Elements: what every view is made of.
//!
//! One type for all of them, where Leptos' `view!` would make one for each
//! combination of tag, attributes and children: a third of the code. What is
//! alive about an element is a closure over signals, run again when they
//! change. Knows tags and text; knows no widget.

mod render;

use super::Live;
use leptos::tachys::renderer::types::Element as Node;
pub use leptos::tachys::renderer::types::Event;

/// An element of the page, to be mounted or written as HTML.
///
/// Its parts are applied in the order in which they are given: the range of a
/// slider before its value, the options of a select before its choice.
#[must_use = "an element is nowhere until it is another's child"]
pub struct Element(Box<Inner>);

struct Inner {
    tag: &'static str,
    parts: Vec<Part>,
}

/// What something is written to.
#[derive(Clone, Copy)]
enum Slot {
    /// An attribute; without a value it is taken away.
    Attribute(&'static str),
    /// What a field holds, whatever has been typed into it.
    Value,
    /// Whether a box is ticked.
    Checked,
    /// The content, as text.
    Text,
    /// The content, as HTML.
    Html,
}

enum Part {
    Fixed(Slot, String),
    Live(Slot, Box<dyn Fn() -> Option<String> + Send>),
    Child(Element),
    /// Children that are made again when their key changes.
    Keyed(Live<String>, Box<dyn Fn() -> Vec<Element> + Send>),
    On(&'static str, Box<dyn Fn(Event) + Send>),
    /// A canvas, and what draws on it.
    Drawn(Box<dyn Fn(&Node) + Send>),
}

/// An element without parts.
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Inner {
        tag,
        parts: Vec::new(),
    }))
}

/// An element of a class.
pub fn classed(tag: &'static str, class: &str) -> Element {
    element(tag).set("class", class)
}

impl Element {
    #[inline(never)]
    fn fixed(mut self, slot: Slot, text: &str) -> Self {
        self.0.parts.push(Part::Fixed(slot, text.to_owned()));
        self
    }

    #[inline(never)]
    fn live(mut self, slot: Slot, text: Box<dyn Fn() -> Option<String> + Send>) -> Self {
        self.0.parts.push(Part::Live(slot, text));
        self
    }

    /// An attribute.
    pub fn set(self, name: &'static str, value: &str) -> Self {
        self.fixed(Slot::Attribute(name), value)
    }

    /// An attribute that follows signals.
    pub fn set_live(self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        self.live(Slot::Attribute(name), Box::new(move || Some(value())))
    }

    /// An attribute without a value, there or not.
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.set(name, "") } else { self }
    }

    /// An attribute that is there while signals say so.
    pub fn set_while(
        self,
        name: &'static str,
        value: &'static str,
        on: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        let value = move || on().then(|| value.to_owned());
        self.live(Slot::Attribute(name), Box::new(value))
    }

    /// An attribute without a value, there while signals say so.
    pub fn flag_while(self, name: &'static str, on: impl Fn() -> bool + Send + 'static) -> Self {
        self.set_while(name, "", on)
    }

    /// Text, for content.
    pub fn text(self, text: &str) -> Self {
        self.fixed(Slot::Text, text)
    }

    /// Text that follows signals.
    pub fn text_live(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.live(Slot::Text, Box::new(move || Some(text())))
    }

    /// HTML, for content nothing is attached to.
    pub fn html(self, html: &str) -> Self {
        self.fixed(Slot::Html, html)
    }

    /// HTML that follows signals.
    pub fn html_live(self, html: impl Fn() -> String + Send + 'static) -> Self {
        self.live(Slot::Html, Box::new(move || Some(html())))
    }

    /// What a field holds. The same text again leaves alone what has been typed.
    pub fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        self.live(Slot::Value, Box::new(move || Some(value())))
    }

    /// Whether a box is ticked.
    pub fn checked(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        self.live(Slot::Checked, Box::new(move || checked().then(String::new)))
    }

    /// What an event does.
    pub fn on(mut self, event: &'static str, act: impl Fn(Event) + Send + 'static) -> Self {
        self.0.parts.push(Part::On(event, Box::new(act)));
        self
    }

    /// One more child.
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        self.0.parts.push(Part::Child(child));
        self
    }

    /// More children.
    pub fn children(self, children: Vec<Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Children that are made again, all of them, when `key` changes.
    pub fn keyed(
        mut self,
        key: impl Fn() -> String + Send + Sync + 'static,
        children: impl Fn() -> Vec<Self> + Send + 'static,
    ) -> Self {
        let key: Live<String> = super::live(key);
        self.0.parts.push(Part::Keyed(key, Box::new(children)));
        self
    }

    /// Draws on a canvas, and again when signals change.
    pub fn drawn(mut self, draw: impl Fn(&Node) + Send + 'static) -> Self {
        self.0.parts.push(Part::Drawn(Box::new(draw)));
        self
    }
}

/// A button and what pressing it does.
pub fn button(press: impl Fn() + Send + 'static) -> Element {
    element("button")
        .set("type", "button")
        .on("click", move |_| press())
}
