"""Sections and records to try the search with."""

from __future__ import annotations

from datetime import date

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
