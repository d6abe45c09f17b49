"""The format against cases with known answers, and against an opener that is no part of helplog."""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any, Final

import pytest
from tests.publish.sealed import opener

from helplog.publish.sealed.format.blobs import open_blob, padded_size, seal_blob
from helplog.publish.sealed.format.contents import read_contents
from helplog.publish.sealed.format.keys import derived
from helplog.publish.sealed.format.packs import PackedFile, packed, unpacked
from helplog.publish.sealed.format.vault import read_vault, wrapped
from helplog.publish.sealed.passphrases.checking import normalised

GOLDEN: Final = Path(__file__).parents[2] / "golden" / "sealed"


def known(name: str) -> Any:
    return json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))


def test_a_passphrase_is_the_same_however_it_is_spaced() -> None:
    for typed, utf8 in known("passphrases"):
        assert normalised(typed).encode().hex() == utf8
        assert opener.typed(typed).hex() == utf8


def test_padding() -> None:
    for size, padded in known("padding"):
        assert padded_size(size) == padded


def test_the_master_key_is_wrapped_as_written() -> None:
    keys = known("keys")
    master = bytes.fromhex(keys["master"])
    wrap = keys["wrap"]
    ours = wrapped(
        master,
        keys["passphrase"],
        salt=opener.plain(wrap["salt"]),
        nonce=opener.plain(wrap["nonce"]),
    )
    assert ours.key == opener.plain(wrap["key"])
    assert opener.master_key({"wraps": [wrap]}, keys["passphrase"]) == master


def test_keys_names_and_addresses_are_made_as_written() -> None:
    keys = known("keys")
    made = derived(bytes.fromhex(keys["master"]))
    assert [made.enc.hex(), made.name.hex(), made.same.hex()] == [
        keys[name] for name in ("K_enc", "K_name", "K_same")
    ]
    for text, tag in keys["tags"]:
        assert made.tag(text.encode()).hex() == tag
    for part, tag, name in keys["names"]:
        assert made.name_of(part, bytes.fromhex(tag)) == name
    for path, address in keys["addresses"]:
        assert (
            made.address_of(path) == address == opaque(made.name, "address", path)[:16]
        )
    for written, token in keys["ids"]:
        assert made.id_of(written) == token


def opaque(name_key: bytes, purpose: str, text: str) -> str:
    made = hmac.digest(name_key, f"{purpose}\0{text}".encode(), "sha256")
    return urlsafe_b64encode(made).decode().rstrip("=")


def test_blobs_hold_what_is_written() -> None:
    enc_key = bytes.fromhex(known("keys")["K_enc"])
    for case in known("blobs"):
        part, tag = case["part"], bytes.fromhex(case["tag"])
        blob = bytes.fromhex(case["blob"])
        told = case["plaintext"].encode()
        assert open_blob(enc_key, part, tag, blob) == told
        assert opener.plaintext(enc_key, part, tag, blob) == told
        again = seal_blob(enc_key, part, tag, told)
        assert len(again) == len(blob)
        assert opener.plaintext(enc_key, part, tag, again) == told


@pytest.mark.parametrize("number", [0, 1])
def test_a_small_copy_opens_without_helplog(number: int) -> None:
    case = known("copy")
    files = {name: b64decode(data) for name, data in case["files"].items()}
    manifest, found = opener.opened(files.__getitem__, case["passphrases"][number])
    assert manifest == case["manifest"]
    assert found == {
        address: (media_type, path, b64decode(content))
        for address, (media_type, path, content) in case["opened"].items()
    }


def test_a_small_copy_opens_with_helplog() -> None:
    case = known("copy")
    files = {name: b64decode(data) for name, data in case["files"].items()}
    vault = read_vault(files["vault.json"])
    found = vault.opened(normalised(case["passphrases"][1]))
    assert found is not None
    number, master = found
    assert number == 1
    keys = derived(master)
    blob = files[f"b/{keys.name_of('manifest', vault.manifest)}"]
    contents = read_contents(open_blob(keys.enc, "manifest", vault.manifest, blob))
    assert json.loads(contents.written) == case["manifest"]
    assert contents.counter == 7
    pack = next(part for part in contents.parts if part.name == "pages/journal")
    blob = files[f"b/{keys.name_of(pack.name, pack.tag)}"]
    plaintext = open_blob(keys.enc, pack.name, pack.tag, blob)
    home = unpacked(plaintext)[0]
    assert home.address == contents.home
    assert home.content.endswith(b"<footer>the same at the end of every page</footer>")


def test_what_several_files_have_in_common_is_held_once() -> None:
    frame = b"<header>" * 500
    files = [
        PackedFile(str(n), "text/html", [frame, b"%d" % n, frame]) for n in range(9)
    ]
    pack = packed(files)
    assert len(pack) < 2 * len(frame)
    assert [file.content for file in unpacked(pack)] == [file.content for file in files]
