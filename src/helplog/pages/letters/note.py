"""A week as a Markdown note, to be kept elsewhere: the letter, the three answers, the items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from helplog.insight.offers import where_answered
from helplog.insight.reflection import Reflection, Week
from helplog.insight.weeks.questions import answers, says_all_of
from helplog.model.journal import Item, ItemKey, last_day
from helplog.model.kinds import QUESTION_LISTS, QUESTION_TEXTS, Kind, Question
from helplog.pages.letters.letter import letter_of
from helplog.pages.wording.sentences import offered_words
from helplog.pages.words import Words, as_title


def note_of(reflection: Reflection, week: Week, words: Words) -> str:
    """The note, ending in a newline. Nothing that is private is in it."""
    letter = letter_of(reflection, week, words)
    last_on = last_day(week.start)
    parts = [f"# {words.span(week.start, last_on)}", letter.text]
    if letter.quote is not None:
        parts.append(f"> {letter.quote}")
    items = [item for item in where_answered(week.items) if _may_be_told(item)]
    told: set[ItemKey] = set()
    for question in Question:
        answering = [item for item in items if _stands_under(question, item, told)]
        told.update(item.key for item in answering)
        body = _answer(week, question, answering, words)
        if body:
            title = _title(question, reflection, words)
            parts += [title, *body]
    parts += _by_kind(items, told, words)
    days = _days(reflection, week, words)
    if days:
        parts += [f"## {words.text('Days')}", days]
    return "\n\n".join(parts) + "\n"


def _title(question: Question, reflection: Reflection, words: Words) -> str:
    own = reflection.journal.settings.questions.get(question.value)
    text = own or words.text(QUESTION_TEXTS[question])
    return f"## {text}"


def _may_be_told(item: Item) -> bool:
    return not item.private and not item.is_draft


def _answer(
    week: Week, question: Question, items: Iterable[Item], words: Words
) -> list[str]:
    """What was said to a question, and what stands in the lists and was not said."""
    replies = list(_replies(week, question))
    unsaid = [item for item in items if not _is_said(item, replies)]
    rows = _list(unsaid, words)
    return [*replies, *rows]


def _by_kind(
    items: Iterable[Item], told: AbstractSet[ItemKey], words: Words
) -> Iterator[str]:
    """What stands under none of the questions, by its lists."""
    left = [item for item in items if item.key not in told]
    for kind in Kind:
        of_kind = [item for item in left if item.kind is kind]
        if of_kind:
            title = words.text(kind.spec.title)
            yield f"## {title}"
            yield from _list(of_kind, words)


def _stands_under(question: Question, item: Item, told: set[ItemKey]) -> bool:
    """Whether an item stands under a question; what was asked already is not yet to ask for."""
    if item.key in told:
        return False
    if not answers(question, item):
        return False
    if question is not Question.NEED_HELP:
        return True
    return item.kind is QUESTION_LISTS[question]


def _replies(week: Week, question: Question) -> Iterator[str]:
    for checkin in week.checkins:
        reply = checkin.replies.get(question)
        if reply is not None and not checkin.private and reply.text.strip():
            yield reply.text.strip()


def _is_said(item: Item, replies: Sequence[str]) -> bool:
    return any(says_all_of(reply, item) for reply in replies)


def _list(items: Sequence[Item], words: Words) -> Iterator[str]:
    lines = []
    for item in items:
        who = ""
        if item.who:
            who = words.all_of(item.who)
        what = " ".join((item.what or "").split())
        parts = filter(None, (who, what))
        line = "- " + ": ".join(parts)
        offered = offered_words(item, words)
        lines.append(f"{line} ({offered})" if offered else line)
    if lines:
        yield "\n".join(lines)


def _days(reflection: Reflection, week: Week, words: Words) -> str:
    """A link to each file that was written, as it lies from the journal's own folder."""
    folder = reflection.journal.settings.docs_dir
    lines = []
    for entry in week.entries:
        if not entry.private:
            week_day = words.week_day(entry.on)
            day = as_title(week_day)
            title = ""
            if entry.title:
                title = f": {entry.title}"
            lines.append(f"- [{day}](<{folder}/{entry.uri}>){title}")
    return "\n".join(lines)
