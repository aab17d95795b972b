"""Every entry of the catalogue of acts is read from its examples, and its labels read as a choice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.support.acts import acts_in

from detente.reading.acts.catalogue import CatalogueEntry, Match, catalogue, match_act
from detente.reading.acts.catalogue_labels import entry_label
from detente.reading.events.lexicon import COOPERATIVE, OUTSIDE
from detente.reading.lexica import word_table, words_of

if TYPE_CHECKING:
    from spacy.language import Language

ENTRIES = list(catalogue().values())
EXAMPLES = [(entry, sign, sentence) for entry in ENTRIES for sign, sentence in entry.examples]
SLOTS = ("object", "with", "to", "from", "of", "on", "against", "between", "in", "for", "over", "as", "at")
PLOVER = (
    COOPERATIVE
    | OUTSIDE
    | set(words_of("REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT"))
)


@pytest.mark.parametrize(("entry", "sign", "sentence"), EXAMPLES, ids=[e[2] for e in EXAMPLES])
def test_an_example_is_read_as_it_is_marked(
    entry: CatalogueEntry, sign: str, sentence: str, pipeline: Language
) -> None:
    signs = {positive for act, positive in acts_in(pipeline(sentence)) if act == entry.id}
    assert signs == {"+": {True}, "-": {False}, "0": set()}[sign]


def test_ids_are_unique() -> None:
    ids = [act["id"] for act in word_table("acts.yaml")["acts"]]
    assert sorted(ids) == sorted(set(ids))
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", entry) for entry in ids)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_has_examples_of_the_act_and_of_something_else(entry: CatalogueEntry) -> None:
    signs = [sign for sign, _ in entry.examples]
    assert set(signs) <= {"+", "-", "0"}
    assert len(signs) >= 3
    assert {"+", "0"} <= set(signs)
    if entry.ends or entry.end_nouns:
        assert "-" in signs


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_label_reads_as_a_choice_whatever_fills_its_slots(entry: CatalogueEntry) -> None:
    for words in ("", "Ostland", "the banned party of the late poet and her many friends in the valleys"):
        for sign in (True, False):
            label = entry_label(entry, sign, dict.fromkeys(SLOTS, words))
            assert re.fullmatch(r"[A-Z][\w' -]*\w", label)
            # With no words to fill it, a label may be the bare verb, which says too little to be a choice.
            assert (2 if words else 1) <= len(label.split()) <= 9, label
            assert label.split()[-1] not in (
                "the",
                "of",
                "on",
                "with",
                "to",
                "against",
                "between",
                "and",
                "for",
            )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_the_two_signs_of_an_entry_have_labels_of_their_own(entry: CatalogueEntry) -> None:
    assert entry.label != entry.ending_label
    assert {entry.kind, entry.ending_kind} <= PLOVER


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_measure_in_force_has_somebody_who_can_end_it(entry: CatalogueEntry) -> None:
    if entry.option == "ending":
        assert entry.undone_by in ("imposer", "controller")
    if not entry.reversible:
        assert entry.option == "once"
    assert entry.reversible == (entry.undone_by != "nobody")


def test_standings_are_those_of_the_reader() -> None:
    words = word_table("standing_words.yaml")
    known = {status for heading in ("put", "nouns", "beside") for status in words[heading]}
    named = {status for entry in ENTRIES for status in entry.standing}
    assert named - known <= {"on trial", "besieged", "blockaded", "under house arrest"}


def test_the_most_specific_words_decide() -> None:
    assert _ids(match_act("free", ["leader"])) == ("arrest", False)
    assert _ids(match_act("drop", ["charge"], [("against", "editor")])) == ("charge", False)
    assert _ids(match_act("lift", ["ban"], [("on", "strike")])) == ("ban", False)


def test_a_verb_that_begins_or_ends_anything_takes_the_act_from_its_object() -> None:
    assert _ids(match_act("call off", ["strike"])) == ("strike", False)
    assert _ids(match_act("step up", ["attack"])) == ("attack", True)
    assert _ids(match_act("halt", ["withdrawal", "troop"])) == ("troops", True)


def test_a_noun_may_name_the_beginning_or_the_end_of_an_act() -> None:
    assert _ids(match_act("end", [], [("to", "blockade")], noun=True)) == ("blockade", False)
    assert _ids(match_act("resumption", ["talk"], noun=True)) == ("talks", True)


def test_a_word_with_a_hyphen_is_one_however_it_is_written_and_parted() -> None:
    for objects in (["cease-fire"], ["ceasefire"], ["fire", "cease", "-"]):
        assert _ids(match_act("declare", objects)) == ("cease_fire", True)


def test_words_of_no_act_match_nothing() -> None:
    assert match_act("eat", ["apple"]) is None
    assert match_act("lift", ["spirit"]) is None
    assert match_act("apple", noun=True) is None


def test_a_slot_takes_the_next_best_words() -> None:
    assert (
        entry_label(catalogue()["ban"], False, {"on": "the Reed Party"}) == "Lift the ban on the Reed Party"
    )


def test_an_empty_slot_is_filled_only_with_what_the_words_around_name() -> None:
    arrest, strike, deport = (catalogue()[name] for name in ("arrest", "strike", "deport"))
    assert entry_label(arrest, False, {}, ["prisoner", "guard"]) == "Release the prisoners"
    assert entry_label(arrest, False, {}, ["guard"]) == "Release"
    assert entry_label(strike, True, {}) == "Go on strike"
    assert entry_label(deport, False, {}) == "Let"


def test_a_slot_too_long_for_the_label_loses_its_tail() -> None:
    label = entry_label(
        catalogue()["ban"], False, {"object": "the League of the Northern Valleys of Ostland"}
    )
    assert label == "Lift the ban on the League"


def _ids(match: Match | None) -> tuple[str, bool]:
    assert match is not None
    return match.entry.id, match.sign
