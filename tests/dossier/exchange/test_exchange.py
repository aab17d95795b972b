"""Files for other programs, each read back by a library that is not ours."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx
import pytest
from icalendar import Calendar
from prov.model import ProvActivity, ProvAgent, ProvDocument
from spacy.language import Language
from tests.support.commands import run

from detente import dossier
from detente.dossier.exchange.storyline import STORYLINE_COLUMNS
from detente.reading.read import read_reports
from detente.sources import Report

REPORTS = (
    "KARSK, 4 May 2026 - Envoys of Ostland met the Reed Front in Karsk on 2 May 2026. The Reed Front called"
    " for a truce. “We will sign on 1 June,” said Ana Roy, its leader.",
    "KARSK, 9 May 2026 - Ostland bombed the camp of the Reed Front on 7 May 2026. The trial of Ana Roy is due"
    " to begin on 20 June 2026.",
)


@pytest.fixture(scope="module")
def base(pipeline: Language) -> dossier.EvidenceBase:
    reports = [
        Report(
            id=f"r{k}", source="r.txt", text=text, language="en", published=date(2026, 5, 4 + 5 * k),
            url=f"https://karsk.example/{k}",
        )
        for k, text in enumerate(REPORTS)
    ]  # fmt: skip
    return dossier.EvidenceBase(dossier.join_findings(read_reports(reports, pipeline)))


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stored")
    for k, text in enumerate(REPORTS):
        (folder / f"r{k}.txt").write_text(text)
    store = folder / "karsk.dossier"
    assert run("dossier", "add", str(store), *map(str, sorted(folder.glob("r*.txt")))).status == 0
    return store


def test_every_event_is_a_record_whose_words_stand_in_its_report(base: dossier.EvidenceBase) -> None:
    records = [json.loads(line) for line in dossier.plover_lines(base)]
    assert {record["event_type"] for record in records} >= {"CONSULT", "ASSAULT"}
    assert len(records) == len(base.dossier.events)
    for record in records:
        for words in record["passages"]:
            text = base.dossier.reports[words["report"]].text
            assert text[words["start"] : words["end"]] == words["text"]
    (assault,) = (record for record in records if record["event_type"] == "ASSAULT")
    assert (assault["date_earliest"], assault["date_latest"]) == ("2026-05-07", "2026-05-07")
    assert "Ostland" in [party["name"] for party in assault["actors"]]


def test_annotations_lead_to_the_same_words_by_quotation_and_by_place(base: dossier.EvidenceBase) -> None:
    collection = json.loads(dossier.annotation_page(base))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) > 0
    texts = {report.url: report.text for report in base.dossier.reports.values()}
    for item in items:
        text = texts[item["target"]["source"]]
        quotation, place = item["target"]["selector"]
        exact = quotation["exact"]
        assert text[place["start"] : place["end"]] == exact
        assert quotation["prefix"] + exact + quotation["suffix"] in text
    assert len({item["id"] for item in items}) == len(items)


def test_a_calendar_program_reads_what_is_due_on_its_days(base: dossier.EvidenceBase) -> None:
    rows = dossier.due(base)
    entries = Calendar.from_ical(dossier.due_calendar(base, rows)).walk("VEVENT")
    days = {(entry["dtstart"].dt, entry["dtend"].dt) for entry in entries}
    assert (date(2026, 6, 20), date(2026, 6, 21)) in days
    assert len({str(entry["uid"]) for entry in entries}) == len(entries)


def test_an_entry_of_a_calendar_keeps_its_id_whatever_else_becomes_due(base: dossier.EvidenceBase) -> None:
    def ids(rows: list[dossier.Due]) -> list[str]:
        return [
            str(entry["uid"]) for entry in Calendar.from_ical(dossier.due_calendar(base, rows)).walk("VEVENT")
        ]

    rows = [row for row in dossier.due(base) if row.range.latest is not None]
    assert len(rows) > 1
    assert ids(rows)[1:] == ids(rows[1:])
    assert len(set(ids([rows[0], *rows]))) == len(rows) + 1


def test_a_graph_program_reads_who_met_whom_and_how_often(base: dossier.EvidenceBase) -> None:
    rows = dossier.contacts(base)
    assert rows
    graph = networkx.read_graphml(io.BytesIO(dossier.contact_graph(base, rows)))
    assert {frozenset(edge) for edge in graph.edges} == {frozenset(row.sides) for row in rows}
    for row in rows:
        assert graph.edges[row.sides]["times"] == row.times
        assert all(graph.nodes[side]["name"] == base.name(side) for side in row.sides)


def test_a_storyline_has_the_columns_that_timelinejs_reads(base: dossier.EvidenceBase) -> None:
    head, *rows = dossier.storyline_rows(base, dossier.timeline(base).happenings)
    assert head == STORYLINE_COLUMNS
    assert rows
    for row in rows:
        assert len(row) == len(head)
        assert date(int(row[0]), int(row[1] or 1), int(row[2] or 1)).year == 2026


def test_a_provenance_library_reads_who_decided_and_what_was_taken_back() -> None:
    decided = [
        dossier.Decision("Ana", "same", {"a": "CNRP"}, {}, "one party", None, "2026-05-07T10:00:00Z", 1),
        dossier.Decision("Ben", "undo", {}, {}, "two parties", 1, "2026-05-08T10:00:00Z", 2),
        dossier.Decision("Ana", "mark", {"source": "Karsk Post"}, {}, "", None, "2026-05-09T10:00:00Z", 3),
    ]
    document = ProvDocument.deserialize(content=dossier.provenance_of(decided))
    assert len(list(document.get_records(ProvAgent))) == 2
    assert len(list(document.get_records(ProvActivity))) == 3
    written = document.get_provn()
    assert "wasInvalidatedBy(detente:decision-1, detente:deciding-2" in written
    assert "one party" in written


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("plover", "a.jsonl"), ("annotations", "a.jsonld"), ("calendar", "a.ics"), ("contacts", "a.graphml"),
        ("timeline", "a.csv"), ("provenance", "a.json"),
    ],
)  # fmt: skip
def test_the_command_writes_a_new_file_and_keeps_one_that_is_there(
    form: str, name: str, stored: Path, tmp_path: Path
) -> None:
    out = tmp_path / name
    first = run("dossier", "export", str(stored), "--to", form, str(out))
    assert first.status == 0, first.err
    written = out.read_bytes()
    assert run("dossier", "export", str(stored), "--to", form, str(out)).status == 2
    assert out.read_bytes() == written


@pytest.mark.parametrize(
    ("when", "begins", "ends"),
    [
        ("2021-05-03", ("2021", "5", "3"), ("", "", "")),
        ("{2021-05-03,2021-05-05}", ("2021", "5", "3"), ("2021", "5", "5")),
        ("2021-05-31/2021-06-06", ("2021", "5", "31"), ("2021", "6", "6")),
        ("2021-05", ("2021", "5", ""), ("2021", "5", "31")),
        ("2021", ("2021", "", ""), ("2021", "12", "31")),
    ],
)
def test_a_storyline_has_the_first_and_the_last_day_of_a_date(
    base: dossier.EvidenceBase, when: str, begins: tuple[str, ...], ends: tuple[str, ...]
) -> None:
    one = replace(dossier.timeline(base).happenings[0], when=when)
    _, row = dossier.storyline_rows(base, [one])
    assert (row[:3], row[4:7]) == (begins, ends)


def test_no_cell_of_a_storyline_is_a_formula(stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    assert run("dossier", "export", str(stored), "--to", "timeline", str(out)).status == 0
    cells = [cell for row in csv.reader(io.StringIO(out.read_text())) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_a_file_of_another_ending_is_refused(stored: Path, tmp_path: Path) -> None:
    refused = run("dossier", "export", str(stored), "--to", "calendar", str(tmp_path / "a.csv"))
    assert refused.status == 2
    assert ".ics" in refused.err
