"""Evidence proposed for a claim: what shares a party and an act with it, for a person to weigh."""

from __future__ import annotations

from dataclasses import replace

from tests.support.dossiers import dossier_of

from detente.analysis import evidence_base
from detente.dossier.ledger.ledger import Ledger, LedgerClaim
from detente.dossier.ledger.matrix import ledger_of_matrix, matrix_of
from detente.dossier.ledger.proposing import propose_items
from detente.dossier.ledger.recording import changes_to

BASE = evidence_base(
    dossier_of(
        (
            "2021-05-12",
            "The Salt Board refused on May 10 to open talks with the Carriers' League. Police arrested Roth.",
        )
    )
)


def proposed(text: str) -> list[str]:
    ledger = propose_items(Ledger((LedgerClaim("a", text),)), BASE)
    return [item.words for item in ledger.undecided("a")]


def test_a_refusal_bears_on_a_claim_about_the_same_talks() -> None:
    assert any("refused" in words for words in proposed("The Salt Board will open talks before the autumn"))


def test_what_shares_a_party_alone_does_not() -> None:
    assert proposed("The Salt Board will sell its ships") == []


def test_what_shares_an_act_alone_does_not() -> None:
    assert proposed("Talks between the pilots and the mayor will fail") == []


def test_a_mark_that_a_person_gave_stays() -> None:
    once = propose_items(Ledger((LedgerClaim("a", "The Salt Board will open talks"),)), BASE)
    item = once.items[0].id
    weighed = Ledger(once.claims, once.items, {(item, "a"): "II"})
    assert propose_items(weighed, BASE).mark(item, "a") == "II"


def marks(text: str, *reports: tuple[str, str], by: str = "") -> dict[str, str]:
    """The words of each item that is proposed for a claim, and its mark."""
    ledger = propose_items(Ledger((LedgerClaim("a", text, by),)), evidence_base(dossier_of(*reports)))
    return {item.words: ledger.mark(item.id, "a") for item in ledger.items}


def by_cue(proposed: dict[str, str]) -> dict[str, str]:
    """The marks of what is said by the word for saying it."""
    return {word: mark for words, mark in proposed.items() for word in ("refused", "agreed") if word in words}


REFUSES = ("2021-05-12", "The Salt Board refused on May 10 to open talks with the Carriers' League.")
AGREES = ("2021-06-01", "The Salt Board agreed on May 31 to open talks with the Carriers' League.")


def test_what_a_side_refuses_seems_against_a_claim_that_it_will_do_it_and_what_it_agrees_to_for_it() -> None:
    proposed = marks("The Salt Board will open talks with the league", REFUSES, AGREES)
    assert by_cue(proposed) == {"refused": "I?", "agreed": "C?"}


def test_the_sign_turns_with_a_claim_that_it_will_not() -> None:
    proposed = marks("The Salt Board will never open talks with the league", REFUSES, AGREES)
    assert by_cue(proposed) == {"refused": "C?", "agreed": "I?"}


def test_a_demand_of_another_side_has_no_sign() -> None:
    demand = ("2021-06-01", "The Carriers' League demanded that the Salt Board raise the night pay.")
    proposed = marks("The Carriers' League believes that the Salt Board will raise the night pay", demand)
    assert proposed
    assert set(proposed.values()) == {"?"}


def test_what_is_said_of_a_condition_has_no_sign() -> None:
    strike = ("2021-06-01", "The Carriers' League refused on May 31 to end the strike at the gates.")
    proposed = marks(
        "The Salt Board will open talks if the Carriers' League ends the strike at the gates", strike
    )
    assert set(proposed.values()) <= {"?"}


def test_what_is_older_than_an_assessment_has_no_sign_for_it() -> None:
    forecast = (
        "2021-05-20",
        "The Carriers' League said that the Salt Board would open talks with the league.",
    )
    text = "the Salt Board would open talks with the league"
    proposed = marks(text, REFUSES, forecast, AGREES)
    assert by_cue(proposed) == {"refused": "?", "agreed": "C?"}


def test_they_stands_for_whoever_makes_the_claim() -> None:
    text = "they will open talks with the league before the autumn"
    assert marks(text, AGREES) == {}
    assert "C?" in marks(text, AGREES, by="The Salt Board").values()


