"""What a file is, and when: its frontmatter's date, week or person, else what its name says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from helplog.model.keys import DATE_KEYS
from helplog.model.settings import Settings
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.reading.properties import read_name
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.fixing import replacing
from helplog.text.source.nodes import Listing, Node, as_text, is_blank
from helplog.text.values.dates import ImpossibleDateError, Moment, read_moment
from helplog.text.values.filenames import Named
from helplog.text.values.offsets import may_be_of
from helplog.text.values.unfilled import is_unfilled
from helplog.text.values.week_names import week_of_words


class Dating(NamedTuple):
    """When a file belongs, and to whom."""

    on: date | None = None
    """The writer's local civil date."""
    week: date | None = None
    """First day of the week a check-in is for."""
    person: str | None = None
    """Whose note it is."""
    time: str | None = None
    """The time of day written with the date."""
    tz: str | None = None
    key: str | None = None
    """The frontmatter key that gave the date."""


def date_file(
    front: Frontmatter,
    named: Named,
    asks: Callable[[], bool],
    settings: Settings,
    findings: Findings,
) -> Dating:
    """Works out what a file is.

    Args:
        front: its frontmatter.
        named: what its name and path say.
        asks: whether the questions of a week stand in its body as headings.
        settings: where weeks begin.
        findings: where to report dates that can't be read, or disagree.
    """
    dating = _dated(front, named, findings)
    week = None
    allowed_days = 0
    if named.week or named.week_day or "week" in front.values:
        # Most files are days, which are read without it.
        from helplog.text.reading.checkin_week import AROUND, WeekReader  # noqa: PLC0415

        on, key = dating.on, dating.key
        week = WeekReader(front, named, on, key, asks, settings, findings).read()
        if week is not None and named.week is not None:
            allowed_days = AROUND
    if named.on:
        _compare_days(front, dating, named.on, allowed_days, findings)
    if named.impossible and not dating.key and not week:
        _report_impossible_name(named.impossible, findings)
    person = _person(front)
    if week is None and person is None:
        return dating
    return dating._replace(week=week, person=person)


def _person(front: Frontmatter) -> str | None:
    node = front.last("person")
    if node is None:
        return None
    return read_name(node)


def _dated(front: Frontmatter, named: Named, findings: Findings) -> Dating:
    """The day of a file, from its frontmatter where that has one."""
    key, moment = _written_date(front, named, findings)
    if moment is None:
        return Dating(on=named.on, time=named.time)
    if named.on and named.on != moment.on and may_be_of(moment, named.on):
        # The stamp is of another clock than the writer's; it is kept as it is written.
        return Dating(on=named.on, time=named.time)
    return Dating(on=moment.on, time=moment.time, tz=moment.tz, key=key)


def _written_date(
    front: Frontmatter, named: Named, findings: Findings
) -> tuple[str | None, Moment | None]:
    """The first of the date keys that is filled in.

    After one that can't be read the file name stands in.
    """
    for key in DATE_KEYS:
        node = front.last(key)
        if node is None or is_blank(node):
            continue
        if is_unfilled(node, findings):
            continue
        moment = _moment(key, node, findings)
        if moment:
            return key, moment
        front.keep(key, as_text(node))
        if named.on:
            return None, None
    return None, None


def _moment(key: str, node: Node, findings: Findings) -> Moment | None:
    first = node
    if isinstance(node, Listing) and node.items:
        first = node.items[0]
    text = as_text(first)
    try:
        moment = read_moment(text)
    except ImpossibleDateError as problem:
        findings.error(
            node.start,
            "impossible-date",
            f"`{key}: {text[:60]}`: no calendar has this day ({problem})",
            "Type the day it was, as year-month-day",
        )
        return None
    if moment is None:
        hint = f"Type {key}: 2026-11-18 (year-month-day)"
        if week_of_words(text):
            hint = "Type week: instead, as in week: 2026-W47"
        findings.error(
            node.start,
            "not-a-date",
            f"`{key}: {text[:60]}` is not a date helplog can read",
            hint,
        )
    elif moment.guessed:
        findings.info(
            node.start,
            "date-order",
            f"`{key}: {text[:60]}` is read as {moment.on}, "
            "which is the only order that makes a day",
            f"Type {key}: {moment.on}",
            replacing(first.start, first.end, f"{moment.on}"),
        )
    return moment


def _compare_days(
    front: Frontmatter,
    dating: Dating,
    named_on: date,
    allowed_days: int,
    findings: Findings,
) -> None:
    if dating.key is None or dating.on is None:
        return
    if abs(dating.on - named_on).days <= allowed_days:
        return
    findings.warning(
        front.values[dating.key][-1].start,
        "date-differs-from-name",
        f"The frontmatter says {dating.on} and the file name {named_on}; "
        "the frontmatter counts",
        f"Type {dating.key}: {named_on}, or rename the file",
    )


def _report_impossible_name(written: str, findings: Findings) -> None:
    findings.error(
        Spot(1, 1),
        "impossible-date",
        f"No calendar has the day or week in the file name ({written})",
        "Rename the file, or type date: and the day it was at its top",
    )
