"""One item as a line: what happened, with whom, what came back, and where it stands.

Thousands of them stand on a long journal's pages, so they are put together here and not in a
template.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.details import answer_of, details, result_of
from helplog.pages.page_builder import PageBuilder
from helplog.pages.words import Words


def verb(kind: Kind, words: Words) -> str:
    """How an item of this kind begins that names nobody: `Asked`, `Said yes`."""
    return words.text(kind.spec.said[0])


def says(item: Item, words: Words) -> str:
    """An item as one plain sentence: `Asked Priya: review the report`."""
    head = (
        words.text(item.kind.spec.said[1]).format(who=words.all_of(item.who))
        if item.who
        else verb(item.kind, words)
    )
    return f"{head}: {item.what}" if item.what else head


def mark(kind: Kind) -> str:
    """The kind's small shape."""
    return f'<span class="hl-mark hl-{kind.value}" aria-hidden="true"></span>'


def weight(item: Item, words: Words) -> str:
    """The item's pounds; empty for kinds that do not weigh."""
    if item.weight_lb is None:
        return ""
    return f' <span class="hl-weight hl-{item.kind.value}">{escape(words.pounds(item.weight_lb))}</span>'


def sentence(page: PageBuilder, item: Item) -> str:
    """What happened, its names leading to their people."""
    what = ""
    if item.what:
        what = f'<span class="hl-colon">:</span> <span class="hl-what">{escape(item.what)}</span>'
    before, after = _around(item.kind, page.words)
    if item.who:
        return f"{before}{page.names(item.who)}{after}{what}"
    return f'<span class="hl-verb">{escape(verb(item.kind, page.words))}</span>{what}'


def _around(kind: Kind, words: Words) -> tuple[str, str]:
    """What stands before and after the names, as HTML."""
    known = words.around.get(kind)
    if known is None:
        before, _, after = words.text(kind.spec.said[1]).partition("{who}")
        known = words.around[kind] = (_verb_html(before), _verb_html(after))
    return known


def _verb_html(text: str) -> str:
    """The words in a span, the blanks around them outside it."""
    bare = text.strip()
    return text.replace(bare, f'<span class="hl-verb">{escape(bare)}</span>') if bare else text


def answer(item: Item, words: Words) -> str:
    """What came back, and what was agreed at the end of a trial."""
    said, result = answer_of(item, words), result_of(item, words)
    shown = (
        f' <span class="hl-answer hl-answer--{item.answer.value}">{escape(said)}</span>'
        if said
        else ""
    )
    return shown + (
        f' <span class="hl-answer hl-answer--yes">{escape(result)}</span>' if result else ""
    )


def listed(  # noqa: PLR0913 - what a list may say besides
    page: PageBuilder,
    item: Item,
    *,
    when: bool = True,
    heavy: bool = False,
    below: str = "",
    known: bool = False,
    sifted: bool = False,
) -> Markup:
    """An item in a list on some other page, leading to where it stands.

    Args:
        page: the page it is listed on.
        item: the item.
        when: say the day, and lead there.
        heavy: say the pounds.
        below: a plain line under it.
        known: all that was said of it, under it as well.
        sifted: the page has chips that show one kind alone.
    """
    words = page.words
    day = ""
    if when:
        on = f'<time datetime="{item.on.isoformat()}">{escape(words.day(item.on))}</time>'
        day = f' <a class="hl-when" href="{escape(page.to_item(item))}">{on}</a>'
    more = f'<p class="hl-quiet">{escape(below)}</p>' if below else ""
    more += _known(item, words) if known else ""
    only = f' data-hl-in="{item.kind.value}"' if sifted else ""
    text = sentence(page, item) + (weight(item, words) if heavy else "") + answer(item, words) + day
    return Markup(  # noqa: S704 - every piece is escaped where it is made
        f'<li class="hl-item"{only}>{mark(item.kind)}<div><p class="hl-line-text">{text}</p>{more}</div></li>\n'
    )


def whole(page: PageBuilder, item: Item) -> Markup:
    """An item where it stands, with all that was said of it."""
    words = page.words
    text = sentence(page, item) + weight(item, words) + answer(item, words)
    return Markup(  # noqa: S704 - as above
        f'<li class="hl-item" id="{escape(page.anchor(item))}">{mark(item.kind)}'
        f'<div><p class="hl-line-text">{text}</p>{_known(item, words)}</div></li>\n'
    )


def _known(item: Item, words: Words) -> str:
    """All that was said of an item, as labelled lines; nothing where nothing was."""
    lines = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>"
        for label, text in details(item, words)
    )
    return f'<dl class="hl-details">{lines}</dl>' if lines else ""
