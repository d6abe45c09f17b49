"""What one changed day costs the search, beside filing everything anew.

A diary (HELPLOG_CORPUS, as in building.py, else one that is made up) is composed in memory. Of a
day in its middle one word is changed, then a word is written that stood nowhere, and a day is
added; each time the files must be those of everything filed anew. HELPLOG_ENTRIES=20000 has the
diary repeated backwards until it has so many days.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.journals import (  # noqa: E402  # found from the folder above
    HELPLOG,
    TODAY,
    Day,
    corpus,
    earlier,
    journal,
)
from tests.pages.composed import pages_of  # noqa: E402

from helplog.pages.search.in_place import revise_in_place  # noqa: E402
from helplog.pages.search.records import (  # noqa: E402
    DAY,
    Entry,
    Ident,
    Record,
    record_of,
)
from helplog.pages.search.shards import shards  # noqa: E402
from helplog.store.opening import open_journal  # noqa: E402

TIMES: Final = 5
Pages = Mapping[str, Record]


def main() -> None:
    """Files, revises, and prints the table."""
    days = list(corpus())
    wanted = int(os.environ.get("HELPLOG_ENTRIES") or len(days))
    while len(days) < wanted:
        days = [*earlier(days), *days]
    pages = pages_in(days[-wanted:])
    begun = process_time()
    made = shards(pages.values(), {})
    files = dict(made)
    all_anew = process_time() - begun
    size = sum(len(text.encode()) for text in files.values())
    print(
        f"{wanted:,} entries: {len(files):,} files, {size / 1e6:.1f} MB, the first "
        f"{len(files['start.js']) / 1e3:.1f} kB, filed anew in {all_anew * 1e3:.0f} ms\n"
    )
    for name, changed in changes(pages):
        before = [pages[uri] for uri in changed]
        after = list(changed.values())
        took = []
        for _ in range(TIMES):
            begun = process_time()
            revision = revise_in_place(made.state, files.get, before, after, {})
            took.append(process_time() - begun)
        assert revision is not None
        anew = dict(shards({**pages, **changed}.values(), {}))
        kept = {name: text for name, text in files.items() if name not in revision.gone}
        assert {**kept, **revision.files} == anew
        bytes_written = sum(len(text.encode()) for text in revision.files.values())
        print(
            f"{name:12}{median(took) * 1e3:8.1f} ms {median(took) / all_anew:7.4f} x"
            f"{len(revision.files):6} files {bytes_written / 1e3:8.0f} kB"
        )


def pages_in(days: Sequence[Day]) -> Pages:
    """What the search keeps of each page."""
    with tempfile.TemporaryDirectory(prefix="helplog-revising-") as folder:
        root = journal(Path(folder, "journal"), days, HELPLOG)
        pages = pages_of(open_journal(root, from_memory=False), TODAY)
    return {uri: record_of(uri, page.sections) for uri, page in pages.items()}


def changes(pages: Pages) -> Iterator[tuple[str, Pages]]:
    """Pages that change, by what somebody did."""
    weeks = [uri for uri, record in pages.items() if any(map(is_day, record))]
    week = sorted(weeks)[len(weeks) // 2]
    record = pages[week]
    day = next(filter(is_day, record))
    first, _, rest = day.text.partition(" ")
    yield "one word", {week: put(record, day, f"{first} {first} {rest}")}
    yield "a new word", {week: put(record, day, f"{day.text} Umzugskartonage")}
    number = date.fromisoformat(TODAY).toordinal()
    added = day._replace(ident=Ident(DAY, number), address="weeks/#added")
    last = max(weeks)
    yield "a new day", {last: (*pages[last], added)}


def is_day(entry: Entry) -> bool:
    """Whether a section is a day with something written on it."""
    return entry.ident.group == DAY and " " in entry.text


def put(record: Record, day: Entry, text: str) -> Record:
    """A page of which one day says something else."""
    return tuple(one._replace(text=text) if one is day else one for one in record)


if __name__ == "__main__":
    main()
