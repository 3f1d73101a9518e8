//! `cluster-cost` and `daily-bill`: dollars.

use super::bars::{BarChart, Fill, Row};
use super::figure::{Figure, Picture};
use super::table::Table;
use crate::calc::cost::{ClusterPrice, cluster, electricity};
use crate::calc::power::{DAY, YEAR, computers, energy, site};
use crate::data::{constants, presets};
use crate::units::{Usd, Watts, three_digits, whole};

/// Millions with one digit after the point: `$49.5 million`.
fn millions(price: Usd) -> String {
    format!("${:.1} million", price.0 / 1e6)
}

pub(super) fn cluster_cost() -> Option<Figure> {
    let article = &constants::ARTICLE_NODE_PRICE;
    let nodes = presets::article::NODES.value;
    let share = presets::article::NETWORK_SHARE.value;
    let ours = (
        presets::ours::NODES.value,
        presets::ours::NODE_PRICE.value,
        presets::ours::NETWORK_SHARE.value,
    );
    let clusters = [
        ("The article’s", nodes, article.value, share, Fill::Grey),
        (
            "The article’s, at the top of its range",
            nodes,
            article.high?,
            share,
            Fill::Grey,
        ),
        ("Ours", ours.0, ours.1, ours.2, Fill::Plain),
    ];
    let mut table = Table::new(&[
        "Cluster",
        "Servers",
        "Price of each",
        "Servers together",
        "Network",
        "Total",
    ]);
    let rows = clusters
        .map(|(name, nodes, price, share, fill)| {
            let ClusterPrice { servers, network } = cluster(nodes, Usd(price), share);
            let total = servers + network;
            table.row([
                name.to_owned(),
                whole(nodes),
                format!("${}", whole(price)),
                millions(servers),
                format!("{} ({}%)", millions(network), three_digits(share * 100.0)),
                millions(total),
            ]);
            Row::new(name, servers.0, millions(total))
                .note(format!(
                    "{} servers at ${}: {}; network {}% more",
                    whole(nodes),
                    whole(price),
                    millions(servers),
                    three_digits(share * 100.0)
                ))
                .fill(fill)
                .then(total.0, Fill::Pale)
        })
        .to_vec();
    let mut chart = BarChart::linear("US dollars: the servers, then the network", 70e6, 4, rows);
    for tick in &mut chart.ticks {
        tick.label = if tick.value == 0.0 {
            "0".into()
        } else {
            format!("${}M", three_digits(tick.value / 1e6))
        };
    }
    Some(Figure {
        title: "What one cluster costs".into(),
        picture: Picture::Bars(chart),
        sentence: "The number is the total.".into(),
        table,
    })
}

pub(super) fn daily_bill() -> Option<Figure> {
    let article = Watts(constants::ARTICLE_CLUSTER_POWER.value);
    let (lean, price) = (
        constants::ARTICLE_PUE.value,
        constants::ARTICLE_UK_PRICE.value,
    );
    let measured = computers(
        presets::ours::NODES_POWERED.value,
        Watts(presets::ours::NODE_POWER.value),
    );
    let delivered = presets::ours::ENERGY_PRICE.value;
    let bills = [
        ("The article’s arithmetic", article, 1.0, price, Fill::Grey),
        (
            "The same, with its own PUE",
            article,
            lean,
            price,
            Fill::Grey,
        ),
        (
            "Ours",
            measured,
            presets::ours::PUE.value,
            delivered,
            Fill::Plain,
        ),
    ];
    let yearly = |power, pue, price| {
        format!(
            "${:.2} million",
            electricity(energy(site(power, pue), YEAR), price).0 / 1e6
        )
    };
    let sentence = format!(
        "A year of the second bar costs {}, of the last {}.",
        yearly(article, lean, price),
        yearly(measured, presets::ours::PUE.value, delivered),
    );
    let mut table = Table::new(&[
        "Bill",
        "Computers",
        "PUE",
        "Price per kWh",
        "A day",
        "A year",
    ]);
    let rows = bills
        .map(|(name, power, pue, price, fill)| {
            let day = electricity(energy(site(power, pue), DAY), price);
            let year = yearly(power, pue, price);
            let pue = if pue == 1.0 {
                "left out".to_owned()
            } else {
                pue.to_string()
            };
            let kilowatts = format!("{} kW", whole(power.0 / 1e3));
            table.row([
                name.to_owned(),
                kilowatts.clone(),
                pue.clone(),
                format!("${price:.2}"),
                format!("${}", whole(day.0)),
                year,
            ]);
            Row::new(name, day.0, format!("${}", whole(day.0)))
                .note(format!("{kilowatts}, PUE {pue}, ${price:.2} per kWh"))
                .fill(fill)
        })
        .to_vec();
    let mut chart = BarChart::linear("US dollars for one day", 18e3, 4, rows);
    for tick in &mut chart.ticks {
        tick.label = if tick.value == 0.0 {
            "0".into()
        } else {
            format!("${}", whole(tick.value))
        };
    }
    Some(Figure {
        title: "One day’s electricity".into(),
        picture: Picture::Bars(chart),
        sentence,
        table,
    })
}
