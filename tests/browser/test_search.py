"""The search in a real browser, over http and from disk: what is typed, what is found, what is loaded for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect
from tests.browser.conftest import over_http
from tests.browser.walking import Walk
from tests.hostile.small_journal import build_by, write_small_journal

from helplog.pages.search.signs import tokens

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FILES = {
    "2025-11-16.md": "A year ago the kettle broke.\n",
    "2026-11-10.md": "The old kettle, the new kettle, kettle after kettle.\n",
    "2026-11-16.md": (
        "---\nasks:\n- Dana Lee: the van\n- who: Sam\n  what: the ladder\n  answer: yes\n"
        "tags: [moving, Überzug]\n---\nBoxes everywhere.\n"
    ),
    "2026-11-17.md": (
        "---\ntitle: The piano\nasks:\n- who: Dana Lee\n  what: a piano tuner\n  answer: yes\n"
        "- who: Sam\n  what: a lift\n  answer: no\n---\n"
        "Der Umzugskarton steht im Flur, in der Straße vor dem Café Zur Ecke.\n"
    ),
    "2026-11-18.md": "The kettle is mended. 東京都に行った。ﾃｽﾄ 학교에서 만났다 ฉันรักแมว\n",
    "2026-11-19.md": "京都、東の門。 Ｗｉｄｅ letters, constructor and __proto__.\n",
    "2026-11-15.md": "---\nprivate: true\nasks: 'Zqfriend: zqthing'\n---\nA secret kettle zqword.\n",
    "people/dana-lee.md": "---\nperson: Dana Lee\naliases: [Dee]\n---\nTunes by ear.\n",
    "garden.md": "# The garden\n\nMoss.\n\n## Roses\n\nRoses climb.\n",
    "shed.md": "---\nsearch:\n  exclude: true\n---\n# The shed\n\nRust.\n",
}
DAYS = {
    "2025-11-16": "Sunday, November 16, 2025",
    "10": "Tuesday, November 10, 2026",
    "16": "Monday, November 16, 2026",
    "17": "Tuesday, November 17, 2026",
    "18": "Wednesday, November 18, 2026",
    "19": "Thursday, November 19, 2026",
}
DANA = "Dana Lee"
CASES: dict[str, tuple[str, ...]] = {
    # the most telling first, and of equals the newest
    "kettle": ("10", "18", "2025-11-16"),
    "KETTLE since:2026": ("10", "18"),
    "kettle until:2025": ("2025-11-16",),
    "kettle -mended": ("10", "2025-11-16"),
    "kett": ("10", "18", "2025-11-16"),
    "mended kettle": ("18",),
    "mended ladder": (),
    "karton": ("17",),
    "strasse": ("17",),
    "straße": ("17",),
    "cafe": ("17",),
    "Café": ("17",),
    "cafe\u0301": ("17",),
    "wide": ("19",),
    "ｗｉｄｅ": ("19",),
    "constructor": ("19",),
    "__proto__": ("19",),
    # signs without spaces: side by side, not anywhere
    "東京都": ("18",),
    "京都": ("19", "18"),
    "テスト": ("18",),
    "都": ("19", "18"),
    "학교": ("18",),
    "แมว": ("18",),
    # phrases
    '"new kettle"': ("10",),
    '"kettle new"': (),
    "“the old kett": ("10",),
    'kettle -"new kettle"': ("18", "2025-11-16"),
    # terms, each of one and the same item
    "who:dana kind:asks": ("17", "16"),
    "who:dee kind:asks": ("17", "16"),
    "who:lee answer:yes": ("17",),
    "who:sam answer:yes": ("16",),
    "kind:ask answer:no": ("17",),
    "kind:asks -who:sam": ("17", "16"),
    "kind:asks -who:dana": ("17", "16"),
    "who:nobody": (),
    "kettle who:": ("10", "18", "2025-11-16"),
    "kettle -": ("10", "18", "2025-11-16"),
    "kind:nothing": (),
    "tag:moving": ("#moving", "16"),
    "tag:uberzug boxes": ("16",),
    "piano who:dana kind:asks": ("17",),
    "2026-11-18": ("18", "Week of Nov 16\u2009–\u200922, 2026"),
    "2026-11-18 kettle": ("18",),
    "since:2026-W47 kettle": ("18",),
    "week:2026-11-12 kettle": ("10",),
    # people and pages
    "dee": (DANA,),
    "who:dee": (DANA, "17", "16"),
    "tunes": (DANA,),
    "roses": ("Roses – The garden",),
    "moss": ("The garden",),
    "rust": (),
    # what is private is nowhere
    "secret": (),
    "zqword": (),
    "who:zqfriend": (),
}


class Opened(NamedTuple):
    """A page of the journal, and what it asked for."""

    page: Page
    asked: list[str]

    @property
    def box(self) -> Locator:
        return self.page.locator("input[data-md-component=search-query]")

    def type(self, words: str) -> None:
        """As a reader does, all at once, and wait for what is found."""
        self.box.focus()
        self.box.fill(words)
        self.box.press("Shift")
        self.page.wait_for_selector(f"{RESULTS}[aria-busy=false]", state="attached")

    def titles(self) -> list[str]:
        return self.page.locator(".md-search-result__item h1").all_inner_texts()


RESULTS = "[data-md-component=search-result]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_small_journal(tmp_path_factory.mktemp("searched") / "journal")
    for written in (root / "entries").rglob("*.md"):
        written.unlink()
    for name, text in FILES.items():
        path = root / "entries" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, "utf-8")
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(params=["http", "file"])
def opened(
    request: pytest.FixtureRequest, browser: Browser, site: Path
) -> Iterator[Opened]:
    asked: list[str] = []

    def remember(one: Request) -> None:
        asked.append(one.url)

    with browser.new_context() as context, over_http(site) as address:
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("request", remember)
        origin = address if request.param == "http" else f"{site.as_uri()}/"
        page.goto(f"{origin}weeks/2026-11-16/index.html", wait_until="load")
        yield Opened(page, asked)


def wanted(names: tuple[str, ...]) -> list[str]:
    return [DAYS.get(name, name) for name in names]


def test_what_is_typed_finds_what_was_written(opened: Opened) -> None:
    found = {}
    for typed in CASES:
        opened.type(typed)
        found[typed] = opened.titles()
    assert found == {typed: wanted(names) for typed, names in CASES.items()}


def test_nothing_is_loaded_before_the_box_has_the_focus(opened: Opened) -> None:
    opened.page.wait_for_timeout(300)
    searching = ("/search/", "helplog/search.js", "/workers/", "search_index")
    before = [url for url in opened.asked if any(one in url for one in searching)]
    assert before == []
    opened.box.focus()
    opened.page.wait_for_function("() => window.helplogSearch.said")
    names = [url.rpartition("/")[2].partition("?")[0] for url in opened.asked]
    assert names[-2:] == ["search.js", "start.js"]
    opened.type("kettle")
    scripts = {url for url in opened.asked if "/search/" in url}
    assert {url.rpartition(".")[2].partition("?")[0] for url in scripts} == {"js"}


def test_a_result_says_what_it_is_and_marks_what_was_looked_for(opened: Opened) -> None:
    opened.type("karton")
    line = opened.page.locator(".md-search-result__item")
    expect(line.locator(".hl-sort")).to_have_text("Day")
    expect(line.locator("mark")).to_have_text(["Umzugskarton"])
    opened.type("tunes ear")
    expect(line.locator(".hl-sort")).to_have_text("Person")
    expect(line.locator("mark")).to_have_text(["Tunes", "ear"])
    opened.type("roses")
    expect(line.locator(".hl-sort")).to_have_text("Page")
    opened.type("東京都")
    expect(line.locator("mark")).to_have_text(["東京都"])


def test_keys_lead_to_a_result_and_its_words_are_marked_there(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("/")
    expect(opened.box).to_be_focused()
    opened.type("strasse")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/weeks/2026-11-16/index.html?h=strasse#2026-11-17")
    expect(page.locator(".hl-day mark")).to_have_text(["Straße"])
    page.keyboard.press("/")
    opened.type("kettle")
    page.keyboard.press("Enter")
    page.wait_for_url("**#2026-11-10")
    page.keyboard.press("/")
    opened.type("kettle")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_whoever_types_before_the_page_is_ready_is_led_there_as_well(
    opened: Opened,
) -> None:
    page = opened.page
    opened.type("kettle")
    # as the theme does 125 ms after a page with a place in its address is there
    page.evaluate("document.getElementById('__search').click()")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("Enter")
    page.wait_for_url("**#2026-11-10")


def test_enter_waits_for_what_is_found(opened: Opened) -> None:
    page = opened.page
    opened.type("mended")
    opened.box.evaluate(
        """box => {
            box.value = "the old";
            const press = (type, key) => box.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true }));
            press("keyup", "d");
            press("keydown", "Enter");
        }"""
    )
    page.wait_for_url("**#2026-11-10")
    assert not [address for address in opened.asked if "h=mended" in address]


def test_names_and_tags_are_completed(opened: Opened) -> None:
    suggested = opened.page.locator(".hl-suggested a")
    shown = {}
    for typed in (
        "who:le",
        "kettle who:D",
        "mov",
        "tag:u",
        "kind:as",
        "answer:y",
        "who:zq",
        "ke",
    ):
        opened.type(typed)
        shown[typed] = suggested.all_inner_texts()
    assert shown == {
        "who:le": ['who:"Dana Lee"'],
        "kettle who:D": ['who:"Dana Lee"'],
        "mov": ["tag:moving"],
        "tag:u": ["tag:Überzug"],
        "kind:as": ["kind:asks"],
        "answer:y": ["answer:yes"],
        "who:zq": [],
        "ke": [],
    }
    opened.type("piano who:de")
    opened.page.keyboard.press("ArrowDown")
    expect(suggested).to_be_focused()
    opened.page.keyboard.press("Enter")
    expect(opened.box).to_have_value('piano who:"Dana Lee" ')
    expect(opened.box).to_be_focused()
    expect(opened.page.locator(".md-search-result__item h1").first).to_have_text(
        DAYS["17"]
    )
    assert opened.page.locator("#__search").is_checked()


def test_a_box_that_is_emptied_says_so(opened: Opened) -> None:
    opened.type("who:dana")
    opened.page.locator(".md-search__options button[type=reset]").click()
    opened.page.keyboard.press("Shift")
    expect(opened.page.locator(".md-search-result__item")).to_have_count(0)
    expect(opened.page.locator(".hl-suggested")).to_be_hidden()
    expect(opened.page.locator(".md-search-result__meta")).to_contain_text("Type")


def test_the_browser_folds_as_the_build_does(opened: Opened) -> None:
    """Every letter there is, but for those one of the two does not know yet, and nine archaic ones."""
    opened.box.focus()
    opened.page.wait_for_function("() => window.helplogSearch.said")
    signs = [
        chr(code)
        for code in range(0x21, 0x30000)
        if not 0xD800 <= code < 0xE000
        and not 0x1C80 <= code < 0x1C89
        and unicodedata.category(chr(code)) != "Cn"
    ]
    said: list[Any] = opened.page.evaluate(
        "signs => signs.map(one => helplogSearch.folding.tokens(`x${one}y`))", signs
    )
    other = [
        (sign, got, tokens(f"x{sign}y"))
        for sign, got in zip(signs, said, strict=True)
        if got != tokens(f"x{sign}y")
    ]
    assert other == []


def test_without_script_the_search_leads_to_the_calendar_and_the_people(
    opened_as: Callable[..., Walk],
) -> None:
    for width in (320, 1280):
        walk = opened_as(
            viewport={"width": width, "height": 700}, java_script_enabled=False
        )
        walk.open("week")
        ways = walk.page.locator(".md-header .hl-ways a")
        expect(ways).to_have_text(["Calendar", "People"])
        for way in ways.all():
            box = way.bounding_box()
            assert box is not None
            assert box["height"] >= 44
            assert box["width"] >= 44
            assert box["x"] + box["width"] <= width
        assert walk.spills() == []
        ways.last.click()
        expect(walk.page.locator("article h1")).to_have_text("People")
