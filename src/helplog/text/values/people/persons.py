"""Names of people, as they are written in an item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.names import MENTION, name_key
from helplog.text.source.lines import SPACES

SEPARATOR = late_pattern(
    rf"(?:(?<![{SPACES}])[{SPACES}]++)?(?:,[{SPACES}]*(?:and|und|&)[{SPACES}]+|[,;][{SPACES}]*)"
    rf"|(?<![{SPACES}])[{SPACES}]++(?:and|und|&)[{SPACES}]+"
)
_SEPARATORS: Final = (",", ";", "&", "and", "und")
_JOINING: Final = frozenset({"", "and", "und", "&"})
_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "lady", "lord"}
)
_DASH = late_pattern(
    rf"(?<![{SPACES}])[{SPACES}]++(?:[\u2013\u2014\u2015\u2212-]|--)[{SPACES}]+"
)
_DANGLING = frozenset(
    {
        "with",
        "to",
        "from",
        "for",
        "and",
        "by",
        "at",
        "of",
        "about",
        "see",
        "ask",
        "asked",
        "told",
        "thank",
        "met",
        "&",
    }
)
_POSSESSORS: Final = frozenset(
    {"my", "our", "his", "her", "their", "mein", "meine", "unser", "unsere"}
)
"""What a person without a name is called by: `my sister`."""
_ARTICLES: Final = frozenset({"the", "a", "an", "der", "die", "das", "ein", "eine"})
_SENTENCE_WORDS: Final = 3
_EDGE: Final = SPACES + ",;:.-\u2013\u2014"
_THEIRS = late_pattern(r"['\u2019]s$")
"""`@Sam's drill`: it is Sam who is mentioned."""
_POSSESSES = late_pattern(r"['\u2019]s\b")
_HIDDEN = late_pattern(r"\0([0-9]+)\0")
_NAME_WORDS: Final = 2
LONGEST_NAME: Final = 60
"""Characters; what is longer is a sentence."""


@lru_cache(maxsize=1024)  # a journal names the same few people again and again
def split_names(text: str) -> tuple[str, ...]:
    """The names in `Sam and Lee`, `Sam, Lee`, `Sam & Lee`, `@Sam @Lee`, `[[Sam]]`."""
    if "@" in text[1:] and is_only_names(text):
        return mentions_in(text)
    hidden, links = _with_hidden_links(text)
    several = [hidden]
    if any(sign in hidden for sign in _SEPARATORS):  # one name alone needs no pattern
        several = SEPARATOR.split(hidden)
    parts = [part.strip(SPACES) for part in several]
    names: list[str] = []
    for part in _with_titles(parts):
        name = part
        if links:
            name = _HIDDEN.sub(lambda found: links[int(found[1])], part)
        bare = name.removeprefix("@").strip(SPACES)
        names.append(bare)
    return unique(names)


def _with_hidden_links(text: str) -> tuple[str, list[str]]:
    """A text with a number for each link, which may hold a comma itself, and the names in them."""
    links: list[str] = []
    if "[[" not in text:
        return text, links

    def hide(found: re.Match[str]) -> str:
        links.append(mentioned_name(found))
        return f"\0{len(links) - 1}\0"

    without_nul = text.replace("\0", "")
    hidden = MENTION.sub(hide, without_nul)
    return hidden, links


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each person once."""
    kept: dict[str, str] = {}
    for name in names:
        if name:
            key = name_key(name)
            kept.setdefault(key, name)
    return tuple(kept.values())


def without_sentences(
    who: Sequence[str], what: str | None
) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """Who and what of an item, where what is too long for a name is a part of the what.

    Args:
        who: names as written.
        what: what it was about.

    Returns:
        The names, what it was about, and what was too long for a name.
    """
    sentences = tuple(name for name in who if len(name) > LONGEST_NAME)
    if not sentences:
        return tuple(who), what, ()
    names = tuple(name for name in who if name not in sentences)
    in_a_row = ", ".join(sentences)
    parts = [in_a_row]
    if what:
        parts.append(what)
    joined = ": ".join(parts)
    return names, joined, sentences


def mentions_in(text: str) -> tuple[str, ...]:
    """The names mentioned with `@` or `[[ ]]` in a text."""
    if "@" not in text and "[[" not in text:
        return ()
    found_names = MENTION.finditer(text)
    return unique(mentioned_name(found) for found in found_names)


