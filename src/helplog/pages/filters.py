"""Links that show one part of a page: a script hides the rest, without one all is there."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from helplog.pages.words import Words


def chips(words: Words, parts: Sequence[tuple[str, str]]) -> Markup:
    """One chip for each part, as key and name, and one for all; none for fewer than two parts."""
    if len(parts) < 2:  # noqa: PLR2004
        return Markup("")
    label = escape(words.text("Show"))
    everything = words.text("All")
    links = _chip("all", "", everything)
    for key, name in parts:
        links += _chip(key, key, name)
    html = f'<nav class="hl-chips" aria-label="{label}">\n{links}</nav>\n'
    return Markup(html)  # noqa: S704 - escaped


def _chip(ident: str, key: str, name: str) -> str:
    anchor = f"only-{escape(ident)}"
    attributes = f'id="{anchor}" href="#{anchor}" data-hl-only="{escape(key)}"'
    return f'<a class="hl-chip" {attributes}>{escape(name)}</a>\n'
