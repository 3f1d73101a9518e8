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
    /// Width of one head; often, but not always, width over heads.
    pub head_width: f64,
    /// Values that latent attention (MLA) keeps of a token in each layer, in
    /// place of keys and values; 0 where there is none.
    pub latent: f64,
    /// Tokens that a layer with a sliding window looks back; 0 where there is none.
    pub window: f64,
    /// Layers that look back all the way, where others have a window.
    pub full_layers: f64,
    /// Width of the feed-forward layer, of each expert in a mixture.
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
/// Key-value heads of large models: Llama 2 70B, Llama 3 of every size, Qwen3 32B and gpt-oss have eight.
const USUAL_KV_HEADS: f64 = 8.0;

impl Shape {
    /// A shape of about so many parameters, for where only the count is known:
    /// `N = 12 L d²` with `d = 128 L`, the proportions of GPT-3 and Llama 3.1,
    /// one head for every 128 of width and, as is usual now, eight key-value
    /// heads; the gated feed-forward layer has what is left. The vocabulary is
    /// not known.
    ///
    /// GPT-3's and Llama's published shapes are within 15 % of it, from 7 to 405 billion.
    pub fn of_size(parameters: f64) -> Self {
        let layers = libm::pow(parameters.max(1.0) / (12.0 * ASPECT * ASPECT), 1.0 / 3.0);
        let layers = layers.round().max(1.0);
        let width = ASPECT * layers;
        let kv_heads = layers.min(USUAL_KV_HEADS);
        Self {
            family: Family::Llama,
            layers,
            width,
            heads: layers,
            kv_heads,
            head_width: ASPECT,
            latent: 0.0,
            window: 0.0,
            full_layers: layers,
            feed_forward: (10.0 * width - 2.0 * kv_heads * ASPECT) / 3.0,
            vocabulary: 0.0,
            context: 0.0,
            experts: 1.0,
            experts_active: 1.0,
        }
    }

    /// Width of all heads together.
    pub fn query_width(&self) -> f64 {
        self.heads * self.head_width
    }

    /// Width of the keys of all key-value heads together; of the values too.
    pub fn kv_width(&self) -> f64 {
        self.kv_heads * self.head_width
    }

    /// Values that are kept of a token in each layer: `2 × key-value heads ×
    /// head width`, or what latent attention keeps in their place.
    pub fn kept_width(&self) -> f64 {
        if self.latent > 0.0 {
            self.latent
        } else {
            2.0 * self.kv_width()
        }
    }

    /// The tokens that layers remember of a conversation, summed over layers:
    /// all of them, or as many as the window lets through.
    pub fn remembered(&self, context: f64) -> f64 {
        if self.window > 0.0 {
            let sliding = (self.layers - self.full_layers).max(0.0);
            (self.layers - sliding) * context + sliding * context.min(self.window)
        } else {
            self.layers * context
        }
    }

    /// The share of what is kept that each of `tensor` devices holds which
    /// share the layers: key-value heads are dealt out whole, so more devices
    /// than heads hold copies, and what latent attention keeps has one head.
    pub fn kept_share(&self, tensor: f64) -> f64 {
        let heads = if self.latent > 0.0 {
            1.0
        } else {
            self.kv_heads
        };
        (heads / tensor.max(1.0)).ceil() / heads.max(1.0)
    }

    /// All parameters.
    pub fn parameters(&self) -> f64 {
        self.count(self.experts)
    }

    /// The parameters each token meets; fewer than all in a mixture of experts.
    pub fn active_parameters(&self) -> f64 {
        self.count(self.experts_active)
    }

    /// GPT: `L(12d² + 13d) + (V + context)d + 2d` if heads share the width and
    /// the feed-forward width is 4d (Radford et al. 2019; Narayanan et al., arXiv
    /// 2104.04473, section 2).
    /// Llama: `L(2d·d_q + 2d·d_kv + 3d·ff + 2d) + 2Vd + d` (Touvron et al. 2023),
    /// with `d_q` and `d_kv` the widths of all heads and of all key-value heads;
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
        let (q, kv) = (self.query_width(), self.kv_width());
        match self.family {
            Family::Gpt => {
                let attention = 2.0 * d * q + 2.0 * d * kv + q + 2.0 * kv + d;
                let feed_forward = experts * (2.0 * d * ff + ff + d);
                layers * (attention + feed_forward + 4.0 * d) + (vocabulary + context) * d + 2.0 * d
            }
            Family::Llama => {
                let attention = 2.0 * d * q + 2.0 * d * kv;
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
