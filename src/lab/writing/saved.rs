//! A trained family as JSON text, which comes back with the same bits.
//!
//! The file holds the weights as the runs ended; what was learned from comes
//! with them, so that the networks are examined anew when they are read.

use super::corpus::Corpus;
use super::family::Family;
use super::job::{LONGEST, SHORT_CONTEXT, WIDTHS};
use crate::language::alphabet::{decode, encode};
use crate::nn::Checkpoint;
use crate::nn::json::{Json, JsonError, parse, read_number, write_number};
use crate::units::whole;
use thiserror::Error;

/// What the file says it is.
const FORMAT: &str = "scale-lab-language-models 1";

/// Steps that a family is trained for.
const LENGTHS: [u64; 2] = [500, 2000];

/// Why a text is no family.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SavedError {
    /// It is not JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// It is JSON of something else.
    #[error("this is not a file of language models saved here")]
    Format,
    /// A value that cannot be.
    #[error("“{field}” is not {expected}")]
    Field {
        /// Its name.
        field: &'static str,
        /// What was expected.
        expected: &'static str,
    },
    /// A network of another size.
    #[error(
        "the network of width {width} has {} weights instead of {}",
        whole(*found as f64),
        whole(*expected as f64)
    )]
    Size {
        /// Which.
        width: usize,
        /// How many were found.
        found: usize,
        /// How many it has.
        expected: usize,
    },
}

/// The family as JSON; each network as it was when its run had ended.
pub fn to_json(family: &Family, networks: &[Checkpoint]) -> String {
    let corpus = match &family.corpus {
        Corpus::Tattle => "\"tattle\"".to_owned(),
        Corpus::Few => "\"few\"".to_owned(),
        // No sign of the alphabet but the end of a line needs an escape.
        Corpus::Text(signs) => format!("[\"{}\"]", decode(signs).replace('\n', "\\n")),
    };
    let mut text = format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"steps\": {},\n\"seed\": {},\n\"context\": {},\n\"corpus\": {corpus},\n\"networks\": [",
        family.steps, family.seed, family.context
    );
    for (place, (job, network)) in family.jobs().iter().zip(networks).enumerate() {
        text += if place == 0 { "\n[" } else { ",\n[" };
        for (at, weight) in network.values.iter().take(job.parameters()).enumerate() {
            text += if at == 0 { "" } else { "," };
            text += &write_number(*weight);
        }
        text += "]";
    }
    text + "\n]\n}\n"
}

/// A family from JSON, and its networks.
///
/// # Errors
/// The first thing that is not as it should be.
pub fn from_json(text: &str) -> Result<(Family, Vec<Checkpoint>), SavedError> {
    let json = parse(text)?;
    let field = |name: &str| match &json {
        Json::Object(fields) => fields
            .iter()
            .find_map(|(known, value)| (*known == name).then_some(value)),
        _ => None,
    };
    if field("format") != Some(&Json::Text(FORMAT)) {
        return Err(SavedError::Format);
    }
    let wrong = |field, expected| SavedError::Field { field, expected };
    let whole = |name| match field(name) {
        Some(Json::Plain(text)) => text.parse::<u64>().ok(),
        _ => None,
    };
    let steps = whole("steps").filter(|steps| LENGTHS.contains(steps));
    let context = whole("context").and_then(|context| usize::try_from(context).ok());
    let known = [LONGEST, SHORT_CONTEXT];
    let mut family = Family::new(
        steps.ok_or_else(|| wrong("steps", "500 or 2,000"))?,
        whole("seed").ok_or_else(|| wrong("seed", "a whole number"))?,
    );
    family.context = context
        .filter(|context| known.contains(context))
        .ok_or_else(|| wrong("context", "16 or 64"))?;
    family.corpus = field("corpus")
        .and_then(corpus)
        .ok_or_else(|| wrong("corpus", "“tattle”, “few” or a text"))?;
    let Some(Json::List(networks)) = field("networks") else {
        return Err(wrong("networks", "a list of networks"));
    };
    if networks.len() != WIDTHS.len() {
        return Err(wrong("networks", "a list of five networks"));
    }
    let mut read = Vec::new();
    for (job, network) in family.jobs().iter().zip(networks) {
        let weights: Option<Vec<f32>> = match network {
            Json::List(weights) => weights.iter().map(read_number).collect(),
            _ => None,
        };
        let mut values = weights.ok_or_else(|| wrong("networks", "lists of numbers"))?;
        let (found, expected) = (values.len(), job.parameters());
        if found != expected {
            let width = job.width;
            return Err(SavedError::Size {
                width,
                found,
                expected,
            });
        }
        // A run that has ended needs no moments of its gradients.
        values.resize(3 * expected, 0.0);
        read.push(Checkpoint {
            step: family.steps,
            values,
        });
    }
    Ok((family, read))
}

