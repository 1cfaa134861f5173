import io
import random
import unittest

import english

RECORD = """<PubmedArticle><PMID>{id}</PMID><Article><ArticleTitle>{title}</ArticleTitle>
<Abstract><AbstractText>{text}</AbstractText></Abstract><Language>{language}</Language></Article>
<MeshHeadingList>{headings}</MeshHeadingList></PubmedArticle>"""
HEADING = '<MeshHeading><DescriptorName MajorTopicYN="{}">{}</DescriptorName><QualifierName MajorTopicYN="{}">x</QualifierName></MeshHeading>'


def record(id, text="Text", title="Title.", language="eng", headings=(("N", "Fever", "Y"), ("N", "Humans", "N"))):
    return RECORD.format(id=id, title=title, text=text, language=language, headings="".join(HEADING.format(*one) for one in headings))


def article(id, **headings):
    return {"id": id, "title": f"About {id}", "text": "", "headings": headings}


class English(unittest.TestCase):
    def test_headings_are_written_as_people_write_them(self):
        self.assertEqual(english.natural("Diabetes Mellitus, Type 2"), "type 2 diabetes mellitus")
        self.assertEqual(english.natural("Fever"), "fever")

    def test_only_english_articles_with_an_abstract_are_taken(self):
        records = [record(1), record(2, text=""), record(3, language="fre"), record(4, title="[Translated title].")]
        xml = f"<Set>{''.join(records)}</Set>".encode()
        found = list(english.articles(io.BytesIO(xml)))
        self.assertEqual([one["id"] for one in found], ["1", "4"])
        self.assertEqual(found[0]["headings"], {"Fever": True}, "main by its qualifier; everybody is human")
        self.assertEqual([one["title"] for one in found], ["Title", "Translated title"])

    def test_judgements_of_headings_have_main_points_first(self):
        documents = [article(n, Fever=n == 1, Rare=True) if n == 1 else article(n, Fever=False) for n in range(1, 7)]
        queries = english.by_heading(documents, random.Random(1))
        self.assertEqual(queries, [("fever", {1: 2, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1})])

    def test_similar_articles_share_two_main_points(self):
        documents = [article(n, A=True, B=True, C=n == 1, D=True) for n in (1, 2, 3)] + [article(4, A=True, B=False)]
        ((text, grades),) = english.by_article(documents, [article(9, A=True, B=True, C=True)])
        self.assertEqual((text, grades), ("About 9", {1: 2, 2: 1, 3: 1}))


if __name__ == "__main__":
    unittest.main()
