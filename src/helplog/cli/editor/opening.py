"""Opening a file in the person's editor and waiting until they are done."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from helplog.model.refusal import RefusalError


def edit(command: Sequence[str], path: Path) -> int:
    """Opens a file and waits.

    Ctrl-C belongs to the editor while it runs.

    Args:
        command: the editor with its options.
        path: the file.

    Returns:
        The editor's exit code, negative where a signal ended it.

    Raises:
        RefusalError: the editor can't be started.
    """
    try:
        running = subprocess.Popen([*command, str(path)])
    except OSError as error:
        raise RefusalError(
            f"the editor {command[0]} can't be started: {error.strerror or 'the system refused'}; "
            'name another, as in: export EDITOR="nano"'
        ) from error
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return running.wait()
    finally:
        signal.signal(signal.SIGINT, before)
