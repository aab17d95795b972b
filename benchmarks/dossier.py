"""The time that a kept dossier takes: adding, a page of its chronology, a search, and joining many reports.

The reports are drawn from a seed; nothing is read from text. What is added is safely on
the disk before the next is.
"""

from __future__ import annotations

import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from detente.analysis import evidence_base
from detente.dossier import Dossier, join_findings, open_store, propose_merges, timeline
from detente.page import timeline_page
from detente.reading import Event, Findings, Party, Statement
from detente.sources import Report

FINDINGS = 50
"""Of each report."""
SYLLABLES = [f"{a}{b}{c}" for a in "bdfgklmnprstv" for b in "aeiou" for c in ("", "n", "r")]
VOCABULARY = 30_000
"""Words, of which few are common and most are rare, as in any language."""
WORDS = [f"{a}{b}{c}" for c in SYLLABLES for b in SYLLABLES for a in SYLLABLES][:VOCABULARY]
COMMON = list(itertools.accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
FIRST = [
    f"{a}{b}"
    for a in ("Ana", "Bor", "Cel", "Dav", "Eri", "Fel", "Gor", "Hel")
    for b in ("", "is", "on", "a", "ek")
]
LAST = [
    f"{a}{b}{c}"
    for a in ("Bar", "Kel", "Mor", "Tan", "Ves", "Zor")
    for b in ("an", "en", "ik", "os")
    for c in ("sky", "ia", "ter", "")
]


def drawn(number: int, chance: random.Random) -> Findings:
    """A report of 250 words with ten parties, fifteen statements and twenty-five events."""
    drawn_words = chance.choices(WORDS, cum_weights=COMMON, k=250)
    sentences = (" ".join(drawn_words[k : k + 12]).capitalize() for k in range(0, 250, 12))
    text = ". ".join(sentences)
    day = date(2020, 1, 1) + timedelta(days=number % 2000)
    report = Report(f"r{number}", f"r{number}.txt", text, f"Report {number}", f"Paper {number % 20}", day)

    def words() -> object:
        start = chance.randrange(len(text) - 60)
        return report.passage(start, start + chance.randrange(20, 60))

    parties = tuple(
        Party(
            id=f"p{k}",
            name=f"{chance.choice(FIRST)} {chance.choice(LAST)}{'' if chance.random() < 0.8 else 'e'}",
            kind="person",
            mentions=(words(), words()),
        )
        for k in range(10)
    )
    ids = [party.id for party in parties]
    statements = tuple(
        Statement(
            id=f"s{k}", speaker=chance.choice(ids), speaker_span=None, cue_span=None, manner="direct",
            content_spans=(words(),),
        )
        for k in range(15)
    )  # fmt: skip
    events = tuple(
        Event(
            id=f"e{k}", type="CONSULT", actors=(chance.choice(ids),), recipients=(chance.choice(ids),),
            when=(day - timedelta(days=chance.randrange(3000))).isoformat(), span=words(),
            modality="happened",
        )
        for k in range(25)
    )  # fmt: skip
    return Findings(report=report, parties=parties, statements=statements, events=events)


def many(first: int, last: int) -> Iterator[Findings]:
    chance = random.Random(first)
    return (drawn(number, chance) for number in range(first, last))


def seconds(
    work: Callable[[], object], times: int = 1, clock: Callable[[], float] = time.perf_counter
) -> float:
    taken = []
    for _ in range(times):
        begun = clock()
        work()
        taken.append(clock() - begun)
    return sorted(taken)[len(taken) // 2]


def main(findings: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.dossier"
        made = list(many(0, 2_000))
        with open_store(str(path), create=True) as store:
            took = seconds(lambda: [store.add(each) for each in made[:200]])
            print(f"added report by report: {200 * FINDINGS / took:,.0f} findings a second")
            took = seconds(lambda: [store.add_all(made[k : k + 20]) for k in range(200, 2_000, 20)])
            print(f"added by twenty reports: {1_800 * FINDINGS / took:,.0f} findings a second")
            for start in range(2_000, findings // FINDINGS, 500):
                store.add_all(list(many(start, start + 500)))
            size = path.stat().st_size / 1e6
            print(f"a dossier of {findings:,} findings: {size:,.0f} MB")
        with open_store(str(path)) as store:
            page = store.chronology(limit=100)
            middle = store.chronology(since=date(2021, 5, 1), until=date(2021, 6, 1), limit=100)
            assert len(page) == len(middle) == 100
            first = seconds(lambda: store.chronology(limit=100), 9)
            between = seconds(lambda: store.chronology(date(2021, 5, 1), date(2021, 6, 1), 100), 9)
            later = seconds(lambda: store.chronology(limit=100, after=middle[-1].place), 9)
            print(f"a page of its chronology: {first * 1e3:.1f} ms; of one month {between * 1e3:.1f} ms;"
                  f" the next page {later * 1e3:.1f} ms")  # fmt: skip
            common, middling, rare = WORDS[5], WORDS[300], WORDS[9_000]
            for wanted in (common, f"{common} {middling}", middling, rare, f"{middling[:4]}*"):
                took = seconds(lambda wanted=wanted: store.search(wanted), 9)  # type: ignore[misc]
                print(f"search for {wanted}: {took * 1e3:.1f} ms, {len(store.search(wanted))} passages")
        small = Path(folder) / "small.dossier"
        for reports in (500, 1_000):
            with open_store(str(small), create=True) as store:
                store.add_all(made[reports - 500 : reports])
                took = seconds(lambda store=store: ask_timeline(store.dossier()))  # type: ignore[misc]
                print(f"`timeline` of {reports * FINDINGS:,} findings, joined for it: {took:.1f} s")
    made = list(many(0, 10_000))
    for number in (2_500, 5_000, 10_000):
        some = made[:number]
        took = seconds(lambda some=some: join_findings(some))  # type: ignore[misc]
        print(f"joined {number:,} reports: {took:.1f} s, {1e3 * took / number:.2f} ms a report")
    dossier = join_findings(made)
    print(f"  {dossier}")
    begun = time.perf_counter()
    proposals = propose_merges(dossier.parties)
    print(f"proposed {len(proposals):,} merges: {time.perf_counter() - begun:.1f} s")


def ask_timeline(dossier: Dossier) -> object:
    """Answer what the command `detente dossier timeline` is asked, without its program's start."""
    base = evidence_base(dossier)
    return timeline_page(base, timeline(base))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
