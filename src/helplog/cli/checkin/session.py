"""The check-in as it goes: three questions, how full the head is, one small ask."""

from __future__ import annotations

from helplog.cli.checkin.answering import Answering
from helplog.cli.checkin.conversation import Conversation
from helplog.cli.checkin.load import ask_load
from helplog.cli.checkin.small_ask import ask_small
from helplog.cli.output.places import shown_path
from helplog.cli.output.styling import faint, say, strong, tied
from helplog.insight.weeks.checkin_week import comes_back
from helplog.model.journal import last_day
from helplog.model.kinds import Question
from helplog.pages.streak_line import line_today, line_words


class CheckinSession:
    """One check-in.

    Args:
        talk: the sitting.
        chosen: the week was named on the command line.
    """

    def __init__(self, talk: Conversation, *, chosen: bool) -> None:
        self.talk = talk
        self.chosen = chosen

    def hold(self) -> bool:
        """Asks everything; True unless it was stopped with Ctrl-C, or something stays to type."""
        self._greet()
        try:
            answering = Answering(self.talk)
            for number, question in enumerate(Question, start=1):
                answering.ask(number, question)
            ask_load(self.talk)
            ask_small(self.talk)
        except EOFError:
            pass
        except KeyboardInterrupt:
            self._stop()
            return False
        self._close()
        return not self.talk.refused

    def _greet(self) -> None:
        talk = self.talk
        last_on = last_day(talk.start)
        span = talk.words.span(talk.start, last_on)
        heading = talk.text("Check-in for {week}").format(week=span)
        say(strong(heading))
        reflection = talk.reflection
        is_past = talk.start < reflection.this_week.start
        if is_past and not self.chosen:
            line = talk.text(
                "Last week is still open, so it comes first. This one: helplog checkin --week this"
            )
        elif talk.file.checkins:
            line = talk.text("It goes on from what you wrote.")
        elif comes_back(reflection):
            line = talk.text(
                "Good to have you back. Nothing to catch up on; here is this week."
            )
        else:
            line = talk.text(
                "Three questions, five minutes. Each answer is saved as you give it."
            )
        say(faint(line))

    def _stop(self) -> None:
        talk = self.talk
        nothing = talk.text("Nothing was written.")
        said = nothing
        if talk.path:
            said = talk.text("What you said is saved.")
        command = f"helplog checkin --week {talk.start.isoformat()}"
        say()
        to_go_on = talk.text("To go on: {command}").format(command=command)
        say(f"{said} {to_go_on}")

    def _close(self) -> None:
        talk = self.talk
        say()
        if talk.path is None:
            say(
                talk.text(
                    "Nothing new to write down. It can wait for you here, any day."
                )
            )
            return
        place = shown_path(talk.path)
        thanks = talk.text("Thank you.")
        if talk.voice.rich:
            say(f"{strong(thanks)} {faint(place)}")
        else:
            written = talk.text("Written to {place}").format(place=place)
            say(f"{thanks} {written}")
        reflection = talk.look()
        words = line_words(talk.words, line_today(reflection))
        if words:
            tied_words = map(tied, words)
            say(faint(" · ".join(tied_words)))
        say(faint(talk.text("To take it all back: helplog undo")))
