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
    prompt = " ".join(prompt_of(on, settings.prompts).split())
    prompt = prompt.replace("--", "\N{EN DASH}")  # none may stand in an HTML comment
    return template("day.md").replace("{prompt}", prompt)


def template(name: str) -> str:
    """A file of this room's templates, as it is."""
    path = files("helplog.exchange").joinpath("templates", name)
    return path.read_text(encoding="utf-8")
