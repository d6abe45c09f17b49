"""`helplog build --sealed`: what comes after the site."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from helplog.cli.options import TODAY_VARIABLE

if TYPE_CHECKING:
    from helplog.publish.sealed.sealing import Sealed

FOLDER: Final = "sealed"
"""Where a copy goes; below the journal's folder, and out of git."""


class SealedBuild(NamedTuple):
    """What was asked for beside the site."""

    to: Path | None
    passphrase_file: Path | None


def sealed_build(
    to: Path | None, passphrase_file: Path | None, *, is_asked: bool
) -> SealedBuild | None:
    """What was asked for; None where nothing was.

    Raises:
        UsageError: what belongs to a sealed copy was given without asking for one.
    """
    if is_asked:
        return SealedBuild(to, passphrase_file)
    if to is not None or passphrase_file is not None:
        raise click.UsageError("--to and --passphrase-file go with build --sealed")
    return None


def refuse_unfit_sealing(
    root: Path, asked: SealedBuild | None, site_dir: Path | None
) -> Path:
    """Looks before anything is built whether a copy can be made; gives where.

    Raises:
        RefusalError: it can't.
    """
    if asked is None:
        return root / FOLDER
    from helplog.publish.sealed.needed import refuse_missing_libraries
    from helplog.store.folder import open_settings

    refuse_missing_libraries()
    from helplog.publish.sealed.copy_folder import refuse_unfit

    settings, _ = open_settings(root)
    site_path = root / settings.site_dir
    if site_dir is not None:
        site_path = site_dir.absolute()
    out_path = (asked.to or root / FOLDER).absolute()
    refuse_unfit(out_path, root, root / settings.docs_dir, site_path)
    if asked.passphrase_file is not None:
        from helplog.publish.sealed.passphrases.own_file import (
            passphrase_in,
            refuse_shown,
        )

        # a slip is said before the build, not after it
        passphrase_in(asked.passphrase_file)
        shown = (out_path, site_path, root / settings.docs_dir)
        refuse_shown(asked.passphrase_file, shown)
    return out_path


def seal_site(
    root: Path,
    site_path: Path,
    out_path: Path,
    asked: SealedBuild | None,
    *,
    quiet: bool,
) -> None:
    """Seals a site that is built, where that was asked for, and says what was done.

    Raises:
        RefusalError: it can't be done; the copy there was stands.
    """
    if asked is None:
        return
    from helplog.cli.output.progress import Progress
    from helplog.cli.sealing.asking import Asking
    from helplog.publish.sealed.sealing import Order, seal
    from helplog.store.memory.edition import code_edition, release_edition
    from helplog.store.site.manifest import digest_of
    from helplog.sync.worktree.leaving_out import leave_out

    code = code_edition("helplog") + release_edition("cryptography")
    today = os.environ.get(TODAY_VARIABLE) or date.today().isoformat()  # noqa: DTZ011 - the writer's own day
    with Progress("sealing") as progress:
        order = Order(
            root=root,
            site_path=site_path,
            out_path=out_path,
            today=today,
            edition=digest_of(code.encode("utf-8", "surrogateescape")),
            on_progress=progress.report,
        )
        sealed = seal(order, Asking(asked.passphrase_file))
    leave_out(root, out_path)
    if not quiet:
        _say(sealed, out_path)


def _say(sealed: Sealed, out_path: Path) -> None:
    from helplog.cli.output.places import shown_path

    where = shown_path(out_path)
    if sealed.contents is None or not sealed.is_different:
        click.echo(f"The sealed copy in {where} is this site already.")
        return
    click.echo(
        f"Sealed into {where}: copy {sealed.contents.counter:,}, "
        f"{_counted(sealed.written, 'part')} written."
    )
    if sealed.contents.counter == 1:
        click.echo(
            "It can lie on any host, best at an address of its own; docs/devices says how. A host "
            "that changes the\nunlock page could take the passphrase at the next unlock: "
            "helplog seal verify shows that it hasn't."
        )


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
