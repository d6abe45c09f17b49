"""Building and serving as `mkdocs build` and `mkdocs serve` do, with fewer words."""

from __future__ import annotations

import errno
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from helplog.model.refusal import RefusalError
from helplog.store.folder import open_settings, unsaid_docs_dir
from helplog.store.site.folder import refuse_overlap, refuse_unfit_folder
from helplog.website.log_messages import clean_log_messages
from helplog.website.trusting import refuse_untrusted

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_TURNED_OFF: Final = (
    "mkdocs.yml names helplog among its plugins but turns it off; "
    "turn it on to build the site"
)


def build(
    config_path: Path, *, strict: bool, site_dir: Path | None, clean: bool, quiet: bool
) -> Path:
    """Builds the site.

    Args:
        config_path: mkdocs.yml.
        strict: raise where something was found.
        site_dir: where it goes; what the configuration says where None.
        clean: take away what earlier builds made there and this one does not.
        quiet: keep MkDocs's progress to itself.

    Returns:
        The folder of the site.

    Raises:
        RefusalError: the site can't go there, or the configuration can't be read or doesn't load
            helplog.
        mkdocs.exceptions.MkDocsException: the configuration can't be used, or strict found
            something.
    """
    _prepare(logging.WARNING if quiet else logging.INFO)
    from mkdocs.commands import build as building  # noqa: PLC0415  # after the environment is set

    refuse_untrusted(config_path)
    _refuse_unfit_folders(config_path.parent, site_dir)
    chosen = unsaid(config_path)
    if site_dir is not None:
        chosen["site_dir"] = str(site_dir.absolute())
    path = str(config_path)
    config = _loaded(path, strict=strict, **chosen)
    site_path = Path(config.site_dir)
    _have_refusals_in_a_line(config)
    config.plugins.on_startup(command="build", dirty=not clean)
    try:
        building.build(config, dirty=not clean)
    finally:
        config.plugins.on_shutdown()
    return site_path


def _refuse_unfit_folders(root: Path, site_dir: Path | None) -> None:
    """Declines before MkDocs does, which says the same of some folders, in more words.

    Args:
        root: the folder of mkdocs.yml.
        site_dir: where the site goes; what the configuration says where None.
    """
    settings, _ = open_settings(root)
    docs_path = root / settings.docs_dir
    site_path = root / settings.site_dir
    if site_dir is not None:
        site_path = site_dir.absolute()
    try:
        refuse_overlap(site_path, root, docs_path)
    except RefusalError:
        # A link on the way is the plainer reason.
        refuse_unfit_folder(site_path, root, docs_path)
        raise


def serve(config_path: Path, *, address: str, open_browser: bool, strict: bool) -> None:
    """Serves the site until it is stopped, building again when a file is saved.

    Args:
        config_path: mkdocs.yml.
        address: `host:port`.
        open_browser: open it in the browser.
        strict: raise where something was found.

    Raises:
        RefusalError: the port is taken, or the configuration doesn't load helplog.
    """
    _prepare(logging.INFO)
    from mkdocs.commands import serve as serving  # noqa: PLC0415  # after the environment is set

    refuse_untrusted(config_path)
    # The plugin puts its guarded server in this place; without the plugin there is no guard.
    serving.LiveReloadServer = _refuse_unguarded  # type: ignore[assignment,attr-defined]
    serving.load_config = _loaded  # type: ignore[assignment,attr-defined]
    try:
        serving.serve(
            str(config_path),
            dev_addr=address,
            open_in_browser=open_browser,
            strict=strict,
            **unsaid(config_path),
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise RefusalError(
            f"something answers at {address} already; choose another port with --port"
        ) from error


def _loaded(config_file: str | None = None, **options: Any) -> MkDocsConfig:  # noqa: ANN401
    """MkDocs's `load_config`, where what it stumbles over before any plugin is asked is said.

    Raises:
        RefusalError: the configuration is nested too deeply, or an address in it can't be read.
    """
    from mkdocs.config import load_config  # noqa: PLC0415  # after the environment is set

    name = Path(config_file or "mkdocs.yml").name
    try:
        return load_config(config_file, **options)
    except RecursionError as error:
        raise RefusalError(
            f"{name} is nested too deeply to be read; write it flatter"
        ) from error
    except ValueError as error:
        raise RefusalError(
            f"{name} can't be used: {error}; look at the addresses in it, site_url above all"
        ) from error


def _refuse_unguarded(**_: object) -> NoReturn:
    """Stands for MkDocs's server until the plugin has one with a guard."""
    raise RefusalError(_TURNED_OFF)


def unsaid(config_path: Path) -> dict[str, Any]:
    """What MkDocs has to be told where the configuration doesn't say: it would look for `docs`."""
    docs_dir = unsaid_docs_dir(config_path.parent)
    if not docs_dir:
        return {}
    return {"docs_dir": docs_dir}


def _prepare(level: int) -> None:
    """Sets what has to be set before MkDocs and Material are imported, and where their log goes."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    log = logging.getLogger("mkdocs")
    log.setLevel(level)
    heard = any(isinstance(handler, _ToStderr) for handler in log.handlers)
    if not heard:
        log.addHandler(_ToStderr())
    clean_log_messages()


class _ToStderr(logging.Handler):
    """A line for each thing said, on what stderr is at that moment; a warning names itself."""

    def emit(self, record: logging.LogRecord) -> None:
        begins = ""
        if record.levelno >= logging.WARNING:
            begins = f"{record.levelname.lower()}: "
        sys.stderr.write(f"{begins}{record.getMessage()}\n")


def _have_refusals_in_a_line(config: MkDocsConfig) -> None:
    """Tells the plugin that a command of helplog's runs it.

    Raises:
        RefusalError: it isn't loaded. MkDocs would empty the site's folder, whatever that is.
    """
    # after the environment is set
    from helplog.website.plugin import HelplogPlugin  # noqa: PLC0415

    loaded = config.plugins.values()
    ours = [plugin for plugin in loaded if isinstance(plugin, HelplogPlugin)]
    if not ours:
        raise RefusalError(_TURNED_OFF)
    for plugin in ours:
        plugin.refused = RefusalError
