//! OpenAPI documents to the contract.
