"""What editors are told so that they start the language server; texts and JSON alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from helplog.exchange.contracts import Json
from helplog.exchange.new_pages import template

Files = Mapping[str, "str | dict[str, Json]"]


class LanguageClient(NamedTuple):
    """One editor."""

    meaning: str
    """What its set-up does, for the command's help."""
    files: Callable[[str], Files]
    """From the program's name or path to files, by path in the journal's folder: text, or JSON that
    can be merged."""
    then: str
    """What is left to do; `{folder}` is the journal's, `{program}` helplog."""


def _neovim(program: str) -> Files:
    return {
        ".nvim/lsp/helplog.lua": _text("neovim/lsp.lua", program),
        ".nvim/plugin/helplog.lua": _text("neovim/plugin.lua", program),
    }


def _emacs(program: str) -> Files:
    return {".emacs/helplog.el": _text("emacs/helplog.el", program)}


def _helix(program: str) -> Files:
    command = _quoted(program)
    return {
        ".helix/languages.toml": (
            f'[language-server.helplog]\ncommand = {command}\nargs = ["lsp"]\n\n'
            '[[language]]\nname = "markdown"\nlanguage-servers = ["helplog", "marksman"]\n'
        )
    }


def _zed(program: str) -> Files:
    server: Json = {"binary": {"path": program, "arguments": ["lsp"]}}
    return {
        ".zed/settings.json": {
            "lsp": {"markdown-oxide": server},
            "languages": {"Markdown": {"language_servers": ["markdown-oxide", "..."]}},
        }
    }


def _sublime(program: str) -> Files:
    server: Json = {
        "enabled": True,
        "command": [program, "lsp"],
        "selector": "text.html.markdown",
    }
    return {
        "journal.sublime-project": {
            "folders": [{"path": "."}],
            "settings": {"LSP": {"helplog": server}},
        }
    }


def _kate(program: str) -> Files:
    server: Json = {
        "command": [program, "lsp"],
        "rootIndicationFileNames": ["mkdocs.yml"],
        "highlightingModeRegex": "^Markdown$",
    }
    return {
        ".kateproject": {
            "name": "journal",
            "files": [{"directory": ".", "filters": ["*.md"], "recursive": 1}],
            "lspclient": {"servers": {"markdown": server}},
        }
    }


def _text(name: str, program: str) -> str:
    escaped = program.replace("\\", "\\\\").replace('"', '\\"')
    return template(name).replace("{program}", escaped)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


LANGUAGE_CLIENTS: Final[Mapping[str, LanguageClient]] = {
    "neovim": LanguageClient(
        "The language server in Neovim.",
        _neovim,
        "Add this line to your init.lua:\n\n"
        '    vim.opt.runtimepath:append("{folder}/.nvim")\n',
    ),
    "emacs": LanguageClient(
        "The language server in Emacs, by way of eglot.",
        _emacs,
        'Add this line to your init.el:\n\n    (load "{folder}/.emacs/helplog.el")\n',
    ),
    "helix": LanguageClient(
        "The language server in Helix.",
        _helix,
        "Open Helix in the journal's folder.",
    ),
    "zed": LanguageClient(
        "The language server in Zed, in the place of an extension's.",
        _zed,
        "Zed starts what an extension names: add the extension Markdown Oxide, then open "
        "the journal's folder.",
    ),
    "sublime": LanguageClient(
        "The language server in Sublime Text, by way of its package LSP.",
        _sublime,
        "Add the package LSP, then open journal.sublime-project as a project.",
    ),
    "kate": LanguageClient(
        "The language server in Kate.",
        _kate,
        "Switch on the plugins LSP Client and Projects. Kate starts a server for what its own "
        "settings name one for: in Settings, Configure Kate, LSP Client, User Server Settings "
        "write\n\n"
        '    {"servers": {"markdown": {"command": ["{program}", "lsp"], '
        '"rootIndicationFileNames": ["mkdocs.yml"], "highlightingModeRegex": "^Markdown$"}}}\n',
    ),
}
"""By the name that `helplog editor` knows each by."""
