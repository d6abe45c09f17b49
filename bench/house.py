"""How the code is laid out, in numbers: the working tree, beside each revision named.

    python bench/house.py              # as it is
    python bench/house.py v0.1.0 HEAD  # beside what it was

Reads text and runs nothing of it. A line of code holds at least one token that is no comment and no
docstring; complexity is counted as McCabe's, with one more for each boolean operator, ternary and
comprehension, so that a function does not look simple because its branches stand on one line.
"""

from __future__ import annotations

import ast
import io
import subprocess
import sys
import tarfile
import tokenize
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = "src/helplog/"
MOST_COMPLEX: Final = 10
BESIDE: Final = ""
"""The modules that lie beside a room's sub-rooms."""
STEPS_INSIDE: Final = {
    "text": ({"source"}, {"values"}, {"reading"}, {"editing", "merging"}),
    "text.source": ({BESIDE}, {"collections", "file"}),
    "text.values": ({"people"}, {BESIDE}),
    "text.reading": ({"checkin", "configuration"}, {BESIDE}),
    "text.merging": ({"alignment"}, {"body", "frontmatter"}, {BESIDE}),
    "store": (
        {"files"},
        {"configuration"},
        {"memory", "trust"},
        {BESIDE},
        {"writing"},
        {"noticing", "site"},
    ),
    "language": (
        {"documents", "wording"},
        {"journal"},
        {"findings", "completion", "looking", "changing"},
        {BESIDE},
    ),
    "sync": ({"git"}, {"worktree"}, {"merging"}, {"healing"}, {BESIDE}),
}
"""Sub-rooms of a room, the lowest first; an import of a later one, or of a neighbour on the same
step, is an arrow upward."""
KNOWN_TO_ALL_INSIDE: Final = {"sync.report"}
"""Stands beside the sub-rooms, knows none of them, and may be used by each: what is told at the
end."""
_NO_CODE: Final = frozenset(
    {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENCODING,
        tokenize.ENDMARKER,
    }
)
_BRANCHES: Final = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.Assert,
    ast.comprehension,
    ast.match_case,
)
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)

Sources = Mapping[str, str]
"""The text of each module by its path under src/helplog."""


def main(revisions: list[str]) -> None:
    """Prints the table."""
    columns = {
        revision: list(measures(at_revision(revision))) for revision in revisions
    }
    columns["as it is"] = list(measures(as_it_is()))
    names = [name for name, _ in columns["as it is"]]
    wide = max(map(len, names))
    print(" " * wide, *(f"{title[:12]:>12}" for title in columns))
    for row, name in enumerate(names):
        print(
            f"{name:<{wide}}", *(f"{column[row][1]:>12}" for column in columns.values())
        )
    print("\nFiles in each folder, as it is:")
    for folder, count in folders(as_it_is()).most_common():
        print(f"  {count:3d}  {folder}")


def as_it_is() -> Sources:
    """The working tree."""
    top = ROOT / SOURCE
    return {
        path.relative_to(top).as_posix(): path.read_text("utf-8")
        for path in sorted(top.rglob("*.py"))
    }


