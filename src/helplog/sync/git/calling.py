"""Calling git: a list of arguments, never a shell, never a question to the person."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.refusal import RefusalError
from helplog.sync.git.addresses import without_secrets
from helplog.sync.git.durability import NEW, lasting

_KEPT: Final = (
    "GIT_ALLOW_PROTOCOL",
    "GIT_ASKPASS",
    "GIT_AUTHOR_",
    "GIT_CEILING_DIRECTORIES",
    "GIT_COMMITTER_",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_SYSTEM",
    "GIT_CURL_",
    "GIT_DISCOVERY_",
    "GIT_EXEC_PATH",
    "GIT_HTTP_",
    "GIT_PROTOCOL",
    "GIT_PROXY_",
    "GIT_SSH",
    "GIT_SSL_",
    "GIT_TRACE",
)
"""What says how to reach a server or who writes. Every other GIT_* variable could point git at
another repository, index or configuration than the journal's own."""

_RUNS_NOTHING: Final = ("-c", "core.fsmonitor=", "-c", "safe.bareRepository=explicit")
"""With every call. A folder that was sent brings its own configuration; a program in it that is
asked what changed would run for every command that only looks."""
_QUIET: Final = (
    *_RUNS_NOTHING,
    *(
        "-c",
        "gc.auto=0",
        "-c",
        "maintenance.auto=false",
        "-c",
        "submodule.recurse=false",
    ),
)
_NO_HOOKS: Final = ("-c", f"core.hooksPath={os.devnull}")

NETWORK_SECONDS: Final = 300.0
"""How long a fetch or a push may take altogether."""
_LEAVING_SECONDS: Final = 5.0
_STALLED: Final = ("-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=30")
_SAYS_NOTHING: Final = late_pattern(
    r"^fatal: (?:the remote end hung up|could not read from remote)"
    r"|^error: failed to push some refs"
    r"|^please make sure you have|^and the repository exists",
    re.IGNORECASE,
)
"""What follows the reason."""
_BEGIN_REASONS: Final = ("fatal:", "error:", "remote:")
_SSH: Final = (
    "ssh -o BatchMode=yes -o ConnectTimeout=20"
    " -o ServerAliveInterval=15 -o ServerAliveCountMax=3"
)
"""Asks nothing, gives up on a silent server; a person's own GIT_SSH_COMMAND or core.sshCommand
comes first."""
_OWN_SSH: Final = frozenset({"GIT_SSH", "GIT_SSH_COMMAND"})


OF_A_REPOSITORY: Final = ("HEAD", "objects", "refs")
"""What has to lie in a folder for git to take it for a repository."""


class GitDeclinedError(RefusalError):
    """Git did not do what it was told; its text is git's own last word."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one call."""

    code: int
    """Exit code; 124 where the time was up."""
    out: bytes
    err: str

    @property
    def well(self) -> bool:
        """Whether git did it."""
        return self.code == 0

    @property
    def line(self) -> str:
        """What it printed, as one text without the last line end."""
        return decoded(self.out).rstrip("\n")

    @property
    def reason(self) -> str:
        """Git's own word on why not, one line."""
        lines = _said_lines(self.err)
        if not lines:
            return f"it ended with code {self.code}"
        said = [line for line in lines if not _SAYS_NOTHING.search(line)] or lines
        telling = [line for line in said if line.startswith(_BEGIN_REASONS)] or said
        return without_secrets(telling[-1])


