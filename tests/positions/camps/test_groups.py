"""Groups without a name, in the words of whoever speaks for one."""

from __future__ import annotations

from spacy.language import Language
from tests.support.camps import camp_of

TEXT = (
    "The Free Valley Front closed the road. The spokesman of the Free Valley Front, Idris Mole, said the "
    "group would open the road once the mine was shut."
)


def test_the_group_is_that_of_its_spokesman(pipeline: Language) -> None:
    assert camp_of(pipeline, TEXT, "the group") == "Free Valley Front"


def test_the_group_of_a_stranger_is_nobodys(pipeline: Language) -> None:
    text = TEXT.replace("The spokesman of the Free Valley Front, Idris Mole,", "A trader, Idris Mole,")
    assert camp_of(pipeline, text, "the group") != "Free Valley Front"


def test_somebodys_party_is_the_one_he_leads(pipeline: Language) -> None:
    text = (
        "Mole's party stays away from the vote\n\nThe Free Valley Front said on Friday that it would not"
        " vote while"
        " its leader, Idris Mole, was in jail. Mole's party had set two conditions."
    )
    assert camp_of(pipeline, text, "Mole's party") == "Free Valley Front"


def test_somebodys_party_is_not_the_one_that_he_only_criticised(pipeline: Language) -> None:
    text = (
        "The Free Valley Front said on Friday that it would not vote. Idris Mole, a trader, called that a"
        " mistake."
        " Mole's party wants to vote."
    )
    assert camp_of(pipeline, text, "Mole's party") != "Free Valley Front"
