"""The timeline: dates as honest as the reports, filters, and gaps."""

from __future__ import annotations

from datetime import date

from tests.support.dossiers import dossier_of

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.filters import Filter
from detente.dossier.questions.timelines import timeline, undated_deeds

BASE = EvidenceBase(
    dossier_of(
        ("2021-05-12", "The army attacked the port of Brine on May 10. The union met the board in March."),
        ("2021-09-03", "Police arrested Ana Bek, the editor of the Gazette, on September 1."),
    )
)


def test_it_goes_by_the_first_day_that_each_date_may_mean() -> None:
    assert [one.when for one in timeline(BASE).happenings] == ["2021-03", "2021-05-10", "2021-09-01"]


def test_filters_are_by_type_day_report_and_party() -> None:
    def kept(only: Filter) -> list[str | None]:
        return [one.when for one in timeline(BASE, only).happenings]

    assert kept(Filter(types=frozenset(("COERCE",)))) == ["2021-09-01"]
    assert kept(Filter(since=date(2021, 3, 20), until=date(2021, 5, 31))) == ["2021-03", "2021-05-10"]
    assert kept(Filter(reports=frozenset(("2021-09-03",)))) == ["2021-09-01"]
    army = next(party.id for party in BASE.dossier.parties if "army" in party.name.lower())
    assert kept(Filter(parties=frozenset((army,)))) == ["2021-05-10"]


def test_a_gap_is_told_with_the_reports_that_were_published_in_it() -> None:
    longest = timeline(BASE).gaps[0]
    assert (longest.first, longest.last) == (date(2021, 5, 11), date(2021, 8, 31))
    assert (longest.days, longest.published, longest.vague) == (113, 1, 0)


def test_what_is_vaguely_dated_does_not_close_a_gap_but_is_counted() -> None:
    vague = ("2022-01-05", "Gunmen killed a guard of the mill of Salt Ford in 2021, police said.")
    base = EvidenceBase(dossier_of(*((r.published.isoformat(), r.text) for r in BASE.dossier.reports.values()
                                     if r.published), vague))  # fmt: skip
    assert timeline(base).gaps[0].vague == 1


def test_what_has_no_date_is_counted_and_not_listed() -> None:
    base = EvidenceBase(dossier_of(("2021-05-12", "The army has attacked the port of Brine.")))
    assert timeline(base).happenings == ()
    assert timeline(base).undated >= 1


def test_what_has_no_date_stands_by_the_day_of_its_report_where_that_is_wanted() -> None:
    base = EvidenceBase(
        dossier_of(
            ("2021-05-12", "The army has attacked the port of Brine. The union may strike."),
            ("2021-06-02", "Police have arrested Ana Bek. The union met the board on May 30."),
        )
    )
    deeds = undated_deeds(base)
    assert [(one.type, one.when) for one in deeds] == [
        ("ASSAULT", "../2021-05-12"),
        ("COERCE", "../2021-06-02"),
    ]
    assert [one.type for one in undated_deeds(base, Filter(types=frozenset(("COERCE",))))] == ["COERCE"]
    # What has a date stands in the timeline alone.
    assert [one.type for one in timeline(base).happenings] == ["CONSULT"]
