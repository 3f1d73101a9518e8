//! What stops a plan first, and the best model within all limits.
//!
//! Knows a plan and its limits as numbers; the figures come from elsewhere.

use super::failure::Failures;
use super::power::YEAR;
use super::scaling::{Law, Size};
use super::{Invalid, cost, power, training};
use crate::units::{Flops, FlopsPerSecond, Seconds, Usd, Watts};

/// What a plan buys and runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Servers.
    pub nodes: f64,
    /// Servers that draw power beyond those bought.
    pub nodes_uncounted: f64,
    /// Accelerators in each.
    pub gpus_per_node: f64,
    /// Dense peak of an accelerator.
    pub peak: FlopsPerSecond,
    /// Share of the peak that does useful work.
    pub mfu: f64,
    /// FLOP per parameter and token: 6, or 8 with recomputation.
    pub operations: f64,
    /// Price of a server.
    pub node_price: Usd,
    /// Network, over the price of the servers.
    pub network_share: f64,
    /// Power of a server.
    pub node_power: Watts,
    /// Power usage effectiveness.
    pub pue: f64,
    /// Dollars for a kilowatt-hour.
    pub energy_price: f64,
    /// GPU-hours between failures.
    pub gpu_hours_per_failure: f64,
    /// To save a checkpoint.
    pub save: Seconds,
    /// To start again.
    pub restart: Seconds,
}

/// What there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// To buy with.
    pub budget: Usd,
    /// To run it with, a year: revenue, or what the runway allows.
    pub revenue: Usd,
    /// At the gate of the building.
    pub power: Watts,
    /// Tokens to learn from.
    pub data: f64,
    /// Until it must be done.
    pub time: Seconds,
    /// Share of the time that may be lost to failures.
    pub loss: f64,
}

/// One limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Buying the cluster.
    Budget,
    /// The electricity of a year.
    Revenue,
    /// At the gate.
    Power,
    /// Tokens.
    Data,
    /// Until the run is done.
    Time,
    /// Lost to failures.
    Reliability,
}

/// All of them, in the order of the tables.
pub const LIMITS: [Limit; 6] = [
    Limit::Budget,
    Limit::Revenue,
    Limit::Power,
    Limit::Data,
    Limit::Time,
    Limit::Reliability,
];

impl Limit {
    /// As a table calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Budget => "Budget",
            Self::Revenue => "Running costs",
            Self::Power => "Power",
            Self::Data => "Data",
            Self::Time => "Time",
            Self::Reliability => "Reliability",
        }
    }
}

/// What a plan needs of each limit, in the order of [`LIMITS`]: dollars,
/// dollars a year, watts, tokens, seconds, a share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Needs(pub [f64; 6]);

impl Limits {
    /// What there is, in the order of [`LIMITS`].
    pub fn available(&self) -> [f64; 6] {
        [
            self.budget.0,
            self.revenue.0,
            self.power.0,
            self.data,
            self.time.0,
            self.loss,
        ]
    }

    /// The limit a plan presses hardest on, and how many times what there is it needs.
    pub fn first(&self, needs: &Needs) -> (Limit, f64) {
        let available = self.available();
        let mut first = (Limit::Budget, 0.0);
        for (index, limit) in LIMITS.into_iter().enumerate() {
            let share = needs.0[index] / available[index];
            if share > first.1 {
                first = (limit, share);
            }
        }
        first
    }
}

impl Plan {
    fn price(&self) -> Usd {
        cost::cluster(self.nodes, self.node_price, self.network_share).total()
    }

    fn site_power(&self) -> Watts {
        let computers = power::computers(self.nodes + self.nodes_uncounted, self.node_power);
        power::site(computers, self.pue)
    }

    fn energy_bill(&self) -> Usd {
        cost::electricity(power::energy(self.site_power(), YEAR), self.energy_price)
    }

    /// The share of the time that failures leave, at the best interval.
    ///
    /// # Errors
    /// What is not positive, in words.
    pub fn goodput(&self) -> Result<f64, Invalid> {
        let gpus = self.nodes * self.gpus_per_node;
        Failures::new(gpus, self.gpu_hours_per_failure, self.save, self.restart)?.best_goodput()
    }

    /// What it needs to train a size.
    ///
    /// # Errors
    /// What is not positive, in words; no progress between failures.
    pub fn needs(&self, active_parameters: f64, tokens: f64) -> Result<Needs, Invalid> {
        let goodput = self.goodput()?;
        let work = training::arithmetic(self.operations, active_parameters, tokens);
        let gpus = self.nodes * self.gpus_per_node;
        let run = training::run(work, gpus, self.peak, self.mfu, goodput)?;
        Ok(Needs([
            self.price().0,
            self.energy_bill().0,
            self.site_power().0,
            tokens,
            run.time.0,
            1.0 - goodput,
        ]))
    }

    fn with_nodes(mut self, nodes: f64) -> Self {
        self.nodes = nodes;
        self
    }
}

/// The best model within limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestPlan {
    /// Servers it is trained on.
    pub nodes: f64,
    /// Share of the time that failures leave it.
    pub goodput: f64,
    /// Training compute, recomputation not counted.
    pub compute: Flops,
    /// Its size and data.
    pub size: Size,
    /// Its loss by the law, in nats per token.
    pub loss: f64,
    /// What keeps it from being better.
    pub held_by: Limit,
}

