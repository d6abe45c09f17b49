"""`helplog check`: everything in the files that wants a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from helplog.cli.options import journal_option, json_option, today_option
from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.settings import Settings

_COLOURS: Final = {Severity.ERROR: "yellow", Severity.WARNING: "cyan"}


@click.command(
    "check",
    epilog=(
        "\b\nExamples:\n"
        "  helplog check\n"
        "  helplog check --all\n"
        "  helplog check --fix --dry-run\n"
        "  helplog check --fix\n"
        "  helplog check --json | jq '.[].code'"
    ),
)
@click.option("--strict", is_flag=True, help="Exit with 1 for all that is shown.")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="What was understood as well, and a line for each finding.",
)
@click.option("--fix", is_flag=True, help="Mend what has one certain cure.")
@click.option(
    "-n", "--dry-run", is_flag=True, help="With --fix: show the lines, write nothing."
)
@json_option
@today_option
@journal_option()
@click.pass_context
def check_command(
    ctx: click.Context,
    today: date,
    *,
    strict: bool,
    every: bool,
    fix: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Everything in the files that wants a look.

    What a build would find is found as well, and nothing is run for it.

    One line for each finding, `path:line:column: severity: message [code]`, and under it what to
    type instead; where there are more than ten of a kind, one line says how many. What is only
    spelled otherwise and was understood is counted at the end. The exit code is 1 where there is an
    error or a warning, with --strict for all that is shown, else 0.

    With --fix, each finding that has one certain cure is mended, and the line is shown before and
    after: only where reading the file again proves that it says what it said. One undo takes all of
    it back.
    """
    from helplog.cli.journal import journal_root
    from helplog.cli.output.json_output import say_json
    from helplog.exchange.contracts import check_contract

    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix", ctx)
    if fix and as_json:
        raise click.UsageError("--json has each fix as data; leave out --fix", ctx)
    root = journal_root()
    found, settings = _find(root, today)
    if fix:
        found = _mended(root, today, found, dry=dry_run)
    if as_json:
        say_json(check_contract(found, settings))
    else:
        _say(found, root, settings, every=every)
        _say_readable_elsewhere(root)
    amiss = any(map(is_amiss, found))
    is_told = any(_is_told(one, every) for one in found)
    ctx.exit(int(amiss or (strict and is_told)))


def is_amiss(finding: Diagnostic) -> bool:
    """Whether something is lost or in doubt."""
    return finding.severity in {Severity.ERROR, Severity.WARNING}


def _is_told(finding: Diagnostic, every: bool) -> bool:  # noqa: FBT001 - the option
    return every or not finding.understood


def _find(root: Path, today: date) -> tuple[tuple[Diagnostic, ...], Settings]:
    from helplog.cli.journal import read_journal
    from helplog.cli.output.progress import Progress
    from helplog.insight.reflecting import reflect
    from helplog.sync.healing.findings import find_healing
    from helplog.website.looking.site_findings import find_on_site

    reflection = reflect(read_journal(root), today)
    settings = reflection.journal.settings
    with Progress("looking through the pages") as progress:
        on_site = find_on_site(root, reflection, progress.report)
    healing = find_healing(root, settings)
    found = (*reflection.diagnostics, *healing, *on_site)
    return tuple(sorted(found, key=lambda one: one.where)), settings


def _mended(
    root: Path, today: date, found: tuple[Diagnostic, ...], *, dry: bool
) -> tuple[Diagnostic, ...]:
    """Mends what can be; the findings that are left, or would be."""
    from helplog.cli.looking.mend import mend_journal, say_mended
    from helplog.store.folder import writing_settings
    from helplog.store.writing.capturing import JournalFolder

    journal_folder = JournalFolder(root, writing_settings(root))
    mended = mend_journal(found, journal_folder, dry=dry)
    say_mended(mended, dry=dry)
    if not dry and (mended.files or mended.configuration):
        left, _ = _find(root, today)
        return left
    gone = Counter(mended.findings)
    left_over: list[Diagnostic] = []
    for finding in found:
        key = (finding.where.uri, finding.code)
        if gone[key]:
            gone[key] -= 1
        else:
            left_over.append(finding)
    return tuple(left_over)


def _say_readable_elsewhere(root: Path) -> None:
    """Says whether another program would publish the journal; it is nothing in what was written."""
    from helplog.cli.output.styling import faint
    from helplog.model.printing import escaped
    from helplog.store.configuration.file import configuration_path
    from helplog.website.looking.elsewhere import readable_elsewhere
    from helplog.website.looking.site_findings import configuration_of

    path = configuration_path(root)
    if path is None:
        return
    for one in readable_elsewhere(configuration_of(path), path):
        click.echo(escaped(f"{one.message}."))
        click.echo(faint(escaped(f"    {one.hint}: helplog check --fix")))


def _say(
    found: tuple[Diagnostic, ...], root: Path, settings: Settings, *, every: bool
) -> None:
    """Prints the findings, and quietly how much was understood besides."""
    from helplog.cli.output.styling import faint
    from helplog.model.floods import SEE_ALL, gathered

    if every:
        say_findings(found, root, settings)
        return
    told = [finding for finding in found if not finding.understood]
    understood = len(found) - len(told)
    if told or not understood:
        findings = gathered(told)
        say_findings(tuple(findings), root, settings)
    if not understood:
        return
    spellings = "1 spelling"
    if understood != 1:
        spellings = f"{understood} spellings"
    mends = ", --fix mends what is certain"
    if not any(one.fix for one in found):
        mends = ""
    click.echo(faint(f"{spellings} understood · {SEE_ALL} shows each{mends}"))


def say_findings(
    diagnostics: Sequence[Diagnostic], root: Path, settings: Settings
) -> None:
    """Prints each finding with its place, and under it what to type instead."""
    from helplog.cli.output.places import clickable
    from helplog.cli.output.styling import faint
    from helplog.model.floods import in_short
    from helplog.model.printing import escaped

    for finding in diagnostics:
        colour = _COLOURS.get(finding.severity)
        severity = click.style(finding.severity, fg=colour)
        place = clickable(finding.where, root, settings)
        message = escaped(in_short(finding.message))
        click.echo(f"{place}: {severity}: {message} {faint(f'[{finding.code}]')}")
        if finding.hint:
            click.echo(f"    {escaped(in_short(finding.hint))}")
    if not diagnostics:
        click.echo("Everything reads as written.")
