"""Of a sentence with two dates, each goes with its own verb."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.dated.timeline import timeline_of


def told(pipeline: Language, text: str) -> dict[str, str]:
    positions, dossier = table_and_dossier(pipeline, text)
    timeline = timeline_of(dossier, positions)
    assert timeline is not None
    return {moment.lead: moment.text for moment in timeline.moments}


def test_a_later_date_of_a_sentence_does_not_tell_the_earlier_clause(pipeline: Language) -> None:
    text = "The walkouts of the union began on 6 January and have been all-out since 11 February."
    lines = told(pipeline, text)
    assert lines["6 January 2022"] == "The walkouts of the union began"
    assert lines["11 February 2022"] == "The walkouts of the union have been all-out since 11 February"


def test_the_second_verb_of_a_subject_has_the_second_date(pipeline: Language) -> None:
    lines = told(
        pipeline, "Talks of Velland and Ostland began in January and broke off in February, at night."
    )
    assert lines["January 2022"] == "Talks of Velland and Ostland began"
    assert lines["February 2022"] == "Talks of Velland and Ostland broke off, at night"


def test_the_date_in_a_clause_on_the_subject_is_of_that_clause(pipeline: Language) -> None:
    text = (
        "A truce between Velland and the Reed Front that took effect in August 2020 was prolonged for 180"
        " days in February last year."
    )
    assert told(pipeline, text)["August 2020"] == "A truce between Velland and the Reed Front took effect"


def test_the_year_of_an_accord_is_no_year_of_what_is_done_under_it(pipeline: Language) -> None:
    text = (
        "Five of the victims had laid down arms under the 2016 accord. Velland attacked Ostland on Tuesday."
    )
    assert "2016" not in told(pipeline, text)


def test_those_whom_somebody_shot_were_shot(pipeline: Language) -> None:
    text = (
        "The League's delegates opened by raising the four men shot dead by police in Orvik on 24 September."
    )
    assert told(pipeline, text)["24 September 2021"] == ("The four men [were] shot dead by police in Orvik")
