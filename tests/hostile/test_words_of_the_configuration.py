"""Words of mkdocs.yml that are HTML, end an attribute, or are no words where the theme wants some."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from typing import Final

import pytest
from tests.hostile.small_journal import WAYS, build_by, write_small_journal

from helplog.text.reading.configuration.plain import Configuration, read_plain
from helplog.text.reading.configuration.what_runs import changed_lines

PAYLOAD: Final = 'x\' onfound=\'{0}\' y=" onfound="{0}" z="><planted class={0}>'
BUILT_WITH: Final = """\
site_name: {site_name}
site_description: {site_description}
site_author: {site_author}
copyright: {copyright}
edit_uri_template: {edit_uri_template}
docs_dir: entries
theme:
  name: material
  direction: {direction}
  language: {language}
  logo: {logo}
  favicon: {favicon}
  features: [content.action.edit, {features}]
  icon:
    edit: {icon}
    admonition: {{{admonition_type}: material/pencil, note: {admonition}}}
  palette:
    - scheme: {scheme}
      primary: {primary}
      accent: {accent}
      media: {media}
      toggle: {{icon: material/weather-sunny, name: {toggle}}}
extra:
  homepage: {homepage}
  social:
    - {{icon: material/pencil, link: {social_link}, name: {social_name}}}
  alternate:
    - {{link: {alternate_link}, name: {alternate_name}, lang: {alternate_lang}}}
  status: {{new: {status}}}
nav:
  - Today: index.md
  - {nav_page}: about.md
  - {nav_link}: https://far.example/
  - Far: {nav_address}
  - {nav_folder}: [statuses.md]
plugins: [search, helplog]
"""
LEFT_OUT: Final = {
    "edit_uri_template": "https://far.example/{path}",
    "direction": "ltr",
    "language": "de",
    "features": "navigation.top",
    "icon": "material/pencil",
    "admonition_type": "tip",
    "admonition": "material/pencil",
    "scheme": "slate",
    "primary": "teal",
    "accent": "teal",
    "media": "(prefers-color-scheme)",
    "homepage": "https://far.example/",
    "social_link": "https://far.example/",
    "alternate_link": "/de/",
}
"""What the site goes without where it is odd, and what would be fine."""
ESCAPED: Final = (
    "site_name",
    "site_description",
    "site_author",
    "copyright",
    "logo",
    "favicon",
    "toggle",
    "social_name",
    "alternate_name",
    "alternate_lang",
    "status",
    "nav_page",
    "nav_link",
    "nav_address",
    "nav_folder",
)
FIELDS: Final = (*LEFT_OUT, *ESCAPED)


class Planted(HTMLParser):
    """Which payloads became an attribute or an element of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "onfound" or tag == "planted":
                self.found.add(value or "")


