"""The four extensions for unknown preference, against their definitions on sets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.support.oracle import by_turns, stable, states, unilateral_moves
from tests.support.strategies import model_of_options, models
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.stability.result import CONCEPTS
from detente.stability.unknown_preference import EXTENSIONS, Extension, unknown_stability


def _by_definition(model: Model, extension: Extension) -> dict[str, list[set[int]]]:
    moves = unilateral_moves(model)
    parties = range(len(model.parties))

    def preferred(i: int, t: int, s: int) -> bool:
        return bool(model.ranks[i][t] > model.ranks[i][s])

    def unknown(i: int, t: int, s: int) -> bool:
        return bool(model.open_ties[i] and t != s and model.ranks[i][t] == model.ranks[i][s])

    may = [
        {s: {t for t in ts if preferred(i, t, s) or unknown(i, t, s)} for s, ts in moves[i].items()}
        for i in parties
    ]
    found: dict[str, list[set[int]]] = {concept: [set() for _ in parties] for concept in CONCEPTS}
    for i in parties:
        others = [j for j in parties if j != i]
        for s in states(model):
            tempting = [
                t for t in moves[i][s] if preferred(i, t, s) or (extension in "ac" and unknown(i, t, s))
            ]

            def deters(t: int, i: int = i, s: int = s) -> bool:
                if unknown(i, t, s):
                    return extension in "cd"
                return not preferred(i, t, s)

            if not tempting:
                found["nash"][i].add(s)
            if all(any(deters(s2) for s2 in by_turns(moves, others, s1)) for s1 in tempting):
                found["gmr"][i].add(s)
            if all(
                any(
                    deters(s2) and all(deters(s3) for s3 in moves[i][s2])
                    for s2 in by_turns(moves, others, s1)
                )
                for s1 in tempting
            ):
                found["smr"][i].add(s)
            if all(any(deters(s2) for s2 in by_turns(may, others, s1)) for s1 in tempting):
                found["seq"][i].add(s)
    return found


@pytest.mark.parametrize("extension", EXTENSIONS)
@settings(max_examples=drawn(200))
@given(model=models(open_ties=True))
def test_every_state_is_judged_as_the_definitions_say(extension: Extension, model: Model) -> None:
    expected = _by_definition(model, extension)
    for concept, found in unknown_stability(model, extension).items():
        assert [set(np.flatnonzero(row).tolist()) for row in found] == expected[concept], concept


@pytest.mark.parametrize("extension", EXTENSIONS)
@settings(max_examples=drawn(50))
@given(model=models())
def test_without_unknown_preferences_all_are_the_plain_concepts(extension: Extension, model: Model) -> None:
    expected = stable(model, model.ranks.tolist())
    for concept, found in unknown_stability(model, extension).items():
        assert [set(np.flatnonzero(row).tolist()) for row in found] == expected[concept]


def test_a_case_where_the_four_differ_for_gmr() -> None:
    """A moves between the rows (N-, Y-), B between the columns; A's order is open where ranks tie.

    Cells NN, NY, YN, YY. A ranks YN above NN, NY and YY with NN.
    From NN A is tempted to YN (known). B can answer with YY, of unknown order to NN: that deters
    under c and d, and not under a and b.
    From NY A is tempted to YY only if unknown order tempts (a, c); B can answer with YN, which is
    better: not stable under a and c. Nothing tempts under b and d.
    """
    model = model_of_options((0, 1), [[0, 0, 1, 0], [0, 0, 0, 0]], open_ties=(True, False))
    at = {ext: unknown_stability(model, ext)["gmr"][0].tolist() for ext in EXTENSIONS}
    assert {ext: (stable[0], stable[1]) for ext, stable in at.items()} == {
        "a": (False, False),
        "b": (False, True),
        "c": (True, False),
        "d": (True, True),
    }
