"""The timeline of reports that are read from end to end: what is on it, when, and in which words."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.drawn import LATER, WATER, read

from detente.page.drawings import Moment, Timeline
from detente.page.sections.dated.timeline import timeline_of


def timeline(pipeline: Language, *texts: str, most: int = 8) -> Timeline:
    made = timeline_of(*read(pipeline, *texts), most)
    assert made is not None
    return made


@pytest.fixture(scope="module")
def water(pipeline: Language) -> Timeline:
    return timeline(pipeline, WATER)


def about(moments: Timeline, word: str) -> Moment:
    same = [moment for moment in moments.moments if word in moment.text]
    assert len(same) == 1, [moment.text for moment in moments.moments]
    return same[0]


def test_it_runs_in_the_order_of_the_dates_and_each_moment_leads_to_its_words(water: Timeline) -> None:
    days = [moment.when.order for moment in water.moments]
    assert days == sorted(days)
    assert all(moment.evidence and moment.lead for moment in water.moments)


def test_a_moment_is_a_sentence_with_a_name_for_a_pronoun_and_without_its_date(water: Timeline) -> None:
    met = about(water, "met")
    assert met.text == "Ina Maro met the governor"
    assert met.lead == "12 September 2020"
    assert not met.quoted
    assert about(water, "arrested").text == "Police arrested Ina Maro, the leader of the RGL"


def test_what_only_one_side_says_is_said_to_be_its_word(water: Timeline) -> None:
    assert about(water, "attacked").tags == ("says Tomas Brandt",)


def test_a_standing_joins_the_event_that_it_began_with_and_lasts(water: Timeline) -> None:
    banned = about(water, "banned")
    assert banned.text == "A court banned the league"
    assert banned.lasts
    assert banned.tags == ("still in force",)
    assert about(water, "trial").tags == ("not over",)


def test_what_is_due_is_no_fact(water: Timeline) -> None:
    hearing, strike = about(water, "hearing"), about(water, "strike")
    assert hearing.tags == ("due",)
    assert strike.tags == ("possible",)
    assert not hearing.is_fact
    assert not strike.is_fact
    assert about(water, "arrested").is_fact


def test_what_was_threatened_or_planned_and_never_told_to_have_happened_is_not_on_it(
    pipeline: Language,
) -> None:
    whole = timeline(pipeline, WATER, most=50)
    assert not [m.text for m in whole.moments if "block" in m.text or "to meet" in m.text]


def test_two_reports_of_one_happening_make_one_moment(pipeline: Language) -> None:
    arrest = about(timeline(pipeline, WATER, LATER), "arrested")
    assert {words.report for words in arrest.evidence} == {"r0", "r1"}


def test_of_many_moments_those_of_the_dispute_are_kept_and_the_rest_is_counted(pipeline: Language) -> None:
    few = timeline(pipeline, WATER, most=4)
    assert len(few.moments) == 4
    assert few.left_out == "And five more dated events, less central to the dispute."
    assert {"due", "possible"} <= {tag for moment in few.moments for tag in moment.tags}


def test_a_deadline_that_is_to_come_is_due(pipeline: Language) -> None:
    text = """The Salt Workers' Union urged Brine Mining to raise wages by 1 June 2021. Brine Mining refused.

"The union has the backing of its members," said Ana Bek, the leader of the Salt Workers' Union."""
    deadline = timeline(pipeline, text).moments[-1]
    assert deadline.lead == "by 1 June 2021"
    assert "deadline" in deadline.tags
    assert not deadline.is_fact
    assert "raise wages" in deadline.text


def test_an_agreement_stands_on_its_own_day_whatever_it_was_about(pipeline: Language) -> None:
    text = "The Salt Workers' Union and Brine Mining agreed on Monday to resume their talks."
    (agreed,) = timeline(pipeline, text).moments
    assert agreed.is_fact
    assert "agreed" in agreed.text


def test_nothing_is_due_from_whoever_promised_not_to_do_it(pipeline: Language) -> None:
    text = (
        "The Salt Union wants Brine Mining to promise that no miner will be dismissed before the end of 2030."
    )
    moments = timeline(pipeline, f"{text} The Salt Union walked out on Friday.").moments
    assert [moment.text for moment in moments if "dismiss" in moment.text] == []


