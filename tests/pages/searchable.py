"""Sections and records to try the search with, and any of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from markupsafe import Markup

from helplog.model.kinds import Answer, Kind
from helplog.pages.search.records import Record, entry_of, record_of
from helplog.pages.search.sections import About, Fact, Named, Section, Sort


def day(
    on: str, text: str, *facts: Fact, tags: tuple[str, ...] = (), title: str = ""
) -> Record:
    """The record of a page with one day."""
    about = About(Sort.DAY, f"Day {on}", date.fromisoformat(on), facts, tags)
    titles = [title] if title else []
    words = [Markup("<p>{}</p>").format(text)]
    section = Section(on, f"Day {on}", about, titles, words)
    return record_of(f"weeks/{on}/index.md", [section])


def person(name: str, *aliases: str, note: str = "") -> Record:
    """The record of a person's page."""
    slug = name.lower().replace(" ", "-")
    about = About(Sort.PERSON, person=Named(slug, name, (name, *aliases)))
    section = Section("", name, about, [], [Markup("<p>{}</p>").format(note)])
    return record_of(f"people/{slug}/index.md", [section])


def tag_page(name: str) -> Record:
    """The record of a tag's page."""
    section = Section("", f"#{name}", About(tags=(name,)))
    return record_of(f"tags/{name.lower()}/index.md", [section])


def page(address: str, title: str, text: str) -> Record:
    """The record of an ordinary page."""
    html = Markup(text)  # noqa: S704 - a test's own
    return (entry_of(address, Section("", title, words=[html])),)


def asked(answer: Answer, *people: str) -> Fact:
    """An ask of somebody."""
    return Fact(Kind.ASKS, answer, people)


_WORDS = st.lists(
    st.sampled_from(
        "kettle kettles Kettledrum Umzugskarton Übermorgen 東京都 the the then mended".split()
    ),
    max_size=8,
).map(" ".join)
_FACTS = st.lists(
    st.builds(asked, st.sampled_from(Answer), st.sampled_from(["dana-lee", "sam"])),
    max_size=3,
)
_DAYS = st.integers(1, 28).map(lambda n: f"2026-11-{n:02}")
_TAGS = st.lists(st.sampled_from(["home", "Home", "café"]), max_size=2, unique=True)


@st.composite
def pages_by_name(draw: st.DrawFn, most: int = 4) -> dict[str, Record]:
    """Some pages of a journal."""
    found = {}
    for on in draw(st.sets(_DAYS, max_size=most)):
        tags = tuple(draw(_TAGS))
        found[on] = day(on, draw(_WORDS), *draw(_FACTS), tags=tags)
    for name in draw(st.sets(st.sampled_from(["Dana Lee", "Sam"]), max_size=most)):
        aliases = draw(st.lists(st.sampled_from(["Dee", "Lee"]), max_size=2))
        found[name] = person(name, *aliases, note=draw(_WORDS))
    for name in draw(st.sets(st.sampled_from(["home", "café", "cafe"]), max_size=most)):
        found[name] = tag_page(draw(st.sampled_from([name, name.title()])))
    return found
