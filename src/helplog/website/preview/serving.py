"""The preview's server: MkDocs's own, which never starts without the guard."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from helplog.website.findings import tell
from helplog.website.material.places import CONFIGURATION_URI
from helplog.website.preview.browser_handover import LeadingPage, leading_page
from helplog.website.preview.connections import Connection
from helplog.website.preview.guard import Guard
from helplog.website.preview.hosts import is_reachable_from_outside
from helplog.website.preview.live_site import LiveSite
from helplog.website.preview.reloading import NO_RELOAD
from helplog.website.preview.sessions import PASS_SECONDS
from helplog.website.preview.watching import Watching

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from mkdocs.config.defaults import MkDocsConfig

    from helplog.publish.rebuilding.states import Last
    from helplog.website.incremental.remembering import Remembered

log = get_plugin_logger(__name__)

_SERVING: Final = ("mkdocs.commands.serve", "properdocs.commands.serve")
_INDEX: Final = "index.html"
_PAGE: Final = ".html"
_SILENCE_SECONDS: Final = 0.02
"""How long after the last change building begins: an editor writes a file in more than one step."""
_MOST_AT_ONCE: Final = 200
"""Threads, one to a connection: far more than a browser opens, and few enough to leave files for
building."""


@dataclass(slots=True)
class Preview:
    """One run of the preview: what both the plugin and the server know of it."""

    policy: Callable[[], str]
    """The Content Security Policy, asked for at each request."""
    door: str = field(default_factory=lambda: token_urlsafe(12))
    """The folder that everything lies in, a secret."""
    root: Path | None = None
    """The folder of mkdocs.yml."""
    is_served: bool = False
    docs_path: Path | None = None
    """The folder of the entries."""
    configuration_path: Path | None = None
    is_watching_elsewhere: bool = False
    """Whether the site is built anew for files that aren't of the journal, too."""
    is_reloading: bool = False
    """Whether MkDocs builds anew when a file changes, and so puts its script into each page."""
    live: LiveSite | None = None
    """What is built again without MkDocs; None where all has to be made each time."""
    _told_not_reloading: bool = False

    def know(self, root: Path, config: MkDocsConfig) -> None:
        """Take in where the journal lies.

        Args:
            root: the folder of mkdocs.yml.
            config: MkDocs's.
        """
        self.root = root
        self.docs_path = Path(config.docs_dir)
        self.configuration_path = Path(config.config_file_path).absolute()

    def address_of(self, site_url: str | None) -> str | None:
        """The site's address as pages have to know it: behind the door while it is served."""
        if not self.is_served or not site_url:
            return site_url
        split = urlsplit(site_url)
        path = split.path.lstrip("/")
        return split._replace(path=f"/{self.door}/{path}").geturl()

    def is_of_journal(self, path: Path) -> bool:
        """Whether it is where the entries lie, or mkdocs.yml: what a build is told from."""
        return path in {self.docs_path, self.configuration_path}

    def hold(
        self, last: Last | None, remembered: Remembered | None, *, strict: bool
    ) -> None:
        """Take in what a build with MkDocs left.

        Args:
            last: by what it is built again; None where all has to be made.
            remembered: what is known of it.
            strict: whether a finding ends the preview.
        """
        self.live = None
        if self.is_watching_elsewhere:
            return
        if last is not None and remembered is not None:
            self.live = LiveSite(last, remembered.look, strict=strict)

    def tell_not_reloading(self) -> None:
        """Say once that pages go without the script that asks for newer builds."""
        if self.is_reloading and not self._told_not_reloading:
            self._told_not_reloading = True
            tell((NO_RELOAD.at(CONFIGURATION_URI),))