def test_what_holds_since_nobody_says_when_is_listed_beside(pipeline: Language) -> None:
    undated = WATER.replace(" and a court banned the league in June 2019", "").replace(
        "The Reed", "The outlawed Reed"
    )
    assert [moment.text for moment in timeline(pipeline, undated).undated] == ["The RGL is banned"]


def test_reports_without_a_date_have_no_timeline(pipeline: Language) -> None:
    assert timeline_of(*read(pipeline, "The union asked the company to raise wages. It refused.")) is None


def test_who_declines_to_comment_does_nothing(pipeline: Language) -> None:
    text = "The Salt Workers' Union walked out on Monday. On Tuesday Brine Mining declined to comment."
    assert [moment.text for moment in timeline(pipeline, text).moments if "comment" in moment.text] == []


def test_a_moment_whose_words_begin_another_on_the_same_day_is_that_one(pipeline: Language) -> None:
    text = (
        "The Salt Union walked out of the talks on Monday. In Brine the company waited.\n\n"
        "The Salt Union walked out of the talks on Monday after a row over pay."
    )
    told = [moment.text for moment in timeline(pipeline, text).moments if "walked out" in moment.text]
    assert len(told) == 1


DATED = "PORT ROY, 2 March 2022 - The Salt Party wants the council to sell the ferry.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A side clause has the date of the main one, which is what happened
        (
            "The bill to fund the ferry failed on Tuesday, as miners marched on the council.",
            "The bill to fund the ferry failed, as miners marched on the council",
        ),
        # What befell somebody, before what came of it
        (
            "Rescued by pilots on 25 February, Ana Roy has become the subject of a quarrel.",
            "Ana Roy [was] rescued by pilots",
        ),
        # A clause on a thing lacks its object
        (
            "Five parties boycotted a meeting that the council convened on Monday as part of its plan.",
            "Five parties boycotted a meeting that the council convened as part of its plan",
        ),
        # A date is not cut from the word that needs it
        (
            "Miners have held daily rallies in Orvik since Monday.",
            "Miners have held daily rallies in Orvik since Monday",
        ),
    ],
)
def test_a_moment_tells_the_main_event_in_whole_words(pipeline: Language, text: str, told: str) -> None:
    assert told in [moment.text for moment in timeline(pipeline, DATED + text).moments]


def test_what_is_done_until_a_day_was_not_done_on_it(pipeline: Language) -> None:
    text = (
        "The council suspended the assembly till 16 February to prevent a vote. The guild met on 1 February."
    )
    moments = timeline(pipeline, DATED + text).moments
    assert not [moment for moment in moments if "suspended" in moment.text]


def test_a_paper_is_released_and_nobody_is_freed(pipeline: Language) -> None:
    text = "The judge rejected the request on 1 March in a ruling that was released on 2 March."
    moments = timeline(pipeline, DATED + text)
    assert about(moments, "rejected").lead.startswith("1 March")
    assert not [moment for moment in moments.moments if "freed" in moment.text]


def test_what_only_says_when_is_not_told_for_the_news(pipeline: Language) -> None:
    text = "The report came on Tuesday as the pilots marched on the council."
    told = [moment.text for moment in timeline(pipeline, DATED + text).moments]
    assert not [words for words in told if words.startswith("The report came")], told


def test_a_deed_in_two_words_is_told_once_and_two_deeds_twice(pipeline: Language) -> None:
    text = (
        "Rebels shelled the port on 3 February. The port was shelled on 3 February by the Reed Front, its"
        " harbour master said."
    )
    told = [moment.text for moment in timeline(pipeline, DATED + text).moments if "shelled" in moment.text]
    assert len(told) == 1, told
    text = "Police arrested Jon Holm on 3 February. Police arrested Ana Roy on 3 February."
    told = [moment.text for moment in timeline(pipeline, DATED + text).moments if "arrested" in moment.text]
    assert len(told) == 2, told


def test_the_main_clause_is_told_without_its_opening_its_aside_and_its_teller(pipeline: Language) -> None:
    told = timeline(
        pipeline,
        f"{DATED}Following the raid, Gen. Ilya Horn, commander of the militia, announced a"
        " province-wide truce on Wednesday, according to the state radio. The Reed Army met the council on"
        " Monday.",
    )
    truce = about(told, "truce")
    assert truce.text.startswith("Following the raid, Gen. Ilya Horn, commander of the militia, announced a")
    assert not truce.quoted
