"""Everything that is done with a text somebody wrote, each as a call with the text alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from html import unescape
from random import Random
from typing import Final

from helplog.insight.noticing.answers import propose_answers
from helplog.insight.noticing.noticing import notice
from helplog.insight.search.querying import read_query
from helplog.model.kinds import Kind, Question
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.pages.search.records import plain_text
from helplog.pages.search.signs import counted
from helplog.prose.cleaning import TooDeepError, clean
from helplog.prose.linking import Links
from helplog.prose.public_names import PublicNames
from helplog.prose.removal_report import losses, said
from helplog.prose.rendering import Renderer, own_page
from helplog.prose.tags import media_as_links, rewrite_tags
from helplog.sync.healing.marked_files import bare, wants_healing, without_remnants
from helplog.text.editing.new_item import NewItem
from helplog.text.editing.splice import append_item
from helplog.text.merging.markers import heal_markers
from helplog.text.merging.merge import merge
from helplog.text.reading.file import read
from helplog.text.reading.ordinary import page_text
from helplog.text.reading.whole_file import is_private
from helplog.text.source.file.conflicts import take_sides
from helplog.website.looking.kept_back import _RUNS
from helplog.website.search.page_sections import parts_of

DAY: Final = "2026-11-18.md"
EXTENSIONS: Final = (
    *("admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc"),
    *(
        "pymdownx.details",
        "pymdownx.highlight",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
    ),
)
"""As `helplog init` writes them."""
OPTIONS: Final = {
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def read_entry(text: str) -> None:
    read(DAY, encoded(text), Settings())


def read_checkin(text: str) -> None:
    read("2026-W47.md", encoded(text), Settings())


def read_page(text: str) -> None:
    is_private(encoded(text))
    page_text(encoded(text))


def read_markers(text: str) -> None:
    data = encoded(text)
    take_sides(data)
    wants_healing(data)
    without_remnants(bare(data))


def heal(text: str) -> None:
    heal_markers(encoded(text))


def add_an_item(text: str) -> None:
    with suppress(RefusalError):
        append_item(
            DAY,
            encoded(text),
            Settings(),
            NewItem(kind=Kind.ASKS, who=("Priya",), what="a lift"),
        )


def merge_edits(text: str) -> None:
    merge(encoded(text), encoded(edited(text, 1)), encoded(edited(text, 2)))


def merge_two_beginnings(text: str) -> None:
    merge(None, encoded(edited(text, 1)), encoded(edited(text, 2)))


def edited(text: str, seed: int) -> str:
    """What one device made of it: rows taken out, written anew, put in."""
    chance = Random(seed)  # noqa: S311  # the same every time, no secret
    rows = text.split("\n")
    if len(rows) < 50:
        half = len(text) // 2
        return f"{text[:half]} other{seed} {text[half:]}"
    kept: list[str] = []
    for n, row in enumerate(rows):
        what = chance.random()
        if what < 0.9:
            kept.append(row)
        elif what < 0.95:
            kept += [
                row[: len(row) // 2] + f"x{seed}" + row[len(row) // 2 :],
                f"new {seed} {n}",
            ]
    return "\n".join(kept)


def walk_tags(text: str) -> None:
    rewrite_tags(text, lambda _: None)
    media_as_links(text, lambda _: False, lambda _: True)


def clean_html(text: str) -> None:
    with suppress(TooDeepError):
        list(said(losses(text, clean(text)), own_page("page.md", text), text))


def look_for_programs(text: str) -> None:
    _RUNS.search(unescape(text))


def read_a_query(text: str) -> None:
    read_query(text, date(2026, 11, 28), Settings().week_start)


def find_words(text: str) -> None:
    counted(text)
    counted(plain_text(text))


def take_apart(text: str) -> None:
    parts_of(text, "Page")


def notice_prose(text: str) -> None:
    notice(text, ("Sam", "Dana Lee"))


def take_answers(text: str) -> None:
    for question in Question:
        propose_answers(text, question, ("Sam", "Dana Lee"))


@cache
def renderer() -> Renderer:
    return Renderer(
        EXTENSIONS, OPTIONS, Links(written={}, days={}, weeks={}, people={}, files={})
    )


def look_for_names(text: str) -> None:
    PublicNames("https://example.org/").note(text, "weeks/index.html", quoted=True)


def render(text: str) -> None:
    renderer()(own_page(DAY, text), text, "weeks/2026-W47.md", "own-")


WORK: Final[Mapping[str, Callable[[str], None]]] = {
    "read as an entry": read_entry,
    "read as a check-in": read_checkin,
    "read as a page": read_page,
    "read for markers": read_markers,
    "healed": heal,
    "an item added": add_an_item,
    "merged": merge_edits,
    "merged without a base": merge_two_beginnings,
    "rendered": render,
    "walked for tags": walk_tags,
    "cleaned": clean_html,
    "looked through for programs": look_for_programs,
    "looked through for names": look_for_names,
    "read as a query": read_a_query,
    "filed for the search": find_words,
    "taken apart for the search": take_apart,
}
"""By what is done."""
