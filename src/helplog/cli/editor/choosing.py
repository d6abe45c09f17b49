"""Which editor a person writes with, and how to make it stay until they are done."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from helplog.model.refusal import RefusalError

VARIABLES: Final = ("VISUAL", "EDITOR")
USUAL: Final = (
    "sensible-editor",
    "nano",
    "micro",
    "hx",
    "nvim",
    "vim",
    "vi",
    "emacs",
    "code",
    "notepad.exe",
)
"""Editors to look for where nobody says which: easy ones first, each of them waited for."""
_STAYS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            "code",
            "code-insiders",
            "codium",
            "vscodium",
            "code-oss",
            "cursor",
            "windsurf",
        ),
        ("--wait",),
    ),
    **dict.fromkeys(
        ("subl", "sublime_text", "atom", "zed", "zeditor", "bbedit", "gedit"),
        ("--wait",),
    ),
    "gvim": ("-f",),
    "mvim": ("-f",),
    "kate": ("--block",),
    "notepad++": ("-multiInst", "-nosession"),
    "mate": ("-w",),
    "geany": ("--new-instance",),
    "lapce": ("--wait",),
}
"""What makes an editor with a window of its own come back only when the file is closed."""
_SAID_OTHERWISE: Final = {
    "-w": "--wait",
    "-nofork": "-f",
    "--nofork": "-f",
    "-b": "--block",
    "-i": "--new-instance",
}
"""Other ways to write the same."""
_HANDS_OVER: Final = frozenset(
    {
        "xdg-open",
        "open",
        "gio",
        "start",
        "explorer",
        "wslview",
        "gnome-open",
        "kde-open",
    }
)
"""They give the file to another program and are gone."""


def find_editor(environment: Mapping[str, str]) -> list[str]:
    """The command that opens a file, without the file, waiting where it would not by itself.

    Args:
        environment: of the process: VISUAL, EDITOR, PATH.

    Raises:
        RefusalError: none is named and none found, or what is named can't be read.
    """
    for name in VARIABLES:
        given = environment.get(name, "").strip()
        if given:
            return _staying(_words(name, given))
    found = next(
        (
            editor
            for editor in USUAL
            if shutil.which(editor, path=environment.get("PATH"))
        ),
        None,
    )
    if found is None:
        raise RefusalError(
            'there is no editor to be found; name yours, as in: export EDITOR="nano"'
        )
    return _staying([found])


def hands_over(command: list[str]) -> bool:
    """Whether the program only passes the file on, so that nobody knows when it is closed."""
    waits = {"-W", "-Wn", "-nW", "--wait-apps", "/wait", "/WAIT"} & {*command[1:]}
    program = _name(command[0])
    return program in _HANDS_OVER and not waits


def _words(variable: str, given: str) -> list[str]:
    if os.path.exists(given):  # noqa: PTH110  # a path with spaces in it
        return [given]
    try:
        return [
            word.strip('"') if os.name == "nt" else word
            for word in shlex.split(given, posix=os.name != "nt")
        ]
    except ValueError:
        raise RefusalError(
            f"{variable} can't be read, a quote in it is not closed: {given}"
        ) from None


def _staying(command: list[str]) -> list[str]:
    program = _name(command[0])
    wanted = _STAYS.get(program, ())
    given = {_SAID_OTHERWISE.get(word, word) for word in command} | {*command}
    if not wanted or given & {*wanted}:
        return command
    return [*command, *wanted]


def _name(program: str) -> str:
    return (
        PurePath(program.replace("\\", "/"))
        .name.lower()
        .removesuffix(".exe")
        .removesuffix(".cmd")
    )
