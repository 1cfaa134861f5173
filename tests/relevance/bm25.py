"""BM25 as Lucene scores it, in plain Python: the floor that needs nothing installed."""
import math
from collections import Counter, defaultdict

K1, B = 1.2, 0.75


class Bm25:
    def __init__(self, documents, words):
        """`documents` maps ids to texts; `words` divides a text."""
        self.words = words
        self.postings = defaultdict(list)
        lengths = {}
        for ident, text in documents.items():
            counts = Counter(words(text))
            lengths[ident] = sum(counts.values())
            for word, count in counts.items():
                self.postings[word].append((ident, count))
        average = sum(lengths.values()) / max(len(lengths), 1) or 1
        self.norm = {ident: K1 * (1 - B + B * length / average) for ident, length in lengths.items()}

    def ranked(self, query, limit):
        scores = defaultdict(float)
        for word, weight in Counter(self.words(query)).items():
            found = self.postings.get(word, [])
            idf = math.log(1 + (len(self.norm) - len(found) + 0.5) / (len(found) + 0.5))
            for ident, count in found:
                scores[ident] += weight * idf * count / (count + self.norm[ident])
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
