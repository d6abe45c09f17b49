"""The forms an item can be written in, the one its list is written in first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from helplog.text.editing.new_item import NewItem, WrittenValue
from helplog.text.editing.style import Hand
from helplog.text.source.writing_yaml import Quote, is_plain, number, scalar
from helplog.text.values.fields import field_name

Pairs = list[tuple[str, str]]
"""Keys and values, both as YAML."""


def block_forms(new_item: NewItem, hand: Hand) -> Iterator[list[str]]:
    """The rows of an item after its dash, form after form.

    Rows after the first go under its first word.
    """
    forms = _Forms(new_item, hand, flow=False)
    all_texts = forms.texts()
    texts = ([text] for text in all_texts)
    mappings = map(_rows, forms.mappings())
    if hand.as_text or _simple(new_item):
        return chain(texts, mappings)
    return chain(mappings, texts)


def flow_forms(new_item: NewItem, hand: Hand) -> Iterator[str]:
    """An item between brackets, form after form."""
    quote = Quote.DOUBLE
    if hand.as_text:
        quote = hand.quote
    quoted = Hand(quote=quote)
    texts = _Forms(new_item, quoted, flow=True).texts()
    forms = _Forms(new_item, hand, flow=True)
    mappings = map(_braced, forms.mappings())
    if hand.long or hand.order:
        return chain(mappings, texts)
    return chain(texts, mappings)


def field_row(
    name: str, value: WrittenValue, quote: Quote = Quote.NONE, *, flow: bool = False
) -> tuple[str, str]:
    """A field as key and value."""
    key = scalar(name, flow=flow)
    if isinstance(value, tuple):
        parts = [scalar(part, flow=True) for part in value]
        return key, f"[{', '.join(parts)}]"
    if isinstance(value, str):
        text = scalar(value, quote, flow=flow)
        return key, text
    return key, number(value)


def typed_by_hand(new_item: NewItem) -> str:
    """The item on one line, in the form that fits everywhere."""
    hand = Hand()
    forms = _Forms(new_item, hand, flow=True)
    pairs = forms.long() + forms.fields()
    return f"- {_braced(pairs)}"


def _rows(pairs: Pairs) -> list[str]:
    return [f"{key}: {value}" for key, value in pairs]


def _braced(pairs: Pairs) -> str:
    inner = ", ".join(_rows(pairs))
    return f"{{{inner}}}"


def _simple(new_item: NewItem) -> bool:
    """Whether a text says it all, with nothing in it to take apart."""
    if new_item.texts():
        return False
    spec = new_item.kind.spec
    if spec.whole_text or not new_item.who:
        return True
    return spec.alone_is_name and new_item.what is None


class _Forms(NamedTuple):
    new_item: NewItem
    hand: Hand
    flow: bool
    """It stands between brackets."""

    def texts(self) -> Iterator[str]:
        """The item as one text, where it can be one."""
        new_item = self.new_item
        if new_item.texts():
            return
        name = _named(new_item)
        what = new_item.what
        quote = self.hand.quote
        if _simple(new_item):
            text = what or name
            yield self._scalar(text, quote)
        elif what:
            text = f"{name}: {what}"
            yield self._scalar(text, quote or Quote.DOUBLE)

    def mappings(self) -> Iterator[Pairs]:
        """The item as keys and values, form after form."""
        fields = self.fields()
        in_short = self.short()
        heads = [in_short, self.long()]
        if self.hand.long:
            heads.reverse()
        # With every text in quotes, for words that a list reads as more than a word.
        hand = Hand(quote=Quote.DOUBLE, who_quote=Quote.DOUBLE)
        quoted = _Forms(self.new_item, hand, self.flow)
        heads.append(quoted.long())
        for head in heads:
            if head:
                yield head + fields

    def short(self) -> Pairs:
        """`Priya: review the report`; nothing where the name can't be a key."""
        new_item = self.new_item
        name = _named(new_item)
        what = new_item.what
        if not name or not what:
            return []
        spec = new_item.kind.spec
        if spec.whole_text or field_name(name):
            return []
        if not is_plain(name, flow=self.flow):
            return []
        text = self._scalar(what, self.hand.quote)
        return [(name, text)]

    def long(self) -> Pairs:
        """`who: Priya` and `what: review the report`."""
        new_item = self.new_item
        hand = self.hand
        pairs: Pairs = []
        if new_item.who:
            names = self._who()
            pairs.append((hand.who_key, names))
        if new_item.what:
            what = self._scalar(new_item.what, hand.quote)
            pairs.append(("what", what))
        if hand.what_first:
            pairs.reverse()
        return pairs

    def _who(self) -> str:
        quote = self.hand.who_quote
        first, *others = self.new_item.who
        if not others:
            return self._scalar(first, quote)
        names: list[str] = []
        for name in self.new_item.who:
            written = scalar(name, quote, flow=True)
            names.append(written)
        return f"[{', '.join(names)}]"

    def fields(self) -> Pairs:
        """Everything else, in the order the hand has it."""
        texts = self.new_item.texts()
        names = [*self.hand.order, *texts]
        pairs: Pairs = []
        for name in dict.fromkeys(names):
            if name not in texts:
                continue
            text = texts[name]
            row = field_row(name, text, flow=self.flow)
            pairs.append(row)
        return pairs

    def _scalar(self, text: str, quote: Quote) -> str:
        return scalar(text, quote, flow=self.flow)


def _named(new_item: NewItem) -> str:
    """`Sam`, `Sam and Lee`, `Sam, Lee and Bo`."""
    if not new_item.who:
        return ""
    *others, last = new_item.who
    if not others:
        return last
    return f"{', '.join(others)} and {last}"
