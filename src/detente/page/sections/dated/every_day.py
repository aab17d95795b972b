"""Every day that reports tell in a sentence which can be read alone, however little it matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from detente.dossier import Dossier
from detente.page.drawings import Moment
from detente.page.sections.candidate import Candidate
from detente.page.sections.dated.moments import Candidates
from detente.page.sections.dated.timeline import FEW, LEAST_WEIGHT, further, rows_without_a_day
from detente.patterns import as_pattern
from detente.positions import Positions

_NO_YEAR: Final = as_pattern(r"XXXX-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?")


class EveryDay(NamedTuple):
    """A moment, its date in EDTF where one is known, the type of its event, and the parties of that."""

    moment: Moment
    when: str | None
    kind: str
    actors: frozenset[str]
    recipients: frozenset[str]


def every_day_of(
    dossier: Dossier, positions: Positions | None, *, as_told: bool = False
) -> Iterator[EveryDay]:
    """Yield the moments of a dossier, those with a date first.

    Parameters
    ----------
    as_told
        What a report announces is to come, though its day has passed since.
    """
    # Events are told by the timeline itself; where a clause has the date of one, its sentence may be better.
    candidates = Candidates(dossier, positions, as_told=as_told, every_event=False)
    texts = {name: report.text for name, report in dossier.reports.items()}
    dated: list[Candidate] = [one for one in candidates.plain if one.weight >= LEAST_WEIGHT]
    if len(dated) < FEW or dossier.latest is None:
        dated += further(candidates.clauses().moments(), candidates.plain, FEW - len(dated), texts)
    for one in dated:
        yield EveryDay(one.moment, one.moment.when.text or None, one.kind, one.actors, one.recipients)
    for _, value, moment in rows_without_a_day(candidates, dated, texts):
        yield EveryDay(moment, value if _NO_YEAR.fullmatch(value) else None, "", frozenset(), frozenset())
