"""How likely yeses seemed against how many came."""

from __future__ import annotations

from markupsafe import Markup

from helplog.insight.reflection import PredictionGap
from helplog.pages.charts.ranges import Share, ranges
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.words import Words


def prediction_chart(page: SitePageBuilder) -> Markup:
    """Two shares under each other; nothing before there are eight."""
    gap = page.reflection.prediction
    if gap is None:
        return Markup("")
    words = page.words
    expected = Share(
        name=words.text("I expected a yes"),
        share=gap.expected,
        says=words.percent(gap.expected),
    )
    said = words.text("{share}, between {low} and {high}")
    came = said.format(
        share=words.percent(gap.actual),
        low=words.percent(gap.low),
        high=words.percent(gap.high),
    )
    actual = Share(
        name=words.text("A yes came"),
        share=gap.actual,
        low=gap.low,
        high=gap.high,
        says=came,
    )
    title = words.text("What I expected, and what came (n = {n})")
    caption = title.format(n=gap.n)
    heading = words.text("Expected and real")
    return ranges(
        words, "prediction", caption, [expected, actual], heading, _note(words, gap)
    )


def _note(words: Words, gap: PredictionGap) -> str:
    """Only what the interval bears out."""
    if gap.low > gap.expected:
        return words.text("More yeses came than you expected.")
    if gap.high < gap.expected:
        return words.text("Fewer yeses came than you expected.")
    return words.text("About as many yeses came as you expected.")
