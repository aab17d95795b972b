"""The sections that show what a wish takes, and how robust an equilibrium is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.model import Model
from detente.page.page import Block, Cell, Column, Line, Lines, Paragraphs, Section, Table
from detente.page.words import (
    counted,
    expression_in_words,
    join_words,
    move_in_words,
    quoted_state,
)
from detente.stability import CONCEPT_NAMES
from detente.wishes import PATIENCE, Firmness, LeastChanges, NoAnswer, Premise, Robustness, Serves, Wished

_SERVES: dict[Serves, str] = {
    "stays": "otherwise it would move on from the wished-for state",
    "deters": "this is what keeps it from moving on",
    "answers": "so that the others would answer a move away",
    "leads": "so that it takes this step on the way there",
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
NONE_FIRM = "No state surely lasts, so there is no robustness to compute."


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
    led = " and is arrived at by improvements" if wished.arrived_at else ""
    return f"What it takes that {what} lasts ({CONCEPT_NAMES[wished.concept]}){led}"


def _sentences(wished: Wished) -> list[str]:
    model, changes = wished.model, wished.changes
    if isinstance(changes, NoAnswer):
        return [
            f"There is {changes.why}. Nash is answered soonest, SMR and SEQ last; a rule or a what-if that "
            "leaves fewer states helps."
        ]
    if not isinstance(changes, LeastChanges):
        return [f"It cannot be had: {changes.why}."]
    lines = [f"It can be had as {quoted_state(model, changes.state)}: {_takes(changes)}."]
    if changes.way:
        steps = "; then ".join(move_in_words(model, step) for step in changes.way)
        lines.append(f"The way there: {steps}.")
    if wished.firmness is not None:
        lines.append(_robustness(wished.firmness))
    if wished.profiles is not None:
        of = wished.profiles
        lines.append(
            f"Of all {of.of:,} ways in which the parties could strictly rank the states, "
            f"{of.lasting:,} make it last ({of.lasting / of.of:.1%})."
        )
    return [*lines, *_approximation(model, wished.treated_as_independent)]


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
    columns = (Column("Has to become true"), Column("Today"), Column("Why it counts"))
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


def firm_section(firm: Firmness) -> Section:
    """Show how robust the states are that surely last."""
    notes = [f"A change of mind: {_SWAP}."] if firm.states else []
    if firm.unanswered:
        notes.append(f"{counted(firm.unanswered, 'state')} not answered within {PATIENCE:.0f} seconds.")
    notes += _approximation(firm.model, firm.treated_as_independent)
    blocks: list[Block] = []
    if firm.states:
        rows = tuple(
            (
                Cell(quoted_state(firm.model, one.state)),
                Cell(CONCEPT_NAMES[one.concept]),
                Cell(_ends_after(one)),
                Cell(_ends(firm.model, one)),
            )
            for one in firm.states
        )
        heads = ("State", "Concept", "It takes at least", "Would end it first")
        about = "The fewest changes of mind that would end each state"
        blocks.append(Table("firm", about, tuple(map(Column, heads)), rows, stacked=True))
    elif not firm.unanswered:
        notes = [NONE_FIRM]
    if notes:
        blocks.append(Paragraphs(tuple(notes), quiet=bool(firm.states)))
    return Section("firm", "How robust the states are that surely last", tuple(blocks), "Robustness")


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
    if premise.strict:
        return f"{model.party_names[premise.party]} prefers {better} to {other}"
    return f"{model.party_names[premise.party]} finds {other} no better than {better}"


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
        return "no party has to change its mind, if the unknown preferences turn out this way"
    return "nothing has to change"


def _approximation(model: Model, parties: Sequence[int]) -> list[str]:
    """Name the parties whose dependent unknowns were treated as independent."""
    if not parties:
        return []
    whose = join_words(model.party_names[party] for party in parties)
    return [
        f"The unknowns of {whose} depend on each other and are treated as independent "
        "here (an approximation): not all of this may be possible at once. The shares of the sweep "
        "take the dependence into account."
    ]
