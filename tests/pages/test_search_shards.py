"""The shards: what is filed where, the same bytes every time, and what a change touches."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from tests.pages.searchable import asked, day, page, pages_by_name, person, tag_page

from helplog.model.calendar import WeekStart
from helplog.model.kinds import Answer
from helplog.pages.search.postings import (
    DIGITS,
    WEIGHTS,
    ItemCodes,
    Places,
    digits,
    numbers,
    parts_of,
    said_of_items,
    said_of_places,
    with_items,
    with_places,
)
from helplog.pages.search.records import GROUPS, Record, packed, unpacked
from helplog.pages.search.sharding import (
    LEAST,
    MOST,
    filed_as,
    name_in,
    pieces_of,
    shards_of,
)
from helplog.pages.search.shards import shards
from helplog.pages.search.vocabulary import vocabulary
from helplog.pages.words import words_in

GOLDEN: Final = Path(__file__).parents[1] / "golden" / "search"
JOURNAL: Final = (
    day(
        "2026-11-17",
        "Der Umzugskarton steht in der Straße. <b>",
        asked(Answer.YES, "dana-lee"),
        asked(Answer.NO, "sam", "dana-lee"),
        tags=("moving",),
        title="The piano",
    ),
    day("2026-11-18", "東京都 and the kettle, the kettle."),
    person("Dana Lee", "Dee", note="Tunes by ear."),
    tag_page("Moving"),
    page("garden/index.html", "The garden", "<p>Moss</p><p>and fern</p>"),
)


def written(records: tuple[Record, ...], language: str = "en") -> dict[str, str]:
    says = vocabulary(words_in(language), WeekStart.MONDAY)
    return dict(shards(records, says))


def test_the_shards_of_a_small_journal() -> None:
    """Golden files: look at what has changed before you take it over."""
    made = written(JOURNAL)
    kept = {path.name: path.read_text("utf-8") for path in GOLDEN.glob("*.js")}
    assert made == kept


def test_every_language_names_what_is_found() -> None:
    found = {
        written(JOURNAL, name)["start.js"].partition('"sorts":')[2][:40]
        for name in ("en", "de", "fr")
    }
    assert len(found) == 3


def test_the_same_bytes_in_whatever_order_pages_come() -> None:
    assert written(JOURNAL[::-1]) == written(JOURNAL)
    alike = (*JOURNAL, tag_page("café"), tag_page("cafe"))
    assert written(alike[::-1]) == written(alike)


def test_what_a_new_day_touches() -> None:
    """Of a journal of some size: the shards of its words, its own text, and the first file."""
    days = [
        day(f"{year}-{month:02}-{n:02}", f"w{year}{month}{n} " + " ".join(_words(n)))
        for year in range(2016, 2026)
        for month in range(1, 13)
        for n in range(1, 29)
    ]
    before = written(tuple(days))
    after = written((*days, day("2026-01-01", "kettle number17")))
    touched = {
        name for name, text in after.items() if before.get(name) != text
    } | before.keys() - after.keys()
    assert len(before) > 40
    assert len(touched) < 12


def _words(number: int) -> list[str]:
    return [f"{letter}{number * 7 + at}ord" for at, letter in enumerate("abcdefghijkl")]


def test_numbers_spell_no_word() -> None:
    assert len(set(DIGITS)) == 64
    assert not set(DIGITS.lower()) & set("aeiouyqz\"'\\|<>")


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_come_back(given_numbers: list[int]) -> None:
    text = "".join(map(digits, given_numbers))
    assert list(numbers(text)) == given_numbers


IDENTS = st.integers(0, 2**32)


PLACES = st.dictionaries(
    st.sampled_from(GROUPS),
    st.dictionaries(IDENTS, st.integers(0, WEIGHTS - 1), min_size=1).map(
        lambda weighed: [
            number * WEIGHTS + weight for number, weight in weighed.items()
        ]
    ),
)
CODES = st.lists(st.integers(0, 5_000))
ITEMS = st.dictionaries(
    st.sampled_from(GROUPS), st.dictionaries(IDENTS, CODES, min_size=1)
)


@given(PLACES)
def test_of_places_each_says_how_far_it_is_from_the_section_before(
    places: Places,
) -> None:
    for group, part in zip(GROUPS, parts_of(said_of_places(places)), strict=True):
        section = 0
        found = []
        for value in numbers(part):
            section += value // WEIGHTS
            found.append(section * WEIGHTS + value % WEIGHTS)
        assert found == sorted(places.get(group, []))


@given(PLACES, PLACES, PLACES)
def test_other_places_are_all_written_anew(
    kept: Places, gone: Places, come: Places
) -> None:
    kept, come = without(kept, gone), without(without(come, gone), kept)
    said = with_places(said_of_places(joined(kept, gone)), gone, come)
    assert said == said_of_places(joined(kept, come))


def without(places: Places, others: Places) -> Places:
    """The places of sections that others don't have."""
    return {
        group: [
            one
            for one in of_group
            if one // WEIGHTS
            not in {other // WEIGHTS for other in others.get(group, [])}
        ]
        for group, of_group in places.items()
    }


def joined(places: Places, others: Places) -> Places:
    return {
        group: places.get(group, []) + others.get(group, [])
        for group in places.keys() | others.keys()
    }


@given(ITEMS, ITEMS)
def test_other_items_are_all_written_anew(before: ItemCodes, after: ItemCodes) -> None:
    assert with_items(said_of_items(before), before, after) == said_of_items(after)
    assert with_items(said_of_items(before), {}, {}) == said_of_items(before)


KEYS = st.text(alphabet="abz09é東~ @", min_size=1, max_size=8)


def keys_in_shards(sizes: dict[str, int]) -> dict[str, list[str]]:
    made = shards_of(pieces_of(sizes))
    return {name: [piece.key for piece in pieces] for name, pieces in made.items()}


@given(st.dictionaries(KEYS, st.integers(1, MOST), max_size=60))
def test_a_key_lies_in_the_shard_with_the_longest_name_it_begins_with(
    sizes: dict[str, int],
) -> None:
    made = keys_in_shards(sizes)
    assert sorted(key for keys in made.values() for key in keys) == sorted(sizes)
    for name, keys in made.items():
        for key in keys:
            filed_key = filed_as(key)
            beginnings = [one for one in made if filed_key.startswith(one)]
            assert max(beginnings, key=len) == name
            assert name_in(made, filed_key) == name


@given(st.dictionaries(KEYS, st.integers(1, 400), max_size=60))
def test_a_shard_is_neither_large_nor_small(sizes: dict[str, int]) -> None:
    for name, keys in keys_in_shards(sizes).items():
        size = sum(sizes[key] for key in keys)
        assert size <= MOST or len(keys) > 1
        if name:
            beginning = sum(
                size for key, size in sizes.items() if filed_as(key).startswith(name)
            )
            assert beginning >= LEAST


def test_names_of_shards_are_names_of_files() -> None:
    """On every system: no two that differ in case alone, none that Windows keeps for itself."""
    keys = ("con", "Ünter", "a/b", "..", "東京", "~dana lee", "x" * 40)
    for key in keys:
        assert set(filed_as(key)) <= set("_0123456789abcdefghijklmnopqrstuvwxyz")
    assert len({filed_as(key) for key in keys}) == len(keys)


@given(pages_by_name())
def test_a_record_comes_back(pages: dict[str, Record]) -> None:
    for record in pages.values():
        assert unpacked(packed(record)) == record
