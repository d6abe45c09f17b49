"""What two sequences have in common, in order, and how much two texts are alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.text.merging.effort import spend
from helplog.text.source.slips import is_one_slip

_MOST_PAIRS: Final = 200_000
"""More pairs of equal parts than this (a file of nothing but equal lines) take another way."""
_MOST_STEPS: Final = 200
_MOST_LOOKED_AT: Final = 100_000
"""More differences than this in such a file, or more parts, are not looked for; both versions of it
are kept then."""
_STEPS_A_FIRM_PART: Final = 4
"""What one of the parts costs that the others are looked for between."""
_KEPT: Final = 0.75
"""So much of an item's wording stays in an edit of it."""
_MOST_MENDED: Final = 10_000
"""Beyond so many comparisons of words none is taken for another one with its typo mended."""
_MANY_WORDS: Final = 10_000
"""In a list of so many, words that are equal share their room."""
_LONG_WORD: Final = 4
"""Shorter words are too near to each other to tell a typo."""
_WORD = late_pattern(r"\w+|[^\w\s]")

Link = tuple[int, int]
_Align = Callable[[Sequence[Hashable], Sequence[Hashable]], list[Link]]


def common(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Link]:
    """A longest common subsequence, as pairs of indices into both, in order.

    Of long sequences in which the same parts come up again and again it may be a shorter one: first
    what comes up once.
    """
    return _trimmed(one, other, _common)


def _trimmed(
    one: Sequence[Hashable], other: Sequence[Hashable], align: _Align
) -> list[Link]:
    """The same, what both begin and end with left aside."""
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    tail = 0
    while tail < shorter - start and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    middle = align(one[start : len(one) - tail], other[start : len(other) - tail])
    return [
        *((n, n) for n in range(start)),
        *((i + start, j + start) for i, j in middle),
        *((len(one) - n, len(other) - n) for n in range(tail, 0, -1)),
    ]


def common_between(
    one: Sequence[Hashable], other: Sequence[Hashable], firm: Sequence[Hashable]
) -> list[Link]:
    """A common subsequence that first of all keeps to the parts named in `firm`.

    So a page keeps to its headings: of as many as can be kept, those that have more of the page
    between them.
    """
    wanted = set(firm)
    if not wanted:
        return common(one, other)

    def kept(links: Sequence[Link]) -> tuple[int, int]:
        return sum(one[i] in wanted for i, _ in links), len(links)

    return max(_around(one, other, wanted, common), common(one, other), key=kept)


def _around(
    one: Sequence[Hashable],
    other: Sequence[Hashable],
    wanted: set[Hashable],
    align: _Align,
) -> list[Link]:
    """A longest common subsequence of the wanted parts, and of what stands between each two."""
    firm_links = _common_of(wanted, one, other)
    spend(_STEPS_A_FIRM_PART * len(firm_links))
    links: list[Link] = []
    start = begin = 0
    for i, j in [*firm_links, (len(one), len(other))]:
        if start < i and begin < j:
            between = align(one[start:i], other[begin:j])
            links += [(start + a, begin + b) for a, b in between]
        links.append((i, j))
        start, begin = i + 1, j + 1
    return links[:-1]


def _common_of(
    wanted: set[Hashable], one: Sequence[Hashable], other: Sequence[Hashable]
) -> list[Link]:
    """A longest common subsequence of some parts alone."""
    in_one = [n for n, part in enumerate(one) if part in wanted]
    in_other = [n for n, part in enumerate(other) if part in wanted]
    links = common([one[n] for n in in_one], [other[n] for n in in_other])
    return [(in_one[a], in_other[b]) for a, b in links]


def _common(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Link]:
    """Hunt and Szymanski's way: quick where few parts are equal, as in text."""
    if not one or not other:
        return []
    pairs = _pairs(one, other)
    spend(len(one) + len(other) + min(pairs, _MOST_PAIRS))
    if pairs <= max(_MOST_PAIRS, len(one) + len(other)):
        return _chained(one, other)
    counts, others = Counter(one), Counter(other)
    single = {part for part, count in counts.items() if count == others[part] == 1}
    if not single:
        return _steps(one, other)
    return _around(one, other, single, _Sparing())


