"""The page of an analysis by the symbolic engine."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis import SymbolicAnalysis
from detente.model import Model
from detente.page.compose import NO_VERDICTS, is_unreviewed
from detente.page.lines import Groups, Paragraphs
from detente.page.page import Page, Section, Way, Ways, sections_with_blocks
from detente.page.sections import moved_in_words, reason_groups
from detente.page.tables import Cell, Column, Table
from detente.page.words import (
    CONCEPT_MEANINGS,
    PATH_KINDS,
    acts_in_prose,
    as_printed,
    counted,
    option_owner,
    quoted_state,
    state_name,
    step_in_words,
)
from detente.short import join_words, lower_first
from detente.stability import CONCEPT_NAMES, CONCEPTS, Concept, Path
from detente.symbolic import Diagram, GaveUp

_NOT_THERE = (
    "This engine does not test claims, does not judge coalitions, joint moves, views or further concepts, "
    "and does not tell who could block a way or how far moves reach."
)
_MOST_CHANGES = 6
"""Options named that are otherwise than now; more are counted."""
_NO_DIFFERENCES = "It does not list what the what-if changes: compare with the page of the case as it is."


def symbolic_page(answer: SymbolicAnalysis, *, limit: int, full: bool = False) -> Page:
    """Compose the page of an analysis by the symbolic engine; its text is safe to show.

    Parameters
    ----------
    limit
        At most this many states a list; counts are whole.
    full
        Whether to list the stable states of every party.
    """
    parties = len(answer.model.parties)
    size = f"{'one party' if parties == 1 else f'{parties} parties'}, {answer.model.states:,} states"
    engine = "analysed by the symbolic engine"
    if is_unreviewed(answer.case) and not full and answer.why is None and answer.to is None:
        return as_printed(
            Page(
                answer.case.file.title,
                f"{size}; a draft that nobody has reviewed; {engine}",
                standfirst=(NO_VERDICTS,),
                changes=answer.case.changes,
                sections=(_options(answer),),
            )
        )
    lasting = ", ".join(f"{_counted(answer, concept)} {CONCEPT_NAMES[concept]}" for concept in CONCEPTS)
    return as_printed(
        Page(
            answer.case.file.title,
            f"{size}; equilibria: {lasting}; {engine}",
            standfirst=(_not_there(answer), *_moved(answer)),
            missing=tuple(f"Given up: {what}." for what in answer.gave_up),
            changes=answer.case.changes,
            sections=sections_with_blocks(
                _why(answer),
                _ways("ways", "Ways out", answer, answer.ways),
                _lasting(answer, limit),
                _stable(answer, limit) if full else None,
                _why_state(answer),
                _asked_ways(answer),
                _options(answer),
            ),
        )
    )


def _not_there(answer: SymbolicAnalysis) -> str:
    return f"{_NOT_THERE} {_NO_DIFFERENCES}" if answer.case.changes else _NOT_THERE


def _moved(answer: SymbolicAnalysis) -> tuple[str, ...]:
    quo = answer.few.status_quo
    if quo is None or not answer.model.moved_from:
        return ()
    stated = answer.model.moved_from.replace("_", " ")
    return (moved_in_words(f"“{stated}”", quoted_state(answer.few, quo)),)


def _options(answer: SymbolicAnalysis) -> Section:
    """The options in the order of the letters of a Y/N string, which is read with this table alone."""
    few, quo = answer.few, answer.model.status_quo
    letters = "" if quo is None else answer.model.pattern(quo)
    rows = []
    for place, label in enumerate(few.option_labels):
        row = (Cell(f"{place + 1}"), Cell(option_owner(few, place)), Cell(label))
        rows.append((*row, Cell("yes" if letters[place] == "Y" else "no")) if letters else row)
    heads = ["Letter", "Party", "Option", *(["Status quo"] if letters else [])]
    columns = tuple(Column(head) for head in heads)
    table = Table("options-by-letter", "The options, in the order of the letters", columns, tuple(rows))
    about = Paragraphs(("A state is written as Y or N for each option, in this order.",), quiet=True)
    return Section("options", "The options", (about, table))


def _counted(answer: SymbolicAnalysis, concept: Concept) -> str:
    least, most = answer.bounds(concept)
    return f"{least:,}" if concept in answer.lasting else f"{least:,} to {most:,}"


def _why(answer: SymbolicAnalysis) -> Section:
    groups = reason_groups(answer.few, answer.reasons)
    title = "Why the status quo holds or breaks"
    return Section("why", title, (Groups(groups),) if groups else (), "Why it holds or breaks")


def _why_state(answer: SymbolicAnalysis) -> Section | None:
    if answer.why is None:
        return None
    name, reasons = answer.why
    return Section(
        "why-state", f"Why “{name}” holds or breaks", (Groups(reason_groups(answer.few, reasons)),)
    )


def _asked_ways(answer: SymbolicAnalysis) -> Section | None:
    if answer.to is None:
        return None
    to, paths = answer.to
    return _ways("ways-to", f"Ways to {to}", answer, [(None, path) for path in paths])


def _ways(
    name: str, title: str, answer: SymbolicAnalysis, paths: Sequence[tuple[Concept | None, Path]]
) -> Section:
    ways = tuple(
        Way(
            quoted_state(answer.few, path.target)
            + (f", which lasts under {CONCEPT_NAMES[concept]}" if concept else ""),
            PATH_KINDS[path.by],
            tuple(step_in_words(answer.few, step) for step in path.steps),
        )
        for concept, path in paths
    )
    return Section(name, title, (Ways(ways),) if ways else ())


def _lasting(answer: SymbolicAnalysis, limit: int) -> Section:
    rows = []
    for concept in CONCEPTS:
        name = Cell(CONCEPT_NAMES[concept], (CONCEPT_MEANINGS[concept],))
        states = answer.lasting.get(concept)
        shown = _states(answer, states, limit) if states is not None else Cell(_counted(answer, concept))
        rows.append((name, shown))
    columns = (Column("Concept"), Column("Lasts"))
    table = Table("lasting", "What would last, by concept", columns, tuple(rows))
    return Section("lasting", "What would last", (table,))


def _stable(answer: SymbolicAnalysis, limit: int) -> Section:
    rows = []
    for party, name in enumerate(answer.few.party_names):
        for concept, of_parties in answer.stable.items():
            whose = Cell(name if concept == "nash" else "")
            rows.append((whose, Cell(CONCEPT_NAMES[concept]), _states(answer, of_parties[party], limit)))
    columns = (Column("Party"), Column("Concept"), Column("States"))
    table = Table("stable", "Stable states by party and concept", columns, tuple(rows))
    return Section("stable", "Stable states of each party", (table,))


def _states(answer: SymbolicAnalysis, states: Diagram, limit: int) -> Cell:
    """Count the states of a set, say what they share, and name those nearest to the status quo."""
    count = answer.model.diagrams.count(states)
    try:
        few, cells = answer.nearest(states, limit)
        shared = answer.shared(states) if len(cells) < count else ""
    except GaveUp as over:
        return Cell(counted(count, "state"), points=(f"not listed: that takes {over}",))
    in_words = [
        f"{where}: {acts}"
        for where, letter in (("in all of them", "Y"), ("in none", "N"))
        if shared and (acts := acts_in_prose(answer.few, shared, letter))
    ]
    names = [_from_the_status_quo(few, cell, shared) for cell in cells]
    if names and len(names) < count:
        names = [*(["nearest to the status quo:"] if few.status_quo is not None else []), *names]
        names.append(f"and {count - len(cells):,} more")
    return Cell(counted(count, "state"), points=(*in_words, *names))


def _from_the_status_quo(few: Model, cell: int, shared: str) -> str:
    """Name a state, and say what is otherwise in it than now, beside what it shares with all of its set."""
    quo = few.status_quo
    if quo is None:
        return state_name(few, cell)
    name = f"{state_name(few, cell)}: " if cell in few.names else ""
    if cell == quo:
        return f"{name}the status quo"
    here, there = few.pattern(quo) or "", few.pattern(cell) or ""
    changed = {
        option for option, (was, becomes) in enumerate(zip(here, there, strict=True)) if was != becomes
    }
    said = {option for option in changed if shared and shared[option] != "-"}
    also = "also " if said else ""
    changed -= said
    if not changed:
        return f"{name}nothing else"
    if len(changed) > _MOST_CHANGES:
        return f"{name}{also}{len(changed)} options otherwise"
    acts = [
        ("" if there[option] == "Y" else "no longer ") + lower_first(few.option_labels[option])
        for option in sorted(changed)
    ]
    owners = [option_owner(few, option) for option in sorted(changed)]
    by_party = {
        owner: [act for act, of in zip(acts, owners, strict=True) if of == owner]
        for owner in dict.fromkeys(owners)
    }
    return f"{name}{also}" + "; ".join(f"{join_words(of)} ({owner})" for owner, of in by_party.items())
