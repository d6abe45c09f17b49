"""`private: true`: the numbers count, and not one word of it is anywhere in what is built."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest
from tests.private.planted import TODAY, built_site, plant, readings

from helplog.cli.main import main
from helplog.model.journal import Entry
from helplog.model.settings import Settings
from helplog.text.reading.file import read
from helplog.text.reading.whole_file import is_private

pytestmark = pytest.mark.slow

ENTRY: Final = """\
---
date: 2026-11-18
title: Zqtitle words
description: Zqdescription
author: Zqauthor
time: 23:59
tz: Zqzone
tags: [zqtag, "#zqtagged"]
private: true
load: 9
zqkey: Zqextra
loadd: Zqslip
also: ["title: Zqalso"]
away: {from: 2026-11-18, to: 2026-11-18, why: Zqaway}
asks:
  - {who: Zqasked Person, what: Zqask, weight: 50, note: Zqnote, for: Zqfor, by: 2026-12-01, zqfield: Zqvalue, id: zqid}
  - {who: Shown Sam, what: Zqsam, answer: zqanswer, weight: zqweight}
handoffs: {who: Zqowner, what: Zqoutcome, success: Zqsuccess, load: Zqcarried, impact: Zqimpact, visibility: Zqvisible, check_in: 2026-11-19}
accepted: {who: Zqhelper, what: Zqaccepted, thanked: no}
thanks: {who: Zqthanked, what: Zqthanks}
connections: Zqmet — Zqwhere
declined: {who: Zqoffered, what: Zqdeclined, open: yes}
needs: [Zqneed]
alone: [{what: Zqalone, cost: Zqcost}]
---
# Zqheading { #zqanchor }

![zqseen](media/zq-of-an-entry.png) ![[shown-by-both.png]] [zqgarden](garden.md) ![zqfern](media/fern.png)

