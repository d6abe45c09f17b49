"""The words of the search box: the terms of `helplog find`, and what a result is called."""

from __future__ import annotations

from typing import Any, Final

from helplog.insight.search.querying import KIND_WORDS, TERMS
from helplog.model.calendar import WeekStart
from helplog.pages.search.filing import ANSWER_ORDER, KIND_ORDER, SORT_ORDER
from helplog.pages.search.sections import Sort
from helplog.pages.words import Words, to_translate

_SORTS: Final = {
    Sort.DAY: to_translate("Day"),
    Sort.WEEK: to_translate("Week"),
    Sort.PERSON: to_translate("Person"),
    Sort.PAGE: to_translate("Page"),
}


def vocabulary(words: Words, week_start: WeekStart) -> dict[str, Any]:
    """What the search's first file says of words; the terms are English in every language.

    Args:
        words: the reader's language.
        week_start: the weekday that weeks start on.
    """
    return {
        "terms": list(TERMS),
        "kinds": list(KIND_ORDER),
        "kindWords": {
            word: KIND_ORDER.index(kind) for word, kind in KIND_WORDS.items()
        },
        "answers": list(ANSWER_ORDER),
        "weekStart": week_start.weekday,
        "sorts": [words.text(_SORTS[sort]) for sort in SORT_ORDER],
        "suggestions": words.text("Suggestions"),
    }
