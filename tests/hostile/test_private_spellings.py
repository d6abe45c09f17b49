"""Private until it's clear: every way to type `private`, in every form a frontmatter has, keeps the words private."""

from __future__ import annotations

import pytest

from helplog.model.journal import Checkin, Entry, PersonNote
from helplog.model.settings import Settings
from helplog.text.reading.file import read
from helplog.text.reading.whole_file import is_private
from helplog.text.values.private_words import plain_text

BODY = "\nWords nobody else should read.\n"


def read_day(text: str) -> Entry:
    writing, _ = read("2026-11-18.md", text.encode(), Settings())
    assert isinstance(writing, Entry)
    assert is_private(text.encode()) == writing.private
    return writing


def codes(text: str) -> list[str]:
    return [one.code for one in read("2026-11-18.md", text.encode(), Settings())[1]]


def test_marks_that_change_places_look_the_same() -> None:
    """A tone mark and the stem of a note have an order of their own, however they were typed."""
    tone, stem = "\u302e", "\U0001d165"
    assert plain_text(f"pri{tone}{stem}vate") == plain_text(f"pri{stem}{tone}vate")


KEYS = [
    *(
        "private",
        "Private",
        "PRIVATE",
        "pRIVATE",
        '"private"',
        "'private'",
        "“private”",
        "`private`",
    ),
    *(
        "privat",
        "privte",
        "pirvate",
        "prviate",
        "privaet",
        "pivate",
        "rivate",
        "orivate",
        "privatee",
        "prrivate",
        "rviate",
        "prvitae",
    ),
    *(
        "privates",
        "private!",
        "private?",
        "pri-vate",
        "private ",
        "private\t",
        "private\u00a0",
        "\u00a0private",
        "private\u1680",
        "keep\u2028private",
    ),
    *(
        "\u200bprivate",
        "pri\u200bvate",
        "private\u2060",
        "pri\u00advate",
        "\ufeffprivate",
    ),
    *("ｐｒｉｖａｔｅ", "рrivate", "prıvate", "privаte", "prívate", "𝗽𝗿𝗶𝘃𝗮𝘁𝗲"),
    *(
        "- private",
        "-private",
        "* private",
        "• private",
        "– private",
        "  private",
        "\tprivate",
        "> private",
    ),
    *(
        "is_private",
        "isPrivate",
        "is-private",
        "keep private",
        "entry.private",
        "privacy",
    ),
]
"""Before a colon and a yes."""


@pytest.mark.parametrize("key", KEYS, ids=ascii)
def test_a_key_that_looks_like_it(key: str) -> None:
    assert read_day(f"---\ndate: 2026-11-18\n{key}: true\n---\n{BODY}").private
    assert read_day(f"---\n{key}: yes\nasks: Sam: a lift\n---\n{BODY}").private


@pytest.mark.parametrize(("longer", "private"), [(0, True), (1, False)])
def test_a_key_of_40_signs_is_the_longest(longer: int, *, private: bool) -> None:
    key = f"is private {'x' * (29 + longer)}"
    text = f"---\ntitle: A day\n{key}: true\n---\n{BODY}"
    assert read_day(text).private is private


@pytest.mark.parametrize(
    "colon",
    [
        ":",
        " : ",
        ":\t",
        "\t:\t",
        ":\u00a0",
        "：",
        "∶ ",
        "::",
        " = ",
        "=",
        " => ",
        " -> ",
    ],
    ids=ascii,
)
def test_a_colon_of_any_kind(colon: str) -> None:
    assert read_day(f"---\ntitle: A day\nprivate{colon}true\n---\n{BODY}").private
    assert read_day(f"---\ntitle: A day\nprivat{colon}yes\n---\n{BODY}").private


YES = [
    "true",
    "True",
    "TRUE",
    "yes",
    "Yes",
    "y",
    "on",
    "1",
    "x",
    "✓",
    "✅",
    "[x]",
    "wahr",
    "ja",
    "oui",
    "sí",
    "да",
]
SLIPS = [
    "treu",
    "ture",
    "tru",
    "yse",
    "yess",
    "ye",
    "soon",
    "of course",
    "no idea",
    "fasle",
    "nope not yet",
    "2",
    "-1",
]
FORMS = [
    "",
    " ",
    "~",
    "null",
    "{{private}}",
    "<% tp.private %>",
    "!!bool true",
    "&a true",
    "*yes",
    "|",
]
QUOTED = [
    '"true"',
    "'yes'",
    "“true”",
    "true,",
    "true;",
    "true.",
    "yes!",
    "true # really",
    "true #really",
    "[true]",
    "{a: b}",
]


