"""An attachment is public only when something public names it: the spellings a browser would resolve, and no others."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import material
import pytest
from tests.searched import texts

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.prose.public_names import PublicNames
from helplog.text.values.leftovers import is_leftover
from helplog.website import public_files
from helplog.website.looking.kept_back import is_copyable, says_private, spoken_of
from helplog.website.public_files import without_private_names

PAGE = "weeks/2026-11-16/index.html"


def named(
    html: str, page: str = PAGE, site_url: str | None = None, *, quoted: bool = False
) -> set[str]:
    names = PublicNames(site_url)
    names.note(html, page, quoted=quoted)
    return names.addresses


@pytest.mark.parametrize(
    "html",
    [
        '<img src="../../media/a b.png">',
        "<img src='../../media/a b.png'>",
        '<a href="../../media/a%20b.png">a</a>',
        '<a href="../../media/a&#32;b.png?x=1#y">a</a>',
        '<a href="/media/a%20b.png">a</a>',
        '<a href="..\\..\\media\\a b.png">a</a>',
        '<a href="../../media/x/../a%20b.png">a</a>',
        '<a href="../../media/\na b.png">a</a>',
        "<a href=../../media/a%20b.png>a</a>",
        '<A HREF = "../../media/a%20b.png">a</A>',
        '<video poster="../../media/a%20b.png"></video>',
        '<img srcset="../../x.png 1x, ../../media/a%20b.png 2x">',
        '<img srcset="../../media/a%20b.png,\n../../x.png">',
        '<img srcset="../../media/a%20b.png 2x">',
        '<p style="background: url(../../media/a%20b.png)">',
        "<p style=\"background: url('../../media/a b.png')\">",
        '<object data="../../media/a b.png"></object>',
        '<a data-src="../../media/a b.png"></a>',
    ],
)
def test_a_spelling_that_a_browser_resolves(html: str) -> None:
    assert "media/a b.png" in named(html)


@pytest.mark.parametrize(
    "html",
    [
        "media/a.png",
        "<p>../../media/a.png</p>",
        '<a href="https://far.example/media/a.png">a</a>',
        '<a href="//far.example/media/a.png">a</a>',
        '<a href="HTTPS://far.example/../../../../media/a.png">a</a>',
        '<a href="media/a.png">in the folder of the week</a>',
        '<a href="../../media/family-a.png">a</a>',
        '<a href="../../media/a.png.bak">a</a>',
        '<a href="../../other/a.png">a</a>',
        '<a href="#media/a.png">a</a>',
        '<a href="?media/a.png">a</a>',
        '<a href="x\n../../media/a.png">a</a>',
        '<p title="../../media/a.png">',
    ],
)
def test_what_leads_somewhere_else_names_nothing(html: str) -> None:
    assert "media/a.png" not in named(html)


def test_a_link_within_the_page_names_nothing() -> None:
    assert (
        named('<a href="#top">a</a> <a href="?q=boxes">a</a> <a href="">a</a>') == set()
    )


def test_the_sites_own_address_in_full() -> None:
    html = '<a href="https://example.org/mine/media/a.png">a</a> <a href="/mine/media/b.png">b</a>'
    assert named(html, site_url="https://example.org/mine/") == {
        "media/a.png",
        "media/b.png",
    }


def test_a_picture_in_the_text_itself_names_no_file() -> None:
    assert named('<img src="data:image/png;base64,iVBORw0KGgo=">') == set()


def test_scripts_and_templates_name_things_between_quotes() -> None:
    assert "media/a.png" in named("fetch('media/a.png')", "index.html", quoted=True)
    assert "a" in named("fetch('a')", "index.html", quoted=True)
    assert named("fetch('media/a.png')", "index.html") == set()


BUILT = {
    "2026-11-18.md": "![a](media/Shown.PNG) <img src='media/shown.png'>\n\n[a](media/page.txt)\n",
    "shown.md": "# Page\n\n[a](media/table.csv) and `media/code.png`, not media/saved.html\n",
    "json.md": '{"settings": {"private": true}}\n\nis how another program keeps it\n',
    "2026-11-17.md": "---\nprivate: true\n---\n![a](media/hidden.png) ![a](media/hidden.svg) ![a](media/both.png)\n",
    "2026-11-16.md": "---\nasks: Sam: see media/told.png\n---\n%%![](media/aside.png)%%\n\n<!-- media/said.png -->\n",
    "2026-11-15.md": "[a](_static/left.png) [a](media/drawing.svg) [a](media/kept.md.bak)\n\n![[both.png]]\n",
    "2026-11-14.md": "[a](media/app.webmanifest)\n",
    **dict.fromkeys(
        (
            f"media/{name}.png"
            for name in ("shown", "hidden", "both", "told", "said", "code", "nobody")
        ),
        "x",
    ),
    "media/aside.png": "x",
    "media/page.txt": "words",
    "media/table.csv": "words",
    "media/CNAME": "journal.example",
    "media/hidden.svg": "<svg><script>1</script></svg>",
    "media/drawing.svg": "<svg><script>1</script></svg>",
    "media/saved.html": "<script>1</script>",
    "media/wanted.js": "1",
    "media/app.webmanifest": '{"icons": [{"src": "small.png"}]}',
    "media/small.png": "x",
    "media/cover.png": "x",
    "media/listed.png": "x",
    "media/templated.png": "x",
    "features": "x",
    "media/kept.md.bak": "x",
    "_static/left.png": "x",
    "_static/wanted.css": "p { background: url('wanted.png') }",
    "media/wanted.css": "@import 'more.css';",
    "media/more.css": "@import 'wanted.css'; p { background: url(more.png) }",
    "media/more.png": "x",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    root = tmp_path_factory.mktemp("files") / "journal"
    for uri, text in BUILT.items():
        path = root / "entries" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: Mine\ndocs_dir: entries\nplugins: [search, helplog]\n"
        "theme: {name: material, custom_dir: own}\n"
        "extra_css: [_static/wanted.css, media/wanted.css]\n"
        "extra_javascript: [media/wanted.js]\n"
        "extra: {cover: media/cover.png, more: [media/listed.png]}\n",
        "utf-8",
    )
    (root / "own" / "partials").mkdir(parents=True)
    (root / "own" / "partials" / "copyright.html").write_text(
        "{% set picture = 'media/templated.png' %}\n", "utf-8"
    )
    root.chmod(0o700)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HELPLOG_TODAY": "2026-11-22", "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    return root / "site", done.stdout + done.stderr


def test_what_is_copied_is_what_public_pages_and_the_configuration_name(
    built: tuple[Path, str],
) -> None:
    site, _ = built
    copied = {
        path.relative_to(site).as_posix()
        for folder in ("media", "_static")
        for path in (site / folder).rglob("*")
    }
    assert copied == {
        *("media/shown.png", "media/page.txt", "media/table.csv", "media/both.png"),
        *("media/wanted.css", "media/more.css", "media/more.png", "_static/wanted.css"),
        *("media/app.webmanifest", "media/small.png", "media/wanted.js"),
        *("media/cover.png", "media/listed.png", "media/templated.png"),
    }


def test_a_word_of_the_themes_own_templates_names_no_file(
    built: tuple[Path, str],
) -> None:
    templates = Path(material.__file__).parent / "templates"
    assert "'features'" in (templates / "base.html").read_text("utf-8").replace(
        '"', "'"
    )
    assert not (built[0] / "features").exists()


def test_what_the_theme_brings_stays(built: tuple[Path, str]) -> None:
    workers = built[0] / "assets" / "javascripts" / "workers"
    assert [*workers.glob("search.*.js")]


def test_a_page_may_show_what_would_make_another_file_private(
    built: tuple[Path, str],
) -> None:
    assert (built[0] / "json" / "index.html").exists()


def test_a_comment_is_on_no_page(built: tuple[Path, str]) -> None:
    pages = "".join(path.read_text("utf-8") for path in built[0].rglob("*.html"))
    pages += texts(built[0])
    assert "aside" not in re.sub(r"<aside\b|</aside>", "", pages)
    assert "media/said.png" not in pages
    assert "media/told.png" in pages


def test_a_file_that_may_run_is_named_where_public_words_name_it(
    built: tuple[Path, str],
) -> None:
    for name in ("drawing.svg", "saved.html"):
        assert re.search(rf"media/{name}\S* A browser could run", built[1])
    assert "media/wanted.js" not in built[1]
    assert "hidden.svg" not in built[1]


LEFT = [
    *(
        "2026-11-18.md~",
        "a/2026-11-18.md.bak",
        "x.md.bak2",
        "x.md.orig",
        "x.md.save",
        "x.md.save.1",
        ".x.md.swp",
    ),
    *(
        "x.md.swo",
        "x.md.tmp",
        "x.md.tmp.1234",
        "x.md.rej",
        "#x.md#",
        "x.md.1",
        "x.md.~1~",
        ".~lock.x.md#",
        "~$x.md",
    ),
    *(
        ".syncthing.x.md.tmp",
        "~syncthing~x.md.tmp",
        "x.md.old",
        "x.md_backup",
        "x.md-bak",
        "x.md.un~",
        "x.md.part",
    ),
    *(
        "x.md.crdownload",
        ".DS_Store",
        "Thumbs.db",
        "Desktop.INI",
        "._x.md",
        "x_BACKUP_12.md",
        "x_LOCAL_12.md",
    ),
    *(
        "x.md.helplog-beside1",
        "_x/y.md",
        "a/_x/y.png",
        ".obsidian/x.json",
        "node_modules/x/y.md",
        "Templates/day.md",
    ),
    *(
        "a/TEMPLATES/day.md",
        "logseq/bak/x.md",
        "a/logseq/.recycle/x.md",
        "@eaDir/x.jpg",
        "x.MD.BAK",
    ),
]
OWN = [
    *(
        "2026-11-18.md",
        "photo.jpg",
        "old.md",
        "bak/x.md",
        "x.old.md",
        "photo.2.jpg",
        "a_b.png",
        "_x.md",
        "template.md",
    ),
    *(
        "save.png",
        "my.part.md",
        "song.mp3",
        "notes.v2",
        "#1.md",
        "# list.md",
        "report.2026",
        "x.tar.gz",
        "x.md.gpg",
    ),
    *(
        "logseq/x.md",
        "bak/a.png",
        "v1.10",
        "download.png",
        "2026-11-18 copy.md",
        "my templates/x.md",
    ),
]


@pytest.mark.parametrize("uri", LEFT)
def test_a_leftover_is_known_by_its_name(uri: str) -> None:
    assert is_leftover(uri)


@pytest.mark.parametrize("uri", OWN)
def test_a_name_of_ones_own_is_no_leftover(uri: str) -> None:
    assert not is_leftover(uri)


FRONT = "---\nprivate: true\n---\nZq words.\n"
LONG = "# Words of a comment.\n" * 8000
SAYS_PRIVATE = {
    "UTF-16, no mark": FRONT.encode("utf-16-le"),
    "UTF-16, the other way round": FRONT.encode("utf-16-be"),
    "UTF-16, no fence": "Private: true\n\nZq words.\n".encode("utf-16-le"),
    "UTF-16, TOML": "+++\nprivate = true\n+++\nZq\n".encode("utf-16-le"),
    "UTF-16, JSON": '{"private": true, "a": "Zq"}'.encode("utf-16-be"),
    "UTF-16, a blank line first": ("\n" + FRONT).encode("utf-16-le"),
    "UTF-16, letters of another script": "---\nрrivate: true\n---\nЖ\n".encode(
        "utf-16"
    ),
    "UTF-32": FRONT.encode("utf-32"),
    "UTF-32, no mark": FRONT.encode("utf-32-be"),
    "a mark and a NUL": b"\xef\xbb\xbf---\nprivate: true\n\0---\nZq\n",
    "NULs first": b"\0\0\0" + FRONT.encode(),
    "NULs in the words": FRONT.encode() + b"a\0b\0\0c",
    "another code page": FRONT.encode() + "Слова о том и сём. ".encode("cp1251") * 40,
    "at the end of a long frontmatter": f"---\n{LONG}private: true\n---\nZq\n".encode(),
    "at the end of a long one of TOML": f"+++\n{LONG}private = true\n+++\nZq\n".encode(),
    "a long frontmatter, old line ends": f"---\n{LONG}private: true\n---\n".replace(
        "\n", "\r"
    ).encode(),
    "a long line in it": f"---\ntitle: {'x' * 140_000}\nprivate: true\n---\nZq\n".encode(),
    "Org's true": b"#+PRIVATE: t\nZq words.\n",
    "Org's property": b":PROPERTIES:\n:PRIVATE: t\n:END:\nZq words.\n",
    "an attribute of AsciiDoc": b":author: Nora\n:private:\n\nZq words.\n",
    "a notebook": b'{"cells":[],"metadata":{"private":true},"x":"Zq"}',
    "a long notebook": b'{"cells":['
    + b'"Zq",' * 60_000
    + b'""],\n "metadata":{\n "private"\n : true}}',
    "a key of JSON spelled in numbers": b'{"x":{"priv\\u0061te": true}}',
    "a list of JSON": b'[{"private": true}]',
    "JSON without a value": b'{"private": {}, "x": "Zq"}',
}
SAYS_NOTHING = {
    "words": b"words\n",
    "a rule and words": b"---\nwords words\n",
    "a no": b"---\nprivate: no\n---\nwords\n",
    "a no in UTF-16": "---\nprivate: no\n---\nwords\n".encode("utf-16-le"),
    "Org's no": b"#+PRIVATE: nil\nwords\n",
    "a no of JSON": b'{"a": {"private": false}}',
    "a word of JSON": b'{"a": "private: x", "b": "private"}',
    "long JSON": b'{"a": [' + b"1, " * 100_000 + b"1]}",
    "a long text below a frontmatter": b"---\ntitle: x\n---\n" + b"words\n" * 50_000,
    "a long table": b"a,b\n" * 50_000,
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0private: true\n",
}


@pytest.mark.parametrize("data", SAYS_PRIVATE.values(), ids=SAYS_PRIVATE)
def test_a_file_that_says_it_is_private(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert says_private(path)


@pytest.mark.parametrize("data", SAYS_NOTHING.values(), ids=SAYS_NOTHING)
def test_a_file_that_does_not(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert not says_private(path)


def test_a_file_that_is_gone_says_nothing_and_names_nothing(tmp_path: Path) -> None:
    assert not says_private(tmp_path / "gone")
    assert public_files._text(tmp_path / "gone") == ""


def test_of_a_style_sheet_the_first_mebibyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.css"
    path.write_bytes(b"x" * (2 * 1024 * 1024))
    assert len(public_files._text(path)) == 1024 * 1024


def is_told_to_the_writer_alone(
    folder: Path, uri: str, code: str = "file-not-copied"
) -> bool:
    about = Diagnostic(Place(uri), Severity.WARNING, code, "Something", "Do something")
    (told,) = without_private_names([about], folder, {"2026-11-18.md"})
    return told.private


def test_a_finding_about_a_file_that_says_private_is_for_the_writer_alone(
    tmp_path: Path,
) -> None:
    for name in ("zq.org", "2026-11-18.md"):
        (tmp_path / name).write_text("---\nprivate: true\n---\nZq\n", "utf-8")
    (tmp_path / "plain.txt").write_text("words\n", "utf-8")
    assert is_told_to_the_writer_alone(tmp_path, "zq.org")
    assert not is_told_to_the_writer_alone(tmp_path, "plain.txt")
    assert not is_told_to_the_writer_alone(tmp_path, "gone.txt")
    assert not is_told_to_the_writer_alone(tmp_path, "2026-11-18.md"), (
        "an entry knows itself whether it is private"
    )


def test_a_link_that_is_not_followed_is_not_followed_to_see_whether_it_is_private(
    tmp_path: Path,
) -> None:
    (tmp_path / "far.org").write_text("---\nprivate: true\n---\nZq\n", "utf-8")
    (tmp_path / "link.org").symlink_to(tmp_path / "far.org")
    assert not is_told_to_the_writer_alone(tmp_path, "link.org", "link-outside")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_finding_about_a_pipe_waits_for_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert not is_told_to_the_writer_alone(tmp_path, "pipe")


@pytest.mark.parametrize(
    "text", ["main.js", "I saved (main.js).", "of domain.js and main.js"]
)
def test_a_file_that_could_run_is_spoken_of_by_its_name(text: str) -> None:
    assert [*spoken_of(["own/main.js"], [text])]


@pytest.mark.parametrize("text", ["domain.js", "-omain.js", "main.json"])
def test_a_part_of_another_name_speaks_of_nothing(text: str) -> None:
    assert not [*spoken_of(["own/main.js"], [text])]


def test_what_is_not_there_is_not_copied(tmp_path: Path) -> None:
    assert not is_copyable(tmp_path / "gone.png")
    (tmp_path / "here.png").write_bytes(b"")
    assert is_copyable(tmp_path / "here.png")