def test_proposed_signs_come_back_from_a_matrix_and_decide_nothing() -> None:
    base = evidence_base(dossier_of(REFUSES, AGREES))
    ledger = propose_items(Ledger((LedgerClaim("a", "The Salt Board will open talks"),)), base)
    again = ledger_of_matrix(matrix_of(ledger), "matrix.csv")
    assert again.marks == ledger.marks
    assert {"C?", "I?"} <= set(again.marks.values())
    assert again.inconsistency("a") == 0
    assert [each.kind for each in changes_to(Ledger(), again, "Ana")] == ["claim"]


GLOOM = "The end of the talks will bring more violence"
SAID = ("2021-05-12", f"{GLOOM}, the mayor of Brine said. The talks ended on May 11.")


def test_fighting_soon_after_is_for_a_claim_that_it_will_come() -> None:
    soon = ("2021-06-02", "Rebels attacked the port of Brine on June 1, police said.")
    late = ("2022-06-02", "Rebels attacked the port of Brine on June 1, police said.")
    assert [mark for words, mark in marks(GLOOM, SAID, soon).items() if "attacked" in words] == ["C?"]
    assert [mark for words, mark in marks(GLOOM, SAID, late).items() if "attacked" in words] == []


def test_fighting_is_not_for_a_claim_that_has_a_condition_or_foretells_none() -> None:
    soon = ("2021-06-02", "Rebels attacked the port of Brine on June 1, police said.")
    for text in (
        "There will be more violence unless the talks resume",
        "The talks will bring no more violence",
    ):
        said = ("2021-05-12", f"{text}, the mayor of Brine said.")
        assert "C?" not in marks(text, said, soon).values()


def test_a_journey_is_for_a_claim_that_somebody_will_go() -> None:
    text = "Ines Duarte would go to Norway"
    said = ("2021-05-12", f"The mayor of Brine said that {text}.")
    gone = ("2021-06-02", "Ines Duarte arrived in Norway on June 1. She met the press.")
    assert [mark for words, mark in marks(text, said, gone).items() if "arrived" in words] == ["C?"]


SIDES = (
    "2021-05-12",
    "The Salt Board met the Carriers' League on May 3. The league attacked the Salt Board on May 10."
    " The Salt Board refused on May 11 to hold a dialogue with the Carriers' League.",
)


def test_what_the_main_sides_do_bears_on_a_claim_on_that_sort_of_act_that_names_nobody() -> None:
    gloom = "if the door of dialogue is closed, the door of war will open"
    said = (SIDES[0], f"{SIDES[1]} A priest in Brine said that {gloom}.")
    proposed = marks(gloom, said)
    assert {mark for words, mark in proposed.items() if "attacked" in words} == {"?"}
    assert {mark for words, mark in proposed.items() if "refused" in words} == {"?"}
    assert marks("the price of bread will rise", said) == {}


def test_an_item_is_the_sentence_of_its_report_with_a_day() -> None:
    base = evidence_base(dossier_of(SIDES))
    ledger = propose_items(Ledger((LedgerClaim("a", "The Salt Board will open the dialogue"),)), base)
    (item,) = [item for item in ledger.items if "refused" in item.words]
    assert item.words.startswith("The Salt Board refused")
    assert item.words.endswith("League.")
    assert item.when == "2021-05-11"


def test_words_that_lean_on_those_before_them_are_no_item() -> None:
    text = ("2021-05-12", "The Salt Board met the league on May 3. It attacked the league's camp on May 10.")
    assert not any(words.startswith("It ") for words in marks("The war of the Salt Board will grow", text))


def test_what_is_weighed_is_not_proposed_again_as_a_longer_passage() -> None:
    base = evidence_base(dossier_of(SIDES))
    claim = LedgerClaim("a", "The Salt Board will open the dialogue")
    (item,) = [one for one in propose_items(Ledger((claim,)), base).items if "refused" in one.words]
    part = replace(item, id="earlier", words="refused", end=(item.start or 0) + 30)
    again = propose_items(Ledger((claim,), (part,), {("earlier", "a"): "I"}), base)
    assert [one.id for one in again.items if "refused" in one.words] == ["earlier"]