@pytest.mark.parametrize("value", [*YES, *SLIPS, *FORMS, *QUOTED], ids=ascii)
def test_a_value_that_is_no_plain_no(value: str) -> None:
    assert read_day(f"---\ntitle: A day\nprivate: {value}\n---\n{BODY}").private
    assert read_day(f"---\ntitle: A day\nprivat: {value}\n---\n{BODY}").private


@pytest.mark.parametrize(
    "value", ["", "~", "treu", "ja", "x", "✓", "no idea"], ids=ascii
)
def test_what_is_unclear_is_named_with_what_to_type(value: str) -> None:
    text = f"---\nprivate: {value}\n---\n{BODY}"
    _, found = read("2026-11-18.md", text.encode(), Settings())
    assert [one.hint for one in found if one.code == "private-unclear"] == [
        "Type private: true, or private: false"
    ]


@pytest.mark.parametrize(
    "value",
    [
        "no",
        "No",
        "NO",
        "n",
        "false",
        "False",
        "off",
        "nein",
        "0",
        '"no"',
        "no # for now",
        "no.",
        "no!)",
        "false,",
        "none",
    ],
)
@pytest.mark.parametrize(
    "key", ["private", "Private", "privat", '"private"', "pirvate"]
)
def test_a_clear_no_is_public(key: str, value: str) -> None:
    assert not read_day(f"---\ntitle: A day\n{key}: {value}\n---\n{BODY}").private


