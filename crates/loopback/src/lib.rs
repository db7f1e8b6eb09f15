//! A real HTTP server on loopback for tests: records requests, answers from a script.
