"""Print how much of hand-made conflict models the drafts of their reports find.

    python benchmarks/drafting_scores.py [--gold FOLDER] [--markdown] [FILE ...]

Each line of a file is one report with its model: ``makers`` with their names and the number of readers who
named them; ``options`` with their maker, the act in words, the spans of text that speak of it, and who
wants it or not; ``claims`` with their spans. What all agree on is needed, what one has is allowed.

A drafted party is right if it is a maker of the model by name. A drafted option is right if its party is the
maker, and a quote of it shares half of the shorter span with a span of the model's option. One option of the
draft fits one of the model; a second one on the same is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from detente.case import CaseFile, parse_case
from detente.dossier import join_findings
from detente.drafting import draft_case
from detente.errors import BadInput
from detente.reading import Findings, read_loaded
from detente.sources import load_reports

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "gold" / "models"
LONGEST_PROOF = 240
"""A longer quote proves nothing."""
FEWEST_LABEL_WORDS, MOST_LABEL_WORDS = 2, 9
SHORTEST_CONTENT_WORD, STEM = 4, 5
TITLES = {
    "dev": "news reports of twelve disputes",
    "wire": "27 wire reports of peace talks",
    "mini": "18 small invented reports, one difficulty each",
    "icb": "nine narratives of crises between states",
}
MEASURES = {"makers": "decision makers", "options": "options", "wants": "who wants it, or not"}
NO_CONTENT = frozenset(("with", "from", "that", "into", "over", "their", "this"))

Span = tuple[int, int]
Model = Mapping[str, Any]


@dataclass(frozen=True)
class DraftedOption:
    """An option of a draft: its party, its name, its label, the spans it cites, and whether it is taken."""

    party: str
    name: str
    label: str
    spans: tuple[Span, ...]
    taken: bool | None


def main() -> None:
    """Draft a case of each labelled report, and print the scores of each file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="files of labelled models; all in --gold if none")
    parser.add_argument("--gold", type=Path, default=DEFAULT, help="the folder of labelled models")
    parser.add_argument("--markdown", action="store_true", help="print the table of the documentation")
    arguments = parser.parse_args()
    files: list[Path] = arguments.files or sorted(arguments.gold.glob("*.jsonl"))
    if not files:
        sys.exit(f"{arguments.gold}: no labelled models there; name their folder with --gold")
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        sys.exit(f"{', '.join(missing)}: no such file")
    if arguments.markdown:
        print("| set | | precision | recall | F1 |\n| --- | --- | --: | --: | --: |")
    for file in files:
        models = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        counts: Counter[str] = Counter()
        for model, case in zip(models, drafts(models), strict=True):
            counts += scored(model, case)
        if arguments.markdown:
            for line in markdown(TITLES.get(file.stem, file.stem), counts):
                print(line)
            continue
        print(f"{file.name}: {len(models)} reports, {counts['no draft']} without a draft")
        for line in table(counts):
            print(f"  {line}")


def drafts(models: Iterable[Model]) -> Iterator[CaseFile | None]:
    """Yield the drafted case of each report, read from a file as `detente draft` reads it."""
    with tempfile.TemporaryDirectory() as folder:

        def loaded() -> Iterator[Any]:
            for number, model in enumerate(models):
                file = Path(folder) / f"report-{number}.txt"
                file.write_text(model["text"], encoding="utf-8", newline="")
                yield from load_reports([str(file)], published=date.fromisoformat(model["published"]))

        for findings in read_loaded(loaded()):
            yield _drafted(findings, Path(folder))


def _drafted(findings: Findings, folder: Path) -> CaseFile | None:
    try:
        return parse_case(draft_case(join_findings([findings]), folder)).file
    except BadInput:  # nothing to draft
        return None


