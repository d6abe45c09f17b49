"""One item as a line: what happened, with whom, what came back, and where it stands.

Thousands of them stand on a long journal's pages, so they are put together here and not in a
template.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup, escape

from helplog.model.beginnings import beginnings
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.pages.details import answer_of, details, result_of
from helplog.pages.page_builder import PageBuilder
from helplog.pages.words import Words

_MOST_AT_ONCE: Final = 8
_WHO: Final = late_pattern(r"\{who(?::(\w+))?\}")


def mark(kind: Kind) -> str:
    """The kind's small shape."""
    return f'<span class="hl-mark hl-{kind.value}" aria-hidden="true"></span>'


def weight(item: Item, words: Words) -> str:
    """The item's pounds; empty for kinds that do not weigh."""
    if item.weight_lb is None:
        return ""
    shown = words.pounds(item.weight_lb)
    pounds = escape(shown)
    return f' <span class="hl-weight hl-{item.kind.value}">{pounds}</span>'


def sentence(page: PageBuilder, item: Item) -> str:
    """What happened, its names leading to their people."""
    what = _what(page, item)
    if item.who:
        before, case, after = _around_names(item, page.words)
        return f"{before}{page.names(item.who, case)}{after}{what}"
    alone, _ = beginnings(item)
    lead = page.words.text(alone)
    alone = escape(lead)
    return f'<span class="hl-verb">{alone}</span>{what}'


def _what(page: PageBuilder, item: Item) -> str:
    """An item's own words; a need's lead to its story."""
    if not item.what:
        return ""
    said = f'<span class="hl-what">{escape(item.what)}</span>'
    story = ""
    if item.kind is Kind.NEEDS:
        story = page.to_story(item)
    if story:
        said = f'<a class="hl-thread" href="{escape(story)}">{said}</a>'
    sign = page.words.text(":")
    colon = escape(sign)
    return f'<span class="hl-colon">{colon}</span> {said}'


def _around_names(item: Item, words: Words) -> tuple[str, str, str]:
    """What stands before the names, their case, and what stands after them, as HTML."""
    _, with_people = beginnings(item)
    known = words.around.get(with_people)
    if known is None:
        sentence_with = words.text(with_people)
        before, case, after = _WHO.split(sentence_with, maxsplit=1)
        lead = _verb_html(before)
        known = (lead, case or "", _verb_html(after))
        words.around[with_people] = known
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
    short: bool = False,
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
        short: say the day without its year.
    """
    words = page.words
    text = sentence(page, item)
    if heavy:
        text += weight(item, words)
    text += answer(item, words)
    if when:
        text += _day(page, item, short=short)
    more = ""
    if below:
        more = f'<p class="hl-quiet">{escape(below)}</p>'
    said = [*facts]
    if known:
        said += details(item, words)
    more += f"{labelled(said)}{after}"
    only = f' data-hl-in="{item.kind.value}"' if filtered else ""
    return _list_item(only, item.kind, text, more)


def whole(page: PageBuilder, item: Item, *, below: str = "") -> Markup:
    """An item where it stands: one line, and all else that was said of it folded away.

    Args:
        page: the page it stands on, or another than its own: then it leads there.
        item: the item.
        below: HTML that stands under its line.
    """
    words = page.words
    text = sentence(page, item) + answer(item, words)
    place = page.site.directory.place(item)
    ident = ""
    if place.uri == page.uri:
        ident = f' id="{escape(place.anchor)}"'
    else:
        text += _day(page, item)
    folded_below = below + _fold(page, item)
    return _list_item(ident, item.kind, text, folded_below)


def folded_items(page: PageBuilder, items: Sequence[Item]) -> Markup:
    """Items in a line each; of very many, the first ones, and the others behind a fold."""
    lines = [whole(page, item, below=_since(page, item)) for item in items]
    begun = Markup('<ul class="hl-items">{}</ul>')
    at_once = Markup("").join(lines[:_MOST_AT_ONCE])
    html = begun.format(at_once)
    more = lines[_MOST_AT_ONCE:]
    if more:
        said = page.words.plural("and {n} more", "and {n} more", len(more))
        fold = Markup('<details class="hl-data"><summary>{}</summary>{}</details>')
        others = Markup("").join(more)
        html += fold.format(said, begun.format(others))
    return html


def _since(page: PageBuilder, item: Item) -> str:
    """From when on a need is carried, where that was before its week."""
    if item.kind is not Kind.NEEDS:
        return ""
    need = page.site.needs[item.key]
    if need.item.private:
        return ""
    named_in = page.week_start(need.item.on)
    if named_in == page.week_start(item.on):
        return ""
    said = page.words.text("since {day}").format(day=page.words.day(need.item.on))
    return f'<p class="hl-why"><a href="{escape(page.to_need(need))}">{escape(said)}</a></p>'


def _fold(page: PageBuilder, item: Item) -> str:
    """What else is known of an item, behind a small fold; nothing where nothing is."""
    words = page.words
    known = [*details(item, words)]
    weighs = item.weight_lb is not None
    if weighs and (known or item.weight_lb != item.kind.spec.default_lb):
        label = words.text("Weight")
        known.insert(0, (label, words.pounds(item.weight_lb or 0)))
    if known:
        return folded(words, labelled(known))
    return ""


def folded(words: Words, html: str) -> str:
    """Something behind a small fold at the end of an item's line."""
    more = escape(words.text("More about this"))
    return (
        f'<details class="hl-known"><summary aria-label="{more}"></summary>'
        f"{html}</details>"
    )


def told(kind: Kind, text: str, below: str) -> Markup:
    """A line in plain words, with the shape of its kind and a plain line under it."""
    more = f'<p class="hl-quiet">{escape(below)}</p>' if below else ""
    shown = escape(text)
    return _list_item("", kind, shown, more)


def _list_item(attributes: str, kind: Kind, text: str, below: str) -> Markup:
    html = (
        f'<li class="hl-item"{attributes}>{mark(kind)}'
        f'<div><p class="hl-line-text">{text}</p>{below}</div></li>\n'
    )
    return Markup(html)  # noqa: S704 - every piece is escaped where it is made


def _day(page: PageBuilder, item: Item, *, short: bool = False) -> str:
    """The day of an item, leading to where it stands."""
    words = page.words
    say = words.short_day if short else words.day
    shown = escape(say(item.on))
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
