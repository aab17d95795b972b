"""One side under one name: its writer, its short name, its lists of demands."""

from __future__ import annotations

from spacy.language import Language
from tests.page.sections.quoting.test_own_words import quoted

from detente.page.sections.quoting.each_side import DECIDED

OF_A_UNION = """STATEMENT BY THE LOCKKEEPERS UNION
Rovia, 3 May 2023

We demand that the Canal Board restore the night shift. We will not return before it is restored.

The Canal Board says that the night shift was never promised.
The Lockkeepers Union rejects the offer of a bonus.

What we are asking for
1. A night shift. It was cut in March.
2. Pay for the lost week

We urge our members to stay calm. Our lawyers will go to court in June.
"""


def test_we_who_wrote_a_statement_stand_under_the_name_of_its_head(pipeline: Language) -> None:
    told = quoted(pipeline, OF_A_UNION)
    (head,) = [name for name in told if "Lockkeepers Union" in name]
    assert head.endswith("(“we”)")
    assert not [name for name in told if name.startswith("“We”")]


def test_a_list_below_what_we_ask_for_is_quoted_as_one_demand(pipeline: Language) -> None:
    every = [text for lines in quoted(pipeline, OF_A_UNION).values() for text in lines]
    assert "“What we are asking for: 1. A night shift… 2. Pay for the lost week”" in every


def test_two_sides_that_agree_stand_under_what_is_decided(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "Norvia demanded a treaty on 3 May 2023. Ostria refused to talk of the river before June. "
        "The parties agreed to a third round in July.\n",
    )
    assert "The parties" not in told


def test_an_entry_of_a_list_of_sides_is_quoted_with_what_follows(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "Lockkeepers Union: opposes the sale. Will strike from 9 February 2015 if notices go out.\n"
        "Canal Board: wants to close the lock. Refuses to open its books.\n",
    )
    (union,) = [lines for name, lines in told.items() if "Lockkeepers" in name]
    assert union == [
        "“Lockkeepers Union: opposes the sale. Will strike from 9 February 2015 if notices go out.”"
    ]


def test_what_two_sides_decided_in_a_list_stands_under_what_is_decided(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "The envoys of Norvia and Ostria met on 3 May 2015. Norvia demanded the island. Ostria refused.\n\n"
        "The two sides\n- agreed to exchange prisoners by June;\n- confirmed the truce.\n",
    )
    assert "“The two sides: agreed to exchange prisoners by June; confirmed the truce”" in told[DECIDED]


def test_papers_and_newspapers_are_no_sides(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "The Salt Guild demanded on Monday that the Port Authority open the weir. The Port Authority refused"
        " to open it before June.\n\n"
        "The 1995 Brine Treaty obliges the two to consult before a gate is built on the river. The treaty"
        " says that either may object.\n\n"
        "Norvian media described the reply as ‘yes, but’.\n",
    )
    assert any("Salt Guild" in name for name in told)
    assert not [name for name in told if name.endswith(("Treaty", "treaty", "media"))]
