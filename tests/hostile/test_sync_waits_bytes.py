"""Someone pushes bytes that are harmless as git keeps them, and something else on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sync.conftest import world
from tests.sync.devices import ATTRIBUTES, MKDOCS, Device, World
from tests.sync.states import DAY, EVENING, MORNING, refusal

from helplog.cli.main import main

__all__ = ["world"]
"""A fixture, from where it is made."""

WITH_THEME = f"{MKDOCS}theme:\n  name: material\n"
SMUGGLED = WITH_THEME.replace(
    "theme:\n  name: material\n",
    "theme: {name: material, language: en\uff0c custom_dir\uff1a entries\uff0fown }\n",
)
"""Full-width signs, which an encoding with `//TRANSLIT` makes plain ones of."""


@pytest.fixture
def pair(world: World) -> tuple[Device, Device]:
    return world.in_step(**{DAY: MORNING, "mkdocs.yml": WITH_THEME})


def pushed(there: Device) -> None:
    there.commit()
    there.git("push", "-q")


def keep(there: Device, path: str, data: bytes) -> None:
    """Has git keep these bytes of a file, as they are."""
    source = there.root.parent / "kept"
    source.write_bytes(data)
    oid = there.git("hash-object", "-w", "--no-filters", str(source))
    there.git("update-index", "--add", "--cacheinfo", f"100644,{oid},{path}")
    there.git("commit", "-q", "-m", "work")
    there.git("push", "-q")


LINES = {
    "an encoding that makes other signs": "mkdocs.yml working-tree-encoding=ASCII//TRANSLIT",
    "one that loses words": "entries/**/*.md working-tree-encoding=ISO-8859-1//TRANSLIT",
    "one that git wants a mark for": "entries/**/*.md working-tree-encoding=UTF-16",
    "none at all, which git never gets over": "*.md working-tree-encoding",
    "one that is taken away, likewise": "*.md -working-tree-encoding",
    "one behind a name": "[attr]plain working-tree-encoding=UTF-7",
    "a filter behind a quote that is never closed": '"*.md filter=lfs',
    "the same with a sign that git doesn't know": '"\\q.md" filter=lfs',
    "a filter behind a quoted pattern": '"a\\"b c.md" filter=lfs',
}


@pytest.mark.parametrize("name", LINES)
def test_the_line_waits(name: str, pair: tuple[Device, Device]) -> None:
    here, there = pair
    keep(there, ".gitattributes", f"{ATTRIBUTES}{LINES[name]}\n".encode())
    assert f".gitattributes: + {LINES[name]}" in here.sync().lines()
    assert here.read(".gitattributes") == ATTRIBUTES


HARMLESS = (
    "*.md working-tree-encoding=UTF-8",
    "*.md working-tree-encoding=utf8 text",
    "*.md !working-tree-encoding",
    '"my entries/*.md" merge=helplog',
    '"a\\"b c.md" text eol=lf',
)


@pytest.mark.parametrize("line", HARMLESS)
def test_what_rewrites_nothing_arrives(line: str, pair: tuple[Device, Device]) -> None:
    here, there = pair
    there.write(".gitattributes", f"{ATTRIBUTES}{line}\n")
    pushed(there)
    report = here.sync()
    assert report.well, report.lines()


def test_lines_that_change_places_among_others_that_come(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    there.write(".gitattributes", f"{ATTRIBUTES}*.md filter=a\n*.md -filter\n")
    pushed(there)
    here.sync(accept=True)
    there.write(
        ".gitattributes", f"{ATTRIBUTES}*.md -filter\n*.md filter=a\n*.x filter=b\n"
    )
    pushed(there)
    lines = here.sync().lines()
    assert ".gitattributes: + *.md filter=a (in another place)" in lines


@pytest.mark.parametrize(
    "where", ["a clone's own attributes", "a line that was accepted"]
)
def test_the_configuration_is_judged_as_it_would_lie_there(
    where: str, pair: tuple[Device, Device]
) -> None:
    here, there = pair
    line = "mkdocs.yml working-tree-encoding=ASCII//TRANSLIT\n"
    if where == "a line that was accepted":
        there.write(".gitattributes", ATTRIBUTES + line)
        pushed(there)
        here.sync(accept=True)
    else:
        Path(here.root, ".git/info/attributes").write_text(line)
    keep(there, "mkdocs.yml", SMUGGLED.encode())
    report = here.sync()
    assert "mkdocs.yml: + theme: custom_dir: entries/own" in report.lines()
    assert "own" not in here.read("mkdocs.yml")


def test_a_hook_is_shown_as_it_would_lie_there(pair: tuple[Device, Device]) -> None:
    here, there = pair
    Path(here.root, ".git/info/attributes").write_text(
        "*.py working-tree-encoding=UTF-7\n"
    )
    keep(there, "hook.py", b"x = 1 ~\n")
    assert "hook.py: + x +AD0 1 +AH4" in here.sync().lines()


def test_where_it_is_here_already_the_refusal_and_doctor_say_what_to_do(
    pair: tuple[Device, Device], capsys: pytest.CaptureFixture[str]
) -> None:
    here, _ = pair
    here.write(
        ".gitattributes", f"{ATTRIBUTES}entries/**/*.md working-tree-encoding=UTF-16\n"
    )
    here.write(DAY, EVENING)  # without the mark that git wants
    said = refusal(here)
    assert "working-tree-encoding" in said
    assert ".gitattributes" in said
    main(["doctor", "-J", str(here.root)])
    out = "".join(capsys.readouterr().out.split())  # however wide the terminal is
    assert "working-tree-encoding=UTF-16" in out
    here.write(".gitattributes", ATTRIBUTES)
    assert here.sync().well


@pytest.mark.parametrize("path", ["mkdocs.yml", "entries/2026/2026-11-01.md"])
def test_doctor_says_it_of_any_file_and_any_place_of_the_line(
    path: str, pair: tuple[Device, Device], capsys: pytest.CaptureFixture[str]
) -> None:
    here, _ = pair
    Path(here.root, ".git/info/attributes").write_text(
        f"{path} working-tree-encoding=latin-1\n"
    )
    main(["doctor", "-J", str(here.root)])
    out = "".join(capsys.readouterr().out.split())  # however wide the terminal is
    assert path in out
    assert "working-tree-encoding=latin-1" in out


def test_doctor_says_nothing_where_all_is_written_as_it_is_kept(
    pair: tuple[Device, Device], capsys: pytest.CaptureFixture[str]
) -> None:
    here, _ = pair
    Path(here.root, ".git/info/attributes").write_text(
        "*.md working-tree-encoding=UTF-8\n"
    )
    main(["doctor", "-J", str(here.root)])
    assert "working-tree-encoding" not in capsys.readouterr().out


def crypted(device: Device) -> None:
    """A filter as git-crypt has it: what is kept can't be read, what lies here can."""
    device.git("config", "filter.crypt.clean", "tr a-y b-z")
    device.git("config", "filter.crypt.smudge", "tr b-z a-y")


