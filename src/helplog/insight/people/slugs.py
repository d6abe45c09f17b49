"""Page addresses of people: each its own, and the same on every device and rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from helplog.model.names import name_slug


def unique_slugs(
    names: Mapping[str, str],
    private: Iterable[str] = (),
    reserved: Iterable[str] = (),
) -> dict[str, str]:
    """An address for every person.

    Where two would have the same one, the first by key keeps it and the next are numbered from 2.
    People who have no page on the site choose last, so that they leave no gap in the numbers.

    Args:
        names: key of a person -> the name their address is made of.
        private: keys of the people who have no page.
        reserved: addresses that are nobody's.
    """
    hidden = set(private)
    wanted = {}
    for key, name in names.items():
        wanted[key] = name_slug(name)
    taken = set(wanted.values())
    owned = set(reserved)
    numbered: dict[str, Iterator[str]] = {}
    with_page = names.keys() - hidden
    without_page = names.keys() & hidden
    slugs = {}
    for key in (*sorted(with_page), *sorted(without_page)):
        slug = wanted[key]
        if slug in owned:
            fresh = _numbered(slug)
            tries = numbered.setdefault(slug, fresh)
            slug = next(tried for tried in tries if tried not in taken)
            taken.add(slug)
        owned.add(slug)
        slugs[key] = slug
    return slugs


def _numbered(slug: str) -> Iterator[str]:
    for number in count(2):
        yield f"{slug}-{number}"
