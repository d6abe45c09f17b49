"""What a file is, and when: its frontmatter's date, week or person, else what its name says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helplog.model.calendar import iso_week_day, week_of
from helplog.model.keys import DATE_KEYS
from helplog.model.late_patterns import late_pattern
from helplog.model.settings import Settings
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.reading.properties import read_name
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.nodes import Listing, Node, as_text, is_blank
from helplog.text.source.scalars import is_placeholder
from helplog.text.values.dates import (
    ImpossibleDateError,
    Moment,
    read_moment,
    read_week_day,
)
from helplog.text.values.filenames import Named

_WEEK_NUMBER = late_pattern(r"0{0,2}[1-9][0-9]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
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
    front: Frontmatter, named: Named, settings: Settings, findings: Findings
) -> Dating:
    """Works out what a file is.

    Args:
        front: its frontmatter.
        named: what its name and path say.
        settings: where weeks begin.
        findings: where to report dates that can't be read, or disagree.
    """
    dating = _dated(front, named, findings)
    week_day = _written_week(front, dating.on, findings)
    if dating.key and dating.on and named.on:
        _compare_days(
            front.values[dating.key][-1], dating.key, dating.on, named.on, findings
        )
    if named.impossible and not dating.key and not week_day:
        _report_impossible_name(named.impossible, findings)
    week = _week_of(week_day, settings)
    named_week = _week_of(named.week_day, settings)
    if week and named_week:
        _compare_weeks(front.values["week"][-1], week, named_week, findings)
    return replace(dating, week=week or named_week, person=_person(front))


def _person(front: Frontmatter) -> str | None:
    node = front.last("person")
    if node is None:
        return None
    return read_name(node)


def _week_of(day: date | None, settings: Settings) -> date | None:
    if day is None:
        return None
    return week_of(day, settings.week_start)


def _dated(front: Frontmatter, named: Named, findings: Findings) -> Dating:
    """The day of a file, from its frontmatter where that has one."""
    key, moment = _written_date(front, named, findings)
    if moment is None:
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
        if node is None or not _filled(node):
            continue
        moment = _moment(key, node, findings)
        if moment:
            return key, moment
        front.keep(key, as_text(node))
        if named.on:
            return None, None
    return None, None


def _filled(node: Node) -> bool:
    return not is_blank(node) and not is_placeholder(as_text(node))


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
        findings.error(
            node.start,
            "not-a-date",
            f"`{key}: {text[:60]}` is not a date helplog can read",
            f"Type {key}: 2026-11-18 (year-month-day)",
        )
    elif moment.guessed:
        findings.warning(
            node.start,
            "date-order",
            f"`{key}: {text[:60]}` is read as {moment.on}, "
            "which is the only order that makes a day",
            f"Type {key}: {moment.on}",
        )
    return moment


def _written_week(
    front: Frontmatter, on: date | None, findings: Findings
) -> date | None:
    node = front.last("week")
    if node is None or not _filled(node):
        return None
    text = as_text(node)
    try:
        day = read_week_day(text)
    except ImpossibleDateError:
        findings.error(
            node.start,
            "impossible-date",
            f"`week: {text[:60]}`: there is no such week",
            "Type it as 2026-W47, or any date of it",
        )
        front.keep("week", text)
        return None
    return day or _bare_week(node, text, on, front, findings)


def _bare_week(
    node: Node, text: str, on: date | None, front: Frontmatter, findings: Findings
) -> date | None:
    """`week: 47` or `W47` in a file whose year is known."""
    number = text.strip().upper().removeprefix("WEEK").strip().removeprefix("W")
    if on and _WEEK_NUMBER.fullmatch(number):
        year = on.isocalendar().year
        try:
            day = iso_week_day(year, int(number))
        except ValueError:
            day = None
        if day:
            label = f"{year}-W{int(number):02d}"
            findings.warning(
                node.start,
                "week-without-year",
                f"`week: {text[:20]}` has no year; read as {label}",
                f"Type week: {label}",
            )
            return day
    findings.error(
        node.start,
        "not-a-week",
        f"`week: {text[:60]}` is not a week helplog can read",
        "Type it as 2026-W47, or any date of that week",
    )
    front.keep("week", text)
    return None


def _compare_days(
    node: Node, key: str, written_on: date, named_on: date, findings: Findings
) -> None:
    if written_on == named_on:
        return
    findings.warning(
        node.start,
        "date-differs-from-name",
        f"The frontmatter says {written_on} and the file name {named_on}; the frontmatter counts",
        f"Type {key}: {named_on}, or rename the file",
    )


def _compare_weeks(
    node: Node, week: date, named_week: date, findings: Findings
) -> None:
    if week == named_week:
        return
    findings.warning(
        node.start,
        "week-differs-from-name",
        f"The frontmatter names the week of {week}, the file name that of {named_week}; "
        "the frontmatter counts",
        "Change one of the two",
    )


def _report_impossible_name(written: str, findings: Findings) -> None:
    findings.error(
        Spot(1, 1),
        "impossible-date",
        f"No calendar has the day or week in the file name ({written})",
        "Rename the file, or type date: and the day it was at its top",
    )
