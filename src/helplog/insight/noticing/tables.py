"""Tables of rules, read: what each line says, and what is wrong with one that can't be used.

A line is data. It names a kind and the words that show it, and can do nothing but fit or not:

    accepted: {who} <helped> me with {what}
    helped = helped, picked up
    not near: would
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from helplog.model.kinds import Kind

MOST_ELEMENTS: Final = 20
"""Of a rule."""
MOST_LINES: Final = 1_000
"""Of a table that a person writes."""
LONGEST_LINE: Final = 400

SLOTS: Final = frozenset(
    {"{who}", "{whose}", "{what}", "{i}", "~", "..", "..-", "...", "$"}
)
"""Elements that stand for no certain word."""
ANSWERS: Final = ("my yes", "my no", "their yes", "their no", "their later")
"""Headings of rules that say what became of an offer or an ask."""
OPEN_OFFER: Final = "offers answered"
"""Heading of rules for what is an offer only where the next words answer it."""

Phrase = tuple[str, ...]
Phrases = frozenset[Phrase]
Anchors = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A place in a rule."""

    slot: str = ""
    """One of SLOTS, or empty where words are named."""
    by_first: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """What may stand there, by its first word, the longest first."""
    ends: tuple[str, ...] = ()
    """What a word may end with, instead: `*getragen`."""
    optional: bool = False

    @property
    def certain(self) -> bool:
        """Whether one of its words must be there, whole."""
        if not self.by_first:
            return False
        return not (self.slot or self.optional or self.ends)


@dataclass(frozen=True, slots=True)
class Rule:
    """What shows something."""

    heading: str
    """A kind, one of ANSWERS, or OPEN_OFFER."""
    elements: tuple[Element, ...]
    order: int
    """Earlier ones win."""
    anchors: Anchors
    """Of each of these, one word is in every text it fits; the fewest first."""

    def may_fit(self, words: AbstractSet[str]) -> bool:
        """Whether a text of these words holds all that must be there."""
        return not any(anchor.isdisjoint(words) for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class Silence:
    """What makes a rule that fits hold its tongue."""

    near: bool
    """Only in the clause of what was found, before it or within; else anywhere in its sentence."""
    kinds: frozenset[str]
    """Headings it silences; of all where empty."""
    elements: tuple[Element, ...]
    anchors: Anchors
    own: bool = False
    """A person's own line: it silences a rule even where it is a word of that rule."""

    def may_fit(self, words: AbstractSet[str]) -> bool:
        """Whether a text of these words holds all that must be there."""
        return not any(anchor.isdisjoint(words) for anchor in self.anchors)


@dataclass(slots=True)
class Table:
    """The rules of a language."""

    words: dict[str, Phrases] = field(default_factory=dict)
    """Lists of words, by name."""
    rules: list[Rule] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)
    rules_by_anchor: dict[str, list[Rule]] = field(default_factory=dict)

    def listed(self, name: str) -> frozenset[str]:
        """The single words of a list."""
        return frozenset(phrase[0] for phrase in self.words.get(name, ()))

    def rules_for(self, words: AbstractSet[str]) -> list[Rule]:
        """The rules that may fit a sentence, in order."""
        found: dict[int, Rule] = {}
        for word in words & self.rules_by_anchor.keys():
            for rule in self.rules_by_anchor[word]:
                if rule.may_fit(words):
                    found[rule.order] = rule
        return [found[order] for order in sorted(found)]


class TableProblem(NamedTuple):
    """A line that can't be used."""

    line: int
    message: str


class _LineError(Exception):
    """Why a line can't be used."""


def read_table(
    text: str, words: Mapping[str, Phrases] | None = None
) -> tuple[Table, tuple[TableProblem, ...]]:
    """A table from its text. Lines that can't be used are left out and named.

    Args:
        text: a rule, a list of words or a silence on each line; `#` begins a remark.
        words: lists that rules may refer to, besides the table's own.
    """
    listed = dict(words or {})
    table = Table(words=listed)
    problems = []
    lines = [_without_remark(line) for line in text.split("\n")[:MOST_LINES]]
    for line in lines:
        # Lists first: a rule may stand above the words it speaks of.
        if line and _is_list(line):
            _read_words(table, line)
    for number, line in enumerate(lines, start=1):
        if not line or _is_list(line):
            continue
        try:
            _read_rule(table, line)
        except _LineError as problem:
            why = str(problem)
            unusable = TableProblem(number, why)
            problems.append(unusable)
    return table, tuple(problems)


def with_own(table: Table, text: str) -> Table:
    """A table with a person's own lines before its own, which win.

    Args:
        table: of a language.
        text: the person's; what can't be used in it is left out.
    """
    own, _ = read_table(text, table.words)
    joined = Table(words=own.words)
    first = [_renumbered(rule, at) for at, rule in enumerate(own.rules)]
    after = len(first)
    rest = [_renumbered(rule, after + at) for at, rule in enumerate(table.rules)]
    for rule in (*first, *rest):
        _add(joined, rule)
    own_silences = [replace(silence, own=True) for silence in own.silences]
    joined.silences = [*own_silences, *table.silences]
    return joined


