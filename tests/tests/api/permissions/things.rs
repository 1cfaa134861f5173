//! The things that rows speak of, each in its state, and what fills the placeholders of a path.

use std::collections::BTreeMap;

/// Segments of Vietnamese pages and those of the API for the same thing.
const ENGLISH: [(&str, &str); 2] = [("giai-phap", "capabilities"), ("to-chuc", "organisations")];

/// The segment of the API for the segment of a page.
pub fn api_segment(segment: &str) -> &str {
    ENGLISH.iter().find(|(vi, _)| *vi == segment).map_or(segment, |(_, en)| en)
}

/// A thing in a state.
#[derive(Debug, Clone, Default)]
pub struct Thing {
    values: BTreeMap<String, String>,
    /// Where a refused act would show: the column of a reader, and a path.
    pub watch: Vec<(&'static str, String)>,
    /// For a file that is taken away: where the next one is attached.
    pub parent: Option<String>,
}

impl Thing {
    /// A thing whose main path (below `/api/v1`) this reader may read.
    pub fn at(keeper: &'static str, path: &str) -> Self {
        let mut thing = Self::default();
        let mut segments = path.trim_start_matches("/api/v1/").split('/');
        while let (Some(noun), Some(id)) = (segments.next(), segments.next()) {
            thing.values.insert(noun.to_owned(), id.to_owned());
        }
        thing.watch.push((keeper, path.to_owned()));
        thing
    }

    /// With another value: under the name of the placeholder, or for `{id}` under the segment
    /// before it.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        let id = value.rsplit('/').next().unwrap_or_default().to_owned();
        self.values.insert(name.to_owned(), id);
        self
    }

    /// With another place where a refused act would show.
    #[must_use]
    pub fn watched(mut self, keeper: &'static str, path: impl Into<String>) -> Self {
        self.watch.push((keeper, path.into()));
        self
    }

    /// As a file of what is at this path.
    #[must_use]
    pub fn attached_to(mut self, path: &str) -> Self {
        self.parent = Some(path.to_owned());
        self
    }

    /// A value by name.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).unwrap_or_else(|| panic!("no {name} in {self:?}"))
    }

    /// The path of a pattern; `{id}` is looked up by the segment before it.
    pub fn path(&self, pattern: &str) -> String {
        let mut out = Vec::new();
        let mut before = "";
        for segment in pattern.split('/') {
            let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            out.push(match name {
                None => segment,
                Some("id") => self.value(api_segment(before)),
                Some(name) => self.value(name.split(':').next().unwrap_or(name)),
            });
            before = segment;
        }
        out.join("/")
    }
}

/// Everything there is.
#[derive(Debug, Default)]
pub struct Things(BTreeMap<String, Thing>);

impl Things {
    /// Keeps a thing under `<noun>:<state>`.
    pub fn put(&mut self, name: &str, thing: Thing) {
        let before = self.0.insert(name.to_owned(), thing);
        assert!(before.is_none(), "{name} is there twice");
    }

    /// The thing a row speaks of.
    pub fn get(&self, name: &str) -> Option<&Thing> {
        self.0.get(name)
    }

    /// The names of all things.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
