"""The commands that write, tried on a journal on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helplog.cli.main import main

DAY = "2026-11-18"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "entries" / "2026" / "11").mkdir(parents=True)
    tmp_path.chmod(0o700)
    (tmp_path / "mkdocs.yml").write_text(
        "docs_dir: entries\nplugins: [helplog]\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HELPLOG_TODAY", DAY)
    return tmp_path


def write(root: Path, name: str, text: str) -> Path:
    path = root / "entries" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def day(root: Path, on: str = DAY) -> str:
    return (root / f"entries/2026/11/{on}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (
            ["ask", "Priya", "review", "it", "--weight", "5lb"],
            "asks:\n  - Priya: review it\n    weight: 5\n",
        ),
        (
            ["ask", "x" * 300, "soup"],
            f'asks:\n  - "{"x" * 300}: soup"\n',
        ),
        (
            ["thank", "x" * 61],
            f"thanks:\n  - {'x' * 61}\n",
        ),
        (
            ["ask", "Sam and Lee", "a: b", "--chance", "40%"],
            'asks:\n  - Sam and Lee: "a: b"\n    chance: "40%"\n',
        ),
        (
            ["ask", "No", "x", "--by", "friday"],
            'asks:\n  - who: "No"\n    what: x\n    by: "2026-11-20"\n',
        ),
        (["handoff", "Sam", "the run"], "handoffs:\n  - Sam: the run\n"),
        (["accept", "Sam"], "accepted:\n  - who: Sam\n"),
        (
            ["accept", "Sam", "--thanked", "last friday"],
            'accepted:\n  - who: Sam\n    thanked: "2026-11-13"\n',
        ),
        (
            ["handoff", "Sam", "it", "--check-in", "today"],
            'handoffs:\n  - Sam: it\n    check_in: "2026-11-18"\n',
        ),
        (
            ["decline", "Tom", "a lift", "--open", "yes"],
            'declined:\n  - Tom: a lift\n    open: "yes"\n',
        ),
        (
            ["thank", "Ruth", "the hour", "--felt", "2"],
            "thanks:\n  - Ruth: the hour\n    felt: 2\n",
        ),
        (["connect", "Bea"], "connections:\n  - Bea\n"),
        (["need", "no idea: help"], 'needs:\n  - "no idea: help"\n'),
        (
            ["alone", "the shelves", "--cost", "my back"],
            "alone:\n  - what: the shelves\n    cost: my back\n",
        ),
    ],
)
def test_each_capture_writes_one_item(
    root: Path, line: list[str], written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, "2026/11/2026-11-17.md", "A day\n")
    assert main(line) == 0
    said = capsys.readouterr().out
    assert day(root) == f"---\n{written}---\n"
    assert said.startswith("Wednesday 18 November 2026\n")
    assert "entries/2026/11/2026-11-18.md:3\n" in said
    assert main(["undo"]) == 0
    assert not (root / "entries/2026/11/2026-11-18.md").exists()


def test_an_item_joins_the_day_it_happened_on(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(root, "2026/11/2026-11-17.md", '---\nasks: ["Ana: x"]\n---\nA day')
    assert main(["ask", "Priya", "y", "--on", "yesterday"]) == 0
    assert path.read_text("utf-8") == '---\nasks: ["Ana: x", "Priya: y"]\n---\nA day'
    assert "Tuesday 17 November 2026" in capsys.readouterr().out


def test_an_open_entry_comes_before_a_private_one(root: Path) -> None:
    private = write(root, "2026/11/2026-11-18.md", "---\nprivate: true\n---\n")
    other = write(root, "2026/11/2026-11-18-evening.md", "Evening\n")
    assert main(["ask", "Priya", "x"]) == 0
    assert "Priya" in other.read_text("utf-8")
    assert "Priya" not in private.read_text("utf-8")


def test_a_file_that_says_another_day_is_left_alone(root: Path) -> None:
    other = write(root, "2026/11/2026-11-18.md", "---\ndate: 2026-11-02\n---\n")
    assert main(["ask", "Priya", "x"]) == 0
    assert "Priya" not in other.read_text("utf-8")
    assert "Priya" in (root / "entries/2026/11/2026-11-18_1.md").read_text("utf-8")


def test_handing_over_gives_the_words_to_say(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = [
        "handoff",
        "Sam",
        "the school run",
        "--success",
        "both there by nine",
        "--by",
        "friday",
    ]
    assert (
        main(
            [
                *line,
                "--load",
                "every morning.",
                "--impact",
                "no quiet",
                "--visibility",
                "the board",
            ]
        )
        == 0
    )
    said = capsys.readouterr().out
    assert (
        "Sam, I need you to own the school run completely. That means both there by nine, by Friday, 20 November."
        in said
    )
    assert "I won't check in or remind you." in said
    assert "I've been carrying every morning.\n" in said
    assert "What that does to me: no quiet.\n" in said
    assert "How we both stay informed: the board.\n" in said
    assert "until Wednesday, 2 December, and" in said
    assert main(["handoff", "Sam, Lee & Ana", "the garden"]) == 0
    assert (
        "Sam, Lee and Ana, I need you to own the garden completely. I won't"
        in capsys.readouterr().out
    )


def test_a_slip_in_a_name_is_pointed_out_and_left(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        root,
        "2026/11/2026-11-16.md",
        "---\naccepted:\n  - Ana: soup\n  - Dana Lee: a lift\n---\n",
    )
    assert main(["ask", "Anna", "x"]) == 0
    assert "Anna: did you mean Ana?" in capsys.readouterr().err
    assert "Anna: x" in day(root)
    assert main(["ask", "Dana", "x"]) == 0
    assert "Dana: did you mean Dana Lee?" in capsys.readouterr().err
    assert main(["ask", "Ana", "x"]) == 0
    assert capsys.readouterr().err == ""


def test_names_complete(root: Path) -> None:
    write(root, "2026/11/2026-11-16.md", "---\naccepted:\n  - Dana Lee: a lift\n---\n")
    from click.shell_completion import ShellComplete

    from helplog.cli.group import helplog

    shell = ShellComplete(helplog, {}, "helplog", "_HELPLOG_COMPLETE")
    assert [item.value for item in shell.get_completions(["ask"], "le")] == ["Dana Lee"]


@pytest.mark.parametrize("command", ["build", "serve"])
def test_completing_a_line_with_a_day_in_it_pins_no_day(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HELPLOG_TODAY")
    from click.shell_completion import ShellComplete

    from helplog.cli.group import helplog

    shell = ShellComplete(helplog, {}, "helplog", "_HELPLOG_COMPLETE")
    assert shell.get_completions([command, "--today", "2020-01-02"], "--st")
    assert "HELPLOG_TODAY" not in os.environ


def test_something_done_can_still_be_answered_by_its_number_and_is_not_done_twice(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, "2026/11/2026-11-18.md", "---\nasks:\n  - Ana: the boxes\n---\n")
    assert main(["open"]) == 0
    assert main(["done", "1"]) == 0
    assert main(["answer", "1", "yes"]) == 0
    assert "answer: yes" in day(root).replace('"', "")
    written = day(root)
    capsys.readouterr()
    assert main(["done", "1", "--on", "yesterday"]) == 1
    assert "which is done" in capsys.readouterr().err
    assert day(root) == written


def test_done_writes_no_thank_you_that_never_was(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`the boxes` are done; whether Ana was thanked is another thing."""
    written = "---\naccepted:\n  - Ana: the boxes\n---\n"
    write(root, "2026/11/2026-11-18.md", written)
    assert main(["done", "boxes"]) == 1
    assert 'helplog thank "Ana"' in capsys.readouterr().err
    assert day(root) == written


