//! Lists that come in pages.

mod follow;
mod link;

use std::{
    collections::VecDeque,
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use follow::Progress;

use crate::{ApiError, BoxFuture, Error, Response, call::Call};

pub use follow::Paging;

/// Every page of a list, each fetched when it is asked for: a [`Stream`], with [`Pages::try_next`] for those who have no stream
/// library at hand.
///
/// It ends after a page that leads to no other, or to one that was there before, and after an error. Every page is asked for with the
/// parameters, headers and options of the first.
#[must_use = "pages are fetched when they are asked for"]
pub struct Pages<P, I, E> {
    call: Call,
    paging: Paging<P, I>,
    progress: Progress,
    state: State<P, E>,
}

enum State<P, E> {
    Ready,
    Fetching(BoxFuture<Result<Response<P>, Error<E>>>),
    Done,
}

// Nothing is pinned in place: what is polled is on the heap.
impl<P, I, E> Unpin for Pages<P, I, E> {}

impl Call {
    /// Every page.
    pub fn pages<P, I, E>(self, paging: Paging<P, I>) -> Pages<P, I, E> {
        let progress = Progress::new(&self, &paging);
        Pages { call: self, paging, progress, state: State::Ready }
    }

    /// Every item of every page.
    pub fn items<P, I, E>(self, paging: Paging<P, I>) -> Items<P, I, E> {
        Items { pages: self.pages(paging), items: VecDeque::new() }
    }
}

impl<P, I, E> Pages<P, I, E>
where
    P: DeserializeOwned + Send + 'static,
    E: ApiError,
{
    /// The next page; `None` after the last one.
    ///
    /// # Errors
    /// Fetching it went wrong. Nothing comes after an error.
    pub async fn try_next(&mut self) -> Result<Option<P>, Error<E>> {
        self.next().await.transpose()
    }

    /// The next page; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<P, Error<E>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Where to go on after a page, which is given without its head.
    fn follow(&mut self, page: Response<P>) -> P {
        let headers = page.headers().clone();
        let mut page = page.into_inner();
        match self.progress.follow(&self.call, &self.paging, &mut page, &headers) {
            Some(call) => (self.call, self.state) = (call, State::Ready),
            None => self.state = State::Done,
        }
        page
    }
}

impl<P, I, E> Stream for Pages<P, I, E>
where
    P: DeserializeOwned + Send + 'static,
    E: ApiError,
{
    type Item = Result<P, Error<E>>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Ready => {
                    let call = self.call.clone();
                    self.state = State::Fetching(Box::pin(call.response()));
                }
                State::Fetching(future) => {
                    let page = ready!(future.as_mut().poll(cx));
                    return Poll::Ready(Some(match page {
                        Ok(page) => Ok(self.follow(page)),
                        Err(error) => {
                            self.state = State::Done;
                            Err(error)
                        }
                    }));
                }
            }
        }
    }
}

/// Every item of a list, page by page: a [`Stream`], with [`Items::try_next`] for those who have no stream library at hand.
///
/// It ends where [`Pages`] ends.
#[must_use = "items are fetched when they are asked for"]
pub struct Items<P, I, E> {
    pages: Pages<P, I, E>,
    items: VecDeque<I>,
}

impl<P, I, E> Unpin for Items<P, I, E> {}

impl<P, I, E> Items<P, I, E>
where
    P: DeserializeOwned + Send + 'static,
    E: ApiError,
{
    /// The next item; `None` after the last one.
    ///
    /// # Errors
    /// Fetching its page went wrong. Nothing comes after an error.
    pub async fn try_next(&mut self) -> Result<Option<I>, Error<E>> {
        self.next().await.transpose()
    }

    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<I, Error<E>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<P, I, E> Stream for Items<P, I, E>
where
    P: DeserializeOwned + Send + 'static,
    E: ApiError,
{
    type Item = Result<I, Error<E>>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(mut page)) => {
                    let items = (self.pages.paging.items)(&mut page);
                    self.items = items.map(std::mem::take).unwrap_or_default().into();
                }
            }
        }
    }
}

impl<P, I, E> fmt::Debug for Pages<P, I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("call", &self.call).finish_non_exhaustive()
    }
}

impl<P, I, E> fmt::Debug for Items<P, I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}

/// The methods of a call that comes in pages.
///
/// ```text
/// paged! {
///     ListJobs: ListJobsResponse => Job, ListJobsError,
///     Paging::of(|page: &mut ListJobsResponse| page.jobs.as_mut()).by_key("page_token", |page| page.next_page_token.clone())
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! paged {
    ($call:ident: $page:ty => $item:ty, $error:ty, $paging:expr) => {
        impl $call {
            /// Every item of every page; pages are fetched as they are needed.
            pub fn items(self) -> $crate::Items<$page, $item, $error> {
                const PAGING: $crate::codegen::Paging<$page, $item> = $paging;
                self.0.items(PAGING)
            }

            /// Every page; each is fetched when it is asked for.
            pub fn pages(self) -> $crate::Pages<$page, $item, $error> {
                const PAGING: $crate::codegen::Paging<$page, $item> = $paging;
                self.0.pages(PAGING)
            }
        }
    };
}