def planted_in(site: Path) -> set[str]:
    parser = Planted()
    for page in site.rglob("*.html"):
        parser.feed(page.read_text("utf-8"))
    return parser.found


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def planted_by(root: Path, words: dict[str, str]) -> set[str]:
    """What came through of a configuration into which words were put."""
    write_small_journal(root)
    written = {field: quoted(word) for field, word in words.items()}
    (root / "mkdocs.yml").write_text(BUILT_WITH.format(**written), "utf-8")
    (root / "entries/statuses.md").write_text(
        "---\nstatus: new\n---\n!!! note\n\n    A page.\n"
    )
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    return planted_in(root / "site")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What came through where every word is an attack, and where only those are that stay."""
    everything = {field: PAYLOAD.format(field) for field in FIELDS}
    found = planted_by(tmp_path_factory.mktemp("all"), everything)
    return found | planted_by(tmp_path_factory.mktemp("some"), everything | LEFT_OUT)


@pytest.mark.parametrize("field", FIELDS)
def test_no_word_becomes_an_attribute_or_an_element(
    field: str, planted: set[str]
) -> None:
    assert field not in planted


@pytest.mark.parametrize(
    "page",
    [
        "# A &lt;/title>&lt;planted>\n\nWords.\n",
        "# A `</title><planted>`\n\nWords.\n",
        "---\ntitle: A </title><planted>\n---\nWords.\n",
    ],
)
def test_neither_does_the_title_of_a_page(page: str, tmp_path: Path) -> None:
    root = write_small_journal(tmp_path)
    (root / "entries/about.md").write_text(page, "utf-8")
    assert build_by("helplog", root).returncode == 0
    built = (root / "site/about/index.html").read_text("utf-8")
    assert "</title><planted>" not in built
    assert "<title>A &lt;/title&gt;&lt;planted&gt; - J</title>" in built


def test_words_are_shown_as_they_were_written(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path)
    configuration = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        configuration.replace("site_name: J", "site_name: Ana's & Bo's \"days\"")
        + "site_description: 2 < 3 & more\n"
        "copyright: A <b>bold</b> <script>word</script> <a href='about/'>link</a>\n",
        "utf-8",
    )
    assert build_by("helplog", root).returncode == 0
    page = (root / "site/about/index.html").read_text("utf-8")
    assert "<title>About - Ana&#39;s &amp; Bo&#39;s &#34;days&#34;</title>" in page
    assert 'content="2 &lt; 3 &amp; more"' in page
    assert "&amp;amp;" not in page
    assert "&amp;#" not in page
    assert "A <b>bold</b>" in page
    assert "<script>word" not in page
    assert (
        '"name": "Ana\'s & Bo\'s \\"days\\""'
        in (root / "site/manifest.webmanifest").read_text()
    )


ADDRESSES: Final = {
    "two slashes": "http://x//evil.example/",
    "two slashes, escaped once more": "http://x/\\evil.example/",
    "an end of the attribute": 'http://x/" onfound="1',
    "another scheme": "javascript://x/%0aalert(1)",
    "a space": "http://x/a b/",
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_of_the_site_leads_nowhere_else(
    address: str, tmp_path: Path
) -> None:
    root = write_small_journal(tmp_path, more=f"site_url: {quoted(address)}\n")
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    assert "mkdocs.yml:5:1: " in done.stderr
    assert "[theme-value-left-out]" in done.stderr
    missing = (root / "site/404.html").read_text("utf-8")
    assert "evil.example" not in missing
    assert 'href="/assets/' in missing
    assert not planted_in(root / "site")


THEME: Final = {
    "a list for the icons": "icon: [a]",
    "a picture that is not there": "icon: {logo: nope/none}",
    "a picture above the theme's": "icon: {logo: ../../x}",
    "a picture that is a number": "icon: {menu: 5}",
    "a list among the icons": "icon: {tag: [a]}",
    "a number for the palette": "palette: 5",
    "a palette of numbers": "palette: [1, 2]",
    "a switch without a picture": "palette: [{scheme: slate, toggle: {name: Dark}}]",
    "a switch that is a word": "palette: [{scheme: slate, toggle: yes please}]",
    "a list for a scheme": "palette: {scheme: [slate]}",
    "a number for the features": "features: 7",
    "a day among the features": "features: [2026-11-18]",
    "a list for the favicon": "favicon: [1]",
    "a mapping for the logo": "logo: {a: b}",
    "a language nobody speaks": "language: xx",
    "a language above the theme's": "language: ../x",
    "a list for the language": "language: [de]",
    "a list for the direction": "direction: [rtl]",
}
EXTRA: Final = {
    "a number for the shims": "polyfills: 5",
    "a number for the other languages": "alternate: 5",
    "other languages that are numbers": "alternate: [5]",
    "a social link without a picture": "social: [{link: https://far.example/}]",
    "a social link with a picture that is not there": "social: [{icon: no/ne, link: /a}]",
    "a number for the social links": "social: 5",
    "a list for the homepage": "homepage: [a]",
    "a day for the annotations": "annotate: 2026-11-18",
    "a number for the tags": "tags: 7",
    "a list for the statuses": "status: [new]",
}


def said_of(done_stderr: str) -> list[str]:
    return [
        line for line in done_stderr.splitlines() if "[theme-value-left-out]" in line
    ]


def in_turns(values: Mapping[str, str]) -> list[list[str]]:
    """Lines of a configuration, those of one key in different ones."""
    turns: list[dict[str, str]] = []
    for line in values.values():
        key = line.partition(":")[0]
        free = next((turn for turn in turns if key not in turn), None)
        if free is None:
            turns.append(free := {})
        free[key] = line
    return [[*turn.values()] for turn in turns]


@pytest.mark.parametrize(
    ("theme", "extra"),
    [*zip_longest(in_turns(THEME), in_turns(EXTRA), fillvalue=())],
)
def test_a_site_goes_without_what_the_theme_can_not_use(
    theme: Sequence[str], extra: Sequence[str], tmp_path: Path
) -> None:
    root = write_small_journal(tmp_path)
    text = (root / "mkdocs.yml").read_text("utf-8")
    themed = "".join(f"\n  {line}" for line in ("name: material", *theme))
    text = text.replace(" {name: material}", themed)
    more = "".join(f"\n  {line}" for line in ("mine: 1", *extra))
    (root / "mkdocs.yml").write_text(f"{text}extra:{more}\n", "utf-8")
    done = build_by("helplog", root)
    assert done.returncode == 0, done.stderr
    told = [re.search(r"(\d+) like this one", line) for line in said_of(done.stderr)]
    counted = [int(many[1]) if many else 1 for many in told]
    assert sum(counted) == len(theme) + len(extra), done.stderr
    assert (root / "site/index.html").is_file()


@pytest.mark.parametrize("address", ["http://[", "http://[::1", "http://a]b/"])
def test_an_address_that_can_not_be_read_is_one_line(
    address: str, tmp_path: Path
) -> None:
    root = write_small_journal(tmp_path, more=f"site_url: '{address}'\n")
    done = build_by("helplog", root)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "should not have happened" not in done.stderr
    assert "mkdocs.yml" in done.stderr


def test_what_is_fine_stays(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path, more="site_url: https://far.example/days/\n")
    configuration = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        configuration.replace(
            "{name: material}",
            "{name: material, language: pt-BR, direction: rtl, favicon: photos/kitchen.jpg,\n"
            "  icon: {logo: material/book-open-page-variant, admonition: {note: octicons/tag-16}},\n"
            "  features: [navigation.top], palette: {scheme: slate, primary: deep purple}}",
        )
        + "extra: {social: [{icon: fontawesome/brands/mastodon, link: 'https://a.example/@b'}]}\n",
        "utf-8",
    )
    done = build_by("helplog", root)
    assert done.returncode == 0, done.stderr
    assert said_of(done.stderr) == []
    page = (root / "site/about/index.html").read_text("utf-8")
    assert (
        'dir="rtl" data-md-color-scheme="slate" data-md-color-primary="deep-purple"'
        in page
    )
    assert 'href="https://a.example/@b"' in page
    assert 'href="https://far.example/days/about/index.html"' in page


ARRIVING: Final = {
    "a double quote": "site_description: '0;url=https://evil.example/\" http-equiv=\"refresh'",
    "a single quote": 'site_author: "it\'s"',
    "an end of a tag": "site_name: a > b",
    "a control": 'copyright: "a\\eb"',
    "a quote in the theme": "theme: {direction: 'ltr\" onload=\"x'}",
    "a quote in a key": "nav: [{'a\"b': about.md}]",
    "a quote in an address": "nav: [{a: 'https://x/\"y'}]",
}


@pytest.mark.parametrize("line", ARRIVING.values(), ids=ARRIVING)
def test_words_that_could_end_an_attribute_wait_when_they_arrive(line: str) -> None:
    after = Configuration(read_plain(line.encode()), ("mkdocs.yml",), ())
    assert changed_lines(Configuration({}, ("mkdocs.yml",), ()), after)


def test_plain_words_do_not_wait() -> None:
    line = "site_name: Tage & Nächte\nnot_in_nav: |\n  /a.md\n  /b.md\nnav: [{Über: about.md}]\n"
    after = Configuration(read_plain(line.encode()), ("mkdocs.yml",), ())
    assert changed_lines(Configuration({}, ("mkdocs.yml",), ()), after) == ()


@pytest.mark.parametrize("way", WAYS)
def test_the_theme_may_be_another_one(way: str, tmp_path: Path) -> None:
    root = write_small_journal(tmp_path)
    configuration = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        configuration.replace("{name: material}", "mkdocs").replace(
            "site_name: J", f"site_name: {quoted(PAYLOAD.format('site_name'))}"
        ),
        "utf-8",
    )
    done = build_by(way, root)
    assert done.returncode == 0, done.stderr
    assert not planted_in(root / "site")
