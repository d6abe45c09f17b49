"""What is asked, kindly, of something that was held alone."""

from __future__ import annotations

from markupsafe import escape

from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.page_builder import PageBuilder, phrase
from helplog.pages.words import to_translate


def daylight(page: PageBuilder, item: Item) -> str:
    """The question under something held alone, and who might be asked, as HTML; else nothing."""
    if item.kind is not Kind.ALONE:
        return ""
    if item.private or not item.what:
        return ""
    said = escape(_question(page, item))
    whom = page.site.ask_whom.get(item.key)
    if whom is not None:
        named = page.people([whom])
        perhaps = to_translate("Perhaps {name}.")
        said += " " + phrase(page.words, perhaps, name=named)
    return f'<p class="hl-daylight">{said}</p>'


def _question(page: PageBuilder, item: Item) -> str:
    """What to ask oneself of something held alone, always the same of the same thing."""
    _ = page.words.text
    asked = (
        _("In daylight: who could help me think this through?"),
        _("In daylight: what would be healthier right now?"),
        _("In daylight: what would I tell a friend to ask for here?"),
    )
    turn = item.on.toordinal() % len(asked)
    return asked[turn]
