"""Time inputs that grow by doublings, and print how many times longer each doubling takes.

    python benchmarks/curves.py [--only WORD ...] [--most SECONDS] [--larger DOUBLINGS]

Where time grows as n log n, a doubling takes about 2.2 times as long. Every size is measured in a process of
its own, with the language model loaded before. Seconds are those of one core, so that other work on the
machine adds few; a ratio of few seconds says little. The peak is the memory of the whole process at the
largest size, the language model included. A doubling is left out if the one before took more than ``--most``
seconds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

from spacy.language import Language

from detente.analysis import Brief, analyse_what_if
from detente.case import WhatIf, load_case, resolve_evidence
from detente.dossier import join_findings
from detente.drafting.draft import draft_positions
from detente.page import analysis_page, brief_page, dossier_page
from detente.positions import positions_of
from detente.reading import Findings
from detente.reading.pipeline import load_pipeline
from detente.reading.read import read_reports
from detente.render import render_html
from detente.sources import Report, load_reports, mark_copies

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2021, 5, 7)
SIZES = 4
STEEPEST = 2.5
"""A ratio above it is marked: n log n, with room for what a machine adds."""
_LETTERS = "bdfgklmnprstvz"
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Curve:
    """An input that grows.

    Attributes
    ----------
    name
        Of the input.
    least
        The size of the smallest.
    prepared
        From a size, the work to be timed; preparing it is not.
    """

    name: str
    least: int
    prepared: Callable[[int], Callable[[], object]]


def main() -> None:
    """Print a table of seconds and ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="*", default=[], help="words of the names of inputs to time")
    parser.add_argument("--most", type=float, default=20.0, help="seconds after which none is doubled")
    parser.add_argument("--larger", type=int, default=0, help="doublings by which all sizes are larger")
    arguments = parser.parse_args()
    read_text("Both sides met on Friday.")  # the first parse takes longer
    print("| input | sizes | seconds | ratios | peak MiB | |\n| --- | --: | --: | --: | --: | --- |")
    for curve in CURVES:
        if not arguments.only or any(word in curve.name for word in arguments.only):
            _print_curve(curve, arguments.most, arguments.larger)


def _print_curve(curve: Curve, most: float, larger: int) -> None:
    sizes: list[int] = []
    seconds: list[float] = []
    peak = 0.0
    for size in (curve.least * 2 ** (k + larger) for k in range(SIZES)):
        if seconds and seconds[-1] > most:
            break
        needed, peak = _measured(curve, size)
        sizes.append(size)
        seconds.append(needed)
    ratios = [later / max(earlier, 1e-3) for earlier, later in pairwise(seconds)]
    print(
        f"| {curve.name} | {', '.join(f'{size:,}' for size in sizes)} |"
        f" {', '.join(f'{s:.2f}' for s in seconds)} | {', '.join(f'{r:.1f}' for r in ratios)} | {peak:,.0f} |"
        f" {'steep' if ratios and ratios[-1] > STEEPEST else ''} |",
        flush=True,
    )


