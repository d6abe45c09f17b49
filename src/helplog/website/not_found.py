"""What the page for addresses that lead nowhere says, and where it leads back to."""

from __future__ import annotations

from typing import Final

from helplog.pages.words import Words, to_translate

TEMPLATE_NAME: Final = "helplog_missing"
"""What `404.html` of our theme calls it."""
_WAYS: Final = (
    ("index.html", to_translate("Today")),
    ("weeks/index.html", to_translate("Weeks")),
    ("people/index.html", to_translate("People")),
)


def missing_page(words: Words) -> dict[str, object]:
    """Title, a sentence, and the ways back with their names."""
    return {
        "title": words.text("Nothing here"),
        "lead": words.text(
            "This address leads to no page. Perhaps the day or the name it was for has changed."
        ),
        "ways": [(address, words.text(name)) for address, name in _WAYS],
    }
