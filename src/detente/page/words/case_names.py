"""The parties of a case by the names that sentences use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from detente.case import CaseFile
from detente.model import Model
from detente.names import acronym_of, bare_name, with_article


def names_in_prose(case: CaseFile, known: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the name of each party as it stands within a sentence: its id where that is its acronym.

    Parameters
    ----------
    known
        Full names, folded, to the names that sentences about the reports use.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   CPP: {name: Cambodian People's Party, options: {talk: Open talks}}
    ...   SIGNERS: {name: Signatories of the accord, options: {press: Press}}
    ... preferences: {CPP: unknown, SIGNERS: unknown}
    ... ''')
    >>> names_in_prose(case.file)
    ('the CPP', 'the signatories of the accord')
    """
    quotes = [item.quote for item in case.evidence.values()]
    known = known or {}
    return tuple(
        f"the {party}"
        if acronym_of(stated.name, party) and not _stands_bare(party, quotes)
        else known.get(bare_name(stated.name).casefold()) or with_article(stated.name, texts=quotes)
        for party, stated in case.parties.items()
    )


def _stands_bare(acronym: str, quotes: list[str]) -> bool:
    """Return True for an acronym that the reports write as a name: "NATO", not "the NATO"."""
    written = [quote for quote in quotes if acronym in quote.split()]
    return bool(written) and with_article(acronym, texts=written) == acronym


def with_names_in_prose(model: Model, case: CaseFile, known: Mapping[str, str] | None = None) -> Model:
    """Return the model with the names that sentences use."""
    return replace(model, party_names=names_in_prose(case, known))
