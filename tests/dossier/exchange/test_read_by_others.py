"""Each file for other programs, read by one that is not ours and that did not write it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.support.commands import run
from tests.support.consumers import PACKAGES, read_by, require_consumers
from tests.support.dossiers import kept_dossier

from detente.analysis import evidence_base
from detente.dossier import EvidenceBase, contacts, due, open_store, timeline

REPORTS = {
    "2026-05-04-karsk.txt": "KARSK, 4 May 2026 - Envoys of Ostland met the Reed Front in Karsk on 2 May 2026."
    " “We will sign on 1 June,” said Ana Roy, the leader of the Reed Front. She called for a truce.",
    "2026-05-09-karsk.txt": "KARSK, 9 May 2026 - Ostland bombed the camp of the Reed Front on 7 May 2026. The"
    " trial of Ana Roy is due to begin on 20 June 2026. Talks in Karsk were held in March 2026.",
}  # fmt: skip


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    require_consumers()
    return kept_dossier(tmp_path_factory.mktemp("stored"), REPORTS)


@pytest.fixture(scope="module")
def base(stored: Path) -> EvidenceBase:
    with open_store(str(stored)) as store:
        return evidence_base(store.dossier())


def exported(stored: Path, form: str, name: str) -> Path:
    out = stored.with_name(name)
    if not out.exists():
        ended = run("dossier", "export", str(stored), "--to", form, str(out))
        assert ended.status == 0, ended.err
    return out


def test_the_calendar_of_thunderbird_has_each_day_that_is_due(stored: Path, base: EvidenceBase) -> None:
    entries = read_by("calendar", exported(stored, "calendar", "due.ics"))
    dated = [row for row in due(base) if row.range.latest is not None]
    assert {entry["from"] for entry in entries} == {str(row.range.earliest) for row in dated}
    assert "2026-06-20" in {entry["from"] for entry in entries}
    assert all(entry["days"] and entry["summary"] and "“" in entry["description"] for entry in entries)
    assert len({entry["uid"] for entry in entries}) == len(entries) == len(dated)


def test_the_graph_of_gephi_lite_has_who_met_whom(stored: Path, base: EvidenceBase) -> None:
    graph = read_by("contacts", exported(stored, "contacts", "met.graphml"))
    assert {each["name"] for each in graph["nodes"]} == {"Ostland", "Reed Front"}
    (edge,) = graph["edges"]
    (row,) = contacts(base)
    assert (edge["sides"], edge["times"], edge["last"]) == (sorted(row.sides), row.times, row.last.when)


def test_the_model_of_followthemoney_knows_every_property_and_where_it_leads(stored: Path) -> None:
    read = read_by("ftm", exported(stored, "ftm", "who.ftm.json"))
    assert read["wrong"] == []
    schemata = {schema for _, schema, _ in read["captions"]}
    assert schemata >= {"Article", "Person", "Organization", "Membership", "Event", "Documentation"}
    assert ("Person", "Ana Roy") in {(schema, caption) for _, schema, caption in read["captions"]}


def test_an_annotation_tool_finds_quotation_and_place_of_each_annotation(
    stored: Path, base: EvidenceBase
) -> None:
    read = read_by("annotations", exported(stored, "annotations", "words.jsonld"))
    texts = [report.text for report in base.dossier.reports.values()]
    assert read
    for annotation in read:
        (place,) = annotation["at"]
        assert any(text[place["start"] : place["end"]] == place["quote"] for text in texts)
        assert annotation["bodies"][0]["value"]


@pytest.mark.parametrize(("form", "name"), [("excel", "days.xlsx"), ("parquet", "days.parquet")])
def test_a_spreadsheet_and_a_data_frame_have_the_same_timeline(stored: Path, form: str, name: str) -> None:
    out = stored.with_name(name)
    assert run("dossier", "timeline", str(stored), "--out", str(out)).status == 0
    listed = run("dossier", "timeline", str(stored), "--format", "json").out
    expected = [(row["when"], row["type"]) for row in json.loads(listed)["timeline"]]
    read = read_by(form, out)
    if form == "excel":
        (sheet,) = read
        assert sheet["formulas"] == []
        head, *rows = sheet["rows"]
        read = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["when"], row["type"]) for row in read] == expected


def test_timelinejs_shows_each_event_on_its_days(stored: Path, base: EvidenceBase, browser) -> None:  # type: ignore[no-untyped-def]
    table = exported(stored, "timeline", "story.csv")
    shown = PACKAGES / "@knight-lab" / "timelinejs" / "dist"
    files = {"/story.csv": table, "/timeline.js": shown / "js" / "timeline.js"}
    page = browser.new_page()
    page.route(
        "**/*",
        lambda route: (
            route.fulfill(path=files[name])
            if (name := "/" + route.request.url.rpartition("/")[2]) in files
            else route.fulfill(body="<div id=line></div>", content_type="text/html")
        ),
    )
    page.goto("http://story.test/")
    page.add_script_tag(url="http://story.test/timeline.js")
    page.evaluate("window.line = new TL.Timeline('line', 'http://story.test/story.csv')")
    page.wait_for_function("window.line.config && window.line.config.events.length")
    read = page.evaluate(
        "window.line.config.events.map(one => [one.text.headline, ...['year', 'month', 'day'].map("
        "part => Number(one.start_date.data[part]) || 0)])"
    )
    happenings = [each for each in timeline(base).happenings if each.when is not None]
    # Beside the events stand the days that the brief of the reports tells.
    with table.open(encoding="utf-8-sig", newline="") as lines:
        assert len(read) == sum(1 for _ in csv.DictReader(lines)) >= len(happenings)
    assert [2026, 5, 7] in [day for _, *day in read]
    assert [2026, 3, 0] in [day for _, *day in read]
    assert page.evaluate("window.line.config.isValid()")
    page.close()
