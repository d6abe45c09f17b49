"""Entries as people write them by hand, in every spelling, and what happens to them on two devices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from helplog.model.diagnostic import Severity
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.settings import Settings
from helplog.text.reading.file import read

ROOT: Final = Path(__file__).parents[2]
NAMES: Final = ("Ana", "Sam", "Priya", "Dana Lee", "Mrs Pell", "Zoë", "李芳", "No")
WORDS: Final = (
    *(
        "the",
        "a",
        "of",
        "and",
        "sofa",
        "report",
        "school",
        "run",
        "lamp",
        "leaf",
        "mould",
        "quietly",
        "Größe",
        "once",
    ),
    *(
        "twice",
        "it's",
        "“so”",
        "7:30",
        "— and",
        "then",
        "we",
        "went",
        "home",
        "早く",
        "👍",
        "(maybe)",
        "x/y",
        "*really*",
    ),
)
TITLES: Final = ("Fifty pounds", '"A day: two halves"', "'no'", "Rain", "12:30")

names = st.sampled_from(NAMES)
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
tagged = st.integers(1, 400).map(lambda n: f"word{n}")
texts = st.tuples(phrases, tagged).map(" ".join)
"""Words that may come up anywhere, and one that hardly does twice."""

Rows = tuple[str, ...]


@dataclass(frozen=True)
class Key:
    """A key of the frontmatter: a list of elements, or one value."""

    name: str
    elements: tuple[Rows, ...]
    style: str = "dashes"
    spelling: str = ""
    """As it is written, where that is not its name: `ask`, `ASKS`."""

    def rows(self) -> list[str]:
        written = self._written()
        if not self.spelling:
            return written
        return [self.spelling + written[0].removeprefix(self.name), *written[1:]]

    def _written(self) -> list[str]:
        if (
            self.style == "outside"
            and len(self.elements) == 1
            and _may_be_outside(self.elements[0])
        ):
            first, *fields = self.elements[0]
            return [f"{self.name}: {first}", *fields]
        if self.style == "value":
            return [f"{self.name}: {self.elements[0][0]}"]
        if self.style == "flow" and all(
            len(rows) == 1 and "," not in rows[0] for rows in self.elements
        ):
            return [
                f"{self.name}: [{', '.join(quoted(rows[0]) for rows in self.elements)}]"
            ]
        if (
            self.style == "alone"
            and len(self.elements) == 1
            and len(self.elements[0]) == 1
        ):
            return [f"{self.name}: {self.elements[0][0]}"]
        if not self.elements:
            return [f"{self.name}:{' none' if self.style == 'none' else ''}"]
        margin = "" if self.style == "margin" else "  "
        rows = [f"{self.name}:"]
        for own in self.elements:
            rows += [f"{margin}- {own[0]}", *(f"{margin}  {row}" for row in own[1:])]
        return rows


def _may_be_outside(rows: Rows) -> bool:
    """Whether an item's fields can stand unindented below it: each on a row of its own."""
    first, *fields = rows
    return (
        first[0] not in "{\"'"
        and ">" not in first
        and not any(
            row.startswith((" ", "who", "what", "with")) or row.endswith(("|", "> "))
            for row in (first, *fields)
        )
    )


def quoted(text: str) -> str:
    return text if text[0] in "{\"'" else '"' + text.replace('"', '\\"') + '"'


@dataclass(frozen=True)
class Draft:
    """An entry that can be changed in one place and leave all else as it was."""

    keys: tuple[Key, ...] = ()
    paragraphs: tuple[str, ...] = ()
    ends: str = "\n"
    mark: bool = False
    last_end: bool = True
    fenced: bool = True
    closed: bool = True
    """Somebody closed the frontmatter's fence."""

    def data(self) -> bytes:
        front = [row for key in self.keys for row in key.rows()]
        fence = [
            "---",
            *front,
            *(["---"] if self.closed or not self._may_be_open else []),
        ]
        fence = fence if self.fenced or front else []
        body = "\n\n".join(self.paragraphs)
        text = "\n".join([*fence, body]) + ("\n" if self.last_end else "")
        return (b"\xef\xbb\xbf" if self.mark else b"") + self._ended(text).encode()

    @property
    def _may_be_open(self) -> bool:
        """Whether a fence left open still tells where the body begins: no row of it looks like a frontmatter's."""
        body = "\n\n".join(self.paragraphs)
        return (
            bool(self.keys)
            and body[:1] not in {"-", "#", " ", "<", "~", "`"}
            and "---" not in body.split("\n")
        )

    def _ended(self, text: str) -> str:
        """The text with its own line ends; of mixed ones every third row has the other."""
        if self.ends != "mixed":
            return text.replace("\n", self.ends)
        rows = text.split("\n")
        ends = ("\r\n" if n % 3 == 1 else "\n" for n in range(len(rows) - 1))
        return "".join(row + end for row, end in zip(rows, [*ends, ""], strict=True))


