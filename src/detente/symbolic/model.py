"""A case in option form as diagrams: its states, its moves, and what each party states it wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from detente.case import Case, Expression, argument_of, evaluate, option_names, options_in, placing_faults
from detente.errors import BadArgument, Fault
from detente.model import checked_expression, one_way_directions, option_owners
from detente.symbolic.diagrams import Budget, Diagram, Diagrams, within


@dataclass(frozen=True, eq=False)
class SymbolicModel:
    """A case whose states, moves and preferences are diagrams.

    Attributes
    ----------
    owner
        For each option the index of its party.
    one_way
        For each option 0, +1 (it cannot be untaken) or -1 (it cannot be taken).
    feasible
        The states.
    statements
        For each party the states in which each of its statements is true, the most important first.
    status_quo
        The code of the status quo; option 0 is the most significant bit.
    names
        Code to name, for the states that have one.
    moved_from
        The label of the status quo that the case states, where a what-if forbids it; else empty.
    """

    case: Case
    diagrams: Diagrams
    options: tuple[str, ...]
    owner: tuple[int, ...]
    one_way: tuple[int, ...]
    feasible: Diagram
    statements: tuple[tuple[Diagram, ...], ...]
    named_options: tuple[tuple[frozenset[int], ...], ...]
    status_quo: int | None
    names: dict[int, str]
    moved_from: str = ""

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the decision makers."""
        return tuple(self.case.file.parties)

    @cached_property
    def states(self) -> int:
        """The number of states."""
        return self.diagrams.count(self.feasible)

    def own(self, party: int) -> tuple[int, ...]:
        """The options of a party."""
        return tuple(option for option, owner in enumerate(self.owner) if owner == party)

    def compared(self, party: int) -> tuple[Diagram, ...]:
        """The statements of a party that a move of its own can change, the most important first."""
        own = set(self.own(party))
        return tuple(
            statement
            for statement, named in zip(self.statements[party], self.named_options[party], strict=True)
            if named & own
        )

    def label(self, code: int) -> str:
        """The name of a state where it has one, else its Y/N string."""
        return self.names.get(code) or self.pattern(code)

    def pattern(self, code: int) -> str:
        """The Y/N string of a state."""
        return format(code, f"0{len(self.options)}b").replace("0", "N").replace("1", "Y")

    def code(self, text: str) -> int | None:
        """The code of a state, written as its name, its Y/N string or ``status_quo``; None if it is none."""
        if text == "status_quo":
            return self.status_quo
        by_name = {name: code for code, name in self.names.items()}
        if text in by_name:
            return by_name[text]
        if len(text) != len(self.options) or set(text) - set("YN"):
            return None
        code = _code(text)
        return code if self.diagrams.holds(self.feasible, code) else None

    def meant(self, argument: str, text: str) -> Diagram:
        """The states that a person means by a name, a Y/N string or an expression over options.

        Parameters
        ----------
        argument
            The name of the argument that holds the text, for messages.

        Raises
        ------
        BadInput
            If it is neither a state nor an expression that some state satisfies.
        """
        code = self.code(text)
        if code is not None:
            return self.diagrams.one(code)
        if text == "status_quo":
            raise BadArgument(argument, "the case has no status quo", "add `status_quo`, or name a state")
        try:
            expression = checked_expression((), text.strip('"'), self.options)
        except Fault as fault:
            raise BadArgument(argument, f"{text} is no state, and {fault.what}", fault.mend) from None
        taken = {name: self.diagrams.taken(place) for place, name in enumerate(self.options)}
        states = self.feasible & evaluate(expression, taken)
        if not states.satisfiable():
            raise BadArgument(argument, f"no state has {text}", "mend the expression")
        return states


def why_not_symbolic(case: Case) -> str:
    """Say what the symbolic engine cannot take of a case; empty if it takes it all.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> why_not_symbolic(parse_case('''
    ... detente: 1
    ... title: A well
    ... parties: {UP: {name: Upper village, options: {share: Share}}}
    ... preferences: {UP: unknown}
    ... '''))
    'the preference of UP is no list of priorities that is wholly known'
    """
    file = case.file
    if file.moves is not None or not any(party.options for party in file.parties.values()):
        return "it is not in option form"
    if file.feasible is not None:
        return "it lists its states"
    if isinstance(file.states, dict) and any("-" in pattern for pattern in file.states.values()):
        return "it has coalesced states"
    for party in file.parties:
        preference = file.preferences.get(party)
        if preference is None or preference.priorities is None or preference.unknown is not None:
            return f"the preference of {party} is no list of priorities that is wholly known"
    return ""