WHOLE = {
    "braces": "---\n{date: 2026-11-18, private: true}\n---\n",
    "braces, first": "---\n{private: true, date: 2026-11-18}\n---\n",
    "braces on lines": "---\n{\n  date: 2026-11-18,\n  private: true\n}\n---\n",
    "braces, a slip": "---\n{date: 2026-11-18, privat: ja}\n---\n",
    "braces, unclosed": "---\n{date: 2026-11-18, private: true\n---\n",
    "braces, no space": "---\n{date:2026-11-18,private:true}\n---\n",
    "JSON in a fence": '---\n{"date": "2026-11-18", "private": true}\n---\n',
    "JSON on lines in a fence": '---\n{\n  "date": "2026-11-18",\n  "private": true\n}\n---\n',
    "JSON, packed": '---\n{"date":"2026-11-18","private":true}\n---\n',
    "JSON, a text": '---\n{"date":"2026-11-18","private":"yes"}\n---\n',
    "JSON with no fence": '{"date": "2026-11-18", "private": true}\n',
    "JSON on lines with no fence": '{\n  "date": "2026-11-18",\n  "private": true\n}\n',
    "JSON with its own fence": ';;;\n{\n"private": true\n}\n;;;\n',
    "JSON with a name": '---json\n{\n"private": true\n}\n---\n',
    "YAML with a name": "---yaml\nprivate: true\n---\n",
    "TOML": '+++\ndate = "2026-11-18"\nprivate = true\n+++\n',
    "TOML, a table": '+++\ntitle = "x"\n[params]\nprivate = true\n+++\n',
    "TOML, packed": "+++\nprivate=true\n+++\n",
    "TOML in YAML's fence": "---\nprivate = true\n---\n",
    "a complex key": "---\n? private\n: true\n---\n",
    "a complex key, quoted": '---\n? "private"\n: yes\n---\n',
    "a complex key without a value": "---\n? private\n---\n",
    "a value on the next line": "---\nprivate:\n  true\n---\n",
    "a value in a block": "---\nprivate: |\n  true\n---\n",
    "a value folded": "---\nprivate: >-\n  yes\n---\n",
    "nested": "---\nmeta:\n  private: true\n---\n",
    "nested in braces": "---\nmeta: {private: true}\n---\n",
    "nested deeper": "---\nmeta:\n  site:\n    - private: true\n---\n",
    "nested in a list": "---\nmeta: [a, {private: true}]\n---\n",
    "a list in a fence": "---\n- date: 2026-11-18\n- private: true\n---\n",
    "in the tags": "---\ntags: {private: true}\n---\n",
    "below the tags": "---\ntags:\n  - x\n  private: true\n---\n",
    "in away": "---\naway: {from: 2026-11-18, private: true}\n---\n",
    "braces, two letters short": "---\n{priva: yes}\n---\n",
    "a key of five letters": "---\ntitle: A day\npriva: yes\n---\n",
    "a second document": "---\ntitle: A day\n---\nprivate: true\n---\n",
    "a second document after dots": "---\ntitle: A day\n...\n---\nprivate: true\n---\n",
    "twice, no last": "---\nprivate: true\nprivate: no\n---\n",
    "twice, no first": "---\nprivate: no\nprivate: true\n---\n",
    "twice, one a slip": "---\nprivate: no\nprivat: true\n---\n",
    "no colon": "---\nprivate true\n---\n",
    "no colon, capitals": "---\nPRIVATE true\n---\n",
    "the word alone": "---\nprivate\n---\n",
    "the word aloud": "---\nprivate!\n---\n",
    "the word in capitals": "---\nPRIVATE\n---\n",
    "the word among keys": "---\ntitle: A day\nPRIVATE!\nload: 3\n---\n",
    "the word, a slip": "---\npirvate\n---\n",
    "on the line of another key": "---\ntitle: A day private: true\n---\n",
    "on the line of another key, after a number": "---\ntitle: 12 private: true\n---\n",
    "after a comma": "---\ntitle: A day, private: true\n---\n",
    "below an open quote": '---\ntitle: "A day\nPrivate: true\n---\n',
    "below an open bracket": "---\ntags: [a, b\nPRIVATE: true\n---\n",
    "below an open bracket of a list": '---\nasks: [Sam: a lift\n"private" : yes\n---\n',
    "below an open quote of a list": '---\nasks: "Sam: a lift\nprivat: yes\n---\n',
    "in a list, under its dashes": "---\nasks:\n  - Sam: a lift\n  - Lee: more\n  private: true\n---\n",
    "no fence": "private: true\n",
    "no fence, a slip": "privat: yes\n",
    "no fence, the word": "PRIVATE\n",
    "no fence, the word aloud": "private!\n",
    "no fence, the word with a letter short": "pivate\n",
    "no fence, an attribute with a letter short": ":privat:\n",
    "no fence, bold": "**private**\n",
    "no fence, in brackets": "[private]\n",
    "no fence, a sentence": "private: yes, all of this\n",
    "no fence, below keys": "date: 2026-11-18\ntitle: A day\nprivate: treu\n",
    "no fence, inline": "[private:: true]\n",
    "no fence, inline below keys": "load:: 3\nprivate:: yes\n",
    "no fence, a comment": "<!-- private: true -->\n",
    "no fence, another comment": "%% private: true %%\n",
    "no fence, org": "#+PRIVATE: true\n",
    "half a fence": "---\nprivate: true\n",
    "half a fence, the word": "---\nprivate!\n",
    "a fence of another sign": "***\nprivate: true\n***\n",
    "an odd fence": "----\nprivate: true\n----\n",
    "an invisible sign before the fence": "\u2060---\nprivate: true\n---\n",
    "a mark and blank lines": "\ufeff\n\n---\nprivate: yes\n---\n",
    "Windows line ends": "---\r\nprivate: true\r\n---\r\n",
    "old line ends": "---\rprivate: true\r---\r",
    "an alias": "---\na: &a true\nprivate: *a\n---\n",
    "merged keys": "---\n<<: {private: true}\n---\n",
    "beyond what is read": "---\nnote: |\n"
    + "  words\n" * 9_000
    + "privat: true\n---\n",
    "between markers": "<<<<<<< HEAD\nWords.\n=======\nprivat: true\n>>>>>>> 1a2b3c\n",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_form_of_frontmatter(text: str) -> None:
    writing = read_day(f"{text}{BODY}")
    assert writing.private
    assert all(item.private for item in writing.items)


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"]
)
def test_other_bytes(encoding: str) -> None:
    data = f"---\nprivate: true\n---\n{BODY}Grüße\n".encode(encoding)
    writing, _ = read("2026-11-18.md", data, Settings())
    assert isinstance(writing, Entry)
    assert writing.private
    assert is_private(data)


@pytest.mark.parametrize(
    ("uri", "front", "kind"),
    [
        ("2026-W47.md", "week: 2026-W47", Checkin),
        ("people/sam.md", "person: Sam", PersonNote),
        ("2026-11-18.md", "date: 2026-11-18", Entry),
    ],
)
@pytest.mark.parametrize(
    "key", ["private: true", "privat: ja", "{private: true}", "PRIVATE!", "private ="]
)
def test_every_kind_of_file(uri: str, front: str, kind: type, key: str) -> None:
    writing, _ = read(uri, f"---\n{front}\n{key}\n---\n{BODY}".encode(), Settings())
    assert writing is not None
    assert isinstance(writing, kind)
    assert writing.private