TIMED_OUT: Final = 124


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one folder."""

    folder: Path
    own_environment: bool = True
    """False inside a merge driver, where git itself has said which repository it works on."""
    quiet_ssh: bool = False
    """Whether ssh is called as `_SSH`; not where the configuration names a command of its own."""
    durable: bool = False
    """Whether what git writes is waited for; not where the configuration has its own word on
    that."""
    variables: tuple[tuple[str, str], ...] = ()
    """Names and values in git's environment that have it write elsewhere, in a run that only
    looks."""

    def run(
        self, *arguments: str, given: bytes = b"", index: Path | None = None
    ) -> Outcome:
        """Runs git on this computer alone, no hooks; never raises for what git says.

        Args:
            arguments: what follows `git`.
            given: its standard input.
            index: another index file than the repository's.
        """
        waiting = lasting(arguments) if self.durable else ()
        return self._run((*_QUIET, *_NO_HOOKS, *waiting, *arguments), given, index)

    def check(
        self, *arguments: str, given: bytes = b"", index: Path | None = None
    ) -> bytes:
        """As `run`, where git has to do it.

        Raises:
            GitDeclinedError: it did not.
        """
        outcome = self.run(*arguments, given=given, index=index)
        if not outcome.well:
            raise self.declined(
                outcome, f"git {arguments[0]} was declined: {outcome.reason}"
            )
        return outcome.out

    def line(
        self, *arguments: str, given: bytes = b"", index: Path | None = None
    ) -> str:
        """As `check`, the answer as text without its last line end.

        Raises:
            GitDeclinedError: git did not.
        """
        out = self.check(*arguments, given=given, index=index)
        return decoded(out).rstrip("\n")

    def records(self, *arguments: str, index: Path | None = None) -> list[str]:
        """As `check`, for what prints rows that end with NUL, as with `-z`.

        Raises:
            GitDeclinedError: git did not.
        """
        out = self.check(*arguments, index=index)
        return records(out)

    def declined(self, outcome: Outcome, sentence: str) -> GitDeclinedError:
        """What to raise where git did not do it.

        Args:
            outcome: of the call.
            sentence: to say, unless the disk is full; that is said then.
        """
        from helplog.sync.git.full_disk import FULL, is_full  # noqa: PLC0415  # seldom

        if is_full(self.folder, outcome.err):
            return GitDeclinedError(FULL)
        return GitDeclinedError(sentence)

    def run_remote(self, *arguments: str, seconds: float = NETWORK_SECONDS) -> Outcome:
        """Runs git where it talks to a server: with the person's hooks and sign-in, and a limit."""
        return self._run((*_QUIET, *_STALLED, *arguments), b"", None, seconds)

    def begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        """As `run_remote`, without waiting for it; `finish` waits."""
        # Told in the words of today's git: an idle sync fetches too, and asking for the version
        # would slow it down.
        waiting = NEW if self.durable else ()
        return self._start((*_QUIET, *_STALLED, *waiting, *arguments), apart=True)

    def tidy(self) -> None:
        """Lets git pack what it has, where the person's configuration says; it does so behind."""
        self._run((*_RUNS_NOTHING, *_NO_HOOKS, "gc", "--auto", "--quiet"), b"", None)

    def begin_asking(self, *arguments: str) -> subprocess.Popen[bytes]:
        """As `run`, without waiting for it; `finish` waits.

        Raises:
            RefusalError: there is no git on the PATH.
        """
        return self._start((*_QUIET, *_NO_HOOKS, *arguments))

    def _run(
        self,
        arguments: Sequence[str],
        given: bytes,
        index: Path | None,
        seconds: float | None = None,
    ) -> Outcome:
        process = self._start(
            arguments, index, given=bool(given), apart=seconds is not None
        )
        return finish(process, given, seconds)

    def _start(
        self,
        arguments: Sequence[str],
        index: Path | None = None,
        *,
        given: bool = False,
        apart: bool = False,
    ) -> subprocess.Popen[bytes]:
        source = subprocess.PIPE if given else subprocess.DEVNULL
        try:
            return subprocess.Popen(
                self._command(arguments),
                stdin=source,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=self._environment(index),
                start_new_session=apart,
            )
        except FileNotFoundError:
            raise RefusalError(
                "git is not installed; see https://git-scm.com/downloads"
            ) from None

    def _command(self, arguments: Sequence[str]) -> list[str]:
        folder = str(self.folder)
        return ["git", "-C", folder, *arguments]

    def _environment(self, index: Path | None) -> dict[str, str]:
        environment = dict(os.environ)
        if self.own_environment:
            environment = clean_environment(os.environ)
            if bare_repository(self.folder) is not None:
                # Before 2.38 git doesn't know the word that keeps it from using that.
                environment["GIT_DIR"] = os.devnull
        environment |= dict(self.variables)
        environment |= {
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_OPTIONAL_LOCKS": "0",
            "LC_ALL": "C",
        }
        environment.pop("LANGUAGE", None)
        if self.quiet_ssh and _OWN_SSH.isdisjoint(environment):
            environment["GIT_SSH_COMMAND"] = _SSH
        if index is not None:
            environment["GIT_INDEX_FILE"] = str(index)
        return environment


def bare_repository(folder: Path) -> Path | None:
    """A folder that git would take for a repository by what lies in it, without a `.git`.

    Its `config` came like any other file, and names programs that git runs.

    Args:
        folder: where git is called; it looks there first, and then upward.
    """
    for one in (folder, *folder.parents):
        own = one / ".git"
        if own.is_file() or _looks_like_one(own):
            return None
        if _looks_like_one(one):
            return one
    return None


def _looks_like_one(folder: Path) -> bool:
    names = (
        ("HEAD", "commondir") if (folder / "commondir").is_file() else OF_A_REPOSITORY
    )
    return all(os.path.lexists(folder / name) for name in names)


def finish(
    process: subprocess.Popen[bytes], given: bytes = b"", seconds: float | None = None
) -> Outcome:
    """Waits for a call; one whose time is up is ended with all it has started."""
    try:
        out, err = process.communicate(given or None, timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return Outcome(TIMED_OUT, b"", "fatal: the time was up; Operation timed out")
    except BaseException:
        _end(process)
        raise
    said = err.decode("utf-8", "replace")
    return Outcome(process.returncode, out, said)


def _said_lines(printed: str) -> list[str]:
    """Lines with something in them; hints give advice, and no reason."""
    lines = [
        line.strip() for line in printed.splitlines() if not line.startswith("hint:")
    ]
    return [line for line in lines if line]


def clean_environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment without what would send git elsewhere."""
    return {name: value for name, value in given.items() if not _leads_elsewhere(name)}


def _leads_elsewhere(variable: str) -> bool:
    return variable.startswith("GIT_") and not variable.startswith(_KEPT)


def decoded(printed: bytes) -> str:
    """What git printed, as text; names that are no UTF-8 keep their bytes."""
    return printed.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """A text as git takes it; the reverse of `decoded`."""
    return text.encode("utf-8", "surrogateescape")


def records(printed: bytes) -> list[str]:
    """Rows that end with NUL each, as git prints them with `-z`."""
    return decoded(printed).split("\0")[:-1]


def as_input(texts: Iterable[str], end: str = "\0") -> bytes:
    """Texts as git takes them from its input, with an end each."""
    together = "".join(f"{text}{end}" for text in texts)
    return encoded(together)


def run_git(folder: Path, *arguments: str) -> str | None:
    """What git printed, last line end removed; None where it declined.

    Raises:
        RefusalError: there is no git on the PATH.
    """
    outcome = Git(folder).run(*arguments)
    if outcome.well:
        return outcome.line
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a call, and the programs it started (ssh, a hook) where they have their own session.

    Git is asked first: it takes its locks away before it goes.
    """
    with contextlib.suppress(OSError):
        if sys.platform != "win32" and os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, signal.SIGTERM)
        else:
            process.terminate()
    try:
        process.communicate(timeout=_LEAVING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
