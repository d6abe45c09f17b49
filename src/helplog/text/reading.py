"""A file of the journal, read: what it is, what it says, and what its writer should look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from helplog.model.calendar import week_of
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Checkin, Entry, PersonNote, last_day
from helplog.model.settings import Settings
from helplog.text.checkin_body import read_replies
from helplog.text.contents import Contents, ContentsReader, left_over
from helplog.text.dating import Dating, date_file
from helplog.text.decoding import FILE_CAP_BYTES, decode
from helplog.text.fence import Document, split_document
from helplog.text.filenames import read_name
from helplog.text.findings import Findings, Spot
from helplog.text.frontmatter import Frontmatter, read_frontmatter
from helplog.text.markers import report_markers
from helplog.text.properties import read_aliases, read_days

_SAID_OF_PAGES: Final = frozenset(
    {"not-utf8", "nul-bytes", "conflict-marker", "impossible-date", "not-a-date", "not-a-week"}
)
"""What is said of an ordinary page; the rest of its frontmatter is the site generator's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, read, with the layers that know where everything stands."""

    writing: Entry | Checkin | PersonNote | None
    """None for an ordinary page."""
    diagnostics: tuple[Diagnostic, ...]
    document: Document | None = None
    """None for a file too long to be read."""
    front: Frontmatter | None = None
    """Its keys with their lines."""
    spans: tuple[tuple[Spot, Spot], ...] = ()
    """Of each item, in the order of `writing.items`: where its text begins, and just past where it ends."""


def read(
    uri: str, data: bytes, settings: Settings
) -> tuple[Entry | Checkin | PersonNote | None, tuple[Diagnostic, ...]]:
    """Reads one file. Never raises, whatever its bytes.

    Args:
        uri: posix path relative to the entries' folder.
        data: the file as it is on disk.
        settings: the journal's.

    Returns:
        What the file is, None for an ordinary page; the findings, by place.
    """
    reading = read_whole(uri, data, settings)
    return reading.writing, reading.diagnostics


def read_whole(uri: str, data: bytes, settings: Settings) -> Reading:
    """Reads one file, and keeps the layers beneath: what `read` takes and gives, and where everything stands."""
    findings = Findings(uri)
    if len(data) > FILE_CAP_BYTES:
        findings.error(
            Spot(1, 1),
            "file-too-long",
            "The file is longer than 5 MiB and is left out",
            "Split it, or move it elsewhere",
        )
        return Reading(None, findings.in_order())
    document = split_document(decode(data, findings), findings)
    front = read_frontmatter(document, findings)
    report_markers(document.body, document.body_line, findings)
    dating = date_file(front, read_name(uri), settings, findings)
    if dating.person is None and dating.week is None and dating.on is None:
        return Reading(None, _of_page(front, findings), document, front)
    writing, spans = _build(uri, document, front, dating, settings, findings)
    return Reading(writing, findings.in_order(), document, front, spans)


def _build(
    uri: str, document: Document, front: Frontmatter, dating: Dating, settings: Settings, findings: Findings
) -> tuple[Entry | Checkin | PersonNote, tuple[tuple[Spot, Spot], ...]]:
    on = _counted_on(dating, settings)
    contents = ContentsReader(front, on, findings).read(lists=dating.person is None)
    body = _body(document, front)
    common = _common(uri, document, contents, dating, body)
    if dating.person is not None:
        note = _person_note(dating.person, front, findings)
        _report_lists(front, "lists-in-person-note", "A person note holds no lists; these count for nothing", findings)
        return PersonNote(**common, **note, extra=left_over(front, dating.key)), ()
    extra = left_over(front, dating.key)
    if dating.week is not None:
        replies, rest = read_replies(body, settings.questions)
        checkin = Checkin(**common, week=dating.week, on=on, replies=replies, rest=rest, extra=extra)
        return checkin, contents.spans
    return Entry(**common, on=on, extra=extra), contents.spans


def _counted_on(dating: Dating, settings: Settings) -> date:
    """The day the items of a file count for."""
    if dating.week is None:
        return dating.on or date.min
    if dating.on and week_of(dating.on, settings.week_start) == dating.week:
        return dating.on
    return last_day(dating.week)


def _common(uri: str, document: Document, contents: Contents, dating: Dating, body: str) -> dict[str, Any]:
    return {
        "where": Place(uri, document.body_line, 1),
        "body": body,
        "title": contents.title,
        "time": contents.time or dating.time,
        "tz": contents.tz or dating.tz,
        "tags": contents.tags,
        "load": contents.load,
        "private": contents.private,
        "away": contents.away,
        "items": contents.items,
        "nones": contents.nones,
        "also": contents.also,
    }


def _body(document: Document, front: Frontmatter) -> str:
    """The body; jrnl's exports hold it in the frontmatter, under `body: |`, and nothing after that."""
    if document.body.strip() or "body" not in front.extra:
        return document.body
    text = front.extra.pop("body")
    return text.removeprefix("|").strip("\n")


def _person_note(name: str, front: Frontmatter, findings: Findings) -> dict[str, Any]:
    every, at_most = front.last("every"), front.last("at_most")
    return {
        "name": name,
        "aliases": tuple(alias for node in front.values.get("aliases", ()) for alias in read_aliases(node)),
        "every_days": read_days("every", every, findings) if every else None,
        "at_most_days": read_days("at_most", at_most, findings) if at_most else None,
    }


def _of_page(front: Frontmatter, findings: Findings) -> tuple[Diagnostic, ...]:
    """What is said of an ordinary page: everything where it holds lists, which wait for a date; else little."""
    if front.lists:
        _report_lists(front, "undated-lists", "This file has no date, so what stands here counts for nothing", findings)
        return findings.in_order()
    return tuple(d for d in findings.in_order() if d.code in _SAID_OF_PAGES)


def _report_lists(front: Frontmatter, code: str, message: str, findings: Findings) -> None:
    if not front.lists:
        return
    hint = "Type date: and the day above it, or give the file a name such as 2026-11-18.md"
    if code == "lists-in-person-note":
        hint = "Move them to the entry of the day they happened"
    findings.warning(front.lists[0].key.start, code, message, hint)
