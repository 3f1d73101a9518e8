//! Elements: what every view is made of, with the words of Leptos' builder.
//!
//! One type for all of them, where Leptos' `view!` would make one for each
//! combination of tag, attributes and children: at its best 75 KB more to
//! download, 22 KB of them before anything starts. Knows tags and text; knows no
//! widget. ARCHITECTURE.md has `view!` and `Element` side by side.

mod render;

use super::{Live, live};
use leptos::tachys::renderer::types::Element as Node;
pub use leptos::tachys::renderer::types::Event;

/// An element of the page, to be mounted or written as HTML.
///
/// Attributes, properties and children are applied in the order in which they are
/// given: the range of a slider before its value, the options of a select before
/// its choice.
#[must_use = "an element is nowhere until it is another's child"]
pub struct Element(Box<Inner>);

struct Inner {
    tag: &'static str,
    items: Vec<Item>,
}

/// The target of a text.
#[derive(Clone, Copy)]
pub enum Slot {
    /// An attribute; without a value it is taken away.
    Attribute(&'static str),
    /// The value of a field, whatever has been typed into it.
    Value,
    /// Whether a box is ticked.
    Checked,
    /// The content, as text.
    Text,
    /// The content, as HTML.
    Html,
}

/// An attribute, a child or a listener of an element.
enum Item {
    Fixed(Slot, String),
    Live(Slot, Box<dyn Fn() -> Option<String> + Send>),
    Child(Element),
    /// Children that are made again when their key changes.
    Keyed(Live<String>, Box<dyn Fn() -> Vec<Element> + Send>),
    On(&'static str, Box<dyn Fn(Event) + Send>),
    /// A canvas, and what draws on it.
    Drawn(Box<dyn Fn(&Node) + Send>),
}

/// A value for an attribute, a text or a property, or a closure over
/// signals that returns one and is run again when they change.
pub trait IntoContent {
    /// Adds it to an element, to be written to the slot.
    fn add_to(self, element: Element, slot: Slot) -> Element;
}

impl IntoContent for &str {
    fn add_to(self, element: Element, slot: Slot) -> Element {
        element.fixed(slot, self)
    }
}

impl IntoContent for &String {
    fn add_to(self, element: Element, slot: Slot) -> Element {
        element.fixed(slot, self)
    }
}

impl IntoContent for bool {
    fn add_to(self, element: Element, slot: Slot) -> Element {
        if self {
            element.fixed(slot, "")
        } else {
            element
        }
    }
}

impl<F, T> IntoContent for F
where
    F: Fn() -> T + Send + 'static,
    T: Content,
{
    fn add_to(self, element: Element, slot: Slot) -> Element {
        element.live(slot, Box::new(move || self().into_text()))
    }
}

/// A value that a closure over signals may return.
pub trait Content {
    /// As text; `None` takes an attribute away.
    fn into_text(self) -> Option<String>;
}

impl Content for String {
    fn into_text(self) -> Option<String> {
        Some(self)
    }
}

impl Content for bool {
    fn into_text(self) -> Option<String> {
        self.then(String::new)
    }
}

impl Content for Option<&'static str> {
    fn into_text(self) -> Option<String> {
        self.map(str::to_owned)
    }
}

/// An element without attributes and children.
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Inner {
        tag,
        items: Vec::new(),
    }))
}

impl Element {
    #[inline(never)]
    fn fixed(mut self, slot: Slot, text: &str) -> Self {
        self.0.items.push(Item::Fixed(slot, text.to_owned()));
        self
    }

    #[inline(never)]
    fn live(mut self, slot: Slot, text: Box<dyn Fn() -> Option<String> + Send>) -> Self {
        self.0.items.push(Item::Live(slot, text));
        self
    }

    /// An attribute. `false` and `None` leave it out, `true` is one without a value.
    pub fn attr(self, name: &'static str, value: impl IntoContent) -> Self {
        value.add_to(self, Slot::Attribute(name))
    }

    /// The classes, all of them.
    #[inline(never)]
    pub fn class(self, classes: &str) -> Self {
        self.fixed(Slot::Attribute("class"), classes)
    }

    /// Text, in place of any children.
    pub fn text(self, text: impl IntoContent) -> Self {
        text.add_to(self, Slot::Text)
    }

    /// HTML that nothing is attached to, in place of any children. Only what
    /// differs from what is there is written.
    pub fn inner_html(self, html: impl IntoContent) -> Self {
        html.add_to(self, Slot::Html)
    }

    /// The value of a field. The same text again leaves alone what has been typed.
    pub fn prop_value(self, value: impl IntoContent) -> Self {
        value.add_to(self, Slot::Value)
    }

    /// Whether a box is ticked.
    pub fn prop_checked(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        checked.add_to(self, Slot::Checked)
    }

    /// A listener for an event.
    pub fn on(mut self, event: &'static str, act: impl Fn(Event) + Send + 'static) -> Self {
        self.0.items.push(Item::On(event, Box::new(act)));
        self
    }

    /// One more child.
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        self.0.items.push(Item::Child(child));
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
        let key: Live<String> = live(key);
        self.0.items.push(Item::Keyed(key, Box::new(children)));
        self
    }

    /// Draws on a canvas, and again when signals change.
    pub fn drawn(mut self, draw: impl Fn(&Node) + Send + 'static) -> Self {
        self.0.items.push(Item::Drawn(Box::new(draw)));
        self
    }
}

/// A button and what pressing it does.
pub fn button(press: impl Fn() + Send + 'static) -> Element {
    element("button")
        .attr("type", "button")
        .on("click", move |_| press())
}
