"""Words rendered in a copy of the program are those that would be rendered here, with all they name."""

from __future__ import annotations

import logging
import os
import sys
import threading
from datetime import date
from typing import Final

import pytest
from markupsafe import Markup

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection
from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.journal import Writing
from helplog.pages.addresses import week_uri
from helplog.pages.days.days import stretches_of
from helplog.pages.source import Prose, Rendering
from helplog.store.opening import open_journal
from helplog.website.rendering_ahead import forget_what_was, rendered_ahead

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="there is no copy elsewhere"
)

DAYS: Final = 800
NOTED: Final = logging.getLogger("mkdocs.plugins.helplog")


@pytest.fixture(scope="module")
def reflection(tmp_path_factory: pytest.TempPathFactory) -> Reflection:
    root = tmp_path_factory.mktemp("journal")
    entries = root / "entries"
    entries.mkdir()
    (root / "mkdocs.yml").write_text("site_name: x\ndocs_dir: entries\n", "utf-8")
    for number in range(DAYS):
        day = date.fromordinal(date(2020, 1, 1).toordinal() + number)
        (entries / f"{day}.md").write_text(f"Words {number}.\n", "utf-8")
    (entries / "2020-W10.md").write_text("## Else\n\nMore.\n", "utf-8")
    return reflect(open_journal(root), date(2023, 1, 1))


class Renders:
    """Says what it was asked, names a picture for each, and counts what is asked here."""

    def __init__(self, *, logs_at: str = "") -> None:
        self.logs_at = logs_at
        self.here = 0

    def __call__(
        self, writing: Writing, markdown: str, page_uri: str, prefix: str
    ) -> Rendering:
        self.here += 1
        if self.logs_at and self.logs_at in markdown:
            NOTED.warning("odd: %s", markdown)
        found = Diagnostic(writing.where, Severity.NOTE, "x", markdown, "")
        html = Markup("{} {} {}").format(page_uri, prefix, markdown)
        return Rendering(html, (found,), frozenset({f"{writing.uri}.png"}))


def asked(reflection: Reflection, prose: Prose) -> list[Rendering]:
    made = []
    for week in reflection.weeks:
        for writing, markdown, prefix in stretches_of(week):
            made.append(prose(writing, markdown, week_uri(week.start), prefix))
    return made


def both(reflection: Reflection, *, logs_at: str = "") -> tuple[Renders, Renders]:
    """Rendered ahead and here, which is the same; and who did it."""
    here = Renders()
    there = Renders(logs_at=logs_at)
    expected = asked(reflection, here)
    with rendered_ahead(there, reflection) as ahead:
        assert asked(reflection, ahead) == expected
    return here, there


def test_most_is_rendered_ahead_and_all_is_the_same(
    reflection: Reflection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    here, there = both(reflection)
    assert here.here == DAYS + 1
    assert there.here < here.here / 4


def test_with_one_core_all_is_rendered_here(
    reflection: Reflection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    here, there = both(reflection)
    assert there.here == here.here


def test_what_is_logged_is_said_here_and_once(
    reflection: Reflection,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A strict build counts it."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    both(reflection, logs_at="Words 700.")
    assert caplog.text.count("odd: Words 700.") == 1


def test_an_extension_of_somebody_elses_may_count_through_all_texts() -> None:
    assert forget_what_was(["toc", "markdown.extensions.tables", "pymdownx.details"])
    assert not forget_what_was(["toc", "numbering"])
    assert not forget_what_was([object()])
