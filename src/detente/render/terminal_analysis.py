"""What `detente analyse` prints for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.analysis import Analysis, Asked, Brief, Difference, Hypergame, Misperception, Mistake
from detente.case import Case, CaseFile
from detente.model import Model
from detente.page import (
    PATH_KINDS,
    Notes,
    changes_in_words,
    compose,
    counted,
    equilibrium_rows,
    listed,
    moves_in_words,
    option_in_words,
    party_name,
    safe_text,
    state_in_words,
    state_name,
    states_listed,
    step_in_words,
)
from detente.render.terminal import print_model
from detente.stability import CONCEPT_NAMES, Path, Reason, Response, can_be_undone, equilibria

if TYPE_CHECKING:
    from detente.analysis import Asked


def print_analysis(
    case: Case,
    analysis: Analysis,
    console: Console,
    *,
    limit: int,
    full: bool,
    asked: Asked | None = None,
) -> None:
    """Print the answer: what stands, why, what lasts, what leads out, which claims hold.

    The counts are printed as soon as they are known, before what takes a search.

    Parameters
    ----------
    limit
        At most this many states a list; counts are whole.
    full
        Whether to list the stable states of every party.
    asked
        What was asked for besides.
    """
    console.print(Text(safe_text(case.file.title), style="bold"))
    console.print(Text(_counts(analysis), style="dim"))
    console.file.flush()
    brief = Brief(case.file.title, None, case.file, analysis, {}, drafted=False, case_path=case.path)
    page = replace(compose(brief), equilibria=equilibrium_rows(analysis, limit))
    console.print()
    for sentence in page.standfirst:
        console.print(Text(sentence))
    print_model(page, console, Notes())
    if full:
        _print_stable(console, case, analysis, limit)
    if analysis.hypergame is not None:
        print_hypergame(case.file, analysis.model, analysis.hypergame, console, limit=limit)
    if asked is not None:
        print_asked(case.file, asked, console, limit=limit)


def _counts(analysis: Analysis) -> str:
    """How large the model is, and how many equilibria it has."""
    model = analysis.model
    states = int(model.feasible.sum())
    lasting = ", ".join(
        f"{len(equilibria(stability)[0]):,} {CONCEPT_NAMES[concept]}"
        for concept, stability in analysis.stability.items()
    )
    certain = "certain equilibria" if any(model.open_ties) else "equilibria"
    parties = "one party" if len(model.parties) == 1 else f"{len(model.parties)} parties"
    return f"{parties}, {states:,} {'state' if states == 1 else 'states'}; {certain}: {lasting}"


def _print_stable(console: Console, case: Case, analysis: Analysis, limit: int) -> None:
    """A table of each party's stable states under each concept."""
    model = analysis.model
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title="Stable states of each party", title_justify="left"
    )
    table.add_column("party")
    table.add_column("concept")
    table.add_column("states", ratio=1)
    if any(model.open_ties):
        table.add_column("perhaps, depending on what is unknown", ratio=1)
    for i, party in enumerate(model.parties):
        for concept, stability in analysis.stability.items():
            name = case.file.parties[party].name if concept == "nash" else ""
            cells = [_states(model, stability.certain[i], limit)]
            if any(model.open_ties):
                perhaps = stability.possible[i] & ~stability.certain[i]
                cells.append(_states(model, perhaps, limit))
            table.add_row(Text(safe_text(name)), Text(CONCEPT_NAMES[concept]), *cells)
    console.print(table)


def _states(model: Model, stable: NDArray[np.bool_], limit: int) -> Text:
    return Text(safe_text(states_listed(model, stable.nonzero()[0], limit)))


_VERDICTS = {"stable": "stays", "unstable": "leaves", "open": "depends on what is unknown"}


def print_asked(case: CaseFile, asked: Asked, console: Console, *, limit: int) -> None:
    """Print the answers to what was asked, each under a heading of its own."""
    if asked.why_state is not None:
        _print_why(case, asked, console, limit)
    if asked.to is not None:
        _print_ways(case, asked, console, limit)
    if asked.concepts:
        _print_further(asked, console, limit)
    if asked.coalitions:
        _print_coalitions(case, asked, console, limit)


def _heading(console: Console, title: str) -> None:
    console.print()
    console.print(Rule(Text(safe_text(title), style="bold"), align="left", style="dim", characters="─"))


def _say(console: Console, words: str, indent: int = 0, style: str = "") -> None:
    console.print(Padding(Text(safe_text(words), style=style), (0, 0, 0, indent)))


