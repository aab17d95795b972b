"""REFI-QDA projects, out and in: valid by the published schema, read by others, refused if crafted."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pyrefiqda import RefiProject
from tests.support.commands import Ended, run
from tests.support.dossiers import kept_dossier

from detente.dossier import open_store
from detente.dossier.exchange import qda_reading

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("refi-qda-project.xsd")))
N = "{urn:QDA-XML:project:1.0}"
REPORTS = {
    "2026-05-04-karsk.txt": "KARSK, 4 May 2026 - Envoys of Ostland met the Reed Front in Karsk on 2 May"
    " 2026.\r\n"
    "The Reed Front demanded that Ostland lift the siege of Karsk.\r\n\r\n"
    "“We are ready \U0001f54a,” said Ana Roy, its leader.",
    "2026-05-09-karsk.txt": "Ostland refused to open talks with the Reed Front. The Reed Front"
    " threatened to block the road unless Ostland lifts the siege of Karsk.",
}  # fmt: skip


def coded(path: Path) -> set[tuple[Any, ...]]:
    """Each coded passage of a project, as any program reads it: words, place, codes, note."""
    with zipfile.ZipFile(path) as archive:
        project = etree.fromstring(archive.read("project.qde"))
        codes = dict(codes_below(project.find(f"{N}CodeBook/{N}Codes"), ()))
        passages = set()
        for source in project.iter(f"{N}TextSource"):
            member = source.get("plainTextPath").removeprefix("internal://")
            text = archive.read(f"sources/{member}").decode()
            for selection in source.iter(f"{N}PlainTextSelection"):
                start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
                paths = (codes[ref.get("targetGUID")] for ref in selection.iter(f"{N}CodeRef"))
                note = selection.findtext(f"{N}Description")
                passages.add((source.get("name"), text[start:end], start, end, tuple(sorted(paths)), note))
    return passages


def coders(path: Path) -> set[str]:
    """The people who gave the codes of a project."""
    with zipfile.ZipFile(path) as archive:
        project = etree.fromstring(archive.read("project.qde"))
    names = {user.get("guid"): user.get("name") for user in project.iter(f"{N}User")}
    return {names[coding.get("creatingUser")] for coding in project.iter(f"{N}Coding")}


def codes_below(parent: Any, path: tuple[str, ...]) -> Any:
    for code in parent.findall(f"{N}Code"):
        own = (*path, code.get("name"))
        yield code.get("guid"), own
        yield from codes_below(code, own)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept_dossier(tmp_path_factory.mktemp("stored"), REPORTS)


@pytest.fixture(scope="module")
def exported(stored: Path) -> Path:
    out = stored.with_name("karsk.qdpx")
    assert run("dossier", "export", str(stored), "--to", "refi-qda", str(out)).status == 0
    return out


def test_the_project_is_valid_by_the_published_schema(exported: Path) -> None:
    with zipfile.ZipFile(exported) as archive:
        SCHEMA.assertValid(etree.fromstring(archive.read("project.qde")))
        sources = {name for name in archive.namelist() if name != "project.qde"}
    assert all(name.startswith("sources/") and name.endswith(".txt") for name in sources)
    assert len(sources) == len(REPORTS)


def test_a_library_of_others_reads_codes_and_places(exported: Path, tmp_path: Path) -> None:
    project = RefiProject.load(exported, tmp_path / "unpacked")
    roots = {code.name for code in project.code_book.codes.code}
    assert roots >= {"Parties", "Statements", "Events", "Acts"}
    for source in project.sources.text_source:
        path = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "unpacked")
        text = Path(path).read_text(encoding="utf-8")
        assert source.plain_text_selection
        for selection in source.plain_text_selection:
            words = text[selection.start_position : selection.end_position]
            assert selection.name.rstrip("…") == " ".join(words.split())[: len(selection.name.rstrip("…"))]


def test_parties_acts_and_kinds_of_findings_are_codes_on_their_words(exported: Path) -> None:
    by_words = {(words, code) for _, words, _, _, codes, _ in coded(exported) for code in codes}
    assert ("Reed Front", ("Parties", "Organizations", "Reed Front")) in by_words
    assert any(code == ("Acts", "Lift the siege of Karsk") for _, code in by_words)
    assert any(code == ("Moods", "refused") for _, code in by_words)
    assert any("met the Reed Front" in words and code == ("Events", "CONSULT") for words, code in by_words)
    assert any("We are ready \U0001f54a" in words and code[0] == "Statements" for words, code in by_words)


def test_coded_passages_come_back_the_same_after_a_dossier_took_them_up(
    exported: Path, tmp_path: Path
) -> None:
    store, again = tmp_path / "other.dossier", tmp_path / "again.qdpx"
    taken = run("dossier", "import", str(store), str(exported), "--who", "Ana")
    assert taken.status == 0, taken.err
    assert "of these nobody had decided about: detente had read them" in taken.err
    assert run("dossier", "export", str(store), "--to", "refi-qda", str(again)).status == 0
    assert coded(again) == coded(exported)
    assert (coders(exported), coders(again)) == ({"detente"}, {"Ana"})
    with open_store(str(store)) as opened:
        reports = opened.reports()
    assert [(each.id, str(each.published)) for each in reports] == [
        ("2026-05-04-karsk", "2026-05-04"), ("2026-05-09-karsk", "2026-05-09"),
    ]  # fmt: skip


def acts_in(store: Path) -> set[tuple[Any, ...]]:
    """Each act of a dossier with all that a table of positions is made from."""
    with open_store(str(store)) as opened:
        dossier = opened.dossier()
    names: dict[str | None, str] = {None: "nobody", **dossier.names}
    return {
        (
            act.span.quote, act.label, act.mood, act.sign, act.kind, act.catalogue, names[act.doer],
            names[act.voice], act.condition and act.condition.quote, act.when,
        )
        for act in dossier.acts
    }  # fmt: skip


def test_a_threat_comes_back_as_a_threat_with_its_condition_in_an_empty_dossier(
    stored: Path, exported: Path, tmp_path: Path
) -> None:
    store = tmp_path / "empty.dossier"
    assert run("dossier", "import", str(store), str(exported), "--who", "Ana").status == 0
    assert {mood for _, _, mood, *_ in acts_in(stored)} >= {"threatened", "refused", "demanded"}
    assert acts_in(store) == acts_in(stored)


def test_offices_and_other_names_of_parties_come_back(exported: Path, stored: Path, tmp_path: Path) -> None:
    store = tmp_path / "empty.dossier"
    assert run("dossier", "import", str(store), str(exported), "--who", "Ana").status == 0
    both = []
    for path in (stored, store):
        with open_store(str(path)) as opened:
            parties = opened.dossier().parties
        both.append({(p.name, p.kind, len(p.mentions), tuple(r.title for r in p.roles)) for p in parties})
    assert both[0] == both[1]
    assert any(titles for *_, titles in both[0])


def test_the_command_says_what_a_project_cannot_hold(stored: Path, tmp_path: Path) -> None:
    written = run("dossier", "export", str(stored), "--to", "refi-qda", str(tmp_path / "karsk.qdpx"))
    assert "not in it: days and times outside an event or an act" in written.err


def test_what_was_written_from_a_dossier_is_not_decided_anew_in_it(
    stored: Path, exported: Path, tmp_path: Path
) -> None:
    store = tmp_path / "same.dossier"
    store.write_bytes(stored.read_bytes())
    ended = run("dossier", "import", str(store), str(exported))
    assert (ended.status, ended.out) == (0, "")
    assert "0 decisions stored" in ended.err


def test_the_same_dossier_gives_the_same_file(stored: Path, exported: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.qdpx"
    assert run("dossier", "export", str(stored), "--to", "refi-qda", str(again)).status == 0
    assert again.read_bytes() == exported.read_bytes()


# Projects that tests write

GUID = "11111111-1111-1111-1111-{:012d}"
TEXT = "Ana Roy wants peace.\r\nThe board said it would strike."


def project(
    selections: str = "", head: str = "", path: str = f"internal://{GUID.format(9)}.txt", text: str = ""
) -> str:
    """A project as another program writes it, with two people and some codes of their own."""
    return f"""<?xml version="1.0" encoding="utf-8"?>{head}
