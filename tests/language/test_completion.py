"""What is offered where the cursor (`|`) is, the likeliest first."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types
from tests.language.small_journal import document_of, looked, make_journal, session_of
from tests.language.test_positions import applied

from helplog.language.completion.complete import complete
from helplog.language.documents.client import Client
from helplog.language.journal.session import JournalSession
from helplog.text.reading.file import read

CLIENT = Client(markdown=True)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> JournalSession:
    root = make_journal(tmp_path_factory.mktemp("home") / "journal")
    return looked(session_of(root))


def offered(
    session: JournalSession,
    text: str,
    uri: str = "2026-11-18.md",
    client: Client = CLIENT,
) -> tuple[str, types.CompletionList]:
    """The text without its cursor, and the list."""
    at = text.index("|")
    plain = text[:at] + text[at + 1 :]
    document = document_of(plain)
    file = session.put(uri, document)
    return plain, complete(session, file, document.position(at), client)


def labels(session: JournalSession, text: str, uri: str = "2026-11-18.md") -> list[str]:
    _, found = offered(session, text, uri)
    assert [item.sort_text for item in found.items] == sorted(
        item.sort_text or "" for item in found.items
    )
    return [item.label for item in found.items]


def taken(
    session: JournalSession, text: str, label: str, client: Client = CLIENT
) -> str:
    """The text once something offered is taken."""
    plain, found = offered(session, text, client=client)
    (edit,) = [item.text_edit for item in found.items if item.label == label]
    assert isinstance(edit, types.TextEdit)
    return applied(document_of(plain), [edit])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("---\n|\n---\n", ["asks", "needs", "handoffs", "accepted", "offers"]),
        ("---\n|", ["asks", "needs"]),
        ("---\nas|\n---\n", ["asks"]),
        ("---\nAS|\n---\n", ["asks"]),
        ("---\nasks: x\n|\n---\n", ["needs", "handoffs"]),
        ("---\nl|\n---\n", ["load"]),
        ("---\nperson: Ruth\n|\n---\n", ["aliases", "every", "at_most"]),
        ("---\nasks:\n  - Priya: x\n    |\n---\n", ["weight", "answer", "by", "for"]),
        (
            "---\nasks:\n  - Priya: x\n    weight: 3\n    |\n---\n",
            ["answer", "by", "for"],
        ),
        (
            "---\nasks:\n  - Priya: x\n    answer: yes\n    |\n---\n",
            ["answered", "felt"],
        ),
        (
            "---\nneeds:\n  - what: x\n    |\n---\n",
            ["met", "dropped", "plan", "2am"],
        ),
        ("---\nalone:\n  - what: x\n    c|\n---\n", ["cost"]),
        (
            "---\nasks:\n  - Priya: x\n    answer: |\n---\n",
            ["yes", "no", "later", "partly", "waiting"],
        ),
        (
            "---\nasks:\n  - Priya: x\n    weight: |\n---\n",
            ["3", "5", "10", "25", "50", "100"],
        ),
        (
            "---\nasks:\n  - Priya: x\n    by: |\n---\n",
            ["tomorrow", "friday", "saturday"],
        ),
        (
            "---\nasks:\n  - Priya: x\n    answered: |\n---\n",
            ["today", "yesterday", "last monday"],
        ),
        ("---\nasks:\n  - Priya: x\n    by: fr|\n---\n", ["friday"]),
        (
            "---\nhandoffs:\n  - Jo: x\n    result: |\n---\n",
            ["kept", "adjusted", "taken back"],
        ),
        ("---\naccepted:\n  - Jo: x\n    thanked: |\n---\n", ["yes", "enough", "no"]),
        (
            "---\nasks:\n  - Priya: x\n    for: |\n---\n",
            ["someone to think the move through with", "a ladder"],
        ),
        ("---\nasks:\n  - Priya: x\n    for: lad|\n---\n", ["a ladder"]),
        (
            "---\nasks:\n  - |\n---\n",
            ["Dana Lee", "Ruth", "Sam", "Sam Ortiz", "Priya", "Jo"],
        ),
        ("---\nasks:\n  - p|\n---\n", ["Priya"]),
        ("---\nasks: SAM|\n---\n", ["Sam", "Sam Ortiz"]),
        ("---\nasks:\n  - sam and o|\n---\n", ["Sam Ortiz"]),
        ("---\nasks:\n  - d|\n---\n", ["Dana Lee"]),
        ("---\nasks:\n  - lee|\n---\n", ["Dana Lee"]),
        ("---\nasks:\n  - who: r|\n---\n", ["Ruth"]),
        ("---\nasks:\n  - Priya: the van of @|\n---\n", ["Dana Lee"]),
        ("---\ntags: |\n---\n", ["home", "moving"]),
        ("---\ntags: [home, |]\n---\n", ["moving"]),
        ("---\ntags:\n  - m|\n---\n", ["moving"]),
        ("---\nload: |\n---\n", ["0", "1"]),
        ("---\nprivate: |\n---\n", ["true"]),
        ("---\nweek: |\n---\n", ["2026-W47"]),
        ("---\nperson: |\n---\n", ["Ruth", "Sam"]),
        ("Went with @s|", ["Sam", "Sam Ortiz"]),
        ("See [[|", ["2026-11-17", "2026-11-10", "Dana Lee"]),
        ("See [[2026-11-1|", ["2026-11-17", "2026-11-10"]),
        ("See [[dan|", ["Dana Lee"]),
        ("#m|", ["moving"]),
        ("|", ["---", "day", "check-in", "note about a person"]),
    ],
)
def test_what_comes_first(text: str, first: list[str], session: JournalSession) -> None:
    assert labels(session, text)[: len(first)] == first


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("---\nasks: x\n|\n---\n", "asks"),
        ("---\nask: x\n|\n---\n", "asks"),
        ("---\n|\n---\n", "aliases"),
        ("---\nneeds:\n  - what: x\n    |\n---\n", "weight"),
        ("---\nasks:\n  - Priya: x\n    weight: 3\n    |\n---\n", "weight"),
        ("---\nasks:\n  - Priya: x\n    |\n  - Sam: y\n    answer: no\n---\n", "cost"),
    ],
)
def test_what_does_not_fit_is_not_offered(
    text: str, never: str, session: JournalSession
) -> None:
    found = labels(session, text)
    assert found
    assert never not in found


def test_a_field_of_the_next_item_is_offered_for_this_one(
    session: JournalSession,
) -> None:
    text = "---\nasks:\n  - Priya: x\n    |\n  - Sam: y\n    answer: no\n---\n"
    assert "answer" in labels(session, text)


@pytest.mark.parametrize(
    "text", ["Some wor|", "---\nneeds:\n  - a lad|\n---\n", "---\ntitle: x|\n---\n"]
)
def test_nothing_is_offered_for_plain_words(text: str, session: JournalSession) -> None:
    assert labels(session, text) == []


@pytest.mark.parametrize(
    ("text", "label", "after"),
    [
        ("---\nasks:\n  - d|\n---\n", "Dana Lee", "---\nasks:\n  - Dana Lee: \n---\n"),
        (
            "---\nasks:\n  - d|: the van\n---\n",
            "Dana Lee",
            "---\nasks:\n  - Dana Lee: the van\n---\n",
        ),
        (
            "---\nconnections:\n  - d|\n---\n",
            "Dana Lee",
            "---\nconnections:\n  - Dana Lee\n---\n",
        ),
        ("---\nas|:\n---\n", "asks", "---\nasks:\n---\n"),
        ("See [[da|", "Dana Lee", "See [[Dana Lee]]"),
        ("See [[da|]]", "Dana Lee", "See [[Dana Lee]]"),
        ("See @da|", "Dana Lee", "See [[Dana Lee]]"),
        ("See @sa|.", "Sam", "See @Sam."),
        (
            "---\nasks:\n  - Priya: x\n    by: |\n---\n",
            "friday",
            "---\nasks:\n  - Priya: x\n    by: 2026-11-20\n---\n",
        ),
        (
            "---\nasks:\n  - Priya: x\n    for: |\n---\n",
            "a ladder",
            "---\nasks:\n  - Priya: x\n    for: ladder\n---\n",
        ),
    ],
)
def test_what_is_taken_is_typed(
    text: str, label: str, after: str, session: JournalSession
) -> None:
    assert taken(session, text, label) == after


def test_a_client_with_snippets_gets_places_to_fill_in(session: JournalSession) -> None:
    able = Client(snippets=True)
    assert taken(session, "---\nas|\n---\n", "asks", able) == (
        "---\nasks:\n  - ${1:Who}: ${2:what for}$0\n---\n"
    )
    assert taken(session, "---\nas|\n---\n", "asks") == "---\nasks: \n---\n"


def test_neovim_gets_names_of_several_words_whole(session: JournalSession) -> None:
    """Of a plain text it takes the first word alone, and of a snippet all."""
    neovim = Client(snippets=True, takes_first_words=True)
    text = "---\nasks:\n  - Dan|\n---\n"
    _, found = offered(session, text, client=neovim)
    (item,) = found.items
    assert item.insert_text_format is types.InsertTextFormat.Snippet
    assert isinstance(item.text_edit, types.TextEdit)
    assert item.text_edit.new_text == "Dana Lee: "
    _, found = offered(session, text, client=Client(snippets=True))
    (plain,) = found.items
    assert plain.insert_text_format is types.InsertTextFormat.PlainText


def test_a_whole_page_reads_as_nothing_written_yet(session: JournalSession) -> None:
    for label in ("day", "check-in"):
        text = taken(session, "|", label)
        _, found = read("2026-11-18.md", text.encode(), session.settings)
        assert found == ()


def test_a_check_in_is_offered_its_questions(session: JournalSession) -> None:
    text = "---\nweek: 2026-W47\n---\n## Who did I let help me this week? { #let-help }\nSam\n\n## |"
    first, *others = labels(session, text, "2026-W47.md")
    assert first.startswith("Where do I need help")
    assert len(others) == 1
    assert labels(session, text.replace("2026-W47", "2026-W48"), "2026-W48.md")
    assert labels(session, "# |") == []


def test_the_page_that_a_name_asks_for_comes_first(session: JournalSession) -> None:
    assert labels(session, "|", "checkins/2026-W47.md")[0] == "check-in"
    assert labels(session, "|", "people/ruth.md")[0] == "note about a person"


def test_keys_used_lately_come_first(session: JournalSession) -> None:
    found = labels(session, "---\n|\n---\n")
    assert (
        found.index("asks")
        < found.index("needs")
        < found.index("handoffs")
        < found.index("thanks")
    )


def test_people_are_known_with_their_last_contact(session: JournalSession) -> None:
    _, found = offered(session, "---\nasks:\n  - d|\n---\n")
    assert [(item.label, item.detail, item.filter_text) for item in found.items] == [
        ("Dana Lee", "1 day ago", "d")
    ]


def test_before_the_journal_is_known_keys_and_values_are(tmp_path: Path) -> None:
    session = session_of(make_journal(tmp_path / "journal"))
    assert labels(session, "---\nasks:\n  - Priya: x\n    answer: |\n---\n")[0] == "yes"
    assert labels(session, "---\nasks:\n  - |\n---\n") == []
