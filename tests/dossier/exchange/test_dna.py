"""Files of Discourse Network Analyzer, out and in: the same statements in the same words, every time."""

from __future__ import annotations

import base64
import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from tests.support.commands import run
from tests.support.dossiers import kept_dossier

from detente.dossier import open_store
from detente.dossier.agreement import is_not_to_be
from detente.dossier.exchange.counting import Counted
from detente.dossier.exchange.dna_tables import CREATE, password_hash

REPORTS = {
    "2026-05-04-karsk.txt": "Ostland refused on Monday to open talks with the Reed Front. The Reed Front"
    " demanded that Ostland lift the siege of Karsk.\r\n\r\n"
    "“We are ready,” said Ana Roy \U0001f54a, its leader.\r\n",
    "2026-05-09-karsk.txt": "The Reed Front promised not to use mines. Ostland said it would lift the siege.",
}  # fmt: skip
STATEMENTS = """
    SELECT D.Title, D.Text, S.Start, S.Stop, P.Value, O.Value, C.Value, A.Value FROM STATEMENTS S
    JOIN DOCUMENTS D ON D.ID = S.DocumentId
    JOIN DATASHORTTEXT DP ON DP.StatementId = S.ID AND DP.VariableId = 1 JOIN ENTITIES P ON P.ID = DP.Entity
    JOIN DATASHORTTEXT DO ON DO.StatementId = S.ID AND DO.VariableId = 2 JOIN ENTITIES O ON O.ID = DO.Entity
    JOIN DATASHORTTEXT DC ON DC.StatementId = S.ID AND DC.VariableId = 3 JOIN ENTITIES C ON C.ID = DC.Entity
    JOIN DATABOOLEAN A ON A.StatementId = S.ID AND A.VariableId = 4
    ORDER BY S.DocumentId, S.Start, S.Stop, C.Value"""


def java_substring(text: str, start: int, stop: int) -> str:
    """The part of a text that Java, in which the program is written, has between two places."""
    return text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")


def statements(path: Path) -> list[tuple[object, ...]]:
    """Each statement of a file: title, words, place, person, organization, concept, agreement."""
    with sqlite3.connect(path) as file:
        return [
            (title, java_substring(text, start, stop), start, stop, *rest)
            for title, text, start, stop, *rest in file.execute(STATEMENTS)
        ]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept_dossier(tmp_path_factory.mktemp("stored"), REPORTS)


@pytest.fixture(scope="module")
def exported(stored: Path) -> Path:
    out = stored.with_name("karsk.dna")
    assert run("dossier", "export", str(stored), "--to", "dna", str(out)).status == 0
    return out


def test_a_stance_is_a_statement_on_the_words_as_java_counts_them(exported: Path) -> None:
    said = {(row[1], row[5], row[6], row[7]) for row in statements(exported)}
    assert ("refused on Monday to open talks with the Reed Front", "Ostland") in {row[:2] for row in said}
    agreed = {(actor, concept): agreement for _, actor, concept, agreement in said if concept}
    assert agreed["Ostland", "Open talks with the Reed Front"] == 0
    assert agreed["Reed Front", "Lift the siege of Karsk"] == 1


def test_who_promises_not_to_do_a_thing_does_not_agree_to_it(exported: Path) -> None:
    (mines,) = (row for row in statements(exported) if "mines" in str(row[6]))
    assert (mines[6], mines[7]) == ("Use mines", 0)


def test_the_file_keeps_every_rule_of_its_tables(exported: Path) -> None:
    with sqlite3.connect(exported) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        # The program reads each of these of every statement, and each attribute of every entity.
        counts = "SELECT count(*) FROM STATEMENTS", "SELECT count(*) FROM DATABOOLEAN"
        assert len({file.execute(count).fetchone() for count in counts}) == 1
        (lacking,) = file.execute(
            "SELECT count(*) FROM ENTITIES E JOIN ATTRIBUTEVARIABLES V ON V.VariableId = E.VariableId"
            " LEFT JOIN ATTRIBUTEVALUES A ON A.EntityId = E.ID AND A.AttributeVariableId = V.ID"
            " WHERE A.ID IS NULL"
        ).fetchone()
        assert lacking == 0


