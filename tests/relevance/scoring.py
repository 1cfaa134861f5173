"""nDCG@10, MAP and Recall@k of a run.

A run holds for each query a list of (document, score); equal scores are ordered by document id. Judgements
hold for each query the grades of its documents. A query without a relevant document is left out, one that is
absent from the run counts as 0.
"""
import math
from collections import namedtuple

Measures = namedtuple("Measures", "ndcg map recall")
DEPTH = 10


def ranking(pairs):
    return [document for document, _ in sorted(pairs, key=lambda pair: (-pair[1], pair[0]))]


def _discounted(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def ndcg(ranked, grades, depth=DEPTH):
    reached = _discounted([grades.get(document, 0) for document in ranked[:depth]])
    return reached / _discounted(sorted(grades.values(), reverse=True)[:depth])


def average_precision(ranked, grades):
    found, total = 0, 0.0
    for place, document in enumerate(ranked, 1):
        if grades.get(document, 0) > 0:
            found += 1
            total += found / place
    return total / sum(1 for grade in grades.values() if grade > 0)


def recall(ranked, grades, cut):
    relevant = {document for document, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranked[:cut])) / len(relevant)


def judged(judgements):
    """The queries that count: those with a relevant document."""
    return sorted(query for query, grades in judgements.items() if any(grade > 0 for grade in grades.values()))


def each(run, judgements, cut):
    """The measures of every query that counts."""
    out = {}
    for query in judged(judgements):
        grades, ranked = judgements[query], ranking(run.get(query, []))
        out[query] = Measures(ndcg(ranked, grades), average_precision(ranked, grades), recall(ranked, grades, cut))
    return out


def mean(measures):
    measures = list(measures)
    if not measures:
        raise ValueError("no query has a relevant document")
    return Measures(*(sum(column) / len(measures) for column in zip(*measures)))


def gap_closed(ours, plain):
    """The share of what plain BM25 leaves to the perfect ranking; nothing when it leaves nothing."""
    return None if plain >= 1 else (ours - plain) / (1 - plain)
