"""Judgements of a person about parties and sources, taken from the decisions that count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.dossier.judgements import Judgement, PartyNamed
from detente.dossier.spelling import plain_name
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


def said_together(decisions: Sequence[Decision], ids: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the reports of which a person said that they tell of one dispute, by their ids.

    Examples
    --------
    >>> one = Decision("Ana", "together", {"reports": ["k1", "k2", "k3"]})
    >>> said_together([one], {"k1": "strike", "k2": "ban"})
    (('strike', 'ban'),)
    """
    every = (each.target["reports"] for each in decisions if each.kind == "together")
    return tuple(tuple(ids[key] for key in keys if key in ids) for keys in every)


def sources_judged(
    decisions: Sequence[Decision], kept: Sequence[KeptReport]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what was decided about the source of each report: about itself, or about its publisher.

    Returns
    -------
    tuple
        The kind of source by the id of the report; the name of the party whose side it takes, where one was
        named.
    """
    by_publisher: dict[str, Decision] = {}
    by_key: dict[str, Decision] = {}
    for decision in decisions:
        if decision.kind == "mark":
            if "publisher" in decision.target:
                by_publisher[plain_name(decision.target["publisher"])] = decision
            else:
                by_key[decision.target["report"]] = decision
    kinds, sides = {}, {}
    for each in kept:
        mark = by_key.get(each.key) or by_publisher.get(plain_name(each.report.publisher or ""))
        if mark is not None:
            kinds[each.report.id] = str(mark.payload["as"])
            if "of" in mark.payload:
                sides[each.report.id] = str(mark.payload["of"])
    return kinds, sides
