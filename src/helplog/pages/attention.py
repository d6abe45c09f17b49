"""Every finding, with its place, its cure and a way into the editor."""

from __future__ import annotations

from collections.abc import Sequence

from helplog.model.diagnostic import Diagnostic, Severity
from helplog.pages.addresses import ATTENTION_URI
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.templating import written


def attention_page(site: SiteContext, found: Sequence[Diagnostic]) -> PageSource:
    """The findings by file; those about private words say where they are in general terms only."""
    page = SitePageBuilder(site, ATTENTION_URI)
    words = page.words
    journal = site.reflection.journal
    files = (*journal.writings, *journal.person_notes)
    private_uris = {file.uri for file in files if file.private}
    shown = []
    for finding in found:
        if finding.private:
            continue
        if finding.where.uri not in private_uris:
            shown.append(finding)
    shown.sort(key=lambda finding: (finding.where, finding.code))
    by_file: dict[str, list[Diagnostic]] = {}
    for finding in shown:
        of_file = by_file.setdefault(finding.where.uri, [])
        of_file.append(finding)
    names = {
        Severity.ERROR: words.text("not understood"),
        Severity.WARNING: words.text("worth a look"),
        Severity.NOTE: words.text("note"),
    }
    return written(
        page,
        "attention",
        words.text("To clarify"),
        files=list(by_file.items()),
        names=names,
        hidden=len(found) - len(shown),
    )
