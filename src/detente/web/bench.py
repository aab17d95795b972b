"""The material on the bench: the open dossier, the case, and the jobs; each read once until it changes."""

from __future__ import annotations

import secrets
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from detente import analysis, drafting, interview, page
from detente.case import Case, WhatIf, load_case
from detente.dossier import Dossier, Reviewer, Store, is_address, open_store
from detente.errors import BadInput
from detente.positions import Positions, positions_of
from detente.reading import Rereader
from detente.web.jobs import Jobs
from detente.web.names_kept import keep_name, kept_name
from detente.web.visitors import AT_THE_DOOR, name_of_person
from detente.web.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from detente.dossier import Decision, EvidenceBase, TimelineRows


T = TypeVar("T")
_TICK: Final = 50_000_000
"""Nanoseconds within which a clock may not tell two writes apart."""
_MOST_SAYINGS: Final = 100


@dataclass(frozen=True)
class Material:
    """A dossier as it is now, with its table of positions."""

    dossier: Dossier
    positions: Positions
    base: EvidenceBase


@dataclass(frozen=True)
class Redrafted:
    """A new draft of the reports, and the case with what is new in it."""

    text: str
    outcome: interview.Redraft


class Bench:
    """All that the pages show and change."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.jobs = Jobs()
        self._who: str | None = None
        self.rereader = Rereader()
        self._store: Store | None = None
        self._lock = threading.RLock()
        self._making: defaultdict[str, threading.RLock] = defaultdict(threading.RLock)
        self._stated: tuple[tuple[int, int], str] | None = None
        self._made: dict[str, tuple[Any, Any]] = {}
        self._said = 0
        self._sayings: dict[str, tuple[str, ...]] = {}

    @property
    def who(self) -> str:
        """The name under which decisions and answers of this request are kept."""
        visitor = AT_THE_DOOR.get()
        if visitor is not None:
            return visitor.name
        if self._who is None:
            self._who = kept_name(self.workspace.case)
        return self._who

    @property
    def signed_in(self) -> bool:
        """True where the person came in by a password, and can sign out."""
        return AT_THE_DOOR.get() is not None

    def decide_as(self, typed: str) -> None:
        """Keep decisions and answers under a name from now on, also after a restart."""
        name = name_of_person(typed) or self.who
        visitor = AT_THE_DOOR.get()
        if visitor is not None:
            visitor.name = name
            return
        self._who = name
        keep_name(self.workspace.case, name)

    def remember(self, says: tuple[str, ...]) -> str:
        """Keep what the next page is to say; return the mark by which it asks for it."""
        mark = secrets.token_urlsafe(6)
        with self._lock:
            self._said += 1
            self._sayings[mark] = says
            for old in list(self._sayings)[:-_MOST_SAYINGS]:
                del self._sayings[old]
        return mark

    def remembered(self, mark: str) -> tuple[str, ...]:
        """Return what a page is to say; nothing for a mark that nobody has."""
        return self._sayings.get(mark, ())

    def store(self) -> Store | None:
        """Return the open dossier; None where none is there yet."""
        with self._lock:
            if self._store is None and self.workspace.has_store:
                self._store = open_store(self.workspace.store)
            return self._store

    def require_store(self) -> Store:
        """Return the open dossier.

        Raises
        ------
        BadInput
            If none is there yet.
        """
        store = self.store()
        if store is None:
            raise BadInput(self.workspace.store, "no report has been read yet", "add one under “Reports”")
        return store

    def reviewer(self) -> Reviewer:
        """Return the person who decides, for the open dossier."""
        return Reviewer(self.require_store(), self.who)

    def ids_by_key(self) -> dict[str, str]:
        """Return the ids of the reports by their keys, by which decisions name them."""
        return {key: id_ for id_, key in self.require_store().keys().items()}

    def in_words(self, decisions: Sequence[Decision]) -> tuple[str, ...]:
        """Return what was decided, each in a phrase."""
        ids = self.ids_by_key()
        return tuple(analysis.decision_in_words(each, ids) for each in decisions)

    def material(self) -> Material | None:
        """Return the dossier with its table of positions; None where none is there yet."""
        store = self.store()
        if store is None:
            return None

        def make() -> Material:
            dossier = store.dossier()
            positions = positions_of(dossier)
            return Material(dossier, positions, analysis.evidence_base(dossier, positions))

        return self._once("material", self._state(store), make)

    def timeline(self, ask: Callable[[TimelineRows], T]) -> T:
        """Return what is asked of the timeline, which is laid out once for each state of the dossier."""
        store = self.require_store()
        with self._lock:
            making = self._making["timeline"]
        with (
            making,
            store.timeline_rows(
                lambda dossier: analysis.lay_out_timeline(dossier, page.worded_lines),
                analysis.timeline_maker(),
                on_making=lambda _: None,
                on_unkept=lambda _: None,
            ) as rows,
        ):
            return ask(rows)

    def review_questions(self) -> list[analysis.ReviewQuestion]:
        """Return what to decide about the open dossier, first what would change most."""
        store = self.require_store()
        return self._once("review", self._state(store), lambda: analysis.review_questions(store))

    def case(self) -> Case | None:
        """Return the case; None where none is there yet.

        Raises
        ------
        BadInput
            If it cannot be used as it stands.
        """
        if not self.workspace.has_case:
            return None
        path = self.workspace.case
        return self._once("case", _file_stamp(path), lambda: load_case(str(path), self.reports_cited()))

    def reports_cited(self) -> tuple[str, ...]:
        """Return the sources that the case may cite besides those in its own folder."""
        return (self.workspace.store,) if self.workspace.has_store else ()

    def sources(self) -> list[str]:
        """Return the sources of the brief: the dossier and the case, as far as they are there."""
        case = [str(self.workspace.case)] if self.workspace.has_case else []
        return [*self.reports_cited(), *case]

    def brief(self) -> analysis.Brief:
        """Return the brief of the dossier and the case.

        Raises
        ------
        BadInput
            If there is nothing to tell of, or the case cannot be used.
        """
        sources = self.sources()
        if not sources:
            raise BadInput(self.workspace.name, "nothing has been read yet", "add a report under “Reports”")
        return self._once("brief", self.stamp(), lambda: analysis.make_brief(sources))

    def redrafted(self, case: Case) -> Redrafted | None:
        """Return what a new draft of the reports would bring to the case; None where it was not drafted."""
        material = self.material()
        path = self.workspace.case
        if material is None:
            return None

        def make() -> Redrafted | None:
            before = interview.drafted_before(path)
            if before is None and not case.text.startswith(drafting.DRAFTED):
                return None
            try:
                text = drafting.draft_positions(material.positions, material.dossier, path.parent)
                return Redrafted(text, interview.redraft(case, text, before))
            except BadInput:
                # The reports have nothing to draft from any more, or the case is not drafted from them.
                return None

        return self._once("redraft", (self.stamp(), interview.drafted_before(path)), make)

    def analysed(self, case: Case) -> analysis.AnalysisResult:
        """Return the analysis of the case."""
        return self._once("analysis", case.text, lambda: analysis.analyse_what_if(case, WhatIf()))

    def stamp(self) -> tuple[Any, ...]:
        """Return what differs as soon as the dossier or the case does."""
        store = self.store()
        return (
            None if store is None else self._state(store),
            self._case_stamp(),
        )

    def page_stamp(self) -> tuple[Any, ...] | None:
        """Return what differs as soon as any page would; None while there is no dossier.

        The first page of all speaks of the files in a folder, and of these nobody is told.
        """
        stamp = self.stamp()
        return None if stamp[0] is None else (*stamp, self.jobs.stamp(), self._said)

    def known_page_stamp(self) -> tuple[Any, ...] | None:
        """Return what `page_stamp` does where no file was written to since; else None, at once."""
        stated = self._stated
        if stated is None or stated[0] != _file_stamp(Path(self.workspace.store)):
            return None
        return (stated[1], self._case_stamp(), self.jobs.stamp())

    def _case_stamp(self) -> tuple[int, int] | None:
        return _file_stamp(self.workspace.case) if self.workspace.has_case else None

    def _state(self, store: Store) -> str:
        """Return the state of the dossier, asked of it only where its file was written to since."""
        if is_address(self.workspace.store):
            return store.state()
        stamp = _file_stamp(Path(self.workspace.store))
        known = self._stated
        if known is None or known[0] != stamp:
            known = (stamp, store.state())
            # Two writes within one tick of the clock have one stamp.
            self._stated = known if time.time_ns() - stamp[0] > _TICK else None
        return known[1]

    def _once(self, name: str, stamp: Any, make: Callable[[], T]) -> T:
        # One makes it, and whoever wants the same waits; whoever wants something else does not.
        with self._lock:
            making = self._making[name]
        with making:
            known = self._made.get(name)
            if known is None or known[0] != stamp:
                known = (stamp, make())
                self._made[name] = known
            return cast("T", known[1])


def _file_stamp(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_mtime_ns, about.st_size
