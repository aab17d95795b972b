"""Days to come: each stands on the timeline with the words of its clause, and no day that is over."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.dated.dates_ahead import DatesAhead
from detente.page.sections.dated.timeline import timeline_of
from detente.page.sections.setting import Setting


def ahead(pipeline: Language, text: str) -> list[tuple[str, str, str]]:
    """All that is ahead on 2 March 2022: its date, words and tag."""
    positions, dossier = table_and_dossier(pipeline, text)
    moments = DatesAhead(Setting(dossier, positions)).moments()
    return [(one.moment.lead, one.moment.text, one.moment.tags[0]) for one in moments]


@pytest.mark.parametrize(
    ("text", "lead", "words"),
    [
        (
            "Skippers have until 31 May to send in their records; if nothing comes, the permit lapses.",
            "31 May 2022",
            "Skippers have until 31 May to send in their records; if nothing comes, the permit lapses",
        ),
        ("The new date is Thursday, 24 March.", "24 March 2022", "The new date is Thursday, 24 March"),
        ("The two weeks end tomorrow.", "3 March 2022", "The two weeks end tomorrow"),
        (
            "A hearing on the ban is set for 5 April.",
            "5 April 2022",
            "A hearing on the ban is set for 5 April",
        ),
        (
            "The council adopts a plan: a vote on the law in March 2023, elections late that year.",
            "March 2023",
            "a vote on the law in March 2023",
        ),
        (
            "Ostland has until the end of March to put forward a plan.",
            "March 2022",
            "Ostland has until the end of March to put forward a plan",
        ),
    ],
)
def test_a_day_to_come_has_the_words_of_its_clause(
    pipeline: Language, text: str, lead: str, words: str
) -> None:
    assert (lead, words, "due") in [
        (when, said.rstrip("."), tag) for when, said, tag in ahead(pipeline, text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The hearing was held on 1 February.",
        "The vote set for 27 May will not be held.",
        "The summit of 5 May was called off.",
        "The port will handle twice as many ships by 2050.",
        "Velland decrees two years, counted from May.",
        "Will the League vote on 5 April?",
        "Her book is out on 5 April.",
        "Had the deal been signed by 5 April, the strike would be over.",
    ],
)
def test_what_is_over_called_off_unreal_or_of_nobody_is_not_due(pipeline: Language, text: str) -> None:
    assert not ahead(pipeline, text)


def test_what_had_been_planned_or_is_supposed_is_only_possible(pipeline: Language) -> None:
    text = "A meeting of the League had been pencilled in for later this month."
    assert [tag for _, _, tag in ahead(pipeline, text)] == ["possible"]


def test_a_day_for_which_a_deadline_is_known_is_told_once(pipeline: Language) -> None:
    text = (
        "Velland gave Ostland until 4 March to open the border. The ultimatum of Velland expires on 4 March."
    )
    positions, dossier = table_and_dossier(pipeline, text)
    timeline = timeline_of(dossier, positions)
    assert timeline is not None
    assert [moment.lead for moment in timeline.moments if not moment.is_fact] == ["4 March 2022"]
