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
    """The rows of an item after its dash, form after form.

    Rows after the first go under its first word.
    """
    mappings = _mappings(new_item, hand, flow=False)
    pairs_as_rows = (list(map(": ".join, pairs)) for pairs in mappings)
    texts = ([text] for text in _texts(new_item, hand, flow=False))
    if _simple(new_item) or hand.as_text:
        yield from texts
        yield from pairs_as_rows
    else:
        yield from pairs_as_rows
        yield from texts


def flow_forms(new_item: NewItem, hand: Hand) -> Iterator[str]:
    """An item between brackets, form after form."""
    quote = hand.quote if hand.as_text else Quote.DOUBLE
    texts = _texts(new_item, Hand(quote=quote), flow=True)
    braced = map(_braced, _mappings(new_item, hand, flow=True))
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
    key = scalar(name, flow=flow)
    if isinstance(value, str):
        return key, scalar(value, quote, flow=flow)
    return key, number(value)


def typed_by_hand(new_item: NewItem) -> str:
    """The item on one line, in the form that fits everywhere."""
    pairs = _long(new_item, Hand(), flow=True) + _fields(new_item, Hand(), flow=True)
    return f"- {_braced(pairs)}"


def _braced(pairs: Pairs) -> str:
    inner = ", ".join(map(": ".join, pairs))
    return f"{{{inner}}}"


def _simple(new_item: NewItem) -> bool:
    """Whether a text says it all, with nothing in it to take apart."""
    if new_item.texts():
        return False
    spec = new_item.kind.spec
    if spec.whole_text or not new_item.who:
        return True
    return spec.alone_is_name and new_item.what is None


def _texts(new_item: NewItem, hand: Hand, *, flow: bool) -> Iterator[str]:
    if new_item.texts():
        return
    if _simple(new_item):
        yield scalar(new_item.what or _named(new_item), hand.quote, flow=flow)
    elif new_item.what:
        yield scalar(
            f"{_named(new_item)}: {new_item.what}",
            hand.quote or Quote.DOUBLE,
            flow=flow,
        )


def _mappings(new_item: NewItem, hand: Hand, *, flow: bool) -> Iterator[Pairs]:
    fields = _fields(new_item, hand, flow=flow)
    heads = [_short(new_item, hand, flow=flow), _long(new_item, hand, flow=flow)]
    if hand.long:
        heads.reverse()
    for head in filter(None, heads):
        yield head + fields
    # With every text in quotes, for words that a list reads as more than a word.
    yield (
        _long(new_item, Hand(quote=Quote.DOUBLE, who_quote=Quote.DOUBLE), flow=flow)
        + fields
    )


def _short(new_item: NewItem, hand: Hand, *, flow: bool) -> Pairs:
    """`Priya: review the report`; nothing where the name can't be a key."""
    name = _named(new_item)
    if not name or not new_item.what or new_item.kind.spec.whole_text:
        return []
    if field_name(name) or not is_plain(name, flow=flow):
        return []
    return [(name, scalar(new_item.what, hand.quote, flow=flow))]


def _long(new_item: NewItem, hand: Hand, *, flow: bool) -> Pairs:
    who: Pairs = []
    what: Pairs = []
    if new_item.who:
        in_brackets = len(new_item.who) > 1
        names = [
            scalar(name, hand.who_quote, flow=flow or in_brackets)
            for name in new_item.who
        ]
        who = [(hand.who_key, f"[{', '.join(names)}]" if in_brackets else names[0])]
    if new_item.what:
        what = [("what", scalar(new_item.what, hand.quote, flow=flow))]
    if hand.what_first:
        return what + who
    return who + what


def _fields(new_item: NewItem, hand: Hand, *, flow: bool) -> Pairs:
    texts = new_item.texts()
    known = [name for name in hand.order if name in texts]
    others = [name for name in texts if name not in hand.order]
    return [field_row(name, texts[name], flow=flow) for name in known + others]


def _named(new_item: NewItem) -> str:
    """`Sam`, `Sam and Lee`, `Sam, Lee and Bo`."""
    *others, last = new_item.who or ("",)
    if not others:
        return last
    return f"{', '.join(others)} and {last}"
