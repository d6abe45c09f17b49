"""Building and serving as `mkdocs build` and `mkdocs serve` do, with fewer words."""

from __future__ import annotations

import errno
import logging
import os
import sys
from pathlib import Path
from typing import Any, Final

from helplog.model.refusal import RefusalError
from helplog.store.folder import unsaid_docs_dir

_SIGNS_OF_A_SITE: Final = ("sitemap.xml", "404.html")
"""What MkDocs leaves in every site; a folder with things in it and none of these is no site."""


def build(config_path: Path, *, strict: bool, site_dir: Path | None, clean: bool, quiet: bool) -> Path:
    """Builds the site.

    Args:
        config_path: mkdocs.yml.
        strict: raise where something was found.
        site_dir: where it goes; what the configuration says where None.
        clean: empty that folder first.
        quiet: keep MkDocs's progress to itself.

    Returns:
        The folder of the site.

    Raises:
        RefusalError: the folder holds something else than a site, or the configuration can't be read.
        mkdocs.exceptions.MkDocsException: the configuration can't be used, or strict found something.
    """
    _prepare(logging.WARNING if quiet else logging.INFO)
    from mkdocs.commands import build as building  # noqa: PLC0415  # after the environment is set
    from mkdocs.config import load_config  # noqa: PLC0415

    chosen = unsaid(config_path)
    if site_dir is not None:
        _refuse_to_empty(site_dir, config_path.parent)
        chosen["site_dir"] = str(site_dir.absolute())
    try:
        config = load_config(str(config_path), strict=strict, **chosen)
    except RecursionError as error:
        raise RefusalError(f"{config_path.name} is nested too deeply to be read; write it flatter") from error
    site_path = Path(config.site_dir)
    if clean:
        _refuse_to_empty(site_path, config_path.parent)
    config.plugins.on_startup(command="build", dirty=not clean)
    try:
        building.build(config, dirty=not clean)
    finally:
        config.plugins.on_shutdown()
    return site_path


def serve(config_path: Path, *, address: str, open_browser: bool, strict: bool) -> None:
    """Serves the site until it is stopped, building again when a file is saved.

    Args:
        config_path: mkdocs.yml.
        address: `host:port`.
        open_browser: open it in the browser.
        strict: raise where something was found.

    Raises:
        RefusalError: the port is taken.
    """
    _prepare(logging.INFO)
    from mkdocs.commands import serve as serving  # noqa: PLC0415  # after the environment is set

    try:
        serving.serve(
            str(config_path), dev_addr=address, open_in_browser=open_browser, strict=strict, **unsaid(config_path)
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise RefusalError(f"something answers at {address} already; choose another port with --port") from error


def unsaid(config_path: Path) -> dict[str, Any]:
    """What MkDocs has to be told where the configuration doesn't say: it would look for `docs`."""
    docs_dir = unsaid_docs_dir(config_path.parent)
    return {"docs_dir": docs_dir} if docs_dir else {}


def _prepare(level: int) -> None:
    """Sets what has to be set before MkDocs and Material are imported, and where their log goes."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    log = logging.getLogger("mkdocs")
    log.setLevel(level)
    if not any(isinstance(handler, _ToStderr) for handler in log.handlers):
        log.addHandler(_ToStderr())


class _ToStderr(logging.Handler):
    """A line for each thing said, on what stderr is at that moment; a warning names itself."""

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        sys.stderr.write(f"{said}\n" if record.levelno < logging.WARNING else f"{record.levelname.lower()}: {said}\n")


def _refuse_to_empty(site_path: Path, root: Path) -> None:
    """A build empties the site's folder first: it must not be somebody's home."""
    if root.resolve().is_relative_to(site_path.resolve()):
        raise RefusalError(f"{site_path} holds the journal itself; name a folder of its own for the site")
    if not site_path.is_dir() or not any(site_path.iterdir()):
        return
    if not any((site_path / name).exists() for name in _SIGNS_OF_A_SITE):
        raise RefusalError(
            f"{site_path} holds something else than a site, and a build would empty it; name another folder"
        )