fn corpus(value: &Json) -> Option<Corpus> {
    match value {
        Json::Text("tattle") => Some(Corpus::Tattle),
        Json::Text("few") => Some(Corpus::Few),
        Json::List(parts) => match parts.as_slice() {
            [Json::Text(text)] => encode(&text.replace("\\n", "\n")).ok().map(Corpus::Text),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::writing::WritingRun;
    use crate::language::Tattle;
    use crate::nn::Scalar;
    use proptest::prelude::*;

    fn untrained(family: &Family) -> Vec<Checkpoint> {
        let language = Tattle::of_the_article().unwrap();
        let jobs = family.jobs().into_iter();
        jobs.map(|job| {
            let run = WritingRun::<Scalar>::new(&language, job).unwrap();
            Checkpoint {
                step: family.steps,
                ..run.learner().checkpoint()
            }
        })
        .collect()
    }

    #[test]
    fn a_family_comes_back_to_the_bit() {
        for corpus in [
            Corpus::Tattle,
            Corpus::Few,
            Corpus::Text(vec![0, 1, 27, 28, 0, 48]),
        ] {
            let mut family = Family::new(500, 7);
            family.corpus = corpus;
            family.context = SHORT_CONTEXT;
            let networks = untrained(&family);
            let text = to_json(&family, &networks);
            let (read, weights) = from_json(&text).unwrap();
            assert_eq!(read, family);
            for (before, after) in networks.iter().zip(&weights) {
                let bits = |checkpoint: &Checkpoint| -> Vec<u32> {
                    let count = checkpoint.values.len() / 3;
                    checkpoint.values[..count]
                        .iter()
                        .map(|w| w.to_bits())
                        .collect()
                };
                assert_eq!(bits(before), bits(after));
            }
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let family = Family::new(500, 1);
        let text = to_json(&family, &untrained(&family));
        let said = |text: String| from_json(&text).unwrap_err().to_string();
        for (from, to, expected) in [
            (
                "models 1",
                "models 2",
                "this is not a file of language models saved here",
            ),
            ("500", "501", "“steps” is not 500 or 2,000"),
            ("64", "63", "“context” is not 16 or 64"),
            (
                "tattle",
                "latin",
                "“corpus” is not “tattle”, “few” or a text",
            ),
            ("{\n", "", "line 1 is not JSON: the end is missing"),
        ] {
            assert_eq!(said(text.replacen(from, to, 1)), expected);
        }
        let shorter = text.replacen("[\n[", "[\n[1,", 1);
        let expected = "the network of width 4 has 1,578 weights instead of 1,577";
        assert_eq!(said(shorter), expected);
        let fewer = text[..text.rfind(",\n[").unwrap()].to_owned() + "\n]\n}";
        assert_eq!(said(fewer), "“networks” is not a list of five networks");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,80}") {
            let framed = format!("{{\"format\": \"{FORMAT}\", \"steps\": 500, {text}}}");
            prop_assert!(from_json(&framed).is_err() && from_json(&text).is_err());
        }
    }
}
