"""The workflow of a public forge can't run here; what can be known of it without running it is looked at."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

ROOT: Final = Path(__file__).parents[2]
WORKFLOWS: Final = sorted((ROOT / ".github/workflows").glob("*.yml"))


@pytest.fixture(scope="module")
def tests() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        (ROOT / ".github/workflows/tests.yml").read_text("utf-8")
    )
    return loaded


def test_there_is_one() -> None:
    assert [path.name for path in WORKFLOWS] == ["tests.yml"]


def test_each_has_the_shape_that_the_forge_knows() -> None:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            "vendor.github-workflows",
            *WORKFLOWS,
        ],
        check=True,
        capture_output=True,
    )


def test_none_trusts_more_than_it_must() -> None:
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    if zizmor is None:
        pytest.skip("zizmor is not made for this system")
    looked = subprocess.run(
        [zizmor, "--offline", "--quiet", *WORKFLOWS],
        capture_output=True,
        text=True,
        check=False,
    )
    assert looked.returncode == 0, looked.stdout


def test_the_systems_and_pythons_are_those_the_readme_promises(
    tests: dict[str, Any],
) -> None:
    matrix = tests["jobs"]["systems"]["strategy"]["matrix"]
    assert matrix["system"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    assert matrix["python"][0] == "3.11"


def test_it_runs_what_is_run_here(tests: dict[str, Any]) -> None:
    assert "bash .ci/run" in [
        step.get("run") for step in tests["jobs"]["everything"]["steps"]
    ]


def test_a_commit_is_held_to_what_make_check_says() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (hook,) = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert (hook["entry"], hook["language"]) == ("make check", "system")
