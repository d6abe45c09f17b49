"""What the journal's own configuration says, as far as helplog needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from helplog.model.calendar import WeekStart
from helplog.model.weights import Unit

CONFIGURATION_NAMES: Final = ("mkdocs.yml", "mkdocs.yaml")
"""The file beside the entries, not among them, in the order MkDocs looks for it."""

LEAVING_OUT: Final = ("exclude_docs", "draft_docs")
"""MkDocs's keys for what is on no site."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The `helplog` options of mkdocs.yml, and the site's own few that matter here."""

    site_name: str = "Journal"
    docs_dir: str = "entries"
    """Folder of the entries, relative to mkdocs.yml."""
    site_dir: str = "site"
    left_out: tuple[str, ...] = ()
    """Patterns of files that are on no site, as git ignores files: what stands under `exclude_docs`
    and `draft_docs`."""
    week_start: WeekStart = WeekStart.MONDAY
    streaks: bool = True
    """False removes every trace of streaks, strength and rest weeks."""
    unit: Unit = Unit.LB
    """In what weights are shown; files and JSON keep their pounds."""
    editor: str = "none"
    """`vscode`, `obsidian`, `path`, `none`, or an address with {path}, {line} and {column}."""
    prompts: tuple[str, ...] = ()
    """The writer's own prompts; the built-in ones where empty."""
    questions: dict[str, str] = field(default_factory=dict)
    """The writer's own words for the three questions, by question id."""
    unsafe_html: bool = False
    """True leaves HTML in entries as it was written; a choice for the whole journal."""
    keeps_lines: bool = False
    """True shows the end of each line that was written; else a paragraph is set anew."""
    language: str = "en"
    """The theme's language, for helplog's own words."""
    configurations: tuple[str, ...] = CONFIGURATION_NAMES[:1]
    """The file that says all this and those it inherits from, by their paths from its folder."""

    def is_configuration(self, uri: str) -> bool:
        """Whether a finding's file is one of these, and lies beside the entries, not among them."""
        return uri in CONFIGURATION_NAMES or uri in self.configurations
