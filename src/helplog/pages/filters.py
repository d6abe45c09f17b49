"""Links that show one part of a page: with script the rest steps aside, without it all is there."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from helplog.pages.words import Words


def chips(words: Words, several: Sequence[tuple[str, str]]) -> Markup:
    """One chip for each part, as key and name, and one for all; nothing to choose among fewer than two."""
    if len(several) < 2:  # noqa: PLR2004
        return Markup("")
    links = "".join(_chip(key, name) for key, name in several)
    every, label = escape(words.text("All")), escape(words.text("Show"))
    everything = f'<a class="hl-chip" id="only-all" href="#only-all" data-hl-only="">{every}</a>\n'
    return Markup(f'<nav class="hl-chips" aria-label="{label}">\n{everything}{links}</nav>\n')  # noqa: S704 - escaped


def _chip(key: str, name: str) -> str:
    part = escape(key)
    return f'<a class="hl-chip" id="only-{part}" href="#only-{part}" data-hl-only="{part}">{escape(name)}</a>\n'
