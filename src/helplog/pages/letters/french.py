"""The letter in French, where it differs from the catalogue's: what somebody did has a verb."""

from __future__ import annotations

from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.pages.letters.translated import Translated

_DEED: Final = late_pattern(r"(?:[smln][’']|nous |me l[’'])?(?:a|est) ")
"""`a porté les courses`, `est resté`, `m’a ramené`: what one person did."""


class French(Translated):
    """What a letter says, in French."""

    def _is_deed(self, words: str) -> bool:
        return _DEED.match(words) is not None
