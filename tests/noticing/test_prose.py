"""What of a body is the writer's own voice, and where in it something was seen."""

from __future__ import annotations

import pytest

from helplog.insight.noticing.noticing import notice
from helplog.insight.noticing.prose import passages_of
from helplog.model.kinds import Answer, Kind

SAID = "Sam gave me a lift."


@pytest.mark.parametrize(
    "body",
    [
        f"# {SAID}\n",
        f"#tag {SAID}\n",
        f"> {SAID}\n",
        f"> [!note] Dana\n> {SAID}\n",
        f"> Dana wrote:\n{SAID}\n",
        f"```\n{SAID}\n```\n",
        f"~~~text\n{SAID}\n",
        f"`{SAID}`\n",
        f"<!-- {SAID} -->\n",
        f"<!--\n{SAID}\n-->\n",
        f"%% {SAID} %%\n",
        f"!!! quote\n    {SAID}\n",
        f"| a | b |\n|---|---|\n| {SAID} | x |\n",
        f"{{{{ {SAID} }}}}\n",
        f'"{SAID}" said Dana.\n',
        f"„{SAID}“\n",
        "Did Sam give me a lift? Sam gave me a lift?\n",
    ],
)
def test_what_is_not_ones_own_voice_stays_silent(body: str) -> None:
    assert notice(body, ["Sam", "Dana"]) == ()


@pytest.mark.parametrize(
    "body",
    [
        f"{SAID}\n",
        f"- {SAID}\n",
        f"* [ ] {SAID}\n",
        f"1. {SAID}\n",
        "**Sam** gave me a _lift_.\n",
        "Sam gave me\na lift home.\n",
        "[[Sam]] gave me a lift.\n",
        f"> Dana: yes\n\n{SAID}\n",
        f"<!-- remark --> {SAID}\n",
    ],
)
def test_lists_emphasis_and_wrapped_lines_are_prose(body: str) -> None:
    (one,) = notice(body, ["Sam"])
    assert (one.kind, one.who) == (Kind.ACCEPTED, ("Sam",))


def test_the_words_stand_where_they_are_said_to() -> None:
    body = "A day.\n\n- first\n- Then Sam gave\n  me a lift home, late.\n"
    (one,) = notice(body, ["Sam"])
    assert body[one.start : one.end] == one.words
    assert one.words == "Sam gave\n  me a lift home"
    assert one.what == "gave me a lift home"


def test_blanking_keeps_every_character_in_its_place() -> None:
    body = "# a\n\ntext `code` <b>x</b>\nmore\n\n> q\n- item %%x%% y\n"
    for passage in passages_of(body):
        assert len(passage.text) == len(
            body[passage.start : passage.start + len(passage.text)]
        )
        shown = zip(passage.text, body[passage.start :], strict=False)
        assert all(sign in {" ", "\n", own} for sign, own in shown)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("I asked Sam to come and he said yes.", Answer.YES),
        ("I asked Sam to come. He said no.", Answer.NO),
        ("I asked Sam to come. He'll think about it.", Answer.LATER),
        ("I asked Sam to come. It rained.", None),
        ("Sam gefragt, ob er mir hilft. Er hat ja gesagt.", Answer.YES),
    ],
)
def test_an_answer_in_the_same_breath_is_told(said: str, answer: Answer | None) -> None:
    (one,) = notice(said, ["Sam"])
    assert (one.kind, one.answer) == (Kind.ASKS, answer)


def test_who_is_not_known_is_named_as_new() -> None:
    (one,) = notice("Ulli and Sam gave me a lift.", ["Sam"])
    assert one.who == ("Ulli", "Sam")
    assert one.unknown == ("Ulli",)


def test_she_is_whoever_was_named_before() -> None:
    found = notice("Dana came by. She fixed my bike.", ["Dana"])
    assert [one.who for one in found if one.kind is Kind.ACCEPTED] == [("Dana",)]
