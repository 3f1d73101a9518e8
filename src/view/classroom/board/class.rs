//! The class as the board's signals: what is shown, what was typed, what is in.

use super::stage::Stage;
use crate::browser::{self, Pool};
use crate::class::board::Board;
use crate::class::number::{ClassNumber, PupilNumber};
use crate::class::plan::Round;
use crate::class::read::{Read, read};
use crate::class::rehearsal;
use crate::class::ruler::Ruler;
use crate::class::verdict::Verdict;
use crate::ui::StaticRef;
use leptos::prelude::*;

/// The class.
pub(super) type Class = StaticRef<Signals>;

/// See [`Class`].
pub(super) struct Signals {
    /// In the browser.
    pub live: bool,
    /// What is shown.
    pub stage: RwSignal<Stage>,
    /// What was typed as the class's number.
    pub class_text: RwSignal<String>,
    /// What was typed as the number of pupils.
    pub pupils_text: RwSignal<String>,
    /// Whether to say what is wrong with them.
    pub tried: RwSignal<bool>,
    /// The results, once the board is open.
    board: RwSignal<Option<Board>>,
    /// What is in the box.
    pub text: RwSignal<String>,
    /// What there is to say about what was in it, the last last.
    pub said: RwSignal<Vec<String>>,
    /// The class's ruler.
    pub ruler: RwSignal<Ruler>,
    /// Nobody is there.
    pub pretend: RwSignal<bool>,
    /// The screen is dark.
    pub blank: RwSignal<bool>,
    /// Single letters do something.
    pub letters: RwSignal<bool>,
    /// What is rarely needed is open.
    pub more: RwSignal<bool>,
    pub(super) pool: StoredValue<Option<Pool>, LocalStorage>,
}

/// Messages that are kept.
const KEPT: usize = 100;
/// How fast a class that is not there calls out, in milliseconds.
const CALL_EVERY_MS: u64 = 350;

impl Class {
    pub(super) fn begin(live: bool) -> Self {
        StaticRef::new(Signals {
            live,
            stage: RwSignal::new(Stage::SetUp),
            class_text: RwSignal::new("7".into()),
            pupils_text: RwSignal::new("28".into()),
            tried: RwSignal::new(false),
            board: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            said: RwSignal::new(Vec::new()),
            ruler: RwSignal::new(Ruler::default()),
            pretend: RwSignal::new(false),
            blank: RwSignal::new(false),
            letters: RwSignal::new(true),
            more: RwSignal::new(false),
            pool: StoredValue::new_local(None),
        })
    }

    /// Something of the board, once it is open; followed inside effects.
    pub(super) fn with<T>(self, read: impl FnOnce(&Board) -> Option<T>) -> Option<T> {
        self.board.with(|board| read(board.as_ref()?))
    }

    pub(super) fn change<T>(self, act: impl FnOnce(&mut Board) -> T) -> Option<T> {
        let mut result = None;
        self.board.update(|board| result = board.as_mut().map(act));
        result
    }

    pub(super) fn has_results(self) -> bool {
        let count = |board: &Board| Some(board.count(Round::Small) + board.count(Round::Large));
        !self.pretend.get_untracked() && untrack(|| self.with(count)).unwrap_or(0) > 0
    }

    /// Opens the board, for a class that is there or one that is not.
    pub(super) fn open(self, pretend: bool) {
        self.tried.set(true);
        let Ok(class) = ClassNumber::read(&self.class_text.get_untracked()) else {
            return;
        };
        let pupils = if pretend {
            rehearsal::PUPILS
        } else {
            match PupilNumber::read(&self.pupils_text.get_untracked()) {
                Ok(pupils) => pupils.get(),
                Err(_) => return,
            }
        };
        self.pretend.set(pretend);
        self.board.set(Some(Board::new(class, pupils)));
        self.stage.set(Stage::Axes);
        self.train();
        browser::focus(if pretend { "next" } else { "codes" });
    }

    /// On to the next stage, or back.
    pub(super) fn go(self, by: isize) {
        let now = self.stage.get_untracked().index();
        let next = now.saturating_add_signed(by).clamp(1, Stage::ALL.len() - 1);
        if next == now {
            return;
        }
        let stage = Stage::ALL[next];
        self.stage.set(stage);
        if self.pretend.get_untracked() {
            if matches!(stage, Stage::Small | Stage::Large) {
                self.call_out(stage.round(), 0);
            }
            if stage == Stage::Ruler {
                self.lay_ruler();
            }
        } else {
            browser::focus("codes");
        }
    }