def test_an_encrypted_configuration_is_read_as_it_lies_here(world: World) -> None:
    here = world.device("here")
    crypted(here)
    here.git("checkout", "-q", "-B", "main")
    here.write(".gitattributes", f"{ATTRIBUTES}mkdocs.yml filter=crypt\n")
    here.write("mkdocs.yml", WITH_THEME)
    here.commit()
    here.git("push", "-q", "-u", "origin", "main")
    here.sync()
    there = world.device("there")
    crypted(there)
    there.git("checkout", "-q", "HEAD", "--", ".")
    (there.root / "mkdocs.yml").unlink()
    there.git("checkout", "-q", "--", "mkdocs.yml")
    there.sync()
    there.write("mkdocs.yml", WITH_THEME.replace("Journal", "Days"))
    pushed(there)
    report = here.sync()
    assert report.well, report.lines()
    there.write("mkdocs.yml", f"{WITH_THEME}hooks: [h.md]\n")
    pushed(there)
    assert "mkdocs.yml: + hooks: h.md" in here.sync().lines()


def test_a_configuration_that_is_locked_says_how_to_unlock_it(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    keep(there, "mkdocs.yml", b"\0GITCRYPT\0 nothing to be read")
    assert any("git-crypt unlock" in line for line in here.sync().lines())
