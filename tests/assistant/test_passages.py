"""A report is cut into passages of whole paragraphs, without its furniture."""

from __future__ import annotations

from detente.assistant.passages import passages_of
from detente.sources import Report

PARAGRAPHS = [f"Paragraph {k} says that the port of Varn may close its gates." for k in range(6)]
REPORT = Report("r", "r.txt", "\n\n".join(PARAGRAPHS) + "\n")


def test_a_short_report_is_one_passage() -> None:
    [passage] = passages_of(REPORT, (), 6000)
    assert passage.quote == REPORT.text.strip()


def test_a_long_one_is_cut_between_paragraphs_and_nothing_is_lost() -> None:
    passages = list(passages_of(REPORT, (), 130))
    assert [p.quote.split("\n\n") for p in passages] == [PARAGRAPHS[0:2], PARAGRAPHS[2:4], PARAGRAPHS[4:6]]


def test_a_paragraph_that_is_too_long_is_cut_behind_a_sentence() -> None:
    text = " ".join(PARAGRAPHS)
    passages = list(passages_of(Report("r", "r.txt", text), (), 130))
    assert "".join(p.quote for p in passages) == text
    assert all(len(p.quote) <= 130 and p.quote.strip().endswith(".") for p in passages)


def test_furniture_is_in_no_passage() -> None:
    start = REPORT.text.index(PARAGRAPHS[2])
    furniture = REPORT.passage(start, start + len(PARAGRAPHS[2]))
    passages = list(passages_of(REPORT, (furniture,), 6000))
    assert [p.quote.split("\n\n") for p in passages] == [PARAGRAPHS[:2], PARAGRAPHS[3:]]


def test_a_passage_is_evidence() -> None:
    assert all(REPORT.text[p.start : p.end] == p.quote for p in passages_of(REPORT, (), 200))
