"""The sections that show an analysis: why the status quo holds, what lasts, the ways out, the claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.analysis import Analysis, open_equilibria, rules_nothing_out
from detente.claims import ClaimVerdict
from detente.interview import is_assessment
from detente.model import Model
from detente.names import is_plural
from detente.page.lines import Group, Groups, Line, Paragraphs
from detente.page.page import Assessment, Assessments, Block, Section, Way, Ways
from detente.page.sections.analysed.analysed_case import AnalysedCase
from detente.page.sections.analysed.state_lists import states_cell
from detente.page.sections.analysed.sweep import claim_in_completions, no_assessments
from detente.page.tables import Cell, Column, Table
from detente.page.words import (
    CONCEPT_MEANINGS,
    PATH_KINDS,
    changes_in_words,
    claim_in_words,
    claim_parts_in_words,
    counted,
    hint,
    moves_in_words,
    parts_in_doubt_in_words,
    quoted_state,
    state_name,
    step_in_words,
)
from detente.short import join_words
from detente.stability import (
    CONCEPT_NAMES,
    Bounds,
    Concept,
    Move,
    Reason,
    equilibria,
    interest,
    kind_of_way,
    parts_in_doubt,
    targets,
)

MAX_STATES_A_ROW = 12
MAX_IMPROVEMENTS = 4
MAX_WAYS = 6
_LEAST_DEMANDING_FIRST: tuple[Concept, ...] = ("gmr", "smr", "seq")
_NO_SOURCE = "no source says whether it would."
_VERDICTS = {
    "holds": "holds",
    "fails": "fails",
    "open": "depends on what is unknown",
    "untested": "not tested",
}


def why_section(analysis: Analysis) -> Section | None:
    """Show why each party would or would not leave the status quo."""
    groups = why_groups(analysis)
    if not groups:
        return None
    title = "Why the status quo holds or breaks"
    return Section("why", title, (Groups(groups),), "Why it holds or breaks")


def why_groups(analysis: Analysis) -> tuple[Group, ...]:
    """Say for each party why it would or would not leave the status quo."""
    return reason_groups(analysis.model, analysis.status_quo_reasons)


def reason_groups(model: Model, reasons: Sequence[Reason]) -> tuple[Group, ...]:
    """Say for each party why it would or would not leave a state; nothing where there are no reasons."""
    if not reasons:
        return ()
    return tuple(
        Group(name, lines=_why(model, name, [reason for reason in reasons if reason.party == party]))
        for party, name in enumerate(model.party_names)
    )


def _why(model: Model, name: str, reasons: Sequence[Reason]) -> tuple[Line, ...]:
    by_concept = {reason.concept: reason for reason in reasons}
    nash = by_concept["nash"]
    if nash.verdict == "stable":
        has, stays = ("have", "stay") if is_plural(name) else ("has", "stays")
        return (Line(f"{has} nothing to gain by moving alone, and {stays}.", tags=("stable",)),)
    tags = tuple(f"{CONCEPT_NAMES[c]}: {r.verdict}" for c, r in by_concept.items())
    if len({reason.verdict for reason in reasons}) == 1:
        tags = (nash.verdict if nash.verdict != "open" else "depends on what is unknown",)
    sure = [r.improvement for r in nash.responses if r.improvement_known]
    known = [move for move in sure if not parts_in_doubt(model, move)] or sure
    in_doubt = [move for move in sure if move not in known]
    unknown = [r.improvement for r in nash.responses if not r.improvement_known]
    more = max(0, len(known) - MAX_IMPROVEMENTS) + nash.omitted
    if more:
        known = _deciding_first(known, by_concept)
    lines = []
    for move in known[:MAX_IMPROVEMENTS]:
        after = _deterrents(model, reasons, move.target)
        lines.append(Line(f"would rather {join_words(_acts(model, move))}. {after}"))
    if more:
        has = "have" if is_plural(name) else "has"
        lines.append(Line(f"and {has} {counted(more, 'further move')} of the kind."))
    doubts = dict.fromkeys(says for move in in_doubt for says in parts_in_doubt_in_words(model, move))
    lines += map(Line, list(doubts)[:MAX_IMPROVEMENTS])
    lines += _unknown_improvements(model, unknown)
    return (replace(lines[0], tags=tags), *lines[1:])


def _unknown_improvements(model: Model, unknown: Sequence[Move]) -> Iterator[Line]:
    """Say which moves a party may like: single acts, then what only together is a question."""
    acts = [_acts(model, move) for move in unknown]
    alone = list(dict.fromkeys(each[0] for each in acts if len(each) == 1))
    several = [(move, each) for move, each in zip(unknown, acts, strict=True) if len(each) > 1]
    # Combinations of what is unknown are unknown too: to list them would say nothing more.
    of_alone = [each for _, each in several if set(alone) >= set(each)]
    if alone:
        together = ", alone or together" if of_alone else ""
        yield Line(f"might rather {join_words(alone, 'or')}{together}; {_NO_SOURCE}")
    others = [(move, each) for move, each in several if not set(alone) & set(each)]
    if not others:
        return
    each_alone = list(dict.fromkeys(act for _, combined in others for act in combined))
    is_both = "both" if len(each_alone) == 2 else "several of these"
    if _without_gain_alone(model, others[0][0]).issuperset(each_alone):
        neither = " alone, nor ".join(each_alone)
        whether = f"no source says whether it would rather do {is_both} together."
        yield Line(f"would rather not {neither} alone; {whether}")
        return
    shown = [f"{join_words(combined)} together" for _, combined in others[:MAX_IMPROVEMENTS]]
    yield Line(f"might rather {join_words(shown, 'or')}; {_NO_SOURCE}")


def _without_gain_alone(model: Model, like: Move) -> frozenset[str]:
    """The single acts by which the party of a move would not gain, where it moves from."""
    moves = (replace(like, target=int(cell)) for cell in targets(model, like.party, like.origin))
    single = ((move, acts) for move in moves if len(acts := _acts(model, move)) == 1)
    return frozenset(acts[0] for move, acts in single if interest(model, move) in ("loses", "indifferent"))


def _deciding_first(known: list[Move], by_concept: Mapping[Concept, Reason]) -> list[Move]:
    """Put the move first that makes the state unstable under most concepts; a cut list must have it."""
    for concept in _LEAST_DEMANDING_FIRST:
        for response in by_concept[concept].responses if concept in by_concept else ():
            if response.sanction is None and response.improvement_known:
                deciding = response.improvement
                return [deciding, *(move for move in known if move != deciding)]
    return known


def _acts(model: Model, move: Move) -> list[str]:
    """List what a party does in a move, without its name."""
    to = f"move to “{state_name(model, move.target)}”"
    return changes_in_words(model, move) or [to]


def _deterrents(model: Model, reasons: Sequence[Reason], target: int) -> str:
    """Say what the others could answer to one improvement, by the most demanding concept that answers."""
    at_a_cost = "could, against their own interest, answer"
    for concept, how in (("seq", "would answer"), ("smr", at_a_cost), ("gmr", at_a_cost)):
        for reason in reasons:
            if reason.concept != concept:
                continue
            for response in reason.responses:
                if response.improvement.target == target and response.sanction:
                    answer = moves_in_words(model, response.sanction)
                    hedge = "" if response.sanction_known else ", if unknown preferences are so,"
                    escape = ", but it could move on from there" if concept == "gmr" else ""
                    return f"Others {how}{hedge} and leave it no better off ({answer}){escape}."
    return "Nothing the others can do would take that gain away."


def lasting_section(analysis: Analysis, limit: int = MAX_STATES_A_ROW) -> Section:
    """Show what lasts under each concept; at most ``limit`` states a list, counts whole."""
    model = analysis.model
    last = {concept: equilibria(s)[0] for concept, s in analysis.stability.items()}
    may = {concept: open_equilibria(s) for concept, s in analysis.stability.items()}
    columns = [Column("Concept"), Column("Lasts")]
    if any(may.values()):
        columns.append(Column("May last, depending on what is unknown"))
    rows = []
    for concept, cells in last.items():
        row = [Cell(CONCEPT_NAMES[concept], (CONCEPT_MEANINGS[concept],))]
        row += [states_cell(model, some, limit) for some in (cells, may[concept])]
        rows.append(tuple(row[: len(columns)]))
    table = Table("lasting", "What would last, by concept", tuple(columns), tuple(rows))
    return Section("lasting", "What would last", (table, *_bounds(analysis.bounds, may)))


def _bounds(bounds: Bounds, may: Mapping[Concept, Sequence[int]]) -> tuple[Block, ...]:
    """Say which lists of states are bounds; nothing where none is."""
    lines = []
    for concepts, what in (
        (bounds.certain, "is not exact: a state there may in truth last whatever is unknown, or never"),
        (
            tuple(c for c in bounds.possible if c not in bounds.certain),
            "may hold too many states: some may never last, whatever is unknown",
        ),
    ):
        some = [CONCEPT_NAMES[concept] for concept in concepts if may[concept]]
        if some:
            lines.append(f"Under {join_words(some)} the last column {what}.{hint('closer')}")
    return (Paragraphs(tuple(lines), quiet=True),) if lines else ()


def stable_section(analysis: Analysis, limit: int) -> Section:
    """Show each party's stable states under each concept."""
    model = analysis.model
    columns = [Column("Party"), Column("Concept"), Column("States")]
    if any(model.open_ties):
        columns.append(Column("Perhaps, depending on what is unknown"))
    rows = []
    for party, name in enumerate(model.party_names):
        for concept, stability in analysis.stability.items():
            perhaps = stability.possible[party] & ~stability.certain[party]
            row = [Cell(name if concept == "nash" else ""), Cell(CONCEPT_NAMES[concept])]
            lists = (stability.certain[party], perhaps)
            row += [states_cell(model, stable.nonzero()[0], limit) for stable in lists]
            rows.append(tuple(row[: len(columns)]))
    table = Table("stable", "Stable states by party and concept", tuple(columns), tuple(rows))
    return Section("stable", "Stable states of each party", (table,))


