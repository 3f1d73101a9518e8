//! A number and what it counts.

use std::fmt::Display;

/// A number as shown and what it counts, the noun in the singular: `1 step`,
/// `2,000 steps`, `1.5 years`, `3 classes`.
pub fn counted(shown: impl Display, noun: &str) -> String {
    with_noun(&shown.to_string(), noun)
}

// Once, whatever the number's type.
fn with_noun(shown: &str, noun: &str) -> String {
    let ending = match noun {
        _ if shown == "1" => "",
        noun if noun.ends_with('s') => "es",
        _ => "s",
    };
    format!("{shown} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_all_else_are_more() {
        assert_eq!(counted(1, "step"), "1 step");
        assert_eq!(counted("2,000", "step"), "2,000 steps");
        assert_eq!(counted(0, "hidden layer"), "0 hidden layers");
        assert_eq!(counted(1.5, "year"), "1.5 years");
        assert_eq!(counted(3, "class"), "3 classes");
        assert_eq!(counted("1 billion", "token"), "1 billion tokens");
    }
}