def _measured(curve: Curve, size: int) -> tuple[float, float]:
    """Return the seconds that a size takes, and the peak of memory in MiB."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(curve, size, there))
    process.start()
    there.close()
    try:
        needed: tuple[float, float] = here.recv()
    finally:
        process.join()
    return needed


def _measure(curve: Curve, size: int, answer: Connection) -> None:
    work = curve.prepared(size)
    started = time.process_time()
    work()
    needed = time.process_time() - started
    answer.send((needed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


@cache
def pipeline() -> Language:
    """Return the shipped pipeline, loaded once."""
    return load_pipeline()


def read_text(text: str) -> Findings:
    """Read one report."""
    return next(read_reports([Report("r", "r.txt", text, published=DAY, language="en")], pipeline()))


def name_of(number: int) -> str:
    """Return a name of its own for a number.

    >>> name_of(0), name_of(1000)
    ('Babab', 'Bedim')
    """
    letters = ""
    for k in range(5):
        signs = _VOWELS if k % 2 else _LETTERS
        number, place = divmod(number, len(signs))
        letters = signs[place] + letters
    return letters.capitalize()


def reading(text: Callable[[int], str]) -> Callable[[int], Callable[[], object]]:
    """Return the preparation of a text of a size to be read."""

    def prepared(size: int) -> Callable[[], object]:
        words = text(size)
        return lambda: read_text(words)

    return prepared


def clauses(size: int) -> str:
    """One sentence of many clauses."""
    parts = [f"the council said that union {k} would end its strike" for k in range(size)]
    return "On Friday " + ", and ".join(parts) + "."


def one_sign(size: int) -> str:
    """A run of one sign in a report."""
    return f"The council met. {'<' * size} The union said it would not end the strike."


def one_word(size: int) -> str:
    """A run of one word without an end of a sentence."""
    return "The council met. " + "peace " * size


def quotations(size: int) -> str:
    """Paragraphs with a quotation each."""
    return "\n\n".join(
        f"“We shall not end strike {k} before the pay is raised,” said union leader Ana {name_of(k % 40)}."
        for k in range(size)
    )


def open_quotations(size: int) -> str:
    """Marks of quotation that nothing closes."""
    return " ".join(f"“We shall not end strike {k} now." for k in range(size))


def people(size: int) -> str:
    """New names, each with a role."""
    return "\n\n".join(
        f"{name_of(3 * k)} {name_of(7 * k + 5)}, the mayor of {name_of(11 * k + 9)}, met union leaders on"
        f" Friday. Minister {name_of(13 * k + 1)} {name_of(17 * k + 2)} refused to resign."
        for k in range(size)
    )


def days(size: int) -> str:
    """Dates, one after another."""
    return "\n".join(
        f"On {(DAY + timedelta(days=k % 4000)):%d %B %Y} the council met, two weeks after the strike."
        for k in range(size)
    )


def acts(size: int) -> str:
    """One long paragraph of demands, offers and refusals."""
    return " ".join(
        f"The {name_of(k % 60)} government demanded that the {name_of(k % 60 + 9)} rebels free prisoners, but"
        f" they refused to free them unless it lifts the blockade of {name_of(k % 60 + 20)}."
        for k in range(size)
    )


def events(size: int) -> str:
    """Events on many days."""
    return "\n\n".join(
        f"On {(DAY - timedelta(days=k)):%d %B %Y} {name_of(k % 50)} troops attacked the town of"
        f" {name_of(k % 50 + 60)} and arrested {k + 2} rebels."
        for k in range(size)
    )


def interview(size: int) -> str:
    """Questions and answers, each a turn."""
    return "\n\n".join(
        f"Q: Will the union end strike {k}?"
        if k % 2 == 0
        else f"Ana Kranz: No, we shall not end strike {k} before the pay is raised."
        for k in range(size)
    )


def dialogue(size: int) -> str:
    """Short paragraphs that one person speaks."""
    return "\n\n".join(f"“We shall not end strike {k},” said Kranz. He left." for k in range(size))


def points(size: int) -> str:
    """A list of demands, one a line."""
    lines = "\n".join(f"- an end to the ban on union {name_of(k)}" for k in range(size))
    return f"The union demanded:\n\n{lines}\n\nThe council refused."


def listed(size: int) -> str:
    """Parties in one sentence."""
    names = ", the ".join(f"{name_of(k)} Party" for k in range(size))
    return f"The {names} and the government began talks on Friday. They demanded peace."


def bodies(size: int) -> str:
    """Organisations with their initials behind them."""
    return "\n\n".join(
        f"The {name_of(k)} Workers Union ({name_of(k)[:1]}WU{k}) said on Friday that it refused talks."
        for k in range(size)
    )


def short_paragraphs(size: int) -> str:
    """Paragraphs of one short sentence."""
    return "\n\n".join(f"The {name_of(k % 400)} government refused talks on Friday." for k in range(size))


def one_line(size: int) -> str:
    """Sentences without a line's end."""
    return " ".join(
        f"The {name_of(k % 300)} government said on Friday that it would not meet the {name_of(k % 300 + 9)}"
        f" rebels in {name_of(k % 300 + 40)}."
        for k in range(size)
    )


def blank_lines(size: int) -> str:
    """Nothing between two sentences."""
    return "The council met on Friday." + "\n" * size + "The union refused to end its strike."