def _print_why(case: CaseFile, asked: Asked, console: Console, limit: int) -> None:
    model, cell = asked.analysis.model, asked.why_state
    assert cell is not None
    _heading(console, f"Why “{state_name(model, cell)}” holds or breaks")
    if model.pattern(cell) is not None:
        _say(console, f"There, {state_in_words(case, model, cell)}.", style="dim")
    for party in range(len(model.parties)):
        reasons = [reason for reason in asked.reasons if reason.party == party]
        _say(console, party_name(case, model, party), style="bold")
        _say(console, _standing(asked, party, cell), 2, "dim")
        if not any(reason.responses for reason in reasons):
            _say(console, "stays under every concept, having no move to anything better", 2)
            continue
        for reason in reasons:
            _print_reason(case, asked, console, reason, limit)


def _standing(asked: Asked, party: int, cell: int) -> str:
    """How much a party likes a state, among all."""
    model = asked.analysis.model
    levels = int(model.ranks[party].max()) + 1
    if levels == 1:
        return "nobody knows what it prefers" if model.open_ties[party] else "likes all states alike"
    return f"likes it as {_place(asked, party, cell)} of {levels}"


def _print_reason(case: CaseFile, asked: Asked, console: Console, reason: Reason, limit: int) -> None:
    _say(console, f"{CONCEPT_NAMES[reason.concept]}: {_VERDICTS[reason.verdict]}", 2)
    for response in reason.responses[:limit]:
        deterred = "" if reason.concept == "nash" else f"; {_sanction(case, asked, reason, response)}"
        _say(console, _improvement(case, asked, reason, response) + deterred, 4)
    more = reason.omitted + max(0, len(reason.responses) - limit)
    if more:
        _say(console, f"and {counted(more, 'further move')} of the kind", 4, "dim")


def _improvement(case: CaseFile, asked: Asked, reason: Reason, response: Response) -> str:
    model, move = asked.analysis.model, response.improvement
    place = _place(asked, reason.party, move.target)
    whether = "better" if response.improvement_known else "of unknown order to where it stands"
    act = listed(changes_in_words(case, model, move) or ["move"])
    return f"{act} → “{state_name(model, move.target)}” ({_joined(place, whether)})"


def _sanction(case: CaseFile, asked: Asked, reason: Reason, response: Response) -> str:
    if response.sanction is None:
        return "nothing deters it"
    model = asked.analysis.model
    end = response.sanction[-1].target
    words = moves_in_words(case, model, response.sanction)
    place = _place(asked, reason.party, end)
    escape = ", with no way to better from there" if reason.concept in ("smr", "sseq") else ""
    hedge = "" if response.sanction_known else ", if unknown preferences are so"
    better = f"not better{escape}{hedge}"
    return f"deterred by {words} → “{state_name(model, end)}” ({_joined(place, better)})"


def _joined(*remarks: str) -> str:
    return ", ".join(remark for remark in remarks if remark)


def _place(asked: Asked, party: int, cell: int) -> str:
    """The party's rank of a state, counted from its best; empty where nothing is known of it."""
    model = asked.analysis.model
    ranks = model.ranks[party]
    if model.open_ties[party] and not ranks.max():
        return ""
    return f"choice {int(ranks.max()) - int(ranks[cell]) + 1}"


def _print_ways(case: CaseFile, asked: Asked, console: Console, limit: int) -> None:
    _heading(console, f"Ways to {asked.to}")
    if not asked.ways:
        _say(console, "None leads there: it is where the dispute stands, or out of reach.")
    for path in asked.ways[:limit]:
        _print_way(case, asked, console, path)
    if len(asked.ways) > limit:
        _say(console, "and further ones, no shorter", style="dim")


def _print_way(case: CaseFile, asked: Asked, console: Console, path: Path) -> None:
    model = asked.analysis.model
    head = Text(safe_text(state_name(model, path.target)), style="bold")
    head.append(f"  {PATH_KINDS[path.by]}", style="dim not bold")
    console.print(head)
    for number, step in enumerate(path.steps, start=1):
        kept = "" if can_be_undone(model, step) else "  (cannot be taken back)"
        _say(console, f"{number}. {step_in_words(case, model, step)}{kept}", 2)
    whom = listed((party_name(case, model, party) for party in path.blockers), "or")
    if path.blockers:
        _say(console, f"No such way without {whom}, who can block it by keeping still.", 2, "dim")
    else:
        _say(console, "Nobody can block it alone: there is such a way without each of the parties.", 2, "dim")


def _print_further(asked: Asked, console: Console, limit: int) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("concept")
    table.add_column("states that last", ratio=1)
    rows = 0
    for found in asked.further():
        rows += 1
        if found.equilibria is None:
            answer = f"not answered: {found.why_not}"
        else:
            answer = states_listed(asked.analysis.model, found.equilibria, limit)
            if found.perhaps is not None and found.perhaps.size:
                may = states_listed(asked.analysis.model, found.perhaps, limit)
                answer += f"; perhaps, depending on what is unknown: {may}"
        table.add_row(Text(safe_text(found.title)), Text(safe_text(answer)))
    if rows:
        _heading(console, "Under further concepts")
        console.print(table)


