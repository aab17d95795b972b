"""A what-if in words, for pages on which nobody writes options of a command."""

from __future__ import annotations

from detente.analysis import Analysis
from detente.case import WhatIf
from detente.page.words import expression_in_words, option_in_words, party_in_a_sentence, state_by_label


def what_if_in_words(base: Analysis, what_if: WhatIf) -> tuple[str, ...]:
    """Return what is supposed of a case, each change in a phrase; one of another form stays as it is.

    Parameters
    ----------
    base
        The analysis of the case as it is.
    """
    model = base.model
    says = [f"nobody can do this: {option_in_words(model, name)}" for name in what_if.dropped]
    says += [f"it is always so that {expression_in_words(model, rule)}" for rule in what_if.rules]
    for setting in what_if.settings:
        place, _, value = setting.partition("=")
        quo = f"the dispute stands at “{state_by_label(model, value)}”"
        says.append(quo if place == "status_quo" else setting)
    for compared in what_if.as_if:
        party, _, both = compared.partition(": ")
        better, sign, worse = both.partition(" > ")
        if party in model.parties and sign:
            who = party_in_a_sentence(model, model.parties.index(party))
            names = [f"“{state_by_label(model, label)}”" for label in (better, worse)]
            says.append(f"{who} would rather see {names[0]} than {names[1]}")
        else:
            says.append(compared)
    return tuple(says)
