"""The names a journal knows, for finding one at the beginning of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from helplog.model.names import name_key
from helplog.text.source.lines import SPACES
from helplog.text.values.word_spans import WordSpan, words_from

_Words = tuple[str, ...]
_ALSO_WORDS: Final = frozenset(
    {
        *(
            "will",
            "may",
            "mark",
            "bill",
            "art",
            "grace",
            "hope",
            "faith",
            "joy",
            "rose",
        ),
        *(
            "pat",
            "sue",
            "rob",
            "drew",
            "guy",
            "dawn",
            "frank",
            "grant",
            "chase",
            "skip",
        ),
        *("miles", "ray", "summer", "june", "april", "august", "iris", "lily", "olive"),
        *(
            "daisy",
            "ruby",
            "pearl",
            "amber",
            "robin",
            "jay",
            "dean",
            "penny",
            "dot",
            "gene",
        ),
        *(
            "jack",
            "nick",
            "don",
            "hank",
            "harry",
            "jimmy",
            "josh",
            "peg",
            "randy",
            "ken",
        ),
        *(
            "herb",
            "ginger",
            "basil",
            "sage",
            "hazel",
            "ivy",
            "jade",
            "autumn",
            "eve",
            "max",
        ),
        *("ernst", "wolf", "rosa", "heide", "linde", "klaus", "dick", "rich", "victor"),
        *(
            "an",
            "as",
            "so",
            "do",
            "in",
            "am",
            "art",
            "no",
            "on",
            "you",
            "my",
            "see",
            "can",
        ),
    }
)
"""What begins sentences as often, and is a name only with a capital."""

_BEFORE: Final = SPACES + "@"


@dataclass(slots=True)
class KnownPeople:
    """Names by their first word, so that a sentence is looked at once however many there are."""

    by_first: dict[str, dict[_Words, bool]] = field(default_factory=dict)
    """First word of a name -> all its words -> whether it may be written small."""
    most_words: int = 0

    @classmethod
    def of(cls, names: Iterable[str]) -> KnownPeople:
        """Everybody by their names."""
        known = cls()
        for name in names:
            known.add(name)
        return known

    def add(self, name: str) -> None:
        """Knows one more."""
        words = tuple(name_key(name).split())
        if not words:
            return
        alike = self.by_first.setdefault(words[0], {})
        may_be_small = (
            words[0] not in _ALSO_WORDS or not name.lstrip(_BEFORE)[:1].isupper()
        )
        alike[words] = alike.get(words, False) or may_be_small
        self.most_words = max(self.most_words, len(words))

    def end_of_name(self, text: str, start: int) -> int | None:
        """Just past the longest name that begins at an index, None where none does."""
        words: list[WordSpan] = []
        alike: dict[_Words, bool] = {}
        for word in words_from(text, start):
            if not words:
                alike = self._beginning_with(word)
            words.append(word)
            if not alike or len(words) == self.most_words:
                break
        if not alike:
            return None
        capital = text[start : start + 1].isupper()
        while words:
            end = _end_of(words, alike, text, capital=capital)
            if end is not None:
                return end
            words.pop()
        return None

    def _beginning_with(self, word: WordSpan) -> dict[_Words, bool]:
        whole = self.by_first.get(name_key(word.text), {})
        bare = self.by_first.get(name_key(word.bare), {})
        return {**whole, **bare}


def _end_of(
    words: Sequence[WordSpan], alike: dict[_Words, bool], text: str, *, capital: bool
) -> int | None:
    """Just past these words, where they are a name that may be written as it stands there."""
    *others, last = words
    between = text[words[0].start : last.start]
    if "," in between or ";" in between:
        return None
    first = tuple(name_key(word.text) for word in others)
    for written in (last.text, last.bare):
        name = (*first, name_key(written))
        if name in alike and (capital or alike[name]):
            return last.start + len(written)
    return None
