"""A converter that looks first makes of a text what one that tries everything makes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from helplog.prose import converting
from helplog.prose.extensions import JournalExtension
from helplog.prose.pattern_prefilter import BLOCKS, INLINE, INLINE_BY_NAME, prefilter
from helplog.prose.rendered import Rendered

INLINES = [
    "`",
    "``",
    "\\",
    "\\\\",
    "[",
    "[[",
    "]",
    "]]",
    "](",
    ")",
    "!",
    "|",
    "*",
    "_",
    "<a>",
    "&amp;",
    "  \n",
    "\\\n",
    "~~",
    "==",
    " ^abcd",
    " http://a.b ",
    " www.a.b",
    " a@b.cd ",
    "[^1]",
]
PIECES = [
    *INLINES,
    "\n",
    "\n\n",
    "> ",
    "# ",
    "- ",
    "1. ",
    "\n```\n",
    "\n~~~\n",
    "[a]: b",
    "\n---\n",
    "    ",
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map(
    "".join
)


def converter(sieve: Callable[[Markdown], None]) -> Markdown:
    """A converter as it is after its first text, before which it is made to look first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converting, "prefilter", sieve)
        made = Markdown(extensions=["fenced_code", JournalExtension(Rendered())])
        made.convert("")
    return made


PLAIN, SIEVED = converter(lambda _: None), converter(prefilter)


@given(texts)
def test_looking_first_changes_nothing(text: str) -> None:
    assert SIEVED.reset().convert(text) == PLAIN.reset().convert(text)


def test_every_sieved_pattern_is_one_that_markdown_has() -> None:
    """Where a new Markdown has another in its place, converting is slower again: look at the new one."""
    assert set(INLINE) <= {pattern.pattern for pattern in PLAIN.inlinePatterns}
    assert all(name in PLAIN.inlinePatterns for name in INLINE_BY_NAME)
    assert set(BLOCKS) <= {type(block) for block in PLAIN.parser.blockprocessors}
