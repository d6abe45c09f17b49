"""A mkdocs.yml that runs something when MkDocs reads it: no command that only looks does any of it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.covering import covering

from helplog.cli.group import ROUTES
from helplog.cli.main import main
from helplog.text.reading.configuration.plain import (
    MOST_BYTES,
    UnreadableError,
    read_plain,
)
from helplog.website.examining import examine_site

PLAIN: Final = """\
site_name: Journal
docs_dir: entries
theme:
  name: helplog
plugins:
  - search
  - helplog
"""
TOUCH: Final = "!!python/object/apply:os.system ['touch PWNED']"
HOSTILE: Final = {
    "a Python tag at the top": f"{PLAIN}copyright: {TOUCH}\n",
    "a Python tag under helplog": PLAIN.replace(
        "  - helplog\n", f"  - helplog:\n      week_start: {TOUCH}\n"
    ),
    "a Python tag for the folder of entries": PLAIN.replace(
        "docs_dir: entries", f"docs_dir: {TOUCH}"
    ),
    "a Python tag for the name": PLAIN.replace(
        "site_name: Journal", f"site_name: {TOUCH}"
    ),
    "a Python tag as a key": f"{PLAIN}? {TOUCH}\n: 1\n",
    "a Python tag deep in a list": f"{PLAIN}nav: [[[{{a: {TOUCH}}}]]]\n",
    "a Python tag in a flow of its own": f"{PLAIN}extra: !!python/object/new:subprocess.Popen [['touch', 'PWNED']]\n",
    "a module that is imported": f"{PLAIN}extra: !!python/module:owned\n",
    "a name that is looked up": f"{PLAIN}extra: !!python/name:owned.it\n",
    "a tag by another name": f"%TAG !e! tag:yaml.org,2002:python/\n---\n{PLAIN}extra: !e!module:owned\n",
    "a hook": f"{PLAIN}hooks: [owned.py]\n",
    "a plugin of its own": PLAIN.replace("  - search\n", "  - search\n  - owned\n"),
    "an extension of its own": f"{PLAIN}markdown_extensions: [owned, owned.deep]\n",
    "templates of its own": PLAIN.replace(
        "  name: helplog", "  name: helplog\n  custom_dir: owned"
    ),
    "a theme of its own": PLAIN.replace("name: helplog", "name: owned"),
    "a parent with a Python tag": f"INHERIT: base.yml\n{PLAIN}",
    "a parent outside": f"INHERIT: ../base.yml\n{PLAIN}",
    "a parent behind a link": f"INHERIT: linked.yml\n{PLAIN}",
    "a parent that never ends": f"INHERIT: pipe.yml\n{PLAIN}",
}
LOOKING: Final = {
    "today": [],
    "week": [],
    "open": [],
    "people": [],
    "stats": [],
    "find": ["soup"],
    "check": [],
    "doctor": [],
    "seal": ["open"],
    "book": [],
    "sync": [],
    "heal": [],
    "undo": [],
    "ask": ["Sam", "the sofa"],
    "handoff": ["Sam", "the sofa"],
    "accept": ["Sam", "soup"],
    "decline": ["Sam", "soup"],
    "thank": ["Sam", "the soup"],
    "connect": ["Sam"],
    "need": ["a sofa"],
    "alone": ["the sofa"],
    "new": ["--print"],
    "checkin": [],
    "offer": ["Sam", "soup"],
    "load": ["4"],
    "note": ["soup again"],
    "away": ["tomorrow", "tomorrow"],
    "answer": ["1", "yes"],
    "done": ["1"],
    "drop": ["1"],
    "thanked": ["1"],
    "rename": ["Sam", "Sam Hill"],
    "result": ["1"],
    "notice": [],
    "editor": ["vscode"],
    "completion": ["bash"],
    "clean": [],
}
"""Every command but those that build the site, with something to do."""
BUILDING: Final = {"build", "serve"}
SERVING_EDITORS: Final = {"lsp"}
"""It goes on until its editor ends it: `tests/language` tries it on the same files."""
BEGINNING: Final = {"init"}
"""It is given a folder, not a journal."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal in whose folder everything that could be imported or run leaves a mark."""
    root = tmp_path / "journal"
    (root / "entries").mkdir(parents=True)
    (root / "entries" / "2026-11-18.md").write_text(
        "---\nasks:\n  - Sam: soup\n---\n", "utf-8"
    )
    (root / "owned").mkdir()
    mark = "import pathlib\npathlib.Path('PWNED').touch()\n"
    (root / "owned" / "__init__.py").write_text(mark, "utf-8")
    (root / "owned.py").write_text(mark, "utf-8")
    for folder in (root, tmp_path):
        (folder / "base.yml").write_text(f"site_author: {TOUCH}\n", "utf-8")
    (root / "linked.yml").symlink_to(tmp_path / "base.yml")
    os.mkfifo(root / "pipe.yml")
    (root / "mkdocs.yml").write_text(PLAIN, "utf-8")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    monkeypatch.chdir(root)
    monkeypatch.syspath_prepend(str(root))
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    root.chmod(0o700)
    return root


