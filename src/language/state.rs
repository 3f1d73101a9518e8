//! The states of the automaton. Knows nothing of words and probabilities.

/// What has been said so far, as far as it matters for what follows. Words are
/// places in their lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Nothing.
    Line,
    /// Something about animals.
    Animals(Animals),
    /// Something about a person.
    People(People),
    /// That somebody has things.
    Numbers(Numbers),
    /// That there is a box.
    Boxes(Boxes),
}

macro_rules! states {
    ($($part:ident)*) => {
        $(impl From<$part> for State {
            fn from(part: $part) -> Self {
                Self::$part(part)
            }
        })*
    };
}
states!(Animals People Numbers Boxes);

/// States of what is said about animals.
#[allow(missing_docs, reason = "each is named for what is written in it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Animals {
    Animal {
        described: bool,
    },
    AfterAnimal {
        animal: u8,
        many: bool,
    },
    Other {
        animal: u8,
        many: bool,
    },
    RelativeVerb {
        animal: u8,
        many: bool,
        others: bool,
    },
    Neighbour {
        animal: u8,
        many: bool,
    },
    Verb {
        animal: u8,
        many: bool,
    },
    Food {
        animal: u8,
        verb: u8,
    },
}

/// States of what is said about people.
#[allow(missing_docs, reason = "each is named for what is written in it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum People {
    AfterName { name: u8 },
    Hidden { name: u8 },
    Place { name: u8, thing: u8 },
    Question { name: u8, thing: u8, place: u8 },
    News { name: u8 },
    Answer { name: u8, good: bool },
    Named { name: u8 },
    City { name: u8, surname: u8 },
    Job { name: u8, surname: u8 },
}

/// States of what is counted.
#[allow(missing_docs, reason = "each is named for what is written in it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numbers {
    Count,
    Counted { count: u8 },
    Change { count: u8 },
    Second { count: u8, gains: bool },
    Result { result: u8 },
}

/// States of what is in a box.
#[allow(missing_docs, reason = "each is named for what is written in it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Boxes {
    First { things: u8, open: Brackets },
    Next { things: u8, open: Brackets },
}

impl Boxes {
    pub(super) fn first(things: u8, open: Brackets) -> Option<State> {
        Some(Self::First { things, open }.into())
    }

    pub(super) fn next(things: u8, open: Brackets) -> Option<State> {
        Some(Self::Next { things, open }.into())
    }
}

/// Brackets that are open, the innermost last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Brackets {
    kinds: [u8; DEEPEST],
    depth: usize,
}

/// Brackets within one another, at most.
const DEEPEST: usize = 3;

impl Brackets {
    pub(super) fn opened(mut self, kind: u8) -> Self {
        self.kinds[self.depth] = kind;
        self.depth += 1;
        self
    }

    pub(super) fn closed(mut self) -> Self {
        self.depth -= 1;
        self.kinds[self.depth] = 0;
        self
    }

    pub(super) fn innermost(self) -> Option<usize> {
        Some(usize::from(self.kinds[self.depth.checked_sub(1)?]))
    }

    /// Whether another bracket may open within these.
    pub(super) fn may_open(self) -> bool {
        self.depth < DEEPEST
    }
}
