//! Names of concepts word by word, so that a text is looked through once however many names there are.

use foldhash::{HashMap, HashMapExt};

/// A word of any name, by its number.
pub(super) type WordId = u32;
/// A beginning of names.
type Node = u32;

/// The beginning of every name.
const ROOT: Node = 0;

/// Runs of words with what they stand for.
#[derive(Debug)]
pub(super) struct Trie<T> {
    words: HashMap<String, WordId>,
    next: HashMap<(Node, WordId), Node>,
    /// Whether any name begins with a word: most words of a text begin none, and are done with.
    begins: Vec<bool>,
    /// What stands at each node, in the order in which it was added.
    found: Vec<Vec<T>>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        let (words, next) = (HashMap::new(), HashMap::new());
        Self { words, next, begins: Vec::new(), found: vec![Vec::new()] }
    }
}

impl<T> Trie<T> {
    /// What stands at this run of words; an empty list at first.
    pub fn entry<'a>(&mut self, words: impl Iterator<Item = &'a str>) -> &mut Vec<T> {
        let mut node = ROOT;
        for word in words {
            let id = match self.words.get(word) {
                Some(id) => *id,
                None => {
                    let id = number(self.words.len());
                    self.words.insert(word.to_owned(), id);
                    self.begins.push(false);
                    id
                }
            };
            self.begins[id as usize] |= node == ROOT;
            let fresh = number(self.found.len());
            node = *self.next.entry((node, id)).or_insert(fresh);
            if node == fresh {
                self.found.push(Vec::new());
            }
        }
        &mut self.found[node as usize]
    }

    /// The number of a word that stands in any name.
    pub fn word(&self, word: &str) -> Option<WordId> {
        self.words.get(word).copied()
    }

    /// Gives out everything that stands at a beginning of these words, with the number of words to it. Ends at the
    /// first word that is in no name, or when no name goes on.
    pub fn each<'a>(
        &'a self,
        words: impl IntoIterator<Item = Option<WordId>>,
        mut give: impl FnMut(usize, &'a [T]),
    ) {
        let mut node = ROOT;
        for (before, word) in words.into_iter().enumerate() {
            let Some(word) = word else { return };
            if node == ROOT && !self.begins[word as usize] {
                return;
            }
            let Some(next) = self.next.get(&(node, word)) else { return };
            node = *next;
            let found = &self.found[node as usize];
            if !found.is_empty() {
                give(before + 1, found);
            }
        }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_at_the_beginning_of_a_text_is_given() {
        let mut trie = Trie::default();
        for (name, number) in
            [("đái tháo đường", 1), ("đái", 2), ("đái tháo đường", 3), ("đường", 4)]
        {
            trie.entry(name.split(' ')).push(number);
        }
        let given = |text: &str| {
            let mut out = Vec::new();
            let words = text.split(' ').map(|word| trie.word(word));
            trie.each(words, |length, found: &[i32]| out.push((length, found.to_vec())));
            out
        };
        assert_eq!(given("đái tháo đường típ hai"), [(1, vec![2]), (3, vec![1, 3])]);
        assert_eq!(given("đái đường"), [(1, vec![2])]);
        assert_eq!(given("tháo đường"), []);
        assert_eq!(given("gì"), []);
    }
}