def test_the_list_below_is_every_command_that_does_not_build() -> None:
    every = {name for routes in ROUTES.values() for name in routes}
    assert every - {*LOOKING, *BUILDING, *SERVING_EDITORS, *BEGINNING} == set()


@pytest.mark.parametrize(
    ("name", "command"),
    covering(HOSTILE.keys(), ["doctor", "check", "find", "today", "sync", "book"]),
)
def test_looking_runs_none_of_it(name: str, command: str, root: Path) -> None:
    (root / "mkdocs.yml").write_text(HOSTILE[name], "utf-8")
    main([command, *LOOKING[command]])
    assert not (root / "PWNED").exists()


@pytest.mark.parametrize("command", [*LOOKING, "merge-driver"])
def test_no_other_command_runs_anything_either(command: str, root: Path) -> None:
    everything = PLAIN.replace(
        "  name: helplog", "  name: helplog\n  custom_dir: owned"
    ).replace("  - search\n", "  - search\n  - owned\n")
    (root / "mkdocs.yml").write_text(
        f"INHERIT: base.yml\n{everything}copyright: {TOUCH}\nhooks: [owned.py]\nmarkdown_extensions: [owned]\n",
        "utf-8",
    )
    for name in ("a", "b", "c"):
        (root / name).write_text("words\n", "utf-8")
    main([command, *LOOKING.get(command, ["a", "b", "c", "entries/2026-11-18.md"])])
    assert not (root / "PWNED").exists()


