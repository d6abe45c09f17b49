"""What was not quite clear in a file, said beside what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup, escape

from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.journal import Writing
from helplog.pages.addresses import ATTENTION_URI
from helplog.pages.page_builder import PageBuilder
from helplog.pages.words import Words

_LOOKED_AT: Final = frozenset({Severity.ERROR, Severity.WARNING})
_TYPED: Final = re.compile(r"`([^`\n]+)`")


def in_english(words: Words) -> Markup:
    """The mark on a finding's words, which the reader says in the terminal's language."""
    if words.locale.language == "en":
        return Markup("")
    return Markup(' lang="en"')


def typed(text: str) -> Markup:
    """A finding's words; what stands between backticks is what was or should be typed."""
    escaped = str(escape(text))
    return Markup(_TYPED.sub(r"<code>\1</code>", escaped))  # noqa: S704


def findings_aside(page: PageBuilder, found: Sequence[Diagnostic]) -> Markup:
    """The findings of one file; nothing where there are none."""
    if not found:
        return Markup("")
    _ = page.words.text
    label = escape(_("Findings"))
    title = escape(_("Something here was not quite clear"))
    lines = "".join(_line(page, finding) for finding in found)
    return Markup(  # noqa: S704 - every piece is escaped
        f'<aside class="hl-findings" aria-label="{label}">\n'
        f'<p class="hl-findings-title">{title}</p>\n'
        f"<ul>\n{lines}</ul></aside>\n"
    )


def unclear(page: PageBuilder, writing: Writing) -> str:
    """One quiet line where meaning was lost or guessed in a file; else nothing."""
    found = [one for one in page.findings(writing) if one.severity in _LOOKED_AT]
    if not found:
        return ""
    words = page.words
    said = f"<span{in_english(words)}>{typed(found[0].message)}</span>"
    lead = escape(words.text("To clarify:"))
    if len(found) > 1:
        said += (
            f", {escape(words.plural('and {n} more', 'and {n} more', len(found) - 1))}"
        )
    href = escape(page.to(ATTENTION_URI))
    return f'<p class="hl-quiet hl-unclear"><a href="{href}">{lead}</a> {said}</p>\n'


def _line(page: PageBuilder, finding: Diagnostic) -> str:
    words = page.words
    line_name = words.text("Line {n}").format(n=finding.where.line)
    line = escape(line_name)
    said = f"{typed(finding.message)}."
    if finding.hint:
        said += f' <span class="hl-hint">{typed(finding.hint)}</span>'
    link = ""
    edit = page.editor(finding.where)
    if edit:
        way_in = escape(words.text("Open"))
        link = f' <a class="hl-edit" href="{escape(edit)}">{way_in}</a>'
    return f"<li><strong>{line}:</strong> <span{in_english(words)}>{said}</span>{link}</li>\n"
