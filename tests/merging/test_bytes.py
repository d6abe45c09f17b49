"""Files that are no plain entries: not UTF-8, cut off, too long, or no entry at all."""

from __future__ import annotations

import pytest

from helplog.model.kinds import Kind
from helplog.text.merging.body.rows import merge_rows
from helplog.text.merging.markers import has_markers, heal_markers
from helplog.text.merging.merge import merge
from helplog.text.merging.ways import merge_by_rows
from helplog.text.source.file.conflicts import conflict_rows, take_sides
from helplog.text.source.file.parts import MARK, put_together, take_apart

BASE = b"---\nload: 3\n---\nRain.\n"


def test_a_file_without_conflicts_has_no_rows_of_them() -> None:
    assert conflict_rows(b"Words.\n") == []
    assert conflict_rows(b"<<<<<<< in a sentence\n") == []


def test_as_many_versions_as_the_widest_conflict_has_sides() -> None:
    two = b"<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> phone\n"
    three = b"<<<<<<< HEAD\n" + two + b"=======\nhers\n>>>>>>> tablet\n"
    for data in (two + three, three + two):
        taken = take_sides(data)
        assert taken is not None
        assert len(taken.versions) == 3


def test_rows_that_are_no_utf8_are_kept_byte_for_byte() -> None:
    ours = b"---\nload: 3\n---\nRain.\ncaf\xe9 at noon\n"
    theirs = b"---\nload: 3\n---\nBefore.\nRain.\n"
    assert (
        merge(BASE, ours, theirs)
        == b"---\nload: 3\n---\nBefore.\nRain.\ncaf\xe9 at noon\n"
    )


@pytest.mark.parametrize("torn", [b"", b"\n", b"\xef\xbb\xbf\n", b"\0" * 64])
def test_a_torn_file_takes_nothing_out(torn: bytes) -> None:
    theirs = BASE + b"\nMore.\n"
    assert merge(BASE, torn, theirs) == merge(BASE, theirs, torn) == theirs


def test_a_deletion_alone_is_a_change_like_any_other() -> None:
    assert merge(BASE, b"", BASE) == b""


def test_a_marked_version_is_healed_before_it_is_merged() -> None:
    ours = b"---\n<<<<<<< HEAD\nload: 3\n=======\nload: 4\n>>>>>>> phone\n---\nRain.\n"
    merged = merge(BASE, ours, BASE + b"\nMore.\n")
    assert merged == b"---\nload: 4\n---\nRain.\n\nMore.\n"


def test_markers_healed_with_their_base_count_as_one_change() -> None:
    marked = (
        b"---\n<<<<<<< HEAD\nload: 3\n=======\nload: 4\n>>>>>>> phone\n---\nRain.\n"
    )
    assert heal_markers(marked, BASE) == b"---\nload: 4\n---\nRain.\n"
    assert has_markers(marked)
    assert not has_markers(BASE)


def test_marker_rows_with_carriage_returns() -> None:
    marked = (
        b"One.\r\n\r\n<<<<<<< HEAD\r\nTwo.\r\n=======\r\nThree.\r\n>>>>>>> phone\r\n"
    )
    assert heal_markers(marked) == b"One.\r\n\r\nThree.\r\n\r\nTwo.\r\n"


def test_a_fence_that_a_side_opens_and_the_rest_closes() -> None:
    marked = b"<<<<<<< HEAD\n```\none\n=======\n```\ntwo\n>>>>>>> phone\n```\n"
    healed = heal_markers(marked)
    assert healed is not None
    assert {b"one", b"two"} <= set(healed.split(b"\n"))
    assert not has_markers(healed)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"---",
        b"---\n---",
        b"---\n---\n",
        b"\n\n---\nload: 3\n...\n\nRain.",
        b"\xef\xbb\xbf---\r\nload: 3\r\n---\r\n\r\nRain.\r\n",
        b"---\nload: 3\nRain, and no fence.\n",
        b"Words alone.",
    ],
)
def test_a_file_taken_apart_and_put_together_is_the_same_file(data: bytes) -> None:
    parts = take_apart(data)
    assert parts is not None
    assert put_together(parts) == data


def test_fifty_items_changed_on_both_devices_are_fifty_items() -> None:
    rows = [f"  - Sam: carry box number {n} up the stairs\n" for n in range(50)]
    base = f"---\n{Kind.ASKS}:\n{''.join(rows)}---\n".encode()
    ours = f"---\n{Kind.ASKS}:\n{''.join(row + '    answer: yes' + chr(10) for row in rows)}---\n".encode()
    theirs = f"---\n{Kind.ASKS}:\n{''.join(row + '    weight: 5' + chr(10) for row in rows)}---\n".encode()
    merged = merge(base, ours, theirs)
    assert (
        merged.count(b"- Sam"),
        merged.count(b"answer: yes"),
        merged.count(b"weight: 5"),
    ) == (
        50,
        50,
        50,
    )


def test_an_item_of_which_each_device_took_out_another_half_is_still_there() -> None:
    base = b"---\nasks:\n  - what: tea\n    who: Ana\n---\n"
    ours = b"---\nasks:\n  - what: tea\n---\n"
    theirs = b"---\nasks:\n  - who: Ana\n---\n"
    assert (
        merge(base, ours, theirs) == b"---\nasks:\n  - what: tea\n  - who: Ana\n---\n"
    )


