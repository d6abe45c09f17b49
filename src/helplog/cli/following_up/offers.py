"""An offer that is open is answered: where it stands, or by a yes of its own where it was declined.

Whether words mean one is looked up in the files that are known to hold offers; the whole journal is
read only once they may.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from helplog.cli.days import said
from helplog.cli.writing.desk import Desk
from helplog.cli.writing.typed import field_values, names_in, words_of
from helplog.model.kinds import Answer, Kind
from helplog.model.late_patterns import late_pattern
from helplog.model.printing import without_controls
from helplog.model.refusal import RefusalError

if TYPE_CHECKING:
    from datetime import date

    from click.shell_completion import CompletionItem

    from helplog.cli.following_up.refs import Opened
    from helplog.insight.offer_meant import Meant
    from helplog.insight.refs import Numbered
    from helplog.model.journal import FieldValue, Item

_OFFERED: Final = (Kind.OFFERS,)
"""What accept and decline answer; what was turned down and left open is among it."""
_WORD: Final = late_pattern(r"\w+")


class Typed(NamedTuple):
    """What stands on the command line."""

    who: str
    """The first argument: a person, or all there is of a REF."""
    what: Sequence[str]
    """The other ones."""
    today: date
    given: Mapping[str, str | None]
    """The options, by the field's name; `on` is the day."""

    @property
    def words(self) -> str:
        """All arguments on one line."""
        everything = " ".join((self.who, *self.what))
        return words_of(everything, "WHO")


def answer_where_it_stands(
    typed: Typed, desk: Desk, answer: Answer
) -> Sequence[Numbered] | None:
    """Answers the open offer that some words mean.

    Args:
        typed: the command line.
        desk: the journal.
        answer: what is said to it.

    Returns:
        None where it is answered; else the open offers of the same people, of which something new
        is said, each with its number.
    """
    from helplog.cli.following_up.refs import item_meant, opened

    is_number = not typed.what and typed.words.isdecimal()
    if not is_number and not _may_mean_one(typed.words, desk):
        return ()
    on = typed.given.get("on")
    journal = opened(on, typed.today)
    if is_number:
        command = click.get_current_context().info_name or "accept"
        offer = item_meant([typed.words], journal.reflection, _OFFERED, command)
        _refuse_closed(offer, journal)
    else:
        meant = _meant(typed, journal)
        if meant.several:
            _refuse_several(typed.words, meant.several, journal)
        if meant.offer is None:
            return _numbered(meant.beside, journal)
        offer = meant.offer
    values = field_values(typed.given, journal.on, typed.today)
    answer_offer(journal, offer, answer, values)
    return None


def answer_offer(
    journal: Opened, offer: Item, answer: Answer, values: Mapping[str, FieldValue]
) -> None:
    """Writes the answer to an open offer, and says which one it was.

    Args:
        journal: as read.
        offer: one of its open offers.
        answer: what is said to it.
        values: what else is known, by the field's name.

    Raises:
        RefusalError: it can't be written.
    """
    from helplog.cli.following_up.refs import follow

    command = click.get_current_context().info_name or "answer"
    is_yes = answer in {Answer.YES, Answer.PARTLY}
    offered_on = said(offer.on)
    if offer.kind is Kind.OFFERS:
        answered: dict[str, FieldValue] = {"answer": str(answer)}
        if answer is not Answer.WAITING:
            answered["answered"] = journal.on
        answered.update(_beside(offer, values))
        follow(journal, offer, answered, command)
        click.echo(f"Answered where it stands: the offer of {offered_on}.")
    elif is_yes:
        _say_yes_after_all(journal, offer, values)
        click.echo(f"A yes to what was turned down on {offered_on}.")
    elif answer is Answer.NO:
        follow(journal, offer, {"open": "no", **_beside(offer, values)}, command)
        click.echo("It is open no more.")
    else:
        raise RefusalError(
            "that offer is open as it is; answer it with yes, or with no"
        )


def point_to(beside: Sequence[Numbered]) -> None:
    """That other offers of the same people are still open, and how each can be answered."""
    from helplog.cli.following_up.refs import listed_as

    command = click.get_current_context().info_name or "accept"
    for number, offer in beside:
        line = without_controls(listed_as(offer))
        click.echo(
            f"Still open: {line} ({said(offer.on)}). "
            f"If it was that one: helplog undo, then helplog {command} {number}"
        )