def _print_coalitions(case: CaseFile, asked: Asked, console: Console, limit: int) -> None:
    model = asked.analysis.model
    _heading(console, "What coalitions would leave")
    for verdict in asked.coalitions[:limit]:
        broken = {
            (response.members, response.target): response
            for by in verdict.broken_by.values()
            for response in by
        }
        name = f"“{state_name(model, verdict.state)}”"
        if not broken:
            known = " that is known to gain; unknown preferences could make one" if verdict.open else ""
            _say(console, f"{name} stands against every coalition of two or more{known}.")
            continue
        stands = [CONCEPT_NAMES[concept] for concept, by in verdict.broken_by.items() if not by]
        _say(console, f"{name} stands under {listed(stands) if stands else 'no concept'}. Together,")
        for response in broken.values():
            under = [CONCEPT_NAMES[c] for c, by in verdict.broken_by.items() if response in by]
            _say(
                console,
                f"{listed(party_name(case, model, member) for member in response.members)} would leave it "
                f"for “{state_name(model, response.target)}” "
                f"({moves_in_words(case, model, response.steps)}); undeterred under {listed(under)}",
                2,
            )
    jumps = {jump: concept for concept, found in asked.jumps.items() for jump in found}
    for jump in jumps:
        under = [CONCEPT_NAMES[concept] for concept, found in asked.jumps.items() if jump in found]
        _say(
            console,
            f"Equilibrium jump ({listed(under)}): "
            f"{listed(party_name(case, model, member) for member in jump.members)}, from "
            f"“{state_name(model, jump.origin)}” to “{state_name(model, jump.target)}”: "
            f"{moves_in_words(case, model, jump.steps)}",
        )


def print_hypergame(case: CaseFile, model: Model, found: Hypergame, console: Console, *, limit: int) -> None:
    """Print what lasts as each sees it, what each expects, and on which mistakes it rests."""
    console.print()
    title = "What lasts as the parties see it"
    console.print(Rule(Text(title, style="bold"), align="left", style="dim", characters="─"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("concept")
    table.add_column("lasts", ratio=1)
    for observer in found.expected:
        table.add_column(f"expected by {safe_text(party_name(case, model, observer))}", ratio=1)
    for concept, stability in found.stability.items():
        cells = [equilibria(stability)[0], *(expected[concept] for expected in found.expected.values())]
        names = (states_listed(model, some, limit) for some in cells)
        table.add_row(CONCEPT_NAMES[concept], *(Text(safe_text(name)) for name in names))
    console.print(table)
    told: dict[str, list[str]] = {}
    for misperception in found.misperceptions[:limit]:
        words = _misperception(case, model, misperception)
        told.setdefault(words, []).append(CONCEPT_NAMES[misperception.concept])
    for words, concepts in told.items():
        console.print(Text(safe_text(f"{listed(concepts)}: {words}")))
    more = found.untraced + max(0, len(found.misperceptions) - limit)
    if more:
        console.print(Text(f"and {counted(more, 'further state')} where it makes a difference", style="dim"))


def _misperception(case: CaseFile, model: Model, found: Misperception) -> str:
    lasts = "lasts" if found.effect == "gained" else "does not last"
    so = "it would not" if found.effect == "gained" else "it would"
    mistakes = listed(_mistake(case, model, mistake) for mistake in found.rests_on)
    each = ", each by itself" if len(found.rests_on) > 1 and not found.jointly else ""
    how = ", together" if len(found.rests_on) > 1 and found.jointly else each
    state = f"“{state_name(model, found.state)}”"
    return f"{state} {lasts}; {so} if all saw rightly. It rests on {mistakes}{how}."


def _mistake(case: CaseFile, model: Model, mistake: Mistake) -> str:
    observer = party_name(case, model, mistake.observer)
    if mistake.about not in case.parties:
        return f"{observer} not knowing of this: {option_in_words(case, mistake.about)}"
    if mistake.about == model.parties[mistake.observer]:
        return f"what {observer} takes itself to prefer"
    return f"what {observer} takes {case.parties[mistake.about].name} to prefer"


def print_differences(
    console: Console, differences: Sequence[Difference], changes: Sequence[str], *, limit: int
) -> None:
    """Print what a what-if changed in the answer, as a table; or that it changed nothing.

    Parameters
    ----------
    limit
        At most this many rows; the others are counted.
    """
    asked = ", ".join(changes)
    if not differences:
        console.print(Text(safe_text(f"What if {asked}: nothing comes out otherwise."), style="bold"))
        console.print()
        return
    title = Text(safe_text(f"What if {asked}"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")
    for column in ("", "before", "after"):
        table.add_column(column, overflow="fold")
    for found in differences[:limit]:
        table.add_row(*(Text(safe_text(text)) for text in (found.what, found.before, found.after)))
    console.print(table)
    if len(differences) > limit:
        console.print(Text(f"and {counted(len(differences) - limit, 'more difference')}", style="dim"))
