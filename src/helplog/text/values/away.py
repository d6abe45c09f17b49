"""`away`: stretches of days, in any of the forms people give them."""

from __future__ import annotations

import re
from datetime import date

from helplog.model.journal import Away
from helplog.model.late_patterns import late_pattern
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
_BETWEEN = late_pattern(
    r"\s*(?:\bto\b|\buntil\b|\btill\b|\bthrough\b|[\u2013\u2014]|\.\.+|/|\s-+\s|,)\s*",
    re.IGNORECASE,
)
_STRETCH = late_pattern(
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
        if not node.pairs:
            return [], []
        if any(is_away_key(pair.key.text) for pair in node.pairs):
            return _keyed(node.pairs, on, findings)
        text = as_text(_flat(node))
        whole = Scalar(text, node.start, node.end)
        return _text(whole, on, findings)
    if is_blank(node) or is_none(node.text):
        return [], []
    return _text(node, on, findings)


def _flat(node: Mapping) -> Listing:
    parts: list[Node] = []
    for pair in node.pairs:
        text = f"{pair.key.text}: {as_text(pair.value)}"
        part = Scalar(text, pair.key.start, pair.value.end)
        parts.append(part)
    all_parts = tuple(parts)
    return Listing(all_parts, node.start, node.end)


def _several(
    node: Listing, on: date, findings: Findings
) -> tuple[list[Away], list[str]]:
    days = [_silent_day(part) for part in node.items]
    match days:
        case [
            date() as first,
            date() as last,
        ]:  # `[2026-08-01, 2026-08-14]` is from and to
            stretch = _ordered(first, last, "", node, findings)
            return [stretch], []
    found: list[Away] = []
    unread: list[str] = []
    for part in node.items:
        more, kept = read_away(part, on, findings)
        found += more
        unread += kept
    return found, unread


def _silent_day(node: Node) -> date | None:
    if not isinstance(node, Scalar):
        return None
    try:
        return read_day(node.text)
    except ImpossibleDateError:
        return None


def _keyed(
    pairs: tuple[Pair, ...], on: date, findings: Findings
) -> tuple[list[Away], list[str]]:
    key = pairs[0].key
    ends, why, unread = _ends_in(pairs, findings)
    if unread:
        read = [f"{name}: {day}" for name, day in ends.items()]
        return [], [*unread, *read, *why]
    if not ends and not why:
        return [], []
    if not ends:
        findings.error(
            key.start, "away-without-days", "A stretch away has no days", _HINT
        )
        return [], why
    ends_on = ends.get("to", on)
    first = ends.get("from", ends_on)
    last = ends.get("to", first)
    if len(ends) == 1:
        _report_one_end(key, first, findings)
    all_why = "; ".join(why)
    return [_ordered(first, last, all_why, key, findings)], []


def _ends_in(
    pairs: tuple[Pair, ...], findings: Findings
) -> tuple[dict[str, date], list[str], list[str]]:
    """The days by `from` and `to`; the reasons; the days that can't be read, as written."""
    ends: dict[str, date] = {}
    why: list[str] = []
    unread: list[str] = []
    for pair in pairs:
        if is_blank(pair.value):
            continue
        key = pair.key.text
        name = _KEYS.get(key.casefold())
        if name == "why":
            why.append(as_text(pair.value))
        elif name is None:
            why.append(f"{key}: {as_text(pair.value)}")
        elif day := _day(pair.value, findings):
            ends[name] = day
        else:
            unread.append(f"{key}: {written(pair.value)}")
    return ends, why, unread


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
        message = f"`{text[:60]}` names no days helplog can read"
        findings.error(node.start, "away-without-days", message, _HINT)
        return [], [text]
    why = found[2]
    first_text = node._replace(text=found[1])
    first = _day(first_text, findings)
    last = first
    second = _second_end(why)
    if second:
        second_text = node._replace(text=second[1])
        last = _day(second_text, findings)
        why = second[2]
    if not first or not last:
        return [], [text]
    why = why.strip(SPACES + "\n:,;()\u2013\u2014-")
    stretch = _ordered(first, last, why, node, findings)
    return [stretch], []


def _second_end(text: str) -> re.Match[str] | None:
    """The other end of a stretch, in what stands after its first day."""
    between = _BETWEEN.match(text)
    if not between:
        return None
    rest = text[between.end() :]
    return _STRETCH.fullmatch(rest)


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
