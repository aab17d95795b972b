"""The timeline of a store, laid out when it is asked for and the store has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import func, select

from detente.dossier.dossier import Dossier
from detente.dossier.store.contents import Contents
from detente.dossier.store.laid_out import (
    LinesBefore,
    TimelineLaidOut,
    forget_timeline,
    in_memory,
    laid_out_state,
    lay_out,
    lines_before,
)
from detente.dossier.store.schema import REPORTS
from detente.dossier.store.state import state_of
from detente.dossier.store.timeline_rows import DamagedLine, TimelineRows
from detente.errors import BadInput


def _nothing_at_hand(_: str) -> None:
    """Return no dossier of any state."""


class KeptTimelines(Contents):
    """A store that keeps its timeline."""

    @contextmanager
    def timeline_rows(
        self,
        make: Callable[[Dossier, LinesBefore], TimelineLaidOut],
        by: str,
        on_making: Callable[[int], None],
        on_unkept: Callable[[BadInput], None],
        at_hand: Callable[[str], Dossier | None] = _nothing_at_hand,
    ) -> Iterator[TimelineRows]:
        """Yield the timeline of the dossier as it is now; it is laid out anew if the dossier has changed.

        Parameters
        ----------
        make
            Lays out the timeline of a dossier; the lines that are kept already need not be made again.
        by
            Says who makes it: what another made is made again.
        on_making
            Called with the number of reports before it is laid out.
        on_unkept
            Called with the reason where it cannot be kept for the next time.
        at_hand
            Returns the dossier of a state of the store, where somebody has it; see `state`.
        """
        try:
            yield from self._timeline_rows(make, by, on_making, on_unkept, at_hand)
        except DamagedLine:
            # It is made of what is stored: next time all of it is made again.
            with suppress(BadInput), self._writing() as connection:
                forget_timeline(connection)
            raise

    def _timeline_rows(
        self,
        make: Callable[[Dossier, LinesBefore], TimelineLaidOut],
        by: str,
        on_making: Callable[[int], None],
        on_unkept: Callable[[BadInput], None],
        at_hand: Callable[[str], Dossier | None],
    ) -> Iterator[TimelineRows]:
        with self._reading() as connection:
            now = state_of(connection)
            state = f"{by} {now}"
            if laid_out_state(connection) == state:
                yield TimelineRows(connection, self.where)
                return
            on_making(connection.execute(select(func.count()).select_from(REPORTS)).scalar_one())
            before = lines_before(connection, by)
        # Who writes waits for those who read: so nothing is joined while the store is read.
        dossier = at_hand(now)
        if dossier is None:
            with self._reading() as connection:
                state, to_join = f"{by} {state_of(connection)}", self._to_join(connection)
            dossier = self._joined(to_join)
        made, kept_now = make(dossier, before), False
        try:
            with self._writing() as connection:
                # It may have changed meanwhile: then the answer is of how it was, and is not kept.
                if state == f"{by} {state_of(connection)}":
                    kept_now = lay_out(connection, state, made)
        except BadInput as error:
            on_unkept(error)
        if not kept_now and before:
            # The lines that were not made again are not at hand.
            made = make(dossier, {})
        with self._reading() if kept_now else in_memory(made) as connection:
            yield TimelineRows(connection, self.where)