def without_mentions(text: str) -> str:
    """A text without the mentions at its ends.

    Within it the name stays, because the sentence needs it.
    """
    found_all = MENTION.finditer(text)
    spans = [_span(found) for found in found_all]
    start = 0
    while spans and _stands_first(text, start, spans[0]):
        _, start = spans.pop(0)
    end = len(text)
    while spans and _stands_last(text, start, end, spans[-1]):
        end, _ = spans.pop()
    middle = text[start:end]
    if spans:
        middle = MENTION.sub(_in_sentence, middle)
    return middle.strip(SPACES + ",;:\u2013\u2014")


def _span(found: re.Match[str]) -> tuple[int, int]:
    start = found.start()
    shown = shown_mention(found)
    return start, start + len(shown)


def _stands_first(text: str, start: int, mention: tuple[int, int]) -> bool:
    """Whether a text begins with a mention it can do without."""
    at, after = mention
    if text[start:at].strip(_EDGE):
        return False
    found = _POSSESSES.match(text, after)
    return found is None


def _stands_last(text: str, start: int, end: int, mention: tuple[int, int]) -> bool:
    """Whether a text ends with a mention it can do without."""
    at, after = mention
    if text[after:end].strip(_EDGE):
        return False
    return not _dangles(text[start:at])


def split_at_dash(text: str) -> tuple[str, str] | None:
    """`Dana Lee — met at the school gate` in two, None where no dash stands between spaces."""
    found = _DASH.search(text)
    if not found or not found.start():
        return None
    return text[: found.start()], text[found.end() :]


def is_only_names(text: str) -> bool:
    """Whether a text is nothing but mentions and what joins them."""
    words = MENTION.sub(" ", text).split()
    return all(word.strip(_EDGE) in _JOINING for word in words)


def is_no_name(text: str) -> bool:
    """Whether a text is small and long, and calls nobody something: `met at the school gate`."""
    words = text.split()
    if len(words) < _SENTENCE_WORDS:
        return False
    if not text[0].islower():
        return False
    if words[0] in _POSSESSORS:
        return False
    return words[0] not in _ARTICLES


def begins_like_names(text: str) -> bool:
    """Whether a text looks like a name, or begins with several: `Sam`, `Sam and my sister helped`.

    Capitals prove nothing; this is for asking, not for reading.
    """
    parts = SEPARATOR.split(text)
    first, *others = [part.strip(SPACES) for part in parts]
    if not _looks_like_name(first):
        return False
    return all(may_name_more(part) for part in others)


def may_name_more(text: str) -> bool:
    """Whether what follows `Sam and` may go on naming people: `Dana`, `my sister helped`."""
    word, _, _ = text.partition(" ")
    if word[:1].isupper():
        return True
    return word.casefold() in _POSSESSORS


def _looks_like_name(text: str) -> bool:
    """One or two capitalised words, and nothing else."""
    words = text.split()
    if not 0 < len(words) <= _NAME_WORDS:
        return False
    for word in words:
        letters = word.replace("'", "").replace("\u2019", "").replace("-", "")
        if not letters.isalpha():
            return False
        if not letters[0].isupper():
            return False
    return True


def _with_titles(parts: Iterable[str]) -> list[str]:
    """`Mr. and Mrs. Hill` is one name: a title alone is none."""
    names: list[str] = []
    held = ""
    for part in parts:
        plain = part.rstrip(".").casefold()
        if plain in _TITLES:
            held = f"{held}{part} and "
            continue
        names.append(held + part)
        held = ""
    if held:
        name_alone = held.removesuffix(" and ")
        names.append(name_alone)
    return names


def shown_mention(found: re.Match[str]) -> str:
    """A mention without the full stop of its sentence, or the s of what is theirs."""
    mention = found.group()
    if found["link"]:
        return mention
    bare = mention.rstrip(".-'\u2019")
    return _THEIRS.sub("", bare)


def mentioned_name(found: re.Match[str]) -> str:
    """The name in a mention."""
    if not found["link"]:
        return shown_mention(found)[1:]
    page = found["link"].split("#", 1)[0]
    name = page.rsplit("/", 1)[-1].strip(SPACES)
    return name.removesuffix(".md") or found["link"]


def _in_sentence(found: re.Match[str]) -> str:
    rest = found.group()[len(shown_mention(found)) :]
    return mentioned_name(found) + rest


def _dangles(before: str) -> bool:
    """Whether a text would stop in mid-sentence: `coffee with`."""
    words = before.split()
    if not words:
        return False
    last = words[-1].casefold()
    return last in _DANGLING
