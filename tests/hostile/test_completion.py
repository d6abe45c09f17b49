"""Attempts to run something when TAB and Enter are pressed, by what a person in the journal is called."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml
from tests.covering import covering
from tests.forking import run_program
from tests.hostile.typed_shell import TypedShell

from helplog.cli.completion.quoting import for_bash, open_quote

NAMES: Final = {
    "a command": "Ana$(touch PWN)",
    "backticks": "Cid`touch PWN`",
    "a space": "Dana Lee",
    "an apostrophe": "Eve O'Neill",
    "quotes and a command": 'Fay "x" $(touch PWN)',
    "a star": "Gus *",
    "an exclamation mark": "Hal! x",
    "a tilde": "~root",
    "a backslash": "Kim\\$(touch PWN)",
    "a comment": "Ola #x",
    "brackets": "Pia (x)",
    "a redirection": "Quy <x> >PWN",
    "a variable": "Rut$HOME ${HOME}",
    "a per cent sign": "Uwe 100% ^x",
    "history": "!!wow",
    "an equals sign": "Vi = x",
    "a no-break space": "Wim\u00a0Na",
    "letters of other scripts": "Zoë Ωμέγα",
    "a joiner": "علی‌رضا",
}
"""Each begins with two signs that no other begins with."""
ALONE: Final = {
    "a semicolon": "Bob; touch PWN",
    "an ampersand": "Mia & touch PWN &",
    "a pipe": "Ned | touch PWN",
}
"""Names that only a person's own page can give: elsewhere these signs stand between several
people."""
NEVER_OFFERED: Final = {
    "an option": "--journal=/tmp",
    "a line end": "\nSue\ntouch PWN",
    "an escape": "Tom\x1b[2J",
    "a bidi control": "Roy\u202eyoR",
    "C1": "Una\x9b2J",
    "a NUL": "Val\x00",
}
SHELLS: Final = ("bash", "zsh", "fish")


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("completion") / "journal"
    (root / "entries/people").mkdir(parents=True)
    root.chmod(0o700)
    (root / "mkdocs.yml").write_text(
        "site_name: J\ndocs_dir: entries\nplugins: [search, helplog]\n", "utf-8"
    )
    items = [
        {"who": [name], "what": "x"}
        for name in (*NAMES.values(), *NEVER_OFFERED.values())
    ]
    day = yaml.safe_dump(
        {"asks": items, "needs": ["$(touch PWN)", "a\x1b[2J\nb"]}, allow_unicode=True
    )
    (root / "entries/2026-11-10.md").write_text(f"---\n{day}---\n", "utf-8")
    for number, name in enumerate(ALONE.values()):
        front = yaml.safe_dump({"person": name})
        (root / f"entries/people/{number}.md").write_text(f"---\n{front}---\n", "utf-8")
    return root


@pytest.fixture(
    scope="module",
    params=[
        "bash",
        *(pytest.param(name, marks=pytest.mark.slow) for name in SHELLS[1:]),
    ],
)
def shell(
    request: pytest.FixtureRequest,
    journal: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[TypedShell]:
    begun = TypedShell(request.param, journal, tmp_path_factory.mktemp(request.param))
    yield begun
    begun.close()


@pytest.fixture(scope="module")
def bash(
    journal: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TypedShell]:
    begun = TypedShell("bash", journal, tmp_path_factory.mktemp("bash-alone"))
    yield begun
    begun.close()


def entered(shell: TypedShell, journal: Path, line: str) -> list[str]:
    """What helplog was called with, once a line with a TAB in it was typed and entered."""
    before = len(shell.noted.read_text("utf-8").splitlines())
    shell.enter(line)
    assert not (journal / "PWN").exists(), f"typing {line!r} ran what a name said"
    calls = shell.noted.read_text("utf-8").splitlines()[before:]
    assert len(calls) == 1, f"typing {line!r} made {calls}"
    words: list[str] = json.loads(calls[0])
    return words


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_one_argument(shell: TypedShell, journal: Path, name: str) -> None:
    begun = f"\\{name[:2]}" if name[0] in "~!" else name[:2]
    assert entered(shell, journal, f"helplog ask {begun}\t words") == [
        "ask",
        name,
        "words",
    ]


@pytest.mark.parametrize("name", ALONE.values(), ids=ALONE)
def test_a_name_from_a_persons_own_page_is_one_argument(
    shell: TypedShell, journal: Path, name: str
) -> None:
    assert entered(shell, journal, f"helplog people {name[:2]}\t") == ["people", name]


@pytest.mark.parametrize(
    ("name", "quote"),
    covering([name for name in NAMES.values() if name[0] not in "~!"], ["'", '"']),
)
def test_a_quote_that_was_typed_is_respected(
    bash: TypedShell, journal: Path, name: str, quote: str
) -> None:
    assert entered(bash, journal, f"helplog ask {quote}{name[:2]}\t words") == [
        "ask",
        name,
        "words",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "helplog ask Dana\\ L\t words",
        'helplog ask "Dana L\t words',
        "helplog ask 'Dana L\t words",
    ],
)
def test_the_second_word_of_a_name_completes(
    bash: TypedShell, journal: Path, line: str
) -> None:
    assert entered(bash, journal, line) == ["ask", "Dana Lee", "words"]


@pytest.mark.parametrize(
    "line",
    [
        "echo \"$(helplog ask 'An\t",
        'echo "`helplog ask An\t',
        "echo `helplog ask An\t",
        'helplog ask Da"na $(An\t',
        "helplog ask $'An\t",
        "helplog ask ${An\t",
        'helplog ask "a"An\t',
        "helplog ask ''\"An\t",
        "helplog ask \"'An\t",
    ],
)
def test_quotes_within_quotes_run_nothing_of_a_name(
    journal: Path, tmp_path: Path, line: str
) -> None:
    """What such a line means is the person's own; a shell of its own, since it may be left waiting for the rest."""
    begun = TypedShell("bash", journal, tmp_path)
    try:
        begun.enter(f"{line}\x03")
        begun.enter(f"{line}\n\x03")
    finally:
        begun.close()
    assert not (journal / "PWN").exists()


