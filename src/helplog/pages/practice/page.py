"""Practice: how it goes, in a few pictures, each with a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from helplog.insight.fears import SHOWN_FROM as FEARS_SHOWN_FROM
from helplog.insight.reflection import Week
from helplog.insight.weeks.showing import is_measured
from helplog.insight.weeks.tallies import is_rep
from helplog.pages.addresses import PRACTICE_URI
from helplog.pages.practice.expecting import prediction_chart
from helplog.pages.practice.heaviest import heaviest_stairs
from helplog.pages.practice.lifting import lifting_charts
from helplog.pages.practice.load import load_chart
from helplog.pages.practice.spans import by_month
from helplog.pages.practice.strength import strength_chart
from helplog.pages.practice.yeses import rates_in_words, yes_chart
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.streak_line import line_today, line_words
from helplog.pages.templating import written
from helplog.pages.wording.sentences import fears_words, leaning_words


def practice_page(site: SiteContext, weeks: Sequence[Week]) -> PageSource:
    """The charts over all that was written; `weeks` are those with a page, oldest first.

    Before four weeks have something in them nothing is measured.
    """
    page = SitePageBuilder(site, PRACTICE_URI)
    words = page.words
    reflection = page.reflection
    drawn = _drawn(reflection.weeks, weeks)
    measured = drawn
    if not is_measured(drawn):
        measured = ()
    over_time = by_month(page, measured)
    return written(
        page,
        "practice",
        words.text("Practice"),
        practice=line_words(words, line_today(reflection)),
        begun=bool(drawn),
        lifted=any(map(is_rep, reflection.items)),
        lifting=lifting_charts(page, measured),
        heaviest=heaviest_stairs(page),
        strength=strength_chart(page, over_time),
        load=load_chart(page, over_time),
        rates=list(rates_in_words(page)),
        trend=yes_chart(page, over_time),
        prediction=prediction_chart(page),
        leaning=_leaning(page),
        feared=_feared(page),
        wait=reflection.median_wait_days,
    )


def _drawn(all_weeks: Sequence[Week], weeks: Sequence[Week]) -> Sequence[Week]:
    """The weeks up to the last one with anything in it."""
    if not weeks:
        return ()
    last = weeks[-1].start
    return [week for week in all_weeks if week.start <= last]


def _leaning(page: SitePageBuilder) -> str:
    """That most asks go to one person, in words."""
    leaning = page.reflection.leaning
    if leaning is None:
        return ""
    return leaning_words(leaning, page.words)


def _feared(page: SitePageBuilder) -> str:
    """What was feared against how it was, in words."""
    fears = page.reflection.fears
    if fears.n < FEARS_SHOWN_FROM:
        return ""
    return fears_words(fears, page.words)
