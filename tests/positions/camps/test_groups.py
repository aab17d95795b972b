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
