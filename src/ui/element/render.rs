//! Elements as Leptos renders them: mounted in the browser, as HTML in the builder.

use super::{Element, Item, Node, Slot};
use crate::markup::escape;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::{Mountable, Position, PositionState};
use leptos::wasm_bindgen::{self, prelude::*};

/// Effects and listeners of mounted elements, which end when this is dropped.
#[derive(Default)]
struct Held {
    effects: Vec<RenderEffect<Applied>>,
    listeners: Vec<RemoveEventHandler<Node>>,
}

/// The result of an effect's last run.
#[derive(Default)]
struct Applied {
    text: Option<String>,
    /// For children made by the effect.
    held: Held,
}

/// A mounted element.
pub struct Mounted {
    node: Node,
    _held: Held,
}

const SVG: &str = "http://www.w3.org/2000/svg";

impl Element {
    fn mounted(self, held: &mut Held) -> Node {
        let namespace = (self.0.tag == "svg").then_some(SVG);
        let node = Rndr::create_element(self.0.tag, namespace);
        for item in self.0.items {
            match item {
                Item::Fixed(slot, text) => apply(&node, slot, Some(&text)),
                Item::Child(child) => {
                    let child = child.mounted(held);
                    Rndr::insert_node(&node, &child, None);
                }
                Item::On(event, act) => {
                    held.listeners
                        .push(Rndr::add_event_listener(&node, event, act));
                }
                Item::Live(slot, text) => {
                    let node = node.clone();
                    held.effects.push(RenderEffect::new(move |before| {
                        let text = text();
                        if before.is_none_or(|before: Applied| before.text != text) {
                            apply(&node, slot, text.as_deref());
                        }
                        Applied {
                            text,
                            held: Held::default(),
                        }
                    }));
                }
                Item::Drawn(draw) => {
                    let node = node.clone();
                    held.effects.push(RenderEffect::new(move |_| {
                        draw(&node);
                        Applied::default()
                    }));
                }
                Item::Keyed(key, children) => {
                    let node = node.clone();
                    let key = Memo::new(move |_| key());
                    held.effects.push(RenderEffect::new(move |before| {
                        drop(before);
                        Rndr::clear_children(&node);
                        let mut applied = Applied {
                            text: Some(key.get()),
                            held: Held::default(),
                        };
                        for child in untrack(&children) {
                            let child = child.mounted(&mut applied.held);
                            Rndr::insert_node(&node, &child, None);
                        }
                        applied
                    }));
                }
            }
        }
        node
    }

    fn write(self, html: &mut String) {
        let tag = self.0.tag;
        let mut content = String::new();
        *html += "<";
        *html += tag;
        let mut put = |slot: Slot, text: &str, content: &mut String| match slot {
            Slot::Attribute(name) => *html += &attribute(name, text),
            // A select's options say which of them is chosen.
            Slot::Value if tag != "select" => *html += &attribute("value", text),
            Slot::Value => {}
            Slot::Checked => *html += " checked",
            Slot::Text => *content += &escape(text),
            Slot::Html => *content += text,
        };
        for item in self.0.items {
            match item {
                Item::Fixed(slot, text) => put(slot, &text, &mut content),
                Item::Live(slot, text) => {
                    if let Some(text) = text() {
                        put(slot, &text, &mut content);
                    }
                }
                Item::Child(child) => child.write(&mut content),
                Item::Keyed(_, children) => {
                    for child in children() {
                        child.write(&mut content);
                    }
                }
                Item::On(..) | Item::Drawn(_) => {}
            }
        }
        *html += ">";
        if !matches!(tag, "input" | "img") {
            *html += &format!("{content}</{tag}>");
        }
    }
}

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() {
        format!(" {name}")
    } else {
        format!(" {name}=\"{}\"", escape(value))
    }
}

fn apply(node: &Node, slot: Slot, text: Option<&str>) {
    match slot {
        Slot::Attribute(name) => match text {
            Some(value) => Rndr::set_attribute(node, name, value),
            None => Rndr::remove_attribute(node, name),
        },
        Slot::Value => {
            let value = JsValue::from_str(text.unwrap_or_default());
            Rndr::set_property(node, "value", &value);
        }
        Slot::Checked => Rndr::set_property(node, "checked", &JsValue::from_bool(text.is_some())),
        Slot::Text => node.set_text_content(text),
        Slot::Html => write_html(node, text.unwrap_or_default()),
    }
}

#[wasm_bindgen(wasm_bindgen = wasm_bindgen)]
extern "C" {
    /// Writes an element's content, and of that only what differs from what is
    /// there. The loader's: a walk over nodes is short and quick in its language.
    #[wasm_bindgen(js_name = scaleLabWrite)]
    fn write_html(element: &Node, html: &str);
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &Node, marker: Option<&leptos::tachys::renderer::types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.node.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Node> {
        vec![self.node.clone()]
    }
}

impl Render for Element {
    type State = Mounted;

    fn build(self) -> Mounted {
        let mut held = Held::default();
        let node = self.mounted(&mut held);
        Mounted { node, _held: held }
    }

    fn rebuild(self, state: &mut Mounted) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

no_attrs!(Element);

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        std::future::ready(self)
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attributes: Vec<AnyAttribute>,
    ) {
        self.write(html);
    }

    /// Rendered figures are replaced by live ones, never taken over.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> Mounted {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::ui::element;
    use leptos::prelude::*;

    #[test]
    fn an_element_is_written_as_html() {
        let field = element("input")
            .attr("id", "a\"b")
            .attr("disabled", true)
            .attr("hidden", || false)
            .prop_value(|| "1 < 2".to_owned());
        let html = element("p")
            .class("x")
            .child(field)
            .child(element("b").text("a & b"))
            .keyed(String::new, || vec![element("i").inner_html("<hr>")]);
        assert_eq!(
            html.to_html(),
            "<p class=\"x\"><input id=\"a&quot;b\" disabled value=\"1 &lt; 2\">\
             <b>a &amp; b</b><i><hr></i></p>"
        );
    }
}
