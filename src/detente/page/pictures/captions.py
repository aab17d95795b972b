"""The pictures of a sweep as blocks of a page, each with one sentence on what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.page.page import Picture
from detente.page.pictures.state_map import lay_out
from detente.page.pictures.ways import ways_graph
from detente.page.words import (
    SweepWords,
    completions_judged,
    counted,
    error_clause,
    part_in_words,
    quoted_state,
    quoted_states,
    state_name,
)
from detente.sweeps import Sweep, by_share, share_in_words

MOST_ROWS = 16
"""States that the picture of shares has room for."""
_NAMED = 3


def what_if_label(changes: Sequence[str]) -> str:
    """Label a picture or a page of a what-if, so that nobody takes it for the case itself.

    Examples
    --------
    >>> what_if_label(["--set status_quo=NY"])
    'A what-if, not the case itself: --set status_quo=NY'
    """
    return f"A what-if, not the case itself: {', '.join(changes)}"


@dataclass(frozen=True)
class SweepPictures:
    """The four pictures of a sweep; ``changes`` are those of a what-if, none for the case itself."""

    words: SweepWords
    changes: tuple[str, ...] = ()

    @property
    def _note(self) -> str:
        return what_if_label(self.changes) if self.changes else ""

    def all(self) -> tuple[Picture, ...]:
        """Return every picture."""
        return self.shares(), self.unknowns(), self.states(), self.ways()

    def shares(self) -> Picture:
        """Return the picture of how often each state lasts."""
        return Picture("shares", _caption_of_shares(self.words.sweep), self.words, self._note)

    def unknowns(self) -> Picture:
        """Return the picture of the questions whose answers would settle most."""
        return Picture("unknowns", _caption_of_questions(self.words), self.words, self._note)

    def states(self) -> Picture:
        """Return the picture of all states, coloured by how often each lasts."""
        return Picture("states", _caption_of_states(self.words.sweep), self.words, self._note)

    def ways(self) -> Picture:
        """Return the picture of the ways out of the status quo."""
        return Picture("ways", _caption_of_ways(self.words.sweep), self.words, self._note)


def _caption_of_shares(sweep: Sweep) -> str:
    model, in_order = sweep.model, by_share(sweep)
    shares = sweep.equilibrium["seq"][in_order]
    top = float(shares.max())
    best = in_order[shares >= top - 1e-9].tolist()
    names = quoted_state(model, best[0]) if len(best) == 1 else quoted_states(model, best, _NAMED)
    if top <= 0:
        finding = "under SEQ none lasts in any"
    elif top >= 1 - 1e-9:
        finding = f"under SEQ {names} {'lasts' if len(best) == 1 else 'last'} in every one"
    else:
        finding = f"under SEQ none lasts in every one, and {names} most often, in {share_in_words(top)}"
    rest = len(in_order) - MOST_ROWS
    left_out = f" ({counted(rest, 'state')} more left out)" if rest > 0 else ""
    return (
        f"The share of {completions_judged(sweep)} in which each state lasts{left_out}: {finding}"
        f"{error_clause(sweep)}."
    )


def _caption_of_questions(words: SweepWords) -> str:
    sweep = words.sweep
    if not sweep.questions:
        return nothing_to_ask(sweep)
    first = sweep.questions[0]
    chance = ", less what chance alone would show" if sweep.method.kind == "sample" else ""
    return (
        f"How much of all uncertainty each single answer would settle, over {completions_judged(sweep)}"
        f"{chance}; most, {part_in_words(first.of_all)}, depends on this: {words.question(first.question)}"
    )


def nothing_to_ask(sweep: Sweep) -> str:
    """Say why there is no question to ask."""
    if not sweep.method.open_parties:
        return "The case leaves nothing open: there is no unknown to ask about."
    if sweep.uncertainty == 0:
        return "Every outcome is the same whatever the unknowns are: no answer would change anything."
    return "No single answer tells anything by itself."


def _caption_of_states(sweep: Sweep) -> str:
    model = sweep.model
    cells = np.flatnonzero(model.feasible)
    shares = sweep.equilibrium["seq"][cells]
    never = int((shares <= 0).sum())
    half = int((shares >= 0.5).sum())
    laid_out = "by what the parties do in them" if lay_out(sweep).down else "in the order of the case"
    often = counted(half, "lasts", "last") if half else "none lasts"
    ever = f"{counted(never, 'lasts', 'last')} in none" if never else "each lasts in some"
    quo = ""
    if model.status_quo is not None:
        share = share_in_words(float(sweep.equilibrium["seq"][model.status_quo]))
        quo = f", and the status quo, {quoted_state(model, model.status_quo)}, in {share}"
    return (
        f"The states laid out {laid_out}, darker the more of {completions_judged(sweep)} they last in under "
        f"SEQ: of {counted(cells.size, 'state')} {often} in at least half, {ever}{quo}{error_clause(sweep)}."
    )


def _caption_of_ways(sweep: Sweep) -> str:
    graph = ways_graph(sweep)
    if graph is None or not graph.edges or sweep.model.status_quo is None:
        return no_ways(sweep)
    now = quoted_state(sweep.model, sweep.model.status_quo)
    left_out = f" ({counted(graph.nodes_left_out, 'state')} more left out)" if graph.nodes_left_out else ""
    leads = share_in_words(sweep.way_out["seq"])
    return (
        f"Steps from {now} that are in the interest of the party that takes them, thicker the more of "
        f"{completions_judged(sweep)} they are open in{left_out}: in {leads} they lead "
        f"to another state that lasts under SEQ{error_clause(sweep)}."
    )


def no_ways(sweep: Sweep) -> str:
    """Say why there are no ways to draw."""
    if sweep.model.status_quo is None:
        return "The case names no status quo, so there is nothing to lead out of."
    if sweep.steps is None:
        return "There are too many moves to count how often each is taken."
    now = state_name(sweep.model, sweep.model.status_quo)
    return f"Whatever is unknown, nobody gains by moving from “{now}”: no way leads out."
