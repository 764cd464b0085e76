//! Estimates: names, formulas and factors checked, and every mix of values worked out once so that none surprises.

use crate::domain::pack::{Estimate, Formula, Step};
use crate::pack::diagnostic::quote;
use crate::pack::fault::Faults;
use crate::pack::schema::fields::Text;
use crate::pack::schema::question::EstimateShape;
use crate::pack::validate::texts::some_line;
use std::collections::BTreeMap;

/// The factor within which an answer gets full marks, unless the author says otherwise.
const FACTOR: f64 = 3.0;

/// The most names that vary, and the most values of each.
const VARY_MAX: usize = 16;
const VALUES_MAX: usize = 64;
const STEPS_MAX: usize = 64;

/// The most mixes of values that are worked out.
const MIXES_MAX: usize = 128;

/// An estimate; `None` when it has a fault of shape.
pub(crate) fn estimate(shape: &EstimateShape<'_>, faults: &mut Faults<'_>) -> Option<Estimate> {
    let before = faults.shapes();
    let vary = vary(shape, faults);
    let steps = steps(shape, &vary, faults);
    let factor = factor(shape, faults);
    let unit = some_line(shape.unit.as_ref(), "unit", faults)
        .or_else(|| steps.last().map(|step| step.unit.clone()))
        .unwrap_or_default();
    if faults.shapes() > before {
        return None;
    }
    let estimate = Estimate {
        vary,
        unit,
        factor,
        steps,
    };
    try_mixes(&estimate, shape.at, faults)?;
    Some(estimate)
}

fn vary(shape: &EstimateShape<'_>, faults: &mut Faults<'_>) -> Vec<(String, Vec<f64>)> {
    let mut out: Vec<(String, Vec<f64>)> = Vec::new();
    if shape.vary.len() > VARY_MAX {
        let message = format!("More than {VARY_MAX} names vary.");
        faults.shape(shape.at, message, "Let fewer of them vary.");
        return out;
    }
    for (name, values) in &shape.vary {
        let at = name.span().start;
        if !is_name(name.get_ref()) {
            refuse_name(name, faults);
        }
        let Some(values) = values else {
            out.push((name.get_ref().to_string(), Vec::new()));
            continue;
        };
        if values.is_empty() || values.len() > VALUES_MAX {
            let message = format!("{} has {} values.", quote(name.get_ref()), values.len());
            let advice = format!("Give it 1 to {VALUES_MAX}, such as `[10e6, 50e6]`.");
            faults.shape(at, message, &advice);
        }
        let numbers = values.iter().map(|value| *value.get_ref()).collect();
        out.push((name.get_ref().to_string(), numbers));
    }
    out
}

fn steps(
    shape: &EstimateShape<'_>,
    vary: &[(String, Vec<f64>)],
    faults: &mut Faults<'_>,
) -> Vec<Step> {
    let mut known: Vec<String> = vary.iter().map(|(name, _)| name.clone()).collect();
    let mut out = Vec::new();
    if shape.steps.is_empty() || shape.steps.len() > STEPS_MAX {
        let message = format!("The estimate has {} steps.", shape.steps.len());
        let advice = format!("Give it 1 to {STEPS_MAX}, each a `[[question.estimate.step]]`.");
        faults.shape(shape.at, message, &advice);
        return out;
    }
    for step in &shape.steps {
        let unit = some_line(step.unit.as_ref(), "unit", faults).unwrap_or_default();
        let formula = step
            .formula
            .as_ref()
            .and_then(|text| formula(text, &known, faults));
        let Some(name) = &step.name else {
            continue;
        };
        if !is_name(name.get_ref()) {
            refuse_name(name, faults);
        } else if known.iter().any(|other| other == name.get_ref()) {
            let message = format!("The name {} is taken.", quote(name.get_ref()));
            faults.shape(name.span().start, message, "Choose another for this step.");
        }
        known.push(name.get_ref().to_string());
        if let Some(formula) = formula {
            out.push(Step {
                name: name.get_ref().to_string(),
                formula,
                unit,
            });
        }
    }
    out
}