@placing_faults
def symbolic_model(case: Case, budget: Budget | None = None) -> SymbolicModel:
    """Compile a case to diagrams.

    Raises
    ------
    BadInput
        If a statement or a rule cannot be read, no state is feasible, or the status quo is none.
    GaveUp
        If rules and statements alone take more than the budget.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> model = symbolic_model(parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... rules: [not (UP.share and LOW.raid)]
    ... preferences: {UP: {priorities: [not LOW.raid]}, LOW: {priorities: [UP.share]}}
    ... '''))
    >>> model.states, model.parties, model.label(2)
    (3, ('UP', 'LOW'), 'YN')
    """
    file = case.file
    options = option_names(file)
    places = {name: place for place, name in enumerate(options)}
    rules = [checked_expression(("rules", i), rule.rule, options) for i, rule in enumerate(file.rules)]
    stated = [
        [
            checked_expression(("preferences", party, "priorities", i), item.priority, options)
            for i, item in enumerate(file.preferences[party].priorities or ())
        ]
        for party in file.parties
    ]
    named = [[frozenset(places[name] for name in options_in(one)) for one in of] for of in stated]
    groups = [frozenset(places[name] for name in options_in(rule)) for rule in rules]
    diagrams = Diagrams(len(options), [*groups, *(group for of in named for group in of)], budget or Budget())
    taken = {name: diagrams.taken(place) for place, name in enumerate(options)}
    with within(diagrams.budget):
        feasible = _all_of(diagrams, rules, taken)
        statements = tuple(tuple(evaluate(one, taken) for one in of) for of in stated)
    model = SymbolicModel(
        case,
        diagrams,
        options,
        option_owners(file),
        one_way_directions(file, options),
        feasible,
        statements,
        tuple(tuple(of) for of in named),
        None,
        {},
    )
    with within(diagrams.budget):
        return _with_what_always_holds(_with_named_states(model))


def _all_of(diagrams: Diagrams, rules: Sequence[Expression], taken: dict[str, Diagram]) -> Diagram:
    feasible = diagrams.everything
    for i, rule in enumerate(rules):
        feasible = feasible & evaluate(rule, taken)
        if not feasible.satisfiable():
            raise Fault(
                ("rules", i), "the rules up to this one contradict each other: no state is feasible",
                "loosen this rule or one above it",
            )  # fmt: skip
    return feasible


def _with_named_states(model: SymbolicModel) -> SymbolicModel:
    file = model.case.file
    for name, pattern in file.states.items() if isinstance(file.states, dict) else ():
        code = model.code(pattern)
        if code is None:
            raise Fault(("states", name), f"state {pattern} is not feasible", "mend it or the rules")
        model.names[code] = name
    if file.status_quo is None:
        return model
    quo = model.code(file.status_quo.state)
    if quo is None:
        raise Fault(("status_quo",), f"state {file.status_quo.state} is not feasible", "mend it or the rules")
    return replace(model, status_quo=quo)


def _with_what_always_holds(model: SymbolicModel) -> SymbolicModel:
    """Apply the conditions that a what-if adds; the status quo moves to the nearest state that is left."""
    diagrams = model.diagrams
    taken = {name: diagrams.taken(place) for place, name in enumerate(model.options)}
    for condition in model.case.always:
        try:
            feasible = model.feasible & evaluate(checked_expression((), condition, model.options), taken)
            quo = _nearest_kept(model, feasible, condition)
        except Fault as fault:
            about = "" if condition in fault.what else f"{condition}: "
            argument = argument_of(condition, model.case.changes)
            raise BadArgument(argument, about + fault.what, fault.mend) from None
        names = {code: name for code, name in model.names.items() if diagrams.holds(feasible, code)}
        moved_from = model.moved_from
        if model.status_quo is not None and quo != model.status_quo:
            moved_from = moved_from or model.label(model.status_quo)
        model = replace(model, feasible=feasible, status_quo=quo, names=names, moved_from=moved_from)
    return model


def _nearest_kept(model: SymbolicModel, feasible: Diagram, condition: str) -> int | None:
    """The status quo, or if it is not feasible the feasible state that differs in the fewest options.

    This is `detente.model.derived.nearest_kept` for diagrams.
    """
    if not feasible.satisfiable():
        raise Fault((), f"no state has {condition}", "mend the condition or the rules")
    quo = model.status_quo
    if quo is None or model.diagrams.holds(feasible, quo):
        return quo
    nearest = model.diagrams.listed(model.diagrams.nearest(feasible, quo), 3)
    if len(nearest) > 1:
        names = " and ".join(model.label(code) for code in nearest)
        raise Fault(
            (), f"{condition} does not hold in the status quo, and {names} are equally near to it",
            "say more in the condition, so that one state is nearest",
        )  # fmt: skip
    return nearest[0]


def _code(pattern: str) -> int:
    return int(pattern.replace("N", "0").replace("Y", "1"), 2)
