"""The rules, one-way options and status quo of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.drafting.selection import DraftOption
from detente.positions import EXCLUDE_EACH_OTHER
from detente.reading import entry_of
from detente.sources import Evidence

_MOST_CITED = 8


@dataclass(frozen=True)
class Line:
    """A line of the draft with its words, or with the reason for which it is assumed."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    assumed: str | None = None


def exclusions(options: Sequence[DraftOption]) -> tuple[tuple[DraftOption, DraftOption], ...]:
    """Return pairs of options of one party that exclude each other; none that are both taken now.

    An act that needs both sides is two options without a rule: each says that its party is ready for it,
    and one side may be ready where the other is not.
    """
    return tuple(
        (one, other)
        for one, other in combinations(options, 2)
        if one.party == other.party and not (one.taken and other.taken)
        if frozenset((one.row.catalogue or "", other.row.catalogue or "")) in EXCLUDE_EACH_OTHER
    )


def rules_of(excluding: Sequence[tuple[DraftOption, DraftOption]]) -> tuple[Line, ...]:
    """Return a rule for each pair of options that exclude each other."""
    return tuple(
        Line(
            f"not ({one.name} and {other.name})",
            (*one.row.evidence[:1], *other.row.evidence[:1]),
            "nobody does both at the same time",
        )
        for one, other in excluding
    )


def one_way_of(options: Sequence[DraftOption]) -> tuple[Line, ...]:
    """Return the options that cannot be untaken, by the catalogue; none that is being done now."""
    lines = []
    for option in options:
        entry = entry_of(option.row.catalogue)
        if entry is not None and not entry.reversible and entry.option != "ending" and not option.taken:
            assumed = "once done it cannot be taken back within the dispute"
            lines.append(Line(option.name, option.row.evidence[:1], assumed))
    return tuple(lines)


def status_quo_of(options: Sequence[DraftOption]) -> Line:
    """Return the Y/N string of the status quo, with the words on what is done and what surely is not."""
    state = "".join("Y" if option.taken else "N" for option in options)
    words = [
        passage for option in options if option.row.in_force is not None for passage in _words_on_now(option)
    ]
    silent = ", ".join(option.name for option in silent_on(options))
    assumed = f"not taken, as no report says that it is done: {silent}" if silent else None
    return Line(state, tuple(dict.fromkeys(words))[:_MOST_CITED], assumed)


def silent_on(options: Sequence[DraftOption]) -> tuple[DraftOption, ...]:
    """Return the options of which no report says that they are done now, or that they are not."""
    return tuple(option for option in options if option.row.in_force is None and not option.taken)


def _words_on_now(option: DraftOption) -> tuple[Evidence, ...]:
    stances = ("does",) if option.row.in_force else ("opposes", "ended", "refuses")
    cited = [voice.evidence[-1] for voice in option.row.voices if voice.stance in stances and voice.evidence]
    return tuple(cited[:1]) or option.row.evidence[:1]
