"""A converter that looks first makes of a text what one that tries everything makes of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from helplog.website.marking import JournalExtension, Rendered
from helplog.website.sieving import NEEDED, sieve

PIECES = ["`", "``", "\\", "\\\\", "[", "[[", "]", "]]", "](", ")", "!", "|", "*", "_", "<a>", "&amp;", "  \n", "\n\n"]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=20).map("".join)


def converter() -> Markdown:
    return Markdown(extensions=["tables", "fenced_code", JournalExtension(Rendered())])


PLAIN, SIEVED = converter(), converter()
sieve(SIEVED)


@given(texts)
def test_looking_first_changes_nothing(text: str) -> None:
    assert SIEVED.reset().convert(text) == PLAIN.reset().convert(text)


def test_every_sieved_pattern_is_one_that_markdown_has() -> None:
    """Where a new Markdown spells one otherwise, converting is slower again: look at the new spelling."""
    assert set(NEEDED) <= {pattern.pattern for pattern in PLAIN.inlinePatterns}
