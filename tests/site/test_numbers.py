"""The numbers of every page are those of `stats --json`."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

pytestmark = pytest.mark.slow


def _n(n: float, one: str, many: str) -> str:
    return f"{n:,g} {one if n == 1 else many}"


def _figures(week: dict[str, Any]) -> tuple[str, str]:
    return _n(week["reps"], "rep", "reps"), f"{week['lifted_lb']:,g} lb"


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def test_home_says_this_week(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    html = sample_pages["index.html"]
    week = next(week for week in sample_stats["weeks"] if week["start"] == "2026-11-16")
    assert f"The rack: {', '.join(_figures(week))}" in html
    three = html[html.index('<ul class="hl-three">') :]
    assert three[: three.index("</ul>")].count('class="hl-yes"') == week["answered"]
    streaks = sample_stats["streaks"]
    said = _text(html)
    assert f"{streaks['last_12']} of the last 12 weeks" in said
    assert "strength" not in said, "numbers last and few"
    assert "in a row" not in said


def test_home_lists_what_is_open(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    said = _text(sample_pages["index.html"])
    for kind, most in (("handoffs_ready", 5), ("needs", 5), ("asks", 5), ("thanks", 1)):
        for item in sample_stats["open"][kind][:most]:
            assert item["what"] in said, kind


def test_the_shelf_has_a_plate_for_each_lift(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    rows = re.findall(
        r'<li><a href="../weeks/([\d-]+)/index.html">(.*?)</a></li>',
        sample_pages["weeks/index.html"],
        re.DOTALL,
    )
    shown = dict(rows)
    for week in sample_stats["weeks"]:
        row = shown.get(week["start"])
        if row is None:
            assert week["reps"] == 0
            continue
        assert row.count("<use ") == min(week["reps"], 14)
    assert len(shown) > 20


def test_a_week_shows_a_plate_for_every_lift(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    for week in sample_stats["weeks"]:
        html = sample_pages.get(f"weeks/{week['start']}/index.html")
        if html is not None:
            assert html.count('class="hl-plate ') == week["reps"]
            assert "the week before:" not in _text(html)


def test_the_year_adds_up(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    said = _text(sample_pages["years/2026/index.html"])
    totals = sample_stats["totals"]
    assert f"{totals['reps']} reps, {totals['lifted_lb']:,g} lb in all." in said
    met = sum(week["met"] for week in sample_stats["weeks"])
    assert _n(met, "week with an answer", "weeks with an answer") in said
    offers = totals["accepted"] + totals["declined"]
    assert f"Of {offers} offers, {totals['accepted']} became a yes." in said


def test_everyone_stands_there_and_who_is_known_in_private_alone_does_not(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    named = set()
    for person in sample_stats["people"]:
        if f"people/{person['slug']}/index.html" in sample_pages:
            named.add(person["slug"])
    for address in ("people/index.html", "people/by-name/index.html"):
        up = "../../" if "by-name" in address else "../"
        html = sample_pages[address]
        listed = re.findall(
            rf'<a href="{up}people/([\w-]+)/index.html"><span class="hl-person">', html
        )
        assert set(listed) == named
    html = sample_pages["people/index.html"]
    drifting = {
        person["slug"] for person in sample_stats["people"] if person["drifting"]
    }
    part = (
        html[html.index('id="drifting"') : html.index('id="everyone"')]
        if drifting
        else ""
    )
    assert set(re.findall(r'href="../people/([\w-]+)/index.html"', part)) == drifting


def test_practice_says_both_rates(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    said = _text(sample_pages["practice/index.html"])
    for label, whose in (
        ("Offers I said yes to", "mine"),
        ("Asks others said yes to", "others"),
    ):
        rate = sample_stats["yes_rate"][whose]
        assert (
            f"{label}{rate['yes']} of {rate['n']}, {100 * rate['yes'] / rate['n']:.0f} %"
            in said
        )
        # the table ends where the number stands
        html = sample_pages["practice/index.html"]
        trend = html[html.index('id="yes-so-far-d"') :]
        last = trend[: trend.index("</table>")].rpartition("<tr>")[2]
        assert f"{rate['yes']} of {rate['n']}" in last


def test_practice_draws_the_weeks_of_stats(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    html = sample_pages["practice/index.html"]
    bars = html[html.index("hl-figure--bars") :]
    rows = re.findall(
        r'<tr><th scope="row">.*?</th>(.*?)</tr>', bars[: bars.index("</table>")]
    )
    drawn = [re.findall(r"<td>([^<]*)</td>", row)[-1] for row in rows]
    assert drawn == [f"{week['lifted_lb']:,g} lb" for week in sample_stats["weeks"]]
    line = html[html.index('id="strength-d"') :]
    rows = re.findall(
        r'<tr><th scope="row">.*?</th><td>([^<]*)</td></tr>',
        line[: line.index("</table>")],
    )
    assert rows[-1] == "–", "this week is not over"
    shown = [round(float(row.rstrip("%").rstrip())) for row in rows[:-1]]
    assert shown == pytest.approx(
        [100 * week["strength"] for week in sample_stats["weeks"][:-1]], abs=0.51
    )
    for state in ("rest", "away"):
        assert bars[: bars.index("</svg>")].count(f"hl-band--{state}") == sum(
            week["state"] == state for week in sample_stats["weeks"]
        )


def test_the_walls_have_a_plate_for_every_lift(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    walls = [html for address, html in sample_pages.items() if "/wall/" in address]
    picture = "".join(wall[wall.index("hl-wall-year") :] for wall in walls)
    plates = re.findall(r'<path class="hl-disc" d="([^"]*)"', picture)
    assert "".join(plates).count("z") == sample_stats["totals"]["reps"]
    lifted = re.findall(r"<td>([\d.,]+) lb</td></tr>", "".join(walls))
    assert (
        sum(float(lb.replace(",", "")) for lb in lifted)
        == sample_stats["totals"]["lifted_lb"]
    )


def test_asks_lists_all_that_is_open(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    html = sample_pages["asks/index.html"]
    for kind, part in (
        ("asks", "open"),
        ("needs", "needs"),
        ("handoffs_ready", "ready"),
    ):
        start = html.index(f'<section data-hl-in="{part}">')
        section = html[start : html.index("</section>", start)]
        items = sample_stats["open"][kind]
        assert section.count('<li class="hl-item"') == len(items)
        for item in items:
            assert item["what"] in _text(section)
