"""Whatever one page does to what makes the site, every other page is there, and it says of itself what it did."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hostile.endless_work import EXTENSIONS

from helplog.prose import rendering
from helplog.prose.converting import as_written
from helplog.prose.linking import Links
from helplog.prose.rendering import Renderer, own_page

BREAKING = """
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class Breaking(Preprocessor):
    def run(self, lines):
        text = " ".join(lines)
        for problem in (ValueError, RecursionError, AssertionError, MemoryError):
            if problem.__name__ in text:
                raise problem("no such <thing>\\n\\x1b[31m in " + "x" * 500)
        return lines


class BreakingExtension(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Breaking(md), "breaking", 1000)


def makeExtension(**options):
    return BreakingExtension()
"""
CONFIGURATION = """\
site_name: Journal
docs_dir: entries
theme: {name: material}
markdown_extensions: [admonition, toc, breaking]
plugins: [search, helplog]
"""
PROBLEMS = ("ValueError", "RecursionError", "AssertionError", "MemoryError")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A site in which half of the pages fail, and what was said while it was built."""
    root = tmp_path_factory.mktemp("failing")
    entries = root / "entries"
    entries.mkdir()
    (root / "breaking.py").write_text(BREAKING, "utf-8")
    (root / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    for n, problem in enumerate(PROBLEMS, start=2):
        (entries / f"2026-11-0{n}.md").write_text(
            f"A day with *{problem}* & <b>more</b>.\n\nThe end.\n", "utf-8"
        )
        (entries / f"page-{problem}.md").write_text(
            f"# A page\n\nwith *{problem}* & <b>more</b>.\n", "utf-8"
        )
    (entries / "2026-11-01.md").write_text("A *good* day.\n", "utf-8")
    (entries / "page-good.md").write_text("# A good page\n\nwith *words*.\n", "utf-8")
    (entries / "page-deep.md").write_text("- " * 800 + "deepest\n", "utf-8")
    (entries / "page-deep-frontmatter.md").write_text(
        f"---\nx: {'[' * 400}{']' * 400}\n---\nbelow\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={
            **os.environ,
            "PYTHONPATH": str(root),
            "HELPLOG_TODAY": "2026-11-08",
            "NO_MKDOCS_2_WARNING": "1",
        },
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "Traceback" not in said
    return root / "site", said


@pytest.mark.slow
@pytest.mark.parametrize("problem", PROBLEMS)
def test_an_ordinary_page_on_which_an_extension_fails(
    built: tuple[Path, str], problem: str
) -> None:
    site, said = built
    page = (site / f"page-{problem}/index.html").read_text("utf-8")
    assert f"with *{problem}* &amp; &lt;b&gt;more&lt;/b&gt;." in page
    assert f"page-{problem}.md:1:1: This can't be turned into a page" in said


@pytest.mark.slow
@pytest.mark.parametrize("problem", PROBLEMS)
def test_an_entry_on_which_an_extension_fails(
    built: tuple[Path, str], problem: str
) -> None:
    site, said = built
    week = (site / "weeks/2026-11-02/index.html").read_text("utf-8")
    assert f"A day with *{problem}* &amp; &lt;b&gt;more&lt;/b&gt;.</p>" in week
    day = f"2026-11-0{PROBLEMS.index(problem) + 2}.md"
    assert f"{day}:1:1: This can't be turned into a page" in said


@pytest.mark.slow
def test_pages_that_are_nested_too_deeply(built: tuple[Path, str]) -> None:
    site, said = built
    assert "deepest" in (site / "page-deep/index.html").read_text("utf-8")
    assert "page-deep.md:1:1: This can't be turned into a page" in said
    assert "below" in (site / "page-deep-frontmatter/index.html").read_text("utf-8")


@pytest.mark.slow
def test_every_other_page(built: tuple[Path, str]) -> None:
    site, said = built
    assert "with <em>words</em>" in (site / "page-good/index.html").read_text("utf-8")
    assert "A <em>good</em> day" in (site / "weeks/2026-10-26/index.html").read_text(
        "utf-8"
    )
    assert "page-good.md" not in said
    assert "\x1b[31m" not in said


def renderer() -> Renderer:
    return Renderer(
        EXTENSIONS, {}, Links(written={}, days={}, weeks={}, people={}, files={})
    )


def test_a_converter_goes_on_after_a_text_it_could_not_convert() -> None:
    render = renderer()
    page = own_page("2026-11-18.md", "")
    failed = render(page, "- " * 500 + "a", "weeks/2026-W47.md", "p-")
    assert [one.code for one in failed.diagnostics] == ["shown-as-written"]
    good = render(page, "A *good* day", "weeks/2026-W47.md", "p-")
    assert (str(good.html), good.diagnostics) == ("<p>A <em>good</em> day</p>", ())


def test_a_cleaner_that_panics(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicError(BaseException):
        """As a program in Rust panics: no Exception."""

    def panic(_: str) -> str:
        raise PanicError("index out of bounds")

    monkeypatch.setattr(rendering, "clean", panic)
    done = renderer()(
        own_page("2026-11-18.md", "A <b>day</b>"),
        "A <b>day</b>",
        "weeks/2026-W47.md",
        "p-",
    )
    assert str(done.html) == "<p>A &lt;b&gt;day&lt;/b&gt;</p>"
    assert [one.code for one in done.diagnostics] == ["shown-as-written"]


def test_a_text_as_it_is_written() -> None:
    text = 'One & <two>\nthree "four"\n\n\n<!-- hidden -->\n\n  five\n'
    said = "<p>One &amp; &lt;two&gt;<br>\nthree &quot;four&quot;</p>\n<p>  five</p>"
    assert as_written(text) == said
    assert not as_written("\n\n")
