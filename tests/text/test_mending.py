"""`check --fix`: a cure is made where reading again proves that it changes nothing but what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.each import holds_for_each
from tests.text.cases import UNSEEN, finding, load_case, rendered
from tests.text.test_reader_cases import PATHS as READER_PATHS
from tests.text.test_reader_laws import FRONT, REAL

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.fix import Fix, FixEdit
from helplog.model.settings import Settings
from helplog.store.memory.packing import ReadResult, pack, unpack
from helplog.text.editing.mending import Mending, mend, with_fixes
from helplog.text.reading.file import read
from helplog.text.source.slips import closest, only_closest

CASES = Path(__file__).parents[1] / "golden" / "mending"
PATHS = sorted(CASES.glob("*.case"))
URI = "2026-11-18.md"


def part(path: Path, name: str) -> str:
    """What stands below `=== name` in a case."""
    text = path.read_text("utf-8")
    _, _, below = text.partition(f"\n=== {name}\n")
    inner, _, _ = below.partition("\n=== ")
    return inner.removesuffix("\n")


def as_bytes(path: Path, text: str) -> bytes:
    data = f"{text}\n".encode()
    for sign, what in re.findall(
        r"^replace: (.) = (\w+)$", path.read_text("utf-8"), re.MULTILINE
    ):
        data = data.replace(sign.encode(), UNSEEN[what])
    return data


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    found = re.search(r"^=== (\S+\.md)$", path.read_text("utf-8"), re.MULTILINE)
    assert found
    uri = found[1]
    mending = mend(uri, as_bytes(path, part(path, uri)), Settings())
    assert mending.data.decode() == as_bytes(path, part(path, "mended")).decode()
    _, left = read(uri, mending.data, Settings())
    assert [*map(finding, left)] == part(path, "left").splitlines()


def check_laws(data: bytes, uri: str = URI, of: Settings | None = None) -> Mending:
    """Nothing that was read is lost or other than it was, and what is mended is gone."""
    of = of or Settings()
    mending = mend(uri, data, of)
    before, found = read(uri, data, of)
    after, left = read(uri, mending.data, of)
    gains = [one for one in mending.mended if one.fix and one.fix.gains]
    if not gains:
        assert rows(before) == rows(after)
        assert (before and before.body) == (after and after.body)
        # one fix may answer two findings: of a quote, and of what stands behind it
        assert len(left) <= len(found) - len(mending.mended)
    if before and after:
        assert before.private == after.private
        assert before.body == after.body
        assert len(before.items) <= len(after.items)
    assert [one for one in mending.unproved if one not in left] == []
    again = mend(uri, mending.data, of)
    assert (again.data, again.mended) == (mending.data, ())
    return mending


def rows(writing: object) -> list[str]:
    """What a file says, wherever it says it; lines that are no keys by no number."""
    said = [re.sub(r" \| @\d+:\d+$", "", row) for row in rendered(writing)]  # type: ignore[arg-type]
    return sorted(re.sub(r"^extra line \d+", "extra line", row) for row in said)


@pytest.mark.parametrize("form", ["as it is", "crlf", "bom"])
def test_what_any_case_of_the_reader_means_is_kept(form: str) -> None:
    rows = {f"{path.parent.name}/{path.stem}": (path, form) for path in READER_PATHS}
    holds_for_each(rows, check_case)


def check_case(path: Path, form: str) -> None:
    case = load_case(path)
    data = case.data
    if form == "crlf":
        data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if form == "bom":
        data = UNSEEN["bom"] + data.removeprefix(UNSEEN["bom"])
    mending = check_laws(data, case.uri, case.settings)
    if form == "crlf":
        assert mending.data.count(b"\n") == mending.data.count(b"\r\n")
    assert mending.data.startswith(UNSEEN["bom"]) is data.startswith(UNSEEN["bom"])


@given(FRONT)
def test_what_looks_like_a_frontmatter_keeps_its_meaning(text: str) -> None:
    check_laws(text.encode())


@example(b'---\ntitle: "caf\\u00e9 \\"Blau\\""\n---\n', 29, ": ")
@given(
    st.sampled_from(REAL),
    st.integers(0, 500),
    st.sampled_from(["", "\t", "“", "*", ": "]),
)
@settings(max_examples=60)
def test_a_real_file_with_a_slip_keeps_its_meaning(
    data: bytes, at: int, slip: str
) -> None:
    check_laws(data[:at] + slip.encode() + data[at:])


def test_only_what_a_fix_replaces_is_other_than_it_was() -> None:
    data = "\ufeffé: “x”\r\n\ty\r\n".encode()
    fix = Fix((FixEdit(1, 4, 1, 7, '"x"'), FixEdit(2, 1, 2, 2, "\n  ")))
    assert with_fixes(data, [fix]) == '\ufeffé: "x"\r\n\r\n  y\r\n'.encode()


def test_a_file_that_is_no_text_is_left() -> None:
    data = b"---\naks: \xff\n---\n"
    assert mend(URI, data, Settings()) == Mending(data)


def test_a_fix_is_remembered_with_its_finding() -> None:
    fix = Fix((FixEdit(2, 1, 2, 4, "asks"),), "Type asks:", gains=True)
    found = (Diagnostic(Place(URI, 2), Severity.INFO, "odd", "It is", "Type", fix=fix),)
    given: ReadResult = None, found
    assert unpack(pack({URI: given}), lambda _: "") == {URI: given}


def test_a_word_that_may_be_either_of_two_is_none_for_certain() -> None:
    assert closest("askz", ("asks", "asky")) == "asks"
    assert only_closest("askz", ("asks", "asky")) is None
    assert only_closest("askz", ("asks", "needs")) == "asks"
