"""Printing for programs."""

from __future__ import annotations

import json

import click

from helplog.exchange.contracts import Json


def say_json(value: Json) -> None:
    """Prints a value as JSON, letters as they are, two spaces of indentation."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
