"""What editors are told about a journal, each in its own files.

Texts and JSON; nothing is written here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from helplog.exchange.contracts import Json
from helplog.exchange.new_pages import template
from helplog.exchange.schema import DRAFT_7, frontmatter_schema
from helplog.exchange.snippets import question_words, snipmate_snippets, vscode_snippets
from helplog.model.kinds import Kind, Question
from helplog.model.settings import Settings

PROGRAM: Final = "helplog"
"""What it is called where it is on the PATH."""
SCHEMA_NAME: Final = "helplog.schema.json"
_TEMPLATES: Final = "templates"
"""A folder that MkDocs and helplog leave alone where it lies at the top of the entries."""
_TYPES: Final[Mapping[str, Json]] = {
    **{str(kind): "multitext" for kind in Kind},
    "date": "date",
    "created": "date",
    "week": "text",
    "title": "text",
    "time": "text",
    "load": "number",
    "private": "checkbox",
    "tags": "tags",
    "aliases": "aliases",
    "person": "text",
}
"""Obsidian's types of properties, by its own names for them."""


def vscode_files(
    settings: Settings, program: str = PROGRAM
) -> dict[str, str | dict[str, Json]]:
    """For VS Code and its kin, by path in the journal's folder.

    Text, or JSON that can be merged.

    Args:
        settings: the journal's.
        program: helplog by its name, where that is enough, or its path.
    """
    where: dict[str, Json] = {}
    if program != PROGRAM:
        where["helplog.path"] = program
    return {
        ".vscode/settings.json": {
            **where,
            "[markdown]": {
                "editor.quickSuggestions": {
                    "comments": "off",
                    "strings": "on",
                    "other": "on",
                },
                "editor.snippetSuggestions": "top",
                "editor.wordBasedSuggestions": "allDocuments",
            },
        },
        ".vscode/tasks.json": {"version": "2.0.0", "tasks": [_check_task()]},
        ".vscode/helplog.code-snippets": vscode_snippets(settings),
        f".vscode/{SCHEMA_NAME}": frontmatter_schema(DRAFT_7),
    }


def _check_task() -> Json:
    """`helplog check` as a task whose findings stand under Problems, each at its place."""
    return {
        "label": "helplog check",
        "type": "shell",
        "command": "helplog check --all",
        "group": {"kind": "build", "isDefault": True},
        "presentation": {"reveal": "silent", "clear": True},
        "problemMatcher": {
            "owner": "helplog",
            "source": "helplog",
            "fileLocation": ["autoDetect", "${workspaceFolder}"],
            "pattern": {
                "regexp": r"^(.+?):(\d+):(\d+): (error|warning|note|info): (.*) \[([a-z0-9-]+)\]$",
                "file": 1,
                "line": 2,
                "column": 3,
                "severity": 4,
                "message": 5,
                "code": 6,
            },
        },
    }


def obsidian_files(
    settings: Settings, day_habit: str, within: str
) -> dict[str, str | dict[str, Json]]:
    """For Obsidian, by path in the vault.

    Args:
        settings: the writer's own questions.
        day_habit: how the journal names its days, in moment.js's tokens, which are Obsidian's.
        within: the entries' folder in the vault; empty where the vault is the entries' folder.
    """
    folder = f"{within}/{_TEMPLATES}" if within else _TEMPLATES
    return {
        ".obsidian/daily-notes.json": {
            "folder": within,
            "format": day_habit,
            "template": f"{folder}/day",
        },
        ".obsidian/templates.json": {
            "folder": folder,
            "dateFormat": "YYYY-MM-DD",
            "timeFormat": "HH:mm",
        },
        ".obsidian/types.json": {"types": dict(_TYPES)},
        f"{folder}/day.md": _obsidian_day(),
        f"{folder}/week.md": _obsidian_week(settings),
    }


def _obsidian_day() -> str:
    """Empty properties, because Obsidian drops comments there when it writes a property."""
    names = (
        Kind.ASKS,
        Kind.ACCEPTED,
        Kind.THANKS,
        Kind.CONNECTIONS,
        Kind.NEEDS,
        "load",
    )
    keys = "".join(f"{name}:\n" for name in names)
    return f"---\n{keys}---\n\n"


def _obsidian_week(settings: Settings) -> str:
    text = "---\nweek: {{date:GGGG-[W]WW}}\n---\n\n"
    for question in Question:
        text += f"## {question_words(question, settings)} {{ #{question.value} }}\n\n\n"
    return text


def vim_files(settings: Settings) -> dict[str, str | dict[str, Json]]:
    """For Vim and Neovim, by path in a folder of the runtimepath."""
    return {
        "compiler/helplog.vim": template("vim/compiler.vim"),
        "ftplugin/markdown_helplog.vim": template("vim/ftplugin.vim"),
        "snippets/markdown.snippets": snipmate_snippets(settings),
    }


def as_text(content: str | dict[str, Json]) -> str:
    """The text of a file."""
    if isinstance(content, str):
        return content
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return f"{text}\n"


def merged(there: Json, wanted: Json) -> tuple[Json, Json]:
    """JSON that is there with what is missing from it.

    Nothing that is there is changed. Lists of tasks and the like grow by those whose label is not
    among them.

    Returns:
        The two put together; what could not be added, because something else stands in its place,
        None for nothing.
    """
    if isinstance(there, dict) and isinstance(wanted, dict):
        return _merged_keys(there, wanted)
    if isinstance(there, list) and isinstance(wanted, list):
        return _merged_list(there, wanted), None
    if there == wanted:
        return there, None
    return there, wanted


def _merged_keys(there: dict[str, Json], wanted: dict[str, Json]) -> tuple[Json, Json]:
    together = dict(there)
    left: dict[str, Json] = {}
    for key, value in wanted.items():
        if key not in there:
            together[key] = value
            continue
        together[key], rest = merged(there[key], value)
        if rest is not None:
            left[key] = rest
    return together, left or None


def _merged_list(there: list[Json], wanted: list[Json]) -> list[Json]:
    labels = [_label(value) for value in there]
    missing = [value for value in wanted if _label(value) not in labels]
    return there + missing


def _label(value: Json) -> Json:
    if isinstance(value, dict):
        return value.get("label", value)
    return value
