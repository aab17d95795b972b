"""The weight of a row: what the chooser makes of it in each report, and what the reports say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.dossier import Dossier
from detente.positions.camps import Camps
from detente.positions.mentions import OwnedAct, in_time
from detente.positions.voices import stances_in
from detente.positions.weights.chooser import weight_of
from detente.positions.weights.over_time import Recency, heard_of, weight_of_many
from detente.positions.weights.row_features import Surroundings, features_of
from detente.reading import CatalogueEntry


class Weighing:
    """Weighs rows as the chooser has learnt it: each report by itself.

    Parameters
    ----------
    owned
        All mentions.
    chances
        Party to its chance to be a decision maker.
    rows
        The mentions of each row.
    """

    def __init__(
        self,
        dossier: Dossier,
        joined: Camps,
        owned: Sequence[OwnedAct],
        chances: Mapping[str, float],
        rows: Sequence[Sequence[OwnedAct]],
    ) -> None:
        reports = in_time(dossier)
        acts: list[Counter[str]] = [Counter() for _ in reports]
        for act in owned:
            if act.maker:
                acts[act.place[0]][act.maker] += 1
        # A demand of whom no words say is one row more for a reader, and makes no other row count less.
        count = Counter(
            report
            for row in rows
            for report in {act.place[0] for act in row}
            if not all(act.supposed for act in row)
        )
        whole = Surroundings(
            acts={},
            parties={party.id: party for party in joined.parties},
            standing=chances,
            lengths=[len(dossier.reports[report].text) for report in reports],
            rows=0,
        )
        self._around = [replace(whole, acts=acts[k], rows=count[k]) for k in range(len(reports))]
        recency = Recency(dossier)
        self._recency = [recency.of[report] for report in reports]

    def of(
        self, acts: Sequence[OwnedAct], entry: CatalogueEntry | None, maker: str, *, to_end: bool
    ) -> tuple[float, float, Mapping[str, float]]:
        """Return the weight of a row, with and without regard to silent reports, and its best features.

        The features are those in the report that speaks for it most.
        """
        by_report: dict[int, list[OwnedAct]] = {}
        for act in acts:
            by_report.setdefault(act.place[0], []).append(act)
        weighed = []
        for report, inside in by_report.items():
            stances = stances_in(inside, maker, to_end=to_end)
            features = features_of(inside, entry, stances, self._around[report])
            weighed.append((weight_of(features) * self._recency[report], features))
        _, best = max(weighed, key=lambda pair: pair[0])
        heard = heard_of(len(by_report), len(self._around) - min(by_report))
        together = weight_of_many([weight for weight, _ in weighed])
        return heard * together, together, best
