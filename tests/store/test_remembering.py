"""Reading a journal from memory is reading the journal."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import fields as fields_of
from dataclasses import is_dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.each import holds_for_each
from tests.splicing.styles import files, real_files
from tests.store.edits import linked, overwrite, put, remove, rename, touch

from helplog.model.calendar import WeekStart
from helplog.model.journal import Journal
from helplog.model.settings import Settings
from helplog.store import opening
from helplog.store.files.confinement import Boundary
from helplog.store.files.privacy import CACHE
from helplog.store.files.walking import walk
from helplog.store.memory import readings as remembering
from helplog.store.memory.bodies import Bodies
from helplog.store.memory.columns import NotPackedError
from helplog.store.memory.disk_clock import SETTLED_NS, now_on_disk
from helplog.store.memory.notes import keep_note, keep_parts, known_parts
from helplog.store.memory.packing import ReadResult, pack, unpack
from helplog.store.memory.readings import SETTINGS_OF_READINGS, forget_readings
from helplog.store.opening import open_journal
from helplog.text.reading.file import read

SETTINGS: Final = Settings()
NAMES: Final = (
    "2026-11-17.md",
    "2026-11-18.md",
    "2026/2026-11-19.md",
    "2026-W47.md",
    "people.md",
    "page.md",
)
OTHER: Final = Settings(
    week_start=WeekStart.SUNDAY, questions={"let-help": "Who helped?"}
)
PERSON: Final = b"---\nperson: Dana Lee\naliases: [D]\nevery: 30d\nat_most: 45d\n---\nMet at school.\n"
CHECKIN: Final = b"---\nweek: 2026-W47\n---\n## Who did I let help me this week? { #let-help }\nSam\n\n## x\nmore\n"
ODD: Final = b"\xff---\nasks: {\nload: 11\nprivate: true\naway: {from: 2026-11-01, to: 2026-11-03, why: sea}\n---\nb\n"
WHOLE: Final = [*real_files(), ("people/dana.md", PERSON), ("2026-W47.md", CHECKIN)]
"""Every sample entry, a page of a person, a check-in."""
contents = files() | st.sampled_from(
    [PERSON, CHECKIN, ODD, b"", b"---\nneeds: none\nload: 4.5\ntags: [a]\n---\n"]
)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are remembered from the first, and at once."""
    monkeypatch.setattr(
        remembering,
        "now_on_disk",
        lambda path, name: now_on_disk(path, name) + 10 * SETTLED_NS,
    )
    monkeypatch.setattr(remembering, "FEW", 0)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The uris of what is read, not remembered."""
    uris: list[str] = []

    def noted(uri: str, data: bytes, settings: Settings) -> Any:
        uris.append(uri)
        return read(uri, data, settings)

    monkeypatch.setattr(opening, "read", noted)
    return uris


def spelled(value: object) -> object:
    """`value` down to its last type: what `==` takes for the same (1, 1.0 and True) differs; a set's order does not."""
    if isinstance(value, frozenset):
        return "frozenset", sorted(map(repr, value))
    if isinstance(value, tuple):
        return type(value), [spelled(part) for part in value]
    if isinstance(value, Mapping):
        return type(value), [
            (spelled(key), spelled(part)) for key, part in value.items()
        ]
    if is_dataclass(value):
        return type(value), [
            (field.name, spelled(getattr(value, field.name)))
            for field in fields_of(value)
        ]
    return repr(value)


def journal(root: Path, **texts: bytes) -> Path:
    (root / "entries").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text("plugins: [helplog]\n", "utf-8")
    for day, data in texts.items():
        (root / "entries" / f"2026-11-{day[1:]}.md").write_bytes(data)
    return root


def opened(root: Path, settings: Settings = SETTINGS) -> Journal:
    """From memory, once it is known to be what reading everything gives."""
    remembered = open_journal(root, settings)
    assert spelled(remembered) == spelled(
        open_journal(root, settings, from_memory=False)
    )
    return remembered


def noted(root: Path) -> dict[str, Any]:
    """What is noted down, but for the bodies."""
    found: dict[str, Any] = known_parts(root, "readings").value(0)
    assert found is not None
    return found


