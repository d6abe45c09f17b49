"""The names a journal knows, for finding one at the beginning of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.names import name_key
from helplog.text.source.lines import SPACES
from helplog.text.values.people.word_spans import WordSpan, first_word, words_from

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
_PLAIN_NAME = late_pattern(r"[A-Za-z0-9.' -]+")


@dataclass(slots=True)
class _Alike:
    """The names that begin with one word."""

    may_be_small: dict[_Words, bool] = field(default_factory=dict)
    """All the words of a name -> whether it may be written small."""
    most_words: int = 0


@dataclass(slots=True)
class KnownPeople:
    """Names by their first word, so that a sentence is looked at once however many there are."""

    by_first: dict[str, _Alike] = field(default_factory=dict)
    plain_names: set[str] = field(default_factory=set)
    """Names that are known as they are written, with no sign in them that could divide them: a text
    that is one of them begins with nobody else."""
    keys: dict[str, str] = field(default_factory=dict)
    """Words that were looked for -> what they are compared by."""

    @classmethod
    def of(cls, names: Iterable[str]) -> KnownPeople:
        """Everybody by their names."""
        known = cls()
        for name in names:
            known.add(name)
        return known

    def add(self, name: str) -> None:
        """Knows one more."""
        parts = name_key(name).split()
        words = tuple(parts)
        if not words:
            return
        alike = self.by_first.setdefault(words[0], _Alike())
        may_be_small = (
            words[0] not in _ALSO_WORDS or not name.lstrip(_BEFORE)[:1].isupper()
        )
        names = alike.may_be_small
        names[words] = names.get(words, False) or may_be_small
        if _PLAIN_NAME.fullmatch(name):
            self.plain_names.add(name)
        length = len(words)
        alike.most_words = max(alike.most_words, length)

    def end_of_name(self, text: str, start: int) -> int | None:
        """Just past the longest name that begins at an index, None where none does."""
        first = first_word(text, start)
        if first is None:
            return None
        for written in dict.fromkeys((first.text, first.bare)):
            key = self._key(written)
            alike = self.by_first.get(key)
            if alike is None:
                continue
            following = words_from(text, start)
            words = list(islice(following, alike.most_words))
            end = self._longest_end(words, alike, text)
            if end is not None:
                return end
        return None

    def _longest_end(
        self, words: list[WordSpan], alike: _Alike, text: str
    ) -> int | None:
        capital = words[0].text[0].isupper()
        keys = [self._key(word.text) for word in words]
        while words:
            last = words.pop()
            keys.pop()
            for written in (last.text, last.bare):
                key = self._key(written)
                name = (*keys, key)
                fits = capital or alike.may_be_small.get(name)
                if fits and name in alike.may_be_small and _is_whole(words, last, text):
                    return last.start + len(written)
        return None

    def _key(self, word: str) -> str:
        key = self.keys.get(word)
        if key is None:
            key = self.keys[word] = name_key(word)
        return key


def _is_whole(words: Sequence[WordSpan], last: WordSpan, text: str) -> bool:
    """Whether no comma stands between the words of a name."""
    if not words:
        return True
    between = text[words[0].start : last.start]
    return "," not in between and ";" not in between