def test_a_paragraph_one_device_took_out_stays_out_however_alike_its_neighbours_are() -> (
    None
):
    front = "---\ndate: 2026-11-18\n---\n"
    boiler, ladder, garden = (
        f"Today I thought about the {thing}.\n"
        for thing in (
            "boiler and the bill",
            "ladder and the roof",
            "garden and the wall",
        )
    )
    base, shorter, longer = (
        (front + "\n".join(some)).encode()
        for some in ((boiler, ladder), (boiler,), (boiler, ladder, garden))
    )
    merged = merge(base, shorter, longer)
    assert merged == (front + boiler + "\n" + garden).encode()
    assert merge(base, longer, shorter) == merged


def test_halves_taken_out_on_either_side_leave_no_empty_file() -> None:
    base = b"## Tea\n\n## Rain\n"
    merged = merge(base, b"## Tea\n", b"## Rain\n")
    assert merged == merge(base, b"## Rain\n", b"## Tea\n") == b"## Rain\n"


def test_a_body_both_emptied_settles() -> None:
    front = b"---\ndate: 2026-11-18\n---\n"
    base, ours, theirs = (
        front + b"Rain.\n\nSun.\n",
        front + b"\nSun.\n",
        front + b"Rain.\n\n",
    )
    merged = merge(base, ours, theirs)
    assert not merged.removeprefix(front).strip()
    assert merge(base, merged, ours) == merge(base, merged, theirs) == merged


def test_what_had_to_be_kept_whole_below_the_other_stays_there_once() -> None:
    base = b"---\nload: 6\n---\n"
    ours = b"---\nload: 6\n  weight: a leaf\n---\n"
    without_closing_fence = b"---\nload: 6\nload: 6\n\n"
    merged = merge(base, ours, without_closing_fence)
    assert b"\n~~~\n" + ours + b"~~~\n" in merged
    assert (
        merge(base, merged, ours)
        == merge(base, merged, without_closing_fence)
        == merged
    )


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("resaved", [False, True])
def test_what_was_kept_whole_below_the_other_is_known_again_with_other_line_ends(
    *, marked: bool, resaved: bool
) -> None:
    base = b"---\nload: 6\n---\n"
    ours = b"---\nload: 6\n  weight: a leaf\n---\n"
    theirs = (MARK if marked else b"") + b"---\r\nload: 6\r\nload: 6\r\n\r\n"
    merged = merge(base, ours, theirs)
    assert merged == merge(base, theirs, ours)
    assert MARK not in merged[1:]
    assert {merged.count(b"weight: a leaf"), merged.count(b"~~~")} == {1, 2}
    if resaved:
        merged = merged.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    for side in (ours, theirs):
        assert merge(base, merged, side) == merge(base, side, merged) == merged


def test_rows_that_only_differ_in_their_line_ends_are_the_same_rows() -> None:
    base = b"One.\nTwo.\n"
    assert (
        merge_rows(base, b"One.\nTwo.\nThree.\n", b"One.\r\nTwo.\r\n")
        == b"One.\nTwo.\nThree.\n"
    )
    by_rows = merge_by_rows(
        base, MARK + b"One.\nThree.\n", b"One.\r\nTwo.\r\nFour.\r\n"
    )
    assert by_rows == MARK + b"One.\r\nThree.\r\nFour.\r\n"


def test_a_merge_that_settles_only_when_it_is_merged_again_keeps_no_version_whole_below_the_other() -> (
    None
):
    base = "---\nneeds:\n  - home and run tonight\n  - what: the mould\n    met: yes\n---\nthe word\n\nleaf\n"
    asks = "asks:\n" + "  - what: the once a week\n    with: [Ana, Lee]\n" * 2
    ours = base.replace("tonight", "today").replace("---\nthe word", f"{asks}---\nword")
    theirs = base.replace("  - home and run tonight\n", "").replace(
        "the word", "the word\n\nthe word"
    )
    merged = merge(base.encode(), ours.encode(), theirs.encode())
    assert b"~~~" not in merged
    assert b"home and run today" in merged
    for side in (ours.encode(), theirs.encode()):
        assert (
            merge(base.encode(), merged, side)
            == merge(base.encode(), side, merged)
            == merged
        )


@pytest.mark.parametrize(
    ("one", "other"), [(b"\xff", b"Two."), (b"One.", b"\xff"), (b"\xff", b"\xfe")]
)
def test_sides_of_a_conflict_that_are_no_utf8_lose_no_row(
    one: bytes, other: bytes
) -> None:
    front = b"---\nload: 3\n---\n"
    sides = (
        b"<<<<<<< HEAD\n---\ntitle: a\n---\n%b\n=======\n---\ntitle: b\n---\n%b\n>>>>>>> phone\n"
        % (one, other)
    )
    for above in (front, b"", b"\xfd\n"):
        healed = heal_markers(above + sides)
        assert healed is not None
        assert {one, other, b"title: a", b"title: b"} <= set(healed.split(b"\n"))
