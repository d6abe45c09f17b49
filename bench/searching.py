"""How soon the search shows its first result, and what is loaded for it, beside Material's own.

A diary (HELPLOG_CORPUS, as in building.py, else one that is made up) is built by helplog, and by
plain MkDocs with Material. In Chromium (HELPLOG_CHROMIUM), with nothing kept from before, each page
is opened, its box given the focus and a query at once: the time is that until the first result is
drawn. HELPLOG_ENTRIES=20000 has the diary repeated backwards until it has so many days. The times
of one run compare; a busy machine makes them all longer.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, sync_playwright

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.journals import (  # noqa: E402  # found from the folder above
    HELPLOG,
    PLAIN,
    TODAY,
    corpus,
    earlier,
    journal,
)
from bench.processes import measured  # noqa: E402

from helplog.pages.search.signs import counted  # noqa: E402

TIMES: Final = 5
LONG: Final = 5
"""Letters of the words that are looked for."""
SEARCHING: Final = ("/search/", "/search.", "iframe-worker")
"""Parts of the addresses of what is loaded for a search."""
FIRST_RESULT: Final = """typed => new Promise((resolve, reject) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector(".md-search-result__list");
  const begun = performance.now();
  new MutationObserver(() => {
    const one = list.querySelector(".md-search-result__item :is(h1, h2)");
    const drawn = () => resolve(performance.now() - begun);
    if (one && one.textContent) requestAnimationFrame(() => setTimeout(drawn));
  }).observe(list, { childList: true, subtree: true, characterData: true });
  box.focus();
  box.value = typed;
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  setTimeout(() => reject(new Error(`nothing found for ${typed}`)), 120000);
})"""


@dataclass(frozen=True)
class First:
    """A first result."""

    milliseconds: float
    size: int
    """Bytes loaded until then, the pages' own files aside."""


def main() -> None:
    """Builds, searches, and prints the table."""
    days = list(corpus())
    wanted = int(os.environ.get("HELPLOG_ENTRIES") or len(days))
    while len(days) < wanted:
        days = [*earlier(days), *days]
    days = days[-wanted:]
    queries = list(words_of(days))
    print(f"{len(days):,} entries; queries: {', '.join(queries)}\n")
    with tempfile.TemporaryDirectory(prefix="helplog-search-") as folder:
        plain = journal(Path(folder, "plain"), days, PLAIN)
        measured(plain, "mkdocs", "build", "--quiet")
        ours = journal(Path(folder, "ours"), days, HELPLOG)
        measured(ours, "helplog", "build", "--quiet", "--today", TODAY)
        compared(plain / "site", ours / "site", queries)
        files = [*(ours / "site/search").iterdir()]
        size = sum(path.stat().st_size for path in files)
        index = (plain / "site/search/search_index.json").stat().st_size
        print(
            f"\non disk: {size / 1e6:.1f} MB in {len(files)} files, Material's {index / 1e6:.1f} MB"
        )


def words_of(days: Sequence[tuple[date, bytes]]) -> Iterator[str]:
    """A rare word and a common one, how a word begins, two words that stand on one day."""
    of_days = [counted(said_in(text)).keys() for _, text in days]
    found: Counter[str] = Counter()
    for words in of_days:
        found.update(words)
    longer = {word for word in found if len(word) >= LONG and word.isalpha()}
    wanted_times = len(days) / 100
    rare = min(longer, key=lambda word: (abs(found[word] - wanted_times), word))
    common = max(longer, key=lambda word: (found[word], word))
    beside = next(words for words in of_days if rare in words)
    other = max(longer & beside, key=lambda word: (found[word], word))
    yield from (rare, common, rare[:3], f"{other} {rare}")


def said_in(entry: bytes) -> str:
    """What an entry says below its frontmatter, whose keys nobody looks for."""
    text = entry.decode("utf-8", "replace")
    return text.split("---\n", 2)[-1]


def compared(plain: Path, ours: Path, queries: Sequence[str]) -> None:
    """A line for each query and way of opening."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("HELPLOG_CHROMIUM") or None,
            args=["--no-sandbox", "--disable-gpu"],
        )
        for query in queries:
            with over_http(plain) as address:
                theirs = searched(browser, plain, address, query)
            row(f"{query}, Material", theirs, theirs)
            with over_http(ours) as address:
                row(f"{query}, http", searched(browser, ours, address, query), theirs)
            row(
                f"{query}, file",
                searched(browser, ours, f"{ours.as_uri()}/", query),
                theirs,
            )
        browser.close()


def row(name: str, first: First, beside: First) -> None:
    """One line of the table."""
    ratio = first.milliseconds / beside.milliseconds
    print(
        f"{name:40}{first.milliseconds:8.0f} ms {ratio:6.2f} x {first.size / 1e3:10.0f} kB",
        flush=True,
    )


def searched(browser: Browser, site: Path, address: str, query: str) -> First:
    """The median of some searches, each in a profile of its own."""
    found = [once(browser, site, address, query) for _ in range(TIMES)]
    return First(
        median(one.milliseconds for one in found), max(one.size for one in found)
    )


def once(browser: Browser, site: Path, address: str, query: str) -> First:
    """One search."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(180_000)
        loaded: list[str] = []

        def remember(request: Request) -> None:
            loaded.append(request.url)

        page.on("request", remember)
        page.goto(f"{address}index.html", wait_until="load")
        milliseconds = page.evaluate(FIRST_RESULT, query)
        until = [*loaded]
    base = urlsplit(address).path
    paths = [urlsplit(url).path.removeprefix(base) for url in until]
    sizes = [
        (site / path).stat().st_size
        for path in paths
        if any(part in f"/{path}" for part in SEARCHING) and (site / path).is_file()
    ]
    return First(milliseconds, sum(sizes))


@contextmanager
def over_http(site: Path) -> Iterator[str]:
    """A plain server for a folder; its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Forgiving(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A browser that is closed hears no more."""

    handler = partial(Quiet, directory=str(site))
    with Forgiving(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


if __name__ == "__main__":
    main()
