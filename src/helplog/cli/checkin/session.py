"""The check-in as it goes: three questions one at a time, then one small ask, each answer saved as it is given."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Final

from helplog.cli.checkin.file import CheckinFile
from helplog.cli.checkin.prompt import Voice
from helplog.cli.checkin.recall import Noted, noted_for
from helplog.cli.output.lines import WORDS, practice_line
from helplog.cli.output.places import shown_path
from helplog.cli.output.styling import drawable, faint, listed, plain, say, strong
from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection, Suggestion, Week
from helplog.insight.weeks.next_weight import usual_weight_lb
from helplog.model.journal import last_day
from helplog.model.kinds import QUESTION_TEXTS, Question
from helplog.pages.streak_line import line_today
from helplog.text.source.words import is_none, yes_or_no

_ADDS: Final = "+"
"""An answer that begins with it is added to what Enter would keep."""
_MOST_BESIDE: Final = 4


class CheckinSession:
    """One check-in.

    Args:
        reflection: what is known of the journal.
        start: first day of the week it is about.
        checkin_file: where answers go.
        voice: how it speaks and listens.
        chosen: the week was named on the command line.
    """

    def __init__(
        self,
        reflection: Reflection,
        start: date,
        checkin_file: CheckinFile,
        voice: Voice,
        *,
        chosen: bool,
    ) -> None:
        self.reflection = reflection
        self.start = start
        self.checkin_file = checkin_file
        self.voice = voice
        self.chosen = chosen
        self._path: Path | None = None
        self._more = False
        """Whether it has been said how an answer can be longer."""

    def hold(self) -> bool:
        """Asks everything; True unless it was stopped with Ctrl-C."""
        self._greet()
        try:
            for number, question in enumerate(Question, start=1):
                self._ask(number, question)
            self._propose()
        except EOFError:
            pass
        except KeyboardInterrupt:
            self._stop()
            return False
        self._close()
        return True

    def _greet(self) -> None:
        span = WORDS.span(self.start, last_day(self.start))
        say(strong(f"Check-in for {span}"))
        if not self.chosen and self.start < self.reflection.this_week.start:
            say(
                faint(
                    "Last week has no check-in yet, so it comes first. For this week: helplog checkin --week this"
                )
            )
        elif self.checkin_file.checkins:
            say(faint("It goes on from what you wrote."))
        else:
            say(faint("Three questions, five minutes. Each answer is saved as you give it."))

    def _ask(self, number: int, question: Question) -> None:
        noted = noted_for(question, self._week(), self.reflection)
        words = (
            self.reflection.journal.settings.questions.get(question.value)
            or QUESTION_TEXTS[question]
        )
        say()
        if self.voice.rich:
            say(strong(plain(words)), first=f"{faint(f'{number} of {len(Question)}')}  ")
        else:
            say(f"Question {number} of {len(Question)}: {plain(words)}")
        self._recall(noted)
        typed = self.voice.listen(self._hint(noted), noted.answer)
        self._take(question, noted, typed)

    def _recall(self, noted: Noted) -> None:
        """What is known already; what Enter keeps stands out from what only helps to remember."""
        beside = list(noted.beside[:_MOST_BESIDE])
        if not self.voice.rich:
            for line in noted.said.splitlines() or noted.kept:
                say(
                    f"{'You wrote' if noted.said else 'The week says'}: {plain(line)}"
                    if line.strip()
                    else ""
                )
            for line in beside:
                say(f"{plain(line[:1].upper() + line[1:])}")
            return
        if noted.said or noted.kept:
            listed((plain(line) for line in noted.said.splitlines() or noted.kept), _marks(noted))
        for line in beside:
            say(faint(plain(line)), first="    ")

    def _hint(self, noted: Noted) -> str:
        keeps = (
            "Enter keeps it, or your own words"
            if noted.answer
            else "A line is plenty; none is an answer"
        )
        if self.voice.rich:
            return keeps
        longer = (
            ""
            if self._more
            else " To add to it, begin with +. End a line with \\ to write another."
        )
        self._more = True
        if noted.answer:
            return f"Enter keeps this, or type your answer; none is an answer, too.{longer}"
        return f"Type your answer, or Enter to leave it open; none is an answer, too.{longer.replace(_TO_ADD, ' ')}"

    def _take(self, question: Question, noted: Noted, typed: str) -> None:
        if typed.startswith(_ADDS):
            added = typed.removeprefix(_ADDS).strip()
            there = "" if is_none(noted.answer) else noted.answer
            typed = (
                f"{there}\n{'- ' if there.startswith('- ') else ''}{added}".strip() if added else ""
            )
        answer = typed or noted.answer
        if not answer:
            self._nod("left open")
        elif answer == noted.said:
            self._nod("stays as it is")
        else:
            self._path = self.checkin_file.answer(question, answer)
            self._nod("saved" if typed else "kept")

    def _nod(self, word: str) -> None:
        if self.voice.rich:
            mark = "✓" if drawable("✓") else "-"
            say(faint(f"{mark if word != 'left open' else '·'} {word}"), first="  ")
        else:
            say(f"{word.capitalize()}.")

    def _propose(self) -> None:
        """One small ask for the week after; Enter leaves it."""
        self._reflect_anew()
        suggestion = self.reflection.suggestion
        already = self.checkin_file.next_ask
        say()
        say(
            strong("One small ask for the week ahead?")
            if self.voice.rich
            else "Last: one small ask for the week ahead?"
        )
        if already:
            say(
                f"{'' if self.voice.rich else 'You carry: '}{plain(already)}",
                first="  " if self.voice.rich else "",
            )
        elif suggestion is not None:
            self._show(suggestion)
        typed = self.voice.listen(
            self._ask_hint(offers=suggestion is not None and not already, carries=bool(already))
        )
        answer = yes_or_no(typed)
        if not typed or answer is False or is_none(typed):
            self._nod("stays as it is" if already else "left open")
        elif answer and already:
            self._nod("stays as it is")
        elif answer and suggestion is None:
            self._nod("left open")
        else:
            self._path = self.checkin_file.carry(
                _ask_text(suggestion) if answer and suggestion else typed
            )
            self._nod("carried into the week ahead")

    def _show(self, suggestion: Suggestion) -> None:
        indent = "  " if self.voice.rich else ""
        reflection = self.reflection
        say(f"{strong(_person(suggestion))}{plain(suggestion.need.item.what or '')}", first=indent)
        past = [week for week in reflection.weeks if week.start <= reflection.today]
        usual_lb = usual_weight_lb(past, reflection.today)
        about = f"about {WORDS.pounds(suggestion.weight_lb)}"
        if suggestion.weight_lb > usual_lb:
            about += ", one step up from your usual"
        elif suggestion.weight_lb < usual_lb:
            about += ", lighter for a while"
        weeks = suggestion.need.carried_weeks
        why = [
            about,
            WORDS.plural("carried for {n} week", "carried for {n} weeks", weeks) if weeks else "",
        ]
        if suggestion.like is not None and suggestion.person is not None:
            why.append(
                f"a yes before: {suggestion.like.what}"
                if suggestion.like.what
                else "has said yes before"
            )
        for line in filter(None, why):
            say(faint(plain(line)), first=indent + ("  " if indent else ""))

    def _ask_hint(self, *, offers: bool, carries: bool) -> str:
        if self.voice.rich:
            return (
                "Enter keeps it"
                if carries
                else "y takes it along, Enter leaves it, or your own"
                if offers
                else "whom, and what for? Enter leaves it"
            )
        if carries:
            return "Enter keeps it, or type another one."
        if offers:
            return "Type y to take it along, or one of your own. Enter leaves it."
        return "Type whom you could ask, and what for. Enter leaves it."

    def _stop(self) -> None:
        say()
        said = "What you said is saved." if self._path else "Nothing was written."
        say(f"{said} To go on: helplog checkin --week {self.start.isoformat()}")

    def _close(self) -> None:
        say()
        if self._path is None:
            say("Nothing new to write down. It can wait for you here, any day.")
            return
        self._reflect_anew()
        place = shown_path(self._path)
        say(
            f"{strong('Thank you.')} {faint(place)}"
            if self.voice.rich
            else f"Thank you. Written to {place}"
        )
        if line := practice_line(line_today(self.reflection)):
            say(faint(line) if self.voice.rich else line)

    def _reflect_anew(self) -> None:
        if self.checkin_file.written:
            journal = self.checkin_file.put_into(self.reflection.journal)
            self.reflection = reflect(journal, self.reflection.today)

    def _week(self) -> Week:
        weeks = {week.start: week for week in (*self.reflection.weeks, self.reflection.this_week)}
        if self.start in weeks:
            return weeks[self.start]
        return _without_writing(self.reflection, self.start)


_TO_ADD: Final = " To add to it, begin with +. "


def _marks(noted: Noted) -> list[str]:
    """A dot before each line of the week; the writer's own words stand for themselves."""
    return [" "] * len(noted.said.splitlines()) if noted.said else ["·"] * len(noted.kept)


def _without_writing(reflection: Reflection, start: date) -> Week:
    """A week outside the journal's own, as empty as it is."""
    empty = reflect(
        type(reflection.journal)(settings=reflection.journal.settings),
        min(start, date.max - timedelta(days=7)),
    )
    return empty.this_week


def _person(suggestion: Suggestion) -> str:
    return f"{plain(suggestion.person.name)}: " if suggestion.person is not None else ""


def _ask_text(suggestion: Suggestion) -> str:
    item = suggestion.need.item
    return f"{_person(suggestion)}{item.what or WORDS.all_of(item.who)} ({WORDS.pounds(suggestion.weight_lb)})"
