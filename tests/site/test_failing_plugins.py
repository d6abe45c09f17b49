"""Whatever a page does to a plugin, a template or a search: it is shown as text and named, and the rest is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.covering import covering
from tests.hostile.small_journal import build_by, held_by, write_small_journal
from tests.searched import sections, texts

pytestmark = pytest.mark.slow

FOUR_LINES = "- ## One\n  ## Again\n- two\n  - ## Three\n"
"""Ordinary enough; the theme's search loses count of the list."""
ONE = "# Mine\n\nTROUBLE & *stars* <b>here</b>.\n"
EVENTS = {
    "on_pre_page": "def on_pre_page(page, **_):\n    fail(page)\n",
    "on_page_markdown": "def on_page_markdown(markdown, page, **_):\n    fail(page)\n",
    "on_page_content": "def on_page_content(html, page, **_):\n    fail(page)\n",
    "on_page_context": "def on_page_context(context, page, **_):\n    fail(page)\n",
    "on_post_page": "def on_post_page(output, page, **_):\n    fail(page)\n",
}


def journal(root: Path, hook: str, more: str = "") -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / "hook.py").write_text(hook, "utf-8")
    made = write_small_journal(root, more=f"hooks: [hook.py]\n{more}")
    (made / "entries/mine.md").write_text(ONE, "utf-8")
    return made


def failing_on(condition: str, event: str, problem: str) -> str:
    return (
        "from mkdocs.exceptions import Abort, PluginError\n"
        f"def fail(page):\n    if {condition}:\n        raise {problem}\n"
        f"{EVENTS[event]}"
    )


STARS = "page.file.src_uri == 'mine.md' and '*stars*' in page.file.content_string"
"""The page as it is, before it is rendered."""
BOLD = "'<em>stars' in (page.content or '')"
"""The page once it is rendered."""


@pytest.mark.parametrize(
    ("event", "problem"),
    covering(EVENTS.keys(), ["ValueError('no')", "PluginError('no')"]),
)
def test_a_page_on_which_a_plugin_fails(
    tmp_path: Path, event: str, problem: str
) -> None:
    early = event in {"on_pre_page", "on_page_markdown"}
    hook = failing_on(STARS if early else BOLD, event, problem)
    root = journal(tmp_path / "journal", hook)
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("shown-as-written") == 1
    assert "mine.md:1:1: This can't be turned into a page" in done.stderr
    assert "Traceback" not in done.stderr
    page = (root / "site/mine/index.html").read_text("utf-8")
    assert "TROUBLE &amp; *stars* &lt;b&gt;here&lt;/b&gt;." in page
    assert "<title>Mine - J</title>" in page
    assert "Content-Security-Policy" in page
    assert (root / "site/weeks/2026-11-16/index.html").is_file()
    index = texts(root / "site")
    assert index.count("TROUBLE") == 1, "it is found once"
    strict = build_by("mkdocs", root, "--strict")
    assert strict.returncode == 1


@pytest.mark.parametrize("event", EVENTS)
def test_a_plugin_that_fails_on_every_page(tmp_path: Path, event: str) -> None:
    root = journal(tmp_path / "journal", failing_on("True", event, "ValueError('no')"))
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("[plugin-fails]") == 2, (
        "once at a page, once for all others"
    )
    page = (root / "site/mine/index.html").read_text("utf-8")
    assert "<em>stars</em>" in page
    assert "Content-Security-Policy" in page
    index = texts(root / "site")
    assert index.count("TROUBLE") == 1
    assert index.count("A better one.") == 1


def test_the_pages_of_a_plugin_that_fails_are_those_of_a_journal_without_it(
    tmp_path: Path,
) -> None:
    failing = journal(
        tmp_path / "one", failing_on("True", "on_post_page", "ValueError('no')")
    )
    quiet = journal(
        tmp_path / "two", "def on_post_page(output, **_):\n    return output\n"
    )
    for root in (failing, quiet):
        assert build_by("mkdocs", root).returncode == 0
    sites = [held_by(root / "site") for root in (failing, quiet)]
    for site in sites:
        for changing in (".helplog-site.json", "sitemap.xml.gz"):
            site.pop(changing, None)
    assert sites[0] == sites[1]