def test_an_adjusted_result_says_when_the_talk_was(root: Path) -> None:
    write(root, "2026/11/2026-11-18.md", "---\nhandoffs:\n  - Ana: the boxes\n---\n")
    assert main(["result", "boxes", "adjusted", "--today", "2026-12-02"]) == 0
    assert '    result: adjusted\n    talked: "2026-12-02"\n' in day(root)


COMPLETES = {
    "done": {"Ana: the boxes", "rest", "Sam: the run", "Ruth: soup"},
    "answer": {"Ana: the boxes", "Sam: the run"},
    "result": {"Sam: the run"},
    "drop": {"rest"},
    "thanked": {"Ruth: soup"},
}


def test_what_is_open_completes_by_its_number(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shell offers each number a command is for, with what it stands for; what is done is not offered."""
    write(
        root,
        "2020/01/2020-01-02.md",
        "---\nasks:\n  - Ana: the boxes\n  - Lee: soup\n    answer: yes\n    done: 2020-01-03\nneeds: rest\n"
        "handoffs:\n  - Sam: the run\naccepted:\n  - Ruth: soup\n---\n",
    )
    from click.shell_completion import ShellComplete

    from helplog.cli.group import helplog

    shell = ShellComplete(helplog, {}, "helplog", "_HELPLOG_COMPLETE")
    offered = {
        command: {item.help for item in shell.get_completions([command], "")}
        for command in COMPLETES
    }
    assert offered == COMPLETES
    numbers = [item.value for item in shell.get_completions(["done"], "")]
    assert sorted(numbers) == ["1", "2", "3", "4"]
    assert [item.value for item in shell.get_completions(["done"], "2")] == ["2"]
    assert shell.get_completions(["done"], "x") == []
    monkeypatch.chdir(root.parent)
    assert shell.get_completions(["done"], "") == [], (
        "and nothing at all where there is no journal"
    )


def test_following_up_by_number_id_and_words(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(
        root,
        "2026/11/2026-11-16.md",
        "---\nasks:\n  - Ana: the boxes\n  - Bo: the big boxes\n    id: big\n  - Lee: soup # hot\nneeds: rest\n"
        "handoffs:\n  - Sam: the run\n---\n",
    )
    assert main(["answer", "big", "no"]) == 0
    assert main(["answer", "soup", "yes", "--on", "yesterday"]) == 0
    assert main(["answer", "boxes", "partly"]) == 0, "only one of the two is still open"
    assert main(["done", "rest"]) == 0
    assert main(["result", "run", "taken", "back"]) == 0
    assert path.read_text("utf-8") == (
        '---\nasks:\n  - Ana: the boxes\n    answer: partly\n    answered: "2026-11-18"\n'
        '  - Bo: the big boxes\n    id: big\n    answer: "no"\n    answered: "2026-11-18"\n'
        '  - Lee: soup # hot\n    answer: "yes"\n    answered: "2026-11-17"\n'
        'needs:\n  - what: rest\n    met: "2026-11-18"\nhandoffs:\n  - Sam: the run\n    result: taken back\n'
        '    talked: "2026-11-18"\n---\n'
    )
    assert main(["undo", "5"]) == 0
    assert main(["answer", "boxes", "yes"]) == 1
    said = capsys.readouterr().err
    assert "1 Ana: the boxes" in said
    assert "2 Bo: the big boxes" in said
    assert main(["answer", "2", "yes"]) == 0
    assert main(["done", "9"]) == 1
    assert main(["answer", "boxes", "maybe"]) == 2


OPEN = (
    "---\nasks:\n  - Ana: the boxes\n  - Bo: soup\n  - Cy: the bike\nneeds: rest\n---\n"
)


def test_a_number_stands_for_what_was_shown_under_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is done moves the numbers of what comes after; those before someone's eyes stay."""
    path = write(root, "2026/11/2026-11-16.md", OPEN)
    assert main(["open"]) == 0
    assert main(["done", "1"]) == 0
    assert main(["ask", "Zoe", "first of all", "--on", "2026-11-02"]) == 0
    assert main(["answer", "2", "no"]) == 0
    assert main(["answer", "2", "yes"]) == 0, (
        "a slip is put right under the same number"
    )
    assert main(["done", "4"]) == 0
    assert path.read_text("utf-8") == (
        '---\nasks:\n  - Ana: the boxes\n    done: "2026-11-18"\n'
        '  - Bo: soup\n    answer: "yes"\n    answered: "2026-11-18"\n'
        '  - Cy: the bike\nneeds:\n  - what: rest\n    met: "2026-11-18"\n---\n'
    )
    capsys.readouterr()
    assert main(["done", "1"]) == 1
    assert "'Ana: the boxes', which is done" in capsys.readouterr().err
    assert main(["done", "5"]) == 1
    assert "look again with: helplog open" in capsys.readouterr().err
    assert main(["open", "--json"]) == 0
    assert main(["done", "1"]) == 0
    assert "first of all" in capsys.readouterr().out


def test_a_number_of_something_that_is_gone_hits_nothing_else(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(root, "2026/11/2026-11-16.md", OPEN)
    assert main(["stats", "--json"]) == 0
    path.write_text(
        OPEN.replace("  - Ana: the boxes\n", "  - Al: a new one\n\n"), "utf-8"
    )
    before = path.read_text("utf-8")
    assert main(["done", "1"]) == 1
    assert "look again with: helplog open" in capsys.readouterr().err
    assert path.read_text("utf-8") == before
    assert main(["done", "2"]) == 0
    assert 'Bo: soup\n    done: "2026-11-18"' in path.read_text("utf-8"), (
        "wherever its line has gone"
    )


def test_numbers_shown_are_noted_without_a_word(root: Path) -> None:
    write(root, "2026/11/2026-11-16.md", OPEN)
    assert main(["open"]) == 0
    noted = (root / ".cache/helplog/numbers").read_bytes()
    assert b"boxes" not in noted
    assert b"2026" not in noted
    (root / ".cache/helplog/numbers").write_bytes(noted[:20])
    assert main(["done", "1"]) == 0, "a note that is torn is none"


@pytest.mark.parametrize(
    "ref", ["Ana: the boxes", "Ana and Di: the boxes", "ana: boxes", "Ana:", "who:Di"]
)
def test_an_item_is_meant_as_it_stands_in_a_list(root: Path, ref: str) -> None:
    path = write(
        root,
        "2026/11/2026-11-16.md",
        OPEN.replace("Ana:", "Ana & Di:" if "Di" in ref else "Ana:"),
    )
    assert main(["done", *ref.split()]) == 0
    assert path.read_text("utf-8").count("done:") == 1
    assert ': the boxes\n    done: "2026-11-18"' in path.read_text("utf-8")


def test_a_line_of_a_list_is_meant_before_words_within_others(root: Path) -> None:
    path = write(
        root, "2026/11/2026-11-16.md", "---\nneeds: [rest, rest of the week]\n---\n"
    )
    assert main(["done", "rest"]) == 0
    assert (
        path.read_text("utf-8")
        == '---\nneeds: [{what: rest, met: "2026-11-18"}, rest of the week]\n---\n'
    )


def test_an_id_of_digits_is_an_id(root: Path) -> None:
    path = write(
        root,
        "2026/11/2026-11-16.md",
        "---\nasks:\n  - {who: Ana, what: boxes, id: 47}\n---\n",
    )
    assert main(["done", "47"]) == 0
    assert "done" in path.read_text("utf-8")


def test_words_that_say_nothing_fit_nothing(root: Path) -> None:
    write(root, "2026/11/2026-11-16.md", "---\nasks: 'Ana: boxes'\n---\n")
    assert main(["done", '"']) == 1
    assert main(["done", "-x"]) == 2
    assert main(["done", "--", "-x"]) == 1


def test_undo_refuses_where_the_file_has_changed_since(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = write(root, "2026/11/2026-11-17.md", "A day\n")
    main(["ask", "Priya", "x", "--on", "yesterday"])
    main(["ask", "Priya", "y"])
    first.write_text(first.read_text("utf-8") + "More.\n", encoding="utf-8")
    before = day(root)
    assert main(["undo", "2"]) == 1
    assert "has changed since" in capsys.readouterr().err
    assert day(root) == before, "nothing is taken back where not all can be"
    assert main(["undo"]) == 0
    assert main(["undo"]) == 1
    assert main(["undo", "0"]) == 2


@pytest.mark.parametrize(
    "line",
    [
        ["ask", "Priya"],
        ["ask", "", "x"],
        ["ask", "Priya", " "],
        ["ask", "Priya", "x", "--weight", "0"],
        ["ask", "Priya", "x", "--on", "tomorrow"],
        ["ask", "Priya", "x", "--chance", "140%"],
        ["handoff", "Priya", "x", "--check-in", "2026-11-17"],
        ["accept", "Priya", "--thanked", "perhaps"],
        ["accept", "Priya", "--thanked", "tomorrow"],
        ["need"],
        ["answer", "yes"],
    ],
)
def test_a_wrong_line_says_what_to_do(
    root: Path, line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert not said.out
    assert list((root / "entries").rglob("*.md")) == []


@pytest.mark.parametrize(
    ("options", "cure"),
    [
        (["--weight", "heavy"], "type --weight 3, or 5"),
        (["--chance", "140%"], "type --chance 40%, or --chance 0.4"),
        (["--answer", "perhaps"], "later or partly, and more in --note"),
    ],
)
def test_a_cure_is_said_as_one_types_it_here(
    options: list[str], cure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "Priya", "x", *options]) == 2
    assert cure in capsys.readouterr().err


def test_what_cannot_be_done_safely_says_what_to_type(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "entries/2026/11/2026-11-18.md"
    path.write_bytes(b"caf\xe9")
    assert main(["ask", "Priya", "x"]) == 1
    assert "UTF-8" in capsys.readouterr().err
    assert path.read_bytes() == b"caf\xe9"


def test_a_capture_imports_no_more_than_it_needs(root: Path) -> None:
    code = (
        "import sys; from helplog.cli.main import main; main(['ask', 'Priya', 'x']);"
        "print(sorted({'mkdocs', 'jinja2', 'babel', 'dateparser', 'yaml', 'wcwidth', 'difflib'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
    )
    assert done.stdout.endswith("[]\n")


def test_what_is_too_long_for_a_name_names_nobody_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["handoff", "x" * 61, "the dinners"]) == 0
    said = capsys.readouterr()
    assert f"I need you to own this completely: {'x' * 61}: the dinners." in said.out
    assert "A name has up to 60 characters" in said.err
    assert main(["undo"]) == 0