@pytest.mark.parametrize(
    ("name", "command", "shell_name"),
    covering(NEVER_OFFERED, ["ask", "people"], SHELLS),
)
def test_what_no_line_can_hold_is_not_offered(
    journal: Path, name: str, command: str, shell_name: str
) -> None:
    offered = asked(journal, f"helplog {command} {name[:2]}", 2, shell_name)
    assert name not in offered
    assert not {*offered} & {*"\x00\x1b\x9b\u202e"}


@pytest.mark.parametrize(
    ("command", "shell_name"), covering(["answer", "done", "result"], SHELLS)
)
def test_what_is_open_is_shown_without_controls(
    journal: Path, command: str, shell_name: str
) -> None:
    offered = asked(journal, f"helplog {command} ", 2, shell_name)
    assert not {*offered} & {*"\x1b\x9b\u202e\x00"}
    numbers = [
        line
        for line in offered.splitlines()
        if line.lstrip("plain,").split("\t")[0].isdigit()
    ]
    assert numbers or command == "result"


def test_a_star_is_no_pattern_for_the_files_around(
    bash: TypedShell, journal: Path
) -> None:
    """click's own script has bash expand a reply: with files by such names about, other words came."""
    for name in ("plain,Gus 1", "Gus 2"):
        (journal / name).touch()
    assert entered(bash, journal, "helplog ask Gu\t words") == ["ask", "Gus *", "words"]


