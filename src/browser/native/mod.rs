//! The twin of `web` without a browser: nothing is heard, kept, started or
//! measured. Records that the page carries are written here instead.

mod page;
mod picture;

pub use page::{
    after, ask_before_leaving, copy, focus, fragment, is_one_file, on_page_key, print,
    pupils_address, remember, remembered, toggle_full_screen,
};
pub use picture::field_address;

use crate::lab::run::Job;
use crate::lab::task::TaskConfig;
use crate::lab::writing;
use crate::nn::Checkpoint;
use crate::protocol::Command;
use crate::protocol::cluster::Stage;
use crate::protocol::gpu::GpuNews;
use crate::protocol::news::{PoolNews, SequenceNews, TrainerNews, WriterNews};
use crate::protocol::writer::Request;
use crate::scene::{Point, Room};
use crate::spec::Value;
use crate::ui::{Element, Event, Field, Live, Widget};
use base64::Engine as _;
use leptos::prelude::RwSignal;
use leptos::web_sys;

/// Whether views are mounted, alive.
pub const LIVE: bool = false;

/// A record as text for the page to carry.
pub fn carried(record: impl FnOnce() -> Vec<u8>) -> Option<String> {
    Some(base64::engine::general_purpose::STANDARD.encode(record()))
}

/// The record that the figure carries: none.
pub fn record() -> Option<Vec<u8>> {
    None
}

/// The address of a recorded picture of this figure: none.
pub fn picture(_key: &str) -> Option<String> {
    None
}

/// The address of a recorded picture of a widget: none.
pub fn recorded_picture(_widget: &str, _key: &str) -> Option<String> {
    None
}

/// Tells whether this figure is in sight: never.
pub fn watch_figure(_tell: impl Fn(bool) + 'static) {}

/// Says in this figure whether something runs there: nowhere.
pub fn show_running(_running: impl Fn() -> bool + 'static) {}

/// Calls before every frame: there are none.
pub fn frames(_step: impl FnMut(f64) -> bool + 'static) {}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    0.0
}

/// Workers that suit this machine.
pub fn cores() -> usize {
    1
}

/// Whether charts take their narrow shape.
pub fn is_narrow() -> bool {
    false
}

/// The room for drawings.
pub fn room() -> Room {
    Room::Middle
}

/// Keeps the pointer with the element it was pressed on: none.
pub fn hold_pointer(_event: &Event) -> bool {
    false
}

/// Where a pointer is on the sheet of a drawing.
pub fn place_on_sheet(_event: &Event, _size: (f64, f64)) -> Option<Point> {
    None
}

/// Whether the reader asked for less motion.
pub fn prefers_less_motion() -> bool {
    false
}

/// An attribute of the element an event happened to.
pub fn attribute(_event: &Event, _name: &str) -> Option<String> {
    None
}

/// Whether the element an event happened to has the focus.
pub fn has_focus(_event: &Event) -> bool {
    false
}

/// Asks what a pressed key does.
pub fn on_key(_event: &Event, _act: impl FnOnce(&str, bool) -> bool) {}

/// The place in its element where a pointer was pressed.
pub fn place(_event: &Event) -> Option<(f64, f64)> {
    None
}

/// Draws a chart's marks on a canvas.
pub fn draw_plot(_canvas: &web_sys::Element, _plot: &crate::chart::Plot) {}

/// Paints a field on a canvas.
pub fn draw_field(_canvas: &web_sys::Element, _field: &Field) {}

/// A token's colour, for files.
pub fn colour(_token: &str) -> String {
    String::new()
}

/// Offers text as a file.
pub fn save(_name: &str, _kind: &str, _text: &str) {}

/// Offers an SVG picture as pixels.
pub fn save_png(_name: String, _svg: String, _size: (f64, f64)) {}

/// Reads the file that was chosen in a field.
pub fn read_chosen(_event: &Event, _take: impl Fn(Result<String, String>) + 'static) {}

/// Reads a file that the page names.
pub fn read_text(_name: &'static str, _take: impl FnOnce(Result<String, String>) + 'static) {}

/// Copies the link to a widget.
pub fn copy_link(_widget: &str, _said: RwSignal<String>) {}

/// Whether a script is told of this figure's values.
pub fn is_listened_to() -> bool {
    false
}

/// A frame that tells the script of its widget's values, if there is one.
pub fn report_values(frame: Element, _widget: Widget, _outputs: Live<Vec<Value>>) -> Element {
    frame
}

/// Adds to the sum of what was trained on this page.
pub fn add_to_ledger(_networks: f64, _flops: f64, _seconds: f64) {}

/// A connection to a trainer that is never there.
#[derive(Clone, Copy)]
pub struct TrainerConnection;

impl TrainerConnection {
    /// A closed connection.
    #[allow(clippy::new_without_default, reason = "as that of the browser")]
    pub fn new() -> Self {
        Self
    }

    /// Says who is told what comes back.
    pub fn listen(self, _hear: impl Fn(TrainerNews) + 'static) {}

    /// Sends a command.
    pub fn send(self, _command: Command) {}
}

/// A pool without workers.
pub struct Pool;

impl Pool {
    /// Puts workers to work on jobs.
    pub fn start(
        _task: TaskConfig,
        _jobs: Vec<(u32, Job)>,
        _hear: impl Fn(PoolNews) + 'static,
    ) -> Self {
        Self
    }
}

/// A sequence that never ends.
pub struct Sequence;

impl Sequence {
    /// Starts on the first stage.
    pub fn start(_stages: Vec<Stage>, _hear: impl Fn(SequenceNews) + 'static) -> Self {
        Self
    }
}

/// A graphics card that is not there.
pub struct Gpu;

impl Gpu {
    /// Starts the product.
    pub fn start(_hear: impl Fn(GpuNews) + 'static) -> Self {
        Self
    }
}

/// A family that never learns.
pub struct Writers;

impl Writers {
    /// Trains a network for each job.
    pub fn train(
        _jobs: Vec<writing::Job>,
        _from: Vec<Checkpoint>,
        _dice: u64,
        _hear: impl Fn(WriterNews) + 'static,
    ) -> Self {
        Self
    }

    /// Goes on, or stops.
    pub fn run(&self, _running: bool) {}

    /// None.
    pub fn networks(&self) -> Vec<Checkpoint> {
        Vec::new()
    }

    /// Asks every network what it makes of a prompt.
    pub fn ask(&self, _request: &Request) {}
}
