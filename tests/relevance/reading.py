"""Reads collections: folders of one of two formats, told apart by their files."""
import json
import os
from dataclasses import dataclass, field

from text import is_vietnamese

MARKETPLACE, PLAIN, JUDGED = "marketplace", "plain", "judgements"
# The first whose files are all there.
NEEDED = {
    MARKETPLACE: (
        "capabilities.jsonl",
        "challenges.jsonl",
        "queries.jsonl",
        "qrels_query_capability.tsv",
        "qrels_query_challenge.tsv",
        "qrels_challenge_capability.tsv",
    ),
    PLAIN: ("docs.jsonl", "queries.jsonl", "qrels.tsv"),
    JUDGED: ("capabilities.jsonl", "challenges.jsonl", "qrels_challenge_capability.tsv"),
}
DEEPEST = 3


class Malformed(Exception):
    """What is wrong with a file, and where."""


@dataclass
class Task:
    """Queries of one kind to be answered with documents of one kind."""

    name: str
    title: str
    documents: dict  # id → text
    queries: dict  # id → text
    grades: dict  # query → {document: grade}
    groups: dict = field(default_factory=dict)  # query → category
    noun: str = None  # what is searched for; None where something is matched with something


@dataclass
class Collection:
    name: str
    folder: str
    format: str
    language: str  # vi, en or mixed
    records: dict  # noun → records as read
    tasks: list


def find(paths):
    """The folders with a collection among and below these."""
    found = []
    for path in paths:
        if not os.path.isdir(path):
            raise Malformed("%s: no such folder" % path)
        here = _below(path, 0)
        if not here:
            raise Malformed("%s: holds no collection (%s)" % (path, _wanted()))
        found.extend(here)
    return found


def _below(path, depth):
    if format_of(path):
        return [path]
    if depth == DEEPEST:
        return []
    inner = sorted(entry.path for entry in os.scandir(path) if entry.is_dir())
    return [folder for entry in inner for folder in _below(entry, depth + 1)]


def format_of(path):
    for name, files in NEEDED.items():
        if all(os.path.isfile(os.path.join(path, file)) for file in files):
            return name
    return None


def _wanted():
    return "; or ".join("%s: %s" % (name, ", ".join(files)) for name, files in NEEDED.items())


def lines(path):
    try:
        with open(path, encoding="utf-8", newline="\n") as handle:
            for number, line in enumerate(handle, 1):
                line = line.rstrip("\r\n")
                if line.strip():
                    yield number, line
    except UnicodeDecodeError as error:
        raise Malformed("%s: not UTF-8 (%s)" % (path, error)) from None


def records(path):
    """The objects of a file by their ids, in its order."""
    out = {}
    for number, line in lines(path):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise Malformed("%s:%d: no JSON (%s)" % (path, number, error)) from None
        ident = record.get("id") if isinstance(record, dict) else None
        if not isinstance(ident, str) or not ident:
            raise Malformed("%s:%d: no object with an id" % (path, number))
        if ident in out:
            raise Malformed("%s:%d: %s stands there twice" % (path, number, ident))
        out[ident] = record
    if not out:
        raise Malformed("%s: empty" % path)
    return out


def judgements(path, queries, documents):
    """Grades by query and document."""
    out = {}
    for number, line in lines(path):
        parts = line.split("\t")
        if len(parts) != 3:
            raise Malformed("%s:%d: %d columns instead of 3" % (path, number, len(parts)))
        query, document, grade = parts
        if query not in queries:
            raise Malformed("%s:%d: unknown query %s" % (path, number, query))
        if document not in documents:
            raise Malformed("%s:%d: unknown document %s" % (path, number, document))
        if not grade.isascii() or not grade.isdigit():
            raise Malformed("%s:%d: the grade is no whole number: %s" % (path, number, grade))
        if document in out.setdefault(query, {}):
            raise Malformed("%s:%d: %s and %s were judged before" % (path, number, query, document))
        out[query][document] = int(grade)
    if not any(grade > 0 for grades in out.values() for grade in grades.values()):
        raise Malformed("%s: no query has a relevant document" % path)
    return out


