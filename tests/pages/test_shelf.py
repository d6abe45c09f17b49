"""Weeks as a shelf of lines worth reading, and the pictures beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from markupsafe import Markup
from tests.making import checkin, d, entry, journal, note, say
from tests.pages.composed import pages_of, said_on

from helplog.insight.reflecting import reflect
from helplog.model.journal import Writing
from helplog.pages.composing import compose
from helplog.pages.letters.best_line import lines_of
from helplog.pages.source import Rendering
from helplog.pages.weeks.shelf import initials
from helplog.pages.words import words_in
from helplog.pages.years.pictures import Picture, pictures_in

TODAY = "2026-11-22"
HIDDEN = "Nobody may read this sentence of mine."


def test_a_row_holds_the_date_the_line_the_rack_and_who_was_there() -> None:
    told = replace(
        entry("2026-11-18", say("asks", "Dana", "a lift"), say("thanks", "Sam")),
        body="It rained.\n\nShe came with the van and said nothing about it.",
    )
    html = pages_of(journal(told, note("Dana Lee", "Dana")), TODAY)["weeks/index.md"]
    row = re.search(r'<ol class="hl-weeks".*?</ol>', html.html, re.DOTALL)
    assert row
    said = said_on(row[0])
    assert "She came with the van and said nothing about it." in said
    assert 'aria-label="Dana Lee and Sam">DL S<' in row[0]
    assert row[0].count("<use ") == 2, "a plate for each lift"
    assert "lb" not in said
    assert "rep" not in said


def test_a_line_is_own_words_then_a_title_then_what_happened_and_never_private() -> (
    None
):
    title = replace(entry("2026-11-03", say("asks", "Sam", "x")), title="The move")
    kept = replace(entry("2026-11-09", say("asks", "Sam", "a lift")), body="Tired.")
    hidden = replace(entry("2026-11-16", private=True), title="Mine", body=HIDDEN)
    reply = checkin("2026-10-19", connected="I could reach out to the woman next door.")
    secret = replace(checkin("2026-10-26", connected=HIDDEN), private=True)
    comment = replace(entry("2026-10-12"), body=f"%%{HIDDEN}%%")
    written = journal(title, kept, hidden, reply, secret, comment)
    lines = lines_of(reflect(written, d(TODAY)), words_in("en"))
    assert {start.isoformat(): line.text for start, line in lines.items()} == {
        "2026-10-19": "I could reach out to the woman next door.",
        "2026-11-02": "The move",
        "2026-11-09": "Asked Sam: a lift",
    }
    assert HIDDEN not in pages_of(written, TODAY)["weeks/index.md"].html


def test_half_a_year_stands_open_and_what_is_before_is_folded_by_year() -> None:
    def written(weeks: int) -> str:
        days = [(d(TODAY) - timedelta(weeks=n)).isoformat() for n in range(weeks)]
        told = journal(*(entry(day, say("asks", "Sam", "x")) for day in days))
        return pages_of(told, TODAY)["weeks/index.md"].html

    assert "<details" not in written(40)
    open_part, *folds = written(120).split("<details")
    assert open_part.count("hl-week-span") == 26
    assert [re.search(r'id="(y\d+)"', fold)[1] for fold in folds] == [  # type: ignore[index]
        "y2026",
        "y2025",
        "y2024",
    ]
    assert sum(fold.count("hl-week-span") for fold in folds) == 120 - 26


def test_initials_are_two_letters_at_most() -> None:
    names = ("Dana Lee", "Sam", "Mrs Pell of Number 9", "@", "דנה", "4 Sisters")
    assert [initials(name) for name in names] == ["DL", "S", "MP", "@", "ד", "S"]


def test_pictures_lie_where_the_page_they_stand_on_says() -> None:
    html = '<p><img alt="The &quot;mere&quot;" loading="lazy" src="../../photos/a%20b.jpg"></p>'
    uri = "weeks/2026-11-16/index.md"
    (found,) = pictures_in(html, uri)
    assert found == Picture("photos/a%20b.jpg", 'The "mere"')
    assert 'src="../photos/a%20b.jpg" alt=""' in found.small("weeks/index.md")
    for elsewhere in ("data:image/png;base64,x", "https://a.example/b.png", "//a/b"):
        assert not list(pictures_in(f'<img src="{elsewhere}">', uri))


def test_a_private_picture_is_on_no_shelf() -> None:
    def shown(writing: Writing, markdown: str, uri: str, prefix: str) -> Rendering:
        del writing, uri, prefix
        return Rendering(Markup('<img src="../../{}">').format(markdown))

    days = [
        replace(entry("2026-11-18"), body="shown.jpg"),
        replace(entry("2026-11-19", private=True), body="kept.jpg"),
    ]
    pages = {
        page.uri: page.html
        for page in compose(reflect(journal(*days), d(TODAY)), shown)
    }
    assert 'src="../shown.jpg"' in pages["weeks/index.md"]
    assert not [uri for uri, html in pages.items() if "kept.jpg" in html]
