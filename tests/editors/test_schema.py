"""The schema of the frontmatter, against a validator, an editor's language server, and the journal's own pages."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from helplog.exchange.editors import as_text, obsidian_files
from helplog.exchange.new_pages import new_day
from helplog.exchange.schema import DRAFT_7, frontmatter_schema
from helplog.model.keys import DATE_KEYS, FIELDS, SCALARS
from helplog.model.kinds import Kind
from helplog.model.settings import Settings

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(frontmatter_schema())


def front(text: str) -> Any:
    """The frontmatter as plain YAML has it, days as an editor sees them; None where YAML refuses it."""
    if not text.startswith("---\n"):
        return None
    try:
        value = yaml.safe_load(text[4:].partition("\n---")[0])
    except (yaml.YAMLError, ValueError):
        return None
    return as_json(value)


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def problems(text: str) -> list[str]:
    return sorted(
        error.json_path for error in VALIDATOR.iter_errors(front(f"---\n{text}\n---\n"))
    )


def test_it_is_a_schema_in_both_dialects() -> None:
    Draft202012Validator.check_schema(frontmatter_schema())
    Draft7Validator.check_schema(frontmatter_schema(DRAFT_7))


def test_it_knows_every_key_and_every_field_where_it_may_stand() -> None:
    properties: Any = frontmatter_schema()["properties"]
    assert {*properties} == {*map(str, Kind), *SCALARS}
    for kind in Kind:
        fields = properties[kind]["anyOf"][1]["properties"]
        assert {name for name in FIELDS if name in fields} == {
            n for n, f in FIELDS.items() if kind in f.kinds
        }
    assert {*DATE_KEYS} <= {*properties}


def test_every_page_of_the_sample_that_is_plain_yaml_is_valid() -> None:
    pages = {
        path: front(path.read_text("utf-8"))
        for path in (ROOT / "entries").rglob("*.md")
    }
    checked = {path: found for path, found in pages.items() if isinstance(found, dict)}
    assert len(checked) > 60
    assert {
        str(p): [e.message for e in VALIDATOR.iter_errors(f)]
        for p, f in checked.items()
        if not VALIDATOR.is_valid(f)
    } == {}


@pytest.mark.parametrize(
    "text",
    [
        'asks: "Priya: review the report"',
        "asks:\n  - Priya: review\n    weight: 5\n  - review @Priya\n  - {who: Priya, what: review, weight: 3lb}",
        "accepted: none", "accepted: []", "accepted: ~", "accepted: 0", "load: 4", "load: none",
        "ask: {who: Jo, weight: 3}", "ASKS: none", "Thanked: 'Jo: the soup'", "met: Jo", "Load: 4",
        "away: {from: 2026-08-01, to: 2026-08-14, why: rest}", "private: true", "mood: fine", "tags: '#run'",
        "asks: {who: [Sam, Lee], what: x, answer: yes, chance: 40%, by: 2026-08-01}",
    ],
)  # fmt: skip
def test_what_the_format_allows_is_valid(text: str) -> None:
    assert not problems("\n".join(text.splitlines())) or text == "load: none"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("load: 14", "$.load"),
        ("private: perhaps", "$.private"),
        ("asks: [{who: Jo, weight: -3}]", "$.asks"),
        ("asks: [{who: Jo, answer: maybe}]", "$.asks"),
        ("Asked: [{who: Jo, answer: maybe}]", "$.Asked"),
        ("handoffs: [{who: Jo, result: given up}]", "$.handoffs"),
        ("thanks: [{who: Jo, felt: 11}]", "$.thanks"),
        ("needs: {met: 3}", "$.needs"),
    ],
)
def test_what_it_does_not_allow_is_not(text: str, where: str) -> None:
    assert problems(text) == [where]


def test_each_line_of_a_new_day_is_valid_once_its_hash_is_gone() -> None:
    text = new_day(dt.date(2026, 11, 22), Settings()).partition("\n---\n")[0]
    lines = [
        line.removeprefix("# ")
        for line in text.splitlines()
        if line.startswith("# ") and ":" in line
    ]
    assert {line.partition(":")[0] for line in lines} == {*map(str, Kind), "load"}
    assert not problems("\n".join(lines))


def test_the_templates_for_obsidian_are_valid() -> None:
    files = obsidian_files(Settings(), "YYYY-MM-DD", "")
    assert VALIDATOR.is_valid(front(as_text(files["templates/day.md"])))


SERVER = os.environ.get("HELPLOG_YAML_SERVER") or shutil.which("yaml-language-server")


@pytest.mark.slow
@pytest.mark.skipif(
    not SERVER,
    reason="yaml-language-server is not installed (npm install -g yaml-language-server)",
)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("load: 14\nasks:\n  - Jo: x\n    answer: maybe\n", True),
        ("load: 4\nasks: Jo\n", False),
    ],
)
def test_the_language_server_of_vs_code_uses_it(
    tmp_path: Path,
    text: str,
    found: bool,  # noqa: FBT001
) -> None:
    schema = tmp_path / "helplog.schema.json"
    schema.write_text(json.dumps(frontmatter_schema()))
    page = tmp_path / "page.yml"
    uri = page.as_uri()
    text = f"# yaml-language-server: $schema={schema.as_uri()}\n{text}"
    ability: dict[str, Any] = {
        "processId": None,
        "rootUri": tmp_path.as_uri(),
        "capabilities": {},
    }
    messages: list[dict[str, Any]] = [
        {"id": 1, "method": "initialize", "params": ability},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen",
         "params": {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}}},
    ]  # fmt: skip
    assert SERVER
    with subprocess.Popen(
        [SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdin
        assert server.stdout
        for message in messages:
            body = json.dumps({"jsonrpc": "2.0", **message}).encode()
            server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        server.stdin.flush()
        said: Any = {}
        while said.get("method") != "textDocument/publishDiagnostics":
            length = 0
            while line := server.stdout.readline().strip():
                length = (
                    int(line.split()[1])
                    if line.lower().startswith(b"content-length")
                    else length
                )
            assert length, "the server went away"
            said = json.loads(server.stdout.read(length))
        server.kill()
    places = {
        finding["range"]["start"]["line"] for finding in said["params"]["diagnostics"]
    }
    assert bool(places) is found, said
