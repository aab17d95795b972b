"""A line of a timeline names whom and what it tells of; one that needs another sentence is none."""

from __future__ import annotations

import pytest

from detente.page.sections.dated.hanging import hangs_in_the_air


@pytest.mark.parametrize(
    "line",
    [
        # A thing that only the sentence before names
        "A judge in Orvik, Ana Roy, refused to set that aside",
        "The mayor shook hands with the guild on one of around 40 million crowns",
        "The judges said so, in terms that leave no gap",
        "The wages for May were paid all the same",
        "The 1996 one, with its freeze on claims, was ended by Velland",
        "The council suspended the march on exactly that condition",
        "There'll be a conference of her party to decide the how",
        # Somebody who has no name
        "The millers will tire by autumn, she says",
        "Consent was sought for a debate, as he has done since June",
        "Four of her colleagues have left Orvik",
        # A thing that could be any
        "A post has stood empty since May",
        "The refusal was upheld by the court of Orvik",
        # Of two sentences, the second
        "Ana Roy spoke of peace. That was at the first meeting",
    ],
)
def test_a_line_that_leans_on_another_sentence_hangs_in_the_air(line: str) -> None:
    assert hangs_in_the_air(line)


@pytest.mark.parametrize(
    "line",
    [
        "The guild says it will not sign the treaty",
        "A month after Ana Roy left, her party split",
        "Both delegations meet in Orvik",
        "Holders of a short permit have until May to send in papers that would turn it into a full one",
        "Ferries have been barred since 1992, and mail since the following year",
        "The two presidents set up two panels: one to ease tension, another to draw a border",
        "The companies put forward what they call a last offer",
        "There’s an election in May",
    ],
)
def test_a_line_that_names_what_it_tells_of_stands(line: str) -> None:
    assert not hangs_in_the_air(line)


def test_a_thing_that_a_report_comes_back_to_is_known() -> None:
    line, report = (
        "The vote was suspended",
        "A vote is due. The vote was called. Nobody likes the vote. No vote.",
    )
    assert hangs_in_the_air(line)
    assert not hangs_in_the_air(line, report)
