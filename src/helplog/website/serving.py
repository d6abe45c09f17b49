"""The preview's server: MkDocs's own, which never starts without the guard."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from helplog.website.guard import Guard, is_reachable_from_outside

log = get_plugin_logger(__name__)

_SERVING: Final = ("mkdocs.commands.serve", "properdocs.commands.serve")


class GuardedServer(LiveReloadServer):
    """MkDocs's server, with a guard in front even where MkDocs asks no plugin (`--no-livereload`)."""

    def __init__(self, *args: Any, policy: Callable[[], str], **kwargs: Any) -> None:  # noqa: ANN401 - MkDocs's own
        self._policy = policy
        self._opening = False
        super().__init__(*args, **kwargs)

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until stopped; the browser is opened here, with an address that works once."""
        self._opening = open_in_browser
        super().serve(open_in_browser=False)  # type: ignore[no-untyped-call]

    def server_activate(self) -> None:
        """Listen, behind the guard, and print the address that opens the preview."""
        guard = guarded(self, self._policy)
        plain = _address(guard.host, self.server_port, self.mount_path)
        self.url = guard.address(plain)
        super().server_activate()
        if self._opening:
            webbrowser.open(guard.address_to_open_once(plain))


def guarded(server: LiveReloadServer, policy: Callable[[], str]) -> Guard:
    """Put the guard in front of a server, once.

    Args:
        server: MkDocs's server.
        policy: the Content Security Policy, asked for at each request.
    """
    app = server.get_app()
    if isinstance(app, Guard):
        return app
    assert app is not None  # noqa: S101 - MkDocs sets its own when it makes the server
    host = str(server.server_address[0])
    guard = Guard(app=app, host=host, policy=policy)
    server.set_app(guard)
    if is_reachable_from_outside(host):
        log.warning(
            "the preview answers at %s, which other computers can reach, and what it says travels unencrypted; "
            "to keep it on this computer, leave out the address",
            host,
        )
    return guard


def guard_every_server(policy: Callable[[], str]) -> None:
    """Have `mkdocs serve` make guarded servers, if that is what is running."""
    for serving in [sys.modules[name] for name in _SERVING if name in sys.modules]:
        serving.LiveReloadServer = partial(GuardedServer, policy=policy)  # type: ignore[attr-defined]


def _address(host: str, port: int, path: str) -> str:
    return f"http://[{host}]:{port}{path}" if ":" in host else f"http://{host}:{port}{path}"
