"""The page somebody looks at comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from helplog.pages.addresses import page_address
from helplog.pages.composing import Plan, place_of

_HTML = "index.html"
_MARKDOWN = "index.md"


def path_of(uri: str) -> str:
    """The file of a page, below the folder of the site."""
    return unquote(page_address(uri))


def shown_early(
    plans: Iterable[Plan], path: str, show: Callable[[Plan], None]
) -> Iterator[Plan]:
    """Plans in their order, and the one of the page in view is shown as soon as that can be.

    A page with a key of its own is made of nothing that others leave; every other page, of no more
    than what those before the first of its kind leave.

    Args:
        plans: all of them.
        path: the file of the page in view.
        show: shows what a plan makes.
    """
    waiting = list(plans)
    in_view = [plan for plan in waiting if plan.uri and path_of(plan.uri) == path]
    for plan in in_view:
        show(plan)
    place = place_of(path.replace(_HTML, _MARKDOWN))
    later = [plan for plan in waiting if not plan.uri and plan.place == place]
    is_over = bool(in_view)
    for plan in waiting:
        if not plan.uri and not is_over:
            is_over = True
            for one in later:
                show(one)
        yield plan
