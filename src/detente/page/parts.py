"""Pages of a single part of an answer: a dossier, positions, a wish, differences between two answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from detente.analysis import Difference, PositionsResult
from detente.case import Case
from detente.dossier import Dossier
from detente.model import Model
from detente.page.answered_rows import answers_beside_rows
from detente.page.compose import MOST_DIFFERENCES, dossier_sections
from detente.page.made_from import from_reports
from detente.page.page import Page, sections_with_blocks
from detente.page.sections import differences_section, positions_section, unused_section, wish_section
from detente.page.words import as_printed, counted, in_force_in_words, measure_to_end, moved_status_quo
from detente.positions import Positions, well_read
from detente.wishes import Wished


def dossier_page(dossier: Dossier, positions: Positions | None = None) -> Page:
    """Compose the page of a dossier, with its table of positions; its text is safe to show."""
    reports = list(dossier.reports.values())
    title = next((report.title for report in reports if report.title), "A dossier")
    shown = well_read(positions) if positions is not None else None
    table = positions_section(shown, dossier) if shown is not None and shown.rows else None
    return as_printed(
        Page(
            title,
            f"Dossier of {counted(len(reports), 'report')}",
            sections=sections_with_blocks(table, *dossier_sections(dossier, None)),
            dossier=dossier,
        )
    )


def positions_page(
    of: PositionsResult, start: int = 0, *, misread: bool = False, case: Case | None = None
) -> Page:
    """Compose the page of a table of positions, and of what was not used; its text is safe to show.

    Parameters
    ----------
    start
        The number of acts before those that are shown.
    misread
        True to show in the table what may well be misread, too, for a person to review.
    case
        The case whose answers of an interview stand beside the acts that they bear on.
    """
    dossier = of.dossier
    positions = of.positions if misread else well_read(of.positions)
    titles = [report.title for report in dossier.reports.values() if report.title]
    return as_printed(
        Page(
            titles[0] if titles and len(dossier.reports) == 1 else "The table of positions",
            f"Positions {from_reports(dossier)}",
            standfirst=_summed_up(positions),
            sections=sections_with_blocks(
                positions_section(
                    positions,
                    dossier,
                    start=start,
                    remarks={} if case is None else answers_beside_rows(case, positions),
                ),
                unused_section(positions),
            ),
            dossier=dossier,
            terms=(_STANCES,),
        )
    )


_STANCES: Final = (
    "Under the name of a party stands what it could do, or does; across, the stance of each party on it. "
    "“On condition” is an offer, a plan or a refusal that depends on something else. "
    "“In force” is being done now, by the latest report."
)


def _summed_up(positions: Positions) -> tuple[str, ...]:
    """Say in one sentence how many acts there are, whose they are, and how many are in force."""
    if not positions.rows:
        return ()
    makers = len({row.maker for row in positions.rows})
    in_force = sum(in_force_in_words(row) == "in force" for row in positions.rows)
    acts = f"{counted(len(positions.rows), 'act')} of {counted(makers, 'party', 'parties')}"
    # That nothing is in force no words say: it may only not have been read.
    ending = sum(bool(measure_to_end(row)) for row in positions.rows)
    now = f"; {counted(in_force, 'is', 'are')} in force" if in_force else ""
    if ending:
        now += f"{' and' if now else ';'} {counted(ending, 'would', 'would')} end a measure in force"
    return (f"{acts[0].upper()}{acts[1:]}{now}.",)


def wish_page(case: Case, wished: Wished) -> Page:
    """Compose the page of a wish; its text is safe to show."""
    return as_printed(Page(case.file.title, "A wish", changes=case.changes, sections=(wish_section(wished),)))


def comparison_page(case: Case, model: Model, differences: Sequence[Difference]) -> Page:
    """Compose the page of the differences that the changes of a case make; its text is safe to show."""
    return as_printed(
        Page(
            case.file.title,
            "Two answers compared",
            changes=case.changes,
            differences=differences_section(
                differences, MOST_DIFFERENCES, model, moved_status_quo(case, model)
            ),
        )
    )
