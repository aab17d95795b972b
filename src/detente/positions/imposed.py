"""Measures in force against a party, as mentions of the acts that imposed them; their ending is the row."""

from __future__ import annotations

import re
from collections.abc import Mapping

from detente.dossier import Dossier
from detente.positions.owned_acts import OwnedAct, in_time
from detente.positions.standing_acts import StandingAct, standing_acts
from detente.positions.table import Unused
from detente.reading import ActMention, entry_label, entry_of
from detente.sources import Evidence

_FEWEST_WORDS = 3
_MOST_CHARACTERS = 240
_BOUNDARY = re.compile(r"[.;:!?,]\s|\n\s*\n|[\"“”()]|\s[–—-]+\s")


def imposed_acts(dossier: Dossier, speaks_for: Mapping[str, str]) -> tuple[list[OwnedAct], list[Unused]]:
    """Return a mention a passage that tells of a ban, a prison, a siege ... in force.

    Whoever imposed it makes the row. Where that is not clear, the words are unused.
    """
    numbers = {report: k for k, report in enumerate(in_time(dossier))}
    imposed: list[OwnedAct] = []
    unused: list[Unused] = []
    for k, standing in enumerate(standing_acts(dossier, speaks_for)):
        maker = speaks_for.get(standing.by or "")
        if maker is None or maker == speaks_for.get(standing.party):
            unused += [Unused(words, "no doer named") for words in standing.evidence]
            continue
        imposed += [
            OwnedAct(
                mention=_mention(f"standing {k + 1}", standing, _shown(words, dossier)),
                maker=maker,
                voice=None,
                outsider=False,
                about=frozenset({speaks_for.get(standing.party, standing.party)}),
                place=(numbers[words.report], words.start),
                assumed=standing.assumed,
            )
            for words in standing.evidence
        ]
    return imposed, unused


def _shown(words: Evidence, dossier: Dossier) -> Evidence:
    """Return words that are too few to show an act with the act or clause that they stand in."""
    if len(words.quote.split()) >= _FEWEST_WORDS:
        return words
    around = [
        act.span
        for act in dossier.acts
        if act.span.report == words.report and act.span.start <= words.start and words.end <= act.span.end
    ]
    around = [span for span in around if len(span.quote.split()) >= _FEWEST_WORDS]
    if around:
        return min(around, key=lambda span: span.end - span.start)
    text = dossier.reports[words.report].text
    start, end = words.start, words.end
    while len(text[start:end].split()) < _FEWEST_WORDS and (start, end) != (0, len(text)):
        before = [match.end() for match in _BOUNDARY.finditer(text, max(0, start - _MOST_CHARACTERS), start)]
        after = _BOUNDARY.search(text, end)
        wider = (
            max((place for place in before if place < start), default=0),
            after.start() if after else len(text),
        )
        if wider[1] - wider[0] > _MOST_CHARACTERS or wider == (start, end):
            break
        start, end = wider
    quote = text[start:end]
    start += len(quote) - len(quote.lstrip())
    return dossier.reports[words.report].passage(start, start + len(quote.strip()))


def _mention(id_: str, standing: StandingAct, words: Evidence) -> ActMention:
    entry = entry_of(standing.catalogue)
    assert entry is not None  # standings are read by the catalogue
    predicate = entry.label.split()[0].casefold()
    name = standing.label.casefold().removeprefix(entry.ending_label.partition("{")[0].casefold())
    return ActMention(
        id=id_,
        doer=standing.by,
        doer_span=None,
        voice=None,
        voice_span=None,
        predicate=predicate,
        words=(predicate, *name.removeprefix("the ").split()),
        about=(standing.party,),
        label=entry_label(entry, True, {"object": name}),
        turned=standing.label,
        kind=entry.kind,
        catalogue=entry.id,
        mood="in force",
        when=f"{standing.since}/.." if standing.since and "/" not in standing.since else standing.since,
        span=words,
    )
