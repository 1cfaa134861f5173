"""The systems the product is compared with, on the same texts. Each is a function of a task that answers a run."""
import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing

import text
from bm25 import Bm25

DEPTH = 100
PLAIN, FOLDED = "BM25", "BM25 folded"


class Failed(Exception):
    """A peer could not be asked."""


def _bm25(words):
    def run(task, depth=DEPTH):
        index = Bm25(task.documents, words)
        return {query: index.ranked(typed, depth) for query, typed in task.queries.items()}

    return run


def _bm25s(prepared, stopwords=None, stemmed=False):
    """bm25s with its own settings and tokeniser on prepared texts."""

    def run(task, depth=DEPTH):
        import bm25s

        stemmer = None
        if stemmed:
            import Stemmer

            stemmer = Stemmer.Stemmer("english")

        def tokens(texts):
            return bm25s.tokenize(
                [prepared(one) for one in texts],
                stopwords=stopwords,
                stemmer=stemmer,
                return_ids=False,
                show_progress=False,
            )

        idents = list(task.documents)
        index = bm25s.BM25()
        index.index(tokens(task.documents.values()), show_progress=False)
        known = index.vocab_dict
        asked = dict(zip(task.queries, tokens(task.queries.values())))
        # Words of no document count nothing, and a query of nothing else is refused.
        asked = {query: [token for token in found if token in known] for query, found in asked.items()}
        out = {query: [] for query in task.queries}
        some = [query for query, found in asked.items() if found]
        places, scores = index.retrieve(
            [asked[query] for query in some], k=min(depth, len(idents)), show_progress=False
        )
        for query, row, marks in zip(some, places, scores):
            out[query] = [(idents[place], float(mark)) for place, mark in zip(row, marks) if mark > 0]
        return out

    return run


def _as_it_is(one):
    return one


def _segmented(one):
    from pyvi import ViTokenizer

    return ViTokenizer.tokenize(one)


def _fts5(task, depth=DEPTH):
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("create virtual table d using fts5 (id unindexed, body, tokenize = 'unicode61 remove_diacritics 2')")
        db.executemany("insert into d values (?, ?)", task.documents.items())
        out = {}
        for query, typed in task.queries.items():
            tokens = " OR ".join('"%s"' % word for word in text.words(typed))
            if not tokens:
                out[query] = []
                continue
            found = db.execute(
                "select id, bm25(d) from d where d match ? order by bm25(d), id limit ?", (tokens, depth)
            )
            out[query] = [(ident, -score) for ident, score in found]
        return out


# Of ts_rank and ts_rank_cd with their normalisations, this one came out best on questions and answers in
# Vietnamese (0.674; without normalisation 0.543, ts_rank_cd at most 0.533), and within 0.013 of the best elsewhere.
POSTGRES = r"""\set ON_ERROR_STOP on
set client_min_messages = warning;
create extension if not exists unaccent;
begin;
create text search configuration folded (copy = simple);
alter text search configuration folded
  alter mapping for asciiword, word, hword, hword_part, hword_asciipart, asciihword, numword, numhword, hword_numpart
  with unaccent, simple;
create temporary table d (id text, body text);
create temporary table q (id text, body text);
\copy d from '{documents}'
\copy q from '{queries}'
create temporary table v as select id, to_tsvector('folded', body) as words from d;
create temporary table a as
  select id, replace(plainto_tsquery('folded', body)::text, ' & ', ' | ')::tsquery as words from q;
\copy (select a.id, found.id, found.score from a cross join lateral (select v.id, ts_rank(v.words, a.words, 1) as score from v where v.words @@ a.words order by score desc, v.id limit {depth}) as found) to '{answers}'
rollback;
"""


def _psql():
    found = shutil.which("psql")
    if found is None:
        raise Failed("psql is missing, please run: apt-get install -y postgresql")
    return found


def _postgres(task, depth=DEPTH):
    url = os.environ.get("NHIPCAU_TEST_PG_URL")
    if not url:
        raise Failed("no PostgreSQL runs: start this by scripts/relevance")
    with tempfile.TemporaryDirectory(prefix="nhipcau-relevance-") as folder:
        names = {name: os.path.join(folder, name) for name in ("documents", "queries", "answers")}
        _copied(names["documents"], task.documents)
        _copied(names["queries"], task.queries)
        script = os.path.join(folder, "script.sql")
        with open(script, "w", encoding="utf-8") as out:
            out.write(POSTGRES.format(depth=depth, **names))
        done = subprocess.run(
            [_psql(), "--no-psqlrc", "--quiet", "--file", script, url],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise Failed("psql ended with %d: %s" % (done.returncode, done.stderr[-2000:]))
        answered = {query: [] for query in task.queries}
        with open(names["answers"], encoding="utf-8") as handle:
            for line in handle:
                query, document, score = line.rstrip("\n").split("\t")
                answered[query].append((document, float(score)))
        return answered


def _copied(path, texts):
    def cell(one):
        return one.replace("\\", "\\\\").replace("\t", " ").replace("\n", "\\n").replace("\r", " ").replace("\0", " ")

    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.writelines("%s\t%s\n" % (cell(ident), cell(one)) for ident, one in texts.items())


# What needs nothing but Python.
FLOOR = {PLAIN: _bm25(text.words), FOLDED: _bm25(text.folded_words)}
STEMMED = "bm25s stemmed"
_OTHERS = {
    "bm25s": _bm25s(_as_it_is),
    "bm25s + pyvi": _bm25s(_segmented),
    "bm25s folded": _bm25s(text.unaccented),
    STEMMED: _bm25s(_as_it_is, stopwords="en", stemmed=True),
    "SQLite FTS5": _fts5,
    "PostgreSQL": _postgres,
}


def of(language, everything):
    """The peers for a collection in this language."""
    if not everything:
        return dict(FLOOR)
    left_out = {"en": {"bm25s + pyvi"}, "vi": {STEMMED}, "mixed": {STEMMED}}[language]
    return {**FLOOR, **{name: run for name, run in _OTHERS.items() if name not in left_out}}
