"""A week's seven days at the side: each begins as a title does, whether anything stands on it or not."""

from __future__ import annotations

from datetime import date

from helplog.pages.words import words_in
from helplog.website.material.side_rail import with_side_rail

WRITTEN = '<li class="md-nav__item"><a href="#2026-11-18">Mercredi 18 novembre</a></li>'
RAIL = f'<ul class="md-nav__list" data-md-component="toc">{WRITTEN}</ul>'


def test_a_day_without_anything_begins_as_the_others_do() -> None:
    html = with_side_rail(RAIL, words_in("fr"), "weeks/2026-11-16/index.html")
    assert WRITTEN in html
    for day in (16, 17, 19, 20, 21, 22):
        name = f"{date(2026, 11, day):%d}".lstrip("0")
        assert f" {name} novembre</li>" in html
    assert '<li class="md-nav__item hl-no-day">Lundi 16 novembre</li>' in html
