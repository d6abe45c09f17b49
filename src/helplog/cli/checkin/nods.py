"""After an answer: each thing it says, counted with a nod. Nothing is without a yes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from helplog.cli.checkin.conversation import Conversation
from helplog.cli.checkin.nod_lines import (
    Wanted,
    count_line,
    item_line,
    read_line,
    told,
)
from helplog.cli.checkin.proposing import is_there, noticed, offer_of, proposed
from helplog.cli.checkin.typed_words import ALL, EDIT, STOP
from helplog.cli.noticing.editing import new_item_of
from helplog.cli.output.styling import faint, plain
from helplog.insight.noticing.proposal import Proposal
from helplog.model.kinds import Question
from helplog.model.late_patterns import late_pattern
from helplog.model.refusal import RefusalError
from helplog.store.noticing.declined import keep_declined

_TRIES: Final = 2
_LAST_JOINT: Final = late_pattern(r"(?:[ ,;:–—-]|\b(?:and|und)$)+$")
"""What stands between two things that one line says."""


class _Chosen(NamedTuple):
    """What becomes of a proposal."""

    wanted: Wanted | None = None
    """None where it stays words."""
    ends: bool = False
    """Nothing more is asked: all that is left is wanted as well, or nothing of it."""


class Nods:
    """The nods of one sitting."""

    def __init__(self, talk: Conversation) -> None:
        self.talk = talk
        self._is_explained = False

    def ask(self, question: Question, answer: str, typed: str) -> None:
        """Asks about each thing that is not an item yet.

        Args:
            question: which was answered.
            answer: all that stands under it now.
            typed: what was typed just now, empty for Enter.
        """
        fresh = self._fresh(question, answer, typed)
        for at, proposal in enumerate(fresh):
            if len(fresh) > 1 or proposal.words != typed:
                quoted = self.talk.text("“{what}”")
                shown = plain(proposal.words)
                words = _LAST_JOINT.sub("", shown)
                self.talk.lead(quoted.format(what=words))
            left = fresh[at:]
            chosen = self._choose(proposal, several=len(left) > 1)
            self._write(question, _wanted(chosen, left))
            if chosen.ends:
                return

    def _fresh(self, question: Question, answer: str, typed: str) -> list[Proposal]:
        """What is not an item yet; what is one already, and was typed again, is said."""
        fresh = []
        for proposal in proposed(self.talk, question, answer):
            if not is_there(self.talk, proposal):
                fresh.append(proposal)
            elif proposal.words in typed:
                there = self.talk.text("already there: {what}")
                its_words = plain(proposal.words)
                self.talk.nod(there.format(what=its_words), done=False)
        return fresh

    def _choose(self, proposal: Proposal, *, several: bool) -> _Chosen:
        hint = self._hint(proposal, several=several)
        for _ in range(_TRIES):
            typed = self.talk.listen(hint)
            if self.talk.says_yes(typed):
                return _Chosen(Wanted(proposal))
            if self.talk.says_no(typed):
                seen = noticed(self.talk, proposal)
                keep_declined(self.talk.root, [seen])
                break
            if self.talk.means(ALL, typed):
                return _Chosen(Wanted(proposal), ends=True)
            if self.talk.means(STOP, typed):
                return _Chosen(ends=True)
            wanted = (
                self._edited(proposal)
                if self.talk.means(EDIT, typed)
                else self._told(proposal, typed)
            )
            if wanted is not None:
                return _Chosen(wanted)
            hint = self.talk.text("y counts it, n leaves it as words, e changes it.")
        stays = self.talk.text("stays words")
        self.talk.nod(stays, done=False)
        return _Chosen()

    def _hint(self, proposal: Proposal, *, several: bool) -> str:
        talk = self.talk
        answers_offer = offer_of(talk, proposal) is not None
        line = count_line(talk, proposal, answers_offer=answers_offer)
        letters = talk.text("[Y/n/e]")
        if several:
            letters = talk.text("[Y/n/e/a]")
        asked = f"{line} {letters}"
        if self._is_explained:
            return asked
        self._is_explained = True
        explained = talk.text(
            "Enter is yes, n leaves it as words, e changes it, a takes all that follow."
        )
        talk.lead(faint(explained))
        return asked

    def _told(self, proposal: Proposal, typed: str) -> Wanted | None:
        try:
            return told(proposal, typed)
        except RefusalError:
            return None

    def _edited(self, proposal: Proposal) -> Wanted | None:
        """The line as its writer wants it: who, what, how heavy."""
        as_is = Wanted(proposal)
        line = item_line(self.talk, as_is)
        hint = self.talk.text("As it should read, Enter keeps it: {line}")
        shown = hint.format(line=line)
        typed = self.talk.listen(shown, line)
        try:
            return read_line(proposal, typed)
        except RefusalError as problem:
            why = str(problem)
            self.talk.lead(plain(why))
            return None

    def _write(self, question: Question, wanted: Sequence[Wanted]) -> None:
        """A yes to an open offer goes where the offer stands, all else into the check-in."""
        talk = self.talk
        new = []
        today = talk.reflection.today
        for one in wanted:
            offer = offer_of(talk, one.proposal)
            if offer is None:
                new.append(one)
            elif talk.follow(offer, {"answer": "yes", "answered": today}):
                talk.nod(talk.text("their offer has your yes"))

        def add() -> Path:
            new_items = [new_item_of(*one) for one in new]
            return talk.file.add(question, new_items)

        if new and talk.write(add):
            lines = "; ".join(item_line(talk, one) for one in new)
            said = talk.text("noted")
            if new[0].proposal.kind.spec.weighs:
                said = talk.text("counted")
            talk.nod(f"{said}: {lines}" if talk.voice.rich else said)


def _wanted(chosen: _Chosen, left: Sequence[Proposal]) -> list[Wanted]:
    if chosen.wanted is None:
        return []
    if chosen.ends:
        return list(map(Wanted, left))
    return [chosen.wanted]
