"""What is said of an ordinary page: one without a day, a week or a person.

Little, for its frontmatter is the site generator's; but everything where it holds lists or answers
that wait for a date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from helplog.model.diagnostic import Diagnostic
from helplog.model.keys import DATE_KEYS
from helplog.model.settings import Settings
from helplog.text.reading.checkin.body import first_answered
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.source.file.fence import Document
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.nodes import as_text
from helplog.text.source.scalars import placeholder_in
from helplog.text.values.filenames import Named

_SAID: Final = frozenset(
    {
        "not-utf8",
        "nul-bytes",
        "conflict-marker",
        "impossible-date",
        "not-a-date",
        "not-a-week",
        "missing-fence",
        "private-outside",
        "private-unclear",
    }
)
UNFILLED: Final = "unfilled-template"
"""The code of what is said of a template."""


@dataclass(frozen=True, slots=True)
class UndatedFile:
    """An ordinary page, as far as it was read."""

    document: Document
    front: Frontmatter
    named: Named
    """What its name says."""
    findings: Findings
    """What has come up so far."""

    def said(self, settings: Settings) -> tuple[Diagnostic, ...]:
        """Everything that is said of it, by place."""
        template = self._template()
        if template:
            self._report_template(*template)
            return self._only(_SAID | {UNFILLED})
        is_waiting = self._report_answers(settings)
        if self.front.lists:
            self._report_lists()
            return self.findings.in_order()
        if not is_waiting:
            self._report_bare_week()
        these = _SAID | {"undated-answers", "perhaps-a-week"}
        return self._only(these)

    def _only(self, codes: frozenset[str]) -> tuple[Diagnostic, ...]:
        return tuple(
            finding for finding in self.findings.in_order() if finding.code in codes
        )

    def _template(self) -> tuple[Spot, str] | None:
        """Where a placeholder stands for the day, the week or the name, and the placeholder."""
        in_name = placeholder_in(self.findings.uri)
        if in_name:
            return Spot(1, 1), in_name
        for key in (*DATE_KEYS, "week", "person"):
            node = self.front.last(key)
            if node is None:
                continue
            placeholder = placeholder_in(as_text(node))
            if placeholder:
                return node.start, placeholder
        return None

    def _report_template(self, spot: Spot, placeholder: str) -> None:
        """One finding for all that a template leaves open."""
        found = self.findings.found
        found[:] = [finding for finding in found if finding.code != UNFILLED]
        self.findings.warning(
            spot,
            UNFILLED,
            f"This looks like a template: {placeholder} was never filled in, "
            "so the file is of no day",
            "Move it into a folder called templates, or type the day in its place",
        )

    def _report_answers(self, settings: Settings) -> bool:
        line = first_answered(self.document.body, settings.questions)
        if line is None:
            return False
        hint = "Type week: 2026-W47 at the top, or name the file 2026-W47.md"
        week = self.named.week
        if week and week.year:
            hint = f"If it is of week {week.number}, type week: {week.label} at the top"
        self.findings.warning(
            Spot(self.document.body_line + line, 1),
            "undated-answers",
            "This file answers the questions of a week, and does not say of which",
            hint,
        )
        return True

    def _report_bare_week(self) -> None:
        week = self.named.week
        if week is None:
            return
        if not week.bare or week.is_month:
            return
        self.findings.note(
            Spot(1, 1),
            "perhaps-a-week",
            f"The file name may mean week {week.number} of {week.year}; "
            "as it is, the file is of no week",
            f"If it is, type week: {week.label} at the top, or rename it to {week.label}.md",
        )

    def _report_lists(self) -> None:
        self.findings.warning(
            self.front.lists[0].key.start,
            "undated-lists",
            "This file has no date, so what stands here counts for nothing",
            "Type date: and the day above it, or give the file a name such as 2026-11-18.md",
        )
