"""What a person judged about parties and sources, taken from the decisions that count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.dossier.judgements import Judgement, PartyNamed
from detente.dossier.store.decisions import Decision
from detente.dossier.store.kept import KeptReport


def judgements_of(decisions: Sequence[Decision], ids: Mapping[str, str]) -> list[Judgement]:
    """Return what was decided about pairs of parties; of one pair the latest.

    Parameters
    ----------
    ids
        The key of each report and its id.
    """
    return [
        Judgement(*_pair(decision, ids), same=decision.kind == "same", by=decision.by)
        for decision in judged_pairs(decisions, ids).values()
        if decision.kind != "unsure"
    ]


def judged_pairs(
    decisions: Sequence[Decision], ids: Mapping[str, str]
) -> dict[frozenset[PartyNamed], Decision]:
    """Return the pairs of parties that were judged, with the latest decision about each."""
    latest: dict[frozenset[PartyNamed], Decision] = {}
    for decision in decisions:
        if decision.kind in ("same", "different", "unsure"):
            pair = frozenset(_pair(decision, ids))
            latest.pop(pair, None)
            latest[pair] = decision
    return latest


def _pair(decision: Decision, ids: Mapping[str, str]) -> tuple[PartyNamed, PartyNamed]:
    one, other = (
        PartyNamed(side["name"], frozenset(ids.get(key, key) for key in side.get("reports", ())))
        for side in decision.target["parties"]
    )
    return one, other


def source_kinds_of(decisions: Sequence[Decision], kept: Sequence[KeptReport]) -> dict[str, str]:
    """Return what was decided about the source of each report: about itself, or about its publisher."""
    by_publisher: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for decision in decisions:
        if decision.kind == "mark":
            if "publisher" in decision.target:
                by_publisher[decision.target["publisher"]] = decision.payload["as"]
            else:
                by_key[decision.target["report"]] = decision.payload["as"]
    kinds = {}
    for each in kept:
        kind = by_key.get(each.key) or by_publisher.get(each.report.publisher or "")
        if kind is not None:
            kinds[each.report.id] = kind
    return kinds
