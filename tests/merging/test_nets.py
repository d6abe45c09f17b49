"""Bad merges of every kind, and the two nets below the merge that refuse them.

`holds` looks at a merge before it is believed; `missing_words` looks once more before a sync or
git's driver writes. No merge of ours does what stands here. These are the ways in which one could.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from helplog.sync.git.calling import Git
from helplog.sync.merging.meaning import Merged, merge_entry, merge_file, missing_words
from helplog.text.merging.alignment.effort import TooMuchError, at_most
from helplog.text.merging.merge import merge
from helplog.text.merging.proving import holds
from helplog.text.source.file.decoding import FILE_CAP_BYTES

BASE: Final = """\
---
load: 3
title: Wednesday
asks:
  - Priya: the old report
    weight: 4
    note: quietly
  - Sam: boiler # urgent
needs:
  - firewood
---
One morning by the lake.

Two noons came at once.

Three evenings, and tea, and tea again.
"""
HERE: Final = (
    BASE.replace(
        "Sam: boiler # urgent",
        "Sam: boiler # urgent\n  - Lee: ladder, ladder # borrowed",
    )
    .replace("One morning", "One bright morning")
    .replace("Wednesday", "Wednesday, at length")
)
THERE: Final = (
    BASE.replace("load: 3", "load: 4\nprivate: true") + "\nFour nights of “rain” 🌙.\n"
)
GOOD: Final = (
    HERE.replace("load: 3", "load: 4\nprivate: true") + "\nFour nights of “rain” 🌙.\n"
)
PARAGRAPH: Final = "Two noons came at once.\n"
LAST: Final = "Three evenings, and tea, and tea again.\n"

BAD: Final = {
    "a word that one device wrote is gone from the body": ("bright ", ""),
    "a word both had is gone from the body": ("noons ", ""),
    "a word is gone from a new item": ("Lee: ladder", "Lee: a"),
    "a word is gone from an item both had": ("boiler", "it"),
    "a word is gone from a note": ("quietly", "so"),
    "a word is gone from a comment": (" # urgent", ""),
    "a word is gone from a new comment": (" # borrowed", ""),
    "a word is gone from a title": (", at length", ""),
    "a key is gone": ("title: Wednesday, at length\n", ""),
    "a paragraph is gone": (PARAGRAPH, ""),
    "everything below the frontmatter is gone": (GOOD[GOOD.index("One bright") :], ""),
    "everything above the fence is gone": (GOOD[: GOOD.index("One bright")], ""),
    "an item is gone": ("  - Sam: boiler # urgent\n", ""),
    "a need is gone": ("needs:\n  - firewood\n", ""),
    "a word that came twice comes once": ("ladder, ladder", "ladder"),
    "a word is there in capitals only": ("bright", "BRIGHT"),
    "a word is there as part of another one only": ("bright", "brightest"),
    "a sign is gone": (" 🌙", ""),
    "a quotation mark is gone": ("“rain”", "rain"),
}
"""What is taken out of the good merge; a count of words shows each."""

WORSE: Final = {
    "an item is in another list": (
        "needs:\n",
        "needs:\n  - Sam: boiler\n",
        "  - Sam: boiler # urgent\n",
        "# urgent\n",
    ),
    "an item is a comment": (
        "  - Lee: ladder, ladder # borrowed",
        "  # Lee: ladder, ladder # borrowed",
    ),
    "an item is a third of another one": (
        "  - firewood\n",
        "  - firewood two noons came at\n",
    ),
    "an item is a word of the body": (
        "  - firewood\n",
        "",
        PARAGRAPH,
        PARAGRAPH + "\nfirewood\n",
    ),
    "a number that stands elsewhere too was put back": ("load: 4", "load: 3"),
    "a number that stands elsewhere too is gone": ("load: 4\n", ""),
    "what is private is said not to be": ("private: true", "private: false # true"),
    "what is private is so in a comment": ("private: true", "# private: true"),
    "what is private is so in an item": (
        "private: true\n",
        "",
        "    note: quietly",
        "    note: quietly\n    private: true",
    ),
    "a title is part of another one": (
        "title: Wednesday, at length",
        "title: at length, Wednesday",
    ),
    "a number is gone while a title goes on": (
        "load: 4\n",
        "",
        "title: Wednesday, at length",
        "title: Wednesday, at length, at length",
    ),
    "a title is a line of the body": (
        "title: Wednesday, at length\n",
        "",
        PARAGRAPH,
        PARAGRAPH + "\nWednesday, at length\n",
    ),
    "paragraphs have changed places": (f"{PARAGRAPH}\n{LAST}", f"{LAST}\n{PARAGRAPH}"),
    "a marker was left": ("One bright", "<<<<<<< HEAD\nOne bright"),
    "the markers of a conflict were left": (
        "One bright",
        "<<<<<<< HEAD\n=======\n>>>>>>> phone\nOne bright",
    ),
    "the end of a conflict was left": (
        "One bright",
        "=======\n>>>>>>> phone\nOne bright",
    ),
    "the middle of a conflict was left": ("One bright", "||||||| 1a2b3c\nOne bright"),
    "a marker was left in the frontmatter": ("needs:", "<<<<<<< HEAD\nneeds:"),
    "a row of the frontmatter is no key": ("load: 4", "load 4"),
    "code was opened and not closed": ("Two noons", "```\nTwo noons"),
    "the frontmatter is not closed": ("  - firewood\n---\n", "  - firewood\n"),
    "the frontmatter is not opened": ("---\nload", "load"),
    "there are two frontmatters": (
        PARAGRAPH,
        PARAGRAPH + "\n---\nload: 4\ntitle: Wednesday, at length\n---\n",
    ),
    "the load is no number": ("load: 4", "load: 4 3 4"),
    "a value is that of the next key": ("private: true", "time: true"),
}
"""What is wrong though every word is there."""


def damaged(*edits: str) -> bytes:
    text = GOOD
    for old, new in zip(edits[::2], edits[1::2], strict=True):
        assert text.count(old) == 1, f"the case has to find what it damages: {old}"
        text = text.replace(old, new)
    return text.encode()


def accepted(
    merged: bytes, base: str = BASE, here: str = HERE, there: str = THERE
) -> bool:
    """What `holds` says, whichever of the two versions is named first."""
    one, other = (
        holds(base.encode(), *sides, merged)
        for sides in ((here.encode(), there.encode()),) * 2
    )
    assert one == other == holds(base.encode(), there.encode(), here.encode(), merged)
    return one


def missed(merged: bytes) -> frozenset[str]:
    return missing_words(BASE.encode(), HERE.encode(), THERE.encode(), merged)


@pytest.mark.parametrize("edits", BAD.values(), ids=BAD)
def test_a_merge_that_lost_something_is_refused_by_both_nets(
    edits: tuple[str, ...],
) -> None:
    merged = damaged(*edits)
    assert not accepted(merged)
    assert missed(merged)


@pytest.mark.parametrize("edits", WORSE.values(), ids=WORSE)
def test_a_merge_that_reads_worse_is_refused_before_it_is_believed(
    edits: tuple[str, ...],
) -> None:
    assert not accepted(damaged(*edits))


def test_what_is_missing_is_named() -> None:
    assert missed(damaged("bright ", "", "ladder, ladder", "ladder", " 🌙", "")) == {
        "bright",
        "ladder",
        "🌙",
    }


GOOD_MERGES: Final = {
    "as it is": (),
    "with the keys in another order": (
        "load: 4\nprivate: true\n",
        "",
        "needs:\n",
        "load: 4\nprivate: true\nneeds:\n",
    ),
    "with an item spelled the long way": (
        "  - Sam: boiler",
        "  - who: Sam\n    what: boiler",
    ),
    "with the new item first": (
        *("  - Lee: ladder, ladder # borrowed\n", ""),
        *("asks:\n", "asks:\n  - Lee: ladder, ladder # borrowed\n"),
    ),
    "with an item reworded by half": ("  - firewood\n", "  - firewood two noons\n"),
    "with a title that goes on": (
        "title: Wednesday, at length",
        "title: Wednesday, at length, at length",
    ),
    "with other white space": ("\n\nTwo noons", "\n\n\n  Two noons"),
    "with what one device gave up kept beside it": (
        "needs:",
        'also:\n  - "load: 3"\nneeds:',
    ),
    "with a paragraph twice": (PARAGRAPH, PARAGRAPH + "\n" + PARAGRAPH),
    "with a paragraph once more above": (PARAGRAPH, LAST + "\n" + PARAGRAPH),
}


@pytest.mark.parametrize("edits", GOOD_MERGES.values(), ids=GOOD_MERGES)
def test_a_good_merge_is_accepted(edits: tuple[str, ...]) -> None:
    merged = damaged(*edits)
    assert accepted(merged)
    assert not missed(merged)


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_are_no_words(ends: str) -> None:
    other = GOOD.replace("\n", ends).encode()
    assert accepted(other)
    assert not missed(other)
    short = GOOD.replace("bright ", "").replace("\n", ends).encode()
    assert not accepted(short)
    assert missed(short) == {"bright"}


def test_the_merge_itself_is_a_good_one() -> None:
    merged = merge(BASE.encode(), HERE.encode(), THERE.encode())
    assert merged.decode() == GOOD
    assert accepted(merged)


def test_items_that_are_there_are_not_looked_for() -> None:
    with at_most(0):
        assert accepted(GOOD.encode())


def test_looking_for_an_edited_item_counts() -> None:
    reworded = damaged("  - firewood\n", "  - firewood two noons\n")
    with pytest.raises(TooMuchError), at_most(1):
        accepted(reworded)


def test_where_each_has_another_order_either_may_stay() -> None:
    here = HERE.replace(f"{PARAGRAPH}\n{LAST}", f"{LAST}\n{PARAGRAPH}")
    assert accepted(GOOD.encode(), BASE, here)
    assert accepted(damaged(f"{PARAGRAPH}\n{LAST}", f"{LAST}\n{PARAGRAPH}"), BASE, here)


def test_a_file_that_is_too_long_to_be_read_is_looked_at_as_words() -> None:
    here = b"a" * FILE_CAP_BYTES + b"\nOne.\n"
    assert holds(b"", here, b"Two.\n", here + b"Two.\n")
    assert not holds(b"", here, b"Two.\n", here)


def test_words_of_the_format_are_nobodys_words() -> None:
    here = HERE.replace("  - Sam: boiler", "  - who: Sam\n    what: boiler")
    assert accepted(GOOD.encode(), BASE, here)
    lost = GOOD.replace("Sam: boiler", "Sam: it").encode()
    assert not accepted(lost, BASE, here)


# What a version took out is missed by nobody.


TWICE: Final = "---\nload: 3\n---\nTea beside Sam.\n\nRain.\n\nTea beside Lee.\n"


def test_a_word_that_each_took_out_once_is_gone() -> None:
    here, there = (
        TWICE.replace("Tea beside Sam.\n\n", ""),
        TWICE.replace("\n\nTea beside Lee.", ""),
    )
    both = TWICE.replace("Tea beside Sam.\n\n", "").replace("\n\nTea beside Lee.", "")
    assert accepted(both.encode(), TWICE, here, there)
    assert not missing_words(
        TWICE.encode(), here.encode(), there.encode(), both.encode()
    )


def test_a_word_that_only_one_took_out_once_is_there_once() -> None:
    here, there = (
        TWICE.replace("Tea beside Sam.\n\n", ""),
        TWICE.replace("load: 3", "load: 4"),
    )
    kept, lost = here.replace("load: 3", "load: 4"), "---\nload: 4\n---\nRain.\n"
    assert accepted(kept.encode(), TWICE, here, there)
    assert not accepted(lost.encode(), TWICE, here, there)
    assert missing_words(
        TWICE.encode(), here.encode(), there.encode(), lost.encode()
    ) == {
        "Tea",
        "beside",
        "Lee",
    }


def test_what_both_wrote_has_to_be_there_once_only() -> None:
    here, there = TWICE + "\nMoss, moss.\n", TWICE + "\nMoss, moss.\n\nFern.\n"
    assert accepted(there.encode(), TWICE, here, there)
    assert not accepted(there.replace("Moss, ", "").encode(), TWICE, here, there)


def test_a_word_of_the_format_that_is_new_is_missed_like_any_other() -> None:
    here, there = TWICE + "\nA note.\n", TWICE + "\nA cup.\n"
    assert missing_words(
        TWICE.encode(), here.encode(), there.encode(), there.encode()
    ) == {"note"}


def test_a_file_born_on_both_has_all_of_both() -> None:
    here, there = TWICE, TWICE.replace("Rain", "Snow")
    both = TWICE.replace("Rain.", "Rain.\n\nSnow.")
    assert accepted(both.encode(), "", here, there)
    assert not accepted(there.encode(), "", here, there)
    assert missing_words(None, here.encode(), there.encode(), there.encode()) == {
        "Rain"
    }
    assert not accepted((here + there).encode(), "", here, there), "two frontmatters"


def test_a_fault_that_a_version_had_already_is_nobodys_loss() -> None:
    base = "---\nload: 3\n---\nRain.\n"
    here = base.replace("load: 3", "load: heavy\nnonsense") + "\n```\nopen\n"
    there = base.replace("Rain.", "Rain.\n\n=======\n\nSnow.")
    both = here.replace("Rain.", "Rain.\n\n=======\n\nSnow.")
    assert accepted(both.encode(), base, here, there)
    assert not accepted(
        both.replace("nonsense", "nonsense\nnonsense").encode(), base, here, there
    )
    assert not accepted(
        both.replace("=======", "=======\n\n=======").encode(), base, here, there
    )


MARKED: Final = "Rain.\n\n=======\n"


def test_a_fault_that_all_have_is_there_once() -> None:
    here, there = MARKED + "\nSnow.\n", "Hail.\n\n" + MARKED
    both = "Hail.\n\n" + MARKED + "\nSnow.\n"
    assert accepted(both.encode(), MARKED, here, there)
    assert not accepted((both + "=======\n").encode(), MARKED, here, there)


def test_a_fault_that_one_mended_may_still_be_there() -> None:
    here, there = MARKED + "\nSnow.\n", "Rain.\n"
    assert accepted(here.encode(), MARKED, here, there)
    assert accepted(here.replace("=======\n", "").encode(), MARKED, here, there)


def test_markers_in_code_are_no_fault() -> None:
    code = "```\n=======\n```\n"
    assert accepted((GOOD + code + code).encode(), BASE + code, HERE + code)


@pytest.mark.parametrize(
    ("base", "here", "there", "good", "bad"),
    [
        (
            "今日は雨。",
            "今日は雨と風。",
            "今日は雨。\n夜。",
            "今日は雨と風。\n夜。",
            "今日は雨と風。",
        ),
        (
            "今日は雨。",
            "今日は雨と風。",
            "今日は雨。\n夜。",
            "今日は雨と風。\n夜。",
            "今日は雨。\n夜。",
        ),
        ("Größe", "Größe, schön", "Größe\n雨", "Größe, schön\n雨", "Größe, schon\n雨"),
    ],
    ids=[
        "without the line of the other",
        "without the words of the one",
        "without the dots",
    ],
)
def test_other_scripts_have_words_as_well(
    base: str, here: str, there: str, good: str, bad: str
) -> None:
    for merged, well in ((good, True), (bad, False)):
        assert accepted(merged.encode(), base, here, there) is well
        assert (
            not missing_words(
                base.encode(), here.encode(), there.encode(), merged.encode()
            )
        ) is well


# What becomes of a file whose merge was refused.


@pytest.fixture
def git(tmp_path: Path) -> Git:
    return Git(tmp_path)


def test_where_the_merge_loses_a_word_lines_are_merged(git: Git) -> None:
    made = merge_entry(
        git,
        BASE.encode(),
        HERE.encode(),
        THERE.encode(),
        by=lambda *_: damaged("bright ", ""),
    )
    assert not missed(made.data)
    assert made.beside is None


def test_where_the_merge_fails_altogether_lines_are_merged(git: Git) -> None:
    def failing(*_: bytes | None) -> bytes:
        raise RecursionError

    made = merge_entry(git, BASE.encode(), HERE.encode(), THERE.encode(), by=failing)
    assert not missed(made.data)
    assert made.beside is None


def test_what_one_took_out_stays_out_where_lines_are_merged(git: Git) -> None:
    def failing(*_: bytes | None) -> bytes:
        raise RecursionError

    here = HERE.replace(f"{PARAGRAPH}\n", "")
    made = merge_entry(git, BASE.encode(), here.encode(), THERE.encode(), by=failing)
    assert PARAGRAPH not in made.data.decode()
    assert made.beside is None


def test_where_lines_lose_a_word_as_well_both_files_are_kept(
    git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "helplog.sync.merging.meaning.merge_lines",
        lambda *_, **__: damaged("noons ", ""),
    )
    made = merge_entry(
        git,
        BASE.encode(),
        HERE.encode(),
        THERE.encode(),
        by=lambda *_: damaged("bright ", ""),
    )
    assert made.data == THERE.encode()
    assert made.beside == HERE.encode()


def test_a_good_merge_is_taken_as_it_is(git: Git) -> None:
    made = merge_entry(
        git, BASE.encode(), HERE.encode(), THERE.encode(), by=lambda *_: GOOD.encode()
    )
    assert made.data.decode() == GOOD
    assert made.beside is None


# One file of a sync, whatever it is.

PICTURE: Final = b"\x89PNG\0" + bytes(20)


@pytest.mark.parametrize(
    "path", ["entries/2026-11-18.md", "notes.txt", "photo.png", ".gitignore"]
)
def test_what_only_one_changed_is_taken_whole(git: Git, path: str) -> None:
    base, other = b"One.\n", b"One.\0\nTwo.\n"
    assert merge_file(git, path, base, base, other) == Merged(other)
    assert merge_file(git, path, base, other, base) == Merged(other)
    assert merge_file(git, path, base, other, other) == Merged(other)
    assert merge_file(git, path, None, other, other) == Merged(other)


def test_an_entry_is_merged_by_meaning_and_other_text_by_lines(git: Git) -> None:
    base, here, there = (text.encode() for text in (BASE, HERE, THERE))
    assert merge_file(git, "entries/2026-11-18.md", base, here, there) == Merged(
        GOOD.encode()
    )
    sides = (
        b"One.\n\nTwo.\n\nThree.\n",
        b"Uno.\n\nTwo.\n\nThree.\n",
        b"One.\n\nTwo.\n\nTre.\n",
    )
    assert merge_file(git, "notes.txt", *sides) == Merged(b"Uno.\n\nTwo.\n\nTre.\n")


def test_lines_that_both_changed_are_a_question_for_nobody(git: Git) -> None:
    base, here, there = b"One.\n", b"Uno.\n", b"Un.\n"
    assert merge_file(git, "notes.txt", base, here, there) == Merged(there, here)
    assert merge_file(git, "notes.txt", None, here, there) == Merged(there, here)


@pytest.mark.parametrize(
    "name", [".gitignore", "entries/.gitattributes", ".gitmodules"]
)
def test_of_lists_of_lines_both_sides_are_wanted(git: Git, name: str) -> None:
    assert merge_file(
        git, name, b"/site/\n", b"/site/\n/here/\n", b"/site/\n/there/\n"
    ) == Merged(b"/site/\n/here/\n/there/\n")
    assert merge_file(
        git, f"{name}.txt", b"/site/\n", b"/site/\n/here/\n", b"/site/\n/there/\n"
    ).beside


@pytest.mark.parametrize(
    ("base", "here", "there"),
    [
        (b"a" + PICTURE, b"b" + PICTURE, b"c" + PICTURE),
        (b"a\n\nb\n\nc\n", b"a\n\nb\n\nd\n" + PICTURE, b"e\n\nb\n\nc\n"),
        (b"a\n\nb\n\nc\n", b"a\n\nb\n\nd\n", b"e\n\nb\n\nc\n" + PICTURE),
        (b"a\n\nb\n\nc\n" + PICTURE, b"a\n\nb\n\nd\n", b"e\n\nb\n\nc\n"),
        (b"a\n\nb\n\nc\n", b"a\n\nb\n\nd\n" + b"x" * 7989 + b"\0", b"e\n\nb\n\nc\n"),
        (None, PICTURE, b"b" + PICTURE),
    ],
    ids=["all", "here", "there", "before", "late in it", "born on both"],
)
def test_pictures_are_both_kept(
    git: Git, base: bytes | None, here: bytes, there: bytes
) -> None:
    assert merge_file(git, "photo.png", base, here, there) == Merged(there, here)
