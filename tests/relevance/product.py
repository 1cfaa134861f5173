"""The product under test: what is imported, the server, and what it answers over HTTP."""
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

DEPTH = 100
READY_WITHIN = 120
TITLE_LIMIT = 200
TITLE_OF_TEXT = 120
KINDS = ("product", "technology", "research_result", "service", "expertise")
SENTENCE = re.compile(r"[.!?…:;](?=\s)|\n")


class Failed(Exception):
    """The product did not do what was asked of it."""


class Unreachable(Failed):
    """Nobody answers."""


def cut(text, limit):
    """The beginning of a text, no longer than this, whole words; and the rest."""
    if len(text) <= limit:
        return text, ""
    place = text.rfind(" ", 1, limit + 1)
    place = limit if place < 0 else place
    return text[:place].rstrip(), text[place:].strip()


def title_of(text):
    """A title for a text that has none: its first sentence, or the first words of it."""
    text = text.strip()
    found = SENTENCE.search(text)
    first = (text[: found.start()] if found else text).strip()
    return cut(" ".join((first or text).split()), TITLE_OF_TEXT)[0]


def line(noun, record, closes_at):
    """A record as `nhipcau import` takes it. What a record does not say is left out."""
    text = (record.get("description") or record.get("text") or "").strip()
    title = (record.get("title") or "").strip()
    if not title:
        title = title_of(text)
    else:
        # What does not fit goes on in the text, so that no word is lost.
        title, rest = cut(title, TITLE_LIMIT)
        text = "\n".join(part for part in (rest, text) if part)
    out = {"type": noun, "external_id": record["id"], "title": title, "description": text}
    kept = ["lang", "summary", "organisation"]
    kept += ["success_measures"] if noun == "challenge" else ["trl"]
    out.update((key, record[key]) for key in kept if record.get(key))
    if noun == "challenge":
        out.update(status="open", closes_at=closes_at)
    return {key: value for key, value in out.items() if value}


