"""One happening for events that several reports tell of; two where they may be two."""

from __future__ import annotations

from tests.support.dossiers import dossier_of, report_of

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.happening import Happening
from detente.dossier.questions.happenings import Happenings
from detente.sources import Report


def happenings(*reports: tuple[str, str] | tuple[str, str, str] | Report) -> list[Happening]:
    return list(Happenings(EvidenceBase(dossier_of(*reports))).all)


BOMB = "A bomb exploded in the fish market of Salt Ford on May 10 and killed ten people, police said."


def test_a_bomb_that_two_papers_report_is_one() -> None:
    again = "Police blamed nobody for the bomb that exploded on May 10 in the fish market of Salt Ford."
    bombs = happenings(("2021-05-12", BOMB, "Gazette"), ("2021-05-14", again, "Echo"))
    assert [(one.coverage.reports, one.coverage.publishers) for one in bombs if one.type == "ASSAULT"] == [
        (2, 2)
    ]


def test_two_bombs_of_one_day_in_two_towns_are_two() -> None:
    other = "A bomb exploded at the customs house of Brine on May 10 and wounded a guard, police said."
    bombs = happenings(("2021-05-12", BOMB), ("2021-05-13", other, "Echo"))
    assert [one.coverage.reports for one in bombs if one.type == "ASSAULT"] == [1, 1]


def assaults_of(first: str, second: str) -> list[int]:
    told = happenings(("2021-05-12", first, "Gazette"), ("2021-06-14", second, "Echo"))
    return [one.coverage.reports for one in told if one.type == "ASSAULT"]


def test_a_known_bomb_is_one_whatever_its_place_is_called() -> None:
    there = "A bomb exploded in the fish market of Salt Ford on May 10 and killed ten dockers, police said."
    again = "The bombs of May 10 killed ten dockers in the fish market in East Africa, near Salt Ford."
    assert 2 in assaults_of(there, again)


def test_a_known_bomb_of_another_place_is_another() -> None:
    there = "A bomb exploded in the fish market of Salt Ford on May 10 and killed ten dockers, police said."
    elsewhere = "The bombs of May 10 killed two guards of the customs house in East Africa."
    assert 2 not in assaults_of(there, elsewhere)


def test_a_deed_is_the_one_that_is_called_so_later() -> None:
    there = "The rebels launched an offensive against the army in Brine on May 10."
    again = "The harvest failed. The May 10 offensive by the rebels against the army ruined the roads."
    assert assaults_of(there, again) == [2]


def test_a_deed_of_others_on_that_day_is_another() -> None:
    there = "The rebels launched an offensive against the army in Brine on May 10."
    again = "The harvest failed. The May 10 offensive by the settlers against the militia ruined the roads."
    assert assaults_of(there, again) == [1, 1]


def test_a_wire_copy_is_the_report_that_it_copies() -> None:
    first = report_of("2021-05-12", BOMB, "Gazette")
    copy = report_of("2021-05-13", BOMB, "Echo", copy_of=first.id)
    (bomb,) = (one for one in happenings(first, copy) if one.type == "ASSAULT")
    assert (bomb.coverage.reports, bomb.coverage.publishers) == (1, 1)


def test_a_vaguer_date_joins_the_exact_one_and_the_exact_one_stands() -> None:
    exact = "Gunmen shot the editor Ana Bek in the kitchen of her house in Brine on May 10, police said."
    vague = "Ana Bek, the editor who was shot in her kitchen last month, wrote about the port."
    shots = [
        one
        for one in happenings(("2021-05-12", exact), ("2021-06-20", vague, "Echo"))
        if one.type == "ASSAULT"
    ]
    assert [(one.when, one.coverage.reports) for one in shots] == [("2021-05-10", 2)]


def rescues_of(second: str) -> list[tuple[str | None, int]]:
    told = happenings(
        ("2021-05-12", "Ines Duarte met the mayor. Duarte was rescued from the sea on May 3, she said."),
        ("2021-06-20", second, "Echo"),
    )
    return [(one.when, one.coverage.reports) for one in told if one.type == "AID"]


def test_a_person_who_is_rescued_in_a_month_is_rescued_once() -> None:
    assert rescues_of("Ines Duarte met the mayor. Duarte was rescued near Brine in May, police said.") == [
        ("2021-05-03", 2)
    ]
    assert len(rescues_of("Omar Roth met the mayor. Roth was rescued near Brine in May, police said.")) == 2
    assert (
        len(rescues_of("Ines Duarte met the mayor. Duarte was rescued near Brine in April, police said."))
        == 2
    )


def test_who_attacked_whom_is_no_attack_the_other_way_round() -> None:
    there = "The army attacked the rebels near the old mill of Brine on May 10, residents said."
    back = "The rebels attacked the army near the old mill of Brine on May 10, residents said."
    attacks = [
        one
        for one in happenings(("2021-05-12", there), ("2021-05-13", back, "Echo"))
        if one.type == "ASSAULT"
    ]
    assert [one.coverage.reports for one in attacks] == [1, 1]
