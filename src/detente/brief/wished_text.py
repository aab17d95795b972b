"""A mediator's list: which party must come to see what differently; and how firm an equilibrium is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.brief.expressions_in_words import expression_in_words
from detente.brief.safe_text import safe_text
from detente.brief.wished import PATIENCE, Firmness, NoAnswer, Wished
from detente.brief.wording import CONCEPT_NAMES, counted, listed, move_in_words, party_name, state_told
from detente.case.model import Model
from detente.case.schema import CaseFile
from detente.scenarios.facts import Fact, Serves
from detente.scenarios.least_changes import LeastChanges
from detente.scenarios.robustness import Robustness

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


def print_wished(console: Console, case: CaseFile, wished: Wished) -> None:
    """Print what a wish takes: the list of who must see what differently, and what would spare some of it."""
    model = wished.model
    concept = CONCEPT_NAMES[wished.concept]
    console.print()
    led = " and is arrived at by improvements" if wished.arrived_at else ""
    what = _wish_in_words(case, wished)
    console.print(Text(safe_text(f"What it takes that {what} lasts ({concept}){led}"), style="bold"))
    for line in wish_in_words(case, wished):
        console.print(Padding(Text(safe_text(line)), (0, 0, 0, 2)))
    if isinstance(wished.changes, LeastChanges) and wished.changes.not_so_yet:
        _print_facts(console, case, model, wished.changes.not_so_yet)
    for change in wished.structures or ():
        option = model.options[change.option]
        lead = _STRUCTURES[change.kind].format(option=_option_label(case, option))
        console.print(Padding(Text(safe_text(f"{lead}: {_cost(change.needed)}")), (0, 0, 0, 2)))


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
    lines = [f"It can be had as {state_told(case, model, changes.state)}; {_cost(changes)}."]
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
    return [*lines, *_pair_by_pair(case, model, wished.pair_by_pair)]


def _pair_by_pair(case: CaseFile, model: Model, parties: Sequence[int]) -> list[str]:
    """A word of caution where open questions hang together and are taken by themselves."""
    if not parties:
        return []
    whose = listed(party_name(case, model, party) for party in parties)
    return [
        f"What is open of {whose} hangs together and is taken comparison by comparison here, so not all of "
        "this may be possible at once; the shares of the sweep take it together."
    ]


def print_robust(console: Console, case: CaseFile, robust: Firmness) -> None:
    """Print how many swaps of ranks each equilibrium survives, and what would end it first."""
    model = robust.model
    console.print()
    if not robust.states and not robust.unanswered:
        console.print(Text("No state surely lasts, so there is none whose firmness could be told."))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="How firm: adjacent swaps of ranks survived",
                  title_justify="left")  # fmt: skip
    for column in ("state", "concept", "survives", "would end it first"):
        table.add_column(column, overflow="fold")
    for one in robust.states:
        table.add_row(
            Text(safe_text(state_told(case, model, one.state))), CONCEPT_NAMES[one.concept],
            Text(survives_in_words(one)), Text(safe_text(ends_in_words(case, model, one))),
        )  # fmt: skip
    console.print(table)
    if robust.unanswered:
        told = counted(robust.unanswered, "state")
        console.print(Text(f"{told} not answered within {PATIENCE:.0f} seconds", style="dim"))
    for sentence in _pair_by_pair(case, model, robust.pair_by_pair):
        console.print(Text(safe_text(sentence), style="dim"))


def ends_in_words(case: CaseFile, model: Model, one: Robustness) -> str:
    """What would end an equilibrium first."""
    if one.broken_by is None:
        return "nothing"
    return "; ".join(
        fact_in_words(case, model, fact)
        for fact, _ in needs_by_comparison(f for f in one.broken_by.facts if f.standing != "as it is")
    )


def fact_in_words(case: CaseFile, model: Model, fact: Fact) -> str:
    """What a party would have to prefer."""
    better, other = (state_told(case, model, cell) for cell in (fact.better, fact.other))
    if fact.strict:
        return f"{party_name(case, model, fact.party)} prefers {better} to {other}"
    return f"{party_name(case, model, fact.party)} finds {other} no better than {better}"


def _print_facts(console: Console, case: CaseFile, model: Model, facts: Iterable[Fact]) -> None:
    """The mediator's list, a row a comparison, with all that it is needed for."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column, ratio in (("must come to be so", 2), ("today", 1), ("why it counts", 2)):
        table.add_column(column, overflow="fold", ratio=ratio)
    for fact, serves in needs_by_comparison(facts):
        table.add_row(
            Text(safe_text(fact_in_words(case, model, fact))),
            _STANDING[fact.standing],
            "; ".join(_SERVES[reason] for reason in serves),
        )
    console.print(Padding(table, (0, 0, 0, 2)))


def needs_by_comparison(facts: Iterable[Fact]) -> list[tuple[Fact, list[Serves]]]:
    """Each comparison once, in its strictest form, with what it serves; changes of mind come first."""
    together: dict[tuple[int, int, int], list[Fact]] = {}
    for fact in facts:
        together.setdefault((fact.party, fact.better, fact.other), []).append(fact)
    rows = [
        (max(same, key=lambda fact: fact.strict), list(dict.fromkeys(fact.serves for fact in same)))
        for same in together.values()
    ]
    return sorted(rows, key=lambda row: (row[0].standing != "must change", row[0].party))


def _wish_in_words(case: CaseFile, wished: Wished) -> str:
    """The wish as a reader would say it: a state by its name, an expression in words."""
    if wished.by_expression:
        return f"a state with “{expression_in_words(case, wished.wish)}”"
    return f"“{wished.wish.replace('_', ' ')}”"


def _cost(changes: LeastChanges) -> str:
    if changes.total:
        swaps = counted(changes.total, "adjacent swap of ranks", "adjacent swaps of ranks")
        return f"it takes {swaps} in all, for what the list below says"
    if changes.not_so_yet:
        return "nobody has to change its mind, if what is unknown turns out so"
    return "nothing has to change"


def survives_in_words(one: Robustness) -> str:
    """How many swaps an equilibrium survives."""
    if one.survives is None:
        return "any change of preferences"
    if one.survives < 0:
        return "not told: its unknowns may end it"
    return counted(one.survives, "adjacent swap of ranks", "adjacent swaps of ranks")


def _option_label(case: CaseFile, option: str) -> str:
    party, name = option.split(".")
    return f"“{case.parties[party].options[name].label}”"
