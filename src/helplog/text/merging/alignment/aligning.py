"""What two sequences have in common, in order, and how much two texts are alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.text.merging.alignment.effort import spend
from helplog.text.source.slips import is_one_slip

_MOST_PAIRS: Final = 100_000
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
_SPOKEN = late_pattern(r"\w+|[^\w\s!-/:-@\[-`{-~]")

Link = tuple[int, int]
Links = list[Link]
Words = Sequence[str]
_Parts = Sequence[Hashable]
_Wanted = set[Hashable]
_Reach = dict[int, int]
"""How far into the first sequence a path goes on each diagonal."""
_Align = Callable[[_Parts, _Parts], Links]
_Chained = tuple[int, int, int]
"""A pair of equal parts, and where the one before it is in the list of all that are in chains."""

_NO_PAIR: Final = -1
"""Stands before the first pair of a chain."""


def common(one: _Parts, other: _Parts) -> Links:
    """A longest common subsequence, as pairs of indices into both, in order.

    Of long sequences in which the same parts come up again and again it may be a shorter one: first
    what comes up once.
    """
    return _trimmed(one, other, _common)


def _trimmed(one: _Parts, other: _Parts, align: _Align) -> Links:
    """The same, what both begin and end with left aside."""
    start = 0
    left = min(len(one), len(other))
    while start < left and one[start] == other[start]:
        start += 1
    left -= start
    tail = 0
    while tail < left and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    one_end = len(one) - tail
    other_end = len(other) - tail
    links = [(n, n) for n in range(start)]
    middle = align(one[start:one_end], other[start:other_end])
    for i, j in middle:
        link = i + start, j + start
        links.append(link)
    for n in range(tail):
        link = one_end + n, other_end + n
        links.append(link)
    return links


def common_between(one: _Parts, other: _Parts, firm: _Parts) -> Links:
    """A common subsequence that first of all keeps to the parts named in `firm`.

    So a page keeps to its headings: of as many as can be kept, those that have more of the page
    between them.
    """
    wanted = set(firm)
    if not wanted:
        return common(one, other)
    around = _around(one, other, wanted, common)
    usual = common(one, other)
    firm_around = _count_of(wanted, one, around)
    firm_usual = _count_of(wanted, one, usual)
    if firm_usual == firm_around:
        return max(around, usual, key=len)
    if firm_usual > firm_around:
        return usual
    return around


def _count_of(wanted: _Wanted, one: _Parts, links: Links) -> int:
    """How many of the links are links of wanted parts."""
    count = 0
    for i, _ in links:
        if one[i] in wanted:
            count += 1
    return count


def _around(one: _Parts, other: _Parts, wanted: _Wanted, align: _Align) -> Links:
    """A longest common subsequence of the wanted parts, and of what stands between each two."""
    firm_links = _common_of(wanted, one, other)
    steps = _STEPS_A_FIRM_PART * len(firm_links)
    spend(steps)
    both_ends = len(one), len(other)
    stops = [*firm_links, both_ends]
    links: Links = []
    start = begin = 0
    for i, j in stops:
        if start < i and begin < j:
            between = align(one[start:i], other[begin:j])
            for a, b in between:
                link = start + a, begin + b
                links.append(link)
        links.append((i, j))
        start = i + 1
        begin = j + 1
    links.pop()
    return links


def _common_of(wanted: _Wanted, one: _Parts, other: _Parts) -> Links:
    """A longest common subsequence of some parts alone."""
    in_one = [n for n, part in enumerate(one) if part in wanted]
    in_other = [n for n, part in enumerate(other) if part in wanted]
    of_one = [one[n] for n in in_one]
    of_other = [other[n] for n in in_other]
    links: Links = []
    for a, b in common(of_one, of_other):
        i = in_one[a]
        j = in_other[b]
        links.append((i, j))
    return links


def _common(one: _Parts, other: _Parts) -> Links:
    """Hunt and Szymanski's way: quick where few parts are equal, as in text."""
    if not one:
        return []
    if not other:
        return []
    parts = len(one) + len(other)
    pairs = _pairs(one, other)
    looked_at = min(pairs, _MOST_PAIRS)
    spend(parts + looked_at)
    most = max(_MOST_PAIRS, parts)
    if pairs <= most:
        return _chained(one, other)
    single = _single(one, other)
    if not single:
        return _steps(one, other)
    sparing = _Sparing()
    return _around(one, other, single, sparing)


def _pairs(one: _Parts, other: _Parts) -> int:
    """How many pairs of equal parts there are."""
    pairs = 0
    others = Counter(other)
    counts = Counter(one)
    for part, count in counts.items():
        pairs += count * others[part]
    return pairs


def _single(one: _Parts, other: _Parts) -> _Wanted:
    """The parts that come up once in both."""
    others = Counter(other)
    single: _Wanted = set()
    counts = Counter(one)
    for part, count in counts.items():
        if count == 1 and others[part] == 1:
            single.add(part)
    return single


class _Sparing:
    """Aligns what stands between parts that come up once, while there is not too much of it."""

    def __init__(self) -> None:
        self.left = _MOST_PAIRS

    def __call__(self, one: _Parts, other: _Parts) -> Links:
        return _trimmed(one, other, self._middle)

    def _middle(self, one: _Parts, other: _Parts) -> Links:
        self.left -= _pairs(one, other)
        if self.left < 0:
            return []
        return _chained(one, other)


