"""`helplog serve` and `mkdocs serve` as processes: both answer one browser at one address, and nobody else."""

from __future__ import annotations

import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest
from tests.private.previewing import Preview, preview

pytestmark = pytest.mark.slow

CONFIGURATION: Final = "site_name: Mine\ndocs_dir: entries\ntheme: {name: material}\nplugins: [search, helplog]\n"
COMMANDS: Final = {
    "helplog": [
        "-c",
        "from helplog.cli.main import main; main()",
        "serve",
        "--port",
        "0",
    ],
    "mkdocs": ["-m", "mkdocs", "serve", "-a", "127.0.0.1:0"],
    "mkdocs without reload": [
        "-m",
        "mkdocs",
        "serve",
        "-a",
        "localhost:0",
        "--no-livereload",
    ],
    "mkdocs clean": ["-m", "mkdocs", "serve", "-a", "127.0.0.1:0", "--clean"],
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("preview") / "journal"
    (root / "entries").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (root / "entries" / "2026-11-18.md").write_text("A day with a secret.\n", "utf-8")
    root.chmod(0o700)
    return root


@pytest.fixture(scope="module", params=COMMANDS)
def running(request: pytest.FixtureRequest, root: Path) -> Iterator[Preview]:
    with preview(COMMANDS[request.param], root) as started:
        yield started


def test_the_printed_address_opens_it_and_nothing_else_does(running: Preview) -> None:
    week = "/weeks/2026-11-16/index.html"
    known = {"Cookie": running.cookie()}
    opened = running.ask(week, headers=known)
    assert opened.status == 200
    assert b"A day with a secret" in opened.content  # type: ignore[attr-defined]
    assert opened.headers["Cache-Control"] == "no-store"
    assert opened.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    index = running.ask("/search/t-.js", headers=known)
    assert (index.status, b"secret" in index.content) == (200, True)  # type: ignore[attr-defined]
    declined = {
        running.ask(week).status: 401,
        running.ask(f"{week}?token=guess").status: 401,
        running.ask_for(week, headers=known).status: 401,
        running.ask(week, headers=known | {"Host": "evil.example"}).status: 421,
        running.ask(week, "POST", known).status: 405,
        running.ask(
            week,
            headers=known
            | {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        ).status: 403,
    }
    assert all(found == wanted for found, wanted in declined.items())
    assert len(declined) == 4


def test_what_is_built_for_the_preview_is_its_owners_alone(running: Preview) -> None:
    assert running.ask("/").status == 401
    folders = [
        path
        for path in Path(tempfile.gettempdir()).glob("mkdocs_*")
        if (path / "weeks").is_dir()
    ]
    assert folders
    for folder in folders:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_opening_the_browser_gives_it_an_address_that_works_once(
    root: Path, tmp_path: Path
) -> None:
    given, page, browser = tmp_path / "given", tmp_path / "page", tmp_path / "browser"
    browser.write_text(
        f'#!/bin/sh\necho "$1" > {given}\ncp "$(echo "$1" | sed s,^file://,,)" {page}\n',
        "utf-8",
    )
    browser.chmod(0o700)
    for name in ("helplog", "mkdocs"):
        page.unlink(missing_ok=True)
        with preview(
            [*COMMANDS[name], "--open"], root, {"BROWSER": str(browser)}
        ) as started:
            leading = Path(unquote(urlsplit(given.read_text("utf-8").strip()).path))
            assert "token" not in given.read_text("utf-8"), (
                "a command line is for every user to read"
            )
            assert [
                stat.S_IMODE(one.stat().st_mode) for one in (leading.parent, leading)
            ] == [
                0o700,
                0o600,
            ]
            once = re.findall(r'href="([^"]+)"', page.read_text("utf-8"))[0]
            assert once.partition("?")[0] == started.address.partition("?")[0]
            path = f"{urlsplit(once).path}?{urlsplit(once).query}"
            assert [started.ask_for(path).status for _ in range(2)] == [303, 401]
            assert not leading.parent.exists()


def test_a_preview_for_every_computer_says_so(root: Path) -> None:
    with preview(["-m", "mkdocs", "serve", "-a", "0.0.0.0:0"], root) as started:
        assert "other computers can reach" in started.log.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_gh_deploy_is_declined_with_the_reason(root: Path) -> None:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "gh-deploy"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "everyone could read it" in done.stderr
    assert not (root / "site").exists()
