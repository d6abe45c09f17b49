"""`--for 2`: a need by its number in `helplog open`, written down by its id or its words."""

from __future__ import annotations

from datetime import date

from helplog.cli.following_up.refs import item_meant
from helplog.cli.journal import read_reflection
from helplog.model.kinds import Kind
from helplog.model.refusal import RefusalError


def need_numbered(number: str, today: date) -> str:
    """What to write under `for`, so that the need of this number is meant.

    Raises:
        RefusalError: no need has the number, or its words are kept private.
    """
    reflection = read_reflection(today)
    need = item_meant((number,), reflection, (Kind.NEEDS,), "--for")
    ident = need.text("id")
    if ident:
        return ident
    if need.private:
        raise RefusalError(
            f"{number} is kept private, and its words would stand in this item too; "
            "give it an id, and say that one"
        )
    return need.what or number
