"""One question of the three: what is known already, the answer, and its nods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from helplog.cli.checkin.conversation import Conversation
from helplog.cli.checkin.nods import Nods
from helplog.cli.checkin.prompt import INSTEAD
from helplog.cli.checkin.recall import Noted, noted_for
from helplog.cli.checkin.still_open import ask_about_needs, ask_about_offers
from helplog.cli.output.styling import faint, listed, plain, say, strong
from helplog.model.kinds import QUESTION_TEXTS, Question
from helplog.text.source.words import is_none

_ADDS: Final = "+"
"""An answer may begin with it; it is added either way."""
_MOST_BESIDE: Final = 4


class Answering:
    """The three questions of one sitting."""

    def __init__(self, talk: Conversation) -> None:
        self.talk = talk
        self.nods = Nods(talk)
        self._more = False
        """Whether it has been said how an answer can be longer."""

    def ask(self, number: int, question: Question) -> None:
        """Asks one question, saves its answer, and asks about what it says."""
        self._say_question(number, question)
        if question is Question.LET_HELP:
            ask_about_offers(self.talk)
        elif question is Question.NEED_HELP:
            ask_about_needs(self.talk)
        this_week = self.talk.week()
        noted = noted_for(question, this_week, self.talk.look(), self.talk.words)
        self._recall(noted)
        hint = self._hint(noted)
        typed = self.talk.voice.listen(hint, noted.answer)
        typed = self.talk.take_aside(typed)
        self._take(question, noted, typed)

    def _say_question(self, number: int, question: Question) -> None:
        talk = self.talk
        own_words = talk.file.settings.questions.get(question.value)
        words = plain(own_words or talk.text(QUESTION_TEXTS[question]))
        say()
        if talk.voice.rich:
            place = talk.text("{n} of {of}").format(n=number, of=len(Question))
            say(strong(words), first=f"{faint(place)}  ")
        else:
            place = talk.text("Question {n} of {of}")
            of = len(Question)
            place = place.format(n=number, of=of)
            place_and_words = talk.text("{said}: {what}").format(said=place, what=words)
            say(place_and_words)

    def _recall(self, noted: Noted) -> None:
        """What is known already; what Enter keeps stands out from what only helps to remember."""
        lines = noted.said.splitlines() or list(noted.kept)
        beside = noted.beside[:_MOST_BESIDE]
        if not self.talk.voice.rich:
            self._recall_plainly(noted, lines, beside)
            return
        if lines:
            # The writer's own words stand for themselves.
            mark = "·"
            if noted.said:
                mark = " "
            shown = map(plain, lines)
            listed(shown, [mark] * len(lines))
        for line in beside:
            quiet = plain(line)
            say(faint(quiet), first="    ")

    def _recall_plainly(
        self, noted: Noted, lines: Sequence[str], beside: Sequence[str]
    ) -> None:
        """Each line with who says so: a screen reader has no columns."""
        the_week_says = self.talk.text("The week says")
        said_by = the_week_says
        if noted.said:
            said_by = self.talk.text("You wrote")
        led = self.talk.text("{said}: {what}")
        for line in lines:
            own = plain(line)
            said = led.format(said=said_by, what=own)
            say(said if line.strip() else "")
        for line in beside:
            first = line[:1].upper()
            again = first + line[1:]
            say(plain(again))

    def _hint(self, noted: Noted) -> str:
        talk = self.talk
        if talk.voice.rich and noted.answer:
            return talk.text("Enter keeps it, what you type is added")
        if talk.voice.rich:
            return talk.text("A line is plenty; none is an answer")
        if noted.answer:
            hint = talk.text("Enter keeps this, what you type is added.")
        else:
            hint = talk.text("Type your answer, or Enter to leave it open.")
        if self._more:
            return hint
        self._more = True
        if noted.answer:
            more = talk.text(
                "“none”, or a line after =, takes its place. \\ at the end goes on in the next."
            )
        else:
            more = talk.text(
                "“none” is an answer, too. \\ at the end goes on in the next line."
            )
        return f"{hint} {more}"

    def _take(self, question: Question, noted: Noted, typed: str) -> None:
        talk = self.talk
        own, answer = _answer(noted.answer, typed)
        if not answer:
            left_open = talk.text("left open")
            talk.nod(left_open, done=False)
            return
        if answer == noted.said:
            talk.nod(talk.text("stays as it is"))
        elif talk.write(lambda: talk.file.answer(question, answer)):
            talk.nod(talk.text("saved") if own else talk.text("kept"))
        else:
            return
        self.nods.ask(question, answer, own)


def _answer(before: str, typed: str) -> tuple[str, str]:
    """What was typed without its sign, and the answer that it makes.

    Own words are added to what is there, but for `none`, and for what begins with `=`.
    """
    own = typed.removeprefix(INSTEAD).removeprefix(_ADDS).strip()
    if not own:
        return own, before
    if typed.startswith(INSTEAD) or is_none(own):
        return own, own
    if not before or is_none(before):
        return own, own
    is_list = before.startswith("- ")
    if is_list and "\n" in own:
        return own, f"{before}\n\n{own}"
    if is_list and not own.startswith("- "):
        return own, f"{before}\n- {own}"
    return own, f"{before}\n{own}"
