"""The time that the timeline of a dossier takes: laid out once, then read page by page; and made anew.

The reports are drawn from a seed: each has plain sentences of who met or attacked whom, so that the events
have lines.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import dossier as drawn_reports
from detente import analysis, page
from detente.dossier import Dossier, Filter, LinesBefore, Store, TimelineLaidOut, open_store, timeline
from detente.reading import Event, Findings, Party, Statement
from detente.sources import Report

PEOPLE = [f"{first} {last}" for first in drawn_reports.FIRST for last in drawn_reports.LAST][:2_000]
TOWNS = ["Brine", "Salt Ford", "Tarn", "Velmar", "Old Mill", "Kessel", "Port Ana", "Upper Lock"]
DEEDS = (("met", "CONSULT"), ("attacked", "ASSAULT"), ("helped", "AID"), ("accused", "ACCUSE"))
CLOCKS = (time.perf_counter, time.process_time)
MOST_MADE_ANEW = 100_000
"""Findings up to which the whole timeline is also made anew for each question, as it was before."""


def drawn(number: int, chance: random.Random) -> Findings:
    """A report of ten parties, twenty-five events, each in a sentence of its own, and fifteen statements."""
    day = date(2015, 1, 1) + timedelta(days=number % 3000)
    names = chance.sample(PEOPLE, 10)
    text, deeds = "", []
    for k in range(25):
        one, other = chance.sample(range(10), 2)
        verb, kind = chance.choice(DEEDS)
        when = day - timedelta(days=chance.randrange(1, 90))
        words = " ".join(chance.choices(drawn_reports.WORDS, cum_weights=drawn_reports.COMMON, k=6))
        start = len(text) + len(names[one]) + 1
        said = f"{verb} {names[other]} in {chance.choice(TOWNS)} on {when:%B} {when.day} about {words}"
        text += f"{names[one]} {said}. "
        deeds.append((f"e{k}", kind, one, other, when, start, start + len(said)))
    report = Report(f"r{number}", f"r{number}.txt", text, f"Report {number}", f"Paper {number % 20}", day)

    def mention(name: str) -> tuple[object, ...]:
        at = text.find(name)
        return (report.passage(at, at + len(name)),) if at >= 0 else ()

    parties = tuple(
        Party(id=f"p{k}", name=name, kind="person", mentions=mention(name)) for k, name in enumerate(names)
    )
    statements = tuple(
        Statement(
            id=f"s{k}", speaker=f"p{chance.randrange(10)}", speaker_span=None, cue_span=None,
            manner="indirect",
            content_spans=(report.passage(start := chance.randrange(len(text) - 60), start + 40),),
        )
        for k in range(15)
    )  # fmt: skip
    events = tuple(
        Event(
            id=name, type=kind, actors=(f"p{one}",), recipients=(f"p{other}",), when=when.isoformat(),
            span=report.passage(start, end), modality="happened",
        )
        for name, kind, one, other, when, start, end in deeds
    )  # fmt: skip
    return Findings(report=report, parties=parties, statements=statements, events=events)


def many(first: int, last: int) -> Iterator[Findings]:
    chance = random.Random(first)
    return (drawn(number, chance) for number in range(first, last))


def main(findings: int) -> None:
    reports = findings // drawn_reports.FINDINGS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.dossier"
        with open_store(str(path), create=True) as store:
            for start in range(0, reports, 500):
                store.add_all(list(many(start, min(start + 500, reports))))
        bare = path.stat().st_size
        print(f"{findings:,} findings in {reports:,} reports, {bare / 1e6:,.0f} MB")
        with open_store(str(path)) as store:
            begun, busy = (clock() for clock in CLOCKS)
            lines = len(ask(store, Filter(), limit=100).dated)
            took, busy = time.perf_counter() - begun, time.process_time() - busy
            grown = (path.stat().st_size - bare) / 1e6
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            print(
                f"  laid out and asked for {lines} lines: {took:.1f} s, {busy:.1f} of the processor;"
                f" {grown:,.0f} MB more in the file; {peak:.1f} GB of memory at most"
            )
        with open_store(str(path)) as store:
            store.add(next(iter(many(reports, reports + 1))))
            took = drawn_reports.seconds(lambda: ask(store, Filter(), 100), clock=time.process_time)
            print(f"  after one more report: {took:.1f} s of the processor")
            for name, only, start in (
                ("the first 100 lines", Filter(), 0),
                ("lines in the middle", Filter(), findings // 5),
                ("of one month", Filter(since=date(2019, 5, 1), until=date(2019, 5, 31)), 0),
                ("since a day", Filter(since=date(2017, 1, 1)), 0),
                ("of one party", Filter(parties=frozenset(("p1",))), 0),
                ("of one type", Filter(types=frozenset(("ASSAULT",))), 0),
            ):

                def shown(only: Filter = only, start: int = start) -> object:
                    return page.kept_timeline_page(ask(store, only, 100, start))

                took, cpu = (drawn_reports.seconds(shown, 9, clock) for clock in CLOCKS)
                print(f"  a page {name}: {took * 1e3:.1f} ms, {cpu * 1e3:.1f} of them of the processor")
            if findings <= MOST_MADE_ANEW:
                took = drawn_reports.seconds(lambda: made_anew(store), clock=time.process_time)
                print(f"  made anew for the question, whole, as it was before: {took:.1f} s of the processor")


def ask(store: Store, only: Filter, limit: int, start: int = 0) -> analysis.KeptTimeline:
    """Answer what the command `detente dossier timeline` is asked, without its program's start."""

    def lay_out(dossier: Dossier, before: LinesBefore) -> TimelineLaidOut:
        return analysis.lay_out_timeline(dossier, page.TimelineWording, before, page.base_with_days(dossier))

    with store.timeline_rows(lay_out, analysis.timeline_maker(), lambda _: None, print) as rows:
        return analysis.ask_timeline(rows, only, limit=limit, start=start)


def made_anew(store: Store) -> object:
    """Answer it from all reports at once."""
    base = analysis.evidence_base(store.dossier())
    return page.timeline_page(base, timeline(base))


if __name__ == "__main__":
    for number in sys.argv[1:] or ["25000", "100000"]:
        main(int(number))
