"""The faults that `make mutants` tries: that its tables name what is there, and that each kind of fault is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.faults import Fault, faults_in
from bench.mutants import EQUAL, GUARDED, ROOT, path_of, sample

NOWHERE = Path("src/helplog/nowhere.py")


@pytest.mark.parametrize("module", GUARDED)
def test_a_guarded_module_and_its_tests_are_there(module: str) -> None:
    assert (ROOT / path_of(module)).is_file()
    assert GUARDED[module]
    assert [test for test in GUARDED[module] if not (ROOT / test).is_file()] == []


@pytest.mark.parametrize("module", GUARDED)
def test_the_sample_is_the_same_twice_and_can_be_compiled(module: str) -> None:
    chosen = sample(module, 8, "a seed")
    assert chosen == sample(module, 8, "a seed")
    assert len(chosen) == 8
    data = (ROOT / path_of(module)).read_bytes()
    for fault in chosen:
        compile(fault.applied(data), fault.path, "exec")


def test_what_is_known_to_mean_the_same_is_still_somewhere_in_the_code() -> None:
    found = {fault.key for module in GUARDED for fault in all_of(module)}
    assert [key for key in EQUAL if key not in found] == []
    assert all(reason.endswith(".") for reason in EQUAL.values())


def all_of(module: str) -> list[Fault]:
    return faults_in(path_of(module), (ROOT / path_of(module)).read_text("utf-8"))


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("x = a < b", {"(a <= b)", "(a >= b)"}),
        ("x = a == b", {"(a != b)"}),
        ("x = a in b", {"(a not in b)"}),
        ("x = a and b", {"(a or b)", "(b)", "(a)"}),
        ("x = not a", {"(a)"}),
        ("x = a + b", {"(a - b)"}),
        ("x = 3", {"(4)", "(2)"}),
        ("x: int = 3", {"(4)", "(2)"}),
        ("x = True", {"(False)"}),
        ("x = a[b:]", {"(b + 1)", "(b - 1)"}),
        ("x = any(a)", {"(all(a))"}),
        ("x = b if a else c", {"True", "False"}),
        ("x = [a for a in b if a]", {"True"}),
        ("f(a)", {"pass"}),
        ("x += a", {"pass"}),
        ("raise a", {"pass"}),
        ("if a: b = c", {"True", "False"}),
        ("def f(a=1) -> bool: return a", {"(2)", "(0)", "return True", "return False"}),
        ("def f() -> int: return a", {"return None"}),
        ("for a in b: continue", {"pass"}),
        ('x = re.compile(r"a{3,9}")', {"4"}),
        (
            'x = re.compile(rf"{a}b{{3,9}}", re.I)',
            {"4", "(re.compile(f'{a}b{{3,9}}'))"},
        ),
    ],
)
def test_each_kind_of_fault(line: str, others: set[str]) -> None:
    assert {fault.new for fault in faults_in(NOWHERE, line)} == others


@pytest.mark.parametrize(
    "line",
    ['"""Words."""', "import a", "from a import b", "if TYPE_CHECKING: import a",
     'x = getattr(os, "A", 0)', 'x = f"{1} words"', "x: int | None",
     "@decorated(frozen=True)\nclass A: x: int", "def f(a: int | None) -> int | None: ..."],
)  # fmt: skip
def test_what_says_nothing_about_what_happens_is_left_alone(line: str) -> None:
    assert faults_in(NOWHERE, line) == []


def test_a_fault_is_shown_with_its_place_and_its_line() -> None:
    [fault] = faults_in(NOWHERE, "# Größe\nif not a < 3:\n    pass\n")[:1]
    assert (
        str(fault) == "src/helplog/nowhere.py:2: if not a < 3:  [not a < 3 -> (a < 3)]"
    )
    assert (
        fault.applied("# Größe\nif not a < 3:\n    pass\n".encode()).decode()
        == "# Größe\nif (a < 3):\n    pass\n"
    )


def test_a_fault_is_chosen_by_what_it_is_and_not_by_where_it_stands() -> None:
    text = "def f(a: int) -> bool:\n    return a > 3\n"
    moved = "# A comment more.\n\n" + text
    assert [one.key for one in faults_in(NOWHERE, text)] == [
        one.key for one in faults_in(NOWHERE, moved)
    ]
