"""The changes that new reports make: stances, questions that they settle, options of a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.support.dossiers import dossier_of

from detente.analysis.changes import Changes, changes_between
from detente.positions import positions_of

FIRST = (
    "2021-05-12",
    "The Carriers' League demanded that the Salt Board raise the pay. The league has been on strike since"
    " April.",
)
SECOND = ("2021-06-20", "The Salt Board refused on Sunday to raise the pay of the Carriers' League.")
SINCE = date(2021, 5, 31)


def changes(*later: tuple[str, str]) -> Changes:
    return changes_between(dossier_of(FIRST), dossier_of(FIRST, *later), SINCE)


def test_without_a_new_report_nothing_changes() -> None:
    same = changes()
    assert (same.reports, same.stances, same.settled) == ((), (), ())


def test_an_answer_to_a_demand_is_a_new_stance_and_settles_the_question() -> None:
    answered = changes(SECOND)
    assert [report.id for report in answered.reports] == ["2021-06-20"]
    (new,) = (one for one in answered.stances if one.stance == "refuses")
    assert new.row.act.startswith("Raise the pay")
    assert (new.before, new.new_act) == ((), False)
    assert [question.answer for question in answered.settled] == ["refuses"]


def test_what_is_said_again_is_no_change() -> None:
    again = ("2021-06-20", "The Carriers' League again demanded that the Salt Board raise the pay.")
    assert [new for new in changes(again).stances if new.stance == "demands"] == []


def test_every_change_rests_on_words_of_a_new_report() -> None:
    answered = changes(SECOND)
    for new in answered.stances:
        assert {words.report for words in new.evidence} == {"2021-06-20"}


def test_an_announced_meeting_that_took_place_is_told() -> None:
    plan = ("2021-05-12", "The union and the port board agreed to meet on June 2 in Brine.")
    held = ("2021-06-04", "The union met the port board on June 2 in Brine.")
    row = changes_between(dossier_of(plan), dossier_of(plan, held), SINCE).happened
    assert [item.when for item in row] == ["2021-06-02"]


def test_every_act_that_a_draft_would_have_anew_is_told() -> None:
    harbour = (
        "2021-06-20",
        "The Harbour Council demanded that the Carriers' League pay the toll. The Carriers' League refuses to"
        " pay the toll. The Carriers' League demanded that the Harbour Council lower the fees. The Harbour"
        " Council refuses to lower the fees.",
    )
    assert {"Pay the toll", "Lower the fees"} <= {row.act for row in changes(harbour).options}


@pytest.mark.parametrize(("sureness", "stances"), [(0.6, [("refuses", False)]), (0.4, [])])
def test_a_clear_refusal_is_told_with_its_words_though_not_surely_read(
    sureness: float, stances: list[tuple[str, bool]]
) -> None:
    after = dossier_of(FIRST, SECOND)
    table = positions_of(after)
    doubtful = replace(
        table,
        rows=tuple(
            replace(row, voices=tuple(replace(voice, sureness=sureness) for voice in row.voices))
            for row in table.rows
        ),
    )
    told = changes_between(dossier_of(FIRST), after, SINCE, positions=doubtful).stances
    assert [(new.stance, new.sure) for new in told] == stances