def complete_offers_and_names(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The numbers of open offers, and names.

    Never an error.
    """
    from helplog.cli.following_up.refs import completing
    from helplog.cli.writing.capture import complete_names

    offers = completing(*_OFFERED)(ctx, param, incomplete)
    names = complete_names(ctx, param, incomplete)
    return [*offers, *names]


def _may_mean_one(typed: str, desk: Desk) -> bool:
    """Whether a file that is known to hold open offers has one with a word of these."""
    from helplog.store.files.saving import read_bytes
    from helplog.text.reading.file import read

    plainly = typed.casefold()
    found = _WORD.findall(plainly)
    wanted = set(found)
    boundary, settings = desk.journal_folder.boundary, desk.journal_folder.settings
    for uri in sorted(desk.known.offering):
        data = read_bytes(boundary.docs / uri, boundary)
        writing = None
        if data:
            writing = read(uri, data, settings)[0]
        for item in writing.items if writing else ():
            if item.is_untaken and not wanted.isdisjoint(_words(item)):
                return True
    return False


def _words(item: Item) -> list[str]:
    told = (*item.who, item.what or "", item.text("id") or "")
    together = " ".join(told).casefold()
    found = _WORD.findall(together)
    return list(found)


def _meant(typed: Typed, journal: Opened) -> Meant:
    from helplog.insight.offer_meant import Said, offer_meant

    reflection = journal.reflection
    offers = [offer for offer in reflection.open_offers if offer.on <= journal.on]
    people: Collection[str] = {person.key for person in reflection.people}
    typed_what = " ".join(typed.what)
    what = words_of(typed_what, "WHAT")
    names = names_in(typed.who)
    said_so = Said(names, what, typed.words)
    return offer_meant(said_so, offers, reflection.names, people)


def _numbered(offers: Sequence[Item], journal: Opened) -> Sequence[Numbered]:
    from helplog.cli.following_up.refs import show_numbers
    from helplog.insight.refs import open_items

    if not offers:
        return ()
    show_numbers(journal.reflection)
    numbers = open_items(journal.reflection).numbers
    return [(numbers[offer.key], offer) for offer in offers]


def _refuse_several(typed: str, several: Sequence[Item], journal: Opened) -> None:
    from helplog.cli.following_up.refs import list_items

    list_items(several, journal.reflection)
    raise RefusalError(
        f"{typed!r} fits {len(several)} open offers; say the number of one, or more words"
    )


def _refuse_closed(offer: Item, journal: Opened) -> None:
    """A number goes on standing for an offer that was answered since it was shown."""
    from helplog.cli.following_up.refs import listed_as

    if any(offer.key == still.key for still in journal.reflection.open_offers):
        return
    raise RefusalError(
        f"{listed_as(offer)!r} is answered already; see what is open now with: helplog open"
    )


def _beside(offer: Item, values: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """What else is known of an offer; a note goes on from the one that is there."""
    beside = dict(values)
    noted = offer.text("note")
    added = beside.get("note")
    if noted and added:
        beside["note"] = f"{noted}; {added}"
    ident = offer.text("id")
    if ident and beside.get("id") not in {None, ident}:
        raise RefusalError(f"that offer has the id {ident} already; leave --id out")
    return beside


def _say_yes_after_all(
    journal: Opened, offer: Item, values: Mapping[str, FieldValue]
) -> None:
    """A yes of its own day, with the same people and words, which closes what was declined."""
    from helplog.cli.writing.capture import write_new
    from helplog.text.editing.new_item import NewItem

    if not offer.who and not offer.what:
        raise RefusalError(
            'that offer says neither who nor what; say it anew: helplog accept "WHO" "WHAT"'
        )
    fields = dict(values)
    weight = fields.pop("weight", None)
    new_item = NewItem(
        kind=Kind.ACCEPTED,
        who=offer.who,
        what=offer.what,
        weight_lb=weight if isinstance(weight, int | float) else None,
        fields=fields,
        stays_private=offer.private,
    )
    write_new(new_item, journal.on, Desk())
