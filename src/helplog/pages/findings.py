"""What was not quite clear in a file, said beside what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup, escape

from helplog.model.diagnostic import Diagnostic
from helplog.pages.page_builder import PageBuilder
from helplog.pages.words import Words

_TYPED: Final = re.compile(r"`([^`\n]+)`")


def in_english(words: Words) -> Markup:
    """The mark on a finding's words, which the reader says in the terminal's language."""
    return Markup("") if words.locale.language == "en" else Markup(' lang="en"')


def typed(text: str) -> Markup:
    """A finding's words; what stands between backticks is what was or should be typed."""
    return Markup(_TYPED.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped before


def findings_aside(page: PageBuilder, found: Sequence[Diagnostic]) -> Markup:
    """The findings of one file; nothing where there are none."""
    if not found:
        return Markup("")
    _ = page.words.text
    label, title = escape(_("Findings")), escape(_("Something here was not quite clear"))
    return Markup(  # noqa: S704 - every piece is escaped
        f'<aside class="hl-findings" aria-label="{label}">\n'
        f'<p class="hl-findings-title">{title}</p>\n'
        f"<ul>\n{''.join(_line(page, one) for one in found)}</ul></aside>\n"
    )


def _line(page: PageBuilder, one: Diagnostic) -> str:
    line = escape(page.words.text("Line {n}").format(n=one.where.line))
    hint = f' <span class="hl-hint">{typed(one.hint)}</span>' if one.hint else ""
    edit = page.editor(one.where)
    way_in = escape(page.words.text("Open"))
    link = f' <a class="hl-edit" href="{escape(edit)}">{way_in}</a>' if edit else ""
    said = f"<span{in_english(page.words)}>{typed(one.message)}.{hint}</span>"
    return f"<li><strong>{line}:</strong> {said}{link}</li>\n"
