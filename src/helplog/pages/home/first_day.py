"""A first day: no numbers and no empty shelf, but how light a beginning is, and how to write it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from markupsafe import Markup, escape

from helplog.insight.beginning import is_beginning
from helplog.model.journal import Entry
from helplog.pages.site_page_builder import SitePageBuilder


@dataclass(frozen=True, slots=True)
class FirstDay:
    """What home shows while a journal counts nothing yet."""

    plate: Markup
    """The outline of a plate of three pounds."""
    file: str
    """Where today's page would lie."""
    begun: Entry | None
    """The newest page there is: a new journal's first says how to begin."""


def first_day(page: SitePageBuilder) -> FirstDay | None:
    """None once there is an item, and after the first weeks."""
    reflection = page.reflection
    if reflection.items or not is_beginning(reflection):
        return None
    begun = None
    for entry in reflection.journal.entries:
        if entry.body.strip() and not entry.private:
            begun = entry
    # by its name alone: where it lies on the writer's disk is nobody else's business
    folder = PurePath(reflection.journal.settings.docs_dir).name
    file = PurePath(folder, f"{reflection.today.isoformat()}.md")
    drawn = _plate(page)
    return FirstDay(drawn, file.as_posix(), begun)


def _plate(page: SitePageBuilder) -> Markup:
    this_big = page.words.text("about this big")
    said = escape(this_big)
    shown = page.words.pounds(3)
    pounds = escape(shown)
    return Markup(  # noqa: S704 - escaped
        '<p class="hl-ghost"><svg viewBox="0 0 64 64" aria-hidden="true">'
        '<circle cx="32" cy="32" r="29"/><circle cx="32" cy="32" r="5"/></svg>'
        f"<span>{said}: {pounds}</span></p>"
    )
