"""The moods of acts by the words around them: what is asked, promised, charged or none of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.read import read_reports
from detente.sources import Report


def moods_in(pipeline: Language, text: str) -> dict[str, str]:
    """Return the labels of the acts in a text with their moods, the last of each."""
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return {act.label: act.mood if act.sign else f"not {act.mood}" for act in findings.acts}


def moods_about(pipeline: Language, text: str, word: str) -> set[str]:
    return {mood for label, mood in moods_in(pipeline, text).items() if word in label.lower()}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The law requires the Harbour Board to publish the toll.", "publish"),
        ("The judge is considering whether to order the Harbour Board to publish the toll.", "publish"),
        (
            "The council has three ways to act: by suing, by asking the Harbour Board to publish the toll.",
            "publish",
        ),
        ("“Together we promise to hunt the smugglers,” the mayor told the Harbour Board.", "board"),
        ("The Harbour Board has the power to close the quay.", "close"),
        ("“The Harbour Board must be dreaming,” the mayor said.", "dream"),
        ("“The Harbour Board should have closed the quay,” the mayor said.", "close"),
        ("The Harbour Board will probably have to publish the toll, the mayor said.", "publish"),
        ("The Harbour Board may have to publish the toll, the mayor said.", "publish"),
        ("The mayor said that the Harbour Board has to take a long time to count the barges.", "time"),
    ],
)
def test_what_nobody_asks_is_no_demand(pipeline: Language, text: str, word: str) -> None:
    assert "demanded" not in moods_about(pipeline, text, word)


@pytest.mark.parametrize(
    "text",
    [
        "The judge ordered the Harbour Board to publish the toll.",
        "The mayor told the Harbour Board to publish the toll.",
        "The Harbour Board must publish the toll, the mayor said.",
        "The Harbour Board has to publish the toll.",
    ],
)
def test_what_is_asked_is_demanded(pipeline: Language, text: str) -> None:
    assert moods_about(pipeline, text, "publish the toll") == {"demanded"}


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The Rail Union is prepared to sue the Harbour Board.", "planned"),
        ("The Rail Union is prepared to sue the Harbour Board if it raises the toll.", "threatened"),
        ("The Rail Union is ready to meet the Harbour Board.", "offered"),
        ("The Rail Union was well prepared to join the league.", "possible"),
    ],
)
def test_nobody_is_offered_harm(pipeline: Language, text: str, mood: str) -> None:
    assert mood in moods_in(pipeline, text).values()
    assert mood == "offered" or "offered" not in moods_in(pipeline, text).values()


def test_who_speaks_for_a_thing_promises_nothing(pipeline: Language) -> None:
    raising = "The Rail Union favours raising the toll to two crowns."
    assert set(moods_in(pipeline, raising).values()) == {"demanded"}
    talking = "The Rail Union favours holding talks with the Harbour Board."
    assert set(moods_in(pipeline, talking).values()) == {"accepted"}


def test_what_an_adversary_says_that_others_mean_to_do_is_a_charge(pipeline: Language) -> None:
    said = "“The army is planning to bomb our villages,” said Ana Roy, leader of the Reed Front."
    assert moods_about(pipeline, said, "bomb") == {"forecast"}
    told = "The army is planning to bomb the villages of the Reed Front."
    assert moods_about(pipeline, told, "bomb") == {"planned"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The rest of the coast read of the Marinia bombing.", "bomb"),
        ("The police of Ostland keep order at the Ana Roy rally.", "rally"),
        ("The mayor expects a strike by the Rail Union.", "strike"),
        ("The bank has cut its support for the Rail Union.", "support"),
        ("The mayor spoke of the end of the siege by the Reed Front.", "siege"),
    ],
)
def test_a_noun_of_what_is_not_there_is_nothing_in_force(pipeline: Language, text: str, word: str) -> None:
    assert "in force" not in moods_about(pipeline, text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mayor fears the strike by the Rail Union.", "strike"),
        ("Ostland's air strikes against the Reed Front went on.", "air strikes"),
    ],
)
def test_a_noun_of_what_goes_on_is_in_force(pipeline: Language, text: str, word: str) -> None:
    assert "in force" in moods_about(pipeline, text, word)


def test_the_threat_of_an_act_threatens_it(pipeline: Language) -> None:
    text = "The Reed Front gave way to the threat of the league's air strikes against the port."
    assert moods_about(pipeline, text, "port") == {"threatened"}


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board refused to comment.",
        "A clerk of the Harbour Board, who refused to identify himself, shut the door.",
        "The Harbour Board would not give details.",
        "The mayor will spend five hours in the port.",
        "The mayor will be back on Tuesday.",
        "Neither the Harbour Board nor the Rail Union would comment on the toll.",
    ],
)
def test_silence_to_the_press_and_hours_spent_are_no_acts(pipeline: Language, text: str) -> None:
    assert not set(moods_in(pipeline, text).values()) & {"refused", "planned"}


def test_to_join_the_other_side_of_an_invitation_is_to_attend(pipeline: Language) -> None:
    text = "The mayor invited the Rail Union to a dinner at the port to mark the day."
    assert moods_in(pipeline, text) == {"Attend a dinner at the port": "demanded"}


def test_an_agreement_that_others_must_sign_is_not_made_yet(pipeline: Language) -> None:
    text = "The Rail Union wants the Harbour Board to sign an agreement to leave the quay."
    assert moods_about(pipeline, text, "leave") == {"demanded"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The request of the Rail Union serves no purpose, the mayor said.", "serve"),
        ("The Harbour Board thought that it might meet the mayor.", "meet"),
        ("The mayor called the toll of the Harbour Board “cruel and useless”.", "toll"),
        ("The Rail Union could give the boys a better life, the Rail Union said.", "life"),
    ],
)
def test_what_nobody_wills_is_neither_offered_nor_refused(pipeline: Language, text: str, word: str) -> None:
    assert not moods_about(pipeline, text, word) & {"offered", "refused", "planned", "demanded"}


@pytest.mark.parametrize(
    "text",
    [
        "If the Harbour Board finds the letters, it will burn them, the Harbour Board said.",
        "The Harbour Board will open the quay if it wins the case.",
    ],
)
def test_nobody_asks_himself_for_a_condition(pipeline: Language, text: str) -> None:
    assert "demanded" not in moods_in(pipeline, text).values()


def test_a_condition_that_another_must_meet_is_asked_of_it(pipeline: Language) -> None:
    text = "The Harbour Board will open the quay if the Rail Union ends the strike."
    assert "not demanded" in moods_in(pipeline, text).values()


def test_the_last_of_a_list_shares_the_plan_before_it(pipeline: Language) -> None:
    text = "The mayor was scheduled to lay flowers at the port, talk to the guards and meet the Rail Union."
    assert set(moods_in(pipeline, text).values()) == {"planned"}


def test_who_complains_of_a_failure_asks_for_the_act(pipeline: Language) -> None:
    asked = "Ostland expressed impatience at the Harbour Board's failure to open the quay."
    assert moods_in(pipeline, asked) == {"Open the quay": "demanded"}
    told = "The mayor noted the Harbour Board's failure to open the quay."
    assert "demanded" not in moods_in(pipeline, told).values()


def test_who_stops_short_of_a_promise_makes_none(pipeline: Language) -> None:
    assert not moods_in(pipeline, "The mayor stopped short of promising to open the quay.")


def test_to_win_is_no_condition_that_anybody_could_meet(pipeline: Language) -> None:
    text = "The Rail Union will strike if the Harbour Board wins."
    assert "demanded" not in moods_in(pipeline, text).values()


@pytest.mark.parametrize(
    "text",
    [
        "“The Mill Board will avoid paying the toll,” the mayor said.",
        "The mayor said that the Mill Board would avoid paying the toll.",
    ],
)
def test_what_others_say_somebody_will_be_spared_is_no_refusal(pipeline: Language, text: str) -> None:
    assert "refused" not in moods_about(pipeline, text, "pay")


def test_who_says_so_refuses(pipeline: Language) -> None:
    assert moods_about(pipeline, "The Mill Board refuses to pay the toll.", "pay") == {"refused"}
    assert moods_about(pipeline, "“We will avoid paying the toll,” the Mill Board said.", "pay") == {
        "refused"
    }


def test_talks_that_began_some_time_ago_are_not_said_to_go_on(pipeline: Language) -> None:
    text = "Senator Ida Holm began speaking with the miners {}."
    assert not moods_about(pipeline, text.format("a few months ago"), "miners")
    assert moods_about(pipeline, text.format("on Monday"), "miners") == {"in force"}


@pytest.mark.parametrize(
    "text",
    [
        "Had Karsk spoken plainly, Velland would have pressed Orland to sell the quay.",
        "The league could have urged the Harbour Board to sell the quay, a mayor said.",
    ],
)
def test_what_somebody_would_have_asked_was_not_asked(pipeline: Language, text: str) -> None:
    assert moods_about(pipeline, text, "sell") == set()


def test_a_label_leaves_no_purpose_open(pipeline: Language) -> None:
    asked = moods_in(pipeline, "The dockers wanted Lorne Terminals to give way in order to end the blockade.")
    assert "Give way" in asked
    keeping = moods_in(pipeline, "The mayor asked the Harbour Board to keep the accounts in order.")
    assert "Keep the accounts in order" in keeping
