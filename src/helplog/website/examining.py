"""What MkDocs and the theme would make of a configuration, for `doctor`, without building anything."""

from __future__ import annotations

import logging
from pathlib import Path

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.website.closing import shut
from helplog.website.commands import unsaid


def examine_site(configuration: Path) -> tuple[Diagnostic, ...]:
    """What in mkdocs.yml would let something out, or keeps the site from being built."""
    from mkdocs.config import load_config  # noqa: PLC0415 - a slow import, for one command
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    try:
        config = load_config(str(configuration), **unsaid(configuration))
    except (MkDocsException, OSError) as problem:
        said = " ".join(str(problem).split()) or "MkDocs can't use it"
        place = Place(configuration.name)
        return (Diagnostic(place, Severity.ERROR, "configuration-unusable", said, "See what mkdocs build says"),)
    return shut(config)
