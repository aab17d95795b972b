"""A mediator's list in words: which party must come to see what differently; how firm an equilibrium is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.case import CaseFile
from detente.model import Model
from detente.page.words import counted, expression_in_words, listed, move_in_words, party_name, state_told
from detente.stability import CONCEPT_NAMES
from detente.wishes import PATIENCE, Firmness, LeastChanges, NoAnswer, Premise, Robustness, Serves, Wished

_SERVES: dict[Serves, str] = {
    "stays": "else it would move on from the wished-for state",
    "deters": "this is what keeps it from moving on",
    "answers": "so that the others would answer a move away",
    "leads": "so that it takes this step on the way there",
    "gains": "then it gains by moving away",
    "escapes": "then no reply takes the gain away",
    "refrains": "then the reply is not in its interest",
}
_STANDING = {"must change": "sees it otherwise today", "must turn out so": "nobody knows"}
_STRUCTURES = {
    "only taken": "if {option} could not be undone once taken",
    "only untaken": "if {option} could not be taken up again",
    "freed": "if {option} could be taken and undone freely",
    "dropped": "if {option} were off the table",
}
NONE_FIRM = "No state surely lasts, so there is none whose firmness could be told."


@dataclass(frozen=True)
class Need:
    """One line of the mediator's list.

    Attributes
    ----------
    today
        How the party sees it now, or that nobody knows.
    why
        What it is needed for.
    """

    must: str
    today: str
    why: str


@dataclass(frozen=True)
class Spared:
    """A change of structure, and what a wish would still take after it."""

    change: str
    takes: str
    needs: tuple[Need, ...]


def wish_title(case: CaseFile, wished: Wished) -> str:
    """What is asked, as a heading."""
    if wished.by_expression:
        what = f"a state with “{expression_in_words(case, wished.wish)}”"
    else:
        what = f"“{wished.wish.replace('_', ' ')}”"
    led = " and is arrived at by improvements" if wished.arrived_at else ""
    return f"What it takes that {what} lasts ({CONCEPT_NAMES[wished.concept]}){led}"


def wish_in_words(case: CaseFile, wished: Wished) -> list[str]:
    """What a wish takes, in sentences."""
    model, changes = wished.model, wished.changes
    if isinstance(changes, NoAnswer):
        return [
            f"There is {changes.why}. Nash is answered soonest, SMR and SEQ last; a rule or a what-if that "
            "leaves fewer states helps."
        ]
    if not isinstance(changes, LeastChanges):
        return [f"It cannot be had: {changes.why}."]
    lines = [f"It can be had as {state_told(case, model, changes.state)}: {_takes(changes)}."]
    if changes.way:
        steps = "; then ".join(move_in_words(case, model, step) for step in changes.way)
        lines.append(f"The way there: {steps}.")
    if wished.firmness is not None:
        lines.append(f"Were it so, it would survive {survives_in_words(wished.firmness)}.")
    if wished.profiles is not None:
        of = wished.profiles
        lines.append(
            f"Of all {of.of:,} ways in which the parties could strictly rank the states, "
            f"{of.lasting:,} make it last ({of.lasting / of.of:.1%})."
        )
    return [*lines, *_pair_by_pair(case, model, wished.treated_as_independent)]


def needs(case: CaseFile, wished: Wished) -> tuple[Need, ...]:
    """The mediator's list of a wish: what is not so already; changes of mind come first."""
    if not isinstance(wished.changes, LeastChanges):
        return ()
    return _needs(case, wished.model, wished.changes)


def spared(case: CaseFile, wished: Wished) -> tuple[Spared, ...]:
    """The changes of structure that spare some of what a wish takes."""
    labels = [option.label for party in case.parties.values() for option in party.options.values()]
    return tuple(
        Spared(
            _STRUCTURES[change.kind].format(option=f"“{labels[change.option]}”"),
            _takes(change.needed),
            _needs(case, wished.model, change.needed),
        )
        for change in wished.structures or ()
    )


def firm_notes(case: CaseFile, firm: Firmness) -> list[str]:
    """What has to be said beside a table of how firm states are."""
    notes = []
    if firm.unanswered:
        notes.append(f"{counted(firm.unanswered, 'state')} not answered within {PATIENCE:.0f} seconds")
    return [*notes, *_pair_by_pair(case, firm.model, firm.treated_as_independent)]


def ends_in_words(case: CaseFile, model: Model, one: Robustness) -> str:
    """What would end an equilibrium first."""
    if one.broken_by is None:
        return "nothing"
    return "; ".join(
        premise_in_words(case, model, premise)
        for premise, _ in needs_by_comparison(f for f in one.broken_by.premises if f.standing != "as it is")
    )


def survives_in_words(one: Robustness) -> str:
    """How many swaps an equilibrium survives."""
    if one.survives is None:
        return "any change of preferences"
    if one.survives < 0:
        return "not told: its unknowns may end it"
    return counted(one.survives, "adjacent swap of ranks", "adjacent swaps of ranks")


def premise_in_words(case: CaseFile, model: Model, premise: Premise) -> str:
    """What a party would have to prefer."""
    better, other = (state_told(case, model, cell) for cell in (premise.better, premise.other))
    if premise.strict:
        return f"{party_name(case, model, premise.party)} prefers {better} to {other}"
    return f"{party_name(case, model, premise.party)} finds {other} no better than {better}"


def needs_by_comparison(premises: Iterable[Premise]) -> list[tuple[Premise, list[Serves]]]:
    """Each comparison once, in its strictest form, with what it serves; changes of mind come first."""
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


def _needs(case: CaseFile, model: Model, changes: LeastChanges) -> tuple[Need, ...]:
    return tuple(
        Need(
            premise_in_words(case, model, premise),
            _STANDING[premise.standing],
            "; ".join(_SERVES[reason] for reason in serves),
        )
        for premise, serves in needs_by_comparison(changes.unmet)
    )


def _takes(changes: LeastChanges) -> str:
    if changes.total:
        return (
            f"it takes {counted(changes.total, 'adjacent swap of ranks', 'adjacent swaps of ranks')} in all"
        )
    if changes.unmet:
        return "nobody has to change its mind, if what is unknown turns out so"
    return "nothing has to change"


def _pair_by_pair(case: CaseFile, model: Model, parties: Sequence[int]) -> list[str]:
    """A word of caution where open questions hang together and are taken by themselves."""
    if not parties:
        return []
    whose = listed(party_name(case, model, party) for party in parties)
    return [
        f"What is open of {whose} hangs together and is taken comparison by comparison here, so not all of "
        "this may be possible at once; the shares of the sweep take it together."
    ]
