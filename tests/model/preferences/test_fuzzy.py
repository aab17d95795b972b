"""Fuzzy preferences as a case states them."""

from __future__ import annotations

import numpy as np
import pytest

from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model.model import compile_case

HEAD = """\
detente: 1
title: A quarrel over a bridge
parties:
  A: {name: Anders, options: {x: X, y: Y}}
preferences:
  A: """
ORDER = "ranking: [[YY], [YN, NY], [NN]]"


def moved(preference: str) -> set[str]:
    """Where a step is certain enough to be better: ``from to``."""
    model = compile_case(parse_case(HEAD + preference + "\n"))
    (fuzzy,) = model.fuzzy
    assert fuzzy is not None
    return {f"{model.label(a)} {model.label(b)}" for a, b in np.argwhere(fuzzy.satisfies).tolist()}


KNOWN = {"NN YN", "NN NY", "NN YY", "YN YY", "NY YY"}


def test_what_is_not_said_to_be_uncertain_is_certain() -> None:
    assert moved(f"{{{ORDER}, certainty: {{YN > NY: 0.5}}, satisficing: 1}}") == KNOWN


def test_a_certainty_counts_from_the_threshold_on_for_its_excess_over_the_reverse() -> None:
    # Certain by 0.7 is less certain the other way by 0.3: an excess of 0.4.
    assert moved(f"{{{ORDER}, certainty: {{YY > NN: 0.7}}, satisficing: 0.4}}") == KNOWN
    assert moved(f"{{{ORDER}, certainty: {{YY > NN: 0.7}}, satisficing: 0.41}}") == KNOWN - {"NN YY"}
    # Of states that are ranked alike one may be better to some degree, and the other is then worse.
    assert moved(f"{{{ORDER}, certainty: {{YN > NY: 0.2}}, satisficing: 0.6}}") == KNOWN | {"YN NY"}


def test_a_side_may_stand_for_several_states() -> None:
    without = moved(f"{{{ORDER}, certainty: {{'\"A.x\" > NN': 0.6}}, satisficing: 0.5}}")
    assert without == KNOWN - {"NN YN", "NN YY"}


def test_certainties_among_too_many_states_are_refused() -> None:
    options = ", ".join(f"o{k}: O" for k in range(13))
    text = f"detente: 1\ntitle: t\nparties: {{A: {{name: a, options: {{{options}}}}}}}\npreferences:\n"
    form = '{priorities: [A.o0], certainty: {\'"A.o0" > "not A.o0"\': 0.9}, satisficing: 0.1}'
    with pytest.raises(
        BadInput, match="5: certainties among 8,192 states; state them of a case of at most 4,096"
    ):
        compile_case(parse_case(f"{text}  A: {form}\n"))


@pytest.mark.parametrize(
    ("preference", "said"),
    [
        (f"{{{ORDER}, certainty: {{YY > NN: 0.7}}}}", "6: .* certainty or satisficing alone"),
        (f"{{{ORDER}, satisficing: 0.5}}", "6: .* certainty or satisficing alone"),
        (f"{{{ORDER}, certainty: {{YY > NN: 70}}, satisficing: 0.5}}", "write 0.7 for 70 %"),
        (f"{{{ORDER}, certainty: {{YY > NN: 0.7}}, satisficing: 0}}", "6: .* greater than 0"),
        (
            f"{{{ORDER}, unknown: x, certainty: {{YY > NN: 0.7}}, satisficing: 0.5}}",
            "6: .* order that is open",
        ),
        ("{certainty: {YY > NN: 0.7}, satisficing: 0.5}", "6: .* has no form"),
        (f"{{{ORDER}, certainty: {{NN > YY: 0.7}}, satisficing: 0.5}}", "6: .* puts YY above NN"),
        (f"{{{ORDER}, certainty: {{YY > NN: 0.3}}, satisficing: 0.5}}", "6: .* puts YY above NN"),
        (f"{{{ORDER}, certainty: {{YY > YN > NN: 0.7}}, satisficing: 0.5}}", "6: .* is not one comparison"),
        (f"{{{ORDER}, certainty: {{YY = NN: 0.7}}, satisficing: 0.5}}", "6: .* is not one comparison"),
        (f"{{{ORDER}, certainty: {{YY > NO: 0.7}}, satisficing: 0.5}}", "6: unknown state NO"),
        (
            f"{{{ORDER}, certainty: {{YY > NN: 0.7, NN > YY: 0.4}}, satisficing: 0.5}}",
            "6: 'NN > YY' has another certainty as well, 0.3",
        ),
        (
            f"{{one_of: [unknown, {{{ORDER}, certainty: {{YY > NN: 0.7}}, satisficing: 0.5}}]}}",
            "6: .* certainty within a picture",
        ),
    ],
)
def test_an_ill_fitting_certainty_is_refused_at_its_line(preference: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        compile_case(parse_case(HEAD + preference + "\n"))
