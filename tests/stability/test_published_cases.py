"""Published conflicts, from the YAML to every state of every party."""

from __future__ import annotations

import json

import pytest
from tests.support.paths import SHARED

from detente.case.load import load_case
from detente.model.model import compile_case
from detente.stability.classic import analyse_all, equilibria

CASES = SHARED / "cases"
NAMES = ("chicken", "cuban_missile", "elmira", "korea_2017", "prisoners_dilemma")


@pytest.mark.parametrize("name", NAMES)
def test_published_answers_are_met_state_by_state(name: str) -> None:
    if not CASES.is_dir():
        pytest.skip(f"the published cases are not at {CASES}")
    model = compile_case(load_case(str(CASES / f"{name}.yaml")))
    expected = json.loads((CASES / f"{name}.expected.json").read_text())
    for concept, stability in analyse_all(model).items():
        found = {model.label(int(cell)) for cell in equilibria(stability)[0]}
        assert found == set(expected["equilibria"][concept]), concept
        for i, party in enumerate(model.parties):
            stable = {model.label(int(cell)) for cell in stability.certain[i].nonzero()[0]}
            assert stable == set(expected["stability"][party][concept]), (party, concept)
