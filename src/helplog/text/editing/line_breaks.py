"""`line_breaks: keep` put into a mkdocs.yml: one row, and every other byte as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from helplog.text.reading.configuration.settings import read_settings

KEEP: Final = "line_breaks: keep"
_OPTION: Final = "line_breaks"
_PLUGIN: Final = re.compile(r"( *)- helplog(:?)[ \t]*(#[^\r\n]*)?")
_INDENT: Final = re.compile(r" *")
_BELOW_A_DASH: Final = 6


def with_lines_kept(text: str) -> str | None:
    """A configuration that keeps the lines of what is written.

    Args:
        text: of a mkdocs.yml.

    Returns:
        The same text where it says already whether lines are kept; None where nobody can tell where
        the option should stand.
    """
    if _OPTION in text:
        return text
    rows = text.splitlines(keepends=True)
    for number, row in enumerate(rows):
        bare = row.rstrip("\r\n")
        plugin = _PLUGIN.fullmatch(bare)
        if plugin is not None:
            rest = rows[number + 1 :]
            rows[number] = _with_option(row, plugin, rest)
            return _proven(text, "".join(rows))
    return None


def _with_option(row: str, plugin: re.Match[str], below: list[str]) -> str:
    """The row that names the plugin, and one with the option below it."""
    before, colon, comment = plugin.groups()
    end = row[len(row.rstrip("\r\n")) :] or "\n"
    indent = " " * (len(before) + _BELOW_A_DASH)
    for other in below:
        if other.strip() and not other.lstrip().startswith("#"):
            deeper = _INDENT.match(other)
            if colon and deeper and len(deeper[0]) > len(before):
                indent = deeper[0]
            break
    named = row.rstrip("\r\n")
    if not colon:
        named = f"{before}- helplog:"
        if comment:
            named += f" {comment}"
    return f"{named}{end}{indent}{KEEP}{end}"


def _proven(before: str, after: str) -> str | None:
    """What was made, if it says what the text said and this, and nothing else."""
    settings, found = read_settings(before)
    new_settings, new_found = read_settings(after)
    is_same = new_settings == replace(settings, keeps_lines=True)
    if is_same and len(new_found) == len(found):
        return after
    return None
