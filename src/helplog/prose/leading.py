"""What a renderer asks of whoever knows where links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from helplog.prose.link_names import Slug
    from helplog.prose.linking import Target


class Leading(Protocol):
    """Knows where links lead; `linking.Links` does."""

    def resolve(self, address: str, from_uri: str) -> Target | None:
        """What a relative address points to."""

    def named(self, name: str, from_uri: str, slug: Slug) -> Target | None:
        """What `[[name]]` means."""

    def by_file_name(self, address: str) -> Target | None:
        """What an address means that leads nowhere, by the name at its end."""
