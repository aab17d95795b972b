"""An export under pseudonyms holds no name and no quote of the dossier, in any format."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.commands import run

from detente.dossier.redaction.pseudonyms import Names, Pseudonyms
from detente.dossier.store.store import open_store
from detente.render import DOSSIER_FORMATS

STORE = "karsk.dossier"
FIRST = (
    "KARSK, May 4, 2026 - The Salt Board refuses to open the gates, its chairman Odalys Brandt said on"
    " Monday. The Carriers' League demanded that the Salt Board open the gates. Odalys Brandt met Teun Vask,"
    ' the leader of the league, on Sunday in Velmar. "We never slept," Brandt said. The Salt Board plans to'
    " hold talks with the Carriers' League on May 20, 2026."
)
SECOND = (
    "KARSK, May 11, 2026 - The Salt Board on Monday offered to lift the toll on the Carriers' League. Teun"
    " Vask rejected the offer. A bomb killed two carriers in Velmar on May 9, 2026, Brandt said. The Harbour"
    " Council condemned Zadok Ferreyra, who has been in prison since April."
)
NAMES = (
    "Salt Board", "Odalys", "Brandt", "Carriers' League", "Teun", "Vask", "Harbour Council", "Zadok",
    "Ferreyra", "Tidewater", "Gazette", "Ana Petri", "petri", "brandt", "vask", "salt-board", "salt_board",
    "carriers-league", "tidewater", "gazette", "karsk.dossier",
)  # fmt: skip
QUOTES = (
    "never slept",
    "rejected the offer",
    "refuses to open",
    "offered to lift",
    "a clerk",
)
REVIEWED = (
    "- {do: 'merge \"Odalys Brandt\" \"Salt Board\"', why: 'Ana Petri heard it from a clerk'}\n"
    '- do: \'add act brandt-interview "rejected the offer" doer="Teun Vask" voice="Teun Vask"'
    ' mood=refused label="Pay Zadok Ferreyra"\'\n'
    "  why: as Brandt says\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("redaction")
    for name, text, day in (("brandt-vask", FIRST, "2026-05-04"), ("brandt-interview", SECOND, "2026-05-11")):
        line = {
            "id": name, "text": text, "title": f"Brandt speaks of {name}", "publisher": "Tidewater Gazette",
            "published": day, "url": f"https://tidewater.example/{name}",
        }  # fmt: skip
        with (folder / "brandt.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
    assert run("dossier", "add", STORE, "brandt.jsonl", folder=folder).status == 0
    (folder / "orders.yaml").write_text(REVIEWED, encoding="utf-8")
    ended = run("dossier", "review", STORE, "--answers", "orders.yaml", "--who", "Ana Petri", folder=folder)
    assert ended.status == 0, ended.err
    return folder


def export(folder: Path, form: str, name: str, *more: str) -> bytes:
    out = folder / f"{name}{DOSSIER_FORMATS[form].ending}"
    out.unlink(missing_ok=True)
    ended = run("dossier", "export", STORE, "--to", form, *more, out.name, folder=folder)
    assert ended.status == 0, ended.err
    return out.read_bytes()


def contents(raw: bytes) -> Iterator[bytes]:
    """All that a reader of a file gets to see: its bytes, and what is packed in them."""
    yield raw
    yield raw.decode("utf-8", "replace").encode("unicode_escape", "replace")
    # Calendars fold their lines.
    yield re.sub(rb"\r?\n[ \t]", b"", raw)
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for each in packed.infolist():
                yield each.filename.encode()
                yield from contents(packed.read(each))
    if raw.startswith(b"SQLite format 3"):
        with sqlite3.connect(":memory:") as file:
            file.deserialize(raw)
            yield "\n".join(file.iterdump()).encode()
    if raw[:1] in b"{[":
        # Escaped letters are letters.
        yield raw.decode().encode("latin-1", "replace").decode("unicode_escape").encode()


def told(raw: bytes, words: tuple[str, ...]) -> set[str]:
    lower = [part.lower() for part in contents(raw)]
    return {word for word in words if any(word.lower().encode() in part for part in lower)}


@pytest.mark.parametrize("form", sorted(DOSSIER_FORMATS))
def test_no_name_and_no_quote_is_in_any_byte_of_an_export(folder: Path, form: str) -> None:
    plain = export(folder, form, "plain")
    assert told(plain, (*NAMES, *QUOTES)), "the test would pass for nothing"
    redacted = export(folder, form, "redacted", "--redact")
    assert told(redacted, (*NAMES, *QUOTES)) == set()


@pytest.mark.parametrize("form", sorted(DOSSIER_FORMATS))
def test_what_is_shared_still_says_when_and_what(folder: Path, form: str) -> None:
    plain, redacted = export(folder, form, "plain"), export(folder, form, "redacted", "--redact")
    # As many lines, entries, nodes: nothing is left out, it is only renamed.
    assert len(redacted) > 0.3 * len(plain)
    days = re.compile(rb"2026-?05-?(?:04|11|09|20|03)")
    assert set(days.findall(redacted)) >= set(days.findall(plain)) - {b"2026-05-04", b"2026-05-11"}


def test_one_name_has_one_pseudonym_from_export_to_export_and_after_more_reports(folder: Path) -> None:
    def people() -> set[str]:
        lines = export(folder, "plover", "redacted", "--redact").decode().splitlines()
        records = [json.loads(line) for line in lines]
        return {who["name"] for record in records for who in (*record["actors"], *record["recipients"])}

    before = people()
    assert people() == before
    (folder / "third.txt").write_text("VELMAR, May 15, 2026 - Teun Vask met Pia Lund on Thursday.")
    assert run("dossier", "add", STORE, "third.txt", folder=folder).status == 0
    assert people() >= before


def test_another_dossier_has_other_pseudonyms(folder: Path, tmp_path: Path) -> None:
    assert run("dossier", "add", "other.dossier", str(folder / "brandt.jsonl"), folder=tmp_path).status == 0
    with open_store(str(folder / STORE)) as one, open_store(str(tmp_path / "other.dossier")) as other:
        names = [Pseudonyms(store.secret()).name("Odalys Brandt", "person") for store in (one, other)]
        assert names[0] != names[1]
        assert one.secret() == one.secret()


@pytest.mark.parametrize("form", sorted(DOSSIER_FORMATS))
def test_the_secret_leaves_the_dossier_in_no_export(folder: Path, form: str) -> None:
    with open_store(str(folder / STORE)) as store:
        secret = store.secret()
    for raw in (export(folder, form, "redacted", "--redact"), export(folder, form, "plain")):
        assert secret not in raw
        assert secret.hex().encode() not in raw


def test_a_name_that_may_be_shown_is_shown(folder: Path) -> None:
    shown = export(folder, "plover", "shown", "--redact", "--show", "Carriers' League")
    assert told(shown, ("Carriers' League",))
    assert told(shown, ("Brandt", "Vask", "Gazette", "rejected the offer")) == set()
    refused = run("dossier", "export", STORE, "--to", "plover", "--show", "X", "x.jsonl", folder=folder)
    assert (refused.status, "add --redact" in refused.err) == (2, True)


def test_passages_of_redacted_annotations_stand_where_they_say(folder: Path) -> None:
    page = json.loads(export(folder, "annotations", "redacted", "--redact"))
    quotes = set()
    for item in page["first"]["items"]:
        quote, place = item["target"]["selector"]
        assert place["end"] - place["start"] == len(quote["exact"])
        quotes.add(quote["exact"])
    assert any(quote.startswith("[quote ") for quote in quotes)


def test_a_label_hides_names_that_nobody_read_as_a_name() -> None:
    names = Names({"Salt Board": "Organisation A", "the league": "Organisation B"}, ["Velmar"])
    assert names.masked("Open talks with the Salt Board") == "Open talks with Organisation A"
    assert names.masked("Release Ines Okoro, and the league’s leader") == (
        "Release [name], and Organisation B’s leader"
    )
    assert names.masked("Leave Velmar") == "Leave Velmar"
