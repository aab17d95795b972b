"""The sureness of a row: a plain sentence is sure, and each doubt makes a reading less sure."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.positions import DOUBTFUL, Position, Voice, surely_read
from detente.positions.sureness.sureness import SURE, sureness_of
from detente.positions.sureness.sureness_signs import AGAINST, FOR

PLAIN = "TARN, 4 May 2023 - The Weavers' League demanded on Monday that the Mill Board raise the night pay."
LONG = (
    "TARN, 4 May 2023 - Whatever may be said of a week in which the sluice was opened twice, the market"
    " stayed shut, and three barges lay idle below the weir, the Weavers' League, of which more was heard in"
    " the taverns than in the council, demanded on Monday that the Mill Board raise the night pay."
)


def rows_of(pipeline: Language, text: str) -> tuple[Position, ...]:
    return table_and_dossier(pipeline, text)[0].rows


def sureness(pipeline: Language, text: str, stance: str) -> float:
    """The sureness of the surest stance of a kind."""
    return max(v.sureness for row in rows_of(pipeline, text) for v in row.voices if v.stance == stance)


def test_a_plain_demand_is_surely_read(pipeline: Language) -> None:
    assert sureness(pipeline, PLAIN, "demands") >= SURE


def test_a_plain_refusal_is_surely_read(pipeline: Language) -> None:
    text = "TARN, 4 May 2023 - The Mill Board refused on Monday to raise the night pay of the weavers."
    assert sureness(pipeline, text, "refuses") >= SURE


def test_a_long_sentence_is_read_less_surely(pipeline: Language) -> None:
    assert sureness(pipeline, LONG, "demands") < sureness(pipeline, PLAIN, "demands")


def test_what_some_of_a_group_refuse_is_read_less_surely(pipeline: Language) -> None:
    whole = "The ministers of Marinia refused to close the sluice."
    some = "Several ministers of Marinia refused to close the sluice."
    assert sureness(pipeline, some, "refuses") < sureness(pipeline, whole, "refuses")


def test_a_quotation_is_read_less_surely(pipeline: Language) -> None:
    said = "The Mill Board will not close the sluice, it said on Monday."
    quoted = "“We will not close the sluice,” the Mill Board said on Monday."
    assert sureness(pipeline, quoted, "refuses") < sureness(pipeline, said, "refuses")


def test_a_demand_that_is_answered_is_read_more_surely(pipeline: Language) -> None:
    answered = f"{PLAIN} The Mill Board refused to raise the night pay."
    assert sureness(pipeline, answered, "demands") > sureness(pipeline, PLAIN, "demands")


def test_what_is_told_twice_is_read_more_surely(pipeline: Language) -> None:
    twice = f"{PLAIN} On Sunday the Weavers' League urged the Mill Board to raise the night pay."
    assert sureness(pipeline, twice, "demands") > sureness(pipeline, PLAIN, "demands")


def test_what_was_done_is_hardly_a_demand_any_more(pipeline: Language) -> None:
    asked = "Ostland asked Marinia to sign the treaty with the league. Marinia has said nothing."
    done = asked.replace("has said nothing", "signed the treaty with the league in May")
    assert sureness(pipeline, done, "demands") < sureness(pipeline, asked, "demands")


def test_a_will_that_another_is_quoted_on_is_read_less_surely(pipeline: Language) -> None:
    own = "“We refuse to close the sluice,” the Mill Board said on Monday."
    another = "“The Mill Board refuses to close the sluice,” the mayor said on Monday."
    assert sureness(pipeline, another, "refuses") < sureness(pipeline, own, "refuses")


def test_a_row_is_as_sure_as_its_surest_stance(pipeline: Language) -> None:
    text = f"{PLAIN} The board has refused to raise it, said a clerk who was asked about it in the yard."
    for row in rows_of(pipeline, text):
        assert row.sureness == max(voice.sureness for voice in row.voices)
        assert all(0 <= voice.sureness <= 1 for voice in row.voices)


def test_only_stances_that_were_surely_read_are_told() -> None:
    sure, unsure = (Voice(party, "demands", None, (), sureness=s) for party, s in (("a", SURE), ("b", 0.4)))
    row = Position("p1", "c", "Raise the pay", "AID", None, False, (sure, unsure), sureness=SURE)
    told = surely_read(row)
    assert told is not None
    assert told.voices == (sure,)
    assert surely_read(replace(row, voices=(unsure,))) is None


def test_what_is_not_clear_without_its_words_is_never_sure(pipeline: Language) -> None:
    text = "The Reed Front urged citizens to keep rallying in the square."
    assert not any(map(surely_read, rows_of(pipeline, text)))
    clear = text.replace("citizens", "the miners of Orvik")
    assert any(map(surely_read, rows_of(pipeline, clear)))


def test_a_regime_told_by_a_pronoun_is_its_leaders_and_so_is_clear(pipeline: Language) -> None:
    text = "Otto Brandt leads Ostland. His regime refused to hold talks with the Reed Front."
    (row,) = rows_of(pipeline, text)
    assert row.maker == "otto-brandt"
    assert surely_read(row) is not None


def test_less_is_needed_for_a_demand_than_for_what_goes_on() -> None:
    row = Position("p1", "c", "Keep up the strike", "PROTEST", None, True, (), sureness=SURE)
    voices = (Voice("a", "demands", None, (), sureness=0.6), Voice("c", "does", None, (), sureness=0.6))
    told = surely_read(replace(row, voices=voices))
    assert told is not None
    assert [voice.stance for voice in told.voices] == ["demands"]


def test_what_a_person_states_is_sure() -> None:
    row = Position("p1", "c", "Raise the pay", "AID", None, False, (Voice("a", "demands", None, ()),))
    assert surely_read(row) == row
    assert row.sureness > DOUBTFUL


def test_no_sign_counts_the_other_way() -> None:
    text = (
        resources.files("detente.positions.weights")
        .joinpath("sureness_weights.json")
        .read_text(encoding="utf-8")
    )
    weights = json.loads(text)
    assert all(weight >= 0 for name, weight in weights.items() if name.startswith(FOR))
    assert all(weight <= 0 for name, weight in weights.items() if name.startswith(AGAINST))
    for name in weights.keys() - {"bias"}:
        raised = sureness_of({name: 1.0}) - sureness_of({})
        assert raised >= 0 if name.startswith(FOR) else raised <= 0
