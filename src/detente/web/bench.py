"""The material on the bench: the open dossier, the case, and the jobs; each read once until it changes."""

from __future__ import annotations

import contextlib
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
from detente.positions import Positions, ReportsApart, disputes_apart, positions_of
from detente.reading import Rereader
from detente.web.jobs import Jobs
from detente.web.names_kept import keep_name, kept_name
from detente.web.visitors import AT_THE_DOOR, name_of_person
from detente.web.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from detente.dossier import Decision, EvidenceBase, TimelineRows


T = TypeVar("T")
_TICK: Final = 50_000_000
"""Nanoseconds within which a clock may not tell two writes apart."""
_MOST_SAYINGS: Final = 100
_SHOW_JOBS: Final = ("/reports", "/report", "/sweep")
"""Ends of the paths of pages that show how far some work is."""
_SHOW_WHO: Final = ("/review",)
_BEING_MADE: Final = {
    "dossier": "Joining the reports",
    "material": "Finding out who wants what of whom",
    "timeline": "Laying out the timeline",
    "changed": "Comparing with what was known before",
    "review": "Finding out what to ask first",
    "brief": "Writing the brief",
    "redraft": "Drafting the reports again, to see what is new",
    "analysis": "Analysing the case",
}
_WORTH_SAYING: Final = 2.0
"""Seconds of some work that are worth saying."""
_NEARLY: Final = 0.95
_SOON: Final = 2.0
"""Seconds that whoever adds a finding waits to be told what became of it."""


@dataclass(frozen=True)
class Progress:
    """Work that a page waits for.

    Attributes
    ----------
    took
        The time that it took before, in words; empty if that is not known, or was short.
    part
        The part of that time that is over; 0 if it is not known.
    """

    says: str
    took: str = ""
    part: float = 0


@dataclass(frozen=True)
class Material:
    """A dossier as it is now, with its table of positions."""

    dossier: Dossier
    positions: Positions
    base: EvidenceBase


