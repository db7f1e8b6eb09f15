//! Lists the batches of a customer.
//!
//! Needs `RESPAN_API_KEY`; `RESPAN_BASE_URL` leads elsewhere.

use std::{error::Error, process::ExitCode};

use respan_client::{Client, errors::ListBatchesError, types::RespanParams};

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let client = Client::from_env()?;
    let params = RespanParams::default().with_customer_identifier("Zoë");
    let list = client.list_batches().limit(100).x_data_respan_params(params);
    let mut batches = list.items(); // page after page, as they are needed
    loop {
        match batches.try_next().await {
            Ok(Some(batch)) => println!("{} {}", batch.id, batch.status),
            Ok(None) => return Ok(ExitCode::SUCCESS),
            Err(error) => match error.api() {
                Some(ListBatchesError::Unauthorized(_)) => {
                    println!("not allowed: {}", error.message().unwrap_or_default());
                    return Ok(ExitCode::FAILURE);
                }
                _ => return Err(error.into()),
            },
        }
    }
}