def articles(size: int) -> str:
    """One file of many articles, as archives of newspapers give them."""
    return "\n\n".join(
        f"Document {k + 1} of {size}\n\nStrike {k}\n\nBYLINE: A. Writer\n\nThe Herald\n\n"
        f"May {k % 28 + 1}, 2021\n\nLENGTH: 40 words\n\nBODY:\n\nThe {name_of(k)} government demanded that"
        f" {name_of(k + 50)} rebels free prisoners. They refused.\n\nLoad-Date: May {k % 28 + 1}, 2021\n\n"
        "End of Document"
        for k in range(size)
    )


def loading(ending: str, content: Callable[[int], str]) -> Callable[[int], Callable[[], object]]:
    """Return the preparation of a file of a size to be loaded."""

    def prepared(size: int) -> Callable[[], object]:
        words = content(size)

        def load() -> object:
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / f"report{ending}"
                file.write_text(words, encoding="utf-8")
                return sum(len(report.text) for report in mark_copies(load_reports([str(file)])))

        return load

    return prepared


def page_of_paragraphs(size: int) -> str:
    """A web page of paragraphs."""
    lines = (
        f"<p>Union {k} said on Friday that it would not end its strike before talks.</p>" for k in range(size)
    )
    return _page(lines)


def page_of_lists(size: int) -> str:
    """A web page of small lists."""
    lines = (f"<ul><li>Union {k}</li></ul>" for k in range(size))
    return _page(lines)


def page_of_breaks(size: int) -> str:
    """A web page of lines in one block."""
    return _page(["<div>", *(f"Union {k} said that it would strike.<br>" for k in range(size)), "</div>"])


def page_of_divisions(size: int) -> str:
    """A web page of blocks within blocks, one link each."""
    lines = (
        f"<div><div><a href='#'>Union {k}</a> said that it would strike.</div></div>" for k in range(size)
    )
    return _page(lines)


