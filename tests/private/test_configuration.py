"""What a configuration would let out is shut, and said; and what the policy of every page is made of."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from helplog.store.files.confinement import Boundary
from helplog.website.hardening import harden
from helplog.website.looking.kept_back import may_run
from helplog.website.material.policy import policy, script_hashes, with_policy
from helplog.website.material.theming import dress

LEAKY: Final = """\
site_name: Leaky
docs_dir: entries
repo_url: https://far.example/a/b
theme:
  name: material
  logo: https://far.example/logo.png
  favicon: //far.example/icon.png
  font:
    text: Far Away
  features: [announce.dismiss]
extra_css: [https://far.example/a.css, own.css]
extra_javascript:
  - https://far.example/a.js
  - path: //far.example/b.mjs
    type: module
  - own.js
extra:
  analytics: {provider: google, property: G-1}
  consent: {title: Cookies, description: x}
  version: {provider: mike}
  polyfills: [https://far.example/p.js]
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji , emoji_generator: !!python/name:material.extensions.emoji.to_svg }
  - pymdownx.snippets: {url_download: true}
plugins:
  - search
  - privacy
  - offline
  - helplog
"""
HASHES: Final = (
    "'sha256-exqRXrW/0laiImCrTE8a70vxyyY10FJVIppytLf/dbY='",
    "'sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4='",
    "'sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8='",
)
"""Of Material 9.8.1's inline scripts, each read before it was pinned. A new Material may change
them: read again."""


def configured(tmp_path: Path, text: str) -> MkDocsConfig:
    (tmp_path / "entries").mkdir(exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    return load_config(str(tmp_path / "mkdocs.yml"))


def test_everything_that_would_leave_is_shut_and_said_with_its_line_and_cure(
    tmp_path: Path,
) -> None:
    config = configured(tmp_path, LEAKY)
    found = harden(config)
    dress(config)
    lines = LEAKY.splitlines()
    said = {
        lines[one.where.line - 1].strip().partition(":")[0].removeprefix("- ")
        for one in found
    }
    assert said == {
        *(
            "repo_url",
            "logo",
            "favicon",
            "font",
            "extra_css",
            "extra_javascript",
            "analytics",
            "consent",
            "version",
        ),
        *("polyfills", "pymdownx.snippets", "privacy", "offline"),
    }
    assert all(one.hint and one.code == "nothing-leaves" for one in found)
    assert [str(one) for one in config.extra_css] == [
        "assets/helplog/helplog.css",
        "own.css",
    ]
    assert not [
        one for one in map(str, config.extra_javascript) if "far.example" in one
    ]
    assert (config.repo_url, config.theme["font"], config.theme["logo"]) == (
        None,
        False,
        "assets/helplog/icon.svg",
    )
    assert not {"analytics", "consent", "version"} & set(config.extra)
    assert not config.plugins["material/privacy"].config["enabled"]
    assert not config.plugins["material/offline"].config["enabled"]


def test_a_quiet_configuration_is_left_in_peace(tmp_path: Path) -> None:
    text = "site_name: x\ndocs_dir: entries\ntheme: {name: material, logo: own.png}\nplugins: [search, helplog]\n"
    assert harden(configured(tmp_path, text)) == ()


NO_SOCKETS: Final = """
import socket, sys

def declined(*_, **__):
    raise AssertionError("the build opened a connection")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = declined
sys.argv = ["mkdocs", "build", "-f", sys.argv[1]]
from mkdocs.__main__ import cli
cli()
"""


@pytest.mark.slow
def test_the_build_opens_no_connection_whatever_the_configuration_asks_for(
    tmp_path: Path,
) -> None:
    config = configured(tmp_path, LEAKY)
    assert config
    for name in ("own.css", "own.js"):
        (tmp_path / "entries" / name).write_text("/* own */", "utf-8")
    (tmp_path / "entries" / "2026-11-18.md").write_text(
        '![far](https://far.example/x.png) :smile: :material-account:\n\n--8<-- "https://far.example/x.md"\n',
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", NO_SOCKETS, str(tmp_path / "mkdocs.yml")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "HELPLOG_TODAY": "2026-11-18"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "site" / "weeks" / "2026-11-16" / "index.html").read_text(
        "utf-8"
    )
    far = set(re.findall(r"(?:src|href)=\"?((?:https?:)?//[^\"> ]+)", page))
    assert far == {"https://far.example/x.png"}, (
        "the link that the picture became, and nothing else"
    )
    assert "😄" in page


def environment_of(config: MkDocsConfig) -> object:
    dress(config)
    return config.theme.get_env()


PLAIN: Final = "site_name: x\ndocs_dir: entries\ntheme: {name: material}\nplugins: [search, helplog]\n"


def test_the_hashes_are_the_themes_own_three(tmp_path: Path) -> None:
    config = configured(tmp_path, PLAIN)
    assert script_hashes(environment_of(config), config) == HASHES  # type: ignore[arg-type]


def test_features_of_the_theme_bring_their_scripts(tmp_path: Path) -> None:
    more = PLAIN.replace(
        "name: material",
        "name: material, features: [content.tabs.link, announce.dismiss]",
    )
    config = configured(tmp_path, more)
    found = script_hashes(environment_of(config), config)  # type: ignore[arg-type]
    assert set(HASHES) < set(found)
    assert len(found) == 5


def test_an_overridden_partial_is_the_one_that_counts(tmp_path: Path) -> None:
    partial = tmp_path / "own" / "partials" / "javascripts" / "palette.html"
    partial.parent.mkdir(parents=True)
    partial.write_text("<script>my_own_palette()</script>", "utf-8")
    config = configured(
        tmp_path, PLAIN.replace("name: material", "name: material, custom_dir: own")
    )
    found = script_hashes(environment_of(config), config)  # type: ignore[arg-type]
    assert len(found) == 3
    assert len(set(found) - set(HASHES)) == 1


def test_a_script_in_a_page_gets_no_hash_and_the_policy_stands_before_it(
    tmp_path: Path,
) -> None:
    config = configured(tmp_path, PLAIN)
    hashes = script_hashes(environment_of(config), config)  # type: ignore[arg-type]
    page = with_policy(
        '<html><head><meta charset="utf-8"><script>injected()</script></head></html>',
        hashes,
    )
    assert page.index("Content-Security-Policy") < page.index("injected")
    assert page.count("sha256-") == len(hashes) == 3
    assert (
        "unsafe-inline'"
        not in policy(hashes).partition("script-src")[2].partition(";")[0]
    )


def test_every_page_that_is_built_has_the_policy_and_no_referrer(
    tmp_path: Path,
) -> None:
    config = configured(tmp_path, PLAIN)
    assert config
    (tmp_path / "entries" / "about.md").write_text("# About\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(tmp_path / "mkdocs.yml"),
    ]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 4
    for page in pages:
        text = page.read_text("utf-8")
        for said in (
            "Content-Security-Policy",
            'name="referrer" content="no-referrer"',
            "noindex",
        ):
            assert text.index(said) < text.index("<script"), page


@pytest.mark.parametrize(
    ("name", "text", "runs"),
    [
        ("saved.html", "words", True),
        ("Saved.HTM", "words", True),
        ("own.js", "x", True),
        ("x.svgz", "x", True),
        (
            "fine.svg",
            '<svg xmlns="http://www.w3.org/2000/svg"><style>.a{fill:red}</style><path class="a" d="M0 0"/></svg>',
            False,
        ),
        ("linked.svg", '<svg><use href="#own"/><image href="photo.png"/></svg>', False),
        ("script.svg", "<svg><script>alert(1)</script></svg>", True),
        (
            "prefixed.svg",
            '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>x</s:script></s:svg>',
            True,
        ),
        ("handler.svg", "<svg onload=alert(1)>", True),
        ("entity.svg", '<svg><a href="&#106;avascript:alert(1)"/></svg>', True),
        ("doctype.svg", '<!DOCTYPE svg [<!ENTITY x "y">]><svg/>', True),
        ("far.svg", '<svg><image href="https://far.example/x.png"/></svg>', True),
        ("import.svg", '<svg><style>@import "x.css"</style></svg>', True),
        ("foreign.svg", "<svg><foreignObject><p>x</p></foreignObject></svg>", True),
        ("fine.xml", "<gpx><trk/></gpx>", False),
        (
            "page.xml",
            '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:script>x</h:script></h:html>',
            True,
        ),
        ("photo.jpg", "<script>", False),
        ("notes.txt", "<script>", False),
        ("table.csv", "<script>", False),
    ],
)
def test_a_file_that_could_run_is_known(
    name: str,
    text: str,
    runs: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert may_run(path, Boundary(tmp_path, tmp_path)) is runs
    if path.suffix == ".svg":
        path.write_bytes(text.encode("utf-16"))
        assert may_run(path, Boundary(tmp_path, tmp_path)), (
            "what can't be read can't be told to be harmless"
        )


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_what_a_link_brings_in_from_outside_is_not_looked_into(tmp_path: Path) -> None:
    """It could change between a look at it and the copy."""
    root = tmp_path / "journal"
    root.mkdir()
    (tmp_path / "harmless.svg").write_text("<svg/>", "utf-8")
    (root / "drawing.svg").symlink_to(tmp_path / "harmless.svg")
    assert may_run(root / "drawing.svg", Boundary(root, root))


@pytest.mark.parametrize(("longer", "runs"), [(0, False), (1, True)])
def test_a_drawing_of_more_than_5_mib_is_not_looked_into(
    longer: int, tmp_path: Path, *, runs: bool
) -> None:
    path = tmp_path / "drawing.svg"
    path.write_bytes(b"<svg>" + b" " * (5 * 1024 * 1024 - 5 + longer))
    assert may_run(path, Boundary(tmp_path, tmp_path)) is runs
