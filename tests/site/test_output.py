"""The whole built output: no trace of streaks where they are off, one language, installable, tags private."""

from __future__ import annotations

import json
import re
import shutil
import struct
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.site.conftest import ROOT_PATH, run_mkdocs

pytestmark = pytest.mark.slow

STREAKS = re.compile(
    r"streak|strength|rest[ -]weeks?|resting|in a row|of the last|hl-band--rest",
    re.IGNORECASE,
)


def _sample(tmp_path: Path, before: str, other: str) -> Path:
    """The sample journal with another line in its mkdocs.yml, built."""
    root = tmp_path / "journal"
    shutil.copytree(ROOT_PATH / "entries", root / "entries")
    text = (ROOT_PATH / "mkdocs.yml").read_text(encoding="utf-8")
    assert before in text
    text = text.replace(before, other)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = run_mkdocs(root, "build", "--quiet")
    assert done.returncode == 0, done.stderr
    return root / "site"


def _made(site: Path) -> Iterator[tuple[str, str]]:
    """Every text of the output that was made from the journal; what the theme ships is no page."""
    for path in site.rglob("*"):
        text = path.suffix in {".html", ".json", ".js", ".xml", ".webmanifest", ".txt"}
        if text and path.is_file() and path.relative_to(site).parts[0] != "assets":
            yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


def test_streaks_off_leaves_no_trace(tmp_path: Path, sample_site: Path) -> None:
    site = _sample(
        tmp_path, "week_start: monday", "week_start: monday\n      streaks: off"
    )
    own = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT_PATH / "entries").rglob("*.md")
    )
    written = {found.group().lower() for found in STREAKS.finditer(own)}
    for address, html in _made(site):
        text = re.sub(
            r'vscode://[^"]*', "", html
        )  # the folder of this test has a name of its own
        found = {one.group().lower() for one in STREAKS.finditer(text)} - written
        assert not found, (address, found)
    assert {
        one.group().lower()
        for _, text in _made(sample_site)
        for one in STREAKS.finditer(text)
    } - written


def test_a_site_in_german_is_german_on_every_kind_of_page(tmp_path: Path) -> None:
    from babel.messages.pofile import read_po

    from helplog.pages.words import LOCALE_PATH

    with (LOCALE_PATH / "de.po").open("rb") as file:
        german = {
            m.id: m.string for m in read_po(file) if isinstance(m.id, str) and m.id
        }
    # whole sentences of helplog's own; shorter ones may be what somebody wrote
    english = [
        text
        for text, other in german.items()
        if text != other and len(text) > 14 and "{" not in text
    ]
    site = _sample(tmp_path, "language: en", "language: de")
    for address, html in _made(site):
        if address.endswith(".html"):
            body = unescape(re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL))
            assert '<html lang="de"' in html
            said = [
                text for text in english if f">{text}<" in body or f'"{text}"' in body
            ]
            assert not said, (address, said)
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "<h1 " in home
    assert ">Heute</h1>" in home
    assert "Sonntag, 22. November 2026" in home
    assert 'title="Hell oder dunkel: wie das Gerät"' in home
    assert (
        json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))["lang"]
        == "de"
    )


def _png_size(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_a_phone_may_keep_the_site(
    sample_site: Path, sample_pages: dict[str, str]
) -> None:
    manifest = json.loads(
        (sample_site / "manifest.webmanifest").read_text(encoding="utf-8")
    )
    assert manifest["name"] == "Nora's journal"
    assert manifest["display"] == "standalone"
    assert (sample_site / manifest["start_url"]).is_file()
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        path = sample_site / icon["src"]
        if path.suffix == ".png":
            width, height = _png_size(path)
            assert icon["sizes"] == f"{width}x{height}"
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    assert _png_size(sample_site / "assets/helplog/apple-touch-icon.png") == (180, 180)
    for address, html in sample_pages.items():
        head = html[: html.index("</head>")]
        root = "/" if address == "404.html" else "../" * address.count("/")
        assert f'<link rel="manifest" href="{root}manifest.webmanifest"' in head
        assert (
            f'<link rel="apple-touch-icon" href="{root}assets/helplog/apple-touch-icon.png">'
            in head
        )
        assert re.findall(
            r'<meta name="theme-color" media="\(prefers-color-scheme: (\w+)\)"', head
        ) == [
            "light",
            "dark",
        ]
        assert "manifest-src &#39;self&#39;" in head or "manifest-src 'self'" in head


def test_the_frame_has_the_colours_of_the_palette() -> None:
    from helplog.website.material.stylesheet import stylesheet
    from helplog.website.material.web_manifest import DARK_PAPER, PAPER

    papers = re.findall(r"--hl-paper: (#\w+);", stylesheet())
    assert papers[0] == PAPER
    assert DARK_PAPER in papers


def test_a_manifest_of_the_writers_own_stays(
    build_journal: object, tmp_path: Path
) -> None:
    assert callable(build_journal)
    build_journal(
        {"2026-11-18.md": "A day.\n", "manifest.webmanifest": '{"name": "Mine"}'}
    )
    assert json.loads(
        (tmp_path / "journal/site/manifest.webmanifest").read_text(encoding="utf-8")
    ) == {"name": "Mine"}


def test_findings_lead_into_the_editor_and_days_do_not(tmp_path: Path) -> None:
    site = _sample(tmp_path, "editor: vscode", "editor: vscode")
    docs = (tmp_path / "journal" / "entries").resolve().as_posix()
    attention = (site / "attention" / "index.html").read_text(encoding="utf-8")
    links = re.findall(
        r'class="hl-edit" href="vscode://file([^"]*):(\d+):(\d+)"', attention
    )
    assert len(links) == attention.count('class="hl-where"') > 0
    assert all(
        unquote(path).startswith(docs) and Path(unquote(path)).is_file()
        for path, _, _ in links
    )
    days = [
        text
        for address, text in _made(site)
        if address.startswith("weeks/") and "hl-findings" not in text
    ]
    assert days
    assert not any("vscode:" in text for text in days)


def test_where_no_editor_is_set_nothing_leads_into_one(tmp_path: Path) -> None:
    site = _sample(tmp_path, "editor: vscode", "editor: none")
    assert not [
        address
        for address, text in _made(site)
        if "hl-edit" in text or "vscode:" in text
    ]
