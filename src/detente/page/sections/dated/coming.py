"""The sentence on what comes next, for the top of a page."""

from __future__ import annotations

from detente.dossier import Dossier
from detente.page.drawings import Timeline
from detente.page.lines import Line
from detente.page.words import date_in_sentence, sentence, within_a_sentence


def next_line(timeline: Timeline | None, dossier: Dossier) -> Line | None:
    """Say what is due first after the last report, in the words of the timeline; None where nothing is.

    What may only be is not due.
    """
    latest = dossier.latest
    if latest is None or timeline is None:
        return None
    texts = [report.text for report in dossier.reports.values()]
    for moment in timeline.moments:
        last = moment.when.latest
        if moment.is_fact or last is None or last <= latest or "possible" in moment.tags:
            continue
        text = f"“{moment.text}”" if moment.quoted else within_a_sentence(moment.text, texts)
        hedges = [tag for tag in moment.tags if tag not in ("due", "deadline")]
        text += f" ({', '.join(hedges)})" if hedges else ""
        return Line(
            sentence(f"next, {date_in_sentence(moment.when.text)}: {text}"),
            evidence=tuple(dict.fromkeys(moment.evidence)),
        )
    return None
