"""The sentences of each party, and whom a pronoun in them means."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.lines import Groups
from detente.page.sections.quoting.each_side import DECIDED, each_side_section
from detente.page.sections.quoting.key_sentences import KeySentences
from detente.page.sections.quoting.side_choices import ALSO
from detente.page.sections.quoting.standing_facts import tells_a_fact
from detente.page.words import NamesInProse

REPORT = """1. The Salt Guild stated that the wells were dry. It requested that the sluices be shut.

2. The Port Authority objected. It demanded twice the water, and offered a loan in return.

3. The Salt Guild shall keep the sluices open until 15 October 2023. The Reed Front said nothing about them.

4. The ferry to Norvia was late. It will run again in May.
"""


def quoted(pipeline: Language, text: str, room: int = 30) -> dict[str, list[str]]:
    positions, dossier = table_and_dossier(pipeline, text)
    sentences = KeySentences(dossier, positions)
    names = NamesInProse.of(positions.parties, dossier)
    section = each_side_section(sentences, dossier, positions, names, (), room=room)
    assert section is not None
    (groups,) = section.blocks
    assert isinstance(groups, Groups)
    for group in groups.groups:
        for line in group.lines:
            (words,) = line.evidence
            assert dossier.reports[words.report].text[words.start : words.end] == words.quote
    return {group.name: [line.text for line in group.lines] for group in groups.groups}


def test_each_party_stands_under_its_name_and_a_pronoun_is_named(pipeline: Language) -> None:
    told = quoted(pipeline, REPORT)
    assert "“[The Salt Guild] requested that the sluices be shut.”" in told["The Salt Guild"]
    # What it objected to stands right above, under the name of the guild.
    said = " ".join(told["The Port Authority"])
    assert said.startswith("“The Port Authority objected.")
    assert "[The Port Authority] demanded twice the water, and offered a loan in return.”" in said
    assert list(told)[:2] == ["The Salt Guild", "The Port Authority"]
    assert told[DECIDED][0].startswith("“The Salt Guild shall keep the sluices open until 15 October")


def test_it_that_may_be_a_thing_is_nobodys(pipeline: Language) -> None:
    every = [text for lines in quoted(pipeline, REPORT).values() for text in lines]
    assert not [text for text in every if "] will run again" in text]


def test_there_are_no_more_lines_than_there_is_room_for(pipeline: Language) -> None:
    told = quoted(pipeline, REPORT, room=6)
    assert 0 < sum(1 + len(lines) for lines in told.values()) <= 6


def test_a_text_of_our_own_has_us_among_the_parties(pipeline: Language) -> None:
    ours = (
        "We reject the plan of the Port Authority. We will not pay for its gate. Our members voted on it."
        " The Port Authority insists on the plan."
    )
    told = quoted(pipeline, ours)
    assert told["“We”, who wrote the report"][0] == "“We reject the plan of the Port Authority.”"


def test_a_list_below_a_demand_is_quoted_with_it(pipeline: Language) -> None:
    report = (
        "The Port Authority rejected the plan.\n\nThe Salt Guild accordingly calls on:\n\n"
        "1. the Port Authority, to open the lock;\n2. the Mill Board, to hold the census back.\n\nIt waits."
    )
    assert quoted(pipeline, report)["The Salt Guild"] == [
        "“The Salt Guild accordingly calls on: 1. the Port Authority, to open the lock; 2. the Mill Board,"
        " to hold the census back.”"
    ]


def test_his_officials_are_nobodys_where_he_is_no_person(pipeline: Language) -> None:
    report = (
        "The Port Authority rejected the plan. His officials demanded a vote. The Salt Guild refused to vote."
    )
    assert set(quoted(pipeline, report)) == {"The Port Authority", "The Salt Guild"}


def test_a_shortened_verb_behind_a_name_is_whole(pipeline: Language) -> None:
    report = (
        "The Salt Guild refused the plan. It’s said that it will not sign. The Port Authority demanded"
        " an answer by Friday."
    )
    every = [text for lines in quoted(pipeline, report).values() for text in lines]
    assert [text for text in every if "[The Salt Guild has] said that it will not sign" in text]


def test_the_words_of_one_side_do_not_stand_under_another(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "The Salt Guild wants the weir shut. The Port Authority has never agreed to that.\n\n"
        "The Mill Board met in Brine, and the Reed Front refuses to pay for the new ferry.",
    )
    assert not [line for line in told.get("The Port Authority", []) if "Salt Guild" in line]
    assert "“… the Reed Front refuses to pay for the new ferry.”" in told.get("The Reed Front", [])


def test_what_happened_before_a_side_acted_is_not_cut_off(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "The Salt Guild wants the weir shut.\n\n"
        "No boat left Brine, and the Reed Front refuses to pay for the new ferry.",
    )
    assert told["The Reed Front"] == [
        "“No boat left Brine, and the Reed Front refuses to pay for the new ferry.”"
    ]


def test_whom_an_office_names_is_not_another_with_the_same_office(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "President Otto Kranz of Norvia demands a new weir. The Senate president, Ana Roy, said that she"
        " refused to vote on the weir before May.",
    )
    assert [line for line in told.get("Ana Roy", []) if "Senate president" in line]
    assert not [line for line in told.get("Otto Kranz", []) if "Senate" in line]


def test_his_party_is_his_who_was_named_right_before(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "The rest must come from the Reed Front, whose leader, Otto Kranz, told reporters that it is lost."
        " His party will not back the weir in any form, he said. The Salt Guild demands a new weir.",
    )
    every = [text for lines in told.values() for text in lines]
    assert [text for text in every if "[Otto Kranz’s] party will not back the weir" in text]


def test_a_sentence_that_ends_a_quotation_shows_that_it_does_not_begin_it(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        'The envoy of Norvia, Ana Roy, came on Monday. "The weir is ours. Norvia will not sell the weir to'
        ' the Salt Guild," Ana Roy said. The Salt Guild demands the weir.',
    )
    every = [text for lines in told.values() for text in lines]
    assert [text for text in every if text.startswith("“‘… Norvia will not sell")]


def test_what_an_outsider_says_does_not_begin_the_words_of_a_side(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "Dr Mia Dorn said the mill had won. The Salt Guild wants that. The Salt Guild wants the weir shut.",
    )
    assert not [line for line in told["The Salt Guild"] if "Mia Dorn" in line]


@pytest.mark.parametrize(
    ("text", "is_fact"),
    [
        ("The court refused to stop the mill.", True),
        ("The council refuses to stop the mill.", False),
        ("The guild remains committed to the pact.", False),
        ("Norland will have no foreign guards at the weir.", False),
    ],
)
def test_what_a_side_holds_is_nothing_decided(text: str, is_fact: bool) -> None:
    assert tells_a_fact(text) is is_fact


CHURCH = """Bishop Ana Roy blessed the monks on Sunday. Her church went to court. It demands that \
the lease be upheld until June.

