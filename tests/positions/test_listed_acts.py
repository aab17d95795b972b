"""Acts listed under one condition or one demand are all conditions, or all demanded, of the same party."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of


@pytest.mark.parametrize(
    ("text", "maker", "acts"),
    [
        (
            "The Vell Front said it won't resume talks unless the government frees the miners, withdraws from"
            " the valley, and declares a cease-fire.",
            "government",
            ("Free the miners", "Withdraw from the valley", "Declare a cease-fire"),
        ),
        (
            "The Vell Front said it will return to the talks only if the government frees the miners, lifts"
            " the curfew and pays the wages.",
            "government",
            ("Free the miners", "Lift the curfew", "Pay the wages"),
        ),
        (
            "The Vell Front will not return to the talks unless the army pulls out of the valley, opens the"
            " road and pays for the damage, its spokesman said.",
            "army",
            ("Pull out of the valley", "Open the road", "Pay for the damage"),
        ),
    ],
)
def test_all_verbs_of_one_condition_are_its_acts(
    pipeline: Language, text: str, maker: str, acts: tuple[str, ...]
) -> None:
    rows = rows_of(pipeline, text)
    for act in acts:
        assert (rows[act].maker, [(v.party, v.stance) for v in rows[act].voices]) == (
            maker,
            [("vell-front", "demands")],
        )
        assert not rows[act].in_force
    (condition, *more) = next(row.conditions for row in rows.values() if row.maker == "vell-front")
    named = {rows[act].id for act in acts}
    assert {c.position for c in (condition, *more)} == named
    assert all(c.sign for c in (condition, *more))


@pytest.mark.parametrize("asks", ["wants the government to", "demanded that the government"])
def test_all_verbs_of_one_demand_are_demanded(pipeline: Language, asks: str) -> None:
    rows = rows_of(
        pipeline, f"The Vell Front {asks} free the miners, withdraw from the valley and declare a truce."
    )
    demanded = {
        act
        for act, row in rows.items()
        if ("vell-front", "demands") in {(v.party, v.stance) for v in row.voices}
    }
    assert {act.split()[0] for act in demanded} == {"Free", "Withdraw", "Declare"}


def test_what_a_party_does_beside_its_condition_is_its_own(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Vell Front said it won't resume talks unless the government frees the miners, and declared a"
        " cease-fire of its own on Monday.",
    )
    assert rows["Free the miners"].maker == "government"
    assert next(row.maker for act, row in rows.items() if "cease-fire" in act) == "vell-front"
