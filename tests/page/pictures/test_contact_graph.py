"""Who met whom as a graph: a tie for each two that met, those that met most often first."""

from __future__ import annotations

from datetime import date

from detente.dossier import EvidenceBase, contacts, join_findings
from detente.page.pictures.contact_graph import contact_graph
from detente.reading import Event, Findings, Party
from detente.sources import Report

TEXT = "Ana met Bo. Ana met Bo again. Ana met Cy. Cy met Dan."
PARTIES = ("Ana", "Bo", "Cy", "Dan")


def base() -> EvidenceBase:
    """A dossier in which Ana met Bo twice, and Cy once, who met Dan."""
    report = Report("r", "r.txt", TEXT, published=date(2021, 6, 1))

    def met(number: int, one: str, other: str, day: str, words: str) -> Event:
        start = TEXT.index(words)
        return Event(
            id=f"e{number}", type="CONSULT", actors=(one,), recipients=(other,), when=day,
            modality="happened", span=report.passage(start, start + len(words)),
        )  # fmt: skip

    return EvidenceBase(
        join_findings(
            [
                Findings(
                    report=report,
                    parties=tuple(
                        Party(
                            id=name,
                            name=name,
                            kind="person",
                            mentions=(report.passage(TEXT.index(name), TEXT.index(name) + len(name)),),
                        )
                        for name in PARTIES
                    ),
                    events=(
                        met(1, "Ana", "Bo", "2021-01-01", "Ana met Bo."),
                        met(2, "Ana", "Bo", "2021-03-01", "Ana met Bo again"),
                        met(3, "Ana", "Cy", "2021-04-01", "Ana met Cy"),
                        met(4, "Cy", "Dan", "2021-05-01", "Cy met Dan"),
                    ),
                )
            ]
        )
    )


def test_each_pair_that_met_has_a_tie_with_its_number_and_its_last_day() -> None:
    of = base()
    graph = contact_graph(of, contacts(of))
    names = {party.id: party.name for party in graph.parties}
    ties = {(names[tie.one], names[tie.other]): (tie.times, tie.last) for tie in graph.ties}
    assert ties[("Ana", "Bo")] == (2, "on 1 March 2021")
    assert set(ties) == {("Ana", "Bo"), ("Ana", "Cy"), ("Cy", "Dan")}
    assert {party.name: party.others for party in graph.parties} == {"Ana": 2, "Bo": 1, "Cy": 2, "Dan": 1}
    assert graph.left_out == 0


def test_of_many_those_that_met_most_often_and_then_latest_are_shown() -> None:
    of = base()
    graph = contact_graph(of, contacts(of), most=2)
    names = {party.id: party.name for party in graph.parties}
    assert [(names[tie.one], names[tie.other]) for tie in graph.ties] == [("Ana", "Bo"), ("Cy", "Dan")]
    assert graph.left_out == 1
