//! The types of calls.

/// The type of an operation's calls. What is no JSON says how it is read.
///
/// ```text
/// operation! {
///     /// A call of [`Client::get_job`]: await it for the value.
///     GetJob -> Job, GetJobError
/// }
/// operation! {
///     /// A call of [`Client::get_log`]: await it for the value.
///     GetLog -> stream::Body as Binary, GetLogError
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! operation {
    ($(#[$attribute:meta])* $name:ident -> $output:ty, $error:ty) => {
        $crate::operation! { $(#[$attribute])* $name -> $output as Json, $error }
    };
    ($(#[$attribute:meta])* $name:ident -> $output:ty as $reading:ident, $error:ty) => {
        $(#[$attribute])*
        #[must_use = "a call is made when it is awaited"]
        #[derive(Debug, Clone)]
        pub struct $name($crate::codegen::Call);

        impl $name {
            /// Makes the call, for the value with status and headers.
            ///
            /// # Errors
            /// What was not sent, did not arrive, was refused by the server or cannot be read.
            pub async fn response(self) -> Result<$crate::Response<$output>, $crate::Error<$error>> {
                self.0.read::<$crate::codegen::readings::$reading, _, _>().await
            }

            /// Sets a header of this call.
            pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                Self(self.0.header(name, value.as_ref()))
            }

            /// Sets a query parameter of this call.
            pub fn query(self, name: impl Into<String>, value: impl AsRef<str>) -> Self {
                Self(self.0.query(name.into(), value.as_ref()))
            }

            /// Sets how long this call may take, its body included; of an answer that is read as it comes, its head.
            pub fn timeout(self, timeout: std::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }
        }

        impl IntoFuture for $name {
            type Output = Result<$output, $crate::Error<$error>>;
            type IntoFuture = $crate::BoxFuture<Self::Output>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(async { self.response().await.map($crate::Response::into_inner) })
            }
        }
    };
}
