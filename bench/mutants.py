"""Small faults in the code that guards words and privacy: whether a test notices each.

python bench/mutants.py [--each N] [--seed WORD] [--jobs N] [MODULE ...]

Written here because mutmut 3 leaves everything outside of functions alone, and with it the patterns
and limits in which most of these rules stand, and because cosmic-ray changes the work tree itself
and knows no sample that comes out alike twice. A fault is written into a copy of `src` that stands
before the real one on Python's path. What is tried depends on the faults alone, not on where they
stand, so that moving a module changes nothing about it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from queue import SimpleQueue
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from bench.faults import Fault, faults_in  # noqa: E402

EACH: Final = 6
"""Faults of each module that are tried unless more are asked for."""
SEED: Final = "helplog"
PATIENCE: Final = 5
"""A test that takes so many times as long as without the fault waits for ever."""
LEAST_SECONDS: Final = 20
MOST_SECONDS: Final = 600

GUARDED: Final[dict[str, tuple[str, ...]]] = {
    "helplog.text.merging.proving": (
        "tests/merging/test_nets.py",
        "tests/merging/test_cases.py",
        "tests/hostile/test_private_merges.py",
    ),
    "helplog.text.source.file.conflicts": (
        "tests/merging/test_cases.py",
        "tests/merging/test_bytes.py",
        "tests/text/test_reader_cases.py",
    ),
    "helplog.text.editing.proving": (
        "tests/splicing/test_proving.py",
        "tests/splicing/test_appending.py",
        "tests/splicing/test_front_keys.py",
    ),
    "helplog.text.reading.secrecy": (
        "tests/private/test_kept_private.py",
        "tests/hostile/test_private_spellings.py",
        "tests/text/test_reader_cases.py",
    ),
    "helplog.text.values.private_keys": (
        "tests/private/test_kept_private.py",
        "tests/hostile/test_private_spellings.py",
    ),
    "helplog.text.values.private_words": (
        "tests/private/test_kept_private.py",
        "tests/hostile/test_private_spellings.py",
    ),
    "helplog.text.merging.keeping_private": (
        "tests/hostile/test_private_merges.py",
        "tests/merging/test_cases.py",
    ),
    "helplog.text.reading.ordinary": (
        "tests/text/test_ordinary_pages.py",
        "tests/private/test_kept_private.py",
    ),
    "helplog.store.files.confinement": (
        "tests/hostile/test_outside_the_folder.py",
        "tests/hostile/test_outside_by_sync.py",
    ),
    "helplog.store.files.folder_handle": (
        "tests/capture/test_lasting.py",
        "tests/hostile/test_outside_the_folder.py",
        "tests/store/test_site_publishing.py",
    ),
    "helplog.store.writing.rewriting": (
        "tests/store/test_rewriting.py",
        "tests/capture/test_commands.py",
    ),
    "helplog.store.memory.notes": (
        "tests/hostile/test_believed_state.py",
        "tests/private/test_kept_private.py",
        "tests/store/test_privacy.py",
    ),
    "helplog.store.site.manifest": (
        "tests/store/test_site_note.py",
        "tests/store/test_site_publishing.py",
        "tests/hostile/test_site_folder.py",
    ),
    "helplog.store.files.saving": (
        "tests/capture/test_lasting.py",
        "tests/capture/test_saving.py",
    ),
    "helplog.store.memory.undo_notes": (
        "tests/capture/test_taking_back.py",
        "tests/capture/test_lasting.py",
        "tests/hostile/test_believed_state.py",
        "tests/capture/test_commands.py",
    ),
    "helplog.store.files.privacy": (
        "tests/store/test_privacy.py",
        "tests/private/test_doctor.py",
    ),
    "helplog.store.memory.known_names": (
        "tests/store/test_known_names.py",
        "tests/private/test_kept_private.py",
        "tests/capture/test_commands.py",
    ),
    "helplog.sync.merging.meaning": (
        "tests/merging/test_nets.py",
        "tests/sync/test_driver.py",
        "tests/sync/test_healing.py",
    ),
    "helplog.sync.worktree.disk": (
        "tests/capture/test_lasting.py",
        "tests/sync/test_moves.py",
    ),
    "helplog.sync.worktree.swapping": (
        "tests/sync/test_moves.py",
        "tests/sync/test_forms.py",
    ),
    "helplog.sync.worktree.vanishing": ("tests/sync/test_vanishing.py",),
    "helplog.website.public_files": (
        "tests/hostile/test_public_files.py",
        "tests/private/test_private_entries.py",
    ),
    "helplog.prose.public_names": (
        "tests/hostile/test_public_files.py",
        "tests/private/test_private_entries.py",
    ),
    "helplog.website.looking.kept_back": (
        "tests/hostile/test_public_files.py",
        "tests/private/test_private_entries.py",
        "tests/private/test_configuration.py",
    ),
    "helplog.text.reading.configuration.left_out": (
        "tests/site/test_left_out_by_the_configuration.py",
    ),
    "helplog.website.attachments": (
        "tests/hostile/test_public_files.py",
        "tests/private/test_private_entries.py",
        "tests/private/test_configuration.py",
    ),
    "helplog.prose.cleaning": ("tests/hostile/test_cleaning.py",),
    "helplog.website.preview.guard": (
        "tests/private/test_guard.py",
        "tests/hostile/test_preview_requests.py",
    ),
    "helplog.website.preview.hosts": ("tests/private/test_guard.py",),
    "helplog.website.preview.sessions": (
        "tests/private/test_guard.py",
        "tests/hostile/test_preview_way_in.py",
    ),
    "helplog.website.preview.peers": ("tests/hostile/test_preview_other_users.py",),
}
"""Modules that guard words and privacy, and the tests that guard them, the quickest first."""

EQUAL: Final[dict[tuple[str, str, str], str]] = {
    (
        "_REMEMBERED: Final = 16",
        "16",
        "(15)",
    ): "What is remembered is what would be found again.",
    (
        "_REMEMBERED: Final = 16",
        "16",
        "(17)",
    ): "What is remembered is what would be found again.",
    (
        "scalars[name.casefold(), value] += 1",
        "1",
        "(2)",
    ): "All versions are counted alike.",
    ("faults[one.code] += 1", "1", "(2)"): "All versions are counted alike.",
    (
        "parts = replace(parts, mark=False, ends='\\n')",
        "False",
        "(True)",
    ): "Two files are alike with a mark where they are without.",
    (
        "if not lost:",
        "not lost",
        "False",
    ): "Where nothing is lost, whatever is looked through holds all of it.",
    (
        "_FEWEST_LETTERS: Final = 5",
        "5",
        "(4)",
    ): "Four letters are three slips away from seven.",
    (
        "begin(boundary, rewritings[0].group if rewritings else '')",
        "0",
        "(-1)",
    ): "What is written at once has one group.",
    (
        "if not may_mean(plain):",
        "not may_mean(plain)",
        "False",
    ): "What means the key holds some of its letters; to look for them first only saves time.",
    (
        "if not any(stripped):",
        "not any(stripped)",
        "False",
    ): "Patterns of blanks name nothing; to look for others first only saves an import.",
    (
        "if KEY not in plain:",
        "KEY not in plain",
        "False",
    ): "Both patterns hold the word itself; to look for it first only saves time.",
    (
        "if plain.lstrip(' \\t-*+')[:1] not in {'{', '['}:",
        "1",
        "(0)",
    ): "What stands in brackets at the beginning is found as what stands in brackets.",
    (
        "data = folder.read(folder.name, MOST_BYTES + 1)",
        "1",
        "(0)",
    ): "A note that was cut doesn't bear its mark.",
    (
        "data = folder.read(folder.name, MOST_BYTES + 1)",
        "1",
        "(2)",
    ): "Of a note that is too long, nothing is used.",
    ("breaks[f'marker {row[0]}'] += 1", "1", "(2)"): "All versions are counted alike.",
    (
        "if hasattr(os, 'fchown') and owners != (new.st_uid, new.st_gid):",
        "hasattr(os, 'fchown') and owners != (new.st_uid, new.st_gid)",
        "(hasattr(os, 'fchown'))",
    ): "To give a file to its owner changes nothing.",
    (
        "if hasattr(os, 'fchown') and owners != (new.st_uid, new.st_gid):",
        "hasattr(os, 'fchown') and owners != (new.st_uid, new.st_gid)",
        "(owners != (new.st_uid, new.st_gid))",
    ): "Where there is no such call, all files have the same owner to Python.",
    (
        "_CHUNK_BYTES: Final = 1 << 20",
        "1",
        "(2)",
    ): "What is read piece by piece is put together, however long a piece is.",
    (
        "_CHUNK_BYTES: Final = 1 << 20",
        "20",
        "(21)",
    ): "The same.",
    (
        "_CHUNK_BYTES: Final = 1 << 20",
        "20",
        "(19)",
    ): "The same.",
    (
        "if not about.st_mode & OWNER_ONLY:",
        "not about.st_mode & OWNER_ONLY",
        "False",
    ): "To close what is closed changes nothing.",
    (
        "beside = file.src_dir == docs_dir and (not file.is_documentation_page())",
        "file.src_dir == docs_dir and (not file.is_documentation_page())",
        "(file.src_dir == docs_dir)",
    ): "Where files that could run are looked for: no page's name ends as theirs do.",
    (
        "return not (parts.scheme or parts.netloc)",
        "parts.scheme or parts.netloc",
        "(parts.scheme)",
    ): "What names a host without a scheme begins with two slashes, and was declined above.",
    (
        "_FEW_TAGS: Final = 700",
        "700",
        "(699)",
    ): "So few tags are neither too deep nor too many: to count them finds nothing.",
    (
        "_FEW_TAGS: Final = 700",
        "700",
        "(701)",
    ): "So few tags are neither too deep nor too many: to count them finds nothing.",
    (
        "if html.count('<') > _FEW_TAGS:",
        "html.count('<') > _FEW_TAGS",
        "(html.count('<') >= _FEW_TAGS)",
    ): "So few tags are neither too deep nor too many: to count them finds nothing.",
    (
        "if html.count('<') > _FEW_TAGS:",
        "html.count('<') > _FEW_TAGS",
        "True",
    ): "So few tags are neither too deep nor too many: to count them finds nothing.",
    (
        "return not is_page and says_private(path_of(file))",
        "not is_page and says_private(path_of(file))",
        "(says_private(path_of(file)))",
    ): "A page that was let in is text in MkDocs's hands by then, and lies nowhere.",
    (
        "if running_uris:",
        "running_uris",
        "True",
    ): "Where nothing could run, the public words are searched for no name.",
}
"""Faults that are none: the statement's first line, what is changed in it, into what, and why it
means the same."""


@dataclass(frozen=True)
class Outcome:
    """What became of one fault."""

    fault: Fault
    end: str
    """`killed`, `survived` or `timed out`."""


class Copy:
    """A copy of the program beside the tests, in which one file at a time is another one."""

    def __init__(self, folder: Path) -> None:
        """Copies it, with what Python has compiled, so that a run does not do so again."""
        self.folder = folder
        shutil.copytree(ROOT / "src", folder / "src")
        (folder / "theme").symlink_to(ROOT / "theme", target_is_directory=True)

    def run(self, tests: Sequence[str], limit: float) -> int | None:
        """Runs tests on the copy; pytest's exit code, None where it took too long."""
        command = [
            sys.executable,
            "-m",
            "pytest",
            *tests,
            "-x",
            "-q",
            "-n0",
            "-p",
            "no:cacheprovider",
        ]
        command += [
            "--hypothesis-seed=0",
            "-o",
            f"pythonpath={self.folder / 'src'} {ROOT}",
            "-m",
            "not browser",
        ]
        environment = os.environ | {
            "PYTHONPATH": str(self.folder / "src"),
            # two faults in one second are one file to Python's cache
            "PYTHONDONTWRITEBYTECODE": "1",
            "HYPOTHESIS_STORAGE_DIRECTORY": str(self.folder / "hypothesis"),
            "TMPDIR": str(self.folder),
        }
        with (self.folder / "said").open("w") as said:
            running = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
            try:
                return running.wait(limit)
            except subprocess.TimeoutExpired:
                return None
            finally:
                if running.poll() is None:
                    os.killpg(running.pid, signal.SIGKILL)  # its children as well
                    running.wait()

    def try_fault(self, fault: Fault, tests: Sequence[str], limit: float) -> Outcome:
        """Runs the tests with a fault in its place, and takes it out again."""
        place = self.folder / fault.path
        whole = place.read_bytes()
        for compiled in (place.parent / "__pycache__").glob(f"{place.stem}.*.pyc"):
            compiled.unlink()
        place.write_bytes(fault.applied(whole))
        try:
            code = self.run(tests, limit)
        finally:
            place.write_bytes(whole)
        end = {None: "timed out", 0: "survived"}.get(code, "killed")
        return Outcome(fault, end)


