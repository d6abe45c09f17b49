"""`unit: kg`: plates in kilograms, sums that are the sum of the plates, files that keep their pounds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import entry, journal, say
from tests.pages.composed import pages_of, said_on

from helplog.exchange.contracts import stats_contract
from helplog.insight.reflecting import reflect
from helplog.model.journal import Journal
from helplog.model.weights import Unit
from helplog.text.reading.configuration.settings import settings_from_options

TODAY = "2026-11-22"


def in_kg(told: Journal) -> Journal:
    return replace(told, settings=replace(told.settings, unit=Unit.KG))


LIFTED = in_kg(
    journal(
        entry(
            "2026-11-18",
            say("asks", "Lee"),
            say("asks", "Sam"),
            say("asks", "Jo", lb=5),
            say("handoffs", "Mia", "dinners", lb=25),
        )
    )
)


@pytest.mark.parametrize(
    ("lb", "kg"),
    [
        (3, 1),
        (5, 2),
        (10, 5),
        (25, 10),
        (50, 20),
        (100, 50),
        (0.5, 0.5),
        (7, 3),
        (0, 0),
    ],
)
def test_a_plate_has_its_rank(lb: float, kg: float) -> None:
    assert Unit.KG.of(lb) == kg
    assert Unit.LB.of(lb) == lb


@given(st.floats(0.1, 1000), st.floats(0.1, 1000))
def test_a_heavier_weight_is_never_lighter_in_kilograms(a: float, b: float) -> None:
    light, heavy = sorted((a, b))
    assert 0 < Unit.KG.of(light) <= Unit.KG.of(heavy)


def test_plates_add_up_to_the_number_beside_them() -> None:
    html = pages_of(LIFTED, TODAY)["weeks/2026-11-16/index.md"].html
    picture = html[html.index("hl-figure--rack") :].split("<details")[0]
    plates = re.findall(r'class="hl-number"[^>]*>([\d.]+)<', picture)
    assert sorted(map(float, plates)) == [1, 1, 2, 10]
    assert "14 kg" in said_on(html)


def test_no_page_says_a_pound() -> None:
    for uri, page in pages_of(LIFTED, TODAY).items():
        said = said_on(page.html).replace("3lb weights", "")
        assert not re.search(r"\d\s*lb\b", said), uri


def test_a_days_warmth_and_its_legend_are_of_the_plates_one_counts() -> None:
    year = pages_of(LIFTED, TODAY)["years/2026/index.md"].html
    assert "November 18, 2026: 14 kg" in year
    legend = re.search(r'<p class="hl-legend">.*?</p>', year, re.DOTALL)
    assert legend
    named = re.findall(r"</svg>([^<]*)</span>", legend[0])
    assert named == ["0", "1", "2–4", "5–9", "10 kg or more"]
    day = re.search(
        r'aria-label="November 18, 2026: 14 kg"><rect class="([^"]*)"', year
    )
    assert day
    assert "hl-heat-4" in day[1]


def test_json_keeps_its_pounds_and_has_the_sum_beside_them() -> None:
    stats: Any = stats_contract(reflect(LIFTED, date(2026, 11, 22)))
    (week,) = stats["weeks"]
    assert (week["lifted_lb"], week["lifted_kg"]) == (36, 14)
    assert stats["totals"]["lifted_kg"] == 14
    plain: Any = stats_contract(
        reflect(journal(entry("2026-11-18", say("asks", "Lee"))), date(2026, 11, 22))
    )
    assert "lifted_kg" not in plain["totals"]


def test_the_option_is_read_in_any_case_and_a_slip_is_named() -> None:
    settings, found = settings_from_options({"unit": "KG"})
    assert (settings.unit, found) == (Unit.KG, ())
    settings, (slip,) = settings_from_options({"unit": "stone"})
    assert settings.unit is Unit.LB
    assert slip.hint == "Type unit: kg, or unit: lb"
