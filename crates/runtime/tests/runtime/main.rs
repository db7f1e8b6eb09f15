//! What generated clients are made with, used as they use it.

mod codec;
mod unions;
