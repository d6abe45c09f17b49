"""The letter in French, where it differs from the catalogue's: verbs and `de` lead on alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.pages.letters.telling import Told
from helplog.pages.letters.translated import Translated

_DEED: Final = late_pattern(r"(?:[smln][’']|nous |me l[’'])?(?:a|est) ")
"""`a porté les courses`, `m’a ramené`: what one person did."""
_OF: Final = ("d’", "d'", "de ")


class French(Translated):
    """What a letter says, in French."""

    def _is_deed(self, words: str) -> bool:
        return _DEED.match(words) is not None

    def _helped(self, named: Sequence[Told]) -> Iterator[str]:
        """`Ana « est restée jusqu’à six heures », et tu as dit oui.`."""
        first = named[0]
        is_one = len(named) == len(first.names) == 1
        if is_one and first.words and self._is_deed(first.words[0]):
            yield f"{self._what_came(first)}, et tu as dit oui."
        else:
            yield from super()._helped(named)

    def _thanked_about(self, said: str, words: Sequence[str]) -> str:
        """`Sam « d’avoir attendu »`."""
        if words and words[0].startswith(_OF):
            return f"{said} {self._quotes(words)}"
        return super()._thanked_about(said, words)
