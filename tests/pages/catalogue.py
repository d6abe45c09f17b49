"""Gathers helplog's own words for the translators: `python tests/pages/catalogue.py` writes `helplog.pot`.

Every `.po` file beside it is brought up to date as well: what is new stands there untranslated,
what is gone goes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from helplog.model.beginnings import DRAFTED, REFUSED
from helplog.model.keys import FIELDS
from helplog.model.kinds import KINDS, QUESTION_TEXTS
from helplog.model.prompts import PROMPTS
from helplog.pages.words import FORMAL, LOCALE_PATH

PACKAGE_PATH: Final = Path(__file__).resolve().parents[2] / "src" / "helplog"
TEMPLATE_PATH: Final = LOCALE_PATH / "helplog.pot"
METHODS: Final = [
    ("pages/**.py", "python"),
    ("website/**.py", "python"),
    ("cli/checkin/**.py", "python"),
    ("publish/**.py", "python"),
    ("pages/templates/**.html", "jinja2"),
]
KEYWORDS: Final = {
    "_": None,
    "text": None,
    "phrase": None,
    "plural": (1, 2),
    "form": (1, 2),
    # to one person and to several: one sentence in English, two elsewhere
    "to_them": (1, 1),
    # one message, or one and its plural
    "to_translate": {1: (1,), 2: (1, 2)},
}
_HEAD: Final = """\
# helplog's own words on the site. "make words" gathers them anew. A translation is a copy of helplog.pot
# that is named for its language, fr.po, with every msgstr filled in; names in braces stay as they are.
# They may ask for a case: {who:dative}, {who:accusative} in German, {who:de}, {who:à} in French."""
_GLOSSARY: Final = "# Glossary"
"""From here on a file's head is its translators' own."""
_NO_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed day: the file changes when its words do."""


def gathered() -> Catalog:
    """Every word that pages can say."""
    catalogue = Catalog(
        project="helplog",
        version="1",
        header_comment=_HEAD,
        creation_date=_NO_DAY,
        charset="utf-8",
        fuzzy=False,
    )
    found = extract_from_dir(
        str(PACKAGE_PATH),
        METHODS,
        {"**.html": {"trim_blocks": "true"}},
        KEYWORDS,  # type: ignore[arg-type]
    )
    for uri, _, message, _, _ in found:
        catalogue.add(message, None, [(uri, 1)])
    to_somebody = extract_from_dir(
        str(PACKAGE_PATH), METHODS, keywords={"to_them": None}
    )
    for uri, _, message, _, _ in to_somebody:
        catalogue.add(message, None, [(uri, 1)], context=FORMAL)
    for message in QUESTION_TEXTS.values():
        catalogue.add(message, None, [("model/kinds.py", 1)])
    for message in (*DRAFTED, *REFUSED):
        catalogue.add(message, None, [("model/beginnings.py", 1)])
    for kind in KINDS.values():
        for message in kind.to_translate:
            catalogue.add(message, None, [("model/kinds.py", 1)])
    for key in FIELDS.values():
        if key.label:
            catalogue.add(key.label, None, [("model/keys.py", 1)])
    for message in PROMPTS:
        catalogue.add(message, None, [("model/prompts.py", 1)])
    return catalogue


def main() -> None:
    """Write the template, and merge it into each translation."""
    fresh = gathered()
    with TEMPLATE_PATH.open("wb") as file:
        write_po(file, fresh, width=110, include_lineno=False, sort_by_file=True)
    for path in sorted(LOCALE_PATH.glob("*.po")):
        with path.open("rb") as file:
            known = read_po(file, locale=path.stem)
        _, glossary, kept = known.header_comment.partition(_GLOSSARY)
        known.header_comment = "\n".join(filter(None, (_HEAD, glossary + kept)))
        known.update(fresh, no_fuzzy_matching=True)
        known.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, known, width=110, include_lineno=False, sort_by_file=True)


if __name__ == "__main__":
    main()
