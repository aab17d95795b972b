"""Measures in force against a party, as mentions of the acts that imposed them; their ending is the row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.being_done.standing_acts import StandingAct, standing_acts
from detente.positions.mentions import OwnedAct, in_time, with_maker
from detente.positions.same_acts import are_one_measure
from detente.positions.table import Unused
from detente.reading import ActMention, entry_label, entry_of
from detente.sources import Evidence

_TOLD = frozenset({"done", "in force"})
_Measure = tuple[str | None, frozenset[str]]
"""The entry of an act in the catalogue, and the parties that it is about."""

_FEWEST_WORDS = 3
_MOST_CHARACTERS = 240
_BOUNDARY = as_pattern(r"[.;:!?,]\s|\n\s*\n|[\"“”()]|\s[–—-]+\s")


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


def of_who_controls(
    acts: Sequence[OwnedAct], imposed: Sequence[OwnedAct], courts: Collection[str]
) -> list[OwnedAct]:
    """Return the mentions, with what a court is told to have imposed given to whoever could end it.

    "The ruling party had it banned. In May a court dissolved it" is one measure of one party. Where the court
    is asked to end it, or wants to, it stays the court's own.

    Parameters
    ----------
    imposed
        The measures in force, with whoever imposed or controls each.
    courts
        The courts and the like among the makers.
    """
    by_others: dict[_Measure, OwnedAct] = {}
    for one in imposed:
        if one.maker not in courts:
            by_others.setdefault(_measure(one), one)
    to_be_ended: dict[str, set[_Measure]] = {}
    for act in acts:
        if act.mention.mood not in _TOLD:
            to_be_ended.setdefault(act.maker, set()).add(_measure(act))
    given = []
    for act in acts:
        other = None
        if act.maker in courts and act.mention.mood in _TOLD and act.mention.sign:
            other = next((one for key, one in by_others.items() if _are_one(_measure(act), key)), None)
        if other is None or any(_ends(key, _measure(act)) for key in to_be_ended.get(act.maker, ())):
            given.append(act)
        else:
            given.append(replace(with_maker(act, other.maker), assumed=other.assumed))
    return given


def _measure(act: OwnedAct) -> _Measure:
    return act.mention.catalogue, frozenset(act.mention.about)


def _ends(asked: _Measure, imposed: _Measure) -> bool:
    """Return True for an act by which the imposer of a measure is asked to end it, or means to."""
    return _are_one(asked, imposed) or (not asked[1] and _are_one_kind(asked, imposed))


def _are_one(one: _Measure, other: _Measure) -> bool:
    return _are_one_kind(one, other) and not one[1].isdisjoint(other[1])


def _are_one_kind(one: _Measure, other: _Measure) -> bool:
    return one[0] is not None and (one[0] == other[0] or are_one_measure(one[0], other[0]))


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