PUBLIC = {
    "a sentence": "Words.\n\nprivate: true\n",
    "a sentence with a colon": "I kept it private: nobody asked.\n",
    "a heading": "# Private\n\nWords.\n",
    "a heading of one's own": "Privat: Kino mit Ana\nArbeit: viel\n",
    "a heading with a list": "Work:\n- a lot\n\nPrivate:\n- cinema\n",
    "a story": "---\ntitle: A day\n---\nprivate: true story, this one\n",
    "a tag": "---\ntags: [private]\n---\nWords.\n",
    "a tag among others": "---\ntags: private, work\n---\nWords.\n",
    "a title": "---\ntitle: A private view\n---\nWords.\n",
    "code": "---\ntitle: A day\n---\n```yaml\n---\nprivate: true\n---\n```\n",
    "code at the top": "```\nprivate: true\n```\nWords.\n",
    "a comment": "---\n# private: true\ntitle: A day\n---\nWords.\n",
    "a comment below a key": "---\ntitle: A day\n# private: true\nload: 3\n---\nWords.\n",
    "an item about it": "---\nasks: Sam: a private lesson\n---\nWords.\n",
    "another word": "---\npirate: true\nprivilege: yes\n---\nWords.\n",
    "a key about it": "---\nprivacy: we spoke of it\n---\nWords.\n",
    "two slips and no yes": "---\nprivada: una noche\n---\nWords.\n",
    "not private": "---\nnot private: true\n---\nWords.\n",
    "JSON's no": '---\n{"date": "2026-11-18", "private": false}\n---\nWords.\n',
    "JSON's no on lines": '---\n{\n"private": false,\n"title": "x"\n}\n---\nWords.\n',
    "JSON's no without a fence": '{\n"private": false\n}\n\nWords.\n',
    "TOML's no": "+++\nprivate = false\n+++\nWords.\n",
    "TOML's no in YAML's fence": "---\nprivate = false\n---\nWords.\n",
    "a complex no": "---\n? private\n: no\n---\nWords.\n",
    "a nested no": "---\nmeta: {private: no}\n---\nWords.\n",
}


@pytest.mark.parametrize("text", PUBLIC.values(), ids=PUBLIC)
def test_what_is_said_plainly_hides_nothing(text: str) -> None:
    assert not read_day(text).private


def test_the_word_among_the_keys_is_named() -> None:
    """`private!` and `PRIVATE` are no keys; whoever wrote them meant the day."""
    assert codes("---\nprivate!\n---\nWords.\n") == ["not-a-key", "private-unclear"]
    assert codes("---\nPRIVATE\n---\nWords.\n") == ["not-a-key", "private-unclear"]
    assert codes("private!\n\nWords.\n") == ["private-outside"]


def test_a_slip_of_the_key_is_named_once_and_beside_what_else_is_unclear() -> None:
    assert codes("---\nload: 3\nprivat: true\n---\nWords.\n") == ["unknown-key"]
    both = "---\nload: 3\nlists: (private) = yes\nprivat: true\n---\nWords.\n"
    assert codes(both).count("private-unclear") == 1
    another = "---\nlod: 3 (private: true)\n---\nWords.\n"
    assert codes(another) == ["unknown-key", "private-unclear"]