# Items, in every spelling

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "weight": ("3", "5", "10 lb", "25lb"),
    "answer": ("yes", "no", "later", "waiting"),
    "chance": ("40%", "0.7"),
    "done": ("2026-11-19", "2026-11-20"),
    "by": ("2026-12-01", "2026-12-24"),
    "felt": ("1", "2"),
    "expected": ("6", "7"),
    "cost": ("an evening", '"a back: mine"'),
    "thanked": ("yes", "2026-11-20", "enough"),
    "said": ("no", "2026-11-20"),
    "shared": ("yes", "no"),
    "agree": ("[Fridays, news by message]", '["if ill: me"]', "we both look on Sunday"),
    "worked": ("the list on the door", '"mornings: calm"'),
    "change": ("the day of the bins", "who buys"),
    "stepped_in": ("2026-11-21", "[2026-11-21, 2026-11-23]"),
    "plan": ("when Ana calls", '"when it snows: Sam"'),
    "2am": ("yes", "no"),
    "for": ("the lamp", "mould and leaf"),
    "open": ("yes", "no"),
    "met": ("yes", "2026-11-20"),
    "note": ("on the stairs", '"he laughed: twice"', "'so it goes'"),
    "success": ("nothing is overdue", "> "),
    "check_in": ("2026-12-02", "2026-12-09"),
    "result": ("kept", "adjusted"),
    "talked": ("2026-12-03", "2026-12-04", "[2026-12-03, 2026-12-10]"),
    "load": ("all the letters", "each morning"),
    "answered": ("2026-11-19", "yesterday"),
    "dropped": ("yes", "2026-11-21"),
    "on": ("2026-11-16", "yesterday"),
    "impact": ("I lie awake", '"the back: sore"'),
    "visibility": ("one list, on the door", "a note each Sunday"),
    "private": ("true", "yes", "no"),
    "id": ("n1", "n2"),
}
OF_KIND: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.ASKS: (
        *("weight", "answer", "chance", "done", "by", "felt", "expected", "note"),
        *("for", "answered", "id", "on", "private"),
    ),
    Kind.HANDOFFS: (
        *("weight", "answer", "by", "note", "said", "shared", "agree"),
        *("worked", "change", "stepped_in", "for", "talked", "result", "check_in"),
        *("load", "success", "id", "impact", "visibility", "on", "done", "answered"),
    ),
    Kind.ACCEPTED: ("weight", "thanked", "felt", "expected", "note", "for"),
    Kind.THANKS: ("weight", "felt", "expected", "note"),
    Kind.CONNECTIONS: ("weight", "felt", "expected", "note"),
    Kind.DECLINED: ("open", "note"),
    Kind.NEEDS: ("met", "dropped", "plan", "2am", "note", "id", "private"),
    Kind.ALONE: ("cost", "note"),
    Kind.OFFERS: (
        *("weight", "answer", "felt", "expected", "for", "note", "thanked", "id"),
        "answered",
    ),
}


@st.composite
def given_fields(draw: st.DrawFn, kind: Kind) -> Rows:
    chosen = draw(st.lists(st.sampled_from(OF_KIND[kind]), unique=True, max_size=3))
    return tuple(f"{name}: {draw(st.sampled_from(FIELDS[name]))}" for name in chosen)


ENDINGS: Final = (
    "(5 lb)",
    "(5lb, 40%)",
    "(chance 40%)",
    "-> yes",
    "→ no",
    "-> waiting",
)
SPELLINGS: Final = {
    kind.value: tuple(
        {*kind.spec.synonyms, kind.value.upper(), kind.value.capitalize()}
    )
    for kind in Kind
}


def spellings(kind: Kind) -> st.SearchStrategy[str]:
    """How the key of a list is written: mostly by its name."""
    other = st.sampled_from(sorted(SPELLINGS[kind.value]))
    return st.one_of(st.just(""), st.just(""), st.just(""), other)