def test_a_script_saved_from_before_offers_what_is_harmless_alone(
    journal: Path,
) -> None:
    """Nobody knows there what stands before the cursor."""
    offered = {
        line.removeprefix("plain,")
        for line in asked(journal, "helplog ask ", 2, "bash", typed=None).splitlines()
    }
    assert {"Dana Lee", "Zoë Ωμέγα", "علی‌رضا"} <= offered
    assert not [name for name in offered if {*name} & {*"$`\"'\\!*~<>();&|#{}\n"}]


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_every_sign_means_itself_in_bash(quote: str) -> None:
    """As bash reads it; in a quoted context, as its line editor leaves it."""
    words = [
        *NAMES.values(),
        *ALONE.values(),
        *(f"a{chr(code)}b{chr(code)}" for code in range(0x20, 0x7F)),
    ]
    said = subprocess.run(
        [
            "bash",
            "-c",
            "printf '%s\\0' " + " ".join(for_bash(word, quote) for word in words),
        ],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert said.split("\0")[:-1] == words


@pytest.mark.parametrize("before", ["", "'", '"', "a", "$'", '"$x'])
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_word_in_a_wrong_place_still_runs_nothing(
    before: str, quote: str, tmp_path: Path
) -> None:
    """bash, its line editor and helplog may disagree on where quotes begin."""
    words = [
        *NAMES.values(),
        *ALONE.values(),
        "'; touch PWN; '",
        '"; touch PWN; "',
        "''$(touch PWN)",
    ]
    for after in {"", before[-1:], quote}:
        lines = [f"true {before}{for_bash(word, quote)}{after}" for word in words]
        script = "".join(f"bash -c {shlex.quote(line)}\n" for line in lines)
        subprocess.run(
            ["bash"],
            input=script,
            text=True,
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert not [*tmp_path.iterdir()], lines


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("helplog ask An", ""),
        ("helplog ask 'An", "'"),
        ('helplog ask "An', '"'),
        ("helplog ask \"it's An", '"'),
        ("helplog ask \\'An", ""),
        ("helplog ask '\\' An", ""),
        ('helplog ask "\\" An', '"'),
        ("helplog ask 'a' \"b\" An", ""),
    ],
)
def test_the_quote_that_is_open(line: str, quote: str) -> None:
    assert open_quote(line) == quote


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(
            {"mkdocs.yml": "plugins: [helplog\n\x00"}, id="an unreadable configuration"
        ),
        pytest.param(
            {"entries/2026-11-11.md": "---\nasks: " + "[" * 5000 + "\n---\n"},
            id="5,000 brackets",
        ),
        pytest.param(
            {"entries/2026-11-11.md": "---\n" + "- " * 3000 + "\n---\n" + "> " * 3000},
            id="3,000 dashes",
        ),
        pytest.param({".cache/helplog/names": "{" * 100_000}, id="a cache of brackets"),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        "helplog ask A",
        "helplog people A",
        "helplog answer ",
        "helplog nosuch ",
        "helplog -J",
    ],
)
def test_nothing_goes_wrong_aloud(
    tmp_path: Path, spoil: dict[str, str], words: str
) -> None:
    root = tmp_path / "journal"
    for name, text in {
        "mkdocs.yml": "docs_dir: entries\nplugins: [helplog]\n",
        **spoil,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    root.chmod(0o700)
    assert "\n\n" not in asked(root, words, len(words.split(" ")) - 1, "bash")


@pytest.mark.parametrize(
    "environment",
    [
        {"COMP_WORDS": "helplog 'ask", "COMP_CWORD": "many"},
        {"COMP_WORDS": "", "COMP_CWORD": "-7"},
        {"COMP_CWORD": "1"},
        {"COMP_WORDS": "helplog ask \x1b", "COMP_CWORD": "99999999999999999999"},
    ],
)
@pytest.mark.parametrize(
    "instruction",
    ["bash_complete", "zsh_complete", "fish_complete", "nosuch_complete", "_"],
)
def test_a_script_that_asks_nonsense_gets_nothing(
    environment: dict[str, str], instruction: str, journal: Path
) -> None:
    done = helplog(journal, _HELPLOG_COMPLETE=instruction, **environment)
    assert done.stderr == ""
    assert "Traceback" not in done.stdout


def asked(
    folder: Path, words: str, number: int, shell_name: str, typed: str | None = ""
) -> str:
    """What a shell's script gets; nothing may go to stderr."""
    environment = {
        "COMP_WORDS": words,
        "COMP_CWORD": str(number),
        "_HELPLOG_COMPLETE": f"{shell_name}_complete",
    }
    if shell_name == "fish":
        environment["COMP_CWORD"] = words.rpartition(" ")[2]
    if typed is not None:
        environment["HELPLOG_TYPED"] = typed or words
    done = helplog(folder, **environment)
    assert done.stderr == ""
    return done.stdout


def helplog(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run_program(
        "helplog",
        cwd=folder,
        environment={**os.environ, "HELPLOG_TODAY": "2026-11-18", **environment},
    )