def scored(model: Model, case: CaseFile | None) -> Counter[str]:
    """Return the counts of one report, right ones and all."""
    counts: Counter[str] = Counter()
    needed = {maker["id"] for maker in model["makers"] if maker["votes"] > 1}
    options: Sequence[Model] = model.get("options", ())
    claims: Sequence[Model] = model.get("claims", ())
    counts["makers needed"] = len(needed)
    counts["options needed"] = sum(option["agreed"] for option in options)
    counts["claims needed"] = len(claims)
    if case is None:
        counts["no draft"] = 1
        return counts
    makers = {key: _maker_of((party.name, key), model["makers"]) for key, party in case.parties.items()}
    matched = [maker for maker in makers.values() if maker is not None]
    counts["makers drafted"] = len(makers)
    counts["makers right"] = len(set(matched))  # a second party that is the same maker is wrong
    counts["needed makers drafted"] = len(needed & set(matched))
    if "options" in model:
        drafted = _options_of(case)
        _score_options(counts, options, drafted, makers, _wants_of(case))
        _score_claims(counts, claims, case)
    return counts


def _maker_of(names: Iterable[str], makers: Sequence[Model]) -> str | None:
    """Return the id of the maker with one of the names, or else with one that has the first within it."""
    name, *others = (_normal(name) for name in names)
    for maker in makers:
        if {name, *others} & {_normal(known) for known in maker["names"]}:
            return str(maker["id"])
    words = set(name.split())
    for maker in makers:
        for known in (set(_normal(known).split()) for known in maker["names"]):
            if known and (known <= words or (words <= known and len(words) > 1)):
                return str(maker["id"])
    return None


def _normal(name: str) -> str:
    plain = re.sub(r"[’']s\b", "", name.casefold()).replace("the ", "")
    return " ".join(re.findall(r"\w+", plain))


def _options_of(case: CaseFile) -> list[DraftedOption]:
    named = [
        (key, id_, option) for key, party in case.parties.items() for id_, option in party.options.items()
    ]
    state = case.status_quo.state if case.status_quo else ""
    letters: Sequence[str | None] = state if len(state) == len(named) and not set(state) - set("YN-") else ()
    return [
        DraftedOption(
            key,
            f"{key}.{id_}",
            option.label,
            _spans(case, option.evidence),
            letters[k] == "Y" if letters else None,
        )
        for k, (key, id_, option) in enumerate(named)
    ]


def _spans(case: CaseFile, cited: Iterable[str]) -> tuple[Span, ...]:
    items = (case.evidence[id_] for id_ in cited)
    return tuple((e.start, e.end) for e in items if e.start is not None and e.end is not None)


def _wants_of(case: CaseFile) -> set[tuple[str, str, bool]]:
    """Return party, option and sign of the priorities that are one option or its negation."""
    wants = set()
    for party, preference in case.preferences.items():
        for priority in preference.priorities or ():
            plain = re.fullmatch(r"(not )?\(?([\w-]+\.[\w-]+)\)?", priority.priority.strip())
            if plain:
                wants.add((party, plain[2], plain[1] is None))
    return wants


def _shared(quotes: Iterable[Span], spans: Iterable[Span]) -> int:
    """Return the characters shared by spans that share at least half of the shorter one."""
    spans = tuple(spans)
    return sum(
        common
        for start, end in quotes
        for first, last in spans
        if end - start <= LONGEST_PROOF
        and (common := min(end, last) - max(start, first)) > 0
        and 2 * common >= min(end - start, last - first)
    )


def _fitting(
    options: Sequence[Model], drafted: Sequence[DraftedOption], makers: Mapping[str, str | None]
) -> dict[int, int]:
    """Return drafted option to the model's option that it fits, the ones with most words in common first."""
    pairs = sorted(
        (
            (_shared(mine.spans, option["spans"]), i, j)
            for i, mine in enumerate(drafted)
            for j, option in enumerate(options)
            if makers[mine.party] == option["maker"]
        ),
        reverse=True,
    )
    fits: dict[int, int] = {}
    for common, i, j in pairs:
        if common and i not in fits and j not in fits.values():
            fits[i] = j
    return fits


