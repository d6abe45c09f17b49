"""What keeps a file private, and what is never noted down of one: rules that a slip must not loosen."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from helplog.cli.main import main
from helplog.model.journal import Entry
from helplog.model.settings import Settings
from helplog.store.memory.notes import known_note
from helplog.text.reading.file import read
from helplog.text.reading.whole_file import is_private
from helplog.text.values.private_keys import Saying
from helplog.text.values.private_words import Meant

MEANT = {
    "in small letters": "---\nprivate: true\n---\n",
    "in capitals": "---\nPRIVATE: TRUE\n---\n",
    "with a capital": "---\nPrivate: Yes\n---\n",
    "as a word alone": "---\nprivate\n---\n",
    "as a word in capitals alone": "---\nPRIVATE\n---\n",
    "as a word with a call": "---\nprivate!\n---\n",
    "as a word in capitals with a call": "---\nPRIVATE!!\n---\n",
    "as the beginning of the word": "---\npriv\n---\n",
    "as a sentence without a colon": "---\nPrivate please\n---\n",
    "with two letters exchanged": "---\nprivaet: true\n---\n",
    "with a letter short, in capitals": "---\nPRIVAT: TRUE\n---\n",
    "with a word that is neither yes nor no": "---\nprivate: very\n---\n",
    "as a number": "---\nprivate: 1\n---\n",
    "without a space": "---\nprivate:true\n---\n",
    "beyond what of a frontmatter is read": f"---\ntitle: {'x' * 70_000}\nprivate: true\n---\n",
    "beyond what is read, in capitals": f"---\ntitle: x\nnote: {'x' * 70_000}\nPRIVATE: TRUE\n---\n",
    "beyond what is read, as a word with a call": f"---\ntitle: x\nnote: {'x' * 70_000}\nprivate!\n---\n",
    "beyond what is read, in quotes": f"---\ntitle: x\nnote: {'x' * 70_000}\n'private': true\n---\n",
    "beyond what is read, in letters of two bytes": f"---\ntitle: x\nnote: {'ä' * 40_000}\nprivate: true\n---\n",
    "in the body, without a frontmatter": "private: true\n\n",
    "in the body, in capitals": "PRIVATE: TRUE\n\n",
    "in the body, without a space": "private:yes\n\n",
    "in the body, in quotes": "\"private\": 'true'\n\n",
    "in the body, with a remark": "private: true # for nobody\n\n",
    "in the body, indented": "  private : true\n\n",
    "in the body, as a number": "private: 1\n\n",
    "in the body, below other keys": "load: 3\n- tea\n# a remark\n  more\nprivate: true\n\n",
    "below the frontmatter": "---\nload: 3\n---\nprivate: true\n\n",
    "below a second frontmatter's fence": "---\nload: 3\n---\nWords.\n---\nprivate: true\n---\n",
    "below a dash of a clever keyboard": "Words.\n\u2014\nprivate: true\n\u2014\n",
    "below a side of a merge": "Words.\n<<<<<<< HEAD\nprivate: true\n=======\n>>>>>>> phone\n",
    "below what began a merge's other side": "Words.\n||||||| 1a2b3c\nprivate: true\n",
    "below the beginning of a merge, without its name": "Words.\n<<<<<<<\nprivate: true\n",
    "below the middle of a merge": "Words.\n=======\nprivate: true\n",
    "below the end of a merge, without its name": "Words.\n>>>>>>>\nprivate: true\n",
    "below what both sides came from, without its name": "Words.\n|||||||\nprivate: true\n",
    "after words, between the sides of a merge": "<<<<<<< HEAD\nWords.\nprivate: true\n=======\n>>>>>>> phone\n",
    "below a fence that stands below code": "Words.\n```\ncode\n```\n---\nprivate: true\n",
    "with nothing said of it": "---\nprivate:\n---\n",
    "with a sentence after the yes": "private: true, and glad of it\n",
    "between bytes that say nothing": "\0private: true\n\n",
}

NOT_MEANT = {
    "said no": "---\nprivate: false\n---\n",
    "said no in capitals": "---\nPRIVATE: NO\n---\n",
    "said 0": "---\nprivate: 0\n---\n",
    "another word": "---\nprime: true\n---\n",
    "another word alone": "---\nprimo\n---\n",
    "misspelt, and said no": "---\nprivat: no\n---\n",
    "said no beyond what is read": f"---\ntitle: x\nnote: {'x' * 70_000}\nprivate: no\n---\n",
    "after words of the body": "Words.\n\nprivate: true\n",
    "in code": "```\nprivate: true\n```\n",
    "in code, below a fence": "~~~\n---\nprivate: true\n---\n~~~\n",
    "below code, where no frontmatter is": "---\nload: 3\n---\n```\ncode\n```\nprivate: true\n",
    "below six signs": "Words.\n<<<<<< HEAD\nprivate: true\n",
}


def says_private(text: str) -> bool:
    """Whether an entry is; a page and an entry are asked by the same signs."""
    data = f"{text}Something of mine.\n".encode()
    writing, _ = read("2026-11-18.md", data, Settings())
    assert isinstance(writing, Entry)
    assert is_private(data) is writing.private
    return writing.private


@pytest.mark.parametrize("text", MEANT.values(), ids=MEANT)
def test_it_is_private(text: str) -> None:
    assert says_private(text)


@pytest.mark.parametrize("text", NOT_MEANT.values(), ids=NOT_MEANT)
def test_it_is_not_private(text: str) -> None:
    assert not says_private(text)


def test_the_place_that_is_named_is_the_line() -> None:
    _, found = read(
        "2026-11-18.md", b"---\nload: 3\n---\n\nload: 4\n\nprivate: true\n", Settings()
    )
    assert [
        (one.where.line, one.where.column)
        for one in found
        if one.code == "private-outside"
    ] == [(7, 1)]


def test_a_frontmatter_is_capped_in_bytes_and_the_rest_of_it_is_kept() -> None:
    text = "---\ntitle: seen\nnote: " + "ä" * 40_000 + "\ntags: [unseen]\n---\nBody.\n"
    writing, found = read("2026-11-18.md", text.encode(), Settings())
    assert isinstance(writing, Entry)
    assert [one.code for one in found] == ["frontmatter-too-long"]
    assert (writing.title, writing.tags, writing.body) == ("seen", (), "Body.\n")
    assert writing.extra["unread"].endswith("tags: [unseen]\n")


@pytest.mark.parametrize(
    ("letters", "too_long"),
    [(65_536 - len("title: \n"), False), (65_537 - len("title: \n"), True)],
)
def test_the_cap_is_at_64_kib(letters: int, *, too_long: bool) -> None:
    text = f"---\ntitle: {'x' * letters}\n---\nBody.\n"
    _, found = read("2026-11-18.md", text.encode(), Settings())
    assert ("frontmatter-too-long" in {one.code for one in found}) is too_long


# What is noted down for the next capture.

SHOWN = "---\nasks:\n  - Priya: the report\n---\n"
HIDDEN = {
    "2026-11-17.md": "---\nprivate: true\nasks:\n  - Ruth: sit with me\n---\n",
    "2026-11-16.md": "---\nprivate!\naccepted:\n  - Ines: the spare key\n---\n",
    "people/noor.md": "---\nperson: Noor\naliases: [Noora]\nprivate: true\n---\n",
    "letter.md": "---\nprivate: true\n---\nTo Tova.\n",
}
NEVER_NOTED = ("ruth", "ines", "noor", "tova", "letter", "2026-11-17", "2026-11-16")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "entries/people").mkdir(parents=True)
    tmp_path.chmod(0o700)
    (tmp_path / "mkdocs.yml").write_text(
        "docs_dir: entries\nplugins: [helplog]\n", "utf-8"
    )
    for name, text in {"2026-11-18.md": SHOWN, **HIDDEN}.items():
        (tmp_path / "entries" / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-19")
    return tmp_path


def noted(root: Path) -> str:
    return json.dumps(known_note(root, "names"), ensure_ascii=False).casefold()


@pytest.mark.parametrize(
    "line", [["ask", "Lee", "soup"], ["people"], ["check"]], ids=" ".join
)
def test_names_in_private_files_are_noted_nowhere(root: Path, line: list[str]) -> None:
    assert main(line) == (1 if line == ["check"] else 0)
    assert "priya" in noted(root)
    assert [name for name in NEVER_NOTED if name in noted(root)] == []


@pytest.mark.parametrize("line", [["ask", "Lee", "soup"], ["people"]], ids=" ".join)
def test_a_file_that_became_private_is_noted_no_more_once_all_is_read(
    root: Path, line: list[str]
) -> None:
    main(line)
    (root / "entries/2026-11-18.md").write_text(
        SHOWN.replace("asks", "private: true\nasks"), "utf-8"
    )
    main(["people"])
    assert "priya" not in noted(root)
    assert "2026-11-18" not in noted(root)


@pytest.mark.usefixtures("root")
def test_a_slip_in_a_private_name_is_not_pointed_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "Ruht", "x"]) == 0
    assert "Ruth" not in capsys.readouterr().err
    assert main(["ask", "Prya", "x"]) == 0
    assert "did you mean Priya?" in capsys.readouterr().err


# How far a capture looks for names without reading everything.


def written(root: Path, name: str, text: str) -> None:
    (root / "entries" / name).write_text(text, "utf-8")


def test_a_capture_looks_at_the_thirty_newest_days_and_at_thirty_pages(
    root: Path,
) -> None:
    for name in HIDDEN:
        (root / "entries" / name).unlink()
    for folder in ("diary", "pages"):
        (root / "entries" / folder).mkdir()
    for number, letters in enumerate(product("ab", "abcdefghijklmnop")):
        written(
            root,
            f"diary/2027-02-{number % 28 + 1:02d}-{''.join(letters)}.md",
            "Words.\n",
        )
        written(root, f"pages/page-{''.join(letters)}.md", "Words.\n")
    written(root, "2027-01-01.md", "---\nasks:\n  - Bea: soup\n---\n")
    assert main(["ask", "Lee", "soup"]) == 0
    seen = noted(root)
    assert (seen.count("2027-02-"), seen.count("page-")) == (30, 30)
    assert "bea" not in seen


@pytest.mark.parametrize(
    ("size", "looked_at"), [(64 * 1024, True), (64 * 1024 + 1, False)]
)
def test_a_capture_looks_at_no_file_longer_than_64_kib(
    root: Path, size: int, *, looked_at: bool
) -> None:
    text = "---\nasks:\n  - Bea: soup\n---\n"
    written(root, "2026-11-18.md", text + "x" * (size - len(text)))
    assert main(["ask", "Lee", "soup"]) == 0
    assert ("bea" in noted(root)) is looked_at


@pytest.mark.parametrize("value", ["", "yes", "true", "no"])
def test_a_key_that_means_something_else_keeps_nothing_private(value: str) -> None:
    assert not Saying(Meant.NO, value).private
