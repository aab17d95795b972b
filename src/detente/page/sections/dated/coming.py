"""The sentence on what comes next, for the top of a page."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from detente.dossier import Dossier
from detente.edtf import MONTHS
from detente.page.drawings import Moment, Timeline
from detente.page.lines import Line
from detente.page.sections.dated.dates_ahead import HAPPENING
from detente.page.words import date_in_sentence, sentence, within_a_sentence
from detente.patterns import as_pattern

_ONLY_THOUGHT: Final = frozenset(("possible", "forecast", "asked for", "proposed"))
"""Tags of what may be, or is wished."""
_MONTH: Final = as_pattern(rf"\b(?:{MONTHS})\b")
_TURNS: Final = as_pattern(
    rf"\b{HAPPENING}\b|\b(?:deadline|until|till|by|before|expires?|ends?|lapses?|runs? out|mandate|renew\w*"
    r"|meets?|votes?|discuss(?:es)?|debates?|asked whether|hears?|decides?|decision|rul(?:es?|ing)"
    r"|resumes?|begins?|starts?|opens?|reopens?"
    r"|returns?|takes? effect|takes? over|signs?|signed|signing|court|parliament|elected|present|due"
    r"|expected)\b",
    re.IGNORECASE,
)
"""Words of a day on which a dispute may turn: a vote, a deadline, a hearing, talks."""


def next_line(timeline: Timeline | None, dossier: Dossier) -> Line | None:
    """Say what is due first after the last report, in the words of the timeline; None where nothing is.

    What may only be, is forecast or wished is not due, and what no dispute turns on is left out.
    """
    latest = dossier.latest
    if latest is None or timeline is None:
        return None
    texts = [report.text for report in dossier.reports.values()]
    ahead = [moment for moment in timeline.moments if _is_due(moment, latest)]
    moment = next((one for one in ahead if _TURNS.search(_MONTH.sub("", one.text))), None)
    if moment is None:
        return None
    text = f"“{moment.text}”" if moment.quoted else within_a_sentence(moment.text, texts)
    hedges = [tag for tag in moment.tags if tag not in ("due", "deadline")]
    text += f" ({', '.join(hedges)})" if hedges else ""
    return Line(
        sentence(f"next, {date_in_sentence(moment.when.text)}: {text}"),
        evidence=tuple(dict.fromkeys(moment.evidence)),
    )


def _is_due(moment: Moment, latest: date) -> bool:
    last = moment.when.latest
    return not (moment.is_fact or last is None or last <= latest or _ONLY_THOUGHT.intersection(moment.tags))
