"""The features by which a camp is weighed as a decision maker: how often, how early, as what it is named."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from detente.dossier import Dossier
from detente.positions.camps import Camps, acting_mentions, is_assessor, is_government
from detente.positions.makers.bystanders import is_child, is_media, is_vague

_OWN_MOODS = frozenset({"offered", "planned", "accepted", "refused", "threatened", "in force"})
_ASKED_MOODS = frozenset({"demanded"})
_SHORT = 150
"""In code points: a party named in the first lines is what the report is about."""


class _Counts:
    """The part of each camp in a dossier: how often it speaks, acts, is addressed and asked."""

    def __init__(self, dossier: Dossier, joined: Camps) -> None:
        of = joined.of
        self.speaks: Counter[str] = Counter()
        self.addressed: Counter[str] = Counter()
        self.does: Counter[str] = Counter()
        self.suffers: Counter[str] = Counter()
        self.opens: Counter[str] = Counter()
        self.asked_of: Counter[str] = Counter()
        self.commits: Counter[str] = Counter()
        self.demands: Counter[str] = Counter()
        self.acts: Counter[str] = Counter({p.id: acting_mentions(dossier, p) for p in joined.parties})

        def camp_of(party: str | None) -> str | None:
            return of.get(party) if party is not None else None

        def camps_of(parties: Iterable[str]) -> set[str]:
            return {of[party] for party in parties if party in of}

        for statement in dossier.statements:
            _count(self.speaks, camp_of(statement.speaker))
            _count(self.addressed, camp_of(statement.addressee))
        for event in dossier.events:
            actors = camps_of(event.actors)
            for camp in actors:
                self.does[camp] += 1
                if event.modality != "happened":
                    self.opens[camp] += 1
            for camp in camps_of(event.recipients) - actors:
                self.suffers[camp] += 1
        for act in dossier.acts:
            doer, voice = camp_of(act.doer), camp_of(act.voice)
            for camp in camps_of(act.about):
                if camp != doer:
                    self.suffers[camp] += 1
            _count(self.asked_of, camp_of(act.addressee))
            if act.mood in _OWN_MOODS:
                _count(self.commits, doer or voice)
            elif act.mood in _ASKED_MOODS:
                _count(self.asked_of, doer if doer != voice else None)
                _count(self.demands, voice)
        self.activity = self.speaks + self.does + self.acts + self.commits + self.asked_of + self.demands


def _count(times: Counter[str], camp: str | None) -> None:
    if camp is not None:
        times[camp] += 1


def maker_features(dossier: Dossier, joined: Camps) -> dict[str, dict[str, float]]:
    """Return the features of each camp, by its id."""
    counts = _Counts(dossier, joined)
    by_mentions = {party.id: k for k, party in enumerate(joined.parties)}
    active = {camp: k for k, (camp, _) in enumerate(counts.activity.most_common())}
    mentioned = {party.id: len(party.mentions) for party in joined.parties}
    first, length = _first_places(dossier, joined)
    early = {camp: k for k, camp in enumerate(sorted(first, key=lambda camp: first[camp]))}
    size = Counter(joined.of.values())
    publishers = {report.publisher.casefold() for report in dossier.reports.values() if report.publisher}
    sums = {
        name: sum(times.values())
        for name, times in (
            ("mentions", mentioned),
            ("acts", counts.acts),
            ("speaks", counts.speaks),
            ("does", counts.does),
        )
    }
    seconds = {
        name: _second(times) for name, times in (("mentions", mentioned), ("activity", counts.activity))
    }
    features = {}
    for party in joined.parties:
        camp = party.id
        speaks, does, suffers = (bool(c[camp]) for c in (counts.speaks, counts.does, counts.suffers))
        row = {
            "bias": 1.0,
            "once": float(mentioned[camp] == 1),
            "share of mentions": _share(mentioned, camp, sums["mentions"]),
            "beside the second": _beside_second(mentioned, camp, seconds["mentions"]),
            "activity beside the second": _beside_second(counts.activity, camp, seconds["activity"]),
            "share of acting": _share(counts.acts, camp, sums["acts"]),
            "share of speaking": _share(counts.speaks, camp, sums["speaks"]),
            "share of doing": _share(counts.does, camp, sums["does"]),
            "early": 1.0 - first[camp] / length,
            "in the first lines": float(first[camp] < _SHORT),
            "among the first two": float(early[camp] < 2),
            "members": math.log1p(size[camp] - 1),
            "idle": float(not counts.activity[camp]),
            "suffers only": float(suffers and not does and not speaks),
            "speaks only": float(speaks and not does and not suffers),
            "vague": float(is_vague(party)),
            "media": float(is_media(party) or party.name.casefold() in publishers),
            "child": float(is_child(dossier, party, speaks=speaks)),
            "assessor": float(is_assessor(party)),
            "government": float(is_government(party.name)),
            "people": float(party.kind == "other" and party.name.endswith("s")),
            f"kind {party.kind}": 1.0,
        }
        for name, count in (
            ("mentions", mentioned), ("speaks", counts.speaks), ("addressed", counts.addressed),
            ("does", counts.does), ("suffers", counts.suffers), ("open acts", counts.opens),
            ("asked", counts.asked_of), ("commits", counts.commits), ("demands", counts.demands),
            ("acts", counts.acts),
        ):  # fmt: skip
            row[name] = math.log1p(count.get(camp, 0))
        for name, rank in (("mentions", by_mentions), ("activity", active)):
            place = rank.get(camp, len(by_mentions))
            row |= {f"{name} rank {place}": 1.0} if place < 2 else {f"{name} rank 2-3": float(place < 4)}
        features[camp] = row
    return features


def _first_places(dossier: Dossier, joined: Camps) -> tuple[dict[str, int], int]:
    """Return where each camp is first named, in code points from its report's beginning, and the length."""
    length = max((len(report.text) for report in dossier.reports.values()), default=0) or 1
    first = {
        party.id: min((mention.start for mention in party.mentions), default=length)
        for party in joined.parties
    }
    return first, length


def _share(counts: dict[str, int] | Counter[str], camp: str, total: int) -> float:
    return counts.get(camp, 0) / max(1, total)


def _second(counts: dict[str, int] | Counter[str]) -> int:
    return (sorted(counts.values(), reverse=True)[1:2] or [0])[0]


def _beside_second(counts: dict[str, int] | Counter[str], camp: str, second: int) -> float:
    """Return a count beside that of the second, one at most: two sides make a dispute."""
    return min(1.0, counts.get(camp, 0) / max(1, second))