def ways_section(analysis: Analysis) -> Section | None:
    """Show the ways out of the status quo, of parties alone and together."""
    ways, ways_left_out = way_lines(analysis)
    joint, joint_left_out = joint_lines(analysis)
    ways, joint = _once(ways, joint)
    if not ways and not joint:
        return None
    blocks: list[Block] = [Ways((*ways, *joint))]
    if ways_left_out + joint_left_out:
        blocks.append(
            Paragraphs((f"And {counted(ways_left_out + joint_left_out, 'more way')}.",), quiet=True)
        )
    return Section("ways", "Ways out", tuple(blocks))


def _once(ways: Sequence[Way], joint: Sequence[Way]) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
    """Show a way that is open to parties alone and together once, and name there who could go together."""
    together = {(way.to, frozenset(way.steps)): way.kind for way in joint}
    merged = []
    for way in ways:
        also = together.pop((way.to, frozenset(way.steps)), None)
        merged.append(way if also is None else replace(way, kind=f"{way.kind}; also {also}"))
    left = tuple(way for way in joint if (way.to, frozenset(way.steps)) in together)
    return tuple(merged), left


def way_lines(analysis: Analysis) -> tuple[tuple[Way, ...], int]:
    """Return for each state the best kind of way that leads there, and the number left out.

    A model that rules nothing out yet has none worth a reader's time.
    """
    if rules_nothing_out(analysis):
        return (), 0
    model = analysis.model
    best: dict[int, Way] = {}
    for path in analysis.paths:
        steps = tuple(step_in_words(model, step) for step in path.steps)
        best.setdefault(
            path.target, Way(quoted_state(model, path.target), PATH_KINDS[kind_of_way(model, path)], steps)
        )
    return tuple(best.values())[:MAX_WAYS], max(0, len(best) - MAX_WAYS)


