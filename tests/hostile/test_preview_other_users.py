"""Attempts on the preview by another user of the same computer, who has everything that the reader's browser sends."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.hostile.previewed import Previewed, previewed

from helplog.website.preview import peers

SOMEBODY: Final = 12345
"""A user of this computer."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    with previewed(tmp_path_factory.mktemp("served") / "site") as running:
        yield running


needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems don't say whose a connection is"
)


@pytest.fixture
def as_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview is somebody's."""
    monkeypatch.setattr(peers, "_own_user", lambda: SOMEBODY)


def listed(
    monkeypatch: pytest.MonkeyPatch, path: Path, ends: str, *, user: int, inode: int = 7
) -> None:
    """Has the system say whose a connection is."""
    path.write_text(
        f"  sl  local rem\n   0: {ends} 01 0:0 00:0 0 {user} 0 {inode} 1 0\n", "ascii"
    )
    monkeypatch.setattr(peers, "_TABLES", (path / "none", path))


HERE: Final = "".join(
    f"{word:08X}" for word in struct.unpack("=I", bytes((127, 0, 0, 1)))
)
MAPPED: Final = "".join(
    f"{word:08X}"
    for word in struct.unpack("=4I", bytes(10) + b"\xff\xff\x7f\x00\x00\x01")
)
SIX: Final = "".join(
    f"{word:08X}" for word in struct.unpack("=4I", bytes(15) + b"\x01")
)


@pytest.mark.usefixtures("as_somebody")
@pytest.mark.parametrize(
    ("host", "address"),
    [
        (HERE, "127.0.0.1"),
        (MAPPED, "127.0.0.1"),
        (HERE, "::ffff:127.0.0.1"),
        (MAPPED, "::ffff:127.0.0.1"),
        (SIX, "::1"),
    ],
)
def test_another_user_is_told_from_oneself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, address: str
) -> None:
    for user, declined in ((SOMEBODY + 1, True), (SOMEBODY, False), (0, False)):
        listed(monkeypatch, tmp_path / "tcp", f"{host}:9C40 {host}:1F40", user=user)
        assert peers.is_of_another_user((address, 40000), (address, 8000)) is declined
        assert not peers.is_of_another_user((address, 40001), (address, 8000)), (
            "another connection says nothing"
        )
        assert not peers.is_of_another_user((address, 8000), (address, 40000)), (
            "nor does our own end"
        )


@pytest.mark.usefixtures("as_somebody")
@pytest.mark.parametrize(
    "doubt",
    ["closed already", "unknown in a container", "no list", "not for us to know"],
)
def test_whoever_may_be_the_reader_is_not_declined_for_the_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doubt: str
) -> None:
    user = peers._unknown_user() if doubt == "unknown in a container" else SOMEBODY + 1
    inode = 0 if doubt == "closed already" else 7
    listed(
        monkeypatch,
        tmp_path / "tcp",
        f"{HERE}:9C40 {HERE}:1F40",
        user=user or 0,
        inode=inode,
    )
    if doubt == "no list":
        (tmp_path / "tcp").unlink()
    if doubt == "not for us to know":
        monkeypatch.setattr(peers, "_own_user", lambda: 0)
    assert not peers.is_of_another_user(("127.0.0.1", 40000), ("127.0.0.1", 8000))


@needs_linux
def test_the_system_says_whose_a_connection_is(served: Previewed) -> None:
    with socket.create_connection(("127.0.0.1", served.port)) as one:
        assert peers._user_at(one.getsockname(), one.getpeername()) == os.geteuid()


@needs_linux
@pytest.mark.usefixtures("as_somebody")
def test_another_user_is_declined_with_everything_the_reader_has(
    served: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = served.cookie()
    real = peers._user_at
    seen: list[int | None] = []

    def of_another(*ends: tuple[object, ...]) -> int | None:
        seen.append(real(*ends))
        return SOMEBODY + 1

    monkeypatch.setattr(peers, "_user_at", of_another)
    for path in (f"/{served.door}/", f"/{served.door}/?{served.token}"):
        reply = served.ask(path, cookie)
        assert reply.status == 403
        assert b"Another user of this computer" in reply.raw
        assert not reply.field("Set-Cookie")
    assert seen == [os.geteuid()] * 2


@needs_linux
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only an administrator can be another user",
)
@pytest.mark.usefixtures("as_somebody")
def test_another_user_is_declined_for_real(served: Previewed) -> None:
    asking = "import sys, urllib.request as u; u.urlopen(sys.argv[1])"
    found = {
        user: subprocess.run(
            ["python3", "-S", "-c", asking, served.server.url],
            user=user,
            capture_output=True,
            text=True,
            check=False,
        ).stderr
        for user in (SOMEBODY + 1, SOMEBODY)
    }
    assert "HTTP Error 403" in found[SOMEBODY + 1]
    assert "403" not in found[SOMEBODY]


@needs_linux
def test_the_preview_knows_whose_it_is_and_whom_a_container_does_not_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert peers._own_user() == os.geteuid()
    known = tmp_path / "overflowuid"
    known.write_text("65534\n", "ascii")
    monkeypatch.setattr(peers, "_OVERFLOW", known)
    assert peers._unknown_user() == 65534
    monkeypatch.setattr(peers, "_OVERFLOW", tmp_path / "none")
    assert peers._unknown_user() is None


def test_where_a_system_tells_nothing_of_users_nobody_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "geteuid", raising=False)
    assert peers._own_user() is None
    assert not peers.is_of_another_user(("127.0.0.1", 40000), ("127.0.0.1", 8000))
