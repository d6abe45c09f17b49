"""Completion: the proposals for a place, as the protocol has them.

The server alone says what fits and in which order: clients know neither aliases nor accents, and
each ranks otherwise. So the list is never complete, and asked for anew with each letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from lsprotocol import types

from helplog.language.completion.keys import fields, keys
from helplog.language.completion.links import links
from helplog.language.completion.names import (
    mentions,
    noted_people,
    open_needs,
    people,
    tags,
)
from helplog.language.completion.pages import questions, whole_pages
from helplog.language.completion.place import Place, Where, place_at
from helplog.language.completion.proposal import Proposal, fitting
from helplog.language.completion.values import field_values, key_values
from helplog.language.documents.client import Client
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.session import JournalSession
from helplog.model.journal import Checkin, Entry

_ESCAPED: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\$}"})
_AGAIN: Final = types.Command("", "editor.action.triggerSuggest")


def complete(
    session: JournalSession, file: OpenFile, position: types.Position, client: Client
) -> types.CompletionList:
    """What fits where the cursor is."""
    place = place_at(file.document, file.document.index(position))
    proposals = _Proposals(session, file).at(place)
    items = [
        _item(file, place, proposal, number, client)
        for number, proposal in enumerate(fitting(proposals, place.typed))
    ]
    return types.CompletionList(is_incomplete=True, items=items)


class _Proposals:
    def __init__(self, session: JournalSession, file: OpenFile) -> None:
        self.session = session
        self.file = file
        self.sight = session.sight
        self.today = session.today()

    def at(self, place: Place) -> Iterable[Proposal]:
        """The proposals for a place, the likeliest first."""
        settings = self.session.settings
        if place.where is Where.EMPTY:
            return whole_pages(self.file.uri, settings, self.today)
        if place.where is Where.KEY:
            items = self.sight.reflection.items if self.sight else ()
            return keys(place.present, settings, items, self.today)
        if place.where is Where.FIELD and place.kind:
            return fields(place.kind, place.present)
        if place.where is Where.HEADING:
            return questions(self.file, settings)
        return self._known(place)

    def _known(self, place: Place) -> Iterable[Proposal]:
        """Proposals that are made of the journal."""
        sight = self.sight
        if place.where is Where.FIELD_VALUE and place.field != "for":
            return self._field_values(place)
        if place.where is Where.VALUE and place.key not in {"tags", "person"}:
            return key_values(place.key, self._on, self.session.settings.week_start)
        if sight is None:
            return ()
        if place.where is Where.VALUE:
            if place.key == "person":
                return noted_people(sight)
            return tags(sight, self.file.writing.tags if self.file.writing else ())
        made = {
            Where.FIELD_VALUE: lambda: open_needs(sight),
            Where.ITEM: lambda: people(sight, place.kind, place.behind),
            Where.LINK: lambda: links(sight, place.behind),
            Where.MENTION: lambda: mentions(sight),
            Where.TAG: lambda: tags(sight),
        }.get(place.where)
        return made() if made else ()

    def _field_values(self, place: Place) -> Iterator[Proposal]:
        if place.field == "who" and self.sight:
            yield from people(self.sight, None, place.behind)
        yield from field_values(place.field, self._on)

    @property
    def _on(self) -> date:
        """The day of the file, from which its days are reckoned."""
        writing = self.file.writing
        if isinstance(writing, Entry | Checkin):
            return writing.on
        return self.today


def _item(
    file: OpenFile, place: Place, proposal: Proposal, number: int, client: Client
) -> types.CompletionItem:
    start = place.start
    if place.where is Where.MENTION:
        start -= 1
    typed = file.document.text[start : place.end]
    text, form = _inserted(place, proposal, client)
    goes_on = text.endswith(": ")
    return types.CompletionItem(
        proposal.label,
        kind=proposal.kind,
        detail=proposal.detail or None,
        documentation=_documentation(proposal, client),
        sort_text=f"{number:04}",
        filter_text=typed or None,
        insert_text_format=form,
        text_edit=types.TextEdit(file.document.range(start, place.end), text),
        preselect=number == 0 or None,
        command=_AGAIN if goes_on and client.suggests_again else None,
    )


def _inserted(
    place: Place, proposal: Proposal, client: Client
) -> tuple[str, types.InsertTextFormat]:
    """What is to stand there, and how the client reads it."""
    text, is_snippet = proposal.text, False
    if place.where in {Where.KEY, Where.FIELD} and place.behind.lstrip()[:1] == ":":
        text = proposal.label
    elif client.snippets and proposal.snippet:
        text, is_snippet = proposal.snippet, True
    if client.snippets and client.takes_first_words and not is_snippet:
        text, is_snippet = _as_snippet(text), True
    if is_snippet:
        return text, types.InsertTextFormat.Snippet
    return text, types.InsertTextFormat.PlainText


def _as_snippet(text: str) -> str:
    """A text as a snippet that is that text and has no place to fill in."""
    return text.translate(_ESCAPED)


def _documentation(proposal: Proposal, client: Client) -> types.MarkupContent | None:
    if not proposal.meaning or proposal.meaning == proposal.detail:
        return None
    kind = types.MarkupKind.PlainText
    if client.markdown:
        kind = types.MarkupKind.Markdown
    return types.MarkupContent(kind, proposal.meaning)
