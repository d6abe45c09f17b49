"""The sample journal, sealed: every page, link and word of it."""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest
from tests.publish.sealed.opener import File, opened
from tests.publish.sealed.small_site import PASSPHRASE, sealed
from tests.sample_site import ROOT_PATH, built_sample

from helplog.publish.sealed.content.rewriting import KEEPER, TITLE
from helplog.publish.sealed.copy_folder import opened_copy
from helplog.publish.sealed.opened import open_copy
from helplog.publish.sealed.unsealing import write_unsealed

LEADING: Final = {"href", "src", "poster"}
ANSWERED: Final = {"manifest.webmanifest"}
"""By the worker itself."""
Copy = Mapping[str, File]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of its own around the site that all tests share."""
    path = tmp_path_factory.mktemp("sealed-sample")
    shutil.copytree(built_sample(tmp_path_factory), path / "site")
    sealed(path)
    return path


@pytest.fixture(scope="module")
def copy(root: Path) -> Copy:
    folder = root / "sealed"
    _, files = opened(lambda name: (folder / name).read_bytes(), PASSPHRASE)
    return files


@pytest.fixture(scope="module")
def plain(root: Path) -> Path:
    """The same, unsealed into a folder."""
    to_path = root / "plain"
    with opened_copy(root / "sealed") as held:
        vault = held.vault()
        assert vault is not None
        found = vault.opened(PASSPHRASE)
        assert found is not None
        write_unsealed(open_copy(held, vault, found[1]), to_path)
    return to_path


class Page(HTMLParser):
    """What a page leads to, its ids, and what it says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self._is_text = True
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_text = tag not in {"script", "title"}
        is_said_to_others = dict(attrs).get("rel") in {"prev", "next"} and tag == "link"
        for name, value in attrs:
            if name in LEADING and value and not is_said_to_others:
                self.links.append(value)
            elif name == "id" and value:
                self.ids.append(value)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._is_text = True

    def handle_data(self, data: str) -> None:
        if self._is_text:
            self.words += data.split()


def of_site(root: Path, path: str) -> Page:
    """A page of the plain site, without the ways into an editor, which is on no other device."""
    html = (root / "site" / path).read_text("utf-8")
    return Page(re.sub(r'<a class="hl-edit" [^>]*>[^<]*</a>', "", html))


def pages(copy: Copy) -> Iterator[tuple[str, Page]]:
    for media_type, path, content in copy.values():
        if path.endswith(".html"):
            assert media_type == "text/html; charset=utf-8"
            yield path, Page(content.decode())


def test_every_link_leads_to_something_in_the_copy(copy: Copy) -> None:
    ids = {path: {*page.ids} for path, page in pages(copy)}
    for path, page in pages(copy):
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.path in ANSWERED:
                continue
            target = copy.get(unquote(parts.path)) if parts.path else ("", path, b"")
            assert target is not None, f"{path}: {link}"
            if parts.fragment and not parts.fragment.startswith("__"):
                assert unquote(parts.fragment) in ids[target[1]], f"{path}: {link}"


def test_addresses_titles_and_ids_say_nothing(copy: Copy) -> None:
    own = re.compile(r"[A-Za-z0-9_-]{16}|(assets|search|sealed)/[\w./-]+")
    assert [address for address in copy if not own.fullmatch(address)] == []
    said = [address for address in copy if address.startswith("search/")]
    assert [
        one for one in said if not re.fullmatch(r"search/(start|[\w-]{10})\.js", one)
    ] == []
    for path, page in pages(copy):
        content = copy_of(copy, path)
        assert re.findall("<title>(.*?)</title>", content)[0] == TITLE
        assert content.count(f'src="{KEEPER}"') == 1
        told = [
            one
            for one in page.ids
            if not re.fullmatch(r"__\w+|hl-content|i[\w-]{15}", one)
        ]
        assert told == []
        assert "search.highlight" not in content
        assert '"base": "."' in content or '"base"' not in content


def copy_of(copy: Copy, path: str) -> str:
    [content] = [content for _, one, content in copy.values() if one == path]
    return content.decode()


def test_pages_say_what_they_said(root: Path, copy: Copy) -> None:
    for path, page in pages(copy):
        before = of_site(root, path)
        assert page.words == before.words, path
        assert [link for link in page.links if link.startswith("vscode:")] == []
        assert len(page.ids) == len(before.ids)


def test_inline_scripts_keep_the_hashes_that_the_policy_names(
    root: Path, copy: Copy
) -> None:
    script = re.compile(r"<script>.*?</script>", re.DOTALL)
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    for path, _ in pages(copy):
        before = (root / "site" / path).read_text("utf-8")
        after = copy_of(copy, path)
        assert script.findall(after) == script.findall(before)
        assert policy.findall(after) == policy.findall(before) != []


def test_what_is_searched_leads_to_the_same_pages(copy: Copy) -> None:
    start = copy["search/start.js"][2].decode()
    said = json.loads(start.removeprefix("helplogSearch.begin(").removesuffix(");"))
    for family, listed in said["shards"].items():
        for one in listed.split(" "):
            name, shard = one[: said["sealed"]], one[said["sealed"] :]
            _, path, content = copy[f"search/{name}.js"]
            assert path == f"search/{family}-{shard}.js"
            if family == "t":
                for address in re.findall(
                    rb'\["([\w-]{16})(?:#i[\w-]{15})?",', content
                ):
                    assert address.decode() in copy
                assert b".html" not in content


def test_the_theme_s_files_name_nothing_that_is_not_there(copy: Copy) -> None:
    for address, (_, path, content) in copy.items():
        if path.startswith("assets/"):
            assert b"sourceMappingURL" not in content, address
            assert not path.endswith(".map")


def test_no_word_of_an_entry_is_in_the_folder(root: Path) -> None:
    told = " ".join(
        path.read_text("utf-8") for path in (ROOT_PATH / "entries").rglob("*.md")
    )
    words = {word.encode() for word in re.findall(r"\w{6,}", told)}
    folder = root / "sealed"
    shown = [path.read_bytes() for path in folder.rglob("*") if path.parent.name == "b"]
    shown.append((folder / "vault.json").read_bytes())
    shown += [str(path).encode() for path in folder.rglob("*")]
    whole = b"\n".join(shown).replace(os.fsencode(root), b"").replace(b"sealed", b"")
    assert [word for word in words - {b"format", b"rounds"} if word in whole] == []


def test_unsealed_it_leads_where_the_site_leads(root: Path, plain: Path) -> None:
    for path in sorted(plain.rglob("*.html")):
        uri = path.relative_to(plain).as_posix()
        if uri == "404.html":
            continue
        before = of_site(root, uri)
        after = Page(path.read_text("utf-8"))
        assert _targets(after, uri) == _targets(before, uri), uri
        for link in after.links:
            parts = urlsplit(link)
            if not parts.scheme and parts.path and parts.path not in ANSWERED:
                target = posixpath.normpath(f"{path.parent}/{unquote(parts.path)}")
                assert Path(target).exists() or target.endswith(
                    "manifest.webmanifest"
                ), link


def _targets(page: Page, uri: str) -> list[str]:
    """Where links of a page lead, from the root of the site on."""
    folder = posixpath.dirname(uri)
    paths = [link.partition("#")[0] for link in page.links]
    return [path and posixpath.normpath(f"{folder}/{path}") for path in paths]


def test_unsealed_pictures_are_the_same_bytes(root: Path, plain: Path) -> None:
    for path in plain.rglob("*.jpg"):
        assert (
            path.read_bytes() == (root / "site" / path.relative_to(plain)).read_bytes()
        )