@dataclass(frozen=True)
class ListedReport:
    """A report without its text.

    Attributes
    ----------
    title
        As a person knows it.
    record
        What the command lists of it.
    """

    id: str
    title: str
    day: date | None
    publisher: str
    language: str
    record: dict[str, Any]


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
        self._begun: dict[str, float] = {}
        self._took: dict[str, float] = {}
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

    def dossier(self) -> Dossier | None:
        """Return the dossier: all reports joined; None where none is there yet."""
        store = self.store()
        return None if store is None else self._once("dossier", self._state(store), store.dossier)

    def material(self) -> Material | None:
        """Return the dossier with its table of positions; None where none is there yet."""
        store, dossier = self.store(), self.dossier()
        if store is None or dossier is None:
            return None

        def make() -> Material:
            positions = positions_of(dossier)
            return Material(dossier, positions, analysis.evidence_base(dossier, positions))

        # The table is of the very dossier that it was made from, whatever was decided meanwhile.
        return self._once("material", id(dossier), make)

    def seen(self) -> Material | None:
        """Return the material that pages show: as it is now or, while that is worked out, as it was before.

        Decisions name rows and findings by what a person saw.
        """
        known = self._made.get("material")
        return self.material() if known is None else cast("Material", known[1])

    def material_soon(self) -> Material | None:
        """Return the material as it is now; None where that takes long: then it is under way."""
        working = threading.Thread(target=self.prepare, daemon=True)
        working.start()
        working.join(_SOON)
        return None if working.is_alive() else self.material()

    def reports(self) -> tuple[ListedReport, ...]:
        """Return the reports, in the order in which they were added, without their texts."""
        store = self.store()
        if store is None:
            return ()

        def make() -> tuple[ListedReport, ...]:
            stored = store.reports()
            records = analysis.list_reports(stored).records
            return tuple(
                ListedReport(
                    each.id,
                    page.headline_of(each),
                    each.published,
                    each.publisher or "",
                    each.language or "",
                    row,
                )
                for row, each in zip(records, stored, strict=True)
            )

        return self._once("reports", self._state(store), make)

    def titles(self) -> dict[str, str]:
        """Return the title of each report by its id, as a person knows it."""
        return {each.id: each.title for each in self.reports()}

    def prepare(self) -> None:
        """Work out what most pages need, before somebody asks for them."""
        # What is wrong with the dossier is said on the page that needs it.
        with contextlib.suppress(BadInput, OSError):
            self.material()

    def progress(self) -> Progress:
        """Return what is being worked out now."""
        with self._lock:
            begun = dict(self._begun)
        if not begun:
            return Progress("Writing the page")
        name = max(begun, key=lambda each: begun[each])
        took = self._took.get(name)
        return Progress(
            _BEING_MADE.get(name, "Writing the page"),
            "" if took is None or took < _WORTH_SAYING else f"{took:,.0f} seconds",
            0 if not took else min(_NEARLY, (time.monotonic() - begun[name]) / took),
        )

    def apart(self) -> tuple[ReportsApart, ...]:
        """Return the groups of reports that seem to tell of a dispute each; nothing where all tell of one."""
        made, store = self.material(), self.store()
        if made is None or store is None:
            return ()
        return self._once("apart", self._state(store), lambda: disputes_apart(made.dossier, made.positions))

    def timeline(self, ask: Callable[[TimelineRows], T]) -> T:
        """Return what is asked of the timeline, which is laid out once for each state of the dossier."""
        store = self.require_store()
        with self._lock:
            making = self._making["timeline"]
        with (
            making,
            store.timeline_rows(
                lambda dossier, before: analysis.lay_out_timeline(dossier, page.TimelineWording, before),
                analysis.timeline_maker(),
                on_making=lambda _: None,
                on_unkept=lambda _: None,
            ) as rows,
        ):
            return ask(rows)

    def changes(self, made: Material, since: date) -> analysis.Changes:
        """Return what the reports after a day change."""
        store = self.require_store()
        return self._once(
            "changed",
            (id(made), since),
            lambda: analysis.changes_between(
                store.dossier(until=since), made.dossier, since, positions=made.positions, base=made.base
            ),
        )

    def review_questions(self) -> list[analysis.ReviewQuestion]:
        """Return what to decide about the open dossier, first what would change most."""
        store = self.require_store()
        material = self.material()
        assert material is not None
        return self._once(
            "review",
            self._state(store),
            lambda: analysis.review_questions(store, dossier=material.dossier, positions=material.positions),
        )

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
        material = self.material()
        stored = None if material is None else analysis.PositionsResult(material.dossier, material.positions)
        return self._once("brief", self.stamp(), lambda: analysis.make_brief(sources, stored=stored))

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

    def page_stamp(self, path: str) -> tuple[Any, ...] | None:
        """Return what differs as soon as a page would; None while there is no dossier.

        The first page of all speaks of the files in a folder, and of these nobody is told.
        """
        stamp = self.stamp()
        return None if stamp[0] is None else (*stamp, self._of_path(path))

    def known_page_stamp(self, path: str) -> tuple[Any, ...] | None:
        """Return what `page_stamp` does where no file was written to since; else None, at once."""
        stated = self._stated
        if stated is None or stated[0] != _file_stamp(Path(self.workspace.store)):
            return None
        return (stated[1], self._case_stamp(), self._of_path(path))

    def _of_path(self, path: str) -> tuple[Any, ...]:
        """Return what differs as soon as that does which only some pages show: the jobs, and who asks."""
        return (
            self.jobs.stamp() if path.endswith(_SHOW_JOBS) else (),
            self.who if path.endswith(_SHOW_WHO) else "",
        )

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
                with self._lock:
                    begun = self._begun[name] = time.monotonic()
                try:
                    known = (stamp, make())
                finally:
                    with self._lock:
                        del self._begun[name]
                self._took[name] = time.monotonic() - begun
                self._made[name] = known
            return cast("T", known[1])


def _file_stamp(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_mtime_ns, about.st_size
