"""Someone changes what runs without touching the file that is named.

What a link leads to is changed, or what is named in another way than by its plain name.
The journal has links, parents and folders of its own, which were there before.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sync.conftest import world
from tests.sync.devices import ATTRIBUTES, MKDOCS, Device, World
from tests.sync.states import DAY, EVENING, MORNING

__all__ = ["world"]
"""A fixture, from where it is made."""

HARMLESS = "site_author: Nora\n"
OWNED = "print('owned')\n"
Begun = dict[str, str | Path]
"""Files by path: what stands in them, or where they lead."""


def themed(folder: str) -> str:
    return f"{MKDOCS}theme:\n  name: material\n  custom_dir: {folder}\n"


def begin(world: World, files: Begun) -> tuple[Device, Device]:
    """Two devices of a journal that has these files."""
    here, there = world.in_step(**{DAY: MORNING})
    for path, content in files.items():
        place = here.root / path
        if isinstance(content, Path):
            place.unlink(missing_ok=True)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(content)
        else:
            here.write(path, content.replace("TOP", str(here.root)))
    here.sync()
    there.sync(accept=True)
    assert here.tree == there.tree
    return here, there


def push(there: Device, path: str, text: str = OWNED) -> None:
    there.write(path, text)
    there.git("add", "-Af", ".")
    there.git("commit", "-q", "-m", "work")
    there.git("push", "-q")


LINKS: dict[str, tuple[Begun, str, str, str]] = {
    "the configuration": (
        {"mkdocs.yml": Path("conf/site.yml"), "conf/site.yml": MKDOCS},
        *("conf/site.yml", f"{MKDOCS}hooks: [h.md]\n", "mkdocs.yml: + hooks: h.md"),
    ),
    "the configuration, by two links": (
        {
            "mkdocs.yml": Path("a.txt"),
            "a.txt": Path("entries/b.md"),
            "entries/b.md": MKDOCS,
        },
        *("entries/b.md", f"{MKDOCS}hooks: [h.md]\n", "mkdocs.yml: + hooks: h.md"),
    ),
    "what it inherits": (
        {
            "mkdocs.yml": f"INHERIT: base.yml\n{MKDOCS}",
            "base.yml": Path("conf/base.txt"),
            "conf/base.txt": HARMLESS,
        },
        *("conf/base.txt", "hooks: [h.md]\n", "mkdocs.yml: + hooks: h.md"),
    ),
    "the folder of templates": (
        {"mkdocs.yml": themed("own"), "own": Path("design"), "design/main.html": "x\n"},
        *("design/note.md", OWNED, "design/note.md: + print('owned')"),
    ),
    "the folder of templates, among the entries": (
        {
            "mkdocs.yml": themed("own"),
            "own": Path("entries/own"),
            "entries/own/main.html": "x\n",
        },
        *("entries/own/note.md", OWNED, "entries/own/note.md: + print('owned')"),
    ),
    "a template": (
        {
            "mkdocs.yml": themed("own"),
            "own/main.html": Path("../entries/main.md"),
            "entries/main.md": "x\n",
        },
        *("entries/main.md", OWNED, "entries/main.md: + print('owned')"),
    ),
    "a folder of a folder of templates": (
        {
            "mkdocs.yml": themed("own"),
            "own/partials": Path("../entries/parts"),
            "entries/parts/x.md": "x\n",
        },
        *("entries/parts/x.md", OWNED, "entries/parts/x.md: + print('owned')"),
    ),
    "a hook": (
        {
            "mkdocs.yml": f"{MKDOCS}hooks: [tools/hook.py]\n",
            "tools/hook.py": Path("../entries/lib/h.txt"),
            "entries/lib/h.txt": "x = 1\n",
        },
        *("entries/lib/h.txt", OWNED, "entries/lib/h.txt: + print('owned')"),
    ),
    "a module beside a hook": (
        {
            "mkdocs.yml": f"{MKDOCS}hooks: [entries/tools/hook.py]\n",
            "entries/tools/hook.py": "import lib\n",
            "entries/tools/lib.py": Path("../lib.md"),
            "entries/lib.md": "x = 1\n",
        },
        *("entries/lib.md", OWNED, "entries/lib.md: + print('owned')"),
    ),
    "a script": (
        {
            "mkdocs.yml": f"{MKDOCS}extra_javascript: [app.js]\n",
            "entries/app.js": Path("../assets/app.txt"),
            "assets/app.txt": "let a = 1\n",
        },
        *("assets/app.txt", OWNED, "assets/app.txt: + print('owned')"),
    ),
    "what make takes": (
        {"Makefile": Path("entries/make.md"), "entries/make.md": "all:\n"},
        *("entries/make.md", OWNED, "entries/make.md: + print('owned')"),
    ),
    "a link by the whole path": (
        {
            "mkdocs.yml": f"{MKDOCS}hooks: [tools/hook.py]\n",
            "tools/hook.py": Path("../entries/../entries/./h.md"),
            "entries/h.md": "x = 1\n",
        },
        *("entries/h.md", OWNED, "entries/h.md: + print('owned')"),
    ),
}


@pytest.mark.parametrize("name", LINKS)
def test_what_a_link_of_ones_own_leads_to(name: str, world: World) -> None:
    files, path, text, line = LINKS[name]
    here, there = begin(world, files)
    push(there, path, text)
    assert line in here.sync().lines()
    assert not here.has(path) or OWNED not in here.read(path)


def test_links_that_lead_round_in_a_circle_end(world: World) -> None:
    here, there = begin(
        world, {"own": Path("own2"), "own2": Path("own"), "x": Path("x/x/x")}
    )
    push(there, "entries/note.md")
    assert here.sync().well


SPELLINGS: dict[str, tuple[Begun, str, str, str]] = {
    "a parent by the environment's default": (
        {
            "mkdocs.yml": f"INHERIT: !ENV [BASE, base.yml]\n{MKDOCS}",
            "base.yml": HARMLESS,
        },
        *("base.yml", "hooks: [h.md]\n", "mkdocs.yml: + hooks: h.md"),
    ),
    "a parent by the environment": (
        {
            "mkdocs.yml": f"INHERIT: !ENV THE_BASE\n{MKDOCS}",
            "entries/base.md": HARMLESS,
        },
        *("entries/base.md", "hooks: [h.md]\n", "mkdocs.yml: + hooks: h.md"),
    ),
    "a parent by its whole path": (
        {
            "mkdocs.yml": f"INHERIT: TOP/entries/base.md\n{MKDOCS}",
            "entries/base.md": HARMLESS,
        },
        *("entries/base.md", "hooks: [h.md]\n", "mkdocs.yml: + hooks: h.md"),
    ),
    "a parent by a way out and in again": (
        {"mkdocs.yml": f"INHERIT: ../laptop/base.yml\n{MKDOCS}", "base.yml": HARMLESS},
        *("base.yml", "hooks: [h.md]\n", "mkdocs.yml: + hooks: h.md"),
    ),
    "templates by the environment's default": (
        {
            "mkdocs.yml": themed("!ENV [THEMEDIR, entries/own]"),
            "entries/own/main.html": "x\n",
        },
        *("entries/own/note.md", OWNED, "entries/own/note.md: + print('owned')"),
    ),
    "templates by the environment": (
        {"mkdocs.yml": themed("!ENV THE_THEME"), "entries/own/main.html": "x\n"},
        *("entries/own/note.md", OWNED, "entries/own/note.md: + print('owned')"),
    ),
    "templates by their whole path": (
        {"mkdocs.yml": themed("TOP/entries/own"), "entries/own/main.html": "x\n"},
        *("entries/own/note.md", OWNED, "entries/own/note.md: + print('owned')"),
    ),
    "templates by another spelling of it": (
        {
            "mkdocs.yml": themed("TOP-linked/entries/own"),
            "entries/own/main.html": "x\n",
        },
        *("entries/own/note.md", OWNED, "entries/own/note.md: + print('owned')"),
    ),
    "an entry that a template takes in": (
        {
            "mkdocs.yml": themed("entries/own"),
            "entries/own/main.html": "{% include 'note.md' %}\n",
        },
        *("entries/own/note.md", OWNED, "entries/own/note.md: + print('owned')"),
    ),
    "templates that a parent names": (
        {
            "mkdocs.yml": f"INHERIT: base.yml\n{MKDOCS}",
            "base.yml": themed("entries/own"),
        },
        *("entries/own/note.md", OWNED, "entries/own/note.md: + print('owned')"),
    ),
    "a name that goes on in the next line": (
        {
            "mkdocs.yml": f"{MKDOCS}hooks:\n  - entries/my\n    hook.md\n",
            "entries/my hook.md": "x\n",
        },
        *("entries/my hook.md", OWNED, "entries/my hook.md: + print('owned')"),
    ),
    "a name in other letters": (
        {
            "mkdocs.yml": f"{MKDOCS}hooks: [entries/Hook.MD]\n",
            "entries/hook.md": "x = 1\n",
        },
        *("entries/hook.md", OWNED, "entries/hook.md: + print('owned')"),
    ),
    "a second configuration's own hook": (
        {
            "public.yml": "INHERIT: mkdocs.yml\nhooks: [entries/h.md]\n",
            "entries/h.md": "x = 1\n",
        },
        *("entries/h.md", OWNED, "entries/h.md: + print('owned')"),
    ),
    "a hook in a second configuration": (
        {"public.yml": "INHERIT: mkdocs.yml\nsite_name: Public\n"},
        "public.yml",
        *("INHERIT: mkdocs.yml\nhooks: [h.py]\n", "public.yml: + hooks: h.py"),
    ),
    "a hook of a configuration below": (
        {
            "entries/x/mkdocs.yml": f"{MKDOCS}hooks: [h.md]\n",
            "entries/x/h.md": "x = 1\n",
        },
        *("entries/x/h.md", OWNED, "entries/x/h.md: + print('owned')"),
    ),
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_another_way_to_say_it(
    name: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THE_BASE", "entries/base.md")
    monkeypatch.setenv("THE_THEME", "entries/own")
    (world.folder / "laptop-linked").symlink_to("laptop")
    files, path, text, line = SPELLINGS[name]
    here, there = begin(world, files)
    push(there, path, text)
    lines = here.sync().lines()
    assert line in lines, lines


def test_a_second_configuration_that_is_new(world: World) -> None:
    here, there = begin(
        world, {"mkdocs.yml": f"{MKDOCS}hooks: [h.py]\n", "h.py": "x = 1\n"}
    )
    push(there, "public.yml", "INHERIT: mkdocs.yml\nsite_name: Public\n")
    assert "public.yml: + hooks: h.py" in here.sync().lines()


@pytest.mark.parametrize("key", ["exclude_docs", "draft_docs"])
def test_what_says_which_pages_are_on_the_site(key: str, world: World) -> None:
    here, there = begin(world, {"mkdocs.yml": f"{MKDOCS}{key}: |\n  secret/\n"})
    push(there, "mkdocs.yml", MKDOCS)
    assert f"mkdocs.yml: - {key}: secret/" in " ".join(here.sync().lines())


def test_a_file_named_in_it_is_an_entry_all_the_same(world: World) -> None:
    here, there = begin(world, {"mkdocs.yml": f"{MKDOCS}exclude_docs: mine.md\n"})
    push(there, "entries/mine.md", EVENING)
    assert here.sync().well


COMMANDS: dict[str, tuple[str, str]] = {
    "a filter": ("filter.own.clean", "./entries/bin/clean %f"),
    "a filter behind a shell": (
        "filter.own.smudge",
        "sh -c 'entries/bin/clean \"$1\"'",
    ),
    "a process": ("filter.own.process", "python3 entries/bin/clean"),
    "a merge": ("merge.own.driver", "X=1 entries/bin/clean %O %A %B"),
    "a comparison": ("diff.own.textconv", "entries/bin/clean"),
    "a watcher": ("core.fsmonitor", "entries/bin/clean"),
    "a way to ssh": ("core.sshCommand", "ssh -F entries/bin/clean"),
    "an editor": ("sequence.editor", "entries/bin/clean"),
    "a short name": ("alias.x", "!entries/bin/clean"),
    "a keeper of passwords": ("credential.helper", "!f() { entries/bin/clean; }; f"),
    "a signer": ("gpg.ssh.program", "TOP/entries/bin/clean"),
    "what is left out": ("core.excludesFile", "TOP/entries/bin/clean"),
}


def test_a_program_that_the_clones_own_configuration_calls(world: World) -> None:
    here, there = begin(world, {"entries/bin/clean": "cat\n"})
    push(there, "entries/bin/clean")
    passed = []
    for name, (key, value) in COMMANDS.items():
        here.git("config", key, value.replace("TOP", str(here.root)))
        lines = here.sync(dry=True).lines()
        if "entries/bin/clean: + print('owned')" not in lines:
            passed.append(name)
        here.git("config", "--unset", key)
    assert passed == []
    here.git("config", "core.fsmonitor", "entries/bin/clean")
    assert "entries/bin/clean: + print('owned')" in here.sync().lines()


def test_it_is_watched_also_where_it_is_called_like_an_entry(world: World) -> None:
    here, there = begin(world, {"entries/clean.md": "cat\n"})
    here.git("config", "filter.own.clean", "sh entries/clean.md")
    push(there, "entries/clean.md")
    assert "entries/clean.md: + print('owned')" in here.sync().lines()


def test_harmless_changes_of_what_is_inherited_by_a_link_arrive(world: World) -> None:
    files, path, _, _ = LINKS["what it inherits"]
    here, there = begin(world, files)
    push(there, path, "site_author: Sam\n")
    report = here.sync()
    assert report.well, report.lines()
    assert here.read(".gitattributes") == ATTRIBUTES
