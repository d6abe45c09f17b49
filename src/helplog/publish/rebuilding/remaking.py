"""The pages of a site that are other than they were, and what the search says of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final, NamedTuple
from urllib.parse import urljoin

from helplog.insight.reflecting import reflect
from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Journal
from helplog.model.printing import escaped, escaped_but_layout
from helplog.pages.addresses import LEADING_URIS, guest_uris, page_address
from helplog.pages.attention import attention_page
from helplog.pages.composing import Plan, findings_of, planned
from helplog.pages.keying.aspects import changed_aspects
from helplog.pages.letters.known_quotes import KnownQuotes
from helplog.pages.search.in_place import revise_in_place
from helplog.pages.search.records import Record, packed, record_of
from helplog.pages.search.shards import FOLDER
from helplog.pages.search.vocabulary import vocabulary
from helplog.pages.site_making import site_of
from helplog.pages.source import PageSource
from helplog.pages.words import Words, words_in
from helplog.prose.asking_again import lead_there_still, may_lead_to
from helplog.prose.linking import folded, links_of
from helplog.publish.editor_links import editor_links
from helplog.publish.framing import FramedPage
from helplog.publish.rebuilding.in_view import path_of, shown_early
from helplog.publish.rebuilding.keeping import LostError
from helplog.publish.rebuilding.kept_pages import KeptPage, digest, digest_of_content
from helplog.publish.rebuilding.late_links import LateLinks
from helplog.publish.rebuilding.late_prose import LateProse
from helplog.publish.rebuilding.states import Last, Rebuilt, Viewing, Why
from helplog.publish.rebuilding.telling import lines
from helplog.publish.rebuilding.whole_build import WholeBuildError
from helplog.store.site.revising import read_file

_ONWARD: Final = "\n    "
_NAME: Final = "helplog: "
"""Before each line, as MkDocs has it before those of a plugin."""


class Read(NamedTuple):
    """A journal that was read again."""

    journal: Journal
    """With all findings."""
    prints: Mapping[str, str]
    """A digest of each of its files, by uri."""
    private_uris: Collection[str]
    """Files that are private as a whole."""


class Remaking:
    """Goes through all pages once, in their order, and makes those that are different.

    Args:
        last: what the last build left.
        read: the journal as it is now.
        today: the writer's day.
        viewing: who looks at the site meanwhile.
    """

    def __init__(
        self, last: Last, read: Read, today: date, viewing: Viewing | None = None
    ) -> None:
        journal = read.journal
        self._last = last
        self._around = last.surroundings
        self._kept = last.kept.pages
        self._private_uris = read.private_uris
        self._prints = read.prints
        self._viewing = viewing
        self._early: dict[Plan, Sequence[PageSource]] = {}
        settings = self._around.settings
        self._words: Words = words_in(settings.language)
        reflection = reflect(journal, today)
        put_together = partial(
            links_of, reflection, self._around.addresses, self._around.aliases
        )
        links = LateLinks(put_together)
        if not lead_there_still(links, self._around.asked):
            raise WholeBuildError("a page of the writer's own leads elsewhere")
        editor = editor_links(settings.editor, last.docs_path, last.root)
        self._links = links
        self._own = frozenset(map(folded, self._around.addresses))
        self._quotes = KnownQuotes(last.kept.quotes)
        prose = LateProse(self._around, links)
        quote = self._quotes.pulled_quote
        self._site = site_of(
            reflection,
            prose,
            editor,
            preview=viewing is not None,
            noticed=viewing.noticed(journal) if viewing else 0,
            quote=quote,
        )
        self._together = _by_key(self._kept)
        self._pages: dict[str, KeptPage] = {}
        self._changed: dict[str, bytes] = {}
        self._before: list[Record] = []
        self._after: list[Record] = []
        self._why: list[Why] = []

    def result(self) -> Rebuilt:
        """What has to be done.

        Raises:
            WholeBuildError: all has to be made.
            LostError: something that was kept is not there.
        """
        for plan in self._plans():
            staying = self._staying(plan)
            for kept in staying:
                self._site.gather(kept.left)
                self._pages[kept.uri] = kept
            if staying:
                continue
            for page in self._early.pop(plan, None) or plan.make():
                self._site.gather(page.left)
                self._take(page)
        found = findings_of(self._site)
        if found:
            self._take(attention_page(self._site, found))
        gone = self._gone()
        self._refuse_what_reaches_further()
        search = self._search()
        return Rebuilt(
            changed=self._changed,
            gone=(*map(path_of, gone), *search.gone),
            pages=self._pages,
            quotes=self._quotes.now,
            search=search.state,
            said=tuple(self._said(found)),
            why=tuple(self._why),
        )

    def _plans(self) -> Iterator[Plan]:
        plans = planned(self._site, self._prints)
        if self._viewing is None:
            return plans
        return shown_early(plans, self._viewing.path, self._show)

    def _show(self, plan: Plan) -> None:
        """Make the pages of a plan before their turn, and show the one in view."""
        if self._viewing is None or self._staying(plan):
            return
        pages = tuple(plan.make())
        self._early[plan] = pages
        for page in pages:
            path = path_of(page.uri)
            if path == self._viewing.path and self._is_other(page):
                self._viewing.show(path, self._framed(page))

    def _is_other(self, page: PageSource) -> bool:
        kept = self._kept.get(page.uri)
        return kept is None or kept.content != digest_of_content(page)

    def _staying(self, plan: Plan) -> Sequence[KeptPage]:
        """The pages of a plan, where they are what they would be made again."""
        if not plan.uri:
            return self._together.get(plan.key(), ())
        kept = self._kept.get(plan.uri)
        if kept is None or kept.key != plan.key():
            return ()
        if not lead_there_still(self._links, kept.left.asked):
            return ()
        return (kept,)

    def _take(self, page: PageSource) -> None:
        """A page that was made: where it is another than it was, it is written."""
        record = record_of(page.uri, page.sections)
        content = digest_of_content(page)
        row = KeptPage(page.uri, page.key, content, digest(packed(record)), page.left)
        self._pages[page.uri] = row
        kept = self._kept.get(page.uri)
        if kept is None:
            self._refuse_taken(page.uri)
        if kept is None or kept.content != content:
            self._changed[path_of(page.uri)] = self._framed(page)
            self._why.append(Why(page_address(page.uri), _reason(row, kept)))
        if kept is not None and kept.record == row.record:
            return
        if kept is not None:
            self._before.append(self._last.records.of(kept))
        self._after.append(record)
        self._last.records.put(page.uri, record)

    def _refuse_taken(self, uri: str) -> None:
        """Decline where something else stands at the place of a page that is new."""
        if any(guest in self._around.addresses for guest in guest_uris(uri)):
            raise WholeBuildError("a page of the writer's own stands below a new one")
        if path_of(uri) in self._last.made:
            raise WholeBuildError("something else lies where a new page has to be")

    def _framed(self, page: PageSource) -> bytes:
        address = page_address(page.uri)
        framed = FramedPage(address, page.title, page.headings)
        html: str | None
        main = self._around.main.get(address)
        if main is None:
            html = self._around.frames.filled(framed, page.html, self._words)
        elif bool(main.line) == bool(page.headings):
            site_url = self._around.frames.site_url
            canonical = urljoin(site_url, address) if site_url else ""
            html = main.filled(framed, page.html, canonical, self._words)
        else:
            html = None
        if html is None:
            raise WholeBuildError("a page stands in a frame that isn't known")
        return html.encode("utf-8", "xmlcharrefreplace")

    def _gone(self) -> list[str]:
        gone = [uri for uri in self._kept if uri not in self._pages]
        for uri in gone:
            self._before.append(self._last.records.of(self._kept[uri]))
            self._last.records.put(uri, None)
            self._why.append(Why(page_address(uri), "it is gone"))
        return gone

    def _refuse_what_reaches_further(self) -> None:
        around = self._around
        if LEADING_URIS.intersection(self._pages) != around.leading:
            raise WholeBuildError("there are other pages in the navigation")
        others = self._pages.keys() ^ self._kept.keys()
        # A preview's list of pages is for search engines, which never see it.
        if others and around.frames.site_url and self._viewing is None:
            raise WholeBuildError("there are other pages, and a list of them")
        if may_lead_to(around.asked, others, self._rewritten()):
            raise WholeBuildError("a page of the writer's own leads elsewhere")
        if self._named(self._pages) != self._named(self._kept):
            raise WholeBuildError("other files are named")

    def _rewritten(self) -> frozenset[str]:
        """Pages that stay and hold something else."""
        staying = self._pages.keys() & self._kept.keys()
        return frozenset(
            uri
            for uri in staying
            if self._pages[uri].content != self._kept[uri].content
        )

    def _named(self, pages: Mapping[str, KeptPage]) -> frozenset[str]:
        """What pages name of the files that are on the site where they are named."""
        named: set[str] = set()
        for page in pages.values():
            named |= page.left.named
        return frozenset(one for one in named if folded(one) in self._own)

    def _search(self) -> _Search:
        if not (self._before or self._after):
            return _Search((), self._last.kept.search)
        says = vocabulary(self._words, self._around.settings.week_start)

        def read(name: str) -> str | None:
            data = read_file(self._last.site_path, f"{FOLDER}/{name}")
            return None if data is None else data.decode("utf-8", "replace")

        state = self._last.kept.search
        try:
            revision = revise_in_place(state, read, self._before, self._after, says)
        except (KeyError, TypeError, ValueError) as error:
            raise LostError from error
        if revision is None:
            raise WholeBuildError("the search has to be filed anew")
        for name, content in revision.files.items():
            self._changed[f"{FOLDER}/{name}"] = content.encode("utf-8", "replace")
        gone = tuple(f"{FOLDER}/{name}" for name in revision.gone)
        return _Search(gone, revision.state)

    def _said(self, found: Iterable[Diagnostic]) -> Iterator[tuple[int, str]]:
        yield from self._around.said_before
        for line in lines(found, self._private_uris):
            said = tuple(
                escaped(one) if isinstance(one, str) else one for one in line.said
            )
            text = escaped_but_layout(line.message % said)
            yield line.level, _NAME + text.replace("\n", _ONWARD)
        yield from self._around.said_after


class _Search(NamedTuple):
    gone: tuple[str, ...]
    state: object


def _by_key(pages: Mapping[str, KeptPage]) -> dict[str, list[KeptPage]]:
    """Pages by their keys: those that have one together were made together."""
    by_key: dict[str, list[KeptPage]] = {}
    for page in pages.values():
        if page.key:
            by_key.setdefault(page.key, []).append(page)
    return by_key


def _reason(page: KeptPage, kept: KeptPage | None) -> str:
    if kept is None:
        return "it is new"
    if not page.key:
        return "it is about the whole journal"
    if page.key == kept.key:
        return "a link on it leads elsewhere"
    return f"different: {', '.join(changed_aspects(page.key, kept.key))}"
