//! What the application writes into its log.

use std::{
    io,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// The lines of this process's log from its first use on.
#[derive(Debug, Clone, Default)]
pub struct LogLines(Arc<Mutex<Vec<u8>>>);

static LINES: OnceLock<LogLines> = OnceLock::new();

impl LogLines {
    /// Begins to keep the lines.
    pub fn keep() -> Self {
        let lines = LINES.get_or_init(|| {
            let lines = Self::default();
            let writer = lines.clone();
            tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).init();
            lines
        });
        lines.clone()
    }

    /// The lines with all of these words.
    pub fn with(&self, words: &[&str]) -> Vec<String> {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let found = text.lines().filter(|line| words.iter().all(|word| line.contains(word)));
        found.map(str::to_owned).collect()
    }
}

impl io::Write for LogLines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