def _page(lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"<html lang='en'><head><title>Strikes</title></head><body>{body}</body></html>"


def feed(size: int) -> str:
    """A feed whose entries have one id."""
    items = "".join(
        f"<item><guid>same</guid><title>Strike {k}</title><description>Union {k} met.</description></item>"
        for k in range(size)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>"


def case_of_claims(size: int) -> Callable[[], object]:
    """A case of many claims with a quote each."""
    report = "\n\n".join(f"The council said that union {k} would end its strike." for k in range(size))
    lines = [
        "detente: 1", "title: Strikes", "about: Claims.", "parties:", "  A:", "    name: Council",
        "    options:", "      talk: {label: Talk, assumed: made up}",
        "  B:", "    name: Union", "    options:", "      strike: {label: Strike, assumed: made up}",
        "preferences:", "  A: unknown", "  B: unknown", "claims:",
    ]  # fmt: skip
    for k in range(size):
        lines += [f"  - id: c{k}", f"    says: Union {k} will end its strike.", f"    evidence: [e{k}]",
                  "    holds_if: stable(NN, seq, B)"]  # fmt: skip
    lines.append("evidence:")
    for k in range(size):
        lines.append(f"  e{k}: {{report: report.txt, quote: union {k} would end its strike}}")

    def load() -> object:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "report.txt").write_text(report, encoding="utf-8")
            file = Path(folder) / "case.yaml"
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
            case = load_case(file)
            quotes = resolve_evidence(case)
            result = analyse_what_if(case, WhatIf())
            return render_html(analysis_page(result, limit=10, evidence=quotes))

    return load


def short_reports(size: int) -> Iterator[Findings]:
    """Read short reports, every one of two parties of its own."""
    wants = (
        "lift the blockade",
        "release the prisoners",
        "withdraw its troops",
        "open the border",
        "resume talks",
    )
    texts = (
        f"The {name_of(3 * k)} government demanded on Friday that {name_of(5 * k + 4)} {wants[k % 5]}."
        f" {name_of(5 * k + 4)} refused to {wants[k % 5]} unless the government of {name_of(3 * k)}"
        f' {wants[(k + 2) % 5].replace("its ", "the ")}. "We will not negotiate," said President'
        f" Tomas {name_of(7 * k + 3)}."
        for k in range(size)
    )
    return read_reports(
        (
            Report(f"r{k}", f"r{k}.txt", text, published=DAY + timedelta(days=k % 90), language="en")
            for k, text in enumerate(texts)
        ),
        pipeline(),
    )


def joining_reports(size: int) -> Callable[[], object]:
    """The dossier of many short reports."""
    findings = list(short_reports(size))
    return lambda: join_findings(findings)


def tabling_reports(size: int) -> Callable[[], object]:
    """The table of positions of many short reports."""
    dossier = join_findings(short_reports(size))
    return lambda: positions_of(dossier)


def drafting_reports(size: int) -> Callable[[], object]:
    """The draft of a case from many short reports."""
    dossier = join_findings(short_reports(size))
    positions = positions_of(dossier)
    return lambda: draft_positions(positions, dossier, ROOT)


def joining_text(text: Callable[[int], str]) -> Callable[[int], Callable[[], object]]:
    """Return the preparation of a text of a size, read, to become a dossier and a table."""

    def prepared(size: int) -> Callable[[], object]:
        findings = read_text(text(size))

        return lambda: positions_of(join_findings([findings]))

    return prepared


def briefing(text: Callable[[int], str]) -> Callable[[int], Callable[[], object]]:
    """Return the preparation of a text of a size, read and tabled, to become the page of a brief."""

    def prepared(size: int) -> Callable[[], object]:
        dossier = join_findings([read_text(text(size))])
        brief = Brief("Strikes", dossier, None, None, {}, True, None, positions=positions_of(dossier))
        return lambda: render_html(brief_page(brief))

    return prepared


def timeline(size: int) -> Callable[[], object]:
    """The page of a dossier of many events."""
    dossier = join_findings([read_text(events(size))])
    return lambda: render_html(dossier_page(dossier))


CURVES = (
    Curve("clauses of one sentence", 125, reading(clauses)),
    Curve("run of one sign", 2000, reading(one_sign)),
    Curve("run of one word", 1000, reading(one_word)),
    Curve("quotations", 125, reading(quotations)),
    Curve("quotations that nothing closes", 125, reading(open_quotations)),
    Curve("dialogue", 250, reading(dialogue)),
    Curve("turns of an interview", 250, reading(interview)),
    Curve("new names with roles", 125, reading(people)),
    Curve("bodies with initials", 125, reading(bodies)),
    Curve("parties in one sentence", 250, reading(listed)),
    Curve("dates", 500, reading(days)),
    Curve("acts in one paragraph", 50, reading(acts)),
    Curve("events", 125, reading(events)),
    Curve("demands in a list", 250, reading(points)),
    Curve("short paragraphs", 250, reading(short_paragraphs)),
    Curve("one line", 125, reading(one_line)),
    Curve("blank lines", 2500, reading(blank_lines)),
    Curve("join, table: quotations", 125, joining_text(quotations)),
    Curve("join, table: new names with roles", 125, joining_text(people)),
    Curve("join, table: acts in one paragraph", 50, joining_text(acts)),
    Curve("join, table: parties in one sentence", 125, joining_text(listed)),
    Curve("join: short reports", 63, joining_reports),
    Curve("table: short reports", 63, tabling_reports),
    Curve("draft: short reports", 63, drafting_reports),
    Curve("page: new names with roles", 63, briefing(people)),
    Curve("page: bodies with initials", 63, briefing(bodies)),
    Curve("page: dialogue", 125, briefing(dialogue)),
    Curve("page: short paragraphs", 125, briefing(short_paragraphs)),
    Curve("page: events of a dossier", 125, timeline),
    Curve("feed of one id", 375, loading(".xml", feed)),
    Curve("file of articles", 125, loading(".txt", articles)),
    Curve("web page of paragraphs", 1500, loading(".html", page_of_paragraphs)),
    Curve("web page of lists", 1500, loading(".html", page_of_lists)),
    Curve("web page of lines", 1500, loading(".html", page_of_breaks)),
    Curve("web page of blocks", 1500, loading(".html", page_of_divisions)),
    Curve("case of claims", 250, case_of_claims),
)


if __name__ == "__main__":
    main()
