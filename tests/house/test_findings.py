"""Findings speak alike, whichever room they come from: a sentence begins with a capital and has no full stop."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

from tests.each import holds_for_each

from helplog.prose import removal_report as dropping
from helplog.website import hardening as closing

SRC = Path(__file__).resolve().parents[2] / "src" / "helplog"
SPEAKERS = {"Diagnostic": 3, "error": 2, "warning": 2, "note": 2, "info": 2}
"""What makes a finding, and the place of its message among the arguments; the hint is the next."""


def _said(tree: ast.AST) -> Iterator[ast.expr]:
    """Messages and hints of findings, as they stand in the source."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            at = SPEAKERS.get(name)
            if at is not None and len(node.args) > at:
                yield from node.args[at : at + 2]


def _told(node: ast.expr) -> Iterator[tuple[str, str]]:
    """Beginning and end of each text that an expression may be, as far as the source says; else nothing."""
    match node:
        case ast.Constant(value=str(text)):
            yield text, text
        case ast.JoinedStr(values=[*parts]) if parts:
            first, last = parts[0], parts[-1]
            yield (
                first.value
                if isinstance(first, ast.Constant) and isinstance(first.value, str)
                else "",
                last.value
                if isinstance(last, ast.Constant) and isinstance(last.value, str)
                else "",
            )
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_told(body), *_told(orelse))
        case ast.BinOp(left=left, right=right):
            yield from ((start, "") for start, _ in _told(left))
            yield from (("", end) for _, end in _told(right))
        case _:
            pass


def _begins_small(text: str) -> bool:
    return text[:1].islower()


def test_a_finding_begins_with_a_capital() -> None:
    holds_for_each({str(path): (path,) for path in SRC.rglob("*.py")}, begins_well)


def begins_well(path: Path) -> None:
    texts = [
        told
        for node in _said(ast.parse(path.read_text("utf-8")))
        for told in _told(node)
    ]
    assert [start for start, _ in texts if _begins_small(start)] == []
    assert [
        end for _, end in texts if end.endswith(".") and not end.endswith(" .")
    ] == []


def test_what_the_site_leaves_out_is_said_alike() -> None:
    """These are given on by name, and so not seen above."""
    assert dropping._HINT[0].isupper()
    sources = [inspect.getsource(dropping._message)]
    sources += [
        inspect.getsource(one)
        for name, one in vars(closing).items()
        if name.startswith("_") and callable(one)
    ]
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if (
                isinstance(node, ast.Return)
                and node.value
                and source.startswith("def _message")
            ):
                assert [
                    start for start, _ in _told(node.value) if _begins_small(start)
                ] == []
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                said = [
                    start for part in node.value.elts[1:] for start, _ in _told(part)
                ]
                assert [start for start in said if _begins_small(start)] == []
