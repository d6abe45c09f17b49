"""Reads a golden case, and writes what the reader gives in the same words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helplog.model.calendar import WeekStart
from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Checkin, Entry, FieldValue, Item, PersonNote
from helplog.model.kinds import Kind
from helplog.model.settings import Settings
from helplog.text.reading.file import read

UNSEEN: Final = {
    "tab": b"\t",
    "nbsp": "\u00a0".encode(),
    "cr": b"\r",
    "bom": b"\xef\xbb\xbf",
    "nul": b"\0",
    "nel": "\u0085".encode(),
    "zwsp": "\u200b".encode(),
    "byte": b"\xff",
}
PLACE: Final = re.compile(r" \| @\d+:\d+$")

Writing = Entry | Checkin | PersonNote


@dataclass
class Case:
    title: str
    uri: str = ""
    data: bytes = b""
    gives: list[str] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)


def load_case(path: Path) -> Case:
    rows = path.read_text("utf-8").split("\n")
    marks = [n for n, row in enumerate(rows) if row.startswith("=== ")]
    assert len(marks) == 2, f"{path}: a case has one file and one `=== gives`"
    assert rows[marks[1]] == "=== gives", f"{path}: the second mark is `=== gives`"
    data = "".join(f"{row}\n" for row in rows[marks[0] + 1 : marks[1]]).encode()
    week_start, questions = WeekStart.MONDAY, {}
    for row in rows[1 : marks[0]]:
        name, _, value = row.partition(": ")
        if name == "replace":
            sign, _, what = value.partition(" = ")
            data = data.replace(sign.encode(), UNSEEN[what])
        elif name == "week_start":
            week_start = WeekStart(value)
        elif name.startswith("question "):
            questions[name.removeprefix("question ")] = value
        else:
            assert not row.strip(), f"{path}: `{row}` is no header of a case"
    gives = [row.rstrip() for row in rows[marks[1] + 1 :] if row.strip()]
    settings = Settings(week_start=week_start, questions=questions)
    return Case(rows[0], rows[marks[0]].removeprefix("=== "), data, gives, settings)


def result_of(case: Case) -> list[str]:
    """What the reader gives, item places and body only where the case asks for them."""
    writing, diagnostics = read(case.uri, case.data, case.settings)
    rows = [*rendered(writing), *map(finding, diagnostics)]
    if writing and any(row.startswith("body = ") for row in case.gives):
        rows.insert(len(rows) - len(diagnostics), f"body = {one_line(writing.body)}")
    rows = [row.rstrip() for row in rows]
    places = [bool(PLACE.search(row)) for row in case.gives]
    return [
        row if n < len(places) and places[n] else PLACE.sub("", row)
        for n, row in enumerate(rows)
    ]


def rendered(writing: Writing | None) -> list[str]:
    if writing is None:
        return ["page"]
    rows = [first_line(writing)]
    rows += [item_line(item, writing) for item in writing.items]
    rows += [f"none {kind}" for kind in Kind if kind in writing.nones]
    rows += scalar_lines(writing)
    rows += [
        f"extra {key} = {one_line(text)}" for key, text in sorted(writing.extra.items())
    ]
    if isinstance(writing, Checkin):
        rows += [
            f"reply {question}{' none' if reply.none else ''} = {one_line(reply.text)}"
            for question, reply in writing.replies.items()
        ]
        rows += [f"rest = {one_line(writing.rest)}"] if writing.rest.strip() else []
    return rows


def first_line(writing: Writing) -> str:
    if isinstance(writing, Entry):
        return f"entry {writing.on}"
    if isinstance(writing, Checkin):
        return f"checkin {writing.week}"
    return f"person {writing.name}"


def scalar_lines(writing: Writing) -> list[str]:
    rows = [f"load {writing.load:g}"] if writing.load is not None else []
    rows += [f"tags {', '.join(writing.tags)}"] if writing.tags else []
    rows += ["private"] if writing.private else []
    rows += [f"away {a.first_on} {a.last_on} {a.why}".rstrip() for a in writing.away]
    named = (("title", writing.title), ("time", writing.time), ("tz", writing.tz))
    rows += [f"{name} {value}" for name, value in named if value is not None]
    if isinstance(writing, PersonNote):
        rows += [f"aliases {', '.join(writing.aliases)}"] if writing.aliases else []
        rows += (
            [f"every {writing.every_days}"] if writing.every_days is not None else []
        )
        rows += (
            [f"at_most {writing.at_most_days}"]
            if writing.at_most_days is not None
            else []
        )
    rows += [f"not_now {', '.join(writing.not_now)}"] if writing.not_now else []
    return rows + [f"also {line}" for line in writing.also]


def shown(value: FieldValue) -> str:
    if isinstance(value, tuple):
        return " + ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else f"{value}"


def item_line(item: Item, writing: Writing) -> str:
    cells = [item.kind.value, " + ".join(item.who) or "-", one_line(item.what or "-")]
    cells.append("-" if item.weight_lb is None else f"{item.weight_lb:g}")
    given = dict(item.fields)
    if item.on != getattr(writing, "on", item.on):
        given["on"] = item.on
    cells += [f"{name}={shown(value)}" for name, value in sorted(given.items())]
    cells += [f"?{name}={one_line(text)}" for name, text in sorted(item.extra.items())]
    cells += ["private"] if item.private and not writing.private else []
    return " | ".join([*cells, f"@{item.where.line}:{item.where.column}"]).replace(
        "\n", "⏎"
    )


def finding(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.severity} {diagnostic.where.line}:{diagnostic.where.column} {diagnostic.code}"


def one_line(text: str) -> str:
    return text.strip("\n").replace("\n", "⏎")
