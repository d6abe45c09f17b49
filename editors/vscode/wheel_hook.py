"""Has the wheel carry the extension for VS Code where it can be built; else it goes without."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from editors.vscode.building import (  # noqa: E402 - beside it
    NAME,
    NotBuiltError,
    built,
    cache_path,
)

LEFT_OUT_VARIABLE: Final = "HELPLOG_WITHOUT_EXTENSION"
"""For who packs where nothing may be fetched."""


class ExtensionHook(BuildHookInterface[Any]):
    """Called by hatchling before a wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the extension.

        Args:
            version: `editable` for a checkout, which takes no Node.js and carries none.
            build_data: what the wheel is told to hold besides.
        """
        if version == "editable" or os.environ.get(LEFT_OUT_VARIABLE):
            return
        try:
            path = built(cache_path())
        except NotBuiltError as error:
            self.app.display_warning(
                f"This wheel has no extension for VS Code: {error}"
            )
            return
        build_data["force_include"][str(path)] = f"helplog/extension/{NAME}"
