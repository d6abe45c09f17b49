"""What a life says, beside what came: every difference, in words that a person can read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.lives import figures
from tests.lives.hearing import Heard
from tests.lives.script import Line, Step

Differs = tuple[Line, str, str]
"""The line, what it expects, and what came."""

_TELLINGS: Final[Mapping[str, Callable[[Any], Iterable[str]]]] = {
    "weeks": figures.of_each_week,
    "open": figures.of_open,
    "people": figures.of_people,
    "findings": figures.of_findings,
}
"""What tells a line for each thing, and tells all of them."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that came otherwise than a life says."""

    life: str
    step: Step
    number: int
    expected: str
    got: str

    @property
    def heading(self) -> str:
        """Where it is told, and when it would be."""
        where = f"{self.life}, {self.step.week.lower()}, line {self.number}"
        return f"{where} ({self.step.said}, on {self.step.when})"


def tell(found: Iterable[Mismatch]) -> str:
    """Everything that came otherwise, for a person to read; what is the same is told once."""
    said = []
    before = ""
    for mismatch in found:
        got = mismatch.got.strip("\n")
        shown = "the same" if got == before else got.replace("\n", "\n    ")
        said.append(
            f"{mismatch.heading}\n  expected: {mismatch.expected}\n  got:\n    {shown}\n"
        )
        before = got
    return "\n".join(said)


def of_command(step: Step, heard: Heard) -> Iterator[Differs]:
    """What a command said, its questions in the order of the answers, and how it ended."""
    code = 0
    for line in step.below:
        sign, text = _sign_and_words(line)
        if sign == "exits":
            code = int(text)
        elif sign not in {"?", ">"}:
            yield from _of_line(line, heard.said)
    yield from _of_conversation(step, heard)
    if heard.code != code:
        first = Line(step.number, step.said)
        yield first, f"the exit code {code}", f"{heard.code}\n{heard.said}"


def _of_conversation(step: Step, heard: Heard) -> Iterator[Differs]:
    """The first question that is another one: all that is said after it is beside the point."""
    asked = 0
    for line in step.below:
        sign, text = _sign_and_words(line)
        before = "".join(heard.before[asked : asked + 1])
        if sign == "?" and not _is_in(text, before):
            yield line, f"before the next answer, to be asked “{text}”", before
            return
        if sign == ">" and asked == len(heard.before):
            yield line, f"to be asked anything, for the answer “{text}”", heard.said
            return
        asked += sign == ">"
    if asked and asked < len(heard.before):
        first = Line(step.number, step.said)
        yield first, "no further question", heard.before[asked]


def of_text(step: Step, text: str) -> Iterator[Differs]:
    for line in step.below:
        yield from _of_line(line, text)


def _of_line(line: Line, text: str) -> Iterator[Differs]:
    """One `says` or `not`."""
    sign, words = _sign_and_words(line)
    if sign not in {"says", "not"}:
        yield line, "a line that begins with `says` or `not`", line.text
    elif _is_in(words, text) and sign == "not":
        yield line, f"nothing of “{words}”", _around(words, text)
    elif not _is_in(words, text) and sign == "says":
        yield line, f"to read “{words}”", text


def _sign_and_words(line: Line) -> tuple[str, str]:
    """`says` and what it says."""
    sign, _, words = line.text.partition(" ")
    return sign, words.strip()


def _is_in(words: str, text: str) -> bool:
    """Whether a text says something, however its lines and spaces are."""
    return _one_line(words) in _one_line(text)


def _around(words: str, text: str) -> str:
    """A piece of a text, with some words in its middle."""
    before, found, after = _one_line(text).partition(_one_line(words))
    return f"… {before[-80:]}{found}{after[:80]} …"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def of_figures(step: Step, stats: Any) -> Iterator[Differs]:
    if step.verb in _TELLINGS:
        yield from _of_list(step, list(_TELLINGS[step.verb](stats)))
        return
    for line in step.below:
        if comes_to := figures.wrong_working(line.text):
            yield line, line.text, f"the working comes to {comes_to}"
    now = figures.of_all(stats)
    if step.verb == "numbers":
        now = figures.of_week(stats, step.week_start)
    lines = {line.text.partition(":")[0]: line for line in step.below}
    told = figures.told(line.text for line in step.below)
    first = Line(step.number, step.verb)
    for name in dict.fromkeys([*told, *now]):
        expected = told.get(name, "nothing")
        got = now.get(name, "nothing of that name")
        if expected != got and not (name not in told and got in figures.NOTHING):
            yield lines.get(name, first), f"{name}: {expected}", f"{name}: {got}"


def _of_list(step: Step, now: list[str]) -> Iterator[Differs]:
    """A line for each thing, none missing and none too many, in any order."""
    told = {line.text: line for line in step.below}
    missing = [line for text, line in told.items() if text not in now]
    too_many = [text for text in now if text not in told]
    if missing or too_many:
        expected = "".join(f"\n    {line.text}" for line in missing) or "nothing else"
        first = missing[0] if missing else Line(step.number, step.verb)
        yield first, expected, "\n".join(too_many) or "nothing of it"
