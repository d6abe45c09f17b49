"""The sentence of an item, `Priya: review the report` or `review the report @Priya`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.source.day_vocabulary import may_be_day
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.fixing import inserting
from helplog.text.source.lines import SPACES
from helplog.text.values.people.persons import (
    is_no_name,
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

_PRONOUN = late_pattern(
    rf"[{SPACES}](?:(?:me|us|mir|mich|uns|ich)(?:[{SPACES}]|$)|I[{SPACES}])"
)
_DANGLES = late_pattern(rf"[{SPACES}](?:for|with|to|about|f\u00fcr|mit|bei)$")
_TELLS_WHICH = late_pattern(
    rf"(?:^(?:the|a|an|someone|somebody|jemand|der|die|das|ein|eine)"
    rf"|[{SPACES}](?:who|that|der|die|das|next to|above|below|beside"
    rf"|near|behind|opposite|neben|\u00fcber|unter))[{SPACES}]",
    re.IGNORECASE,
)
"""`the man who drove us` is somebody; `Jo drove us` is what Jo did."""
_FEWEST_WORDS: Final = 3

_OWNS = late_pattern(
    rf"(?P<owner>(?!(?:I|We|You|He|She|It|They|Who|The|Nobody|Someone|Somebody)\b)"
    rf"[^\W\d_a-z][\w'\u2019-]*(?: [^\W\d_a-z][\w'\u2019-]*)?)[{SPACES}]+"
    r"(?:(?:now|will|is)[ ])?(?:owns?|takes? over|taking over|took over|\u00fcbernimmt)\b"
)
"""`Kim owns the bills`: in a handoff whoever owns it is somebody."""

_DAY_AT_THE_END = late_pattern(
    rf"[{SPACES}](?:until|till|by|before|bis(?: zum)?)[{SPACES}]+"
    rf"(?P<day>[^{SPACES}].{{0,30}}?)[.!]?$",
    re.IGNORECASE,
)

_ONE: Final = (
    r"(?:(?:my|our|meine?|unsere?) \w+"
    r"|[^\W\d_a-z][\w'\u2019-]*(?: [^\W\d_a-z][\w'\u2019-]*){0,2})"
)
_MET_AT = late_pattern(
    rf"{_ONE}(?:(?:, | and | und | & ){_ONE}){{0,5}}(?=[{SPACES}]+(?:at|beim?)[{SPACES}]+\S)"
)
"""`Ines at the pool`: who, and where it was. `Dana from the choir` is who, of several."""

_BRACKET = late_pattern(rf"[{SPACES}]+\(([^()\n]+)\)$")


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
        name = tight[1]
        rest = text[tight.end() :]
        _report_tight_name(name, rest, spot, findings)
        return split_names(name), rest
    if kind.spec.alone_is_name:
        return _split_alone(text, mentioned)
    if mentioned:
        return _split_mentions(text)
    return _split_owner(kind, text)


def _split_alone(text: str, mentioned: Sequence[str]) -> tuple[Sequence[str], str]:
    """A list where what stands alone is somebody's name."""
    dashed = split_at_dash(text)
    if dashed and (not mentioned or mentions_in(dashed[0])):
        names = split_names(dashed[0])
        return names, dashed[1].strip(SPACES)
    if mentioned:
        return mentioned, without_mentions(text)
    return _split_connection(text)


def _split_owner(kind: Kind, text: str) -> tuple[Sequence[str], str]:
    owner = owner_end(kind, text)
    if owner:
        return split_names(text[:owner]), text
    return _split_mentions(text)


def _split_connection(text: str) -> tuple[Sequence[str], str]:
    """`Dana Lee (from the choir)`, `Dana, met at the gate`; else all of it is who."""
    met = met_end(text)
    if met:
        return split_names(text[:met]), text[met:].strip(SPACES)
    bracket = _BRACKET.search(text)
    if bracket and bracket.start():
        before = text[: bracket.start()]
        return split_names(before), bracket[1].strip(SPACES)
    names = split_names(text)
    for at, name in enumerate(names):
        if at and is_no_name(name):
            return names[:at], text[text.index(name) :]
    return names, ""


def met_end(text: str) -> int:
    """Where the name ends of whom somebody met at a place, 0 where a text says no place."""
    found = _MET_AT.match(text)
    if found:
        return found.end()
    return 0


def names_end(text: str) -> int:
    """Where the colon stands that ends the names of a sentence, 0 where none does."""
    at = _colon(text)
    if at > 0:
        before = text[:at]
        if _is_names(before) and split_names(before):
            return at
        return 0
    tight = _TIGHT_NAME.match(text)
    if tight and not mentions_in(text):
        return tight.end(1)
    return 0


def owner_end(kind: Kind, text: str) -> int:
    """Where the name of the owner ends whom a handoff tells of, 0 where it tells of none."""
    found = None
    if kind is Kind.HANDOFFS:
        found = _OWNS.match(text)
    if found:
        return found.end("owner")
    return 0


def day_at_the_end(text: str) -> str:
    """The words of a day by which something is to be, `until 20 october`; empty without one."""
    found = _DAY_AT_THE_END.search(text)
    if found and may_be_day(found["day"]):
        return found["day"]
    return ""


def begins_with_sentence(text: str) -> bool:
    """Whether what stands before the colon is no name: `Jo helped me with the tax for: tax`."""
    at = _colon(text)
    return at > 0 and _is_sentence(text[:at])


def _is_names(text: str) -> bool:
    """Whether what stands before a colon is who it was."""
    if mentions_in(text):
        return is_only_names(text)
    return not _is_sentence(text)


def _is_sentence(text: str) -> bool:
    # Most names are shorter, and are known without asking the expressions.
    if not _has_words(text):
        return False
    if not (_PRONOUN.search(text) or _DANGLES.search(text)):
        return False
    if _TELLS_WHICH.search(text):
        return False
    names = split_names(text)
    return any(map(_has_words, names))


def _has_words(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS


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
    if _is_names(before):
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
    column = spot.column + len(name) + 1
    past_colon = Spot(spot.line, column)
    findings.info(
        spot,
        "no-space-after-colon",
        f"There is no space after the colon of `{name}:`; read as the person",
        f"Type {name}: {rest[:60]}",
        inserting(past_colon, " "),
    )
