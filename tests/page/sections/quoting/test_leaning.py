"""Sentences that lean on others: their pronouns, "the two", "one", "so", and a ruling that nobody names."""

from __future__ import annotations

import pytest

from detente.page.sections.quoting.bare_nouns import names_no_more
from detente.page.sections.quoting.leaning import leans
from detente.page.sections.quoting.times_before import without_later


@pytest.mark.parametrize(
    "says",
    [
        "The mayor denies it.",
        "Ana Roy of the guild has refused to meet him at all.",
        "The United Boatmen, for once, described it as fair.",
        "“The pact is dead,” said its chairman.",
        "Ana Roy, head of the guild, saw in it a trick.",
        "The clerks recommend (b) now.",
        "The mayor vetoed that with a stroke of the pen.",
        "The old reeve is in there yet, with nine others.",
        "The two sides are each to name a judge within thirty days.",
        "Many boatmen say theirs doubled.",
        "First, if the council votes no, the mayor would go to the voters.",
        "The ferrymen want one.",
        "The Harbour Office won’t give one.",
        "The guild is not about to.",
        "The salt mill, it is understood, refused.",
        "If it did, the wardens would call it a defeat.",
        "The lock keepers will not tie the two together.",
        "Another doubts that the mill will reopen.",
        "Their remaining members will meet no official.",
        "The envoy says that this case has nothing to do with the sluices.",
        "The guild calls that a lie.",
        "The owners have not said what it would take.",
        "The third is a new ferry in May.",
        "Three have asked the Harbour Office to move them.",
        "The guild objected that this settled the matter in advance.",
        "A spokesman in Brine declined to confirm it.",
        "Ferrymen who came that way have until May to go home.",
        "Orvik denies a part and waits.",
        "A judge in Brine declined to set that aside.",
        "The guild wants the old one disbanded.",
        "On the last, the mayor gave way.",
        "As for the rest, the guild will wait.",
        "The fourth it regards as outside its power.",
        "Some ten crowns of that would be the guild’s own money.",
        "The guild asks for the right to form its own and to stand in elections.",
        "Mr Orlo says it may be placed under the mayor.",
        "The speaker of the council hoped that would be done by May.",
        "Ministers say they will sign before it passes.",
        "We do not recognise him as mayor.",
        "The guild’s council had approved a similar motion in March.",
        "A new date has not been set.",
        "The harbour court answered within hours.",
        "Several face trial over the fire.",
        "Some there would stay if the name was struck from the text.",
        "Ben Low of the mill, whose boats had left, called that a trap.",
        "[Ana Roy] will leave if it moves.",
        "The guild had asked for 169.",
        "Mr Otto Kranz, its leader, has asked for a vote.",
        "The guild reserves the right to place it before the council.",
        "In May the guild ended its participation.",
        "The council found none, and the harbour court also.",
        "Otto Kranz made it plain that he had no intention of doing so.",
    ],
)
def test_a_word_that_stands_for_another_sentence_makes_one_lean(says: str) -> None:
    assert leans(says)


@pytest.mark.parametrize(
    "says",
    [
        "The guild says that it will open its wells if the mill pays.",
        "The Salt Guild, for its part, refuses to sign before the sluices are shut.",
        "Norvia and Ostria signed in May.",
        "Second, the watch on the quay, the Lanterns in its old name.",
        "The Front will sign within ten days.",
        "The weir, they said, had never been anybody’s but the guild’s.",
        "The Reed Front says it too will vote against the treaty.",
        "The Reed Front (its rivals call it a club) wants the treaty torn up.",
        "For six weeks the ferrymen have stayed at home, and for the whole of that time nobody has paid.",
        "ROY, FOR HIS PART, OFFERED A SEAT ON THE COUNCIL.",
        "Rovia’s answer is that the boats go once the gunboats leave its crews alone.",
        "Ana Roy, who heads the guild, has told her members that not a drop is lost.",
        "Twelve ferrymen, among them Ben Low, have been held since 3 May over their protest.",
        "The mill refused the loan.",
        "The town wants guarantees that those who struck are taken back.",
        "The mill offers a council within the charter as it is.",
        "The guild tabled its last offer and will shut the gates if that last offer is refused.",
        "The envoy wants two things all the same: quiet, and a date.",
        "The wardens blamed those responsible for the flood.",
        "The ferrymen say nobody asked them.",
        "The envoy has made it clear that the treaty stands.",
        "The mayor received the plan and rejected it.",
        "[The guild] says it will not sign.",
        "The guild will leave the weir as it is.",
        "The guild asks that the boats go, and that a force with teeth sees to both.",
        "The ferrymen want the fees back; the harbour office hasn’t answered.",
        "The four-party Salt Front said that the plan was vague on the one thing that mattered.",
        "The mill and the guild, the second and fourth of the bodies, said that they had seen progress.",
        "The guild says that it broke with the mill in May and that it has not talked since.",
        "Ana Roy had been told that the court might find that the mayor could not stay.",
        "The mayor said that Orvik was willing to talk of the weir ‘at once if they wish’.",
        "On 6 March Norvia and Ostria signed a treaty which fixes the border between the two.",
        "Ana Roy has neither confirmed nor disowned what her people accepted; Otto Kranz has.",
        "“Better an imperfect pact than no pact,” said the mayor.",
        "Sacrifices, including personal ones, would be asked of the guild.",
    ],
)
def test_what_a_sentence_names_itself_does_not_make_it_lean(says: str) -> None:
    assert not leans(says)


def test_which_ruling_is_meant_may_be_said_above() -> None:
    assert names_no_more("The guild does not accept the ruling.")
    assert not names_no_more("The guild does not accept the ruling.", "The court’s ruling on the wells")
    assert not names_no_more("The guild does not accept the ruling of May.")


def test_the_accusation_and_somebodys_steps_need_naming_too() -> None:
    assert names_no_more("The minister described the accusation as convenient.")
    assert names_no_more("Norvia’s steps were approved on Monday.")
    assert not names_no_more("The mayor signed the suspension order.")


def test_a_time_that_counts_from_another_sentence_goes() -> None:
    assert without_later("Hours later the guild left.") == "The guild left."
    assert without_later("The following day the guild left.") == "The guild left."
    assert without_later("Less than two days on, the guild left.") == "The guild left."
    assert (
        without_later("Two days after the vote, the guild left.")
        == "Two days after the vote, the guild left."
    )