    /// Lays the ruler through the points of round 1.
    pub(super) fn lay_ruler(self) {
        let points = untrack(|| {
            self.with(|board| {
                let points = board.points(Round::Small).into_iter();
                Some(points.map(|p| (p.size, p.told.loss)).collect::<Vec<_>>())
            })
        });
        if let Some(ruler) = points.and_then(|points| Ruler::through(&points)) {
            self.ruler.set(ruler);
        }
    }

    /// One pupil after another of a class that is not there calls out.
    fn call_out(self, round: Round, index: usize) {
        let stage = self.stage.get_untracked();
        if stage == Stage::SetUp || stage.round() != round {
            return;
        }
        let lines = untrack(|| {
            self.with(|board| {
                // In order, once everyone's network is there.
                let all = PupilNumber::first(board.pupils())
                    .all(|pupil| board.own(pupil, round).is_some());
                all.then(|| rehearsal::called_out(board, round))
            })
        });
        let next = match &lines {
            Some(lines) => {
                let Some(line) = lines.get(index) else {
                    return;
                };
                self.hear(&read(line));
                index + 1
            }
            None => index,
        };
        browser::after(CALL_EVERY_MS, move || self.call_out(round, next));
    }

    /// What is in the box now. What was pasted is taken at once, a code that is
    /// typed at its last letter.
    pub(super) fn typed(self, text: String) {
        self.text.set(text.clone());
        let found = read(&text);
        let several = text.trim_end().contains(['\n', ',', ';', '\t']);
        let spaced = text.trim().split_once(' ').is_some_and(|(number, code)| {
            PupilNumber::read(number).is_ok() && code.trim().chars().count() == 4
        });
        let is_code = |read: &Read| {
            read.unread.is_empty()
                && read
                    .entries
                    .iter()
                    .all(|entry| matches!(entry.what, crate::class::read::What::Code(_)))
        };
        if !found.entries.is_empty() && (several || (spaced && is_code(&found))) {
            // Once the box has what was pasted, so that it can be emptied.
            browser::after(0, move || self.enter());
        }
    }

    /// Whether a space in the box is none of a code's.
    pub(super) fn box_is_empty(self) -> bool {
        !self.more.get_untracked() && self.text.with_untracked(String::is_empty)
    }

    /// Takes what is in the box.
    pub(super) fn enter(self) {
        let text = self.text.get_untracked();
        if text.trim().is_empty() {
            return;
        }
        self.text.set(String::new());
        self.hear(&read(&text));
    }

    fn hear(self, found: &Read) {
        let round = self.stage.get_untracked().round();
        let verdicts = self.change(|board| {
            let hear = |entry: &_| board.hear(*entry, round);
            found.entries.iter().map(hear).collect::<Vec<Verdict>>()
        });
        let verdicts = verdicts.unwrap_or_default();
        let here = untrack(|| self.with(|board| Some(board.class())));
        let of_other = found.class.filter(|class| here != Some(*class));
        let of_other = of_other.map(|class| {
            format!(
                "These codes were saved by class {}: open the board with that number",
                class.get()
            )
        });
        let unread = found.unread.iter();
        let unread = unread.map(|unread| format!("“{}”: {}", unread.text, unread.why));
        let mut said: Vec<String> = of_other.into_iter().chain(unread).collect();
        said.extend(verdicts.iter().map(Verdict::to_string));
        // Of many, what went wrong matters more than that the rest went well.
        let taken = verdicts.iter().filter(|verdict| verdict.is_in()).count();
        if said.len() > 1 {
            let are = if taken == 1 { "is" } else { "are" };
            said.push(match said.len() - taken {
                0 => format!("✓ {taken} {are} in"),
                refused => format!("✓ {taken} {are} in, {refused} not: see More"),
            });
        }
        self.say(said);
    }

    pub(super) fn say(self, what: Vec<String>) {
        self.said.update(|said| {
            said.extend(what);
            let surplus = said.len().saturating_sub(KEPT);
            said.drain(..surplus);
        });
    }

    /// The address of the pupils' page with the class's number.
    pub(super) fn address(self) -> String {
        let number = self.with(|board| Some(board.class().get()));
        let number = number.map_or(String::new(), |number| format!("#{number}"));
        format!("{}{number}", browser::pupils_address())
    }
}

/// The address of the pupils’ page to read and type: no scheme, no number; of a
/// file, its name.
pub(super) fn shown_address() -> String {
    let address = browser::pupils_address();
    if is_on_disk() {
        return address.rsplit('/').next().unwrap_or_default().to_owned();
    }
    let shown = address
        .split_once("://")
        .map_or(address.as_str(), |(_, rest)| rest);
    shown.trim_end_matches('/').to_owned()
}

/// Whether the page was opened from a disk: no code leads another computer there.
pub(super) fn is_on_disk() -> bool {
    browser::pupils_address().starts_with("file:")
}
