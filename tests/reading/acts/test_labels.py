"""Labels of acts: plain English infinitives that say what the words say, no more and no less."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def acts_in(pipeline: Language, text: str) -> tuple[ActMention, ...]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return findings.acts


def labels_in(pipeline: Language, text: str) -> list[str]:
    return [act.label for act in acts_in(pipeline, text)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The miners refused to call off the sit-in.", "Call off the sit-in"),
        ("The governor asked the judge to resign for saying that the toll was unfair.", "Step down"),
        ("The Harbour Board refused to take the pilots back.", "Take back the pilots"),
        ("The Harbour Board urged the court to declare the walkout illegal.", "Declare the walkout illegal"),
        ("The envoy urged Ostland to hold Westland to that promise.", "Hold Westland to the promise"),
        ("The bank offered to lend Ostland $340 million.", "Lend Ostland $340 million"),
        ("The bank refused to pay a deposit of $20m to Ostland.", "Pay a deposit of $20m to Ostland"),
        ("The Harbour Board ruled out a bigger rise.", "Grant a bigger rise"),
        ("Ostland refused to join such a parade.", "Join a parade"),
        ("The dockers blockaded the port in protest at the sale.", "Blockade the port"),
        ("The guild refused to treat the offer as final.", "Treat the offer as final"),
        ("Ostland has never consented to treat the pact as open.", "Treat the pact as open"),
        ("The guild refused to regard the matter as closed.", "Regard the matter as closed"),
        ("The guild promised to return the keys as agreed.", "Return the keys"),
        (
            "The envoy said that Ostland must drop its complaint to the court.",
            "Drop its complaint to the court",
        ),
        (
            "The guild urged the board to stop treating pilots like servants.",
            "Stop treating pilots like servants",
        ),
        ("The Rail Union threatened to walk out again.", "Walk out"),
        ("The minister offered to meet Orvik.", "Meet Orvik"),
    ],
)
def test_a_label_keeps_the_words_that_it_needs(pipeline: Language, text: str, label: str) -> None:
    assert label in labels_in(pipeline, text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Ostland has frozen the accounts of two banks and will not unfreeze them.",
            "Unfreeze the accounts of two banks",
        ),
        ("The tax was passed in May. The Salt Party wants parliament to repeal it.", "Repeal the tax"),
    ],
)
def test_it_and_them_are_the_thing_that_they_surely_stand_for(
    pipeline: Language, text: str, label: str
) -> None:
    assert label in labels_in(pipeline, text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "The council called on all towns to work with the police in finding those responsible.",
            "Work with the police in finding those responsible",
        ),
        ("The league refused to hold a noisy rally.", "Hold a rally"),
        ("The league refused to accept an unfortunate compromise.", "Accept a compromise"),
    ],
)
def test_a_label_breaks_no_phrase_off_and_judges_nothing(pipeline: Language, text: str, label: str) -> None:
    assert label in labels_in(pipeline, text)


def test_what_is_a_part_of_the_act_is_no_judgement(pipeline: Language) -> None:
    assert "Wage an armed struggle" in labels_in(pipeline, "The league refused to wage an armed struggle.")


def test_a_pronoun_that_may_be_two_things_stays_one(pipeline: Language) -> None:
    labels = labels_in(
        pipeline, "A bridge and a dam are planned at Orm. The Salt Party wants the board to move it."
    )
    assert "Move it" in labels


def test_his_is_the_owners_name_and_goes_before_a_name(pipeline: Language) -> None:
    text = "Jan Novak leads the miners. Novak wants the Harbour Board to sit down with his side."
    assert any("Novak’s side" in label for label in labels_in(pipeline, text))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The Rail Union is ready to meet.", "other side"),
        ("The Rail Union threatened to strike.", "dispute"),
        ("The court refused to release them.", "prisoners"),
        ("The ministry suspended the hearings on the pretext of a flood.", "pretext"),
    ],
)
def test_a_label_says_no_more_than_the_words(pipeline: Language, text: str, never: str) -> None:
    for act in acts_in(pipeline, text):
        assert never not in act.label
        assert never not in (act.turned or "")


def test_a_verb_that_the_tagger_shortened_is_the_one_of_the_catalogue(pipeline: Language) -> None:
    labels = labels_in(
        pipeline, "The court fined two members of the Rail Union. The navy staged a drill off Orm."
    )
    assert not any(label.split()[0] in ("Fin", "Stag") for label in labels)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Minister Ida Holm told the Rail Union: “There will be no referendum.”",
            "There will be no referendum",
        ),
        (
            "A judge said on Monday; the court jailed Jan Novak for fraud.",
            "the court jailed Jan Novak for fraud",
        ),
    ],
)
def test_the_words_show_the_act_with_its_verb(pipeline: Language, text: str, words: str) -> None:
    assert words in [act.span.quote for act in acts_in(pipeline, text)]


def test_the_words_of_an_act_are_three_or_more_where_its_sentence_has_them(pipeline: Language) -> None:
    text = "The Rail Union sought support. Ostland accepts a truce with Westland inspection. No talks."
    for act in acts_in(pipeline, text):
        assert len(act.span.quote.split()) >= 2


def test_what_is_joined_to_a_demand_is_demanded_too(pipeline: Language) -> None:
    text = "The Salt Party wants the Harbour Board to let the pilots go and to lift a ban on two newspapers."
    assert {act.mood for act in acts_in(pipeline, text) if "ban" in act.label} == {"demanded"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The wage strike by the Rail Union entered its third week.", "Keep up the wage strike"),
        ("The army of Ostland fears the armed struggle by the Reed Front.", "Keep up the armed struggle"),
    ],
)
def test_a_noun_of_what_goes_on_is_kept_up(pipeline: Language, text: str, label: str) -> None:
    assert label in labels_in(pipeline, text)


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("The Salt Party refused to call off the sit-in.", "Keep up the sit-in"),
        ("Ostland has frozen the accounts of two banks.", "Unfreeze the assets of two banks"),
        ("The guild filed a suit against the mine.", "Drop the suit against the mine"),
    ],
)
def test_the_other_sign_is_named_by_the_same_things(pipeline: Language, text: str, turned: str) -> None:
    assert turned in [act.turned for act in acts_in(pipeline, text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Harbour Board is not even willing to meet the pilots.", "not even willing to meet the pilots"),
        ("The minister said there was no question of selling the dam.", "no question of selling the dam"),
    ],
)
def test_the_words_of_a_refusal_say_no(pipeline: Language, text: str, words: str) -> None:
    assert words in [act.span.quote for act in acts_in(pipeline, text)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The villagers asked for permission.", "Grant permission"),
        ("The villagers asked for a paved road.", "Agree to a paved road"),
        ("Ostland offered to free the pilots in exchange for the soldier.", "Hand over the soldier"),
    ],
)
def test_what_is_asked_for_is_granted_or_agreed_to(pipeline: Language, text: str, label: str) -> None:
    assert any(label in told for told in labels_in(pipeline, text))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The board offered to bring the vote forward.", "Bring the vote forward"),
        ("The mill offered to bring its prices down to 30 crowns.", "Bring down its prices to 30 crowns"),
        (
            "Ostland will bring its mission in Orvik down to 30 people from 55.",
            "Bring its mission in Orvik down to 30 people",
        ),
        ("The villagers want to go back to Route 136.", "Go back to Route 136"),
        ("The company said that it could pay salaries until May.", "Pay salaries"),
        ("The council told the company to stop Channel 43.", "Stop Channel 43"),
        ("The mayor would not ask for the ruling to be revoked.", "Ask for the ruling to be revoked"),
        ("The guild opposes handing over the mill.", "Oppose handing over the mill"),
        ("The board asked a judge for an extraordinary 80-day pause.", "Agree to an 80-day pause"),
    ],
)
def test_a_label_keeps_the_way_the_number_and_the_clause_that_say_which(
    pipeline: Language, text: str, label: str
) -> None:
    assert label in labels_in(pipeline, text)


@pytest.mark.parametrize("text", ["Ostland supports all efforts.", "The Salt Party wants his brother."])
def test_praise_and_people_are_no_demands_for_an_act(pipeline: Language, text: str) -> None:
    assert not labels_in(pipeline, text)


def test_whoever_insists_on_a_thing_holds_to_it(pipeline: Language) -> None:
    text = "Sudland insists on guidelines."
    acts = {act.label: act for act in acts_in(pipeline, text)}
    assert (acts["Insist on guidelines"].mood, acts["Insist on guidelines"].doer) == ("in force", "sudland")


def test_his_party_has_the_name_of_the_one_he_leads(pipeline: Language) -> None:
    text = (
        "Orlan Vey, leader of the Harvest Party, was arrested, and judges close to Ivo Kern banned his party."
    )
    assert "Ban the Harvest Party" in labels_in(pipeline, text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Three dockers were later released by the militia.", "Release three dockers"),
        ("Several dockers were later released by the militia.", "Release several dockers"),
        # A name keeps its capital
        ("American dockers were later released by the militia.", "Release American dockers"),
    ],
)
def test_a_capital_that_only_opens_a_sentence_is_not_kept(pipeline: Language, text: str, label: str) -> None:
    assert label in labels_in(pipeline, text)
