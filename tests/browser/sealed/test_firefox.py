"""The same in Firefox, which stops the worker here as soon as it rests: each page finds it asleep."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.browser.sealed.firefox import ENTER, Firefox, firefox
from tests.browser.sealed.host import Host
from tests.browser.sealed.profile import traces
from tests.browser.sealed.sealed_copy import PASSPHRASE, Copy
from tests.each import holds_for_each

from helplog.publish.sealed.browser.words import SENTENCES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WEEK: Final = "weeks/2026-11-16/"
HEADING: Final = "article h1"
SAID: Final = "#said"
BOX: Final = "input[data-md-component=search-query]"
NEWS: Final = ".hl-sealed-news"


class Reader:
    """Somebody at a Firefox."""

    def __init__(self, fox: Firefox, host: Host, copy: Copy) -> None:
        self.fox = fox
        self.host = host
        self.copy = copy

    def at(self, path: str) -> str:
        return self.host.root + self.copy.address(path)

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        self.fox.type("#passphrase", passphrase + ENTER)

    def be_open(self, path: str = "") -> None:
        self.fox.open(self.at(path))
        self.fox.shows("#passphrase, .hl-lock")
        if self.fox.run("Boolean(document.querySelector('#passphrase'))"):
            self.unlock()
        self.fox.shows(".hl-lock")


def a_link_deep_into_it_leads_there_once_the_passphrase_is_right(
    reader: Reader,
) -> None:
    fox = reader.fox
    fox.open(reader.at(WEEK))
    reader.unlock("lamp river copper otter plum maple")
    fox.text(SAID, SENTENCES["wrong"])
    reader.unlock()
    fox.shows(".hl-lock")
    assert fox.run("[location.href, document.title]") == [reader.at(WEEK), "Journal"]


def everything_in_it_works_and_the_host_hears_of_no_page(reader: Reader) -> None:
    reader.be_open()
    fox = reader.fox
    reader.host.asked.clear()
    fox.open(reader.at("people/"))
    fox.text(HEADING, "People")
    fox.click("article li a[href]:not([href^='#'])")
    fox.wait(f"location.href !== '{reader.at('people/')}'")
    fox.shows(".hl-lock")
    fox.back()
    fox.text(HEADING, "People")
    fox.open(reader.at("weeks/2026-10-26/"))
    fox.run("document.querySelector('article img').scrollIntoView()")
    fox.wait("document.querySelector('article img').naturalWidth > 100")
    fox.open(f"{reader.host.root}AAAAAAAAAAAAAAAA")
    fox.shows(".hl-missing h1")
    fox.open(reader.host.root)
    fox.click("label[for=__palette_1]")
    fox.click("label[for=__palette_2]")
    fox.wait("document.body.dataset.mdColorScheme", "slate")
    # a window without a screen has no focus to give, so the theme shows no list; it is filled all the same
    fox.run(f"document.querySelector('{BOX}').dispatchEvent(new Event('focus'))")
    fox.type(BOX, "sofa")
    fox.wait(
        "Boolean(document.querySelector('.md-search-result__link[data-hl-filled]'))"
    )
    assert reader.host.pages_asked() == []


def a_hard_reload_comes_back_by_itself(reader: Reader) -> None:
    """Another tab has the keys: the page that is loaded anew is gone, and the worker asleep."""
    reader.be_open(WEEK)
    second = reader.fox.new_tab(reader.at("people/"))
    reader.host.asked.clear()
    reader.fox.run("document.body.append(document.createElement('mark')) || 1")
    reader.fox.run("setTimeout(() => location.reload(true))")  # this browser's own way
    reader.fox.wait("document.querySelector('body > mark') === null")
    reader.fox.shows(".hl-lock")
    assert reader.host.pages_asked() == [reader.copy.address(WEEK)]
    reader.fox.close_tab(second)


def what_a_host_does_to_it_is_said(reader: Reader) -> None:
    reader.be_open()
    fox, copy = reader.fox, reader.copy
    blob = copy.blob_path("pages/2026-05")
    whole = blob.read_bytes()
    other = copy.blob_path("pages/2026-06").read_bytes()
    flipped = whole[:99] + bytes([whole[99] ^ 1]) + whole[100:]
    for harmed, said in (
        (flipped, "changed"),
        (whole[:-9], "cut"),
        (other, "swapped"),
        (None, "missing"),
    ):
        blob.unlink()
        if harmed is not None:
            blob.write_bytes(harmed)
        fox.open(reader.at("weeks/2026-05-04/"))
        fox.text(SAID, SENTENCES[said])
    blob.write_bytes(whole)
    fox.click("#again")
    fox.shows(".hl-lock")


def lock_locks_every_tab_and_the_way_back(reader: Reader) -> None:
    reader.be_open(WEEK)
    fox = reader.fox
    first, second = fox.tab, fox.new_tab(reader.at("people/"))
    fox.open(reader.at(""))
    fox.click(".hl-lock")
    fox.shows("#passphrase")
    fox.back()
    fox.wait(f"location.href === '{reader.at(WEEK)}'")
    fox.shows("#passphrase")
    fox.tab = second
    fox.shows("#passphrase")
    fox.close_tab(first)


def what_is_kept_opens_without_a_host(reader: Reader) -> None:
    reader.be_open()
    fox = reader.fox
    fox.click(".hl-sealed summary")
    fox.click(".hl-keep button")
    fox.text(".hl-sealed [role=status]", SENTENCES["keep_done"])
    reader.host.stop()
    try:
        fox.open(reader.at("weeks/2026-08-17/"))
        fox.shows(".hl-lock")
        fox.click(".hl-lock")
        reader.unlock()
        fox.shows(".hl-lock")
    finally:
        reader.host.start()


def a_newer_copy_comes_quietly_and_an_older_one_not_at_all(reader: Reader) -> None:
    reader.be_open()
    fox, vault_path = reader.fox, reader.copy.vault_path
    vault = vault_path.read_text("utf-8")
    reader.copy.turn(counter=2)
    fox.open(reader.at("people/"))
    fox.text(f"{NEWS} span", SENTENCES["newer"])
    vault_path.write_text(vault, "utf-8")
    fox.open(reader.at(""))
    fox.text(NEWS, SENTENCES["old"])
    fox.click(".hl-lock")
    reader.unlock()
    fox.text(SAID, SENTENCES["old"])


STEPS: Final = (
    a_link_deep_into_it_leads_there_once_the_passphrase_is_right,
    everything_in_it_works_and_the_host_hears_of_no_page,
    a_hard_reload_comes_back_by_itself,
    what_a_host_does_to_it_is_said,
    lock_locks_every_tab_and_the_way_back,
    what_is_kept_opens_without_a_host,
    a_newer_copy_comes_quietly_and_an_older_one_not_at_all,
)


def test_in_firefox(firefox_path: str, tmp_path: Path, host: Host, copy: Copy) -> None:
    """One browser, which takes as long to begin as all of this; and a second, for the restart."""
    profile = tmp_path / "profile"
    with firefox(firefox_path, profile) as running:
        reader = Reader(running, host, copy)
        rows = {step.__name__: (step,) for step in STEPS}
        holds_for_each(rows, lambda step: step(reader))
        copy.turn(counter=3)
        reader.be_open(WEEK)
        running.end()
    assert traces(profile, copy) == set()
    with firefox(firefox_path, profile) as again:
        again.open(reader.at(WEEK))
        again.shows("#passphrase")
