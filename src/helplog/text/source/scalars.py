"""One value on one line: quotes, comments, and the characters YAML keeps for itself."""

from __future__ import annotations

import re
from typing import Final

from helplog.model.fix import Fix
from helplog.model.late_patterns import late_pattern
from helplog.model.names import MENTION
from helplog.model.template_comments import TEMPLATE_COMMENTS
from helplog.text.source.findings import Findings, Spot, SpotRange
from helplog.text.source.fixing import quoting, quoting_line
from helplog.text.source.lines import SPACES, Line
from helplog.text.source.nodes import Scalar, Style, no_text
from helplog.text.source.quoting import closing_quote, unquoted

_COMMENT = late_pattern(rf"(?:^|[{SPACES}])(#)(?=[{SPACES}])")
_RESERVED = frozenset("@`%*!&|>,]}")
_TAG = late_pattern(r"!(?:!|<|[A-Za-z][\w.-]*[/:!]|[A-Z]{2,}(?=\s|$))\S*\s*")
_ANCHOR = late_pattern(r"&[\w-]+(?:\s+|$)")
_REFERENCES: Final = {"!": ("A tag", _TAG), "&": ("An anchor", _ANCHOR)}
_ALIAS = late_pattern(r"\*[\w-]+$")
_PLACEHOLDER = late_pattern(
    r"\{\{[^{}\n]{0,200}\}\}"  # Obsidian, Dendron, Hugo, Jinja
    r"|<%(?:(?!%>)[^\n]){0,300}%>"  # Templater, Logseq
    r"|\{%(?:(?!%\})[^\n]){0,300}%\}"
    r"|\$\{(?:CURRENT|FOAM|TM)_\w{1,60}(?:[:/|][^{}\n]{0,100})?\}"  # Foam, VS Code
    r"|\$(?:CURRENT|FOAM|TM)_[A-Z_]{1,60}"
)
_CLOSE_CURLY: Final = {
    "\u201c": '\u201d\u201c"',
    "\u201d": '\u201d"',
    "\u201e": '\u201d\u201c"',
    "\u201f": '\u201d"',
    "\u00ab": "\u00bb",
    "\u2018": "\u2019'",
    "\u201a": "\u2018\u2019",
}
_ELISION = late_pattern(
    r"['\u2019](?:[0-9]|(?:tis|twas|cause|em|til|till|round|bout|n)\b)", re.IGNORECASE
)

_EXPAND_HINT = "Write the value out here; helplog reads no anchors, aliases or tags"


def has_placeholder(text: str) -> bool:
    """Whether a template's unfilled `{{date}}` stands in a text."""
    return placeholder_in(text) is not None


def placeholder_in(text: str) -> str | None:
    """The first unfilled placeholder of a text."""
    if "{" not in text and "$" not in text and "<%" not in text:
        return None
    found = _PLACEHOLDER.search(text)
    if found is None:
        return None
    return found.group()


def begins_with_placeholder(text: str) -> bool:
    """Whether a brace at the start of a text is a template's, and opens no mapping."""
    return text.startswith(("{{", "{%"))


def is_placeholder(text: str) -> bool:
    """Whether a value is nothing but a template's unfilled `{{date}}`."""
    if not has_placeholder(text):
        return False
    without = _PLACEHOLDER.sub("", text)
    return not re.search(r"\w", without)


def comment_at(text: str) -> int:
    """Index of the `#` that begins a comment, -1 without one.

    A comment has a space before and after it.
    """
    if "#" not in text:
        return -1
    found = _COMMENT.search(text)
    if not found:
        return -1
    return found.start(1)


def is_comment(text: str) -> bool:
    """Whether what follows a value is nothing, or only a comment."""
    bare = text.lstrip(SPACES)
    if not bare:
        return True
    has_space_before = len(bare) < len(text)
    if not has_space_before:
        return False
    return bare[0] == "#" and bare[1:2] in SPACES


def read_scalar(line: Line, findings: Findings, *, colon_ok: bool = False) -> Scalar:
    """The value that stands on a line.

    Args:
        line: the rest of a line after its dash or key.
        findings: where to report what had to be repaired.
        colon_ok: no warning about `: ` in it; YAML would read a list line with one as a mapping,
            which is fine.
    """
    text = line.text
    if not text:
        return no_text(line.spot)
    if text[0] in "\"'":
        quoted = _read_quoted(line, findings)
        if quoted:
            return quoted
    if text[0] in _CLOSE_CURLY:
        curly = _read_curly(line, findings)
        if curly:
            return curly
    return read_plain(line, findings, colon_ok=colon_ok)


