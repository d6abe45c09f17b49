"""Which file a week's check-in would have. Looks at names, opens nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from helplog.model.calendar import WeekStart
from helplog.text.values.habits import named_in, week_habit, week_name_day


def free_checkin(
    docs_path: Path, uris: Sequence[str], start: date, week_start: WeekStart
) -> str:
    """A name nobody has for a week's check-in, as the journal names its check-ins.

    A file of that name may be there all the same: its frontmatter can say that it is of another
    week.

    Args:
        docs_path: the entries' folder.
        uris: of the journal's check-ins.
        start: first day of the week.
        week_start: the day weeks start on.
    """
    habit = week_habit(uris)
    wanted = named_in(habit, week_name_day(start, week_start))
    uri, number = wanted, 1
    while os.path.lexists(docs_path / uri):
        number += 1
        uri = f"{wanted.removesuffix('.md')}-{number}.md"
    return uri
