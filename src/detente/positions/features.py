"""The features by which the chooser weighs a row: general ones, none of them a word of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from detente.positions.owned_acts import OwnedAct
from detente.positions.table import StanceOnAct
from detente.reading import CatalogueEntry, Party, word_table, words_of

_FOR = frozenset({"demands", "offers", "plans", "accepts", "threatens"})
_AGAINST = frozenset({"refuses", "opposes"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The dispute around a row.

    Attributes
    ----------
    acts
        Number of mentions of acts a maker: as the one who would act.
    voiced
        Number of mentions that a party voices.
    objects
        Number of mentions of acts that are done to a party or with it.
    parties
        The parties of the table, by id.
    actors
        Number of events and statements of a party.
    standing
        Party to its standing as a decision maker, between 0 and 1.
    lengths
        The length of the text of each report, by its number.
    rows
        The number of rows.
    """

    acts: Mapping[str, int]
    voiced: Mapping[str, int]
    objects: Mapping[str, int]
    parties: Mapping[str, Party]
    actors: Mapping[str, int]
    standing: Mapping[str, float]
    lengths: Sequence[int]
    rows: int


def features_of(
    acts: Sequence[OwnedAct],
    label: str,
    entry: CatalogueEntry | None,
    stances: Sequence[tuple[str | None, StanceOnAct]],
    in_force: bool | None,
    around: Surroundings,
) -> dict[str, float]:
    """Return the features of a row, by name.

    Parameters
    ----------
    stances
        Party and stance of each voice.
    """
    return {
        name: float(value)
        for part in (
            _of_words(acts, label, entry, around),
            _of_voices(acts, stances),
            _of_parties(acts, around),
        )
        for name, value in part
        if value
    } | ({"in force": 1.0} if in_force else {})


def _of_words(
    acts: Sequence[OwnedAct], label: str, entry: CatalogueEntry | None, around: Surroundings
) -> Iterator[tuple[str, float]]:
    count = len(acts)
    yield "mentions", log(count)
    reports = {act.place[0] for act in acts}
    yield "reports", log(len(reports))
    yield "position in text", min(act.place[1] / (around.lengths[act.place[0]] or 1) for act in acts)
    yield "catalogue", entry is not None
    yield "catalogue, lasting", entry is not None and entry.option != "once"
    yield "quoted only", all(act.mention.quoted for act in acts)
    yield "object named", any(act.objects for act in acts)
    yield "counterpart named", any(act.about for act in acts)
    yield "counterpart acts too", any(around.acts.get(party) for act in acts for party in act.about)
    yield "light verb", all(act.mention.predicate.partition(" ")[0] in _light() for act in acts)
    yield "long label", len(label.split()) > 6
    yield "condition on it", any(act.mention.condition for act in acts)
    yield "is a condition", any(act.mention.condition_of for act in acts)
    yield "cue", any(act.mention.cue for act in acts)
    yield "small table", 1 / max(around.rows, 1)


def _of_voices(
    acts: Sequence[OwnedAct], stances: Sequence[tuple[str | None, StanceOnAct]]
) -> Iterator[tuple[str, float]]:
    maker = acts[0].maker
    others = {party for party, _ in stances if party not in (None, maker)}
    for mood, times in Counter(act.mention.mood for act in acts).items():
        yield f"mood {mood}", 1.0
        yield f"share {mood}", times / len(acts)
    yield "voices", log(1 + len({party for party, _ in stances if party}))
    yield "demanded by another", any(party in others and stance == "demands" for party, stance in stances)
    yield "opposed by another", any(party in others and stance in _AGAINST for party, stance in stances)
    yield "said by its own", any(party == maker and stance in _FOR | _AGAINST for party, stance in stances)
    kinds = {stance for _, stance in stances}
    yield "for and against", bool(kinds & _FOR and kinds & _AGAINST)
    yield "narrator only", all(act.voice is None for act in acts)
    yield "outsider only", all(act.outsider for act in acts)


def _of_parties(acts: Sequence[OwnedAct], around: Surroundings) -> Iterator[tuple[str, float]]:
    maker = acts[0].maker
    most = max(around.acts.values(), default=1)
    yield "maker acts", around.acts.get(maker, 0) / most
    yield "maker acts most", around.acts.get(maker, 0) == most
    yield "maker speaks", around.voiced.get(maker, 0) / max(around.voiced.values(), default=1)
    yield "maker is silent", not around.voiced.get(maker, 0)
    yield (
        "maker is object",
        around.objects.get(maker, 0) / (around.objects.get(maker, 0) + around.acts[maker]),
    )
    party = around.parties.get(maker)
    if party is not None:
        yield "maker is person", party.kind == "person"
        yield "maker is body", party.kind == "body"
        yield "maker has standing", bool(party.standing)
    yield "maker does", around.actors.get(maker, 0) / max(around.actors.values(), default=1)
    yield "maker does most", around.actors.get(maker, 0) >= _second(around.actors)
    yield "maker stands", around.standing.get(maker, 0.0)
    yield (
        "another stands",
        max(
            (around.standing.get(act.voice, 0.0) for act in acts if act.voice not in (None, maker)),
            default=0.0,
        ),
    )


def _second(times: Mapping[str, int]) -> int:
    return sorted(times.values(), reverse=True)[:2][-1] if times else 1


@cache
def _light() -> frozenset[str]:
    return frozenset(words_of(word_table("position_words.yaml")["light"]))
