"""A journal in which every name and every text holds what a terminal obeys, and what to look for in what is printed."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import Any, Final

import yaml

BIDI: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TRICKS: Final = {
    "clears the screen": "\x1b[2J\x1b[H",
    "sets the title": "\x1b]0;owned\x07",
    "fills the clipboard": "\x1b]52;c;cm0gLXJmIH4K\x07",
    "makes a link": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "is invisible": "\x1b[8mhidden\x1b[28m",
    "C1": "\x9b2J\x9d0;owned\x9c\x85",
    "overwrites the line": "\rhelplog: all is well\x1b[K",
    "takes a letter back": "a\x08b\x7f",
    "rings": "\x07",
    "other lines": "\u2028\u2029\x0b\x0c",
    "bidi": f"a{BIDI}b",
    "bidi overrides": "\u202egpj.exe",
    "answers for you": "\x1b[6n\x1b[c\x05",
    "nothing at all": "\x00",
}
ALL: Final = "".join(TRICKS.values())
IN_A_NAME: Final = ALL.replace("\x00", "").replace("/", "")
"""What a file can be called."""

_OWN_STYLING: Final = re.compile(r"\x1b\[(?:0|1|2|3[1-6])(?:;(?:0|1|2|3[1-6]))*m")


def obeyed(text: str, *, styled: bool = False) -> set[str]:
    """Every character of a text that a terminal would obey, but for the end of a line.

    Args:
        text: what was printed.
        styled: helplog's own styling may be there: bold, dim and six colours.
    """
    if styled:
        text = _OWN_STYLING.sub("", text)
    return {char for char in text if _is_obeyed(char)}


def _is_obeyed(char: str) -> bool:
    return char != "\n" and (
        char in BIDI or unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
    )


def write_poisoned_journal(root: Path) -> Path:
    """A journal of a few files; the configuration's own texts are poisoned as well."""
    entries = root / "entries"
    (entries / "people").mkdir(parents=True)
    root.chmod(0o700)
    _write(root / "mkdocs.yml", _configuration())
    _write(entries / "2026-11-16.md", _entry(_day()))
    _write(
        entries / f"2026-11-17 {IN_A_NAME[:60]}.md",
        _entry({"asks": [{"who": f"Ana{ALL}", "what": "in a file"}]}),
    )
    _write(
        entries / "2026-11-15\n2026-11-16.md:1:1: error: forged [forged].md",
        _entry(
            {"date": "2026-11-15", "needs": [{"what": "rest", "weight": f"no{ALL}"}]}
        ),
    )
    _write(entries / "2026-11-14 \u202eab.md", _entry({"needs": "one name"}))
    _write(entries / "2026-11-14 ba.md", _entry({"needs": "another name"}))
    _write(
        entries / f"page{IN_A_NAME[:40]}.md",
        f"# A page{ALL}\n\n[nowhere](no{ALL}where.md) [[{ALL}]]\n",
    )
    _write(
        entries / "people" / "ana.md",
        _entry({"person": f"Ana{ALL}", "aliases": [f"Also{ALL}"]}),
    )
    _write(entries / "2026-W46.md", _checkin())
    os.makedirs(os.fsencode(entries) + b"/not-\xff-text", exist_ok=True)  # noqa: PTH103 - bytes
    with open(  # noqa: PTH123
        os.fsencode(entries) + b"/not-\xff-text/2026-11-13-\x9b2J-\xfe.md", "wb"
    ) as file:
        file.write(
            _entry(
                {"asks": [{"who": "Lee", "what": "in a name of bytes"}], "weight": "no"}
            ).encode()
        )
    return root


def _configuration() -> str:
    return "\n".join(
        (
            "site_name: Poisoned",
            "docs_dir: entries",
            "theme: {name: material}",
            _quoted({f"unknown{ALL}": f"value{ALL}"}),
            "plugins:",
            "  - search",
            "  - helplog:",
            *(f"      {line}" for line in _quoted(_options()).splitlines()),
            "",
        )
    )


def _options() -> dict[str, Any]:
    return {
        "questions": {"let-help": f"Who{ALL}?"},
        "prompts": [f"Prompt{ALL}"],
        f"unknown{ALL}": f"value{ALL}",
        "week_start": f"monday{ALL}",
    }


def _day() -> dict[str, Any]:
    who, what = f"Ana{ALL}", f"what{ALL}"
    return {
        "title": f"Title{ALL}",
        "tags": [f"tag{ALL}"],
        "asks": [
            {"who": who, "what": what, "note": what, "weight": 5},
            {
                "who": f"Bo{ALL}",
                "what": f"answered{ALL}",
                "answer": "yes",
                "id": f"id{ALL}",
            },
            {
                "who": who,
                "what": what,
                "answer": f"perhaps{ALL}",
                "weight": f"heavy{ALL}",
                f"key{ALL}": what,
            },
        ],
        "accepted": [{"who": who, "what": what}],
        "declined": [{"who": who, "what": what}],
        "handoffs": [
            {"who": who, "what": what, "success": what, "check_in": "2026-11-17"}
        ],
        "needs": [{"what": what}],
        "thanks": [{"who": who, "what": what}],
        "connections": [{"who": who, "what": what}],
        "alone": [{"what": what}],
        "away": f"away{ALL}",
        f"unknown{ALL}": what,
    }


def _checkin() -> str:
    front = _quoted({"week": "2026-W46", f"unknown{ALL}": ALL})
    body = ALL.replace("\x00", "").replace("\r", "")
    return (
        f"---\n{front}---\n## Who did I let help me this week? {{ #let-help }}\n\nReply {body}\n\n"
        f"## A heading {body}\n\n{body}\n\n## One small ask for next week {{ #next-ask }}\n\n{body} ask\n"
    )


def _entry(front: dict[str, Any]) -> str:
    body = ALL.replace("\x00", "")
    return f"---\n{_quoted(front)}---\nA body{body}\n\n<script>{body}</script> [x](javascript:{body}) {{: on{body}=1}}\n"


def _quoted(values: dict[str, Any]) -> str:
    """As YAML with its own escapes, as someone would write who wants them to be read."""
    return yaml.safe_dump(
        values, allow_unicode=False, width=10_000, default_style='"', sort_keys=False
    )


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
