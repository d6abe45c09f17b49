"""Texts that grow without end in every way that keeps a careless reader busy: of any size, the same ones every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count, islice
from random import Random
from typing import Final

Text = Callable[[int], str]
"""From about how many characters it should have to the text."""


def again(piece: str, *, before: str = "", after: str = "") -> Text:
    """One piece, over and over."""
    return lambda size: before + piece * max(1, size // len(piece)) + after


def both(opening: str, closing: str) -> Text:
    """Something opened many times over, and closed as often."""

    def text(size: int) -> str:
        times = max(1, size // (len(opening) + len(closing)))
        return opening * times + closing * times

    return text


def numbered(piece: str, *, before: str = "", after: str = "") -> Text:
    """One piece with another number in it each time; `{n}` is the number."""

    def text(size: int) -> str:
        pieces, room = [], size
        for n in count():
            pieces.append(piece.replace("{n}", str(n)))
            room -= len(pieces[-1])
            if room <= 0:
                break
        return before + "".join(pieces) + after

    return text


def mixed(*pieces: str) -> Text:
    """Pieces in no order."""

    def text(size: int) -> str:
        chance = Random(5)  # noqa: S311  # the same text every time, no secret
        each = sum(map(len, pieces)) / len(pieces)
        return "".join(chance.choices(pieces, k=max(1, int(size / each))))

    return text


def deeper(piece: str, *, step: str = "  ", deepest: int = 10_000) -> Text:
    """Each row further in than the one above it."""

    def text(size: int) -> str:
        rows, room = [], size
        for depth in range(deepest):
            rows.append(step * depth + piece.replace("{n}", str(depth)))
            room -= len(rows[-1])
            if room <= 0:
                break
        return "\n".join(rows) + "\n"

    return text


def longer(letter: str, *, between: str = "a\n", first: int = 7) -> Text:
    """Longer and longer runs of one letter, and back again."""

    def text(size: int) -> str:
        lengths = list(islice(count(first), max(1, int(size**0.5))))
        return "".join(letter * n + between for n in [*lengths, *reversed(lengths)])

    return text


def fronted(front: Text, *, key: str = "", closed: bool = True) -> Text:
    """The same between the fences of a frontmatter."""

    def text(size: int) -> str:
        return f"---\n{key}{front(size)}\n" + ("---\nA day.\n" if closed else "")

    return text


MARKERS: Final[Mapping[str, Text]] = {
    "opened": again("<<<<<<<\n"),
    "opened by git": again("<<<<<<< HEAD\nmine\n"),
    "opened, with words": numbered("<<<<<<< HEAD\nline {n}\n=======\n"),
    "closed": again(">>>>>>> theirs\n"),
    "middles": again("=======\n"),
    "bases": again("||||||| base\n"),
    "one below the other": numbered(
        "<<<<<<< HEAD\nmine {n}\n=======\nyours {n}\n>>>>>>> theirs\n"
    ),
    "nested on the left": both(
        "<<<<<<< HEAD\nmine\n", "=======\nyours\n>>>>>>> theirs\n"
    ),
    "nested on the right": both(
        "<<<<<<< HEAD\nmine\n=======\n", "yours\n>>>>>>> theirs\n"
    ),
    "nested in the base": both(
        "<<<<<<< HEAD\nmine\n||||||| base\n", "old\n=======\nyours\n>>>>>>> theirs\n"
    ),
    "nested and cut off": again(
        "<<<<<<< HEAD\nmine\n||||||| base\nold\n=======\nyours\n"
    ),
    "opened, one closed": again(
        "<<<<<<< HEAD\n", after="=======\nyours\n>>>>>>> theirs\n"
    ),
    "closed, one opened": again("=======\n>>>>>>> theirs\n", before="<<<<<<< HEAD\n"),
    "with CRLF": again("<<<<<<< HEAD\r\nmine\r\n=======\r\nyours\r\n"),
    "opened longer and longer": longer("<"),
    "longer and longer": lambda size: "".join(
        longer(letter)(size // 3) for letter in "<=>"
    ),
    "within fences": again("```\n<<<<<<< HEAD\n=======\n```\n"),
    "around fences": again("<<<<<<< HEAD\n```\n=======\n```\n>>>>>>> theirs\n"),
    "in no order": mixed(
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> theirs\n",
        "||||||| b\n",
        "a\n",
        "```\n",
        "~~~\n",
    ),
    "of any length": mixed(
        *(sign * n + "\n" for sign in "<=>|" for n in (7, 8, 9, 11)), "words\n"
    ),
}

MARKS: Final[Mapping[str, Text]] = {
    "tags opened": again("<a", before="<div>"),
    "tags": again("<b>a</b>"),
    "tags in a block": again("<b>a</b>", before="<div>", after="</div>"),
    "tags never closed": again("<div>"),
    "tags nested": both("<div>\n\n", "</div>\n\n"),
    "tags with quotes": again('<a "'),
    "tags with quotes opened": again("<a '", before='<div title="'),
    "tags closed": again("</a>"),
    "attributes": again(" a=b", before="<div", after=">"),
    "attributes with quotes": again(' a="b" c=\'', before="<div"),
    "comments": again("<!--"),
    "comments ended": again("<!-- a -->"),
    "comments half ended": again("<!--->--"),
    "tags opened, then a quote": again("<a", before="<div>", after=' "\n'),
    "looks never ended": numbered("<p><b id=a{n}>"),
    "document types": again("<!doctype "),
    "attributes with room": again("   ", before="href=", after="x"),
    "declarations": again("<!a "),
    "instructions": again("<?a "),
    "character data": again("<![CDATA["),
    "scripts": again("<script>"),
    "films": again("<audio>"),
    "films with places": again('<video src="//a/b">'),
    "drawings": again("<svg "),
    "names of attributes": again("data-"),
    "names of attributes apart": again("data- data "),
    "addresses in a style sheet": again("url("),
    "entities": again("&amp"),
    "ampersands": again("&#"),
    "brackets": again("["),
    "brackets closed": both("[", "]"),
    "links begun": again("[a]("),
    "links begun twice": again("[a](<"),
    "links": again("[a](b) "),
    "links with titles": again("[a](b 'c "),
    "links nested": both("[a", "](b)"),
    "pictures begun": again("![a]("),
    "pictures nested": both("![", "](a)"),
    "references": again("[a][b] "),
    "reference names": numbered("[a{n}]: b\n"),
    "notes": numbered("[^{n}] ", after="\n\n[^1]: a\n"),
    "note texts": numbered("[^{n}]: a\n"),
    "wiki links": again("[[a]] "),
    "wiki links begun": again("[[a|"),
    "wiki pictures": again("![["),
    "round brackets": again("("),
    "curly brackets": again("{"),
    "attribute lists": again("{: #a"),
    "stars": again("*"),
    "stars with words": again("**a"),
    "stars apart": again("*a **b "),
    "three stars": again("***a "),
    "lines below": again("_a"),
    "lines below apart": again("_a __b "),
    "tildes": again("~~a"),
    "carets": again("^^a"),
    "equal signs": again("==a"),
    "backticks": again("`a"),
    "backticks, more and more": longer("`", between=" a ", first=1),
    "backslashes": again("\\"),
    "escapes": again("\\*"),
    "quotes": again("> a\n"),
    "quotes in quotes": again(">"),
    "quotes in quotes apart": again("> "),
    "quotes deeper": deeper("a", step="> "),
    "dashes": again("- "),
    "numbers": again("1. "),
    "items": again("- a\n"),
    "numbered items": numbered("{n}. a\n"),
    "items apart": again("- a\n\n"),
    "items deeper": deeper("- a", step="    "),
    "items of two kinds": again("- a\n1. b\n* c\n2) d\n"),
    "items below words": again("a\n- b\n> c\n# d\ne|f\n-|-\n"),
    "items less deep": deeper("- a"),
    "addresses, bare": again("(http://a_b"),
    "names of blocks": again(" ^abcd"),
    "properties": again("k:: v\n"),
    "callouts": again("> [!a]- b\n> - c\n"),
    "headings to be closed": again(" #", before="# a", after="b"),
    "cells beyond a table": again("|[[x|y]]", before="a|b\n-|-\n"),
    "tasks": again("- [ ] a\n"),
    "indented": again("    a\n\n"),
    "headings": numbered("# a {n}\n"),
    "headings, the same": again("# a\n"),
    "number signs": again("#"),
    "underlined": again("a\n===\n"),
    "rules": again("---\n"),
    "rules apart": again("- - "),
    "fences": again("```\n"),
    "fences opened": again("```a\n"),
    "fences of both": again("```\n~~~\n"),
    "fences, more and more": longer("`", between="\n", first=3),
    "tables": again("|"),
    "table rows": again("|a|b\n", before="|a|b\n|-|-\n"),
    "table columns": lambda size: (
        "|a" * (size // 6)
        + "\n"
        + "|-" * (size // 6)
        + "\n"
        + "|b" * (size // 6)
        + "\n"
    ),
    "boxes": again("!!! a\n"),
    "boxes deeper": deeper("!!! a", step="    "),
    "details": again("??? a\n    b\n"),
    "tabs": again('=== "a"\n    b\n'),
    "tabs opened": again('=== "'),
    "terms": again("a\n: b\n"),
    "abbreviations": numbered("*[a{n}]: b\n"),
    "addresses": again("http://a"),
    "addresses in brackets": again("<http://a"),
    "letters": again("<a@"),
    "comments of Obsidian": again("%%"),
    "formulas": again("$a"),
    "marks in no order": again("\u0301\u0316", before="a"),
    "marks of a heading": again("\u0301\u0316", before="# a"),
    "marks of a tag": again("\u0301\u0316", before="#a"),
    "one word": again("a"),
    "one word a row": again("a\n"),
    "one word a paragraph": again("a\n\n"),
    "words": numbered("word{n} "),
    "rows": numbered("line {n}\n"),
    "values": numbered("load: {n} a\n"),
    "paragraphs": numbered("A sentence number {n}.\n\n"),
    "room": again(" "),
    "room before a word": again(" ", before="a\n", after="b\n"),
    "room at ends": again("a" + " " * 40 + "\n"),
    "tabulators": again("\t"),
    "blank rows": again("\n"),
    "blank rows with room": again(" \n"),
    "CR": again("a\r"),
    "colons": again(":"),
    "colons apart": again("a: "),
    "mentions": again("@a"),
    "mentions apart": again("@a "),
    "hash signs apart": again("#a "),
    "NUL": again("\0"),
    "marks above": again("\u0301"),
    "no width": again("\u200b"),
    "Markdown's own signs": again("\x02klzzwxh:0001\x03"),
    "of all sorts": mixed(*"*_`[]()<>!#-+:|~^= \n&\"'\\ab{}"),
}

FRONTS: Final[Mapping[str, Text]] = {
    "tags in brackets": fronted(again("a, "), key="tags: [", closed=True),
    "tags in closed brackets": fronted(numbered("a{n}, ", after="]"), key="tags: ["),
    "the same tags in closed brackets": fronted(again("a, ", after="]"), key="tags: ["),
    "tags in a row": fronted(numbered("a{n} "), key="tags: "),
    "tags below": fronted(numbered("  - a{n}\n"), key="tags:\n"),
    "brackets": fronted(again("["), key="asks: "),
    "brackets closed": fronted(both("[", "]"), key="asks: "),
    "curly brackets": fronted(again("{"), key="asks: "),
    "curly brackets with keys": fronted(again("{a: "), key="asks: "),
    "brackets below each other": fronted(again("a: [\n")),
    "brackets in a list": fronted(again("- [\n"), key="asks:\n"),
    "brackets with quotes": fronted(again("['"), key="asks: "),
    "curly placeholders": fronted(again("{{"), key="asks: "),
    "double quotes": fronted(again('"'), key="asks: "),
    "single quotes": fronted(again("'a "), key="asks: "),
    "quotes below each other": fronted(again("a: '\n")),
    "quotes in a list": fronted(again('- "a\n'), key="asks:\n"),
    "backslashes": fronted(again("\\"), key='asks: "'),
    "curly quotes": fronted(again("\u201ca"), key="asks: "),
    "dashes": fronted(again("- "), key="asks:\n"),
    "dashes below": fronted(again("- a\n"), key="asks:\n"),
    "items": fronted(numbered("- Priya: thing {n}\n"), key="asks:\n"),
    "items alike": fronted(again("- Priya: the same thing\n"), key="asks:\n"),
    "items with notes": fronted(
        numbered("- Priya: thing\n  note: {n}\n"), key="asks:\n"
    ),
    "one item with notes": fronted(
        numbered("  note: {n}\n"), key="asks:\n- Priya: thing\n"
    ),
    "an item of many": fronted(numbered("P{n}, "), key="asks:\n- "),
    "an item of many names": fronted(again("Sam and "), key="asks:\n- "),
    "mentions": fronted(again("@a "), key="asks:\n- "),
    "mentions joined": fronted(again("@a"), key="asks:\n- "),
    "wiki links": fronted(again("[[a]] "), key="asks:\n- "),
    "wiki links begun": fronted(again("[[a|"), key="asks:\n- "),
    "deeper": fronted(deeper("k{n}:"), key="asks:\n"),
    "deeper dashes": fronted(deeper("-"), key="asks:\n"),
    "deeper flat": fronted(again(" a:\n"), key="asks:\n"),
    "keys": fronted(numbered("k{n}: v\n")),
    "the same key": fronted(numbered("asks: a {n}\n")),
    "values": fronted(numbered("load: {n} a\n")),
    "keys that are near": fronted(numbered("ask{n}: a\n")),
    "no keys": fronted(numbered("word {n}\n")),
    "rows below a block": fronted(numbered("  row {n}\n"), key="note: |\n"),
    "blocks": fronted(again("a: |\n")),
    "comments": fronted(again("# a\n"), key="asks:\n"),
    "comment signs": fronted(again(" # a"), key="asks: a"),
    "colons": fronted(again(":"), key="asks: "),
    "colons apart": fronted(again("a: "), key="asks: "),
    "anchors": fronted(again("&a *a "), key="asks: "),
    "tags of YAML": fronted(again("!!a "), key="asks: "),
    "questions": fronted(again("? a\n: b\n")),
    "a date": fronted(again("1"), key="date: "),
    "dates": fronted(again("2026-11-"), key="date: "),
    "a week": fronted(again("2026-W"), key="week: "),
    "away": fronted(
        numbered("- {from: 2026-01-01, to: 2026-01-02, why: {n}}\n"), key="away:\n"
    ),
    "also": fronted(numbered('- "load: {n}"\n'), key="also:\n"),
    "aliases": fronted(numbered("a{n}, "), key="person: Ana\naliases: "),
    "weights": fronted(again("3"), key="asks:\n- Ana: x\n  weight: "),
    "never closed": fronted(numbered("k{n}: v\n"), closed=False),
    "never closed, of rows": fronted(numbered("row {n}\n"), closed=False),
    "room": fronted(again(" "), key="asks: a"),
    "room within a name": fronted(again(" ", after="b"), key="asks:\n- who: a"),
    "room within a text": fronted(again(" ", after="b"), key="asks:\n- a"),
    "room within a weight": fronted(
        again(" ", after="x"), key="asks:\n- Ana: b\n  weight: 1"
    ),
    "odd dashes": fronted(again("\u2014", after="x"), closed=False),
    "room below": fronted(again(" \n"), key="asks:\n"),
    "no-break room": fronted(again("\u00a0"), key="asks:"),
    "tabulators": fronted(again("\t- a\n"), key="asks:\n"),
    "private": fronted(again("private : "), key=""),
    "JSON": fronted(again('{"a":'), key=""),
    "markers": fronted(again("<<<<<<< HEAD\n")),
    "markers in lists": fronted(
        numbered("<<<<<<< HEAD\n- a {n}\n=======\n- b {n}\n>>>>>>> b\n"), key="asks:\n"
    ),
}
