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
    readable = json.dumps(value, ensure_ascii=False, indent=2)
    text = escaped_in_json(readable)
    if not _is_writable(text):
        text = json.dumps(value, indent=2)
    click.echo(text)


def _is_writable(text: str) -> bool:
    encoding = sys.stdout.encoding or ""
    if encoding.lower() == "utf-8":
        return True
    from helplog.cli.output.drawing import drawable

    return drawable(text)
