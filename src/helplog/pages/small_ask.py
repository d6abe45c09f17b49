"""One small ask on a page: whom, and in words that can be said."""

from __future__ import annotations

from markupsafe import Markup, escape

from helplog.insight.reflection import Reason, Suggestion
from helplog.pages.page_builder import PageBuilder, phrase
from helplog.pages.words import Words, to_translate


def small_ask(
    page: PageBuilder, one: Suggestion, *, is_here: bool = False, why: bool = True
) -> Markup:
    """The card with it.

    Args:
        page: the page it stands on.
        one: the ask.
        is_here: what it is about stands on the page already, and is only led to.
        why: say what it has to do with.
    """
    _ = page.words.text
    said = _said_here(page, one) if is_here else _said(page, one)
    if why and not is_here:
        said += _why(page, one)
    title = escape(_("One small ask"))
    lead = escape(_("One small ask for next week"))
    return Markup(  # noqa: S704 - every piece is escaped where it is made
        f'<aside class="hl-suggestion" aria-label="{title}">\n'
        f'<p class="hl-overline">{lead}</p>\n'
        f"{said}</aside>\n"
    )


def _said(page: PageBuilder, one: Suggestion) -> str:
    return f'<p class="hl-say">{escape(words_to_ask(one, page.words))}</p>\n'


def _said_here(page: PageBuilder, one: Suggestion) -> str:
    words = page.words
    href = escape(page.to_item(one.item))
    link = Markup(f'<a href="{href}">{escape(words.text("this"))}</a>')  # noqa: S704
    if one.person is None:
        said = phrase(words, to_translate("Who might know about {this}?"), this=link)
    else:
        named = page.names([one.person.name])
        said = phrase(
            words,
            to_translate("You could ask {name} about {this}."),
            name=named,
            this=link,
        )
        if one.reason is Reason.OFFER:
            said = phrase(
                words,
                to_translate("You could still say yes to {name}: {this}."),
                name=named,
                this=link,
            )
    return f'<p class="hl-say">{said}</p>\n'


def words_to_ask(one: Suggestion, words: Words) -> str:
    """The ask as it can be said, to a person or, where nobody is meant, to anybody."""
    _ = words.text
    what = one.what.rstrip(" .!?") or _("what you said")
    if one.person is None:
        said = _(
            "“I could use some help with something: {what}. Who might know about it?”"
        )
        return said.format(what=what)
    said = _("“{who}, could you help me with something? It's this: {what}.”")
    if one.reason is Reason.OFFER:
        said = _("“{who}, about your offer: {what}. Yes, please.”")
    return said.format(who=one.person.name, what=what)


def _why(page: PageBuilder, one: Suggestion) -> str:
    """What it has to do with, leading there."""
    words = page.words
    if one.reason is Reason.OFFER and one.need is not None:
        lead, item = words.text("You carry:"), one.need.item
    elif one.reason is Reason.YES and one.like is not None:
        lead, item = words.text("They have said yes to something like it:"), one.like
    elif one.reason is Reason.MET and one.like is not None:
        lead, item = words.text("You met them:"), one.like
    else:
        return ""
    if not item.what:
        return ""
    link = f'<a href="{escape(page.to_item(item))}">{escape(item.what)}</a>'
    return f'<p class="hl-why">{escape(lead)} {link}</p>\n'
