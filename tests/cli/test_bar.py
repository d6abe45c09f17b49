"""The bar in the terminal: the page's, in signs."""

from __future__ import annotations

import re

import click
import pytest
from tests.making import entry, journal, say

from helplog.cli.output.bar import bars
from helplog.cli.output.kind_colours import of_kind
from helplog.model.kinds import REP_KINDS, Kind

WEEK = journal(
    entry("2026-11-16", say("asks", "Lee"), say("accepted", "Sam", lb=10)),
    entry("2026-11-18", say("handoffs", "Jo", lb=25), say("needs", what="sleep")),
).items


def test_days_stand_apart_and_the_heaviest_of_a_day_comes_first() -> None:
    drawn, left_over = bars(WEEK, 80)
    assert [click.unstyle(bar) for bar in drawn] == ["━━┫▉▍━█▋┣━━"]
    assert left_over == []


@pytest.mark.parametrize("columns", [24, 40, 88])
def test_a_heavy_week_takes_two_bars_and_the_rest_is_counted(columns: int) -> None:
    lifts = [
        entry(f"2026-11-{day}", *(say("asks", "Lee", str(n)) for n in range(40)))
        for day in range(16, 23)
    ]
    drawn, left_over = bars(journal(*lifts).items, columns)
    assert len(drawn) == 2
    assert all(len(click.unstyle(bar)) <= columns for bar in drawn)
    plates = sum(click.unstyle(bar).count("▍") for bar in drawn)
    assert plates + len(left_over) == 280


def test_a_week_without_a_lift_has_no_bar() -> None:
    assert bars(journal(entry("2026-11-16", say("needs", what="sleep"))).items, 80) == (
        [],
        [],
    )


def test_kinds_have_the_colours_of_the_site() -> None:
    """Amber, teal, green, plum and blue, as `theme/styles/palette.css` has them."""
    codes = [
        re.findall(r"\x1b\[(\d+)m", of_kind(kind, "x"))[0] for kind in sorted(REP_KINDS)
    ]
    named = dict(zip(sorted(REP_KINDS), codes, strict=True))
    assert named == {
        Kind.ASKS: "33",
        Kind.HANDOFFS: "36",
        Kind.ACCEPTED: "32",
        Kind.THANKS: "35",
        Kind.CONNECTIONS: "34",
    }
