"""Where links lead, found out once something asks: most days lead nowhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helplog.prose.link_names import Slug
    from helplog.prose.linking import Links, Target


class LateLinks:
    """The links of a journal, put together when the first is asked for.

    Args:
        put_together: does it.
    """

    def __init__(self, put_together: Callable[[], Links]) -> None:
        self._put_together = put_together

    @cached_property
    def _links(self) -> Links:
        return self._put_together()

    def resolve(self, address: str, from_uri: str) -> Target | None:
        """See `Links.resolve`."""
        return self._links.resolve(address, from_uri)

    def named(self, name: str, from_uri: str, slug: Slug) -> Target | None:
        """See `Links.named`."""
        return self._links.named(name, from_uri, slug)

    def by_file_name(self, address: str) -> Target | None:
        """See `Links.by_file_name`."""
        return self._links.by_file_name(address)
