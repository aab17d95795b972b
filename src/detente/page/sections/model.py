"""The sections that show the case and its analysis: options, reasons, what lasts, ways out, claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.analysis import (
    Analysis,
    Brief,
    lasting_by_standards,
    lasting_states,
    open_equilibria,
    rules_nothing_out,
)
from detente.case import CaseFile, Claim, Element, Preference, Weight
from detente.claims import ClaimVerdict
from detente.model import named_unknowns
from detente.page.page import Assessment, EquilibriumRow, Group, Line, Mark, OptionTable, Way
from detente.page.sections.sweep import claim_in_completions
from detente.page.words import (
    CONCEPT_MEANINGS,
    PATH_KINDS,
    changes_in_words,
    claim_in_words,
    claim_parts_in_words,
    counted,
    expression_in_words,
    listed,
    moves_in_words,
    option_in_words,
    party_name,
    rule_in_words,
    state_name,
    state_told,
    step_in_words,
)
from detente.stability import CONCEPT_NAMES, Move, Reason, equilibria

MAX_COLUMNS = 7
MAX_STATES_A_ROW = 12
MAX_IMPROVEMENTS = 4
MAX_WAYS = 6
_MARKS: dict[str, Mark] = {"Y": "yes", "N": "no", "-": "either"}
_VERDICTS = {
    "holds": "holds",
    "fails": "fails",
    "open": "depends on what nobody knows",
    "untested": "not tested",
}


def line_of(brief: Brief, element: Element, text: str, lead: str = "") -> Line:
    """A line of the case with its evidence, or the modeller's reason."""
    evidence = tuple(brief.evidence[name] for name in element.evidence if name in brief.evidence)
    return Line(text, lead, evidence=evidence, assumed=element.assumed)


def option_table(brief: Brief, case: CaseFile, analysis: Analysis) -> OptionTable | None:
    """Options against the status quo and the states that last; None in graph form without options."""
    model = analysis.model
    if not model.options:
        return None
    cells = [] if model.status_quo is None else [model.status_quo]
    cells += [cell for cell in lasting_states(analysis.stability, MAX_COLUMNS) if cell not in cells]
    cells = cells[:MAX_COLUMNS]
    patterns = [model.pattern(cell) or "" for cell in cells]
    letter = {option: k for k, option in enumerate(model.options)}
    parties = tuple(
        (
            line_of(brief, party, party.name),
            tuple(
                (
                    line_of(brief, option, option.label),
                    tuple(_MARKS[pattern[letter[f"{party_id}.{name}"]]] for pattern in patterns),
                )
                for name, option in party.options.items()
            ),
        )
        for party_id, party in case.parties.items()
    )
    _, certain, possible = lasting_by_standards(analysis)
    standing = tuple(
        " · ".join(
            (["status quo"] if cell == model.status_quo else [])
            + (["lasts"] if certain[cell] else ["may last"] if possible[cell] else ["does not last"])
        )
        for cell in cells
    )
    return OptionTable(tuple(state_name(model, cell) for cell in cells), standing, parties)


def premises(brief: Brief, case: CaseFile, analysis: Analysis) -> tuple[Line, ...]:
    """What the model takes as given: where things stand, what cannot be, and what cannot be undone."""
    model = analysis.model
    lines = []
    if not model.options:
        # Without a table of options nothing else would say what the parties rest on.
        lines += [line_of(brief, p, p.name, "A party:") for p in case.parties.values() if _grounded(p)]
    if case.status_quo is not None and model.status_quo is not None and _grounded(case.status_quo):
        now = state_told(case, model, model.status_quo)
        lines.append(line_of(brief, case.status_quo, now, "The status quo:"))
    for rule in case.rules:
        lead, words = rule_in_words(case, rule.rule)
        lines.append(line_of(brief, rule, words, lead))
    for entry in case.one_way:
        lead = "Cannot be taken up:" if entry.option.startswith("not ") else "Cannot be undone:"
        words = option_in_words(case, entry.option.removeprefix("not ").strip())
        lines.append(line_of(brief, entry, words, lead))
    return tuple(lines)


def _grounded(element: Element) -> bool:
    """Whether a line of the case says where it comes from."""
    return bool(element.evidence or element.assumed)


def preference_groups(brief: Brief, case: CaseFile) -> tuple[Group, ...]:
    """What each party is taken to prefer, most important first, and what is unknown."""
    groups = []
    for party_id, party in case.parties.items():
        preference = case.preferences.get(party_id)
        if preference is not None:
            groups.append(
                Group(party.name, _unknown(case, preference), tuple(_wishes(brief, case, preference)))
            )
    return tuple(groups)