def _score_options(
    counts: Counter[str],
    options: Sequence[Model],
    drafted: Sequence[DraftedOption],
    makers: Mapping[str, str | None],
    wants: set[tuple[str, str, bool]],
) -> None:
    fits = _fitting(options, drafted, makers)
    counts["options drafted"] = len(drafted)
    counts["options right"] = len(fits)
    counts["labels right"] = sum(_reads_as_a_choice(mine.label) for mine in drafted)
    for i, j in fits.items():
        mine, option = drafted[i], options[j]
        counts["needed options drafted"] += option["agreed"]
        counts["meaning right"] += bool(
            _stems(mine.label) & {s for act in option["acts"] for s in _stems(act)}
        )
        if mine.taken is not None and option["taken"] is not None:
            counts["taken known"] += 1
            counts["taken right"] += mine.taken == option["taken"]
        for is_for, key in ((True, "wanted_by"), (False, "unwanted_by")):
            needed, allowed = map(set, option[key])
            having = {makers[party] for party, name, sign in wants if name == mine.name and sign == is_for}
            # That a party wants its own act is counted only where the model says so.
            own = {option["maker"]} - allowed if is_for else set()
            having -= {None} | own
            counts["wants drafted"] += len(having)
            counts["wants right"] += len(having & allowed)
            counts["wants needed"] += len(needed)
            counts["needed wants drafted"] += len(having & needed)


def _reads_as_a_choice(label: str) -> bool:
    words = len(label.split())
    return FEWEST_LABEL_WORDS <= words <= MOST_LABEL_WORDS and not re.search(r"[“”\"«»]|[.!?]$", label)


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return {word[:STEM] for word in words if len(word) >= SHORTEST_CONTENT_WORD and word not in NO_CONTENT}


def _score_claims(counts: Counter[str], claims: Sequence[Model], case: CaseFile) -> None:
    mine = [(_spans(case, claim.evidence), claim.holds_if is not None) for claim in case.claims]
    for claim in claims:
        tests = [tested for spans, tested in mine if _shared(spans, claim["spans"])]
        counts["claims drafted"] += bool(tests)
        counts["claims tested"] += any(tests)


def table(counts: Mapping[str, int]) -> Iterator[str]:
    """Yield a line for each measure."""
    share = partial(_share, counts)
    for what in MEASURES if counts.get("options needed") else ("makers",):
        precision, recall, f1 = _measured(counts, what)
        drafted, needed = counts.get(f"{what} drafted", 0), counts.get(f"{what} needed", 0)
        yield (
            f"{what:<9}precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
            f" ({drafted} drafted, {needed} needed)"
        )
    if not counts.get("options needed"):
        return
    yield f"taken    {share('taken right', 'taken known'):.3f} of {counts.get('taken known', 0)}"
    yield f"labels   {share('labels right', 'options drafted'):.3f} read as a choice"
    yield f"meaning  {share('meaning right', 'options right'):.3f} share a word with the model's act"
    yield (
        f"claims   {share('claims drafted', 'claims needed'):.3f} drafted,"
        f" {share('claims tested', 'claims needed'):.3f} with a test, of {counts.get('claims needed', 0)}"
    )


def markdown(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Yield the rows of a set for the table of the documentation."""
    for what, words in MEASURES.items():
        if counts.get(f"{what} needed"):
            figures = " | ".join(f"{figure:.3f}" for figure in _measured(counts, what))
            yield f"| {title} | {words} | {figures} |"
            title = ""


def _measured(counts: Mapping[str, int], what: str) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    precision = _share(counts, f"{what} right", f"{what} drafted")
    recall = _share(counts, f"needed {what} drafted", f"{what} needed")
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(counts: Mapping[str, int], part: str, whole: str) -> float:
    return counts.get(part, 0) / counts[whole] if counts.get(whole) else 0.0


if __name__ == "__main__":
    main()
