"""What the page for addresses that lead nowhere says, and where it leads back to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from helplog.pages.words import Words, to_translate
from helplog.publish.theme_folder import theme_path

if TYPE_CHECKING:
    import jinja2

PAGE_NAME: Final = "404.html"
TEMPLATE_NAME: Final = "helplog_missing"
"""What our theme's template of that page calls it."""
_MARK: Final = 'class="hl-missing"'
"""Of the element in which that template says it."""
_WAYS: Final = (
    ("index.html", to_translate("Today")),
    ("weeks/index.html", to_translate("Weeks")),
    ("people/index.html", to_translate("People")),
)


def is_helplogs(environment: jinja2.Environment) -> bool:
    """Whether the page is made by helplog's template, not by one of the writer's own."""
    path = environment.get_template(PAGE_NAME).filename
    if path is None:
        return False
    return Path(path).is_relative_to(theme_path())


def says_so(html: str) -> bool:
    """Whether the theme's frame has room for what helplog's template says."""
    return _MARK in html


def missing_page(words: Words) -> dict[str, object]:
    """Title, a sentence, and the ways back with their names."""
    return {
        "title": words.text("Nothing here"),
        "lead": words.text(
            "This address leads to no page. Perhaps the day or the name it was for has changed."
        ),
        "ways": [(address, words.text(name)) for address, name in _WAYS],
    }
