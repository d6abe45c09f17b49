"""A check-in becomes data with a nod: what is asked, what is written, and what is never asked twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.checkin.sitting import NAME, Sit, says, written

from helplog.cli.main import main
from helplog.store.files.saving import save as real_save


@pytest.fixture
def beginner(journal: Path) -> Path:
    """A journal in which nothing is written yet."""
    for path in journal.glob("entries/*.md"):
        path.unlink()
    return journal


def items(root: Path, uri: str = NAME) -> list[str]:
    """The items of a check-in: `accepted Ulli: gave me a lift, 3`."""
    found = []
    for item in written(root, uri).items:
        line = f"{item.kind} {', '.join(item.who)}: {item.what or ''}"
        if item.weight_lb is not None:
            line += f", {item.weight_lb:g}"
        found.append(line)
    return found


def test_for_whoever_does_only_check_ins(beginner: Path, sit: Sit) -> None:
    run = sit(
        "my sister fixed my bike\\\nUlli gave me a lift\ny\ny\ntax thing\ny\nnobody really\n7\ny\n"
    )
    assert items(beginner) == [
        "accepted my sister: fixed my bike, 3",
        "accepted Ulli: gave me a lift, 3",
        "needs : tax thing",
    ]
    assert written(beginner).load == 7
    assert says(beginner)["let-help"] == "my sister fixed my bike\nUlli gave me a lift"
    assert says(beginner)["connected"] == "nobody really"
    assert written(beginner).next_ask == "tax thing (3 lb)"
    assert run.code == 0


def test_nothing_is_written_without_a_yes(beginner: Path, sit: Sit) -> None:
    sit("Ulli gave me a lift\nn\ntax thing\nwhat?\nhm?\nLee\n")
    assert items(beginner) == []
    assert says(beginner) == {
        "let-help": "Ulli gave me a lift",
        "need-help": "tax thing",
        "connected": "Lee",
    }


def test_all_that_follow_with_one_letter(beginner: Path, sit: Sit) -> None:
    sit("Sam: soup\\\nJo: the sofa\\\nLee: a lift\nn\na\n")
    assert items(beginner) == ["accepted Jo: the sofa, 3", "accepted Lee: a lift, 3"]


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("e\nUlli: a lift home, 5 lb\n", "accepted Ulli: a lift home, 5"),
        ("e\n\n", "accepted Ulli: gave me a lift, 3"),
        ("e\nUlli and Jo: a lift\n", "accepted Ulli, Jo: a lift, 3"),
        ("Ulli Berg: a lift (10 lb)\n", "accepted Ulli Berg: a lift, 10"),
        ("J\n", "accepted Ulli: gave me a lift, 3"),
    ],
)
def test_a_line_can_be_changed_before_it_counts(
    beginner: Path, sit: Sit, typed: str, item: str
) -> None:
    sit(f"Ulli gave me a lift\n{typed}")
    assert items(beginner) == [item]


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("Marek\n", "accepted Marek: yes to the soup, 3"),
        ("\n", "accepted : yes to the soup, 3"),
    ],
)
def test_who_it_was_is_asked_where_nobody_is_named(
    beginner: Path, sit: Sit, typed: str, item: str
) -> None:
    run = sit(f"yes to the soup\n{typed}")
    assert "Count it, 3 lb? Who was it? [Y/n/e]" in run.out
    checkin = (beginner / "entries" / NAME).read_text("utf-8")
    assert "yes to the soup" in checkin
    if "Marek" in item:
        assert items(beginner) == [item]


@pytest.mark.usefixtures("beginner")
def test_a_new_name_is_new_once(sit: Sit) -> None:
    run = sit("Ulli gave me a lift\\\nUlli fed the cat\ny\ny\n")
    assert run.out.count("(new here)") == 2, "asked in one breath"
    run = sit("Ulli brought soup\n\n", "--week", "last")
    assert "Count it as a yes from Ulli, 3 lb?" in run.out


def test_what_the_week_holds_is_not_counted_twice(journal: Path, sit: Sit) -> None:
    run = sit("Sam, with the boxes\n")
    assert "Already there: Sam, with the boxes." in run.out
    assert "Count it" not in run.out
    assert items(journal) == []


def test_going_through_it_again_asks_nothing_twice(journal: Path, sit: Sit) -> None:
    sit("Ulli gave me a lift\\\nKarim fixed the tap\ny\nn\n\nthe roof\ny\n\n\n\n")
    before = (journal / "entries" / NAME).read_bytes()
    run = sit("\n\n\n\n\n\n")
    assert "[Y/n/e" not in run.out
    assert (journal / "entries" / NAME).read_bytes() == before


def test_words_another_device_wrote_are_asked_about(journal: Path, sit: Sit) -> None:
    path = journal / "entries" / NAME
    path.parent.mkdir()
    path.write_text("## Who did I let help me this week?\nUlli gave me a lift\n")
    sit("\ny\n")
    assert items(journal) == ["accepted Ulli: gave me a lift, 3"]


def test_a_carried_need_is_not_named_again(sit: Sit) -> None:
    run = sit("\n\nsomeone to hold the ladder\n")
    assert "Already there: someone to hold the ladder." in run.out


@pytest.mark.parametrize(
    ("typed", "row"),
    [("met", 'met: "2026-11-22"'), ("drop", 'dropped: "2026-11-22"'), ("", "")],
)
def test_a_carried_need_is_met_or_dropped_where_it_stands(
    journal: Path, sit: Sit, typed: str, row: str
) -> None:
    path = journal / "entries" / "2026-11-03.md"
    before = path.read_text("utf-8")
    run = sit(f"\n{typed}\n\n")
    assert "2 someone to hold the ladder · 2 weeks: still / met / drop" in run.out
    after = path.read_text("utf-8")
    assert row in after
    assert (after == before) is not bool(row)


def test_what_keeps_awake_comes_first(journal: Path, sit: Sit) -> None:
    (journal / "entries" / "2026-11-05.md").write_text(
        "---\nneeds:\n  - what: the mortgage\n    2am: yes\n---\n"
    )
    run = sit("\n\n\n\n")
    assert run.out.index("the mortgage · 2 weeks · at 2 am") < run.out.index(
        "someone to hold the ladder"
    )


@pytest.mark.parametrize("answer", ["yes", "no", "later"])
def test_an_offer_is_answered_where_it_stands(
    journal: Path, sit: Sit, answer: str
) -> None:
    path = journal / "entries" / "2026-11-19.md"
    path.write_text('---\noffers: "Jo: the van"\n---\nWords.\n')
    run = sit(f"{answer}\n\n")
    assert "Jo: the van: yes / no / later" in run.out
    text = path.read_text("utf-8")
    assert f"answer: {answer}" in text.replace('"', "")
    assert "answered:" in text


def test_an_answer_typed_where_an_offer_is_asked_about_is_kept(
    journal: Path, sit: Sit
) -> None:
    path = journal / "entries" / "2026-11-19.md"
    path.write_text('---\noffers:\n  - "Jo: the van"\n  - "Mo: soup"\n---\nWords.\n')
    before = path.read_text("utf-8")
    run = sit("Sam drove me to the dentist\n\n\ny\n")
    assert "That goes into your answer." in run.out
    assert path.read_text("utf-8") == before
    assert items(journal) == ["accepted Sam: drove me to the dentist, 3"]
    assert "Sam drove me to the dentist" in says(journal)["let-help"]


def test_an_answer_typed_where_a_need_is_asked_about_is_kept(
    journal: Path, sit: Sit
) -> None:
    run = sit("\nthe roof leaks again\n\n\ny\n")
    assert "That goes into your answer." in run.out
    assert items(journal) == ["needs : the roof leaks again"]


def test_a_yes_may_have_manners(journal: Path, sit: Sit) -> None:
    path = journal / "entries" / "2026-11-19.md"
    path.write_text('---\noffers: "Jo: the van"\n---\nWords.\n')
    sit("Yes, please\n\n")
    assert "answer: yes" in path.read_text("utf-8").replace('"', "")


def test_an_offer_that_an_answer_takes_up_is_answered(journal: Path, sit: Sit) -> None:
    path = journal / "entries" / "2026-11-19.md"
    path.write_text('---\noffers: "Jo: the van on Saturday"\n---\nWords.\n')
    run = sit("\nJo lent us the van on Saturday\ny\n")
    assert "Count it as your yes to the offer of Jo" in run.out
    assert "answer: " in path.read_text("utf-8")
    assert items(journal) == []


def test_what_was_turned_down_can_still_be_a_yes(journal: Path, sit: Sit) -> None:
    path = journal / "entries" / "2026-11-12.md"
    path.write_text("---\ndeclined:\n  - Ruth: soup\n    open: yes\n---\n")
    sit("yes\n\n")
    assert "open: yes" in path.read_text("utf-8")
    assert items(journal) == ["accepted Ruth: soup, 3"]


@pytest.mark.parametrize(
    ("typed", "load"),
    [
        ("7", 7),
        ("7/10", 7),
        ("about 7", 7),
        ("7,5", 7.5),
        ("0", 0),
        ("", None),
        ("banana\n8", 8),
        ("11\n-1", None),
        ("very", None),
    ],
)
def test_how_full_the_head_is(
    journal: Path, sit: Sit, typed: str, load: float | None
) -> None:
    sit(f"\n\n\n\n{typed}\n")
    assert written(journal).load == load


def test_another_ask_lets_the_first_one_rest(journal: Path, sit: Sit) -> None:
    (journal / "entries" / "2026-11-06.md").write_text("---\nneeds: the roof\n---\n")
    run = sit("\n\n\n\n\n\nanother\ny\n")
    assert written(journal).not_now == ("someone to hold the ladder",)
    assert written(journal).next_ask == "the roof (3 lb)"
    assert "To say: “Dana Lee, could you help me with something?" in run.out


def test_the_last_ask_can_rest_too(journal: Path, sit: Sit) -> None:
    run = sit("\n\n\n\n\nanother\nLee: the roof\n")
    assert "That was all there is" in run.out
    assert written(journal).next_ask == "Lee: the roof"


def test_whoever_comes_back_is_greeted(journal: Path, sit: Sit) -> None:
    run = sit("", today="2026-12-28")
    assert "Good to have you back" in run.out
    assert "Dec 28" in run.out
    assert journal.is_dir()


def test_a_german_journal_is_spoken_to_in_german(beginner: Path, sit: Sit) -> None:
    (beginner / "mkdocs.yml").write_text(
        "site_name: J\ndocs_dir: entries\nplugins: [helplog]\n"
        "theme:\n  name: material\n  language: de\n"
    )
    run = sit("Oma hat gekocht\nj\nSteuer\nj\nniemand\n\nandere\n\n")
    assert items(beginner) == ["accepted Oma: hat gekocht, 3", "needs : Steuer"]
    english = ("Enter keeps", "week", "you", "Type", "Count", "Saved", "Thank", "head")
    said = run.out.replace("helplog checkin --week", "")
    assert not [word for word in english if f" {word}" in f" {said}"]
    text = (beginner / "entries" / NAME).read_text("utf-8")
    assert "## Von wem habe ich mir diese Woche helfen lassen? { #let-help }" in text


@pytest.mark.parametrize("stopped_at", range(1, 9))
def test_stopped_at_any_step_it_leaves_a_whole_check_in(
    journal: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch, stopped_at: int
) -> None:
    """As a power cut would, between one write and the next."""
    saves = []

    class Stopped(BaseException):
        """Nobody catches it."""

    def save(*arguments: object) -> None:
        saves.append(arguments)
        if len(saves) == stopped_at:
            raise Stopped
        real_save(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("helplog.store.writing.rewriting.save", save)
    typed = "Ulli gave me a lift\ny\nmet\nthe roof\ny\nLee again\ny\n7\nTom: the tap\n"
    with pytest.raises(Stopped):
        sit(typed)
    monkeypatch.setattr("helplog.store.writing.rewriting.save", real_save)
    assert main(["check", "--strict"]) == 0
    if (journal / "entries" / NAME).exists():
        written(journal)


def test_a_sentence_where_a_choice_is_asked_for_goes_into_the_answer(
    beginner: Path, sit: Sit
) -> None:
    offer = beginner / "entries/2026-11-16.md"
    offer.write_text("---\noffers: 'Sam: a lift'\n---\n", encoding="utf-8")
    sit("Ulli carried the boxes\nJo came\nn\nn\n")
    assert says(beginner)["let-help"] == "Ulli carried the boxes\nJo came"
    assert "answer" not in offer.read_text(encoding="utf-8")
