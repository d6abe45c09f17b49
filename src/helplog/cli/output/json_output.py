"""Printing for programs."""

from __future__ import annotations

import json
import sys

import click

from helplog.exchange.contracts import Json
from helplog.model.printing import escaped_in_json


def say_json(value: Json) -> None:
    """Prints a value as JSON, letters as they are, two spaces of indentation.

    What a terminal would obey, and what the stream's encoding lacks, is escaped; the values stay
    the same.
    """
    text = escaped_in_json(json.dumps(value, ensure_ascii=False, indent=2))
    click.echo(text if _is_writable(text) else json.dumps(value, indent=2))


def _is_writable(text: str) -> bool:
    if (sys.stdout.encoding or "").lower() == "utf-8":
        return True
    from helplog.cli.output.styling import drawable

    return drawable(text)