@st.composite
def elements(draw: st.DrawFn, kind: Kind) -> Rows:
    who, what = draw(names), draw(texts)
    fields = draw(given_fields(kind))
    safe = what.replace('"', "")
    if kind in {Kind.NEEDS, Kind.ALONE}:
        forms: list[Rows] = [(safe,), (f'"{safe}"',), (f"what: {safe}", *fields)]
    else:
        forms = [
            (f"{who}: {safe}",),
            (f"{who}: {safe} {draw(st.sampled_from(ENDINGS))}",),
            (f"{who}: {safe}", *fields),
            (f'{who}: "{safe}"', *fields),
            (f"who: {who}", f"what: {safe}", *fields),
            (f"what: {safe}", f"with: [{who}, Lee]"),
            (f"{safe} @{who.split()[0]}",),
            (f"{safe} @{who.split()[0]} {draw(st.sampled_from(ENDINGS))}",),
            ("{" + ", ".join([f"who: {who}", f'what: "{safe}"', *fields]) + "}",),
            (f'"{who}: {safe}"',),
            (f"{who}: >-", f"    {safe}", "    and more"),
            (f"who: {who}", *fields, "what: |", f"  {safe}", "  # no comment"),
        ]
    return draw(st.sampled_from(forms))


@st.composite
def lists(draw: st.DrawFn) -> Key:
    kind = draw(st.sampled_from(list(Kind)))
    own = draw(st.lists(elements(kind), max_size=4))
    styles = ["dashes", "dashes", "margin", "flow", "alone", "outside", "none"]
    style = draw(st.sampled_from(styles))
    return Key(kind.value, tuple(own), style, draw(spellings(kind)))


VALUES: Final[dict[str, st.SearchStrategy[str]]] = {
    "load": st.sampled_from(["3", "4", "6.5", "7  # after the call"]),
    "title": st.sampled_from(TITLES),
    "time": st.sampled_from(["23:10", "07:05"]),
    "mood": st.sampled_from(["tired", "fair, windy", "'ok: ish'"]),
    "private": st.sampled_from(["true", "false"]),
    "tags": st.sampled_from(["[dad]", "[dad, home]", "work home", "#run", "home, dad"]),
    "not_now": st.sampled_from(["[the sofa]", "the lamp", '["a lift", the report]']),
    "weather": st.sampled_from(["[grey, wet]", "{sky: grey}"]),
    "away": st.sampled_from(["{from: 2026-08-01, to: 2026-08-14}", "2026-08-01"]),
    "also": st.sampled_from(['["load: 4"]', '["time: 07:05", "title: Rain"]']),
    "aliases": st.sampled_from(["[Sam, Sammy]", "Lee", "[Lee]"]),
    "every": st.sampled_from(["30d", "2 weeks"]),
    "at_most": st.sampled_from(["45d", "60d"]),
}


@st.composite
def values(draw: st.DrawFn) -> Key:
    name = draw(st.sampled_from(list(VALUES)))
    return Key(name, ((draw(VALUES[name]),),), "value")


comments = tagged.map(lambda word: Key(f"# {word}", ((),), "comment"))

HEADINGS: Final = (
    "## Who did I let help me this week? { #let-help }",
    "## Where do I need help that I haven't asked for yet? { #need-help }",
    "## Who did I connect with whom I might reach out to? { #connected }",
    "## Who did I let help me this week?",
    "## One small ask for next week { #next-ask }",
    "# A day",
)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    said = draw(texts)
    more = draw(texts)
    forms = [
        said,
        f"{said}. {more}.",
        f"{said}\n{more}",
        f"- {said}\n- {more}",
        f"1. {said}\n   {more}\n2. [ ] {said}",
        f"> {said}",
        f"```\n{said}\n\n{more}\n```",
        f"~~~\n{said}\n```\n{more}",
        f"| a | b |\n|---|---|\n| {said} | {more} |",
        f"<!-- {said} -->",
        draw(st.sampled_from(HEADINGS)),
        "---",
    ]
    return draw(st.sampled_from(forms))