/// The size of cluster, model and data with the lowest loss by `law` that
/// stays within every limit; the plan gives all but the number of servers.
///
/// Budget, running costs and power each allow so many servers; of those the
/// number that does most useful arithmetic in the time is searched, because
/// more servers also fail more often.
///
/// # Errors
/// What is not positive; limits that do not allow a single server.
pub fn best(plan: &Plan, limits: &Limits, law: &Law) -> Result<BestPlan, Invalid> {
    let one = Plan {
        nodes: 1.0,
        nodes_uncounted: 0.0,
        ..*plan
    };
    let (mut most, mut held_by) = (f64::INFINITY, Limit::Budget);
    let allowed = [
        (Limit::Budget, limits.budget / one.price()),
        (
            Limit::Revenue,
            limits.revenue / one.energy_bill() - plan.nodes_uncounted,
        ),
        (
            Limit::Power,
            limits.power / one.site_power() - plan.nodes_uncounted,
        ),
    ];
    for (limit, nodes) in allowed {
        if nodes < most {
            (most, held_by) = (nodes, limit);
        }
    }
    // As many as any machine has had and more; beyond, counting stops making sense.
    let most = (super::positive("what the limits leave", most)?.min(1e7) + 1e-9).floor();
    super::positive("the number of servers that the limits allow", most)?;
    let goodput = |nodes: f64| plan.with_nodes(nodes).goodput().unwrap_or(0.0);
    let within = |nodes: f64| 1.0 - goodput(nodes) <= limits.loss;
    if !within(1.0) {
        return Err(Invalid::NotPositive(
            "the number of servers that fail as seldom as the limit asks",
        ));
    }
    // Losses grow with the servers: halve towards the most that stay within.
    let reliable = halve(most, within);
    // Useful servers rise, then fall: find where, by their slope.
    let nodes = halve(reliable, |nodes| {
        nodes <= 1.0 || nodes * goodput(nodes) > (nodes - 1.0) * goodput(nodes - 1.0)
    });
    if nodes < most {
        held_by = Limit::Reliability;
    }
    let work = nodes * goodput(nodes);
    let speed = training::useful_speed(work * plan.gpus_per_node, plan.peak, plan.mfu);
    let spent = speed.0 * super::positive("the time", limits.time.0)?;
    // Recomputation spends arithmetic without training on more.
    let compute = Flops(super::finite("the compute", spent * SIX / plan.operations)?);
    super::positive("the compute", compute.0)?;
    let mut size = law.optimum(compute);
    if size.tokens > limits.data {
        size.tokens = super::positive("the data", limits.data)?;
        size.parameters = compute.0 / (SIX * size.tokens);
        held_by = Limit::Data;
    }
    Ok(BestPlan {
        nodes,
        goodput: goodput(nodes),
        compute,
        size,
        loss: law.loss(size),
        held_by,
    })
}

/// The largest whole number up to `most` that is still `good`, if all below it
/// are and none above; 1 is taken to be.
fn halve(most: f64, good: impl Fn(f64) -> bool) -> f64 {
    if good(most) {
        return most;
    }
    let (mut low, mut high) = (1.0, most);
    while high - low > 1.0 {
        let middle = f64::midpoint(low, high).floor();
        if good(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

const SIX: f64 = crate::data::constants::FLOP_PER_PARAMETER_TOKEN.value;

/// How the compute of the best model answers when one figure is changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity {
    /// Which figure.
    pub name: &'static str,
    /// The compute with the figure at a half, over that of the plan.
    pub halved: f64,
    /// The same with the figure doubled.
    pub doubled: f64,
}

impl Sensitivity {
    fn swing(&self) -> f64 {
        (libm::log(self.doubled.max(1e-9)) - libm::log(self.halved.max(1e-9))).abs()
    }
}

/// A figure by name, and where it stands in a plan or its limits.
type Figure = (
    &'static str,
    for<'a> fn(&'a mut Plan, &'a mut Limits) -> &'a mut f64,
);

const FIGURES: [Figure; 10] = [
    ("Budget", |_, l| &mut l.budget.0),
    ("Running costs", |_, l| &mut l.revenue.0),
    ("Power", |_, l| &mut l.power.0),
    ("Time", |_, l| &mut l.time.0),
    ("Speed of the chip", |p, _| &mut p.peak.0),
    ("Share of peak used", |p, _| &mut p.mfu),
    ("Price of a server", |p, _| &mut p.node_price.0),
    ("Power of a server", |p, _| &mut p.node_power.0),
    ("Price of electricity", |p, _| &mut p.energy_price),
    ("GPU-hours between failures", |p, _| {
        &mut p.gpu_hours_per_failure
    }),
];

/// Each figure halved and doubled, the others as they are; the widest swing first.
/// A figure whose change leaves no model at all has 0.
///
/// # Errors
/// As [`best`], for the plan as it stands.
pub fn sensitivities(plan: &Plan, limits: &Limits, law: &Law) -> Result<Vec<Sensitivity>, Invalid> {
    let base = best(plan, limits, law)?.compute;
    let changed = |figure: &Figure, factor: f64| {
        let (mut plan, mut limits) = (*plan, *limits);
        *(figure.1)(&mut plan, &mut limits) *= factor;
        best(&plan, &limits, law).map_or(0.0, |best| best.compute / base)
    };
    let all: Vec<Sensitivity> = FIGURES
        .iter()
        .map(|figure| Sensitivity {
            name: figure.0,
            halved: changed(figure, 0.5),
            doubled: changed(figure, 2.0),
        })
        .collect();
    let narrowness: Vec<f64> = all.iter().map(|one| -one.swing()).collect();
    let order = super::order(&narrowness);
    Ok(order.into_iter().map(|place| all[place]).collect())
}
