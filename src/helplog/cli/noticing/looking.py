"""Which days are meant, and what is wrong with somebody's own rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from helplog.insight.noticing.language import languages
from helplog.insight.noticing.tables import read_table
from helplog.insight.search.periods import Period, read_period, read_week
from helplog.model.journal import Journal, last_day
from helplog.store.noticing.own_rules import FILE_NAME, own_rules


def days_named(when: str, today: date, journal: Journal) -> Period | None:
    """The days of `2026-11-18`, `2026-W47`, `this`, `last`, `today`; None for anything else."""
    period = read_period(when, today, journal.settings.week_start)
    if period is not None:
        return period
    start = read_week(when, today, journal.settings.week_start)
    if start is None:
        return None
    return Period(start, last_day(start))


def unusable_rules(root: Path) -> Iterator[str]:
    """What is wrong with lines of the person's own rules: `notice.txt:3: …`."""
    words = {
        name: phrases
        for language in languages()
        for name, phrases in language.table.words.items()
    }
    own = own_rules(root)
    _, problems = read_table(own, words)
    for problem in problems:
        yield f"{FILE_NAME}:{problem.line}: {problem.message}"
