"""A redraft takes no report of another dispute into a case without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.commands import run
from tests.support.dossiers import kept_dossier

from detente.analysis.redrafting import draft_beside
from detente.case import load_case
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import open_store
from detente.dossier.without import without_reports

LOCK = (
    "The Lockkeepers' Union demanded on Monday that the Velmar Canal Company reopen talks on night pay."
    " The Velmar Canal Company refused to reopen talks on night pay."
)
MORE = (
    "The Lockkeepers' Union threatened to strike unless the Velmar Canal Company reopens talks on night pay."
)
ORCHARD = (
    "The Orchard Chamber of Tessin asked the Land Office to lift the ban on new wells."
    " The Land Office refused to lift the ban on new wells."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of a canal, and a dossier that has got a report more of it, and one of orchards."""
    folder = tmp_path_factory.mktemp("canal")
    store = kept_dossier(folder, {"2026-05-04-lock.txt": LOCK})
    assert run("draft", str(store), "--out", str(folder / "case.yaml")).status == 0
    for name, text in (("2026-05-06-more.txt", MORE), ("2026-05-07-orchard.txt", ORCHARD)):
        (folder / name).write_text(text, encoding="utf-8")
        assert run("dossier", "add", str(store), str(folder / name)).status == 0
    return folder


def test_a_report_without_a_party_of_the_case_is_listed_and_nothing_of_it_written(folder: Path) -> None:
    (store,) = folder.glob("*.dossier")
    brought = run("draft", str(store), "--case", str(folder / "case.yaml"), "--list")
    assert brought.status == 0, brought.err
    said = " ".join(brought.out.split())
    assert "Of another dispute, it seems: nothing of it is in the case" in said
    assert "together 2026-05-04-lock 2026-05-07-orchard" in said
    new = said.partition("Of another dispute")[0]
    assert "trike" in new
    assert "wells" not in new


def test_it_is_taken_in_once_a_person_says_that_it_is_the_same_dispute(folder: Path, tmp_path: Path) -> None:
    (there,) = folder.glob("*.dossier")
    copy = tmp_path / "canal.dossier"
    copy.write_bytes(there.read_bytes())
    case = load_case(str(folder / "case.yaml"))
    with open_store(str(copy)) as store:
        apart = draft_beside(case, store.dossier(), known=["2026-05-04-lock"])
        Reviewer(store, "Ana").together(["2026-05-04-lock", "2026-05-07-orchard"])
        together = draft_beside(case, store.dossier(), known=["2026-05-04-lock"])
    assert [change.at for change in apart.apart] == ["2026-05-07-orchard"]
    assert "wells" not in apart.text
    assert together.apart == ()
    assert "wells" in together.text


def test_a_new_act_that_the_draft_leaves_out_is_listed_with_the_reason(tmp_path: Path) -> None:
    store = kept_dossier(tmp_path, {"2026-05-04-lock.txt": LOCK})
    assert run("draft", str(store), "--out", str(tmp_path / "case.yaml")).status == 0
    acts = ("lower the tolls", "release the captured barges", "recognise the pilots", "publish the accounts")
    asked = " ".join(f"The Lockkeepers' Union demanded that the Velmar Canal Company {act}." for act in acts)
    (tmp_path / "2026-05-08-more.txt").write_text(asked, encoding="utf-8")
    assert run("dossier", "add", str(store), str(tmp_path / "2026-05-08-more.txt")).status == 0
    brought = run("draft", str(store), "--case", str(tmp_path / "case.yaml"), "--list")
    said = " ".join(brought.out.split())
    new, _, left_out = said.partition("Read, and not written into the case")
    assert all((act in new) != (act in left_out) for act in acts)
    assert "Option The Velmar Canal Company: " in left_out
    assert "less central than" in left_out


def test_a_dossier_without_a_report_has_no_word_of_it(folder: Path) -> None:
    (there,) = folder.glob("*.dossier")
    with open_store(str(there)) as store:
        part = without_reports(store.dossier(), {"2026-05-07-orchard"})
    assert list(part.reports) == ["2026-05-04-lock", "2026-05-06-more"]
    assert all("Orchard" not in party.name for party in part.parties)
    assert {act.span.report for act in part.acts} <= set(part.reports)