def test_a_password_is_kept_as_the_library_of_the_program_keeps_it() -> None:
    # Written by jasypt 1.9.3, StrongPasswordEncryptor.encryptPassword("detente").
    by_jasypt = "tcsSc4Zug8Y0m6v8UrdbvDb71KjcceJTttM22Y8gi3dm/WR0k3NA64L8QhIIy9Mb"
    assert password_hash("detente", base64.b64decode(by_jasypt)[:16]) == by_jasypt


def test_statements_come_back_the_same_after_a_dossier_took_them_up(exported: Path, tmp_path: Path) -> None:
    store, again = tmp_path / "other.dossier", tmp_path / "again.dna"
    taken = run("dossier", "import", str(store), str(exported), "--who", "Ana")
    assert taken.status == 0, taken.err
    assert taken.out.splitlines() == ["added 2026-05-04-karsk", "added 2026-05-09-karsk"]
    assert run("dossier", "export", str(store), "--to", "dna", str(again)).status == 0
    assert statements(again) == statements(exported)
    listed = json.loads(run("dossier", "decisions", str(store), "--format", "json").out)["decisions"]
    assert {row["who"] for row in listed} == {"Ana"}
    assert any("karsk.dna, statement 1, coded by Admin" in row["why"] for row in listed)


def test_who_would_do_it_and_the_mood_come_back_in_an_empty_dossier(
    exported: Path, stored: Path, tmp_path: Path
) -> None:
    store = tmp_path / "empty.dossier"
    assert run("dossier", "import", str(store), str(exported), "--who", "Ana").status == 0
    both = []
    for path in (stored, store):
        with open_store(str(path)) as opened:
            dossier = opened.dossier()
        names: dict[str | None, str] = {None: "nobody", **dossier.names}
        voiced = [act for act in dossier.acts if act.voice and act.mood != "forecast"]
        both.append({(a.label, a.mood, is_not_to_be(a), names[a.doer], names[a.voice]) for a in voiced})
    assert both[0] == both[1]
    assert ("Open talks with the Reed Front", "refused", False, "Ostland", "Ostland") in both[1]
    assert ("Use mines", "offered", True, "Reed Front", "Reed Front") in both[1]


def test_agreement_that_is_changed_in_the_program_outweighs_the_mood_beside_it(
    exported: Path, tmp_path: Path
) -> None:
    changed, store = tmp_path / "changed.dna", tmp_path / "changed.dossier"
    changed.write_bytes(exported.read_bytes())
    with sqlite3.connect(changed) as file:
        file.execute("UPDATE DATABOOLEAN SET Value = 1 - Value")
    assert run("dossier", "import", str(store), str(changed)).status == 0
    with open_store(str(store)) as opened:
        moods = {act.label: act.mood for act in opened.dossier().acts}
    assert moods["Open talks with the Reed Front"] == "demanded"
    assert moods["Lift the siege of Karsk"] == "opposed"


def test_what_was_taken_up_once_is_not_decided_again(exported: Path, stored: Path, tmp_path: Path) -> None:
    store = tmp_path / "same.dossier"
    store.write_bytes(stored.read_bytes())
    first = run("dossier", "import", str(store), str(exported))
    assert (first.status, first.out) == (0, "")
    # All of it is in the dossier that it was written from.
    assert "0 decisions stored" in first.err
    changed = tmp_path / "changed.dna"
    changed.write_bytes(exported.read_bytes())
    with sqlite3.connect(changed) as file:
        file.execute("UPDATE DATABOOLEAN SET Value = 1 - Value WHERE StatementId = 1")
    for stored_now in ("1 decision stored", "0 decisions stored"):
        assert stored_now in run("dossier", "import", str(store), str(changed)).err


