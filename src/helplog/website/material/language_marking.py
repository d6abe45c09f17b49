"""Where helplog has no words in the theme's language, its own are marked as English.

The direction in which they are read is marked as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from babel import Locale

if TYPE_CHECKING:
    from helplog.pages.words import Words

_CONTENT: Final = '<div class="md-content"'
"""Around all that a page says, within the theme's frame."""
_FALLBACK: Final = "en"


def speech(words: Words, language: str) -> str:
    """The attributes of what helplog says; empty where it speaks the theme's language."""
    name = words.translations.info().get("language", _FALLBACK)
    tag = name.replace("-", "_")
    spoken = Locale.parse(tag)
    lower = language.lower()
    parts = re.split("[-_]", lower)
    themes_language = parts[0]
    if spoken.language == themes_language:
        return ""
    return f' lang="{spoken.language}" dir="{spoken.text_direction}"'


def with_speech(html: str, attributes: str) -> str:
    """A finished page whose content carries them; its frame speaks the theme's language."""
    marked = _CONTENT + attributes
    return html.replace(_CONTENT, marked, 1)
