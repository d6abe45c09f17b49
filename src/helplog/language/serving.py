"""Where the command line begins the server: on its own input and output, and nowhere else."""

from __future__ import annotations

from typing import BinaryIO

from helplog.language.asking import answer_questions
from helplog.language.journal.session import Today
from helplog.language.server import HelplogServer, follow_documents


def serve(today: Today, stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Serves one editor until it ends.

    Args:
        today: gives the writer's day.
        stdin: what the editor says.
        stdout: what it is told; nothing else may be written there.
    """
    made(today).run(stdin, stdout)


def made(today: Today) -> HelplogServer:
    """A server that follows documents and answers questions."""
    server = HelplogServer(today)
    follow_documents(server)
    answer_questions(server)
    return server