def _renumbered(rule: Rule, order: int) -> Rule:
    return replace(rule, order=order)


def _without_remark(line: str) -> str:
    if line.lstrip().startswith("#"):
        return ""
    text, _, _ = line.partition(" #")
    return text.strip()


def _is_list(line: str) -> bool:
    name, sign, _ = line.partition("=")
    return bool(sign) and ":" not in name


def _read_words(table: Table, line: str) -> None:
    """`helped = helped, picked up`; written again, a list grows."""
    name, _, text = line.partition("=")
    name = name.strip()
    phrases = set(table.words.get(name, frozenset()))
    for part in text[:_LONGEST_LIST].split(","):
        phrase = _phrase(part)
        if phrase:
            phrases.add(phrase)
    table.words[name] = frozenset(phrases)


_LONGEST_LIST: Final = 20_000


def _read_rule(table: Table, line: str) -> None:
    if len(line) > LONGEST_LINE:
        raise _LineError(f"it is longer than {LONGEST_LINE} letters")
    heading, colon, pattern = line.partition(":")
    parts = heading.split()
    heading = " ".join(parts)
    if not colon:
        raise _LineError("it has neither a colon nor an equals sign")
    read = _elements(pattern, table)
    elements = tuple(read)
    if not elements or len(elements) > MOST_ELEMENTS:
        raise _LineError(f"say 1 to {MOST_ELEMENTS} words after the colon")
    anchors = _anchors(elements)
    if not anchors:
        raise _LineError("it fits anything; name at least one word in full")
    if heading == "not" or heading.startswith("not "):
        silence = _silence(heading, elements, anchors)
        table.silences.append(silence)
        return
    if heading not in {*Kind, *ANSWERS, OPEN_OFFER}:
        raise _LineError(f"{heading!r} is no kind; write one of {', '.join(Kind)}")
    order = len(table.rules)
    rule = Rule(heading, elements, order, anchors)
    _add(table, rule)


def _add(table: Table, rule: Rule) -> None:
    table.rules.append(rule)
    for anchor in rule.anchors[0]:
        of_anchor = table.rules_by_anchor.setdefault(anchor, [])
        of_anchor.append(rule)


def _silence(heading: str, elements: tuple[Element, ...], anchors: Anchors) -> Silence:
    _, *rest = heading.split()
    near = "near" in rest
    kinds = frozenset(word for word in rest if word not in {"near", "anywhere"})
    unknown = kinds - {*Kind}
    if unknown:
        raise _LineError(f"{min(unknown)!r} is no kind")
    return Silence(near, kinds, elements, anchors)


def _elements(pattern: str, table: Table) -> Iterator[Element]:
    for given in pattern.split():
        optional = given.endswith("?")
        part = given.removesuffix("?")
        if part in SLOTS:
            yield Element(slot=part, optional=optional)
            continue
        phrases = _phrases(part, table)
        yield _worded(phrases, optional=optional)


def _worded(phrases: Phrases, *, optional: bool) -> Element:
    by_first: dict[str, tuple[Phrase, ...]] = {}
    ends = []
    for phrase in sorted(phrases, key=len, reverse=True):
        first = phrase[0]
        if first.startswith("*"):
            ends.append(first[1:])
        else:
            before = by_first.get(first, ())
            by_first[first] = (*before, phrase)
    all_ends = tuple(ends)
    return Element(by_first=by_first, ends=all_ends, optional=optional)


def _phrases(part: str, table: Table) -> Phrases:
    phrases: set[Phrase] = set()
    for word in part.split("/"):
        if word.startswith("<") and word.endswith(">"):
            name = word[1:-1]
            if name not in table.words:
                raise _LineError(f"there is no list of words called {name}")
            phrases |= table.words[name]
        elif not word.strip("*") or "*" in word.strip("*")[1:] or word.endswith("*"):
            raise _LineError(f"{part!r}: write a word, or its end as *end")
        elif set(word) & set("{}<>"):
            raise _LineError(f"{part!r} is no place; there are {{who}} and {{what}}")
        else:
            # `pick_up` is two words in a row.
            phrases.add(_phrase(word))
    return frozenset(phrases)


def _phrase(text: str) -> Phrase:
    folded = text.casefold().replace("’", "'")
    parts = folded.replace("_", " ").split()
    return tuple(parts)


def _anchors(elements: Iterable[Element]) -> Anchors:
    """The first words of each element that must be there, the fewest first."""
    certain = [frozenset(element.by_first) for element in elements if element.certain]
    in_order = sorted(certain, key=len)
    return tuple(in_order)
