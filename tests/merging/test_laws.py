"""What every merge keeps, whatever the two devices did."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import example, given, note
from tests.merging.drafts import (
    Trio,
    errors_of,
    items_of,
    real_trios,
    said_by,
    trios,
    words_of,
)

from helplog.model.checkin_words import CHECKIN_WORDS
from helplog.model.journal import Item
from helplog.model.keys import FIELD_NAMES, SCALARS
from helplog.model.kinds import LIST_KEYS
from helplog.text.merging.body.markdown import split_body
from helplog.text.merging.keep_both import enclose
from helplog.text.merging.markers import has_markers
from helplog.text.merging.merge import merge
from helplog.text.reading.checkin.body import sections_of
from helplog.text.source.file.parts import MARK, take_apart

GRAMMAR = {
    *(*LIST_KEYS, *SCALARS, *FIELD_NAMES),
    *("from", "to", "owner", "name", "none"),
}
"""Words of the format; another spelling of the same item has others of them."""
HEADINGS = [
    text
    for spoken in CHECKIN_WORDS.values()
    for text in (*spoken.questions.values(), spoken.next_ask)
]
FORM = {word for text in HEADINGS for word in re.findall(r"\w+", text.casefold())}
"""Words of a check-in's form; of two headings that ask the same only a person's own words count."""


PRIVATE = re.compile(rb"private: \w+")
"""Says something about an item that is as private as it was."""


def shown(trio: Trio, merged: bytes) -> None:
    for name, data in (
        ("base", trio.base),
        ("ours", trio.ours),
        ("theirs", trio.theirs),
        ("merged", merged),
    ):
        note(
            f"=== {name}\n{data.decode('utf-8', 'replace') if data is not None else None}"
        )


def merged_of(trio: Trio) -> bytes:
    merged = merge(trio.base, trio.ours, trio.theirs)
    shown(trio, merged)
    return merged


def check_words(trio: Trio) -> None:
    merged, base = words_of(merged_of(trio)), words_of(trio.base)
    for side in (trio.ours, trio.theirs):
        added = words_of(side) - base
        assert not {
            word
            for word in added
            if word not in merged and word.casefold() not in GRAMMAR | FORM
        }


def check_order(trio: Trio) -> None:
    assert merged_of(trio) == merge(trio.base, trio.theirs, trio.ours)


def check_again(trio: Trio) -> None:
    merged = merged_of(trio)
    for side in (trio.ours, trio.theirs):
        assert merge(trio.base, merged, side) == merged
        assert merge(side, merged, side) == merged


def check_one_side(trio: Trio) -> None:
    for side in (trio.ours, trio.theirs):
        assert merge(trio.base, side, side) == side
        if trio.base is not None:
            assert merge(trio.base, side, trio.base) == side
            assert merge(trio.base, trio.base, side) == side


def check_readable(trio: Trio) -> None:
    merged = merged_of(trio)
    ours, theirs = errors_of(trio.ours), errors_of(trio.theirs)
    assert not errors_of(merged) - (ours + theirs)
    assert trio.ours == trio.theirs or not has_markers(merged)


@given(trios())
def test_every_word_that_was_added_is_there(trio: Trio) -> None:
    check_words(trio)


@given(real_trios())
def test_every_word_added_to_a_real_file_is_there(trio: Trio) -> None:
    check_words(trio)


@given(trios())
def test_both_orders_give_the_same_file(trio: Trio) -> None:
    check_order(trio)


@given(real_trios())
def test_both_orders_give_the_same_real_file(trio: Trio) -> None:
    check_order(trio)


@given(trios())
def test_merging_again_changes_nothing(trio: Trio) -> None:
    check_again(trio)


@given(real_trios())
def test_merging_a_real_file_again_changes_nothing(trio: Trio) -> None:
    check_again(trio)


@given(trios())
def test_a_change_on_one_side_alone_is_taken_byte_for_byte(trio: Trio) -> None:
    check_one_side(trio)


@given(trios())
def test_the_result_reads_without_an_error_that_neither_side_had(trio: Trio) -> None:
    check_readable(trio)


@given(real_trios())
def test_a_real_result_reads_without_an_error_that_neither_side_had(trio: Trio) -> None:
    check_readable(trio)


@given(trios())
def test_no_readable_version_ends_in_a_code_block_below_the_other(trio: Trio) -> None:
    """Readable is a version without an error that was not there before, and without an open fence."""
    if _leaves_a_fence_open(trio):
        return
    merged = merged_of(trio)
    before = errors_of(trio.base or b"")
    readable = not any(errors_of(side) - before for side in (trio.ours, trio.theirs))
    assert (
        merged in {trio.ours, trio.theirs}
        or merged != enclose(trio.ours, trio.theirs)
        or not readable
    )
    assert MARK not in merged[1:]


@given(trios())
def test_every_item_that_was_added_is_read_in_its_list(trio: Trio) -> None:
    merged_items = items_of(merged_of(trio))
    merged = Counter(map(said_by, merged_items))
    base = Counter(map(said_by, items_of(trio.base)))
    known = items_of(trio.base)
    for side in (trio.ours, trio.theirs):
        for item in items_of(side):
            if said_by(item) not in base and not _is_edit(item, known):
                assert (
                    merged[said_by(item)]
                    or _went_on(item, merged)
                    or _is_one_by_its_id(item, trio, merged_items)
                ), item


def _went_on(item: Item, merged: Counter[tuple[str, tuple[str, ...], str]]) -> bool:
    """Whether the other version has the item with more written to it."""
    kind, who, what = said_by(item)
    return any((kind, who) == said[:2] and said[2].startswith(what) for said in merged)


def _is_one_by_its_id(item: Item, trio: Trio, merged: tuple[Item, ...]) -> bool:
    """Whether both versions have an item of this id, which is one, and one in the merge as well.

    One of two wordings is then in its `note`, as every word that was added is.
    """
    own = item.kind, item.text("id")
    return bool(own[1]) and all(
        own in {(other.kind, other.text("id")) for other in items}
        for items in (items_of(trio.ours), items_of(trio.theirs), merged)
    )


def _is_edit(item: Item, known: tuple[Item, ...]) -> bool:
    """Whether an item may be the other wording of one that was there before: words in common, or all but one."""
    words = set((item.what or "").split())
    wordings = [
        set((other.what or "").split()) for other in known if other.kind is item.kind
    ]
    return any(
        len(words & other) > 1 or len(words - other) == len(other - words) == 1
        for other in wordings
    )


@given(trios())
def test_an_item_taken_out_and_left_alone_stays_out(trio: Trio) -> None:
    """Left alone is an item that says what it said, and has no `private: no` more than before."""
    if _was_cut_off(trio):
        return
    merged = set(map(said_by, items_of(merged_of(trio))))
    base, ours, theirs = (
        items_of(data) for data in (trio.base, trio.ours, trio.theirs)
    )
    bare = [
        Counter([*map(repr, _bare(items)), *PRIVATE.findall(data or b"")])
        for items, data in zip(
            (base, ours, theirs), (trio.base, trio.ours, trio.theirs), strict=True
        )
    ]
    for key, count in Counter(map(said_by, base)).items():
        gone_ours = _is_gone(key, trio.ours) and bare[2] == bare[0]
        gone_theirs = _is_gone(key, trio.theirs) and bare[1] == bare[0]
        if count == 1 and (gone_ours or gone_theirs):
            assert key not in merged


@given(trios())
@example(Trio(b"A day.\n", b"---\nload: 4\n---\nA day.\n", b"\n"))
def test_a_paragraph_taken_out_and_left_alone_stays_out(trio: Trio) -> None:
    """Not so of one of two headings that ask the same: a merge asks once, under either of them."""
    if _was_cut_off(trio) or _leaves_a_fence_open(trio):
        return
    base, ours, theirs, merged = map(
        _pieces, (trio.base or b"", trio.ours, trio.theirs, merged_of(trio))
    )
    questions = Counter(map(_asked, base))
    for text, count in base.items():
        if count == 1 and (ours[text], theirs[text]) in {(0, 1), (1, 0)}:
            assert not merged[text] or questions[_asked(text)] > 1


def _is_gone(said: tuple[str, tuple[str, ...], str], data: bytes) -> bool:
    """Whether a version has an item no more.

    One whose words are all there still can't be read any more, as where a fence was typed over: it
    was not taken out.
    """
    _, who, what = said
    words = words_of(" ".join((*who, what)).encode())
    is_read = said in map(said_by, items_of(data))
    return not is_read and not words <= words_of(data)


def _leaves_a_fence_open(trio: Trio) -> bool:
    """Whether a version has a fence that nothing closes: what is a paragraph below it, nobody can tell."""
    return any(
        _is_fence_open(data)
        for data in (trio.base, trio.ours, trio.theirs)
        if data is not None
    )


def _is_fence_open(data: bytes) -> bool:
    begun = ""
    for line in data.decode("utf-8", "replace").splitlines():
        found = re.match(r" {0,3}(`{3,}|~{3,})([^`]*)$", line)
        if not found:
            continue
        sign, rest = found.groups()
        if not begun:
            begun = sign
        elif sign.startswith(begun) and not rest.strip():
            begun = ""
    return bool(begun)


def _was_cut_off(trio: Trio) -> bool:
    """Whether a version holds nothing, which counts as cut off: then nothing was taken out.

    So it does where each took out all that the other left: the fuller one stays whole. Of what says
    the same each may have left another one.
    """
    if not all(data.removeprefix(MARK).strip() for data in (trio.ours, trio.theirs)):
        return True
    base, ours, theirs = map(_parts, (trio.base or b"", trio.ours, trio.theirs))
    left_by_both = ours + theirs - base
    return bool(ours and theirs) and not left_by_both and ours | theirs <= base


def _parts(data: bytes) -> Counter[str]:
    """What a file says: the rows of its frontmatter, and the pieces of its body."""
    parts = take_apart(data)
    front = parts.front if parts else ()
    return Counter(row.strip() for row in front if row.strip()) + _pieces(data)


def _pieces(data: bytes) -> Counter[str]:
    parts = take_apart(data)
    return (
        Counter(piece.text for piece in split_body(parts.body or "").pieces)
        if parts
        else Counter()
    )


def _asked(text: str) -> object:
    """The id of the question that a heading asks; any other text is nothing but itself."""
    sections = sections_of(text.split("\n"), {})
    return sections[0].asks if sections else (text,)


def _bare(items: tuple[Item, ...]) -> list[tuple[object, ...]]:
    return [
        (
            item.kind,
            item.who,
            item.what,
            item.fields,
            item.extra,
            item.weight_lb,
            item.on,
        )
        for item in items
    ]
