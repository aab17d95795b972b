"""The decision makers of a dossier: which camps settle the dispute by what they choose.

The features are general (how often, how early and as what a camp is spoken of); their weights are trained by
``training/train_makers.py``.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from detente.dossier import Dossier
from detente.positions.acting import acting_mentions
from detente.positions.bystanders import is_child, is_media, is_vague
from detente.positions.camps import Camps
from detente.positions.ties import is_assessor, is_government
from detente.reading import Party

LEAST = 2
MOST = 4
THRESHOLD = 0.5

_ASKING = frozenset({"demands", "warns"})


def maker_features(dossier: Dossier, joined: Camps) -> dict[str, dict[str, float]]:
    """Return the features of each camp, by its id."""
    of = joined.of
    spoken: Counter[str] = Counter()
    addressed: Counter[str] = Counter()
    named_in: Counter[str] = Counter()
    for statement in dossier.statements:
        if statement.speaker:
            spoken[of[statement.speaker]] += 1
        if statement.addressee:
            addressed[of[statement.addressee]] += 1
        for camp in {of[party] for stance in statement.stances for party in stance.of if party in of}:
            named_in[camp] += 1
    doing: Counter[str] = Counter()
    suffering: Counter[str] = Counter()
    opened: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for event in dossier.events:
        actors = {of[party] for party in event.actors if party in of}
        recipients = {of[party] for party in event.recipients if party in of}
        doing.update(actors)
        suffering.update(recipients)
        if event.modality != "happened":
            opened.update(actors)
        if event.type == "REQUEST" or event.modality == "demanded":
            asked.update(recipients if event.type == "REQUEST" else actors)
    doer: Counter[str] = Counter()
    voice: Counter[str] = Counter()
    for act in dossier.acts:
        for named, count in ((act.doer, doer), (act.voice, voice), (act.addressee, asked)):
            if named in of:
                count[of[str(named)]] += 1
        suffering.update(of[named] for named in act.about if named in of)
    acting = Counter({p.id: acting_mentions(dossier, p) for p in joined.parties})
    rank = {party.id: k for k, party in enumerate(joined.parties)}
    activity = Counter(spoken) + Counter(doing) + Counter(acting) + Counter(doer) + Counter(voice)
    active_rank = {camp: k for k, (camp, _) in enumerate(activity.most_common())}
    length = sum(len(report.text) for report in dossier.reports.values()) or 1
    starts: dict[str, int] = {}
    before = 0
    for report in dossier.reports.values():
        starts[report.id] = before
        before += len(report.text)
    size = Counter(of.values())
    members: defaultdict[str, list[Party]] = defaultdict(list)
    for party in dossier.parties:
        members[of[party.id]].append(party)
    features = {}
    for party in joined.parties:
        camp = party.id
        first = min((starts[m.report] + m.start for m in party.mentions), default=length) / length
        n = len(party.mentions)
        total = max(1, sum(len(p.mentions) for p in joined.parties))
        row = {
            "bias": 1.0,
            "mentions": math.log1p(n),
            "share": n / total,
            "rank 0": float(rank[camp] == 0),
            "rank 1": float(rank[camp] == 1),
            "rank 2-3": float(rank[camp] in (2, 3)),
            "active rank 0": float(active_rank.get(camp, 99) == 0),
            "active rank 1": float(active_rank.get(camp, 99) == 1),
            "active rank 2-3": float(active_rank.get(camp, 99) in (2, 3)),
            "early": 1.0 - first,
            "in the first tenth": float(first < 0.1),
            "speaks": math.log1p(spoken[camp]),
            "speaks share": spoken[camp] / max(1, spoken.total()),
            "addressed": math.log1p(addressed[camp]),
            "named in stances": math.log1p(named_in[camp]),
            "does": math.log1p(doing[camp]),
            "does share": doing[camp] / max(1, doing.total()),
            "suffers": math.log1p(suffering[camp]),
            "suffers only": float(suffering[camp] > 0 and not doing[camp] and not spoken[camp]),
            "open acts": math.log1p(opened[camp]),
            "asked": math.log1p(asked[camp]),
            "doer of acts": math.log1p(doer[camp]),
            "voice of acts": math.log1p(voice[camp]),
            "acting mentions": math.log1p(acting[camp]),
            "acting share": acting[camp] / max(1, acting.total()),
            "idle": float(not activity[camp]),
            "speaks only": float(spoken[camp] > 0 and not doing[camp] and not suffering[camp]),
            "members": math.log1p(size[camp] - 1),
            "assessor": float(is_assessor(party)),
            "named": float(any(c.isupper() for c in re.sub(r"^The ", "", party.name))),
            "once": float(n == 1),
            "publisher": float(_publishes(dossier, party)),
            "child": float(is_child(dossier, party)),
            "vague": float(is_vague(party)),
            "media": float(is_media(party)),
            "government": float(is_government(party.name)),
            "plural": float(party.kind == "other" and party.name.endswith("s")),
            f"kind {party.kind}": 1.0,
        }
        features[camp] = row
    return features


def _publishes(dossier: Dossier, party: Party) -> bool:
    publishers = {report.publisher.casefold() for report in dossier.reports.values() if report.publisher}
    return party.name.casefold() in publishers


@cache
def _weights() -> Mapping[str, float]:
    text = resources.files("detente.positions").joinpath("maker_weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights


def maker_chances(
    dossier: Dossier, joined: Camps, weights: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Return for each camp the chance, between 0 and 1, that it is a decision maker."""
    weights = _weights() if weights is None else weights
    return {
        camp: 0.0
        if row["child"] or row["assessor"]
        else 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in row.items())))
        for camp, row in maker_features(dossier, joined).items()
    }


def chosen(chances: Mapping[str, float], threshold: float = THRESHOLD) -> tuple[str, ...]:
    """Return the makers, the likeliest first: two at least, ``MOST`` at most, those above the threshold."""
    ranked = sorted(chances, key=lambda camp: -chances[camp])
    return tuple(camp for k, camp in enumerate(ranked[:MOST]) if k < LEAST or chances[camp] >= threshold)


def decision_makers(dossier: Dossier, joined: Camps) -> Sequence[str]:
    """Return the ids of the camps that decide, the likeliest first."""
    return chosen(maker_chances(dossier, joined))
