//! `bottleneck`: which limit runs out first, and the best model within all of them.

mod drawing;
mod tables;
mod words;

pub use drawing::DRAWING;

use super::calculation::Calculation;
use super::report::{Assumption, Bar, BarChart, Fill, Picture, Report, given_without, numbers};
use crate::calc::Invalid;
use crate::calc::limits::{BestPlan, LIMITS, Limit, Limits, Needs, Plan, best, sensitivities};
use crate::calc::scaling::{Law, REPLICATION, Size};
use crate::chart::Scale;
use crate::data::constants as c;
use crate::scenario::{
    ACTIVE_SHARE, CHECKPOINT_SECONDS, CHIP_FLOPS, ENERGY_PRICE, GPU_HOURS_PER_FAILURE,
    GPUS_PER_NODE, MFU, MODEL_PARAMETERS, NETWORK_SHARE, NODE_POWER, NODE_PRICE, NODES,
    NODES_UNCOUNTED, PUE, RESTART_SECONDS, TOKENS, chip, nodes, operations,
};
use crate::spec::{Output, Reason, Value, Values, WidgetSpec};
use crate::units::{
    Seconds, Unit, Usd, Watts, counted, format_quantity, percent, three_digits, whole,
};
use tables::{BUDGET, DATA_LIMIT, LOSS_LIMIT, POWER_LIMIT, REVENUE, TIME_LIMIT};

/// The widget.
pub static SPEC: WidgetSpec = WidgetSpec {
    id: "bottleneck",
    title: "What stops you first",
    section: 14,
    params: tables::PARAMS,
    in_reach: &[
        &MODEL_PARAMETERS.spec,
        &TOKENS.spec,
        &NODES.spec,
        &BUDGET.spec,
        &TIME_LIMIT.spec,
    ],
    outputs: tables::OUTPUTS,
    presets: tables::PRESETS,
    compute: None,
    summary: None,
    calculated: true,
    link_leaves_out: None,
};

/// How it works.
pub static CALCULATION: Calculation = Calculation {
    spec: &SPEC,
    work_out,
};

fn plan(values: &Values) -> Plan {
    Plan {
        nodes: nodes(values),
        nodes_uncounted: NODES_UNCOUNTED.of(values),
        gpus_per_node: GPUS_PER_NODE.of(values),
        peak: chip(values).flops,
        mfu: MFU.of(values),
        operations: operations(values),
        node_price: Usd(NODE_PRICE.of(values)),
        network_share: NETWORK_SHARE.of(values),
        node_power: Watts(NODE_POWER.of(values)),
        pue: PUE.of(values),
        energy_price: ENERGY_PRICE.of(values),
        gpu_hours_per_failure: GPU_HOURS_PER_FAILURE.of(values),
        save: Seconds(CHECKPOINT_SECONDS.of(values)),
        restart: Seconds(RESTART_SECONDS.of(values)),
    }
}

fn limits(values: &Values) -> Limits {
    Limits {
        budget: Usd(BUDGET.of(values)),
        revenue: Usd(REVENUE.of(values)),
        power: Watts(POWER_LIMIT.of(values)),
        data: DATA_LIMIT.of(values),
        time: Seconds(TIME_LIMIT.of(values)),
        loss: LOSS_LIMIT.of(values),
    }
}

fn needs(values: &Values) -> Result<Needs, Invalid> {
    let active = MODEL_PARAMETERS.of(values) * ACTIVE_SHARE.of(values);
    plan(values).needs(active, TOKENS.of(values))
}

fn affordable(values: &Values) -> Result<BestPlan, Invalid> {
    best(&plan(values), &limits(values), &REPLICATION)
}

/// The loss that the law gives the plan's own model.
fn planned_loss(values: &Values) -> f64 {
    REPLICATION.loss(Size {
        parameters: MODEL_PARAMETERS.of(values),
        tokens: TOKENS.of(values),
    })
}

/// Everything it shows.
fn work_out(values: &Values) -> Report {
    let assumptions = given_without(values, &[&CHIP_FLOPS]);
    match needs(values) {
        Ok(needs) => report(values, &needs, &affordable(values), assumptions),
        Err(why) => Report::refused(&SPEC, assumptions, &why),
    }
}

/// The outputs, in the order of the spec.
fn outputs(values: &Values, needs: &Needs, best: &Result<BestPlan, Invalid>) -> Vec<Output> {
    let has = limits(values);
    let shares = needs.0.iter().zip(has.available());
    let shares = shares.map(|(need, has)| Ok(Value::Number(need / has)));
    let mut all: Vec<Output> = shares.collect();
    all.extend(match best {
        Ok(best) => numbers([
            best.size.parameters,
            best.size.tokens,
            best.compute.0,
            best.nodes,
            best.loss,
        ]),
        Err(why) => vec![Err(Reason::new(why)); 5],
    });
    all.push(Ok(Value::Number(planned_loss(values))));
    let name = |limit: Limit| Value::Text(limit.name().into());
    all.push(Ok(name(has.first(needs).0)));
    let held_by = best.as_ref().map(|best| name(best.held_by));
    all.push(held_by.map_err(Reason::new));
    all
}

