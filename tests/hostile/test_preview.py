"""Attempts on the preview by what listens at another port of the same computer, and by what it may have learnt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile.previewed import SECRET, Previewed, previewed

from helplog.website.preview.reloading import behind_door, reloading


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    with previewed(tmp_path_factory.mktemp("served") / "site") as running:
        yield running


def test_whoever_was_let_in_reads(served: Previewed) -> None:
    assert SECRET in served.ask_inside("/weeks/").raw


@pytest.mark.parametrize(
    "attempt",
    [
        "the cookie where the journal used to be",
        "the cookie in a folder beside it",
        "the cookie in a folder that begins alike",
        "the cookie with an escaped slash after the folder",
        "the folder without a cookie",
        "the folder with the token for a cookie",
        "the folder with the folder for a cookie",
        "the folder with a cookie named for another port",
        "the folder with the cookie of a preview that ended",
        "the folder in capitals",
    ],
)
def test_neither_the_cookie_nor_the_folder_is_enough(
    served: Previewed, attempt: str, tmp_path: Path
) -> None:
    cookie, token = served.cookie(), served.token.partition("=")[2]
    name, _, session = cookie.removeprefix("Cookie: ").partition("=")
    door = served.door
    with previewed(tmp_path / "site") as ended:
        old = ended.cookie().partition("=")[2]
    path, *fields = {
        "the cookie where the journal used to be": ("/weeks/", cookie),
        "the cookie in a folder beside it": ("/another/weeks/", cookie),
        "the cookie in a folder that begins alike": (f"/{door}x/weeks/", cookie),
        "the cookie with an escaped slash after the folder": (
            f"/{door}%00/weeks/",
            cookie,
        ),
        "the folder without a cookie": (f"/{door}/weeks/",),
        "the folder with the token for a cookie": (
            f"/{door}/weeks/",
            f"Cookie: {name}={token}",
        ),
        "the folder with the folder for a cookie": (
            f"/{door}/weeks/",
            f"Cookie: {name}={door}",
        ),
        "the folder with a cookie named for another port": (
            f"/{door}/weeks/",
            f"Cookie: helplog-1={session}",
        ),
        "the folder with the cookie of a preview that ended": (
            f"/{door}/weeks/",
            f"Cookie: {name}={old}",
        ),
        "the folder in capitals": (f"/{door.swapcase()}/weeks/", cookie),
    }[attempt]
    reply = served.ask(path, *fields)
    assert reply.status == 401
    assert SECRET not in reply.raw
    assert door.encode() not in reply.raw


@pytest.mark.parametrize(
    "beside",
    [
        "helplog-PORT=wrong; {}",
        "{}; helplog-PORT=wrong",
        '{}; settings={{"a": [1, 2]}}',
        'settings={{"a": "b;c"}}; {}',
        "==; a b=c; \x80; {}",
        "{}; helplog-PORT",
    ],
)
def test_a_cookie_left_by_another_port_shuts_nobody_out(
    served: Previewed, beside: str
) -> None:
    own = served.cookie().removeprefix("Cookie: ")
    cookies = beside.format(own).replace("PORT", str(served.port))
    assert served.ask(f"/{served.door}/", f"Cookie: {cookies}").status == 200


def test_the_cookie_is_for_the_folder_and_no_script(served: Previewed) -> None:
    kept = served.ask(f"/{served.door}/?{served.token}").field("Set-Cookie")
    assert kept.endswith(f"; HttpOnly; SameSite=Strict; Path=/{served.door}/")
    assert served.token.partition("=")[2] not in kept
    assert served.cookie() != served.cookie(), (
        "a session for each time somebody was let in"
    )


def test_a_redirect_stays_in_the_folder(served: Previewed) -> None:
    assert served.ask_inside("/weeks").field("Location") == f"/{served.door}/weeks/"
    assert (
        served.ask(f"//evil.example/?{served.token}").field("Location")
        == f"/{served.door}/evil.example/"
    )


def test_a_site_with_a_folder_of_its_own_lies_in_the_secret_one(tmp_path: Path) -> None:
    with previewed(tmp_path / "site", mount_path="/journal/") as running:
        assert f"/{running.door}/journal/?token=" in running.server.url
        assert SECRET in running.ask_inside("/journal/weeks/").raw
        assert running.ask_inside("/").field("Location") == f"/{running.door}/journal/"
        assert running.ask("/journal/weeks/", running.cookie()).status == 401


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<a href="/weeks/">', '<a href="/door/weeks/">'),
        ("<a class=x href='/'>", "<a class=x href='/door/'>"),
        ("<IMG alt='' SRC=/a.png>", "<IMG alt='' SRC=/door/a.png>"),
        (
            '<link rel="icon" href="/door/i.png">',
            '<link rel="icon" href="/door/i.png">',
        ),
        ('<a href="//evil.example/">', '<a href="//evil.example/">'),
        ('<a href="/\\evil.example/">', '<a href="/\\evil.example/">'),
        ('<a href="weeks/">', '<a href="weeks/">'),
        ('<a data-href="/weeks/">', '<a data-href="/weeks/">'),
        ('<p>href="/weeks/"', '<p>href="/weeks/"'),
        ('<abbr href="/weeks/">', '<abbr href="/weeks/">'),
    ],
)
def test_an_address_from_the_root_leads_into_the_folder_and_no_other_changes(
    written: str, shown: str
) -> None:
    assert behind_door(written.encode(), "door").decode() == shown


@pytest.mark.parametrize(
    "piece",
    [b"<a ", b"<a href=", b"<a x href='", b"<script>", b"<script>livereload(1, 2);"],
)
def test_a_page_of_nothing_but_beginnings_is_read_in_one_go(piece: bytes) -> None:
    html = piece * (300_000 // len(piece))
    assert len(behind_door(reloading(html, "door", "proof"), "door")) >= len(html)


@pytest.mark.parametrize("watching", [True, False])
def test_a_page_without_mkdocs_own_script_is_said_only_where_it_should_have_one(
    watching: bool,  # noqa: FBT001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with previewed(tmp_path / "site") as running:
        monkeypatch.setattr(
            running.server, "_inject_js_into_html", lambda content, _: content
        )
        if watching:
            running.server.watch(str(tmp_path / "site"))
        for path in ("/", "/weeks/", "/nowhere/"):
            running.ask_inside(path)
    assert caplog.text.count("theme-place-missing") == watching


def test_a_page_with_mkdocs_own_script_is_not_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with previewed(tmp_path / "site") as running:
        running.server.watch(str(tmp_path / "site"))
        for path in ("/", "/nowhere/"):
            running.ask_inside(path)
        assert b"data-epoch" in running.ask_inside("/").raw
    assert "theme-place-missing" not in caplog.text
