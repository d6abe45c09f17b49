"""The small faults of `mutants.py`: off by one, a `not` dropped, a line left out."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

COMPARED: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
RECKONED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Mult: ast.Add,
}
CALLED: Final = {"any": "all", "all": "any", "min": "max", "max": "min"}
PATTERNS: Final = frozenset({"re.compile", "late_pattern"})
LONG: Final = 60
AT_LEAST: Final = re.compile(rb"(?<=\{)\d+(?=[,}])")
"""How often something has to be there at least, in a pattern; it has to be once more."""


@dataclass(frozen=True)
class Fault:
    """One change of a file."""

    path: Path
    line: int
    row: str
    """The line as it is."""
    within: str
    """The first line of the statement it is in, however that is laid out."""
    old: str
    new: str
    start: int
    """In bytes."""
    end: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by, wherever it stands and however it is laid out."""
        return self.within, self.old, self.new

    def applied(self, data: bytes) -> bytes:
        """The file with the fault in it."""
        return data[: self.start] + self.new.encode() + data[self.end :]

    def __str__(self) -> str:
        """`src/helplog/text/secrecy.py:43: if not found:  [not found -> found]`."""
        old, new = (" ".join(text.split()) for text in (self.old, self.new))
        shown = f"[{old} -> {new}]" if len(old) < LONG else f"[... -> {new}]"
        return f"{self.path}:{self.line}: {self.row}  {shown}"


def faults_in(path: Path, text: str) -> list[Fault]:
    """Every fault of a file, in its order."""
    lines = text.encode().splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
    tree = ast.parse(text)
    within = _statements(tree)
    places: dict[tuple[int, int, str], tuple[str, str]] = {}
    for node, new in _changes(tree):
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        places[starts[node.lineno - 1] + node.col_offset, end, new] = (
            within[id(node)],
            ast.unparse(node),
        )
    for pattern in _patterns(tree):
        start = starts[pattern.lineno - 1] + pattern.col_offset
        written = (ast.get_source_segment(text, pattern) or "").encode()
        for found in AT_LEAST.finditer(written):
            place = start + found.start(), start + found.end(), str(int(found[0]) + 1)
            places[place] = within[id(pattern)], found[0].decode()
    return [
        Fault(
            path, line, lines[line - 1].decode().strip(), header, old, new, start, end
        )
        for (start, end, new), (header, old) in sorted(places.items())
        for line in [bisect_right(starts, start)]
        if old != new
    ]


def _statements(tree: ast.Module) -> dict[int, str]:
    """Of each part of a program, the first line of the innermost statement it is in."""
    within: dict[int, str] = {}
    for statement in ast.walk(tree):  # outer ones come first
        if isinstance(statement, ast.stmt):
            header = ast.unparse(statement).split("\n", maxsplit=1)[0]
            within.update((id(node), header) for node in ast.walk(statement))
    return within


def _changes(
    tree: ast.AST, returns: str = ""
) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Every part of a program that can be another one, and that other one."""
    for node in _parts(tree):
        if _is_aside(node):
            continue
        if isinstance(node, ast.expr):
            yield from ((node, f"({new})") for new in _other_expressions(node))
        if isinstance(node, ast.stmt):
            yield from ((node, new) for new in _other_statements(node, returns))
        yield from _other_conditions(node)
        given = node.returns if isinstance(node, ast.FunctionDef) else None
        yield from _changes(node, ast.unparse(given) if given else returns)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """What a part of a program is made of: neither decorators nor what is said about types."""
    if isinstance(node, ast.AnnAssign):
        yield from (value for value in [node.value] if value)
    elif isinstance(node, ast.arguments):
        yield from (value for value in (*node.defaults, *node.kw_defaults) if value)
    elif isinstance(node, ast.FunctionDef):
        yield from (node.args, *node.body)
    elif isinstance(node, ast.ClassDef):
        yield from node.body
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "getattr":
        yield node.args[
            0
        ]  # what stands in for what a system doesn't have shows on that system alone
    else:
        yield from ast.iter_child_nodes(node)


def _is_aside(node: ast.AST) -> bool:
    """What says nothing about what happens: imports, types, docstrings, sentences."""
    if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.Assert):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _other_expressions(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            for other in COMPARED[type(operator)]:
                operators = [*node.ops[:at], other(), *node.ops[at + 1 :]]
                yield ast.unparse(ast.Compare(node.left, operators, node.comparators))
    elif isinstance(node, ast.BoolOp):
        other_operator = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield ast.unparse(ast.BoolOp(other_operator, node.values))
        for at in range(len(node.values)):
            yield ast.unparse(
                ast.BoolOp(node.op, [*node.values[:at], *node.values[at + 1 :]])
            )
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield ast.unparse(node.operand)
    elif isinstance(node, ast.BinOp) and type(node.op) in RECKONED:
        yield ast.unparse(ast.BinOp(node.left, RECKONED[type(node.op)](), node.right))
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node.value)
    elif isinstance(node, ast.Call):
        yield from _other_calls(node)


def _other_constants(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int):
        yield from (str(value + 1), str(value - 1))
    elif isinstance(value, float):
        yield from (str(value * 1.2), str(value * 0.8))


def _patterns(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in PATTERNS:
            yield node.args[0]


def _other_calls(node: ast.Call) -> Iterator[str]:
    name = ast.unparse(node.func)
    if name in CALLED:
        yield ast.unparse(ast.Call(ast.Name(CALLED[name]), node.args, node.keywords))
    if name in PATTERNS and len(node.args) > 1:
        yield ast.unparse(ast.Call(node.func, node.args[:1], node.keywords))


def _other_statements(node: ast.stmt, returns: str) -> Iterator[str]:
    if isinstance(node, ast.Return) and node.value is not None:
        yield from (
            f"return {other}"
            for other in (("True", "False") if returns == "bool" else ("None",))
        )
    elif isinstance(
        node, ast.Continue | ast.Break | ast.Raise | ast.Expr | ast.AugAssign
    ) and not _yields(node):
        yield "pass"


def _yields(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(
        node.value, ast.Yield | ast.YieldFrom
    )


def _other_conditions(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """An `if` that is always so, or never; the ends of a slice, one further or less far."""
    if isinstance(node, ast.If | ast.IfExp):
        yield from ((node.test, other) for other in ("True", "False"))
    elif isinstance(node, ast.comprehension):
        yield from ((test, "True") for test in node.ifs)
    elif isinstance(node, ast.Slice):
        for end in (node.lower, node.upper):
            if end is not None and not isinstance(end, ast.Constant):
                yield from ((end, f"({ast.unparse(end)} {sign} 1)") for sign in "+-")
