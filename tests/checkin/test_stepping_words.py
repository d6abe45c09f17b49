"""What the small ask says about its weight."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.checkin.sitting import Sit, d, written

QUESTIONS = "accepted: Sam\nneeds: the ladder\nconnections: Lee"


@pytest.mark.parametrize(
    ("answers", "weight", "words"),
    [
        (["yes"] * 8, "10 lb", "one step up from your usual"),
        (["yes"] * 6 + ["no"] * 2, "3 lb", "lighter for a while"),
    ],
)
def test_a_step_up_after_good_weeks_a_lighter_one_after_two_noes(
    journal: Path, sit: Sit, answers: list[str], weight: str, words: str
) -> None:
    for number, answer in enumerate(answers):
        asks = f'asks:\n  - who: Dana\n    what: "lift {number}"\n    weight: 5\n    answer: {answer}'
        day = d("2026-09-30") + timedelta(weeks=number)
        (journal / "entries" / f"{day}.md").write_text(
            f"---\n{QUESTIONS}\n{asks}\n---\n"
        )
    run = sit("\n\n\n\n\ny\n")
    assert f"about {weight}, {words}" in run.out
    assert written(journal).next_ask.endswith(f"({weight})")
