"""Every finding, with its place, its cure and a way into the editor."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from helplog.model.diagnostic import Diagnostic, Severity
from helplog.pages.addresses import ATTENTION_URI
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import written


def attention_page(site: SiteContext, found: Sequence[Diagnostic]) -> PageSource:
    """The findings by file; those about private words say where they are in general terms only."""
    page = PageBuilder(site, ATTENTION_URI)
    private = {w.uri for w in site.reflection.journal.writings if w.private}
    private |= {note.uri for note in site.reflection.journal.person_notes if note.private}
    open_ones = sorted(
        (one for one in found if not (one.private or one.where.uri in private)),
        key=lambda d: (d.where, d.code),
    )
    files = [(uri, list(some)) for uri, some in groupby(open_ones, key=lambda d: d.where.uri)]
    names = {
        Severity.ERROR: page.words.text("not understood"),
        Severity.WARNING: page.words.text("worth a look"),
        Severity.NOTE: page.words.text("note"),
    }
    return written(
        page,
        "attention",
        page.words.text("Attention"),
        files=files,
        names=names,
        hidden=len(found) - len(open_ones),
    )
