"""Proposals one after the other, each with the words it was seen in, and what becomes of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import click

from helplog.cli.noticing.editing import edited, new_item_of
from helplog.cli.output.lines import WORDS, item_line
from helplog.cli.output.places import clickable
from helplog.cli.output.styling import faint, plain, say, strong
from helplog.insight.noticing.in_journal import Noticed
from helplog.insight.noticing.proposal import Proposal
from helplog.model.journal import Item, Journal
from helplog.model.refusal import RefusalError
from helplog.pages.words import Words, words_in
from helplog.store.memory.undo_notes import new_group
from helplog.store.noticing.declined import keep_declined
from helplog.store.noticing.writing import write_items
from helplog.store.writing.capturing import JournalFolder
from helplog.text.editing.new_item import NewItem

_AROUND: Final = 60
"""Characters shown on each side of the words that were seen."""
_CHOICES: Final = "y yes · n no · e edit · a all · q stop"
_NOTHING: Final = "Nothing here that isn't an item already."


class _Taken(NamedTuple):
    """What somebody said yes to."""

    uri: str
    new_item: NewItem


class NoticeSession:
    """One run of `notice`.

    Args:
        root: the folder of mkdocs.yml.
        journal: as read.
        noticed: what there is to propose.
    """

    def __init__(
        self, root: Path, journal: Journal, noticed: Sequence[Noticed]
    ) -> None:
        self.root = root
        self.journal = journal
        self.noticed = noticed
        self._taken: list[_Taken] = []
        self._declined: list[Noticed] = []

    def show(self) -> None:
        """Lists everything, and says how one can say yes; where nobody can answer."""
        if not self.noticed:
            say(_NOTHING)
            return
        for one in self.noticed:
            self._show(one)
        say()
        say(
            "Nothing was written. To say yes or no, run it in a terminal: helplog notice"
        )

    def hold(self) -> bool:
        """Asks about each; True unless it was stopped with Ctrl-C. What had a yes is written."""
        if not self.noticed:
            say(_NOTHING)
            return True
        finished = True
        try:
            self._ask_all()
        except EOFError:
            pass
        except KeyboardInterrupt:
            finished = False
            say()
        keep_declined(self.root, self._declined)
        self._write()
        return finished

    def _ask_all(self) -> None:
        say(
            faint(
                WORDS.plural(
                    "{n} thing here might be an item. Nothing is written without a yes.",
                    "{n} things here might be items. Nothing is written without a yes.",
                    len(self.noticed),
                )
            )
        )
        for number, one in enumerate(self.noticed):
            self._show(one)
            chosen = self._choose()
            if chosen == "q":
                return
            if chosen == "a":
                for left in self.noticed[number:]:
                    self._take(left, left.proposal)
                return
            if chosen == "n":
                self._declined.append(one)
            elif chosen == "y":
                self._take(one, one.proposal)
            else:
                self._take_edited(one)

    def _show(self, one: Noticed) -> None:
        proposal = one.proposal
        place = clickable(one.where, self.root, self.journal.settings)
        say()
        say(faint(f"{place} · {WORDS.week_day(one.writing.on)}"))
        shown = _with_words_marked(one.writing.body, proposal)
        say(shown, first="  ")
        words = words_in(self.journal.settings.language)
        say(_item_line(one, words), first="  ")

    def _choose(self) -> str:
        while True:
            typed = _listen(f"Count it? [{_CHOICES}] ").strip().casefold()
            letter = typed[:1] or "?"
            if letter == "j":  # ja
                letter = "y"
            if letter in "yneaq":
                return letter
            say(f"One of: {_CHOICES}", first="  ")

    def _take(self, one: Noticed, proposal: Proposal) -> None:
        new_item = new_item_of(proposal)
        self._taken.append(_Taken(one.where.uri, new_item))

    def _take_edited(self, one: Noticed) -> None:
        while True:
            typed = _listen("As it should read, Name: what (Enter keeps it): ")
            try:
                changed = edited(one.proposal, typed)
            except RefusalError as problem:
                why = str(problem)
                say(plain(why), first="  ")
                continue
            self._take(one, changed)
            return

    def _write(self) -> None:
        """Each file once, and all of them as one for `undo`."""
        say()
        if not self._taken:
            say("Nothing was written.")
            return
        journal_folder = JournalFolder(self.root, self.journal.settings)
        by_file: dict[str, list[NewItem]] = {}
        for uri, new_item in self._taken:
            of_file = by_file.setdefault(uri, [])
            of_file.append(new_item)
        group = new_group()
        count = 0
        for uri, new_items in by_file.items():
            try:
                written = write_items(journal_folder, uri, new_items, "notice", group)
            except RefusalError as problem:
                click.echo(f"helplog: {plain(str(problem))}", err=True)
                continue
            count += len(written)
        wrote = WORDS.plural("{n} item written.", "{n} items written.", count)
        say(f"{strong(wrote)} helplog undo takes it back" if count else wrote)


def _item_line(one: Noticed, words: Words) -> str:
    """`my sister: fixed my bike · Said yes · 3 lb`, in the words of the site."""
    proposal = one.proposal
    item = Item(
        kind=proposal.kind,
        where=one.where,
        on=one.writing.on,
        who=proposal.who,
        what=proposal.what,
        fields={"answer": str(proposal.answer)} if proposal.answer else {},
    )
    return item_line(item, item.on, words, dated=False, kind=True)


def _with_words_marked(body: str, proposal: Proposal) -> str:
    """The sentence around the words, those between brackets: a terminal may have no colours."""
    before = body[max(0, proposal.start - _AROUND) : proposal.start]
    after = body[proposal.end : proposal.end + _AROUND]
    before = _last_line(before)
    after = after.split("\n\n")[0]
    said = plain(proposal.words)
    begun = plain(before)
    space = ""
    if begun and before[-1:].isspace():
        space = " "
    return f"{begun}{space}{strong(f'[{said}]')}{_tail(after)}"


def _last_line(text: str) -> str:
    """What stands before in the same paragraph, from a whole word on."""
    line = text.rsplit("\n\n", 1)[-1]
    if len(line) < _AROUND:
        return line
    _, _, whole_words = line.partition(" ")
    return whole_words


def _tail(text: str) -> str:
    space = ""
    if text[:1].isspace():
        space = " "
    line = plain(text)
    if len(text) == _AROUND:
        line, _, _ = line.rpartition(" ")
        line = f"{line} …"
    return f"{space}{line}".rstrip()


def _listen(prompt: str) -> str:
    """A line; from any terminal there is.

    Raises:
        EOFError: there is nobody to answer any more.
    """
    click.echo(f"  {prompt}", nl=False)
    line = ""
    with suppress(OSError):
        line = sys.stdin.readline()
    if not line:
        click.echo()
        raise EOFError
    return line.rstrip("\r\n")
