"""Pages of a single part of an answer: a dossier, a wish, the differences between two answers."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis import Difference
from detente.case import Case
from detente.dossier import Dossier
from detente.model import Model
from detente.page.compose import MOST_DIFFERENCES, dossier_sections
from detente.page.page import Page, sections_with_blocks
from detente.page.sections import differences_section, wish_section
from detente.page.words import counted, moved_status_quo, safe_to_show
from detente.wishes import Wished


def dossier_page(dossier: Dossier) -> Page:
    """Compose the page of a dossier; its text is safe to show."""
    reports = list(dossier.reports.values())
    title = next((report.title for report in reports if report.title), "A dossier")
    return safe_to_show(
        Page(
            title,
            f"Dossier of {counted(len(reports), 'report')}",
            sections=sections_with_blocks(*dossier_sections(dossier, None)),
            dossier=dossier,
        )
    )


def wish_page(case: Case, wished: Wished) -> Page:
    """Compose the page of a wish; its text is safe to show."""
    return safe_to_show(
        Page(case.file.title, "A wish", changes=case.changes, sections=(wish_section(wished),))
    )


def comparison_page(case: Case, model: Model, differences: Sequence[Difference]) -> Page:
    """Compose the page of the differences that the changes of a case make; its text is safe to show."""
    return safe_to_show(
        Page(
            case.file.title,
            "Two answers compared",
            changes=case.changes,
            differences=differences_section(differences, MOST_DIFFERENCES, moved_status_quo(case, model)),
        )
    )
