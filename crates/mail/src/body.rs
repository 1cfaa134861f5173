//! The body of a mail: written once as light text, sent as plain text and as HTML.
//!
//! Paragraphs are separated by empty lines; lines beginning with `- ` are a list, with `> ` a
//! quotation, a line beginning with `## ` is a heading, and a line `[words](address)` is the one thing to
//! do. A paragraph or an entry of a list that begins with an address marked by [`linked`] leads there.
//! Everything is escaped when the HTML is made, so nothing that a person wrote can become markup.

use std::fmt::Write as _;

/// What stands around the address of a link; no text that a person wrote holds either.
pub(crate) const LINK: [char; 2] = ['\u{2}', '\u{3}'];

/// Marks an address, so that the words after it become a link.
pub(crate) fn linked(address: &str) -> String {
    format!("{}{address}{}", LINK[0], LINK[1])
}

/// Words, and where they lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    pub text: String,
    pub url: Option<String>,
}

impl Words {
    fn of(text: &str) -> Self {
        let link = text.strip_prefix(LINK[0]).and_then(|rest| rest.split_once(LINK[1]));
        let (url, text) = link.map_or((None, text), |(url, text)| (Some(url.to_owned()), text));
        Self { text: text.trim().to_owned(), url }
    }

    fn to_html(&self) -> String {
        match &self.url {
            Some(url) => format!("<a href=\"{}\">{}</a>", escape(url), escape(&self.text)),
            None => escape(&self.text),
        }
    }
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    Heading(String),
    Paragraph(Words),
    List(Vec<Words>),
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
            blocks.push(Block::List(lines.iter().map(|line| Words::of(&line[2..])).collect()));
        } else if let Some((label, url)) = action(&lines) {
            blocks.push(Block::Action { label, url });
        } else if let Some(heading) = heading(&lines) {
            blocks.push(Block::Heading(heading.trim().to_owned()));
        } else {
            blocks.push(Block::Paragraph(Words::of(lines.join(" ").trim())));
        }
    }
    blocks
}

fn heading<'a>(lines: &[&'a str]) -> Option<&'a str> {
    let [line] = lines else { return None };
    line.strip_prefix("## ")
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
            Block::Heading(text) => writeln!(out, "== {text} =="),
            Block::Paragraph(Words { text, url: None }) => writeln!(out, "{text}"),
            Block::Paragraph(Words { text, url: Some(url) }) => writeln!(out, "{text}:\n{url}"),
            Block::List(items) => items.iter().try_for_each(|item| match &item.url {
                Some(url) => writeln!(out, "- {}\n  {url}", item.text),
                None => writeln!(out, "- {}", item.text),
            }),
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
h2{font-size:1.0625rem;line-height:1.35;margin:1.75rem 0 .5rem}\
main p a,li a{color:#0e5a43}\
main p a.act{color:#fffdf8}\
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
            Block::Heading(text) => writeln!(out, "<h2>{}</h2>", escape(text)),
            Block::Paragraph(words) => writeln!(out, "<p>{}</p>", words.to_html()),
            Block::List(items) => {
                writeln!(out, "<ul>\n{}</ul>", elements("li", items.iter().map(Words::to_html)))
            }
            Block::Quotation(lines) => {
                let lines = lines.iter().map(|line| escape(line));
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

fn elements(name: &str, contents: impl Iterator<Item = String>) -> String {
    contents.fold(String::new(), |mut out, html| {
        let _ = writeln!(out, "<{name}>{html}</{name}>");
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
        let words = |text: &str| Words { text: text.into(), url: None };
        let body = "Một đoạn\nhai dòng.\n\n- Hạn: 17:00\n- Số: 3\n\n> Lý do.\n>\n> Thêm.\n\n[Xem](https://x.vn/a)\n";
        assert_eq!(
            parse(body),
            [
                Block::Paragraph(words("Một đoạn hai dòng.")),
                Block::List(vec![words("Hạn: 17:00"), words("Số: 3")]),
                Block::Quotation(vec!["Lý do.".into(), "Thêm.".into()]),
                Block::Action { label: "Xem".into(), url: "https://x.vn/a".into() },
            ]
        );
    }

    #[test]
    fn marked_addresses_lead_somewhere() {
        let body = format!(
            "## Đột quỵ\n\n- {}Báo trước\n- Không\n\n{}Ngừng",
            linked("https://x.vn/a"),
            linked("https://x.vn/b")
        );
        let led = |text: &str, url: &str| Words { text: text.into(), url: Some(url.into()) };
        let nowhere = Words { text: "Không".into(), url: None };
        assert_eq!(
            parse(&body),
            [
                Block::Heading("Đột quỵ".into()),
                Block::List(vec![led("Báo trước", "https://x.vn/a"), nowhere]),
                Block::Paragraph(led("Ngừng", "https://x.vn/b")),
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
