//! What a file is, found from its content. The name and the type that a browser sends are not
//! believed.

use nhipcau_domain::attachment::MediaType;

/// Finds the kind of a file; `None` when it is none of those that are taken.
pub fn detect(content: &[u8], file_name: &str) -> Option<MediaType> {
    if content.starts_with(b"PK\x03\x04") {
        return office(content);
    }
    let found = infer::get(content).and_then(|kind| MediaType::parse(kind.mime_type()));
    match found {
        Some(kind @ (MediaType::Pdf | MediaType::Png | MediaType::Jpeg | MediaType::Webp)) => {
            Some(kind)
        }
        // Texts carry no mark; a clean UTF-8 text with the right ending is one.
        _ if is_text(content) => MediaType::of_text(file_name),
        _ => None,
    }
}

fn is_text(content: &[u8]) -> bool {
    std::str::from_utf8(content)
        .is_ok_and(|text| !text.chars().any(|c| c.is_control() && !"\t\n\r".contains(c)))
}

/// What the files in an archive may unpack to together. Nothing is unpacked here, but whoever opens the
/// document later does.
const UNPACKED_LIMIT: usize = 512 * 1024 * 1024;

/// Office Open XML is a ZIP archive with a table of its types and one folder that tells the
/// program. Other archives are refused, and so are documents that carry macros or would unpack to
/// more than anybody writes.
fn office(content: &[u8]) -> Option<MediaType> {
    let names = entry_names(content)?;
    if !names.iter().any(|name| name == b"[Content_Types].xml")
        || names.iter().any(|name| name.ends_with(b"vbaProject.bin"))
    {
        return None;
    }
    let has = |folder: &[u8]| names.iter().any(|name| name.starts_with(folder));
    match (has(b"word/"), has(b"xl/"), has(b"ppt/")) {
        (true, false, false) => Some(MediaType::Docx),
        (false, true, false) => Some(MediaType::Xlsx),
        (false, false, true) => Some(MediaType::Pptx),
        _ => None,
    }
}

/// The names in the central directory of a ZIP archive (APPNOTE 6.3.10, sections 4.3.12 and
/// 4.3.16); `None` also when they claim more than the archive can hold. Nothing is unpacked.
fn entry_names(content: &[u8]) -> Option<Vec<&[u8]>> {
    const END: usize = 22;
    const ENTRY: usize = 46;
    let from = content.len().checked_sub(END)?;
    // A comment of up to 65,535 bytes may follow the end record.
    let end = (from.saturating_sub(0xffff)..=from)
        .rev()
        .find(|at| content[*at..].starts_with(b"PK\x05\x06"))?;
    let count = number(content, end + 10, 2)?;
    let mut at = number(content, end + 16, 4)?;
    let mut names = Vec::with_capacity(count);
    let (mut packed, mut unpacked) = (0_usize, 0_usize);
    for _ in 0..count {
        let entry = content.get(at..at.checked_add(ENTRY)?)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        packed = packed.checked_add(number(entry, 20, 4)?)?;
        unpacked = unpacked.checked_add(number(entry, 24, 4)?)?;
        let name_length = number(entry, 28, 2)?;
        let rest = number(entry, 30, 2)? + number(entry, 32, 2)?;
        names.push(content.get(at + ENTRY..at + ENTRY + name_length)?);
        at += ENTRY + name_length + rest;
    }
    // More packed bytes than there are bytes: entries lie on top of each other.
    (packed <= content.len() && unpacked <= UNPACKED_LIMIT).then_some(names)
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    part.iter()
        .rev()
        .try_fold(0_usize, |sum, byte| sum.checked_mul(256)?.checked_add((*byte).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ZIP archive of empty files with these names.
    fn archive(names: &[&str]) -> Vec<u8> {
        let (mut body, mut directory) = (Vec::new(), Vec::new());
        for name in names {
            let start = u32::try_from(body.len()).unwrap();
            let length = u16::try_from(name.len()).unwrap();
            body.extend_from_slice(b"PK\x03\x04");
            body.extend_from_slice(&[0; 22]);
            body.extend_from_slice(&length.to_le_bytes());
            body.extend_from_slice(&[0; 2]);
            body.extend_from_slice(name.as_bytes());
            directory.extend_from_slice(b"PK\x01\x02");
            directory.extend_from_slice(&[0; 24]);
            directory.extend_from_slice(&length.to_le_bytes());
            directory.extend_from_slice(&[0; 12]);
            directory.extend_from_slice(&start.to_le_bytes());
            directory.extend_from_slice(name.as_bytes());
        }
        let start = u32::try_from(body.len()).unwrap();
        let count = u16::try_from(names.len()).unwrap();
        body.extend_from_slice(&directory);
        body.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        body.extend_from_slice(&count.to_le_bytes());
        body.extend_from_slice(&count.to_le_bytes());
        body.extend_from_slice(&u32::try_from(directory.len()).unwrap().to_le_bytes());
        body.extend_from_slice(&start.to_le_bytes());
        body.extend_from_slice(&[0; 2]);
        body
    }

    #[test]
    fn files_are_known_by_their_content() {
        let docx = archive(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
        let xlsx = archive(&["xl/workbook.xml", "[Content_Types].xml"]);
        for (content, name, want) in [
            (&b"%PDF-1.7\n"[..], "x.exe", Some(MediaType::Pdf)),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "x.pdf", Some(MediaType::Png)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "x", Some(MediaType::Jpeg)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "x", Some(MediaType::Webp)),
            (&docx, "x.zip", Some(MediaType::Docx)),
            (&xlsx, "x", Some(MediaType::Xlsx)),
            ("tên,số\nTrạm 1,2\n".as_bytes(), "a.CSV", Some(MediaType::Csv)),
            (b"BM is how this text begins", "a.txt", Some(MediaType::Text)),
            (b"a,b", "a.html", None),
            (b"caf\xe9", "latin.txt", None),
            (b"MZ\x90\0", "setup.pdf", None),
            (b"GIF89a", "x.png", None),
            (b"", "x.pdf", None),
        ] {
            assert_eq!(detect(content, name), want, "{name}");
        }
    }

    #[test]
    fn plain_archives_macros_and_broken_archives_are_refused() {
        for names in [
            &["readme.txt"][..],
            &["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"],
            &["[Content_Types].xml", "word/document.xml", "xl/workbook.xml"],
        ] {
            assert_eq!(detect(&archive(names), "x.docx"), None);
        }
        let whole = archive(&["[Content_Types].xml", "word/document.xml"]);
        for length in 4..whole.len() {
            assert_eq!(detect(&whole[..length], "x.docx"), None);
        }
        let mut lying = whole.clone();
        let at = lying.len() - 6;
        lying[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(detect(&lying, "x.docx"), None);
    }

    #[test]
    fn documents_that_would_burst_are_refused() {
        let whole = archive(&["[Content_Types].xml", "word/document.xml"]);
        let first = whole.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
        let claiming = |offset: usize, size: u32| {
            let mut claims = whole.clone();
            claims[first + offset..first + offset + 4].copy_from_slice(&size.to_le_bytes());
            detect(&claims, "x.docx")
        };
        assert_eq!(claiming(24, 300 * 1024 * 1024), Some(MediaType::Docx));
        assert_eq!(claiming(24, 600 * 1024 * 1024), None);
        // The other size is that of the packed bytes, which must lie in the file.
        assert_eq!(claiming(20, 40), Some(MediaType::Docx));
        assert_eq!(claiming(20, 4_000), None);
    }
}
