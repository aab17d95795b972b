"""Ministers of one of several states, told by what is said and asked right there."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # Whose act the minister announces.
        (
            "Norway gave neighbouring Sweden until May to pay. If the money has not come by then, Energy "
            "Minister Ole Lund said, Norway will close the pipeline. Sweden will not pay.",
            "Ole Lund",
            "Norway",
        ),
        # Whoever was asked, and replies.
        (
            "Norway asked Sweden on Monday to open the road. Transport Minister Ole Lund refused. Norway "
            "waited, and Sweden kept the road shut.",
            "Ole Lund",
            "Sweden",
        ),
        # The state whose turn it is.
        (
            "Norway asked Sweden to open the road. Sweden sees no need for it. Transport Minister Ole "
            "Lund said the road was unsafe. Norway waited.",
            "Ole Lund",
            "Sweden",
        ),
        # "Her country".
        (
            "Norway offered to mediate between Sweden and Denmark. Foreign Minister Lena Brandt said that "
            "her country could host the talks. Sweden and Denmark thanked Norway.",
            "Lena Brandt",
            "Norway",
        ),
    ],
)
def test_a_minister_is_of_the_state_whose_words_they_are(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


@pytest.mark.parametrize(
    "text",
    [
        # After a demand, a minister who replies to nothing may be of either state.
        "Norway asked Sweden to open the road. Transport Minister Ole Lund called the talks a farce. "
        "Norway waited, and Sweden waited.",
        "Norway and Sweden met. Norway closed its ports and Sweden closed its roads. Trade Minister Ole "
        "Lund said the talks failed.",
    ],
)
def test_a_minister_of_either_state_stays_apart(pipeline: Language, text: str) -> None:
    assert camp_of(pipeline, text, "Ole Lund") == "Ole Lund"


def test_the_leader_of_a_party_is_no_officer_of_the_one_state(pipeline: Language) -> None:
    text = (
        "The people of Norway vote in May. The Democrats have an idea of their own, their leader, Ole "
        "Lund, said. Norway will wait."
    )
    assert camp_of(pipeline, text, "Ole Lund") != "Norway"


def test_a_ministry_is_of_the_state_whose_acts_its_spokesman_announces(pipeline: Language) -> None:
    text = (
        'Norway and Denmark met on Monday. "In view of this, Norway does not see a reason to talk," Foreign'
        " Ministry spokesman Ole Lund said. Denmark was silent."
    )
    assert camp_of(pipeline, text, "Ole Lund") == camp_of(pipeline, text, "Norway")


def test_a_king_speaks_for_no_opposition(pipeline: Language) -> None:
    text = "The Danish Opposition will boycott the vote despite a plea. King Ole Lund asked them to attend."
    assert camp_of(pipeline, text, "Ole Lund") != camp_of(pipeline, text, "Danish Opposition")


def test_a_minister_speaks_for_the_government_in_whose_name_he_is_quoted(pipeline: Language) -> None:
    text = (
        "Australia's busiest port stood still. Australian ships waited. Transport Minister Ole Lund met the"
        " crews. The state government was silent in Australia. “The state government again calls on the union"
        " to talk,” Lund said."
    )
    assert camp_of(pipeline, text, "Ole Lund") == "state government"


def test_a_minister_quoted_on_another_government_does_not_speak_for_it(pipeline: Language) -> None:
    text = (
        "Norway asked for talks. Transport Minister Ole Lund met the crews. “The state government refuses to"
        " pay,” Lund said. Norwegian ships waited in Norway."
    )
    assert camp_of(pipeline, text, "Ole Lund") != "state government"


def test_whoever_is_told_of_behind_and_speaks_for_nobody_named_before(pipeline: Language) -> None:
    text = (
        "Norway let envoys see the crew but gave no sign that it would free them, and President Otto Kranz "
        "warned that ties would suffer. Sweden wants the crew back."
    )
    _, camps = joined(pipeline, text)
    assert camps.of["otto-kranz"] != camps.of["norway"]
