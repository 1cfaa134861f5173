//! The body of a mail: written once as light text, sent as plain text and as HTML.
//!
//! Paragraphs are separated by empty lines; lines beginning with `- ` are a list, with `> ` a
//! quotation, and a line `[words](address)` is the one thing to do. Everything is escaped when
//! the HTML is made, so nothing that a person wrote can become markup.

use std::fmt::Write as _;

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    Paragraph(String),
    List(Vec<String>),
    /// Paragraphs in somebody's own words.
    Quotation(Vec<String>),
    Action {
        label: String,
        url: String,
    },
}

/// Reads a rendered body.
pub(crate) fn parse(body: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in body.split("\n\n") {
        let lines: Vec<_> = part.lines().filter(|line| !line.trim().is_empty()).collect();
        if lines.is_empty() {
            continue;
        }
        if lines.iter().all(|line| line.starts_with('>')) {
            let lines = part.lines().map(|line| line.trim_start_matches('>').trim().to_owned());
            blocks.push(Block::Quotation(lines.filter(|line| !line.is_empty()).collect()));
        } else if lines.iter().all(|line| line.starts_with("- ")) {
            blocks
                .push(Block::List(lines.iter().map(|line| line[2..].trim().to_owned()).collect()));
        } else if let Some((label, url)) = action(&lines) {
            blocks.push(Block::Action { label, url });
        } else {
            blocks.push(Block::Paragraph(lines.join(" ").trim().to_owned()));
        }
    }
    blocks
}

fn action(lines: &[&str]) -> Option<(String, String)> {
    let [line] = lines else { return None };
    let (label, url) = line.trim().strip_prefix('[')?.strip_suffix(')')?.rsplit_once("](")?;
    let is_link = url.starts_with("https://") || url.starts_with("http://");
    is_link.then(|| (label.to_owned(), url.to_owned()))
}

/// Quotes somebody's words: every line gets its `> `, empty ones too, so that they stay one block.
pub(crate) fn quote(words: &str) -> String {
    words.trim().lines().map(|line| format!("> {}", line.trim())).collect::<Vec<_>>().join("\n")
}

/// The frame around every mail.
pub(crate) struct Frame<'a> {
    pub language: &'a str,
    pub subject: &'a str,
    pub greeting: &'a str,
    pub footer: &'a str,
    pub product: &'a str,
}

/// The mail as plain text.
pub(crate) fn to_text(frame: &Frame<'_>, blocks: &[Block]) -> String {
    let mut out = format!("{}\n", frame.greeting);
    for block in blocks {
        out.push('\n');
        // Writing to a String cannot fail.
        let _ = match block {
            Block::Paragraph(text) => writeln!(out, "{text}"),
            Block::List(items) => items.iter().try_for_each(|item| writeln!(out, "- {item}")),
            Block::Quotation(lines) => writeln!(out, "> {}", lines.join("\n>\n> ")),
            Block::Action { label, url } => writeln!(out, "{label}:\n{url}"),
        };
    }
    let _ = write!(out, "\n-- \n{}\n{}\n", frame.product, frame.footer);
    out
}

const STYLE: &str = "body{margin:0;background:#faf6ed;color:#1d2823;\
font:16px/1.6 'Be Vietnam Pro',system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}\
.band{height:6px;background:#8f1d26}\
main,footer{max-width:38rem;margin:0 auto;padding:0 1.25rem}\
main{padding-top:1.5rem}\
h1{font-size:1.25rem;line-height:1.35;margin:0 0 1.25rem}\
li,p{overflow-wrap:anywhere}\
blockquote{margin:1rem 0;padding:.1rem 1rem;border-left:3px solid #c08a2b;background:#f2ebdc}\
.act{display:inline-block;padding:.6rem 1.1rem;border-radius:8px;background:#0e5a43;\
color:#fffdf8;text-decoration:none;font-weight:600}\
footer{padding-top:1rem;padding-bottom:2rem;margin-top:2rem;color:#545e56;font-size:.875rem}";

/// The mail as an HTML document that reads well without pictures, styles or a mouse.
pub(crate) fn to_html(frame: &Frame<'_>, blocks: &[Block]) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light\">\n<title>{subject}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<div class=\"band\"></div>\n<main>\n\
         <h1>{subject}</h1>\n<p>{greeting}</p>\n",
        language = escape(frame.language),
        subject = escape(frame.subject),
        greeting = escape(frame.greeting),
    );
    for block in blocks {
        let _ = match block {
            Block::Paragraph(text) => writeln!(out, "<p>{}</p>", escape(text)),
            Block::List(items) => writeln!(out, "<ul>\n{}</ul>", elements("li", items)),
            Block::Quotation(lines) => {
                writeln!(out, "<blockquote>\n{}</blockquote>", elements("p", lines))
            }
            Block::Action { label, url } => writeln!(
                out,
                "<p><a class=\"act\" href=\"{}\">{}</a></p>",
                escape(url),
                escape(label)
            ),
        };
    }
    let _ = write!(
        out,
        "</main>\n<footer>\n<p>{}<br>{}</p>\n</footer>\n</body>\n</html>\n",
        escape(frame.product),
        escape(frame.footer)
    );
    out
}

fn elements(name: &str, texts: &[String]) -> String {
    texts.iter().fold(String::new(), |mut out, text| {
        let _ = writeln!(out, "<{name}>{}</{name}>", escape(text));
        out
    })
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_light_text_becomes_blocks() {
        let body = "Một đoạn\nhai dòng.\n\n- Hạn: 17:00\n- Số: 3\n\n> Lý do.\n>\n> Thêm.\n\n[Xem](https://x.vn/a)\n";
        assert_eq!(
            parse(body),
            [
                Block::Paragraph("Một đoạn hai dòng.".into()),
                Block::List(vec!["Hạn: 17:00".into(), "Số: 3".into()]),
                Block::Quotation(vec!["Lý do.".into(), "Thêm.".into()]),
                Block::Action { label: "Xem".into(), url: "https://x.vn/a".into() },
            ]
        );
    }

    #[test]
    fn what_people_write_stays_words() {
        let hostile = "</p><script>x</script>\n\n[click](javascript:x)\n\n- not a list";
        let html = to_html(
            &Frame { language: "vi", subject: "<b>", greeting: "\"", footer: "", product: "" },
            &parse(&quote(hostile)),
        );
        assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("<a "));
        assert_eq!(html.matches("<blockquote>").count(), 1);
        assert!(action(&["[click](javascript:x)"]).is_none());
    }
}
