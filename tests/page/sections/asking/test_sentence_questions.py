"""A page asks what sentences of the reports leave open, in their own words."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.asking.asking_forms import open_in, questions_on
from detente.page.sections.asking.sentence_questions import SentenceQuestions
from detente.page.words import NamesInProse


def asked_of(pipeline: Language, text: str) -> list[tuple[str, str]]:
    """The questions of a text, each with the sentence that it rests on."""
    positions, dossier = table_and_dossier(pipeline, text)
    at_table = {party.id for party in positions.parties}
    sides = (side for side in positions.sides if side.id not in at_table)
    names = NamesInProse.of((*positions.parties, *sides), dossier)
    questions = SentenceQuestions(dossier, positions, names).ordered
    return [(one.line.text, one.line.evidence[0].quote) for one in questions]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Norland has not said whether it accepts the new border.",
            "Will Norland accept the new border?",
        ),
        (
            "It is still unclear whether the treaty binds Norland.",
            "Does the treaty bind Norland?",
        ),
        (
            "Norland has until 3 May to withdraw the guards from the bridge or face sanctions.",
            "Will Norland withdraw the guards from the bridge by 3 May?",
        ),
        (
            "Norland shall make good the damage to the bridge at Sund.",
            "Will Norland make good the damage to the bridge at Sund?",
        ),
        (
            "Norland has ruled out a common parliament for both banks of the river.",
            "Norland “has ruled out a common parliament for both banks of the river”: is that final, or a"
            " bargaining stance?",
        ),
        (
            "Norland wants the river tax repealed at once.",
            "Will the river tax be repealed at once, as Norland wants?",
        ),
        (
            "Norland wants the council to be refunded for the bridge at Sund.",
            "Will the council be refunded for the bridge at Sund, as Norland wants?",
        ),
        (
            "Norland has asked for a pause of three months.",
            "Will Norland’s demand be met: “a pause of three months”?",
        ),
        (
            "Norland offers a free passage to the boats of Suderland.",
            "Norland “offers a free passage to the boats of Suderland”: will that be taken up?",
        ),
        (
            "Norland announced on Monday that it is ready to open the bridge at Sund.",
            "Norland “is ready to open the bridge at Sund”: will that be taken up?",
        ),
        (
            "The treaty, signed on Monday, must be ratified by the parliament of Norland.",
            "Will the treaty be ratified by the parliament of Norland?",
        ),
        (
            "The blockade of the river ends as soon as the treaty is signed.",
            "The blockade of the river ends “as soon as the treaty is signed”: will that be met, or would"
            " less do?",
        ),
    ],
)
def test_a_sentence_that_leaves_something_open_is_asked_about(
    pipeline: Language, text: str, question: str
) -> None:
    assert (question, text) in asked_of(pipeline, f"{text} Suderland waits for Norland at the river.")


@pytest.mark.parametrize(
    "text",
    [
        "Norland declined to comment on the new border.",
        "Norland has met Suderland only once since the war.",
        "Norland will answer as soon as possible, its envoy said.",
        "Norland opposes, and nobody has tabled it.",
        "Norland will not be the first to close the bridge at Sund.",
        "Norland agreed to a second round with Suderland.",
        "Norland promises to give that view full weight.",
        "Norland rejected in May a plan for the new border.",
        "Norland threatens to strike at dawn if the bridge at Sund stays shut.",
        "Norland asked that the old custom of the river be respected at Sund.",
        "Norland declined to guess who would win the vote at Sund.",
        "Norland would not rule out an appeal on the bridge at Sund.",
        "Norland will not be asked about other matters at Sund.",
        "Norland refuses to change its envoy because, it says, nobody picks the envoys of others.",
        "Norland will not be attending the talks at Sund tomorrow.",
        "Norland asked that the laws in being should not touch the treaty at Sund.",
        "Norland asks the High Court whether the bridge is lawful.",
        "Norland meat cards as long as the market is short.",
        "Norland has agreed to negotiate an end to the quarrel at Sund, Westland envoys said on Tuesday.",
    ],
)
def test_nothing_is_asked_where_nothing_is_blocked(pipeline: Language, text: str) -> None:
    assert [asked for asked, quote in asked_of(pipeline, text) if quote == text] == []


def test_an_offer_that_the_next_words_turn_down_is_not_asked_about(pipeline: Language) -> None:
    offer = "Norland offered half of the river toll to the boats of Suderland."
    assert any("taken up" in question for question, _ in asked_of(pipeline, offer))
    assert not any("taken up" in question for question, _ in asked_of(pipeline, f"{offer} No."))


def test_an_offer_that_the_next_words_accept_is_not_asked_about(pipeline: Language) -> None:
    offer = "Norland offers wardens for both banks of the river at Sund."
    assert any("taken up" in question for question, _ in asked_of(pipeline, offer))
    assert not any("taken up" in question for question, _ in asked_of(pipeline, f"{offer} Both accept."))


def test_what_was_asked_weeks_ago_is_not_asked_again(pipeline: Language) -> None:
    asked = "Norland asked that the strike at Sund be called off."
    late = f"Norland and Suderland met on 1 March 2022. {asked}"
    early = f"Norland and Suderland met on 1 February 2022. {asked}"
    assert any("called off" in question for question, _ in asked_of(pipeline, late))
    assert not any("called off" in question for question, _ in asked_of(pipeline, early))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Norland has demanded all year that the treaty be cancelled.",
            "Will the treaty be cancelled, as Norland wants?",
        ),
        (
            "Norland wants the guards to leave first, and to be Suderland's alone.",
            "Will the guards leave first, as Norland wants?",
        ),
        (
            "Norland urged the guards to join the talks at Sund, and criticised their delay.",
            "Will the guards join the talks at Sund, as Norland wants?",
        ),
    ],
)
def test_a_question_is_english(pipeline: Language, text: str, question: str) -> None:
    assert [asked for asked, quote in asked_of(pipeline, text) if quote == text] == [question]


def test_he_may_be_another_man_than_the_one_named_before(pipeline: Language) -> None:
    text = (
        "Mr Arne Dahl speaks of a slow coup. The premier, Odd Lien, will go. He refuses to dismiss the judge."
    )
    assert [question for question, _ in asked_of(pipeline, text) if "dismiss" in question] == []


def test_it_offers_less_surely_than_it_asks(pipeline: Language) -> None:
    text = "Norland asked for a list. The council's reply came at once. It offered places on the old lists."
    assert [question for question, _ in asked_of(pipeline, text) if "taken up" in question] == []


def test_what_a_report_leaves_open_is_told_in_its_words_where_a_question_would_say_less(
    pipeline: Language,
) -> None:
    text = (
        "Norland and Suderland met at Sund. Whether the guards of Norland would obey an order to shoot is"
        " something that their captain has refused to discuss."
    )
    ((first, _), *_) = asked_of(pipeline, text)
    assert first.startswith("The report leaves open: “Whether the guards of Norland would obey")


def test_a_pronoun_is_the_only_party_that_began_a_sentence_before_it(pipeline: Language) -> None:
    text = "Norland rejects the new border. It calls on Suderland to close the bridge at Sund."
    assert "Will Suderland close the bridge at Sund, as Norland wants?" in [
        q for q, _ in asked_of(pipeline, text)
    ]


def test_what_a_court_turned_down_is_a_decision_and_no_stance() -> None:
    asked = questions_on("the court", "rejected the petition of the millers.", plural=False)
    assert [one.text for one in asked] == [
        "the court “rejected the petition of the millers”: will that decision stand?"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The guild rejected a day of leave in exchange for dropping the levy.",
        "The reeve stayed on only after the delay was cut to weeks.",
        "The loan is still there, he says on condition that the rules change.",
        "The miller will pay if convicted.",
        "The guild will close the ford unless it is taken back.",
        "If wishes equaled votes, the guild would win by a mile.",
        "If indeed the mayor is not wise, what is the vote worth.",
    ],
)
def test_a_condition_that_was_met_or_turned_down_is_not_asked_about(sentence: str) -> None:
    assert list(open_in(sentence)) == []


def test_people_named_after_their_land_keep_their_capital() -> None:
    asked = [
        one.text for one in open_in("Vellanders and Brinians who came by sea have until 3 May to go home.")
    ]
    assert all("brinians" not in text for text in asked)
    (text,) = [one.text for one in open_in("Brinians who came by sea have until 3 May to go home.")]
    assert text == "Will Brinians who came by sea go home by 3 May?"


@pytest.mark.parametrize(
    "sentence",
    [
        "The pact will lapse on 22 May unless Norland changes its mind.",
        "Unless Norland changes its mind, the pact will lapse on 22 May.",
    ],
)
def test_an_exception_is_asked_about_as_such(sentence: str) -> None:
    assert "Will Norland change its mind?" in [one.text for one in open_in(sentence)]


def test_what_was_done_in_return_for_something_is_no_condition() -> None:
    assert not list(
        open_in("In March Norland handed over a film in return for the release of ten prisoners.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Diplomats in Sund won't move till something has been lost. Norland closed the bridge.",
        "Norland seeks a way of not being blamed.",
    ],
)
def test_an_onlooker_refuses_nothing_and_a_pretext_is_no_demand(pipeline: Language, text: str) -> None:
    assert asked_of(pipeline, text) == []


def test_what_has_not_been_answered_yet_is_open_whenever_it_was_asked(pipeline: Language) -> None:
    text = "Norland refused a first time in October 2021, and has not given its answer to the second offer."
    assert any("second offer" in question for question, _ in asked_of(pipeline, text))
