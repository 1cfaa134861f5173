//! Serving a file so that a browser saves it and never runs it.

use actix_web::{
    HttpResponse,
    http::header::{
        self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
    },
};
use nhipcau_app::attachment::Download;

/// 200 with the file.
pub(super) fn answer(file: Download) -> HttpResponse {
    let Download { card, content } = file;
    HttpResponse::Ok()
        .content_type(card.media_type.served_as())
        .insert_header(disposition(&card.file_name))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header((header::ETAG, format!("\"{}\"", card.sha256)))
        .body(content)
}

/// Every name twice: in ASCII for old clients, whole in UTF-8 (RFC 6266, section 5).
fn disposition(name: &str) -> ContentDisposition {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !"\"\\%".contains(c) || c == ' ' { c } else { '_' })
        .collect();
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(plain),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: name.as_bytes().to_vec(),
            }),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_travel_in_both_forms() {
        assert_eq!(
            disposition("Thuyết minh.pdf").to_string(),
            "attachment; filename=\"Thuy_t minh.pdf\"; filename*=UTF-8''Thuy%E1%BA%BFt%20minh.pdf"
        );
    }
}
