"""The sections that show what a wish takes, and how robust an equilibrium is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.model import Model
from detente.names import is_plural
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Block, Section
from detente.page.tables import Cell, Column, Table
from detente.page.words import (
    counted,
    expression_in_words,
    hint,
    move_in_words,
    party_in_a_sentence,
    quoted_state,
)
from detente.short import join_words
from detente.stability import CONCEPT_NAMES
from detente.wishes import LeastChanges, NoAnswer, Premise, Robustness, RobustStates, Serves, Wished

_SERVES: dict[Serves, str] = {
    "stays": "otherwise it would move on from the wished-for state",
    "deters": "this is what keeps it from moving on",
    "answers": "so that the others would answer a move away",
    "leads": "it must take this step",
    "gains": "then it gains by moving away",
    "escapes": "then no reply takes the gain away",
    "refrains": "then the reply is not in its interest",
}
_STANDING = {"must change": "sees it otherwise today", "must turn out so": "unknown"}
_STRUCTURES = {
    "only taken": "if {option} could not be undone once taken",
    "only untaken": "if {option} could not be taken up again",
    "freed": "if {option} could be taken and undone freely",
    "dropped": "if {option} were off the table",
}
_SWAP = "two neighbouring outcomes swapped in one party's order"
NONE_ROBUST = "No state surely lasts, so there is no robustness to compute."


def wish_section(wished: Wished) -> Section:
    """Show what a wish takes: who must come to see what differently, and what would spare some of it."""
    blocks: list[Block] = [Paragraphs(tuple(_sentences(wished)))]
    if isinstance(wished.changes, LeastChanges) and wished.changes.unmet:
        blocks.append(_needs_table(wished.model, wished.changes))
    spared = _structures(wished)
    if spared:
        blocks.append(Paragraphs(("Changes of structure that would spare some of it:",), quiet=True))
        blocks.append(Lines(spared))
    return Section("wish", _title(wished), tuple(blocks), "The wish")


def _title(wished: Wished) -> str:
    if wished.by_expression:
        what = f"a state with “{expression_in_words(wished.model, wished.wish)}”"
    else:
        what = f"“{wished.wish.replace('_', ' ')}”"
    led = " and be reached by improvements" if wished.arrived_at else ""
    return f"What would make {what} last ({CONCEPT_NAMES[wished.concept]}){led}"


def _sentences(wished: Wished) -> list[str]:
    model, changes = wished.model, wished.changes
    if isinstance(changes, NoAnswer):
        return [_as_far_as_known(changes), *_approximation(model, wished.treated_as_independent)]
    if not isinstance(changes, LeastChanges):
        return [f"It cannot be had: {changes.why}."]
    lines = [_first_sentence(wished, changes)]
    if changes.way:
        steps = "; then ".join(move_in_words(model, step) for step in changes.way)
        lines.append(f"The way there: {steps}.")
    if wished.robustness is not None:
        lines.append(_robustness(wished.robustness))
    if wished.profiles is not None:
        of = wished.profiles
        lines.append(
            f"Of all {of.of:,} ways in which the parties could strictly rank the states, "
            f"{of.lasting:,} make it last ({of.lasting / of.of:.1%})."
        )
    return [*lines, *_approximation(model, wished.treated_as_independent)]


def _as_far_as_known(answer: NoAnswer) -> str:
    """Say what is known of the changes that a wish takes, where the search was not over."""
    seconds = f"The search was not over within {answer.seconds:g} seconds"
    longer = f"{hint('longer')}, or a rule or a what-if that leaves fewer states, may tell more."
    each = f"{_SWAP}{' each' if answer.at_least != 1 else ''}"
    least = f"no fewer than {counted(answer.at_least, 'change of mind', 'changes of mind')} ({each})"
    if answer.enough is not None:
        most = f"at most {counted(answer.enough, 'change of mind', 'changes of mind')}"
        return f"It takes {f'{least} and {most}' if answer.at_least else most}. {seconds}. {longer}"
    if answer.at_least:
        return f"It takes {least}, if it can be had at all. {seconds}. {longer}"
    return f"{seconds}: what it takes is not known. {longer}"


def _first_sentence(wished: Wished, changes: LeastChanges) -> str:
    """Say what a wish takes; the state that fulfils it is named where the wish itself does not name it."""
    takes, state = _takes(changes), quoted_state(wished.model, changes.state)
    if state == f"“{wished.wish.replace('_', ' ')}”":
        return f"{takes[0].upper()}{takes[1:]}."
    return f"The state is {state}: {takes}."


def _needs_table(model: Model, changes: LeastChanges) -> Table:
    """Tabulate what is not so already; changes of mind come first."""
    rows = tuple(
        (
            Cell(premise_in_words(model, premise)),
            Cell(_STANDING[premise.standing]),
            Cell("; ".join(_SERVES[reason] for reason in serves)),
        )
        for premise, serves in needs_by_comparison(changes.unmet)
    )
    columns = (Column("Needed"), Column("Today"), Column("Why it counts"))
    return Table("needs", "What has to change", columns, rows, stacked=True)


def _structures(wished: Wished) -> tuple[Line, ...]:
    """List the changes of structure that spare some of what a wish takes, with what it takes then."""
    model, lines = wished.model, []
    for change in wished.structures or ():
        option = f"“{model.option_labels[change.option]}”"
        needs = needs_by_comparison(change.needed.unmet)
        lines.append(
            Line(
                f"{_STRUCTURES[change.kind].format(option=option)}: {_takes(change.needed)}",
                points=tuple(premise_in_words(model, premise) for premise, _ in needs),
            )
        )
    return tuple(lines)


def robustness_section(robust: RobustStates) -> Section:
    """Show how robust the states are that surely last."""
    notes = [f"A change of mind: {_SWAP}."] if robust.states else []
    if robust.unanswered:
        notes.append(f"{counted(robust.unanswered, 'state')} not answered within {robust.seconds:g} seconds.")
    notes += _approximation(robust.model, robust.treated_as_independent)
    blocks: list[Block] = []
    if robust.states:
        rows = tuple(
            (
                Cell(quoted_state(robust.model, one.state)),
                Cell(CONCEPT_NAMES[one.concept]),
                Cell(_ends_after(one)),
                Cell(_ends(robust.model, one)),
            )
            for one in robust.states
        )
        heads = ("State", "Concept", "It takes at least", "Would end it first")
        about = "The fewest changes of mind that would end each state"
        blocks.append(Table("robustness", about, tuple(map(Column, heads)), rows, stacked=True))
    elif not robust.unanswered:
        notes = [NONE_ROBUST]
    if notes:
        blocks.append(Paragraphs(tuple(notes), quiet=bool(robust.states)))
    return Section("robustness", "How robust the states are that surely last", tuple(blocks), "Robustness")


def _ends(model: Model, one: Robustness) -> str:
    """Say what would end an equilibrium first."""
    if one.broken_by is None:
        return "nothing"
    premises = needs_by_comparison(
        premise for premise in one.broken_by.premises if premise.standing != "as it is"
    )
    return "; ".join(premise_in_words(model, premise) for premise, _ in premises)


def _robustness(one: Robustness) -> str:
    """Say in a sentence how robust a state is that has come about."""
    if one.swaps is None:
        return "Were it so, no change of mind could end it."
    if one.swaps < 1:
        return "Were it so, the unknown preferences might still end it."
    if one.swaps == 1:
        return f"It would be fragile: one change of mind ({_SWAP}) can end it."
    return f"It would take at least {counted(one.swaps, 'change')} of mind ({_SWAP} each) to end it."


def _ends_after(one: Robustness) -> str:
    """Say how many changes of mind end an equilibrium."""
    if one.swaps is None:
        return "no number of changes"
    if one.swaps < 1:
        return "none: unknown preferences may end it"
    return counted(one.swaps, "change of mind", "changes of mind")


def premise_in_words(model: Model, premise: Premise) -> str:
    """Say what a party would have to prefer."""
    better, other = (quoted_state(model, cell) for cell in (premise.better, premise.other))
    name = model.party_names[premise.party]
    many = is_plural(name)
    if premise.strict:
        return f"{name} {'prefer' if many else 'prefers'} {better} to {other}"
    return f"{name} {'find' if many else 'finds'} {other} no better than {better}"


def needs_by_comparison(premises: Iterable[Premise]) -> list[tuple[Premise, list[Serves]]]:
    """List each comparison once, in its strictest form, with what it serves; changes of mind come first."""
    together: dict[tuple[int, int, int], list[Premise]] = {}
    for premise in premises:
        together.setdefault((premise.party, premise.better, premise.other), []).append(premise)
    rows = [
        (
            max(same, key=lambda premise: premise.strict),
            list(dict.fromkeys(premise.serves for premise in same)),
        )
        for same in together.values()
    ]
    return sorted(rows, key=lambda row: (row[0].standing != "must change", row[0].party))


def _takes(changes: LeastChanges) -> str:
    if changes.total:
        return (
            f"it takes {counted(changes.total, 'change of mind', 'changes of mind')} in all ({_SWAP}"
            f"{' each' if changes.total > 1 else ''})"
        )
    if changes.unmet:
        return "no party has to change its mind, provided the unknowns below are as listed"
    return "nothing has to change"


def _approximation(model: Model, parties: Sequence[int]) -> list[str]:
    """Name the parties whose dependent unknowns were treated as independent."""
    if not parties:
        return []
    whose = join_words(party_in_a_sentence(model, party) for party in parties)
    return [
        f"The unknowns of {whose} depend on each other and are treated as independent "
        "here (an approximation): not all of this may be possible at once. The shares of the sweep "
        "take the dependence into account."
    ]
