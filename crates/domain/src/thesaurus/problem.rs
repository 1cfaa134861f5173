//! What can be wrong with a thesaurus, as values: English words for the command line, a code and figures for
//! the texts of both languages.

use std::fmt;

/// Something wrong with a concept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Problem {
    /// The concept.
    pub concept: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a concept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Its id is no name of a concept.
    Id,
    /// It says to be something else than a concept.
    Type,
    /// It names a concept that there is not, or itself.
    Unknown {
        /// The name.
        other: String,
    },
    /// A concept is related that is broader already.
    Broader {
        /// That concept.
        other: String,
    },
    /// It is neither broader nor narrower than anything.
    Loose,
    /// What is broader than it leads back to it.
    Circle,
    /// A word is too short, or has white space that is not seen.
    Unclean {
        /// The word.
        word: String,
    },
    /// Another concept, or this one, has the word already.
    Claimed {
        /// The word, in lower case.
        word: String,
        /// That concept.
        other: String,
    },
    /// An abbreviation is a word of another concept.
    AlsoWord {
        /// The abbreviation.
        word: String,
        /// That concept.
        other: String,
    },
    /// An abbreviation is a word besides, and is not bound to capitals.
    Capitals {
        /// The abbreviation.
        word: String,
        /// The word.
        written: String,
    },
}

impl Problem {
    pub(super) fn of(concept: &str, fault: Fault) -> Self {
        Self { concept: concept.to_owned(), fault }
    }
}

impl Fault {
    /// Stable code, also the end of the key of its text, `field-<code>`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Id => "concept_id",
            Self::Type => "concept_type",
            Self::Unknown { .. } => "concept_unknown",
            Self::Broader { .. } => "concept_broader_already",
            Self::Loose => "concept_loose",
            Self::Circle => "concept_circle",
            Self::Unclean { .. } => "concept_word",
            Self::Claimed { .. } => "concept_word_claimed",
            Self::AlsoWord { .. } => "concept_abbreviation_is_word",
            Self::Capitals { .. } => "concept_capitals",
        }
    }

    /// What its text names.
    pub fn figures(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::Id | Self::Type | Self::Loose | Self::Circle => Vec::new(),
            Self::Unknown { other } | Self::Broader { other } => vec![("other", other)],
            Self::Unclean { word } => vec![("word", word)],
            Self::Claimed { word, other } | Self::AlsoWord { word, other } => {
                vec![("word", word), ("other", other)]
            }
            Self::Capitals { word, written } => vec![("word", word), ("written", written)],
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.concept)?;
        match &self.fault {
            Fault::Id => f.write_str("`nc:`, lower-case letters, figures and hyphens only"),
            Fault::Type => f.write_str("@type must be Concept"),
            Fault::Unknown { other } => write!(f, "there is no other concept {other}"),
            Fault::Broader { other } => write!(f, "{other} is broader already"),
            Fault::Loose => f.write_str("neither broader nor narrower than anything"),
            Fault::Circle => f.write_str("broader leads back to it"),
            Fault::Unclean { word } => write!(f, "`{word}` is no clean word"),
            Fault::Claimed { word, other } => write!(f, "`{word}` belongs to {other}"),
            Fault::AlsoWord { word, .. } => write!(f, "`{word}` is also a word"),
            Fault::Capitals { word, written } => {
                write!(f, "`{word}` is also `{written}`: capitals only")
            }
        }
    }
}
