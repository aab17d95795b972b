"""The timeline of the first page: the moments that matter most, each once, and what is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from detente.dossier import Dossier
from detente.edtf import DateRange, Precision
from detente.names import bare_name
from detente.page.drawings import Moment, Timeline
from detente.page.sections.candidate import TOLD, Candidate
from detente.page.sections.dated import dates_ahead
from detente.page.sections.dated.day_order import by_weekday, in_order
from detente.page.sections.dated.moments import Candidates
from detente.page.sections.dated.one_happening import is_same, share_words
from detente.page.sections.dated.told_alone import each_alone, told_alone
from detente.page.words import NamesInProse, counted
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.sources import Evidence

MAX_MOMENTS: Final = 8
MAX_UNDATED: Final = 3
FEW: Final = 4
"""Moments below which the clauses that a report dates itself are told too, whatever they are of."""
_MAX_AHEAD: Final = 4
_MOVES: Final = frozenset(
    ("AGREE", "CONSULT", "SANCTION", "COERCE", "CONCEDE", "AID", "REJECT", "TRIAL", "HEARING")
)
"""Types of what others do to a party that may be told without naming them."""
_FIRST_WORDS: Final = 7
_LONG_WORD: Final = as_pattern(r"[^\W\d_]{4,}")
_MANY_WORDS, _NEARLY_ALL = 5, 0.8
_LONG_AGO: Final = timedelta(days=2 * 365)
_WISHED: Final = frozenset(("forecast", "asked for", "proposed"))
_OF_A_THOUGHT: Final = 10.0
LEAST_WEIGHT: Final = 3
"""Weight of a moment worth its place even where there is room."""


def timeline_of(
    dossier: Dossier,
    positions: Positions | None = None,
    most: int = MAX_MOMENTS,
    names: NamesInProse | None = None,
    candidates: Candidates | None = None,
) -> Timeline | None:
    """Choose the moments that matter most, and what is due; None where nothing has a date.

    Parameters
    ----------
    most
        At most this many moments; the others are counted.
    names
        The names of the parties of the table, where they are known already.
    candidates
        What may stand on it, where that is known already.
    """
    candidates = candidates or Candidates(dossier, positions, names)
    texts = {name: report.text for name, report in dossier.reports.items()}
    dated = candidates.plain
    joined = [candidate for candidate in dated if candidate.weight >= LEAST_WEIGHT]
    ahead = _each_day_once(candidate for candidate in joined if _is_due(candidate))[:_MAX_AHEAD]
    # What is forecast, asked for or proposed has no more right to its place than what happened.
    others = sorted((one for one in joined if not _is_due(one)), key=lambda one: -_weight(one))
    facts = _each_sentence_once(others)
    shown = [*ahead, *facts[: max(0, most - len(ahead))]]
    more, told = len(dated) - len(shown), list[Moment]()
    if len(shown) < FEW or dossier.latest is None:
        clauses = candidates.clauses()
        shown += further(clauses.moments(), dated, FEW - len(shown), texts)
        shown = _each_sentence_once(shown)
        told = _without_a_day(candidates, shown, most, texts)
        undated = (fit for moment in clauses.told() if (fit := told_alone(moment, texts)) is not None)
        told = told or [moment for moment in undated if not _is_told(moment, shown)][:MAX_UNDATED]
        if not shown and not told:
            shown = further(clauses.named(), dated, 1, None)
    if not shown and not told:
        return None
    holds = candidates.undated(shown) if shown else ()
    return Timeline(
        tuple(c.moment for c in sorted(shown, key=_by_date)),
        tuple(sorted({r.published for r in dossier.reports.values() if r.published is not None})),
        (*tuple(holds)[:MAX_UNDATED], *by_weekday(told, texts)),
        f"And {counted(more, 'more dated event')}, less central to the dispute." if more else "",
    )


def _is_due(candidate: Candidate) -> bool:
    return not (candidate.moment.is_fact or _WISHED.intersection(candidate.moment.tags))


def _weight(candidate: Candidate) -> float:
    return candidate.weight if candidate.moment.is_fact else min(candidate.weight, _OF_A_THOUGHT)


def _without_a_day(
    candidates: Candidates, shown: list[Candidate], most: int, texts: Mapping[str, str]
) -> list[Moment]:
    """Return what has no year, the weightiest first; what is dated but weighs less leaves its place."""
    rows = rows_without_a_day(candidates, shown, texts)
    best = _each_once(sorted(rows, key=lambda row: -row[0]))[:most]
    shown.sort(key=lambda candidate: -candidate.weight)
    while shown and len(shown) + len(best) > most:
        if shown[-1].weight < best[-1][0]:
            shown.pop()
        else:
            best.pop()
    return list(in_order(row for row in rows if row in best))


def rows_without_a_day(
    candidates: Candidates, shown: Sequence[Candidate], texts: Mapping[str, str]
) -> list[tuple[float, str, Moment]]:
    """Return what has no year and no shown moment tells: its weight, the value of its date, and itself."""
    rows: dict[str, tuple[float, str, Moment]] = {}
    for weight, value, moment in candidates.without_a_day():
        fit = told_alone(moment, texts)
        known = rows.get(fit.text) if fit is not None else None
        if fit is not None and not _is_told(fit, shown) and (known is None or known[0] < weight):
            rows[fit.text] = (weight, value, fit)
    return list(rows.values())


def _each_once(rows: Iterable[tuple[float, str, Moment]]) -> list[tuple[float, str, Moment]]:
    """Return rows without those that tell much the same as a weightier one."""
    told: list[set[str]] = []
    left = []
    for row in rows:
        words = set(_LONG_WORD.findall(row[2].text.casefold()))
        if all(len(words & other) < _NEARLY_ALL * min(len(words), len(other)) for other in told):
            left.append(row)
            told.append(words)
    return left


def further(
    clauses: Iterable[Candidate], known: Sequence[Candidate], most: int, texts: Mapping[str, str] | None
) -> list[Candidate]:
    """Return the clauses of most weight that tell of nothing known, and of no two the same."""
    chosen: list[Candidate] = []
    for clause in sorted(each_alone(clauses, texts), key=lambda candidate: -candidate.weight):
        is_known = any(
            is_same(other, clause) or other.moment.text == clause.moment.text for other in (*known, *chosen)
        )
        if len(chosen) < most and clause.weight > 0 and not is_known:
            chosen.append(clause)
    return chosen


def _each_day_once(ahead: Iterable[Candidate]) -> list[Candidate]:
    """Return what is to come, without what only names a day for which something is known to be due."""
    kept: list[Candidate] = []
    for candidate in ahead:
        is_known = any(_is_within(candidate.moment.when, other.moment.when) for other in kept)
        if candidate.kind == TOLD:
            is_known = any(candidate.moment.when == other.moment.when for other in kept)
        if candidate.kind not in (dates_ahead.KIND, TOLD) or not is_known:
            kept.append(candidate)
    return kept


def _each_sentence_once(facts: Iterable[Candidate]) -> list[Candidate]:
    """Return what is told, each sentence for one of its dates alone."""
    told: list[set[str]] = []
    kept: list[Candidate] = []
    for candidate in facts:
        words = set(_LONG_WORD.findall(candidate.moment.text.casefold()))
        is_long = len(words) >= _MANY_WORDS
        if not is_long or all(len(words & other) < _NEARLY_ALL * len(words) for other in told):
            kept.append(candidate)
        told += [words] if is_long else []
    return kept


def _is_within(one: DateRange, other: DateRange) -> bool:
    """Return True if one range of days lies within another, or the other way round, and neither is long."""
    return one.overlaps(other) and max(one.precision, other.precision) <= Precision.MONTH


def _is_told(moment: Moment, shown: Sequence[Candidate]) -> bool:
    """Return True if a moment with a date has words of another one."""
    return any(share_words(moment.evidence, one.moment.evidence) for one in shown)


def without_words(timeline: Timeline | None, words: Sequence[Evidence]) -> Timeline | None:
    """Return a timeline without what a page quotes elsewhere and has no day; None where nothing is left.

    What a report without a date tells of "9 June" and "Friday" has days, though nobody knows the year: of
    several of them the order is news.
    """
    if timeline is None:
        return None
    days = sum(bool(moment.lead) for moment in (*timeline.moments, *timeline.undated))
    left = tuple(
        moment
        for moment in timeline.undated
        if (moment.lead and days > 1) or not share_words(moment.evidence, words)
    )
    return replace(timeline, undated=left) if left or timeline.moments else None


def last_deed_of(dossier: Dossier, positions: Positions, candidates: Candidates) -> Moment | None:
    """Return the last thing that a party of the table did, or that was done to it, in a whole sentence.

    A crime or an accident that only befell somebody is no move in a dispute; what was asked is told as asked.
    """
    at_table = {party.id for party in positions.parties}
    names_of: defaultdict[str, list[str]] = defaultdict(list)
    for party in dossier.parties:
        for side in {party.id, positions.speaks_for.get(party.id, party.id)}:
            names_of[side] += (bare_name(name).casefold() for name in (party.name, *party.aliases))
    deeds = [
        candidate
        for candidate in candidates.plain
        if candidate.moment.is_fact
        and candidate.kind not in ("REQUEST", TOLD)
        and not candidate.moment.quoted
        and not candidate.moment.text.endswith("…")
        and candidate.weight >= LEAST_WEIGHT
        and not _is_long_ago(candidate, dossier.latest)
        and _is_a_move(candidate, at_table, names_of)
    ]
    return max(deeds, key=_by_date).moment if deeds else None


def _is_long_ago(candidate: Candidate, latest: date | None) -> bool:
    """Return True for what was done years before the last report: background, and no last deed."""
    days = candidate.moment.when.known_days
    return latest is not None and days is not None and days[1] < latest - _LONG_AGO


def _is_a_move(
    candidate: Candidate, at_table: Collection[str], names_of: Mapping[str, Sequence[str]]
) -> bool:
    """Return True for a deed whose doer opens the sentence, and a measure against a party of the table."""
    if candidate.recipients & set(at_table) and candidate.kind in _MOVES:
        return True
    doers = candidate.actors & set(at_table) if at_table else candidate.actors
    opens = " ".join(candidate.moment.text.split()[:_FIRST_WORDS]).casefold()
    return any(name in opens for doer in doers for name in names_of.get(doer, ()))


def _by_date(candidate: Candidate) -> tuple[date, bool, date]:
    """A sort key: the first day; of two that begin at once, the one that may have been before.

    What is due "by the end of the year" stands by its last day: what comes before it is behind it.
    """
    when = candidate.moment.when
    first, last = when.known_days or (date.max, date.max)
    is_long = not candidate.moment.is_fact and when.precision > Precision.MONTH
    return last if is_long else first, when.earliest is not None, last
