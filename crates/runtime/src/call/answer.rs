//! The answer that a call gets.

use http::StatusCode;
use serde::de::DeserializeOwned;

use super::{Call, access::Proofs};
use crate::{
    ApiError, Error, Response,
    answer::{Answer, Json, Raw, Reading},
    api_error,
    error::{Failure, Operation},
};

impl Call {
    /// Makes the call, for JSON.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn response<T, E>(self) -> Result<Response<T>, Error<E>>
    where
        T: DeserializeOwned + 'static,
        E: ApiError,
    {
        self.read::<Json, T, E>().await
    }

    /// Makes the call, for JSON alone.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn value<T, E>(self) -> Result<T, Error<E>>
    where
        T: DeserializeOwned + 'static,
        E: ApiError,
    {
        self.response().await.map(Response::into_inner)
    }

    /// Makes the call, for what the answer is read as.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn read<R, T, E>(self) -> Result<Response<T>, Error<E>>
    where
        R: Reading<T>,
        E: ApiError,
    {
        let mut operation = self.operation();
        let read = match self.send(&mut operation).await {
            Ok(Sent::Success(answer)) => R::read(answer, &operation).await,
            Ok(Sent::Failure(raw)) => return Err(failed(operation, raw)),
            Err(failure) => Err(failure),
        };
        read.map_err(|failure| Error::new(operation, failure))
    }

    /// Everything that does not depend on the types of an operation.
    async fn send(self, operation: &mut Operation) -> Result<Sent, Failure> {
        let (core, successes) = (self.core.clone(), self.successes);
        let security = (!self.anonymous).then_some(self.security);
        let mut request = self.request().map_err(Failure::Request)?;
        let proofs = Proofs::of(&core, security, &mut request, operation).await?;
        proofs.add_to(&mut request).map_err(Failure::Request)?;
        let response = core.0.transport.send(request).await.map_err(Failure::Transport)?;
        if response.status() == StatusCode::UNAUTHORIZED {
            proofs.refused().await;
        }
        let (head, body) = response.into_parts();
        let answer = Answer { status: head.status, headers: head.headers, body };
        let listed = successes.iter().any(|entry| api_error::matches(entry, answer.status));
        match answer.status.is_success() || listed {
            true => Ok(Sent::Success(answer)),
            false => answer.whole().await.map(Sent::Failure),
        }
    }
}

enum Sent {
    Success(Answer),
    Failure(Raw),
}

/// The failure that an answer is.
fn failed<E: ApiError>(operation: Operation, raw: Raw) -> Error<E> {
    match E::decode(raw.status, &raw.headers, &raw.body) {
        Some(Ok(error)) => Error::documented(operation, error, raw),
        Some(Err(error)) => Error::new(operation, Failure::Status(raw, Some(error))),
        None => Error::new(operation, Failure::Status(raw, None)),
    }
}
