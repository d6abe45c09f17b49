"""Everything a release needs but the uploading: the version, the changelog, the packages.

make release
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from helplog import __version__

ROOT: Final = Path(__file__).parents[1]
DIST: Final = ROOT / "dist"
_HEADING: Final = re.compile(
    r"^## (?P<version>\S+)(?: \((?P<day>\d{4}-\d{2}-\d{2})\))?$", re.MULTILINE
)


def main() -> int:
    """Builds and looks; 0 where nothing stands in the way of uploading."""
    in_the_way = list(
        unready(
            (ROOT / "CHANGELOG.md").read_text("utf-8"), __version__, changed_files()
        )
    )
    for one in in_the_way:
        print(f"release: {one}", file=sys.stderr)
    if in_the_way:
        return 1
    shutil.rmtree(DIST, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "build", "--quiet"], cwd=ROOT, check=True)
    packages = sorted(DIST.iterdir())
    checked = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *map(str, packages)],
        check=False,
    )
    strangers = [
        f"{package.name}: {name}"
        for package in packages
        for name in strange_names(package)
    ]
    for one in strangers:
        print(f"release: not on the list of what is shipped: {one}", file=sys.stderr)
    lacking = [package.name for package in packages if lacks_extension(package)]
    for one in lacking:
        print(
            f"release: {one} carries no extension for VS Code; see: make extension",
            file=sys.stderr,
        )
    if checked.returncode or strangers or lacking:
        return 1
    print(f"\nhelplog {__version__} is ready. What is left is yours:\n")
    print(f"    git tag -s v{__version__} -m 'helplog {__version__}'")
    print("    git push origin main --tags")
    print("    python -m twine upload dist/*\n")
    return 0


def unready(changelog: str, version: str, changed: list[str]) -> Iterator[str]:
    """What has to be done before a release, a line each.

    Args:
        changelog: the text of CHANGELOG.md.
        version: the package's own.
        changed: files that are not committed.
    """
    headings = {
        found["version"]: found["day"] for found in _HEADING.finditer(changelog)
    }
    if version not in headings:
        wanted = f"## {version} (YYYY-MM-DD)"
        yield f"CHANGELOG.md has no section for {version}: rename Unreleased to `{wanted}`"
    elif not headings[version]:
        yield f"the section for {version} in CHANGELOG.md has no day: `## {version} (YYYY-MM-DD)`"
    if "Unreleased" in headings:
        yield "CHANGELOG.md still has a section of what is unreleased"
    if changed:
        yield f"not committed yet: {', '.join(changed[:5])}"


def changed_files() -> list[str]:
    """Files that differ from the last commit, or are not in it."""
    said = subprocess.run(
        ["git", "status", "--porcelain", "-z"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [row[3:] for row in said.split("\0") if row]


def strange_names(package: Path) -> list[str]:
    """Files of a package that are neither the program nor its papers: a diary must never be one."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            names = wheel.namelist()
        known = re.compile(r"helplog/|helplog-[^/]+\.dist-info/")
    else:
        with tarfile.open(package) as sdist:
            names = [
                one.name.partition("/")[2] for one in sdist.getmembers() if one.isfile()
            ]
        known = re.compile(
            r"src/helplog/|theme/|editors/vscode/|docs/diagnostics\.md$|(?:README\.md|LICENSE|CHANGELOG\.md|PKG-INFO|pyproject\.toml|\.gitignore)$"
        )
    return [name for name in names if name and not known.match(name)]


def lacks_extension(package: Path) -> bool:
    """Whether it is a wheel without what `helplog editor vscode` adds: built without Node.js."""
    if package.suffix != ".whl":
        return False
    with zipfile.ZipFile(package) as wheel:
        return "helplog/extension/helplog.vsix" not in wheel.namelist()


if __name__ == "__main__":
    sys.exit(main())
