"""What somebody is called in a sentence, so that words that speak of a person are seen to."""

from __future__ import annotations

from typing import Final

from helplog.insight.search.folding import words

_BEFORE_NOUNS: Final = frozenset(
    (
        "a an the my our his her their your der die das dem den ein eine einem einen "
        "einer mein meine meinem meinen meiner unser unsere unserem sein seine ihr ihre "
        "dein deine euer eure"
    ).split()
)
_TITLES: Final = frozenset(("mr mrs ms miss mx dr prof frau herr herrn hr fr").split())
"""Of others as well; who is called Oma or Uncle Ben is called so."""


def called(name: str) -> str:
    """The one word somebody is called by, folded: `dana` of Dana Lee, `sister` of my sister.

    Where nobody has a name, as in *the woman from choir*, it is what she is. *Frau Weber* is called
    Weber.
    """
    parts = words(name)
    for part in parts:
        if part not in _BEFORE_NOUNS and part not in _TITLES:
            return part
    return "".join(parts[:1])
