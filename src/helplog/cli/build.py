"""`helplog build`: the site, as files."""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from helplog.cli.options import TODAY_VARIABLE, journal_option, pinned_today_option
from helplog.cli.sealing.asking import passphrase_option
from helplog.cli.sealing.sealed_build import (
    refuse_unfit_sealing,
    seal_site,
    sealed_build,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helplog.store.site.last_build import Said


@click.command(
    "build",
    epilog=(
        "\b\nExamples:\n"
        "  helplog build\n"
        "  helplog build --strict\n"
        "  helplog build --site-dir ../my-site\n"
        "  helplog build --sealed --to ../my-host"
    ),
)
@click.option(
    "--strict", is_flag=True, help="Exit with 1 where there is an error or a warning."
)
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the site goes; else what mkdocs.yml says.",
)
@click.option(
    "--clean/--dirty", default=True, help="Whether pages that are no longer built go."
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what wants a look.")
@click.option(
    "--no-cache", is_flag=True, help="Make everything anew, whatever is known."
)
@click.option("--explain", is_flag=True, help="Say of each page why it was made anew.")
@click.option(
    "--sealed", is_flag=True, help="And a copy of it that only a passphrase opens."
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the sealed copy goes; else sealed/ in the journal.",
)
@passphrase_option()
@pinned_today_option
@journal_option()
def build_command(
    site_dir: Path | None,
    to: Path | None,
    passphrase_file: Path | None,
    *,
    strict: bool,
    clean: bool,
    quiet: bool,
    no_cache: bool,
    explain: bool,
    sealed: bool,
) -> None:
    """Build the site.

    Plain `mkdocs build` in the journal's folder does the same. The site can be opened as a file;
    only you can read it. Where nothing is different since the last build, nothing is written, and
    where only entries are, only the pages that they change.
    """
    from helplog.cli.journal import configuration
    from helplog.model.printing import escaped
    from helplog.publish.rebuilding.whole_build import WholeBuildError

    asked = sealed_build(to, passphrase_file, is_asked=sealed)
    config_path = configuration()
    root = config_path.absolute().parent
    out_path = refuse_unfit_sealing(root, asked, site_dir)
    level = logging.WARNING if quiet else logging.INFO
    if no_cache:
        from helplog.store.memory.readings import forget_readings

        forget_readings(root)
    is_whole = no_cache or not clean
    try:
        found = _without_mkdocs(
            config_path, site_dir, level, strict=strict, is_whole=is_whole
        )
    except WholeBuildError as reason:
        from helplog.website.commands import build

        why = [f"everything: {reason}"]
        built = build(
            config_path, strict=strict, site_dir=site_dir, clean=clean, quiet=quiet
        )
    else:
        why = list(found.why)
        built = found.site_path
        for line in found.said:
            click.echo(line.as_printed, err=True)
    if explain:
        for told in why or ["nothing is different"]:
            click.echo(escaped(told))
    if not quiet:
        click.echo(f"The site is built: {escaped(str(built / 'index.html'))}")
    seal_site(root, built, out_path, asked, quiet=quiet)


class Found(NamedTuple):
    """A site that MkDocs wasn't asked for."""

    site_path: Path
    said: Sequence[Said]
    """What the build has to say."""
    why: Sequence[str]
    """Of each page that was made, why it was."""


def _without_mkdocs(
    config_path: Path,
    site_dir: Path | None,
    level: int,
    *,
    strict: bool,
    is_whole: bool,
) -> Found:
    """The site as this build would make it, where MkDocs need not be asked."""
    from helplog.publish.rebuilding.whole_build import WholeBuildError
    from helplog.store.site.last_build import Asked, last_build, standing_site
    from helplog.store.site.manifest import NAME
    from helplog.sync.git.possibly_tracked import is_possibly_tracked
    from helplog.website.incremental.stamp import stamp
    from helplog.website.trusting import refuse_untrusted

    if is_whole:
        raise WholeBuildError("it was asked for")
    refuse_untrusted(config_path)
    today = date.today()  # noqa: DTZ011 - the writer's own day is the local one
    day = os.environ.get(TODAY_VARIABLE) or today.isoformat()
    named = str(site_dir.absolute()) if site_dir else ""
    root = config_path.absolute().parent
    asked = Asked(str(root / config_path.name), day, named, stamp())
    last = last_build(root)
    # A list of what builds made that came by git is nobody's word.
    if last is None or is_possibly_tracked(root, last.site_path / NAME):
        raise WholeBuildError("no build is known that this one could follow")
    standing = standing_site(root, asked, level)
    if standing is not None and not (strict and standing.wants_a_look):
        return Found(standing.site_path, standing.said, ())
    from helplog.website.incremental.again import Listening, site_again

    again = site_again(root, last, asked, Listening(level, strict=strict))
    why = [f"{one.address}: {one.reason}" for one in again.why]
    return Found(again.site_path, again.said, why)