def noted_uris(root: Path) -> list[str]:
    uris: list[str] = noted(root)["results"]["uris"]
    return uris


def edits() -> st.SearchStrategy[list[tuple[Callable[..., None], str, bytes]]]:
    kinds = st.sampled_from([put, overwrite, remove, rename, touch, linked])
    return st.lists(st.tuples(kinds, st.sampled_from(NAMES), contents), max_size=6)


@pytest.mark.usefixtures("settled")
@pytest.mark.skipif(
    os.name != "posix", reason="links, and a time that no program can set"
)
@given(
    first=st.dictionaries(st.sampled_from(NAMES), contents),
    steps=st.lists(edits(), max_size=4),
    other=st.booleans(),
)
def test_after_any_edits_it_is_what_reading_everything_gives(
    first: dict[str, bytes],
    steps: list[list[tuple[Callable[..., None], str, bytes]]],
    *,
    other: bool,
) -> None:
    with TemporaryDirectory() as folder:
        root = journal(Path(folder))
        for name, data in first.items():
            put(root / "entries" / name, data)
        opened(root)
        for step in steps:
            for edit, name, data in step:
                edit(root / "entries" / name, data)
            opened(root)
            opened(root, OTHER if other else SETTINGS)


@pytest.mark.usefixtures("settled")
def test_only_what_has_changed_is_read_again(
    tmp_path: Path, readings: list[str]
) -> None:
    root = journal(tmp_path, d17=b"one", d18=b"two", d19=b"three")
    first = open_journal(root, SETTINGS)
    assert len(readings) == 3
    readings.clear()
    assert spelled(open_journal(root, SETTINGS)) == spelled(first)
    assert readings == []
    put(root / "entries/2026-11-18.md", b"2")
    assert open_journal(root, SETTINGS).entries[1].body == "2"
    assert readings == ["2026-11-18.md"]
    readings.clear()
    open_journal(root, OTHER)
    assert len(readings) == 3, "the settings are part of what a file says"


def test_a_file_of_just_now_is_not_remembered(
    tmp_path: Path, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within one tick of the disk's clock it may change once more and bear the same times."""
    monkeypatch.setattr(remembering, "FEW", 0)
    root = journal(tmp_path, d18=b"one")
    for _ in range(2):
        open_journal(root, SETTINGS)
    assert len(readings) == 2


def test_a_few_are_read_again_and_not_noted_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "SETTLED_NS", -(1 << 62))
    root = journal(tmp_path, **{f"d{day:02}": b"A day" for day in range(1, 28)})
    opened(root)
    before = noted(root)
    assert len(noted_uris(root)) == 27
    put(root / "entries/2026-11-18.md", b"Another day")
    opened(root)
    assert noted(root) == before
    assert [
        path.name
        for path in (root / CACHE).iterdir()
        if path.name.startswith("readings")
    ] == ["readings"]


@pytest.mark.usefixtures("settled")
def test_what_is_no_more_is_forgotten(tmp_path: Path) -> None:
    root = journal(tmp_path, d17=b"kept", d18=b"secret")
    opened(root)
    (root / "entries/2026-11-18.md").unlink()
    opened(root)
    assert noted_uris(root) == ["2026-11-17.md"]


