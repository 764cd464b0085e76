//! The grammar of formulas: turns text into operations in postfix order.

use crate::domain::pack::estimate::{FormulaFault, Op};

/// How deep parentheses may nest.
const DEPTH_MAX: usize = 8;

/// Parses `text` into postfix order.
pub(super) fn parse(text: &str) -> Result<Vec<Op>, FormulaFault> {
    let mut reader = Reader {
        left: text.chars().collect::<Vec<_>>(),
        at: 0,
        code: Vec::new(),
        depth: 0,
    };
    reader.sum()?;
    match reader.peek() {
        None => Ok(reader.code),
        Some(sign) => Err(FormulaFault(format!(
            "`{sign}` stands where the formula should end"
        ))),
    }
}

struct Reader {
    left: Vec<char>,
    at: usize,
    code: Vec<Op>,
    depth: usize,
}

impl Reader {
    fn peek(&mut self) -> Option<char> {
        while self
            .left
            .get(self.at)
            .is_some_and(|sign| sign.is_whitespace())
        {
            self.at += 1;
        }
        self.left.get(self.at).copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn sum(&mut self) -> Result<(), FormulaFault> {
        self.product()?;
        loop {
            let op = if self.take('+') {
                Op::Add
            } else if self.take('-') {
                Op::Subtract
            } else {
                return Ok(());
            };
            self.product()?;
            self.code.push(op);
        }
    }

    fn product(&mut self) -> Result<(), FormulaFault> {
        self.factor()?;
        loop {
            let op = if self.take('*') {
                Op::Multiply
            } else if self.take('/') {
                Op::Divide
            } else {
                return Ok(());
            };
            self.factor()?;
            self.code.push(op);
        }
    }

    fn factor(&mut self) -> Result<(), FormulaFault> {
        match self.peek() {
            Some('-') => {
                self.at += 1;
                self.nested(Self::factor)?;
                self.code.push(Op::Negate);
                Ok(())
            }
            Some('(') => {
                self.at += 1;
                self.nested(Self::sum)?;
                self.close()
            }
            Some(sign) if sign.is_ascii_digit() || sign == '.' => self.number(),
            Some(sign) if sign.is_ascii_alphabetic() || sign == '_' => self.word(),
            Some(sign) => Err(FormulaFault(format!(
                "`{sign}` stands where a name or a number should"
            ))),
            None => Err(FormulaFault(
                "the formula ends where a name or a number should stand".to_owned(),
            )),
        }
    }

    fn nested(
        &mut self,
        inner: fn(&mut Self) -> Result<(), FormulaFault>,
    ) -> Result<(), FormulaFault> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(FormulaFault(format!(
                "the formula nests deeper than {DEPTH_MAX}"
            )));
        }
        inner(self)?;
        self.depth -= 1;
        Ok(())
    }

    fn close(&mut self) -> Result<(), FormulaFault> {
        if self.take(')') {
            Ok(())
        } else {
            Err(FormulaFault("a `)` is missing".to_owned()))
        }
    }

    fn number(&mut self) -> Result<(), FormulaFault> {
        let mut text = String::new();
        while let Some(sign) = self.left.get(self.at).copied() {
            let exponent_sign = matches!(sign, '+' | '-') && text.ends_with(['e', 'E']);
            if !(sign.is_ascii_digit() || matches!(sign, '.' | '_' | 'e' | 'E') || exponent_sign) {
                break;
            }
            self.at += 1;
            if sign != '_' {
                text.push(sign);
            }
        }
        let value = text.parse::<f64>().ok().filter(|value| value.is_finite());
        let value = value.ok_or_else(|| FormulaFault(format!("`{text}` is no number")))?;
        self.code.push(Op::Number(value));
        Ok(())
    }

    fn word(&mut self) -> Result<(), FormulaFault> {
        let mut name = String::new();
        while let Some(sign) = self
            .left
            .get(self.at)
            .filter(|sign| sign.is_ascii_alphanumeric() || **sign == '_')
        {
            name.push(*sign);
            self.at += 1;
        }
        let call = match name.as_str() {
            "min" => Op::Min,
            "max" => Op::Max,
            "ceil" => Op::Ceil,
            _ => {
                self.code.push(Op::Name(name));
                return Ok(());
            }
        };
        if !self.take('(') {
            return Err(FormulaFault(format!(
                "`{name}` wants its values in parentheses"
            )));
        }
        self.nested(Self::sum)?;
        if call != Op::Ceil {
            if !self.take(',') {
                return Err(FormulaFault(format!("`{name}` takes two values")));
            }
            self.nested(Self::sum)?;
        }
        self.code.push(call);
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::pack::Formula;
    use std::collections::BTreeMap;

    fn value(text: &str) -> Option<f64> {
        let names = BTreeMap::from([("dau".to_owned(), 10e6), ("each".to_owned(), 8.64)]);
        Formula::parse(text).ok()?.value(&names)
    }

    #[test]
    fn formulas_follow_the_rules_of_arithmetic() {
        assert_eq!(value("2 + 3 * 4 - 6 / 2"), Some(11.0));
        assert_eq!(value("-(2 + 3) * 4"), Some(-20.0));
        assert_eq!(value("max(2, min(9, 1e1)) + ceil(0.2)"), Some(10.0));
        assert_eq!(value("dau * each / 86_400"), Some(1000.0));
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        for bad in [
            "",
            "2 +",
            "(2",
            "2)",
            "min(2)",
            "ceil 2",
            "2 $ 3",
            "1.2.3",
            "((((((((((1))))))))))",
        ] {
            assert!(Formula::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(value("1 / 0"), None, "no finite value");
        assert_eq!(value("unknown"), None);
    }
}