@st.composite
def answers(draw: st.DrawFn) -> str:
    """A question of a check-in, with what is said under it."""
    heading = draw(st.sampled_from(HEADINGS[:-1]))
    said = draw(texts | st.sampled_from(["none", "<!-- A name is enough. -->"]))
    gap = draw(st.sampled_from(["\n", "\n\n"]))
    return f"{heading}{gap}{said}"


NAMED: Final = {
    "date": ("date", "2026-11-18"),
    "week": ("week", "2026-W47"),
    "person": ("person", "Sam"),
    "nothing": None,
}
"""What makes a file an entry, a check-in, a person's note; its name alone tells in others."""


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    shares = ["date", "date", "date", "nothing", "nothing", "week", "week", "person"]
    named = NAMED[draw(st.sampled_from(shares))]
    keys = [Key(named[0], ((named[1],),), "value")] if named else []
    own = draw(
        st.lists(
            st.one_of(lists(), lists(), values()),
            max_size=5,
            unique_by=lambda key: key.name,
        )
    )
    written = paragraphs()
    if named and named[0] == "week":
        written = answers() | written
    return Draft(
        (*keys, *own),
        tuple(draw(st.lists(written, max_size=5))),
        draw(st.sampled_from(["\n", "\n", "\n", "\r\n", "mixed"])),
        draw(st.sampled_from([False, False, False, True])),
        draw(st.sampled_from([True, True, False])),
        draw(st.booleans()),
        draw(st.sampled_from([True, True, True, True, True, False])),
    )


# What a person does to an entry

Edit = Callable[[st.DrawFn, Draft], Draft]


def _swap(keys: tuple[Key, ...], at: int, *new: Key) -> tuple[Key, ...]:
    return (*keys[:at], *new, *keys[at + 1 :])


def _a_list(draw: st.DrawFn, draft: Draft) -> int | None:
    places = [
        n for n, key in enumerate(draft.keys) if key.name in set(Kind) and key.elements
    ]
    return draw(st.sampled_from(places)) if places else None


def add_item(draw: st.DrawFn, draft: Draft) -> Draft:
    kind = draw(st.sampled_from(list(Kind)))
    own = draw(elements(kind))
    at = next((n for n, key in enumerate(draft.keys) if key.name == kind), None)
    if at is None:
        return replace(
            draft,
            keys=(
                *draft.keys,
                Key(
                    kind.value,
                    (own,),
                    draw(st.sampled_from(["dashes", "alone", "outside"])),
                    draw(spellings(kind)),
                ),
            ),
        )
    key = draft.keys[at]
    place = draw(st.integers(0, len(key.elements)))
    style = "dashes" if key.style in {"none", "alone", "outside"} else key.style
    return replace(
        draft,
        keys=_swap(
            draft.keys,
            at,
            replace(
                key,
                elements=(*key.elements[:place], own, *key.elements[place:]),
                style=style,
            ),
        ),
    )


def take_item(draw: st.DrawFn, draft: Draft) -> Draft:
    at = _a_list(draw, draft)
    if at is None:
        return draft
    key = draft.keys[at]
    place = draw(st.integers(0, len(key.elements) - 1))
    left = key.elements[:place] + key.elements[place + 1 :]
    return replace(
        draft,
        keys=_swap(draft.keys, at, *([replace(key, elements=left)] if left else [])),
    )


def edit_item(draw: st.DrawFn, draft: Draft) -> Draft:
    at = _a_list(draw, draft)
    if at is None:
        return draft
    key = draft.keys[at]
    place = draw(st.integers(0, len(key.elements) - 1))
    own = key.elements[place]
    row = draw(st.integers(0, len(own) - 1))
    kind = Kind(key.name)
    edited = draw(st.sampled_from(["word", "field", "gone"]))
    if edited == "gone" and row:
        new = own[:row] + own[row + 1 :]
    elif (
        edited == "field"
        and ":" in own[0]
        and own[0][0] not in "{\"'"
        and "|" not in own[0]
        and ">" not in own[0]
    ):
        added = draw(given_fields(kind))
        new = (
            *own[:1],
            *added,
            *(
                r
                for r in own[1:]
                if r.split(":")[0] not in {a.split(":")[0] for a in added}
            ),
        )
    else:
        new = (
            *own[:row],
            own[row].replace("word", draw(st.sampled_from(["new", "other", "word1"]))),
            *own[row + 1 :],
        )
    return replace(
        draft,
        keys=_swap(
            draft.keys,
            at,
            replace(
                key, elements=(*key.elements[:place], new, *key.elements[place + 1 :])
            ),
        ),
    )


