"""What a sealed copy says in a browser, by the names its scripts use.

The same for every journal: the unlock page must not tell whose it is, so it speaks every language
there is, and the browser chooses.
"""

from __future__ import annotations

from typing import Final

from helplog.pages.words import LOCALE_PATH, to_translate, words_in

SENTENCES: Final = {
    # the unlock page
    "app": to_translate("Journal"),
    "locked": to_translate("Locked"),
    "lead": to_translate(
        "This journal is sealed. It opens here, on your device, with its passphrase."
    ),
    "passphrase": to_translate("Passphrase"),
    "show": to_translate("Show"),
    "hide": to_translate("Hide"),
    "show_passphrase": to_translate("Show the passphrase"),
    "hide_passphrase": to_translate("Hide the passphrase"),
    "unlock": to_translate("Unlock"),
    "opening": to_translate("Opening …"),
    "use_passkey": to_translate("Unlock with the passkey"),
    "next_time": to_translate("Next time, on this device"),
    "passkey": to_translate("Unlock with a passkey as well"),
    "passkey_means": to_translate(
        "Your finger, your face or this device's code. The passphrase stays as it is."
    ),
    "stay": to_translate("Stay unlocked"),
    "stay_means": to_translate(
        "The key then lies on this device: whoever can use this browser, or copy its files, "
        "can read along. Lock takes it away again, though a disk may keep traces."
    ),
    "limits": to_translate("What this lock can't do"),
    "limits_host": to_translate(
        "Where this copy lies, one sees how large it is and when it changes: no word, name, date "
        "or picture."
    ),
    "limits_page": to_translate(
        "A host that changed this very page could take the passphrase when you next type it. "
        "“helplog seal verify” on your computer tells whether it did."
    ),
    "limits_device": to_translate(
        "While it is open, whoever can use this device can read it. Lock it when you leave."
    ),
    "wrong": to_translate(
        "This passphrase doesn't open it. Capital letters count; spaces at the ends don't."
    ),
    "passkey_failed": to_translate(
        "The passkey wasn't used. The passphrase opens it all the same."
    ),
    "passkey_without": to_translate(
        "This passkey can't hold a key. The passphrase opens it all the same."
    ),
    # why it can't be unlocked here at all
    "file": to_translate(
        "A browser unlocks nothing that it reads from a folder. Put this folder on a host, or make "
        "one file of the journal with “helplog build --sealed --portable”: that opens anywhere."
    ),
    "insecure": to_translate(
        "This address begins with http, and a browser unlocks nothing there. Open it with https."
    ),
    "worker": to_translate(
        "This browser lets no page work on its own here; some private windows don't. "
        "Open it in an ordinary window."
    ),
    "no_vault": to_translate("There is no sealed journal at this address."),
    # why something of it can't be shown
    "not_shown": to_translate("Not shown"),
    "again": to_translate("Try again"),
    "changed": to_translate(
        "A piece of this copy has been changed since it was sealed, so it wasn't opened. "
        "Sealing the journal anew mends it."
    ),
    "swapped": to_translate(
        "The host gave another piece of this journal than was asked for, so it wasn't opened. "
        "“helplog seal verify” says what lies there."
    ),
    "cut": to_translate(
        "A piece of this copy is longer or shorter than it was sealed, so it wasn't opened. "
        "Copying it to the host again mends it."
    ),
    "missing": to_translate(
        "A piece of this copy is missing at its host. Perhaps not everything has arrived there yet."
    ),
    "host": to_translate(
        "The host answers, but doesn't hand this out. Try again in a while."
    ),
    "offline": to_translate(
        "The host can't be reached, and this isn't kept on your device."
    ),
    "old": to_translate(
        "The host has an older copy than this device has seen before, so it wasn't opened. "
        "Copy the newest one there."
    ),
    "vault": to_translate(
        "The file vault.json of this copy is damaged, so no passphrase can open it. "
        "Copying it to the host again mends it."
    ),
    "rounds": to_translate(
        "The file vault.json of this copy asks for less, or far more, work than it should, so "
        "nothing was tried. Somebody may have changed it."
    ),
    # on the pages of an open copy
    "lock": to_translate("Lock"),
    "lock_title": to_translate("Lock this journal in every tab"),
    "sealed_copy": to_translate("This copy"),
    "sealed_on": to_translate("Sealed on {date}"),
    "newer": to_translate("A newer copy has come."),
    "show_newer": to_translate("Show it"),
    "keep": to_translate("Keep on this device"),
    "keep_means": to_translate(
        "So that it opens without a connection. What is kept stays sealed."
    ),
    "keep_it": to_translate("Keep {what} ({size})"),
    "everything": to_translate("everything"),
    "keeping": to_translate("Fetching …"),
    "keep_done": to_translate("Kept."),
    "kept": to_translate("Kept: {what}"),
    "keep_failed": to_translate("Not all of it could be kept. {why}"),
    "full": to_translate("There is no room left on this device."),
    "let_go": to_translate("Keep nothing"),
}


def browser_words() -> dict[str, dict[str, str]]:
    """Every sentence by its name, in each language there is."""
    translated = [path.stem for path in LOCALE_PATH.glob("*.po")]
    found = {}
    for language in ["en", *sorted(translated)]:
        words = words_in(language)
        found[language] = {name: words.text(said) for name, said in SENTENCES.items()}
    return found
