"""A week in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from helplog.cli.output.bar import SIGNS, bars
from helplog.cli.output.drawing import drawable
from helplog.cli.output.kind_colours import of_kind
from helplog.cli.output.lines import (
    detail_lines,
    first_words,
    item_line,
    lifted_line,
    practice_line,
)
from helplog.cli.output.styling import (
    columns,
    faint,
    heading,
    listed,
    plain,
    say,
    strong,
)
from helplog.insight.offers import where_answered
from helplog.insight.reflection import Reflection, Week, WeekState
from helplog.insight.weeks.tallies import weight_of
from helplog.model.calendar import WeekStart
from helplog.model.journal import Item, last_day
from helplog.model.kinds import QUESTION_TEXTS, Kind, Question
from helplog.model.printing import without_controls
from helplog.pages.letters.letter import letter_of
from helplog.pages.letters.note import note_of
from helplog.pages.streak_line import line_after
from helplog.pages.wording import labels
from helplog.pages.wording.sentences import left_over_words
from helplog.pages.words import Words, words_of


def say_week(reflection: Reflection, week: Week) -> None:
    """Prints a week: its lifts, its answers, its items, the first words of its days."""
    words = words_of(reflection.journal.settings)
    title = week_title(reflection, week, words)
    say(strong(title))
    say_rack(week, words)
    for line in _comparison(reflection, week, words):
        quiet = faint(line)
        say(quiet, first="  ")
    heading_text = words.text(labels.THREE_QUESTIONS)
    heading(heading_text)
    say_questions(reflection, week, words, replies=True)
    for kind in Kind:
        told = where_answered(week.items)
        items = [item for item in told if item.kind is kind]
        _say_kind(reflection, items, words)
    _say_days(week, words)


def say_letter(reflection: Reflection, week: Week) -> None:
    """Prints a week as a letter, in the site's language, as the site has it."""
    words = words_of(reflection.journal.settings)
    letter = letter_of(reflection, week, words)
    last_on = last_day(week.start)
    span = words.span(week.start, last_on)
    say(strong(span))
    say("")
    say(plain(letter.text))
    if letter.quote is not None:
        say("")
        quote = plain(letter.quote)
        say(faint(quote), first="    ", rest="    ")


def say_note(reflection: Reflection, week: Week) -> None:
    """Prints a week as Markdown, as it is, for a file or another program."""
    words = words_of(reflection.journal.settings)
    for line in note_of(reflection, week, words).splitlines():
        click.echo(without_controls(line))


def week_title(reflection: Reflection, week: Week, words: Words) -> str:
    """`November 16 to November 22, 2026 · 2026-W47`."""
    last_on = last_day(week.start)
    span = words.span(week.start, last_on)
    if reflection.journal.settings.week_start is WeekStart.MONDAY:
        return f"{span} · {week.label}"
    return span


def say_rack(week: Week, words: Words) -> None:
    """The lifts as plates, and in words; no bar where nothing was lifted."""
    if drawable(SIGNS):
        room = columns() - len("  ")
        drawn, left_over = bars(week.items, room)
        for bar in drawn:
            say(bar, first="  ")
        if left_over:
            weights_lb = [weight_of(item) for item in left_over]
            left = left_over_words(weights_lb, words)
            quiet = faint(left)
            say(quiet, first="  ")
    lifted = words.lifted(week.items)
    lifts = lifted_line(week.reps, lifted, words)
    say(lifts, first="  ")


def say_questions(
    reflection: Reflection, week: Week, words: Words, *, replies: bool
) -> None:
    """The three questions, which are answered, and with what words."""
    own = reflection.journal.settings.questions
    for question in Question:
        asked = own.get(question.value) or words.text(QUESTION_TEXTS[question])
        mark = _mark(answered=week.answered[question])
        say(plain(asked), first=f"  {mark} ")
        if replies:
            for reply in week.replies[question]:
                _say_reply(reply.text, words)


def _say_reply(text: str, words: Words) -> None:
    lines = text.splitlines() or [words.text(labels.NONE_THIS_WEEK)]
    for line in filter(str.strip, lines):
        rest = None
        if line.startswith("- "):
            rest = "      "
        shown = plain(line)
        say(faint(shown), first="    ", rest=rest)


def _mark(*, answered: bool) -> str:
    if drawable("✓○"):
        if answered:
            return "✓"
        return "○"
    if answered:
        return "x"
    return "-"


def _comparison(reflection: Reflection, week: Week, words: Words) -> Iterator[str]:
    """How the week stands beside the one before, and how it counts."""
    before = {w.start: w for w in reflection.weeks}
    earlier = [start for start in before if start < week.start]
    if earlier and not before[max(earlier)].empty:
        previous = before[max(earlier)]
        lifted_before = words.lifted(previous.items)
        lifted = lifted_line(previous.reps, lifted_before, words)
        yield words.text(labels.WEEK_BEFORE).format(lifted=lifted)
    if week.state is WeekState.AWAY:
        yield words.text(labels.AWAY)
    elif week.state is WeekState.REST and reflection.streaks is not None:
        yield words.text(labels.RESTING)
    if line := practice_line(line_after(reflection, week), words):
        yield line


def _say_kind(reflection: Reflection, items: list[Item], words: Words) -> None:
    if not items:
        return
    kind = items[0].kind
    title = words.text(kind.spec.title)
    heading(of_kind(kind, title))
    for item in items:
        listed([item_line(item, reflection.today, words)])
        for line in detail_lines(item, words):
            say(line, first="    ")


def _say_days(week: Week, words: Words) -> None:
    written = [entry for entry in week.entries if entry.body.strip()]
    if not written:
        return
    days_title = words.text(labels.DAYS)
    heading(days_title)
    for entry in written:
        said = first_words(entry.title or entry.body)
        say(said, first=f"  {words.narrow_week_day(entry.on)} ")
