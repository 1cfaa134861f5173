//! Attachments: which files are taken, how they are named and served.

use unicode_normalization::UnicodeNormalization;

/// The greatest size of a file, in bytes.
pub const SIZE_LIMIT: usize = 20 * 1024 * 1024;

/// The greatest number of files with one thing.
pub const COUNT_LIMIT: u64 = 20;

text_enum! {
    /// What an attachment is attached to.
    #[schema(as = AttachmentNoun)]
    pub enum Noun {
        /// A challenge.
        Challenge = "challenge",
        /// A submission; its files are sealed.
        Submission = "submission",
        /// An agreement.
        Agreement = "agreement",
        /// A pilot.
        Pilot = "pilot",
    }
}

text_enum! {
    /// What an attachment is for.
    pub enum Purpose {
        /// Read with the thing it is attached to.
        Attachment = "attachment",
        /// The signed file of a decision.
        Decision = "decision",
        /// The signed file of an agreement.
        Agreement = "agreement",
        /// Evidence of a milestone or a report.
        Evidence = "evidence",
    }
}

text_enum! {
    /// The kinds of file that are taken, by their media type.
    pub enum MediaType {
        /// PDF.
        Pdf = "application/pdf",
        /// Word (Office Open XML).
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// Excel (Office Open XML).
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        /// Slides (Office Open XML).
        Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        /// PNG.
        Png = "image/png",
        /// JPEG.
        Jpeg = "image/jpeg",
        /// WebP.
        Webp = "image/webp",
        /// Comma-separated values.
        Csv = "text/csv",
        /// Plain text.
        Text = "text/plain",
    }
}

impl MediaType {
    /// The endings a file of this kind may have; the first is given to a file without one.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Pptx => &["pptx"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Csv => &["csv"],
            Self::Text => &["txt"],
        }
    }

    /// The type to serve a file with. Texts are UTF-8: others are refused.
    pub const fn served_as(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
            other => other.as_str(),
        }
    }

    /// The kind of a text file that has no telling content, by its name's ending.
    pub fn of_text(file_name: &str) -> Option<Self> {
        match ending(file_name).as_deref() {
            Some("csv") => Some(Self::Csv),
            Some("txt") => Some(Self::Text),
            _ => None,
        }
    }
}

fn ending(file_name: &str) -> Option<String> {
    let (stem, ending) = file_name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_ascii_lowercase())
}

const NAME_LIMIT: usize = 120;

/// A file name that is safe to store, to show and to hand to any file system: no directories,
/// no control or reserved characters, no leading dots, of moderate length, and with an ending
/// that fits what the file really is.
pub fn clean_file_name(name: &str, media_type: MediaType) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let cleaned: String = last
        .nfc()
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .map(|c| if "<>:\"|?*;%".contains(c) { '_' } else { c })
        .collect();
    let cleaned = cleaned.trim_matches(is_dot_or_space);
    let extensions = media_type.extensions();
    let (stem, extension) = match ending(cleaned) {
        Some(ending) if extensions.contains(&ending.as_str()) => {
            (&cleaned[..cleaned.len() - ending.len() - 1], ending)
        }
        _ => (cleaned, extensions[0].to_owned()),
    };
    let stem: String = stem.chars().take(NAME_LIMIT).collect();
    let stem = stem.trim_matches(is_dot_or_space);
    if stem.is_empty() { format!("tep.{extension}") } else { format!("{stem}.{extension}") }
}

fn is_dot_or_space(c: char) -> bool {
    c == '.' || c.is_whitespace()
}

/// Characters that show nothing but change how a name reads, such as the marks that turn the
/// direction of writing and make `exe.fdp` look like `pdf.exe`.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_cleaned() {
        for (given, media_type, want) in [
            ("../../etc/passwd", MediaType::Text, "passwd.txt"),
            ("C:\\Hồ sơ\\Thuyết minh.PDF", MediaType::Pdf, "Thuyết minh.pdf"),
            ("..", MediaType::Png, "tep.png"),
            ("a\r\nSet-Cookie: x=1.pdf", MediaType::Pdf, "aSet-Cookie_ x=1.pdf"),
            ("ảnh.exe", MediaType::Jpeg, "ảnh.exe.jpg"),
            ("ảnh.jpeg", MediaType::Jpeg, "ảnh.jpeg"),
            ("\u{202e}fdp.exe", MediaType::Pdf, "fdp.exe.pdf"),
            ("", MediaType::Csv, "tep.csv"),
            (". .a", MediaType::Csv, "a.csv"),
        ] {
            assert_eq!(clean_file_name(given, media_type), want);
        }
    }

    proptest! {
        #[test]
        fn any_name_becomes_a_safe_one(
            name in any::<String>(),
            media_type in prop::sample::select(MediaType::ALL),
        ) {
            let cleaned = clean_file_name(&name, media_type);
            prop_assert!(!cleaned.contains(['/', '\\', '"', '\n', '\r', '\0']));
            prop_assert!(!cleaned.starts_with('.'));
            prop_assert!(cleaned.chars().count() <= NAME_LIMIT + 6);
            let end = ending(&cleaned).unwrap();
            prop_assert!(media_type.extensions().contains(&end.as_str()));
            prop_assert_eq!(clean_file_name(&cleaned, media_type), cleaned);
        }
    }
}
