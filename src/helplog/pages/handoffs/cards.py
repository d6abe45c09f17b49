"""A handoff on a page: one to talk about, and one still to be said."""

from __future__ import annotations

from markupsafe import Markup, escape

from helplog.insight.reflection import Talk
from helplog.model.journal import Item
from helplog.pages.details import details
from helplog.pages.handoffs.talk import talk_facts, talk_question
from helplog.pages.handoffs.words_to_say import words_to_say
from helplog.pages.items import folded, labelled, listed
from helplog.pages.site_page_builder import SitePageBuilder


def talk_card(page: SitePageBuilder, talk: Talk) -> Markup:
    """A handoff that is ready to talk about, with all that belongs to the talk."""
    question = talk_question(talk, page.words)
    facts = talk_facts(talk, page.words)
    return listed(page, talk.item, below=question, facts=facts, known=True)


def folded_talk(page: SitePageBuilder, talk: Talk) -> Markup:
    """The same as one line, with all that belongs to the talk folded away."""
    words = page.words
    question = f'<p class="hl-quiet">{escape(talk_question(talk, words))}</p>'
    about_talk = talk_facts(talk, words)
    facts = [*about_talk, *details(talk.item, words)]
    parts = question + labelled(facts)
    after = folded(words, parts)
    return listed(page, talk.item, short=True, after=after)


def shown_talks(page: SitePageBuilder) -> list[Talk]:
    """The talks a page may show: those of no private handoff."""
    return [talk for talk in page.reflection.talks if not talk.item.private]


def draft_card(page: SitePageBuilder, item: Item) -> Markup:
    """A draft in a list, with the words to say it in."""
    paragraphs = [f"<p>{escape(said)}</p>" for said in words_to_say(item, page.words)]
    words = Markup("".join(paragraphs))  # noqa: S704 - each is escaped
    quote = Markup('<blockquote class="hl-to-say">{}</blockquote>').format(words)
    return listed(page, item, after=quote)
