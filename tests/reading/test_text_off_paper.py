"""A report off paper or out of mail is read like the same report in whole lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from textwrap import fill, wrap

import pytest
from spacy.language import Language

from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources.report import Report

PARAGRAPHS = (
    "Otto Kranz said on Tuesday that the talks with the water board were over, and the herders of the "
    "upper valley blocked the road to the new canal.",
    "“We will not sign anything while the gates stay shut,” Kranz told the Harvest Union in Lower Town, "
    "where two thousand people had come to hear him. “They have had since September 2019 to open one.”",
    "The Ministry of Water rejected the demand. Its spokeswoman, Alma Birch, said that the cease-fire of "
    "12 May 2021 forbids any blockade and that the office of the governor would send police if the road "
    "was not open by Friday.",
    "“I have asked both sides to return to the table,” said Bishop Janne Rost, who mediated in 2018.",
    "According to the Valley Herald, the ministry arrested three herders on Sunday. They were released "
    "two days later, and the union called off a strike that it had planned for June.",
)
WHOLE = "\n\n".join(PARAGRAPHS) + "\n"


def _each(change: Callable[[str], str], between: str = "\n\n") -> str:
    return between.join(change(paragraph) for paragraph in PARAGRAPHS) + "\n"


def _ragged(paragraph: str) -> str:
    """Break as a proportional font does: by the width of letters and not by their number."""
    lines, line, width = [], "", 0.0
    for word in paragraph.split():
        size = sum(0.5 if c in "iljtf.,’ “”" else 1.4 if c in "mwMW" else 1.0 for c in word) + 0.5
        if line and width + size > 66:
            lines.append(line)
            line, width = word, size
        else:
            line, width = f"{line} {word}".strip(), width + size
    return "\n".join([*lines, line])


def _justified(paragraph: str) -> str:
    """Break into lines that all but the last one end at the same place, with blanks between their words."""
    *lines, last = fill(paragraph, 72).split("\n")
    return "\n".join([*(line.replace(" ", "  ", 72 - len(line)) for line in lines), last])


def _divided(paragraph: str) -> str:
    """Break within words, where a word is long enough."""
    rest, lines = paragraph, []
    while len(rest) > 70:
        cut = rest.rfind(" ", 0, 70)
        word = re.match(r" ([a-z]{7,})\b", rest[cut:])
        if word is None:
            lines.append(rest[:cut])
            rest = rest[cut + 1 :]
        else:
            lines.append(rest[: cut + 5] + "-")
            rest = rest[cut + 5 :]
    return "\n".join([*lines, rest])


def _ligatures(paragraph: str) -> str:
    return paragraph.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def _special_spaces(paragraph: str) -> str:
    words = paragraph.split(" ")
    return "".join(
        word + ("\u00a0", " ", "\u202f", " \u200b")[k % 4] for k, word in enumerate(words)
    ).rstrip()


def _paged(text: str) -> str:
    """Put the number of a page and a form feed behind every sixth line."""
    lines = text.split("\n")
    for k in range(6, len(lines), 6):
        lines[k] += f"\n\n                    - {k // 6} -\n\x0c\n"
    return "\n".join(lines)


VARIANTS = {
    "pages": _paged(_each(lambda p: fill(p, 72))),
    "65 columns": _each(lambda p: fill(p, 65)),
    "72 columns": _each(lambda p: fill(p, 72)),
    "80 columns": _each(lambda p: fill(p, 80)),
    "72 columns, no blank lines": _each(lambda p: fill(p, 72), "\n"),
    "a PDF's ragged lines": _each(_ragged),
    "a PDF's ragged lines, no blank lines": _each(_ragged, "\n"),
    "quoted in a mail": "".join(
        f"> {line}".rstrip() + "\n" for line in _each(lambda p: fill(p, 72)).split("\n")
    ),
    "quoted twice": "".join(
        f">> {line}".rstrip() + "\n" for line in _each(lambda p: fill(p, 70)).split("\n")
    ),
    "CRLF": _each(lambda p: fill(p, 72)).replace("\n", "\r\n"),
    "first lines indented": _each(lambda p: fill(p, 72, initial_indent="    "), "\n"),
    "all lines indented": _each(lambda p: fill(p, 76, initial_indent="    ", subsequent_indent="    ")),
    "blank lines between all lines": _each(lambda p: "\n\n".join(wrap(p, 72)), "\n\n\n"),
    "words divided": _each(_divided),
    "soft hyphens": _each(lambda p: _divided(p).replace("-\n", "\u00ad\n")),
    "a narrow column": _each(lambda p: fill(p, 38)),
    "ligatures": _each(_ligatures),
    "special spaces": _each(_special_spaces),
    "justified": _each(_justified),
    "tabs within lines": _each(lambda p: fill(p, 72).replace(" ", "\t", 5)),
    "many empty lines": "\n" * 3_000 + WHOLE.replace("\n\n", "\n" * 60),
    "trailing blanks": _each(lambda p: fill(p, 72)).replace("\n", "  \n"),
}


def _words(quote: str) -> str:
    """The words of a passage without what paper and mail put between them."""
    plain = quote.replace("\u00ad\n", "").replace("\u200b", "").replace("\r", "")
    for ligature, letters in (("ﬃ", "ffi"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff")):
        plain = plain.replace(ligature, letters)
    plain = re.sub(r"(?m)^[>\s]+", "", plain)
    plain = re.sub(r"(?<!cease)-\n", "", plain)
    return " ".join(plain.split())


def _read(found: Findings) -> Iterator[tuple[object, ...]]:
    names = {party.id: party.name for party in found.parties}
    for statement in found.statements:
        words = " ".join(_words(span.quote) for span in statement.content_spans)
        yield "statement", names.get(statement.speaker or ""), statement.manner, words
    for day in found.dates:
        yield "date", _words(day.span.quote), day.value
    for event in found.events:
        yield (
            "event", event.type, [names[id_] for id_ in event.actors],
            [names[id_] for id_ in event.recipients], event.when, event.modality,
        )  # fmt: skip


@pytest.mark.parametrize("variant", VARIANTS)
def test_statements_dates_and_events_are_those_of_the_report_in_whole_lines(
    variant: str, pipeline: Language
) -> None:
    day = date(2021, 5, 19)
    text = VARIANTS[variant]
    whole, found = read_reports(
        [Report("r", "r.txt", WHOLE, published=day), Report("s", "s.txt", text, published=day)], pipeline
    )
    assert found.text == text
    assert len(list(_read(whole))) > 15
    assert list(_read(found)) == list(_read(whole))
    for statement in found.statements:
        assert all(text[span.start : span.end] == span.quote for span in statement.content_spans)


def test_a_break_behind_the_verb_of_saying_hides_no_statement(pipeline: Language) -> None:
    (found,) = read_reports([Report("r", "r.txt", "Otto Kranz said\nthat the talks were over.")], pipeline)
    assert [span.quote for item in found.statements for span in item.content_spans] == [
        "that the talks were over"
    ]
