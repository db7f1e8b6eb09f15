//! What nobody should see, even where a server repeats it.

use crate::Secret;

/// Values that are hidden in texts that are not ours.
#[derive(Debug, Clone, Default)]
pub(crate) struct Secrets(Vec<Secret>);

impl Secrets {
    /// Adds one.
    pub(crate) fn add(&mut self, secret: Secret) {
        self.0.push(secret);
    }

    /// Adds those of others.
    pub(crate) fn extend(&mut self, others: &Self) {
        self.0.extend(others.0.iter().cloned());
    }

    /// A text without them; the longest first, since one may be part of another.
    pub(crate) fn hidden_in(&self, text: &str) -> String {
        let mut longest_first: Vec<&Secret> = self.0.iter().collect();
        longest_first.sort_by_key(|secret| std::cmp::Reverse(secret.expose().len()));
        longest_first.into_iter().fold(text.to_owned(), |text, secret| secret.hidden_in(&text))
    }
}

impl<const N: usize> From<[Secret; N]> for Secrets {
    fn from(secrets: [Secret; N]) -> Self {
        Self(secrets.into())
    }
}
