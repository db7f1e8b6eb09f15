//! Numbers within bounds.

use serde_json::Number;
use specwright_ir::Constraints;

/// An integer, 1 where nothing speaks against it.
pub(super) fn integer(bounds: &Constraints) -> Option<Number> {
    let found = within(bounds, 1.0)?;
    // Bounds that are no integers were rounded away from: what is left of a fraction is none.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "saturates, and a sample has no use for more"
    )]
    Some(Number::from(found as i64))
}

/// A number, 1 where nothing speaks against it.
pub(super) fn number(bounds: &Constraints) -> Option<Number> {
    let step = bounds.multiple_of.as_ref().and_then(Number::as_f64).unwrap_or(1.0);
    let found = within(bounds, step).or_else(|| between(bounds))?;
    if found.fract() == 0.0 { integer_of(found) } else { Number::from_f64(found) }
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, and a sample has no use for more")]
fn integer_of(value: f64) -> Option<Number> {
    Some(Number::from(value as i64))
}

/// The multiple of the step that is nearest to 1 within the bounds.
fn within(bounds: &Constraints, least_step: f64) -> Option<f64> {
    let step = bounds.multiple_of.as_ref().and_then(Number::as_f64).filter(|step| *step > 0.0);
    let step = step.unwrap_or(least_step);
    let low = lowest(bounds).map(|(low, open)| {
        let multiple = (low / step).ceil() * step;
        if open && multiple <= low { multiple + step } else { multiple }
    });
    let high = highest(bounds).map(|(high, open)| {
        let multiple = (high / step).floor() * step;
        if open && multiple >= high { multiple - step } else { multiple }
    });
    let wanted = step.max((1.0 / step).floor() * step);
    let found = wanted.max(low.unwrap_or(f64::MIN)).min(high.unwrap_or(f64::MAX));
    (low.is_none_or(|low| low <= found) && found.is_finite()).then_some(found)
}

/// Something between the bounds, where no whole step is.
fn between(bounds: &Constraints) -> Option<f64> {
    let ((low, _), (high, _)) = (lowest(bounds)?, highest(bounds)?);
    (low <= high).then_some(low + (high - low) / 2.0)
}

fn lowest(bounds: &Constraints) -> Option<(f64, bool)> {
    Some((bounds.minimum.as_ref()?.as_f64()?, bounds.exclusive_minimum))
}

fn highest(bounds: &Constraints) -> Option<(f64, bool)> {
    Some((bounds.maximum.as_ref()?.as_f64()?, bounds.exclusive_maximum))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(minimum: Option<f64>, maximum: Option<f64>, multiple: Option<f64>) -> Constraints {
        let number = |value: Option<f64>| value.and_then(Number::from_f64);
        Constraints {
            minimum: number(minimum),
            maximum: number(maximum),
            multiple_of: number(multiple),
            ..Constraints::default()
        }
    }

    #[test]
    fn numbers_are_within_their_bounds() {
        let integers = [
            (None, None, None, 1),
            (Some(10.0), None, None, 10),
            (None, Some(-3.0), None, -3),
            (Some(0.5), Some(9.0), Some(5.0), 5),
            (Some(-20.0), Some(-11.0), Some(10.0), -20),
        ];
        for (low, high, step, wanted) in integers {
            assert_eq!(integer(&bounds(low, high, step)), Some(Number::from(wanted)));
        }
        let exclusive = Constraints { exclusive_minimum: true, ..bounds(Some(1.0), None, None) };
        assert_eq!(integer(&exclusive), Some(Number::from(2)));
        assert_eq!(
            number(&bounds(Some(0.2), Some(0.4), None)),
            Number::from_f64(0.300_000_000_000_000_04)
        );
        assert_eq!(number(&bounds(None, None, Some(0.25))), Some(Number::from(1)));
        assert_eq!(integer(&bounds(Some(5.0), Some(3.0), None)), None);
    }
}