<Project xmlns="urn:QDA-XML:project:1.0" name="Own" origin="QualiTool 3">
 <Users><User guid="{GUID.format(1)}" name="Ben"/></Users>
 <CodeBook><Codes>
  <Code guid="{GUID.format(2)}" name="Grievances" isCodable="true">
   <Code guid="{GUID.format(3)}" name="End the war" isCodable="true"/></Code>
  <Code guid="{GUID.format(4)}" name="Stakeholders" isCodable="false">
   <Code guid="{GUID.format(5)}" name="Ana Roy" isCodable="true"/></Code>
 </Codes></CodeBook>
 <Sources><TextSource guid="{GUID.format(9)}" name="Talk.docx" plainTextPath="{path}">{text}{selections}</TextSource>
  <PictureSource guid="{GUID.format(8)}" name="map.png" path="internal://{GUID.format(8)}.png"/></Sources>
</Project>"""  # noqa: E501 - as the programs write it


def passage(start: object, end: object, code: int) -> str:
    return (
        f'<PlainTextSelection guid="{GUID.format(start if isinstance(start, int) else 0)}" name="x"'
        f' startPosition="{start}" endPosition="{end}"><Coding guid="{GUID.format(7)}"'
        f' creatingUser="{GUID.format(1)}"><CodeRef targetGUID="{GUID.format(code)}"/></Coding>'
        "</PlainTextSelection>"
    )


def archive(path: Path, written: str, members: dict[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("project.qde", written)
        for name, content in ({f"sources/{GUID.format(9)}.txt": TEXT.encode()} | (members or {})).items():
            packed.writestr(name, content)
    return path


def refused(path: Path) -> Ended:
    store = path.with_suffix(".dossier")
    ended = run("dossier", "import", str(store), str(path))
    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1), ended
    assert not store.exists()
    return ended


def test_a_project_of_another_program_brings_parties_and_names_codes_it_cannot_place(tmp_path: Path) -> None:
    written = archive(tmp_path / "own.qdpx", project(passage(0, 7, 5) + passage(8, 19, 3)))
    store = str(tmp_path / "own.dossier")
    taken = run("dossier", "import", store, str(written))
    assert taken.status == 0, taken.err
    assert "code Grievances > End the war: 1 passage" in taken.err
    assert "1 source of the kind picture" in taken.err
    told = run("dossier", "import", store, str(written), "--code", "Grievances=act")
    assert "1 decision stored; 1 other known before" in told.err
    with open_store(store) as opened:
        dossier = opened.dossier()
    assert [party.name for party in dossier.parties if party.mentions] == ["Ana Roy"]
    assert [(act.label, act.span.quote) for act in dossier.acts] == [("End the war", "wants peace")]
    assert dossier.reports["talk"].title == "Talk.docx"
    listed = json.loads(run("dossier", "decisions", store, "--format", "json").out)["decisions"]
    assert listed[0]["why"] == "own.qdpx, Talk.docx, passage 0, coded by Ben"


def test_places_behind_line_ends_count_each_of_these_as_one_sign(tmp_path: Path) -> None:
    start = TEXT.replace("\r\n", "\n").index("it would")
    written = archive(tmp_path / "own.qdpx", project(passage(start, start + 15, 5)))
    assert run("dossier", "import", str(tmp_path / "own.dossier"), str(written)).status == 0
    with open_store(str(tmp_path / "own.dossier")) as opened:
        (party,) = opened.dossier().parties
    assert party.mentions[0].quote == "it would strike"


@pytest.mark.parametrize(
    "path",
    [
        "internal://../../etc/passwd", "internal:///etc/passwd", "absolute:///etc/passwd", "relative://x.txt",
        "internal://..\\x.txt", "internal://..", "file:///etc/passwd", "",
    ],
)  # fmt: skip
def test_a_text_outside_the_archive_is_never_read(path: str, tmp_path: Path) -> None:
    assert "lies outside it" in refused(archive(tmp_path / "own.qdpx", project(path=path))).err


def test_no_member_is_ever_written_whatever_its_name(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    names = (
        "../../escaped.txt",
        "/tmp/detente-escaped.txt",
        "sources/../../../escaped.txt",
        "..\\escaped.txt",
    )
    written = archive(inside / "own.qdpx", project(passage(0, 7, 5)), dict.fromkeys(names, b"x"))
    before = set(tmp_path.rglob("*"))
    ended = run("dossier", "import", str(inside / "own.dossier"), str(written), folder=inside)
    assert ended.status == 0, ended.err
    assert set(tmp_path.rglob("*")) - before == {inside / "own.dossier"}
    assert not Path("/tmp/detente-escaped.txt").exists()


def test_an_archive_that_unpacks_beyond_reason_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qda_reading, "MOST_UNPACKED", 1_000_000)
    bomb = {f"sources/{GUID.format(9)}.txt": b"a" * 5_000_000}
    assert "unpacks to more than 1 MB" in refused(archive(tmp_path / "own.qdpx", project(), bomb)).err


def test_an_archive_that_lies_about_its_sizes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qda_reading, "MOST_UNPACKED", 1_000_000)
    size = 5_000_000
    written = io.BytesIO(
        archive(tmp_path / "x.qdpx", project(), {f"sources/{GUID.format(9)}.txt": b"a" * size}).read_bytes()
    )
    crafted = written.getvalue().replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    (tmp_path / "own.qdpx").write_bytes(crafted)
    refused(tmp_path / "own.qdpx")


LAUGHS = "<!DOCTYPE Project [<!ENTITY a 'ha'>{}]>".format(
    "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)


@pytest.mark.parametrize(
    "head",
    [
        LAUGHS, "<!DOCTYPE Project [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE Project SYSTEM 'http://127.0.0.1:9/x.dtd'>",
        "<!DOCTYPE Project [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p;]>",
    ],
)  # fmt: skip
def test_xml_with_entities_is_refused(head: str, tmp_path: Path) -> None:
    used = "<PlainTextContent>&i;&x;</PlainTextContent>" if "ENTITY" in head else ""
    assert "project.qde" in refused(archive(tmp_path / "own.qdpx", project(head=head, text=used))).err


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (project(passage(0, 999, 5)), "Talk.docx, passage 0: it lies outside its text"),
        (project(passage("a", 3, 5)), "it lies outside its text"),
        (project(passage(-1, 3, 5)), "it lies outside its text"),
        (project(passage(0, 3, 6)), "a code that the project lacks"),
        ("<Project/>", "is no REFI-QDA project"),
        ("no xml", "is no XML"),
        (project(path="internal://other.txt"), "lacks sources/other.txt"),
    ],
)  # fmt: skip
def test_a_damaged_project_is_refused_in_one_line(written: str, fault: str, tmp_path: Path) -> None:
    assert fault in refused(archive(tmp_path / "own.qdpx", written)).err


def test_every_cut_of_an_archive_is_refused(exported: Path, tmp_path: Path) -> None:
    whole = exported.read_bytes()
    for size in range(0, len(whole) - 1, len(whole) // 12):
        (tmp_path / "cut.qdpx").write_bytes(whole[:size])
        refused(tmp_path / "cut.qdpx")
