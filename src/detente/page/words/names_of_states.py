"""States that a case gives no name: who does otherwise in them than in the status quo."""

from __future__ import annotations

from detente.drafting import third_person
from detente.model import Model
from detente.names import acronym_of, is_plural
from detente.short import join_words, lower_first


def name_by_changes(model: Model, pattern: str) -> str | None:
    """Name a Y/N string by what each party does otherwise than in the status quo.

    Returns
    -------
    str or None
        None where there is no status quo to tell it apart from.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> model = compile_case(parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   CPP: {name: Coastal People's Party, options: {talk: Open talks, lift: Lift the ban}}
    ...   miners: {name: the miners, options: {strike: Keep up the strike, march: March}}
    ... states: {the miners call off the strike: NNNN}
    ... status_quo: NNYN
    ... preferences: {CPP: unknown, miners: unknown}
    ... '''))
    >>> name_by_changes(model, "YYYN"), name_by_changes(model, "YNNN")
    ('CPP opens talks and lifts the ban', 'CPP opens talks and the miners call off the strike')
    >>> name_by_changes(model, "NNNY"), name_by_changes(model, "NNYN")
    ('the miners call off the strike and march', 'status quo')
    """
    now = None if model.status_quo is None else model.pattern(model.status_quo)
    if now is None:
        return None
    named = {model.pattern(cell): name.replace("_", " ") for cell, name in model.names.items()}
    acts: dict[str, list[str]] = {}
    for option, (was, becomes) in enumerate(zip(now, pattern, strict=True)):
        if was != becomes and "-" not in (was, becomes):
            who = _short_name(model, option)
            alone = named.get(f"{now[:option]}{becomes}{now[option + 1 :]}", "")
            # The case's own words for it, where they are a sentence about that party.
            own = alone.removeprefix(f"{who} ") if alone.startswith(f"{who} ") else ""
            acts.setdefault(who, []).append(own or _does(model, option, who, taken=becomes == "Y"))
    changes = [f"{who} {join_words(does)}" for who, does in acts.items()]
    return join_words(changes) if changes else "status quo"


def _short_name(model: Model, option: int) -> str:
    """Name a party as the case's own states do, where they begin with its short name; else in full."""
    party = model.options[option].partition(".")[0]
    name = model.party_names[model.parties.index(party)]
    own = f"{party} "
    if acronym_of(name, party) or (party.isupper() and any(s.startswith(own) for s in model.names.values())):
        return party
    # It stands within a sentence.
    return f"the {name[4:]}" if name.startswith("The ") else name


def _does(model: Model, option: int, who: str, *, taken: bool) -> str:
    """Say that an option is taken, or is no longer; one that is only an identifier is named as it is."""
    label = model.option_labels[option].rstrip(". ")
    if label == model.options[option]:
        act = label.partition(".")[2].replace("_", " ")
        return f"does “{act}”" if taken else f"no longer does “{act}”"
    does = lower_first(label) if is_plural(who) else third_person(label)
    return does if taken else f"no longer {does}"
