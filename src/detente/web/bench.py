"""The material on the bench: the open dossier, the case, and the jobs; each read once until it changes."""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from detente import analysis, drafting, interview, page
from detente.case import Case, WhatIf, load_case
from detente.dossier import Dossier, Reviewer, Store, is_address, open_store
from detente.errors import BadInput
from detente.positions import ReportsApart, disputes_apart, joined_parties, positions_of
from detente.reading import Rereader
from detente.uncollected import uncollected
from detente.web.jobs import Jobs
from detente.web.made import Made, Progress
from detente.web.material import Joined, ListedReport, Material, Redrafted
from detente.web.names_kept import keep_name, kept_name
from detente.web.visitors import AT_THE_DOOR, name_of_person
from detente.web.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from detente.dossier import Decision, LinesBefore, TimelineLaidOut, TimelineRows


T = TypeVar("T")
_TICK: Final = 50_000_000
"""Nanoseconds within which a clock may not tell two writes apart."""
_MOST_SAYINGS: Final = 100
_SHOW_JOBS: Final = ("/reports", "/report", "/sweep", "/symbolic", "/case", "/interview")
"""Ends of the paths of pages that show how far some work is."""
_SHOW_WHO: Final = ("/review",)
_MOST_TO_CHOOSE_FROM: Final = 200
_SOON: Final = 2.0
"""Seconds that whoever adds a finding waits to be told what became of it."""