def reversed_judgements(grades):
    out = {}
    for query, documents in grades.items():
        for document, grade in documents.items():
            out.setdefault(document, {})[query] = grade
    return out


def whole_text(record):
    """All that a record says, once."""
    parts = [record.get(key) for key in ("title", "summary", "description", "text")]
    parts.extend(record.get("success_measures") or [])
    return "\n".join(part.strip() for part in parts if part and part.strip())


def _texts(found):
    return {ident: whole_text(record) for ident, record in found.items()}


def _typed(path, found):
    for ident, record in found.items():
        if not isinstance(record.get("text"), str) or not record["text"].strip():
            raise Malformed("%s: query %s has no text" % (path, ident))
    return {ident: record["text"] for ident, record in found.items()}


def _language(texts):
    share = sum(map(is_vietnamese, texts)) / len(texts)
    return "vi" if share > 0.95 else "en" if share < 0.05 else "mixed"


def read(folder):
    kind = format_of(folder)
    if kind is None:
        raise Malformed("%s: no collection (%s)" % (folder, _wanted()))
    return {MARKETPLACE: _marketplace, PLAIN: _plain, JUDGED: _judged}[kind](folder)


def _name(folder):
    return os.path.basename(os.path.abspath(folder))


def _plain(folder):
    def at(file):
        return os.path.join(folder, file)

    docs, asked = records(at("docs.jsonl")), records(at("queries.jsonl"))
    for ident, record in docs.items():
        if not whole_text(record):
            raise Malformed("%s: %s has neither title nor text" % (at("docs.jsonl"), ident))
    grades = judgements(at("qrels.tsv"), asked, docs)
    texts, queries = _texts(docs), _typed(at("queries.jsonl"), asked)
    task = Task("typed", "typed queries", texts, queries, grades, noun="capability")
    return Collection(_name(folder), folder, PLAIN, _language(list(texts.values())), {"capability": docs}, [task])


def _marketplace(folder):
    def at(file):
        return os.path.join(folder, file)

    collection = _judged(folder)
    offers, needs = collection.records["capability"], collection.records["challenge"]
    asked = records(at("queries.jsonl"))
    queries = _typed(at("queries.jsonl"), asked)
    category = {ident: record.get("category") or "without category" for ident, record in asked.items()}
    for noun, found in (("capability", offers), ("challenge", needs)):
        grades = judgements(at("qrels_query_%s.tsv" % noun), asked, found)
        plural = "capabilities" if noun == "capability" else "challenges"
        title = "typed queries → %s" % plural
        collection.tasks.append(Task("typed-%s" % noun, title, _texts(found), queries, grades, category, noun))
    collection.format = MARKETPLACE
    return collection


def _judged(folder):
    """Matches alone: what `nhipcau judgements export` writes, and one part of a marketplace."""

    def at(file):
        return os.path.join(folder, file)

    offers, needs = records(at("capabilities.jsonl")), records(at("challenges.jsonl"))
    both = set(offers) & set(needs)
    if both:
        raise Malformed("%s: %s is a capability and a challenge" % (folder, sorted(both)[0]))
    offer_texts, need_texts = _texts(offers), _texts(needs)

    def spoken(found):
        return {ident: "language %s" % (record.get("lang") or "unknown") for ident, record in found.items()}

    matched = judgements(at("qrels_challenge_capability.tsv"), needs, offers)
    tasks = [
        Task("challenge-capability", "challenge → capability", offer_texts, need_texts, matched, spoken(needs)),
        Task(
            "capability-challenge",
            "capability → challenge",
            need_texts,
            offer_texts,
            reversed_judgements(matched),
            spoken(offers),
        ),
    ]
    language = _language([*offer_texts.values(), *need_texts.values()])
    return Collection(_name(folder), folder, JUDGED, language, {"capability": offers, "challenge": needs}, tasks)
