"""What helplog puts into the theme's HTML: where it finds no place for it, that is said, and once."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from helplog.model.diagnostic import Severity
from helplog.pages.addresses import MAIN_URIS
from helplog.pages.source import Heading
from helplog.pages.words import words_in
from helplog.publish.framing import FramedPage, Frames, frames_of
from helplog.website.composed.pages import ComposedPage
from helplog.website.composed.ready_files import outlined
from helplog.website.finishing import Finishing
from helplog.website.material.navigation import navigation
from helplog.website.material.theme_frames import ThemeFrames
from helplog.website.material.theming import dress
from helplog.website.preview.serving import Preview

CODE: Final = "theme-place-missing"
PAGE: Final = (
    '<html><head><meta charset="utf-8"></head><body><div data-md-component="skip"></div>'
    '<div class="md-search"><form class="md-search__form" name="search"></form></div>'
    '<div class="md-content"><article class="md-content__inner md-typeset"></article></div>'
    '<div class="hl-missing"></div><div class="md-dialog"></div></body></html>'
)
CUTS: Final = {
    "skip": ('data-md-component="skip"', "the link that leads to a page's content"),
    "article": ("<article class", "the link that leads to a page's content"),
    "language": ('class="md-content"', "the language helplog speaks"),
    "manifest": ("</head>", "the manifest"),
    "bar": ('class="md-dialog"', "the bar of the five places"),
    "search": ('name="search"', "helplog's own search"),
    "search's box": ('<div class="md-search"', "helplog's own search"),
    "missing": ('class="hl-missing"', "what a wrong address is answered with"),
}
"""What a new theme may not have, and what has no place without it."""


def configured(tmp_path: Path, theme: str) -> MkDocsConfig:
    (tmp_path / "entries").mkdir(exist_ok=True)
    text = (
        f"site_name: x\ndocs_dir: entries\ntheme: {theme}\nplugins: [search, helplog]\n"
    )
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    dress(config)
    return config


def begun(tmp_path: Path, theme: str = "{name: material, language: it}") -> Finishing:
    """A build in a language that helplog has no words in, so that nothing is left out."""
    config = configured(tmp_path, theme)
    finishing = Finishing()
    finishing.begin(config.theme.get_env(), config, Files([]))
    return finishing


def finished(finishing: Finishing, html: str, name: str) -> str:
    """A page on its way to the disk, beside no other plugin."""
    html = finishing.template(html, name, None)
    return finishing.governed(html, name)


def test_where_every_place_is_there_nothing_is_said(tmp_path: Path) -> None:
    finishing = begun(tmp_path)
    html = finished(finishing, PAGE, "404.html")
    assert 'href="#hl-content"' in html
    assert 'lang="en"' in html
    assert 'rel="manifest"' in html
    assert "Content-Security-Policy" in html
    assert finishing.findings() == ()


@pytest.mark.parametrize("cut", CUTS)
def test_a_place_that_is_not_there_is_said_once(tmp_path: Path, cut: str) -> None:
    gone, what = CUTS[cut]
    finishing = begun(tmp_path)
    for _ in range(2):
        finished(finishing, PAGE.replace(gone, ""), "404.html")
    (finding,) = finishing.findings()
    assert (finding.code, finding.severity) == (CODE, Severity.WARNING)
    assert what in finding.message
    assert "404.html" in finding.message
    assert "theme seems to have changed" in finding.hint


def test_a_page_whose_menu_has_no_line_for_its_place_is_said(tmp_path: Path) -> None:
    config = configured(tmp_path, "{name: material}")
    config.nav = navigation(MAIN_URIS)
    finishing = Finishing()
    finishing.begin(config.theme.get_env(), config, Files([]))
    page = composed(config)
    line = '<a href="../index.html" class="md-tabs__link">Weeks</a>'
    marked = finishing.page(PAGE.replace("</body>", line + "</body>"), page)
    assert (
        '<a aria-current="true" href="../index.html" class="md-tabs__link">' in marked
    )
    assert finishing.findings() == ()
    finishing.page(PAGE, page)
    (finding,) = finishing.findings()
    assert "the mark of where one is" in finding.message


def test_a_page_without_a_head_has_no_policy_and_that_is_said(tmp_path: Path) -> None:
    finishing = begun(tmp_path)
    finished(finishing, PAGE.replace('<head><meta charset="utf-8">', ""), "404.html")
    (finding,) = finishing.findings()
    assert "the Content Security Policy" in finding.message


def test_another_theme_has_places_of_its_own_but_a_policy_too(tmp_path: Path) -> None:
    finishing = begun(tmp_path, "mkdocs")
    finished(finishing, "<html><head></head></html>", "404.html")
    assert finishing.findings() == ()
    finished(finishing, "words", "404.html")
    (finding,) = finishing.findings()
    assert "the Content Security Policy" in finding.message


def test_a_template_of_the_writers_own_need_have_no_place(tmp_path: Path) -> None:
    config = configured(tmp_path, "{name: material}")
    config.extra_templates = ["own.html"]
    finishing = Finishing()
    finishing.begin(config.theme.get_env(), config, Files([]))
    finished(finishing, "<html><head></head></html>", "own.html")
    assert finishing.findings() == ()


def test_a_page_for_wrong_addresses_of_the_writers_own_says_what_it_likes(
    tmp_path: Path,
) -> None:
    own = tmp_path / "overrides"
    own.mkdir()
    (own / "404.html").write_text("own", "utf-8")
    theme = "{name: material, language: it, custom_dir: overrides, static_templates: [own.html]}"
    finishing = begun(tmp_path, theme)
    for name in ("404.html", "own.html"):
        finished(finishing, "<html><head>", name)
    assert finishing.findings() == ()


def test_a_template_that_has_no_script_any_more_is_said(tmp_path: Path) -> None:
    partials = tmp_path / "overrides" / "partials" / "javascripts"
    partials.mkdir(parents=True)
    (partials / "palette.html").write_text("<script type=module>1</script>", "utf-8")
    finishing = begun(tmp_path, "{name: material, custom_dir: overrides}")
    (finding,) = finishing.findings()
    assert "the hash that lets its own script run" in finding.message
    assert "partials/javascripts/palette.html" in finding.message


FRAMED: Final = FramedPage(
    "weeks/2026/index.html", "A week & a day", (Heading(2, "first", "First"),)
)


def composed(config: MkDocsConfig) -> ComposedPage:
    config.plugins._current_plugin = "helplog"
    page = outlined(FRAMED, config)
    page.content = "<h1>A week</h1>"
    return page


def shown(page: Page) -> str:
    contents = "".join(
        f'<li><a href="#{one.id}">{one.title}</a></li>' for one in page.toc
    )
    return f"<title>{page.title}</title><ul>{contents}</ul>{page.content}"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        pytest.param(shown, False, id="as it is"),
        pytest.param(
            lambda page: f"<p>{page.content}</p>", True, id="without contents"
        ),
        pytest.param(
            lambda page: f"{shown(page)}{page.url}{id(page)}", True, id="never alike"
        ),
    ],
)
def test_pages_that_no_frame_fits_are_said_once(
    tmp_path: Path, template: Callable[[Page], str], *, said: bool
) -> None:
    words = words_in("en")
    config = configured(tmp_path, "material")
    page = composed(config)
    outline = partial(outlined, config=config)
    asked = ThemeFrames(outline, template, lambda html, _: html, words)
    known = Frames(asked.around([FRAMED, FRAMED]))
    kept = json.loads(json.dumps(known.as_data()))
    for frames in (known, frames_of(kept)):
        filled = frames.filled(FRAMED, str(page.content), words)
        assert filled == (None if said else template(page))
    found = [(one.code, one.severity) for one in asked.findings()]
    assert found == ([(CODE, Severity.NOTE)] if said else [])


@pytest.mark.slow
@pytest.mark.parametrize("options", ["", "unsafe_html: true"])
def test_the_theme_as_it_is_has_every_place(
    build_journal: Callable[..., dict[str, str]], options: str
) -> None:
    days = {f"2026-{month:02d}-18.md": "asks: [Ana: soup]\n" for month in range(1, 7)}
    assert CODE not in build_journal(days, options=options)["log"]


def test_pages_without_mkdocs_own_script_are_said_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    preview = Preview(str)
    preview.tell_not_reloading()
    assert CODE not in caplog.text, "MkDocs was told not to build anew"
    preview.is_reloading = True
    for _ in range(2):
        preview.tell_not_reloading()
    assert caplog.text.count(CODE) == 1
