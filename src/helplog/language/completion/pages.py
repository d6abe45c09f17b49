"""A whole page for a file with nothing in it, and the questions of a check-in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lsprotocol.types import CompletionItemKind

from helplog.exchange.new_pages import new_day
from helplog.exchange.snippets import question_words, snippets
from helplog.language.completion.proposal import Proposal
from helplog.language.journal.open_file import OpenFile
from helplog.model.calendar import week_of
from helplog.model.checkin_words import checkin_words
from helplog.model.journal import Checkin
from helplog.model.kinds import Question
from helplog.model.settings import Settings
from helplog.text.editing.checkin_writing import new_checkin
from helplog.text.values.filenames import read_name
from helplog.text.values.habits import week_name_day


def whole_pages(uri: str, settings: Settings, today: date) -> Iterator[Proposal]:
    """What an empty file may become; what its name says first."""
    named = read_name(uri)
    week = named.week_day
    on = named.on or today
    day = _day(on, settings)
    checkin = _checkin(week or today, settings)
    person = Proposal(
        "note about a person",
        "---\nperson: \naliases: []\n---\n\n",
        CompletionItemKind.File,
        "who they are, and how often you want contact",
        snippet="---\nperson: ${1:Name}\naliases: [${2}]\n---\n\n$0",
    )
    if week:
        yield from (checkin, day, person)
    elif named.on:
        yield from (*_fronts(settings), day, checkin, person)
    else:
        yield from (person, day, checkin)


def _fronts(settings: Settings) -> Iterator[Proposal]:
    for one in snippets(settings):
        if one.prefix == "front":
            text = "---\n\n---\n"
            snippet = "\n".join(one.lines)
            kind = CompletionItemKind.Snippet
            yield Proposal("---", text, kind, one.meaning, snippet=snippet)


def _day(on: date, settings: Settings) -> Proposal:
    text = new_day(on, settings)
    kind = CompletionItemKind.File
    return Proposal("day", text, kind, "everything a day may hold, as comments")


def _checkin(day: date, settings: Settings) -> Proposal:
    start = week_of(day, settings.week_start)
    name_day = week_name_day(start, settings.week_start)
    text = new_checkin(name_day, settings)
    return Proposal(
        "check-in", text, CompletionItemKind.File, "the three questions of a week"
    )


def questions(file: OpenFile, settings: Settings) -> Iterator[Proposal]:
    """The questions of a check-in that it does not answer yet, as headings without their `##`."""
    if not isinstance(file.writing, Checkin):
        return
    words = checkin_words(settings.language)
    for question in Question:
        if question in file.writing.replies or f"#{question}" in file.document.text:
            continue
        asked = question_words(question, settings)
        if question.value not in settings.questions:
            asked = " ".join(words.questions[question].split())
        text = f"{asked} {{ #{question.value} }}\n\n"
        kind = CompletionItemKind.Text
        yield Proposal(
            asked, text, kind, words.hints[question], names=(question.value,)
        )
