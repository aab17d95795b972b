"""Who is banned, jailed or in office on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.support.dossiers import dossier_of

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.standing import standing_on
from detente.reading import Party


def held(day: str | None, *reports: tuple[str, str], offices: bool = False) -> set[tuple[str, str, str]]:
    base = EvidenceBase(dossier_of(*reports))
    rows = standing_on(base, date.fromisoformat(day) if day else None, offices=offices)
    return {(base.name(row.party), row.title, row.sure) for row in rows}


BANNED = ("2021-05-12", "The court banned the Harbour Party in March 2019.")


def test_a_ban_holds_after_it_began_and_not_before() -> None:
    assert held(None, BANNED) == {("Harbour Party", "banned", "holds")}
    assert held("2019-06-01", BANNED) == {("Harbour Party", "banned", "holds")}
    assert held("2019-01-01", BANNED) == set()


def test_on_a_day_within_its_first_month_it_may_hold() -> None:
    assert held("2019-03-10", BANNED) == {("Harbour Party", "banned", "may hold")}


def test_after_the_last_report_it_may_hold() -> None:
    assert held("2025-01-01", BANNED) == {("Harbour Party", "banned", "may hold")}


def test_an_office_is_held_and_a_former_one_is_not() -> None:
    said = ("2021-05-12", "President Lena Holt met the former governor Omar Roth on Monday.")
    titles = {(name, title) for name, title, _ in held(None, said, offices=True)}
    assert ("Lena Holt", "President") in titles
    assert all(name != "Omar Roth" for name, _ in titles)


def test_an_office_that_is_read_twice_is_one() -> None:
    """The title may be read as the name of a body, too: "Salt Warden" of the Salt Warden."""
    dossier = dossier_of(("2021-05-12", "Mayor Ana Roth met the dockers on May 10. Roth left the hall."))
    mayor = dossier.party("ana-roth")
    (role,) = mayor.roles
    twice = mayor.model_copy(update={"roles": (role.model_copy(update={"of": "mayor"}), role)})
    body = Party(id="mayor", name="Mayor", kind="body")
    read = replace(dossier, parties=(twice, body))
    rows = [(row.party, row.title, row.of) for row in standing_on(EvidenceBase(read)) if row.office]
    assert rows == [("ana-roth", "Mayor", None)]


def test_the_dead_hold_no_office_from_the_day_of_the_report_that_tells_it() -> None:
    before = ("2021-05-02", "Union leader Omar Roth met the mayor on Saturday.")
    after = ("2021-05-12", "Police told of the killing on May 9 of union leader Omar Roth.")
    assert {name for name, *_ in held(None, before, offices=True)} >= {"Omar Roth"}
    assert {name for name, *_ in held("2021-05-05", before, after, offices=True)} >= {"Omar Roth"}
    assert {name for name, *_ in held(None, before, after, offices=True)} == set()


def test_who_survived_an_attempt_on_his_life_is_still_in_office() -> None:
    report = ("2021-05-12", "Police spoke of a plot for the killing of union leader Omar Roth.")
    assert {name for name, *_ in held(None, report, offices=True)} == {"Omar Roth"}