def move_items(draw: st.DrawFn, draft: Draft) -> Draft:
    at = _a_list(draw, draft)
    if at is None:
        return draft
    key = draft.keys[at]
    return replace(
        draft,
        keys=_swap(
            draft.keys,
            at,
            replace(key, elements=tuple(draw(st.permutations(key.elements)))),
        ),
    )


def restyle(draw: st.DrawFn, draft: Draft) -> Draft:
    at = _a_list(draw, draft)
    if at is None:
        return draft
    return replace(
        draft,
        keys=_swap(
            draft.keys,
            at,
            replace(
                draft.keys[at],
                style=draw(st.sampled_from(["dashes", "margin", "flow"])),
            ),
        ),
    )


def set_value(draw: st.DrawFn, draft: Draft) -> Draft:
    new = draw(values())
    at = next((n for n, key in enumerate(draft.keys) if key.name == new.name), None)
    return replace(
        draft, keys=(*draft.keys, new) if at is None else _swap(draft.keys, at, new)
    )


def take_key(draw: st.DrawFn, draft: Draft) -> Draft:
    # A person's note has no items: one that stops being a note would have them from nowhere.
    places = [n for n, key in enumerate(draft.keys) if key.name != "person"]
    if not places:
        return draft
    return replace(draft, keys=_swap(draft.keys, draw(st.sampled_from(places))))


def move_keys(draw: st.DrawFn, draft: Draft) -> Draft:
    return replace(draft, keys=tuple(draw(st.permutations(draft.keys))))


def add_paragraph(draw: st.DrawFn, draft: Draft) -> Draft:
    place = draw(st.integers(0, len(draft.paragraphs)))
    own = draft.paragraphs
    return replace(draft, paragraphs=(*own[:place], draw(paragraphs()), *own[place:]))


def take_paragraph(draw: st.DrawFn, draft: Draft) -> Draft:
    if not draft.paragraphs:
        return draft
    place = draw(st.integers(0, len(draft.paragraphs) - 1))
    return replace(
        draft, paragraphs=draft.paragraphs[:place] + draft.paragraphs[place + 1 :]
    )


def edit_words(draw: st.DrawFn, draft: Draft) -> Draft:
    if not draft.paragraphs:
        return draft
    place = draw(st.integers(0, len(draft.paragraphs) - 1))
    words = draft.paragraphs[place].split(" ")
    at = draw(st.integers(0, len(words) - 1))
    new = draw(st.sampled_from([[], [draw(texts)], [words[at], draw(texts)]]))
    edited = " ".join([*words[:at], *new, *words[at + 1 :]])
    return replace(
        draft,
        paragraphs=(*draft.paragraphs[:place], edited, *draft.paragraphs[place + 1 :]),
    )


def go_on(draw: st.DrawFn, draft: Draft) -> Draft:
    """More is written to a paragraph, or to the last words of an item."""
    more = draw(texts)
    at = _a_list(draw, draft)
    if draft.paragraphs and (at is None or draw(st.booleans())):
        place = draw(st.integers(0, len(draft.paragraphs) - 1))
        grown = (
            draft.paragraphs[place] + draw(st.sampled_from([" ", ", ", "\n"])) + more
        )
        return replace(
            draft,
            paragraphs=(
                *draft.paragraphs[:place],
                grown,
                *draft.paragraphs[place + 1 :],
            ),
        )
    if at is None:
        return draft
    key = draft.keys[at]
    *others, last = key.elements
    if last[-1][-1] in "}\"'":
        return draft
    new = (*last[:-1], f"{last[-1]} {more}")
    return replace(
        draft, keys=_swap(draft.keys, at, replace(key, elements=(*others, new)))
    )


def resave(draw: st.DrawFn, draft: Draft) -> Draft:
    return replace(
        draft,
        ends=draw(st.sampled_from(["\n", "\r\n", "mixed"])),
        mark=draw(st.booleans()),
        last_end=draw(st.booleans()),
        closed=draw(st.sampled_from([True, True, True, False])),
    )


def empty_key(draw: st.DrawFn, draft: Draft) -> Draft:
    """A list that is taken out, and said to have nothing in it."""
    at = _a_list(draw, draft)
    if at is None:
        return draft
    return replace(
        draft,
        keys=_swap(
            draft.keys,
            at,
            Key(draft.keys[at].name, (), draw(st.sampled_from(["none", ""]))),
        ),
    )