class _Spied:
    """Settings that tell what they were asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getattr__(self, name: str) -> object:
        self.asked.add(name)
        return getattr(OTHER, name)


def test_a_reading_asks_nothing_else_of_the_settings() -> None:
    settings = _Spied()
    for uri, data in WHOLE:
        for name in (uri, *NAMES):
            read(name, data, cast("Settings", settings))
    assert settings.asked == set(SETTINGS_OF_READINGS)


@pytest.mark.usefixtures("settled")
def test_a_build_and_a_command_remember_the_same(
    tmp_path: Path, readings: list[str]
) -> None:
    root = journal(tmp_path, d17=b"one", d18=b"two")
    open_journal(root, SETTINGS)
    readings.clear()
    docs = str(root / "entries")
    open_journal(root, Settings(docs_dir=docs, site_dir="/elsewhere", editor="path"))
    assert readings == []


@pytest.mark.usefixtures("settled")
def test_whatever_a_file_says_is_remembered(
    tmp_path: Path, readings: list[str]
) -> None:
    def remembered(number: int, uri: str, data: bytes) -> None:
        root = journal(tmp_path / str(number))
        put(root / "entries" / uri, data)
        open_journal(root, SETTINGS)
        readings.clear()
        open_journal(root, SETTINGS)
        assert readings == []

    rows = {f"{n} {uri}": (n, uri, data) for n, (uri, data) in enumerate(WHOLE)}
    holds_for_each(rows, remembered)


@pytest.mark.usefixtures("settled")
def test_what_can_not_be_noted_down_is_read_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Loud(str):
        """A text, and more than JSON can say."""

        __slots__ = ()

    def noted_down(uri: str, data: bytes, settings: Settings) -> ReadResult:
        writing, found = read(uri, data, settings)
        assert writing is not None
        return replace(writing, title=Loud("x")) if "18" in uri else writing, found

    monkeypatch.setattr(opening, "read", noted_down)
    root = journal(tmp_path, d17=b"kept", d18=b"odd", d19=b"kept")
    open_journal(root, SETTINGS)
    assert noted_uris(root) == ["2026-11-17.md", "2026-11-19.md"]


@pytest.mark.usefixtures("settled")
def test_bodies_are_fetched_when_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[int] = []
    body_of = Bodies.body

    def noted_down(self: Bodies, number: int) -> str:
        fetched.append(number)
        return body_of(self, number)

    texts = {f"d{day:02}": f"Day {day}\n".encode() for day in range(1, 31)}
    root = journal(tmp_path, **texts)
    open_journal(root, SETTINGS)
    monkeypatch.setattr(Bodies, "body", noted_down)
    known = open_journal(root, SETTINGS)
    forget_readings(root)
    assert fetched == []
    shortened = known.entries[3].with_items(())
    assert fetched == []
    assert known.entries[3].body == "Day 4\n"
    assert [known.entries[3].body, shortened.body] == ["Day 4\n"] * 2
    assert fetched == [3], "and kept"
    with pytest.raises(AttributeError):
        _ = known.entries[3].head  # type: ignore[attr-defined]
    for same in (pickle.loads(pickle.dumps(known.entries[4])), copy(known.entries[5])):  # noqa: S301
        assert same in known.entries
    assert [entry.body for entry in known.entries] == [
        text.decode() for text in texts.values()
    ]


@pytest.mark.usefixtures("settled")
@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_it_is_for_its_owner_alone_and_holds_no_word(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        root = journal(
            tmp_path, d18=b"---\nprivate: true\nneeds: Zebrawood\n---\nZebrawood\n"
        )
        opened(root)
    finally:
        os.umask(before)
    path = root / CACHE / "readings"
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"zebra" not in path.read_bytes().lower()
    assert b"2026-11-18" not in path.read_bytes()


def torn(good: bytes) -> Iterator[bytes]:
    yield from (
        b"",
        b"{}",
        good[:-1],
        good[: len(good) // 2],
        good + b"x",
        good[:40] + b"\0" + good[41:],
        b"\xff" * 99,
    )


def odd(given: dict[str, Any]) -> Iterator[Any]:
    """Memories of another edition, or that nothing here would write."""
    edition, marks, results = given["edition"], given["marks"], given["results"]
    yield from ([], {}, None, "x")
    yield from (
        {"edition": edition},
        {"edition": edition, "marks": marks, "results": []},
        {"edition": edition, "marks": marks},
        {**given, "edition": "0"},
    )
    another_time = [[marks[0][0] + 1], *marks[1:]]
    for other in (
        [],
        None,
        marks[:3],
        [*marks, [1]],
        [[1.5], *marks[1:]],
        another_time,
    ):
        yield {**given, "marks": other}
    for name in results:
        yield {**given, "results": {**results, name: None}}
        yield {
            **given,
            "results": {key: results[key] for key in results if key != name},
        }


@pytest.mark.usefixtures("settled")
def test_a_memory_that_is_worthless_is_only_slow(tmp_path: Path) -> None:
    root = journal(tmp_path, d18=b"---\nasks: 'Ana: x'\n---\nbody\n")
    opened(root)
    path = root / CACHE / "readings"
    good = path.read_bytes()
    for data in torn(good):
        path.write_bytes(data)
        opened(root)
        assert noted_uris(root) == ["2026-11-18.md"], "and made good"
    keep_note(root, "readings", noted(root))
    opened(root)
    assert noted_uris(root) == ["2026-11-18.md"], "in one part, as once"
    for value in odd(noted(root)):
        keep_parts(root, "readings", [value, ["body\n"]])
        opened(root)
        assert noted_uris(root) == ["2026-11-18.md"], "and made good"


@pytest.mark.usefixtures("settled")
def test_where_nothing_can_be_noted_down_the_journal_is_read(tmp_path: Path) -> None:
    root = journal(tmp_path, d18=b"body")
    (root / ".cache").write_text("in the way", "utf-8")
    assert len(opened(root).entries) == 1
    (root / ".cache").unlink()
    (root / CACHE / "readings").mkdir(parents=True)
    assert len(opened(root).entries) == 1


@pytest.mark.usefixtures("settled")
def test_two_at_once_both_read_and_leave_one_whole_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = journal(tmp_path, d17=b"one", d18=b"two")
    sources, _ = walk(root / "entries", root)
    at_work = []
    for process in (1, 2):
        monkeypatch.setattr(os, "getpid", lambda process=process: process)
        reading = opening._read_all(
            sources,
            Boundary(root, root / "entries"),
            SETTINGS,
            remembering.recall(root, SETTINGS),
            None,
        )
        next(reading)
        at_work.append((process, reading))
    for process, reading in at_work:
        monkeypatch.setattr(os, "getpid", lambda process=process: process)
        assert len(list(reading)) == 1
    assert len(noted_uris(root)) == 2
    assert [
        path.name
        for path in (root / CACHE).iterdir()
        if path.name.startswith("readings")
    ] == ["readings"]
    opened(root)


def test_what_is_packed_comes_back() -> None:
    rows = {f"{n} {uri}": (uri, data) for n, (uri, data) in enumerate(WHOLE)}
    holds_for_each(rows, comes_back)


def comes_back(uri: str, data: bytes) -> None:
    for settings in (SETTINGS, OTHER):
        said = read(uri, data, settings)
        packed = pack({uri: said})
        assert spelled(unpacked(packed, said)[uri]) == spelled(said)
        assert json.loads(json.dumps(packed)) == packed


def unpacked(packed: object, said: ReadResult) -> dict[str, ReadResult]:
    """With the body, which is not packed with the rest."""
    writing, _ = said
    return unpack(packed, lambda _: writing.body if writing else "")


LEAF: Final = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
)
json_values = st.recursive(
    LEAF,
    lambda inner: (
        st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=4), inner)
    ),
)


@given(contents, json_values, st.data())
def test_what_packing_never_gives_is_refused(
    data: bytes, odd: object, draw: st.DataObject
) -> None:
    """One value anywhere in it is replaced by anything: then it is refused, or a reading made of the right types."""
    said = read("2026-11-18.md", data, SETTINGS)
    packed = json.loads(json.dumps(pack({"2026-11-18.md": said})))
    inside: Any = packed
    while True:
        at = draw.draw(
            st.sampled_from(
                sorted(inside) if isinstance(inside, dict) else range(len(inside))
            )
        )
        within: Any = inside[at]
        if (
            not isinstance(within, list | dict)
            or not within
            or draw.draw(st.booleans())
        ):
            break
        inside = within
    inside[at] = odd
    try:
        results = unpacked(packed, said)
    except NotPackedError:
        return
    for uri, (writing, found) in results.items():
        assert json.dumps(pack({uri: (writing, found)}))
        if writing is None:
            continue
        assert isinstance(writing.body, str)
        assert all(isinstance(item.on, date) for item in writing.items)
        assert all(isinstance(name, str) for item in writing.items for name in item.who)


@given(json_values)
def test_anything_at_all_is_refused(odd: object) -> None:
    with pytest.raises(NotPackedError):
        unpack(odd, lambda _: "")
