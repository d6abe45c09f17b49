"""TAB in a shell: what it inserts is one argument and runs nothing, whatever a person is called.

A name comes from a file, and a file may come from someone else: `Ana$(touch x)` inserted as it
stands would run when Enter is pressed. zsh and fish quote what they insert. bash inserts it as it
is given, so it is given quoted; and its script here, unlike click's own, neither expands `*` in a
reply nor loses a backslash.
"""

from __future__ import annotations

import contextlib
import os
import re
from typing import Any, Final

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
    shell_complete,
)

from helplog.cli.completion.quoting import for_bash, is_harmless, open_quote
from helplog.cli.group import helplog

COMPLETION_VARIABLE: Final = "_HELPLOG_COMPLETE"
"""Set by a shell's script: `bash_source` asks for the script, `bash_complete` for what fits."""
_TYPED: Final = "HELPLOG_TYPED"
"""The line up to the cursor, from bash; a script that was saved from an earlier helplog sends
none."""
_FAILED: Final = 1

_BASH: Final = """\
%(complete_func)s() {
    local IFS=$'\\n' response line
    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
        HELPLOG_TYPED="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete "$1" 2>/dev/null)
    COMPREPLY=()
    while read -r line; do
        case $line in
            dir,*) compopt -o dirnames ;;
            file,*) compopt -o default ;;
            plain,*) COMPREPLY+=("${line#plain,}") ;;
        esac
    done <<< "$response"
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s;
"""

_FISH: Final = """\
function %(complete_func)s;
    set -l response (env %(complete_var)s=fish_complete \\
COMP_WORDS=(commandline -cp | string collect) \\
COMP_CWORD=(commandline -t | string collect) %(prog_name)s 2>/dev/null);

    for completion in $response;
        set -l metadata (string split --max 1 "," -- $completion);

        if test $metadata[1] = "dir";
            __fish_complete_directories $metadata[2];
        else if test $metadata[1] = "file";
            __fish_complete_path $metadata[2];
        else if test $metadata[1] = "plain";
            printf '%%s\\n' $metadata[2];
        end;
    end;
end;

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)";
"""


class SafeBash(BashComplete):
    """bash, which inserts a reply as it is given."""

    source_template = _BASH

    def complete(self) -> str:
        """The replies, each quoted as the line so far wants it."""
        typed = os.environ.get(_TYPED)
        items = self.get_completions(*self.get_completion_args())
        if typed is None:
            return _lines(item for item in items if is_harmless(item.value))
        quote = open_quote(typed)
        return _lines(
            CompletionItem(for_bash(item.value, quote), item.type) for item in items
        )


class SafeZsh(ZshComplete):
    """zsh, which quotes what it inserts; beside a help text it drops a name's own backslashes."""

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Three lines: what it is, the name, the help text."""
        value = item.value
        if item.help:
            value = value.replace("\\", "\\\\")
        return super().format_completion(CompletionItem(value, item.type, item.help))


class SafeFish(FishComplete):
    """fish, which quotes what it inserts; with commas, at which click's script cuts a name off."""

    source_template = _FISH


def answer_shell(instruction: str) -> int:
    """Prints what a shell's script asked for; nothing at all where that can't be had.

    A TAB must never print an error into the line that is being typed, whatever is wrong with the
    journal.

    Args:
        instruction: `bash_complete`, `zsh_source`.

    Returns:
        The exit code.
    """
    shells: tuple[type[ShellComplete], ...] = (
        SafeBash,
        SafeFish,
        SafeZsh,
        *_safe_powershell(),
    )
    for shell in shells:
        add_completion_class(shell)
    if not instruction.endswith("_complete"):
        return shell_complete(helplog, {}, "helplog", COMPLETION_VARIABLE, instruction)
    with (
        open(os.devnull, "w", encoding="utf-8") as nowhere,  # noqa: PTH123
        contextlib.redirect_stderr(nowhere),
    ):
        try:
            return shell_complete(
                helplog, {}, "helplog", COMPLETION_VARIABLE, instruction
            )
        except Exception:  # noqa: BLE001 - whatever it is, there is nothing to offer
            return _FAILED


def _lines(items: Any) -> str:  # noqa: ANN401 - an iterable of click's items, generic to type checkers alone
    return "\n".join(f"{item.type},{item.value}" for item in items)


def _safe_powershell() -> tuple[type[ShellComplete], ...]:
    """PowerShell, where click knows it.

    It inserts as bash does, so it gets what needs no quotes, or plain ones.
    """
    its_own = get_completion_class("powershell")
    if its_own is None:
        return ()

    class SafePowerShell(its_own):  # type: ignore[misc, valid-type]
        def format_completion(self, item: CompletionItem[Any]) -> str:
            if re.search(r"\s", item.value):
                item = CompletionItem(f"'{item.value}'", item.type, item.help)
            return str(super().format_completion(item))

        def get_completions(
            self, args: list[str], incomplete: str
        ) -> list[CompletionItem[Any]]:
            items = super().get_completions(args, incomplete)
            return [item for item in items if is_harmless(item.value)]

    return (SafePowerShell,)
