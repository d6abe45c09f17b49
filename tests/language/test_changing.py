"""Renaming over a journal, and what becomes of an item, as edits that touch nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types
from pygls.uris import to_fs_path
from tests.language.cursor import CLIENT, Opened, opened, shown
from tests.language.small_journal import (
    DAYS,
    document_of,
    make_journal,
    session_of,
)
from tests.language.test_positions import applied

from helplog.language.changing.follow_up import (
    follow_up_actions,
    lenses,
    step_named,
    steps,
)
from helplog.language.changing.rename import renamable, rename
from helplog.language.journal.session import JournalSession
from helplog.model.refusal import RefusalError
from helplog.store.opening import open_journal
from helplog.store.writing.renaming import NewName, plan_rename


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_journal(tmp_path / "journal")


@pytest.fixture
def session(root: Path) -> JournalSession:
    return session_of(root)


def renamed(here: Opened, new: str) -> dict[str, str]:
    """The files that are other, by their name."""
    edit = rename(here.session, here.file, here.position, new, CLIENT)
    assert edit
    assert edit.changes
    found: dict[str, str] = {}
    for address, edits in edit.changes.items():
        path = Path(to_fs_path(address) or "")
        text = here.file.document.text
        if address != here.file.document.address:
            text = path.read_bytes().decode()
        found[path.name] = applied(document_of(text), [*edits])
    return found


def test_a_person_is_renamed_everywhere_as_the_command_does_it(
    root: Path, session: JournalSession
) -> None:
    plan = plan_rename(root, open_journal(root), NewName("Dana Lee", "Dana Hill"))
    wanted = {Path(file.uri).name: file.renamed.data.decode() for file in plan.files}
    uri = "2026-11-17.md"
    here = opened(session, DAYS[uri].replace("[[Dana", "[[D¦ana"), uri)
    found = renamable(here.session, here.file, here.position)
    assert found
    assert (found.name, shown(here, found.range)) == ("Dana Lee", "Dana Lee")
    assert renamed(here, "Dana Hill") == wanted
    assert sorted(wanted) == ["2026-11-17.md", "dana.md"]


def test_what_is_not_saved_is_renamed_as_it_stands(session: JournalSession) -> None:
    here = opened(session, "---\nasks: 'Pr¦iya: x'\n---\nNew words of @Priya.\n")
    found = renamed(here, "Priya Rao")
    assert (
        found["2026-11-18.md"]
        == "---\nasks: 'Priya Rao: x'\n---\nNew words of [[Priya Rao]].\n"
    )
    assert found["2026-11-10.md"] == DAYS["2026-11-10.md"].replace(
        "- Priya", "- Priya Rao"
    ).replace("@Priya", "[[Priya Rao]]")


def test_a_tag_is_renamed_everywhere(session: JournalSession) -> None:
    here = opened(session, "---\ntags: ['#ho¦me', x]\n---\nwords #home\n")
    assert renamed(here, "house") == {
        "2026-11-18.md": "---\ntags: ['#house', x]\n---\nwords #house\n",
        "2026-11-10.md": DAYS["2026-11-10.md"].replace("[home", "[house"),
        "2026-11-17.md": DAYS["2026-11-17.md"].replace("tags: home", "tags: house"),
    }


def test_an_id_is_renamed_with_what_names_it(session: JournalSession) -> None:
    here = opened(
        session,
        "---\nasks:\n  - Priya: x\n    for: ladder\nneeds:\n  - what: a ladder\n    id: lad¦der\n---\n",
    )
    assert renamed(here, "steps") == {
        "2026-11-18.md": "---\nasks:\n  - Priya: x\n    for: steps\nneeds:\n  - what: a ladder\n    id: steps\n---\n",
        "2026-11-10.md": DAYS["2026-11-10.md"].replace("id: ladder", "id: steps"),
    }


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("---\nasks: 'Pr¦iya: x'\n---\n", ""),
        ("---\nasks: 'Pr¦iya: x'\n---\n", "Priya: Rao"),
        ("---\nasks: 'Pr¦iya: x'\n---\n", "Priya, Sam"),
        ("---\ntags: ho¦me\n---\n", "a, b"),
        ("---\nneeds:\n  - what: x\n    id: o¦ne\n---\n", "ladder"),
    ],
)
def test_what_is_no_name_is_declined(
    text: str, new: str, session: JournalSession
) -> None:
    here = opened(session, text)
    with pytest.raises(RefusalError):
        rename(here.session, here.file, here.position, new, CLIENT)


@pytest.mark.parametrize(
    "text",
    [
        "plain wo¦rds",
        "---\nas¦ks: x\n---\n",
        "---\nasks:\n  - Priya: x\n    weight: 1¦0\n---\n",
    ],
)
def test_what_has_no_name_is_not_renamed(text: str, session: JournalSession) -> None:
    here = opened(session, text)
    assert renamable(here.session, here.file, here.position) is None
    assert rename(here.session, here.file, here.position, "x", CLIENT) is None


def actions(here: Opened) -> dict[str, str]:
    """What may be done, and the text after it."""
    around = types.Range(here.position, here.position)
    found: dict[str, str] = {}
    for action in follow_up_actions(here.session, here.file, around):
        assert action.edit
        assert action.edit.changes
        (edits,) = action.edit.changes.values()
        found[action.title] = applied(here.file.document, [*edits])
    return found


@pytest.mark.parametrize(
    ("text", "titles", "after"),
    [
        (
            "---\nasks:\n  - Pr¦iya: x\n    weight: 3\n  - Sam: y\n---\n",
            [
                "They said yes",
                "They said no",
                "They said later",
                "They said yes to a part of it",
                "It is done",
            ],
            '---\nasks:\n  - Priya: x\n    weight: 3\n    answer: "yes"\n    answered: "2026-11-18"\n  - Sam: y\n---\n',
        ),
        (
            "---\nneeds: a sh¦elf\n---\n",
            ["The need is met", "Let it go"],
            '---\nneeds:\n  - what: a shelf\n    met: "2026-11-18"\n---\n',
        ),
        (
            "---\noffers:\n  - Ru¦th: soup\n---\n",
            ["Accept the offer", "Decline the offer"],
            '---\noffers:\n  - Ruth: soup\n    answer: "yes"\n    answered: "2026-11-18"\n---\n',
        ),
        (
            "---\naccepted:\n  - Ru¦th: soup\n---\n",
            ["I thanked them", "The thank-you may rest"],
            '---\naccepted:\n  - Ruth: soup\n    thanked: "2026-11-18"\n---\n',
        ),
        (
            "---\nhandoffs:\n  - J¦o: dinners\n    said: no\n---\n",
            ["It is said"],
            '---\nhandoffs:\n  - Jo: dinners\n    said: "2026-11-18"\n---\n',
        ),
    ],
)
def test_what_may_have_become_of_an_item(
    text: str, titles: list[str], after: str, session: JournalSession
) -> None:
    found = actions(opened(session, text))
    assert [*found] == titles
    assert found[titles[0]] == after


def test_lenses_stand_over_what_waits(session: JournalSession) -> None:
    here = opened(
        session,
        "---\nasks:\n  - Priya: x\n  - Sam: y\n    answer: yes\nhandoffs: 'Jo: dinners'\naccepted: 'Ruth: soup'\n---\n",
    )
    found = lenses(here.session, here.file)
    assert [
        (one.range.start.line, one.command.title) for one in found if one.command
    ] == [
        (2, "They said yes"),
        (2, "They said no"),
        (2, "They said later"),
    ]
    assert found[1].command
    assert found[1].command.arguments == [here.file.document.address, 3, 5, 1]
    edit = step_named(here.session, here.file, (3, 5), 1)
    assert edit
    assert edit.changes
    (edits,) = edit.changes.values()
    assert 'answer: "no"' in applied(here.file.document, [*edits])
    assert step_named(here.session, here.file, (9, 5), 1) is None
    assert step_named(here.session, here.file, (3, 5), 99) is None


def test_a_trial_is_left_in_peace(session: JournalSession) -> None:
    """Nobody is asked about a handoff before its talk; who asks of it may write all there is."""
    here = opened(session, "---\nhandoffs: 'Jo: dinners'\n---\n")
    (item,) = here.file.items
    assert lenses(here.session, here.file) == []
    assert [step.title for step in steps(item, session)][-1] == "It is done"
