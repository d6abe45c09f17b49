"""What is needed, as the pages list it."""

from __future__ import annotations

from tests.making import entry, journal, say
from tests.pages.composed import in_language, pages_of, said_on

NEED = say("needs", (), "a birthday cake")


def test_a_draft_for_it_is_pointed_to_and_nobody_is_looked_for() -> None:
    draft = say("handoffs", "Bea", "all of it", said="no", for_="the tax")
    written = journal(entry("2026-11-18", say("needs", (), "the tax"), draft))
    home = said_on(pages_of(written, "2026-11-20")["index.md"].html)
    assert "You could say to Bea what you prepared: all of it" in home
    assert "You carry: the tax" in home
    assert "Who might know" not in home


def test_whoever_said_no_is_named_where_the_need_is_open_again() -> None:
    asked = say("handoffs", "Oma Ruth", "the cake", for_="a birthday cake", answer="no")
    written = journal(entry("2026-11-10", NEED), entry("2026-11-17", asked))
    asks = pages_of(written, "2026-11-18")["asks/index.md"].html
    assert "a birthday cake carried 1 week You asked Oma Ruth, and got a no." in (
        said_on(asks)
    )
    asks = pages_of(in_language(written, "de"), "2026-11-18")["asks/index.md"].html
    assert "Du hast Oma Ruth gefragt, und es kam ein Nein." in said_on(asks)


def test_a_no_of_a_private_entry_is_nowhere() -> None:
    asked = say("asks", "Dr Weiss", "the cake", for_="a birthday cake", answer="no")
    secret = entry("2026-11-17", asked, private=True)
    pages = pages_of(journal(entry("2026-11-10", NEED), secret), "2026-11-18")
    assert not [uri for uri, page in pages.items() if "Weiss" in page.html]
    assert "got a no" not in pages["index.md"].html
