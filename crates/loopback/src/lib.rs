//! An HTTP/1.1 server on loopback that answers from a script, for tests and examples. The standard library is all it needs.
//!
//! ```no_run
//! use specwright_loopback::{Reply, Server};
//!
//! let server = Server::start([Reply::json(200, r#"{"ok":true}"#)]);
//! // ... a client calls server.url() ...
//! assert_eq!(server.requests()[0].target, "/jobs?limit=10");
//! ```

mod reply;
mod request;

use std::{
    io,
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

pub use reply::Reply;
pub use request::Request;

/// A server that gives one reply per request, in order; then 500. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    url: String,
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    replies: Mutex<std::collections::VecDeque<Reply>>,
    requests: Mutex<Vec<Request>>,
    stopped: AtomicBool,
}

impl Server {
    /// Starts a server on a free port.
    ///
    /// # Panics
    /// Loopback has no free port.
    pub fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let state = Arc::new(State {
            replies: Mutex::new(replies.into_iter().collect()),
            requests: Mutex::new(Vec::new()),
            stopped: AtomicBool::new(false),
        });
        let bound = TcpListener::bind(("127.0.0.1", 0)).and_then(|l| Ok((l.local_addr()?, l)));
        let (address, listener) = match bound {
            Ok(bound) => bound,
            Err(error) => panic!("no port on loopback: {error}"),
        };
        let shared = state.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.stopped.load(Ordering::Relaxed) {
                    break;
                }
                let shared = shared.clone();
                // A client that goes away is the client's business.
                thread::spawn(move || drop(serve(stream, &shared)));
            }
        });
        Self { url: format!("http://{address}"), state }
    }

    /// Where it listens, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Every request so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        locked(&self.state.requests).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stopped.store(true, Ordering::Relaxed);
        // Wakes the listener.
        let _ = TcpStream::connect(self.url.trim_start_matches("http://"));
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One request per connection: `connection: close` keeps the script in order.
fn serve(mut stream: TcpStream, state: &State) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    // What is sent on its own arrives on its own.
    stream.set_nodelay(true)?;
    let Some(request) = Request::read(&mut stream)? else { return Ok(()) };
    let reply = {
        let mut requests = locked(&state.requests);
        requests.push(request);
        locked(&state.replies).pop_front()
    };
    let reply = reply.unwrap_or_else(|| Reply::text(500, "the script has no more replies"));
    reply.write(&mut stream)
}