def path_of(module: str) -> Path:
    """A module's file, seen from the project's folder."""
    path = Path("src", *module.split("."))
    return path / "__init__.py" if (ROOT / path).is_dir() else path.with_suffix(".py")


def sample(module: str, each: int, seed: str) -> list[Fault]:
    """So many faults of a module, always the same ones; without those known to mean the same."""
    path = path_of(module)
    found = [
        fault
        for fault in faults_in(path, (ROOT / path).read_text("utf-8"))
        if fault.key not in EQUAL
    ]
    times: Counter[tuple[str, str, str]] = Counter()
    ranked = []
    for fault in found:
        times[fault.key] += 1
        rank = blake2b(
            repr((seed, fault.key, times[fault.key])).encode(), digest_size=8
        ).digest()
        ranked.append((rank, fault))
    return [fault for _, fault in sorted(ranked, key=lambda pair: pair[0])[:each]]


def run_all(
    modules: Sequence[str], each: int, seed: str, jobs: int
) -> Iterator[Outcome]:
    """Tries the samples of these modules."""
    with (
        tempfile.TemporaryDirectory(prefix="helplog-mutants-") as name,
        ThreadPoolExecutor(jobs) as pool,
    ):
        copies: SimpleQueue[Copy] = SimpleQueue()
        for number in range(jobs):
            folder = Path(name, str(number))
            folder.mkdir()
            copies.put(Copy(folder))

        def limit_of(module: str) -> float:
            copy = copies.get()
            began = time.monotonic()
            try:
                if copy.run(GUARDED[module], MOST_SECONDS) != 0:
                    said = (copy.folder / "said").read_text("utf-8", "replace")
                    sys.exit(f"the tests of {module} fail without any fault:\n{said}")
            finally:
                copies.put(copy)
            return max(LEAST_SECONDS, PATIENCE * (time.monotonic() - began))

        def one(module: str, fault: Fault, limit: float) -> Outcome:
            copy = copies.get()
            try:
                return copy.try_fault(fault, GUARDED[module], limit)
            finally:
                copies.put(copy)

        limits = dict(zip(modules, pool.map(limit_of, modules), strict=True))
        tried = [
            (module, fault)
            for module in modules
            for fault in sample(module, each, seed)
        ]
        yield from pool.map(lambda pair: one(pair[0], pair[1], limits[pair[0]]), tried)


def main() -> int:
    """Prints every fault that no test noticed; 1 where there is one."""
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").split("\n", maxsplit=1)[0]
    )
    parser.add_argument(
        "modules",
        nargs="*",
        metavar="MODULE",
        help="by its dotted name, or the end of it",
    )
    parser.add_argument(
        "--each", type=int, default=EACH, help="faults of each module (%(default)s)"
    )
    parser.add_argument("--seed", default=SEED, help="which ones (%(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="at a time (%(default)s)")
    given = parser.parse_args()
    modules = [
        m
        for m in GUARDED
        if not given.modules or any(m.endswith(f".{end}") for end in given.modules)
    ]
    ends: Counter[str] = Counter()
    for outcome in run_all(modules, given.each, given.seed, given.jobs):
        ends[outcome.end] += 1
        if outcome.end != "killed":
            print(f"{outcome.end:9} {outcome.fault}", flush=True)
    print(
        ", ".join(f"{ends[end]} {end}" for end in ("killed", "timed out", "survived"))
    )
    return 1 if ends["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
