//! Lists that come in pages.

use std::{
    collections::{HashSet, VecDeque},
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::{ApiError, BoxFuture, Error, call::Call};

/// How the pages of an operation follow each other. Generated.
pub struct Paging<P, I> {
    /// The query parameter that takes the key of the next page.
    pub parameter: &'static str,
    /// The key of the next page.
    pub next: fn(&P) -> Option<String>,
    /// Whether there is more, if the page says so.
    pub has_more: fn(&P) -> Option<bool>,
    /// The items.
    pub items: fn(P) -> Vec<I>,
}

impl<P, I> Clone for Paging<P, I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P, I> Copy for Paging<P, I> {}

/// Every page of a list, each fetched when it is asked for: a [`Stream`], with [`Pages::try_next`] for those who have no stream
/// library at hand.
///
/// It ends after a page without a key or with a key that was there before, and after an error. Every page is asked for with the
/// parameters, headers and options of the first.
#[must_use = "pages are fetched when they are asked for"]
pub struct Pages<P, I, E> {
    call: Call,
    paging: Paging<P, I>,
    seen: HashSet<String>,
    state: State<P, E>,
}

enum State<P, E> {
    Ready,
    Fetching(BoxFuture<Result<P, Error<E>>>),
    Done,
}

// Nothing is pinned in place: what is polled is on the heap.
impl<P, I, E> Unpin for Pages<P, I, E> {}

impl Call {
    /// Every page.
    pub fn pages<P, I, E>(self, paging: Paging<P, I>) -> Pages<P, I, E> {
        // A list may be asked for from a key on.
        let seen = self.query_value(paging.parameter).into_iter().collect();
        Pages { call: self, paging, seen, state: State::Ready }
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

    /// Where to go on after a page.
    fn follow(&mut self, page: &P) {
        let key = (self.paging.next)(page).filter(|key| !key.is_empty());
        let more = (self.paging.has_more)(page) != Some(false);
        self.state = match key {
            Some(key) if more && self.seen.insert(key.clone()) => {
                self.call = self.call.clone().query(self.paging.parameter, &key);
                State::Ready
            }
            _ => State::Done,
        };
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
                    self.state = State::Fetching(Box::pin(call.value()));
                }
                State::Fetching(future) => {
                    let page = ready!(future.as_mut().poll(cx));
                    match &page {
                        Ok(page) => self.follow(page),
                        Err(_) => self.state = State::Done,
                    }
                    return Poll::Ready(Some(page));
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
                Some(Ok(page)) => {
                    let items = self.pages.paging.items;
                    self.items = items(page).into();
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
