"""Nothing private shows: words and attachments planted in every place they can stand, looked for in every byte built.

Everything private begins with `zq`, in whatever letters; what is public and has to be there begins
with `shown`.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from tests.private.planted import built_site, plant, readings
from tests.searched import texts

from helplog.model.journal import Entry
from helplog.model.settings import Settings
from helplog.text.reading.file import read

pytestmark = pytest.mark.slow

CONFIGURATION: Final = """\
site_name: Mine
docs_dir: entries
site_url: https://example.org/mine/
theme:
  name: material
  custom_dir: overrides
  logo: media/shown-logo.png
  favicon: media/shown-favicon.png
extra_css: [styles/shown.css]
extra_javascript: [scripts/shown.js]
markdown_extensions: [attr_list, md_in_html, footnotes, pymdownx.highlight, pymdownx.superfences]
plugins: [search, tags, helplog]
"""

TEMPLATE: Final = """\
{% extends "base.html" %}
{% block footer %}<img src="/mine/media/shown-in-template.png">{% endblock %}
"""

# Files that say they are private, each in another spelling, with words in every place.

SPELLINGS: Final = {
    "plain": "private: true",
    "slip": "privat: ja",
    "capitals": "PRIVATE: Yes",
    "aloud": "private!",
    "empty": "private:",
    "value": "private: treu",
    "invisible": "pri\u200bvate: true",
    "wide": "ｐｒｉｖａｔｅ: true",
    "complex": "? private\n: true",
    "nested": "meta: {private: true}",
    "toml": "private = true",
}
FULL: Final = """\
---
title: Zqtitle
description: Zqdescription
tags: [zqtag, "#zqtagged"]
time: 23:59
tz: Zqzone
load: Zqload
{said}
loadd: Zqslip
zqkey: Zqextra
# Zqcomment zq-comment.png
also: ["title: Zqalso zq-also.png"]
away: {{from: 2026-11-18, to: 2026-11-18, why: Zqaway zq-away.png}}
asks:
  - {{who: Zqasked, what: "Zqask zq-what.png", weight: 50, note: "Zqnote zq-note.png", zqfield: zq-field.png}}
  - {{who: Shown Sam, what: Zqsam, answer: zqanswer, weight: zqweight, id: zqid{n}}}
handoffs: {{who: Zqowner, what: Zqoutcome, success: Zqsuccess, load: Zqcarried, check_in: 2026-11-19}}
accepted: {{who: Zqhelper, what: Zqaccepted}}
thanks: Zqthanked: Zqthanks
connections: Zqmet — Zqwhere
declined: {{who: Zqoffered, what: Zqdeclined, open: yes}}
needs: [Zqneed]
alone: [{{what: Zqalone, cost: Zqcost}}]
---
# Zqheading