def said(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """What the doctor says, by topic."""
    capsys.readouterr()
    main(["doctor", "--json"])
    told: dict[str, list[str]] = {}
    for one in json.loads(capsys.readouterr().out):
        told.setdefault(one["topic"], []).append(f"{one['state']}: {one['text']}")
    assert not (root / "PWNED").exists()
    return told


def test_the_doctor_says_what_a_build_would_run(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "programs" not in said(root, capsys)
    (root / "mkdocs.yml").write_text(
        PLAIN.replace(
            "  name: helplog", "  name: helplog\n  custom_dir: owned"
        ).replace("  - search", "  - tags")
        + "hooks: [owned.py]\nmarkdown_extensions:\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n",
        "utf-8",
    )
    (told,) = said(root, capsys)["programs"]
    assert told == (
        "know: a build runs with your rights what mkdocs.yml names: hooks (owned.py); plugins (tags); "
        "Python tags (!!python/name:material.extensions.emoji.twemoji); templates (owned)"
    )


@pytest.mark.parametrize("parent", ["../base.yml", "linked.yml", "none.yml"])
def test_a_parent_that_lies_elsewhere_is_named(
    parent: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text(f"INHERIT: {parent}\n{PLAIN}", "utf-8")
    (told,) = said(root, capsys)["programs"]
    assert told.startswith(
        f"know: mkdocs.yml inherits from {parent}, which is not in the journal's folder"
    )


def test_what_a_parent_would_let_out_is_said(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "base.yml").write_text("repo_url: https://far.example/a\n", "utf-8")
    (root / "mkdocs.yml").write_text(f"INHERIT: base.yml\n{PLAIN}", "utf-8")
    assert any("repo_url" in one for one in said(root, capsys)["configuration"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            PLAIN.replace("site_name: Journal\n", ""),
            "mkdocs.yml:1: MkDocs asks for a `site_name`, and there is none",
        ),
        (
            PLAIN.replace("  - search", "  - serch"),
            "mkdocs.yml:6: The plugin `serch` is not installed",
        ),
        (
            PLAIN.replace("name: helplog", "name: plastic"),
            "mkdocs.yml:3: The theme `plastic` is not installed",
        ),
        (
            PLAIN.replace("docs_dir: entries", "docs_dir: days"),
            "mkdocs.yml:2: The folder of the entries, `days`, is",
        ),
        (
            PLAIN.replace("docs_dir: entries", "docs_dir: ."),
            "mkdocs.yml:2: The entries' folder holds mkdocs.yml itself",
        ),
        (
            f"{PLAIN}site_dir: entries/site\n",
            "mkdocs.yml:8: The site's folder and the entries' folder lie in each",
        ),
        (
            f"{PLAIN}site_url: 'http://['\n",
            "mkdocs.yml:8: The address of the site, `site_url`, is none that a site can have",
        ),
        (f"{PLAIN}hooks: [none.py]\n", "mkdocs.yml:8: The hook `none.py` is not there"),
        (
            f"{PLAIN}markdown_extensions:\n  - nonesuch.x\n",
            "mkdocs.yml:9: The Markdown extension `nonesuch.x` is not",
        ),
        (
            PLAIN.replace("  name: helplog", "  name: helplog\n  custom_dir: none"),
            "mkdocs.yml:5: The folder of templates, `none`, is not there",
        ),
        (
            f"{PLAIN}a: &a [*a]\n",
            "mkdocs.yml:1: `mkdocs.yml` can't be read: a value in it stands within itself",
        ),
        (
            f"{PLAIN}a0: &a0 {{x: 1}}\n"
            + "".join(
                f"a{n + 1}: &a{n + 1} {{<<: [*a{n}, *a{n}]}}\n" for n in range(40)
            ),
            "mkdocs.yml:1: `mkdocs.yml` can't be read: its aliases stand for too much",
        ),
    ],
)
def test_what_keeps_the_site_from_being_built_is_seen_without_trying(
    text: str, told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text(text, "utf-8")
    assert any(
        one.removeprefix("look: ").startswith(told)
        for one in said(root, capsys)["configuration"]
    )


def test_everything_usual_is_known_to_be_installed(root: Path) -> None:
    text = PLAIN.replace(
        "  - search", "  - material/search\n  - tags\n  - blog: {enabled: false}"
    )
    extensions = (
        "admonition",
        "toc",
        "pymdownx.details",
        "pymdownx.emoji",
        "material.extensions.preview",
        "md_in_html",
    )
    path = root / "mkdocs.yml"
    path.write_text(
        text
        + "markdown_extensions:\n"
        + "".join(f"  - {name}\n" for name in extensions),
        "utf-8",
    )
    assert examine_site(path)[0] == ()


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_plain_data_or_said_to_be_unreadable(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert isinstance(read_plain(data), dict)


@pytest.mark.parametrize(
    "data",
    [
        b"a: !!int x",
        b"a: !!bool x",
        b"a: !!float ''",
        b"a: !!timestamp x",
        b"a: !!binary \xc3\xa9",
        b"? {a: b}\n: c",
        b"a: 2026-99-99",
        b"a: " + b"9" * 5000,
        b"!!python/object/apply:os.system [id]",
        b"- " * 3000,
        b"{" * 3000,
        b"x" * (MOST_BYTES + 1),
        "a: b".encode("utf-16-le"),
        b"a: b\n---\nc: d",
        b"\0",
    ],
    ids=lambda data: repr(data[:24]),
)
def test_what_can_not_be_read_is_said_to_be_so(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_plain(data)
