"""Tables in Markdown, and the bars that the figures are held against."""
import scoring
from peers import FOLDED, STEMMED

OURS = "Nhịp Cầu"
HARD = ("cross_lingual", "cross_language", "abbreviation", "synonym")


def table(head, rows, left=1):
    """The first columns to the left, figures to the right; padded, so that it reads well in a terminal too."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]

    def line(row):
        cells = [cell.ljust(width) if at < left else cell.rjust(width) for at, (cell, width) in enumerate(zip(row, widths))]
        return "| %s |" % " | ".join(cells)

    rules = ["-" * (width + 2) if at < left else "-" * (width + 1) + ":" for at, width in enumerate(widths)]
    return "\n".join([line(head), "|%s|" % "|".join(rules), *map(line, rows)])


def figure(value, places=4):
    return "–" if value is None else "%.*f" % (places, value)


def percent(value):
    return "–" if value is None else "%.1f %%" % (100 * value)


def ratio(ours, theirs):
    return ours / theirs if theirs > 0 else None


class Scored:
    """A task with the runs of every system."""

    def __init__(self, task, runs, cut, depth):
        self.task, self.runs, self.cut, self.depth = task, runs, cut, depth
        self.each = {name: scoring.each(run, task.grades, cut) for name, run in runs.items()}
        self.means = {name: scoring.mean(each.values()) for name, each in self.each.items()}

    def peers(self):
        return [name for name in self.each if name != OURS]

    def best_peer(self):
        return max(self.peers(), key=lambda name: self.means[name].ndcg)

    def gap(self, queries=None):
        """The share of the gap between folded BM25 and perfection that is closed, over some queries."""
        return scoring.gap_closed(self.over(OURS, queries), self.over(FOLDED, queries))

    def over(self, name, queries=None):
        each = self.each[name]
        return scoring.mean(each[query] for query in (queries or each)).ndcg

    def groups(self):
        """The queries that count by category."""
        out = {}
        for query in self.each[OURS]:
            if query in self.task.groups:
                out.setdefault(self.task.groups[query], []).append(query)
        return dict(sorted(out.items()))

    def text(self):
        peers = sorted(self.peers(), key=lambda name: -self.means[name].ndcg)
        rows = [[name, *map(figure, self.means[name])] for name in [OURS, *peers]]
        out = [table(["system", "nDCG@10", "MAP", "Recall@%d" % self.cut], rows), ""]
        best = self.best_peer()
        ours, theirs = self.means[OURS], self.means[best]
        out.append(
            "Against the best peer (%s): %s × nDCG@10, %s × MAP. Of the gap between %s and 1.0, %s is closed."
            % (
                best,
                figure(ratio(ours.ndcg, theirs.ndcg), 3),
                figure(ratio(ours.map, theirs.map), 3),
                FOLDED,
                percent(self.gap()),
            )
        )
        groups = self.groups()
        if groups:
            out += ["", self._group_table(groups)]
        return "\n".join(out)

    def _group_table(self, groups):
        rows = []
        for name, queries in groups.items():
            best = max(self.peers(), key=lambda peer: self.over(peer, queries))
            cell = "%s %s" % (best, figure(self.over(best, queries)))
            ours, floor = self.over(OURS, queries), self.over(FOLDED, queries)
            rows.append([name, len(queries), figure(ours), figure(floor), cell, percent(self.gap(queries))])
        return table(["nDCG@10 by category", "queries", OURS, FOLDED, "best peer", "gap closed"], rows)

    def per_query(self):
        """For diagnosis: each query with the ranking beside its grades, the worst against folded BM25 first."""
        ours, floor = self.each[OURS], self.each[FOLDED]
        out = []
        for query in sorted(ours, key=lambda query: (ours[query].ndcg - floor[query].ndcg, query)):
            grades, text = self.task.grades[query], " ".join(self.task.queries[query].split())
            group = self.task.groups.get(query)
            out.append(
                "%s  ours %s  folded %s%s  %s"
                % (
                    query,
                    figure(ours[query].ndcg, 3),
                    figure(floor[query].ndcg, 3),
                    "  [%s]" % group if group else "",
                    text if len(text) <= 200 else text[:200] + " …",
                )
            )
            for name, label in ((OURS, "ours  "), (FOLDED, "folded")):
                ranked = scoring.ranking(self.runs[name].get(query, []))
                top = " ".join("%s(%d)" % (ident, grades.get(ident, 0)) for ident in ranked[: scoring.DEPTH])
                lost = [
                    "%s(%d)@%s" % (ident, grade, ranked.index(ident) + 1 if ident in ranked else "–")
                    for ident, grade in sorted(grades.items(), key=lambda pair: (-pair[1], pair[0]))
                    if grade > 0 and ident not in ranked[: scoring.DEPTH]
                ]
                out.append("    %s %s%s" % (label, top or "nothing", "  | further down: " + " ".join(lost) if lost else ""))
        return "\n".join(out)

    def figures(self):
        """Everything, for a file."""
        return {
            "task": self.task.name,
            "queries": len(self.each[OURS]),
            "documents": len(self.task.documents),
            "recall_at": self.cut,
            "answers_asked_for": self.depth,
            "best_peer": self.best_peer(),
            "gap_closed": self.gap(),
            "systems": {name: means._asdict() for name, means in self.means.items()},
            "categories": {
                name: {
                    "queries": len(queries),
                    "gap_closed": self.gap(queries),
                    "ndcg": {system: self.over(system, queries) for system in self.each},
                }
                for name, queries in self.groups().items()
            },
            "per_query": {
                name: {query: one._asdict() for query, one in each.items()} for name, each in self.each.items()
            },
        }


def spellings_text(spellings):
    """`spellings` maps a task's title to spelling → (differing queries, asked)."""
    rows = []
    for title, found in spellings.items():
        for name, (differing, asked) in found.items():
            rows.append([name, title, asked, len(differing), " ".join(differing[:5])])
    return table(["spelt another way", "task", "queries changed", "answered otherwise", "for one"], rows, left=2)