![zq](media/zq-body.png) ![[zq-wiki.png|200]] ![[zq-no-ending]] [zq](media/zq%20spaced.pdf)
<img src="media/zq-html.png"> [zq][ref] [zq](<media/zq angle.png>) ![zq](media/ZQ-Case.PNG) ![zq](media/zq-&#99;ode.png)
![zq](media/zq\\_escaped.png) [zq](media/zq-query.png?x=1#y) ![zq](media/zq-gru\u0308n.png)
<!-- media/zq-hidden.png --> %% media/zq-aside.png %%

[ref]: media/zq-reference.png
"""
WHOLE: Final = {
    "braces": "---\n{date: 2026-11-18, private: true, title: Zqtitle}\n---\nZqbody ![zq](media/zq-braces.png)\n",
    "json": '{"date": "2026-11-18", "private": true, "title": "Zqtitle"}\n\nZqbody\n',
    "toml": '+++\ntitle = "Zqtitle"\nprivate = true\n+++\nZqbody\n',
    "second": "---\ntitle: Zqtitle\n---\n---\nprivate: yes\n---\nZqbody\n",
    "bare": "PRIVATE\n\nZqbody ![zq](media/zq-bare.png)\n",
    "marked": "<<<<<<< HEAD\nZqours\n=======\nprivate: true\nZqtheirs\n>>>>>>> 1a2b3c\n",
}
CHECK_IN: Final = """\
---
week: 2026-W47
privat: yes
title: Zqcheckin
needs: Zqcheckneed
---
## Who did I let help me this week? { #let-help }
Zqreply ![zq](../media/zq-reply.png)
"""
NOTE: Final = "---\nperson: Shown Sam\naliases: [Zqalias]\nPRIVATE: on\n---\nZqnotebody ![zq](../media/zq-person.png)\n"
PAGE: Final = "---\nprivate: treu\ntitle: Zqpage\nx: *zqalias\n---\n# Zqpageheading\n\n![[zq-page.png]] [zq](data/zq-table.csv)\n"

# A public entry with private items in it.

MIXED: Final = """\
---
title: Shown title
asks:
  - Zqhidden: Zqwhat zq-item.png
    private: true
    note: Zqitemnote ![zq](media/zq-item-note.png)
    weight: zqheavy
    answered: 2026-11-01
    id: zqitemid
    for: zqneedless
  - Shown Sam: shown ask
  - {who: Zqflow Person, what: Zqflowed, private: yes, note: Zqnoted}
  - Zqend: Zqsentence (private)
handoffs:
  - who: Zqnew Owner
    what: Zqhanded
    privat: ja
    check_in: 2026-11-15
    success: Zqsucceeded
accepted: [{who: Shown Sam, what: Zqsofa, private: true}]
thanks: {who: Zqthankful, what: Zqthankyou, private: true}
connections:
  - Zqfriend — Zqparty
    private: true
declined:
  - Zqneighbour: Zqoffer
    private: true
    open: yes
needs:
  - what: Zqneeded
    private: true
  - shown need
alone:
  - what: Zqlonely
    cost: Zqpain
    private: true
---
Shown words.
"""
MIXED_CHECK_IN: Final = """\
---
week: 2026-W46
needs:
  - Zqweekly need
    private: true
connections: {who: Zqweekly Friend, private: true}
---
## Who did I let help me this week? { #let-help }
Shown answer.
"""

# What public writing names.

SHOWN: Final = """\
---
asks: "Shown Sam: shown words"
also: ["title: shown also"]
---
See [[2026-11-18-zqname-plain|shown link]].

![a](media/shown-body.png) ![[shown-wiki.png|200]] ![[shown-no-ending.webp]] [a](media/shown%20spaced.pdf)
<img src="media/shown-html.png"> [a][ref] [a](<media/shown angle.png>) ![a](media/shown\\_escaped.png)
[a](media/shown-query.png?x=1#y)
![a](media/shown-gru\u0308n.png) [a](/media/shown-root.docx) ![a](media/shown-c&#111;de.png)
<video src="media/shown.mp4" poster="media/shown-poster.png" controls></video> [a](media/both.png)

[ref]: media/shown-reference.zip
"""
SHOWN_PAGE: Final = (
    "# Shown page\n\n![a](media/shown-of-page.png) [a](data/shown-table.csv) "
    '<img src="../media/shown-raw.png">\n\n'
    "I wrote photo.jpg and family-photo.jpg. [a](album/photo.jpg) <!-- media/zq-commented.png -->\n"
)
SHOWN_FILES: Final = [
    *(
        "shown-logo.png",
        "shown-favicon.png",
        "shown-body.png",
        "shown-wiki.png",
        "shown-no-ending.webp",
        "shown spaced.pdf",
    ),
    *(
        "shown-html.png",
        "shown angle.png",
        "shown_escaped.png",
        "shown-query.png",
        "shown-gr\u00fcn.png",
        "shown-root.docx",
    ),
    *(
        "shown-code.png",
        "shown.mp4",
        "shown-poster.png",
        "both.png",
        "shown-reference.zip",
        "shown-of-page.png",
    ),
    *("shown-raw.png", "shown-in-style.png", "shown-in-template.png"),
]
PRIVATE_FILES: Final = [
    *(
        "zq-comment.png",
        "zq-also.png",
        "zq-away.png",
        "zq-what.png",
        "zq-note.png",
        "zq-field.png",
        "zq-body.png",
    ),
    *(
        "zq-wiki.png",
        "zq-no-ending.png",
        "zq spaced.pdf",
        "zq-html.png",
        "zq angle.png",
        "zq-case.png",
        "zq-code.png",
    ),
    *(
        "zq_escaped.png",
        "zq-query.png",
        "zq-gr\u00fcn.png",
        "zq-hidden.png",
        "zq-aside.png",
        "zq-reference.png",
    ),
    *(
        "zq-braces.png",
        "zq-bare.png",
        "zq-reply.png",
        "zq-person.png",
        "zq-page.png",
        "zq-item.png",
        "zq-item-note.png",
    ),
    *(
        "zq-commented.png",
        "zq-named-by-nobody.png",
        "zq-both.png",
        "zq-film.mp4",
        "zq.svg",
        "zq.html",
    ),
]
LEFTOVERS: Final = [
    *(
        "2026-11-18.md~",
        "2026-11-18.md.bak",
        "2026-11-18.md.orig",
        "2026-11-18.md.save",
        ".2026-11-18.md.swp",
    ),
    *(
        "2026-11-18.md.swp",
        "2026-11-18.md.tmp",
        "2026-11-18.md.rej",
        "#2026-11-18.md#",
        "2026-11-18.md.1",
    ),
    *(
        ".~lock.2026-11-18.md#",
        "~$2026-11-18.md",
        ".syncthing.2026-11-18.md.tmp",
        "~syncthing~2026-11-18.md.tmp",
    ),
    *(
        "2026-11-18.md.old",
        "2026-11-18.md_backup",
        "2026-11-18.md.un~",
        "2026-11-18.md.part",
        "x.crdownload",
    ),
    *(
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "2026-11-18_BACKUP_4711.md",
        "2026-11-18_REMOTE_4711.md",
    ),
    *(
        "_drafts/2026-11-18.md",
        "_drafts/zq.png",
        ".trash/2026-11-18.md",
        "node_modules/x/readme.md",
    ),
    *(
        "logseq/bak/2026-11-18.md",
        "logseq/.recycle/2026-11-18.md",
        "Templates/2026-11-18.md",
        "2026/TEMPLATES/x.md",
    ),
]
OTHER_TYPES: Final = {
    "zq-kept.txt": "---\nprivate: true\n---\nZqkept\n",
    "zq-kept.md.txt": "private: yes\n\nZqkept\n",
    "zq-kept.json": '{"title": "Zqkept", "private": true}\n',
    "zq-kept.org": "#+PRIVATE: true\nZqkept\n",
    "zq-kept.canvas": '{\n"private": "ja",\n"nodes": []}\n',
    "zq-kept.png": "---\nprivat: true\n---\nZqkept\n",
    "zq-kept": "---\n{private: true}\n---\nZqkept\n",
}
"""Public pages link to each; what says it is private stays all the same."""


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = {
        **{
            f"2026-11-18-zqname-{name}.md": FULL.format(said=said, n=n)
            for n, (name, said) in enumerate(SPELLINGS.items())
        },
        **{f"2026-11-17-zqname-{name}.md": text for name, text in WHOLE.items()},
        "checkins/2026-W47-zqcheck.md": CHECK_IN,
        "checkins/2026-W46.md": MIXED_CHECK_IN,
        "people/sam.md": NOTE,
        "people/zqsecret.md": "---\nperson: Zqsecret\nprivate: 1\n---\nZqsecretbody\n",
        "zqpage.md": PAGE,
        "2026-11-10-zqname.MD": FULL.format(said="private: true", n=99),
        "2026-11-12.md": MIXED,
        "2026-11-13.md": MIXED.replace("Shown title", "Shown again").replace(
            "zqitemid", "zqitemid2"
        ),
        "2026-11-19.md": SHOWN
        + "".join(f"[a](data/{name}) " for name in OTHER_TYPES)
        + "\n\n[a](media/zq-film.mp4~)\n",
        "shown.md": SHOWN_PAGE,
        **{f"data/{name}": text for name, text in OTHER_TYPES.items()},
        **dict.fromkeys(
            (f"media/{name}" for name in (*SHOWN_FILES, *PRIVATE_FILES)), "bytes"
        ),
        **dict.fromkeys(LEFTOVERS, "Zqleftover\n"),
        "2026-11-18-zqname-plain.sync-conflict-20261118-101112-ABCDEFG.md": "---\nasks: Zqold: Zq\n---\nZqoldest\n",
        "zqpage (conflicted copy 2026-11-18).md": "# Zqcopied page\n",
        "data/zq-table.csv": "Zqcell\n",
        "data/shown-table.csv": "shown\n",
        "album/photo.jpg": "shown",
        "photo.jpg": "Zqphoto",
        "album/family-photo.jpg": "Zqfamily",
        "styles/shown.css": "body { background: url(../media/shown-in-style.png) }",
        "scripts/shown.js": "// shown",
    }
    root = plant(tmp_path_factory.mktemp("words") / "journal", CONFIGURATION, entries)
    (root / "overrides").mkdir()
    (root / "overrides" / "main.html").write_text(TEMPLATE, "utf-8")
    return root


@pytest.fixture(scope="module")
def built(journal: Path) -> tuple[Path, str]:
    return built_site(journal)


def files_of(site: Path) -> list[str]:
    return [
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
    ]


OWN_WORDS: Final = re.compile(
    r"2026-11-18-zqname-plain|(?:data/|media/)?zq-(?:kept|film)[\w.~]*"
)
"""What the public entry says itself: it links to a private day, and to files that are kept back."""


def test_no_private_word_is_in_any_file_of_the_site(built: tuple[Path, str]) -> None:
    site, _ = built
    holding = []
    for path in site.rglob("*"):
        if not path.is_file() or path.relative_to(site).as_posix().startswith(
            "assets/"
        ):
            continue
        text = OWN_WORDS.sub("", readings(path))
        if (at := text.find("zq")) >= 0:
            holding.append(
                f"{path.relative_to(site)}: …{text[max(0, at - 80) : at + 60]}…"
            )
    assert holding == []


def test_no_private_name_is_the_name_of_a_file(built: tuple[Path, str]) -> None:
    assert [name for name in files_of(built[0]) if "zq" in name.casefold()] == []


@pytest.mark.parametrize("name", PRIVATE_FILES, ids=ascii)
def test_a_file_that_nothing_public_names_stays_out(
    built: tuple[Path, str], name: str
) -> None:
    assert not (built[0] / "media" / name).exists()


@pytest.mark.parametrize("name", SHOWN_FILES, ids=ascii)
def test_a_file_that_something_public_names_is_there(
    built: tuple[Path, str], name: str
) -> None:
    names = {
        unicodedata.normalize("NFC", path.name)
        for path in (built[0] / "media").iterdir()
    }
    assert unicodedata.normalize("NFC", name) in names


def test_a_name_is_a_whole_one_and_in_its_folder(built: tuple[Path, str]) -> None:
    assert [name for name in files_of(built[0]) if "photo" in name] == [
        "album/photo.jpg"
    ]


@pytest.mark.parametrize("name", LEFTOVERS)
def test_what_programs_left_is_nowhere(built: tuple[Path, str], name: str) -> None:
    assert not (built[0] / name).exists()
    assert not (built[0] / name.removesuffix(".md") / "index.html").exists()


@pytest.mark.parametrize("name", OTHER_TYPES)
def test_a_file_of_any_type_that_says_private_stays_out(
    built: tuple[Path, str], name: str
) -> None:
    assert not (built[0] / "data" / name).exists()


def test_the_log_holds_no_private_word(built: tuple[Path, str]) -> None:
    lines = [OWN_WORDS.sub("", line) for line in built[1].casefold().splitlines()]
    assert [line for line in lines if "zq" in line] == []


def test_private_items_are_counted(built: tuple[Path, str]) -> None:
    week = (built[0] / "weeks" / "2026-11-09" / "index.html").read_text("utf-8")
    assert "Shown title" in week
    assert "shown ask" in week
    assert "kept private" in week


def test_what_is_public_is_found(built: tuple[Path, str]) -> None:
    index = texts(built[0])
    assert "shown ask" in index
    assert "shown need" in index
    assert "Shown answer" in index


KEPT_AS_TEXT: Final = {
    "a line of also": '---\nalso:\n- "asks: Zqsam: zqother (private)"\n- "load: 4"\n---\nShown.\n',
    "also, as one text": "---\nalso: 'asks: Zqsam: zqother [private]'\n---\nShown.\n",
    "also, in brackets": "---\nalso: ['title: Zqtitle (private)', 'load: 4']\n---\nShown.\n",
    "also, on two lines": "---\nalso:\n- asks Zqsam\n  zqother (private!)\n---\nShown.\n",
    "a key nobody knows": "---\nmood: zqlow (private)\n---\nShown.\n",
    "a list nobody knows": "---\nmood:\n- zqlow (private)\n- fine\n---\nShown.\n",
    "a list that can't be read": "---\nasks: {{Zqsam: zqother (private)\n---\nShown.\n",
}


@pytest.mark.parametrize("text", KEPT_AS_TEXT.values(), ids=KEPT_AS_TEXT)
def test_what_is_kept_as_text_and_says_it_is_private(text: str) -> None:
    entry, found = read("2026-11-18.md", text.encode(), Settings())
    assert isinstance(entry, Entry)
    said = [
        *entry.also,
        *entry.extra.values(),
        *(str(one) for one in found if not one.private),
    ]
    shown = [str(one) for one in entry.items if not one.private]
    assert entry.private or "zq" not in " ".join([*said, *shown]).casefold()


def test_what_is_kept_as_text_beside_it_is_shown() -> None:
    entry, _ = read(
        "2026-11-18.md", KEPT_AS_TEXT["a line of also"].encode(), Settings()
    )
    assert isinstance(entry, Entry)
    assert not entry.private
    assert entry.also == ("load: 4",)