def joint_lines(analysis: Analysis) -> tuple[tuple[Way, ...], int]:
    """Return the ways out that a coalition has to go together, and the number left out."""
    model = analysis.model
    ways = tuple(
        Way(
            quoted_state(model, joint.target),
            f"together: {join_words(model.party_names[member] for member in joint.members)}",
            tuple(step_in_words(model, step) for step in joint.steps),
        )
        for joint in analysis.joint_moves
    )
    return ways[:MAX_WAYS], max(0, len(ways) - MAX_WAYS)


def assessments_section(of: AnalysedCase) -> Section | None:
    """Show the case's claims with their verdicts."""
    judging = judging_verdicts(of)
    rivals = tuple(_assessment(of, verdict) for verdict in judging)
    if not rivals:
        return None
    blocks: list[Block] = [Assessments(rivals)]
    if more := len(of.analysis.claims) - len(judging):
        blocks.append(Paragraphs((no_assessments(more),), quiet=True))
    return Section("assessments", "The rival assessments", tuple(blocks), "Assessments")


def judging_verdicts(of: AnalysedCase) -> tuple[ClaimVerdict, ...]:
    """Return the verdicts on claims that are assessments; see `detente.interview.is_assessment`."""
    case = of.analysis.case
    return tuple(verdict for verdict in of.analysis.claims if is_assessment(case, verdict.claim))


def _assessment(of: AnalysedCase, verdict: ClaimVerdict) -> Assessment:
    claim = verdict.claim
    parts = claim_parts_in_words(of.model, claim.holds_if) if claim.holds_if else {}
    whole = claim_in_words(of.model, claim.holds_if) if claim.holds_if else ""
    in_words = _VERDICTS[verdict.verdict]
    turns_on: tuple[str, ...] = ()
    # What holds in every completion drawn is less than what is certain.
    if of.sweep is not None and verdict.verdict == "open":
        answer = next(answer for answer in of.sweep.sweep.claims if answer.id == claim.id)
        in_words, turns_on = claim_in_completions(of.sweep, answer)
    return Assessment(
        of.line(claim, claim.says),
        claim.by or "",
        in_words,
        # A test of one part is said by that part.
        "" if whole in parts.values() else whole,
        tuple((parts[part], _VERDICTS[outcome]) for part, outcome in verdict.because),
        turns_on,
    )
