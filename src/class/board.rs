//! The board: what it trained itself, and which results it was told.
//!
//! A result counts once its letters fit the network that the board trained for that
//! pupil. Knows nothing of how it is drawn.

use super::bet::Bet;
use super::code::{Code, Whose};
use super::number::{ClassNumber, PupilNumber};
use super::plan::{self, BET_ON, Round};
use super::read::{Entry, What};
use super::verdict::Verdict;
use crate::lab::law::Law;
use crate::lab::run::{Job, Outcome};

/// What the line of the law begins with in a saved text.
pub const LAW: &str = "law";

/// One pupil in one round.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    /// What the board's own run came to.
    trained: Option<Outcome>,
    /// What the pupil's page came to, once it was told.
    told: Option<Told>,
    /// Letters that came before the board's own run had ended.
    waiting: Option<Code>,
}

/// A result that counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// The loss on new examples.
    pub loss: f64,
    /// The bet.
    pub bet: Bet,
    /// The letters fit; otherwise the loss was typed by hand.
    pub exact: bool,
}

/// A result as a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Whose.
    pub pupil: PupilNumber,
    /// Parameters.
    pub size: f64,
    /// What is known.
    pub told: Told,
}

/// A class's board.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    class: ClassNumber,
    pupils: u8,
    /// A place for each pupil in round 1, then for each in round 2.
    places: Vec<Place>,
    floor: Option<f64>,
}

impl Board {
    /// An empty board of a class of so many pupils, 40 at the most.
    pub fn new(class: ClassNumber, pupils: u8) -> Self {
        let pupils = pupils.clamp(1, PupilNumber::MOST);
        Self {
            class,
            pupils,
            places: vec![Place::default(); 2 * usize::from(pupils)],
            floor: None,
        }
    }

    /// The class.
    pub fn class(&self) -> ClassNumber {
        self.class
    }

    /// How many pupils there are.
    pub fn pupils(&self) -> u8 {
        self.pupils
    }

    /// The loss of a perfect predictor, once a network was examined.
    pub fn floor(&self) -> Option<f64> {
        self.floor
    }

    /// Everybody's network, round 1 first, each with the number by which
    /// [`Board::learned`] is told of it.
    pub fn jobs(&self) -> Vec<(u32, Job)> {
        let all = Round::ALL
            .into_iter()
            .flat_map(|round| PupilNumber::first(self.pupils).map(move |pupil| (pupil, round)));
        all.filter_map(|(pupil, round)| {
            let job = plan::job(self.class, pupil, round)?;
            Some((self.index(pupil, round)? as u32, job))
        })
        .collect()
    }

    /// A network of [`Board::jobs`] has been trained. What came of letters that had
    /// waited for it.
    pub fn learned(&mut self, id: u32, outcome: Outcome, floor: f64) -> Option<Verdict> {
        let index = id as usize;
        let (pupil, _) = self.whose(index)?;
        self.floor = Some(floor);
        let place = self.places.get_mut(index)?;
        place.trained = Some(outcome);
        let code = place.waiting.take()?;
        let told = self.told_by(pupil, code)?;
        Some(told)
    }

    /// How many of its own networks it has trained.
    pub fn trained(&self) -> usize {
        let trained = |place: &&Place| place.trained.is_some();
        self.places.iter().filter(trained).count()
    }

    /// How many it has to train.
    pub fn networks(&self) -> usize {
        self.places.len()
    }

    /// The board's own run of a pupil.
    pub fn own(&self, pupil: PupilNumber, round: Round) -> Option<&Outcome> {
        let index = self.index(pupil, round)?;
        self.places.get(index)?.trained.as_ref()
    }

    /// A result was typed while `round` is played.
    pub fn hear(&mut self, entry: Entry, round: Round) -> Verdict {
        let pupil = entry.pupil;
        let Some(index) = self.index(pupil, round) else {
            return Verdict::NotInClass(pupil, self.pupils);
        };
        match entry.what {
            What::Code(code) => {
                if let Some(verdict) = self.told_by(pupil, code) {
                    return verdict;
                }
                let missing = Round::ALL
                    .into_iter()
                    .filter_map(|round| self.index(pupil, round))
                    .find(|index| self.places[*index].trained.is_none());
                match missing {
                    Some(index) => {
                        self.places[index].waiting = Some(code);
                        Verdict::Waiting(pupil)
                    }
                    None => Verdict::FitsNothing(pupil, self.class),
                }
            }
            What::Loss(loss) => {
                let place = &mut self.places[index];
                if place
                    .told
                    .is_some_and(|told| told.exact || told.loss == loss)
                {
                    return Verdict::Again(pupil, round);
                }
                place.told = Some(Told {
                    loss,
                    bet: Bet::NONE,
                    exact: false,
                });
                Verdict::ByHand(pupil, round)
            }
        }
    }

