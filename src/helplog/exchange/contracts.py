"""The JSON contracts: what the commands print with `--json`.

Keys, their order and their meaning are promised; other programs read them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from helplog.insight.beginning import is_beginning
from helplog.insight.reflection import LookBack, Person, Rate, Reflection, Streaks, Week
from helplog.insight.refs import Numbered, open_items
from helplog.insight.weeks.tallies import lifted_in
from helplog.model.calendar import week_of
from helplog.model.checkup import Remark
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import FieldValue, Item
from helplog.model.kinds import Kind
from helplog.model.prompts import prompt_of
from helplog.model.settings import Settings
from helplog.model.weights import Unit

if TYPE_CHECKING:
    from helplog.insight.noticing.in_journal import Noticed

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
"""What the standard `json` module writes."""

JsonObject = dict[str, Json]

SCHEMA: Final = 1


def stats_contract(reflection: Reflection) -> JsonObject:
    """Everything `stats --json` prints.

    A journal that keeps no streaks has no `strength` and no `streaks`, at the top or in a week.
    """
    settings = reflection.journal.settings
    streaks = reflection.streaks
    weeks: list[Json] = []
    for week in reflection.weeks:
        counted = week_contract(week, streaks=streaks is not None, unit=settings.unit)
        weeks.append(counted)
    contract: JsonObject = {
        "schema": SCHEMA,
        "today": reflection.today.isoformat(),
        "week_start": str(settings.week_start),
        "totals": _totals(reflection),
        "weeks": weeks,
    }
    if streaks is not None:
        contract["strength"] = _number(reflection.strength)
        contract["streaks"] = _streaks(streaks)
    contract["yes_rate"] = {
        "mine": _rate(reflection.my_yes_rate),
        "others": _rate(reflection.others_yes_rate),
    }
    contract["open"] = open_contract(reflection)
    contract["people"] = [person_contract(person) for person in reflection.people]
    contract["diagnostics"] = check_contract(reflection.diagnostics, settings)
    return contract


def open_contract(reflection: Reflection) -> JsonObject:
    """What is open: lists of items, each with the `ref` that follows it up."""
    settings = reflection.journal.settings
    lists = open_items(reflection)

    def listed(items: Iterable[Numbered]) -> list[Json]:
        contracts: list[Json] = []
        for ref, item in items:
            contract: JsonObject = {"ref": ref}
            contract |= item_contract(item, settings)
            contracts.append(contract)
        return contracts

    return {
        "asks": listed(lists.asks),
        "needs": listed(lists.needs),
        "handoffs_ready": listed(lists.handoffs_ready),
        "thanks": listed(lists.thanks),
        "offers": listed(lists.offers),
        "drafts": listed(lists.drafts),
    }


def find_contract(items: Iterable[Item], settings: Settings) -> list[Json]:
    """Everything `find --json` prints: items as they are written, each once."""
    written: dict[Place, Item] = {}
    for item in items:
        written[item.where] = item.as_written
    return [item_contract(item, settings) for item in written.values()]


def notice_contract(noticed: Iterable[Noticed], settings: Settings) -> list[Json]:
    """Everything `notice --json` prints: what might be items, and the words it was seen in."""
    proposals: list[Json] = []
    for where, _, proposal in noticed:
        contract: JsonObject = {
            "uri": journal_uri(where, settings),
            "line": where.line,
            "column": where.column,
            "kind": str(proposal.kind),
            "who": list(proposal.who),
            "what": proposal.what,
            "words": proposal.words,
        }
        proposals.append(contract)
    return proposals


def item_contract(item: Item, settings: Settings) -> JsonObject:
    """One item, with the fields that were given and understood."""
    where = item.where
    week = week_of(item.on, settings.week_start)
    fields: JsonObject = {}
    for name, value in item.fields.items():
        fields[name] = _value(value)
    return {
        "uri": journal_uri(where, settings),
        "line": where.line,
        "column": where.column,
        "kind": str(item.kind),
        "on": item.on.isoformat(),
        "week": week.isoformat(),
        "who": list(item.who),
        "what": item.what,
        "weight_lb": _weight(item),
        "fields": fields,
    }


def _weight(item: Item) -> Json:
    """Pounds: those given, else what the kind weighs; an offer weighs once its answer is yes."""
    if item.weight_lb is not None:
        return _number(item.weight_lb)
    spec = item.counts_as.spec
    if not spec.weighs or item.is_draft:
        return None
    if spec.default_lb is None:
        return None
    return _number(spec.default_lb)


def check_contract(diagnostics: Iterable[Diagnostic], settings: Settings) -> list[Json]:
    """Everything `check --json` prints."""
    return [diagnostic_contract(diagnostic, settings) for diagnostic in diagnostics]


def journal_uri(where: Place, settings: Settings) -> str:
    """A file's posix path relative to the journal's folder.

    Other programs open it without knowing `docs_dir`.
    """
    uri = where.uri
    if settings.is_configuration(uri):
        return uri
    path = f"{settings.docs_dir}/{uri}"
    return posixpath.normpath(path)


def diagnostic_contract(diagnostic: Diagnostic, settings: Settings) -> JsonObject:
    """One finding."""
    where = diagnostic.where
    return {
        "uri": journal_uri(where, settings),
        "line": where.line,
        "column": where.column,
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "fix": _fix(diagnostic),
    }


def _fix(diagnostic: Diagnostic) -> Json:
    fix = diagnostic.fix
    if fix is None:
        return None
    edits: list[Json] = [edit._asdict() for edit in fix.edits]
    return {"title": fix.title or diagnostic.hint, "edits": edits}


def week_contract(week: Week, *, streaks: bool, unit: Unit = Unit.LB) -> JsonObject:
    """One week; without `strength` where the journal keeps no streaks.

    A journal shown in kilograms has what was lifted in them as well.
    """
    contract: JsonObject = {
        "start": week.start.isoformat(),
        "label": week.label,
        "counts": _counts(week.counts),
        "reps": week.reps,
        "lifted_lb": _number(week.lifted_lb),
        "answered": week.answered_count,
        "met": week.met,
        "state": str(week.state),
    }
    if unit is Unit.KG:
        lifted = lifted_in(unit, week.items)
        contract["lifted_kg"] = _number(lifted)
    if streaks:
        contract["strength"] = _number(week.strength)
    return contract


def one_week_contract(reflection: Reflection, week: Week) -> JsonObject:
    """Everything `week --json` prints: a week with its items and answers."""
    settings = reflection.journal.settings
    has_streaks = reflection.streaks is not None
    questions: JsonObject = {}
    for question, answered in week.answered.items():
        name = str(question)
        replies: list[Json] = [reply.text for reply in week.replies[question]]
        questions[name] = {"answered": answered, "replies": replies}
    unit = _unit(reflection)
    contract = week_contract(week, streaks=has_streaks, unit=unit)
    contract["questions"] = questions
    contract["items"] = find_contract(week.items, settings)
    return contract


def today_contract(reflection: Reflection, small_ask: str) -> JsonObject:
    """Everything `today --json` prints: this week, what is open, the same day earlier, the prompt.

    Args:
        reflection: the journal's facts.
        small_ask: what the check-in before carried into this week; empty for nothing.
    """
    today = reflection.today
    settings = reflection.journal.settings
    has_streaks = reflection.streaks is not None
    return {
        "today": today.isoformat(),
        "week": week_contract(
            reflection.this_week, streaks=has_streaks, unit=_unit(reflection)
        ),
        "open": open_contract(reflection),
        "on_this_day": [_look_back(look_back) for look_back in reflection.look_back],
        "small_ask": small_ask or None,
        "prompt": prompt_of(today, settings.prompts, gentle=is_beginning(reflection)),
    }


def _look_back(look_back: LookBack) -> Json:
    return {
        "ago": look_back.ago,
        "on": look_back.on.isoformat(),
        "uris": [entry.uri for entry in look_back.entries],
    }


def person_contract(person: Person) -> JsonObject:
    """One person."""
    return {
        "name": person.name,
        "slug": person.slug,
        "counts": _counts(person.counts),
        "first": _day(person.first_on),
        "last": _day(person.last_on),
        "drifting": person.drifting,
    }


def one_person_contract(person: Person, settings: Settings) -> JsonObject:
    """Everything `people NAME --json` prints: a person, and every item that names them."""
    contract = person_contract(person)
    contract["items"] = find_contract(person.items, settings)
    return contract


def doctor_contract(sections: Mapping[str, Iterable[Remark]]) -> list[Json]:
    """Everything `doctor --json` prints: the remarks of each section, by its name."""
    contract: list[Json] = []
    for section, remarks in sections.items():
        contract += [_remark(section, remark) for remark in remarks]
    return contract


def _remark(section: str, remark: Remark) -> Json:
    return {
        "section": section,
        "topic": remark.topic,
        "state": remark.state.value,
        "text": remark.text,
        "cure": remark.cure,
    }


def _totals(reflection: Reflection) -> Json:
    totals = _counts(reflection.counts)
    totals["reps"] = reflection.reps
    totals["lifted_lb"] = _number(reflection.lifted_lb)
    totals["heaviest_lb"] = _number(reflection.heaviest_lb)
    unit = _unit(reflection)
    if unit is Unit.KG:
        lifted = lifted_in(unit, reflection.items)
        totals["lifted_kg"] = _number(lifted)
    return totals


def _unit(reflection: Reflection) -> Unit:
    return reflection.journal.settings.unit


def _streaks(streaks: Streaks) -> Json:
    return {
        "weekly": {
            "current": streaks.weekly_current,
            "longest": streaks.weekly_longest,
            "rest_held": streaks.rest_held,
        },
        "writing": {
            "current": streaks.writing_current,
            "longest": streaks.writing_longest,
        },
        "last_12": streaks.last_12,
        "last_12_of": streaks.last_12_of,
    }


def _counts(counts: Mapping[Kind, int]) -> JsonObject:
    return {str(kind): many for kind, many in counts.items()}


def _rate(rate: Rate) -> Json:
    return {"yes": rate.yes, "n": rate.n}


def _value(value: FieldValue) -> Json:
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    return _number(value)


def _day(on: date | None) -> Json:
    if on is None:
        return None
    return on.isoformat()


def _number(value: float) -> int | float:
    """A whole number without a decimal point, as people write it."""
    whole = int(value)
    if value == whole:
        return whole
    return value
