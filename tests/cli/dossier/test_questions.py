"""Questions to a dossier that is kept: text for people, tables for programs, and faults in one line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest
from tests.support.commands import run

REPORTS = Path(__file__).parents[3] / "examples" / "el-salvador-1989" / "reports"
QUESTIONS = ("timeline", "said", "contacts", "contradictions", "standing", "due")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    where = str(tmp_path_factory.mktemp("dossier") / "salvador.dossier")
    assert run("dossier", "add", where, str(REPORTS)).status == 0
    return where


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_answers_in_text_in_json_and_as_csv(store: str, question: str) -> None:
    text, as_json, as_csv = (
        run("dossier", question, store, *form) for form in ((), ("--format", "json"), ("--format", "csv"))
    )
    assert (text.status, as_json.status, as_csv.status) == (0, 0, 0)
    assert text.out.splitlines()[0]
    rows = json.loads(as_json.out)[question]
    assert len(list(csv.DictReader(io.StringIO(as_csv.out)))) == len(rows)


def test_every_row_has_its_words_as_they_stand_in_the_report(store: str) -> None:
    for question in QUESTIONS:
        for row in json.loads(run("dossier", question, store, "--format", "json").out)[question]:
            assert row["evidence"]
            for words in row["evidence"]:
                text = (REPORTS / f"{words['report']}.txt").read_text()
                assert text[words["start"] : words["end"]] == words["quote"]


def test_a_timeline_has_honest_dates_and_says_what_it_leaves_out(store: str) -> None:
    answer = json.loads(run("dossier", "timeline", store, "--format", "json").out)
    dates = [row["when"] for row in answer["timeline"]]
    assert "1989-03" in dates
    assert "1989-12/.." in dates
    assert answer["gaps"][0]["first"] == "1989-12-10"
    assert {item["why"] for item in answer["left_out"]} == {"no date", "not plainly said"}
    assert all(row["text"] for row in answer["timeline"])


def test_a_timeline_comes_page_by_page(store: str) -> None:
    def asked(*options: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = json.loads(
            run("dossier", "timeline", store, "--format", "json", *options).out
        )["timeline"]
        return rows

    whole = asked()
    pages = [asked("--limit", "2", "--page", str(number)) for number in range(1, (len(whole) + 1) // 2 + 1)]
    assert [row for page in pages for row in page] == whole
    text = run("dossier", "timeline", store, "--limit", "2", "--page", "2").out
    assert ", here 3 to 4" in text.splitlines()[1]
    for options in (("--page", "2"), ("--limit", "2", "--page", "99")):
        ended = run("dossier", "timeline", store, *options)
        assert (ended.status, ended.out, len(ended.err.splitlines())) == (2, "", 1)


def test_the_timeline_says_when_it_joins_all_reports(store: str) -> None:
    said = "joining 6 reports, once for this state of the dossier"
    run("dossier", "timeline", store)
    assert said not in run("dossier", "timeline", store).err
    assert run("dossier", "undo", store).status == 2
    assert said not in run("dossier", "timeline", store).err
    answers = Path(store).with_name("answers.yaml")
    answers.write_text("- do: mark 1989-11-03 government\n")
    assert run("dossier", "review", store, "--answers", str(answers)).status == 0
    assert said in run("dossier", "timeline", store).err


def test_filters_keep_what_fits_all_of_them(store: str) -> None:
    kept = run(
        "dossier", "timeline", store, "--format", "json", "--party", "FMLN", "--type", "ASSAULT",
        "--since", "1989-11-01",
    )  # fmt: skip
    assert [row["when"] for row in json.loads(kept.out)["timeline"]] == ["1989-11-11"]


def test_who_refused_talks_and_came_back_has_changed_twice(store: str) -> None:
    answer = run("dossier", "said", store, "--issue", "talks", "--changed", "--format", "json")
    rows = json.loads(answer.out)["said"]
    assert [(row["changed_from"], row["stance"]) for row in rows] == [
        ("accepts", "refuses"),
        ("refuses", "accepts"),
    ]


def test_an_agreed_round_that_no_report_tells_of_is_overdue(store: str) -> None:
    rows = json.loads(run("dossier", "due", store, "--format", "json").out)["due"]
    (round_,) = (row for row in rows if row["when"] == "{1989-10-16,1989-10-17}")
    assert (round_["status"], round_["who"].count(";")) == ("overdue", 1)
    assert round_["since_then_report"] == "1990-04-05"
    assert [row["when"] for row in rows if row["status"] == "due"] == ["1990-05"]


def test_a_table_goes_to_excel_and_parquet(store: str, tmp_path: Path) -> None:
    for ending in ("xlsx", "parquet", "csv"):
        ended = run("dossier", "due", store, "--out", str(tmp_path / f"due.{ending}"))
        assert ended.status == 0, ended.err
    sheet = openpyxl.load_workbook(tmp_path / "due.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][:2] == ["status", "when"]
    assert pyarrow.parquet.read_table(tmp_path / "due.parquet").num_rows == sheet.max_row - 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--party", "FMNL"), "did you mean FMLN?"),
        (("--type", "ATTACK"), "ATTACK is unknown"),
        (("--report", "1989"), "1989 is unknown"),
        (("--since", "1990-01-01", "--until", "1989-01-01"), "1989-01-01 is before 1990-01-01"),
        (("--format", "xlsx"), "name a file"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(store: str, arguments: tuple[str, ...], says: str) -> None:
    ended = run("dossier", "timeline", store, *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_formula_in_a_report_is_none_in_a_table(tmp_path: Path) -> None:
    report = tmp_path / "r.jsonl"
    said = '"=cmd|calc" was all that Lena Holt said on Monday.'
    report.write_text(json.dumps({"id": "r", "text": said, "published": "2021-05-12"}) + "\n")
    where = str(tmp_path / "a.dossier")
    run("dossier", "add", where, str(report))
    for row in csv.reader(io.StringIO(run("dossier", "said", where, "--format", "csv").out)):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_claims_of_a_side_need_a_side_that_is_named(store: str) -> None:
    ended = run("dossier", "claims", store, "Atlantis")
    assert ended.status == 2
    assert "no report names Atlantis" in ended.err


def test_claims_of_each_side_need_no_side(tmp_path: Path) -> None:
    said = (
        "The Salt Board said its guards arrested 12 smugglers on 3 May 2021."
        " The Weavers' Union said it had sent 40 doctors to Orvik on 4 May 2021."
    )
    report = tmp_path / "r.jsonl"
    report.write_text(json.dumps({"id": "r", "text": said, "published": "2021-05-12"}) + "\n")
    where = str(tmp_path / "a.dossier")
    run("dossier", "add", where, str(report))

    def sides(*filters: str) -> set[str]:
        answer = run("dossier", "claims", where, *filters, "--format", "json")
        return {row["side"] for row in json.loads(answer.out)["claims"]}

    assert sides() == {"Salt Board", "Weavers' Union"}
    assert sides("--party", "Salt Board") == sides("Salt Board") == {"Salt Board"}
    assert sides("Salt Board", "--party", "Weavers' Union") == set()
    text = run("dossier", "claims", where).out
    assert "Said by the Salt Board alone" in text
    ended = run("dossier", "claims", where, "--own-source", "The Echo")
    assert (ended.status, "name one PARTY" in ended.err) == (2, True)


def test_a_search_keeps_to_days_reports_and_parties(store: str) -> None:
    def reports(*filters: str) -> set[str]:
        answer = run("dossier", "search", store, "talks", *filters, "--format", "json")
        return {row["report"] for row in json.loads(answer.out)["passages"]}

    assert len(reports()) > 2
    assert reports("--since", "1990-01-01") == {"1990-04-05"}
    assert reports("--report", "1989-09-16") == {"1989-09-16"}
    assert "1990-04-05" in reports("--party", "United Nations")
    assert run("dossier", "search", store, "talks", "--party", "Atlantis").status == 2


@pytest.mark.parametrize("question", ["statements", "parties"])
def test_lists_of_several_parties_and_reports_have_all_of_them(store: str, question: str) -> None:
    def rows(*filters: str) -> int:
        answer = run("dossier", question, store, *filters, "--format", "json")
        return len(json.loads(answer.out)[question])

    one, other = (rows("--party", name) for name in ("FMLN", "Salvadoran government"))
    assert rows("--party", "FMLN", "--party", "Salvadoran government") == one + other
    both = rows("--report", "1989-09-16", "--report", "1990-04-05")
    assert both >= max(rows("--report", "1989-09-16"), rows("--report", "1990-04-05")) > 0
    ended = run("dossier", question, store, "--party", "Atlantis")
    assert (ended.status, "no report names Atlantis" in ended.err) == (2, True)


def test_positions_of_some_days_or_of_a_report_have_only_the_stances_taken_then(store: str) -> None:
    def voices(*filters: str) -> list[dict[str, str]]:
        answer = run("dossier", "positions", store, "--format", "csv", *filters)
        return list(csv.DictReader(io.StringIO(answer.out)))

    late = voices("--since", "1990-01-01")
    assert late
    assert {row["report"] for row in voices("--report", "1989-09-16")} == {"1989-09-16"}
    assert len(late) < len(voices())


def test_what_changed_since_a_day_is_told_in_text_and_as_a_table(store: str) -> None:
    text = run("dossier", "changed", store, "--since", "1989-11-03").out
    assert "Changed since 3 November 1989" in text
    assert "The FMLN refuses to lay down arms" in text
    rows = json.loads(run("dossier", "changed", store, "--since", "1989-11-03", "--format", "json").out)
    settled = [row for row in rows["changed"] if row["change"] == "settled"]
    assert [(row["act"], row["says"]) for row in settled] == [("Lay down arms", "refuses")]
    assert {words["report"] for row in settled for words in row["evidence"]} == {"1990-04-05"}


def test_changes_may_be_asked_for_by_the_last_report_that_is_known(store: str) -> None:
    by_day = run("dossier", "changed", store, "--since", "1989-11-03", "--format", "csv").out
    assert run("dossier", "changed", store, "--report", "1989-11-03", "--format", "csv").out == by_day
    ended = run("dossier", "changed", store, "--report", "1989", "--since", "1989-11-03")
    assert (ended.status, len(ended.err.splitlines())) == (2, 1)


def test_positions_are_those_of_a_day_and_an_issue(store: str) -> None:
    def acts(*filters: str) -> set[str]:
        answer = run("dossier", "positions", store, "--format", "json", *filters)
        return {row["act"] for row in json.loads(answer.out)["positions"]}

    assert "Remove army officers" in acts()
    assert "Remove army officers" not in acts("--on", "1989-12-31")
    assert all("talks" in act or "Meet" in act or "Present" in act for act in acts("--issue", "talks"))
    rows = list(csv.DictReader(io.StringIO(run("dossier", "positions", store, "--format", "csv").out)))
    assert {"act", "maker", "party", "stance", "words", "report"} <= rows[0].keys()


def test_a_person_weighs_evidence_in_a_matrix_and_the_score_comes_with_the_outcome(
    store: str, tmp_path: Path
) -> None:
    matrix = tmp_path / "matrix.csv"
    assert run("dossier", "assessments", store, "--matrix", str(matrix)).status == 0
    rows = list(csv.reader(io.StringIO(matrix.read_text())))
    about = {row[0]: row for row in rows if row[0] != "evidence"}
    about["probability"][7], about["due"][7], about["outcome"][7] = "0.9", "1990-12-31", "no"
    weighed = ["evidence", "", "1990-04-04", "", "", "", "the government signed a truce", "II"]
    rows.append([*weighed, *[""] * (len(rows[0]) - len(weighed))])
    with matrix.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    taken = run("dossier", "assessments", store, "--take", str(matrix), "--who", "Ana")
    assert taken.status == 0
    assert "Brier score of one prediction that turned out: 0.81" in taken.out
    assert f"against  “{weighed[6][:20]}" in taken.out
    again = run("dossier", "assessments", store, "--take", str(matrix))
    assert "0 decisions stored" in again.err
    about["outcome"][7] = "yes"
    with matrix.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    assert "1 decision stored" in run("dossier", "assessments", store, "--take", str(matrix)).err
    assert "Ana" in run("dossier", "decisions", store).out


def test_a_matrix_with_a_fault_stores_nothing(store: str, tmp_path: Path) -> None:
    matrix = tmp_path / "matrix.csv"
    run("dossier", "assessments", store, "--matrix", str(matrix))
    before = run("dossier", "decisions", store, "--format", "csv").out
    matrix.write_text(matrix.read_text().replace("probability,,,,,,,", "probability,,,,,,,never", 1))
    ended = run("dossier", "assessments", store, "--take", str(matrix))
    assert (ended.status, ended.out) == (2, "")
    assert "row 4, column" in ended.err
    assert run("dossier", "decisions", store, "--format", "csv").out == before


def test_the_spreadsheet_of_timelinejs_has_the_sentences_of_the_timeline(store: str, tmp_path: Path) -> None:
    out = tmp_path / "line.csv"
    assert run("dossier", "export", store, "--to", "timeline", str(out)).status == 0
    headlines = {row["Headline"] for row in csv.DictReader(io.StringIO(out.read_text()))}
    rows = json.loads(run("dossier", "timeline", store, "--format", "json").out)["timeline"]
    assert {row["text"] for row in rows if not row["when"].startswith("XXXX")} <= headlines


@pytest.mark.parametrize("question", [("search",), ("parties",), ("said",), ("timeline",)])
@pytest.mark.parametrize(
    ("filters", "says"),
    [
        (("--report", "1989"), "1989 is unknown"),
        (("--since", "1990-01-01", "--until", "1989-01-01"), "1989-01-01 is before 1990-01-01"),
        (("--party", "Nobody Atall"), "no report names Nobody Atall"),
    ],
)
def test_lists_questions_and_search_refuse_the_same_filters_in_the_same_words(
    store: str, question: tuple[str, ...], filters: tuple[str, ...], says: str
) -> None:
    words = ("government",) if question == ("search",) else ()
    ended = run("dossier", *question, store, *words, *filters)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