    /// Takes letters that fit one of a pupil's runs.
    fn told_by(&mut self, pupil: PupilNumber, code: Code) -> Option<Verdict> {
        for round in Round::ALL {
            let whose = Whose {
                class: self.class,
                pupil,
                round,
            };
            let index = self.index(pupil, round)?;
            let place = self.places.get_mut(index)?;
            let Some(outcome) = &place.trained else {
                continue;
            };
            let Some(bet) = code.bet(whose, outcome.hash) else {
                continue;
            };
            let told = Told {
                loss: outcome.test_loss,
                bet,
                exact: true,
            };
            let before = place.told.replace(told);
            return Some(if before == Some(told) {
                Verdict::Again(pupil, round)
            } else {
                Verdict::In(pupil, round)
            });
        }
        None
    }

    /// Whether a pupil's result of a round counts.
    pub fn is_in(&self, pupil: PupilNumber, round: Round) -> bool {
        let index = self.index(pupil, round);
        index.is_some_and(|index| self.places[index].told.is_some())
    }

    /// How many results of a round count.
    pub fn count(&self, round: Round) -> usize {
        let pupils = PupilNumber::first(self.pupils);
        pupils.filter(|pupil| self.is_in(*pupil, round)).count()
    }

    /// The results of a round that count.
    pub fn points(&self, round: Round) -> Vec<Point> {
        let pupils = PupilNumber::first(self.pupils);
        pupils
            .filter_map(|pupil| {
                let told = self.places.get(self.index(pupil, round)?)?.told?;
                let size = plan::job(self.class, pupil, round)?.parameters() as f64;
                Some(Point { pupil, size, told })
            })
            .collect()
    }

    /// Where the bets of a round stand at 589 parameters; those of round 1 once
    /// something of 61 parameters is known.
    pub fn bets(&self, round: Round) -> Vec<f64> {
        let at_61 = self.middle(61.0).unwrap_or(f64::NAN);
        let points = self.points(round).into_iter();
        points
            .filter_map(|point| point.told.bet.at_589(round, at_61))
            .filter(|bet| bet.is_finite())
            .collect()
    }

    /// The mean loss of a size, of results that count or, without any, of the
    /// board's own runs.
    pub fn middle(&self, size: f64) -> Option<f64> {
        let here = |points: Vec<(f64, f64)>| {
            let losses: Vec<f64> = points
                .into_iter()
                .filter(|point| point.0 == size)
                .map(|point| point.1)
                .collect();
            (!losses.is_empty()).then(|| losses.iter().sum::<f64>() / losses.len() as f64)
        };
        here(self.told()).or_else(|| here(self.own_points()))
    }

    /// Where networks of 589 parameters landed.
    pub fn landed(&self) -> Option<f64> {
        self.middle(BET_ON)
    }

    /// (size, loss) of every result that counts.
    fn told(&self) -> Vec<(f64, f64)> {
        let all = Round::ALL.into_iter().flat_map(|round| self.points(round));
        all.map(|point| (point.size, point.told.loss)).collect()
    }

    /// (size, loss) of every run of the board's own.
    fn own_points(&self) -> Vec<(f64, f64)> {
        let trained = self
            .places
            .iter()
            .filter_map(|place| place.trained.as_ref());
        trained
            .map(|outcome| (outcome.parameters as f64, outcome.test_loss))
            .collect()
    }

    /// The law through the results that count, where they are of six sizes or more
    /// and a law explains them; else through the board's own runs. And whether it
    /// is the results'.
    pub fn law(&self) -> Option<(Law, bool)> {
        let told = self.told();
        let mut sizes: Vec<f64> = told.iter().map(|point| point.0).collect();
        sizes.sort_by(f64::total_cmp);
        sizes.dedup();
        let of_class = (sizes.len() >= 6).then(|| Law::fit(&told)).flatten();
        of_class
            .filter(|law| law.r_squared >= crate::lab::law::CLEAN)
            .map(|law| (law, true))
            .or_else(|| Some((Law::fit(&self.own_points())?, false)))
    }

    /// Every result that counts, as text that the box takes again, and the law
    /// through them with all its digits.
    pub fn export(&self) -> String {
        let mut lines = format!("class {}\n", self.class.get());
        for round in Round::ALL {
            for point in self.points(round) {
                let whose = Whose {
                    class: self.class,
                    pupil: point.pupil,
                    round,
                };
                let code = self
                    .own(point.pupil, round)
                    .filter(|_| point.told.exact)
                    .map(|outcome| Code::of(whose, point.told.bet, outcome.hash));
                let result = code.map_or_else(|| point.told.loss.to_string(), |c| c.to_string());
                lines += &format!("{} {result}\n", point.pupil.get());
            }
        }
        if let Some((law, true)) = self.law() {
            let Law {
                floor,
                amplitude,
                exponent,
                ..
            } = law;
            lines += &format!("{LAW} {floor} + {amplitude} / parameters ^ {exponent}\n");
        }
        lines
    }

    fn index(&self, pupil: PupilNumber, round: Round) -> Option<usize> {
        let index = usize::from(pupil.get() - 1);
        let pupils = usize::from(self.pupils);
        (index < pupils).then_some(index + pupils * usize::from(round.number() - 1))
    }

    fn whose(&self, index: usize) -> Option<(PupilNumber, Round)> {
        let pupils = usize::from(self.pupils);
        let pupil = PupilNumber::first(self.pupils).nth(index % pupils)?;
        Some((pupil, *Round::ALL.get(index / pupils)?))
    }
}
