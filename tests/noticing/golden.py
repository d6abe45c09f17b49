"""Sentences in files: what should be noticed in each, and how well it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from helplog.insight.noticing.noticing import notice
from helplog.model.names import name_key

FOLDER: Final = Path(__file__).parents[1] / "golden" / "noticing"


class Wanted(NamedTuple):
    """What a sentence says."""

    kind: str
    who: tuple[str, ...]
    """Keys of names, in order of the alphabet."""


class Case(NamedTuple):
    """A sentence, and everything that should be noticed in it."""

    sentence: str
    wanted: tuple[Wanted, ...]


class Score(NamedTuple):
    """How well a file is noticed."""

    right: int
    """Proposals of the right kind, for the right people."""
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of proposals that are right."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of what is there that is proposed."""
        return self.right / max(1, self.right + len(self.missed))


def read_cases(name: str) -> tuple[tuple[str, ...], tuple[Case, ...]]:
    """The people known, and the cases of a file."""
    known: tuple[str, ...] = ()
    cases = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("known:"):
            known = tuple(part.strip() for part in line[6:].split(","))
        elif line and not line.startswith("#"):
            wanted, _, sentence = line.partition("|")
            cases.append(Case(sentence.strip(), tuple(map(_wanted, _parts(wanted)))))
    return known, tuple(cases)


def score(name: str) -> Score:
    """How well the sentences of a file are noticed, each as an entry of its own."""
    known, cases = read_cases(name)
    right = 0
    wrong: list[str] = []
    missed: list[str] = []
    for case in cases:
        left = list(case.wanted)
        for proposal in notice(case.sentence, known):
            seen = Wanted(proposal.kind.value, _keys(proposal.who))
            if seen in left:
                left.remove(seen)
                right += 1
            else:
                wrong.append(f"{seen.kind} {seen.who} in: {case.sentence}")
        missed += [f"{one.kind} {one.who} in: {case.sentence}" for one in left]
    return Score(right, tuple(wrong), tuple(missed))


def _parts(text: str) -> list[str]:
    return [part for part in text.split(";") if part.strip()]


def _wanted(text: str) -> Wanted:
    kind, _, who = text.partition(":")
    return Wanted(kind.strip(), _keys(who.split(",")))


def _keys(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(key for name in names if (key := name_key(name))))
