"""What the other end answers: sorted by what can be done about it, and told in one line."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.model.printing import shell_quoted
from helplog.sync.git.addresses import without_secrets
from helplog.sync.git.calling import Outcome


class Trouble(StrEnum):
    """Why the other end did not do what was asked."""

    OFFLINE = "offline"
    MOVED = "moved"
    """It has new commits; fetch again."""
    LOCKED = "locked"
    """Somebody is writing there at this moment, or was ended while doing so."""
    CREDENTIALS = "credentials"
    GONE = "gone"
    ABSENT = "absent"
    """A folder that is not there: a stick that isn't plugged in, a disk that isn't mounted."""
    DISTRUSTED = "distrusted"
    """A folder of another user, as all of a stick may seem."""
    READ_ONLY = "read-only"
    FULL = "full"
    """The disk here."""
    HOOK = "hook"
    NOT_BARE = "not bare"
    ADDRESS = "address"
    """Git can make nothing of it."""
    TWO_NAMES = "two names"
    """A tag there is called as the branch is in full, so that git doesn't know which is meant."""
    NO_BRANCH = "no branch"
    TORN = "torn"
    """Nothing of the other end's: a name in this clone can't be read, and git fetches nothing until
    it can."""
    OTHER = "other"


_MOVED: Final = (
    r"\[rejected\]|non-fast-forward|fetch first|stale info|reference already exists"
    r"|cannot lock ref '[^']*': (?:is at|unable to resolve)"
)
_SIGNS: Final = (
    (Trouble.NO_BRANCH, r"couldn't find remote ref"),
    (
        Trouble.ADDRESS,
        (
            r"^git: 'remote-(?P<way>[^']+)' is not a git command"
            r"|^fatal: transport '[^']*' not allowed"
            r"|^fatal: strange hostname|^fatal: .*url using bad/illegal format"
        ),
    ),
    (Trouble.TWO_NAMES, r"dst refspec (?P<ref>refs/\S+) matches more than one"),
    (Trouble.TORN, r"^fatal: bad object (?P<name>refs/\S+)"),
    (
        Trouble.NOT_BARE,
        r"branch is currently checked out|refusing to update checked out branch",
    ),
    (Trouble.HOOK, r"hook declined"),
    (
        Trouble.LOCKED,
        r"cannot lock ref '[^']*': unable to create '(?P<lock>[^']*)': file exists",
    ),
    (Trouble.MOVED, _MOVED),
    (Trouble.DISTRUSTED, r"dubious ownership"),
    (
        Trouble.FULL,
        r"^(?!remote:).*(?:no space left|disk quota exceeded|file too large)",
    ),
    (
        Trouble.OFFLINE,
        (
            r"could ?n[o']t resolve (?:host|proxy)|name resolution|network is unreachable"
            r"|connection refused|connection timed out|operation timed out|failed to connect"
            r"|couldn't connect|no route to host|connection reset|connection closed"
            r"|network is down|host is down|operation too slow|early eof"
            r"|the requested url returned error: (?:5\d\d|408|429)"
            r"|unable to look up|send disconnect|unable to update url base from redirection"
        ),
    ),
    (
        Trouble.CREDENTIALS,
        (
            r"could not read (?:username|password)|terminal prompts disabled"
            r"|authentication failed|permission denied \("
            r"|host key verification failed|invalid (?:username|credentials)"
            r"|requested url returned error: 40[13]"
            r"|access denied|no supported authentication"
        ),
    ),
    (
        Trouble.READ_ONLY,
        (
            r"insufficient permission|permission to .* denied"
            r"|unable to create temporary object|read-only|unpacker error|protected branch"
            r"|not allowed to push|write access|permission denied|deny"
            r"|failed to update ref|unable to create|disk full|no space left|disk quota exceeded"
        ),
    ),
    (
        Trouble.GONE,
        (
            r"does not appear to be a git repository|repository .*not found"
            r"|not a git repository|no such device"
            r"|is this a git repository|git-http-push failed|requested url returned error: 4"
        ),
    ),
)

_WELL: Final = {
    Trouble.ABSENT: "is not there right now",
    Trouble.OFFLINE: "can't be reached right now",
}
_TOLD: Final[dict[Trouble | None, str]] = {
    Trouble.CREDENTIALS: "{place} did not let git in{said}; {kept}. Try by hand: {hand}",
    Trouble.ADDRESS: (
        "Git can't go to {place}{said}; {kept}. "
        "Mend the address with: git remote set-url {name} ADDRESS"
    ),
    Trouble.GONE: "There is no repository at {place}{said}; {kept}. Look at: git remote -v",
    Trouble.DISTRUSTED: (
        "{place} belongs to another user, so git does not use it; {kept}. "
        "If that is right: git config --global --add safe.directory {path_quoted}"
    ),
    Trouble.LOCKED: (
        "Another git program is at work at {place}; {kept}. "
        "If none is, remove its leftover there: {bare}"
    ),
    Trouble.TORN: (
        "Git can't read {bare}, as after a power cut; {kept}. Take it away: rm {bare_quoted}"
    ),
    Trouble.TWO_NAMES: (
        "{place} has a tag called {bare}, which git can't tell from the branch; {kept}. "
        "Take the tag away: git push {name} --delete {tag_quoted}"
    ),
    Trouble.READ_ONLY: "{place} takes no changes from here{said}; {kept}.",
    Trouble.HOOK: "A hook declined what was sent to {place}{said}; {kept}.",
    Trouble.FULL: "The disk here is full{said}; {kept}. Make room, and sync again.",
    Trouble.NOT_BARE: (
        "{place} has files of its own checked out and takes no changes; {kept}. "
        "Share through a bare copy: git clone --bare {place_quoted} {bare_copy_quoted}, "
        "then: git remote set-url {name} {bare_copy_quoted}"
    ),
}
_TOLD_OTHERWISE: Final = "{place} did not take part{said}; {kept}. Try by hand: {hand}"

