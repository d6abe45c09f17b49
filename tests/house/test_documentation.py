"""What helplog can do is written down, and what is written down helplog can do."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest

from helplog.cli.group import ROUTES, helplog
from helplog.cli.main import main
from helplog.model.keys import FIELDS, SCALARS
from helplog.model.kinds import Kind

ROOT: Final = Path(__file__).parents[2]
CONTEXT: Final = click.Context(helplog)
NAMES: Final = helplog.list_commands(CONTEXT)
CODE: Final = re.compile(r"[a-z]+[0-9]*(-[a-z0-9]+)+")
NO_CODES: Final = {
    "mkdocs-material",
    "let-help",
    "need-help",
    "taken-back",
    "no-one",
    "utf-8",
    "utf-8-sig",
    "next-ask",
    "working-tree-encoding",
}
"""Words of the same form that name something else."""
ROOMS_THAT_FIND: Final = ("text", "insight", "store")


def document(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def command_named(name: str) -> click.Command:
    command = helplog.get_command(CONTEXT, name)
    assert command is not None
    return command


def section_of(name: str) -> str:
    """What docs/commands.md says about a command."""
    found = re.search(
        rf"^### `helplog {name}\b.*?(?=^##|\Z)",
        document("commands.md"),
        re.MULTILINE | re.DOTALL,
    )
    assert found, f"docs/commands.md has no section for {name}"
    return found[0]


def parameters_of(name: str) -> Iterator[click.Parameter]:
    """Those of a command, and of the commands that it holds."""
    command = command_named(name)
    yield from command.params
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from inner.params


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_is_documented(name: str) -> None:
    section = section_of(name)
    for option in parameters_of(name):
        for spelling in (
            (*option.opts, *option.secondary_opts)
            if isinstance(option, click.Option)
            else ()
        ):
            assert re.search(rf"`{re.escape(spelling)}\b", section), (
                f"{name} {spelling}"
            )


@pytest.mark.parametrize("name", NAMES)
def test_every_documented_option_exists(name: str) -> None:
    table = "".join(
        line
        for line in section_of(name).splitlines(keepends=True)
        if re.match(r"\| `--?\w", line)
    )
    options = {
        spelling
        for o in parameters_of(name)
        for spelling in (*o.opts, *o.secondary_opts)
    }
    assert {*re.findall(r"`(--?\w[\w-]*)", table)} <= options


def test_the_overview_says_what_each_command_says_of_itself() -> None:
    routes = {
        name: route.help
        for section in ROUTES.values()
        for name, route in section.items()
    }
    assert routes == {
        name: str(command_named(name).help).partition("\n")[0] for name in NAMES
    }


def examples() -> Iterator[str]:
    """The commands in docs/commands.md and in every --help; those that go on for ever and the shell's own left out."""
    yield from re.findall(r"^\$ (helplog .*)$", document("commands.md"), re.MULTILINE)
    for name in NAMES:
        yield from re.findall(
            r"^ +(helplog [^|\n]*)", str(command_named(name).epilog), re.MULTILINE
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_help_has_an_example(name: str) -> None:
    assert re.search(
        rf"^  helplog {name}\b", str(command_named(name).epilog), re.MULTILINE
    )


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A journal of its own for each example: many of them write."""
    root = tmp_path / "sample"
    shutil.copytree(ROOT / "entries", root / "entries")
    shutil.copy(ROOT / "mkdocs.yml", root)
    root.chmod(0o700)
    return root


def _goes_on(line: str) -> bool:
    """Whether a command ends only when someone ends it, or has typed a passphrase: tests/publish/sealed does."""
    asks = "--sealed" in line or line.startswith("helplog seal")
    return (
        asks or line.startswith(("helplog serve", "helplog lsp")) or "--watch" in line
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", sorted({line for line in examples() if not _goes_on(line)})
)
def test_every_example_works(
    line: str,
    sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, *rest = shlex.split(line)[1:]
    monkeypatch.chdir(sample.parent if name == "init" and rest[0] != "." else sample)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-18")
    monkeypatch.setenv("VISUAL", "true")
    if name == "sync":
        subprocess.run(["git", "init", "-q", sample], check=True)
    for what in ("one", "two", "three") if name == "undo" else ():
        main(["ask", "Priya", what])
    if "--redo" in rest:
        main(["undo"])
    code = main([name, *rest])
    said = capsys.readouterr()
    finds_something = name == "check" or "--strict" in rest
    declines = name == "init" and rest[0] == "."
    assert code == 0 or (code == 1 and (finds_something or declines)), said.err
    assert said.out or said.err


def test_every_key_and_field_is_documented() -> None:
    text = document("journal-format.md")
    missing = [
        name
        for name in (*Kind, *SCALARS, *FIELDS)
        if not re.search(rf"`{name}\b", text)
    ]
    assert not missing


def codes_in_the_source() -> set[str]:
    package = ROOT / "src" / "helplog"
    found: set[str] = set()
    for path in package.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        room = path.relative_to(package).parts[0]
        found |= {*(texts_in(tree) if room in ROOMS_THAT_FIND else codes_given(tree))}
    return found - NO_CODES


def texts_in(tree: ast.Module) -> Iterator[str]:
    """Everything that looks like a code; in the rooms that read, nothing else looks so."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and CODE.fullmatch(node.value)
        ):
            yield node.value


def codes_given(tree: ast.Module) -> Iterator[str]:
    """The codes of the findings a module makes, as texts or as names of texts."""
    named = {
        ast.unparse(
            node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
        ): node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (made := ast.unparse(node.func)) in {
            "Diagnostic",
            "FileFinding",
        }:
            told = node.args[2 if made == "Diagnostic" else 1]
            if ast.unparse(told) == "self.code":
                continue  # in FileFinding itself
            code = named.get(ast.unparse(told), told)
            assert isinstance(code, ast.Constant), (
                f"a code that no test can see: {ast.unparse(node)}"
            )
            yield str(code.value)


def test_every_code_of_a_finding_is_documented_and_no_other() -> None:
    documented = {
        *re.findall(r"^\| `([a-z0-9-]+)` \|", document("diagnostics.md"), re.MULTILINE)
    }
    found = codes_in_the_source()
    assert documented - found == set(), "documented, and found nowhere in the source"
    assert found - documented == set(), "in the source, and not documented"
