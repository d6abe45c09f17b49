"""Snippets for a page's frontmatter, in the two formats that editors read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from helplog.exchange.contracts import JsonObject
from helplog.model.kinds import QUESTION_TEXTS, Kind, Question
from helplog.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Snippet:
    """Something short that becomes something longer."""

    prefix: str
    meaning: str
    lines: tuple[str, ...]
    """With tab stops: `${1:Who}`, and `$0` where the cursor ends."""


def snippets(settings: Settings) -> tuple[Snippet, ...]:
    """Every snippet there is.

    Args:
        settings: the writer's own words for the questions.
    """
    return (_FRONT, *map(_list, Kind), _AWAY, *_ITEMS, _check_in(settings))


def vscode_snippets(settings: Settings) -> JsonObject:
    """The snippets as VS Code's `.code-snippets`."""
    by_name: JsonObject = {}
    for snippet in snippets(settings):
        name = f"helplog: {snippet.meaning}"
        by_name[name] = {
            "scope": "markdown,yaml",
            "prefix": snippet.prefix,
            "description": snippet.meaning,
            "body": list(snippet.lines),
        }
    return by_name


def snipmate_snippets(settings: Settings) -> str:
    """The snippets as SnipMate's `.snippets`, which UltiSnips, LuaSnip and others read, too."""
    blocks = ["# Snippets for the pages of a helplog journal.\n"]
    for snippet in snippets(settings):
        block = _snipmate_block(snippet)
        blocks.append(block)
    return "\n".join(blocks)


def _snipmate_block(snippet: Snippet) -> str:
    block = f'snippet {snippet.prefix} "{snippet.meaning}"\n'
    for line in snippet.lines:
        if line:
            block += f"\t{line}"
        block += "\n"
    return block


_LISTS: Final[dict[Kind, tuple[str, tuple[str, ...]]]] = {
    Kind.ASKS: ("help I asked for", ("${1:Who}: ${2:what for}",)),
    Kind.HANDOFFS: (
        "an outcome someone else owns now",
        (
            "${1:Who}: ${2:the outcome}",
            "success: ${3:what done looks like}",
            "load: ${4:what I have been carrying}",
        ),
    ),
    Kind.ACCEPTED: ("an offer I said yes to", ("${1:Who}: ${2:what they did}",)),
    Kind.THANKS: ("a thank-you that I meant", ("${1:Who}: ${2:what for}",)),
    Kind.CONNECTIONS: ("someone I could reach out to", ("${1:Who} — ${2:how we met}",)),
    Kind.DECLINED: ("an offer I turned down", ("${1:Who}: ${2:what they offered}",)),
    Kind.NEEDS: ("help I need and have not asked for", ("${1:what I need}",)),
    Kind.ALONE: (
        "a moment of handling it alone",
        ("what: ${1:what I did}", "cost: ${2:what it took}"),
    ),
    Kind.OFFERS: (
        "an offer I have not answered yet",
        ("${1:Who}: ${2:what they offered}",),
    ),
}
"""What each list holds, and its first item, row by row."""


def _list(kind: Kind) -> Snippet:
    meaning, (first, *rest) = _LISTS[kind]
    rows = [f"{kind}:", f"  - {first}"]
    rows += [f"    {row}" for row in rest]
    rows[-1] += "$0"
    key = str(kind)
    return Snippet(key, meaning, tuple(rows))


_FRONT: Final = Snippet("front", "the frontmatter of a day", ("---", "$0", "---", ""))
_AWAY: Final = Snippet(
    "away",
    "a stretch away",
    ("away:", "  from: ${1:2026-08-01}", "  to: ${2:2026-08-14}", "  why: ${3:rest}$0"),
)
_ITEMS: Final = (
    Snippet("weight", "how heavy it felt, in pounds", ("weight: ${1:3}$0",)),
    Snippet("answer", "what they said", ("answer: ${1:yes}$0",)),
    Snippet("said", "when a handoff was said, or no", ("said: ${1:no}$0",)),
    Snippet("shared", "both of us own it", ("shared: yes$0",)),
    Snippet(
        "agree",
        "what is agreed in a handoff",
        (
            "agree:",
            "  - ${1:who looks at what, and when}",
            "  - ${2:what happens if}$0",
        ),
    ),
    Snippet("visibility", "how we both stay informed", ("visibility: ${1:how}$0",)),
    Snippet("check_in", "the end of the trial", ("check_in: ${1:2026-12-02}$0",)),
    Snippet(
        "result",
        "how a talk ended",
        (
            "result: ${1:kept}",
            "worked: ${2:what worked}",
            "change: ${3:what we change}$0",
        ),
    ),
    Snippet("chance", "how likely a yes seemed", ("chance: ${1:50}%$0",)),
    Snippet("load", "how full my head is, 0 to 10", ("load: ${1:4}$0",)),
    Snippet("private", "counted, and shown nowhere", ("private: true$0",)),
)


def _check_in(settings: Settings) -> Snippet:
    lines = ["---", "week: ${1:2026-W47}", "---", ""]
    for stop, question in enumerate(Question, start=2):
        words = question_words(question, settings)
        unslashed = words.replace("\\", "\\\\")
        plain = unslashed.replace("$", "\\$")
        heading = f"## {plain} {{ #{question.value} }}"
        lines += [heading, "", f"${stop}", ""]
    lines.append("$0")
    return Snippet("checkin", "the three questions of a week", tuple(lines))


def question_words(question: Question, settings: Settings) -> str:
    """A question as the writer has it, on one line."""
    words = settings.questions.get(question.value)
    if not words:
        words = QUESTION_TEXTS[question]
    return " ".join(words.split())
