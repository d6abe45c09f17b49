"""The page of a week, composed in memory: the letter first, everything once or twice, nothing thrice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape

from tests.making import entry, journal, say
from tests.pages.composed import as_written, in_language, pages_of, said_on
from tests.pages.full_journal import TODAY, full_journal
from tests.sample_site import ROOT_PATH, SAMPLE_DAY

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection
from helplog.pages.composing import compose
from helplog.pages.letters.letter import letter_of
from helplog.pages.letters.own_words import cut, inside_quotes
from helplog.pages.words import words_in
from helplog.store.opening import open_journal

FOLDED = re.compile(r"<(svg|details)\b.*?</\1>", re.DOTALL)
SAMPLE_WEEK = "weeks/2026-11-16/index.md"


def read_on(html: str) -> str:
    """What a page says before anything on it is unfolded."""
    text = re.sub(r"<[^>]+>", " ", FOLDED.sub(" ", html))
    return re.sub(r"\s+", " ", unescape(text))


@cache
def sample() -> tuple[Reflection, dict[str, str]]:
    reflection = reflect(open_journal(ROOT_PATH), date.fromisoformat(SAMPLE_DAY))
    pages = compose(reflection, as_written)
    return reflection, {page.uri: page.html for page in pages}


def sample_weeks() -> Iterator[tuple[str, list[str]]]:
    """What each week's page says, and the words of its items."""
    reflection, pages = sample()
    for week in reflection.weeks:
        uri = f"weeks/{week.start.isoformat()}/index.md"
        if uri in pages:
            public = [item for item in week.items if not item.private and item.what]
            yield read_on(pages[uri]), [item.what or "" for item in public]


def test_nothing_is_said_three_times_in_a_week() -> None:
    shown = 0
    for said, whats in sample_weeks():
        for what in filter(lambda one: len(one.split()) > 2, whats):
            plain = " ".join(what.split())
            told = inside_quotes(cut(plain)) or plain
            times = max(said.count(plain), said.count(told))
            assert 1 <= times <= 2, (times, what)
            shown += 1
    assert shown > 100


def test_at_home_everything_that_waits_stands_once() -> None:
    reflection, pages = sample()
    said = read_on(pages["index.md"])
    ask = reflection.suggestion
    assert ask is not None
    items = [*reflection.open_asks, *reflection.open_offers, *reflection.thanks_due]
    items += [need.item for need in reflection.open_needs]
    assert ask.item in items
    for item in items:
        assert said.count(" ".join((item.what or "?").split())) == 1, item.what


def test_the_letter_is_the_terminals() -> None:
    reflection, pages = sample()
    week = reflection.weeks[-1]
    letter = letter_of(reflection, week, words_in("en"))
    said = said_on(pages[SAMPLE_WEEK])
    assert letter.text in said
    assert letter.quote is not None
    assert letter.quote in said
    assert said.index(letter.text) < said.index("Three questions")


def test_no_facts_no_label_no_week_before() -> None:
    for said, _ in sample_weeks():
        assert "the week before:" not in said
        assert not re.search(r"\b2026-W\d\d|\b0 (reps|lb)\b", said)


def test_the_pager_stands_at_both_ends() -> None:
    _, pages = sample()
    html = pages[SAMPLE_WEEK]
    first, last = (match.start() for match in re.finditer('class="hl-pager"', html))
    assert first < html.index("<h1>")
    assert last > html.index('id="2026-11-21"')


def test_own_words_stand_before_items_and_what_is_known_of_those_is_folded() -> None:
    html = pages_of(full_journal(), TODAY)["weeks/2026-11-16/index.md"].html
    line = html[html.index("κεραμίδια") :]
    assert line.index("</p>") < line.index('<details class="hl-known">')


def test_many_items_of_a_question_are_begun_and_the_others_folded() -> None:
    asks = [say("asks", f"Person {n}", f"thing number {n}") for n in range(12)]
    html = pages_of(journal(entry("2026-11-18", *asks)), TODAY)[
        "weeks/2026-11-16/index.md"
    ].html
    assert "and 4 more</summary>" in html
    assert html.count('class="hl-item"') == 12


