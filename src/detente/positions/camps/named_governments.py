"""The name of a government that reports only call "the government", though they say of which state it is."""

from __future__ import annotations

import re

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps.offices import is_bare_organ, is_government, without_backers
from detente.reading import Party, state_words

_PLAIN = as_pattern(
    r"(?:the )?(?:(?:new|interim|transitional|provisional|federal|central|national) )*"
    r"(?P<noun>government|regime|administration|authorities|cabinet)",
    re.IGNORECASE,
)


def name_of_government(dossier: Dossier, head: Party, state: str) -> str | None:
    """Return "the Danish government" for "the government", where it is Denmark's; None for any other party.

    The adjective is one that the reports use. Where they use none, the name of the state owns it.
    """
    usual = state_words().names.get(state, state)
    plain = _PLAIN.fullmatch(without_backers(head.name))
    if plain is None or not is_government(head.name) or not is_bare_organ(head):
        return None
    noun = plain["noun"].casefold()
    if usual == "United States":
        return f"the U.S. {noun}" if any(_is_used(dossier, word) for word in ("U.S.", "US")) else None
    for adjective, owners in state_words().adjectives.items():
        if usual in owners and adjective not in state_words().names and _is_used(dossier, adjective):
            return f"the {adjective} {noun}"
    names = (name for name, owner in state_words().names.items() if owner == usual and not name.isupper())
    return next((f"the government of {name}" for name in names if _is_used(dossier, name)), None)


def _is_used(dossier: Dossier, word: str) -> bool:
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    return any(whole.search(report.text) for report in dossier.reports.values())
