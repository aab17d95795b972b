"""Sentences for what an answer about two states says."""

from __future__ import annotations

from typing import Final

from detente.interview.acts import supposed
from detente.interview.naming import Naming
from detente.interview.pairs import (
    NOTHING_ELSE,
    acts_in_words,
    bargain_in_words,
    pair_of,
    sense_of,
    taken_now,
    wishes_in_words,
    written,
)
from detente.interview.question import Pair
from detente.interview.states import state_in_words
from detente.model import Model
from detente.patterns import as_pattern

_RELATION: Final = as_pattern(r"\s*(>+|=)\s*")


def preference_in_words(names: Naming, model: Model, pair: Pair, *, yes: bool) -> str:
    """Say which of two states a party prefers.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NN
    ... preferences: {UP: unknown, LOW: unknown}
    ... ''')
    >>> model, names = compile_case(case), Naming(case.file)
    >>> pair = Pair("UP", "YN", "NN", ("UP.share",))
    >>> preference_in_words(names, model, pair, yes=False)
    'Upper village would rather not share the well, if nothing else changed'
    """
    form, who = sense_of(names, model).form(pair), names.party(pair.party)
    if form == "weighing":
        first, second = wishes_in_words(names, model, pair)[:: 1 if yes else -1]
        return f"it matters more to {who} that {first} than that {second}"
    if form == "exchange" and not pair.context:
        return f"{who} would {'' if yes else 'not '}{bargain_in_words(names, pair)}"
    rather = _rather(names, model, pair, yes=yes)
    if not pair.context:
        return f"{who} would rather {rather}, {NOTHING_ELSE}"
    given = supposed(names, pair.context, taken_now(model))
    comma = "," if len(pair.context) > 1 else ""
    return f"if {given}{comma} and nothing else changes, {who} would rather {rather}"


def _rather(names: Naming, model: Model, pair: Pair, *, yes: bool) -> str:
    if not pair.gains and not pair.losses:
        better, worse = (pair.better, pair.worse) if yes else (pair.worse, pair.better)
        return f"have “{better}” than “{worse}”"
    now = taken_now(model)
    gains = acts_in_words(names, pair.party, pair.gains)
    if pair.losses:
        losses = acts_in_words(names, pair.party, pair.losses)
        return f"{gains} than {losses}" if yes else f"{losses} than {gains}"
    if yes:
        return gains
    if pair.single in now:
        return f"no longer {acts_in_words(names, pair.party, pair.gains)}"
    return f"not {gains}" if pair.single else f"do none of this than {gains}"


def conditional_in_words(
    names: Naming, model: Model, pair: Pair, option: str, *, taken: bool, yes: bool
) -> str:
    """Say what a party prefers if an option is taken, and what it prefers if not."""
    now = taken_now(model)
    context = [(other, so) for other, so in pair.context if other != option]
    given, other = (supposed(names, [(option, so), *context], now) for so in (True, False))
    first, second = (given, other) if taken else (other, given)
    who = names.party(pair.party)
    wants, otherwise = (_rather(names, model, pair, yes=answer) for answer in (yes, not yes))
    return (
        f"if {first}, {who} would rather {wants}; if {second}, {who} would rather {otherwise}; "
        "all else as it is now"
    )


def without_exception(names: Naming, party: str, option: str, *, wanted: bool) -> str:
    """Say that a party wants an option taken, or not taken, whatever else happens."""
    act = acts_in_words(names, party, (option,))
    return (
        f"whatever else happens, {names.party(party)} would rather {'' if wanted else 'not '}{act}: "
        "that counts for more than anything its priorities do not name"
    )


def comparison_in_words(names: Naming, model: Model, party: str, text: str) -> str:
    """Say what a comparison of a case says: one state is better to a party than another, or as good.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NN
    ... preferences: {UP: unknown, LOW: unknown}
    ... ''')
    >>> comparison_in_words(Naming(case.file), compile_case(case), "LOW", "YN > NN")
    'Lower village would rather see Upper village share the well, if nothing else changed'
    >>> comparison_in_words(Naming(case.file), compile_case(case), "LOW", "YN = NN")
    '“Upper village shares the well” and the status quo are equally good to Lower village'
    """
    parts = _RELATION.split(text.strip())
    cells = [_cell_of(model, part) for part in parts[::2]]
    if len(cells) != 2 or cells[0] is None or cells[1] is None:
        return text
    one, other = cells[0], cells[1]
    if parts[1] == "=":
        states = " and ".join(state_in_words(names, model, cell) for cell in (one, other))
        return f"{states} are equally good to {names.party(party)}"
    pair = pair_of(model, party, one, other)
    by_much = ", by much" if len(parts[1]) > 1 else ""
    return preference_in_words(names, model, pair, yes=pair.better == written(model, one)) + by_much


def wish_of_comparison(model: Model, party: str, text: str) -> tuple[str, bool] | None:
    """Return the one option that a comparison is about if nothing else changes, and whether it is wanted.

    None where it is about more, supposes something else, or finds both states as good.
    """
    parts = _RELATION.split(text.strip())
    cells = [_cell_of(model, part) for part in parts[::2]]
    if len(cells) != 2 or cells[0] is None or cells[1] is None or parts[1] == "=":
        return None
    pair = pair_of(model, party, cells[0], cells[1])
    if pair.single is None or pair.context:
        return None
    return pair.single, pair.better == written(model, cells[0])


def _cell_of(model: Model, text: str) -> int | None:
    """Return the state of a name or a Y/N string."""
    text = text.strip()
    feasible = (cell for cell in range(model.cells) if model.feasible[cell])
    return next((cell for cell in feasible if text in (model.pattern(cell), model.names.get(cell))), None)
