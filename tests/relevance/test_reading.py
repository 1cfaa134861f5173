"""Both formats, and what is said when a file is not as it should be."""
import json
import os
import tempfile
import unittest

import reading


class Folder(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.addCleanup(self.holder.cleanup)
        self.folder = os.path.join(self.holder.name, "small")
        os.mkdir(self.folder)

    def objects(self, name, *found):
        self.put(name, "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found))

    def put(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as out:
            out.write(text)

    def plain(self, qrels="q1\td1\t2\n"):
        self.objects("docs.jsonl", {"id": "d1", "title": "", "text": "Máy đo huyết áp."}, {"id": "d2", "text": "Xe."})
        self.objects("queries.jsonl", {"id": "q1", "text": "huyết áp"}, {"id": "q2", "text": "xe"})
        self.put("qrels.tsv", qrels)

    def marketplace(self):
        offer = {"id": "c1", "lang": "vi", "title": "Máy đo", "summary": "Đo nhanh", "description": "Rất nhanh"}
        need = {"id": "n1", "lang": "en", "title": "Hypertension", "success_measures": ["Half of them", "In a year"]}
        self.objects("capabilities.jsonl", offer, {"id": "c2", "lang": "en", "title": "Van"})
        self.objects("challenges.jsonl", need)
        self.objects("queries.jsonl", {"id": "q1", "text": "đo huyết áp", "category": "natural_vi"})
        self.put("qrels_query_capability.tsv", "q1\tc1\t3\n")
        self.put("qrels_query_challenge.tsv", "q1\tn1\t1\n")
        self.put("qrels_challenge_capability.tsv", "n1\tc1\t3\nn1\tc2\t1\n")

    def refused(self, *words):
        with self.assertRaises(reading.Malformed) as caught:
            reading.read(self.folder)
        for word in words:
            self.assertIn(word, str(caught.exception))


class Plain(Folder):
    def test_a_plain_collection_has_one_task(self):
        self.plain()
        found = reading.read(self.folder)
        self.assertEqual((found.name, found.format, found.language), ("small", "plain", "mixed"))
        (task,) = found.tasks
        self.assertEqual(task.documents, {"d1": "Máy đo huyết áp.", "d2": "Xe."})
        self.assertEqual(task.grades, {"q1": {"d1": 2}})
        self.assertEqual(task.noun, "capability")

    def test_lines_may_end_as_on_windows_and_be_empty(self):
        self.plain("q1\td1\t2\r\n\r\n")
        self.assertEqual(reading.read(self.folder).tasks[0].grades, {"q1": {"d1": 2}})

    def test_a_line_separator_within_a_text_ends_no_line(self):
        self.plain()
        self.objects("docs.jsonl", {"id": "d1", "text": "Một\u2028hai"}, {"id": "d2", "text": "Ba\x85bốn"})
        self.assertEqual(reading.read(self.folder).tasks[0].documents["d1"], "Một\u2028hai")

    def test_what_is_wrong_is_said_with_its_place(self):
        for qrels, words in {
            "q1\td1\n": ("qrels.tsv:1", "2 columns"),
            "q1\td1\t2\nq9\td1\t1\n": ("qrels.tsv:2", "q9"),
            "q1\td9\t1\n": ("qrels.tsv:1", "d9"),
            "q1\td1\tx\n": ("qrels.tsv:1", "x"),
            "q1\td1\t-1\n": ("qrels.tsv:1", "-1"),
            "q1\td1\t1\nq1\td1\t1\n": ("qrels.tsv:2", "before"),
            "q1\td1\t0\n": ("no query has a relevant document",),
        }.items():
            self.plain(qrels)
            self.refused(*words)

    def test_a_document_without_words_is_refused(self):
        self.plain()
        self.objects("docs.jsonl", {"id": "d1", "title": " ", "text": ""})
        self.refused("d1", "neither title nor text")

    def test_an_id_stands_once(self):
        self.plain()
        self.objects("docs.jsonl", {"id": "d1", "text": "a"}, {"id": "d1", "text": "b"})
        self.refused("docs.jsonl:2", "twice")

    def test_a_file_of_another_encoding_is_refused(self):
        self.plain()
        with open(os.path.join(self.folder, "docs.jsonl"), "wb") as out:
            out.write(b'{"id": "d1", "text": "\xff"}\n')
        self.refused("docs.jsonl", "not UTF-8")


class Marketplace(Folder):
    def test_a_marketplace_has_four_tasks_one_of_them_the_other_way_round(self):
        self.marketplace()
        found = reading.read(self.folder)
        tasks = {task.name: task for task in found.tasks}
        names = ["challenge-capability", "capability-challenge", "typed-capability", "typed-challenge"]
        self.assertEqual(list(tasks), names)
        self.assertEqual(tasks["challenge-capability"].grades, {"n1": {"c1": 3, "c2": 1}})
        self.assertEqual(tasks["capability-challenge"].grades, {"c1": {"n1": 3}, "c2": {"n1": 1}})
        self.assertEqual(tasks["challenge-capability"].queries["n1"], "Hypertension\nHalf of them\nIn a year")
        self.assertEqual(tasks["typed-capability"].documents["c1"], "Máy đo\nĐo nhanh\nRất nhanh")
        self.assertEqual(tasks["typed-capability"].groups, {"q1": "natural_vi"})
        self.assertEqual(tasks["capability-challenge"].groups["c2"], "language en")

    def test_judgements_alone_have_the_two_matches(self):
        self.marketplace()
        for file in ("queries.jsonl", "qrels_query_capability.tsv", "qrels_query_challenge.tsv"):
            os.remove(os.path.join(self.folder, file))
        found = reading.read(self.folder)
        self.assertEqual(found.format, "judgements")
        self.assertEqual([task.name for task in found.tasks], ["challenge-capability", "capability-challenge"])
        self.assertEqual(found.tasks[0].grades, {"n1": {"c1": 3, "c2": 1}})

    def test_collections_are_found_in_a_folder_of_folders(self):
        self.plain()
        os.mkdir(os.path.join(self.holder.name, "another"))
        self.assertEqual(reading.find([self.holder.name]), [self.folder])

    def test_a_folder_without_any_is_refused(self):
        with self.assertRaises(reading.Malformed) as caught:
            reading.find([self.folder])
        self.assertIn("qrels.tsv", str(caught.exception))
        with self.assertRaises(reading.Malformed):
            reading.find([os.path.join(self.folder, "absent")])


if __name__ == "__main__":
    unittest.main()