class GuardedServer(LiveReloadServer):
    """MkDocs's server with a guard in front.

    It is there even where MkDocs asks no plugin (`--no-livereload`).
    """

    allow_reuse_address = os.name != "nt"
    """Saves waiting after a preview has ended; on Windows it would let others listen at the same
    port."""

    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:  # noqa: ANN401
        self._preview = preview
        self._whole = kwargs["builder"]
        kwargs["builder"] = self._build_again
        self._watching = Watching(self._want_build)
        self._in_view = ""
        self._is_building = False
        self._shown_early = ""
        self._opening = False
        self._leading: LeadingPage | None = None
        preview.is_served = True  # before the first build, which asks for its address
        super().__init__(*args, **kwargs)
        self.build_delay = _SILENCE_SECONDS

    def watch(self, path: str, func: object = None, *, recursive: bool = True) -> None:  # noqa: ARG002
        """Build anew when something in a folder changes."""
        self._preview.is_reloading = True
        super().watch(path, recursive=recursive)
        watched = Path(path).absolute()
        if self._preview.is_of_journal(watched):
            if watched.is_dir():
                self._watching.add(watched)
        else:
            self._preview.live = None
            self._preview.is_watching_elsewhere = True

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until stopped; the browser is opened here, with an address that works once."""
        self._opening = open_in_browser
        self._watching.start()
        super().serve(open_in_browser=False)  # type: ignore[no-untyped-call]

    def shutdown(self, wait: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs has it
        """Stop looking, building and serving."""
        self._watching.stop()
        super().shutdown(wait)

    def _want_build(self) -> None:
        """Something of the journal was changed."""
        if self._preview.live is not None:
            with self._rebuild_cond:
                self._want_rebuild = True
                self._rebuild_cond.notify_all()

    def _build_again(self) -> None:
        """Build what is different, the page in view first; or have MkDocs build everything."""
        live = self._preview.live
        if live is not None and not live.is_different():
            self._wanted_epoch = self._visible_epoch
            return
        self._shown_early = ""
        self._is_building = True
        try:
            if live is None or not live.build_again(self._in_view, self._show_early):
                self._whole()
        finally:
            with self._epoch_cond:
                self._is_building = False
                self._epoch_cond.notify_all()

    def _show_early(self) -> None:
        """The page in view is there; whoever asks for another one waits on."""
        with self._epoch_cond:
            self._shown_early = self._in_view
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def _serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        path = self._page_path(environ)
        if path:
            with self._epoch_cond:
                self._epoch_cond.wait_for(
                    lambda: not self._is_building or path == self._shown_early
                )
            self._in_view = path
        return super()._serve_request(environ, start_response)

    def _page_path(self, environ: WSGIEnvironment) -> str:
        """The file of the page that is asked for; empty where it is none."""
        asked = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "replace")
        path = asked.removeprefix(self.mount_path)
        if path.endswith("/") or not path:
            path += _INDEX
        return path if path.endswith(_PAGE) else ""

    def server_activate(self) -> None:
        """Listen, behind the guard, and print the address that opens the preview."""
        guard = guarded(self, self._preview)
        plain = _address(
            guard.host, self.server_port, f"/{guard.door}{self.mount_path}"
        )
        self.url = guard.address(plain)
        super().server_activate()
        if self._opening:
            self._leading = leading_page(
                guard.address_to_open_once(plain, self._opened), self._preview.root
            )
            self._leading.show(PASS_SECONDS)

    def server_close(self) -> None:
        """Leave nothing behind."""
        self._opened()
        super().server_close()

    def verify_request(self, request: object, client_address: object) -> bool:  # noqa: ARG002
        """Take no more connections at once than there is room for."""
        return threading.active_count() < _MOST_AT_ONCE

    def _opened(self) -> None:
        if self._leading is not None:
            self._leading.remove()


def guarded(server: LiveReloadServer, preview: Preview) -> Guard:
    """Put the guard in front of a server, once.

    Args:
        server: MkDocs's server.
        preview: what it serves.
    """
    app = server.get_app()
    if isinstance(app, Guard):
        return app
    assert app is not None  # noqa: S101 - MkDocs sets its own when it makes the server
    host = str(server.server_address[0])
    guard = Guard(
        app=app,
        host=host,
        policy=preview.policy,
        door=preview.door,
        when_not_reloading=preview.tell_not_reloading,
    )
    server.set_app(guard)
    server.RequestHandlerClass = Connection
    server.handle_error = _name_error  # type: ignore[method-assign]
    preview.is_served = True
    if is_reachable_from_outside(host):
        log.warning(
            "the preview answers at %s, which other computers can reach, and what it says travels "
            "unencrypted; to keep it on this computer, leave out the address",
            host,
        )
    return guard


def guard_every_server(preview: Preview) -> None:
    """Have `mkdocs serve` make guarded servers, if that is what is running."""
    for name in _SERVING:
        serving = sys.modules.get(name)
        if serving is not None:
            guarded_server = partial(GuardedServer, preview=preview)
            serving.LiveReloadServer = guarded_server  # type: ignore[attr-defined]


def _name_error(request: object, client_address: object) -> None:  # noqa: ARG001
    """An error in answering, named.

    socketserver would print it whole, and it may hold what somebody sent.
    """
    error = sys.exception()
    log.error(
        "a request to the preview could not be answered (%s)", type(error).__name__
    )
    log.debug("where it went wrong", exc_info=error)


def _address(host: str, port: int, path: str) -> str:
    shown = host
    if ":" in host:
        shown = f"[{host}]"
    return f"http://{shown}:{port}{path}"
