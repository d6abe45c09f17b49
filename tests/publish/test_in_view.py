"""The page in view is shown as soon as it can be, and the order of all plans stays."""

from __future__ import annotations

import pytest

from helplog.pages.composing import Plan
from helplog.publish.rebuilding.in_view import shown_early

PLANS = (
    Plan(tuple, "weeks/2026-11-09/index.md"),
    Plan(tuple, "weeks/2026-11-16/index.md"),
    Plan(tuple, place="years"),
    Plan(tuple, "people/ana/index.md"),
    Plan(tuple, place="weeks"),
    Plan(tuple, place="index.md"),
)


@pytest.mark.parametrize(
    ("in_view", "shown", "before"),
    [
        ("weeks/2026-11-16/index.html", PLANS[1], 0),
        ("people/ana/index.html", PLANS[3], 0),
        ("weeks/index.html", PLANS[4], 2),
        ("index.html", PLANS[5], 2),
        ("years/2026/index.html", PLANS[2], 2),
        ("about/index.html", None, 0),
        ("", None, 0),
    ],
)
def test_the_page_in_view_comes_before_those_it_is_not_made_of(
    in_view: str, shown: Plan | None, before: int
) -> None:
    done: list[Plan] = []
    told: list[tuple[Plan, int]] = []
    plans = shown_early(PLANS, in_view, lambda one: told.append((one, len(done))))
    done.extend(plans)
    assert done == list(PLANS)
    assert told == ([] if shown is None else [(shown, before)])