def _chained(one: _Parts, other: _Parts) -> Links:
    places = _places(one, other)
    chains: list[_Chained] = []
    # Of the chains of each length so far: the one that ends first in the other sequence.
    tails: list[int] = []
    ends = [_NO_PAIR]
    for i, part in enumerate(one):
        for j in places.get(part, ()):
            length = bisect_left(tails, j)
            if length == len(tails):
                tails.append(j)
                ends.append(len(chains))
            elif j < tails[length]:
                tails[length] = j
                ends[length + 1] = len(chains)
            else:
                continue
            before = ends[length]
            chains.append((i, j, before))
    return _followed(chains, ends[-1])


def _followed(chains: Sequence[_Chained], last: int) -> Links:
    links: Links = []
    while last != _NO_PAIR:
        i, j, last = chains[last]
        links.append((i, j))
    links.reverse()
    return links


def _places(one: _Parts, other: _Parts) -> dict[Hashable, list[int]]:
    """Where each part of `other` stands, last place first, as far as `one` has it."""
    wanted = set(one)
    places: dict[Hashable, list[int]] = {}
    for j in reversed(range(len(other))):
        part = other[j]
        if part in wanted:
            of_part = places.setdefault(part, [])
            of_part.append(j)
    return places


def _steps(one: _Parts, other: _Parts) -> Links:
    """Myers's way: quick where little differs, however often the same part comes up.

    Gives up where much does.
    """
    reach = {1: 0}
    taken: list[_Reach] = []
    looked_at = 0
    one_end = len(one)
    other_end = len(other)
    for most in range(_MOST_STEPS):
        if looked_at > _MOST_LOOKED_AT:
            break
        spend(2 * len(reach))
        taken.append(dict(reach))
        for k in range(-most, most + 1, 2):
            start = _start(reach, k, most)
            i = start
            j = start - k
            while i < one_end and j < other_end and one[i] == other[j]:
                i += 1
                j += 1
            looked_at += i - start
            reach[k] = i
            if i >= one_end and j >= other_end:
                return _stepped_back(taken, one_end, other_end)
    return []


def _goes_down(reach: _Reach, k: int, most: int) -> bool:
    """Whether the farthest way to a diagonal leaves out a part of the other sequence."""
    if k == -most:
        return True
    if k == most:
        return False
    before = reach[k - 1]
    after = reach[k + 1]
    return before < after


def _start(reach: _Reach, k: int, most: int) -> int:
    """The index in the first sequence at which a diagonal is entered."""
    if _goes_down(reach, k, most):
        return reach[k + 1]
    return reach[k - 1] + 1


def _stepped_back(taken: list[_Reach], i: int, j: int) -> Links:
    """The diagonals of the path that `_steps` took, from its end to its beginning."""
    links: Links = []
    while taken:
        reach = taken.pop()
        most = len(taken)
        k = i - j
        start = _start(reach, k, most)
        start = max(start, 0)
        while i > start and j > 0:
            i -= 1
            j -= 1
            links.append((i, j))
        if _goes_down(reach, k, most):
            j -= 1
        else:
            i -= 1
    links.reverse()
    return links


def words_in(text: str) -> list[str]:
    """The words and signs of a text, for comparing."""
    folded = text.casefold()
    return _sharing(_WORD.findall(folded))


def words_beside_markup(text: str) -> list[str]:
    """The words of a text, for comparing, without full stops and the signs of Markdown.

    Two texts that have nothing but those in common are two, and a rule says nothing.
    """
    folded = text.casefold()
    return _sharing(_SPOKEN.findall(folded))


def _sharing(words: list[str]) -> list[str]:
    """The same words; where they are many, those that are equal are one object."""
    if len(words) < _MANY_WORDS:
        return words
    # Each sign would be an object of its own, with many times the room it has in the text.
    same: dict[str, str] = {}
    return [same.setdefault(word, word) for word in words]


def likeness(one: Words, other: Words) -> float:
    """How much two lists of words have in common, 0 to 1, whatever their order."""
    if not one or not other:
        return 0.0
    shared = Counter(one) & Counter(other)
    both = len(one) + len(other)
    return 2 * shared.total() / both


def rewording(one: Words, other: Words) -> float:
    """How much one wording of an item is like the other; 0 where they are of two items.

    Few words tell little: "time for sleep" has most of "time for letters". So of the shorter
    wording no more than a quarter may have gone. A typo that was mended is still the same word.
    """
    gone = Counter(one) - Counter(other)
    new = Counter(other) - Counter(one)
    mended = _mended(gone, new)
    mended = min(mended, new.total())
    kept = len(one) - gone.total()
    shared = kept + mended
    if not shared:
        return 0.0
    shorter = min(len(one), len(other))
    if shared < _KEPT * shorter:
        return 0.0
    both = len(one) + len(other)
    return 2 * shared / both


def _mended(gone: Counter[str], new: Counter[str]) -> int:
    """How many of the words that are gone are among the new ones with a typo mended."""
    pairs = len(gone) * len(new)
    if pairs > _MOST_MENDED:
        return 0
    mended = 0
    for word, times in gone.items():
        for another in new:
            if _is_typo(word, another):
                mended += times
                break
    return mended


def _is_typo(word: str, other: str) -> bool:
    """Whether two words are one but for a slip; numbers that differ are other numbers."""
    shorter = min(len(word), len(other))
    if shorter < _LONG_WORD:
        return False
    if not is_one_slip(word, other):
        return False
    return word.isalpha() and other.isalpha()
