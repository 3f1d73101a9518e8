//! `language-lab`: five language models of growing size learn a language whose
//! floor is known.

use crate::lab::writing::{Corpus, Family, SHORT_CONTEXT, Trials};
use crate::spec::{Choice, Number, OutputSpec, Values, WidgetSpec, option};
use crate::units::Unit;

/// How long they learn.
pub static LENGTH: Choice = Choice::own(
    "length",
    "They read",
    "long",
    &[
        option("short", "A quarter of a million letters"),
        option("long", "A million letters"),
    ],
);

/// What they learn from.
pub static CORPUS: Choice = Choice::own(
    "corpus",
    "Text",
    "tattle",
    &[
        option("tattle", "Tattle, new at every step"),
        option("few", "The same 40 sentences over and over"),
        option("short", "Tattle, 16 letters at a time"),
        option("alice", "Alice in Wonderland"),
        option("own", "A text of your own"),
    ],
);

/// What a family learns from, as the reader chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learns {
    /// Tattle.
    Tattle,
    /// A few sentences of it.
    Few,
    /// Tattle through a short context.
    Short,
    /// A book.
    Alice,
    /// The reader's own text.
    Own,
}

impl Learns {
    /// Its value in a link.
    pub fn value(self) -> &'static str {
        match self {
            Self::Tattle => "tattle",
            Self::Few => "few",
            Self::Short => "short",
            Self::Alice => "alice",
            Self::Own => "own",
        }
    }

    /// A text whose floor nobody knows.
    pub fn is_real_text(self) -> bool {
        matches!(self, Self::Alice | Self::Own)
    }
}

/// What these values say is learned from.
pub fn learns(values: &Values) -> Learns {
    let all = [Learns::Few, Learns::Short, Learns::Alice, Learns::Own];
    let chosen = CORPUS.of(values);
    let found = all.into_iter().find(|one| one.value() == chosen);
    found.unwrap_or(Learns::Tattle)
}

/// The numbers that are drawn for a line: the same for every network.
pub static DICE: Number = Number::own_count("dice", "Throw of the dice", 1.0, (1.0, THROWS as f64));

/// Throws of the dice there are.
pub const THROWS: u64 = 6;

/// Seed.
pub static SEED: Number = Number::own_count("seed", "Seed", 1.0, (1.0, 9999.0));

/// What the networks are given to complete.
pub static TRIAL: Choice = Choice::own(
    "trial",
    "Begin with",
    "agreement",
    &[
        option("agreement", "Agreement"),
        option("memory", "Memory"),
        option("sum", "Sum"),
        option("bracket", "Bracket"),
        option("famous", "Known person"),
        option("obscure", "Rare person"),
    ],
);

/// The beginning of each trial, in the order of its choice.
pub const PROMPTS: [&str; 6] = [
    "the dogs that the cat",
    "dan hid the sock in the sofa. who hid it?",
    "tom had 6 rings, lost 1, has",
    "a box {a mop (a key",
    "mia puddle of",
    "quinn kazoo of",
];

/// The names of these beginnings.
const NAMES: [&str; 6] = ["agreement", "memory", "sum", "bracket", "famous", "obscure"];

/// What the networks read, until the reader types.
pub const TEXT: &str = "the hungry turtles that the cat tickles eat salt.";

/// The sign of it that is looked at first: the space after "eat", where a
/// network must know that turtles are many.
pub const PLACE: usize = 43;

/// How bold the networks are when they complete a sentence.
pub const TEMPERATURE: f64 = 0.7;

/// What the networks of the recorded family were asked.
pub const TRIALS: Trials<'static> = Trials {
    prompts: &PROMPTS,
    temperature: TEMPERATURE,
    throws: THROWS,
    text: (TEXT, PLACE),
};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "language-lab",
    title: "Same text, same dice: only the size differs",
    section: 4,
    params: &[
        &LENGTH.spec,
        &CORPUS.spec,
        &SEED.spec,
        &DICE.spec,
        &TRIAL.spec,
    ],
    in_reach: &[],
    outputs: &[
        OutputSpec::new("exponent", "Exponent of the law", Unit::One),
        OutputSpec::new("floor", "Loss of a perfect predictor", Unit::One),
        OutputSpec::new("r_squared", "R² of the law", Unit::One),
        OutputSpec::new("largest", "Loss of the largest network", Unit::One),
    ],
    presets: &[],
    compute: None,
    summary: None,
    calculated: false,
    link_leaves_out: Some(
        "It holds the length, the seed and the dice, so the same networks can be trained again; it leaves out what you typed or pasted.",
    ),
};

/// The family these values ask for, untrained. A real text is not in them.
pub fn family(values: &Values) -> Family {
    let steps = match LENGTH.of(values) {
        "short" => 500,
        _ => 2000,
    };
    let mut family = Family::new(steps, SEED.of(values) as u64);
    match learns(values) {
        Learns::Tattle => {}
        Learns::Few => family.corpus = Corpus::Few,
        Learns::Short => family.context = SHORT_CONTEXT,
        Learns::Alice | Learns::Own => family.corpus = Corpus::Text(Vec::new()),
    }
    family
}

/// The seed of the dice.
pub fn dice(values: &Values) -> u64 {
    DICE.of(values) as u64
}

/// The place of the trial in [`PROMPTS`].
pub fn trial(values: &Values) -> usize {
    let chosen = TRIAL.of(values);
    NAMES.iter().position(|name| *name == chosen).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tattle;
    use crate::spec::{Kind, Value};

    #[test]
    fn every_trial_is_the_beginning_of_a_sentence() {
        let language = Tattle::of_the_article().unwrap();
        let Kind::Choice { options, .. } = TRIAL.spec.kind else {
            panic!("a choice");
        };
        assert_eq!(options.len(), PROMPTS.len());
        for (place, option) in options.iter().enumerate() {
            let value = Value::Text(option.value.into());
            let values = Values::defaults(&SPEC).with("trial", value);
            assert_eq!(trial(&values), place);
            assert!(language.allows(PROMPTS[place]), "{}", PROMPTS[place]);
        }
        assert!(language.allows(TEXT));
        assert!(TEXT[..PLACE].ends_with("eat"));
    }
}
