"""Listening in a terminal that can draw: a line one can edit, names completed as they are typed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Final

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout.processors import (
    Processor,
    Transformation,
    TransformationInput,
)
from prompt_toolkit.output import ColorDepth, create_output
from prompt_toolkit.styles import Style

from helplog.cli.checkin.prompt import GOES_ON, INSTEAD
from helplog.cli.output.drawing import drawable
from helplog.cli.output.guarded_streams import unguarded
from helplog.cli.output.styling import plain, say
from helplog.model.names import name_key
from helplog.model.printing import escaped, held_in_place

_FROM_LETTERS: Final = 2
"""A name is offered once this much of it is typed."""
_STYLE: Final = Style.from_dict(
    {"mark": "ansicyan", "hint": "dim", "auto-suggestion": "fg:default dim"}
)


class TerminalVoice:
    """Edits lines: Alt-Enter or a backslash for a new line, the up arrow to edit what there is."""

    rich = True

    def __init__(self, names: Sequence[str]) -> None:
        self._keep = ""
        self._is_changed = False
        """The answer that is shown was brought into the line, to be changed."""
        self._mark = "❯" if drawable("❯") else ">"
        self._session: PromptSession[str] = PromptSession(
            key_bindings=self._keys(),
            auto_suggest=NameSuggest(names),
            multiline=True,
            prompt_continuation=lambda width, *_: " " * width,
            style=_STYLE,
            color_depth=ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None,
            enable_suspend=True,
            erase_when_done=True,
            history=DummyHistory(),
            input_processors=[HoldInPlace()],
            output=create_output(unguarded(sys.stdout)),  # it draws with the cursor
        )

    def listen(self, hint: str, keep: str = "") -> str:
        """One answer, edited in place."""
        self._keep = keep
        self._is_changed = False
        asking: StyleAndTextTuples = [("class:mark", f"  {self._mark} ")]
        typed = self._session.prompt(asking, placeholder=[("class:hint", hint)]).strip()
        for number, line in enumerate(typed.split("\n") if typed else ()):
            say(plain(line), first=f"  {' ' if number else self._mark} ")
        if self._is_changed and typed:
            return f"{INSTEAD}{typed}"
        return typed

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("enter")
        def _(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            if buffer.document.text_before_cursor.endswith(GOES_ON):
                buffer.delete_before_cursor()
                buffer.insert_text("\n")
            else:
                buffer.validate_and_handle()

        @keys.add("escape", "enter")
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

        @keys.add(
            "up",
            filter=Condition(
                lambda: bool(self._keep) and not self._session.default_buffer.text
            ),
        )
        def _(event: KeyPressEvent) -> None:
            self._is_changed = True
            event.current_buffer.insert_text(self._keep)

        return keys


class HoldInPlace(Processor):
    """Shows a sign for what a terminal would obey in an earlier answer; the answer keeps it."""

    def apply_transformation(
        self, transformation_input: TransformationInput
    ) -> Transformation:
        """Each part of the line as it may be shown, as long as it was."""
        shown: StyleAndTextTuples = [
            (style, held_in_place(text))
            for style, text, *_ in transformation_input.fragments
        ]
        return Transformation(shown)


class NameSuggest(AutoSuggest):
    """The rest of a name, shown quietly behind what is typed; the right arrow takes it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(name for name in names if name == escaped(name))

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:  # noqa: ARG002
        """The rest of the most recent name that the last word begins."""
        typed = document.current_line_before_cursor.rpartition(" ")[2].lstrip("@([-")
        if len(typed) < _FROM_LETTERS or not document.is_cursor_at_the_end:
            return None
        for name in self._names:
            if name_key(name).startswith(name_key(typed)) and len(name) > len(typed):
                return Suggestion(name[len(typed) :])
        return None
