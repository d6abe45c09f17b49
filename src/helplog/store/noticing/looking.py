"""What there is to propose: of some days, without what was declined on this computer before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from helplog.insight.noticing.in_journal import Noticed, notice_in_journal
from helplog.model.calendar import week_of
from helplog.model.journal import Journal, last_day
from helplog.store.noticing.declined import not_declined
from helplog.store.noticing.own_rules import own_rules


def noticed_between(
    root: Path, journal: Journal, first_on: date, last_on: date
) -> tuple[Noticed, ...]:
    """What may be proposed of some days.

    Args:
        root: the folder of mkdocs.yml.
        journal: as read.
        first_on: the first day.
        last_on: the last one.

    Raises:
        RefusalError: the file of own rules is too long.
    """
    rules = own_rules(root)
    found = notice_in_journal(journal, first_on, last_on, rules)
    return not_declined(root, found)


def count_this_week(root: Path, journal: Journal, today: date, *, private: bool) -> int:
    """How many things of this week might be items.

    Args:
        root: the folder of mkdocs.yml.
        journal: as read.
        today: a day of the week.
        private: whether those of private days count; not on a page.

    Raises:
        RefusalError: the file of own rules is too long.
    """
    start = week_of(today, journal.settings.week_start)
    last_on = last_day(start)
    found = noticed_between(root, journal, start, last_on)
    shown = [one for one in found if private or not one.writing.private]
    return len(shown)