def _unknown(case: CaseFile, preference: Preference) -> str:
    if preference.weight_is_bounded and preference.unknown is None:
        return "weights known within bounds"
    if not preference.has_open_order:
        return "taken as known"
    named = named_unknowns(preference)
    has_form = any((preference.ranking, preference.priorities, preference.weights, preference.payoffs))
    if preference.one_of is not None:
        return f"one of {counted(len(preference.one_of), 'rival picture')}"
    if preference.comparisons is not None and not has_form:
        return "known in part; what is not compared is unknown"
    if not has_form:
        return "unknown: no source says what it wants"
    if "order" in named:
        return "in no known order of importance"
    return f"beyond these unknown: {listed(expression_in_words(case, name) for name in named)}"


def _wishes(brief: Brief, case: CaseFile, preference: Preference) -> list[Line]:
    compared = [line_of(brief, item, item.comparison) for item in preference.comparisons or ()]
    return [*_wishes_of_form(brief, case, preference), *compared]


def _wishes_of_form(brief: Brief, case: CaseFile, preference: Preference) -> list[Line]:
    if preference.one_of is not None:
        lines = []
        for number, picture in enumerate(preference.one_of, start=1):
            chance = "" if picture.probability is None else f", probability {picture.probability}"
            told = "; ".join(line.text for line in _wishes(brief, case, picture)) or _unknown(case, picture)
            lines.append(line_of(brief, picture, told, f"Picture {number}{chance}:"))
        return lines
    if preference.priorities is not None:
        wishes = [
            line_of(brief, wish, expression_in_words(case, wish.priority)) for wish in preference.priorities
        ]
        return [*wishes, line_of(brief, preference, "in this order")] if _grounded(preference) else wishes
    if preference.ranking is not None:
        ranked = " > ".join(" = ".join(tied) for tied in preference.ranking[:MAX_STATES_A_ROW])
        return [
            line_of(
                brief, preference, ranked + (" > …" if len(preference.ranking) > MAX_STATES_A_ROW else "")
            )
        ]
    if preference.weights is not None:
        return [
            line_of(
                brief,
                preference,
                "; ".join(
                    f"{expression_in_words(case, k)}: {_weight(v)}" for k, v in preference.weights.items()
                ),
            )
        ]
    if preference.payoffs is not None:
        best = sorted(preference.payoffs.items(), key=lambda item: -item[1])[:MAX_STATES_A_ROW]
        return [line_of(brief, preference, ", ".join(f"{k}: {v}" for k, v in best))]
    return [line_of(brief, preference, "unknown")] if preference.evidence or preference.assumed else []


def _weight(weight: Weight) -> str:
    return f"{weight[0]} to {weight[1]}" if isinstance(weight, tuple) else str(weight)


def why_groups(case: CaseFile, analysis: Analysis) -> tuple[Group, ...]:
    """For each party why it would or would not leave the status quo."""
    model = analysis.model
    if not analysis.status_quo_reasons:
        return ()
    groups = []
    for party in range(len(model.parties)):
        reasons = [r for r in analysis.status_quo_reasons if r.party == party]
        lines = _why(case, analysis, reasons)
        groups.append(Group(party_name(case, model, party), "", lines))
    return tuple(groups)


def _why(case: CaseFile, analysis: Analysis, reasons: Sequence[Reason]) -> tuple[Line, ...]:
    by_concept = {reason.concept: reason for reason in reasons}
    nash = by_concept["nash"]
    if nash.verdict == "stable":
        return (Line("has nothing to gain by moving alone, and stays.", tags=("stable",)),)
    tags = tuple(f"{CONCEPT_NAMES[c]}: {r.verdict}" for c, r in by_concept.items())
    if len({reason.verdict for reason in reasons}) == 1:
        tags = (nash.verdict if nash.verdict != "open" else "depends on what is unknown",)
    known = [r.improvement for r in nash.responses if r.improvement_known]
    unknown = [r.improvement for r in nash.responses if not r.improvement_known]
    lines = []
    for move in known[:MAX_IMPROVEMENTS]:
        after = _deterrents(case, analysis, reasons, move.target)
        lines.append(Line(f"would rather {_act(case, analysis, move)}. {after}"))
    more = max(0, len(known) - MAX_IMPROVEMENTS) + nash.omitted
    if more:
        lines.append(Line(f"and has {counted(more, 'further move')} of the kind."))
    if unknown:
        # Combinations of what is unknown are unknown too: to list them would say nothing more.
        acts = list(dict.fromkeys(a for move in unknown for a in _acts(case, analysis, move)))
        together = ", alone or together" if len(unknown) > len(acts) else ""
        might = f"might rather {listed(acts, 'or')}{together}; no source says whether it would."
        lines.append(Line(might))
    return (replace(lines[0], tags=tags), *lines[1:])


