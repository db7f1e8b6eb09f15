//! Files of the disk.

use std::{
    io,
    path::Path,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use tokio::{
    fs::File,
    io::{AsyncRead, ReadBuf},
};

use super::Upload;

/// How much is read at once, in bytes: as much as tokio's files read.
const CHUNK: usize = 64 * 1024;

impl Upload {
    /// A file, with its name and length: it is read as it is sent, so it must stay as long as it is.
    ///
    /// # Errors
    /// The file cannot be opened, or is none.
    pub async fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let file = File::open(path).await?;
        let about = file.metadata().await?;
        if about.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let chunks = Chunks { file, buffer: vec![0; CHUNK] };
        // What is no regular file, like a pipe, has no length.
        let upload = match about.is_file() {
            true => Self::sized(about.len(), chunks),
            false => Self::stream(chunks),
        };
        Ok(match path.file_name() {
            Some(name) => upload.file_name(name.to_string_lossy()),
            None => upload,
        })
    }
}

struct Chunks {
    file: File,
    buffer: Vec<u8>,
}

impl Stream for Chunks {
    type Item = io::Result<Bytes>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { file, buffer } = &mut *self;
        let mut read = ReadBuf::new(buffer);
        ready!(Pin::new(file).poll_read(cx, &mut read))?;
        let filled = read.filled();
        Poll::Ready(if filled.is_empty() { None } else { Some(Ok(Bytes::copy_from_slice(filled))) })
    }
}
