"""The figures of `stats --json` as a life tells them, and the working beside them done again."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

Figures = dict[str, str]
"""What is told of something, by its name."""

NOTHING: Final = frozenset({"0", "0 lb", "0.0000"})
"""What need not be told."""
_SIGNS: Final = str.maketrans({"×": "*", "÷": "/", "−": "-"})
_DONE: Final[Mapping[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_LAST_DIGIT: Final = 0.0002
"""Figures of four digits are worked on with; the last may be one or two off."""


def told(lines: Iterable[str]) -> Figures:
    """`lifted: 3 + 5 = 8 lb: a lift, the report` as the name and the value."""
    figures = {}
    for line in lines:
        name, _, rest = line.partition(": ")
        value, _, _ = rest.partition(": ")
        figures[name] = value.rpartition("= ")[2].strip()
    return figures


def wrong_working(line: str) -> str:
    """What the working in a line comes to, where that is not what the line says; else empty."""
    _, _, rest = line.partition(": ")
    sum_told, equals, _ = rest.partition(": ")[0].rpartition("=")
    found = _NUMBER.search(rest, len(sum_told) + 1) if equals else None
    if found is None:
        return ""
    comes_to = _worked_out(
        ast.parse(sum_told.strip().translate(_SIGNS), mode="eval").body
    )
    if abs(comes_to - float(found[0])) < _LAST_DIGIT:
        return ""
    return f"{comes_to:.4f}".rstrip("0").rstrip(".")


def _worked_out(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    if isinstance(node, ast.BinOp):
        do = _DONE[type(node.op)]
        return do(_worked_out(node.left), _worked_out(node.right))
    raise ValueError("A working holds numbers, + − × ÷ and brackets")


def of_week(stats: Any, start: date) -> Figures:
    """What one week holds, and how it counts."""
    of_its_day = {week["start"]: week for week in stats["weeks"]}
    week = of_its_day.get(start.isoformat())
    if week is None:
        return {}
    return _counts(week["counts"]) | {
        "reps": str(week["reps"]),
        "lifted": f"{week['lifted_lb']} lb",
        "answered": str(week["answered"]),
        "state": week["state"],
        "strength": f"{week['strength']:.4f}",
    }


def of_all(stats: Any) -> Figures:
    """The whole practice."""
    totals = dict(stats["totals"])
    streaks = stats["streaks"]
    weekly, writing = streaks["weekly"], streaks["writing"]
    return {
        "reps": str(totals.pop("reps")),
        "lifted": f"{totals.pop('lifted_lb')} lb",
        "heaviest": f"{totals.pop('heaviest_lb')} lb",
        **_counts(totals),
        "strength": f"{stats['strength']:.4f}",
        "weeks in a row": str(weekly["current"]),
        "most weeks in a row": str(weekly["longest"]),
        "rest weeks held": str(weekly["rest_held"]),
        "days in a row": str(writing["current"]),
        "most days in a row": str(writing["longest"]),
        "of the last 12 weeks": f"{streaks['last_12']} of {streaks['last_12_of']}",
        "my yeses": _rate(stats["yes_rate"]["mine"]),
        "their yeses": _rate(stats["yes_rate"]["others"]),
    }


def of_each_week(stats: Any) -> Iterator[str]:
    """`2026-03-02: 3 reps, 18 lb, 2 answered, met, 0.0863`, a line for each week."""
    for week in stats["weeks"]:
        yield (
            f"{week['start']}: {week['reps']} reps, {week['lifted_lb']} lb,"
            f" {week['answered']} answered, {week['state']}, {week['strength']:.4f}"
        )


def of_open(stats: Any) -> Iterator[str]:
    """`asks: Sam: the boiler`, a line for each thing that is open."""
    for name, items in stats["open"].items():
        for item in items:
            parts = [name, " + ".join(item["who"]), item["what"]]
            yield ": ".join(filter(None, parts))


def of_people(stats: Any) -> Iterator[str]:
    """`Sam: 2026-03-03 to 2026-04-20, accepted 2, asks 1`, a line for each person."""
    for person in stats["people"]:
        counted = [f"{kind} {n}" for kind, n in sorted(person["counts"].items()) if n]
        span = f"{person['first']} to {person['last']}"
        drifting = ["drifting"] if person["drifting"] else []
        yield f"{person['name']}: {', '.join([span, *counted, *drifting])}"


def of_findings(stats: Any) -> Iterator[str]:
    """`entries/2026-03-03.md:4 warning odd-bullet`, a line for each finding."""
    for found in stats["diagnostics"]:
        yield f"{found['uri']}:{found['line']} {found['severity']} {found['code']}"


def _counts(counts: Mapping[str, int]) -> Figures:
    return {kind: str(n) for kind, n in counts.items()}


def _rate(rate: Mapping[str, int]) -> str:
    return f"{rate['yes']} of {rate['n']}"
