"""An ssh server of this machine's own user: the way to the other end that most journals take."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Final

_SERVER: Final = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_PRIVILEGES: Final = Path("/run/sshd")
"""Where a server that root starts wants an empty folder."""
_PATIENCE: Final = 50
_BETWEEN: Final = 0.1


@contextmanager
def own_ssh(folder: Path) -> Iterator[str | None]:
    """Runs the server, and has git find it.

    Args:
        folder: an empty one, for its keys.

    Yields:
        What stands before a path in an address; None where no server is installed.
    """
    if _SERVER is None:
        yield None
        return
    folder.mkdir()
    for name in ("host", "user"):
        _run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "ListenAddress": f"127.0.0.1:{port}",
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "user.pub",
        "PidFile": "none",
        "StrictModes": "no",
        "UsePAM": "no",
    }
    (folder / "config").write_text(
        "".join(f"{key} {value}\n" for key, value in settings.items())
    )
    if os.geteuid() == 0:
        _PRIVILEGES.mkdir(exist_ok=True)
    options = (
        "LogLevel=ERROR",
        "StrictHostKeyChecking=no",
        "UserKnownHostsFile=/dev/null",
    )
    os.environ["GIT_SSH_COMMAND"] = " ".join(
        [
            "ssh",
            "-F",
            "none",
            "-i",
            str(folder / "user"),
            *(f"-o {option}" for option in options),
        ]
    )
    server = subprocess.Popen([_SERVER, "-D", "-q", "-f", str(folder / "config")])
    try:
        _wait_for(port)
        yield f"ssh://{getpass.getuser()}@127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
        del os.environ["GIT_SSH_COMMAND"]


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def _wait_for(port: int) -> None:
    for _ in range(_PATIENCE):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(_BETWEEN)
    message = "the ssh server did not start"
    raise RuntimeError(message)
