"""The pages one begins to write on: a day's, with everything it could hold as comments."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from helplog.model.prompts import prompt_of
from helplog.model.settings import Settings


def new_day(on: date, settings: Settings) -> str:
    """The text of a day on which nothing is written yet: valid, and of no effect.

    Args:
        on: the day, which chooses the prompt.
        settings: the writer's own prompts.
    """
    prompt = prompt_of(on, settings.prompts)
    one_line = " ".join(prompt.split())
    # None may stand in an HTML comment.
    undashed = one_line.replace("--", "\N{EN DASH}")
    text = template("day.md")
    return text.replace("{prompt}", undashed)


def template(name: str) -> str:
    """A file of this room's templates, as it is."""
    room = files("helplog.exchange")
    path = room.joinpath("templates", name)
    return path.read_text(encoding="utf-8")
