"""Bodies that say the same again and again, of which each device took something out."""

from __future__ import annotations

from collections import Counter
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from tests.merging.drafts import Trio
from tests.merging.test_laws import check_again, check_order, merged_of

SAID: Final = ("Rain.", "More rain.", "A letter came.")
FRONT: Final = b"---\nload: 3\n---\n"


@st.composite
def alike(draw: st.DrawFn) -> Trio:
    said = draw(st.lists(st.sampled_from(SAID), min_size=2, max_size=6))
    mark = draw(st.sampled_from(["", "- ", "> "]))
    places = st.sets(st.integers(0, len(said) - 1), max_size=2)
    base, ours, theirs = (
        "\n\n".join(mark + text for n, text in enumerate(said) if n not in gone)
        for gone in (set(), draw(places), draw(places))
    )
    return Trio(*(FRONT + f"{body}\n".encode() for body in (base, ours, theirs)))


@given(alike())
def test_of_what_says_the_same_no_more_stays_than_each_left_and_no_less_than_both(
    trio: Trio,
) -> None:
    """Each may have taken out another one, or both the same: nobody can tell, and either is right."""
    check_order(trio)
    check_again(trio)
    base, ours, theirs, merged = map(
        _paragraphs, (trio.base or b"", trio.ours, trio.theirs, merged_of(trio))
    )
    for said in base:
        fewest, most = sorted((ours[said], theirs[said]))
        assert fewest + most - base[said] <= merged[said] <= fewest


def _paragraphs(data: bytes) -> Counter[bytes]:
    return Counter(data.removeprefix(FRONT).strip().split(b"\n\n"))