_REMOTE_LINE: Final = late_pattern(
    r"^remote: +(?!hint:)(?:fatal: |error: )?(?P<word>\S.*?) *$", re.MULTILINE
)
_UNPACKING: Final = late_pattern(
    r"^error: remote unpack failed: (?P<word>.+)$", re.MULTILINE
)
_REASONLESS: Final = late_pattern(
    r"^!\t\S+\t\[remote rejected\] \((?:[\w-]+ )?(?:hook declined|unpacker error)\)$"
)
_NO_HOOKS: Final = ("error:", "To ")
"""Begin lines of git's own about a push that a hook declined."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call to the other end."""

    trouble: Trouble | None
    said: str = ""
    """Why, in the other end's own words or git's; a few words, or none."""
    hand: str = ""
    """What to type to see for oneself, where that is not a fetch."""


class Told(NamedTuple):
    """What a person is told of an answer."""

    words: str
    well: bool
    """Whether all is well all the same."""


def read_answer(outcome: Outcome) -> Answer:
    """Sorts what git says of the other end."""
    if outcome.well:
        return Answer(None)
    said = f"{outcome.out.decode('utf-8', 'replace')}\n{outcome.err}"
    for trouble, pattern in _SIGNS:
        flags = re.IGNORECASE | re.MULTILINE
        found = re.search(pattern, said, flags)
        if found:
            why = _why(trouble, found, outcome)
            return Answer(trouble, why)
    return Answer(Trouble.OTHER, _theirs(said) or _plain(outcome.reason))


def _why(trouble: Trouble, found: re.Match[str], outcome: Outcome) -> str:
    """The reason of a trouble, or what it is about, in a few words."""
    if trouble is Trouble.LOCKED:
        return found["lock"].replace("/./", "/")
    if trouble is Trouble.TWO_NAMES:
        return found["ref"]
    if trouble is Trouble.TORN:
        return found["name"]
    if trouble is Trouble.ADDRESS and found["way"]:
        return f"git knows no way called {found['way']}"
    said = found.string
    line = next(
        (line for line in said.splitlines() if found[0] in line), outcome.reason
    )
    return _theirs(said) or _plain(line)


def declined_here(outcome: Outcome) -> Answer:
    """Where nothing was heard of the other end: the person's own hook declined before it."""
    said = ""
    for line in outcome.err.splitlines():
        if line.strip() and not line.startswith(_NO_HOOKS):
            said = line.strip()
    return Answer(Trouble.HOOK, without_secrets(said))


def sentence(answer: Answer, place: str, name: str, *, dry: bool = False) -> Told:
    """What to say of trouble.

    Args:
        answer: the trouble.
        place: the other end's address, as it may be shown.
        name: what git calls it.
        dry: in a run that only looks, nothing was saved.
    """
    kept = "nothing was changed" if dry else "everything is saved here"
    if answer.trouble in _WELL:
        later = kept if dry else f"{kept} and goes along next time"
        return Told(f"{place} {_WELL[answer.trouble]}; {later}.", well=True)
    words = _TOLD.get(answer.trouble, _TOLD_OTHERWISE).format(
        place=place,
        said=f" ({answer.said})" if answer.said else "",
        kept=kept,
        name=shlex.quote(name),
        bare=answer.said,
        bare_quoted=shell_quoted(answer.said),
        tag_quoted=shell_quoted(f"refs/tags/{answer.said}"),
        path_quoted=shell_quoted(place.removeprefix("file://")),
        place_quoted=shell_quoted(place),
        bare_copy_quoted=shell_quoted(f"{place}.git"),
        hand=answer.hand or f"git fetch {shlex.quote(name)}",
    )
    return Told(words, well=False)


def _theirs(said: str) -> str:
    """The last thing the other end itself said."""
    remote_lines = _REMOTE_LINE.finditer(said)
    words = [*remote_lines] or [*_UNPACKING.finditer(said)]
    if words:
        return without_secrets(words[-1]["word"])
    return ""


def _plain(line: str) -> str:
    if _REASONLESS.match(line):
        return ""
    stripped = line.strip()
    cleaned = re.sub(r"^!\t\S+\t", "", without_secrets(stripped))
    return re.sub(
        r"^(?:(?:fatal|error|remote)\s*:|!)\s*", "", cleaned, flags=re.IGNORECASE
    ).strip()
