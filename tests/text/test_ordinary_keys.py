"""Which keys draw "Did you mean", and which are words of their own."""

from __future__ import annotations

import pytest

from helplog.model.settings import Settings
from helplog.text.reading.file import read

KEYS_OF_OTHERS = [
    *("aliases", "author", "authors", "banner", "build", "cascade", "categories"),
    *("category", "collection", "collections", "comments", "cover", "created"),
    *("createdAt", "cssclass", "cssclasses", "cssClasses", "date-created"),
    *("date_modified", "dateCreated", "desc", "description", "down", "draft"),
    *("excerpt", "expiryDate", "extra", "featured", "fname", "heroImage", "icon", "id"),
    *("image", "isDraft", "keywords", "lang", "lastmod", "layout", "lead", "link"),
    *("links", "list", "location", "menu", "modified", "mood", "name", "nav_order"),
    *("next", "note", "notes", "order", "outputs", "override", "parent", "path"),
    *("permalink", "pin", "place", "prev", "priority", "pubDate", "public", "publish"),
    *("publishDate", "published", "rating", "readtime", "redirect_from", "related"),
    *("resources", "search", "series", "share", "shared", "sidebar", "sitemap", "slug"),
    *("sort_by", "source", "sources", "status", "sticker", "subject", "subtitle"),
    *("summary", "tag", "taxonomies", "teaser", "template", "templates", "theme"),
    *("thoughts", "tile", "times", "toc", "topic", "topics", "transparent", "type"),
    *("up", "update", "updated", "url", "weather", "weight"),
]
WORDS_OF_THEIR_OWN = [
    *("tasks", "task", "titles", "handouts", "collections", "corrections", "declared"),
    *("accessed", "excepted", "talks", "weeks", "weekly", "weekend", "event", "events"),
    *("people", "persona", "goals", "habits", "data", "dates", "orders", "sources"),
]
SLIPS = {
    "aks": "asks",
    "askss": "asks",
    "conections": "connections",
    "conection": "connections",
    "connectons": "connections",
    "connectoins": "connections",
    "acepted": "accepted",
    "accpeted": "accepted",
    "handofs": "handoffs",
    "declned": "declined",
    "thnks": "thanks",
    "nedds": "needs",
    "titel_": None,
    "tagss": "tags",
    "preson": "person",
    "crated": "created",
}


def suggestions(key: str) -> list[str]:
    data = f"---\n{key}: something\n---\n".encode()
    _, found = read("2026-11-18.md", data, Settings())
    return [finding.hint for finding in found if finding.code == "unknown-key"]


@pytest.mark.parametrize("key", KEYS_OF_OTHERS)
def test_keys_of_other_programs_draw_no_suggestion(key: str) -> None:
    assert suggestions(key) == []


@pytest.mark.parametrize("key", WORDS_OF_THEIR_OWN)
def test_words_of_their_own_draw_no_suggestion(key: str) -> None:
    assert suggestions(key) == []


@pytest.mark.parametrize("key", ["date created", "Date Modified", "CSSclasses"])
def test_any_spelling_of_such_a_key_is_one(key: str) -> None:
    assert suggestions(key) == []


@pytest.mark.parametrize(("key", "meant"), SLIPS.items())
def test_slips_of_the_finger_are_still_named(key: str, meant: str | None) -> None:
    expected = [f"Did you mean `{meant}:`?"] if meant else []
    assert suggestions(key) == expected