def test_an_item_has_one_place_even_where_its_need_is_named_twice() -> None:
    van = say("needs", what="someone with a van")
    pages = pages_of(journal(entry("2026-11-17", van), entry("2026-11-19", van)), TODAY)
    html = pages["weeks/2026-11-16/index.md"].html
    second = html[html.index('id="2026-11-19"') :]
    ident = re.search(r'<a id="([^"]+)" href="#([^"]+)">', second)
    assert ident
    assert html.count(f'id="{ident[1]}"') == html.count(f'id="{ident[2]}"') == 1


def test_the_same_week_in_other_years_is_one_sentence_each() -> None:
    told = [
        entry("2024-02-29", say("accepted", "Sam", "the stairs")),
        entry("2025-11-19", say("accepted", "Ana", "soup")),
        entry("2023-11-22", say("accepted", "Kim", "a secret"), private=True),
        entry("2026-11-18", say("thanks", "Lee")),
    ]
    pages = pages_of(journal(*told), TODAY)
    html = pages["weeks/2026-11-16/index.md"].html
    years = re.findall(r'class="hl-ago">(\d+)</span> <span>(.*?)</span>', html)
    assert [year for year, _ in years] == ["2025"]
    assert "Ana" in years[0][1]
    assert html.count("weeks/2025-11-17/index.html") == 3, "the pager leads there too"
    assert "other years" not in pages["weeks/2024-02-26/index.md"].html


def test_a_day_says_which_days_mention_it_and_which_needs_pass_through() -> None:
    linking = [
        ("2026-11-19", "As on [that day](2026-11-10.md)."),
        ("2026-11-20", "See [[2026-11-10]]."),
        ("2026-11-21", "See [[2026-11-10]], privately."),
    ]
    ladder = say("needs", what="the ladder")
    asked = say("asks", "Sam", "a hand", for_="the ladder", answer="yes")
    days = [entry("2026-11-10", ladder), entry("2026-11-17", asked)]
    for on, body in linking:
        written = entry(on, private="privately" in body)
        days.append(replace(written, body=body))
    pages = pages_of(journal(*days), TODAY)
    first = said_on(pages["weeks/2026-11-09/index.md"].html)
    assert "Mentioned on November 19, 2026 and November 20, 2026." in first
    second = pages["weeks/2026-11-16/index.md"].html
    assert "Part of: the ladder" in said_on(second)
    assert "Part of" not in first, "it is named on the page already"


def test_an_empty_week_that_is_over_asks_nothing() -> None:
    pages = pages_of(journal(entry("2026-11-10"), entry("2026-11-18")), TODAY)
    assert "Nothing here yet" not in said_on(pages["weeks/2026-11-09/index.md"].html)
    assert "Nothing here yet" in said_on(pages["weeks/2026-11-16/index.md"].html)


def test_the_small_ask_of_a_need_that_stands_on_the_page_leads_to_it() -> None:
    told = journal(
        entry("2026-10-05", say("asks", "Bea", "fix the tax form", answer="yes")),
        entry("2026-11-18", say("needs", (), "someone for the tax form")),
    )
    html = pages_of(told, TODAY)["weeks/2026-11-16/index.md"].html
    ask = html[html.index('class="hl-suggestion"') :]
    assert "You could ask Bea about this." in said_on(ask)
    assert "tax form" not in ask


def test_only_what_was_lost_or_guessed_is_said_on_a_day_in_one_line() -> None:
    html = pages_of(full_journal(), TODAY)["weeks/2026-11-16/index.md"].html
    assert html.count("hl-unclear") == 1
    said = said_on(html)
    assert "To clarify:" in said
    assert "A cure" not in said


def test_own_words_stand_out_in_the_quotes_of_every_language() -> None:
    told = replace(
        entry("2026-11-18", say("asks", "Sam", "a lift")), body="It rained all day."
    )
    for language in ("en", "de", "fr"):
        html = pages_of(in_language(journal(told), language), TODAY)[SAMPLE_WEEK].html
        own = re.findall(r'<span class="hl-own">([^<]*)</span>', html)
        assert len(own) == 1, language
        assert "a lift" in own[0]