fn formula(text: &Text<'_>, known: &[String], faults: &mut Faults<'_>) -> Option<Formula> {
    let at = text.span().start;
    let formula = match Formula::parse(text.get_ref()) {
        Ok(formula) => formula,
        Err(fault) => {
            let message = format!(
                "The formula {} cannot be read: {fault}.",
                quote(text.get_ref())
            );
            faults.shape(
                at,
                message,
                "Use `+ - * / ( )`, `min`, `max`, `ceil`, names and numbers.",
            );
            return None;
        }
    };
    let mut good = true;
    for name in formula.names() {
        if known.iter().any(|other| other == name) {
            continue;
        }
        good = false;
        let message = format!(
            "The formula uses {}, which no earlier line gives.",
            quote(name)
        );
        let known = known.iter().map(String::as_str);
        let advice = faults.advice(name, known, "Add it to `vary`, or as a step before.");
        faults.shape(at, message, &advice);
    }
    good.then_some(formula)
}

fn factor(shape: &EstimateShape<'_>, faults: &mut Faults<'_>) -> f64 {
    let Some(factor) = &shape.factor else {
        return FACTOR;
    };
    let value = *factor.get_ref();
    if value <= 1.0 || value > 10.0 {
        let message = format!("`factor` is {value}.");
        let advice = "Choose more than 1 and at most 10: half marks end at 10.";
        faults.shape(factor.span().start, message, advice);
    }
    value
}

fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphabetic() || c == '_';
    name.len() <= 32
        && name.starts_with(plain)
        && name.chars().all(|c| plain(c) || c.is_ascii_digit())
        && !matches!(name, "min" | "max" | "ceil")
}

fn refuse_name(name: &Text<'_>, faults: &mut Faults<'_>) {
    let message = format!("{} is no name for a formula.", quote(name.get_ref()));
    let advice = "Use letters, digits and `_`, at most 32; `min`, `max`, `ceil` are taken.";
    faults.shape(name.span().start, message, advice);
}

/// Works the figure out for every mix of values, or for the first many.
fn try_mixes(estimate: &Estimate, at: usize, faults: &mut Faults<'_>) -> Option<()> {
    let mut mix = vec![0_usize; estimate.vary.len()];
    for _ in 0..MIXES_MAX {
        let drawn = drawn(estimate, &mix);
        let figure = estimate
            .work_out(&drawn)
            .and_then(|lines| lines.last().map(|(_, figure)| *figure));
        if figure.is_none_or(|figure| figure <= 0.0) {
            let values: Vec<String> = drawn.iter().map(|(n, v)| format!("{n} = {v}")).collect();
            let message = format!(
                "The steps lead to no figure above zero for {}.",
                quote(&values.join(", "))
            );
            faults.shape(
                at,
                message,
                "Check the formulas for a division by zero or a sign.",
            );
            return None;
        }
        if !advance(&mut mix, estimate) {
            break;
        }
    }
    Some(())
}

fn drawn(estimate: &Estimate, mix: &[usize]) -> BTreeMap<String, f64> {
    let pairs = estimate.vary.iter().zip(mix);
    pairs
        .filter_map(|((name, values), nth)| Some((name.clone(), *values.get(*nth)?)))
        .collect()
}

/// Counts a mix of values up by one; false after the last.
fn advance(mix: &mut [usize], estimate: &Estimate) -> bool {
    for (nth, (_, values)) in mix.iter_mut().zip(&estimate.vary) {
        *nth += 1;
        if *nth < values.len() {
            return true;
        }
        *nth = 0;
    }
    false
}

/// Reports names in braces that the estimate does not know; `ahead` tells whether its steps may be named as well.
pub(crate) fn check_names(
    text: Option<&Text<'_>>,
    estimate: &Estimate,
    with_steps: bool,
    faults: &mut Faults<'_>,
) {
    let Some(text) = text else {
        return;
    };
    let varies = |name: &str| estimate.vary.iter().any(|(known, _)| known == name);
    let is_step = |name: &str| estimate.steps.iter().any(|step| step.name == name);
    for name in names_in_braces(text.get_ref()) {
        let at = text.span().start;
        if varies(name) || (with_steps && is_step(name)) {
            continue;
        }
        if is_step(name) {
            let message = format!("{} is a step and would give the answer away.", quote(name));
            faults.content(at, message, "Name only what varies before the answer.");
        } else {
            let message = format!("{} in braces is no name of this estimate.", quote(name));
            let known = estimate.vary.iter().map(|(name, _)| name.as_str());
            let advice = faults.advice(name, known, "Add it to `vary`, or take the braces out.");
            faults.content(at, message, &advice);
        }
    }
}

/// The names that stand in braces, such as `dau` in `{dau} users`.
fn names_in_braces(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        is_name(name).then_some(name)
    })
}