def _pairs(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many pairs of equal parts there are."""
    counts, others = Counter(one), Counter(other)
    return sum(count * others[part] for part, count in counts.items())


class _Sparing:
    """Aligns what stands between parts that come up once, while there is not too much of it."""

    def __init__(self) -> None:
        self.left = _MOST_PAIRS

    def __call__(
        self, one: Sequence[Hashable], other: Sequence[Hashable]
    ) -> list[Link]:
        return _trimmed(one, other, self._middle)

    def _middle(self, one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Link]:
        self.left -= _pairs(one, other)
        if self.left < 0:
            return []
        return _chained(one, other)


def _chained(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Link]:
    places = _places(one, other)
    tails: list[int] = []
    chains: list[
        tuple[int, int, int]
    ] = []  # a pair, and where the one before it is in this list
    ends: list[int] = []
    for i, part in enumerate(one):
        for j in places.get(part, ()):
            at = bisect_left(tails, j)
            if at < len(tails) and tails[at] == j:
                continue
            chains.append((i, j, ends[at - 1] if at else -1))
            if at == len(tails):
                tails.append(j)
                ends.append(len(chains) - 1)
            else:
                tails[at] = j
                ends[at] = len(chains) - 1
    return _followed(chains, ends[-1] if ends else -1)


def _followed(chains: Sequence[tuple[int, int, int]], last: int) -> list[Link]:
    links: list[Link] = []
    while last >= 0:
        i, j, last = chains[last]
        links.append((i, j))
    return links[::-1]


def _places(
    one: Sequence[Hashable], other: Sequence[Hashable]
) -> dict[Hashable, list[int]]:
    """Where each part of `other` stands, last place first, as far as `one` has it."""
    wanted = set(one)
    places: dict[Hashable, list[int]] = {}
    for j in range(len(other) - 1, -1, -1):
        if other[j] in wanted:
            places.setdefault(other[j], []).append(j)
    return places


def _steps(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Link]:
    """Myers's way: quick where little differs, however often the same part comes up.

    Gives up where much does.
    """
    reach = {1: 0}
    taken: list[dict[int, int]] = []
    looked_at = 0
    for most in range(_MOST_STEPS):
        if looked_at > _MOST_LOOKED_AT:
            break
        spend(2 * len(reach))
        taken.append(dict(reach))
        for k in range(-most, most + 1, 2):
            start = i = _start(reach, k, most)
            while i < len(one) and i - k < len(other) and one[i] == other[i - k]:
                i += 1
            looked_at += i - start
            reach[k] = i
            if i >= len(one) and i - k >= len(other):
                return _stepped_back(taken, len(one), len(other))
    return []


def _goes_down(reach: Mapping[int, int], k: int, most: int) -> bool:
    """Whether the farthest way to a diagonal leaves out a part of the other sequence."""
    if k in (-most, most):
        return k == -most
    return reach[k - 1] < reach[k + 1]


def _start(reach: Mapping[int, int], k: int, most: int) -> int:
    """The index in the first sequence at which a diagonal is entered."""
    if _goes_down(reach, k, most):
        return reach[k + 1]
    return reach[k - 1] + 1


def _stepped_back(taken: Sequence[dict[int, int]], i: int, j: int) -> list[Link]:
    """The diagonals of the path that `_steps` took, from its end to its beginning."""
    links: list[Link] = []
    for most in range(len(taken) - 1, -1, -1):
        reach, k = taken[most], i - j
        start = _start(reach, k, most)
        while i > max(start, 0) and j > 0:
            i, j = i - 1, j - 1
            links.append((i, j))
        if _goes_down(reach, k, most):
            j -= 1
        else:
            i -= 1
    return links[::-1]


def words_in(text: str) -> list[str]:
    """The words and signs of a text, for comparing."""
    words: list[str] = _WORD.findall(text.casefold())
    if len(words) < _MANY_WORDS:
        return words
    # Each sign would be an object of its own, with many times the room it has in the text.
    same: dict[str, str] = {}
    return [same.setdefault(word, word) for word in words]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much two lists of words have in common, 0 to 1, whatever their order."""
    if not one or not other:
        return 0.0
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other))


def rewording(one: Sequence[str], other: Sequence[str]) -> float:
    """How much one wording of an item is like the other; 0 where they are of two items.

    Few words tell little: "time for sleep" has most of "time for letters". So of the shorter
    wording no more than a quarter may have gone. A typo that was mended is still the same word.
    """
    gone, new = Counter(one) - Counter(other), Counter(other) - Counter(one)
    shared = len(one) - gone.total() + min(_mended(gone, new), new.total())
    if not shared or shared < _KEPT * min(len(one), len(other)):
        return 0.0
    return 2 * shared / (len(one) + len(other))


def _mended(gone: Counter[str], new: Counter[str]) -> int:
    """How many of the words that are gone are among the new ones with a typo mended."""
    if len(gone) * len(new) > _MOST_MENDED:
        return 0
    mended = 0
    for word, times in gone.items():
        if any(_is_typo(word, another) for another in new):
            mended += times
    return mended


def _is_typo(word: str, other: str) -> bool:
    """Whether two words are one but for a slip; numbers that differ are other numbers."""
    if min(len(word), len(other)) < _LONG_WORD:
        return False
    return is_one_slip(word, other) and (word + other).isalpha()
