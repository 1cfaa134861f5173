"""Prints how well the product finds and matches, beside others on the same texts. scripts/relevance starts it."""
import argparse
import json
import os
import platform
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace

import peers
import product
import reading
import report
import text

OWN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
# Enough for nDCG@10, and quickly answered.
SHALLOW = 10
# How many answers are compared between two spellings.
COMPARED = 20


class Usage(Exception):
    """What was asked for cannot be done."""


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/relevance", description=__doc__)
    parser.add_argument(
        "folder", nargs="*", help="folders with collections, or with folders of them; else DATA, divided by colons"
    )
    parser.add_argument("--ours-only", action="store_true", help="no peers but BM25 in plain Python (as PEERS=none)")
    parser.add_argument(
        "--quick", action="store_true", help="the first %d answers of each query, and no other spellings" % SHALLOW
    )
    parser.add_argument("--no-spellings", action="store_true", help="ask no query in another spelling")
    parser.add_argument("--task", action="append", metavar="NAME", help="this task alone; may be repeated")
    parser.add_argument("--per-query", action="store_true", help="print each query with its ranking, the worst first")
    parser.add_argument("--json", metavar="FILE", help="write all figures into a file")
    parser.add_argument("--runs", metavar="DIR", help="write each run: query, document, score")
    return parser.parse_args()


def folders(asked):
    if asked:
        return reading.find(asked)
    named = [path for path in os.environ.get("DATA", "").split(":") if path]
    if named:
        return reading.find(named)
    own = reading.find([OWN]) if os.path.isdir(OWN) and os.listdir(OWN) else []
    if not own:
        raise Usage("no collection is there; name a folder with one or several: make relevance DATA=/some/folder")
    return own


def tasks_of(collection, only):
    """The collection's tasks; Vietnamese questions are asked a second time without accents."""
    out = []
    for task in collection.tasks:
        out.append(task)
        if collection.format == reading.PLAIN and collection.language != "en":
            bare = {query: text.unaccented(typed) for query, typed in task.queries.items()}
            out.append(
                replace(task, name="typed-unaccented", title="the same queries without any accent", queries=bare)
            )
    return [task for task in out if not only or task.name in only]


def say(message):
    print(message, file=sys.stderr, flush=True)


class Clock:
    """Says how long something took."""

    def __init__(self, what):
        self.what, self.started = what, time.monotonic()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            say("    %s: %.1f s" % (self.what, time.monotonic() - self.started))


def measure(binary, collection, options, everything):
    """Every run of every system; and which queries are answered otherwise in another spelling."""
    say("==> %s (%s, %s)" % (collection.name, collection.format, collection.language))
    depth = SHALLOW if options.quick else product.DEPTH
    cut = min(100 if collection.format == reading.PLAIN else 20, depth)
    tasks, runs, spellings = tasks_of(collection, options.task), {}, {}
    with product.Server(binary, collection) as server:
        say("    imported and served: %.1f s" % server.loaded_in)
        for task in tasks:
            with Clock("%s, %s" % (task.name, report.OURS)):
                runs[task.name] = {report.OURS: product.run(server, task, depth)}
        for task in tasks:
            if task.noun is None or task.name == "typed-unaccented" or options.quick or options.no_spellings:
                continue
            with Clock("%s, other spellings" % task.name):
                run = runs[task.name][report.OURS]
                spellings[task.title] = {
                    name: product.differing(server, task, run, spelling, COMPARED)
                    for name, spelling in text.SPELLINGS.items()
                }
    for task in tasks:
        for name, ask in peers.of(collection.language, everything).items():
            with Clock("%s, %s" % (task.name, name)):
                runs[task.name][name] = ask(task, depth)
    scored = {task.name: report.Scored(task, runs[task.name], cut, depth) for task in tasks}
    return collection, scored, spellings


