//! `content/claims.toml`: what the article says, what we find, and the
//! widget's inputs that show it.

use super::read::{Fields, File, Node, Problem};
use super::sources::Source;
use super::tables::source_keys;

const VERDICTS: [&str; 5] = ["right", "imprecise", "wrong", "outdated", "unsourced"];

pub(crate) struct Claim {
    pub(crate) number: u32,
    pub(crate) section: u32,
    pub(crate) article: String,
    pub(crate) ours: String,
    pub(crate) verdict: String,
    pub(crate) why: String,
    pub(crate) sources: Vec<String>,
    pub(crate) checks: Vec<Check>,
}

pub(crate) struct Check {
    pub(crate) widget: String,
    pub(crate) output: String,
    pub(crate) article: Option<Side>,
    pub(crate) ours: Option<Side>,
}

pub(crate) struct Side {
    pub(crate) expected: f64,
    pub(crate) tolerance: f64,
    pub(crate) inputs: Vec<(String, String)>,
}

/// Reads and checks the whole file; claims are numbered from 1 in its order.
pub(crate) fn read(file: &File<'_>, sources: &[Source]) -> Result<Vec<Claim>, Problem> {
    let document = file.parse()?;
    let root = Fields::root(file, &document);
    root.only(&["claims"])?;
    let mut claims = Vec::new();
    for node in items(&root.required("claims")?)? {
        let claim = claim(&node, sources)?;
        if claim.number as usize != claims.len() + 1 {
            return Err(node.problem("the number is not the next one"));
        }
        claims.push(claim);
    }
    Ok(claims)
}

fn items<'a>(node: &Node<'a>) -> Result<Vec<Node<'a>>, Problem> {
    node.items().ok_or_else(|| node.problem("is no list"))
}

fn claim(node: &Node<'_>, sources: &[Source]) -> Result<Claim, Problem> {
    let fields = node.fields()?;
    fields.only(&[
        "number", "section", "article", "ours", "verdict", "why", "sources", "checks",
    ])?;
    let whole = |key| fields.required(key)?.number().map(|number| number as u32);
    let number = whole("number")?;
    let fields = node.fields()?.named(format!("claim {number}"));
    let text = |key| Ok(fields.required(key)?.text()?.to_owned());
    let verdict = fields.required("verdict")?;
    if !VERDICTS.contains(&verdict.text()?) {
        return Err(verdict.problem("is no verdict"));
    }
    let checks = match fields.get("checks") {
        Some(list) => items(&list)?.iter().map(check).collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    Ok(Claim {
        number,
        section: fields.required("section")?.number()? as u32,
        article: text("article")?,
        ours: text("ours")?,
        verdict: verdict.text()?.to_owned(),
        why: text("why")?,
        sources: source_keys(&fields.required("sources")?, sources)?,
        checks,
    })
}

fn check(node: &Node<'_>) -> Result<Check, Problem> {
    let fields = node.fields()?;
    fields.only(&["widget", "output", "article", "ours"])?;
    let side = |key| fields.get(key).map(|node| side(&node)).transpose();
    let (article, ours) = (side("article")?, side("ours")?);
    if article.is_none() && ours.is_none() {
        return Err(node.problem("has neither the article’s inputs nor ours"));
    }
    Ok(Check {
        widget: fields.required("widget")?.text()?.to_owned(),
        output: fields.required("output")?.text()?.to_owned(),
        article,
        ours,
    })
}

fn side(node: &Node<'_>) -> Result<Side, Problem> {
    let fields = node.fields()?;
    fields.only(&["expected", "tolerance", "inputs"])?;
    let inputs = fields.required("inputs")?.fields()?;
    let input = |(key, node): (&str, Node<'_>)| Ok((key.to_owned(), node.text()?.to_owned()));
    Ok(Side {
        expected: fields.required("expected")?.number()?,
        tolerance: fields.required("tolerance")?.number()?,
        inputs: inputs
            .entries()
            .into_iter()
            .map(input)
            .collect::<Result<_, _>>()?,
    })
}
