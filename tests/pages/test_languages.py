"""helplog's own words: all gathered, all translated, none left behind on any page."""

from __future__ import annotations

import gettext
import re
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from tests.making import entry, journal, say
from tests.pages.catalogue import TEMPLATE_PATH, gathered
from tests.pages.composed import in_language, index_of, pages_of, said_on
from tests.pages.full_journal import TODAY, full_journal, handoffs_to_say, long_journal
from tests.pages.made_up_weeks import made_up_weeks

from helplog.model.calendar import WeekStart
from helplog.model.checkin_words import CHECKIN_WORDS
from helplog.pages import site_making
from helplog.pages.handoffs.for_them import as_text, for_them
from helplog.pages.handoffs.words_to_say import words_to_say
from helplog.pages.letters.letter import Letters
from helplog.pages.search.vocabulary import vocabulary
from helplog.pages.wording import labels
from helplog.pages.words import LOCALE_PATH, Words, words_in

PO_PATHS = sorted(LOCALE_PATH.glob("*.po"))
BRACES = re.compile(r"\{(\w+)(?::(?:dative|accusative|de|à))?\}")
LATIN = re.compile(r"[A-Za-z]{2,}")


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _both(of: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(of or ())


def _ids(catalogue: Catalog) -> set[tuple[str, ...]]:
    return {_both(message.id) for message in catalogue if message.id}


def test_the_template_holds_every_word_and_no_more() -> None:
    assert _ids(_read(TEMPLATE_PATH)) == _ids(gathered()), "run `make words`"


def test_a_language_is_a_file_and_what_a_check_in_is_written_with() -> None:
    assert [path.stem for path in PO_PATHS] == ["de", "fr"]
    assert {*CHECKIN_WORDS} == {"en", "de", "fr"}


@pytest.mark.parametrize("path", PO_PATHS, ids=lambda path: path.stem)
def test_a_translation_is_whole(path: Path) -> None:
    catalogue = _read(path)
    assert _ids(catalogue) == _ids(gathered()), "run `make words`"
    for message in catalogue:
        if message.id:
            said = _both(message.string)
            assert all(said), message.id
            assert not message.fuzzy, message.id
            for text in said:
                assert set(BRACES.findall(text)) == set(
                    BRACES.findall(_both(message.id)[-1])
                ), message.id


@pytest.mark.parametrize("path", PO_PATHS, ids=lambda path: path.stem)
def test_every_number_has_its_form(path: Path) -> None:
    catalogue = _read(path)
    words = words_in(path.stem)
    for message in catalogue:
        if message.pluralizable:
            forms = _both(message.string)
            assert len(forms) == catalogue.num_plurals, message.id
            one, many = _both(message.id)
            spoken = {words.form(one, many, n) for n in range(102)}
            assert spoken == set(forms), message.id


def test_french_is_set_as_french_is() -> None:
    for message in _read(LOCALE_PATH / "fr.po"):
        for text in _both(message.string) if message.id else ():
            assert not re.search(r" [;:!?»]|«(?!\u00a0)|\w'\w", text), text
            assert not re.search(r"[^\W\d][;!?]", text), text
            # `de Ana`, `à le voisin`: a name asks for its case
            assert not re.search(r"(?:\b[dD]e |\bà |d’)\{(?:who|names?)\}", text), text
            assert "(e)" not in text
            assert "·" not in text


@pytest.mark.parametrize("path", PO_PATHS, ids=lambda path: path.stem)
def test_a_translation_never_scolds(path: Path) -> None:
    hard = re.compile(
        r"\b(verloren|kaputt|gescheitert|versagt|schuldest|schulden?|fehlgeschlagen"
        r"|perdue?s?|échoué|raté|dettes?|tu dois|tu devrais|il faut|retard|oublié)\b",
        re.IGNORECASE,
    )
    for message in _read(path):
        for text in _both(message.string):
            assert not (message.id and hard.search(text)), text


class _Bracketed(gettext.NullTranslations):
    """A language whose every gathered word stands in brackets: what has none was not gathered."""

    def __init__(self) -> None:
        super().__init__()
        self.known = {text for ids in _ids(_read(TEMPLATE_PATH)) for text in ids}
        self.said: set[str] = set()

    def gettext(self, message: str) -> str:
        self.said.add(message)
        return f"⟦{message}⟧" if message in self.known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.said |= {msgid1, msgid2}
        return self.gettext(msgid1 if n == 1 else msgid2)


def _outside_brackets(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    return text


def test_no_word_on_any_page_was_left_out_of_the_catalogue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bracketed = _Bracketed()
    monkeypatch.setattr(
        site_making, "words_of", lambda _: Words(Locale.parse("el"), bracketed)
    )
    pages = pages_of(full_journal(), TODAY, noticed=2)
    assert len(pages) > 30
    pages |= pages_of(long_journal(), TODAY)
    long_ago = replace(entry("2026-08-02"), body="τότε")
    beside = [journal(), journal(long_ago), journal(entry(TODAY, say("asks")))]
    homes = [("home", pages_of(one, TODAY)["index.md"]) for one in beside]
    for uri, page in (*pages.items(), *homes):
        for what in (page.html, index_of(page), page.title):
            left = LATIN.findall(
                _outside_brackets(said_on(what)).replace(".md", "").replace("tags", "")
            )
            assert not left, (uri, left)
    greek = Words(Locale.parse("el"), bracketed)
    for handoff in handoffs_to_say():
        assert all("⟦" in said for said in words_to_say(handoff, greek))
        assert "⟦" in as_text(for_them(handoff, greek, ()), greek)
    searched = vocabulary(greek, WeekStart.MONDAY)
    assert all("⟦" in said for said in (*searched["sorts"], searched["suggestions"]))
    for weeks in islice(made_up_weeks("de"), 3):
        letters = Letters(weeks, greek)
        assert all("⟦" in letters.of(week).text for week in weeks.weeks)
    # the journal of this test says nearly all there is to say
    on_pages = {text for text in _words_of_pages() if not text.endswith("?")}
    unsaid = on_pages - bracketed.said
    unsaid -= {text for text in vars(labels).values() if isinstance(text, str)}
    assert len(unsaid) < len(on_pages) / 6, sorted(unsaid)


def _words_of_pages() -> set[str]:
    """The catalogue without what only the check-in in a terminal or the theme's frame says."""
    found: set[str] = set()
    for message in _read(TEMPLATE_PATH):
        places = [name for name, _ in message.locations]
        if any(name.startswith("pages/") for name in places):
            found.update(_both(message.id))
    return found


@pytest.mark.parametrize("path", PO_PATHS, ids=lambda path: path.stem)
def test_pages_in_a_language_leave_no_english(path: Path) -> None:
    pages = pages_of(in_language(full_journal(), path.stem), TODAY)
    english = {
        text
        for message in _read(path)
        if message.id
        for text in _both(message.id)
        if text not in _both(message.string) and len(text) > 12 and "{" not in text
    }
    for uri, page in pages.items():
        said = said_on(page.html)
        assert not [text for text in english if text in said], uri


def test_german_pages_are_german() -> None:
    pages = pages_of(in_language(full_journal(), "de"), TODAY)
    assert pages["index.md"].title == "Heute"
    assert "Sonntag, 22. November 2026" in pages["index.md"].html
    assert "vor 6 Monaten" in pages["index.md"].html
    assert (
        "Von wem habe ich mir diese Woche helfen lassen?"
        in pages["weeks/2026-11-16/index.md"].html
    )
    assert (
        pages["weeks/2026-11-16/index.md"].headings[-1].text == "Mittwoch, 18. November"
    )


def test_french_pages_are_french() -> None:
    pages = pages_of(in_language(full_journal(), "fr"), TODAY)
    assert pages["index.md"].title == "Aujourd’hui"
    assert "Dimanche 22 novembre 2026" in pages["index.md"].html
    assert "il y a 6 mois" in pages["index.md"].html
    week = pages["weeks/2026-11-16/index.md"]
    assert "Qui ai-je laissé m’aider cette semaine\u00a0?" in week.html
    assert week.headings[-1].text == "Mercredi 18 novembre"


def test_where_nobody_has_translated_yet_the_words_are_english_and_the_dates_are_not() -> (
    None
):
    pages = pages_of(in_language(full_journal(), "it"), TODAY)
    assert pages["index.md"].title == "Today"
    assert "Domenica 22 novembre 2026" in pages["index.md"].html


def test_english_that_stands_in_for_a_language_of_the_other_direction_is_english_throughout() -> (
    None
):
    pages = pages_of(in_language(full_journal(), "ar"), TODAY)
    assert "Sunday, November 22, 2026" in pages["index.md"].html
    assert words_in("he").all_of(["Ana", "Lee"]) == "Ana and Lee"


@pytest.mark.parametrize("code", ["xx", "", "no such language", "../../etc", "sh"])
def test_a_language_that_is_none_is_english(code: str) -> None:
    assert words_in(code).text("Today") == "Today"


def test_a_country_speaks_its_language() -> None:
    assert words_in("de-AT").text("Today") == "Heute"
    assert words_in("de_CH").plural("{n} yes", "{n} yeses", 2) == "2 Jas"
