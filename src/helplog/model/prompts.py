"""One question a day to write from: the built-in ones, or the writer's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

PROMPTS: Final = (
    "Which handoff would take away the most resentment right now?",
    "What am I trying to hold alone?",
    "What would be healthier right now?",
    "Who could help me think this through?",
    "Which offer did I turn down, and what would a yes have felt like?",
    "What is the smallest ask I could make this week?",
    "Who offered, and has not been asked since?",
    "What came easier this week than I feared?",
    "Whom would a thank-you surprise?",
    "What do I track that someone else could own?",
    "What got quieter in my head?",
)


GENTLE: Final = (
    "What is the smallest ask I could make this week?",
    "Who could help me think this through?",
    "Whom would a thank-you surprise?",
    "What got quieter in my head?",
)
"""The ones to begin with."""


def prompt_of(day: date, own: Sequence[str] = (), *, gentle: bool = False) -> str:
    """The prompt of a day: the same on every device, another one tomorrow.

    Args:
        day: today.
        own: the writer's, which go before ours.
        gentle: of ours, the gentlest alone: for the first weeks.
    """
    prompts = own or (GENTLE if gentle else PROMPTS)
    return prompts[day.toordinal() % len(prompts)]
