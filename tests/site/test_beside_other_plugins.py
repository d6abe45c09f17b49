"""A journal beside plugins that people have: it is built, nothing private is in it, and what can't work together is said."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
from pathlib import Path
from typing import Final

import pytest
from tests.covering import covering
from tests.hostile.small_journal import build_by, held_by, write_small_journal

pytestmark = pytest.mark.slow

SECRET: Final = "Quittenbrot"
FILES: Final = {
    "guide/index.md": "# Guide\n\nWhere to begin.\n",
    "guide/two.md": (
        "# Second page\n\nA *good* page. {{ 6 * 7 }}\n\n![cake](../photos/cake.png)\n\n"
        '{% include "2026-11-12.md" %}\n'
        '{% include-markdown "../2026-11-12.md" %}\n'
    ),
    "photos/cake.png": "no picture",
    "2026-11-12.md": f"---\nprivate: true\nasks: [Zora: {SECRET}]\n---\n{SECRET}\n",
    "guide/hidden.md": f"---\nprivate: true\n---\n# {SECRET}\n\n{SECRET}\n",
}
PLUGINS: Final = {
    "awesome-nav": "awesome-nav",
    "git-authors": "git-authors",
    "git-revision-date-localized": "git-revision-date-localized: {enable_creation_date: true}",
    "glightbox": "glightbox",
    "include-markdown": "include-markdown",
    "literate-nav": "literate-nav",
    "macros": "macros",
    "minify": "minify: {minify_html: true}",
    "redirects": "redirects: {redirect_maps: {old.md: guide/two.md}}",
    "section-index": "section-index",
}
REFUSED: Final = {
    "glightbox": "needs a script of its own on every page",
    "include-markdown": "would put any file into pages",
    "macros": "would put any file into pages",
}
"""What can't work together with a journal, and is said."""


def journal(root: Path, plugin: str, *, first: bool) -> Path:
    write_small_journal(root)
    for uri, text in FILES.items():
        path = root / "entries" / uri
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    plugins = [plugin, "helplog"] if first else ["helplog", plugin]
    listed = "".join(f"  - {one}\n" for one in ["search", *plugins])
    (root / "mkdocs.yml").write_text(
        "site_name: J\ndocs_dir: entries\ntheme: {name: material}\n"
        f"plugins:\n{listed}",
        "utf-8",
    )
    for arguments in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=N", "-c", "user.email=n@example.org", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    return root


def built(root: Path) -> tuple[dict[str, str], str]:
    """The site's pages and its search, and what was said."""
    done = build_by("mkdocs", root, DISABLE_MKDOCS_2_WARNING="true")
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    texts = {}
    for uri, data in held_by(root / "site").items():
        if isinstance(data, bytes) and data != b"/":
            texts[uri] = data.decode("utf-8", "replace")
    return texts, said


def warnings_in(said: str) -> list[str]:
    return [line for line in said.splitlines() if re.match(r"(WARNING|ERROR)\b", line)]


@pytest.mark.parametrize(
    ("name", "first"), covering(PLUGINS.keys(), {"before": True, "after": False})
)
def test_a_journal_beside_a_plugin(tmp_path: Path, name: str, *, first: bool) -> None:
    root = journal(tmp_path / "journal", PLUGINS[name], first=first)
    site, said = built(root)

    warned = warnings_in(said)
    if name in REFUSED:
        assert len(warned) == 1
        assert REFUSED[name] in warned[0]
    else:
        assert warned == []
    assert "Traceback" not in said

    assert "A <em>good</em> page." in site["guide/two/index.html"]
    assert "A better one." in site["weeks/2026-11-16/index.html"]
    found = [text for uri, text in site.items() if uri.startswith("search/t-")]
    assert sum(text.count("A better one.") for text in found) == 1
    assert "photos/cake.png" in site

    assert not [uri for uri, text in site.items() if SECRET in text or "Zora" in text]
    assert SECRET not in said
    assert not [uri for uri in site if "hidden" in uri or "2026-11-12" in uri]
    pages = {uri: text for uri, text in site.items() if uri.endswith(".html")}
    for uri, text in pages.items():
        assert not re.search(r'(?:src|<link[^>]*href)=["\']?(?:https?:)?//', text), uri
        # the plugin's own has nothing on it but where it leads
        if uri != "old/index.html":
            assert "Content-Security-Policy" in text, uri
            assert_scripts_may_run(text, uri)


def assert_scripts_may_run(page: str, uri: str) -> None:
    """A script that the policy stops is a script that was put there by somebody else."""
    policy = page.partition("Content-Security-Policy")[2].partition(">")[0]
    for attributes, script in re.findall(
        r"<script([^>]*)>(.*?)</script>", page, re.DOTALL
    ):
        if "src=" in attributes or "application/json" in attributes:
            continue
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert digest in policy, f"{uri}: {script[:60]}"


def titles_of_navigation(page: str) -> list[str]:
    titles = re.findall(
        r'md-nav__link[^>]*>\s*<span class="md-ellipsis">\s*([^<]*?)\s*<', page
    )
    return list(dict.fromkeys(titles))


def test_the_navigation_is_the_one_that_awesome_nav_reads(tmp_path: Path) -> None:
    root = journal(tmp_path / "journal", "awesome-nav", first=True)
    (root / "entries/.nav.yml").write_text(
        "nav:\n  - Beginning: guide/index.md\n  - index.md\n  - hidden.md\n", "utf-8"
    )
    site, _ = built(root)
    titles = titles_of_navigation(site["guide/two/index.html"])
    assert titles[:2] == ["Beginning", "Today"]
    assert "Practice" not in titles
    assert not [uri for uri in site if ".nav" in uri]


def test_the_navigation_is_the_one_that_literate_nav_reads(tmp_path: Path) -> None:
    root = journal(tmp_path / "journal", "literate-nav", first=True)
    (root / "entries/SUMMARY.md").write_text(
        "* [Beginning](guide/index.md)\n* [Today](index.md)\n", "utf-8"
    )
    site, _ = built(root)
    titles = titles_of_navigation(site["guide/index.html"])
    assert titles[:2] == ["Beginning", "Today"]


def test_a_page_that_did_not_change_has_the_day_it_was_changed_on(
    tmp_path: Path,
) -> None:
    root = journal(
        tmp_path / "journal", PLUGINS["git-revision-date-localized"], first=True
    )
    site, _ = built(root)
    assert "git-revision-date-localized-plugin" in site["guide/two/index.html"]
    week = site["weeks/2026-11-16/index.html"]
    assert "git-revision-date-localized-plugin" not in week, "it has no file of its own"
