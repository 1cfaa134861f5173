"""The measures, on rankings worked out by hand, and beside another scorer where SCORER names one."""
import importlib.util
import math
import os
import random
import tempfile
import unittest

import scoring


class Measures(unittest.TestCase):
    def test_gain_grows_with_the_grade_and_shrinks_with_the_rank(self):
        grades = {"a": 3, "b": 1}
        self.assertAlmostEqual(scoring.ndcg(["a", "b"], grades), 1.0)
        reached = 1 / math.log2(2) + 7 / math.log2(3)
        ideal = 7 / math.log2(2) + 1 / math.log2(3)
        self.assertAlmostEqual(scoring.ndcg(["b", "a"], grades), reached / ideal)

    def test_only_the_first_ten_count_for_ndcg(self):
        others = ["x%d" % place for place in range(10)]
        self.assertEqual(scoring.ndcg([*others, "a"], {"a": 3}), 0)
        self.assertGreater(scoring.ndcg([*others[:9], "a"], {"a": 3}), 0)

    def test_the_ideal_is_of_the_judgements_not_of_the_run(self):
        grades = {"doc%02d" % place: 1 for place in range(20)}
        self.assertAlmostEqual(scoring.ndcg(sorted(grades)[:10], grades), 1.0)
        self.assertLess(scoring.ndcg(sorted(grades)[:9], grades), 1.0)

    def test_average_precision_counts_what_was_not_found(self):
        grades = {"a": 1, "b": 2, "c": 0, "d": 1}
        self.assertAlmostEqual(scoring.average_precision(["a", "c", "b"], grades), (1 / 1 + 2 / 3) / 3)

    def test_recall_is_a_share_of_the_relevant(self):
        self.assertAlmostEqual(scoring.recall(["a", "c", "b"], {"a": 1, "b": 2, "c": 0}, 2), 0.5)

    def test_equal_scores_are_ordered_by_document(self):
        self.assertEqual(scoring.ranking([("b", 1.0), ("a", 1.0), ("c", 2.0)]), ["c", "a", "b"])

    def test_a_query_without_anything_relevant_is_left_out_and_an_absent_one_counts_nothing(self):
        judgements = {"q1": {"a": 1}, "q2": {"a": 2}, "q3": {"a": 0}}
        each = scoring.each({"q1": [("a", 1.0)], "q3": [("a", 1.0)]}, judgements, 20)
        self.assertEqual(sorted(each), ["q1", "q2"])
        self.assertEqual(scoring.mean(each.values()), (0.5, 0.5, 0.5))

    def test_the_gap_is_to_the_perfect_ranking(self):
        self.assertAlmostEqual(scoring.gap_closed(0.7, 0.4), 0.5)
        self.assertAlmostEqual(scoring.gap_closed(0.3, 0.4), -1 / 6)
        self.assertIsNone(scoring.gap_closed(1.0, 1.0))


@unittest.skipUnless(os.environ.get("SCORER"), "SCORER names no other scorer")
class BesideAnother(unittest.TestCase):
    """SCORER: a Python file with read_qrels, read_run and measures, as marketplace collections bring one along."""

    def test_both_give_the_same_figures(self):
        spec = importlib.util.spec_from_file_location("another_scorer", os.environ["SCORER"])
        other = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(other)
        chance = random.Random(20_25)
        for _ in range(200):
            queries = ["dq-%03d" % number for number in range(1, 9)]
            documents = ["dcap-%03d" % number for number in range(1, 61)]
            grades = {
                query: {document: chance.randint(0, 3) for document in chance.sample(documents, chance.randint(1, 30))}
                for query in queries
            }
            run = {
                query: [(document, float(chance.randint(1, 9))) for document in chance.sample(documents, 40)]
                for query in queries
                if chance.random() < 0.9
            }
            with tempfile.TemporaryDirectory() as folder:
                qrels = self.written(folder, "qrels.tsv", ((q, d, g) for q in grades for d, g in grades[q].items()))
                path = self.written(folder, "run.tsv", ((q, d, s) for q in run for d, s in run[q]))
                judged, qkind, dkind, _ = other.read_qrels(qrels, False)
                ranked = other.read_run(path, qkind, dkind, None, None)
            ours = scoring.each(run, grades, 20)
            theirs = {
                query: other.measures(ranked.get(query, []), found)
                for query, found in judged.items()
                if any(grade > 0 for grade in found.values())
            }
            self.assertEqual(sorted(ours), sorted(theirs))
            for query, found in ours.items():
                for one, another in zip(found, theirs[query]):
                    self.assertAlmostEqual(one, another, places=12)

    @staticmethod
    def written(folder, name, rows):
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as out:
            out.writelines("%s\t%s\t%s\n" % row for row in rows)
        return path


if __name__ == "__main__":
    unittest.main()
