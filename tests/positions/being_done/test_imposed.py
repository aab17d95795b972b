"""Measures in force: one row of whoever could end them, by whatever name and through whichever organ."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of, unused_of

BAN = (
    "The Reed League was banned by courts loyal to Jan Orvik. In May the Supreme Court dissolved the league."
)


def test_a_ban_by_a_court_is_that_of_whoever_the_court_obeys(pipeline: Language) -> None:
    rows = rows_of(pipeline, f"{BAN} Jan Orvik rejected talks with the Reed League.")
    assert rows["Lift the ban on the Reed League"].maker == "jan-orvik"
    assert not [row for row in rows.values() if row.maker == "supreme-court"]


def test_a_court_that_is_asked_to_end_a_ban_could_end_it(pipeline: Language) -> None:
    rows = rows_of(pipeline, f"{BAN} The Reed League asked the Supreme Court to lift the ban on the league.")
    assert [row.act for row in rows.values() if row.maker == "supreme-court"]


def test_a_trial_and_the_supervision_until_its_end_are_one_row(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The government put Lena Brandt on trial in May. Lena Brandt, a poet, remains under judicial"
        " supervision by the government. The Reed League urged the government to end the"
        " trial of Lena Brandt.",
    )
    acts = [row.act for row in rows.values() if row.maker == "government"]
    assert acts == ["End the trial of Lena Brandt"]


def test_nobody_is_banned_by_its_own(pipeline: Language) -> None:
    text = (
        "The ruling Plough Party met. The government dissolved the Plough Party, said a clerk. The Salt Union"
        " urged the government to cut the salt tax."
    )
    assert "nobody does it to itself" in unused_of(pipeline, text).values()
    assert "Cut the salt tax" in rows_of(pipeline, text)


def test_a_bar_that_only_the_narrator_tells_is_no_wish(pipeline: Language) -> None:
    text = (
        "Lena Brandt of the Salt Party must not speak in public. The Salt Party wants talks with the board."
    )
    assert "a bar on it, and nobody is said to want it" in unused_of(pipeline, text).values()


def test_to_be_detained_and_held_hostage_is_one_measure(pipeline: Language) -> None:
    text = (
        "Deposed President Ole Lund said on Monday that he was being held hostage by the guards. The guards"
        " detained Lund in May."
    )
    assert [row.act for row in rows_of(pipeline, text).values()] == ["Release Ole Lund"]


def test_a_prisoner_and_hostages_are_two_measures(pipeline: Language) -> None:
    text = (
        "Ole Lund was arrested by the guards in May. The guards are holding Ana Roy hostage. The Salt Union"
        " urged the guards to free Ana Roy."
    )
    assert len({act for act in rows_of(pipeline, text) if "Lund" in act or "Roy" in act}) == 2
