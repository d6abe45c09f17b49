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
    journal = site.reflection.journal
    files = (*journal.writings, *journal.person_notes)
    private_uris = {file.uri for file in files if file.private}
    shown = [d for d in found if not (d.private or d.where.uri in private_uris)]
    shown.sort(key=lambda d: (d.where, d.code))
    by_file = groupby(shown, key=lambda d: d.where.uri)
    _ = page.words.text
    names = {
        Severity.ERROR: _("not understood"),
        Severity.WARNING: _("worth a look"),
        Severity.NOTE: _("note"),
    }
    return written(
        page,
        "attention",
        _("Attention"),
        files=[(uri, list(some)) for uri, some in by_file],
        names=names,
        hidden=len(found) - len(shown),
    )
