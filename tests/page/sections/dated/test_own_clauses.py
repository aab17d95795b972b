"""Moments in the words of the clauses that dates belong to."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.dossier import join_findings
from detente.page.drawings import Timeline
from detente.page.sections.dated.asides import is_of_an_aside
from detente.page.sections.dated.timeline import timeline_of
from detente.positions import positions_of
from detente.reading.read import read_reports
from detente.sources import Evidence, Report


def dated(pipeline: Language, text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The words told of each day by a report of 2 March 2022, by the day in words."""
    positions, dossier = table_and_dossier(pipeline, text)
    timeline = timeline_of(dossier, positions)
    assert timeline is not None
    return {one.lead: (one.text, one.tags) for one in timeline.moments}


def undated(pipeline: Language, text: str) -> Timeline:
    dossier = join_findings(read_reports([Report("r", "r.txt", text, language="en")], pipeline))
    timeline = timeline_of(dossier, positions_of(dossier))
    assert timeline is not None
    return timeline


def test_two_days_that_stand_together_are_one_lead(pipeline: Language) -> None:
    text = "Ten of the crossings have been on short hours since 7 or 8 January, when Velland shut two more."
    assert "7 or 8 January 2022" in dated(pipeline, text)


def test_a_report_without_a_year_has_days_without_one_in_their_order(pipeline: Language) -> None:
    text = (
        "The Salt Guild walked out on 20 November. Members of the Reed Front joined the strike on 5 January."
        " The council closed the quay on 30 October."
    )
    told = undated(pipeline, text)
    assert [one.lead for one in told.undated] == ["30 October", "20 November", "5 January"]
    assert told.undated_head == "Without a year, as the report has no date"


def test_what_is_ahead_may_lean_on_the_sentence_before(pipeline: Language) -> None:
    text = "The levy has not gone up. It is to rise on 1 May."
    words, tags = dated(pipeline, text)["1 May 2022"]
    assert words == "The levy has not gone up. It is to rise on 1 May"
    assert tags == ("due",)


def test_the_items_of_a_list_have_a_day_each(pipeline: Language) -> None:
    text = (
        "The council adopted a timetable on Monday: a vote on the law in April 2022, the regional elections"
        " in June 2022."
    )
    told = dated(pipeline, text)
    assert told["June 2022"][0] == "The regional elections in June 2022"


def test_what_could_have_been_is_told_of_no_day(pipeline: Language) -> None:
    text = "The guild could have lived with a pact by June 2022. The council met the guild on 1 March."
    assert "June 2022" not in dated(pipeline, text)


def test_a_day_or_a_year_that_is_part_of_what_is_meant_has_no_line(pipeline: Language) -> None:
    text = (
        "The council closed the quay on 1 March 2022. The 21 December group wants a seat on the board. The"
        " guild will want pensions for those hired after 2007."
    )
    assert list(dated(pipeline, text)) == ["1 March 2022"]


def test_what_could_be_signed_was_not_signed(pipeline: Language) -> None:
    text = (
        "The council closed the quay on 1 March 2022. The envoys said the plan could be handed over soon and"
        " a treaty signed there on 26 April."
    )
    assert "[was]" not in " ".join(words for words, _ in dated(pipeline, text).values())


def test_a_day_within_a_clause_on_the_present_is_that_of_a_noun(pipeline: Language) -> None:
    text = (
        "The Salt Guild met the council on 1 March. Six millers face trial over the storming of the hall"
        " in May 2021."
    )
    assert all("storming" not in words for words, _ in dated(pipeline, text).values())


def test_the_day_of_those_who_are_joined_is_not_that_of_the_sentence(pipeline: Language) -> None:
    text = (
        "The Salt Guild met the council on 1 March. Some 600 millers left their posts, joining the dyers"
        " who have been out since 15 February."
    )
    assert list(dated(pipeline, text)) == ["1 March 2022"]


def test_a_day_in_brackets_is_that_of_an_aside() -> None:
    text = "The text (agreed in January) and the map were signed in May (or so the guild says)."
    text += " He had been told “next winter” since the war."
    for day, is_aside in (("January", True), ("May", False), ("next winter", True)):
        start = text.index(day)
        assert is_of_an_aside(Evidence("r", start, start + len(day), day), text) is is_aside


