"""What a build does to the site's folder: pages that changed, pages that are gone, and builds that come to nothing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest
from tests.covering import alternating, covering
from tests.hostile.small_journal import (
    CONFIGURATION,
    WAYS,
    build_by,
    held_by,
    put_built,
    write_small_journal,
)

from helplog.store.site.manifest import NAME

pytestmark = pytest.mark.slow

either_way = alternating("way", WAYS)
BUILDING: Final = ".cache/helplog/building"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_journal(tmp_path / "journal")


def built(way: str, root: Path, *arguments: str) -> str:
    done = build_by(way, root, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def with_hook(root: Path, text: str) -> None:
    (root / "mkdocs.yml").write_text(f"{CONFIGURATION}hooks: [hook.py]\n", "utf-8")
    (root / "hook.py").write_text(text, "utf-8")


def marks(site: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "given", ["mkdocs.yml", "./mkdocs.yml", "../{name}/mkdocs.yml"]
)
def test_mkdocs_may_be_given_the_configuration_in_any_way(
    root: Path, given: str
) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-q",
            "-f",
            given.format(name=root.name),
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (root / "site/index.html").is_file()


@either_way
def test_pages_that_did_not_change_are_not_touched(way: str, root: Path) -> None:
    built(way, root)
    before = marks(root / "site")
    built(way, root)
    assert marks(root / "site") == before
    (root / "entries" / "about.md").write_text("# About\n\nSomebody else.\n", "utf-8")
    built(way, root)
    after = marks(root / "site")
    changed = {
        Path(name).relative_to(root / "site").as_posix()
        for name in after
        if after[name] != before[name]
    }
    assert changed == {
        "about/index.html",
        "search/start.js",
        "search/t-.js",
        "search/w-.js",
        NAME,
    }


@either_way
def test_pages_that_are_gone_or_private_since_go_from_the_site(
    way: str, root: Path
) -> None:
    put_built(way, root)
    assert (root / "site" / "people" / "dana-lee" / "index.html").is_file()
    (root / "entries" / "about.md").write_text(
        "---\nprivate: true\n---\nWho writes here.\n", "utf-8"
    )
    (root / "entries" / "2026-11-17.md").unlink()
    (root / "entries" / "photos" / "kitchen.jpg").unlink()
    built(way, root)
    assert not {"about", "photos", "people/dana-lee"} & held_by(root / "site").keys()


@either_way
def test_a_dirty_build_takes_nothing_away_and_loses_no_page(
    way: str, root: Path
) -> None:
    put_built(way, root)
    before = held_by(root / "site").keys()
    (root / "entries" / "2026-11-17.md").unlink()
    (root / "entries" / "more.md").write_text("# More\n", "utf-8")
    built(way, root, "--dirty")
    assert held_by(root / "site").keys() == before | {"more", "more/index.html"}
    built(way, root)
    assert "people/dana-lee" not in held_by(root / "site"), (
        "the next one knows what to take away"
    )


PRIVATE_SINCE = {
    "an entry": (
        "2026-11-17.md",
        "---\nprivate: true\naccepted: 'Dana Lee: carried'\n---\n",
    ),
    "an item": (
        "2026-11-17.md",
        "---\naccepted:\n- Dana Lee: carried\n  private: true\n---\n",
    ),
    "a page": ("about.md", "---\nprivate: true\n---\n# About\n"),
    "a file": ("photos/kitchen.txt", "---\nprivate: true\n---\nWords.\n"),
}


@pytest.mark.parametrize(("written", "way"), covering(PRIVATE_SINCE, WAYS))
def test_a_dirty_build_takes_away_what_is_private_since(
    way: str, root: Path, written: tuple[str, str]
) -> None:
    name, text = written
    (root / "entries" / "photos" / "kitchen.txt").write_text("Words.\n", "utf-8")
    (root / "entries" / "more.md").write_text(
        "# More\n\n[a](photos/kitchen.txt)\n", "utf-8"
    )
    built(way, root)
    shown = {"about/index.html", "people/dana-lee/index.html", "photos/kitchen.txt"}
    assert shown <= held_by(root / "site").keys()
    (root / "site" / "mine.txt").write_text("mine", "utf-8")
    (root / "entries" / name).write_text(text, "utf-8")
    said = built(way, root, "--dirty")
    left = shown & held_by(root / "site").keys()
    assert len(left) == 2
    assert "--dirty" in said
    assert (root / "site" / "mine.txt").is_file()


def test_the_log_names_the_sites_folder_and_empties_nothing(root: Path) -> None:
    said = built("mkdocs", root)
    assert f"Building documentation to directory: {root / 'site'}\n" in said
    assert "Cleaning" not in said
    assert ".cache" not in said


@either_way
def test_the_site_is_out_of_git_and_its_owners_alone(way: str, root: Path) -> None:
    built(way, root)
    assert (root / "site" / ".gitignore").read_text("utf-8") == "*\n"
    open_ones = [
        path for path in (root / "site").rglob("*") if path.stat().st_mode & 0o077
    ]
    assert open_ones == []
    assert list((root / BUILDING).iterdir()) == [], "nothing is left where it was built"


def test_a_site_outlives_the_cache(root: Path) -> None:
    put_built("mkdocs", root)
    shutil.rmtree(root / ".cache")
    (root / "entries" / "about.md").unlink()
    built("mkdocs", root)
    assert not (root / "site" / "about").exists()


def test_a_site_that_was_moved_is_still_known(root: Path) -> None:
    built("mkdocs", root)
    shutil.copytree(root / "site", root.parent / "www")
    (root / "entries" / "about.md").unlink()
    built("helplog", root, "--site-dir", "../www")
    assert not (root.parent / "www" / "about").exists()


def test_a_site_with_no_note_of_builds_is_taken_over(root: Path) -> None:
    put_built("mkdocs", root)
    (root / "site" / NAME).unlink()
    (root / "site" / "CNAME").write_text("me.example", "utf-8")
    (root / "site" / "mine.html").write_text("<p>mine</p>", "utf-8")
    (root / "entries" / "about.md").unlink()
    built("helplog", root)
    held = held_by(root / "site")
    assert held["CNAME"] == b"me.example"
    assert held["mine.html"] == b"<p>mine</p>"
    assert "about" not in held


# Builds that come to nothing

FAILURES: Final = {
    "on-config": "def on_config(config): raise RuntimeError('no')",
    "before": "def on_pre_build(config): raise RuntimeError('no')",
    "on-nav": "def on_nav(nav, config, files): raise RuntimeError('no')",
    "on-env": "def on_env(env, config, files): raise RuntimeError('no')",
    "on-a-template": "def on_post_template(output_content, template_name, config): raise RuntimeError('no')",
    "on-purpose": "from mkdocs.exceptions import PluginError\ndef on_page_markdown(markdown, page, config, files): raise PluginError('no')",
    "on-files": "def on_files(files, config): raise RuntimeError('no')",
    "on-a-page": "def on_post_page(output, page, config): raise RuntimeError('no')",
    "at-the-end": "def on_post_build(config): raise RuntimeError('no')",
    "a-full-disk": "def on_post_page(output, page, config): raise OSError(28, 'No space left on device')",
    "an-exit": "import sys\ndef on_post_build(config): sys.exit(3)",
    "ctrl-c": "import os, signal\ndef on_post_page(output, page, config): os.kill(os.getpid(), signal.SIGINT)",
    "a-warning": "import logging\ndef on_post_build(config): logging.getLogger('mkdocs.hooks').warning('hm')",
}


@pytest.mark.parametrize(("failure", "way"), covering(FAILURES, WAYS))
def test_a_build_that_fails_leaves_the_last_good_site(
    way: str, root: Path, failure: str
) -> None:
    put_built(way, root)
    before, marked = held_by(root / "site"), marks(root / "site")
    with_hook(root, failure)
    (root / "entries" / "about.md").unlink()
    done = build_by(way, root, "--strict")
    assert done.returncode != 0
    assert (held_by(root / "site"), marks(root / "site")) == (before, marked)
    assert list((root / BUILDING).iterdir()) == []
    with_hook(root, "")
    built(way, root)
    assert not (root / "site" / "about").exists()


@either_way
def test_findings_under_strict_leave_the_last_good_site(way: str, root: Path) -> None:
    put_built(way, root)
    before = held_by(root / "site")
    (root / "entries" / "2026-11-18.md").write_text("---\nacepted: Sam\n---\n", "utf-8")
    assert build_by(way, root, "--strict").returncode == 1
    assert held_by(root / "site") == before
    built(way, root)
    assert held_by(root / "site") != before


@pytest.mark.skipif(os.name != "posix", reason="a process is ended there otherwise")
@either_way
def test_a_build_that_is_killed_leaves_the_last_good_site_and_the_next_one_clears_up(
    way: str, root: Path
) -> None:
    put_built(way, root)
    before = held_by(root / "site")
    with_hook(
        root,
        "import os, signal\ndef on_post_build(config): os.kill(os.getpid(), signal.SIGKILL)",
    )
    (root / "entries" / "about.md").unlink()
    assert build_by(way, root).returncode == -signal.SIGKILL
    assert held_by(root / "site") == before
    assert len(list((root / BUILDING).iterdir())) == 1
    with_hook(root, "")
    built(way, root)
    assert list((root / BUILDING).iterdir()) == []
    assert not (root / "site" / "about").exists()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is another thing there")
def test_ctrl_c_while_files_take_their_places_lets_them_all(root: Path) -> None:
    interrupted = (
        "import os, signal, sys\n"
        "from helplog.store.files.folder_handle import FolderHandle\n"
        "take_in = FolderHandle.take_in\n"
        "def pressed(self, source, name):\n"
        "    if name == '404.html':\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    take_in(self, source, name)\n"
        "FolderHandle.take_in = pressed\n"
        "from helplog.cli.main import main\n"
        "sys.exit(main(['build', '-q']))\n"
    )
    environment = {**os.environ, "HELPLOG_TODAY": "2026-11-18"}
    done = subprocess.run(
        [sys.executable, "-c", interrupted],
        cwd=root,
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert (root / "site" / "index.html").is_file()
    before = marks(root / "site")
    built("helplog", root)
    assert marks(root / "site") == before, "all of it was there"


@pytest.mark.skipif(os.name != "posix", reason="folders are locked otherwise there")
def test_two_builds_at_once_both_end_well(root: Path) -> None:
    environment = {
        **os.environ,
        "HELPLOG_TODAY": "2026-11-18",
        "NO_MKDOCS_2_WARNING": "1",
    }
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, env=environment
        )
        for _ in range(2)
    ]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    assert (root / "site" / "index.html").is_file()
    assert list((root / BUILDING).iterdir()) == []


def test_a_preview_keeps_to_a_folder_of_its_own(root: Path) -> None:
    put_built("mkdocs", root)
    before = held_by(root / "site")
    environment = {
        **os.environ,
        "HELPLOG_TODAY": "2026-11-18",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", "127.0.0.1:0"]
    with subprocess.Popen(
        command, cwd=root, env=environment, stderr=subprocess.PIPE, text=True
    ) as preview:
        assert preview.stderr is not None
        until = time.monotonic() + 60
        while (
            "Serving on" not in (line := preview.stderr.readline())
            and line
            and time.monotonic() < until
        ):
            pass
        assert "Serving on" in line
        preview.send_signal(signal.SIGINT)
        preview.wait(timeout=60)
    assert held_by(root / "site") == before
    assert list((root / BUILDING).iterdir()) == []
