"""What `detente sweep` prints for a person."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.brief.claims_in_words import claim_parts_in_words
from detente.brief.question_text import bearings_in_words, question_in_words
from detente.brief.safe_text import safe_text
from detente.brief.sweep_json import by_share, witness_rankings
from detente.brief.sweep_words import about
from detente.brief.wished import Firmness, Wished
from detente.brief.wished_text import print_robust, print_wished
from detente.brief.wording import (
    CONCEPT_NAMES,
    counted,
    listed,
    party_name,
    share_in_words,
    state_name,
    states_listed,
)
from detente.case.schema import CaseFile
from detente.scenarios.sweep_result import ClaimAnswer, Method, Sweep, Witness
from detente.stability.result import CONCEPTS, Concept

_MOST_QUESTIONS = 8
_LEAST_SETTLED = 0.005
"""What settles less would be shown to settle nothing."""
_MOST_NAMED = 8
_LONGEST_RANKING = 10


def print_sweep(
    case: CaseFile,
    found: Sweep,
    console: Console,
    *,
    limit: int,
    full: bool,
    wished: Wished | None = None,
    robust: Firmness | None = None,
) -> None:
    """Print a sweep: how it was computed, what holds whatever nobody knows, shares, unknowns, claims.

    Parameters
    ----------
    limit
        At most this many states in a table; counts are whole.
    full
        Whether to print the shares of every party.
    """
    console.print(Text(safe_text(case.title), style="bold"))
    for sentence in method_in_words(case, found):
        console.print(Text(safe_text(sentence), style="dim"))
    console.print()
    for sentence in standfirst_of_sweep(case, found):
        console.print(Text(safe_text(sentence)))
    if wished is not None:
        print_wished(console, case, wished)
    if robust is not None:
        print_robust(console, case, robust)
    console.print()
    _print_shares(console, found, limit)
    if full:
        _print_stable(console, case, found, limit)
    _print_questions(console, case, found)
    for claim in found.claims:
        _print_claim(console, case, found, claim)


def method_in_words(case: CaseFile, found: Sweep) -> list[str]:
    """What was open, and how the shares were obtained."""
    method, model = found.method, found.model
    if not method.open_parties:
        return ["Nothing is left open in this case: every share is 0 or 100 %."]
    whose = listed(party_name(case, model, of_party.party) for of_party in method.open_parties)
    if method.kind == "every completion":
        return [
            f"Open: what {whose} would prefer. That can turn out in {method.completions:,} ways "
            "(completions); every one was judged, so shares are exact."
        ]
    return [
        f"Open: what {whose} would prefer. Judged: {method.completions:,} ways in which that can turn out "
        f"(completions), drawn at random{_out_of(method)}, seed {method.seed}.",
        f"With 95 % confidence a share is within {method.each_error:.1%} of the true one, and all shares "
        f"at once within {method.all_error:.1%}"
        + (f"; the way of drawing adds at most {method.bias:.1%}" if method.bias else "")
        + ".",
    ]


def _out_of(method: Method) -> str:
    return "" if method.possible is None else f" out of {about(method.possible)}"


def standfirst_of_sweep(case: CaseFile, found: Sweep) -> list[str]:
    """What a reader should know first: what holds whatever nobody knows, and what decides the rest."""
    model = found.model
    sampled = found.method.kind == "sample"
    every = "every completion drawn" if sampled else "every completion"
    no = "no completion drawn" if sampled else "none"
    if not found.method.open_parties:
        return _standfirst_of_what_is_known(found)
    sentences = [
        *_named_by_concept(found, found.in_all, f"Lasting in {every}:", f"No state lasts in {every}."),
        *_named_by_concept(found, found.in_none, f"Lasting in {no}:", "Every state lasts in some."),
    ]
    if found.way_out:
        shares = {CONCEPT_NAMES[c]: share_in_words(found.way_out[c]) for c in CONCEPTS}
        told = (
            next(iter(shares.values()))
            if len(set(shares.values())) == 1
            else ", ".join(f"{share} ({name})" for name, share in shares.items())
        )
        sentences.append(
            f"Improvements lead from the status quo to another state that lasts in {told} of the completions."
        )
    if found.questions:
        first = found.questions[0]
        sentences.append(
            f"The answer to one question would settle {first.of_all:.0%} of all that is uncertain: "
            f"{question_in_words(case, model, first.question)}"
        )
    return sentences


def _standfirst_of_what_is_known(found: Sweep) -> list[str]:
    sentences = [
        *_named_by_concept(found, found.in_all, "Lasting:", "No state lasts."),
        *_named_by_concept(found, found.in_none, "Not lasting:", "Every state lasts."),
    ]
    if leading := [CONCEPT_NAMES[c] for c in CONCEPTS if found.way_out.get(c)]:
        way = f"Improvements lead from the status quo to another state that lasts ({', '.join(leading)})."
        sentences.append(way)
    elif found.way_out:
        sentences.append("No improvements lead from the status quo to another state that lasts.")
    return sentences


def _named_by_concept(
    found: Sweep, cells: Mapping[Concept, NDArray[np.int64]], lead: str, none: str
) -> list[str]:
    if not any(len(of) for of in cells.values()):
        return [none]
    by_states: dict[tuple[int, ...], list[str]] = {}
    for concept in CONCEPTS:
        by_states.setdefault(tuple(cells[concept].tolist()), []).append(CONCEPT_NAMES[concept])
    parts = [
        f"{states_listed(found.model, of, _MOST_NAMED)} ({', '.join(names)})"
        for of, names in by_states.items()
        if of
    ]
    return [f"{lead} {'; '.join(parts)}."]


def _print_shares(console: Console, found: Sweep, limit: int) -> None:
    table = _table("Share of the completions in which a state lasts")
    table.add_column("state", overflow="fold")
    for concept in CONCEPTS:
        table.add_column(CONCEPT_NAMES[concept], justify="right")
    if found.reached is not None:
        table.add_column("led to", justify="right")
    cells = by_share(found)
    for cell in cells[:limit].tolist():
        here = " (status quo)" if cell == found.model.status_quo else ""
        shares = [share_in_words(float(found.equilibrium[c][cell])) for c in CONCEPTS]
        if found.reached is not None:
            shares.append(share_in_words(float(found.reached[cell])))
        table.add_row(Text(safe_text(state_name(found.model, cell) + here)), *shares)
    console.print(table)
    if len(cells) > limit:
        console.print(Text(f"and {counted(len(cells) - limit, 'more state')}", style="dim"))


def _print_stable(console: Console, case: CaseFile, found: Sweep, limit: int) -> None:
    table = _table("Share of the completions in which a state is stable for each party")
    table.add_column("state", overflow="fold")
    table.add_column("concept")
    for party in range(len(found.model.parties)):
        table.add_column(Text(safe_text(party_name(case, found.model, party))), justify="right")
    for cell in by_share(found)[:limit].tolist():
        for concept in CONCEPTS:
            name = state_name(found.model, cell) if concept == CONCEPTS[0] else ""
            shares = [share_in_words(float(share)) for share in found.stable[concept][:, cell]]
            table.add_row(Text(safe_text(name)), CONCEPT_NAMES[concept], *shares)
    console.print(table)


def _print_questions(console: Console, case: CaseFile, found: Sweep) -> None:
    telling = [question for question in found.questions if question.of_all >= _LEAST_SETTLED]
    if not telling:
        return
    table = _table("What to find out next: how much of the uncertainty each answer would settle")
    table.add_column("settles", justify="right")
    table.add_column("question", ratio=3, overflow="fold")
    table.add_column("what hangs on it", ratio=3, overflow="fold")
    for question in telling[:_MOST_QUESTIONS]:
        bears = "\n".join(
            f"{b.outcome}: {share_in_words(b.if_yes)} if yes, {share_in_words(b.if_no)} if no"
            for b in bearings_in_words(case, found.model, question.bears_on)[:2]
        )
        asked = question_in_words(case, found.model, question.question)
        if question.alike:
            asked += f" (Settles {counted(len(question.alike), 'further question')} with it.)"
        table.add_row(f"{question.of_all:.0%}", Text(safe_text(asked)), Text(safe_text(bears)))
    console.print(table)
    more = len(found.questions) - len(telling[:_MOST_QUESTIONS])
    told = [f"{counted(more, 'further question')} would settle less" if more else ""]
    if found.questions_left_out:
        told.append(f"{counted(found.questions_left_out, 'open comparison')} not weighed")
    if any(told):
        console.print(Text("; ".join(part for part in told if part), style="dim"))


def _print_claim(console: Console, case: CaseFile, found: Sweep, answer: ClaimAnswer) -> None:
    claim = next(claim for claim in case.claims if claim.id == answer.id)
    console.print()
    by = f" ({claim.by})" if claim.by else ""
    console.print(Text(safe_text(f"{claim.says}{by}"), style="bold"))
    lines = [claim_verdict_in_words(found, answer)]
    words = claim_parts_in_words(case, claim.holds_if) if claim.holds_if else {}
    for part in answer.parts:
        told = f"{words.get(part.says, part.says)}: in {share_in_words(part.share)}"
        if part.given is not None and part.without is not None:
            told += (
                f" (with the condition in {share_in_words(part.given)}, "
                f"without it in {share_in_words(part.without)})"
            )
        lines.append(told)
    for question, bearing in answer.turns_on:
        lines.append(
            f"turns on: {question_in_words(case, found.model, question)} "
            f"If yes it holds in {share_in_words(bearing.if_yes)}, if no in {share_in_words(bearing.if_no)}."
        )
    for lead, witness in (("holds if", answer.holding), ("fails if", answer.failing)):
        if witness is not None and found.method.open_parties and answer.verdict == "depends":
            lines.append(f"{lead} for instance {witness_in_words(case, found, witness, answer)}")
    lines += [f"“{case.evidence[name].quote}”" for name in claim.evidence if name in case.evidence]
    if claim.assumed:
        lines.append(f"assumed: {claim.assumed}")
    for line in lines:
        console.print(Padding(Text(safe_text(line)), (0, 0, 0, 2)))


def claim_verdict_in_words(found: Sweep, answer: ClaimAnswer) -> str:
    """How a claim comes out, and how sure that is."""
    sampled = found.method.kind == "sample"
    if answer.share is None:
        return "not tested"
    if answer.verdict == "depends":
        error = f" (within {found.method.each_error:.1%})" if sampled else ""
        return f"depends: holds in {share_in_words(answer.share)} of the completions{error}"
    where = "whatever nobody knows" if answer.proven else "in every completion that was drawn"
    return f"{answer.verdict} {where}"


def witness_in_words(case: CaseFile, found: Sweep, witness: Witness, answer: ClaimAnswer) -> str:
    """A completion, as the rankings of the open parties that the claim turns on, or of all."""
    turned_on = {found.model.parties[question.party] for question, _ in answer.turns_on}
    told = []
    for party, ranking in witness_rankings(found, witness).items():
        if turned_on and party not in turned_on:
            continue
        order = [" = ".join(tied).replace("_", " ") for tied in ranking]
        shown = order if len(order) <= _LONGEST_RANKING else [*order[:_LONGEST_RANKING], "…"]
        told.append(f"{case.parties[party].name}: {' > '.join(shown)}")
    return "; ".join(told)


def _table(title: str) -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")
