"""Joining findings: one entry a party, one an event, every line with its words."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from detente.dossier.join import join_findings
from detente.reading.findings import (
    DateExpression,
    Event,
    Findings,
    Modality,
    Party,
    Place,
    Role,
    Stance,
    Standing,
    Statement,
)
from detente.sources.report import Evidence, Report


def words(report: Report, part: str) -> Evidence:
    start = report.text.index(part)
    return report.passage(start, start + len(part))


def reading(name: str, text: str, when: str | None = "2020-05", modality: Modality = "happened") -> Findings:
    report = Report(
        id=name,
        source=f"{name}.txt",
        text=text,
        published=date(2021, 1, 2),
        url=f"https://example.org/{name}",
        language="en",
    )
    return Findings(
        report=report,
        parties=(
            Party(
                id="bek", name="Ana Bek", kind="person", aliases=("Bek",),
                roles=(Role(title="mayor", of="town", span=words(report, "mayor")),),
                mentions=(words(report, "Bek"),),
            ),
            Party(id="town", name="Salt Town", kind="body", mentions=(words(report, "Salt Town"),) * 2),
        ),
        statements=(
            Statement(
                id="s1", speaker="bek", manner="indirect",
                speaker_span=words(report, "Bek"), cue_span=words(report, "said"),
                content_spans=(words(report, "it was over"),),
            ),
        ),
        events=(
            Event(id="e1", type="AGREE", actors=("bek",), recipients=("town",), when=when, modality=modality,
                  span=words(report, "signed")),
        ),
    )  # fmt: skip


FIRST = "In May, Bek, the mayor of Salt Town, signed. Bek said it was over."
SECOND = "Salt Town: mayor Ana Bek said it was over when she signed."


def test_every_line_quotes_its_own_report() -> None:
    dossier = join_findings([reading("a", FIRST), reading("b", SECOND)])
    lines = [e for p in dossier.parties for e in (*p.mentions, *(held.span for held in p.titles))]
    lines += [
        e
        for s in dossier.statements
        for e in (*s.content_spans, s.cue_span, s.speaker_span, s.addressee_span)
        if e is not None
    ]
    lines += [e for event in dossier.events for e in event.evidence]
    assert len(lines) > 10
    for line in lines:
        assert dossier.reports[line.report].text[line.start : line.end] == line.quote


def test_the_same_event_told_twice_is_one_event_with_two_evidences() -> None:
    (event,) = join_findings([reading("a", FIRST), reading("b", SECOND)]).events
    assert [e.report for e in event.evidence] == ["a", "b"]


def test_an_undated_event_is_not_taken_for_another() -> None:
    assert len(join_findings([reading("a", FIRST, None), reading("b", SECOND, None)]).events) == 2


def test_what_happened_and_what_is_planned_are_two_events() -> None:
    assert len(join_findings([reading("a", FIRST), reading("b", SECOND, modality="planned")]).events) == 2


def test_parties_are_joined_and_the_most_mentioned_comes_first() -> None:
    dossier = join_findings([reading("a", FIRST), reading("b", SECOND)])
    assert [(p.name, p.aliases, len(p.mentions)) for p in dossier.parties] == [
        ("Salt Town", (), 4), ("Ana Bek", ("Bek",), 2),
    ]  # fmt: skip
    (role,) = dossier.party("bek").roles
    assert (role.title, role.of) == ("mayor", "town")


def test_an_event_told_twice_in_one_report_keeps_both_places() -> None:
    findings = reading("a", FIRST)
    again = words(findings.report, "it was over")
    told = findings.events[0].model_copy(update={"also": (again,)})
    (event,) = join_findings([findings.model_copy(update={"events": (told,)})]).events
    assert [evidence.quote for evidence in event.evidence] == ["signed", "it was over"]


def test_a_stance_keeps_its_words_and_whom_it_names() -> None:
    findings = reading("a", FIRST)
    stance = Stance(kind="opposes", of=("town",), span=words(findings.report, "it was over"))
    said = findings.statements[0].model_copy(update={"stances": (stance,)})
    dossier = join_findings([findings.model_copy(update={"statements": (said,)})])
    (joined,) = dossier.statements[0].stances
    named = {party.id: party.name for party in dossier.parties}
    assert (joined.kind, joined.span.quote, [named[party] for party in joined.of]) == (
        "opposes", "it was over", ["Salt Town"],
    )  # fmt: skip


def test_the_address_of_a_report_and_what_it_copies_stay_with_it() -> None:
    findings = reading("a", FIRST)
    copy = Findings(report=Report("b", "b.txt", FIRST, copy_of="a"))
    dossier = join_findings([findings, copy])
    assert dossier.reports["a"] is findings.report
    assert (dossier.reports["a"].url, dossier.reports["b"].copy_of) == ("https://example.org/a", "a")


def test_whom_a_statement_is_spoken_to_is_a_party_of_the_dossier() -> None:
    first, second = reading("a", FIRST), reading("b", SECOND)
    told = second.statements[0].model_copy(
        update={"addressee": "town", "addressee_span": words(second.report, "Salt Town")}
    )
    dossier = join_findings([first, second.model_copy(update={"statements": (told,)})])
    assert (dossier.statements[1].addressee, dossier.statements[1].addressee_span) == (
        "town", words(second.report, "Salt Town"),
    )  # fmt: skip


def test_an_event_keeps_the_place_that_either_report_gives() -> None:
    first, second = reading("a", FIRST), reading("b", SECOND)
    town = Place(name="Salt Town", span=words(second.report, "Salt Town"))
    placed = second.events[0].model_copy(update={"place": town})
    (event,) = join_findings([first, second.model_copy(update={"events": (placed,)})]).events
    assert event.place == town


def test_the_dates_of_all_reports_are_carried() -> None:
    findings = reading("a", FIRST)
    may = DateExpression(span=words(findings.report, "May"), type="DATE", value="2020-05", edtf="2020-05")
    assert join_findings([findings.model_copy(update={"dates": (may,)})]).dates == (may,)


def test_a_dossier_pickles_and_shows_itself_in_one_line() -> None:
    dossier = join_findings([reading("a", FIRST), reading("b", SECOND)])
    assert pickle.loads(pickle.dumps(dossier)) == dossier
    assert repr(dossier) == "<Dossier of 2 reports: 2 parties, 2 statements, 1 event>"
    assert repr(reading("a", FIRST)) == "<Findings of 'a': 2 parties, 1 statement, 0 dates, 1 event>"


Bounds = tuple[str | None, str | None]


def held_by_bek(findings: Findings, bounds: Bounds) -> Findings:
    """Findings in which Bek is mayor within the bounds."""
    since, until = bounds
    bek, town = findings.parties
    mayor = bek.roles[0].model_copy(update={"since": since, "until": until})
    bek = bek.model_copy(update={"roles": (mayor,)})
    return findings.model_copy(update={"parties": (bek, town)})


@pytest.mark.parametrize(
    ("first", "second", "joined", "report"),
    [
        ((None, None), ("2015", "2019"), ("2015", "2019"), "b"),
        (("2015", None), (None, "2019"), ("2015", "2019"), "a"),
        ((None, "2019"), ("2015", None), ("2015", "2019"), "a"),
        (("2015", None), ("2015-05", "2019"), ("2015", "2019"), "a"),
        (("2015", ".."), (None, "2019"), ("2015", "2019"), "a"),
        (("2015", "2019"), (None, None), ("2015", "2019"), "a"),
        ((None, None), (None, None), (None, None), "a"),
        # Two terms: no bound goes from one to the other.
        (("2015", None), ("2020", "2021"), ("2015", None), "a"),
        ((None, "2015"), ("2020", None), (None, "2015"), "a"),
        ((None, "2015"), ("2018", "2021"), (None, "2015"), "a"),
        (("2020", None), (None, "../2018"), ("2020", None), "a"),
    ],
)
def test_open_bounds_of_a_role_are_filled_from_later_reports(
    first: Bounds, second: Bounds, joined: Bounds, report: str
) -> None:
    read = [held_by_bek(reading("a", FIRST), first), held_by_bek(reading("b", SECOND), second)]
    (mayor,) = join_findings(read).party("bek").titles
    assert (mayor.since, mayor.until, mayor.span.report) == (*joined, report)


def test_whoever_imposed_a_standing_is_a_party_of_the_dossier() -> None:
    findings = reading("a", FIRST)
    bek, town = findings.parties
    barred = Standing(
        status="barred", since=None, until=None, by="town", span=words(findings.report, "signed")
    )
    other = Party(id="town", name="Salt Pier", kind="body", mentions=(words(findings.report, "Salt Town"),))
    first = findings.model_copy(update={"parties": (other,), "statements": (), "events": ()})
    second = findings.model_copy(
        update={
            "report": Report("b", "b.txt", FIRST),
            "parties": (bek.model_copy(update={"standing": (barred,)}), town),
        }
    )
    dossier = join_findings([first, second])
    (standing,) = dossier.party("bek").standing
    assert standing.by is not None
    assert dossier.party(standing.by).name == "Salt Town"
