"""Parties, chronology and voices, as the page shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from detente.dossier.dossier import Dossier
from detente.page.sections.dossier import MAX_DATED, chronology, party_groups, voices
from detente.reading.findings import (
    Event,
    Manner,
    Modality,
    Party,
    PartyKind,
    Place,
    Role,
    Stance,
    Standing,
    Statement,
)
from detente.sources.report import Evidence, Report

TEXT = (
    "On Monday the council closed the quay and fined the owners, who may appeal. The mill’s owner was absent."
)


def words(part: str) -> Evidence:
    start = TEXT.index(part)
    return Evidence("r", start, start + len(part), part)


def event(kind: str, part: str, when: str | None = "2021-03-01", modality: Modality = "happened") -> Event:
    return Event(
        id=f"{kind}{part}",
        type=kind,
        actors=("c",),
        recipients=(),
        when=when,
        modality=modality,
        span=words(part),
    )


def party(name: str, kind: PartyKind = "organization", aliases: tuple[str, ...] = ()) -> Party:
    return Party(id=name, name=name, kind=kind, aliases=aliases)


def said_by_ana(number: int, manner: Manner) -> Statement:
    return Statement(
        id=f"s{number}",
        speaker="Ana",
        speaker_span=None,
        cue_span=None,
        content_spans=(words("the council closed the quay"),),
        manner=manner,
    )


def dossier(*events: Event, parties: tuple[Party, ...] = ()) -> Dossier:
    return Dossier({"r": Report("r", "r.txt", TEXT)}, {}, parties, (), events)


def test_the_words_of_an_event_are_read_on_to_the_end_of_their_clause() -> None:
    ((line,), _, _) = chronology(dossier(event("COERCE", "the council closed the quay and fined")))
    assert line.text == "the council closed the quay and fined the owners"
    assert line.evidence == (words("the council closed the quay and fined"),)


def test_two_events_of_one_clause_are_one_line_with_both_types() -> None:
    ((line,), _, _) = chronology(
        dossier(
            event("COERCE", "the council closed the quay"),
            event("SANCTION", "the council closed the quay and"),
        )
    )
    assert line.tags == ("coercion", "sanctions")
    assert len(line.evidence) == 2


def test_events_that_did_not_plainly_happen_are_marked_and_undated_ones_listed_apart() -> None:
    ((), (line,), more) = chronology(dossier(event("REQUEST", "who may appeal", None, "possible")))
    assert (line.lead, line.text, line.tags, more) == ("", "who may appeal", ("a request, possible",), 0)


def test_decision_makers_stand_first_however_their_names_are_spelt() -> None:
    made = dossier(parties=(party("Ana Bek", "person"), party("Miller’s League", aliases=("ML",))))
    groups, left_out = party_groups(made, {"the Miller's League": ()})
    assert [(g.name, g.about) for g in groups] == [
        ("Miller’s League", "decision maker; organization; also ML"),
        ("Ana Bek", "person"),
    ]
    assert left_out == 0


def test_a_long_chronology_shows_the_latest_and_counts_the_rest() -> None:
    events = [
        event("COERCE", "the council closed the quay", str(1900 + year)) for year in range(MAX_DATED + 3)
    ]
    lines, _, _ = chronology(dossier(*events))
    assert (lines[0].lead, lines[0].text) == ("earlier", "and three events before these")
    assert [lines[1].lead, lines[-1].lead] == ["1903", "1942"]
    assert len(lines) == MAX_DATED + 1


def test_long_lists_of_statements_are_cut_and_counted() -> None:
    said = tuple(said_by_ana(n, "indirect") for n in range(10))
    (ana,) = voices(Dossier({"r": Report("r", "r.txt", TEXT)}, {}, (party("Ana", "person"),), said, ()))
    assert len(ana.lines) == 9
    assert ana.lines[-1].text == "and two more statements"
    assert ana.lines[0].tags == ("as reported",)


def test_a_decision_maker_the_reports_name_otherwise_stands_with_the_others() -> None:
    made = dossier(parties=(party("the council", "body"), party("Ana Bek", "person")))
    cited = words("the owners")
    groups, _ = party_groups(made, {"Mill owners": (cited,), "Council": ()})
    assert [(g.name, g.evidence) for g in groups] == [
        ("the council", ()),
        ("Mill owners", (cited,)),
        ("Ana Bek", ()),
    ]
    assert groups[1].about == "decision maker; the reports give it no such name"


def test_long_lists_of_aliases_and_evidence_are_cut_and_counted() -> None:
    titles = tuple(Role(title=f"title {n}", of=None, span=words("the owners")) for n in range(6))
    known = Party(id="a", name="Ana Bek", kind="person", aliases=tuple("BCDEFG"), roles=titles)
    ((group,), _) = party_groups(dossier(parties=(known,)), {})
    assert group.about == "person; also B, C, D, E and 2 more"
    assert group.lines[-1].text == "and two more titles"
    passages = tuple(replace(words("the council closed the quay"), report=f"r{n}") for n in range(9))
    told = event("COERCE", "the council closed the quay", "2021").model_copy(
        update={"span": passages[0], "also": passages[1:]}
    )
    reports = {f"r{n}": Report(f"r{n}", "r.txt", TEXT) for n in range(9)}
    ((line,), _, _) = chronology(Dossier(reports, {}, (), (), (told,)))
    assert line.evidence == passages[:4]
    assert line.tags == ("coercion", "also in five more passages")


def test_among_several_reports_a_statement_has_the_date_of_its_own() -> None:
    def quoted(*reports: Report) -> tuple[str, ...]:
        said = said_by_ana(1, "direct")
        by_id = {report.id: report for report in reports}
        (group,) = voices(Dossier(by_id, {}, (party("Ana", "person"),), (said,), ()))
        return group.lines[0].tags

    one = Report("r", "r.txt", TEXT, published=date(2021, 3, 2))
    assert quoted(one) == ("in these words",)
    assert quoted(one, Report("q", "q.txt", TEXT)) == ("in these words", "2 March 2021")


def test_a_standing_says_since_when() -> None:
    def told(since: str | None, until: str | None) -> str:
        standing = Standing(
            status="banned", since=since, until=until, span=words("the council closed the quay")
        )
        banned = Party(id="p", name="Salt Party", kind="organization", standing=(standing,))
        ((group,), _) = party_groups(dossier(parties=(banned,)), {})
        return group.lines[0].text

    assert told("2017-11", None) == "banned since November 2017"
    assert told("2017-11", "2020") == "banned since November 2017 until 2020"
    assert told("../2018", None) == "banned by 2018"
    assert told(None, "../2021-05-07") == "formerly banned"
    assert told("2017-11", "..") == "formerly banned, from November 2017"


def test_a_statement_says_its_stances_and_whom_it_is_spoken_to() -> None:
    closing = words("closed the quay")
    stances = tuple(Stance(kind=kind, of=("o",), span=closing) for kind in ("opposes", "warns", "opposes"))
    said = said_by_ana(1, "indirect").model_copy(update={"stances": stances, "addressee": "o"})
    owners = Party(id="o", name="the owners", kind="organization")
    (ana,) = voices(Dossier({"r": Report("r", "r.txt", TEXT)}, {}, (owners,), (said,), ()))
    assert ana.lines[0].tags == ("as reported", "opposes", "warns", "to the owners")


def test_an_event_says_its_recipients_and_its_place() -> None:
    council = Party(id="c", name="the council", kind="body")
    owners = Party(id="o", name="the owners", kind="organization")
    quay = Place(name="Salt Town", span=words("the quay"))
    closed = event("COERCE", "the council closed the quay").model_copy(
        update={"recipients": ("o",), "place": quay}
    )
    ((line,), _, _) = chronology(dossier(closed, parties=(council, owners)))
    assert line.tags == ("coercion", "the council → the owners", "in Salt Town")
