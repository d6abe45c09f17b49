"""The JSON contracts: what `stats --json`, `find --json` and `check --json` print.

Keys, their order and their meaning are promised; other programs read them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from helplog.insight.reflection import Person, Rate, Reflection, Streaks, Week
from helplog.insight.refs import Numbered, open_items
from helplog.model.calendar import week_of
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import FieldValue, Item
from helplog.model.kinds import Kind
from helplog.model.settings import CONFIGURATION_NAMES, Settings

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
"""What the standard `json` module writes."""

SCHEMA: Final = 1


def stats_contract(reflection: Reflection) -> dict[str, Json]:
    """Everything `stats --json` prints.

    A journal that keeps no streaks has no `strength` and no `streaks`, at the top or in a week.
    """
    week_start = reflection.journal.settings.week_start
    streaks = reflection.streaks
    found: dict[str, Json] = {
        "schema": SCHEMA,
        "today": reflection.today.isoformat(),
        "week_start": str(week_start),
        "totals": _totals(reflection),
        "weeks": [week_contract(week, streaks=streaks is not None) for week in reflection.weeks],
    }
    if streaks is not None:
        found |= {"strength": _number(reflection.strength), "streaks": _streaks(streaks)}
    return found | {
        "yes_rate": {
            "mine": _rate(reflection.my_yes_rate),
            "others": _rate(reflection.others_yes_rate),
        },
        "open": open_contract(reflection),
        "people": [person_contract(person) for person in reflection.people],
        "diagnostics": check_contract(reflection.diagnostics, reflection.journal.settings),
    }


def open_contract(reflection: Reflection) -> dict[str, Json]:
    """What is open: lists of items, each with the `ref` that follows it up."""
    settings = reflection.journal.settings
    lists = open_items(reflection)

    def listed(items: Iterable[Numbered]) -> list[Json]:
        return [{"ref": ref, **item_contract(item, settings)} for ref, item in items]

    return {
        "asks": listed(lists.asks),
        "needs": listed(lists.needs),
        "handoffs_ready": listed(lists.handoffs_ready),
        "thanks": listed(lists.thanks),
        "offers": listed(lists.offers),
    }


def find_contract(items: Iterable[Item], settings: Settings) -> list[Json]:
    """Everything `find --json` prints: items as they are written, each once."""
    written = {item.where: item.as_written for item in items}
    return [item_contract(item, settings) for item in written.values()]


def item_contract(item: Item, settings: Settings) -> dict[str, Json]:
    """One item, with the fields that were given and understood."""
    return {
        "uri": journal_uri(item.where, settings),
        "line": item.where.line,
        "column": item.where.column,
        "kind": str(item.kind),
        "on": item.on.isoformat(),
        "week": week_of(item.on, settings.week_start).isoformat(),
        "who": list(item.who),
        "what": item.what,
        "weight_lb": _weight(item),
        "fields": {name: _value(value) for name, value in item.fields.items()},
    }


def _weight(item: Item) -> Json:
    """Pounds: those given, else what the kind weighs, which an offer does once the answer is yes."""
    spec = item.counts_as.spec
    pounds = spec.default_lb if item.weight_lb is None and spec.weighs else item.weight_lb
    return None if pounds is None else _number(pounds)


def check_contract(diagnostics: Iterable[Diagnostic], settings: Settings) -> list[Json]:
    """Everything `check --json` prints."""
    return [diagnostic_contract(diagnostic, settings) for diagnostic in diagnostics]


def journal_uri(where: Place, settings: Settings) -> str:
    """A file's posix path relative to the journal's folder: other programs open it without knowing `docs_dir`."""
    return (
        where.uri
        if where.uri in CONFIGURATION_NAMES
        else posixpath.normpath(f"{settings.docs_dir}/{where.uri}")
    )


def diagnostic_contract(diagnostic: Diagnostic, settings: Settings) -> dict[str, Json]:
    """One finding."""
    return {
        "uri": journal_uri(diagnostic.where, settings),
        "line": diagnostic.where.line,
        "column": diagnostic.where.column,
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def week_contract(week: Week, *, streaks: bool) -> dict[str, Json]:
    """One week; without `strength` where the journal keeps no streaks."""
    shown: dict[str, Json] = {
        "start": week.start.isoformat(),
        "label": week.label,
        "counts": _counts(week.counts),
        "reps": week.reps,
        "lifted_lb": _number(week.lifted_lb),
        "answered": week.answered_count,
        "met": week.met,
        "state": str(week.state),
    }
    return shown | {"strength": _number(week.strength)} if streaks else shown


def person_contract(person: Person) -> dict[str, Json]:
    """One person."""
    return {
        "name": person.name,
        "slug": person.slug,
        "counts": _counts(person.counts),
        "first": None if person.first_on is None else person.first_on.isoformat(),
        "last": None if person.last_on is None else person.last_on.isoformat(),
        "drifting": person.drifting,
    }


def _totals(reflection: Reflection) -> Json:
    return {
        **_counts(reflection.counts),
        "reps": reflection.reps,
        "lifted_lb": _number(reflection.lifted_lb),
        "heaviest_lb": _number(reflection.heaviest_lb),
    }


def _streaks(streaks: Streaks) -> Json:
    return {
        "weekly": {
            "current": streaks.weekly_current,
            "longest": streaks.weekly_longest,
            "rest_held": streaks.rest_held,
        },
        "writing": {"current": streaks.writing_current, "longest": streaks.writing_longest},
        "last_12": streaks.last_12,
    }


def _counts(counts: Mapping[Kind, int]) -> dict[str, Json]:
    return {str(kind): many for kind, many in counts.items()}


def _rate(rate: Rate) -> Json:
    return {"yes": rate.yes, "n": rate.n}


def _value(value: FieldValue) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else _number(value)


def _number(value: float) -> int | float:
    """A whole number without a decimal point, as people write it."""
    return int(value) if value == int(value) else value
