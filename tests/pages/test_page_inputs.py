"""A page is made of what it is given: it looks up nothing else, and its key changes with all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.pages.composed import as_written
from tests.pages.full_journal import TODAY, full_journal, long_journal
from tests.strategies import journals, near_days

from helplog.insight.reflecting import reflect
from helplog.model.journal import Journal
from helplog.model.kinds import Kind
from helplog.pages.composing import planned
from helplog.pages.keying.page_keys import person_key, week_key
from helplog.pages.page_context import PageContext
from helplog.pages.people.person import person_page
from helplog.pages.people.person_inputs import PersonInputs, person_inputs
from helplog.pages.site_context import SiteContext
from helplog.pages.site_making import site_of
from helplog.pages.source import PageSource
from helplog.pages.weeks.week import week_page
from helplog.pages.weeks.week_inputs import WeekInputs, week_inputs

SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def site_on(journal: Journal, today: date) -> SiteContext:
    return site_of(reflect(journal, today), as_written)


def weeks(site: SiteContext) -> Iterator[WeekInputs]:
    for week in site.reflection.weeks:
        yield week_inputs(site, week, None, None)


def people(site: SiteContext) -> Iterator[PersonInputs]:
    for person in site.reflection.people:
        if not person.private:
            yield person_inputs(site, person)


def wide(site: SiteContext) -> PageContext:
    """All that is known."""
    whom = {}
    for item in site.reflection.items:
        if item.kind is Kind.ALONE and item.what and site.likely:
            found = site.likely.for_words((item.what,))
            if found is not None:
                whom[item.key] = found.person.name
    return replace(site, ask_whom=whom)


def looks_up_what_it_is_given(site: SiteContext) -> None:
    everything = wide(site)
    for week in weeks(site):
        assert week_page(week) == week_page(replace(week, context=everything))
    for person in people(site):
        assert person_page(person) == person_page(replace(person, context=everything))


@SLOW
@given(journals(near_days), near_days)
def test_a_page_looks_up_what_it_is_given_and_no_more(
    journal: Journal, today: date
) -> None:
    looks_up_what_it_is_given(site_on(journal, today))


@pytest.mark.parametrize("journal", [full_journal(), long_journal()])
def test_so_does_one_that_has_a_little_of_everything(journal: Journal) -> None:
    looks_up_what_it_is_given(site_on(journal, date.fromisoformat(TODAY)))


def keyed(site: SiteContext) -> dict[str, tuple[str, Any]]:
    """Pages and their keys, by uri; a file's print is made of all that is known of it."""
    journal = site.reflection.journal
    prints = {
        writing.uri: blake2b(repr(writing).encode("utf-8", "replace")).hexdigest()
        for writing in (*journal.entries, *journal.checkins, *journal.person_notes)
    }
    found = {
        week.uri: (week_key(week, prints), week_page(week)) for week in weeks(site)
    }
    for person in people(site):
        found[person.uri] = (person_key(person, prints), person_page(person))
    return {**found, **together(site)}


def together(site: SiteContext) -> dict[str, tuple[str, list[PageSource]]]:
    """Pages that have a key together, by what they are called, with that key."""
    found = {}
    for plan in planned(site, {"": ""}):
        key = "" if plan.uri else plan.key()
        if key:
            group = key.partition(",")[0]
            found[group] = (key, list(plan.make()))
    assert len(found) == 6
    return found


@SLOW
@given(
    journals(near_days), near_days, st.sampled_from(["", "Other words. [[2026-11-18]]"])
)
def test_of_what_is_written_the_pages_about_all_quote_the_lines_alone(
    journal: Journal, today: date, words: str
) -> None:
    site = site_on(journal, today)
    entries = tuple(replace(entry, body=words) for entry in journal.entries)
    other = site_on(replace(journal, entries=entries), today)
    assert together(replace(other, lines=site.lines)) == together(site)


def differs(journal: Journal, other: Journal, today: date, other_day: date) -> int:
    """How many pages have another key; of those that have the same, none is another page."""
    before = keyed(site_on(journal, today))
    after = keyed(site_on(other, other_day))
    changed = 0
    for uri, (key, page) in after.items():
        key_before, page_before = before.get(uri, ("", None))
        if key == key_before:
            assert page == page_before
        else:
            changed += 1
    return changed


@SLOW
@given(journals(near_days), near_days, st.data())
def test_a_page_with_the_same_key_is_the_same_page(
    journal: Journal, today: date, data: st.DataObject
) -> None:
    entries = list(journal.entries)
    if entries:
        at = data.draw(st.integers(0, len(entries) - 1))
        how = data.draw(st.sampled_from(["out", "private", "words", "items", "day"]))
        entry = entries.pop(at)
        if how != "out":
            changed: dict[str, dict[str, Any]] = {
                "private": {"private": not entry.private},
                "words": {"body": entry.body + " Other words."},
                "items": {"items": entry.items[1:]},
                "day": {"on": entry.on + timedelta(days=7)},
            }
            entries.append(replace(entry, **changed[how]))
    entries.sort(key=lambda one: (one.on, one.time or "", one.uri))
    other = replace(journal, entries=tuple(entries))
    later = data.draw(st.sampled_from([0, 0, 0, 1, 7, 31, 400]))
    differs(journal, other, today, today + timedelta(days=later))


def test_what_nothing_is_different_for_keeps_its_key() -> None:
    journal = full_journal()
    today = date.fromisoformat(TODAY)
    assert differs(journal, journal, today, today) == 0
    assert differs(journal, journal, today, today + timedelta(days=1)) < 12