def lines(collection):
    closes_at = time.strftime("%Y-%m-%dT17:00:00Z", time.gmtime(time.time() + 180 * 86_400))
    for noun, records in collection.records.items():
        for record in records.values():
            yield json.dumps(line(noun, record, closes_at), ensure_ascii=False)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One collection, imported into a data folder of its own and served; a context manager."""

    def __init__(self, binary, collection):
        self.binary, self.collection = binary, collection
        self.child = self.folder = self.log = None
        self.local, self.tokens = threading.local(), {}

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="nhipcau-relevance-")
        try:
            self.port = _free_port()
            # Nothing of the caller's installation.
            self.environment = {k: v for k, v in os.environ.items() if not k.startswith("NHIPCAU_")}
            self.environment.update(
                NHIPCAU_DATA_DIR=os.path.join(self.folder, "data"),
                NHIPCAU_HTTP_ADDR="127.0.0.1:%d" % self.port,
                NHIPCAU_BASE_URL="http://127.0.0.1:%d" % self.port,
                NHIPCAU_ACCESS_TOKEN_SECONDS="86400",
            )
            started = time.monotonic()
            self._import()
            self._serve()
            self.loaded_in = time.monotonic() - started
            return self
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_):
        if self.child and self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()
        if self.log:
            self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _import(self):
        os.mkdir(self.environment["NHIPCAU_DATA_DIR"])
        file = os.path.join(self.folder, "import.jsonl")
        with open(file, "w", encoding="utf-8") as out:
            out.writelines(text + "\n" for text in lines(self.collection))
        done = subprocess.run(
            [self.binary, "import", "--demo", file],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            said = (done.stdout + done.stderr)[-3000:]
            raise Failed("nhipcau import ended with %d:\n%s" % (done.returncode, said))

    def _serve(self):
        self.log = open(os.path.join(self.folder, "serve.log"), "w+", encoding="utf-8")
        self.child = subprocess.Popen(
            [self.binary, "serve", "--demo"],
            env=self.environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        until = time.monotonic() + READY_WITHIN
        while self.child.poll() is None and time.monotonic() < until:
            try:
                if self._ask("GET", "/readyz")[0] == 200:
                    return
            except Unreachable:
                pass
            time.sleep(0.05)
        self.log.seek(0)
        raise Failed("the server did not become ready:\n%s" % self.log.read()[-3000:])

    def _ask(self, method, path, body=None, token=None):
        """Status and answer; each thread keeps its connection."""
        headers = {"Accept": "application/json"}
        if token:
            headers["Authorization"] = "Bearer " + token
        if body is not None:
            body, headers["Content-Type"] = json.dumps(body), "application/json"
        # A connection that lay idle may have been closed; everything asked here may be asked again.
        for attempt in (1, 2):
            link = getattr(self.local, "link", None)
            if link is None:
                link = self.local.link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
            try:
                link.request(method, path, body, headers)
                answer = link.getresponse()
                return answer.status, answer.read()
            except (OSError, http.client.HTTPException) as error:
                link.close()
                self.local.link = None
                if attempt == 2:
                    raise Unreachable("%s %s: %r" % (method, path, error)) from error

    def get(self, path, token=None, **params):
        path = "/api/v1" + path + ("?" + urlencode(params, doseq=True) if params else "")
        status, body = self._ask("GET", path, token=token)
        if status != 200:
            raise Failed("GET %s: %d %s" % (path, status, body[:500].decode("utf-8", "replace")))
        return json.loads(body)

    def search(self, text, noun, depth=DEPTH):
        """External ids, best first, page after page."""
        found, cursor = [], {}
        while True:
            page = self.get("/search", q=text, type=noun, limit=min(depth, 100), **cursor)
            found.extend(item["external_id"] for item in page["items"])
            if len(found) >= depth or not page.get("next_cursor"):
                return found[:depth]
            cursor = {"cursor": page["next_cursor"]}

    def ids(self, noun):
        """Id by external id of all that was imported."""
        plural = {"capability": "capabilities", "challenge": "challenges"}[noun]
        out, cursor = {}, {}
        while True:
            page = self.get("/" + plural, limit=100, **cursor)
            out.update((item["external_id"], item["id"]) for item in page["items"] if item.get("external_id"))
            if not page.get("next_cursor"):
                break
            cursor = {"cursor": page["next_cursor"]}
        missing = set(self.collection.records[noun]) - set(out)
        if missing:
            raise Failed("%d of the imported %s are not listed, %s for one" % (len(missing), plural, min(missing)))
        return out

    def broker(self, challenge):
        """A token of somebody who may see who could answer this challenge."""
        refused = []
        for person in self.get("/auth/demo")["items"]:
            status, body = self._ask("POST", "/api/v1/auth/demo", {"key": person["key"]})
            if status != 200:
                raise Failed("signing in as %s: %d" % (person["key"], status))
            token = json.loads(body)["access_token"]
            status, body = self._ask("GET", "/api/v1/challenges/%s/matches?limit=1" % challenge, token=token)
            if status == 200:
                return token
            refused.append("%s: %d" % (person["key"], status))
        raise Failed("nobody of the demonstration is the challenges' broker (%s)" % ", ".join(refused))

    def capabilities_for(self, challenge, token, depth):
        page = self.get("/challenges/%s/matches" % challenge, token, kind=KINDS, limit=depth)
        return [item["capability"]["external_id"] for item in page["items"] if item.get("capability")]

    def challenges_for(self, capability, token, depth):
        page = self.get("/capabilities/%s/matches" % capability, token, limit=depth)
        return [item["challenge"]["external_id"] for item in page["items"]]


def scored(ranked):
    """A ranking as pairs with scores, in the order answered."""
    return [(ident, float(len(ranked) - place)) for place, ident in enumerate(ranked)]


def together(ask, keys):
    """Asks with as many connections as there are cores."""
    keys = list(keys)
    pool = ThreadPoolExecutor(max(2, os.cpu_count() or 2))
    try:
        return dict(zip(keys, pool.map(ask, keys)))
    finally:
        # After a failure, or ended by a signal, nothing more is asked.
        pool.shutdown(cancel_futures=True)


def run(server, task, depth=DEPTH):
    """The product's run of a task."""
    if task.noun:
        answered = together(lambda query: server.search(task.queries[query], task.noun, depth), task.queries)
    else:
        needs, offers = server.ids("challenge"), server.ids("capability")
        token = server.broker(next(iter(needs.values())))
        asked = [query for query in task.queries if query in task.grades]
        if task.name == "challenge-capability":
            answered = together(lambda query: server.capabilities_for(needs[query], token, depth), asked)
        else:
            answered = together(lambda query: server.challenges_for(offers[query], token, depth), asked)
    return {query: scored(ranked) for query, ranked in answered.items()}


def differing(server, task, run, spelling, depth):
    """The queries that are answered otherwise when they are spelt another way, and how many were asked."""
    respelt = {query: spelling(text) for query, text in task.queries.items()}
    asked = [query for query in respelt if respelt[query] != task.queries[query]]
    answered = together(lambda query: server.search(respelt[query], task.noun, depth), asked)
    before = {query: [ident for ident, _ in run[query][:depth]] for query in asked}
    return [query for query in asked if answered[query] != before[query]], len(asked)
