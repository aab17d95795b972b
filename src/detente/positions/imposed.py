"""What is in force against a party, as mentions of the act that imposed it; its ending is the row."""

from __future__ import annotations

from collections.abc import Mapping

from detente.dossier import Dossier
from detente.positions.owned_acts import OwnedAct
from detente.positions.standing_rows import StandingAct, standing_acts
from detente.positions.table import Unused
from detente.reading import ActMention, entry_label, entry_of
from detente.sources import Evidence


def imposed_acts(dossier: Dossier, speaks_for: Mapping[str, str]) -> tuple[list[OwnedAct], list[Unused]]:
    """Return a mention a passage that tells of a ban, a prison, a siege ... in force.

    Whoever imposed it makes the row. Where that is not clear, the words are unused.
    """
    numbers = {report: k for k, report in enumerate(dossier.reports)}
    imposed: list[OwnedAct] = []
    unused: list[Unused] = []
    for k, standing in enumerate(standing_acts(dossier, speaks_for)):
        maker = speaks_for.get(standing.by or "")
        if maker is None or maker == speaks_for.get(standing.party):
            unused += [Unused(words, "no doer named") for words in standing.evidence]
            continue
        imposed += [
            OwnedAct(
                mention=_mention(f"standing {k + 1}", standing, words),
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
