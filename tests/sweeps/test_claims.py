"""The share of completions in which a claim holds, and what it depends on."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from tests.support.completions import (
    CLAIMS,
    UNKNOWN,
    Completion,
    Predicate,
    completions,
    for_party,
    gain,
    peaceful,
    prefers,
    raided,
    reaches,
    share,
    swept,
    truth,
    weights_of,
    well,
)
from tests.support.open_forms import STATES, OpenForm, strict_orders

from detente.analysis.analysis import analyse
from detente.case.load import parse_case
from detente.sweeps.result import ClaimAnswer


def require_claims(
    answers: Sequence[ClaimAnswer], listed: Sequence[Completion], claims: Sequence[Predicate]
) -> None:
    for answer, holds in zip(answers, claims, strict=True):
        so = share(listed, holds)
        assert answer.share == pytest.approx(so, abs=1e-12)
        assert answer.verdict == ("holds" if so == 1 else "fails" if so == 0 else "depends")
        assert answer.proven
        for witness, side in ((answer.holding, True), (answer.failing, False)):
            assert (witness is not None) == (so > 0 if side else so < 1)
            if witness is not None:
                (same,) = [
                    c for c in listed
                    if all(
                        np.array_equal(np.argsort(a), np.argsort(b))
                        for a, b in zip(c.ranks, witness.ranks, strict=True)
                    )
                ]  # fmt: skip
                assert holds(same) == side


CLAIM_CASES = [
    (UNKNOWN, OpenForm("{ranking: [[NY], [YY], [NN], [YN]]}", ((Fraction(1), (1, 3, 0, 2), ()),))),
    (
        OpenForm("{comparisons: [YN > NN, YY > NY]}", tuple(
            (Fraction(1, 6), h, ()) for h in strict_orders(4) if h[2] > h[0] and h[3] > h[1]
        )),
        OpenForm("{priorities: [UP.share], unknown: LOW.raid}", tuple(
            (Fraction(1, 4), h, ()) for h in strict_orders(4) if min(h[2:]) > max(h[:2])
        )),
    ),
]  # fmt: skip


@pytest.mark.parametrize("forms", CLAIM_CASES, ids=["one unknown", "both in part"])
def test_claims_hold_in_the_completions_in_which_their_words_say_so(forms: tuple[OpenForm, OpenForm]) -> None:
    text = well(*(form.yaml for form in forms), claims=[claim for claim, _ in CLAIMS])
    require_claims(swept(text).claims, completions(text, forms), [holds for _, holds in CLAIMS])


def test_the_parts_of_a_claim_tell_their_shares_with_and_without_the_condition() -> None:
    forms = CLAIM_CASES[0]
    claim = 'reachable("UP.share") by improvements given LOW.raid more than without and stable(NN, nash, UP)'
    text = well(*(form.yaml for form in forms), claims=[claim])
    listed = completions(text, forms)
    (answer,) = swept(text).claims
    under, plain = answer.parts
    with_it, without_it = raided(reaches("YY")), peaceful(reaches("YN"))
    assert under.given == share(listed, with_it)
    assert under.without == share(listed, without_it)
    assert under.share == share(listed, lambda c: with_it(c) and not without_it(c))
    assert (plain.given, plain.without) == (None, None)
    assert plain.share == share(listed, for_party("nash", 0, "NN"))


def test_decisive_questions_of_a_claim_are_sorted_by_information_gain() -> None:
    forms = (UNKNOWN, CLAIM_CASES[0][1])
    text = well(*(form.yaml for form in forms), claims=["prefers(UP, YN, NN) or prefers(UP, YN, YY)"])
    listed = completions(text, forms)

    def holds(c: Completion) -> bool:
        return prefers(0, "YN", "NN")(c) or prefers(0, "YN", "YY")(c)

    (answer,) = swept(text).claims
    gains = [bearing.gain for _, bearing in answer.turns_on]
    assert gains == sorted(gains, reverse=True)
    for question, bearing in answer.turns_on:
        assert question.party == 0
        asked = np.array([c.ranks[0][question.better] > c.ranks[0][question.worse] for c in listed])
        worth = gain(weights_of(listed), asked, truth(listed, holds))
        assert bearing.gain == pytest.approx(worth, abs=1e-9)


@pytest.mark.parametrize("claim", [claim for claim, _ in CLAIMS])
def test_a_witness_written_into_the_case_has_the_claim_hold_or_fail_for_certain(claim: str) -> None:
    (answer,) = swept(well("unknown", "{comparisons: [NY > NN]}", claims=[claim])).claims
    for witness, verdict in ((answer.holding, "holds"), (answer.failing, "fails")):
        if witness is None:
            assert answer.verdict != "depends"
            continue
        rankings = []
        for ranks in witness.ranks:
            best_first = sorted(range(4), key=lambda cell: -ranks[cell])
            rankings.append(f"{{ranking: [{', '.join(f'[{STATES[cell]}]' for cell in best_first)}]}}")
        (judged,) = analyse(parse_case(well(*rankings, claims=[claim]))).claims
        assert judged.verdict == verdict


@pytest.mark.parametrize("seed", [0, 1])
def test_a_sample_proves_no_claim_that_the_analysis_leaves_open(seed: int) -> None:
    claims = ["reachable(YY) by moves", "prefers(UP, YN, NN) or not prefers(UP, YN, NN)", "stable(NN, nash)"]
    found = swept(well("unknown", "unknown", claims=claims), samples=500, exact_up_to=1, seed=seed)
    assert [(c.verdict, c.proven) for c in found.claims] == [
        ("holds", True),
        ("holds", False),
        ("depends", True),
    ]


def test_a_claim_without_a_test_is_untested() -> None:
    text = well("unknown", "unknown") + "claims: [{id: words, says: It is bad.}]\n"
    (answer,) = swept(text).claims
    assert (answer.verdict, answer.share, answer.proven) == ("untested", None, False)


@pytest.mark.parametrize(
    ("claim", "quo"),
    [
        ("stable(YN, nash, UP) given UP.share", "NN"),
        ('stable("UP.share", nash) given UP.share', "NN"),
        ('stable(YY, nash) given "UP.share and LOW.raid"', "YY"),
        ("prefers(LOW, YN, YY) given UP.share", "NN"),
    ],
)
def test_a_condition_that_has_no_opposite_to_ask_of_is_swept_as_it_is_analysed(claim: str, quo: str) -> None:
    up, low = "{ranking: [[YN], [YY], [NN], [NY]]}", "{ranking: [[YN], [YY], [NN], [NY]]}"
    (judged,) = analyse(parse_case(well(up, low, quo=quo, claims=[claim]))).claims
    (answer,) = swept(well(up, low, quo=quo, claims=[claim])).claims
    assert answer.verdict == judged.verdict


@pytest.mark.parametrize("low", ["unknown", "{ranking: [[NN], [raid], [YN]]}"])
def test_conditions_are_asked_of_coalesced_states_as_of_any(low: str) -> None:
    # Three states: NN, YN, and the raid, after which it makes no difference whether the well is shared.
    up = "{ranking: [[YN], [raid], [NN]]}"
    claims = [
        "prefers(UP, YN, NN)",
        "prefers(UP, YN, raid)",
        "reachable(YN) by improvements given not LOW.raid",
        "stable(YN, nash) given not LOW.raid",
        "prefers(UP, raid, NN) and prefers(UP, YN, raid)",
    ]
    extra = "states: {raid: -Y}\n"
    text = well(up, low, claims=claims, extra=extra)
    assert {c.verdict for c in analyse(parse_case(text)).claims} == {"holds"}
    found = swept(text)
    assert [(c.id, c.verdict, c.share) for c in found.claims] == [(f"c{i}", "holds", 1.0) for i in range(5)]


@pytest.mark.parametrize(
    "claims",
    [
        ["prefers(UP, YN, NN)", 'stable("UP.share", nash, UP) given LOW.raid', "prefers(UP, YN, NN)"],
        ['stable("UP.share", nash, UP) given LOW.raid', "prefers(UP, YN, NN)", "prefers(UP, NY, YY)"],
        ['reachable("UP.share") by improvements given LOW.raid more than without', "prefers(UP, NY, YY)"],
    ],
)
def test_claims_under_a_condition_do_not_change_unconditional_ones(claims: list[str]) -> None:
    text = well("{ranking: [[YN], [NN], [NY], [YY]]}", "{ranking: [[NY], [NN], [YY], [YN]]}", claims=claims)
    expected = [c.verdict for c in analyse(parse_case(text)).claims]
    assert [c.verdict for c in swept(text).claims] == expected
