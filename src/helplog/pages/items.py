"""One item as a line: what happened, with whom, what came back, and where it stands.

Thousands of them stand on a long journal's pages, so they are put together here and not in a
template.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.details import answer_of, details, result_of
from helplog.pages.page_builder import PageBuilder
from helplog.pages.sentences import beginnings
from helplog.pages.words import Words


def mark(kind: Kind) -> str:
    """The kind's small shape."""
    return f'<span class="hl-mark hl-{kind.value}" aria-hidden="true"></span>'


def weight(item: Item, words: Words) -> str:
    """The item's pounds; empty for kinds that do not weigh."""
    if item.weight_lb is None:
        return ""
    pounds = escape(words.pounds(item.weight_lb))
    return f' <span class="hl-weight hl-{item.kind.value}">{pounds}</span>'


def sentence(page: PageBuilder, item: Item) -> str:
    """What happened, its names leading to their people."""
    what = _what(page, item)
    if item.who:
        before, after = _around_names(item, page.words)
        return f"{before}{page.names(item.who)}{after}{what}"
    alone, _ = beginnings(item)
    alone = escape(page.words.text(alone))
    return f'<span class="hl-verb">{alone}</span>{what}'


def _what(page: PageBuilder, item: Item) -> str:
    """An item's own words; a need's lead to its story."""
    if not item.what:
        return ""
    said = f'<span class="hl-what">{escape(item.what)}</span>'
    story = page.to_story(item) if item.kind is Kind.NEEDS else ""
    if story:
        said = f'<a class="hl-thread" href="{escape(story)}">{said}</a>'
    return f'<span class="hl-colon">:</span> {said}'


def _around_names(item: Item, words: Words) -> tuple[str, str]:
    """What stands before and after the names, as HTML."""
    _, with_people = beginnings(item)
    known = words.around.get(with_people)
    if known is None:
        before, _, after = words.text(with_people).partition("{who}")
        known = words.around[with_people] = (_verb_html(before), _verb_html(after))
    return known


def _verb_html(text: str) -> str:
    """The words in a span, the blanks around them outside it."""
    bare = text.strip()
    if not bare:
        return text
    return text.replace(bare, f'<span class="hl-verb">{escape(bare)}</span>')


def answer(item: Item, words: Words) -> str:
    """What came back, and what was agreed at the end of a trial."""
    shown = ""
    said = answer_of(item, words)
    if said:
        shown = f' <span class="hl-answer hl-answer--{item.answer.value}">{escape(said)}</span>'
    result = result_of(item, words)
    if result:
        shown += f' <span class="hl-answer hl-answer--yes">{escape(result)}</span>'
    return shown


def listed(  # noqa: PLR0913 - what a list may say besides
    page: PageBuilder,
    item: Item,
    *,
    when: bool = True,
    heavy: bool = False,
    below: str = "",
    known: bool = False,
    facts: Iterable[tuple[str, str]] = (),
    after: str = "",
    filtered: bool = False,
) -> Markup:
    """An item in a list on some other page, leading to where it stands.

    Args:
        page: the page it is listed on.
        item: the item.
        when: say the day, and lead there.
        heavy: say the pounds.
        below: a plain line under it.
        known: all that was said of it, under it as well.
        facts: what else is known, with its labels.
        after: HTML that ends it.
        filtered: the page has chips that show one kind alone.
    """
    words = page.words
    text = sentence(page, item)
    if heavy:
        text += weight(item, words)
    text += answer(item, words)
    if when:
        text += _day(page, item)
    more = ""
    if below:
        more = f'<p class="hl-quiet">{escape(below)}</p>'
    said = [*facts]
    if known:
        said += details(item, words)
    more += f"{labelled(said)}{after}"
    only = f' data-hl-in="{item.kind.value}"' if filtered else ""
    return _list_item(only, item.kind, text, more)


def whole(page: PageBuilder, item: Item) -> Markup:
    """An item where it stands, with all that was said of it."""
    words = page.words
    text = sentence(page, item) + weight(item, words) + answer(item, words)
    ident = f' id="{escape(page.anchor(item))}"'
    return _list_item(ident, item.kind, text, labelled(details(item, words)))


def told(kind: Kind, text: str, below: str) -> Markup:
    """A line in plain words, with the shape of its kind and a plain line under it."""
    more = f'<p class="hl-quiet">{escape(below)}</p>' if below else ""
    return _list_item("", kind, escape(text), more)


def _list_item(attributes: str, kind: Kind, text: str, below: str) -> Markup:
    html = (
        f'<li class="hl-item"{attributes}>{mark(kind)}'
        f'<div><p class="hl-line-text">{text}</p>{below}</div></li>\n'
    )
    return Markup(html)  # noqa: S704 - every piece is escaped where it is made


def _day(page: PageBuilder, item: Item) -> str:
    """The day of an item, leading to where it stands."""
    shown = escape(page.words.day(item.on))
    on = f'<time datetime="{item.on.isoformat()}">{shown}</time>'
    return f' <a class="hl-when" href="{escape(page.to_item(item))}">{on}</a>'


def labelled(texts: Iterable[tuple[str, str]]) -> str:
    """Labels with their texts, in a line each; nothing where there are none."""
    lines = []
    for label, text in texts:
        lines.append(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>")
    if not lines:
        return ""
    return f'<dl class="hl-details">{"".join(lines)}</dl>'
