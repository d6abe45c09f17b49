"""Random histories of a journal and its site: after every step the site is what a cold build makes.

A step is some changes and then a build, each drawn by a number of its own: any step can be left out
of a history and the others still mean the same, by which a history that fails is made short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from tests.site.journal_changes import CHANGES, Diary, first
from tests.site.warm_and_cold import WarmAndCold

_BUILDS: Final = {"build": 20, "killed": 2, "two at once": 1, "mkdocs": 2}


@dataclass(frozen=True, slots=True)
class Step:
    """Some changes, and a build."""

    changes: tuple[tuple[str, int], ...]
    """What happens, and the number it is drawn by."""
    build: str = "build"
    number: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """A journal and what becomes of it."""

    seed: int
    steps: tuple[Step, ...]
    dated: bool = False
    """Whether the site bears the journal's day, and not the machine's."""


@dataclass(slots=True)
class Told:
    """What a history showed."""

    wrong: list[str] = field(default_factory=list)
    """How a site was another than a cold build's: empty where the law was kept."""
    why: list[str] = field(default_factory=list)
    """Why builds were whole ones, with the changes before."""
    builds: int = 0
    short: int = 0
    """Builds that made no more than they had to."""


def history(seed: int, steps: int) -> History:
    """The history of a number."""
    random = Random(seed)  # noqa: S311 - the same history each time
    names = [*CHANGES]
    often = [CHANGES[name][0] for name in names]
    drawn = []
    for _ in range(steps):
        chosen = random.choices(names, often, k=random.choice((1, 1, 1, 2, 3)))
        changes = tuple((name, random.randrange(10**6)) for name in chosen)
        (build,) = random.choices([*_BUILDS], [*_BUILDS.values()])
        drawn.append(Step(changes, build, random.randrange(10**6)))
    return History(seed, tuple(drawn), dated=not random.randrange(3))


def told(lived: History) -> Told:
    """Lives through a history until the law is broken, or to its end."""
    found = Told()
    with TemporaryDirectory(prefix="history-") as name:
        diary = Diary(Path(name, "journal"))
        diary.entries.mkdir(parents=True)
        first(diary, Random(lived.seed))  # noqa: S311
        builds = WarmAndCold(diary, lived.dated)
        for step in (Step(()), *lived.steps):
            _live(builds, step, found)
            if builds.wrong:
                found.wrong = [f"{step}: {how}" for how in builds.wrong]
                break
    return found


def _live(builds: WarmAndCold, step: Step, found: Told) -> None:
    for name, number in step.changes:
        CHANGES[name][1](builds.diary, Random(number))  # noqa: S311
    random = Random(step.number)  # noqa: S311
    if step.build == "killed":
        with builds.begun() as running:
            running.kill(random.uniform(0, 2))
    elif step.build == "two at once":
        builds.build_two_at_once()
    elif step.build == "mkdocs":
        builds.run("mkdocs", "build")
    found.builds += 1
    whole = [line for line in builds.build() if line.startswith("everything:")]
    found.short += not whole
    changes = ", ".join(name for name, _ in step.changes)
    found.why += [f"{line}  <- {changes} ({step.build})" for line in whole]


def shortened(lived: History) -> History:
    """The same failure with as few steps and changes as still show it."""
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for shorter in _shorter(lived):
            if told(shorter).wrong:
                lived = shorter
                is_shorter = True
                break
    return lived


def _shorter(lived: History) -> Iterator[History]:
    steps = lived.steps
    for n in reversed(range(len(steps))):
        yield replace(lived, steps=steps[:n] + steps[n + 1 :])
    for n, step in enumerate(steps):
        for m in range(len(step.changes)):
            fewer = replace(step, changes=step.changes[:m] + step.changes[m + 1 :])
            if fewer.changes:
                yield replace(lived, steps=(*steps[:n], fewer, *steps[n + 1 :]))
