"""A file of the journal, read: what it is, what it says, and what its writer should look at."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, NamedTuple

from helplog.model.calendar import week_of
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Checkin, Entry, PersonNote, last_day
from helplog.model.kinds import LIST_KEYS
from helplog.model.late_patterns import late_pattern
from helplog.model.settings import Settings
from helplog.text.reading.contents import (
    Contents,
    ContentsReader,
    left_over,
    private_rows,
)
from helplog.text.reading.dating import Dating, date_file
from helplog.text.reading.frontmatter import Frontmatter, read_frontmatter
from helplog.text.reading.markers import report_markers
from helplog.text.reading.properties import read_aliases, read_days
from helplog.text.reading.secrecy import private_line, report_private_line
from helplog.text.source.file.decoding import FILE_CAP_BYTES, decode
from helplog.text.source.file.fence import Document, split_document
from helplog.text.source.findings import Findings, Spot, SpotRange
from helplog.text.values.filenames import read_name
from helplog.text.values.private_keys import read_private

_BARE_LIST = late_pattern(rf"\s*({'|'.join(LIST_KEYS)}):(?=\s)")


class Reading(NamedTuple):
    """A file, read, with the layers that know where everything stands."""

    writing: Entry | Checkin | PersonNote | None
    """None for an ordinary page."""
    diagnostics: tuple[Diagnostic, ...]
    document: Document | None = None
    """None for a file too long to be read."""
    front: Frontmatter | None = None
    """Its keys with their lines."""
    spans: tuple[SpotRange, ...] = ()
    """Of each item, in the order of `writing.items`: where its text begins, and just past where it
    ends."""


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
    """Reads one file as `read` does, and tells where everything stands as well."""
    findings = Findings(uri)
    if len(data) > FILE_CAP_BYTES:
        findings.error(
            Spot(1, 1),
            "file-too-long",
            "The file is longer than 5 MiB and is left out",
            "Split it, or move it elsewhere",
        )
        found_there = findings.in_order()
        return Reading(None, found_there)
    text = decode(data, findings)
    document = split_document(text, findings)
    front = read_frontmatter(document, findings)
    _report_no_fence(document, findings)
    _keep_private(document, front, findings)
    report_markers(document.body, document.body_line, findings)
    named = read_name(uri)
    asks = partial(_asks_of_week, document.body, settings)
    dating = date_file(front, named, asks, settings, findings)
    if dating.person is None and dating.week is None and dating.on is None:
        private = _is_private_page(front, findings)
        from helplog.text.reading.undated import UndatedFile  # noqa: PLC0415 - no day's

        said = UndatedFile(document, front, named, findings).said(settings)
        found = _kept_apart(said, private=private)
        return Reading(None, found, document, front)
    writing, spans = _Builder(uri, document, front, dating, findings).build(settings)
    rows = private_rows(front, writing.items, spans)
    in_order = findings.in_order()
    found = _kept_apart(in_order, private=writing.private, rows=rows)
    return Reading(writing, found, document, front, spans)


def _asks_of_week(body: str, settings: Settings) -> bool:
    from helplog.text.reading.checkin.body import asks_of_week  # noqa: PLC0415 - seldom

    return asks_of_week(body, settings.questions)


def _kept_apart(
    found: tuple[Diagnostic, ...], *, private: bool, rows: frozenset[int] = frozenset()
) -> tuple[Diagnostic, ...]:
    """The findings, those about private words marked: a finding quotes what it is about."""
    if not private and not rows:
        return found
    marked: list[Diagnostic] = []
    for finding in found:
        if private or finding.where.line in rows:
            private_one = finding._replace(private=True)
            marked.append(private_one)
        else:
            marked.append(finding)
    return tuple(marked)


def _is_private_page(front: Frontmatter, findings: Findings) -> bool:
    if front.private_slip:
        return True
    nodes = front.values.get("private", ())
    return any(read_private(node, findings) for node in nodes)


class _Builder(NamedTuple):
    """Puts together what was read of one file."""

    uri: str
    document: Document
    front: Frontmatter
    dating: Dating
    findings: Findings

    def build(
        self, settings: Settings
    ) -> tuple[Entry | Checkin | PersonNote, tuple[SpotRange, ...]]:
        on = self._counted_on(settings)
        person = self.dating.person
        reader = ContentsReader(self.front, on, self.findings, settings.language)
        contents = reader.read(lists=person is None)
        body = self._body()
        common = self._common(contents, body)
        if person is not None:
            note = self._person_note(person, common)
            return note, ()
        common["extra"] = left_over(self.front, self.dating, private=common["private"])
        if self.dating.week is None:
            entry = Entry(**common, on=on)
            return entry, contents.spans
        checkin = self._checkin(self.dating.week, on, common, settings)
        return checkin, contents.spans

    def _checkin(
        self, week: date, on: date, common: dict[str, Any], settings: Settings
    ) -> Checkin:
        # The days of a journal are read without these.
        from helplog.text.reading.checkin.asked_twice import report_asked_twice  # noqa: PLC0415
        from helplog.text.reading.checkin.body import (  # noqa: PLC0415
            read_next_ask,
            read_replies,
        )

        body, line = common["body"], self.document.body_line
        report_asked_twice(body, line, settings.questions, self.findings)
        replies, rest = read_replies(body, settings.questions)
        return Checkin(
            **common,
            week=week,
            on=on,
            replies=replies,
            rest=rest,
            next_ask=read_next_ask(body),
        )

    def _counted_on(self, settings: Settings) -> date:
        """The day the items of the file count for."""
        on, week = self.dating.on, self.dating.week
        if week is None:
            return on or date.min
        if on and week_of(on, settings.week_start) == week:
            return on
        return last_day(week)

    def _common(self, contents: Contents, body: str) -> dict[str, Any]:
        return {
            "where": Place(self.uri, self.document.body_line, 1),
            "body": body,
            "title": contents.title,
            "time": contents.time or self.dating.time,
            "tz": contents.tz or self.dating.tz,
            "tags": contents.tags,
            "load": contents.load,
            "private": contents.private,
            "away": contents.away,
            "items": contents.items,
            "nones": contents.nones,
            "also": contents.also,
            "not_now": contents.not_now,
        }

    def _body(self) -> str:
        """The body, which jrnl exports in the frontmatter, under `body: |`, nothing below it."""
        if self.document.body.strip() or "body" not in self.front.extra:
            return self.document.body
        return self.front.extra.pop("body").removeprefix("|").strip("\n")

    def _person_note(self, name: str, common: dict[str, Any]) -> PersonNote:
        front = self.front
        _report_lists_of_note(front, self.findings)
        for block in front.lists:
            text = block.written()
            front.keep(block.name, text)
        aliases: list[str] = []
        for node in front.values.get("aliases", ()):
            aliases += read_aliases(node)
        every_days = self._days("every")
        at_most_days = self._days("at_most")
        return PersonNote(
            **common,
            name=name,
            aliases=tuple(aliases),
            every_days=every_days,
            at_most_days=at_most_days,
            extra=left_over(front, self.dating, private=common["private"]),
        )

    def _days(self, key: str) -> int | None:
        node = self.front.last(key)
        if node is None:
            return None
        return read_days(key, node, self.front, self.findings)


def _report_no_fence(document: Document, findings: Findings) -> None:
    """Lists at the top of a file that has no fence are words of its body, which nobody means."""
    if document.opening is not None:
        return
    found = _BARE_LIST.match(document.body)
    if found:
        begins = found.start(1)
        rows_above = document.body.count("\n", 0, begins)
        findings.warning(
            Spot(rows_above + 1, 1),
            "missing-fence",
            f"`{found[1]}:` stands at the top of the file without a fence above it, so it is text",
            "Type --- on a line of its own above the keys, and another below them",
        )


def _keep_private(document: Document, front: Frontmatter, findings: Findings) -> None:
    line = private_line(document.body, fenced=document.opening is not None)
    if line is not None:
        front.private_slip = True
        report_private_line(line, document.body_line, findings)


def _report_lists_of_note(front: Frontmatter, findings: Findings) -> None:
    if not front.lists:
        return
    findings.warning(
        front.lists[0].key.start,
        "lists-in-person-note",
        "A person note holds no lists; these count for nothing",
        "Move them to the entry of the day they happened",
    )