class Bar:
    """One measure of the design beside what was reached."""

    def __init__(self, measure, where, reached, resolved, beyond=None, shown=figure):
        self.measure, self.where, self.reached = measure, where, reached
        self.resolved, self.beyond, self.shown = resolved, beyond, shown

    def verdict(self):
        if self.reached is None:
            return "not measured"
        if self.beyond is not None and self.reached >= self.beyond:
            return "beyond"
        if self.resolved is None:
            return "not beyond"
        return "resolved" if self.reached >= self.resolved else "MISSED"

    def row(self):
        return [self.measure, self.where, *map(self.shown, (self.reached, self.resolved, self.beyond)), self.verdict()]

    def figures(self):
        keys = ("measure", "where", "reached", "resolved", "beyond")
        return {**{key: getattr(self, key) for key in keys}, "verdict": self.verdict()}


def bars(results):
    """`results` holds a (collection, scored tasks by name, spellings) for each collection."""
    out = []
    plain = [(c, tasks) for c, tasks, _ in results if c.format == "plain" and "typed" in tasks]
    local = [(c, tasks) for c, tasks in plain if c.language != "en"]
    ratios = []
    for c, tasks in local:
        typed = tasks["typed"]
        best = typed.best_peer()
        ratios.append(ratio(typed.means[OURS].ndcg, typed.means[best].ndcg))
        out.append(Bar("Vietnamese, nDCG@10 against the best peer", "%s (%s)" % (c.name, best), ratios[-1], 1.02, 1.03))
    if ratios:
        known = [value for value in ratios if value is not None]
        average = sum(known) / len(known) if known else None
        out.append(Bar("Vietnamese, the same on average", "%d of them" % len(ratios), average, 1.06, 1.10))
    for c, tasks in local:
        bare, typed = tasks.get("typed-unaccented"), tasks["typed"]
        if bare:
            reached = ratio(bare.means[OURS].ndcg, typed.means[typed.best_peer()].ndcg)
            out.append(Bar("without any accent, against the best peer given accents", c.name, reached, 1.00, 1.03))
    for c, tasks in plain:
        if c.language == "en":
            typed = tasks["typed"]
            stemmed, ours = typed.means.get(STEMMED), typed.means[OURS]
            by = ratio(ours.ndcg, stemmed.ndcg) if stemmed else None
            out.append(Bar("English, nDCG@10 against stemmed BM25", c.name, by, 1.05, 1.10))
            by = ratio(ours.map, stemmed.map) if stemmed else None
            out.append(Bar("English, MAP against stemmed BM25", c.name, by, None, 1.30))
    for c, _, spellings in results:
        for title, found in spellings.items():
            share = sum(len(differing) for differing, _ in found.values())
            # As a negative number, so that more is better as everywhere.
            out.append(Bar("spelt another way, answered otherwise", "%s: %s" % (c.name, title), -share, 0, None, _count))
    for c, tasks, _ in results:
        if c.format == "marketplace":
            out += _marketplace(c, tasks)
    return out


def _count(value):
    return "–" if value is None else "%d" % abs(value)


def _marketplace(c, tasks):
    out = []
    for scored in tasks.values():
        where = "%s: %s" % (c.name, scored.task.title)
        out.append(Bar("gap to folded BM25 closed", where, scored.gap(), 0.35, 0.45, percent))
    for scored in tasks.values():
        if scored.task.noun is None:
            continue
        groups = scored.groups()
        for name in HARD:
            if name in groups:
                where = "%s: %s" % (c.name, scored.task.title)
                out.append(Bar("gap closed, %s" % name, where, scored.gap(groups[name]), 0.40, 0.50, percent))
        below = [name for name, queries in groups.items() if scored.over(OURS, queries) < scored.over(FOLDED, queries)]
        where = "%s: %s%s" % (c.name, scored.task.title, " (%s)" % ", ".join(below) if below else "")
        out.append(Bar("categories below folded BM25", where, -len(below), 0, None, _count))
    return out


def bars_text(found):
    return table(["measure", "where", "reached", "to resolve", "beyond", "verdict"], [bar.row() for bar in found], left=2)
