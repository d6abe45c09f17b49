"""The sentence of an item, `Priya: review the report` or `review the report @Priya`."""

from __future__ import annotations

from collections.abc import Sequence

from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.fixing import inserting
from helplog.text.source.lines import SPACES
from helplog.text.values.persons import (
    is_only_names,
    mentions_in,
    split_at_dash,
    split_names,
    without_mentions,
)

_TIGHT_NAME = late_pattern(
    r"([^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)?):(?=[^\W\d_])"
)
"""`Priya:review the report`: a capitalised name, a colon, a letter at once."""


def split_head(
    kind: Kind, text: str, spot: Spot, findings: Findings
) -> tuple[Sequence[str], str]:
    """The people in a sentence, and the rest of it.

    Args:
        kind: the list it stands in; of some the whole sentence may be a name.
        text: the sentence.
        spot: where it begins.
        findings: where to report.
    """
    at = _colon(text)
    if at > 0:
        return _split_at_colon(text, at)
    mentioned = mentions_in(text)
    tight = _TIGHT_NAME.match(text)
    if tight and not mentioned:
        name, rest = tight[1], text[tight.end() :]
        _report_tight_name(name, rest, spot, findings)
        return split_names(name), rest
    if not kind.spec.alone_is_name:
        return _split_mentions(text)
    dashed = split_at_dash(text)
    if dashed and (not mentioned or mentions_in(dashed[0])):
        return split_names(dashed[0]), dashed[1].strip(SPACES)
    if mentioned:
        return mentioned, without_mentions(text)
    return split_names(text), ""


def _colon(text: str) -> int:
    """Index of the first colon that may end a name, -1 without one."""
    at = text.find(": ")
    if at < 0:
        at = text.find(":\n")
    if at < 0 and text.endswith(":"):
        at = len(text) - 1
    return at


def _split_at_colon(text: str, at: int) -> tuple[Sequence[str], str]:
    before = text[:at]
    if not mentions_in(before) or is_only_names(before):
        names = split_names(before)
        if names:
            after = text[at + 1 :]
            return names, after.strip(SPACES)
    return _split_mentions(text)


def _split_mentions(text: str) -> tuple[Sequence[str], str]:
    mentioned = mentions_in(text)
    if not mentioned:
        return (), text
    return mentioned, without_mentions(text)


def _report_tight_name(name: str, rest: str, spot: Spot, findings: Findings) -> None:
    past_colon = Spot(spot.line, spot.column + len(name) + 1)
    findings.info(
        spot,
        "no-space-after-colon",
        f"There is no space after the colon of `{name}:`; read as the person",
        f"Type {name}: {rest[:60]}",
        inserting(past_colon, " "),
    )