class Bench:
    """All that the pages show and change."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.jobs = Jobs()
        self._who: str | None = None
        self.rereader = Rereader()
        self._store: Store | None = None
        self._lock = threading.RLock()
        self._stated: tuple[tuple[int, int], str] | None = None
        self._made = Made()
        self._current: Material | None = None
        self._earlier: Material | None = None
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
                try:
                    self._store = open_store(self.workspace.store)
                except BadInput:
                    # While the first reports are read, the file is there before what it is to hold.
                    if not self.jobs.running:
                        raise
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
        if store is None:
            return None
        state = self._state(store)
        if not self._made.reports:
            self._made.reports = len(store.ids())
        return self._made.once("dossier", state, store.dossier)

    def joined(self) -> Joined | None:
        """Return the dossier with who speaks for whom; None where none is there yet."""
        dossier = self.dossier()
        if dossier is None:
            return None

        def make() -> Joined:
            parties = joined_parties(dossier)
            table = cache(lambda: positions_of(dossier, parties))
            base = analysis.evidence_base(dossier, parties, days_of=page.days_of_brief(lambda _: table()))
            return Joined(dossier, parties, base, table)

        # They are of the very dossier that they were made from, whatever was decided meanwhile.
        return self._made.once("joined", id(dossier), make)

    def material(self) -> Material | None:
        """Return the dossier with its table of positions; None where none is there yet."""
        joined = self.joined()
        if joined is None:
            return None

        def make() -> Material:
            return Material(joined.dossier, joined.table(), joined.base, self._made_of(joined.dossier))

        made = self._made.once("material", id(joined.dossier), make)
        with self._lock:
            if self._current is not made:
                self._earlier, self._current = self._current, made
        return made

    def material_on(self, day: date) -> Material:
        """Return the material as the reports up to a day tell it."""
        store = self.require_store()

        def make() -> Material:
            dossier = store.dossier(until=day)
            parties = joined_parties(dossier)
            table = positions_of(dossier, parties)
            base = analysis.evidence_base(dossier, parties, days_of=page.days_of_brief(lambda _: table))
            return Material(dossier, table, base)

        return self._made.once("material of a day", (self._state(store), day), make)

    def seen(self) -> Material | None:
        """Return the material that pages show: as it is now or, while that is worked out, as it was before.

        Decisions name rows and findings by what a person saw.
        """
        known: tuple[Any, Material] | None = self._made.known("material")
        return self.material() if known is None else known[1]

    def material_soon(self) -> Material | None:
        """Return the material as it is now; None where that takes long: then it is under way."""
        working = threading.Thread(target=self._work_out, daemon=True)
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

        return self._made.once("reports", self._state(store), make)

    def titles(self) -> dict[str, str]:
        """Return the title of each report by its id, as a person knows it."""
        return {each.id: each.title for each in self.reports()}

    def few_titles(self) -> dict[str, str]:
        """Return the titles of the reports, to choose from; nothing where they are too many for that."""
        titles = self.titles()
        return titles if len(titles) <= _MOST_TO_CHOOSE_FROM else {}

    def _work_out(self) -> None:
        with contextlib.suppress(BadInput, OSError):
            self.material()

    def prepare(self) -> None:
        """Work out what most pages need, before somebody asks for them."""
        # What is wrong with the dossier is said on the page that needs it.
        with contextlib.suppress(BadInput, OSError):
            self.joined()
            # A page that somebody waits for comes first; what it needs of the table it works out itself.
            self.wait_until_idle()
            self.material()

    def wait_until_idle(self) -> None:
        """Wait until nothing is worked out for anybody."""
        self._made.wait_until_idle()

    def progress(self) -> Progress:
        """Return what is being worked out now."""
        return self._made.progress()

    def apart(self) -> tuple[ReportsApart, ...]:
        """Return the groups of reports that seem to tell of a dispute each; nothing where all tell of one."""
        made, store = self.material(), self.store()
        if made is None or store is None:
            return ()
        return self._made.once(
            "apart", self._state(store), lambda: disputes_apart(made.dossier, made.positions)
        )

    def timeline(self, ask: Callable[[TimelineRows], T]) -> T:
        """Return what is asked of the timeline, which is laid out once for each state of the dossier."""
        store = self.require_store()

        def lay_out(dossier: Dossier, before: LinesBefore) -> TimelineLaidOut:
            joined = self.joined()
            base = joined.base if joined is not None and joined.dossier is dossier else None
            with self._made.under_way("timeline"), uncollected():
                return analysis.lay_out_timeline(dossier, page.TimelineWording, before, base)

        with (
            self._made.one_at_a_time("timeline"),
            store.timeline_rows(
                lay_out,
                analysis.timeline_maker(),
                on_making=lambda _: None,
                on_unkept=lambda _: None,
                at_hand=self._dossier_of,
            ) as rows,
        ):
            return ask(rows)

    def _dossier_of(self, state: str) -> Dossier | None:
        """Return the dossier, if it is of that state."""
        dossier, known = self.dossier(), self._made.known("dossier")
        return dossier if known is not None and known[0] == state else None

    def _made_of(self, dossier: Dossier) -> str:
        """Return what a dossier was made of; nothing where the store has changed since."""
        store, known = self.require_store(), self._made.known("dossier") or ("", None)
        made_of = store.made_of()
        return made_of if known[1] is dossier and known[0] == store.state() else ""

    def changes(self, made: Material, since: date) -> analysis.Changes:
        """Return what the reports after a day change."""
        store = self.require_store()

        def make() -> analysis.Changes:
            # After one more report, all that was there before it is what was there until the day before.
            earlier = self._earlier
            known = earlier if earlier is not None and earlier.made_of == store.made_of(since) else None
            before = store.dossier(until=since) if known is None else known.dossier
            return analysis.changes_between(
                before,
                made.dossier,
                since,
                positions=made.positions,
                base=made.base,
                earlier=page.table_with_days(before) if known is None else (known.positions, known.base),
            )

        return self._made.once("changed", (id(made), since), make)

    def changed_answer(self, made: Material, since: date) -> analysis.ChangedAnswer | str:
        """Return what the reports after a day change in the answer of the case."""
        case, path = self.require_case(), self.workspace.case

        def make() -> analysis.ChangedAnswer | str:
            before = self.require_store().dossier(until=since)
            return analysis.changed_answer(before, made.dossier, case, interview.drafted_before(path))

        return self._made.once("changed answer", (id(made), since, case.text), make)

    def review_questions(self) -> list[analysis.ReviewQuestion]:
        """Return what to decide about the open dossier, first what would change most."""
        store = self.require_store()
        material = self.material()
        assert material is not None
        return self._made.once(
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
        return self._made.once("case", _file_stamp(path), lambda: load_case(str(path), self.reports_cited()))

    def require_case(self) -> Case:
        """Return the case.

        Raises
        ------
        BadInput
            If there is none, or it cannot be used as it stands.
        """
        made = self.case()
        if made is None:
            raise self.no_case
        return made

    @property
    def no_case(self) -> BadInput:
        """The answer where something needs a case, and there is none."""
        return BadInput(self.workspace.case.name, "there is no case yet", "draft one under “Case”")

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
        if not self.workspace.has_case and (material is None or not material.dossier.reports):
            # While the first report is read, the file is there before what it is to hold; or all are out.
            raise BadInput(self.workspace.name, "no report is here yet", "add one under “Reports”")
        stored = None if material is None else analysis.PositionsResult(material.dossier, material.positions)
        return self._made.once("brief", self.stamp(), lambda: analysis.make_brief(sources, stored=stored))

    def brief_page(self) -> page.Page:
        """Return the page of the brief, which is shown, printed and taken along.

        Raises
        ------
        BadInput
            If there is nothing to tell of, or the case cannot be used.
        """
        return self._made.once("page of the brief", self.stamp(), lambda: page.brief_page(self.brief()))

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
                drafted = analysis.draft_beside(case, material.dossier, material.positions)
                withdrawn = analysis.withdrawn_in_words([self.require_store()])
                brought = interview.redraft(case, drafted.text, before, withdrawn)
                return Redrafted(drafted.text, drafted.listed_in(brought))
            except BadInput:
                # The reports have nothing to draft from any more, or the case is not drafted from them.
                return None

        return self._made.once("redraft", (self.stamp(), interview.drafted_before(path)), make)

    def analysed(self, case: Case) -> analysis.AnalysisResult:
        """Return the analysis of the case."""
        return self._made.once("analysis", case.text, lambda: analysis.analyse_what_if(case, WhatIf()))

    def unknowns(self, case: Case) -> interview.Unknowns:
        """Return what is open in the case: a question that is passed over needs no new sweep of it."""
        return self._made.once("unknowns", case.text, lambda: interview.unknowns_of(case))

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
            # A file of a page shows what the page does: /sweep.docx.
            self.jobs.stamp() if path.partition(".")[0].endswith(_SHOW_JOBS) else (),
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


def _file_stamp(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_mtime_ns, about.st_size
