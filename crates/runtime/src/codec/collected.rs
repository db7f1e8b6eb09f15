//! Lists that callers give in any form.

/// A list of anything that becomes its items.
pub fn collected<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}
