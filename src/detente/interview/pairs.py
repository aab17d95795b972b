"""Two states of which a party may prefer one: how they differ, and the question in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.interview.acts import supposed
from detente.interview.naming import Naming
from detente.interview.people import is_person
from detente.interview.question import Pair
from detente.interview.sense import Sense
from detente.interview.states import state_in_words
from detente.model import Model
from detente.patterns import as_pattern
from detente.short import join_words

NOTHING_ELSE = "if nothing else changed"
_NAME_IN_COMPARISON = as_pattern(r'[^>="\n]+')


def pair_of(model: Model, party: str, one: int, other: int) -> Pair:
    """Describe two states so that yes stands for taking something up, or keeping it up.

    Examples
    --------
    >>> model = Model.of("UP: share, dig; LOW: raid", status_quo="NNN")
    >>> pair_of(model, "UP", 0, 1).gains, pair_of(model, "UP", 4, 1).losses
    (('LOW.raid',), ('LOW.raid',))
    """
    patterns = model.pattern(one), model.pattern(other)
    if patterns[0] is None or patterns[1] is None or "-" in "".join(map(str, patterns)):
        one, other = sorted((one, other), key=lambda cell: (cell == model.status_quo, cell))
        return Pair(party, written(model, one), written(model, other))
    one, other = sorted((one, other), key=lambda cell: _for_yes(model, party, cell, one + other - cell))
    first, second = str(model.pattern(one)), str(model.pattern(other))
    now = first if model.status_quo is None else str(model.pattern(model.status_quo))
    options = model.options
    return Pair(
        party,
        written(model, one),
        written(model, other),
        tuple(o for o, a, b in zip(options, first, second, strict=True) if a > b),
        tuple(o for o, a, b in zip(options, first, second, strict=True) if a < b),
        tuple(
            (o, a == "Y")
            for o, a, b, was in zip(options, first, second, now, strict=True)
            if a == b and a != was
        ),
    )


def _for_yes(model: Model, party: str, cell: int, other: int) -> tuple[int, int, int]:
    """Sort the state first of which a question is plainer: more is taken up in it, or more by the party."""
    letters = zip(model.options, str(model.pattern(cell)), str(model.pattern(other)), strict=True)
    more = [option for option, a, b in letters if a > b]
    own = sum(option.startswith(f"{party}.") for option in more)
    return -len(more), -own, cell


def written(model: Model, cell: int) -> str:
    """Write a state as a comparison does: by its name where that can stand there, else its Y/N string."""
    name = model.names.get(cell)
    if name is not None and _NAME_IN_COMPARISON.fullmatch(name) and name == name.strip():
        return name
    return model.pattern(cell) or model.label(cell)


def pair_id(pair: Pair) -> str:
    """Return the id of a question: what is compared, and in what context.

    Examples
    --------
    >>> pair_id(Pair("UP", "a", "b", ("UP.share",), (), (("LOW.raid", True),)))
    'UP-prefers-UP.share-given-LOW.raid'
    """
    if not pair.gains and not pair.losses:
        return "-".join([pair.party, "prefers", _slug(pair.better), "to", _slug(pair.worse)])
    parts = [pair.party, "prefers", "+".join(pair.gains) or "none"]
    if pair.losses:
        parts += ["to", "+".join(pair.losses)]
    if pair.context:
        parts += ["given", "+".join(option if taken else f"not.{option}" for option, taken in pair.context)]
    return "-".join(parts)


def _slug(state: str) -> str:
    return re.sub(r"\W+", "_", state)


def pair_in_words(names: Naming, model: Model, pair: Pair, *, alone: bool = False) -> str:
    """Word the question about two states: name what differs, and leave all else as it is now.

    Parameters
    ----------
    alone
        Leave out that nothing else changes.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid the fields, sue: Sue}}
    ... status_quo: NYN
    ... preferences: {UP: unknown, LOW: unknown}
    ... ''')
    >>> model, names = compile_case(case), Naming(case.file)
    >>> pair_in_words(names, model, pair_of(model, "LOW", 2, 0))
    'Would Lower village rather raid the fields, as now, than stop, if nothing else changed?'
    >>> pair_in_words(names, model, pair_of(model, "UP", 2, 4))
    'Would Upper village rather share the well than see Lower village raid the fields, if nothing else changed?'
    >>> pair_in_words(names, model, pair_of(model, "LOW", 7, 6))
    'Suppose Upper village shares the well and nothing else changes. Would Lower village rather sue than not?'
    """  # noqa: E501
    who = names.party(pair.party)
    if not pair.gains and not pair.losses:
        better, worse = (
            state_in_words(names, model, _cell(model, text)) for text in (pair.better, pair.worse)
        )
        return f"Would {who} rather have {better} than {worse}?"
    now = taken_now(model)
    form = sense_of(names, model).form(pair)
    if form == "weighing":
        first, second = wishes_in_words(names, model, pair)
        return f"Does it matter more to {who} that {first} than that {second}?"
    if form == "exchange":
        and_else = "" if alone or pair.context else ", and nothing else changed"
        asked = f"Would {who} {bargain_in_words(names, pair)}{and_else}?"
    else:
        asked = f"Would {who} rather {rather_in_words(names, pair, now)}"
        asked += "?" if alone or pair.context else f", {NOTHING_ELSE}?"
    if not pair.context:
        return asked
    given = supposed(names, pair.context, now)
    comma = "," if len(pair.context) > 1 else ""
    and_else = "" if alone else f"{comma} and nothing else changes"
    if names.is_plural(pair.party) and {o.partition(".")[0] for o, _ in pair.context} == {pair.party}:
        asked = asked.replace(f"Would {who} ", "Would they ", 1)
    return f"Suppose {given}{and_else}. {asked}"


def sense_of(names: Naming, model: Model) -> Sense:
    """Return what tells which pairs of states of a case make a question."""
    return Sense(names.file, taken_now(model))


def wishes_in_words(names: Naming, model: Model, pair: Pair) -> tuple[str, str]:
    """Say the two wishes that a pair weighs, the one first that yes puts first."""
    weighed, now = sense_of(names, model).weighed(pair), taken_now(model)
    assert weighed is not None
    who = names.party(pair.party)
    # "More to the union that it ...": the pronoun of a person is not known.
    it = "they" if names.is_plural(pair.party) else who if is_person(names.file, pair.party) else "it"
    says = (supposed(names, [wish], now) for wish in weighed)
    first, second = (f"{it}{words[len(who) :]}" if words.startswith(f"{who} ") else words for words in says)
    owner, other = (option.partition(".")[0] for option, _ in weighed)
    name = names.party(owner)
    if owner == other != pair.party and second.startswith(f"{name} ") and not is_person(names.file, owner):
        second = f"{'they' if names.is_plural(owner) else 'it'}{second[len(name) :]}"
    return first, second


def bargain_in_words(names: Naming, pair: Pair) -> str:
    """Say an act of the party and what it would get for it: "share the well, if in return LOW digs"."""
    own, others = sorted(pair.gains, key=lambda option: not option.startswith(f"{pair.party}."))
    return f"{names.act(own)}, if in return {supposed(names, [(others, True)])}"


def rather_in_words(names: Naming, pair: Pair, now: frozenset[str]) -> str:
    """Say what the party may rather do, or see done, than what."""
    gains = acts_in_words(names, pair.party, pair.gains)
    if pair.losses:
        return f"{gains} than {acts_in_words(names, pair.party, pair.losses)}"
    if pair.single in now:
        return f"{gains}, as now, than stop"
    if pair.single:
        return f"{gains} than not"
    return f"{gains} than {'neither' if len(pair.gains) == 2 else 'none of these'}"


def _cell(model: Model, text: str) -> int:
    return next(cell for cell in range(model.cells) if written(model, cell) == text)


def taken_now(model: Model) -> frozenset[str]:
    """Return the options taken in the status quo."""
    if model.status_quo is None:
        return frozenset()
    pattern = model.pattern(model.status_quo) or ""
    return frozenset(o for o, letter in zip(model.options, pattern, strict=False) if letter == "Y")


def acts_in_words(names: Naming, party: str, options: Sequence[str]) -> str:
    """Say what the party does, then what it sees others do."""
    own = [names.act(option) for option in options if option.startswith(f"{party}.")]
    others: dict[str, list[str]] = {}
    for option in options:
        if not option.startswith(f"{party}."):
            others.setdefault(names.owner(option), []).append(names.act(option))
    seen = [f"{owner} {join_words(acts)}" for owner, acts in others.items()]
    return join_words([*own, f"see {join_words(seen)}"] if seen else own)
