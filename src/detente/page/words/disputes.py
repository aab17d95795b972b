"""Reports that tell of several disputes, in words."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dossier import Dossier
from detente.names import with_article
from detente.page.words.states import counted
from detente.positions import ReportsApart
from detente.short import join_words

_MOST = 4


def disputes_in_words(groups: Sequence[ReportsApart], dossier: Dossier) -> str:
    """Say that reports seem to tell of several disputes, and of which; empty where they tell of one.

    Examples
    --------
    >>> disputes_in_words((), Dossier({}, {}, (), (), ()))
    ''
    """
    if not groups:
        return ""
    shown = [f"one of {parties_apart(each, dossier)} ({_reports(each)})" for each in groups[:_MOST]]
    if len(groups) > _MOST:
        shown.append(f"{counted(len(groups) - _MOST, 'more')}")
    return (
        f"These reports seem to tell of {counted(len(groups), 'dispute')}, with no named party in common: "
        f"{join_words(shown)}. Read together they are mixed up: read each dispute by itself."
    )


def parties_apart(group: ReportsApart, dossier: Dossier) -> str:
    """Name the parties of a dispute in a phrase."""
    return join_words([with_article(dossier.names[party]) for party in group.parties])


def _reports(group: ReportsApart) -> str:
    return counted(len(group.reports), "report")