/// An amount of one limit.
fn quantity(limit: Limit, value: f64) -> String {
    match limit {
        Limit::Budget | Limit::Revenue => Usd(value).to_string(),
        Limit::Power => Watts(value).to_string(),
        Limit::Data => format_quantity(value, Unit::Tokens),
        Limit::Time => Seconds(value).to_string(),
        Limit::Reliability => percent(value),
    }
}

/// The same in words.
fn amount(limit: Limit, value: f64) -> String {
    let words = match limit {
        Limit::Revenue => " a year",
        Limit::Reliability => " lost",
        _ => "",
    };
    quantity(limit, value) + words
}

/// How the best model comes about: the compute that the limits leave, and the
/// size that the law makes of it.
fn best_lines(values: &Values, best: &BestPlan) -> Vec<String> {
    let plan = plan(values);
    let Law { alpha, beta, .. } = REPLICATION;
    // Work done again is no training.
    let useful = if plan.operations > c::FLOP_PER_PARAMETER_TOKEN.value {
        format!(" × 6 / {}", plan.operations)
    } else {
        String::new()
    };
    let parameters = format_quantity(best.size.parameters, Unit::Parameters);
    let tokens = format_quantity(best.size.tokens, Unit::Tokens);
    let compute = best.compute;
    let mut lines = vec![format!(
        "C = {} × {} × {} × {} × {} × {}{useful} = {compute}",
        counted(whole(best.nodes), "server"),
        counted(whole(plan.gpus_per_node), "chip"),
        plan.peak,
        percent(plan.mfu),
        percent(best.goodput),
        Seconds(TIME_LIMIT.of(values)),
    )];
    lines.extend(if best.held_by == Limit::Data {
        vec![format!(
            "best N, on all the data = C / 6D = {compute} / (6 × {tokens}) = {parameters}"
        )]
    } else {
        vec![
            format!(
                "best N = G (C/6)^(β/(α+β)) = {} × ({compute} / 6)^({beta} / ({alpha} + {beta})) = {parameters}",
                three_digits(REPLICATION.g())
            ),
            format!("best D = C / 6N = {compute} / (6 × {parameters}) = {tokens}"),
        ]
    });
    lines
}

fn report(
    values: &Values,
    needs: &Needs,
    best: &Result<BestPlan, Invalid>,
    assumptions: Vec<Assumption>,
) -> Report {
    let has = limits(values);
    let (first, times) = has.first(needs);
    let mut rows = Vec::new();
    for (index, limit) in LIMITS.into_iter().enumerate() {
        let (need, there) = (needs.0[index], has.available()[index]);
        let share = need / there;
        let words = if share < 10.0 {
            percent(share)
        } else {
            format!("{} times", three_digits(share))
        };
        let bites = limit == first;
        rows.push(vec![
            limit.name().to_owned(),
            amount(limit, need),
            amount(limit, there),
            words.clone(),
            if bites { "first" } else { "" }.to_owned(),
        ]);
    }
    let of_first = |all: [f64; 6]| {
        let at = LIMITS.iter().position(|limit| *limit == first);
        quantity(first, at.map_or(0.0, |at| all[at]))
    };
    let mut formula = vec![format!(
        "{} = needed / there is = {} / {} = {} times",
        first.name(),
        of_first(needs.0),
        of_first(has.available()),
        three_digits(times)
    )];
    let tornado = match best {
        Ok(best) => {
            formula.extend(best_lines(values, best));
            tornado(values)
        }
        Err(why) => {
            formula.push(Reason::new(why).to_string());
            None
        }
    };
    Report {
        outputs: outputs(values, needs, best),
        formula,
        assumptions,
        table: Some((
            vec!["Limit", "The plan needs", "There is", "Share", "Runs out"],
            rows,
        )),
        pictures: tornado.map(Picture::Bars).into_iter().collect(),
        warning: Some(words::WARNING.into()),
        ..Report::default()
    }
    .headed(words::headline(values, needs, best))
}

/// Each figure halved and doubled: what that does to the compute of the best model.
fn tornado(values: &Values) -> Option<BarChart> {
    let all = sensitivities(&plan(values), &limits(values), &REPLICATION).ok()?;
    let times = |factor: f64| {
        if factor > 0.0 {
            format!("×{}", three_digits(factor))
        } else {
            "no model".to_owned()
        }
    };
    let least = 0.1;
    let rows: Vec<Bar> = all
        .iter()
        .map(|one| Bar {
            label: one.name.into(),
            from: one.halved.max(least),
            to: one.doubled.max(least),
            text: format!("{} to {}", times(one.halved), times(one.doubled)),
            fill: Fill::Plain,
        })
        .collect();
    let scale = Scale::Logarithmic {
        low: least,
        high: 10.0,
    };
    let axis = "Compute of the best model when one figure is halved or doubled, others as they are, logarithmic";
    let bars = BarChart::new(axis, Unit::Pure, scale, rows);
    Some(bars.with_reference(1.0, "as it is"))
}
