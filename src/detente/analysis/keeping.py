"""Reports read into a store: each is safe before it is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from detente import reading
from detente.analysis.parts import ReportPart, no_part
from detente.analysis.progress import ReportProgress, no_report
from detente.assistant import with_proposals
from detente.dossier import is_store, open_store, this_reader, without_password
from detente.errors import BadInput
from detente.short import count_of, one_line
from detente.sources import load_reports, mark_copies

if TYPE_CHECKING:
    from detente.assistant import Assistant
    from detente.dossier import Decision, Reviewer, Store
    from detente.reading import Findings
    from detente.sources import Report

_AT_ONCE: Final = 20


def keep_reports(
    store: Store,
    sources: Sequence[str],
    *,
    published: date | None = None,
    pipeline: str | None = None,
    trust: bool = False,
    unreadable: list[BadInput],
    on_there: Callable[[str], None],
    assistant: Assistant | None = None,
    report_progress: ReportProgress = no_report,
) -> Iterator[str]:
    """Read reports that a store does not have, and store each with its findings.

    Parameters
    ----------
    sources
        Reports as for `read_sources`, or ``.json`` files that ``detente read`` printed.
    unreadable
        A list for the faults of files that cannot be used.
    on_there
        Called with the id of a report that the store has already.
    assistant
        A model that proposes what rules miss; None for the rules alone.

    Yields
    ------
    str
        The id of each report, once it is safely on the disk.

    Raises
    ------
    BadInput
        If the store cannot be written, or no source can be used.
    """
    for source in sources:
        if is_store(source):
            raise BadInput(
                without_password(source), "is a dossier, and no report", "name reports to add to one"
            )
    printed = [source for source in sources if source.endswith(".json")]
    for several in _batches(reading.findings_of(printed) if printed else ()):
        for added in store.add_all(several):
            if added.new:
                yield added.id
            else:
                on_there(added.id)
    to_read = [source for source in sources if source not in printed]
    if not to_read:
        return
    loaded = load_reports(to_read, published=published, unreadable=unreadable)
    fresh = mark_copies(store.new_reports(loaded, on_there))
    first = list(islice(fresh, 1))
    if not first:
        return  # without a language model: there is nothing to read
    read = reading.read_loaded(chain(first, fresh), pipeline=pipeline, trust=trust)
    for findings in with_proposals(read, assistant, report_progress=report_progress):
        added = store.add(findings)
        report_progress(f"{added.id} added")
        if added.new:
            yield added.id
        else:
            on_there(added.id)


def number_of_reports(sources: Sequence[str]) -> int:
    """Count the reports in sources, which are opened and not read; 0 where none of them can be used."""
    to_read = [source for source in sources if not source.endswith(".json")]
    try:
        return sum(1 for _ in load_reports(to_read, unreadable=[])) if to_read else 0
    except BadInput:
        # Whoever reads them is told why.
        return 0


def number_to_read_again(store: Store, *, everything: bool = False) -> int:
    """Count the reports that `read_again` reads."""
    return len(store.unread_by("" if everything else this_reader()))


def read_again(
    store: Store,
    *,
    everything: bool = False,
    pipeline: str | None = None,
    trust: bool = False,
    report_progress: ReportProgress = no_report,
) -> Iterator[str]:
    """Read the reports of a store again that another version of detente read, and yield the id of each.

    What a person decided holds for the new reading too.

    Parameters
    ----------
    everything
        Read all of them, whoever read them.

    Raises
    ------
    BadInput
        If the store cannot be written, or the pipeline cannot be used.
    """
    waiting = store.unread_by("" if everything else this_reader())
    for name in _read_again(store, waiting, pipeline=pipeline, trust=trust):
        report_progress(f"{name} read again")
        yield name


def read_as_dated(store: Store, report_part: ReportPart = no_part) -> list[str]:
    """Read those reports again whose day a person gave, or took back, since they were read.

    The days that they speak of, such as "on Friday", count from their own. So are those wire copies read
    that take the place of a report that was withdrawn. Returns their ids.
    """
    waiting = store.read_of_another_day()
    of_all = count_of(len(waiting), "report")
    again: list[str] = []
    for name in _read_again(store, waiting):
        again.append(name)
        report_part(len(again) / len(waiting), f"{len(again)} of {of_all} read again")
    return again


def describe_report(
    reviewer: Reviewer, report: str, fields: Mapping[str, str], why: str = ""
) -> list[Decision]:
    """Say of which day a report is, or what its title is, and read it again where its day is another.

    Raises
    ------
    BadArgument
        If there is no such report, or the day is none.
    """
    made = reviewer.describe(report, fields, why)
    read_as_dated(reviewer.store)
    return made


def withdraw_report(reviewer: Reviewer, report: str, why: str = "") -> list[Decision]:
    """Take a report out of a dossier; a wire copy that takes its place is read.

    Nothing is deleted: taking the decision back brings the report back, with all that was decided about it.

    Raises
    ------
    BadArgument
        If there is no such report, or it is out already.
    """
    made = reviewer.withdraw(report, why)
    read_as_dated(reviewer.store)
    return made


def there_in_words(store: Store, report: str) -> str:
    """Say of a report that it is there, or that somebody withdrew it, and the way back."""
    out = store.withdrawn().get(report)
    if out is None:
        return f"already there {report}"
    by = _out_in_words(out).removeprefix("withdrawn ")
    return f"withdrawn {report} {by}; to bring it back: detente dossier undo {store.where} {out.number}"


def withdrawn_in_words(sources: Sequence[str | Store]) -> dict[str, str]:
    """Return the ids of the reports that were taken out of dossiers, each with who did it, when and why.

    Parameters
    ----------
    sources
        Names of dossiers, open ones, and whatever else there is; only dossiers have such reports.
    """
    words: dict[str, str] = {}
    for source in sources:
        if not isinstance(source, str):
            words |= {report: _out_in_words(out) for report, out in source.withdrawn().items()}
        elif is_store(source):
            with open_store(source) as store:
                words |= withdrawn_in_words([store])
    return words


def _out_in_words(out: Decision) -> str:
    why = f": {one_line(out.why)}" if out.why else ""
    return f"withdrawn by {out.who}, {out.made_at[:10]}{why}"


def take_back(store: Store, number: int | None, who: str, why: str = "") -> Decision:
    """Take a decision back; where it gave a report its day, the report is read again.

    Raises
    ------
    BadInput
        If there is none, or it does not count any more.
    """
    taken_back = store.undo(number, who=who, why=why)
    read_as_dated(store)
    return taken_back


def _read_again(
    store: Store, waiting: Sequence[Report], *, pipeline: str | None = None, trust: bool = False
) -> Iterator[str]:
    if not waiting:
        return  # without a language model: there is nothing to read
    for findings in reading.read_loaded(waiting, pipeline=pipeline, trust=trust):
        store.read_again([findings])
        yield findings.id


def _batches(findings: Iterable[Findings]) -> Iterator[list[Findings]]:
    """Yield findings that need not be read, so many at a time that the disk is not waited for at each."""
    waiting = iter(findings)
    while several := list(islice(waiting, _AT_ONCE)):
        yield several