def _act(case: CaseFile, analysis: Analysis, move: Move) -> str:
    return listed(_acts(case, analysis, move))


def _acts(case: CaseFile, analysis: Analysis, move: Move) -> list[str]:
    """What a party does in a move, without its name."""
    to = f"move to “{state_name(analysis.model, move.target)}”"
    return changes_in_words(case, analysis.model, move) or [to]


def _deterrents(case: CaseFile, analysis: Analysis, reasons: Sequence[Reason], target: int) -> str:
    """What the others could answer to one improvement, by the most demanding concept that answers."""
    at_a_cost = "could, against their own interest, answer"
    for concept, how in (("seq", "would answer"), ("smr", at_a_cost), ("gmr", at_a_cost)):
        for reason in reasons:
            if reason.concept != concept:
                continue
            for response in reason.responses:
                if response.improvement.target == target and response.sanction:
                    answer = moves_in_words(case, analysis.model, response.sanction)
                    hedge = "" if response.sanction_known else ", if unknown preferences are so,"
                    escape = ", but it could move on from there" if concept == "gmr" else ""
                    return f"Others {how}{hedge} and leave it no better off ({answer}){escape}."
    return "Nothing the others can do would take that gain away."


def equilibrium_rows(analysis: Analysis, limit: int = MAX_STATES_A_ROW) -> tuple[EquilibriumRow, ...]:
    """What lasts under each concept; at most ``limit`` states a list, counts whole."""
    rows = []
    for concept, stability in analysis.stability.items():
        certain, depends = equilibria(stability)[0], open_equilibria(stability)
        rows.append(
            EquilibriumRow(
                CONCEPT_NAMES[concept],
                CONCEPT_MEANINGS[concept],
                tuple(state_name(analysis.model, int(c)) for c in certain[:limit]),
                len(certain),
                tuple(state_name(analysis.model, c) for c in depends[:limit]),
                len(depends),
            )
        )
    return tuple(rows)


def way_lines(case: CaseFile, analysis: Analysis) -> tuple[tuple[Way, ...], int]:
    """Ways out: for each state the best kind of way that leads there, and how many are left out.

    A model that rules nothing out yet has none worth a reader's time.
    """
    if rules_nothing_out(analysis):
        return (), 0
    model = analysis.model
    best: dict[int, Way] = {}
    for path in analysis.paths:
        steps = tuple(step_in_words(case, model, step) for step in path.steps)
        best.setdefault(path.target, Way(state_told(case, model, path.target), PATH_KINDS[path.by], steps))
    return tuple(best.values())[:MAX_WAYS], max(0, len(best) - MAX_WAYS)


def joint_lines(case: CaseFile, analysis: Analysis) -> tuple[tuple[Way, ...], int]:
    """Ways out that a coalition has to go together, and how many are left out."""
    model = analysis.model
    ways = tuple(
        Way(
            state_told(case, model, joint.target),
            f"together: {listed(party_name(case, model, member) for member in joint.members)}",
            tuple(step_in_words(case, model, step) for step in joint.steps),
        )
        for joint in analysis.joint_moves
    )
    return ways[:MAX_WAYS], max(0, len(ways) - MAX_WAYS)


def assessments(brief: Brief, case: CaseFile, analysis: Analysis) -> tuple[Assessment, ...]:
    """The case's claims with their verdicts."""
    said = {claim.id: claim for claim in case.claims}
    return tuple(_assessment(brief, case, said[verdict.id], verdict) for verdict in analysis.claims)


def _assessment(brief: Brief, case: CaseFile, claim: Claim, verdict: ClaimVerdict) -> Assessment:
    parts = claim_parts_in_words(case, claim.holds_if) if claim.holds_if else {}
    whole = claim_in_words(case, claim.holds_if) if claim.holds_if else ""
    told = _VERDICTS[verdict.verdict]
    turns_on: tuple[str, ...] = ()
    # What holds in every completion drawn is less than what is certain.
    if brief.sweep is not None and verdict.verdict == "open":
        answer = next(answer for answer in brief.sweep.claims if answer.id == claim.id)
        told, turns_on = claim_in_completions(case, brief.sweep, answer)
    return Assessment(
        line_of(brief, claim, claim.says),
        claim.by or "",
        told,
        # A test of one part is told by that part.
        "" if whole in parts.values() else whole,
        tuple((parts[part], _VERDICTS[outcome]) for part, outcome in verdict.because),
        turns_on,
    )
