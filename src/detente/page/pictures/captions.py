"""The pictures of a sweep as blocks of a page, each with one sentence on what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.model import Model
from detente.page.page import Picture
from detente.page.pictures.state_map import lay_out
from detente.page.pictures.ways import ways_graph
from detente.page.words import (
    SweepWords,
    completions_judged,
    counted,
    error_clause,
    quoted_state,
    share_in_prose,
    state_name,
)
from detente.short import join_words
from detente.sweeps import MOST_ARCS, Ground, Sweep, by_share, share_or_open, shows_a_share

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
    """The four pictures of a sweep.

    Attributes
    ----------
    changes
        Those of a what-if; none for the case itself.
    drafted
        Whether nobody has reviewed the case.
    """

    words: SweepWords
    changes: tuple[str, ...] = ()
    drafted: bool = False

    @property
    def _note(self) -> str:
        notes = [what_if_label(self.changes)] if self.changes else []
        notes += ["A draft that nobody has reviewed"] if self.drafted else []
        return ". ".join(notes)

    def all(self) -> tuple[Picture, ...]:
        """Return every picture."""
        return self.shares(), self.unknowns(), self.states(), self.ways()

    def shares(self) -> Picture:
        """Return the picture of how often each state lasts."""
        return Picture("shares", _caption_of_shares(self.words), self.words, self._note)

    def unknowns(self) -> Picture:
        """Return the picture of the questions whose answers would settle most."""
        return Picture("unknowns", _caption_of_questions(self.words), self.words, self._note)

    def states(self) -> Picture:
        """Return the picture of all states, coloured by how often each lasts."""
        return Picture("states", _caption_of_states(self.words), self.words, self._note)

    def ways(self) -> Picture:
        """Return the picture of the ways out of the status quo."""
        return Picture("ways", _caption_of_ways(self.words), self.words, self._note)


def _caption_of_shares(words: SweepWords) -> str:
    sweep = words.sweep
    rest = int(sweep.model.feasible.sum()) - MOST_ROWS
    left_out = f" ({counted(rest, 'state')} more left out)" if rest > 0 else ""
    return (
        f"In how many of {completions_judged(sweep)} each state lasts{left_out}: {_most_lasting(words)}"
        f"{_error(words)}."
    )


def _most_lasting(words: SweepWords) -> str:
    """Say which states last most often under SEQ; where that is open, what it turns on."""
    model, cells = words.model, by_share(words.sweep)
    shares = words.sweep.equilibrium["seq"][cells]
    surely = cells[shares == 1].tolist()
    if surely:
        return f"under SEQ {_names(model, surely)} {'lasts' if len(surely) == 1 else 'last'} in every one"
    top = float(shares.max())
    if top == 0:
        return "under SEQ none lasts in any"
    is_open = cells[words.shares.open_states("seq")[cells]].tolist()
    if is_open:
        grounds = [words.shares.lasting("seq", cell).ground for cell in is_open]
        turned = sorted({party for ground in grounds for party in ground.parties})
        ground = Ground(tuple(turned)) if turned else grounds[0]
        return f"under SEQ none lasts in every one, and which last {words.reason(ground)}".rstrip("?.")
    best = cells[shares >= top - 1e-9].tolist()
    often = share_in_prose(words.shares.lasting("seq", best[0]))
    return f"under SEQ none lasts in every one, and {_names(model, best)} most often, {often}"


def _names(model: Model, cells: Sequence[int]) -> str:
    if len(cells) == 1:
        return quoted_state(model, cells[0])
    names = [f"“{state_name(model, cell)}”" for cell in cells[:_NAMED]]
    more = len(cells) - len(names)
    return join_words([*names, f"{more:,} more"] if more else names)


def _error(words: SweepWords) -> str:
    return error_clause(words.sweep) if shows_a_share(words.sweep) else ""


def _caption_of_questions(words: SweepWords) -> str:
    sweep = words.sweep
    if not sweep.questions:
        return nothing_to_ask(sweep)
    return (
        f"The questions in the order of what their answers would settle, over {completions_judged(sweep)}. "
        f"First: {words.question(sweep.questions[0].question)}"
    )


def nothing_to_ask(sweep: Sweep) -> str:
    """Say why there is no question to ask."""
    if not sweep.method.open_parties:
        return "The case leaves nothing open: there is no unknown to ask about."
    if sweep.uncertainty == 0:
        return "Every outcome is the same whatever the unknowns are: no answer would change anything."
    return "No single answer tells anything by itself."


def _caption_of_states(words: SweepWords) -> str:
    sweep = words.sweep
    model = sweep.model
    cells = np.flatnonzero(model.feasible)
    shares, is_open = sweep.equilibrium["seq"][cells], words.shares.open_states("seq")[cells]
    laid_out = "by what the parties do in them" if lay_out(sweep).down else "in the order of the case"
    counts = [
        (int((shares == 1).sum()), "lasts in all", "last in all"),
        (int(((shares > 0) & (shares < 1) & ~is_open).sum()), "lasts in some", "last in some"),
        (int((shares == 0).sum()), "lasts in none", "last in none"),
        (int(is_open.sum()), "is open", "are open"),
    ]
    said = join_words(counted(many, one, more) for many, one, more in counts if many)
    quo = ""
    if model.status_quo is not None:
        share = share_or_open(words.shares.lasting("seq", model.status_quo))
        now = quoted_state(model, model.status_quo)
        quo = f"; the status quo, {now}, {'is open' if share == 'open' else f'lasts {_in(share)}'}"
    return (
        f"The states laid out {laid_out}, darker the more of {completions_judged(sweep)} they last in under "
        f"SEQ: of {counted(len(cells), 'state')} {said}{quo}{_error(words)}."
    )


def _in(share: str) -> str:
    return share if share.startswith("in ") else f"in {share}"


def _caption_of_ways(words: SweepWords) -> str:
    sweep = words.sweep
    graph = ways_graph(sweep)
    if graph is None or not graph.edges or sweep.model.status_quo is None:
        return no_ways(sweep)
    now = quoted_state(sweep.model, sweep.model.status_quo)
    left_out = f" ({counted(graph.nodes_left_out, 'state')} more left out)" if graph.nodes_left_out else ""
    opening = (
        f"Steps from {now} that are in the interest of the party that takes them, in some of "
        f"{completions_judged(sweep)}{left_out}"
    )
    leads = words.shares.way_out("seq")
    if leads.is_open:
        says = f"whether they lead to another state that lasts under SEQ {words.reason(leads.ground)}"
        return f"{opening}; {says}" + ("" if says.endswith("?") else ".")
    often = f"in {'all' if leads.share else 'none'}" if leads.share in (0, 1) else share_in_prose(leads)
    return f"{opening}: {often} they lead to another state that lasts under SEQ{_error(words)}."


def no_ways(sweep: Sweep) -> str:
    """Say why there are no ways to draw."""
    if sweep.model.status_quo is None:
        return "The case names no status quo, so there is nothing to lead out of."
    if sweep.steps is None:
        return (
            f"How often each move is taken was not counted: the parties have more than {MOST_ARCS:,} moves, "
            "from all states together."
        )
    now = state_name(sweep.model, sweep.model.status_quo)
    if sweep.model.status_quo not in sweep.proven_in_all["nash"]:
        return f"In {completions_judged(sweep)} nobody gains by moving from “{now}”: no way leads out."
    return f"Whatever is unknown, nobody gains by moving from “{now}”: no way leads out."
