"""What `[[name]]` finds: days, pages by name, path or another name, headings and blocks of them."""

from __future__ import annotations

import pytest
from tests.making import d

from helplog.insight.reflecting import reflect
from helplog.model.diagnostic import Place
from helplog.model.journal import Entry, Journal
from helplog.model.settings import Settings
from helplog.prose.linking import links_of
from helplog.prose.rendered import Rendered
from helplog.text.reading.page_aliases import page_aliases

FILES = {
    "notes/Über uns.md": "notes/%C3%9Cber%20uns/",
    "notes/Projects___Flat.md": "notes/Projects___Flat/",
    "notes/What%3F.md": "notes/What%253F/",
    "notes/deep/plan.md": "notes/deep/plan/",
    "plan.md": "plan/",
    "media/a b.png": "media/a%20b.png",
    "C#.md": "C%23/",
}
ALIASES = {"notes/deep/plan.md": ("The Plan", "plan"), "plan.md": ("Plan B",)}
ENTRIES = tuple(
    Entry(
        where=Place(f"2022-12-0{day}.md"),
        on=d(f"2022-12-0{day}"),
        private=day == 8,
        body="## Lunch, late #\n\n```\n## Dinner\n```\nSoup. ^soup1\n",
        extra={"aliases": f"[day {day}]"},
    )
    for day in (7, 8)
)
LINKS = links_of(
    reflect(Journal(settings=Settings(), entries=ENTRIES), d("2022-12-10")),
    FILES,
    ALIASES,
)
DAY = "weeks/2022-12-05/index.md#2022-12-07"


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("2022-12-07", DAY),
        ("Dec 7th, 2022", DAY),
        ("Wednesday, December 7, 2022", DAY),
        ("7 December 2022", DAY),
        ("2022/12/07", DAY),
        ("2022_12_07", DAY),
        ("day 7", DAY),
        ("2022-12-07#Lunch", DAY),
        ("2022-12-07#Lunch, late", "weeks/2022-12-05/index.md#e7-lunch-late"),
        ("day 7#Lunch, late", "weeks/2022-12-05/index.md#e7-lunch-late"),
        ("2022-12-07#^soup1", "weeks/2022-12-05/index.md#e7-block-soup1"),
        ("2022-12-07#Dinner", DAY),
        ("2022-12-08#Lunch, late", "weeks/2022-12-05/index.md"),
        ("Feb 31st, 2022", None),
        ("7 Foo 2022", None),
        ("2022-12-08", "weeks/2022-12-05/index.md"),
        ("day 8", None),
        ("über UNS", "notes/%C3%9Cber%20uns.md"),
        ("U\u0308ber uns", "notes/%C3%9Cber%20uns.md"),
        ("Projects/Flat", "notes/Projects___Flat.md"),
        ("What?", "notes/What%253F.md"),
        ("What%3F", "notes/What%253F.md"),
        ("plan", "plan.md"),
        ("deep/plan", "notes/deep/plan.md"),
        ("the plan", "notes/deep/plan.md"),
        ("Plan B#One#Two Three", "plan.md#two-three"),
        ("plan#^abc", "plan.md#block-abc"),
        ("plan^abc", "plan.md#block-abc"),
        ("C#", "C%23.md"),
        ("a b.png", "media/a%20b.png"),
        ("../../../etc/passwd", None),
        ("nobody", None),
    ],
)
def test_a_name_finds(name: str, link: str | None) -> None:
    target = LINKS.named(name, "other.md", Rendered().slug)
    assert (target and target.source_link("other.md")) == link


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("---\naliases: [One, 'two, three']\n---\nwords\n", ("One", "two, three")),
        ("---\nalias: One, two\n---\n", ("One", "two")),
        ("---\naliases:\n  - One\n---\n", ("One",)),
        ("alias:: [[One]], two\ntitle:: Three\n\n- words\n", ("One", "two", "Three")),
        ("- alias:: One\n", ("One",)),
        ("words about an alias\n", ()),
    ],
)
def test_a_page_says_its_other_names(text: str, names: tuple[str, ...]) -> None:
    assert page_aliases(text) == names
