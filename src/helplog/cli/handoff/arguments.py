"""What was typed after `helplog handoff`, sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import click

from helplog.cli.writing.typed import field_values, words_of
from helplog.model.journal import FieldValue

_PAGE: Final = ("html", "ics", "replace", "with_names", "even_private")
_BESIDE: Final = frozenset({*_PAGE, "draft", "shared", "agree", "on"})
"""Options that are no field, or no field of one text."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The words and the options."""

    words: tuple[str, ...]
    """WHO and OUTCOME, or a REF."""
    today: date
    given: Mapping[str, object]

    @property
    def on(self) -> str | None:
        """The day as typed, None where none was."""
        return self._text("on")

    def texts(self) -> dict[str, str | None]:
        """The options that are a field of one text, as typed."""
        return {name: self._text(name) for name in self.given if name not in _BESIDE}

    def fields(self, on: date) -> dict[str, FieldValue]:
        """The fields that were given, read."""
        return {**field_values(self.texts(), on, self.today), **self.more_fields()}

    def more_fields(self) -> dict[str, FieldValue]:
        """Those that are no option of one text: whether it is shared, and what is agreed."""
        fields: dict[str, FieldValue] = {}
        if self.flag("shared"):
            fields["shared"] = "yes"
        agreed = self.given.get("agree") or ()
        assert isinstance(agreed, tuple)  # noqa: S101 - click gives one
        lines = tuple(words_of(line, "--agree") for line in agreed)
        if not all(lines):
            raise click.BadParameter(
                "it is empty; leave the option out, or say something",
                param_hint="--agree",
            )
        if lines:
            fields["agree"] = lines
        return fields

    def flag(self, name: str) -> bool:
        """Whether an option that says only itself was given."""
        return bool(self.given.get(name))

    def path(self, name: str) -> Path | None:
        """The file an option names."""
        value = self.given.get(name)
        if isinstance(value, Path):
            return value
        return None

    def refuse_fields(self, option: str, *, but: frozenset[str] = frozenset()) -> None:
        """Fields beside an option that only shows something would be lost.

        Raises:
            click.UsageError: there are some.
        """
        typed = {name for name, text in self.texts().items() if text is not None}
        typed |= self.more_fields().keys()
        typed |= {name for name in ("draft", "on") if self.given.get(name)}
        for name in sorted(typed - but):
            other = name.replace("_", "-")
            raise click.UsageError(f"--{other} says nothing beside {option}")

    def refuse_page(self) -> None:
        """The options of the page for its owner stand beside `--for-them`.

        Raises:
            click.UsageError: one stands alone.
        """
        for name in _PAGE:
            if self.given.get(name):
                other = name.replace("_", "-")
                raise click.UsageError(f"--{other} goes with --for-them")

    def _text(self, name: str) -> str | None:
        value = self.given.get(name)
        if isinstance(value, str):
            return value
        return None
