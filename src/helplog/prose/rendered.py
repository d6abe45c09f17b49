"""What is being rendered, where it stands, and what was found in it on the way."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from helplog.pages.asked_links import ADDRESS, NAME, Asked
from helplog.prose.asking_again import Meant, answer_by_name, answer_of, meant_by
from helplog.prose.cleaning import is_data

if TYPE_CHECKING:
    from helplog.prose.leading import Leading
    from helplog.prose.link_names import Slug
    from helplog.prose.linking import Target


def _slug(words: str) -> str:
    """As Markdown does where nothing else is said."""
    return slugify(words, "-")


def _nothing(_: str) -> None:
    """No file may be read into a text."""


@dataclass(slots=True)
class Rendered:
    """What is being rendered, and what was found on the way; one at a time."""

    source_uri: str = ""
    page_uri: str = ""
    prefix: str = ""
    """Before every id, so that several entries can share a page; empty leaves ids and headings
    alone."""
    links: Leading | None = None
    missing: list[str] = field(default_factory=list)
    """Addresses that lead nowhere, as written."""
    remote: list[str] = field(default_factory=list)
    """Remote pictures that became links."""
    embedded: list[str] = field(default_factory=list)
    """Addresses that are a file themselves, of a kind that is not shown."""
    unread: list[str] = field(default_factory=list)
    """Files that an extension would have read into the text, as written."""
    readable: Callable[[str], str | None] = _nothing
    """The path by which a file may be read into a text; None where it may not."""
    problem: BaseException | None = None
    """Why the text is shown as it is written."""
    tells_missing: bool = True
    """Whether links of an ordinary page that lead nowhere are said."""
    by_source: bool = False
    """An ordinary page: links stay source links, MkDocs resolves them; in raw HTML it would not."""
    slug: Slug = _slug
    """Gives headings of the writer's own pages their ids, for links to them."""
    raw_uri: str = ""
    """An ordinary page: where its address starts from, for links in raw HTML."""

    asked: list[Asked] = field(default_factory=list)
    """Where links were asked to lead."""

    def begin(self) -> None:
        """Forget what was found in the text before."""
        self.asked = []
        self.missing = []
        self.remote = []
        self.embedded = []
        self.unread = []
        self.problem = None

    def at_address(self, address: str) -> Meant:
        """What an address leads to."""
        if self.links is None:
            return Meant(None)
        meant = meant_by(self.links, address, self.source_uri)
        answer = answer_of(meant.target)
        self.asked.append(Asked(ADDRESS, address, self.source_uri, answer))
        return meant

    def of_name(self, name: str) -> Target | None:
        """What is meant by a name, as `[[name]]`."""
        if self.links is None:
            return None
        target = self.links.named(name, self.source_uri, self.slug)
        answer = answer_by_name(self.links, name, self.source_uri)
        self.asked.append(Asked(NAME, name, self.source_uri, answer))
        return target

    def note_far(self, address: str) -> None:
        """Remember an address that nothing is loaded from."""
        if is_data(address):
            self.embedded.append(address)
        else:
            self.remote.append(address)

    def path_to_read(self, written: str, path: str) -> str | None:
        """The path by which a file may be read into the text; None where it may not.

        Args:
            written: how the text names it.
            path: where it lies.
        """
        readable = self.readable(path)
        if readable is None:
            self.unread.append(written)
        return readable

    def names_missing_file(self, address: str) -> bool:
        """Whether an address that leads nowhere on an ordinary page plainly names a file.

        Any other may be one of the finished site.
        """
        path = address.partition("#")[0].partition("?")[0]
        ending = posixpath.splitext(path)[1]
        has_ending = bool(ending)
        if not self.tells_missing:
            return False
        return has_ending and not path.startswith(("/", "\\"))

    def link(self, target: Target, *, raw: bool = False) -> str:
        """A link to a target from the page being written.

        Args:
            target: where it leads.
            raw: whether it stands in HTML that the writer wrote.
        """
        if self.by_source and raw:
            return target.link(self.raw_uri)
        if self.by_source:
            return target.source_link(self.page_uri)
        return target.link(self.page_uri)