Zqbody with [zqlink](https://zq.example/zqpath) and ![zqalt](zq-missing.png) and <b onclick="zq()">zqraw</b>.

```zqlang
zqcode
```

Zqterm[^zqfoot] [[zqwiki]] <script>zqscript</script>

[^zqfoot]: Zqfootnote
"""
CHECK_IN: Final = """\
---
week: 2026-W47
private: true
title: Zqcheckin
needs: Zqcheckneed
---
Zqpreamble

## Who did I let help me this week? { #let-help }
Zqreply

## Zqother
Zqrest

## Who did I connect with whom I might reach out to? { #connected }
none
"""
NOTE: Final = """\
---
person: Shown Sam Zqsurname
aliases: [Shown Sam, Zqalias]
private: true
title: Zqnotetitle
tags: [zqnotetag]
zqnotekey: Zqnoteextra
---
Zqnotebody [zqnotelink](zq.md)
"""
SECRET_PERSON: Final = (
    "---\nperson: Zqsecret Person\nprivate: true\n---\nZqsecretbody\n"
)
SHOWN: Final = """\
---
asks: "Shown Sam: shown words"
needs: shown need
---
See [my own words](2026-11-18-zqname.md) and [[2026-11-18-zqname|other own words]] and [[2026-11-18]].

![both](media/shown-by-both.png)
"""
PAGE: Final = "---\nprivate: true\ntitle: Zqpagetitle\n---\n# Zqpageheading\n\nZqpagebody [zq](media/zq%20of%20a%20page.pdf)\n"
CONFIGURATION: Final = """\
site_name: Mine
docs_dir: entries
site_url: https://example.org/
theme: {name: material}
markdown_extensions: [attr_list, footnotes, pymdownx.highlight, pymdownx.superfences]
plugins: [search, tags, helplog]
"""
WRITTEN: Final = f"{ENTRY} {CHECK_IN} {NOTE} {SECRET_PERSON} {PAGE} zqname zqearlier zqcheck zqsecret zqpage"


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "2026-11-18-zqname.md": ENTRY,
        "2026-11-11-zqearlier.md": ENTRY.replace("2026-11-18", "2026-11-11").replace(
            "zqid", "zqid2"
        ),
        "checkins/2026-W47-zqcheck.md": CHECK_IN,
        "people/sam.md": NOTE,
        "people/zqsecret-person.md": SECRET_PERSON,
        "2026-11-19.md": SHOWN,
        "zqpage.md": PAGE,
        "garden.md": "# The garden\n\nMoss and fern.\n\n![fern](media/fern.png)\n",
        "zqunclosed.md": PAGE.replace("Zqpagetitle\n---", "Zqpagetitle\n"),
        "zqlower.md": f"\n{PAGE}",
        "2026-11-10.MD": ENTRY,
        "media/zq-of-an-entry.png": "zqpicture",
        "media/zq of a page.pdf": "zqpaper",
        "media/shown-by-both.png": "a picture",
        "media/named-by-nobody.png": "a picture",
        "media/fern.png": "a picture",
        "2026-11-09.markdown": ENTRY,
    }
    return plant(tmp_path_factory.mktemp("private") / "journal", CONFIGURATION, files)


@pytest.fixture(scope="module")
def built(journal: Path) -> tuple[Path, str]:
    return built_site(journal)


def test_no_word_of_it_is_in_any_file_or_name_of_the_site(
    built: tuple[Path, str],
) -> None:
    site, _ = built
    holding = [
        f"{path.relative_to(site)}: …{text[max(0, at - 60) : at + 40]}…"
        for path in site.rglob("*")
        if path.is_file() and (text := readings(path)) and (at := text.find("zq")) >= 0
    ]
    # the theme's own files, and a picture's packed bytes, have letters in every order
    assert [
        one
        for one in holding
        if not re.match(r"assets/(javascripts/|stylesheets/|helplog/[\w-]+\.png:)", one)
    ] == []
    assert not [path for path in site.rglob("*") if "zq" in path.name.casefold()]


def test_only_a_file_that_another_page_names_is_in_the_site(
    built: tuple[Path, str],
) -> None:
    kept = sorted(path.name for path in (built[0] / "media").iterdir())
    assert kept == ["fern.png", "shown-by-both.png"]


def test_a_page_that_only_a_private_one_names_is_a_page_like_any_other(
    built: tuple[Path, str],
) -> None:
    assert "Moss and fern." in (built[0] / "garden" / "index.html").read_text("utf-8")


def test_what_others_say_about_it_is_theirs_and_stays(built: tuple[Path, str]) -> None:
    week = (built[0] / "weeks" / "2026-11-16" / "index.html").read_text("utf-8")
    assert "my own words" in week
    assert "other own words" in week


@pytest.mark.parametrize(
    "front",
    [
        *(
            "private: yes",
            "private: True",
            "private: on # really",
            "Private: true",
            "private:true",
            "private : true",
        ),
        *(
            '"private": "true"',
            "asks: [unclosed\nprivate: true",
            "private: true\nasks: [unclosed",
            "\tprivate: true",
        ),
        *(
            'title: "open\nprivate: true',
            "private: true\nx: *alias",
            "x: &a 1\nprivate: true",
        ),
        "private: true\nprivate: true",
    ],
)
def test_however_it_is_typed_it_is_meant(front: str) -> None:
    data = f"---\n{front}\n---\nwords\n".encode()
    writing, _ = read("2026-11-18.md", data, Settings())
    assert isinstance(writing, Entry)
    assert writing.private
    assert is_private(data)


MEANT_PRIVATE = [
    "\ufeff---\r\nprivate: yes\r\n---\r\nwords",
    "\n\n---\nprivate: true\n---\nwords",
    "---\nprivate: true\n\nwords that nobody put a fence above",
    "---\nprivate: true\n...\nwords",
    "----\nprivate: true\n----\nwords",
    "private: true\n\nwords",
    "asks: none\nprivate: yes\n\nwords",
    "---\nprivate:\n  true\n---\nwords",
    "---\nprivate: ture\n---\nwords",
    "---\nasks: none\n---\n\n---\nprivate: true\n---\nwords",
    "Words of one device\n---\nprivate: true\n---\nwords of the other",
    "<<<<<<< HEAD\n---\nprivate: true\n---\nwords\n=======\n---\nprivate: true\n---\nother\n>>>>>>> 1a2b3c\n",
    "---\nasks: none\n---\n<<<<<<< HEAD\nwords\n=======\nprivate: true\nother\n>>>>>>> 1a2b3c\n",
]
"""Files whose fences are not where they belong; one of two devices is enough to keep a page to
oneself."""


@pytest.mark.parametrize("text", MEANT_PRIVATE)
def test_wherever_it_stands_it_is_meant(text: str) -> None:
    writing, _ = read("2026-11-18.md", text.encode(), Settings())
    assert isinstance(writing, Entry)
    assert writing.private
    assert is_private(text.encode())


def test_private_in_other_bytes_is_meant() -> None:
    data = "---\nprivate: true\n---\nwords\n".encode("utf-16")
    writing, _ = read("2026-11-18.md", data, Settings())
    assert isinstance(writing, Entry)
    assert writing.private
    assert is_private(data)


@pytest.mark.parametrize(
    "text",
    [
        "---\nasks: none\n---\nWords.\n\nprivate: yes, that is what I said\n",
        "Words.\n\nprivate: true\n",
        "---\nasks: none\n---\n```\n---\nprivate: true\n---\n```\n",
        "private: no\n\nwords",
        "---\ntags: [private]\n---\nwords",
        "---\nprivate: off\n---\nwords",
    ],
)
def test_a_word_in_a_sentence_keeps_nothing_back(text: str) -> None:
    writing, _ = read("2026-11-18.md", text.encode(), Settings())
    assert isinstance(writing, Entry)
    assert not writing.private
    assert not is_private(text.encode())


def test_a_place_it_does_not_belong_in_is_named() -> None:
    _, found = read(
        "2026-11-18.md", b"---\nasks: none\n---\nprivate: true\nwords\n", Settings()
    )
    assert [(one.code, one.where.line) for one in found] == [("private-outside", 4)]


def test_its_numbers_count(
    built: tuple[Path, str], journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stats", "--json", "--today", TODAY, "-J", str(journal)]) == 0
    week = json.loads(capsys.readouterr().out)["weeks"][-1]
    assert week["counts"]["asks"] == 3
    assert week["lifted_lb"] > 60
    assert "kept private" in (
        built[0] / "weeks" / "2026-11-16" / "index.html"
    ).read_text("utf-8")


def test_the_log_of_the_build_holds_none_of_it(built: tuple[Path, str]) -> None:
    assert [line for line in built[1].splitlines() if "zq" in line.casefold()] == []


def test_what_helplog_notes_down_for_itself_holds_none_of_it(
    built: tuple[Path, str], journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built
    for command in (
        ["people"],
        ["check"],
        ["find", "x"],
        ["ask", "Shown Sam", "more", "--on", "2026-11-20"],
        ["today"],
    ):
        main(
            [
                *command,
                "-J",
                str(journal),
                *(["--today", TODAY] if command[0] != "ask" else []),
            ]
        )
    capsys.readouterr()
    assert_no_word_in_the_cache(journal)


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        (["ask", "Zqnew Person", "Zqwish", "--on", "2026-11-18"], "Zqwish"),
        (["need", "Zqanother", "--on", "2026-11-11"], "Zqanother"),
        (["answer", "zqnowhere", "yes"], None),
        (["answer", "zqid", "yes"], "answer:"),
        (["done", "zqneed2"], "met:"),
        (["result", "zqoutcome2", "taken", "back"], "taken back"),
    ],
)
def test_neither_a_capture_nor_taking_it_back_leaves_a_word_outside(
    tmp_path: Path,
    line: list[str],
    changed: str | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What stood in a private file is noted for `undo`, and no search of the disk finds it."""
    (tmp_path / "mkdocs.yml").write_text("plugins: [helplog]\n", "utf-8")
    tmp_path.chmod(0o700)
    entries = tmp_path / "entries"
    entries.mkdir()
    texts = {
        "2026-11-18-zqname.md": ENTRY,
        "2026-11-11-zqearlier.md": ENTRY.replace("2026-11-18", "2026-11-11")
        .replace("zqid", "zqid2")
        .replace("Zqneed", "Zqneed2")
        .replace("Zqoutcome", "Zqoutcome2"),
    }
    for name, text in texts.items():
        (entries / name).write_text(text, "utf-8")
    code = main([*line, "-J", str(tmp_path), "--today", TODAY])
    now = "".join((entries / name).read_text("utf-8") for name in texts)
    if changed is None:
        assert code == 1
    else:
        assert code == 0, capsys.readouterr().err
        assert changed in now
    assert_no_word_in_the_cache(tmp_path)
    if changed:
        assert main(["undo", "-J", str(tmp_path)]) == 0
    assert {name: (entries / name).read_text("utf-8") for name in texts} == texts
    assert_no_word_in_the_cache(tmp_path)


def assert_no_word_in_the_cache(root: Path) -> None:
    kept = [path for path in (root / ".cache").rglob("*") if path.is_file()]
    assert kept
    # of five letters or more: two or three come up in any packed bytes by chance
    words = {
        *re.findall(r"zq[a-z]{3,}", WRITTEN.casefold()),
        "zqnew",
        "zqwish",
        "zqanother",
    }
    for path in kept:
        data = path.read_bytes().lower()
        assert [
            word
            for word in words
            if word.encode() in data or word.encode().hex().encode() in data
        ] == [], path
        assert "zq" not in path.name.casefold()
        assert path.stat().st_mode & 0o077 == 0
