"""Assessments of what leads to what: who makes them, in which words, and the tests drafted for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from tests.support.made_positions import (
    DOCKERS,
    QUAY,
    a_party,
    dossier,
    drafted,
    mention,
    row,
    table,
    voice,
    words,
)
from tests.support.tables import table_and_dossier

from detente.dossier.dossier import Dossier
from detente.drafting.assessments import assessments_in
from detente.drafting.views import views_in
from detente.reading.findings import Statement
from detente.sources.report import Report

FORECAST = Statement(
    id="s1",
    speaker="toth",
    speaker_span=words("Mia Toth"),
    cue_span=words("said"),
    content_spans=(words("“If the port paid more, the strike would end,”"),),
    manner="direct",
)
PAY = row("p1", "port", "Pay the dockers more", voice("dockers", "demands"))
STRIKE = row("p2", "dockers", "Strike over pay", voice("dockers", "does"), in_force=True, catalogue="strike")
PAID = mention("a1", "port", "paid more", None).model_copy(update={"words": ("pay", "more")})
ENDED = mention("a2", "dockers", "strike would end", "strike", sign=False)


def of_text(text: str) -> list[str]:
    report = Report("r", "r.txt", text)
    return [one.words.quote for one in assessments_in(Dossier({"r": report}, {}, (), (), ()))]


def test_what_an_analyst_says_leads_to_what_is_a_claim_by_the_analyst() -> None:
    (claim,) = drafted(table(PAY), dossier(statements=(FORECAST,))).file.claims
    assert (claim.says, claim.by) == ("If the port paid more, the strike would end", "Mia Toth")


def test_where_both_are_options_the_claim_gets_a_test() -> None:
    case = drafted(table(PAY, STRIKE), dossier(statements=(FORECAST,), acts=(PAID, ENDED)))
    (claim,) = case.file.claims
    assert claim.holds_if == 'reachable("not DU.strike") by improvements given PORT_AUTHORITY.pay_more'


def test_where_one_is_no_option_the_claim_says_what_is_missing() -> None:
    case = drafted(table(PAY), dossier(statements=(FORECAST,), acts=(PAID, ENDED)))
    assert case.file.claims[0].holds_if is None
    assert "- id: claim_1  # no test: no option here is “the strike would end”\n" in case.text


def test_a_forecast_makes_no_wish() -> None:
    case = drafted(table(PAY, STRIKE), dossier(statements=(FORECAST,), acts=(PAID, ENDED)))
    assert set(case.file.preferences) == {"DU", "PORT_AUTHORITY"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A new levy would lead to shortages in the north.",
        "Unless the ferry runs, the market will stay closed.",
        "Only the bishop’s word could bring the two sides together.",
        "The raid may prevent a truce before the harvest.",
    ],
)
def test_a_forecast_with_what_brings_it_about_is_an_assessment(sentence: str) -> None:
    assert of_text(f"The ferry stood still. {sentence}") == [sentence.rstrip()]


@pytest.mark.parametrize(
    "sentence",
    [
        "The levy led to shortages in the north.",
        "The council will meet on Friday in the old hall.",
        "Would the levy lead to shortages in the north?",
        "They met only once that year.",
        "Demanding that the levy wait until the court can say if it would lead to shortages.",
    ],
)
def test_what_happened_or_is_only_planned_or_asked_is_none(sentence: str) -> None:
    assert of_text(sentence) == []


def test_who_passes_on_what_another_said_assesses_nothing() -> None:
    text = "Envoy Ana Roy said on Friday that the levy would lead to shortages. It will lead to shortages."
    assert of_text(text) == ["It will lead to shortages."]


def test_a_forecast_and_its_condition_on_either_side_of_the_cue_are_one(pipeline: Language) -> None:
    text = (
        "The gains on the river could be lost, Ana Roy said, if they were not followed by work, and the task"
        " now was to mend the weir."
    )
    _, read = table_and_dossier(pipeline, text)
    (one,) = assessments_in(read)
    assert one.says == "The gains on the river could be lost if they were not followed by work"
    assert one.words.quote == text[one.words.start : one.words.end]


def test_what_follows_a_forecast_with_its_condition_is_another_thing_but_not_the_next_forecast() -> None:
    text = "The town would lose the ferry unless it paid, and the"
    assert of_text(f"{text} millers were waiting.") == ["The town would lose the ferry unless it paid"]
    both = f"{text} levy would lead to hunger."
    assert of_text(both) == [both]


def test_a_draft_lists_no_more_than_a_reader_can_weigh_those_with_a_test_first() -> None:
    of = dossier(statements=(FORECAST,), acts=(PAID, ENDED))
    levies = " ".join(f"A banker in Orvik thinks that levy {k} would lead to hunger." for k in range(20))
    report = replace(of.reports["quay"], text=f"{QUAY} {levies}")
    claims = drafted(table(PAY, STRIKE), replace(of, reports={"quay": report})).file.claims
    assert len(claims) == 6
    assert claims[0].holds_if is not None


def test_what_somebody_foretells_of_another_is_a_claim_only_if_it_can_be_tested() -> None:
    foretold = mention("a1", "dockers", "strike will go on", "strike", "forecast")
    said = FORECAST.model_copy(
        update={"speaker": "mayor", "content_spans": (words("The strike will go on for weeks"),)}
    )
    of = dossier(statements=(said,), acts=(foretold,))
    assert [claim.by for claim in drafted(table(PAY), of).file.claims] == [None]
    assert [(claim.by, claim.holds_if) for claim in drafted(table(STRIKE), of).file.claims] == [
        (None, None),
        ("Ana Bek", 'not reachable("not DU.strike") by improvements'),
    ]


def test_gain_is_read_as_getting_what_is_wanted_and_backing_as_the_one_act_of_an_outsider() -> None:
    text = "“Support from abroad will give the union leverage,” she said."
    content = words("Support from abroad will give the union leverage", "news", text)
    said = FORECAST.model_copy(update={"content_spans": (content,)})
    guilds = a_party("guilds", "Abroad")
    back = row("p3", "guilds", "Back the union", catalogue="aid", about=("dockers",))
    of = dossier(statements=(said,))
    of = replace(of, reports={**of.reports, "news": Report("news", "news.txt", text)})
    case = drafted(table(PAY, back, parties=(DOCKERS, a_party("port", "Port"), guilds)), of)
    claim = next(claim for claim in case.file.claims if "leverage" in claim.says)
    assert (
        claim.assumed
        == "drafted test; “Support” is read as ABROAD.back_union; “leverage” is read as PORT.pay_more"
    )
    assert claim.holds_if == (
        'reachable("PORT.pay_more") by improvements given ABROAD.back_union more than without'
    )


def said_by_front(text: str, content: str) -> list[str]:
    report = Report("r", "r.txt", text)
    start = text.index(content)
    said = Statement(
        id="s1",
        speaker=None,
        speaker_span=None,
        cue_span=None,
        content_spans=(report.passage(start, start + len(content)),),
        manner="indirect",
    )
    return [one.words.quote for one in assessments_in(Dossier({"r": report}, {}, (), (), (), (said,)))]


def test_a_condition_behind_what_somebody_said_belongs_to_it() -> None:
    text = "He has said he will wait for the verdict of the court -- but only if he sees his son. It rained."
    (claim,) = said_by_front(text, "he will wait for the verdict of the court")
    assert claim.endswith("-- but only if he sees his son.")


def test_words_of_which_only_the_half_is_quoted_have_their_subject() -> None:
    text = "The exiles will now “go on with all their means to prevent or delay” the accord. It rained."
    assert said_by_front(text, "“go on with all their means to prevent or delay”") == [
        "The exiles will now “go on with all their means to prevent or delay” the accord."
    ]


def test_who_judges_without_a_name_is_told_by_the_words_for_him(pipeline: Language) -> None:
    _, heard = table_and_dossier(
        pipeline,
        "The Weavers' Guild asked Mr. Rom, the mayor, to lift the toll. A toll collector of thirty years"
        " believes that Mr. Rom will lift it before the fair. A banker in Orvik expects the toll to stay.",
    )
    said = {one.whose: one.says for one in assessments_in(heard) if one.named}
    assert said == {
        "A toll collector of thirty years": "Mr. Rom will lift it before the fair.",
        "A banker in Orvik": "A banker in Orvik expects the toll to stay.",
    }


def test_who_only_differs_is_quoted_with_the_next_sentence(pipeline: Language) -> None:
    _, heard = table_and_dossier(
        pipeline,
        "The Weavers' Guild asked the mayor to lift the toll. A banker in Orvik thinks the toll will stay. A"
        " carter from the hills disagreed. Once the fair is near, he said, the mayor will lift it.",
    )
    said = [(one.whose, one.says) for one in assessments_in(heard) if one.named]
    assert ("A carter from the hills", "Once the fair is near, he said, the mayor will lift it.") in said
    assert not any("disagreed" in says for _, says in said)


def test_who_differs_in_words_that_name_nobody_is_quoted_with_the_sentence_before(pipeline: Language) -> None:
    _, heard = table_and_dossier(
        pipeline,
        "The Weavers' Guild asked the mayor to lift the toll. A banker in Orvik thinks the mayor will lose. A"
        " carter from the hills disagreed. She would win, he said, since nobody else wants the office.",
    )
    both = "A carter from the hills disagreed. She would win, he said, since nobody else wants the office."
    assert ("A carter from the hills", both) in [(one.whose, one.says) for one in assessments_in(heard)]


def test_a_cable_in_capitals_has_its_views_too(pipeline: Language) -> None:
    _, heard = table_and_dossier(
        pipeline,
        "THE WEAVERS' GUILD ASKED THE MAYOR TO LIFT THE TOLL. A LOCAL EDITOR OF LONG STANDING THINKS THE TOLL"
        " WILL FALL BEFORE THE FAIR.",
    )
    assert [one.whose for one in assessments_in(heard)] == ["A local editor of long standing"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("For all that a banker in Orvik warns of a long winter for the guild.", "a banker in Orvik"),
        ("The Norland observer has his doubts, and reckons that the toll will stay.", "The Norland observer"),
        ("A colleague in Orvik thinks that the toll will stay for years.", "A colleague in Orvik"),
    ],
)
def test_those_who_warn_doubt_or_stand_beside_the_writer_have_views(sentence: str, who: str) -> None:
    assert [view.by for view in views_in(sentence)] == [who]


def test_a_colleague_on_a_side_is_no_outsider() -> None:
    assert not views_in("A colleague of the mayor thinks that the toll will stay for years.")
