//! Decodes and encodes the same values with both clients, in turns.

use std::{hint::black_box, time::{Duration, Instant}};

use serde::{Serialize, de::DeserializeOwned};

mod values;

/// How long one turn takes at least.
const TURN: Duration = Duration::from_millis(20);
const TURNS: usize = 25;

/// Median nanoseconds: tables, derives; decoding, encoding.
struct Row {
    decode: [f64; 2],
    encode: [f64; 2],
}

#[macro_export]
macro_rules! compare {
    ($($root:ident = $json:literal,)*) => {
        pub fn rows() -> Vec<super::Row> {
            vec![$(super::row::<Vec<tables::types::$root>, Vec<derives::types::$root>>($json),)*]
        }
        pub const BYTES: usize = 0 $(+ $json.len())*;
    };
}

fn main() {
    let rows = values::rows();
    println!("| {} objects, {} bytes of JSON | tables | derives | ratio | worst ratio |\n|---|---|---|---|---|", rows.len(), values::BYTES);
    print("decode", rows.iter().map(|row| row.decode));
    print("encode", rows.iter().map(|row| row.encode));
}

fn print(what: &str, times: impl Iterator<Item = [f64; 2]> + Clone) {
    let [tables, derives] = times.clone().fold([0.0, 0.0], |sum, time| [sum[0] + time[0], sum[1] + time[1]]);
    let worst = times.map(|[tables, derives]| tables / derives).fold(0.0, f64::max);
    println!("| {what} | {:.0} us | {:.0} us | {:.3} | {worst:.3} |", tables / 1e3, derives / 1e3, tables / derives);
}

fn row<T, D>(json: &str) -> Row
where
    T: Serialize + DeserializeOwned,
    D: Serialize + DeserializeOwned,
{
    let tables: T = serde_json::from_str(json).expect("tables decode");
    let derives: D = serde_json::from_str(json).expect("derives decode");
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    let written = serde_json::to_string(&tables).expect("tables encode");
    assert!(value(&written) == value(json), "tables keep everything");
    let written = serde_json::to_string(&derives).expect("derives encode");
    assert!(value(&written) == value(json), "derives keep everything");
    Row {
        decode: turns([&|| drop(black_box(serde_json::from_str::<T>(black_box(json)))), &|| drop(black_box(serde_json::from_str::<D>(black_box(json))))]),
        encode: turns([&|| drop(black_box(serde_json::to_string(black_box(&tables)))), &|| drop(black_box(serde_json::to_string(black_box(&derives))))]),
    }
}

fn turns(both: [&dyn Fn(); 2]) -> [f64; 2] {
    let times = both.map(once);
    let mut medians = [const { Vec::new() }; 2];
    for _ in 0..TURNS {
        for side in 0..2 {
            let repeats = (TURN.as_nanos() as f64 / times[side]).max(1.0) as u32;
            let start = Instant::now();
            (0..repeats).for_each(|_| both[side]());
            medians[side].push(start.elapsed().as_nanos() as f64 / f64::from(repeats));
        }
    }
    medians.map(|mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    })
}

fn once(run: &dyn Fn()) -> f64 {
    run();
    let start = Instant::now();
    run();
    start.elapsed().as_nanos() as f64
}
