//! The checked-in table of `tests/permissions`, read into rows.

use std::{fmt, path::Path};

/// What an actor gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// May: 2xx, or the refusal of a version that is old on purpose.
    Ok,
    /// Has to sign in first.
    SignIn,
    /// Sees it, and may not.
    Forbidden,
    /// Does not learn that it is there, or there is nothing.
    Hidden,
    /// Is the effect of another act and not to be asked for by name.
    Effect,
    /// Would be the actor's, and never is while the thing is in this state.
    Settled,
}

impl Cell {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "ok" => Self::Ok,
            "401" => Self::SignIn,
            "403" => Self::Forbidden,
            "404" => Self::Hidden,
            "422" => Self::Effect,
            "409" => Self::Settled,
            _ => return None,
        })
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ok => "ok",
            Self::SignIn => "401",
            Self::Forbidden => "403",
            Self::Hidden => "404",
            Self::Effect => "422",
            Self::Settled => "409",
        })
    }
}

/// One row: an operation on a thing in a state, with a cell for each actor of its table.
#[derive(Debug, Clone)]
pub struct Row {
    /// The noun: the name of the file.
    pub noun: String,
    /// Where it stands.
    pub line: usize,
    /// HTTP method.
    pub method: String,
    /// The whole route pattern.
    pub pattern: String,
    /// The action, where one route takes several.
    pub action: Option<String>,
    /// Which thing: `<noun>:<state>`.
    pub thing: String,
    /// Who gets what.
    pub cells: Vec<(String, Cell)>,
}

impl Row {
    /// The row as its reader knows it.
    pub fn name(&self) -> String {
        let Self { noun, line, method, pattern, thing, .. } = self;
        let action = self.action.as_deref().unwrap_or_default();
        format!("{noun}.txt:{line}  {method} {pattern} {action} [{thing}]")
    }

    /// Whether it changes anything.
    pub fn writes(&self) -> bool {
        self.method != "GET"
    }

    /// The state of the thing as a lifecycle knows it: what follows a `/` tells variants apart.
    pub fn state(&self) -> &str {
        let state = self.thing.split_once(':').map_or(self.thing.as_str(), |(_, state)| state);
        state.split('/').next().unwrap_or_default()
    }

    /// The noun whose state it is.
    pub fn subject(&self) -> &str {
        self.thing.split_once(':').map_or("", |(noun, _)| noun)
    }
}

/// Who is in every table, whatever it is about.
const ALWAYS: [&str; 4] = ["anon", "person", "oper", "audit"];

/// Reads every file of the folder.
///
/// # Panics
/// When a line is not one of a table.
pub fn read() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("permissions");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut rows = Vec::new();
    for path in paths {
        let noun = path.file_stem().unwrap().to_string_lossy().into_owned();
        rows.extend(parse(&noun, &std::fs::read_to_string(&path).unwrap()));
    }
    rows
}

/// Reads one file. `base` names what the paths below it begin with, `columns` the actors; a line
/// then is a method, a path, an action where there are several, a state or several parted by commas,
/// and a cell for each actor.
pub fn parse(noun: &str, text: &str) -> Vec<Row> {
    let (mut base, mut columns) = ("", Vec::<&str>::new());
    let mut rows = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        let words: Vec<_> = content.split_whitespace().collect();
        match words.as_slice() {
            [] => {}
            [first, ..] if first.starts_with('#') => {}
            ["base"] => base = "",
            ["base", path] => base = path,
            ["columns", names @ ..] => {
                for name in ALWAYS {
                    assert!(names.contains(&name), "{noun}.txt:{line}: no column {name}");
                }
                columns = names.to_vec();
            }
            words => rows.extend(row(noun, line, base, &columns, words)),
        }
    }
    rows
}

fn row(noun: &str, line: usize, base: &str, columns: &[&str], words: &[&str]) -> Vec<Row> {
    let place = format!("{noun}.txt:{line}");
    let told = words.len().saturating_sub(columns.len());
    assert!(matches!(told, 3 | 4), "{place}: {} columns and {} words", columns.len(), words.len());
    let (head, cells) = words.split_at(told);
    let parsed: Vec<_> = columns
        .iter()
        .zip(cells)
        .map(|(column, cell)| {
            let parsed = Cell::parse(cell).unwrap_or_else(|| panic!("{place}: {cell}?"));
            ((*column).to_owned(), parsed)
        })
        .collect();
    let thing = |state: &str| {
        if state.contains(':') { state.to_owned() } else { format!("{noun}:{state}") }
    };
    head[told - 1]
        .split(',')
        .map(|state| Row {
            noun: noun.to_owned(),
            line,
            method: head[0].to_owned(),
            pattern: format!("{base}{}", head[1]),
            action: (told == 4).then(|| head[2].to_owned()),
            thing: thing(state),
            cells: parsed.clone(),
        })
        .collect()
}

#[test]
fn a_table_is_read_line_by_line() {
    let rows = parse(
        "noun",
        "# Words.\nbase /api\ncolumns anon person oper audit\n\nGET /x/{id} a,b/c 401 ok 403 404\nPOST /x do other:d 401 ok 422 404\n",
    );
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[1].state(), rows[1].subject()), ("b", "noun"));
    assert_eq!(rows[2].name(), "noun.txt:6  POST /api/x do [other:d]");
    assert_eq!(rows[2].cells[2], ("oper".to_owned(), Cell::Effect));
    assert!(rows[2].writes() && !rows[0].writes());
}
