"""Living a life again: its files are written, its commands run, and what comes of it is compared."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from tests.lives.comparing import Differs, Mismatch, of_command, of_figures, of_text
from tests.lives.hearing import Heard, hear
from tests.lives.script import Step, steps_of
from tests.pages.composed import index_of, said_on
from tests.prose.rendering import EXTENSIONS

from helplog.insight.reflecting import reflect
from helplog.pages.composing import compose
from helplog.pages.source import PageSource
from helplog.prose.linking import links_of
from helplog.prose.rendering import Renderer
from helplog.store.opening import open_journal

_CONFIGURATION: Final = (
    "site_name: A life\ndocs_dir: entries\nplugins: [search, helplog]\n"
)
_LOOKING: Final = frozenset(
    {"check", "find", "open", "people", "stats", "today", "week"}
)


@dataclass(slots=True)
class Living:
    """One life, in a folder of its own."""

    name: str
    root: Path
    heard: list[Heard] = field(default_factory=list)
    """What each command said, for whoever wants to know more."""
    _made: tuple[date, list[PageSource]] | None = None
    """The pages as they are while nothing is done, and the day they are of."""
    _stats: tuple[date, Any] | None = None
    """The same of the figures."""

    def live(self, script: str) -> list[Mismatch]:
        """Everything that came otherwise than the script says, in its order."""
        (self.root / "entries").mkdir(parents=True)
        (self.root / "mkdocs.yml").write_text(_CONFIGURATION, "utf-8")
        self.root.chmod(0o700)
        found: list[Mismatch] = []
        for step in steps_of(script):
            for line, expected, got in self._take(step):
                found.append(Mismatch(self.name, step, line.number, expected, got))
        return found

    def _take(self, step: Step) -> Iterator[Differs]:
        if step.verb == "writes" or (step.verb == "$" and not _only_looks(step)):
            self._made = self._stats = None
        match step.verb:
            case "writes":
                self._write(step)
            case "$":
                heard = self._run(step, *shlex.split(step.name)[1:])
                yield from of_command(step, heard)
            case "page":
                yield from of_text(step, self._page(step))
            case "site":
                yield from of_text(step, self._site(step))
            case "file":
                text = (self.root / "entries" / step.name).read_text("utf-8")
                yield from of_text(step, text)
            case _:
                yield from of_figures(step, self._stats_of(step))

    def _write(self, step: Step) -> None:
        path = self.root / "entries" / step.name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(line.text for line in step.below)
        path.write_text(text.rstrip("\n") + "\n", "utf-8")

    def _run(self, step: Step, *arguments: str) -> Heard:
        lines = [line.text for line in step.below]
        typed = [line[2:] for line in lines if line.startswith(">")]
        heard = hear([*arguments], typed, root=self.root, today=step.day)
        self.heard.append(heard)
        return heard

    def _stats_of(self, step: Step) -> Any:
        if self._stats is None or self._stats[0] != step.day:
            said = self._run(step, "stats", "--json").said
            self._stats = step.day, json.loads(said)
        return self._stats[1]

    def _page(self, step: Step) -> str:
        """What a page says to a person, as the site would show it on that day."""
        uri = "index.md" if step.name == "today" else f"{step.name}/index.md"
        for page in self.pages(step.day):
            if page.uri == uri:
                return said_on(page.html)
        return "(there is no such page)"

    def _site(self, step: Step) -> str:
        """All that every page holds, but for those that are named, and all a search finds."""
        left_out = {f"{name}/index.md" for name in step.name.split()[1:]}
        pages = [page for page in self.pages(step.day) if page.uri not in left_out]
        return "\n".join(f"{page.uri} {page.html} {index_of(page)}" for page in pages)

    def pages(self, today: date) -> list[PageSource]:
        """Every page, as the site would have it on a day."""
        if self._made is None or self._made[0] != today:
            reflection = reflect(open_journal(self.root), today)
            prose = Renderer(EXTENSIONS, {}, links_of(reflection, {}))
            self._made = today, list(compose(reflection, prose))
        return self._made[1]


def _only_looks(step: Step) -> bool:
    """Whether a command leaves the files as they are."""
    return "--another" not in step.name and step.name.split()[1] in _LOOKING
