"""Hooks of one's own, and plugins of unusual shape, are MkDocs's affair: helplog builds beside them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import pytest
from tests.covering import covering
from tests.forking import ANEW
from tests.hostile.small_journal import (
    CONFIGURATION,
    build_by,
    write_small_journal,
)
from tests.site.conftest import run_mkdocs

from helplog.website.hardening import harden

pytestmark = pytest.mark.slow

ALL_EVENTS: Final = """\
from pathlib import Path
SEEN = Path(__file__).with_name("seen")
def note(event):
    with SEEN.open("a") as seen:
        print(event, file=seen)
def on_startup(command, dirty): note("startup")
def on_shutdown(): note("shutdown")
def on_serve(server, config, builder): return server
def on_config(config): note("config"); return config
def on_pre_build(config): note("pre_build")
def on_files(files, config): return files
def on_nav(nav, config, files): return nav
def on_env(env, config, files): return env
def on_post_build(config):
    note("post_build")
    Path(config.site_dir, "mine.txt").write_text("made by a hook")
def on_build_error(error): note("build_error")
def on_pre_template(template, template_name, config): return template
def on_template_context(context, template_name, config): return context
def on_post_template(output_content, template_name, config): return output_content
def on_pre_page(page, config, files): return page
def on_page_markdown(markdown, page, config, files): return markdown
def on_page_content(html, page, config, files): return html
def on_page_context(context, page, config, nav): return context
def on_post_page(output, page, config): return output
"""
HOOKS: Final = {
    "one-event": "def on_page_markdown(markdown, **_): return markdown.replace('writes', 'reads')\n",
    "no-event": "",
    "every-event": ALL_EVENTS,
    "says-nothing": "def on_config(config): pass\ndef on_files(files, config): pass\ndef on_env(env, **_): pass\n",
    "a-config-of-its-own": "config = {'enabled': True, 'cards': 1}\ndef on_env(env, **_): return env\n",
    "a-config-that-is-none": "config = None\ndef on_env(env, **_): return env\n",
    "a-config-of-another-kind": "config = 'enabled'\ndef on_nav(nav, **_): return nav\n",
}


@pytest.mark.parametrize(("hook", "way"), covering(HOOKS, ["helplog", "mkdocs"]))
def test_a_hook_of_ones_own(tmp_path: Path, hook: str, way: str) -> None:
    root = write_small_journal(tmp_path / "journal", more="hooks: [mine.py]\n")
    (root / "mine.py").write_text(hook, "utf-8")
    done = build_by(way, root)
    assert done.returncode == 0, done.stderr
    assert (root / "site" / "index.html").is_file()


def test_what_a_hook_writes_last_is_in_the_site_and_goes_with_the_hook(
    tmp_path: Path,
) -> None:
    root = write_small_journal(tmp_path / "journal", more="hooks: [mine.py]\n")
    (root / "mine.py").write_text(ALL_EVENTS, "utf-8")
    assert run_mkdocs(root, "build").returncode == 0
    assert (root / "site" / "mine.txt").read_text("utf-8") == "made by a hook"
    assert (root / "seen").read_text("utf-8").split() == [
        "startup",
        "config",
        "pre_build",
        "post_build",
        "shutdown",
    ]
    (root / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    assert run_mkdocs(root, "build").returncode == 0
    assert not (root / "site" / "mine.txt").exists()


def test_the_commands_that_only_look_do_so_beside_a_hook(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path / "journal", more="hooks: [mine.py]\n")
    (root / "mine.py").write_text(HOOKS["one-event"], "utf-8")
    for command in ("doctor", "check", "today"):
        done = subprocess.run(
            [*ANEW["helplog"], command],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert "should not have happened" not in done.stderr
        assert "Traceback" not in done.stderr


def test_a_plugin_without_options_is_left_alone(tmp_path: Path) -> None:
    from mkdocs.config import load_config
    from mkdocs.plugins import BasePlugin

    class Bare(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
        config = None

    config = load_config(str(write_small_journal(tmp_path / "journal") / "mkdocs.yml"))
    config.plugins["material/social"] = Bare()
    config.plugins["privacy"] = object()  # type: ignore[assignment]
    harden(config)
