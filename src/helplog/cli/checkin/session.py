"""The check-in as it goes: three questions, then one small ask; each answer is saved at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from helplog.insight.reflection import Reason, Reflection, Suggestion, Week
from helplog.insight.weeks.next_weight import usual_weight_lb
from helplog.model.journal import Journal, last_day
from helplog.model.kinds import QUESTION_TEXTS, Question
from helplog.pages.streak_line import line_today
from helplog.text.source.words import is_none, yes_or_no

_ADDS: Final = "+"
"""An answer that begins with it is added to what Enter would keep."""
_MOST_BESIDE: Final = 4
_LEFT_OPEN: Final = "left open"
_STAYS: Final = "stays as it is"
_WHY: Final = {
    Reason.OFFER: "they offered",
    Reason.NAMED: "",
    Reason.YES: "a yes before",
    Reason.MET: "met",
    Reason.NOBODY: "",
}
_LAST_WEEK_FIRST: Final = (
    "Last week has no check-in yet, so it comes first. "
    "For this week: helplog checkin --week this"
)


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
        this_week = self.reflection.this_week
        is_past = self.start < this_week.start
        if is_past and not self.chosen:
            say(faint(_LAST_WEEK_FIRST))
        elif self.checkin_file.checkins:
            say(faint("It goes on from what you wrote."))
        else:
            say(
                faint(
                    "Three questions, five minutes. Each answer is saved as you give it."
                )
            )

    def _ask(self, number: int, question: Question) -> None:
        noted = noted_for(question, self._week(), self.reflection)
        settings = self.reflection.journal.settings
        own_words = settings.questions.get(question.value)
        words = plain(own_words or QUESTION_TEXTS[question])
        place = f"{number} of {len(Question)}"
        say()
        if self.voice.rich:
            say(strong(words), first=f"{faint(place)}  ")
        else:
            say(f"Question {place}: {words}")
        self._recall(noted)
        hint = self._hint(noted)
        typed = self.voice.listen(hint, noted.answer)
        self._take(question, noted, typed)

    def _recall(self, noted: Noted) -> None:
        """What is known already; what Enter keeps stands out from what only helps to remember."""
        lines = noted.said.splitlines() or list(noted.kept)
        beside = noted.beside[:_MOST_BESIDE]
        if not self.voice.rich:
            _recall_plainly(noted, lines, beside)
            return
        if lines:
            # The writer's own words stand for themselves.
            mark = " " if noted.said else "·"
            listed(map(plain, lines), [mark] * len(lines))
        for line in beside:
            say(faint(plain(line)), first="    ")

    def _hint(self, noted: Noted) -> str:
        if self.voice.rich and noted.answer:
            return "Enter keeps it, or your own words"
        if self.voice.rich:
            return "A line is plenty; none is an answer"
        if noted.answer:
            hint = "Enter keeps this, or type your answer; none is an answer, too."
        else:
            hint = (
                "Type your answer, or Enter to leave it open; none is an answer, too."
            )
        if self._more:
            return hint
        self._more = True
        if noted.answer:
            hint += " To add to it, begin with +."
        return f"{hint} End a line with \\ to write another."

    def _take(self, question: Question, noted: Noted, typed: str) -> None:
        if typed.startswith(_ADDS):
            added = typed.removeprefix(_ADDS)
            typed = _added_to(noted.answer, added.strip())
        answer = typed or noted.answer
        if not answer:
            self._nod(_LEFT_OPEN)
        elif answer == noted.said:
            self._nod(_STAYS)
        else:
            self._path = self.checkin_file.answer(question, answer)
            self._nod("saved" if typed else "kept")

    def _nod(self, word: str) -> None:
        if not self.voice.rich:
            say(f"{word.capitalize()}.")
            return
        mark = "✓" if drawable("✓") else "-"
        if word == _LEFT_OPEN:
            mark = "·"
        say(faint(f"{mark} {word}"), first="  ")

    def _propose(self) -> None:
        """One small ask for the week after; Enter leaves it."""
        self._reflect_anew()
        suggestion = self.reflection.suggestion
        already = self.checkin_file.next_ask
        self._ask_for_the_week_ahead(already, suggestion)
        offers = suggestion is not None and not already
        typed = self.voice.listen(self._ask_hint(offers=offers, carries=bool(already)))
        said_yes = yes_or_no(typed)
        if not typed or said_yes is False or is_none(typed):
            self._nod(_STAYS if already else _LEFT_OPEN)
        elif said_yes and already:
            self._nod(_STAYS)
        elif said_yes and suggestion is None:
            self._nod(_LEFT_OPEN)
        else:
            ask = _ask_text(suggestion) if said_yes and suggestion else typed
            self._path = self.checkin_file.carry(ask)
            self._nod("carried into the week ahead")

    def _ask_for_the_week_ahead(
        self, already: str, suggestion: Suggestion | None
    ) -> None:
        say()
        if self.voice.rich:
            say(strong("One small ask for the week ahead?"))
        else:
            say("Last: one small ask for the week ahead?")
        if already and self.voice.rich:
            say(plain(already), first="  ")
        elif already:
            say(f"You carry: {plain(already)}")
        elif suggestion is not None:
            self._show(suggestion)

    def _show(self, suggestion: Suggestion) -> None:
        indent = "  " if self.voice.rich else ""
        what = plain(suggestion.what)
        say(f"{strong(_person(suggestion))}{what}", first=indent)
        for line in self._reasons(suggestion):
            say(faint(plain(line)), first=indent * 2)

    def _reasons(self, suggestion: Suggestion) -> Iterator[str]:
        """Why this ask: how heavy it is, how long it was carried, whether it had a yes before."""
        today = self.reflection.today
        past = [week for week in self.reflection.weeks if week.start <= today]
        usual_lb = usual_weight_lb(past, today)
        about = f"about {WORDS.pounds(suggestion.weight_lb)}"
        if suggestion.weight_lb > usual_lb:
            about += ", one step up from your usual"
        elif suggestion.weight_lb < usual_lb:
            about += ", lighter for a while"
        yield about
        weeks = suggestion.need.carried_weeks if suggestion.need else 0
        if weeks:
            yield WORDS.plural("carried for {n} week", "carried for {n} weeks", weeks)
        like = suggestion.like
        lead = _WHY[suggestion.reason]
        if lead and like is not None and like.what:
            yield f"{lead}: {like.what}"
        elif suggestion.reason is Reason.NOBODY:
            yield "who might know about this?"

    def _ask_hint(self, *, offers: bool, carries: bool) -> str:
        if self.voice.rich and carries:
            return "Enter keeps it"
        if self.voice.rich and offers:
            return "y takes it along, Enter leaves it, or your own"
        if self.voice.rich:
            return "whom, and what for? Enter leaves it"
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
        practice = practice_line(line_today(self.reflection))
        if self.voice.rich:
            say(f"{strong('Thank you.')} {faint(place)}")
            practice = faint(practice)
        else:
            say(f"Thank you. Written to {place}")
        if practice:
            say(practice)

    def _reflect_anew(self) -> None:
        if self.checkin_file.written:
            journal = self.checkin_file.put_into(self.reflection.journal)
            self.reflection = reflect(journal, self.reflection.today)

    def _week(self) -> Week:
        for week in (*self.reflection.weeks, self.reflection.this_week):
            if week.start == self.start:
                return week
        return _without_writing(self.reflection, self.start)


def _recall_plainly(noted: Noted, lines: Sequence[str], beside: Sequence[str]) -> None:
    """What is known already, each line with who says so: a screen reader has no columns."""
    said_by = "You wrote" if noted.said else "The week says"
    for line in lines:
        if line.strip():
            say(f"{said_by}: {plain(line)}")
        else:
            say()
    for line in beside:
        first = line[:1].upper()
        said = first + line[1:]
        say(plain(said))


def _added_to(answer: str, added: str) -> str:
    """An answer with a line more, as an item where the answer is a list."""
    if not added or is_none(answer):
        return added
    if answer.startswith("- "):
        added = f"- {added}"
    return f"{answer}\n{added}".strip()


def _without_writing(reflection: Reflection, start: date) -> Week:
    """A week outside the journal's own, as empty as it is."""
    nothing = Journal(settings=reflection.journal.settings)
    last_week = date.max - timedelta(days=7)
    on = min(start, last_week)
    return reflect(nothing, on).this_week


def _person(suggestion: Suggestion) -> str:
    if suggestion.person is None:
        return ""
    return f"{plain(suggestion.person.name)}: "


def _ask_text(suggestion: Suggestion) -> str:
    what = suggestion.what or WORDS.all_of(suggestion.item.who)
    return f"{_person(suggestion)}{what} ({WORDS.pounds(suggestion.weight_lb)})"
