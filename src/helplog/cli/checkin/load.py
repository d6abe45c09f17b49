"""How full the head is, in one line at the end."""

from __future__ import annotations

from typing import Final

from helplog.cli.checkin.conversation import Conversation
from helplog.model.late_patterns import late_pattern
from helplog.text.source.words import number_in

_TEN: Final = 10
_AROUND: Final = late_pattern(
    r"^(?:about|around|maybe|etwa|ca\.?|ungefähr|so|~)\s+|\s*(?:/\s*10|of 10|von 10|ish)$"
)


def ask_load(talk: Conversation) -> None:
    """Asks for a number; Enter skips it, and what is no number is asked for once more."""
    heading = talk.text("How full is your head, 0 to 10?")
    talk.ask_heading(heading, heading)
    already = talk.file.load
    hint = talk.text("Enter skips it")
    if already is not None:
        said = talk.text("You said {n}, Enter keeps it")
        shown = talk.words.number(already)
        hint = said.format(n=shown)
    for _ in range(2):
        typed = talk.listen(hint)
        if not typed:
            return
        load = load_in(typed)
        if load is not None:
            _note(talk, load)
            return
        hint = talk.text(
            "A number is enough, 0 is empty and 10 is full. Enter skips it"
        )
    left_open = talk.text("left open")
    talk.nod(left_open, done=False)


def _note(talk: Conversation, load: float) -> None:
    if load == talk.file.load or talk.write(lambda: talk.file.say_load(load)):
        talk.nod(talk.text("noted"))


def load_in(typed: str) -> float | None:
    """`7`, `7/10`, `about 7,5`; None for what is no number from 0 to 10."""
    plainly = typed.casefold().strip(" .!")
    bare = _AROUND.sub("", _AROUND.sub("", plainly))
    load = number_in(bare)
    if load is None or not 0 <= load <= _TEN:
        return None
    return load
