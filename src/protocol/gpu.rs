//! What a graphics card is heard to say, and the reasons that it says nothing.
//!
//! Knows sizes, times and words for what went wrong; no browser.

use std::fmt;

/// News of a product on the graphics card.
#[derive(Clone, Debug, PartialEq)]
pub enum GpuNews {
    /// The browser lent an adapter.
    Adapter {
        /// As the browser names it; may be empty.
        name: String,
        /// Whether it is the CPU that imitates a graphics card.
        software: bool,
    },
    /// A run of the product is over: it still answers.
    Working,
    /// A size was timed.
    Timed(Timed),
    /// Every size that is worth it was timed.
    Finished,
    /// It cannot go on, and why.
    Failed(Trouble),
}

/// One size of the product, timed and checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timed {
    /// Rows and columns of the left factor, and rows of the right.
    pub depth: usize,
    /// Columns of the right factor.
    pub columns: usize,
    /// From handing the work over until the end of the result could be read.
    pub seconds: f64,
    /// The largest distance from the same product on the CPU in 64 bits, over
    /// all numbers that were read.
    pub error: f64,
}

impl Timed {
    /// Arithmetic a second: a multiplication and an addition a term.
    pub fn flops_per_second(&self) -> f64 {
        2.0 * (self.depth * self.depth * self.columns) as f64 / self.seconds
    }

    /// Whether the result is the product.
    pub fn is_right(&self) -> bool {
        self.error <= tolerance(self.depth)
    }
}

/// How far a sum of `depth` products of numbers between −1 and 1 may be from the
/// exact one. WGSL (its chapter on floating point accuracy) lets every
/// multiplication and addition round to either neighbour, 2⁻²³ of the value at
/// most; at most `depth` roundings touch a term, and the terms, evenly drawn,
/// add up to a quarter each.
pub fn tolerance(depth: usize) -> f64 {
    const ROUNDING: f64 = 1.0 / 8_388_608.0;
    let depth = depth as f64;
    depth * ROUNDING * depth / 4.0
}

/// Why there is no number for a graphics card, or no more of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser knows no WebGPU, or not on this page.
    Unknown,
    /// It knows it, and lends no adapter.
    Missing,
    /// The device was lost in the middle of the work.
    Lost,
    /// It has too little memory, or lets a program have too little.
    Memory,
    /// It needs longer than is worth waiting for.
    Slow,
    /// Nothing has been heard of it.
    Silent,
    /// It, or the browser, refused the work.
    Refused,
}

impl Trouble {
    /// The trouble that the worker calls so.
    pub fn named(name: &str) -> Self {
        match name {
            "unknown" => Self::Unknown,
            "missing" => Self::Missing,
            "lost" => Self::Lost,
            "memory" => Self::Memory,
            "slow" => Self::Slow,
            _ => Self::Refused,
        }
    }

    /// In two or three words, for a chart.
    pub fn short(self) -> &'static str {
        match self {
            Self::Unknown => "no WebGPU here",
            Self::Missing => "none offered",
            Self::Lost => "lost on the way",
            Self::Memory => "out of memory",
            Self::Slow => "too slow",
            Self::Silent => "no answer",
            Self::Refused => "refused",
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => {
                "This browser does not let a page compute on a graphics card (it has no WebGPU), so the fourth way is missing here."
            }
            Self::Missing => {
                "This browser can compute on a graphics card, but offers none: there is none, or it is blocked."
            }
            Self::Lost => "The browser lost the graphics card in the middle of the work.",
            Self::Memory => "The graphics card has too little memory for the next product.",
            Self::Slow => {
                "The graphics card took over four seconds for one product, so it was not asked again."
            }
            Self::Silent => "The graphics card did not answer for ten seconds, so the page no longer waits for it.",
            Self::Refused => "The browser refused to run the product on the graphics card.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tolerance_is_far_below_the_numbers_themselves() {
        // Their typical size is a third of the square root of the depth.
        for depth in [256, 512, 1024, 2048, 4096] {
            let typical = (depth as f64).sqrt() / 3.0;
            assert!(tolerance(depth) < typical / 30.0, "{depth}");
            assert!(tolerance(depth) > typical * 1e-5, "{depth}");
        }
    }

    #[test]
    fn a_result_that_is_no_number_is_not_right() {
        let timed = |error| Timed {
            depth: 256,
            columns: 4096,
            seconds: 0.001,
            error,
        };
        assert!(timed(1e-5).is_right());
        assert!(!timed(0.01).is_right());
        assert!(!timed(f64::NAN).is_right());
        assert!(!timed(f64::INFINITY).is_right());
        assert_eq!(timed(0.0).flops_per_second(), 2.0 * 268_435_456.0 / 0.001);
    }
}