The Brine Ministry refuses to talk about rooms. The ministry demands the keys.
"""


def test_a_body_without_a_name_stands_under_that_of_its_head(pipeline: Language) -> None:
    told = quoted(pipeline, CHURCH)
    (head,) = [name for name in told if name.endswith("Roy’s church")]
    assert f"“[{head}] demands that the lease be upheld until June.”" in told[head]


TWO = """Ana Roy, the mayor, asked Luc Bo for the keys of the weir on Monday. He refused to hand them over.

Ana Roy demands that the weir be shut. Luc Bo demands that the weir stay open until the harvest is in.
"""


def test_he_behind_two_people_is_neither(pipeline: Language) -> None:
    every = [text for lines in quoted(pipeline, TWO).values() for text in lines]
    assert not [text for text in every if "[Ana Roy] refused" in text or "[Luc Bo] refused" in text]


ALSO_TOLD = """The Salt Guild demands that the sluices be shut. The Port Authority refuses to shut them.

Under the accord of March, 40 of the 60 sluices are to be lifted by 3 May 2022, the rest handed to a board. \
Nobody laughed. Some gulls sat on a wall.
"""


def test_what_matters_and_is_no_sides_is_told_under_no_name(pipeline: Language) -> None:
    told = quoted(pipeline, ALSO_TOLD)
    (line,) = [*told.get(DECIDED, ()), *told.get(ALSO, ())]
    assert line.startswith("“Under the accord of March, 40 of the 60 sluices")


def test_a_common_noun_with_the_capital_of_a_first_word_is_no_side(pipeline: Language) -> None:
    text = (
        "The Salt Guild demands 40 crowns basic. Basic would go up by ten a year. Basic must not fall.\n\n"
        "The Port Authority refuses to pay more than 30 crowns basic before May."
    )
    assert "Basic" not in quoted(pipeline, text)


def test_what_somebody_says_he_would_prefer_is_his_will(pipeline: Language) -> None:
    sides = quoted(
        pipeline,
        "Lena Talberg said she was sceptical of the plan and that she'd prefer to go to the voters.\n\n"
        "The Salt Guild demanded that the sluices be shut.",
    )
    assert any("prefer to go to the voters" in line for line in sides["Lena Talberg"])


@pytest.mark.parametrize(
    "forecast",
    [
        "The Reed Front would probably win a free vote in Norvia.",
        "The Reed Front would in effect be treated as a part of the council.",
    ],
)
def test_what_may_befall_a_side_is_no_will_of_it(pipeline: Language, forecast: str) -> None:
    told = quoted(
        pipeline,
        "The Salt Guild demanded on Monday that the Port Authority open the weir. The Port Authority refused"
        f" to open the weir before June.\n\n{forecast}\n",
    )
    assert not any(forecast[4:] in line for name, lines in told.items() for line in lines if "Front" in name)


def test_what_a_party_should_do_is_the_advice_of_whoever_writes(pipeline: Language) -> None:
    told = quoted(
        pipeline,
        "The Port Authority rejected the plan and asked for a loan. The Salt Guild refused to pay for it.\n\n"
        "The Port Authority should suspend the sale until the wells have been counted.\n",
    )
    assert not any("should suspend" in line for line in told["The Port Authority"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry put it in the same terms: the weir is closed.",
        "The guild regarded the letter as a trick by which the weir is closed.",
        "In its view the weir is closed.",
        "The envoy denies that the weir is closed.",
        "The board has invited both unions to a review that is closed to others.",
    ],
)
def test_what_one_side_claims_or_asks_is_no_fact(sentence: str) -> None:
    assert not tells_a_fact(sentence)


def test_of_two_commissions_the_commission_is_neither_where_its_paragraph_names_none(
    pipeline: Language,
) -> None:
    told = quoted(
        pipeline,
        "The Lock Commission demanded a stay of the award. The Pay Commission refused to reopen the law, and"
        " the Canal Union rejected the offer of Ana Roy.\n\n"
        "Ana Roy offered a bonus. The commission has refused to sign it.\n",
    )
    own = [text for name, lines in told.items() if "Commission" in name for text in lines]
    assert own
    assert not [text for text in own if "sign it" in text]
