//! How many parameters an architecture has.
//!
//! Knows layers and widths. Biases, norms and embeddings are counted as the
//! published models have them.

/// Which family's layers a transformer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// GPT-2 and GPT-3: two-matrix feed-forward, biases, learned positions,
    /// one embedding for input and output.
    Gpt,
    /// Llama: gated feed-forward of three matrices, no biases, no learned
    /// positions, separate embeddings for input and output.
    Llama,
}

/// The shape of a transformer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// The family.
    pub family: Family,
    /// Layers, L.
    pub layers: f64,
    /// Width, d.
    pub width: f64,
    /// Attention heads.
    pub heads: f64,
    /// Key-value heads: as many as heads (MHA), fewer (GQA) or one (MQA).
    pub kv_heads: f64,
    /// Width of the feed-forward layer.
    pub feed_forward: f64,
    /// Vocabulary, V.
    pub vocabulary: f64,
    /// Positions that are learned; only the GPT family counts them.
    pub context: f64,
    /// Feed-forward blocks in each layer: 1, or the experts of a mixture.
    pub experts: f64,
    /// Experts that each token passes through.
    pub experts_active: f64,
}

/// Width over layers of large models: GPT-3 has 128, Llama 3.1 405B 130.
const ASPECT: f64 = 128.0;

impl Shape {
    /// A shape of about so many parameters, for where only the count is known:
    /// `N = 12 L d²` with `d = 128 L`, the proportions of GPT-3 and Llama 3.1,
    /// one head for every 128 of width.
    ///
    /// GPT-3's and Llama's published shapes are within 15 % of it, from 7 to 405 billion.
    pub fn of_size(parameters: f64) -> Self {
        let layers = libm::pow(parameters.max(1.0) / (12.0 * ASPECT * ASPECT), 1.0 / 3.0);
        let layers = layers.round().max(1.0);
        let width = ASPECT * layers;
        Self {
            family: Family::Gpt,
            layers,
            width,
            heads: layers,
            kv_heads: layers,
            feed_forward: 4.0 * width,
            vocabulary: 0.0,
            context: 0.0,
            experts: 1.0,
            experts_active: 1.0,
        }
    }

    /// Width of one head.
    pub fn head_width(&self) -> f64 {
        self.width / self.heads.max(1.0)
    }

    /// All parameters.
    pub fn parameters(&self) -> f64 {
        self.count(self.experts)
    }

    /// The parameters each token meets; fewer than all in a mixture of experts.
    pub fn active_parameters(&self) -> f64 {
        self.count(self.experts_active)
    }

    /// GPT: `L(12d² + 13d) + (V + context)d + 2d` if the feed-forward width is
    /// 4d (Radford et al. 2019; Narayanan et al., arXiv 2104.04473, section 2).
    /// Llama: `L(2d² + 2d·d_kv + 3d·ff + 2d) + 2Vd + d` (Touvron et al. 2023);
    /// with E experts the feed-forward part stands E times, and a router of
    /// `d·E` beside it.
    fn count(&self, experts: f64) -> f64 {
        let Self {
            layers,
            width: d,
            feed_forward: ff,
            vocabulary,
            context,
            ..
        } = *self;
        match self.family {
            Family::Gpt => {
                let attention = 4.0 * d * d + 4.0 * d;
                let feed_forward = experts * (2.0 * d * ff + ff + d);
                layers * (attention + feed_forward + 4.0 * d) + (vocabulary + context) * d + 2.0 * d
            }
            Family::Llama => {
                let kv_width = self.kv_heads * self.head_width();
                let attention = 2.0 * d * d + 2.0 * d * kv_width;
                let router = if self.experts > 1.0 {
                    d * self.experts
                } else {
                    0.0
                };
                let feed_forward = experts * 3.0 * d * ff + router;
                layers * (attention + feed_forward + 2.0 * d) + 2.0 * vocabulary * d + d
            }
        }
    }
}
