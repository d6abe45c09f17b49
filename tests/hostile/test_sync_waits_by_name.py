"""Someone pushes a file that runs by being there, whatever it is called: each attempt waits.

Among the entries everything is words but what a click, a shell or a tool takes for a program;
outside of them it is the other way round.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sync.conftest import world
from tests.sync.devices import Device, World
from tests.sync.states import DAY, EVENING, MORNING

__all__ = ["world"]
"""A fixture, from where it is made."""

CLICKED = (
    *(
        "x.command",
        "x.terminal",
        "X.app/Contents/MacOS/run",
        "x.workflow/Contents/document.wflow",
    ),
    *(
        "x.scpt",
        "x.hta",
        "x.jse",
        "x.wsf",
        "x.vbe",
        "x.scr",
        "x.pif",
        "x.msi",
        "x.reg",
        "x.jar",
    ),
    *(
        "x.pyz",
        "x.url",
        "x.webloc",
        "x.psd1",
        "x.ps1xml",
        "x.ksh",
        "x.csh",
        "x.xonsh",
        "x.nu",
    ),
    *(
        "x.desktop",
        "x.lnk",
        "x.inetloc",
        "x.appref-ms",
        "x.mobileconfig",
        "Y.SCR",
        "x.exe. ",
    ),
)
FOR_TOOLS = (
    *(
        "uv.lock",
        "uv.toml",
        "Pipfile",
        "Pipfile.lock",
        "poetry.lock",
        "poetry.toml",
        "pixi.toml",
    ),
    *(
        "requirements-dev.txt",
        "constraints.txt",
        "mise.local.toml",
        ".config/mise/config.toml",
    ),
    *(
        "compose.yaml",
        "docker-compose.override.yml",
        "Taskfile.yaml",
        "taskfile.dist.yml",
    ),
    *(
        "BSDmakefile",
        "Rakefile",
        "Vagrantfile",
        "flake.nix",
        "shell.nix",
        ".env",
        ".autoenv",
    ),
    *("lefthook.yaml", ".nvim/init.lua", "Session.vim", "x.sublime-project"),
    *(".tool/settings.json", ".tool/rules/x.md", ".tool/AGENTS.md", ".config/x/y.txt"),
    *(
        "CMakeLists.txt",
        ".envrc",
        "makefile.am",
        ".venv/pyvenv.cfg",
        ".python-version",
    ),
    *(
        "venv/lib/python3/site-packages/x.dist-info/entry_points.txt",
        "x.dist-info/RECORD.txt",
    ),
    *(
        ".obsidian/plugins/x/main.js",
        ".obsidian/snippets/x.css",
        ".obsidian/themes/x/theme.css",
    ),
    ".obsidian/community-plugins.json",
)
ANYWHERE = (*CLICKED, *FOR_TOOLS)
OUTSIDE = (
    *(
        "config",
        ".tool.json",
        ".github/x.md",
        "bin/run",
        "tool.js",
        "x.json",
        "x.yml",
        "x.toml",
        "x.ini",
        "x.html",
        "x.svg",
    ),
    *(
        "x (other device 1a2b3c4).py",
        "x (other device 1a2b3c4).sh",
        "x (other device).yml",
    ),
    *(
        "x.css",
        "x.lua",
        "x.rb",
        "x.pl",
        "x.el",
        "x.xml",
        "x.conf",
        "x.doc",
        "x.xlsm",
        "x",
        ".x",
    ),
)


@pytest.fixture
def pair(world: World) -> tuple[Device, Device]:
    return world.in_step(**{DAY: MORNING})


def pushed(there: Device) -> None:
    there.git("add", "-Af", ".")
    there.git("commit", "-q", "-m", "work")
    there.git("push", "-q")


def test_a_click_runs_it_or_a_tool_takes_it(pair: tuple[Device, Device]) -> None:
    here, there = pair
    for name in ANYWHERE:
        there.write(f"entries/{name}", "words\n")
    pushed(there)
    assert waits_for(here) == {f"entries/{name}" for name in ANYWHERE}


def test_a_page_of_a_person_arrives_whatever_a_tool_is_called(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    for name in ("people/claude.md", "people/Gemini.md", "Agents.md", ".trash/old.md"):
        there.write(f"entries/{name}", "words\n")
    pushed(there)
    assert here.sync().well


def test_the_same_outside_of_the_entries(pair: tuple[Device, Device]) -> None:
    here, there = pair
    for name in (*ANYWHERE, *OUTSIDE):
        there.write(name, "words\n")
    pushed(there)
    assert waits_for(here) == {*ANYWHERE, *OUTSIDE}


def waits_for(here: Device) -> set[str]:
    """The paths that a sync names as waiting."""
    report = here.sync()
    assert not report.well
    names = set[str]()
    for line in report.lines()[1:-2]:
        path, mark, _ = line.partition(": ")
        if not line.endswith("of that kind:"):
            names.update([path] if mark else line.rstrip(",").split(", "))
    return names


def with_right(there: Device, path: str, text: str) -> None:
    there.write(path, text).chmod(0o755)


def test_a_program_by_its_right_to_run(pair: tuple[Device, Device]) -> None:
    here, there = pair
    with_right(there, "entries/bin/run", "id\n")
    with_right(there, "entries/2026/x.png", "id\n")
    with_right(there, "entries/2026/2026-11-29.md", "id\n")
    with_right(there, "notes.txt", "id\n")
    pushed(there)
    assert waits_for(here) == {
        "entries/bin/run",
        "entries/2026/x.png",
        "entries/2026/2026-11-29.md",
        "notes.txt",
    }


def test_an_entry_that_gets_the_right_to_run(pair: tuple[Device, Device]) -> None:
    here, there = pair
    (there.root / DAY).chmod(0o755)
    pushed(there)
    assert f"{DAY}: + the right to run" in here.sync().lines()


def test_a_program_that_was_accepted_and_becomes_another(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    with_right(there, "entries/run", "id\n")
    pushed(there)
    here.sync(accept=True)
    with_right(there, "entries/run", "worse\n")
    pushed(there)
    assert "entries/run: + worse" in here.sync().lines()


def test_a_program_by_its_first_line(pair: tuple[Device, Device]) -> None:
    here, there = pair
    for path in ("entries/run", "entries/run.txt", "entries/x.csv", "notes.txt"):
        there.write(path, "#!/bin/sh\nid\n")
    pushed(there)
    assert waits_for(here) == {
        "entries/run",
        "entries/run.txt",
        "entries/x.csv",
        "notes.txt",
    }


ARRIVES = (
    *(
        "notes.md",
        "README",
        "LICENSE",
        "plans/2026.txt",
        "table.csv",
        "talk.mp3",
        "film.mp4",
    ),
    *("mkdocs (other device 1a2b3c4).yml", "x (other device 1a2b3c4).json"),
    *(
        "paper.pdf",
        "letter.docx",
        "photo.heic",
        "map.gpx",
        ".gitkeep",
        ".github/workflows/x.yml",
    ),
    *(
        ".obsidian/app.json",
        ".obsidian/workspace-mobile.json",
        "entries/.obsidian/graph.json",
    ),
    *(
        "entries/data.json",
        "entries/page.html",
        "entries/widget.js",
        "entries/notes",
        "entries/x.y",
    ),
    *(
        "entries/2026/2026-11-21.md",
        "entries/2026/talk.m4a",
        ".trash/old.md",
        ".stignore",
    ),
)


def test_words_pictures_and_what_is_like_them_arrives_without_a_word(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    for name in ARRIVES:
        there.write(name, EVENING)
    pushed(there)
    report = here.sync()
    assert report.well, report.lines()
    assert here.tree == there.tree


def test_another_projects_files_around_the_journal_are_its_own(world: World) -> None:
    from helplog.sync.syncing import sync

    here = world.device("here")
    here.write(
        "diary/mkdocs.yml", "site_name: x\ndocs_dir: entries\nplugins: [helplog]\n"
    )
    here.commit()
    here.git("push", "-q", "-u", "origin", "HEAD:main")
    sync(here.root / "diary", "entries")
    there = world.device("there")
    there.write("Makefile", "all:\n")
    with_right(there, "tools/run", "#!/bin/sh\n")
    pushed(there)
    assert sync(here.root / "diary", "entries").well
    assert Path(here.root, "tools/run").exists()