ENDS = {
    "on purpose": ("PluginError('not like this')", "not like this"),
    "by leaving": ("Abort('not like this')", "not like this"),
    "by the system": ("SystemExit(3)", ""),
    "by Ctrl-C": ("KeyboardInterrupt", ""),
    "by a full disk": ("OSError(28, 'No space left on device')", "No space left"),
}


@pytest.mark.parametrize(("problem", "said"), ENDS.values(), ids=ENDS)
def test_a_build_that_is_ended_leaves_the_last_good_site(
    tmp_path: Path, problem: str, said: str
) -> None:
    root = journal(tmp_path / "journal", "")
    assert build_by("mkdocs", root).returncode == 0
    before = held_by(root / "site")
    (root / "hook.py").write_text(failing_on("True", "on_post_page", problem), "utf-8")
    done = build_by("mkdocs", root)
    assert done.returncode != 0
    assert said in done.stdout + done.stderr
    assert held_by(root / "site") == before


def test_a_template_that_fails_ends_the_build_with_the_page_it_failed_on(
    tmp_path: Path,
) -> None:
    root = journal(tmp_path / "journal", "", "")
    assert build_by("mkdocs", root).returncode == 0
    before = held_by(root / "site")
    (root / "overrides").mkdir()
    (root / "overrides/main.html").write_text(
        "{% if page %}{{ 1 // 0 }}{% endif %}", "utf-8"
    )
    text = (root / "mkdocs.yml").read_text("utf-8")
    text = text.replace("{name: material}", "{name: material, custom_dir: overrides}")
    (root / "mkdocs.yml").write_text(text, "utf-8")
    done = build_by("mkdocs", root)
    assert done.returncode == 1
    assert "Error building page" in done.stderr
    assert held_by(root / "site") == before


def test_lines_that_are_headings_within_a_list_are_found(tmp_path: Path) -> None:
    """The theme's search loses count of them, and would stop the build."""
    root = write_small_journal(tmp_path / "journal")
    (root / "entries/lines.md").write_text(FOUR_LINES, "utf-8")
    (root / "entries/2026-11-12.md").write_text(f"In a day.\n\n{FOUR_LINES}", "utf-8")
    (root / "entries/2026-11-13.md").write_text(
        f"---\nprivate: true\n---\n\n{FOUR_LINES}SECRET\n", "utf-8"
    )
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    assert "This can't be turned into a page" not in done.stderr
    said = {found.address: found.text for found in sections(root / "site")}
    assert "lines/index.html#one" in said
    assert "One" in said["weeks/2026-11-09/index.html#2026-11-12"]
    week = (root / "site/weeks/2026-11-09/index.html").read_text("utf-8")
    assert "A long day." in week
    everything = b"".join(
        data for data in held_by(root / "site").values() if isinstance(data, bytes)
    )
    assert b"SECRET" not in everything
    assert "SECRET" not in done.stderr


SETTINGS = (
    "search: true",
    "hide: 3",
    "template: 7",
    "search: {boost: .nan}",
    "tags: {a: 1}",
)


def test_settings_of_pages_that_the_theme_cannot_use(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path / "journal")
    for number, setting in enumerate(SETTINGS):
        text = f"---\n{setting}\n---\n# Page\n\nAll *here*.\n"
        (root / f"entries/page-{number}.md").write_text(text, "utf-8")
    (root / "entries/first.md").write_text("Note: buy milk\nkey:: value\n", "utf-8")
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    for number, _ in enumerate(SETTINGS):
        page = (root / f"site/page-{number}/index.html").read_text("utf-8")
        assert "All <em>here</em>." in page
    assert done.stderr.count("page-setting-left-out") == 4, "search: true can be used"
    assert {f"page-{n}/index.html" for n, _ in enumerate(SETTINGS)} <= {
        found.address for found in sections(root / "site")
    }
    first = (root / "site/first/index.html").read_text("utf-8")
    assert "Note: buy milk" in first
    assert "key:: value" in first