def test_what_was_done_to_a_noun_is_not_told_of_the_one_within_it(pipeline: Language) -> None:
    text = "The Salt Guild met the council on 1 March. The invitation to Velland, issued in January, stands."
    assert all("Velland [was]" not in words for words, _ in dated(pipeline, text).values())


def test_the_day_by_which_something_was_promised_is_not_that_of_the_promise(pipeline: Language) -> None:
    text = (
        "The Salt Guild met the council on 1 March. In autumn the two towns undertook at Sund to finish their"
        " work by 15 January."
    )
    assert "15 January 2022" not in dated(pipeline, text)


def test_what_is_hers_is_that_of_the_one_person_named_before(pipeline: Language) -> None:
    text = (
        "The Salt Guild met the council on 1 March. Ana Roy, who led the Reed Front, left. Her party"
        " will decide on 20 March whether to leave the council."
    )
    assert dated(pipeline, text)["20 March 2022"][0].startswith("[Ana Roy’s] party will decide")


@pytest.mark.parametrize(
    "text",
    [
        "Both sides are close on the board, the body that named the winner last January.",
        "Ana Roy, whom the law bars from running next year, had found a cause that nobody could oppose.",
        "The guild renewed its call of December for a truce with the council.",
        "The guild has beaten the council in three strikes since 2018.",
        "The council has before it a request of the guild to halt work in April.",
    ],
)
def test_the_day_of_another_noun_or_clause_makes_no_line(pipeline: Language, text: str) -> None:
    text = f"The council opened the weir on 28 February. {text}"
    assert set(dated(pipeline, text)) == {"28 February 2022"}


def test_who_thinks_so_tells_it_though_he_said_stands_behind(pipeline: Language) -> None:
    text = (
        "Ana Roy, the mayor, said on 28 February that the guild would yield. A banker in Orvik thought"
        " otherwise:"
        " the guild would still be paying its strikers in July, he said."
    )
    assert dated(pipeline, text)["July 2022"][1] == ("forecast", "says a banker in Orvik")


def test_a_claim_of_some_says_whose_it_is(pipeline: Language) -> None:
    text = (
        "The council opened the weir on 28 February. A group of councillors counters that the mandate of the"
        " mayor expires on 24 April."
    )
    words, tags = dated(pipeline, text)["24 April 2022"]
    assert "a group of councillors" in " ".join((words, *tags)).lower()


def test_the_news_of_a_report_stands_on_its_timeline(pipeline: Language) -> None:
    days = " ".join(f"The council closed the quay of the Reed Front on {k} January." for k in range(3, 24, 2))
    news = (
        "The Reed Front walked out on Tuesday of the talks on the levy that the council had called in Orvik."
    )
    assert "1 March 2022" in dated(pipeline, f"{news}\n\n{days}")


def test_what_happened_on_the_day_until_which_all_went_well_is_told_of_it(pipeline: Language) -> None:
    text = (
        "The council opened the weir on 28 February. Work went on until 15 February, when the harbour"
        " court in"
        " Orvik, on the application of the millers, ordered the council to take no further step."
    )
    words, _ = dated(pipeline, text)["15 February 2022"]
    assert words == (
        "The harbour court in Orvik, on the application of the millers, ordered the council to take no"
        " further step"
    )


def test_a_day_within_a_quotation_is_none_of_who_is_quoted(pipeline: Language) -> None:
    text = (
        "The council opened the weir on 28 February. A professor of law in Orvik called it an expensive one,"
        " “with a strike in May and then a ban.”"
    )
    assert set(dated(pipeline, text)) == {"28 February 2022"}


def test_what_is_to_be_done_today_is_due(pipeline: Language) -> None:
    text = "The council opened the weir on 28 February. Ana Roy is to address the council of Orvik today."
    assert dated(pipeline, text)["2 March 2022"] == ("Ana Roy is to address the council of Orvik", ("due",))


def test_what_would_be_so_today_is_not_due(pipeline: Language) -> None:
    text = "The council opened the weir on 28 February. Without it Ana Roy would be no mayor today."
    assert "2 March 2022" not in dated(pipeline, text)
