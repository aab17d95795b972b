"""Reports read into a store: each is safe before it is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from detente import reading
from detente.analysis.progress import ReportProgress, no_report
from detente.assistant import with_proposals
from detente.dossier import is_store, this_reader, without_password
from detente.errors import BadInput
from detente.sources import load_reports, mark_copies

if TYPE_CHECKING:
    from detente.assistant import Assistant
    from detente.dossier import Store
    from detente.reading import Findings

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
    waiting = iter(store.unread_by("" if everything else this_reader()))
    first = list(islice(waiting, 1))
    if not first:
        return
    for findings in reading.read_loaded(chain(first, waiting), pipeline=pipeline, trust=trust):
        store.read_again([findings])
        report_progress(f"{findings.id} read again")
        yield findings.id


def _batches(findings: Iterable[Findings]) -> Iterator[list[Findings]]:
    """Yield findings that need not be read, so many at a time that the disk is not waited for at each."""
    waiting = iter(findings)
    while several := list(islice(waiting, _AT_ONCE)):
        yield several