ITEMS = {
    "block": "asks:\n  - who: Sam\n    what: Zq\n    private: true\n",
    "short form": "asks:\n  - Sam: Zq\n    private: true\n",
    "braces": "asks: {who: Sam, what: Zq, private: true}\n",
    "braces in a list": "asks:\n  - {who: Sam, what: Zq, private: yes}\n",
    "braces, no space": "asks: [{who: Sam, what: Zq, private:true}]\n",
    "first key": "asks:\n  - private: true\n    who: Sam\n    what: Zq\n",
    "first key, a slip": "asks:\n  - privat: ja\n    who: Sam\n    what: Zq\n",
    "a text above": "asks:\n  - Zq @Sam\n    private: true\n",
    "one item without a dash": "asks:\n  who: Sam\n  what: Zq\n  private: true\n",
    "below a text": "asks: Sam: Zq\n  private: true\n",
    "slip": "asks:\n  - Sam: Zq\n    privte: true\n",
    "capitals": "asks:\n  - Sam: Zq\n    PRIVATE: Yes\n",
    "quoted": 'asks:\n  - Sam: Zq\n    "private": true\n',
    "value slip": "asks:\n  - Sam: Zq\n    private: treu\n",
    "empty": "asks:\n  - Sam: Zq\n    private:\n",
    "full-width": "asks:\n  - Sam: Zq\n    ｐｒｉｖａｔｅ: true\n",
    "in the text": "asks: 'Sam: Zq, private: true'\n",
    "in the text, in a list": "asks:\n  - Sam: Zq private: true\n",
    "at the end": "asks:\n  - Sam: Zq (private)\n",
    "at the end, in letters that look like it": "asks:\n  - Sam: Zq (рrivate)\n",
    "in the note": "asks:\n  - Sam: Zq\n    note: 'private: true'\n",
    "in a needs text": "needs:\n  - Zq of Sam (private)\n",
    "in a mapping of people": "asks:\n  - Sam: Zq\n    Ana: Zq2\n    private: true\n",
    "a list below a name": "asks:\n  - Sam: [Zq, Zq2]\n    private: true\n",
    "in a check-in's list": "declined:\n  - Sam: Zq\n    private: on\n",
}


@pytest.mark.parametrize("text", ITEMS.values(), ids=ITEMS)
def test_an_item_says_it(text: str) -> None:
    for uri in ("2026-11-18.md", "2026-W47.md"):
        writing, _ = read(
            uri, f"---\n{text}connections: Lee\n---\nWords.\n".encode(), Settings()
        )
        assert isinstance(writing, Entry | Checkin)
        hidden = [item for item in writing.items if item.private]
        assert any("Zq" in (item.what or "") for item in writing.items)
        assert all(
            item.private
            for item in writing.items
            if "Zq" in (item.what or "") or "Sam" in item.who
        )
        assert writing.private or len(hidden) == len(writing.items) - 1


def test_an_item_that_says_it_keeps_to_itself() -> None:
    writing = read_day(
        "---\nasks:\n  - Sam: Zq\n    private: true\n    weight: 25\n  - Lee: shown\n---\nWords.\n"
    )
    assert not writing.private
    assert [(item.private, item.weight_lb) for item in writing.items] == [
        (True, 25),
        (False, 3),
    ]
    assert "private" not in writing.items[0].fields


@pytest.mark.parametrize("value", ["no", "false", "off", "nein", "0"])
def test_an_item_that_says_no_is_shown(value: str) -> None:
    writing = read_day(
        f"---\nasks:\n  - Sam: a lift\n    private: {value}\n---\nWords.\n"
    )
    assert not writing.private
    assert [item.private for item in writing.items] == [False]


def test_an_item_with_the_word_in_a_sentence_is_shown() -> None:
    writing = read_day("---\nasks:\n  - Sam: a private lesson\n---\nWords.\n")
    assert [item.private for item in writing.items] == [False]


def test_an_item_whose_dash_stands_at_the_margin_keeps_to_itself() -> None:
    private = "- {who: Sam, what: Zq, private: true}\n"
    writing = read_day(f"---\nasks:\n{private}- Lee: shown\n---\nWords.\n")
    assert not writing.private
    assert [item.private for item in writing.items] == [True, False]


def test_what_is_found_in_a_private_item_is_for_the_writer_alone() -> None:
    private = "  - Sam: Zq\n    private: true\n    weight: Zqheavy\n"
    text = f"---\nasks:\n{private}  - Lee: shown\n    weight: lots\n---\nWords.\n"
    _, found = read("2026-11-18.md", text.encode(), Settings())
    assert [(one.code, one.where.line, one.private) for one in found] == [
        ("not-a-weight", 5, True),
        ("not-a-weight", 7, False),
    ]


@pytest.mark.parametrize("item", ["Sam: Zq (private)", "{Sam: Zq, is_private: yes}"])
def test_an_item_that_says_it_otherwise_is_named_with_what_to_type(item: str) -> None:
    text = f"---\nasks:\n  - Lee: shown\n  - {item}\n---\nWords.\n"
    _, [found] = read("2026-11-18.md", text.encode(), Settings())
    assert (found.code, found.where.line) == ("private-unclear", 4)
    assert found.message.endswith("the item is kept private")
    assert found.hint.startswith(
        "Type private: true on a line of its own below the item"
    )
