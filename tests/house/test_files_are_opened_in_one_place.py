"""Files of a journal are opened, made and moved by way of one function, which holds them to the journal's own folders.

A path is a name, and a link can be put in its place. Whoever opens a file by its path alone has to
stand in the list below, with the reason why no link can lead it astray.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from tests.house.trees import modules

OPENERS: Final = frozenset(
    (
        "read_bytes",
        "read_text",
        "write_bytes",
        "write_text",
        "touch",
        "symlink_to",
        "hardlink_to",
        "rename",
    )
)
"""Methods of a path that open, make or move a file."""
CALLS: Final = {
    "os": {"open", "link", "symlink", "rename", "replace", "truncate", "mkfifo"},
    "shutil": {"copy", "copy2", "copyfile", "copytree", "move"},
}
IN_A_HELD_FOLDER: Final = {"dir_fd", "src_dir_fd", "dst_dir_fd"}
"""Said where a call is made in a folder that is held open."""
MODES: Final = set("rwxab+t")
GITS_OWN: Final = "git's own files, which lie in no work tree"
BY_NAME: Final = {
    "helplog.cli.output.guarded_streams": "the system's device for nothing",
    "helplog.cli.completion.shells": "the system's device for nothing",
    "helplog.cli.group": "the system's device for nothing",
    "helplog.exchange.new_pages": "a template of helplog's own",
    "helplog.language.findings.documentation": "a page of helplog's own",
    "helplog.pages.handoffs.for_them": "a stylesheet of helplog's own",
    "helplog.pages.words": "the translations of helplog's own",
    "helplog.publish.sealed.passphrases.own_file": "a file that a person names for a passphrase; no link is followed to it",
    "helplog.publish.book.binding": "a stylesheet of helplog's own",
    "helplog.publish.sealed.browser_files": "scripts, a page and icons of helplog's own",
    "helplog.website.material.stylesheet": "the parts of helplog's own stylesheet",
    "helplog.website.material.naming": "a template of the theme's",
    "helplog.store.files.folder_handle": "this is the one place; a folder that is held open, and through no link",
    "helplog.store.writing.locking": "lock files in folders that a build has just made for itself",
    "helplog.store.site.folder": "git's own file that says where it keeps the journal",
    "helplog.store.site.page_files": "pages of the site, in a folder that a build has just made for itself",
    "helplog.store.site.publishing": "a file that tells whether two folders are on one disk, in a new folder",
    "helplog.store.files.loading": "the configuration, which says where everything else lies",
    "helplog.store.files.privacy": "the system's list of disks; a file that is only ever made, in the site's folder",
    "helplog.store.scaffold": "a template of helplog's own",
    "helplog.store.memory.user_key": "the user's key, which lies outside of every journal; no link is followed to it",
    "helplog.sync.worktree.quarantine": GITS_OWN,
    "helplog.sync.arriving": "the configuration",
    "helplog.sync.worktree.state": GITS_OWN,
    "helplog.sync.worktree.disk": "moves of files that git's folder holds; a new file beside another, through no link",
    "helplog.sync.merging.driver": "three files that git wrote for the driver, and names to it",
    "helplog.sync.halfway": GITS_OWN,
    "helplog.sync.worktree.branch_repair": GITS_OWN,
    "helplog.sync.worktree.lost_texts": GITS_OWN,
    "helplog.sync.worktree.indexing": GITS_OWN,
    "helplog.sync.merging.meaning": "files in a temporary folder",
    "helplog.sync.git.objects": GITS_OWN,
    "helplog.sync.worktree.plan": "files in git's own folder; of the work tree only whether they have changed",
    "helplog.sync.git.remotes": GITS_OWN,
    "helplog.sync.git.status": GITS_OWN,
    "helplog.website.preview.browser_handover": "a new file in a folder that was just made for it alone",
    "helplog.website.confined_file": "a file of the site, in a folder that MkDocs has emptied",
    "helplog.website.leaving": "the configuration",
    "helplog.website.looking.kept_back": "looked into for whether it says private; what is copied is opened anew, in the one place",
    "helplog.website.public_files": "looked into for what it names; what is copied is opened anew, in the one place",
    "helplog.website.preview.peers": "the system's tables of connections",
    "helplog.website.preview.reloading": "a script of helplog's own",
    "helplog.store.site.inputs": "looked into for whether it has changed; its words go into a digest and nowhere else",
    "helplog.website.composed.writing": "a page that this build has just made, in a folder of its own",
    "helplog.website.incremental.remembering": "the configuration",
    "helplog.website.material.slimming": "files of the site, which nobody else has written yet",
    "helplog.website.search.script": "the theme",
}


def opened_by_name(tree: ast.Module) -> Iterator[int]:
    """The lines on which a file is opened, made or moved by its path alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _by_name(node):
            yield node.lineno


def _by_name(call: ast.Call) -> bool:
    if IN_A_HELD_FOLDER & {one.arg for one in call.keywords}:
        return False
    if isinstance(call.func, ast.Name):
        return call.func.id == "open" and not _is_handle(call)
    return isinstance(call.func, ast.Attribute) and _opens(call.func, call)


def _opens(called: ast.Attribute, call: ast.Call) -> bool:
    owner = called.value.id if isinstance(called.value, ast.Name) else ""
    if owner in CALLS:
        return called.attr in CALLS[owner]
    return called.attr in OPENERS or (called.attr == "open" and _has_mode(call))


def _has_mode(call: ast.Call) -> bool:
    """`path.open("wb")`, and not `held.open(READING)`."""
    first = call.args[0] if call.args else None
    return (
        isinstance(first, ast.Constant)
        and isinstance(first.value, str)
        and MODES.issuperset(first.value)
    )


def _is_handle(call: ast.Call) -> bool:
    """What is opened already: a call that opened it, or a name that says so."""
    first = call.args[0]
    return isinstance(first, ast.Call) or (
        isinstance(first, ast.Name) and first.id == "handle"
    )


def test_who_opens_files_by_their_path_alone_is_listed_with_the_reason() -> None:
    found = {
        module
        for module, tree in modules().items()
        if any(True for _ in opened_by_name(tree))
    }
    assert sorted(found - BY_NAME.keys()) == [], (
        "use helplog.store.files.confinement, or say why a link can do no harm"
    )
    assert sorted(BY_NAME.keys() - found) == [], "these open nothing by name any more"


def test_an_opener_would_be_noticed() -> None:
    source = """
from pathlib import Path
import os, shutil
open("x")
path.open("rb")
Path("x").read_text()
os.replace(one, other)
shutil.copy2(one, other)
os.open(path, 0)
open(handle)
open(held.open(READING))
held.open(READING)
os.open(name, 0, dir_fd=handle)
os.replace(one, other, dst_dir_fd=handle)
"""
    assert sorted(opened_by_name(ast.parse(source))) == [4, 5, 6, 7, 8, 9]
