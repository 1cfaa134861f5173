"""What is done to texts, what is imported, BM25, and the tables."""
import json
import unittest

import bm25
import peers
import product
import report
import text
from reading import Collection, Task


class Text(unittest.TestCase):
    def test_accents_are_stripped_and_the_d_is_a_d(self):
        self.assertEqual(text.unaccented("Đo huyết áp, ĐƯỜNG thở"), "Do huyet ap, DUONG tho")
        self.assertEqual(text.unaccented(text.nfd("Đường")), "Duong")

    def test_the_mark_moves_within_open_syllables_only(self):
        older, newer = "hòa khóe thúy HỦY Khỏe, tùy", "hoà khoé thuý HUỶ Khoẻ, tuỳ"
        self.assertEqual(text.newer_tones(older), newer)
        self.assertEqual(text.older_tones(newer), older)
        for same in ("hoàn", "quý", "quỳ", "thuyền", "suýt", "toàn", "Quý", "mùa"):
            self.assertEqual(text.newer_tones(same), same)
            self.assertEqual(text.older_tones(same), same)

    def test_decomposed_text_has_the_same_words(self):
        self.assertEqual(text.words(text.nfd("Trạm y tế")), ["trạm", "y", "tế"])
        self.assertEqual(text.folded_words("Trạm Y-tế"), ["tram", "y", "te"])

    def test_vietnamese_is_told_from_english(self):
        self.assertTrue(text.is_vietnamese("Bệnh nhân được theo dõi tại nhà"))
        self.assertFalse(text.is_vietnamese("Patients were followed at home for a résumé of twelve months"))


class Import(unittest.TestCase):
    def line(self, noun, **record):
        return product.line(noun, {"id": "x", **record}, "2030-01-01T00:00:00Z")

    def test_a_text_without_title_gets_its_first_sentence_and_stays_whole(self):
        said = "Máy đo 2.5 kg. Dùng ở trạm."
        line = self.line("capability", title="", text=said)
        self.assertEqual((line["title"], line["description"]), ("Máy đo 2.5 kg", said))

    def test_a_long_sentence_is_cut_between_words(self):
        line = self.line("capability", text="từ " * 400)
        self.assertLessEqual(len(line["title"]), product.TITLE_OF_TEXT)
        self.assertTrue(line["title"].endswith("từ"))

    def test_a_title_that_is_too_long_goes_on_in_the_text(self):
        title = " ".join("w%d" % number for number in range(100))
        line = self.line("capability", title=title, text="And more.")
        self.assertLessEqual(len(line["title"]), product.TITLE_LIMIT)
        self.assertEqual((line["title"] + " " + line["description"]).split(), (title + " And more.").split())

    def test_a_challenge_is_open_and_says_its_measures(self):
        line = self.line("challenge", title="Cần", success_measures=["Một"], lang="vi", trl=4)
        self.assertEqual(line["status"], "open")
        self.assertEqual(line["success_measures"], ["Một"])
        self.assertNotIn("trl", line)
        line = self.line("capability", title="Có", organisation="Xưởng", trl=4)
        self.assertEqual((line["organisation"], line["trl"]), ("Xưởng", 4))
        self.assertNotIn("lang", line)

    def test_every_record_is_a_line(self):
        records = {"capability": {"a": {"id": "a", "text": "A"}}, "challenge": {"b": {"id": "b", "title": "B"}}}
        found = Collection("x", "", "plain", "vi", records, [])
        self.assertEqual([json.loads(line)["external_id"] for line in product.lines(found)], ["a", "b"])


class Ranking(unittest.TestCase):
    def test_bm25_as_lucene_has_it(self):
        index = bm25.Bm25({"a": "xe cứu thương", "b": "xe xe đạp", "c": "máy thở"}, text.words)
        found = index.ranked("xe", 10)
        self.assertEqual([ident for ident, _ in found], ["b", "a"])
        # Two of three documents have the word; three words in each of them, 8/3 on average.
        idf, norm = 0.47000362924573563, 1.2 * (0.25 + 0.75 * 3 / (8 / 3))
        self.assertAlmostEqual(found[1][1], idf / (1 + norm))
        self.assertAlmostEqual(found[0][1], idf * 2 / (2 + norm))

    def test_what_needs_nothing_answers_and_folds(self):
        task = Task("typed", "typed", {"a": "Trạm y tế", "b": "Xe đạp"}, {"q": "tram y te", "n": "–"}, {})
        for system in (peers.FLOOR[peers.PLAIN], peers.FLOOR[peers.FOLDED], peers._fts5):
            answered = {query: [ident for ident, _ in found] for query, found in system(task).items()}
            self.assertEqual(answered, {"q": ["a"], "n": []})

    def test_peers_depend_on_the_language(self):
        self.assertIn(peers.STEMMED, peers.of("en", True))
        self.assertNotIn(peers.STEMMED, peers.of("vi", True))
        self.assertEqual(set(peers.of("vi", False)), {peers.PLAIN, peers.FOLDED})


class Report(unittest.TestCase):
    def scored(self):
        grades, groups = {"q": {"a": 1}}, {"q": "synonym"}
        task = Task("typed-capability", "typed", {"a": "", "b": ""}, {"q": "x"}, grades, groups, "capability")
        first, second = [("a", 2.0), ("b", 1.0)], [("b", 2.0), ("a", 1.0)]
        return report.Scored(task, {report.OURS: {"q": first}, peers.FOLDED: {"q": second}}, 20, 100)

    def test_tables_are_aligned(self):
        self.assertEqual(
            report.table(["system", "x"], [["a", "1.0"], ["longer name", "0.5"]]).split("\n"),
            ["| system      |   x |", "|-------------|----:|", "| a           | 1.0 |", "| longer name | 0.5 |"],
        )

    def test_the_gap_and_the_categories_are_shown(self):
        said = self.scored().text()
        self.assertIn("100.0 % is closed", said)
        self.assertIn("synonym", said)
        self.assertIn("folded b(0) a(1)", self.scored().per_query())

    def test_bars_are_judged(self):
        found = Collection("m", "", "marketplace", "mixed", {}, [])
        spelt = {"typed": {"NFD": (["q"], 1)}}
        rows = {bar.measure: bar for bar in report.bars([(found, {"typed-capability": self.scored()}, spelt)])}
        self.assertEqual(rows["gap to folded BM25 closed"].verdict(), "beyond")
        self.assertEqual(rows["gap closed, synonym"].verdict(), "beyond")
        self.assertEqual(rows["categories below folded BM25"].verdict(), "resolved")
        self.assertEqual(rows["spelt another way, answered otherwise"].verdict(), "MISSED")
        self.assertEqual(report.Bar("x", "y", None, 1).verdict(), "not measured")
        self.assertEqual(report.Bar("x", "y", 1.2, None, 1.3).verdict(), "not beyond")


if __name__ == "__main__":
    unittest.main()
