"""The features by which the chooser weighs a row: general ones, none of them a word of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from detente.positions.mentions import OwnedAct
from detente.positions.table import StanceOnAct
from detente.reading import CatalogueEntry, Party

_FOR = frozenset({"demands", "offers", "plans", "accepts", "threatens"})
_AGAINST = frozenset({"refuses", "opposes"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The dispute around a row.

    Attributes
    ----------
    acts
        Number of mentions of acts a maker: as the one who would act.
    parties
        The parties of the table, by id.
    standing
        Party to its chance to be a decision maker.
    lengths
        The length of the text of each report, by its number.
    rows
        The number of rows.
    """

    acts: Mapping[str, int]
    parties: Mapping[str, Party]
    standing: Mapping[str, float]
    lengths: Sequence[int]
    rows: int


def features_of(
    acts: Sequence[OwnedAct],
    entry: CatalogueEntry | None,
    stances: Sequence[tuple[str | None, StanceOnAct]],
    around: Surroundings,
) -> dict[str, float]:
    """Return the features of a row, by name; those that are 0 are left out.

    Parameters
    ----------
    stances
        Party and stance of each voice.
    """
    parts = (_of_words(acts, entry, around), _of_voices(acts, stances), _of_parties(acts, around))
    return {name: float(value) for part in parts for name, value in part if value}


def _of_words(
    acts: Sequence[OwnedAct], entry: CatalogueEntry | None, around: Surroundings
) -> Iterator[tuple[str, float]]:
    yield "mentions", log(len(acts))
    yield "position in text", min(act.place[1] / (around.lengths[act.place[0]] or 1) for act in acts)
    yield "catalogue", entry is not None
    yield "catalogue, lasting", entry is not None and entry.option != "once"
    yield "catalogue, both sides", entry is not None and entry.both_sides
    yield "object named", any(act.objects for act in acts)
    yield "counterpart named", any(act.about for act in acts)
    yield "counterpart acts too", any(around.acts.get(party) for act in acts for party in act.about)
    yield "small table", 1 / max(around.rows, 1)


def _of_voices(
    acts: Sequence[OwnedAct], stances: Sequence[tuple[str | None, StanceOnAct]]
) -> Iterator[tuple[str, float]]:
    maker = acts[0].maker
    others = {party for party, _ in stances if party not in (None, maker)}
    moods = {act.mention.mood for act in acts}
    for mood in moods:
        yield f"mood {mood}", 1.0
    yield "only done", moods == {"done"}
    yield "somebody is asked", any(act.mention.addressee for act in acts)
    yield "voices", log(1 + len({party for party, _ in stances if party}))
    yield "demanded by another", any(party in others and stance == "demands" for party, stance in stances)
    yield "opposed by another", any(party in others and stance in _AGAINST for party, stance in stances)
    yield "said by its own", any(party == maker and stance in _FOR | _AGAINST for party, stance in stances)
    kinds = {stance for _, stance in stances}
    yield "for and against", bool(kinds & _FOR and kinds & _AGAINST)
    yield "narrator only", all(act.voice is None for act in acts)
    yield "doer assumed", all(act.assumed for act in acts)
    yield "doer inferred", all(act.mention.inferred for act in acts)


def _of_parties(acts: Sequence[OwnedAct], around: Surroundings) -> Iterator[tuple[str, float]]:
    maker = acts[0].maker
    party = around.parties.get(maker)
    if party is not None:
        yield "maker is body", party.kind == "body"
    yield "share of the maker", around.acts.get(maker, 0) / max(1, sum(around.acts.values()))
    voices = [act.voice for act in acts if act.voice not in (None, maker)]
    yield "another stands", max((around.standing.get(voice or "", 0.0) for voice in voices), default=0.0)
