"""The shards: what is filed where, the same bytes every time, and what a change touches."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from tests.pages.searchable import asked, day, page, person, tag_page

from helplog.model.calendar import WeekStart
from helplog.model.kinds import Answer
from helplog.pages.search.filing import filed
from helplog.pages.search.postings import (
    DIGITS,
    WEIGHTS,
    digits,
    items_in,
    numbers,
    places_in,
    said_of_items,
    said_of_places,
)
from helplog.pages.search.records import GROUPS, Record, packed, unpacked
from helplog.pages.search.revising import revised
from helplog.pages.search.sharding import LEAST, MOST, filed_as, shards_of
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
    assert len(before) > 100
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


@given(
    st.dictionaries(
        st.sampled_from(GROUPS),
        st.dictionaries(IDENTS, st.integers(0, WEIGHTS - 1), min_size=1),
    )
)
def test_postings_come_back(weighed: dict[str, dict[int, int]]) -> None:
    places = {
        group: sorted(number * WEIGHTS + weight for number, weight in of_group.items())
        for group, of_group in weighed.items()
    }
    assert places_in(said_of_places(places)) == places


@given(
    st.dictionaries(
        st.sampled_from(GROUPS),
        st.dictionaries(
            IDENTS, st.lists(st.integers(0, 5_000)).map(sorted), min_size=1
        ),
    )
)
def test_items_come_back(items: dict[str, dict[int, list[int]]]) -> None:
    assert items_in(said_of_items(items)) == items


KEYS = st.text(alphabet="abz09é東~ @", min_size=1, max_size=8)


@given(st.dictionaries(KEYS, st.integers(1, MOST), max_size=60))
def test_a_key_lies_in_the_shard_with_the_longest_name_it_begins_with(
    sizes: dict[str, int],
) -> None:
    made = shards_of(sizes)
    assert sorted(key for keys in made.values() for key in keys) == sorted(sizes)
    for name, keys in made.items():
        for key in keys:
            filed_key = filed_as(key)
            beginnings = [one for one in made if filed_key.startswith(one)]
            assert max(beginnings, key=len) == name


@given(st.dictionaries(KEYS, st.integers(1, 400), max_size=60))
def test_a_shard_is_neither_large_nor_small(sizes: dict[str, int]) -> None:
    for name, keys in shards_of(sizes).items():
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


WORDS = st.lists(
    st.sampled_from(
        ["kettle", "Umzugskarton", "Übermorgen", "東京都", "the", "the", "mended"]
    ),
    max_size=8,
).map(" ".join)
PEOPLE = ("dana-lee", "sam")
FACTS = st.lists(
    st.builds(
        asked,
        st.sampled_from(Answer),
        st.sampled_from(PEOPLE),
    ),
    max_size=3,
)
DAYS = st.integers(1, 28).map(lambda n: f"2026-11-{n:02}")


@st.composite
def records(draw: st.DrawFn) -> dict[str, Record]:
    """Pages by their name."""
    found = {}
    for on in draw(st.sets(DAYS, max_size=4)):
        tags = draw(st.lists(st.sampled_from(["home", "Home", "moving"]), max_size=2))
        found[on] = day(on, draw(WORDS), *draw(FACTS), tags=tuple(set(tags)))
    for name in draw(st.sets(st.sampled_from(["Dana Lee", "Sam"]))):
        aliases = draw(st.lists(st.sampled_from(["Dee", "Lee"]), max_size=2))
        found[name] = person(name, *aliases, note=draw(WORDS))
    for name in draw(st.sets(st.sampled_from(["home", "moving"]))):
        found[name] = tag_page(draw(st.sampled_from([name, name.title()])))
    return found


@given(records(), records())
def test_a_change_of_some_pages_is_all_filed_anew(
    before: dict[str, Record], after: dict[str, Record]
) -> None:
    gone = [record for name, record in before.items() if after.get(name) != record]
    come = [record for name, record in after.items() if before.get(name) != record]
    lines = filed(before.values()).lines()
    assert revised(lines, gone, come) == filed(after.values()).lines()


@given(records())
def test_a_record_comes_back(pages: dict[str, Record]) -> None:
    for record in pages.values():
        assert unpacked(packed(record)) == record
