"""The letter in German, where it differs from the catalogue's: verbs and cases around own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from helplog.pages.letters.telling import Told
from helplog.pages.letters.translated import Translated
from helplog.pages.wording.names_in_sentences import Named

_DEEDS: Final = frozenset(
    [
        "blieb",
        "bot",
        "brachte",
        "fuhr",
        "gab",
        "half",
        "hat",
        "hielt",
        "hob",
        "holte",
        "hörte",
        "ist",
        "kam",
        "kaufte",
        "kochte",
        "las",
        "lieh",
        "ließ",
        "machte",
        "nahm",
        "passte",
        "räumte",
        "redete",
        "rief",
        "saß",
        "schickte",
        "schleppte",
        "schrieb",
        "sprang",
        "stand",
        "stellte",
        "strich",
        "trug",
        "übernahm",
        "wartete",
        "war",
        "wusch",
        "zeigte",
    ]
)


_PARTICIPLE: Final = re.compile(r"\b[a-zäöü]*ge[a-zäöüß]{2,}(?:t|en)$")
"""`getragen`, `abgeholt`: words that end in what was done."""


class German(Translated):
    """What a letter says, in German."""

    def _is_deed(self, words: str) -> bool:
        return words.split(maxsplit=1)[0].lower() in _DEEDS

    def _did_alone(self, words: Sequence[str]) -> str:
        have = "hattest du:"
        if _PARTICIPLE.search(words[-1]):
            have = "hast du"
        return f"Allein {have} {self._quotes(words)}"

    def _owned_together(self, one: Told, what: str) -> str:
        others = one.names or ("jemand anderem",)
        both = Named(["dir", *others], self._words)
        return f"{both:dative} gehört jetzt zusammen: {what}."

    def _thanks(self, told: Sequence[Told]) -> Iterator[str]:
        clauses: list[str] = []
        for one in told:
            who = "jemandem"
            if one.names:
                who = f"{self._who(one):dative}"
            if one.words:
                words = [word.removeprefix("für ") for word in one.words]
                link = ": "
                if words[0] != one.words[0]:
                    link = " für "
                who += f"{link}{self._quotes(words)}"
            clauses.append(who)
        yield f"Gedankt hast du {'; '.join(clauses)}."
