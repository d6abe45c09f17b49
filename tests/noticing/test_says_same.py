"""What an answer says that the week holds already is not counted twice; what is new is."""

from __future__ import annotations

import pytest
from tests.making import d, say

from helplog.insight.noticing.answers import propose_answers
from helplog.insight.noticing.proposal import says_same
from helplog.model.diagnostic import Place
from helplog.model.kinds import Question

LET, NEED, MET = Question


@pytest.mark.parametrize(
    ("question", "text", "kind", "who", "what", "same"),
    [
        (LET, "Sam, with the sofa", "accepted", "Sam", "sofa", True),
        (LET, "Sam drove us to the doctor", "accepted", "Sam", "sofa", False),
        (LET, "Sam", "accepted", "Sam", "sofa", True),
        (LET, "Sam, with the sofa", "accepted", "Sam", None, True),
        (LET, "Jo: the van", "accepted", "Jo", "the van", True),
        (LET, "Jo (van)", "accepted", "Jo", "the van", True),
        (LET, "Jo with the sofa", "accepted", "Sam", "the sofa", False),
        (LET, "Sam, with the sofa", "thanks", "Sam", "the sofa", False),
        (LET, "Priya read the report", "asks", "Priya", "read my report", True),
        (NEED, "tax thing", "needs", (), "tax thing", True),
        (NEED, "the tax thing", "needs", (), "tax thing", True),
        (NEED, "tax thing", "needs", (), "the lease", False),
        (MET, "Lee, at the choir", "connections", "Lee", "met at the gate", True),
        (MET, "Lee", "connections", "Ana", None, False),
    ],
)
def test_what_is_there_already(
    question: Question, text: str, kind: str, who: str, what: str | None, *, same: bool
) -> None:
    made = say(kind, who, what)
    if kind == "asks":
        made = say(kind, who, what, answer="yes")
    item = made(Place("a.md", 2), d("2026-11-17"))
    (proposal,) = propose_answers(text, question)
    assert says_same(proposal, item) is same
