//! Which state of a thing somebody has read.

use std::fmt;

/// The state of a thing whose text is saved piece by piece. The pieces carry versions of their
/// own, so that several people may write at once without hindering each other; who signs the whole
/// names both numbers, and signs nothing that has changed since it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    /// Version of the thing itself: raised by every step of its lifecycle and by what is written
    /// on it directly.
    pub version: i32,
    /// How often a piece of its text has been written.
    pub content: i32,
}

impl Revision {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let (version, content) = text.split_once('.')?;
        Some(Self { version: number(version)?, content: number(content)? })
    }
}

/// The versions a write is meant for, as its `If-Match` says: a write goes through only on the
/// state it names, so that nobody overwrites what they have not seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected<V = i32> {
    /// Whatever is there now.
    Any,
    /// One of these states.
    OneOf(Vec<V>),
}

impl<V: PartialEq> Expected<V> {
    /// Whether this state is one the write is meant for.
    pub fn names(&self, present: V) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(named) => named.contains(&present),
        }
    }
}

impl<V> From<V> for Expected<V> {
    fn from(version: V) -> Self {
        Self::OneOf(vec![version])
    }
}

fn number(text: &str) -> Option<i32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.version, self.content)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(version in 0..i32::MAX, content in 0..i32::MAX) {
            let revision = Revision { version, content };
            prop_assert_eq!(Revision::parse(&revision.to_string()), Some(revision));
        }
    }

    #[test]
    fn a_version_alone_is_no_revision() {
        for text in ["3", "3.", ".3", "3.4.5", "+3.4", "3.-4", "", "*"] {
            assert_eq!(Revision::parse(text), None, "{text}");
        }
    }
}
