"""One small ask on a page: whom, and in words that can be said."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from helplog.insight.reflection import Reason, Suggestion
from helplog.model.journal import Item
from helplog.pages.addresses import ASKS_URI
from helplog.pages.page_builder import PageBuilder, phrase
from helplog.pages.wording.addressing import to_them
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
    if one.reason is Reason.DRAFT and one.like is not None:
        said: str | Markup = _prepared(page, one, one.like)
    else:
        said = words_to_ask(one, page.words)
    return f'<p class="hl-say">{escape(said)}</p>\n'


def _prepared(page: PageBuilder, one: Suggestion, draft: Item) -> Markup:
    """That the words for it are written already, and the way to them."""
    words = page.words
    href = page.to(ASKS_URI, "drafts")
    what = Markup('<q><a href="{}">{}</a></q>').format(href, draft.what or one.what)
    if one.person is None:
        return phrase(
            words, to_translate("You could say what you prepared: {what}"), what=what
        )
    said = to_translate("You could say to {name} what you prepared: {what}")
    person = page.people([one.person.name])
    return phrase(words, said, name=person, what=what)


def _said_here(page: PageBuilder, one: Suggestion) -> str:
    words = page.words
    uri = page.to_item(one.item)
    href = escape(uri)
    link = Markup(f'<a href="{href}">{escape(words.text("this"))}</a>')  # noqa: S704
    message = to_translate("You could ask {name} about {this}.")
    if one.reason is Reason.OFFER:
        message = to_translate("You could still say yes to {name}: {this}.")
    named: object = ""
    if one.person is None:
        message = to_translate("Who might know about {this}?")
    else:
        named = page.people([one.person.name])
    said = phrase(words, message, name=named, this=link)
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
    who = one.person.name
    said = to_them(
        "“{who}, could you help me with something? It's this: {what}.”", [who], words
    )
    if one.reason is Reason.OFFER:
        said = to_them("“{who}, about your offer: {what}. Yes, please.”", [who], words)
    return said.format(who=who, what=what)


def _why(page: PageBuilder, one: Suggestion) -> str:
    """What it has to do with, leading there."""
    told = _behind(one)
    if told is None:
        return ""
    lead, item = told
    is_itself = item is one.like
    is_same = one.like is not None and item.what == one.like.what
    if not item.what or (is_same and not is_itself):
        return ""
    said = escape(page.words.text(lead))
    href = escape(page.to_item(item))
    link = f'<a href="{href}">{escape(item.what)}</a>'
    return f'<p class="hl-why">{said} {link}</p>\n'


def _behind(one: Suggestion) -> tuple[str, Item] | None:
    """What a suggestion comes of, and how that is led in."""
    if one.reason in {Reason.OFFER, Reason.DRAFT} and one.need is not None:
        return to_translate("You carry:"), one.need.item
    lead = _LEADS.get(one.reason)
    if lead is None or one.like is None:
        return None
    return lead, one.like


_LEADS: Final = {
    Reason.YES: to_translate("They have said yes to something like it:"),
    Reason.MET: to_translate("You met them:"),
}
