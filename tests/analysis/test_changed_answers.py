"""New reports change what lasts in a person's case; a case that nobody has reviewed gives no answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.commands import answer, run
from tests.support.dossiers import dossier_of

from detente.analysis.changed_answers import ChangedAnswer, changed_answer
from detente.case.load import Case, parse_case
from detente.drafting.draft import draft_case

FIRST = (
    "2026-05-04",
    "The Salt Board refuses to open the gates. The Carriers' League demanded that the Salt Board open the"
    " gates. The Salt Board demanded that the Carriers' League pay the toll. The Carriers' League refuses to"
    " pay the toll.",
)
OFFER = (
    "2026-05-20",
    'The Salt Board offered on Tuesday to open the gates. "We will open the gates," it said.',
)
AGAIN = ("2026-05-20", "The Carriers' League again demanded that the Salt Board open the gates.")


def reviewed_draft() -> tuple[Case, str]:
    """The draft of the first report, of which a person has taken the first line out."""
    drafted = draft_case(dossier_of(FIRST), Path.cwd())
    return parse_case(drafted.partition("\n")[2]), drafted


def changed(*later: tuple[str, str]) -> ChangedAnswer:
    case, drafted = reviewed_draft()
    compared = changed_answer(dossier_of(FIRST), dossier_of(FIRST, *later), case, drafted)
    assert compared is not None
    return compared


def test_a_want_that_is_turned_round_ends_the_old_equilibrium_and_brings_another() -> None:
    compared = changed(OFFER)
    assert set(compared.status_quo.values()) == {("yes", "no")}
    model = compared.before.model
    lasting = {model.pattern(each.cell): (each.before, each.after) for each in compared.lasting}
    opened = "".join("Y" if name.endswith("open_gates") else "N" for name in model.options)
    assert lasting[opened] == ("no", "yes")
    assert [change.says for change in compared.added if change.kind == "want"] == [
        "the Salt Board wants “Open the gates”"
    ]


def test_words_that_say_the_same_again_change_no_answer() -> None:
    compared = changed(AGAIN)
    assert compared.lasting == ()
    assert all(was == now for was, now in compared.status_quo.values())


def test_the_person_s_case_stays_as_it_is() -> None:
    case, drafted = reviewed_draft()
    before = case.text
    changed_answer(dossier_of(FIRST), dossier_of(FIRST, OFFER), case, drafted)
    assert case.text == before


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for day, text in (FIRST, OFFER):
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
    assert run("dossier", "add", "k.dossier", "2026-05-04.txt", folder=tmp_path).status == 0
    assert run("draft", "k.dossier", "--out", "case.yaml", folder=tmp_path).status == 0
    assert run("dossier", "add", "k.dossier", "2026-05-20.txt", folder=tmp_path).status == 0
    return tmp_path


def test_the_command_tells_what_lasts_now_of_a_case_that_was_reviewed(folder: Path) -> None:
    case = folder / "case.yaml"
    text = case.read_text(encoding="utf-8")
    report = ("dossier", "changed", "k.dossier", "--report", "2026-05-04", "--case", "case.yaml")
    unreviewed = run(*report, folder=folder)
    assert "Nobody has reviewed the case" in " ".join(unreviewed.out.split())
    assert "lasts now" not in unreviewed.out
    assert not any(row["change"] == "answer" for row in answer(*report, folder=folder)["changed"])
    case.write_text(text.partition("\n")[2], encoding="utf-8")
    said = " ".join(run(*report, folder=folder).out.split())
    assert "The status quo cannot last now, and it lasted before (under all four concepts)" in said
    assert "“the Salt Board opens the gates” lasts now, and did not before" in said
    rows = [row for row in answer(*report, folder=folder)["changed"] if row["change"] == "answer"]
    assert ("the Salt Board opens the gates", "no", "yes") in [
        (row["act"], row["before"], row["says"]) for row in rows
    ]
    assert case.read_text(encoding="utf-8") == text.partition("\n")[2]
