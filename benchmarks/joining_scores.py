"""Scores of the joining of parties across reports, held against names that nobody here made.

The states are those of ISO 3166 as `pycountry` has them: each under its name, its official name and the one
in use, as three reports would name it. The parties of reports are those of the labelled texts beside the
repository, where they are. Names that a label gives to one maker of positions name one party, if one has the
words of the other or is its acronym; names of two makers of one report name two.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pycountry

from detente.dossier.join import dossier_ids, join_findings
from detente.dossier.proposals import propose_merges
from detente.dossier.same_party import group_parties
from detente.dossier.spelling import normal_name
from detente.reading import Findings, Party
from detente.reading.pipeline import load_pipeline
from detente.reading.read import read_reports
from detente.sources import Report, load_reports

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold" / "models"
GOVERNMENT = re.compile("government|administration| of ")
Name = tuple[str, str]
"""A report and a name in it."""


def main() -> None:
    """Print precision and recall of what is joined, of what is proposed beside it, and each that is wrong."""
    of_states()
    for texts in ("wire.jsonl", "dev.jsonl"):
        if (SHARED / texts).is_file():
            of_reports(SHARED / texts)


def of_states() -> None:
    findings, wanted = [], {}
    for country in pycountry.countries:
        names = [
            re.sub(r"(.+), (.+ of)", r"\2 \1", getattr(country, form, ""))
            for form in ("name", "official_name", "common_name")
        ]
        for name in filter(None, dict.fromkeys(names)):
            key = f"r{len(findings)}"
            party = Party(id="it", name=name, kind="state")
            findings.append(Findings(report=Report(key, key, name, language="en"), parties=(party,)))
            wanted[key, name] = {country.alpha_3}
    score("states of ISO 3166", findings, wanted)


def of_reports(path: Path) -> None:
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    findings = list(read_reports(load_reports([str(path)]), load_pipeline()))
    wanted: defaultdict[Name, set[str]] = defaultdict(set)
    for names in identities(label["makers"] for label in labels):
        for label, read in zip(labels, findings, strict=True):
            given = {normal_name(n) for maker in label["makers"] for n in maker["names"]} & names
            for party in read.parties:
                own = {normal_name(name) for name in (party.name, *party.aliases)}
                if own & given:
                    wanted[read.id, party.name].add(min(names))
    score(path.name, findings, wanted)


def identities(makers: Iterable[Sequence[dict[str, list[str]]]]) -> list[set[str]]:
    """Return the names that name one party: those of one maker that have the words of each other."""
    groups: list[set[str]] = []
    for of_report in makers:
        for maker in of_report:
            # A government is not one with its head, nor with its state, though they are one maker.
            names = [
                n for n in maker["names"] if n != n.lower() and not re.search("government|admin| of ", n)
            ]
            groups += [{normal_name(name)} for name in names]
            for one, other in combinations(names, 2):
                if is_one_by_form(one, other):
                    groups.append({normal_name(one), normal_name(other)})
    joined: list[set[str]] = []
    for group in groups:
        near = [each for each in joined if each & group]
        joined = [each for each in joined if not each & group]
        joined.append(group.union(*near))
    return joined


def is_one_by_form(name: str, other: str) -> bool:
    few, many = sorted((re.findall(r"\w+", name), re.findall(r"\w+", other)), key=len)
    initials = "".join(word[0] for word in many if word[0].isupper())
    return (len(few) == 1 and few[0] == initials) or (few[-1] == many[-1] and set(few) < set(many))


def score(what: str, findings: list[Findings], wanted: dict[Name, set[str]]) -> None:
    dossier = join_findings(findings)
    ids = dict(parties_of(findings))
    pairs = [(one, other) for one, other in combinations(sorted(wanted), 2) if one[0] != other[0]]
    same = {pair for pair in pairs if wanted[pair[0]] & wanted[pair[1]]}
    made = {(one, other) for one, other in pairs if ids[one] == ids[other]}
    proposed = {frozenset((p.one.id, p.other.id)) for p in propose_merges(dossier.parties)}
    asked = {(one, other) for one, other in pairs if frozenset((ids[one], ids[other])) in proposed}
    print(f"{what}: {len(wanted)} names, {len(same)} pairs are one")
    print(f"  joined: precision {share(made & same, made)}, recall {share(made & same, same)}")
    both = made | asked
    print(f"  joined or proposed: precision {share(both & same, both)}, recall {share(both & same, same)}")
    for title, wrong in (("joined wrongly", made - same), ("proposed wrongly", asked - same)):
        for (one, other), times in Counter(named(wrong)).most_common(12):
            print(f"    {title}: {one} | {other} ({times})")
    for (one, other), times in Counter(named(same - both)).most_common(12):
        print(f"    neither: {one} | {other} ({times})")


def parties_of(findings: list[Findings]) -> Iterator[tuple[Name, str]]:
    """Yield each name of each report with the id of its party in the dossier."""
    ids = dossier_ids(group_parties(findings))
    for read in findings:
        for party in read.parties:
            yield (read.id, party.name), ids[read.id, party.id]


def named(pairs: Iterable[tuple[Name, Name]]) -> Iterator[tuple[str, str]]:
    for one, other in pairs:
        first, second = sorted((one[1], other[1]))
        yield first, second


def share(part: set[tuple[Name, Name]], whole: set[tuple[Name, Name]]) -> str:
    return f"{len(part) / len(whole):.3f}" if whole else "none"


if __name__ == "__main__":
    main()
