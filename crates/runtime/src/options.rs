//! What a call may be told beside its arguments.

use std::time::Duration;

/// How a call is made. Transports find it in the extensions of the request.
///
/// Nothing is retried yet. A policy for that has its place here: it is per call, like the timeout, and shares its deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallOptions {
    /// How long the whole call may take, its body included; `None`: as long as it takes. Of an answer that is read as it comes
    /// ([`Body`](crate::Body), [`Events`](crate::Events), [`Lines`](crate::Lines)), how long its head may take.
    pub timeout: Option<Duration>,
}

impl Default for CallOptions {
    /// One minute.
    fn default() -> Self {
        Self { timeout: Some(Duration::from_secs(60)) }
    }
}
