"""The forms an item can be written in, the one its list is written in first."""

from __future__ import annotations

from collections.abc import Iterator

from helplog.text.editing.new_item import Draft
from helplog.text.editing.style import Hand
from helplog.text.source.writing_yaml import Quote, is_plain, number, scalar
from helplog.text.values.fields import field_name

Pairs = list[tuple[str, str]]
"""Keys and values, both as YAML."""


def block_forms(draft: Draft, hand: Hand) -> Iterator[list[str]]:
    """The rows of an item after its dash, form after form; rows after the first go under its first word."""
    pairs_as_rows = ([f"{key}: {value}" for key, value in pairs] for pairs in _mappings(draft, hand, flow=False))
    texts = ([text] for text in _texts(draft, hand, flow=False))
    if _simple(draft) or hand.as_text:
        yield from texts
        yield from pairs_as_rows
    else:
        yield from pairs_as_rows
        yield from texts


def flow_forms(draft: Draft, hand: Hand) -> Iterator[str]:
    """An item between brackets, form after form."""
    texts = _texts(draft, Hand(quote=hand.quote if hand.as_text else Quote.DOUBLE), flow=True)
    braced = ("{" + ", ".join(map(": ".join, pairs)) + "}" for pairs in _mappings(draft, hand, flow=True))
    if hand.long or hand.order:
        yield from braced
        yield from texts
    else:
        yield from texts
        yield from braced


def field_row(name: str, value: str | float, quote: Quote = Quote.NONE, *, flow: bool = False) -> tuple[str, str]:
    """A field as key and value."""
    return scalar(name, flow=flow), number(value) if isinstance(value, float | int) else scalar(value, quote, flow=flow)


def typed_by_hand(draft: Draft) -> str:
    """The item on one line, in the form that fits everywhere."""
    return "- {" + ", ".join(map(": ".join, _long(draft, Hand(), flow=True) + _fields(draft, Hand(), flow=True))) + "}"


def _simple(draft: Draft) -> bool:
    """Whether a text says it all, with nothing in it to take apart."""
    if draft.texts():
        return False
    return draft.kind.spec.whole_text or (draft.kind.spec.alone_is_name and draft.what is None) or not draft.who


def _texts(draft: Draft, hand: Hand, *, flow: bool) -> Iterator[str]:
    if draft.texts():
        return
    if _simple(draft):
        yield scalar(draft.what or _named(draft), hand.quote, flow=flow)
    elif draft.what:
        yield scalar(f"{_named(draft)}: {draft.what}", hand.quote or Quote.DOUBLE, flow=flow)


def _mappings(draft: Draft, hand: Hand, *, flow: bool) -> Iterator[Pairs]:
    fields = _fields(draft, hand, flow=flow)
    short, long = _short(draft, hand, flow=flow), _long(draft, hand, flow=flow)
    for head in (long, short) if hand.long else (short, long):
        if head:
            yield head + fields
    # With every text in quotes, for words that a list reads as more than a word.
    yield _long(draft, Hand(quote=Quote.DOUBLE, who_quote=Quote.DOUBLE), flow=flow) + fields


def _short(draft: Draft, hand: Hand, *, flow: bool) -> Pairs:
    """`Priya: review the report`; nothing where the name can't be a key."""
    name = _named(draft)
    if not name or not draft.what or draft.kind.spec.whole_text or field_name(name) or not is_plain(name, flow=flow):
        return []
    return [(name, scalar(draft.what, hand.quote, flow=flow))]


def _long(draft: Draft, hand: Hand, *, flow: bool) -> Pairs:
    names = [scalar(name, hand.who_quote, flow=flow or len(draft.who) > 1) for name in draft.who]
    who: Pairs = [(hand.who_key, names[0] if len(names) == 1 else f"[{', '.join(names)}]")] if names else []
    what: Pairs = [("what", scalar(draft.what, hand.quote, flow=flow))] if draft.what else []
    return what + who if hand.what_first else who + what


def _fields(draft: Draft, hand: Hand, *, flow: bool) -> Pairs:
    texts = draft.texts()
    order = [*(name for name in hand.order if name in texts), *(name for name in texts if name not in hand.order)]
    return [field_row(name, texts[name], flow=flow) for name in order]


def _named(draft: Draft) -> str:
    """`Sam`, `Sam and Lee`, `Sam, Lee and Bo`."""
    *others, last = draft.who or ("",)
    return f"{', '.join(others)} and {last}" if others else last
