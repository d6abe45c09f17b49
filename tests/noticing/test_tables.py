"""Rules as data: a person's own, what is wrong with a line, and what no line can do."""

from __future__ import annotations

import pytest

from helplog.insight.noticing.language import languages
from helplog.insight.noticing.noticing import notice
from helplog.insight.noticing.tables import MOST_ELEMENTS, read_table
from helplog.model.kinds import Kind


def test_the_rules_of_both_languages_can_all_be_used() -> None:
    assert [len(one.table.rules) > 100 for one in languages()] == [True, True]


def test_ones_own_rule_speaks_and_wins() -> None:
    said = "Jo walked Bruno."
    assert notice(said) == ()
    (one,) = notice(said, own_rules="accepted: {who} walked Bruno")
    assert (one.kind, one.who) == (Kind.ACCEPTED, ("Jo",))


def test_ones_own_silence_silences() -> None:
    said = "Sam gave me a lift to football."
    assert notice(said, ["Sam"])
    assert notice(said, ["Sam"], "not accepted: football") == ()


def test_ones_own_words_join_a_list() -> None:
    said = "My sponsor drove me home."
    assert notice(said) == ()
    (one,) = notice(said, own_rules="heads = sponsor")
    assert one.who == ("my sponsor",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("what is this", "neither a colon nor an equals sign"),
        ("accepted: {who} {what}", "it fits anything"),
        ("accepted: ~ .. {who}", "it fits anything"),
        ("accept it: {who} helped", "is no kind"),
        ("accepted: {whom} helped", "is no place"),
        ("accepted: {who} <nothing> me", "no list of words called nothing"),
        ("accepted:", "say 1 to"),
        ("accepted:" + " word" * (MOST_ELEMENTS + 1), "say 1 to"),
        ("accepted: " + "x" * 500, "longer than"),
        ("not near birds: rain", "is no kind"),
        ("accepted: (a+)+$ {who}", "accepted"),
    ],
)
def test_a_line_that_cant_be_used_is_named_and_does_nothing(
    line: str, said: str
) -> None:
    table, problems = read_table(f"# mine\n\n{line}\n")
    if "(a+)" in line:  # an expression is words like any others
        assert len(table.rules) == 1
        return
    assert [problem.line for problem in problems] == [3]
    assert said in problems[0].message
    assert not table.rules
    assert not table.silences
