"""A change of some pages: few files are read and written, and all are as if made anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages.searchable import asked, day, page, pages_by_name, person, tag_page

from helplog.model.kinds import Answer
from helplog.pages.search import sharding
from helplog.pages.search.in_place import Revision, revise_in_place
from helplog.pages.search.records import Record
from helplog.pages.search.shards import START, State, shards

Pages = Mapping[str, Record]
SAYS: Final = {"sorts": ["Day", "Week"]}


class Site:
    """The search's files of some pages."""

    def __init__(self, pages: Pages) -> None:
        made = shards(pages.values(), SAYS)
        self.pages = pages
        self.files = dict(made)
        self.state: State = json.loads(json.dumps(made.state))
        self.read: list[str] = []

    def text(self, name: str) -> str | None:
        self.read.append(name)
        return self.files.get(name)

    def to(self, pages: Pages, says: Mapping[str, Any] = SAYS) -> Revision | None:
        return revise_in_place(
            self.state,
            self.text,
            only(self.pages, pages),
            only(pages, self.pages),
            says,
        )

    def become(self, pages: Pages, revision: Revision) -> None:
        """What the revision has left is what the next one begins with."""
        self.files = self.after(revision)
        self.state = revision.state
        self.pages = pages

    def after(self, revision: Revision) -> dict[str, str]:
        kept = {
            name: text for name, text in self.files.items() if name not in revision.gone
        }
        return {**kept, **revision.files}


def only(pages: Pages, others: Pages) -> list[Record]:
    return [record for name, record in pages.items() if others.get(name) != record]


def same_as_anew(before: Site, pages: Pages) -> Revision | None:
    """What was revised, after it was found to be right."""
    revision = before.to(pages)
    if revision is None:
        return None
    anew = Site(pages)
    assert before.after(revision) == anew.files
    assert revision.state == anew.state
    assert all(before.files.get(name) != text for name, text in revision.files.items())
    assert revision.files.keys().isdisjoint(revision.gone)
    assert before.files.keys() >= set(revision.gone)
    return revision


@contextmanager
def small_shards() -> Iterator[None]:
    """So small that a few pages fill many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharding, "MOST", 120)
        patch.setattr(sharding, "LEAST", 40)
        yield


@st.composite
def histories(draw: st.DrawFn) -> list[Pages]:
    """A journal after each of some changes, large and small."""
    found: list[Pages] = [draw(pages_by_name())]
    for _ in range(draw(st.integers(1, 4))):
        now = draw(pages_by_name(most=draw(st.integers(1, 4))))
        if draw(st.booleans()):
            left_out = draw(
                st.sets(st.sampled_from(sorted(found[-1]) or ["none"]), max_size=1)
            )
            kept = {
                name: one for name, one in found[-1].items() if name not in left_out
            }
            now = {**kept, **now}
        found.append(now)
    return found


@given(histories())
def test_any_history_in_place_is_all_made_anew(history: list[Pages]) -> None:
    with small_shards():
        site = Site(history[0])
        for pages in history[1:]:
            revision = same_as_anew(site, pages)
            if revision is None:
                assert any(
                    {"café", "cafe"} <= one.keys() for one in (site.pages, pages)
                )
                site = Site(pages)
            else:
                site.become(pages, revision)


JOURNAL: Final = {
    f"{year}-{month:02}-{n:02}": day(
        f"{year}-{month:02}-{n:02}",
        " ".join(
            f"{letter}{n * 7 + at}ord w{year}{month}"
            for at, letter in enumerate("abcdefghijkl")
        ),
    )
    for year in range(2016, 2026)
    for month in range(1, 13)
    for n in range(1, 29)
}
SOME_DAY: Final = "2020-06-14"


@pytest.fixture(scope="module")
def large() -> Site:
    return Site(JOURNAL)


def changed(large: Site, name: str, record: Record) -> Revision:
    revision = same_as_anew(large, {**JOURNAL, name: record})
    assert revision is not None
    return revision


def test_a_changed_word_touches_its_shards_and_the_day_s(large: Site) -> None:
    large.read.clear()
    entry = JOURNAL[SOME_DAY][0]
    other = entry._replace(text=entry.text.replace("a98ord", "a91ord"))
    revision = changed(large, SOME_DAY, (other,))
    assert len(large.files) > 40
    assert len(revision.files) <= 4
    assert set(large.read) == revision.files.keys() - {START}


def test_a_new_day_touches_the_shards_of_its_words(large: Site) -> None:
    revision = changed(large, "2026-01-01", day("2026-01-01", "kettle a91ord"))
    assert len(revision.files) < 12


def test_where_nothing_changed_nothing_is_written(large: Site) -> None:
    assert large.to(JOURNAL) == Revision({}, [], large.state)


def test_other_words_of_the_search_are_in_the_first_file_alone(large: Site) -> None:
    revision = large.to(JOURNAL, {"sorts": ["Tag"]})
    assert revision is not None
    assert revision.files.keys() == {START}


SMALL: Final = {
    "day": day("2026-11-17", "The kettle.", asked(Answer.YES, "sam"), tags=("home",)),
    "sam": person("Sam"),
    "home": tag_page("Home"),
}


@pytest.mark.parametrize("text", [None, "", "helplogSearch.take("])
def test_a_file_that_is_not_as_it_was_left_has_all_made_anew(text: str | None) -> None:
    for name in ("w-.js", "t-.js"):
        site = Site(SMALL)
        site.files[name] = text  # type: ignore[assignment]
        assert site.to({**SMALL, "day": day("2026-11-17", "The teapot.")}) is None


def clashing(*texts: str) -> Iterable[tuple[str, Record]]:
    """Pages whose addresses have one number."""
    addresses = ("plumless", "buckeroo")
    for address, text in zip(addresses, texts, strict=False):
        yield address, page(address, "A page", text)


def test_two_pages_with_one_number_have_all_made_anew() -> None:
    one, two = (dict(clashing(*texts)) for texts in (["moss"], ["moss", "fern"]))
    assert one["plumless"][0].ident == two["buckeroo"][0].ident
    assert Site({**SMALL, **one}).to({**SMALL, **two}) is None
    assert Site({**SMALL, **two}).to({**SMALL, **one}) is None
    assert Site(SMALL).to({**SMALL, **two}) is None
    other = dict(clashing("moss", "lichen"))
    assert Site({**SMALL, **two}).to({**SMALL, **other}) is None
    assert (
        same_as_anew(Site({**SMALL, **two}), {**two, "home": tag_page("home")})
        is not None
    )


def test_of_two_tags_that_read_alike_nobody_knows_which_gave_the_name() -> None:
    two = {**SMALL, "café": tag_page("café"), "cafe": tag_page("cafe")}
    assert Site(SMALL).to(two) is None
    assert Site(two).to({**SMALL, "cafe": two["cafe"]}) is None
    assert same_as_anew(Site(two), SMALL) is not None
    tagged = {**two, "day": day("2026-11-17", "The kettle.", tags=("café",))}
    assert same_as_anew(Site(two), tagged) is not None
