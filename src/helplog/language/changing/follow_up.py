"""What becomes of an item: answered, done, met, thanked, an offer taken; as edits, never as files.

The same splice as `helplog answer` and its like make, proved in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from lsprotocol import types

from helplog.insight.reflection import NeedState
from helplog.language.documents.offered import FOLLOW_UP
from helplog.language.documents.text_edits import edits_to
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.session import JournalSession
from helplog.model.journal import FieldValue, Item
from helplog.model.keys import FIELDS
from helplog.model.kinds import Answer, Kind, Result
from helplog.model.refusal import RefusalError
from helplog.text.editing.splice import change_item

_ANSWERS: Final = (
    (Answer.YES, "They said yes"),
    (Answer.NO, "They said no"),
    (Answer.LATER, "They said later"),
    (Answer.PARTLY, "They said yes to a part of it"),
)
_OFFER: Final = ((Answer.YES, "Accept the offer"), (Answer.NO, "Decline the offer"))
_MOST_LENSES: Final = 3


class Step(NamedTuple):
    """One thing that may be written of an item."""

    title: str
    values: Mapping[str, FieldValue]


def steps(item: Item, session: JournalSession) -> Iterator[Step]:
    """What may have become of an item by today, the likeliest first."""
    today = session.today()
    if item.kind is Kind.OFFERS and item.answer in {Answer.WAITING, Answer.LATER}:
        for answer, title in _OFFER:
            yield Step(title, {"answer": str(answer), "answered": today})
    elif item.kind is not Kind.OFFERS and _waits(item):
        for answer, title in _ANSWERS:
            yield Step(title, {"answer": str(answer), "answered": today})
    if item.kind is Kind.DECLINED and item.is_untaken:
        yield Step("It is open no more", {"open": "no"})
    yield from _ends(item, session, today)


def _waits(item: Item) -> bool:
    if item.kind not in FIELDS["answer"].kinds or "done" in item.fields:
        return False
    return item.answer in {Answer.WAITING, Answer.LATER} and not item.is_draft


def _ends(item: Item, session: JournalSession, today: date) -> Iterator[Step]:
    fields = item.fields
    if item.is_draft:
        yield Step("It is said", {"said": today})
    elif item.kind in FIELDS["done"].kinds and "done" not in fields:
        yield Step("It is done", {"done": today})
    if item.kind is Kind.NEEDS and _is_carried(item, session):
        yield Step("The need is met", {"met": today})
        yield Step("Let it go", {"dropped": today})
    if item.kind is Kind.ACCEPTED and "thanked" not in fields:
        yield Step("I thanked them", {"thanked": today})
        yield Step("The thank-you may rest", {"thanked": "enough"})
    if _is_to_be_talked_about(item, today):
        for result in Result:
            said: dict[str, FieldValue] = {"result": str(result), "talked": today}
            yield Step(f"The talk: {result}", said)


def _is_carried(item: Item, session: JournalSession) -> bool:
    if {"met", "dropped"} & item.fields.keys():
        return False
    for need in session.sight.reflection.needs if session.sight else ():
        if any(named.where == item.where for named in need.named):
            return need.state in {NeedState.OPEN, NeedState.ASKED}
    return True


def _is_to_be_talked_about(item: Item, today: date) -> bool:
    if item.kind is not Kind.HANDOFFS or item.is_draft or item.is_settled:
        return False
    return not item.in_trial(today)


def follow_up_actions(
    session: JournalSession, file: OpenFile, asked: types.Range
) -> Iterator[types.CodeAction]:
    """What may be written of the items that a range touches."""
    for item, (start, end) in file.spans:
        first, last = start.line - 1, max(start.line, end.line) - 1
        if last < asked.start.line or asked.end.line < first:
            continue
        for step in steps(item, session):
            edit = edit_of(session, file, item, step.values)
            if edit is not None:
                kind = types.CodeActionKind.RefactorRewrite
                yield types.CodeAction(step.title, kind=kind, edit=edit)


def edit_of(
    session: JournalSession,
    file: OpenFile,
    item: Item,
    values: Mapping[str, FieldValue],
) -> types.WorkspaceEdit | None:
    """The item with fields given; None where that can't be done safely."""
    try:
        splice = change_item(
            file.uri, file.document.data, session.settings, item.where, values
        )
    except RefusalError:
        return None
    edits = edits_to(file.document, splice.data)
    return types.WorkspaceEdit({file.document.address: edits})


def lenses(session: JournalSession, file: OpenFile) -> list[types.CodeLens]:
    """What may be written of an item that is open, above it; as commands of the server."""
    found: list[types.CodeLens] = []
    for item, (start, _) in file.spans:
        if not is_open(item, session):
            continue
        position = file.document.position(file.document.index_of(start))
        here = types.Range(position, position)
        for number, step in enumerate(steps(item, session)):
            if number == _MOST_LENSES:
                break
            place = [file.document.address, item.where.line, item.where.column]
            command = types.Command(step.title, FOLLOW_UP, arguments=[*place, number])
            found.append(types.CodeLens(here, command))
    return found


def is_open(item: Item, session: JournalSession) -> bool:
    """Whether an item waits for something, and may be reminded of."""
    if item.kind is Kind.ACCEPTED or item.in_trial(session.today()):
        return False
    if item.kind is Kind.NEEDS:
        return _is_carried(item, session)
    if item.kind is Kind.DECLINED:
        return False
    return _waits(item) or _is_to_be_talked_about(item, session.today())


def step_named(
    session: JournalSession, file: OpenFile, place: tuple[int, int], number: int
) -> types.WorkspaceEdit | None:
    """The edit of a lens that was clicked; None where the item is another by now."""
    for item in file.items:
        if (item.where.line, item.where.column) != place:
            continue
        all_steps = [*steps(item, session)]
        if 0 <= number < len(all_steps):
            return edit_of(session, file, item, all_steps[number].values)
    return None