def show(collection, scored, spellings, options):
    counts = ", ".join("%d × %s" % (len(found), noun) for noun, found in collection.records.items())
    print("\n## %s\n\n%s format, language %s, documents: %s." % (
        collection.name, collection.format, collection.language, counts))
    for one in scored.values():
        print("\n### %s: %s (%d queries)\n" % (collection.name, one.task.title, len(one.each[report.OURS])))
        print(one.text())
        if options.per_query:
            print("\n```\n%s\n```" % one.per_query())
    if spellings:
        print("\n### %s: the same query spelt another way (first %d answers)\n" % (collection.name, COMPARED))
        print(report.spellings_text(spellings))
    sys.stdout.flush()


def write_runs(folder, results):
    for collection, scored, _ in results:
        for one in scored.values():
            place = os.path.join(folder, collection.name, one.task.name)
            os.makedirs(place, exist_ok=True)
            for name, run in one.runs.items():
                file = "ours" if name == report.OURS else re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
                with open(os.path.join(place, file + ".tsv"), "w", encoding="utf-8", newline="\n") as out:
                    for query, pairs in run.items():
                        out.writelines("%s\t%s\t%.6f\n" % (query, *pair) for pair in pairs)


def machine():
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as handle:
            found = [line.split(":", 1)[1].strip() for line in handle if line.startswith("model name")]
        model = found[0] if found else model
    except OSError:
        pass  # not on Linux
    return {"cpu": model, "cores": os.cpu_count(), "system": platform.platform(terse=True)}


def version(binary):
    try:
        done = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Usage("%s cannot be run: %s" % (binary, error)) from None
    if done.returncode != 0:
        raise Usage("%s is no nhipcau: %s" % (binary, done.stderr.strip()))
    return done.stdout.strip()


def wanted_peers(options):
    asked = os.environ.get("PEERS") or "all"
    if asked not in ("all", "none"):
        raise Usage("PEERS is all or none, not %s" % asked)
    return asked == "all" and not options.ours_only


def main():
    options = arguments()
    everything = wanted_peers(options)
    binary = os.path.abspath(os.environ.get("NHIPCAU") or "")
    if not os.path.isfile(binary):
        raise Usage("NHIPCAU names no binary: start this by scripts/relevance")
    built = version(binary)
    collections = [reading.read(folder) for folder in folders(options.folder)]
    known = {task.name for collection in collections for task in tasks_of(collection, None)}
    unknown = set(options.task or []) - known
    if unknown:
        raise Usage("no such task: %s (%s)" % (", ".join(sorted(unknown)), ", ".join(sorted(known))))
    started = time.monotonic()
    print("# Relevance")
    if options.quick:
        print("\nQuick: the first %d answers alone, so MAP and recall are those of these." % SHALLOW)
    results = []
    for collection in collections:
        results.append(measure(binary, collection, options, everything))
        show(*results[-1], options)
    found = report.bars(results)
    here = {**machine(), "date": time.strftime("%Y-%m-%d %H:%M:%S %z"), "version": built}
    print("\n## Against the bars\n")
    print(report.bars_text(found))
    if not everything:
        print("\nThe peers were not asked: the best of two BM25 in plain Python stands for them.")
    print("\n%s; %s, %d cores, %s; %s; %.0f s." % (
        built, here["cpu"], here["cores"], here["system"], here["date"], time.monotonic() - started))
    if options.runs:
        write_runs(options.runs, results)
    if options.json:
        whole = {
            "machine": here,
            "peers": everything,
            "collections": [
                {
                    "name": collection.name,
                    "format": collection.format,
                    "language": collection.language,
                    "tasks": [one.figures() for one in scored.values()],
                    "spellings": {
                        title: {name: {"asked": asked, "otherwise": other} for name, (other, asked) in spelt.items()}
                        for title, spelt in spellings.items()
                    },
                }
                for collection, scored, spellings in results
            ],
            "bars": [bar.figures() for bar in found],
        }
        with open(options.json, "w", encoding="utf-8") as out:
            json.dump(whole, out, ensure_ascii=False, indent=1)
            out.write("\n")


def end(*_):
    raise SystemExit(143)


if __name__ == "__main__":
    # Ended by a signal, the server and its folder go too.
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, end)
    try:
        main()
    except (Usage, reading.Malformed, product.Failed, peers.Failed) as error:
        say("error: %s" % error)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
