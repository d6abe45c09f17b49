"""Markdown that a person wrote, as clean HTML for the page it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from markdown import Markdown
from markdown.extensions import Extension
from markupsafe import Markup

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Writing
from helplog.model.settings import Settings
from helplog.pages.source import Rendering
from helplog.prose.cleaning import clean
from helplog.prose.converting import as_written, failure
from helplog.prose.extensions import JournalExtension
from helplog.prose.leading import Leading
from helplog.prose.places import Places
from helplog.prose.public_names import PublicNames
from helplog.prose.removal_report import losses, said, short
from helplog.prose.rendered import Rendered
from helplog.text.reading.ordinary import page_parts

_SHOWN: Final = 120
"""Letters of an address."""
_MOST_LISTED: Final = 100
"""Of the addresses in one stretch of text."""


class Renderer:
    """One Markdown converter for all entries: making one for each costs more than converting."""

    def __init__(
        self,
        extensions: Sequence[str | Extension],
        configuration: Mapping[str, Any],
        links: Leading,
        *,
        names: PublicNames | None = None,
        settings: Settings | None = None,
    ) -> None:
        """Set up the converter.

        Args:
            extensions: the site's own Markdown extensions.
            configuration: their options, as mkdocs.yml gives them.
            links: everything that can be pointed to.
            names: by which what is pointed to is told.
            settings: whether HTML is left as the writer wrote it, and lines are.
        """
        self._rendered = Rendered(links=links)
        self._names = names
        settings = settings or Settings()
        self._unsafe_html = settings.unsafe_html
        ours = JournalExtension(
            self._rendered,
            unsafe_html=settings.unsafe_html,
            keeps_lines=settings.keeps_lines,
        )
        self._extensions = [*extensions, ours]
        self._configuration = dict(configuration)
        self._markdown = self._converter()

    def let_read(self, readable: Callable[[str], str | None]) -> None:
        """Have extensions read files into what is rendered; they read none else.

        Args:
            readable: the path by which a file may be read; None where it may not.
        """
        self._rendered.readable = readable

    def take_own_pages(self, *, tells_missing: bool) -> None:
        """Look through the writer's own pages as MkDocs renders them.

        Args:
            tells_missing: whether a link on them that leads nowhere is said.
        """
        self._rendered.by_source = True
        self._rendered.tells_missing = tells_missing

    def _converter(self) -> Markdown:
        return Markdown(
            extensions=self._extensions, extension_configs=self._configuration
        )

    def __call__(
        self, writing: Writing, markdown: str, page_uri: str, prefix: str
    ) -> Rendering:
        """Render one stretch of what a person wrote; see `pages.source.Prose`."""
        rendered = self._rendered
        rendered.source_uri = writing.uri
        rendered.page_uri = page_uri
        rendered.prefix = prefix
        rendered.begin()
        self._markdown.reset()
        html = self._markdown.convert(markdown)
        found = placing_findings(rendered, writing, markdown)
        if rendered.problem is not None:
            # What was left half-done within it, such as a list, would go on in the next entry.
            self._markdown = self._converter()
        if not self._unsafe_html:
            html, lost = cleaned(html, writing, markdown)
            found += lost
        named: Iterable[str] = ()
        if self._names:
            named = self._names.named_in(html, page_uri, quoted=self._unsafe_html)
        # Cleaned, or left as the journal chose.
        asked = tuple(rendered.asked)
        safe = Markup(html)  # noqa: S704
        return Rendering(safe, tuple(found), frozenset(named), asked)


def cleaned(html: str, writing: Writing, markdown: str) -> tuple[str, list[Diagnostic]]:
    """Clean HTML, and what was left out of it; the text as written where it can't be cleaned.

    Args:
        html: made of a stretch of text.
        writing: the file that stands in.
        markdown: the text.
    """
    try:
        clean_html = clean(html)
        lost = losses(html, clean_html)
        told = said(lost, writing, markdown)
        return clean_html, list(told)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as problem:  # noqa: BLE001 - a panic of the cleaner is no Exception
        return as_written(markdown), [failure(problem, writing)]


def own_page(uri: str, text: str) -> Writing:
    """An ordinary page, which the reader leaves to MkDocs, as far as a finding's place needs it."""
    _, body = page_parts(text)
    body_start = len(text) - len(body)
    rows_above = text.count("\n", 0, body_start)
    where = Place(uri, rows_above + 1)
    return Writing(where=where, body=body)


def placing_findings(
    rendered: Rendered, writing: Writing, markdown: str
) -> list[Diagnostic]:
    """What was found while links and pictures were placed.

    Args:
        rendered: what it was found in.
        writing: the file.
        markdown: the part of its body that was rendered.
    """
    found = []
    if rendered.problem is not None:
        doubt = failure(rendered.problem, writing)
        found.append(doubt)
    places = Places(writing, markdown)
    told = (
        (rendered.missing, _missing),
        (rendered.remote, _remote),
        (rendered.embedded, _embedded),
        (rendered.unread, _unread),
    )
    for addresses, finding in told:
        for address in _listed(addresses):
            place = places.of_address(address)
            shown = short(address, _SHOWN)
            found.append(finding(place, shown))
    return found


def _missing(where: Place, address: str) -> Diagnostic:
    return Diagnostic(
        where,
        Severity.WARNING,
        "link-leads-nowhere",
        f"The link to “{address}” leads nowhere",
        "Write the path from this file's folder, or [[the day]] you mean",
    )


def _remote(where: Place, address: str) -> Diagnostic:
    return Diagnostic(
        where,
        Severity.NOTE,
        "remote-picture",
        f"What would be loaded from {address} is shown as a link, so that nothing is fetched from "
        "elsewhere",
        "Save it beside the entry and link to that file",
    )


def _embedded(where: Place, address: str) -> Diagnostic:
    return Diagnostic(
        where,
        Severity.WARNING,
        "picture-left-out",
        f"What is written into the text itself, “{address}”, is no picture the site can show",
        "Save it as a picture beside the entry and link to that file",
    )


def _unread(where: Place, path: str) -> Diagnostic:
    return Diagnostic(
        where,
        Severity.WARNING,
        "file-not-read",
        f"“{path}” is not put into this page: it is private or hidden, or no file of the journal",
        "Name a file of the journal that everyone who sees the site may read",
    )


def _listed(addresses: Sequence[str]) -> Iterator[str]:
    """Each once, as many as a person would look at; each is looked for in the whole text."""
    return islice(dict.fromkeys(addresses), _MOST_LISTED)
