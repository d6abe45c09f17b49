"""The sample is the demo and the tutorial: each thing helplog can say must have something to say there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Need, Reflection, WeekState
from helplog.insight.search.finding import find
from helplog.model.diagnostic import Severity
from helplog.model.journal import Item, Journal
from helplog.model.kinds import Answer, Kind, Question, Result
from helplog.store.opening import open_journal

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = ROOT / "entries"
TODAY = date(2026, 11, 22)
FORBIDDEN = re.compile("lost|broke|broken|failed|owe|debt", re.IGNORECASE)
LINK = re.compile(r"!?\[(?P<text>[^\]\n]+)\]\((?P<target>[^)\s]+)\)")
WIKI_LINK = re.compile(r"\[\[(?P<target>[^\]|\n]+)\]\]")


@pytest.fixture(scope="module")
def journal() -> Journal:
    return open_journal(ROOT)


@pytest.fixture(scope="module")
def reflection(journal: Journal) -> Reflection:
    return reflect(journal, TODAY)


def files() -> tuple[Path, ...]:
    return tuple(sorted(ENTRIES.rglob("*.md")))


def of_kind(items: Iterable[Item], kind: Kind) -> tuple[Item, ...]:
    return tuple(item for item in items if item.kind is kind)


def whats(items: Iterable[Item]) -> list[str]:
    return [item.what or "" for item in items]


def state(reflection: Reflection, label: str) -> WeekState:
    return next(week.state for week in reflection.weeks if week.label == label)


# What is there


def test_it_is_half_a_year_of_about_a_hundred_and_thirty_files(
    journal: Journal,
) -> None:
    assert 110 <= len(files()) <= 140
    assert len(journal.entries) >= 90
    assert len(journal.checkins) >= 20
    assert len(journal.entries) + len(journal.checkins) + len(
        journal.person_notes
    ) + len(journal.page_uris) == len(files())
    assert journal.page_uris == ("about.md",)


def test_it_spans_twenty_nine_weeks_up_to_the_running_one(
    reflection: Reflection,
) -> None:
    assert [reflection.weeks[0].label, reflection.weeks[-1].label] == [
        "2026-W19",
        "2026-W47",
    ]
    assert len(reflection.weeks) == 29
    assert reflection.this_week.entries


def test_nothing_in_it_is_an_error_and_one_slip_is_kept_to_be_seen(
    reflection: Reflection,
) -> None:
    found = reflection.diagnostics
    assert [one for one in found if one.severity is Severity.ERROR] == []
    warnings = [one for one in found if one.severity is Severity.WARNING]
    assert [(one.where.uri, one.where.line) for one in warnings] == [
        ("2026/10/2026-10-21.md", 3)
    ]
    assert "accepted" in warnings[0].message + warnings[0].hint
    notes = [one for one in found if one.severity is Severity.NOTE]
    assert [one.where.uri for one in notes] == ["2026/05/2026-05-22.md"], (
        "Helen may be Helen Fisk"
    )


def test_no_text_uses_a_word_that_helplog_never_says() -> None:
    """Not even inside another word, so that a search of the built pages may be a plain one."""
    found = {
        path.name: FORBIDDEN.findall(path.read_bytes().decode()) for path in files()
    }
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_there_more_than_a_few_times(
    reflection: Reflection, kind: Kind
) -> None:
    assert reflection.counts[kind] >= 4


def test_every_answer_and_every_result_is_there(journal: Journal) -> None:
    asks = of_kind(journal.items, Kind.ASKS)
    assert {ask.answer for ask in asks} == set(Answer)
    assert {item.result for item in of_kind(journal.items, Kind.HANDOFFS)} == {
        *Result,
        None,
    }


# How it counts


def test_a_week_before_any_rest_is_missed_and_a_later_one_is_covered(
    reflection: Reflection,
) -> None:
    assert state(reflection, "2026-W22") is WeekState.MISSED
    assert state(reflection, "2026-W38") is WeekState.REST
    assert [
        week.label for week in reflection.weeks if week.state is WeekState.AWAY
    ] == [
        "2026-W32",
        "2026-W33",
    ]
    assert Counter(week.state for week in reflection.weeks)[WeekState.MET] == 25


def test_the_streak_bridges_august_and_the_rest(reflection: Reflection) -> None:
    assert reflection.streaks is not None
    assert reflection.streaks.weekly_current == 22
    assert reflection.streaks.last_12 == 11
    assert reflection.streaks.writing_current >= 2


def test_the_running_week_has_one_question_left(reflection: Reflection) -> None:
    week = reflection.this_week
    assert [
        question for question, answered in week.answered.items() if not answered
    ] == [Question.CONNECTED]
    assert [question for question, replies in week.replies.items() if replies] == [
        Question.LET_HELP
    ]


def test_one_check_in_is_late_and_one_says_none(journal: Journal) -> None:
    replies = [
        reply for checkin in journal.checkins for reply in checkin.replies.values()
    ]
    assert any(reply.none for reply in replies)
    late = next(
        checkin for checkin in journal.checkins if checkin.uri.endswith("2026-W29.md")
    )
    assert late.week == date(2026, 7, 13)
    assert [item.on for item in late.items] == [date(2026, 7, 19)]


def test_the_weights_grow_to_one_of_fifty(reflection: Reflection) -> None:
    assert reflection.heaviest is not None
    assert reflection.heaviest.weight_lb == 50
    lifted = [week.lifted_lb for week in reflection.weeks]
    assert max(lifted[:6]) < 25
    assert max(lifted[-6:]) > 50
    heavy = {item.weight_lb for item in reflection.items}
    assert {3, 5, 10, 25, 50} <= heavy


def test_the_load_falls(journal: Journal) -> None:
    loads = [entry.load for entry in journal.entries if entry.load is not None]
    assert sum(loads[:10]) / 10 > 7.5
    assert sum(loads[-10:]) / 10 < 4.6


# Everything that a reflection can hold


def test_three_asks_are_open(reflection: Reflection) -> None:
    assert [(ask.who, ask.answer) for ask in reflection.open_asks] == [
        (("Tom",), Answer.LATER),
        (("Karim",), Answer.WAITING),
        (("Idris",), Answer.WAITING),
    ]


def test_two_handoffs_are_ready_and_one_is_in_its_trial(
    reflection: Reflection,
) -> None:
    ready, shared = reflection.handoffs_ready
    assert shared.is_shared
    assert ready.who == ("Ana",)
    assert date(2026, 11, 16) <= ready.check_in_on <= date(2026, 11, 21)
    (silent,) = [item for item in reflection.items if item.in_trial(TODAY)]
    assert silent.who == ("Sam",)
    assert TODAY - silent.on < timedelta(days=7)


def test_handoffs_hold_the_whole_conversation(journal: Journal) -> None:
    told = [
        item.result
        for item in of_kind(journal.items, Kind.HANDOFFS)
        if all(item.text(part) for part in ("load", "impact", "success", "visibility"))
    ]
    assert Result.ADJUSTED in told
    assert None in told


def test_one_thank_you_is_due(reflection: Reflection) -> None:
    (due,) = reflection.thanks_due
    assert due.who == ("Ruth",)
    assert 8 <= (TODAY - due.on).days <= 20


def test_one_declined_offer_is_still_open_and_two_have_no_answer_yet(
    reflection: Reflection,
) -> None:
    assert [(offer.kind, offer.who) for offer in reflection.open_offers] == [
        (Kind.DECLINED, ("Priya",)),
        (Kind.OFFERS, ("Marek",)),
        (Kind.OFFERS, ("Idris",)),
    ]


def test_needs_are_carried_for_weeks_then_met_and_three_are_open(
    reflection: Reflection,
) -> None:
    def waited(need: Need) -> int:
        return (need.met_by[0].on - need.item.on).days // 7

    met = [need for need in reflection.needs if need.met_by]
    assert {item.kind for need in met for item in need.met_by} >= {
        Kind.ASKS,
        Kind.ACCEPTED,
    }
    asked = [item for need in reflection.needs for item in need.asked]
    assert [(item.kind, item.who) for item in asked] == [(Kind.HANDOFFS, ("Ana",))]
    assert max(waited(need) for need in met) >= 6
    assert len(reflection.open_needs) == 3
    assert max(need.carried_weeks for need in reflection.open_needs) >= 5


def test_somebody_from_the_summer_is_drifting(reflection: Reflection) -> None:
    assert [person.name for person in reflection.drifting] == ["Bea"]


def test_two_names_may_be_one_person(reflection: Reflection) -> None:
    assert [{pair.one.name, pair.other.name} for pair in reflection.same_people] == [
        {"Helen", "Helen Fisk"}
    ]


def test_yeses_came_more_often_than_expected(reflection: Reflection) -> None:
    assert reflection.prediction is not None
    assert reflection.prediction.n >= 12
    assert reflection.prediction.expected < reflection.prediction.low


def test_there_is_enough_for_every_rate(reflection: Reflection) -> None:
    assert reflection.my_yes_rate.n >= 8
    assert 0 < reflection.my_yes_rate.yes < reflection.my_yes_rate.n
    assert reflection.others_yes_rate.n >= 8
    assert 0 < reflection.others_yes_rate.yes < reflection.others_yes_rate.n
    assert reflection.median_wait_days is not None


def test_offers_are_turned_down_less_as_time_goes_by(journal: Journal) -> None:
    declined = [item.on for item in of_kind(journal.items, Kind.DECLINED)]
    spring = sum(on < date(2026, 8, 1) for on in declined)
    assert spring >= 3 * (len(declined) - spring)


def test_nobody_holds_it_all_up(reflection: Reflection) -> None:
    assert reflection.leaning is None


def test_this_day_looks_back_a_month_and_half_a_year(reflection: Reflection) -> None:
    assert [look.on for look in reflection.look_back] == [
        date(2026, 10, 22),
        date(2026, 5, 22),
    ]


def test_the_suggestion_is_an_offer_that_fits_what_is_carried_longest(
    reflection: Reflection,
) -> None:
    suggestion = reflection.suggestion
    assert suggestion is not None
    assert suggestion.person is not None
    assert suggestion.need is not None
    assert (suggestion.person.name, suggestion.reason) == ("Marek", "offer")
    assert "his uncle" in suggestion.what
    assert "stop driving" in (suggestion.need.item.what or "")


def test_people_recur_and_three_have_a_note(reflection: Reflection) -> None:
    recurring = [person.name for person in reflection.people if len(person.items) >= 3]
    assert 12 <= len(recurring) <= 16
    assert {"Dana Lee", "Priya", "Sam", "Ana"} <= set(recurring)
    assert {person.name for person in reflection.people if person.note} == {
        "Ana",
        "Dana Lee",
        "Ruth",
    }


def test_thank_yous_were_easier_than_feared(journal: Journal) -> None:
    both = [
        (item.number("expected"), item.number("felt"))
        for item in of_kind(journal.items, Kind.THANKS)
        if item.number("expected") is not None
    ]
    assert len(both) >= 8
    assert all(
        felt is not None and expected is not None and felt < expected
        for expected, felt in both
    )


def test_holding_alone_tells_its_cost(journal: Journal) -> None:
    assert (
        sum(bool(item.text("cost")) for item in of_kind(journal.items, Kind.ALONE)) >= 4
    )


def test_one_entry_is_private_and_its_person_is_named_nowhere_else(
    journal: Journal, reflection: Reflection
) -> None:
    (private,) = [entry for entry in journal.entries if entry.private]
    assert {item.kind for item in private.items} == {
        Kind.ASKS,
        Kind.ACCEPTED,
        Kind.ALONE,
    }
    assert [person.name for person in reflection.people if person.private] == [
        "Dr Whitlock"
    ]
    elsewhere = [path for path in files() if path != ENTRIES / private.uri]
    telltale = re.compile("Whitlock|multistorey|pillar|marbles", re.IGNORECASE)
    assert [
        path for path in elsewhere if telltale.search(path.read_bytes().decode())
    ] == []


# How it is written


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("a string with a colon", r'^declined: "Mrs Pell: '),
        ("a mapping with one foreign key", r"^  - Priya: "),
        ("a list without indentation", r"^- Sam: "),
        ("a mention", r"^  - .* @Idris$"),
        ("a link", r"^  - .* \[\[Mrs Pell\]\]$"),
        ("the long form", r"^  - who: "),
        ("flow style", r"^  - \{who: "),
        ("from", r"\bfrom: \w"),
        ("to", r"^  - to: "),
        ("with", r"^  - with: "),
        ("owner", r"^  - owner: "),
        ("two people in words", r"who: Sam and Dana Lee"),
        ("two people with an ampersand", r'"Sam & Helen"'),
        ("two people with a comma", r"who: Priya, Ines"),
        ("two people in a list", r"who: \[Sam, Milo\]"),
        ("a dash", r"^  - \w[\w ]* — "),
        ("a bare yes", r"^    answer: yes$"),
        ("a bare no", r"^    answer: no$"),
        ("pounds", r"weight: 3lb\b"),
        ("pounds in quotes", r'weight: "10 lb"'),
        ("none", r"^accepted: none$"),
        ("tags as one word", r"^tags: work$"),
        ("tags with a hash", r'^tags: "#mere"$'),
        ("a date by another client", r"^created: 2026-06-25T21:14:08\+01:00$"),
        ("away", r"^away:\n  from: 2026-08-01\n  to: 2026-08-16$"),
    ],
)
def test_things_are_spelt_the_ways_people_spell_them(name: str, spelling: str) -> None:
    found = [
        path
        for path in files()
        if re.search(spelling, path.read_bytes().decode(), re.MULTILINE)
    ]
    assert found, name


def test_file_names_and_line_ends_vary_a_little(journal: Journal) -> None:
    days = {entry.uri: entry.on for entry in journal.entries}
    odd = {
        uri for uri in days if not re.fullmatch(r"2026/(\d\d)/2026-\1-\d\d\.md", uri)
    }
    assert odd == {
        "2026/06/2026-06-25-21-14-08.md",
        "2026/07/2026-07-04_1.md",
        "2026/07/2026_07_12.md",
        "2026/09/2026-09-03-the-boiler.md",
        "2026/10/20261011.md",
    }
    assert days["2026/07/2026_07_12.md"] == date(2026, 7, 12)
    assert days["2026/10/20261011.md"] == date(2026, 10, 11)
    assert days["2026/07/2026-07-04_1.md"] == days["2026/07/2026-07-04.md"]
    assert sum(b"\r\n" in path.read_bytes() for path in files()) == 1
    assert sum(not path.read_bytes().startswith(b"---") for path in files()) >= 5


def test_entries_lead_to_each_other_and_to_people(
    journal: Journal, reflection: Reflection
) -> None:
    days = {entry.on.isoformat() for entry in journal.entries}
    names = {person.name for person in reflection.people}
    bodies = [writing.body for writing in journal.writings]
    targets = {match["target"] for body in bodies for match in WIKI_LINK.finditer(body)}
    assert {"2026-06-14", "Dana Lee", "Bea"} <= targets
    assert targets <= days | names


def test_every_link_and_picture_is_there_and_pictures_are_described_and_small() -> None:
    pictures = []
    for path in files():
        for match in LINK.finditer(path.read_bytes().decode()):
            target = path.parent / match["target"]
            assert target.is_file(), f"{path}: {match['target']}"
            if match[0].startswith("!"):
                pictures.append(target.resolve())
                assert len(match["text"]) > 40
    assert set(pictures) == set((ENTRIES / "photos").iterdir())
    assert 4 <= len(pictures) <= 6
    assert all(picture.stat().st_size < 60_000 for picture in pictures)


def test_items_can_be_found_by_person_and_kind(
    journal: Journal, reflection: Reflection
) -> None:
    found = find(
        reflection.items,
        "who:dana kind:accepted",
        TODAY,
        journal.settings.week_start,
        journal=journal,
    )
    assert isinstance(found, tuple)
    assert len(found) >= 3
    assert "the sofa" in whats(found)[0]


# What came with the lives of offers, handoffs and needs


def test_an_offer_waited_and_became_a_yes(journal: Journal) -> None:
    waited = []
    for item in of_kind(journal.items, Kind.OFFERS):
        answered_on = item.day("answered")
        if item.answer is Answer.YES and answered_on:
            waited.append(answered_on - item.on)
    assert max(waited) >= timedelta(days=7)


def test_a_draft_was_said_and_another_waits(reflection: Reflection) -> None:
    assert [(draft.who, draft.what) for draft in reflection.drafts] == [
        (("Milo",), "the cat, tin to tray, and the card from the vet")
    ]
    said = [item for item in reflection.items if item.day("said")]
    assert [item.who for item in said] == [("Ines",)]


def test_a_shared_handoff_has_its_agreement_and_a_second_trial(
    journal: Journal,
) -> None:
    (shared,) = [item for item in journal.items if item.is_shared]
    agreed = shared.fields["agree"]
    assert isinstance(agreed, tuple)
    assert len(agreed) == 3
    assert shared.result is Result.ADJUSTED
    assert not shared.is_settled
    assert shared.text("worked")
    assert shared.text("change")
    assert shared.days("stepped_in")


def test_a_need_has_its_plan_and_its_no_and_one_keeps_her_awake(
    reflection: Reflection,
) -> None:
    (planned,) = [need for need in reflection.needs if need.plan]
    assert [item.who for item in planned.refused] == [("Helen",)]
    assert planned in reflection.open_needs
    assert reflection.open_needs[0].item.what == (
        "to talk to somebody who has got a parent to stop driving"
    )


def test_a_check_in_has_items_and_prose_holds_more(journal: Journal) -> None:
    assert [checkin.week for checkin in journal.checkins if len(checkin.items) > 1] == [
        date(2026, 11, 9)
    ]
    (sleet,) = [entry for entry in journal.entries if entry.on == date(2026, 11, 20)]
    assert not sleet.items
    assert "I'll just do it myself" in sleet.body