def coded_by_hand(path: Path) -> None:
    """A file as the program leaves it: a person of an organization, and a note, in one document."""
    text = "Ana Roy wants peace.\nThe envoy made a note."
    with sqlite3.connect(path) as file:
        file.executescript(CREATE)
        file.executescript(
            "INSERT INTO SETTINGS VALUES ('version', '3.0.11');"
            "INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Admin', ''), (2, 'Ben', '');"
            "INSERT INTO STATEMENTTYPES (ID, Label) VALUES (1, 'DNA Statement'), (2, 'Annotation');"
            "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1),"
            " (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1),"
            " (4, 'agreement', 'boolean', 1),"
            " (5, 'note', 'long text', 2);"
            "INSERT INTO ENTITIES (ID, VariableId, Value) VALUES"
            " (1, 1, 'Ana Roy'), (2, 2, 'Reed Front'), (3, 3, 'The war is lost');"
            "INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 19, 2), (2, 2, 1, 21, 30, 2);"
            "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity)"
            " VALUES (1, 1, 1), (1, 2, 2), (1, 3, 3);"
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (1, 4, 0);"
        )
        file.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Source, Date)"
            " VALUES (1, 'A day', ?, 2, 'Post', ?)",
            [text, 1_777_852_800],
        )


def test_a_file_of_the_program_s_own_is_read_with_its_coders_and_days(tmp_path: Path) -> None:
    coded_by_hand(tmp_path / "own.dna")
    store, again = str(tmp_path / "own.dossier"), tmp_path / "again.dna"
    taken = run("dossier", "import", store, str(tmp_path / "own.dna"))
    assert taken.status == 0, taken.err
    assert "1 statement of the type Annotation" in taken.err
    with open_store(store) as opened:
        (report,) = opened.reports()
    assert (report.published, report.publisher, report.title) == (date(2026, 5, 4), "Post", "A day")
    assert run("dossier", "export", store, "--to", "dna", str(again)).status == 0
    assert statements(again) == [
        ("A day", "Ana Roy wants peace", 0, 19, "Ana Roy", "Reed Front", "The war is lost", 0)
    ]


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE STATEMENTS", "DROP TABLE ENTITIES", "UPDATE STATEMENTS SET Stop = 9999",
        "UPDATE STATEMENTS SET DocumentId = 7", "DROP TABLE DOCUMENTS; CREATE VIEW DOCUMENTS AS"
        " WITH RECURSIVE n(ID) AS (SELECT 1 UNION ALL SELECT ID + 1 FROM n) SELECT ID FROM n",
    ],
)  # fmt: skip
def test_a_damaged_or_crafted_file_is_refused_in_one_line_and_nothing_is_stored(
    damage: str, tmp_path: Path
) -> None:
    coded_by_hand(tmp_path / "own.dna")
    with sqlite3.connect(tmp_path / "own.dna") as file:
        file.executescript(damage)
    ended = run("dossier", "import", str(tmp_path / "own.dossier"), str(tmp_path / "own.dna"))
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert not (tmp_path / "own.dossier").exists()


def test_every_cut_of_a_file_is_refused_or_read_but_never_a_fault_of_ours(tmp_path: Path) -> None:
    coded_by_hand(tmp_path / "own.dna")
    whole = (tmp_path / "own.dna").read_bytes()
    for size in range(0, len(whole), 5_000):
        (tmp_path / "cut.dna").write_bytes(whole[:size])
        assert (
            run("dossier", "import", str(tmp_path / f"{size}.dossier"), str(tmp_path / "cut.dna")).status == 2
        )


@pytest.mark.parametrize("unit", ["code points", "UTF-16"])
def test_places_go_there_and_back(unit: str) -> None:
    text = "ab\r\ncd\U0001f54aef\rgh\n\ni"
    counted = Counted(text, unit)  # type: ignore[arg-type]
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            within_a_line_end = text[start : start + 2] == "\r\n" or "\r\n" in (
                text[max(0, start - 1) : start + 1], text[end - 1 : end + 1],
            )  # fmt: skip
            if not within_a_line_end:
                assert counted.here(*counted.there(start, end)) == (start, end)
    assert counted.here(3, 3) is None
    assert counted.here(0, 99) is None