def read_plain(line: Line, findings: Findings, *, colon_ok: bool = False) -> Scalar:
    """The value that stands on a line, without quotes around the whole of it."""
    text = line.text
    comment = None
    cut = comment_at(text)
    if cut >= 0:
        said = text[cut + 1 :].strip(SPACES)
        if said not in TEMPLATE_COMMENTS:
            comment = line.spot_at(cut)
        text = text[:cut].rstrip(SPACES)
    if not text:
        return no_text(line.spot)
    start, bare = _without_reference(text, line.spot, findings)
    report_placeholder(text, line.spot, findings)
    if bare and bare == text:
        _report_reserved(line, text, findings)
    if not colon_ok and has_colon(bare):
        fix = None
        if bare == text:
            fix = quoting_line(line, bare, bare)
        report_colon(line.spot, bare, findings, fix)
    end = line.spot_at(len(text))
    return Scalar(bare, start, end, Style.PLAIN, comment)


def has_colon(text: str) -> bool:
    """Whether YAML would trip over a colon in this unquoted text."""
    if ":" not in text:
        return False
    return ": " in text or ":\t" in text or text[-1] == ":"


def report_colon(
    spot: Spot, text: str, findings: Findings, fix: Fix | None = None
) -> None:
    """Says that a colon is read as part of the value."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"')
    findings.info(
        spot,
        "colon-in-value",
        "A colon with a space after it stands inside this value; other YAML readers stop at it",
        f'Put the value in quotes: "{shown[:80]}"',
        fix,
    )


def _without_reference(text: str, spot: Spot, findings: Findings) -> tuple[Spot, str]:
    """Takes an anchor or a tag off; they mean nothing here, and an alias stays the text it is."""
    if text[0] not in _REFERENCES:
        return spot, text
    name, pattern = _REFERENCES[text[0]]
    found = pattern.match(text)
    if not found:
        return spot, text
    findings.error(
        spot,
        "yaml-reference",
        f"{name} ({found.group().strip()}) is not used here",
        _EXPAND_HINT,
    )
    end = found.end()
    column = spot.column + end
    return Spot(spot.line, column), text[end:]


def is_alias(text: str) -> bool:
    """Whether a plain value is nothing but a reference to an anchor."""
    if text[:1] != "*":
        return False
    return _ALIAS.match(text) is not None


def report_alias(spot: Spot, text: str, findings: Findings) -> None:
    """Says that an alias stays what it is."""
    findings.error(
        spot, "yaml-reference", f"An alias ({text}) is not followed", _EXPAND_HINT
    )


def report_placeholder(text: str, spot: Spot, findings: Findings) -> None:
    """Says of a text with a placeholder in it that it was never filled in.

    Args:
        text: on one line.
        spot: where it begins.
        findings: where to report.
    """
    placeholder = placeholder_in(text)
    if placeholder:
        findings.warning(
            Spot(spot.line, spot.column + text.index(placeholder)),
            "unfilled-template",
            f"{placeholder} is a template's placeholder that was never filled in",
            "Type the value in its place, or remove the line",
        )


def _report_reserved(line: Line, text: str, findings: Findings) -> None:
    first = text[0]
    if first not in _RESERVED and not text.startswith(("? ", "- ")):
        return
    if begins_with_placeholder(text):
        return
    if is_alias(text):
        report_alias(line.spot, text, findings)
        return
    hint = _hint_to_quote(text, otherwise="Put the value in single quotes")
    findings.info(
        line.spot,
        "reserved-character",
        f"A value that begins with {first} needs quotes for other YAML readers",
        hint,
        quoting_line(line, text, text),
    )


def _hint_to_quote(text: str, *, otherwise: str) -> str:
    if '"' in text:
        return otherwise
    return f'Type "{text[:80]}"'


def report_reserved_key(key: Scalar, findings: Findings) -> None:
    """Says that a key, such as the person `@Ana`, begins with a character YAML keeps for itself."""
    sign = key.text[:1]
    if key.style is Style.PLAIN and sign in {"@", "`", "%", "!", "&", "*"}:
        findings.info(
            key.start,
            "reserved-character",
            f"A name that begins with {sign} needs quotes for other YAML readers",
            f'Type "{key.text[:80]}": with quotes, or leave the {sign} out',
            quoting(key.start, key.end, key.text),
        )


def _read_quoted(line: Line, findings: Findings) -> Scalar | None:
    """A quoted value on one line, None where the quotes are only part of a text."""
    text = line.text
    close = closing_quote(text)
    if close < 0:
        return _unclosed(line, findings)
    after = text[close + 1 :]
    if not is_comment(after):
        _report_text_after_quote(line, findings)
        return None
    inner = unquoted(text[: close + 1])
    if inner is None:
        inner = text[1:close]
        findings.info(
            line.spot,
            "odd-escape",
            "A backslash in this quoted text is read as a plain backslash",
            "Use single quotes around the value, or type the backslash twice",
            quoting_line(line, text[: close + 1], inner),
        )
    if is_placeholder(inner):
        spot = line.spot_at(1)
        report_placeholder(inner, spot, findings)
    past = close + 1
    return Scalar(inner, line.spot, line.spot_at(past), Style.QUOTED)


def _report_text_after_quote(line: Line, findings: Findings) -> None:
    hint = "Put single quotes around the whole value"
    if "'" in line.text:
        hint = "Begin the value with a word"
    text = without_comment(line.text)
    findings.info(
        line.spot,
        "text-after-quote",
        "Text follows the closing quote; the whole line is read as one text, quotes included",
        hint,
        quoting_line(line, text, text),
    )


def _unclosed(line: Line, findings: Findings) -> Scalar | None:
    """A quote that nobody closed; an apostrophe is none, though other readers take it for one."""
    text = line.text
    if text[0] == "'" and (_ELISION.match(text) or len(text) == 1):
        hint = _hint_to_quote(
            text, otherwise="Type \u2019 in its place, or put the value in quotes"
        )
        meant = without_comment(text)
        findings.info(
            line.spot,
            "reserved-character",
            "A value that begins with ' needs quotes for other YAML readers",
            hint,
            quoting_line(line, meant, meant),
        )
        return None
    findings.warning(
        line.spot,
        "unclosed-quote",
        "The quote that begins here is not closed",
        f"Type {text[0]} at the end of the value as well, or take this one away",
    )
    rest = line.after(1)
    scalar = read_plain(rest, findings, colon_ok=True)
    return scalar._replace(start=line.spot, style=Style.QUOTED)


def within_curly(text: str) -> str | None:
    """What stands between the typographic quotes around a whole text, None without them."""
    if text[:1] not in _CLOSE_CURLY:
        return None
    opener = text[0]
    closers = _CLOSE_CURLY[opener]
    inner = text[1:-1]
    if not inner or text[-1] not in closers:
        return None
    if any(quote in inner for quote in closers + opener):
        return None
    return inner


def is_in_curly(text: str) -> bool:
    """Whether typographic quotes stand around a whole text, a comment after it left aside."""
    if text[:1] not in _CLOSE_CURLY:
        return False
    return within_curly(without_comment(text)) is not None


def without_comment(text: str) -> str:
    """A text without the comment at its end."""
    cut = comment_at(text)
    if cut < 0:
        return text
    return text[:cut].rstrip(SPACES)


def unquoted_key(key: Scalar, findings: Findings) -> Scalar:
    """A key, such as a person, without the typographic quotes around it."""
    if key.style is not Style.PLAIN:
        return key
    inner = within_curly(key.text)
    if inner is None:
        return key
    report_curly((key.start, key.end), inner, findings)
    return key._replace(text=inner, style=Style.QUOTED)


def _read_curly(line: Line, findings: Findings) -> Scalar | None:
    """Typographic quotes around the whole value, as a phone sets them."""
    text = without_comment(line.text)
    inner = within_curly(text)
    if inner is None:
        return None
    end = line.spot_at(len(text))
    report_curly((line.spot, end), inner, findings)
    return Scalar(inner, line.spot, end, Style.QUOTED)


def report_curly(span: SpotRange, inner: str, findings: Findings) -> None:
    """Says that typographic quotes are read as plain ones."""
    findings.info(
        span[0],
        "curly-quotes",
        "Typographic quotes around a value are read as plain ones",
        f'Type "{inner[:80]}" with straight quotes, or none',
        quoting(*span, inner),
    )


def opens_collection(text: str) -> bool:
    """Whether a value begins with a bracket that is no link's and no template's placeholder's."""
    if text[:1] not in {"[", "{"}:
        return False
    if begins_with_placeholder(text):
        return False
    return not begins_with_link(text)


def begins_with_link(text: str) -> bool:
    """Whether a value begins with `[[a link]]`, which YAML would take for two lists."""
    if not text.startswith("[["):
        return False
    return MENTION.match(text) is not None
