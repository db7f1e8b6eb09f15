//! A compact, stable text form of an API, for snapshots.
use crate::Api;
/// x
#[must_use]
pub fn dump(_api: &Api) -> String {
    String::new()
}
