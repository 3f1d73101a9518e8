//! The reader's graphics card: what it was heard to say, and what that means.

use crate::protocol::gpu::{GpuNews, Timed, Trouble, tolerance};
use crate::units::{FlopsPerSecond, Seconds, three_digits, whole};

/// What is known of the graphics card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// As the browser names it; may be empty.
    pub name: String,
    /// Whether the CPU imitates it.
    pub software: bool,
    /// The sizes so far.
    pub timed: Vec<Timed>,
    /// Why there are no more.
    pub trouble: Option<Trouble>,
}

impl Card {
    /// Takes news in.
    pub fn take(&mut self, news: GpuNews) {
        match news {
            GpuNews::Adapter { name, software } => {
                self.name = name;
                self.software = software;
            }
            GpuNews::Timed(timed) => self.timed.push(timed),
            GpuNews::Working | GpuNews::Finished => {}
            GpuNews::Failed(trouble) => self.trouble = Some(trouble),
        }
    }

    /// The fastest size, if every size came out right.
    pub fn best(&self) -> Option<Timed> {
        if self.wrong().is_some() {
            return None;
        }
        let all = self.timed.iter().copied();
        all.reduce(|a, b| {
            if b.flops_per_second() > a.flops_per_second() {
                b
            } else {
                a
            }
        })
    }

    fn wrong(&self) -> Option<Timed> {
        self.timed.iter().copied().find(|timed| !timed.is_right())
    }

    /// What stands at its bar.
    pub fn short(&self) -> String {
        match (self.wrong(), self.best(), self.trouble) {
            (Some(_), _, _) => "a wrong result".into(),
            (_, Some(best), _) => {
                let speed = FlopsPerSecond(best.flops_per_second());
                let how = if self.software { ", in software" } else { "" };
                format!("{speed}{how}")
            }
            (_, _, Some(trouble)) => trouble.short().into(),
            (None, None, None) => "waiting".into(),
        }
    }

    /// What came of it, in sentences; empty while it goes on without a word.
    pub fn words(&self) -> String {
        let mut words = Vec::new();
        if let Some(wrong) = self.wrong() {
            words.push(format!(
                "The graphics card's result is wrong: a number of the product is off by {}, where {} could be rounding, so \
                 its speed does not count.",
                three_digits(wrong.error),
                three_digits(tolerance(wrong.depth)),
            ));
        } else if let Some(best) = self.best() {
            if self.software {
                words
                    .push("The graphics card here is one in software: the CPU imitates it.".into());
            }
            words.push(format!(
                "The GPU did best with {} in {}. No number that was read there is further than {} from the CPU's; rounding \
                 could explain up to {}.",
                size(&best),
                Seconds(best.seconds),
                three_digits(best.error),
                three_digits(tolerance(best.depth)),
            ));
        }
        if let Some(trouble) = self.trouble {
            words.push(trouble.to_string());
            if self.best().is_some() {
                words.push("Its bar is of what it did before.".into());
            }
        }
        words.join(" ")
    }
}

/// "4,096 × 4,096 times 4,096 × 4,096 numbers".
pub fn size(timed: &Timed) -> String {
    let [depth, columns] = [timed.depth, timed.columns].map(|count| whole(count as f64));
    format!("{depth} × {depth} times {depth} × {columns} numbers")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timed(depth: usize, seconds: f64, error: f64) -> GpuNews {
        GpuNews::Timed(Timed {
            depth,
            columns: depth,
            seconds,
            error,
        })
    }

    fn card(news: impl IntoIterator<Item = GpuNews>) -> Card {
        let mut card = Card::default();
        news.into_iter().for_each(|news| card.take(news));
        card
    }

    #[test]
    fn the_fastest_size_counts_and_trouble_after_it_is_said() {
        let good = card([
            timed(512, 0.001, 1e-5),
            timed(1024, 0.002, 2e-5),
            GpuNews::Failed(Trouble::Memory),
        ]);
        assert_eq!(good.best().map(|best| best.depth), Some(1024));
        assert!(good.words().contains("1,024 × 1,024"));
        assert!(good.words().contains("too little memory"));
        assert!(good.words().ends_with("before."));
    }

    #[test]
    fn one_wrong_size_discredits_all() {
        let bad = card([timed(512, 0.001, 1e-5), timed(1024, 0.002, 3.0)]);
        assert_eq!(bad.best(), None);
        assert_eq!(bad.short(), "a wrong result");
        assert!(bad.words().contains("off by 3"));
    }

    #[test]
    fn software_is_named_and_trouble_alone_is_words() {
        let adapter = GpuNews::Adapter {
            name: "google swiftshader".into(),
            software: true,
        };
        let soft = card([adapter, timed(512, 0.1, 1e-5), GpuNews::Finished]);
        assert!(soft.short().ends_with("in software"));
        assert!(soft.words().contains("imitates"));
        let none = card([GpuNews::Failed(Trouble::Missing)]);
        assert_eq!(none.short(), "none offered");
        assert!(none.words().contains("offers none"));
    }
}
