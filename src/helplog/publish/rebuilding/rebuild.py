"""Making anew of a site what is different: neither MkDocs nor a page that stays is asked.

A page is made where its key is another than when it was made last; pages about the whole journal
are made each time, and written where that changed them. Where anything else than entries is
different, or what they say reaches further than pages, all has to be made, which is said.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date

from helplog.model.journal import Journal
from helplog.publish.rebuilding.late_prose import refusing_to_log
from helplog.publish.rebuilding.remaking import Read, Remaking
from helplog.publish.rebuilding.states import Last, Rebuilt, Viewing
from helplog.publish.rebuilding.surroundings import Surroundings
from helplog.publish.rebuilding.whole_build import WholeBuildError
from helplog.publish.speaking_of import public_texts, spoken_of_in
from helplog.store.opening import open_journal
from helplog.text.values.copy_names import (
    original_by_hand,
    original_by_name,
    original_by_number,
)


def rebuilt(
    last: Last,
    today: date,
    beside: Callable[[Collection[str]], bool],
    viewing: Viewing | None = None,
) -> Rebuilt:
    """What is different in a site.

    Args:
        last: what the last build left.
        today: the writer's day.
        beside: whether all is as it was but for some files of the entries' folder, given by uri.
        viewing: who looks at it meanwhile.

    Raises:
        WholeBuildError: all has to be made.
        LostError: something that was kept is not there.
    """
    around = last.surroundings
    prints: dict[str, str] = {}
    journal = open_journal(
        last.root,
        around.settings,
        from_memory=last.memory or True,
        is_left_out=_is_left_out,
        prints=prints,
    )
    writings = (*journal.entries, *journal.checkins, *journal.person_notes)
    uris = {writing.uri for writing in writings}
    if not beside(uris):
        raise WholeBuildError("something else than entries is different")
    private_uris = {writing.uri for writing in writings if writing.private}
    # A page of the writer's own that is a copy of something private is private as well.
    if not _originals(journal.page_uris).isdisjoint(private_uris ^ around.private_uris):
        raise WholeBuildError("something is private, or no more, that has a copy")
    if around.running_uris and _spoken_of(journal, around) != around.spoken_of:
        raise WholeBuildError("other files are spoken of, which the site goes without")
    public = _public(journal, around, uris)
    with refusing_to_log():
        read = Read(public, prints, private_uris)
        return Remaking(last, read, today, viewing).result()


def _is_left_out(uri: str) -> bool:
    """What MkDocs leaves out where nothing else is said."""
    return uri.startswith((".", "templates/")) or "/." in uri


def _public(journal: Journal, around: Surroundings, uris: Collection[str]) -> Journal:
    """The journal with all findings, those about private files for the writer alone."""
    found = []
    for finding in journal.diagnostics:
        uri = finding.where.uri
        if uri in uris:
            found.append(finding)
        elif uri in around.told_private:
            is_private = finding.private or around.told_private[uri]
            found.append(finding._replace(private=is_private))
        else:
            raise WholeBuildError("something is found in a file that is no entry")
    return replace(journal, diagnostics=(*found, *around.found))


def _originals(uris: Iterable[str]) -> frozenset[str | None]:
    """The files of which some others may be copies, by their names."""
    ways = (original_by_name, original_by_hand, original_by_number)
    return frozenset(original(uri) for uri in uris for original in ways)


def _spoken_of(journal: Journal, around: Surroundings) -> tuple[str, ...]:
    return spoken_of_in(public_texts(journal), around.running_uris)
