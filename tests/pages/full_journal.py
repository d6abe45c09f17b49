"""A journal in Greek letters that has a little of everything, so that every sentence of every page is said."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.making import checkin, d, entry, journal, note, say

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Away, Entry, Item, Journal

TODAY = "2026-11-22"
AWAKE: Any = {"2am": "yes"}


def long_journal() -> Journal:
    """Five years with a load each half, and a week with more threes than a bar has room for."""
    days = [
        f"{year}-{month}-20" for year in range(2021, 2026) for month in ("03", "09")
    ]
    halves = [replace(entry(day, say("asks", "Άννα")), load=7.0) for day in days]
    return journal(
        *halves, entry("2026-11-18", *(say("asks", "Άννα") for _ in range(60)))
    )


def full_journal() -> Journal:
    """Everything a page can tell, told in Greek letters: what is Latin on a page is helplog's own."""
    weeks = [_week(n) for n in range(14)]
    told = replace(
        entry(
            "2026-11-18",
            say(
                "asks",
                "Άννα",
                "βοήθεια",
                for_="φροντίδα",
                by=d("2026-11-30"),
                note="σημείωση",
            ),
            say("asks", "Άννα", "αργότερα", answer="later", answered=d("2026-11-20")),
            say("alone", (), "μόνη", cost="ύπνος"),
            say("alone", "Νίκος", "πάλι μόνη"),
            say("needs", (), "ησυχία"),
            say("needs", "Νίκος", "χρόνος"),
            say("needs", (), "παλιά", met="yes"),
            say("accepted", (), "ώμος", thanked="no"),
            say("accepted", "Άννα", "χέρι", for_="φροντίδα"),
            say("thanks", (), "όλοι", expected=7.0, felt=2.0),
            say("connections", (), "γείτονας"),
            say("handoffs", (), "βιβλία"),
            say(
                "handoffs",
                "Νίκος",
                "ψώνια",
                success="ράφι",
                load="λίστα",
                impact="βάρος",
                visibility="πίνακας",
            ),
            say("handoffs", "Ελένη", "κήπος", said="no", agree=("Κυριακή", "νέα")),
            say("needs", (), "σκεπή", plan="αύριο", **AWAKE),
            say("asks", "Ελένη", "κλειδιά", for_="πόρτα"),
            say("asks", "Ελένη", "κεραμίδια", answer="no", for_="σκεπή"),
            *(say("thanks", "Νίκος", expected=7.0, felt=2.0) for _ in range(5)),
            say("declined", "Άννα", "γεύμα", open="yes"),
            say("declined", (), "πρόσκληση", open="yes"),
            say("offers", "Άννα", "σκάλα", for_="ησυχία"),
            say("offers", (), "κλειδί", answer="later"),
            *(say("offers", "Ελένη", f"σούπα {n}") for n in range(4)),
            say("offers", "Νίκος", "καφές", answer="yes", answered=d("2026-11-20")),
            tags=("κήπος",),
            nones=("thanks",),
            away=(Away(d("2026-11-18"), d("2026-11-19"), "ταξίδι"),),
            time="09:30",
        ),
        body="σώμα",
        load=6.5,
        also=("λέξη: 4",),
        extra={"καιρός": "βροχή"},
    )
    ready = entry(
        "2026-10-20",
        say("handoffs", "Άννα", "φόροι", check_in=d("2026-11-03"), success="τέλος"),
        say(
            *("handoffs", "Άννα", "αρχείο"),
            said="yes",
            shared="yes",
            result="kept",
            worked="λίστα",
            change="μέρα",
            check_in=d("2026-11-03"),
        ),
        say("handoffs", "Άννα", "αυλή", result="adjusted"),
        say("handoffs", "Άννα", "στέγη", answer="no"),
        say("handoffs", "Άννα", "δρόμος", result="taken back"),
        say("needs", (), "ησυχία"),
        say("needs", (), "πόρτα"),
        say("needs", (), "ξεκούραση"),
        say("needs", (), "ταξίδι", dropped="yes"),
    )
    back = [
        replace(entry(on), body="τότε [[2026-11-18]]")
        for on in ("2026-10-22", "2026-05-22", "2025-11-22", "2023-11-22")
    ]
    long_ago = [
        entry(on, say("connections", ("Φωτεινή", "Σοφία", "Μαρία")))
        for on in ("2026-06-10", "2026-07-01", "2026-08-06")
    ]
    hidden = entry(
        "2026-11-17",
        say("accepted", "Κρυφή", "μυστικό"),
        private=True,
        tags=("μυστικό",),
    )
    whole = journal(
        *weeks,
        told,
        ready,
        *back,
        *long_ago,
        hidden,
        entry(
            "2026-06-03",
            say("connections", "Μαρία"),
            away=(Away(d("2026-06-01"), d("2026-06-30")),),
        ),
        replace(
            checkin("2026-11-09", let_help="Άννα", connected="none"),
            tags=("κήπος",),
            rest="άλλα",
            next_ask="Άννα: βοήθεια",
        ),
        replace(note("Άννα", "Αννούλα"), body="φίλη"),
        note("Άννο"),
        note("Σοφία", every=7),
        note("Μαρία", at_most=30),
    )
    found = [
        Diagnostic(Place(uri, 3, 1), severity, "slip", "Something English", "A cure")
        for uri, severity in (
            ("2026-11-18.md", Severity.ERROR),
            ("2026-11-18.md", Severity.WARNING),
            ("2026-11-18.md", Severity.NOTE),
            ("2026-11-17.md", Severity.NOTE),
        )
    ]
    return replace(whole, diagnostics=tuple(found))


def _week(n: int) -> Entry:
    """One of a run of weeks with answers of every sort, so that rates and predictions are drawn."""
    on = (d("2026-08-05") + timedelta(weeks=n)).isoformat()
    answer = ("yes", "no", "partly")[n % 3]
    return replace(
        entry(
            on,
            say(
                "asks",
                ("Άννα", "Νίκος"),
                f"ζήτηση {n}",
                lb=5 + n,
                answer=answer,
                chance=0.4,
                answered=d(on),
            ),
            say(
                "asks",
                "Ελένη",
                f"μικρή {n}",
                answer="yes",
                answered=d(on) + timedelta(days=2),
            ),
            say("accepted", "Νίκος", f"δώρο {n}"),
            say("declined", "Ελένη", f"πρόταση {n}"),
            say("thanks", "Νίκος", "καφές"),
            say("connections", "Ελένη", "πλατεία"),
        ),
        load=float(n % 10),
        title=f"ημέρα {n}",
    )


def handoffs_to_say() -> Iterator[Item]:
    """Handoffs whose words take every way there is: a thing, a reason, more than one breath."""
    long = "λίστα, ψώνια"
    ways: tuple[dict[str, Any], ...] = (
        {"load": "λίστα", "impact": "βάρος", "success": "ράφι", "agree": ("Κυριακή",)},
        {"load": "because λίστα", "impact": "since βάρος", "success": "because ράφι", "visibility": "because πίνακας"},
        {"load": "that λίστα", "success": "to ράφι", "visibility": "πίνακας", "said": "no"},
        {"by": d("2026-12-04")},
        {"by": d("2028-12-04"), "success": "ράφι"},
    )  # fmt: skip
    for fields, what in itertools.product(ways, ("κήπος", long, "because κήπος")):
        shared: Any
        for shared in ("no", "yes"):
            made = say("handoffs", ("Άννα", "Νίκος"), what, shared=shared, **fields)
            yield made(Place("λόγια.md", 2, 5), d(TODAY))
