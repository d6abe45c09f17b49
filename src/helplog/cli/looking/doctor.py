"""`helplog doctor`: everything that could be wrong here, and what each outsider can see."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from helplog.cli.options import journal_option, json_option
from helplog.model.checkup import Remark, State

_MARKS: Final = {
    State.FINE: ("✓", "ok"),
    State.KNOW: ("·", "-"),
    State.LOOK: ("→", "!!"),
}
_COLOURS: Final = {State.FINE: "green", State.KNOW: "cyan", State.LOOK: "yellow"}


@click.command(
    "doctor",
    epilog="\b\nExamples:\n  helplog doctor\n  helplog doctor --json | jq '.[] | .cure'",
)
@json_option
@journal_option()
@click.pass_context
def doctor_command(ctx: click.Context, *, as_json: bool) -> None:
    """Everything that could be wrong here, and who can see what.

    Looks at this computer, the journal, git and the site's configuration, and says what each
    outsider can see. Nothing is changed. The exit code is 1 where there is something to put right,
    else 0.
    """
    from helplog.cli.journal import found_root
    from helplog.cli.output.json_output import say_json

    # Even a journal that other commands would decline to open: this one says why.
    sections = _examine(found_root())
    if as_json:
        from helplog.exchange.contracts import doctor_contract

        say_json(doctor_contract(sections))
    else:
        _say(sections)
    ctx.exit(
        1
        if any(r.state is State.LOOK for remarks in sections.values() for r in remarks)
        else 0
    )


def _examine(root: Path) -> dict[str, Sequence[Remark]]:
    from helplog.store.configuration.file import configuration_path
    from helplog.store.folder import open_settings
    from helplog.store.trust.examining import (
        examine_computer,
        examine_folder,
        examine_settings,
    )
    from helplog.sync.examining import examine_git
    from helplog.sync.outsiders import outsiders
    from helplog.website.examining import examine_site

    settings, found = open_settings(root)
    configuration = configuration_path(root)
    of_site, runs = examine_site(configuration) if configuration else ((), ())
    if all(
        one.code != "configuration-unreadable" for one in found
    ):  # it would be said twice
        found += of_site
    return {
        "This computer": tuple(examine_computer(os.environ)),
        "The journal": (
            *examine_settings(found, settings),
            *runs,
            *examine_folder(root, settings),
        ),
        "Git": tuple(examine_git(root, settings)),
        "Who can see what": tuple(outsiders(root, settings)),
    }


def _say(sections: Mapping[str, Sequence[Remark]]) -> None:
    from helplog.cli.output.styling import heading, say

    for number, (name, remarks) in enumerate(sections.items()):
        if number:
            heading(name)
        else:
            title = click.style(name, bold=True)
            say(title)
        for remark in remarks:
            _say_remark(remark)
    states = [remark.state for remarks in sections.values() for remark in remarks]
    wanting = states.count(State.LOOK)
    click.echo()
    if wanting:
        things = "things want"
        if wanting == 1:
            things = "thing wants"
        say(f"{wanting} {things} a look; what to do stands below each.")
    else:
        say("All is as it should be.")


def _say_remark(remark: Remark) -> None:
    from helplog.cli.output.drawing import drawable
    from helplog.cli.output.styling import faint, say
    from helplog.model.printing import escaped

    sign, without = _MARKS[remark.state]
    mark = without
    if drawable(sign):
        mark = sign
    say(
        escaped(remark.text), first=f"  {click.style(mark, fg=_COLOURS[remark.state])} "
    )
    if remark.cure:
        cure = escaped(remark.cure)
        say(faint(cure), first=" " * (len(mark) + 3))
