"""The forms an item can be written in, the one its list is written in first."""

from __future__ import annotations

from collections.abc import Iterator

from helplog.text.editing.new_item import NewItem
from helplog.text.editing.style import Hand
from helplog.text.source.writing_yaml import Quote, is_plain, number, scalar
from helplog.text.values.fields import field_name

Pairs = list[tuple[str, str]]
"""Keys and values, both as YAML."""


def block_forms(new_item: NewItem, hand: Hand) -> Iterator[list[str]]:
    """The rows of an item after its dash, form after form; rows after the first go under its first word."""
    pairs_as_rows = (
        [f"{key}: {value}" for key, value in pairs]
        for pairs in _mappings(new_item, hand, flow=False)
    )
    texts = ([text] for text in _texts(new_item, hand, flow=False))
    if _simple(new_item) or hand.as_text:
        yield from texts
        yield from pairs_as_rows
    else:
        yield from pairs_as_rows
        yield from texts


def flow_forms(new_item: NewItem, hand: Hand) -> Iterator[str]:
    """An item between brackets, form after form."""
    texts = _texts(new_item, Hand(quote=hand.quote if hand.as_text else Quote.DOUBLE), flow=True)
    braced = (
        "{" + ", ".join(map(": ".join, pairs)) + "}"
        for pairs in _mappings(new_item, hand, flow=True)
    )
    if hand.long or hand.order:
        yield from braced
        yield from texts
    else:
        yield from texts
        yield from braced


def field_row(
    name: str, value: str | float, quote: Quote = Quote.NONE, *, flow: bool = False
) -> tuple[str, str]:
    """A field as key and value."""
    return scalar(name, flow=flow), number(value) if isinstance(value, float | int) else scalar(
        value, quote, flow=flow
    )


def typed_by_hand(new_item: NewItem) -> str:
    """The item on one line, in the form that fits everywhere."""
    return (
        "- {"
        + ", ".join(
            map(
                ": ".join, _long(new_item, Hand(), flow=True) + _fields(new_item, Hand(), flow=True)
            )
        )
        + "}"
    )


def _simple(new_item: NewItem) -> bool:
    """Whether a text says it all, with nothing in it to take apart."""
    if new_item.texts():
        return False
    return (
        new_item.kind.spec.whole_text
        or (new_item.kind.spec.alone_is_name and new_item.what is None)
        or not new_item.who
    )


def _texts(new_item: NewItem, hand: Hand, *, flow: bool) -> Iterator[str]:
    if new_item.texts():
        return
    if _simple(new_item):
        yield scalar(new_item.what or _named(new_item), hand.quote, flow=flow)
    elif new_item.what:
        yield scalar(f"{_named(new_item)}: {new_item.what}", hand.quote or Quote.DOUBLE, flow=flow)


def _mappings(new_item: NewItem, hand: Hand, *, flow: bool) -> Iterator[Pairs]:
    fields = _fields(new_item, hand, flow=flow)
    short, long = _short(new_item, hand, flow=flow), _long(new_item, hand, flow=flow)
    for head in (long, short) if hand.long else (short, long):
        if head:
            yield head + fields
    # With every text in quotes, for words that a list reads as more than a word.
    yield _long(new_item, Hand(quote=Quote.DOUBLE, who_quote=Quote.DOUBLE), flow=flow) + fields


def _short(new_item: NewItem, hand: Hand, *, flow: bool) -> Pairs:
    """`Priya: review the report`; nothing where the name can't be a key."""
    name = _named(new_item)
    if (
        not name
        or not new_item.what
        or new_item.kind.spec.whole_text
        or field_name(name)
        or not is_plain(name, flow=flow)
    ):
        return []
    return [(name, scalar(new_item.what, hand.quote, flow=flow))]


def _long(new_item: NewItem, hand: Hand, *, flow: bool) -> Pairs:
    names = [
        scalar(name, hand.who_quote, flow=flow or len(new_item.who) > 1) for name in new_item.who
    ]
    who: Pairs = (
        [(hand.who_key, names[0] if len(names) == 1 else f"[{', '.join(names)}]")] if names else []
    )
    what: Pairs = [("what", scalar(new_item.what, hand.quote, flow=flow))] if new_item.what else []
    return what + who if hand.what_first else who + what


def _fields(new_item: NewItem, hand: Hand, *, flow: bool) -> Pairs:
    texts = new_item.texts()
    order = [
        *(name for name in hand.order if name in texts),
        *(name for name in texts if name not in hand.order),
    ]
    return [field_row(name, texts[name], flow=flow) for name in order]


def _named(new_item: NewItem) -> str:
    """`Sam`, `Sam and Lee`, `Sam, Lee and Bo`."""
    *others, last = new_item.who or ("",)
    return f"{', '.join(others)} and {last}" if others else last
