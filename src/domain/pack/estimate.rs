//! Estimates: values that vary, steps with formulas over them, and the figure they lead to.

use std::collections::BTreeMap;

/// A figure to work out from values drawn for each asking.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// Each name and the values it may take.
    pub vary: Vec<(String, Vec<f64>)>,
    /// The unit of the answer, such as `req/s`.
    pub unit: String,
    /// Full marks within this factor of the answer.
    pub factor: f64,
    /// The arithmetic, in order; the last step is the answer.
    pub steps: Vec<Step>,
}

/// One line of arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The name later formulas use.
    pub name: String,
    /// Over earlier names.
    pub formula: Formula,
    /// The unit shown beside the figure.
    pub unit: String,
}

/// A formula with `+ - * / ( ) min max ceil` over names and numbers, parsed once.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    text: String,
    code: Vec<Op>,
}

#[derive(Clone, Debug, PartialEq)]
enum Op {
    Number(f64),
    Name(String),
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Min,
    Max,
    Ceil,
}

/// Why a formula can't be used, as one sentence without its final period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FormulaFault(pub String);

mod parse;

impl Formula {
    /// Parses a formula.
    ///
    /// # Errors
    /// A sentence that says what stands where it should not.
    pub fn parse(text: &str) -> Result<Self, FormulaFault> {
        Ok(Self {
            text: text.to_owned(),
            code: parse::parse(text)?,
        })
    }

    /// The formula as the author wrote it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names it uses, in order of appearance.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.code.iter().filter_map(|op| {
            if let Op::Name(name) = op {
                Some(name.as_str())
            } else {
                None
            }
        })
    }

    /// Computes the formula; `None` where a name is unknown or the result is no finite number.
    pub fn value(&self, names: &BTreeMap<String, f64>) -> Option<f64> {
        let mut stack: Vec<f64> = Vec::new();
        for op in &self.code {
            let result = match op {
                Op::Number(number) => *number,
                Op::Name(name) => *names.get(name)?,
                Op::Negate => -stack.pop()?,
                Op::Ceil => stack.pop()?.ceil(),
                Op::Add | Op::Subtract | Op::Multiply | Op::Divide | Op::Min | Op::Max => {
                    let right = stack.pop()?;
                    pair(op, stack.pop()?, right)
                }
            };
            stack.push(result);
        }
        stack
            .pop()
            .filter(|value| value.is_finite() && stack.is_empty())
    }
}

fn pair(op: &Op, left: f64, right: f64) -> f64 {
    match op {
        Op::Subtract => left - right,
        Op::Multiply => left * right,
        Op::Divide => left / right,
        Op::Min => left.min(right),
        Op::Max => left.max(right),
        Op::Add | Op::Number(_) | Op::Name(_) | Op::Negate | Op::Ceil => left + right,
    }
}

impl Estimate {
    /// Computes every step for drawn values: name and figure, in order; `None` where a formula has no finite value.
    pub fn work_out(&self, drawn: &BTreeMap<String, f64>) -> Option<Vec<(String, f64)>> {
        let mut names = drawn.clone();
        let mut lines = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let value = step.formula.value(&names)?;
            names.insert(step.name.clone(), value);
            lines.push((step.name.clone(), value));
        }
        Some(lines)
    }
}
