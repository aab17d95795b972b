"""Twice as much of an input is about twice the work, whatever the input is made of: no curve is steeper.

Calls are counted, not seconds. `benchmarks/curves.py` has the seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from tests.support.work import calls_of

from detente.analysis import Brief
from detente.dossier import Dossier, join_findings
from detente.drafting import draft_positions
from detente.page import brief_page
from detente.page.notes import segments
from detente.positions import positions_of
from detente.reading.events.find import _phrase
from detente.reading.read import read_reports
from detente.sources import Evidence, Report, load_reports, with_unique_ids

DAY = date(2021, 5, 7)
STEEPEST = 2.4
NAMES = [f"{a}{b}{c}en" for a in ("Bar", "Dol", "Kem", "Tor", "Ves") for b in "aeiou" for c in "dklmnrst"]


def name(k: int) -> str:
    return NAMES[k % len(NAMES)] + ("" if k < len(NAMES) else "sky")


def read(pipeline: Language, texts: Sequence[str]) -> Dossier:
    reports = (
        Report(f"r{k}", "r.txt", text, published=DAY + timedelta(days=k % 60), language="en")
        for k, text in enumerate(texts)
    )
    return join_findings(read_reports(reports, pipeline))


def clauses(size: int) -> str:
    return (
        "On Friday "
        + ", and ".join(f"the council said that union {k} would strike" for k in range(size))
        + "."
    )


def roles(size: int) -> str:
    return "\n\n".join(
        f"{name(k)} {name(3 * k + 1)}, mayor of {name(7 * k + 2)}, met the union. He refused to resign."
        for k in range(size)
    )


def events(size: int) -> str:
    return "\n\n".join(
        f"On {DAY - timedelta(days=k):%d %B %Y} {name(k)} troops attacked the town of {name(k + 60)}."
        for k in range(size)
    )


def bodies(size: int) -> str:
    return "\n\n".join(
        f"The {name(k)} Workers Union ({name(k)[0]}WU{k}) said on Friday that it refused talks."
        for k in range(size)
    )


def listed(size: int) -> str:
    return "The " + ", the ".join(f"{name(k)} Party" for k in range(size)) + " began talks on Friday."


def turns(size: int) -> str:
    return "\n\n".join(
        f"Q: Will union {k} strike?\n\nAna Kranz: No, we shall not, two weeks after strike {k}."
        for k in range(size)
    )


def dialogue(size: int) -> str:
    return "\n\n".join(f"“We shall not end strike {k},” said Kranz. He left." for k in range(size))


def points(size: int) -> str:
    return "The union demanded:\n\n" + "\n".join(f"- an end to the ban on {name(k)}" for k in range(size))


def same_surname(size: int) -> str:
    return "\n\n".join(f"{name(k)} Kranz met the union. Kranz refused to resign." for k in range(size))


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (clauses, 80),
        (roles, 30),
        (events, 40),
        (bodies, 25),
        (listed, 60),
        (turns, 25),
        (dialogue, 40),
        (points, 40),
        (same_surname, 25),
    ],
)
def test_reading_grows_with_the_text(pipeline: Language, text: Callable[[int], str], size: int) -> None:
    few, many = (calls_of(lambda k=k: read(pipeline, [text(k * size)])) for k in (1, 2))  # type: ignore[misc]
    assert many < STEEPEST * few


@pytest.mark.parametrize(("text", "size"), [(roles, 25), (bodies, 30), (dialogue, 50), (events, 30)])
def test_a_page_grows_with_the_text(pipeline: Language, text: Callable[[int], str], size: int) -> None:
    work = []
    for k in (1, 2):
        dossier = read(pipeline, [text(k * size)])
        brief = Brief("Strikes", dossier, None, None, {}, True, None, positions=positions_of(dossier))
        work.append(calls_of(lambda brief=brief: brief_page(brief)))  # type: ignore[misc]
    few, many = work
    assert many < STEEPEST * few


def test_a_chain_of_names_is_gone_through_once() -> None:
    words = ["Ana", *(word for k in range(40) for word in ("and", name(k))), "met"]
    last = len(words) - 1
    heads = [last, *(2 * (k // 2) for k in range(last - 1)), last]
    deps = ["nsubj", *(dep for _ in range(40) for dep in ("cc", "conj")), "ROOT"]
    doc = Doc(Vocab(), words=words, heads=heads, deps=deps)
    assert _phrase(doc[0]) == (0, last - 1)


class _Parsed(Exception):
    """Raised in the place of parsing."""


def test_a_long_text_is_parsed_in_small_parts(pipeline: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []

    def counted(texts: Iterable[tuple[str, object]], **_: object) -> object:
        lengths.append(sum(len(text) for text, _ in texts))
        raise _Parsed

    monkeypatch.setattr(pipeline, "pipe", counted)
    with pytest.raises(_Parsed):
        read(pipeline, [roles(10_000)])
    assert 20_000 < lengths[0] < 80_000


def dispute(k: int) -> str:
    one, other = name(3 * k), name(3 * k + 1)
    return (
        f"The {one} government demanded on Friday that {other} hold talks with it. {other} refused to hold"
        f" talks with {one} unless it lifts the blockade of {name(3 * k + 2)}."
    )


def test_a_table_and_a_draft_grow_with_the_reports(pipeline: Language, tmp_path: Path) -> None:
    work = []
    for size in (30, 60):
        dossier = read(pipeline, [dispute(k) for k in range(size)])
        table = positions_of(dossier)
        work.append(
            (
                calls_of(lambda dossier=dossier: positions_of(dossier)),  # type: ignore[misc]
                calls_of(lambda table=table, dossier=dossier: draft_positions(table, dossier, tmp_path)),  # type: ignore[misc]
            )
        )
    for few, many in zip(*work, strict=True):
        assert many < STEEPEST * few


def test_ids_of_a_feed_are_given_without_trying_those_before() -> None:
    few, many = (
        calls_of(lambda size=size: list(with_unique_ids(Report("same", "feed", "x") for _ in range(size))))  # type: ignore[misc]
        for size in (200, 400)
    )
    assert many < STEEPEST * few
    ids = [report.id for report in with_unique_ids(Report(i, "feed", "x") for i in ("a", "a", "a-2", "a"))]
    assert ids == ["a", "a-2", "a-2-2", "a-3"]


def test_a_report_is_cut_for_its_notes_without_going_through_all_of_them() -> None:
    def cut(size: int) -> int:
        text = "word " * size
        cited = [(k, Evidence("r", 5 * k, 5 * k + 4, "word")) for k in range(size)]
        return calls_of(lambda: segments(text, cited, []))

    assert cut(400) < STEEPEST * cut(200)


def test_a_page_of_thousands_of_lists_is_read(tmp_path: Path) -> None:
    lists = "".join(f"<ul><li>Union {k}</li></ul>" for k in range(4000))
    (tmp_path / "page.html").write_text(f"<html><body>{lists}</body></html>", encoding="utf-8")
    (report,) = load_reports([str(tmp_path / "page.html")])
    assert report.text.count("Union") == 4000
