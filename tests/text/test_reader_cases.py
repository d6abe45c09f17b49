"""Every golden case of the reader: one file in, what it means out."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from tests.text.cases import load_case, result_of

CASES = Path(__file__).parents[1] / "golden" / "reader"
PATHS = sorted(CASES.rglob("*.case"))


@pytest.mark.parametrize(
    "path", PATHS, ids=lambda path: path.relative_to(CASES).with_suffix("").as_posix()
)
def test_case(path: Path) -> None:
    case = load_case(path)
    given = result_of(case)
    if given != case.gives:
        source = case.data.decode(errors="replace")
        diff = "\n".join(
            difflib.unified_diff(
                case.gives,
                given,
                "the case says",
                "the reader gives",
                lineterm="",
                n=99,
            )
        )
        pytest.fail(
            f"{case.title}\n\n{path.relative_to(CASES)}: {case.uri}\n{source}\n{diff}",
            pytrace=False,
        )


def test_there_are_cases() -> None:
    assert len(PATHS) >= 200


def test_no_two_cases_show_the_same_file() -> None:
    seen: dict[tuple[str, bytes, str], Path] = {}
    for path in PATHS:
        case = load_case(path)
        twin = seen.setdefault((case.uri, case.data, str(case.settings)), path)
        assert twin is path, f"{path} repeats {twin}"
