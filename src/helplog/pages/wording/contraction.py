"""French names behind `de` and `à`: `d’Ana`, `du voisin`, `aux enfants`, `à Sam`."""

from __future__ import annotations

import unicodedata
from typing import Final

_CONTRACTED: Final = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
}
LEADS: Final = frozenset(lead for lead, _ in _CONTRACTED)
"""What a sentence may ask for: `{who:de}`, `{who:à}`."""
_MUTE: Final = ("hé", "hen", "hi", "ho", "hu")
"""How French names with an h that nobody hears begin; Hannah and Harry keep theirs."""
_HEARD: Final = ("hol", "hou", "hun", "hug")
_VOWELS: Final = frozenset("aeiou")


def led(name: str, lead: str) -> tuple[str, str]:
    """What stands before a name, with its blank or apostrophe, and what is left of the name.

    Args:
        name: as written, `Ana`, `le voisin`.
        lead: one of `LEADS`.
    """
    article, _, rest = name.partition(" ")
    contracted = _CONTRACTED.get((lead, article))
    if contracted and rest:
        return f"{contracted} ", rest
    if lead == "de" and _is_vocal(name):
        return "d’", name
    return f"{lead} ", name


def _is_vocal(name: str) -> bool:
    """Whether `de` loses its vowel before a name."""
    plain = name.casefold()
    if plain.startswith("h"):
        return plain.startswith(_MUTE) and not plain.startswith(_HEARD)
    bare = unicodedata.normalize("NFD", plain)[:2]
    if bare.startswith("y"):
        return not bare.endswith(tuple(_VOWELS))
    return bare[:1] in _VOWELS or bare.startswith("œ")
