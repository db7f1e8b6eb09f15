//! What is good enough: of each description, and of all together.

use super::{Member, table::Row, values::Values};

/// The share of schema positions that may be free-form JSON although the schema says more.
const MOST_UNTYPED: f64 = 0.005;

/// The share of a description's operations that may be left out; one may be in any case.
const MOST_LEFT_OUT: f64 = 0.01;

/// The share of all operations that must be there.
const LEAST_EMITTED: f64 = 0.997;

/// How many lines an operation may have on average, types apart.
const MOST_LINES: f64 = 40.0;

/// The share of documented values that must be written as they were read.
const LEAST_HELD: f64 = 0.995;

/// What is wrong with a package.
pub(super) fn of_one(member: &Member) -> Vec<String> {
    let mut faults = Vec::new();
    let share = member.untyped.recoverable_share();
    if share > MOST_UNTYPED {
        faults.push(format!("{:.2}% of its schemas are free-form", share * 100.0));
    }
    let left_out = member.operations.saturating_sub(member.emitted);
    if left_out > 1 && ratio(left_out, member.operations) > MOST_LEFT_OUT {
        faults.push(format!("{left_out} of its operations are left out"));
    }
    faults
}

/// What is wrong with all of them.
pub(super) fn of_all(rows: &[Row]) -> Vec<String> {
    let members: Vec<&Member> = rows.iter().filter_map(|row| row.member.as_ref()).collect();
    let sum = |of: fn(&Member) -> usize| members.iter().map(|member| of(member)).sum::<usize>();
    let (operations, emitted) = (sum(|m| m.operations), sum(|m| m.emitted));
    let mut faults = Vec::new();
    if operations - emitted > members.len() && ratio(emitted, operations) < LEAST_EMITTED {
        faults.push(format!("{} of {operations} operations are left out", operations - emitted));
    }
    if ratio(sum(|m| m.operation_lines), emitted) > MOST_LINES {
        faults.push(format!("an operation has more than {MOST_LINES} lines"));
    }
    let values: Vec<&Values> = members.iter().filter_map(|m| m.values.as_ref()).collect();
    let sum = |of: fn(&Values) -> usize| values.iter().map(|values| of(values)).sum::<usize>();
    let (tried, held) = (sum(|v| v.tried), sum(|v| v.held));
    if ratio(held, tried) < LEAST_HELD {
        faults.push(format!("{} of {tried} documented values do not hold", tried - held));
    }
    faults
}

/// A part of a whole; all of it where there is nothing.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
