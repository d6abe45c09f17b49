"""The sentence of an item, `Priya: review the report`, `review the report @Priya`: who, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helplog.model.kinds import Kind
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.lines import SPACES
from helplog.text.values.persons import (
    is_only_names,
    mentions_in,
    split_at_dash,
    split_names,
    without_mentions,
)

_TIGHT_NAME = re.compile(r"([^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)?):(?=[^\W\d_])")
"""`Priya:review the report`: a capitalised name, a colon, a letter at once."""


def split_head(kind: Kind, text: str, spot: Spot, findings: Findings) -> tuple[Sequence[str], str]:
    """The people in a sentence, and the rest of it.

    Args:
        kind: the list it stands in; of some the whole sentence may be a name.
        text: the sentence.
        spot: where it begins.
        findings: where to report.
    """
    before, colon, after = _at_colon(text)
    mentioned = mentions_in(text)
    if colon and (not mentions_in(before) or is_only_names(before)):
        names = split_names(before)
        if names:
            return names, after.strip(SPACES)
    tight = None if colon or mentioned else _TIGHT_NAME.match(text)
    if tight:
        findings.warning(
            spot,
            "no-space-after-colon",
            f"There is no space after the colon of `{tight[1]}:`; read as the person",
            f"Type {tight[1]}: {text[tight.end() :][:60]}",
        )
        return split_names(tight[1]), text[tight.end() :]
    if kind.spec.alone_is_name and not colon:
        dashed = split_at_dash(text)
        if dashed and (not mentioned or mentions_in(dashed[0])):
            return split_names(dashed[0]), dashed[1].strip(SPACES)
    if mentioned:
        return mentioned, without_mentions(text)
    if kind.spec.alone_is_name and not colon:
        return split_names(text), ""
    return (), text


def _at_colon(text: str) -> tuple[str, bool, str]:
    """A text in two at its first colon with a space after it."""
    at = text.find(": ")
    if at < 0:
        at = text.find(":\n") if ":\n" in text else len(text) - 1 if text.endswith(":") else -1
    if at <= 0:
        return "", False, text
    return text[:at], True, text[at + 1 :]
