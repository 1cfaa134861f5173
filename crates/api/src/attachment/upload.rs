//! Reading an uploaded form.

use actix_multipart::{Field, Multipart, MultipartError};
use futures_util::TryStreamExt;
use nhipcau_app::{Error, attachment::Upload};
use nhipcau_domain::attachment::Purpose;

use crate::problem::ApiError;

/// The longest name of a purpose, in bytes.
const WORD_LIMIT: usize = 40;
/// The longest file name that is read; it is shortened later.
const NAME_LIMIT: usize = 1_000;

/// Reads `file` and `purpose`; the file may be `limit` bytes long.
///
/// # Errors
/// `UnsupportedMediaType` when the body is no form, `TooLarge`, and `Invalid` for anything else
/// that is wrong with it.
pub(super) async fn read(mut form: Multipart, limit: usize) -> Result<Upload, ApiError> {
    let mut purpose = Purpose::Attachment;
    let mut file = None;
    while let Some(mut field) = form.try_next().await.map_err(|error| broken(&error))? {
        match field.name().unwrap_or_default().to_owned().as_str() {
            "purpose" => {
                let word = collect(&mut field, WORD_LIMIT).await?;
                purpose = std::str::from_utf8(&word)
                    .ok()
                    .and_then(|word| Purpose::parse(word.trim()))
                    .ok_or_else(|| Error::field("/purpose", "unknown_value"))?;
            }
            "file" if file.is_none() => {
                let name = field
                    .content_disposition()
                    .and_then(|disposition| disposition.get_filename())
                    .map(|name| name.chars().take(NAME_LIMIT).collect::<String>())
                    .unwrap_or_default();
                file = Some((name, collect(&mut field, limit).await?));
            }
            "file" => return Err(Error::field("/file", "duplicate").into()),
            _ => return Err(Error::field("", "unknown_field").into()),
        }
    }
    let (file_name, content) = file.ok_or_else(|| Error::field("/file", "required"))?;
    Ok(Upload { file_name, purpose, content })
}

async fn collect(field: &mut Field, limit: usize) -> Result<Vec<u8>, ApiError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.try_next().await.map_err(|error| broken(&error))? {
        if bytes.len() + chunk.len() > limit {
            return Err(Error::TooLarge(limit).into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn broken(error: &MultipartError) -> ApiError {
    match error {
        MultipartError::ContentTypeMissing
        | MultipartError::ContentTypeParse
        | MultipartError::ContentTypeIncompatible => ApiError::UnsupportedMediaType,
        other => {
            tracing::debug!(error = %other, "an upload could not be read");
            Error::field("/file", "invalid_type").into()
        }
    }
}
