"""How soon a saved word shows in the preview, on the page that is in view.

    python bench/previewing.py                   # 3,650 made-up entries
    HELPLOG_CORPUS=~/diary python bench/previewing.py --entries 0   # a folder of daily files

A preview is started; in Chromium (HELPLOG_CHROMIUM) the page of a week is opened, a word is added
to one of its entries, and the time is taken from then until the word is on the page. The same for
the first page, which an item of today's changes. Each is done several times in turn.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Final

import click
from playwright.sync_api import Page, sync_playwright

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.journals import HELPLOG, corpus, journal, made_up  # noqa: E402  # the folder above
from tests.browser.find_or_install import CHROMIUM, found  # noqa: E402
from tests.private.previewing import preview  # noqa: E402

TIMES: Final = 7
PATIENCE_MS: Final = 60_000
PAUSE_SECONDS: Final = 3.0
"""Until all of a build is over, and what was written is told by its times again."""
COMMAND: Final = (
    "-c",
    "from helplog.cli.main import main; main()",
    "serve",
    "--port",
    "0",
)
"""What follows Python."""


@click.command()
@click.option("--entries", type=int, default=3_650, show_default=True)
def main(entries: int) -> None:
    """Measure; 0 entries stand for the diary that is named."""
    days = list(made_up(entries, Random(3)) if entries else corpus())  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory(prefix="helplog-preview-") as folder:
        root = journal(Path(folder, "journal"), days, HELPLOG)
        root.chmod(0o700)
        on = days[-1][0]
        path = root / "entries" / f"{on:%Y/%m}" / f"{on.isoformat()}.md"
        today = on + timedelta(1)
        start = on - timedelta(on.weekday())
        with (
            preview(COMMAND, root, {"HELPLOG_TODAY": today.isoformat()}) as running,
            opened() as page,
        ):
            plain = running.address.partition("?")[0]
            page.goto(running.address)
            views = {"the week of an entry": f"{plain}weeks/{start}/index.html"}
            print(f"{len(days):,} entries; from saving to shown, seconds")
            for name, address in views.items():
                page.goto(address)
                page.wait_for_timeout(2_000)
                taken = list(_times(page, lambda word: _add(path, f"\nThe {word}.\n")))
                _say(name, taken)
            page.goto(plain)
            page.wait_for_timeout(2_000)
            new = root / "entries" / f"{today:%Y/%m}" / f"{today.isoformat()}.md"
            new.parent.mkdir(exist_ok=True, parents=True)
            new.write_text("---\nasks:\n  - Ana: the first\n---\n", "utf-8")
            page.wait_for_timeout(10_000)
            taken = list(_times(page, lambda word: _ask(new, word)))
            _say("the first page", taken)


def _times(page: Page, save: Callable[[str], None]) -> Iterator[float]:
    for number in range(TIMES):
        word = f"piano{number}{int(time.time())}"
        begun = time.perf_counter()
        save(word)
        page.wait_for_function(
            "word => document.body && document.body.innerText.includes(word)",
            arg=word,
            timeout=PATIENCE_MS,
        )
        yield time.perf_counter() - begun
        page.wait_for_timeout(1_000 * PAUSE_SECONDS)


def _add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _ask(path: Path, word: str) -> None:
    path.write_text(f"---\nasks:\n  - Ana: {word}\n---\n", "utf-8")


def _say(name: str, taken: list[float]) -> None:
    each = ", ".join(f"{one:.2f}" for one in taken)
    print(
        f"  {name}: {median(taken):.2f} ({min(taken):.2f} to {max(taken):.2f}: {each})"
    )


@contextmanager
def opened() -> Iterator[Page]:
    """A page in Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(CHROMIUM))
        yield browser.new_page()
        browser.close()


if __name__ == "__main__":
    main()
