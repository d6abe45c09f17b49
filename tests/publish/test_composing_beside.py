"""Pages composed in a copy of the program are those that would be composed here, with all they leave behind."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from markupsafe import Markup

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection
from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.journal import Writing
from helplog.pages.composing import compose, planned
from helplog.pages.search.records import Record, record_of
from helplog.pages.site_making import site_of
from helplog.pages.source import Heading, PageSource, Rendering
from helplog.publish.composing_beside import Composed, Sharing, compose_beside
from helplog.publish.held_pages import HeldPages
from helplog.store.opening import open_journal

DAYS: Final = 800
NOTED: Final = logging.getLogger("mkdocs.plugins.helplog")
on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="there is no copy elsewhere"
)


@pytest.fixture(scope="module")
def reflection(tmp_path_factory: pytest.TempPathFactory) -> Reflection:
    root = tmp_path_factory.mktemp("journal")
    entries = root / "entries"
    entries.mkdir()
    (root / "mkdocs.yml").write_text("site_name: x\ndocs_dir: entries\n", "utf-8")
    for number in range(DAYS):
        day = date.fromordinal(date(2020, 1, 1).toordinal() + number)
        text = f"---\nasks: [Ana {number % 90}: soup]\n---\nWords {number}.\n"
        (entries / f"{day}.md").write_text(text, "utf-8")
    return reflect(open_journal(root), date(2023, 1, 1))


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever machine the tests run on, and beside whatever threads."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 1)


class Renders:
    """Names a picture and finds something for each text, and counts what is asked here."""

    def __init__(self, say: Callable[[str], None] = lambda _: None) -> None:
        self.say = say
        self.here = 0

    def __call__(
        self, writing: Writing, markdown: str, page_uri: str, prefix: str
    ) -> Rendering:
        self.here += 1
        self.say(markdown)
        found = Diagnostic(writing.where, Severity.NOTE, "x", markdown, "")
        html = Markup("{} {} {}").format(page_uri, prefix, markdown)
        return Rendering(html, (found,), frozenset({f"{writing.uri}.png"}))


class Site(NamedTuple):
    """All that comes of composing."""

    pages: list[tuple[str, str, tuple[Heading, ...], frozenset[str], Record]]
    found: tuple[Diagnostic, ...]


def drained(
    pages: Iterator[Composed | PageSource],
    take: Callable[[Composed | PageSource], None],
) -> tuple[Diagnostic, ...]:
    while True:
        try:
            take(next(pages))
        except StopIteration as end:
            found: tuple[Diagnostic, ...] = end.value
            return found


def expected(reflection: Reflection, prose: Renders) -> Site:
    pages = []

    def take(page: Composed | PageSource) -> None:
        assert isinstance(page, PageSource)
        record = record_of(page.uri, page.sections)
        pages.append((page.uri, str(page.html), page.headings, page.left.named, record))

    found = drained(compose(reflection, prose), take)
    return Site(pages, found)


def beside(
    reflection: Reflection,
    prose: Renders,
    folder: Path,
    sharing: Sharing = Sharing(lambda _: True, lambda: False),  # noqa: B008 - a pair
) -> Site:
    held = HeldPages(folder)
    pages = []

    def take(composed: Composed | PageSource) -> None:
        assert isinstance(composed, Composed)
        page, waiting = composed
        assert (page.html, page.sections) == ("", ())
        html, record = held.html_of(waiting), held.record_of(waiting)
        pages.append((page.uri, html, waiting.framed.headings, page.left.named, record))

    site = site_of(reflection, prose)
    found = drained(
        compose_beside(site, planned(site), held, lambda page: page, sharing), take
    )
    assert held.bytes_held > 0
    held.close()
    return Site(pages, found)


@on_linux
@pytest.mark.usefixtures("two_cores")
def test_a_part_is_composed_in_a_copy_and_all_is_the_same(
    reflection: Reflection, tmp_path: Path
) -> None:
    here, there = Renders(), Renders()
    assert beside(reflection, there, tmp_path) == expected(reflection, here)
    assert here.here == DAYS
    assert there.here < DAYS


def test_with_one_core_all_is_composed_here(
    reflection: Reflection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    there = Renders()
    assert beside(reflection, there, tmp_path) == expected(reflection, Renders())
    assert there.here == DAYS


@pytest.mark.usefixtures("two_cores")
def test_what_may_not_be_shared_is_composed_here(
    reflection: Reflection, tmp_path: Path
) -> None:
    there = Renders()
    none = Sharing(lambda uri: not uri.startswith("weeks/"), lambda: False)
    assert beside(reflection, there, tmp_path, none) == expected(reflection, Renders())
    assert there.here == DAYS


@pytest.mark.usefixtures("two_cores")
def test_what_is_logged_is_said_here_and_once(
    reflection: Reflection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A strict build counts it."""

    def say(text: str) -> None:
        if int(text.split()[1].rstrip(".")) % 100 == 0:
            NOTED.warning("odd: %s", text)

    there = beside(reflection, Renders(say), tmp_path)
    assert there == expected(reflection, Renders())
    assert caplog.text.count("odd: Words 700.") == 1
    assert caplog.text.count("odd: ") == DAYS / 100


@pytest.mark.usefixtures("two_cores")
def test_what_has_an_effect_is_done_here(
    reflection: Reflection, tmp_path: Path
) -> None:
    asked: set[str] = set()
    effects = Sharing(lambda _: True, lambda: bool(asked))
    there = beside(reflection, Renders(asked.add), tmp_path, effects)
    assert there == expected(reflection, Renders())
    assert len(asked) == DAYS


@on_linux
@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("after", [0, 1, 40])
def test_a_copy_that_is_killed_leaves_the_rest(
    reflection: Reflection, tmp_path: Path, after: int
) -> None:
    program = os.getpid()
    seen: list[str] = []

    def say(text: str) -> None:
        seen.append(text)
        if os.getpid() != program and len(seen) > after:
            os.kill(os.getpid(), 9)

    there = beside(reflection, Renders(say), tmp_path)
    assert there == expected(reflection, Renders())
