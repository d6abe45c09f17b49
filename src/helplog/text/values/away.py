"""`away`: stretches of days, in any of the forms people give them."""

from __future__ import annotations

import re
from datetime import date

from helplog.model.journal import Away
from helplog.text.source.findings import Findings
from helplog.text.source.lines import SPACES
from helplog.text.source.nodes import (
    Listing,
    Mapping,
    Node,
    Pair,
    Scalar,
    as_text,
    is_blank,
    written,
)
from helplog.text.source.words import is_none, yes_or_no
from helplog.text.values.dates import ImpossibleDateError, read_day

_KEYS = {
    **dict.fromkeys(("from", "start", "since", "first", "begin"), "from"),
    **dict.fromkeys(("to", "until", "till", "end", "through", "last"), "to"),
    **dict.fromkeys(("why", "reason", "because", "note", "where", "what"), "why"),
}
_BETWEEN = re.compile(
    r"\s*(?:\bto\b|\buntil\b|\btill\b|\bthrough\b|[\u2013\u2014]|\.\.+|/|\s-+\s|,)\s*",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"(?:from\s+)?([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(.*)", re.DOTALL | re.IGNORECASE
)
_HINT = "Type away: {from: 2026-08-01, to: 2026-08-14, why: the sea}"


def is_away_key(key: str) -> bool:
    """Whether a key belongs to a stretch."""
    return key.casefold() in _KEYS


def read_away(node: Node, on: date, findings: Findings) -> tuple[list[Away], list[str]]:
    """The stretches a value names.

    Args:
        node: the value of `away`.
        on: the day of the entry.
        findings: where to report what can't be read.

    Returns:
        The stretches; what could not be read, as written.
    """
    if isinstance(node, Listing):
        return _several(node, on, findings)
    if isinstance(node, Mapping):
        if not node.pairs or any(is_away_key(pair.key.text) for pair in node.pairs):
            return _keyed(node.pairs, on, findings)
        return _text(Scalar(as_text(_flat(node)), node.start, node.end), on, findings)
    return ([], []) if is_blank(node) or is_none(node.text) else _text(node, on, findings)


def _flat(node: Mapping) -> Listing:
    parts = [
        Scalar(f"{pair.key.text}: {as_text(pair.value)}", pair.key.start, pair.value.end)
        for pair in node.pairs
    ]
    return Listing(tuple(parts), node.start, node.end)


def _several(node: Listing, on: date, findings: Findings) -> tuple[list[Away], list[str]]:
    days = [_silent_day(part) for part in node.items]
    if len(days) == 2 and days[0] and days[1]:  # noqa: PLR2004 - `[2026-08-01, 2026-08-14]` is from and to
        return [_ordered(days[0], days[1], "", node, findings)], []
    found: list[Away] = []
    unread: list[str] = []
    for part in node.items:
        more, kept = read_away(part, on, findings)
        found += more
        unread += kept
    return found, unread


def _silent_day(node: Node) -> date | None:
    try:
        return read_day(node.text) if isinstance(node, Scalar) else None
    except ImpossibleDateError:
        return None


def _keyed(pairs: tuple[Pair, ...], on: date, findings: Findings) -> tuple[list[Away], list[str]]:
    ends: dict[str, date] = {}
    why: list[str] = []
    unread: list[str] = []
    for pair in pairs:
        name = _KEYS.get(pair.key.text.casefold())
        if is_blank(pair.value):
            continue
        if name == "why":
            why.append(as_text(pair.value))
        elif name is None:
            why.append(f"{pair.key.text}: {as_text(pair.value)}")
        else:
            day = _day(pair.value, findings)
            if day:
                ends[name] = day
            else:
                unread.append(f"{pair.key.text}: {written(pair.value)}")
    if unread:
        return [], [*unread, *(f"{name}: {day}" for name, day in ends.items()), *why]
    if not ends:
        return ([], []) if not why else _nowhen(pairs[0].key, why, findings)
    first = ends.get("from", ends.get("to", on))
    last = ends.get("to", first)
    if len(ends) == 1:
        _report_one_end(pairs[0].key, first, findings)
    return [_ordered(first, last, "; ".join(why), pairs[0].key, findings)], []


def _nowhen(key: Scalar, why: list[str], findings: Findings) -> tuple[list[Away], list[str]]:
    findings.error(key.start, "away-without-days", "A stretch away has no days", _HINT)
    return [], why


def _text(node: Scalar, on: date, findings: Findings) -> tuple[list[Away], list[str]]:
    text = node.text.strip(SPACES + "\n")
    said = yes_or_no(text)
    if said is False:
        return [], []
    if said:
        _report_one_end(node, on, findings)
        return [Away(on, on)], []
    found = _STRETCH.fullmatch(text)
    if not found:
        findings.error(
            node.start, "away-without-days", f"`{text[:60]}` names no days helplog can read", _HINT
        )
        return [], [text]
    parts = _BETWEEN.match(found[2])
    second = _STRETCH.fullmatch(found[2][parts.end() :]) if parts else None
    first = _day(Scalar(found[1], node.start, node.end), findings)
    last = _day(Scalar(second[1], node.start, node.end), findings) if second else first
    if not first or not last:
        return [], [text]
    why = (second[2] if second else found[2]).strip(SPACES + "\n:,;()\u2013\u2014-")
    return [_ordered(first, last, why, node, findings)], []


def _day(node: Node, findings: Findings) -> date | None:
    text = as_text(node)
    try:
        day = read_day(text)
    except ImpossibleDateError as problem:
        findings.error(
            node.start,
            "impossible-date",
            f"`{text[:60]}`: no calendar has this day ({problem})",
            "Type a day that exists",
        )
        return None
    if day is None:
        findings.error(
            node.start,
            "not-a-date",
            f"`{text[:60]}` is not a date helplog can read",
            "Type it as 2026-08-01",
        )
    return day


def _ordered(first: date, last: date, why: str, node: Node, findings: Findings) -> Away:
    if last < first:
        findings.warning(
            node.start,
            "away-backwards",
            f"The stretch ends before it begins; read as {last} to {first}",
            "Exchange the two days",
        )
        first, last = last, first
    return Away(first, last, why)


def _report_one_end(node: Node, day: date, findings: Findings) -> None:
    findings.warning(
        node.start,
        "away-one-day",
        f"The stretch has one end only; read as the single day {day}",
        _HINT,
    )
