"""What two texts have in common: the words that say something, whatever stands between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helplog.insight.search.folding import same_text, words

_STEM: Final = 6
"""Letters that decide whether two words are alike: `review` and `reviewing`, not `interview`."""
_SHORTEST: Final = 3
_HISSING: Final = ("x", "ss", "ch", "sh", "z")
"""What an English plural puts `es` after."""
_PLAIN: Final = frozenset(
    words(
        "about after again all also and any are because been before but can could did does doing "
        "done don for from get had has have help her hers him his how into its just make more "
        "much need needs not now off one our out own she should some someone something than that "
        "the their them then there they thing things this too until very was were what when "
        "where which while who whom whose why will with would you your "
        "aber alle als auch auf aus bei bin bis das dass dem den der des die doch durch ein eine "
        "einem einen einer eines für hat hilfe ich ihr ihre ist jemand kann man mehr mein meine "
        "mich mir mit nach nicht noch nur oder sich sie sind und uns von vor wenn wer wie wir wird "
        "zum zur über"
    )
)
"""Words that say nothing about what is meant, in English and in German."""
_ARTICLES: Final = frozenset(
    {"a", "an", "to", "of", "in", "on", "at", "my", "me", "it", "zu"}
)


def stems(texts: Iterable[str | None]) -> set[str]:
    """What the words that say something begin with."""
    found = set()
    for text in texts:
        for word in words(text or ""):
            if len(word) < _SHORTEST or word in _PLAIN:
                continue
            stem = _singular(word)[:_STEM]
            found.add(stem)
    return found


def _singular(word: str) -> str:
    """`tax` of `taxes`, `report` of `reports`, well enough to compare by."""
    bare = word.removesuffix("es")
    if bare.endswith(_HISSING):
        return bare
    return word.rstrip("s")


def same_words(text: str) -> str:
    """What two texts share that say the same, as `the van` and `her van` do.

    Every word and figure that says something counts, in any order: `box 1` is not `box 2`.
    """
    said = {
        word for word in words(text) if word not in _PLAIN and word not in _ARTICLES
    }
    in_order = sorted(said)
    return " ".join(in_order) or same_text(text)