EDITS: Final[tuple[Edit, ...]] = (
    *(
        add_item,
        add_item,
        add_item,
        take_item,
        edit_item,
        edit_item,
        move_items,
        restyle,
    ),
    *(
        set_value,
        set_value,
        take_key,
        empty_key,
        move_keys,
        add_paragraph,
        take_paragraph,
        edit_words,
        edit_words,
        resave,
    ),
)


@st.composite
def edited(draw: st.DrawFn, draft: Draft) -> Draft:
    for edit in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4)):
        draft = edit(draw, draft)
    return draft


@dataclass(frozen=True)
class Trio:
    """What both devices began with, and what each made of it."""

    base: bytes | None
    ours: bytes
    theirs: bytes


@st.composite
def trios(draw: st.DrawFn) -> Trio:
    """Two devices that edit one entry, or begin the same file."""
    draft = draw(drafts())
    ours, theirs = draw(edited(draft)).data(), draw(edited(draft)).data()
    return Trio(
        draw(st.sampled_from([draft.data(), draft.data(), draft.data(), None])),
        ours,
        theirs,
    )


# Real files, mutated


@cache
def real_files() -> tuple[bytes, ...]:
    """The sample journal's entries, and the reader's cases."""
    sample = [path.read_bytes() for path in sorted((ROOT / "entries").rglob("*.md"))]
    cases = []
    for path in sorted((ROOT / "tests" / "golden" / "reader").rglob("*.case")):
        rows = path.read_text("utf-8").split("\n")
        marks = [n for n, row in enumerate(rows) if row.startswith("=== ")]
        cases.append("\n".join(rows[marks[0] + 1 : marks[1]]).encode() + b"\n")
    return tuple(
        data
        for data in [*sample, *cases]
        if len(data) < 6000 and b"<<<<<<<" not in data
    )


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """A file after a few changes to its rows, which may leave little of its sense."""
    rows = data.decode("utf-8", "replace").split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(rows)))
        in_body = "---" not in rows[at:] and rows[:1] == ["---"]
        change = draw(
            st.sampled_from(
                ["take", "add", "add", "word", "word", "copy", "swap", "cut"]
            )
        )
        if change == "add":
            marks = (
                ["- ", "", "# "]
                if in_body
                else ["  - ", "- ", "", "# ", "note: ", "asks: ", "  weight: 5 "]
            )
            rows[at:at] = [draw(st.sampled_from(marks)) + draw(texts)]
        elif at == len(rows):
            continue
        elif change == "take":
            del rows[at]
        elif change == "word":
            rows[at] = re.sub(r"(\w+)(?=[^:]*$)", draw(tagged), rows[at], count=1)
        elif change == "copy":
            rows[at:at] = [rows[at]]
        elif change == "swap" and at:
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
        elif change == "cut":
            rows[at] = rows[at][: draw(st.integers(0, len(rows[at])))]
    return "\n".join(rows).encode()


@st.composite
def real_trios(draw: st.DrawFn) -> Trio:
    """Two devices that edit one real file, or each made one of it."""
    data = draw(st.sampled_from(real_files()))
    ours, theirs = draw(mutated(data)), draw(mutated(data))
    return Trio(draw(st.sampled_from([data, data, None])), ours, theirs)


# Looking at a result

_WORD: Final = re.compile(r"\w+")


def words_of(data: bytes | None) -> Counter[str]:
    return Counter(_WORD.findall((data or b"").decode("utf-8", "replace")))


_PERSON: Final = re.compile(rb"^person:.*\n", re.MULTILINE)
"""A person's note has no items; what stands in its lists is looked at all the same."""


def items_of(data: bytes | None) -> tuple[Item, ...]:
    data = _PERSON.sub(b"", data or b"")
    entry, _ = read("2026-11-18.md", data, Settings())
    return entry.items if entry else ()


def errors_of(data: bytes) -> Counter[str]:
    _, found = read("2026-11-18.md", data, Settings())
    return Counter(d.code for d in found if d.severity is Severity.ERROR)


def said_by(item: Item) -> tuple[str, tuple[str, ...], str]:
    return (
        item.kind.value,
        tuple(sorted(item.who)),
        " ".join((item.what or "").replace('"', "").split()),
    )
