"""Words for random journals: few names, days and places, so that they meet again and again."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

FIRST: Final = date(2026, 10, 19)
DAYS: Final = 45
"""From the first day on: over the end of a month, and some weeks."""
PEOPLE: Final = ("Ana", "Ben Okri", "Zoë", "Dana Lee", "Mo")
ALIASES: Final = ("Annie", "Benny", "Zo", "Dee")
NEEDS: Final = ("someone to talk to", "a lift on Fridays", "help with the tax")
WHATS: Final = ("a lift", "soup", "read my letter", "the <b>school</b> run", "Größe")
TAGS: Final = ("work", "family", "café", "Work")
IDS: Final = ("tax", "lift", "sofa")
PICTURES: Final = ("photos/sofa.png", "photos/cat.png", "hills.svg", "saved.html")
OWN: Final = ("notes/recipes.md", "about.md", "notes/ana.md")
WORDS: Final = (
    "rain",
    "the garden",
    "a quiet hour",
    "Karton",
    "日記",
    "we laughed",
    "*slowly*",
    "tired",
    "bread",
    "three letters",
)


def day(random: Random) -> date:
    """A day of the journal."""
    return FIRST + timedelta(random.randrange(DAYS))


def sentence(random: Random) -> str:
    """A few words."""
    return " ".join(random.choices(WORDS, k=random.randint(1, 6))) + "."


def link(random: Random) -> str:
    """A link that may or may not lead somewhere."""
    on = day(random)
    year, week, _ = on.isocalendar()
    return random.choice(
        (
            f"[[{on}]]",
            f"[[{on}#Noon]]",
            f"[[{on}#^here]]",
            f"[[{random.choice((*PEOPLE, *ALIASES))}]]",
            f"[[{year}-W{week}]]",
            f"[[{random.choice(OWN).removesuffix('.md')}]]",
            f"[[{random.choice(OWN)}#Noon|there]]",
            f"[words]({on}.md)",
            f"![a picture]({random.choice(PICTURES)})",
            f"![[{random.choice(PICTURES)}|300]]",
            f"![far](https://example.org/{random.randrange(3)}.png)",
        )
    )


def paragraph(random: Random) -> str:
    """Some lines of a day."""
    kind = random.randrange(10)
    if kind < 4:
        return sentence(random)
    if kind < 8:
        return f"{sentence(random)} {link(random)} {sentence(random)}"
    return random.choice(
        (
            f"## Noon\n\n{sentence(random)}",
            f"{sentence(random)} ^here",
            f"- {sentence(random)}\n- [ ] {sentence(random)}",
            f"> [!note] {random.choice(WORDS)}\n> {sentence(random)}",
            "A note[^1].\n\n[^1]: at the foot",
            f"#{random.choice(TAGS)} {sentence(random)}",
            "<script>alert(1)</script> words",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "``` python\nprint(1)\n```",
        )
    )


def item(random: Random) -> str:
    """One item of one list, as frontmatter has it."""
    who = random.choice((*PEOPLE, *ALIASES))
    what = random.choice(WHATS)
    on = day(random)
    private = "\n    private: true" if not random.randrange(8) else ""
    kind = random.randrange(9)
    lines = (
        f"asks:\n  - {who}: {what}\n    id: {random.choice(IDS)}",
        f"asks:\n  - {who}: {what}\n    for: {random.choice((*NEEDS, *IDS))}",
        f"asks:\n  - {who}: {what}\n    answer: {random.choice(('yes', 'no', 'later'))}",
        f"needs:\n  - what: {random.choice(NEEDS)}\n    id: {random.choice(IDS)}",
        f"needs:\n  - what: {random.choice(NEEDS)}",
        f"offers:\n  - {who}: {what}",
        f"accepted:\n  - {who}: {what}\n    weight: {random.choice((3, 5, 25))}",
        f"handoffs:\n  - {who}: {what}\n    said: {on}\n    success: it is done",
        f"alone:\n  - what: {what}\n    cost: an evening",
    )
    return lines[kind] + private


def frontmatter(random: Random, *, private: bool = False) -> str:
    """The top of an entry: each list at most once."""
    items = [item(random) for _ in range(random.randrange(4))]
    by_list = {one.partition(":")[0]: one for one in items}
    more = []
    if not random.randrange(3):
        more.append(f"tags: [{random.choice(TAGS)}]")
    if not random.randrange(3):
        more.append(f"load: {random.randrange(11)}")
    if not random.randrange(6):
        more.append(f"title: {random.choice(WORDS)!r}")
    if private:
        more.append("private: true")
    lines = [*by_list.values(), *more]
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


def entry(random: Random, *, private: bool = False) -> str:
    """A whole entry."""
    said = [paragraph(random) for _ in range(random.randint(1, 3))]
    return frontmatter(random, private=private) + "\n\n".join(said) + "\n"


def person_note(random: Random, name: str) -> str:
    """A note about somebody."""
    more = ""
    if random.randrange(2):
        more += f"aliases: [{random.choice(ALIASES)}]\n"
    if not random.randrange(4):
        more += "every: 14d\n"
    if not random.randrange(8):
        more += "private: true\n"
    return f"---\nperson: {name}\n{more}---\n{paragraph(random)}\n"


def checkin(random: Random) -> str:
    """The answers of a week."""
    return (
        "## Who did I let help me this week? { #let-help }\n"
        f"{paragraph(random)}\n\n"
        "## Where do I need help that I haven't asked for yet? { #need-help }\n"
        f"{random.choice(('none', sentence(random)))}\n"
    )


def own_page(random: Random) -> str:
    """A page of the writer's own."""
    front = random.choice(
        ("", "---\naliases: [Annie]\n---\n", "---\ntitle: Mine\n---\n")
    )
    return f"{front}# Mine\n\n{paragraph(random)}\n\n{link(random)} {link(random)}\n"
