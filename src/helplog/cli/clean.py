"""`helplog clean`: what can be made again goes, the site and what is remembered of the files."""

from __future__ import annotations

from pathlib import Path

import click

from helplog.cli.options import journal_option


@click.command(
    "clean",
    epilog="\b\nExamples:\n  helplog clean\n  helplog clean --site-dir ../my-site",
)
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the site is; else what mkdocs.yml says.",
)
@journal_option()
def clean_command(site_dir: Path | None) -> None:
    """Take away what can be made again.

    The site that builds made, and what is remembered of the journal's files so that they need not
    be read anew. No word of yours is among it: what a build is not known to have made stays, and so
    does what `helplog undo` takes back.
    """
    from helplog.cli.journal import journal_root
    from helplog.model.printing import escaped
    from helplog.publish.rebuilding.keeping import forget
    from helplog.store.folder import open_settings
    from helplog.store.memory.readings import forget_readings
    from helplog.store.site.clearing import clear_site
    from helplog.store.site.folder import refuse_unfit_folder
    from helplog.store.site.last_build import forget_build
    from helplog.store.site.manifest import NAME
    from helplog.store.site.proving import Proof
    from helplog.sync.git.possibly_tracked import is_possibly_tracked
    from helplog.website.material.policy_sign import carries_policy

    root = journal_root()
    settings, _ = open_settings(root)
    docs_path = root / settings.docs_dir
    site_path = root / settings.site_dir
    if site_dir is not None:
        site_path = site_dir.absolute()
    refuse_unfit_folder(site_path, root, docs_path)
    counts = not is_possibly_tracked(root, site_path / NAME)
    proof = Proof(carries_policy, (docs_path,), manifest_counts=counts)
    cleared = clear_site(site_path, proof)
    forget_readings(root)
    forget_build(root)
    forget(root)
    shown = escaped(str(site_path))
    if cleared.gone:
        click.echo(f"The site is taken away: {cleared.gone} files in {shown}")
    elif site_path.is_dir():
        click.echo(f"No build is known to have made what is in {shown}; it stays")
    else:
        click.echo(f"There is no site in {shown}")
    for path in cleared.kept:
        click.echo(f"{escaped(path)} was changed since a build made it, so it stays")
    click.echo(
        "What was remembered of the files is forgotten; the next build reads them all."
    )
