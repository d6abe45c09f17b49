"""The git repository a journal lies in: where it is, making it, its merge driver for entries."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.sync.git.addresses import without_secrets
from helplog.sync.git.calling import (
    OF_A_REPOSITORY,
    Git,
    bare_repository,
    decoded,
    finish,
    records,
    run_git,
)
from helplog.sync.git.durability import SETTINGS
from helplog.sync.git.inside import entries_folder

MERGE_DRIVER: Final = (
    "helplog merge-driver %O %A %B %P || git merge-file --union %A %O %B"
)
"""The fallback keeps both sides' words on a computer that has no helplog; without it git would keep
one side."""
_CONFIG: Final = ("config", "--list", "-z")
_PLACES: Final = (
    "--is-inside-work-tree",
    "--show-toplevel",
    "--absolute-git-dir",
    "--is-shallow-repository",
    "--git-common-dir",
    "--show-prefix",
)
"""What `rev-parse` is asked for; `open_repository` reads its answers in this order."""
_DRIVER_NAME: Final = "helplog: entries merged by meaning"

ENTRY_SUFFIXES: Final = (".md", ".markdown")
"""Files that are merged by meaning, wherever they lie."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where everything is."""

    git: Git
    """Git at the top of the work tree, so that every path it takes or gives is one from there."""
    root: Path
    """The journal's folder."""
    top: Path
    """The top of the work tree; the journal's folder or one above it."""
    git_dir: Path
    common_dir: Path
    """Where branches live; another folder than `git_dir` in a second work tree."""
    prefix: str
    """The journal's folder from the top, `""` or with a slash at its end."""
    docs_dir: str
    """The entries' folder, relative to the journal's, as `entries_folder` has it."""
    shallow: bool
    config: dict[str, str]
    """Git's whole configuration, the last value of each name; section and variable in lower
    case."""

    @property
    def docs(self) -> str:
        """The entries' folder from the top, with a slash at its end."""
        return f"{self.prefix}{self.docs_dir.strip('/')}/"

    @property
    def entries_lie_elsewhere(self) -> bool:
        """Whether the entries' folder is named as one outside of the journal's."""
        if self.docs_dir.startswith(("../", "/")):
            return True
        return ":" in self.docs_dir[1:2]

    @property
    def no_oid(self) -> str:
        """The id of nothing, as long as this repository's ids are."""
        if self.config.get("extensions.objectformat") == "sha256":
            return "0" * 64
        return "0" * 40

    def is_entry(self, path: str) -> bool:
        """Whether a path from the top is a Markdown file of the entries."""
        if not path.startswith(self.docs):
            return False
        return path.endswith(ENTRY_SUFFIXES)

    @property
    def boundary(self) -> Boundary:
        """Where a sync may write: the work tree, through no link."""
        return Boundary(self.top, self.top)

    def place(self, path: str) -> Path:
        """A path from the top, on this disk."""
        return self.top / path


def open_repository(root: Path, docs_dir: str) -> Repository:
    """Looks where a journal's repository is.

    Raises:
        RefusalError: it has none, or git will not use it.
    """
    asking = Git(root).begin_asking(*_CONFIG)
    found = Git(root).run("rev-parse", *_PLACES)
    configured = finish(asking)
    lines = decoded(found.out).split("\n")
    if not found.well or lines[0] != "true":
        raise RefusalError(_why_none(root, found.err))
    _, top, git_dir, shallow, common, prefix = lines[:6]
    config = _read_config(configured.out)
    quiet_ssh = "core.sshcommand" not in config
    durable = SETTINGS.isdisjoint(config)
    return Repository(
        git=Git(Path(top), quiet_ssh=quiet_ssh, durable=durable),
        root=root,
        top=Path(top),
        git_dir=Path(git_dir),
        common_dir=(root / common).resolve(),
        prefix=prefix,
        docs_dir=entries_folder(root, docs_dir),
        shallow=shallow == "true",
        config=config,
    )


def begin_repository(root: Path) -> bool:
    """Makes the journal's folder a git repository, or uses the one it lies in.

    Returns:
        Whether a repository was made.

    Raises:
        RefusalError: there is no git, or it declined.
    """
    made = not in_repository(root)
    if made and run_git(root, "init", "--quiet") is None:
        raise RefusalError(
            f"git could not make a repository in {root}; see what it says to: git init"
        )
    set_merge_driver(root)
    return made


def in_repository(folder: Path) -> bool:
    """Whether a folder lies in a git work tree."""
    return run_git(folder, "rev-parse", "--is-inside-work-tree") == "true"


def set_merge_driver(root: Path) -> None:
    """Sets in this clone what `.gitattributes` can only name."""
    run_git(root, "config", "--local", "merge.helplog.name", _DRIVER_NAME)
    run_git(root, "config", "--local", "merge.helplog.driver", MERGE_DRIVER)


def _read_config(printed: bytes) -> dict[str, str]:
    """The configuration in force; of a name that stands twice, the last value."""
    config = {}
    for pair in records(printed):
        name, has_value, value = pair.partition("\n")
        config[name] = value if has_value else "true"
    return config


def removing(bare: Path) -> str:
    """What to type so that git no longer takes a folder for a repository."""
    return f"rm -r {' '.join(shell_quoted(bare / name) for name in OF_A_REPOSITORY)}"


def _why_none(root: Path, said: str) -> str:
    if "dubious ownership" in said:
        return (
            f"{root} belongs to another user of this computer, so git does not use it; "
            f"if that is right: git config --global --add safe.directory {shell_quoted(root)}"
        )
    if "must be run in a work tree" in said:
        return (
            "this repository is marked as having no files; "
            "mend it with: git config core.bare false"
        )
    looks_so = bare_repository(root)
    if looks_so is not None:
        return (
            f"{looks_so} holds HEAD, objects and refs as git's own folder does, so that git would "
            "run what a file there names; look where they came from, and take them away: "
            f"{removing(looks_so)}"
        )
    git_dir = root / ".git"
    if "not a git repository" in said and git_dir.is_dir() and any(git_dir.iterdir()):
        return (
            f"{git_dir} is there, but git can't use it: its HEAD, objects or refs are not whole; "
            "put it away, begin anew, and name the other end again; your files stay as they are: "
            f"mv {shell_quoted(git_dir)} {shell_quoted(f'{root}.git-aside')} && "
            f"git init {shell_quoted(root)}"
        )
    if "not a git repository" in said or not said.strip():
        return f"{root} is in no git repository yet; begin one with: git init {shell_quoted(root)}"
    return f"git does not use {root}: {without_secrets(said.strip().splitlines()[-1])}"