def at_revision(revision: str) -> Sources:
    """The same, as a revision has it."""
    packed = subprocess.run(
        ["git", "archive", "--format=tar", revision, SOURCE],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        members = [
            one
            for one in archive.getmembers()
            if one.isfile() and one.name.endswith(".py")
        ]
        found = {
            one.name.removeprefix(SOURCE): archive.extractfile(one) for one in members
        }
        return {
            name: file.read().decode("utf-8")
            for name, file in found.items()
            if file is not None
        }


def measures(sources: Sources) -> Iterator[tuple[str, str]]:
    """Each number by its name."""
    trees = {name: ast.parse(text) for name, text in sources.items()}
    lines = sum(len(text.splitlines()) for text in sources.values())
    tokens, code, comments = counted(sources, trees)
    nodes = [node for tree in trees.values() for node in ast.walk(tree)]
    functions = [node for node in nodes if isinstance(node, _FUNCTIONS)]
    graph = imports(trees)
    yield "modules", f"{len(sources)}"
    yield "lines", f"{lines}"
    yield "largest flat folder", f"{folders(sources).most_common(1)[0][1]}"
    yield "tokens to a line of code", f"{tokens / code:.2f}"
    yield (
        "ternaries per 1,000 lines",
        f"{1000 * sum(isinstance(n, ast.IfExp) for n in nodes) / lines:.1f}",
    )
    yield "comments per 1,000 lines", f"{1000 * comments / lines:.1f}"
    yield (
        f"functions over complexity {MOST_COMPLEX}",
        f"{sum(complexity(f) > MOST_COMPLEX for f in functions)}",
    )
    yield "imports inside functions", f"{sum(map(imports_within, functions))}"
    yield "import circles", f"{len(circles(graph))}"
    yield "upward arrows inside rooms", f"{len(list(upward(graph)))}"


def counted(sources: Sources, trees: Mapping[str, ast.Module]) -> tuple[int, int, int]:
    """Tokens of code, lines with at least one, and comments."""
    tokens = code = comments = 0
    for name, text in sources.items():
        docs = docstring_lines(trees[name])
        with_code: set[int] = set()
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            comments += token.type == tokenize.COMMENT
            if token.type in _NO_CODE or token.start[0] in docs:
                continue
            tokens += 1
            with_code.update(range(token.start[0], token.end[0] + 1))
        code += len(with_code)
    return tokens, code, comments


def docstring_lines(tree: ast.Module) -> set[int]:
    """The lines of docstrings, those under attributes included."""
    found: set[int] = set()
    for node in ast.walk(tree):
        for one in (
            getattr(node, "body", None) or []
            if not isinstance(node, ast.Lambda | ast.IfExp)
            else []
        ):
            if (
                isinstance(one, ast.Expr)
                and isinstance(one.value, ast.Constant)
                and isinstance(one.value.value, str)
            ):
                found.update(range(one.lineno, (one.end_lineno or one.lineno) + 1))
    return found


def complexity(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many ways lead through a function; functions inside it count for themselves."""
    total, waiting = 1, list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop()
        if isinstance(node, _FUNCTIONS):
            continue
        total += isinstance(node, _BRANCHES)
        if isinstance(node, ast.BoolOp):
            total += len(node.values) - 1
        if isinstance(node, ast.comprehension):
            total += len(node.ifs)
        waiting += ast.iter_child_nodes(node)
    return total


def imports_within(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Import statements in a function's own body."""
    return sum(
        isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function)
    )


def imports(trees: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """Which module of the package imports which, by dotted names without `helplog.`."""
    modules = {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): tree
        for name, tree in trees.items()
    }
    graph: dict[str, set[str]] = {}
    for name, tree in modules.items():
        found = graph[name] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "helplog."
            ):
                source = (node.module or "").removeprefix("helplog.")
                for one in node.names:
                    inside = f"{source}.{one.name}"
                    found.add(inside if inside in modules else source)
    return graph


def dotted(name: str) -> str:
    """A module's name, from its path."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def circles(graph: Mapping[str, set[str]]) -> list[frozenset[str]]:
    """Groups of modules that import one another, each group once."""
    reach = {name: _reachable(name, graph) & graph.keys() for name in graph}
    groups = {
        frozenset({name, *(o for o in reach[name] if name in reach.get(o, ()))})
        for name in graph
        if name in reach[name]
    }
    return sorted(groups, key=sorted)


def _reachable(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += graph.get(name, ())
    return seen


def upward(graph: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Imports of a higher sub-room, or of its neighbour, by a lower one."""
    for room, steps in STEPS_INSIDE.items():
        floors = {name: number for number, names in enumerate(steps) for name in names}
        for name, target in _within(room, graph):
            own, other = sub_room(name, room), sub_room(target, room)
            if own != other and floors.get(other, -1) >= floors.get(own, len(steps)):
                yield name, target


def _within(room: str, graph: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    for name, targets in graph.items():
        for target in targets - KNOWN_TO_ALL_INSIDE:
            if name.startswith(f"{room}.") and target.startswith(f"{room}."):
                yield name, target


def sub_room(module: str, room: str) -> str:
    """Which sub-room of a room a module lies in; none for one that lies beside them."""
    return module.removeprefix(f"{room}.").rpartition(".")[0].partition(".")[0]


def folders(sources: Sources) -> Counter[str]:
    """How many modules lie side by side, by folder."""
    parents = (
        PurePosixPath(name).parent.as_posix()
        for name in sources
        if not name.endswith("__init__.py")
    )
    return Counter(parents)


if __name__ == "__main__":
    main(sys.argv[1:])
