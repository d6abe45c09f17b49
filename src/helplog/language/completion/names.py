"""People, by last contact; needs that are open; tags as they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from lsprotocol.types import CompletionItemKind

from helplog.insight.reflection import Need, Person
from helplog.language.completion.proposal import Proposal
from helplog.language.journal.sight import Sight
from helplog.language.wording.days import ago
from helplog.model.kinds import Kind
from helplog.model.names import name_key
from helplog.text.source.writing_yaml import Quote, is_plain, scalar
from helplog.text.values.people.name_spans import mention_of


def people(sight: Sight, kind: Kind | None, behind: str) -> Iterator[Proposal]:
    """Everybody, as they are named before what it was about.

    Args:
        sight: the journal.
        kind: the list; None where nothing but a name is wanted.
        behind: what stands on the line after it.
    """
    colon = ""
    if kind and not kind.spec.alone_is_name and ":" not in behind:
        colon = ": "
    for person in sight.reflection.people:
        yield _person(sight, person, person.name + colon)
    for name in sight.in_trial:
        yield Proposal(name, name + colon, CompletionItemKind.Reference)


def mentions(sight: Sight) -> Iterator[Proposal]:
    """Everybody, as they are named in a sentence."""
    for person in sight.reflection.people:
        mention = mention_of(person.name)
        yield _person(sight, person, mention)


def noted_people(sight: Sight) -> Iterator[Proposal]:
    """Those of whom no note is there yet."""
    for person in sight.reflection.people:
        if person.note is None:
            yield _person(sight, person, person.name)


def _person(sight: Sight, person: Person, text: str) -> Proposal:
    others = sight.spellings.get(person.key, ())
    detail = ""
    if person.last_on:
        detail = ago(person.last_on, sight.reflection.today)
    return Proposal(
        person.name,
        text,
        CompletionItemKind.Reference,
        detail,
        names=tuple(name for name in others if name != person.name),
    )


def open_needs(sight: Sight) -> Iterator[Proposal]:
    """What is needed and not met, by its words; what nobody was asked for first."""
    reflection = sight.reflection
    waiting = [need for need in reflection.needs if need.asked and not need.open]
    for need in (*reflection.open_needs, *waiting):
        text = need.item.text("id") or need.item.what or ""
        if text:
            yield _need(need, text)


def _need(need: Need, text: str) -> Proposal:
    written = text
    if not is_plain(text):
        written = scalar(text, Quote.DOUBLE)
    detail = carried(need)
    words = need.item.what or text
    return Proposal(
        words, written, CompletionItemKind.Event, detail, names=(text, *words.split())
    )


def carried(need: Need) -> str:
    """How long a need is carried, and whether anybody is asked."""
    weeks = need.carried_weeks
    since = "new this week"
    if weeks:
        since = "1 week" if weeks == 1 else f"{weeks} weeks"
    asked: dict[str, str] = {}
    for item in need.asked:
        asked.update((name_key(name), name) for name in item.who)
    if asked:
        return f"{since} · asked {', '.join(asked.values())}"
    return since


def tags(sight: Sight, present: Iterable[str] = ()) -> Iterator[Proposal]:
    """Tags, the ones of the latest days first among those used as often."""
    used: dict[str, tuple[int, date, str]] = {}
    for writing in sight.reflection.journal.writings:
        for tag in writing.tags:
            bare = tag.lstrip("#")
            count, _, spelling = used.get(bare.casefold(), (0, writing.on, bare))
            used[bare.casefold()] = (count + 1, writing.on, spelling)
    there = {tag.lstrip("#").casefold() for tag in present}
    ranked = sorted(used.items(), key=lambda one: one[1][:2], reverse=True)
    for key, (count, _, spelling) in ranked:
        if key not in there:
            days = "1 day" if count == 1 else f"{count} days"
            yield Proposal(spelling, spelling, CompletionItemKind.Keyword, days)
