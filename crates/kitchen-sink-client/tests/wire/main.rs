//! What the clients of every feature send, and what they read.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

#[macro_use]
mod exchange;
#[macro_use]
mod table;

mod answers;
mod bodies;
mod calls;
mod cells;
mod cookies;
mod credentials;
mod enums;
mod environment;
mod failures;
mod files;
mod forms;
mod headers;
mod item_streams;
mod json_schema;
mod lists;
mod multipart;
mod numbers_and_formats;
mod objects;
mod parameters;
mod parameters_of_3_2;
mod paths;
mod presence;
mod queries;
mod query_values;
mod response_headers;
mod servers;
mod several_bodies;
mod swagger;
mod unions;
