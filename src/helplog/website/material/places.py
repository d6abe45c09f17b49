"""Places in the theme's HTML that helplog looks for, to put something of its own there.

A new edition of the theme may have none of them. A page then goes without the link, the policy or
whatever it was; that is said once for each build, never passed over.
"""

from __future__ import annotations

from typing import Final

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity

CONFIGURATION_URI: Final = "mkdocs.yml"
"""Where the theme is chosen."""

_MISSING: Final = FileFinding(
    Severity.WARNING,
    "theme-place-missing",
    "helplog found no place in the theme's HTML for {what}; so it was on {page}, and perhaps on "
    "other pages",
    "The theme seems to have changed: look for a newer helplog; or, where mkdocs.yml names a "
    "custom_dir, at the templates in it",
)


class ThemePlaces:
    """The places that were looked for in one build, and not found."""

    def __init__(self) -> None:
        self._first_page: dict[str, str] = {}

    def note_missing(self, what: str, page: str) -> None:
        """Remember that a page has no place for something.

        Args:
            what: what should have been put there, in words that go on a sentence.
            page: the page, or the template.
        """
        self._first_page.setdefault(what, page)

    def findings(self) -> tuple[Diagnostic, ...]:
        """One for each place, however many pages have none."""
        return tuple(
            _MISSING.at(CONFIGURATION_URI, what=what, page=page)
            for what, page in self._first_page.items()
        )
