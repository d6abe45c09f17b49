"""The staircase and the fences between rooms, held by walking the imports.

The plan may grow: change it here, in the same commit, and say why.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from bench.house import STEPS_INSIDE, as_it_is, circles, folders, sub_room, upward
from tests.house.trees import modules

SRC: Final = Path(__file__).parents[2] / "src"
STAIRCASE: Final = (
    {"model"},
    {"text", "insight"},
    {"store", "pages", "exchange"},
    {"prose", "sync"},
    {"publish"},
    {"website"},
    {"language"},  # an edge as the command line is, which begins it
    {"cli"},
)
"""A room may use the rooms on lower steps; never its neighbours, never what is above."""
FENCES: Final = {
    "yaml": ("text",),
    "pathspec": ("text",),
    "markdown": ("prose", "website"),
    "nh3": ("prose",),
    "mkdocs": ("website",),
    "properdocs": ("website",),
    "material": ("website",),
    "click": ("cli",),
    "wcwidth": ("cli",),
    "dateparser": ("text.values.day_words",),
    "icalendar": ("exchange",),
    "prompt_toolkit": ("cli",),
    "pygls": ("language",),
    "lsprotocol": ("language",),
    "cryptography": ("publish.sealed",),
    "zxcvbn": ("publish.sealed",),
    "attrs": ("language",),  # what the protocol's types are made with
    "subprocess": ("sync", "cli.editor"),
}
"""Libraries, and the only rooms that know them."""
STANDARD_ONLY: Final = ("model",)
NAMES_THAT_SAY_NOTHING: Final = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "core",
    "lib",
    "stuff",
}
CLOCK: Final = {
    "date": {"today"},
    "datetime": {"now", "today", "utcnow"},
    "time": {"time", "localtime", "gmtime", "time_ns"},
}
EDGES: Final = ("website", "cli")
MOST_IN_A_FOLDER: Final = 25


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def step_of(room: str) -> int:
    return next(number for number, rooms in enumerate(STAIRCASE) if room in rooms)


def imports_of(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield node.module or "", tuple(alias.name for alias in node.names)


def imports_in_rooms() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for module, tree in modules().items():
        if room_of(module):
            yield from (
                (module, imported, names) for imported, names in imports_of(tree)
            )


def test_lower_rooms_never_import_higher_ones_or_their_neighbours() -> None:
    climbing = [
        f"{module} imports {imported}"
        for module, imported, _ in imports_in_rooms()
        if imported.startswith("helplog.")
        and (own := room_of(module)) != (other := room_of(imported))
        and step_of(other) >= step_of(own)
    ]
    assert not climbing


def imported_modules() -> dict[str, set[str]]:
    """Which modules of the package each one imports, without `helplog.`."""
    found: dict[str, set[str]] = {}
    for module, imported, names in imports_in_rooms():
        if not imported.startswith("helplog."):
            continue
        inside = {f"{imported}.{name}" for name in names} & modules().keys()
        targets = inside or {imported}
        found.setdefault(module.removeprefix("helplog."), set()).update(
            one.removeprefix("helplog.") for one in targets
        )
    return found


def test_a_lower_sub_room_never_imports_a_higher_one_or_its_neighbour() -> None:
    """The steps stand in `bench/house.py`, which counts what climbs them at older revisions too."""
    assert list(upward(imported_modules())) == []


def test_each_sub_room_of_a_room_with_steps_has_its_step() -> None:
    names = [module.removeprefix("helplog.") for module in modules()]
    for room, steps in STEPS_INSIDE.items():
        inside = {sub_room(name, room) for name in names if name.startswith(f"{room}.")}
        assert inside | {""} == set().union(*steps) | {""}, room


def test_a_folder_is_no_longer_than_one_can_look_over() -> None:
    assert [
        folder
        for folder, count in folders(as_it_is()).items()
        if count > MOST_IN_A_FOLDER
    ] == []


def test_an_arrow_upward_would_be_noticed() -> None:
    assert set(
        upward(
            {
                "store.files.walking": {"store.memory.notes", "model.kinds"},
                "store.memory.notes": {"store.files.walking", "store.trust.ownership"},
                "store.opening": {"store.memory.readings", "store.writing.locking"},
            }
        )
    ) == {
        ("store.files.walking", "store.memory.notes"),
        ("store.memory.notes", "store.trust.ownership"),
        ("store.opening", "store.writing.locking"),
    }


def test_no_modules_import_one_another_in_a_circle() -> None:
    assert circles(imported_modules()) == []


def test_a_circle_would_be_noticed() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [
        frozenset("abc")
    ]


def test_a_library_is_known_to_its_own_room_alone() -> None:
    strangers = [
        f"{module} imports {imported}"
        for module, imported, _ in imports_in_rooms()
        if (rooms := FENCES.get(imported.split(".")[0])) is not None
        and not any(module.startswith(f"helplog.{room}") for room in rooms)
    ]
    assert not strangers


def test_the_model_needs_nothing_but_python() -> None:
    known = {*sys.stdlib_module_names, "helplog"}
    assert not [
        f"{module} imports {imported}"
        for module, imported, _ in imports_in_rooms()
        if room_of(module) in STANDARD_ONLY and imported.split(".")[0] not in known
    ]


def test_the_clock_is_read_at_the_edges_alone() -> None:
    within = {
        module: tree
        for module, tree in modules().items()
        if room_of(module) not in EDGES
    }
    assert not [
        f"{module}:{line}"
        for module, tree in within.items()
        for line in clock_readings(tree)
    ]


def clock_readings(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in CLOCK.get(node.value.id, set()):
                yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from [
                node.lineno for alias in node.names if alias.name in CLOCK["time"]
            ]


def test_a_clock_would_be_noticed() -> None:
    assert sorted(
        clock_readings(
            ast.parse("from datetime import date\ndate.today()\nfrom time import time")
        )
    ) == [2, 3]


def test_a_module_is_named_for_what_it_holds() -> None:
    assert not [
        module
        for module in modules()
        if NAMES_THAT_SAY_NOTHING & set(module.split("."))
    ]


def test_a_name_is_imported_from_where_it_is_made() -> None:
    passed_on = [
        f"{module} takes {name} from {imported}"
        for module, imported, names in imports_in_rooms()
        if imported.startswith("helplog")
        for name in names
        if name not in names_made_in(modules()[imported])
        and f"{imported}.{name}" not in modules()
    ]
    assert not passed_on


def names_made_in(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (
                target.id for target in node.targets if isinstance(target, ast.Name)
            )
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def test_a_package_says_what_it_is_and_nothing_more() -> None:
    packages = [
        module
        for module in modules()
        if (SRC / module.replace(".", "/") / "__init__.py").is_file()
    ]
    assert not [
        module for module in packages if not ast.get_docstring(modules()[module])
    ]
    assert [module for module in packages if len(modules()[module].body) > 1] == [
        "helplog"
    ]


@pytest.mark.parametrize(
    ("module", "holder"),
    [
        ("helplog.model.journal", "Journal"),
        ("helplog.insight.reflection", "Reflection"),
    ],
)
def test_nothing_points_back_at_what_holds_it(module: str, holder: str) -> None:
    others = [
        node
        for node in modules()[module].body
        if isinstance(node, ast.ClassDef) and node.name != holder
    ]
    fields = [
        (other.name, field)
        for other in others
        for field in other.body
        if isinstance(field, ast.AnnAssign)
    ]
    assert fields
    assert not [
        name
        for name, field in fields
        if re.search(rf"\b{holder}\b", ast.unparse(field.annotation))
    ]
