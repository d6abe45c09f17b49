"""What a choice is typed with: English words, and those of the journal's language.

The words of a choice are one message of the catalogue, a comma between each.
"""

from __future__ import annotations

from typing import Final

from helplog.pages.words import Words, to_translate

YES: Final = to_translate("y, yes, j, ja, ok")
NO: Final = to_translate("n, no, nein")
ALL: Final = to_translate("a, all")
EDIT: Final = to_translate("e, edit")
LATER: Final = to_translate("l, later")
STILL: Final = to_translate("s, still")
MET: Final = to_translate("m, met, done")
DROP: Final = to_translate("d, drop, dropped")
STOP: Final = "q, quit, stop"
ANOTHER: Final = to_translate("a, an, another")


def typed_words(message: str, words: Words) -> frozenset[str]:
    """Everything that a choice can be typed with.

    Args:
        message: one of the choices above.
        words: the journal's language; English is understood beside it.
    """
    own = message.split(", ")
    return frozenset((*own, *words.text(message).split(", ")))
