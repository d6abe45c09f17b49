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
    waiting = tuple(plans)
    alone = _alone(waiting, path)
    if alone is not None:
        show(alone)
        yield from waiting
        return
    later = _with_others(waiting, path)
    for plan in waiting:
        if later is not None and not plan.uri:
            show(later)
            later = None
        yield plan


def _alone(plans: Iterable[Plan], path: str) -> Plan | None:
    """The plan of a page that has a key of its own."""
    with_key = (plan for plan in plans if plan.uri)
    return next((plan for plan in with_key if path_of(plan.uri) == path), None)


def _with_others(plans: Iterable[Plan], path: str) -> Plan | None:
    """The plan of a page that is made together with others of its place."""
    place = place_of(path.replace(_HTML, _MARKDOWN))
    without_key = (plan for plan in plans if not plan.uri)
    return next((plan for plan in without_key if plan.place == place), None)
