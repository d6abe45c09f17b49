"""What helplog writes is the same text to the parsers that phones and editors have.

PyYAML (YAML 1.1), js-yaml of two generations, and `yaml`, which reads YAML 1.2 as Dart's does, and
1.1 when told to. The JavaScript ones run where node and npm are there; they are fetched once, into
`.cache`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.splicing.styles import NAMES, WHATS, texts

from helplog.text.source.writing_yaml import RESERVED, Quote, is_plain, number, scalar

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("js-yaml@5.5.0", "js-yaml-4@npm:js-yaml@4.1.1", "yaml@2.9.1")
PARSERS: Final = """\
const readline = require("readline");
const [now, before, other] = ["js-yaml", "js-yaml-4", "yaml"].map((name) => require(name));
const parsers = {
  "js-yaml": (text) => now.load(text),
  "js-yaml 4": (text) => before.load(text),
  "yaml 1.2": (text) => other.parse(text, { version: "1.2", strict: true, stringKeys: true }),
  "yaml 1.1": (text) => other.parse(text, { version: "1.1", strict: true, stringKeys: true }),
};
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const text = JSON.parse(line);
  const read = {};
  for (const [name, parse] of Object.entries(parsers)) {
    try { read[name] = parse(text); } catch (error) { read[name] = "refused: " + error.message; }
  }
  process.stdout.write(JSON.stringify(read) + "\\n");
});
"""
ODD: Final = (
    *(form for word in sorted(RESERVED) for form in (word, word.upper(), word.title())),
    "0", "007", "0o17", "0b1", "1_000", "1,000", "+1", "-1", "1.", ".5", "1e3", "1E+3", "6.02e23", "0x1F", ".inf",
    "-.INF", ".nan", "190:20:30", "9:1", "12:30:45", "2026-11-18T23:10:00Z", "2026-11-18 23:10:00 -06:00", "20261118",
    "2026-11", "<<", "=", "!!str x", "!", "&a", "*a", "? x", "?", ":", ": x", "x :", "x: ", "x:", "a:b", "a:  b", "-",
    "- ", "--- x", "...", "%YAML 1.2", "#", "# x", "x #y", "x#y", "x #", "[", "]", "{", "}", ",", "a,b", "a, b",
    "a ,b", "`", "@", "|", ">", '"', "'", "''", '"x"', "'x'", "x'", 'x"', "\\", "\\n", "x\\", "C:\\new", " x", "x ",
    "\tx", "x\t", "a\tb", "a  b", "", " ", "a\nb", "\n", "a\n\nb ", "a\r\nb", "\r", "\x00", "\x07", "\x1b[31m",
    "\x7f", "\x85", "\xa0", "\xad", "\u2028x", "x\u2029", "\u200bx", "\u200fx", "\u202ex", "\ufeffx", "\ufffd",
    "\ufffe", "\U0001f642", "\U0001f469\u200d\U0001f4bb x", "x\U0001f642", "𝒳 y", "\U0010ffff", "é", "e\u0301", "ß",
    "İ", "ﬁ", "你好", "你好，世界", "مرحبا", "שלום", "می‌خواهم", "ª", "ⅷ", "²", "٣", "a٣", "K", "constructor",
    "toString",
    "__proto__", "hasOwnProperty", "y'all", "No one", "on time", "off: x", "yes!", "true.", "null-ish", "nan bread",
    "inf.", "Infinity War", "e1", "e+1", "o17", "x1F", "T", "Z", "it's", "rock 'n' roll", "R&D", "a & b", "50/50",
    "either/or", "why?", "what? ever", "?!", "a;b", "a–b", "a—b", "a - b", "a -", "(x)", "x (y)", "x)", "100%", "5 %",
    "$5", "5 lb", "~", "~x", "x~y", "^", "a|b", "a > b", "a<b", "a*b", "a=b", "{{x}}",
)  # fmt: skip
"""Texts that one parser or another takes for something else, or might."""
DART_CORE: Final = re.compile(
    r"(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
"""What a plain text is more than text to, in YAML 1.2's core schema, which Dart's parser has."""

any_text = st.one_of(
    texts,
    st.text("eEnoyx10.-+_: #,'\"\\[{", max_size=6),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(ODD),
)
Read = Callable[[str], dict[str, Any]]


def written(text: str) -> tuple[str, dict[str, Any]]:
    """A document with a text in every place helplog writes one, and what it says."""
    block, flow = scalar(text), scalar(text, flow=True)
    rows = [
        f"value: {block}",
        f"remarked: {block} # heavy",
        f"single: {scalar(text, Quote.SINGLE)}",
        f"double: {scalar(text, Quote.DOUBLE)}",
        f"list:\n  - {block}\n  - who: {block}\n    what: {block}",
        f"flow: [{flow}, {flow},{flow}]",
        f"braces: {{who: {flow}, what: {flow}}}",
    ]
    says: dict[str, Any] = dict.fromkeys(
        ("value", "remarked", "single", "double"), text
    ) | {
        "list": [text, {"who": text, "what": text}],
        "flow": [text] * 3,
        "braces": {"who": text, "what": text},
    }
    if is_plain(text):
        rows.append(f"named:\n  - {text}: {block}")
        says["named"] = [{text: text}]
    if is_plain(text, flow=True):
        rows.append(f"named in braces: {{{text}: {flow}}}")
        says["named in braces"] = {text: text}
    return "\n".join([*rows, ""]), says


def fetched(npm: str, folder: Path) -> bool:
    """Fetches the packages beside and puts them in their place whole: another test process may be at it, too."""
    beside = folder.with_name(f"{folder.name}.{os.getpid()}")
    beside.mkdir(parents=True)
    line = [
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--silent",
        "--prefix",
        str(beside),
        *PACKAGES,
    ]
    done = subprocess.run(line, capture_output=True, check=False, timeout=120)
    if done.returncode == 0:
        with suppress(OSError):
            beside.rename(folder)
    shutil.rmtree(beside, ignore_errors=True)
    return folder.is_dir()


@pytest.fixture(scope="module")
def others() -> Iterator[Read]:
    """Reads a document with every JavaScript parser, in one process that stays."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        pytest.skip("node and npm are not there")
    folder = ROOT / ".cache/yaml-parsers"
    if not folder.is_dir() and not fetched(npm, folder):
        pytest.skip(f"npm could not fetch {', '.join(PACKAGES)}")
    process = subprocess.Popen(
        [node, "-e", PARSERS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NODE_PATH": str(folder / "node_modules")},
    )
    asked, answered = process.stdin, process.stdout
    assert asked
    assert answered

    def read(text: str) -> dict[str, Any]:
        asked.write(json.dumps(text) + "\n")
        asked.flush()
        answer: dict[str, Any] = json.loads(answered.readline())
        return answer

    yield read
    asked.close()
    process.wait(timeout=120)
    answered.close()


@pytest.mark.parametrize("text", [*dict.fromkeys((*ODD, *WHATS, *NAMES))])
def test_every_parser_reads_the_odd_ones_as_written(text: str, others: Read) -> None:
    document, says = written(text)
    assert {
        name: read for name, read in others(document).items() if read != says
    } == {}, document


@given(any_text)
def test_every_parser_reads_any_text_as_written(others: Read, text: str) -> None:
    document, says = written(text)
    assert {
        name: read for name, read in others(document).items() if read != says
    } == {}, document


@given(any_text)
def test_pyyaml_reads_any_text_as_written(text: str) -> None:
    document, says = written(text)
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        assert yaml.load(document, loader) == says, document  # noqa: S506 - both are safe ones


@pytest.mark.parametrize("text", ODD)
def test_pyyaml_reads_the_odd_ones_as_written(text: str) -> None:
    document, says = written(text)
    assert yaml.safe_load(document) == says, document


@given(any_text)
def test_a_plain_text_is_no_more_than_text_in_the_core_schema(text: str) -> None:
    assert not (is_plain(text) and DART_CORE.fullmatch(text))
    assert not (is_plain(text, flow=True) and not is_plain(text))


@pytest.mark.parametrize("value", [1, 3.0, 2.5, 10, 100, 0.5, 1_000_000, 12.25])
def test_a_number_is_a_number_everywhere(value: float, others: Read) -> None:
    document = f"weight: {number(value)}\nflow: {{weight: {number(value)}}}\n"
    says = {"weight": value, "flow": {"weight": value}}
    assert yaml.safe_load(document) == says
    assert all(read == says for read in others(document).values())


def test_a_date_is_its_text_everywhere(others: Read) -> None:
    """A date of YAML's own is a day to one parser, a moment to the next and a text to the third."""
    document = f"by: {scalar(date(2026, 11, 18).isoformat())}\n"
    assert yaml.safe_load(document) == {"by": "2026-11-18"}
    assert all(read == {"by": "2026-11-18"} for read in others(document).values())
