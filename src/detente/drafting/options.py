"""The options of a draft: actions the reports call planned, possible, demanded, refused or under way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.dossier import Dossier
from detente.drafting.makers import DecisionMaker, is_assessor, untaken
from detente.reading import Event
from detente.sources import Evidence

MAX_OPTIONS_A_PARTY = 4

_OPEN_MODALITIES = ("demanded", "planned", "possible", "ongoing", "denied")
_GRANT = "grant"
# The stances that speak for, and against, an act.
_FOR = frozenset({"supports", "demands"})
_AGAINST = frozenset({"opposes"})

# The act in one word each: the option's id, and the first word of its label.
_ACTS = {
    "AGREE": "agree",
    "CONSULT": "talk",
    "SUPPORT": "support",
    "CONCEDE": "give_way",
    "COOPERATE": "cooperate",
    "AID": "aid",
    "RETREAT": "withdraw",
    "REQUEST": "ask",
    "ACCUSE": "accuse",
    "REJECT": "refuse",
    "THREATEN": "threaten",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilize",
    "COERCE": "coerce",
    "ASSAULT": "attack",
}


@dataclass(frozen=True)
class DraftOption:
    """An option of a decision maker, in the report's own words.

    Attributes
    ----------
    taken
        True if the reports say that it is under way: a Y in the status quo.
    wanted_by
        Ids of decision makers whose own words or acts speak for it.
    unwanted_by
        Ids of those who refuse it.
    """

    maker: str
    id: str
    type: str
    label: str
    taken: bool
    wanted_by: frozenset[str]
    unwanted_by: frozenset[str]
    evidence: tuple[Evidence, ...]

    @property
    def name(self) -> str:
        """``PARTY.option``."""
        return f"{self.maker}.{self.id}"


def draft_options(
    dossier: Dossier, makers: Sequence[DecisionMaker]
) -> tuple[tuple[DraftOption, ...], tuple[Event, ...]]:
    """Return the options that the reports leave open, by decision maker.

    An action that is over is no option. One that somebody asks for is an option of the party asked; one
    that is planned, possible, refused or under way is an option of the party that would do it. The advice
    of an analyst opens no option.

    Returns
    -------
    options, left_out
        At most ``MAX_OPTIONS_A_PARTY`` a party, in the order of ``makers``; and the events of the
        decision makers that would have made more.
    """
    assessors = {party.id for party in dossier.parties if is_assessor(party)}
    chosen: list[DraftOption] = []
    left_out: list[Event] = []
    for maker in makers:
        mine: list[DraftOption] = []
        for event in dossier.events:
            advice = bool(event.actors) and set(event.actors) <= assessors
            if advice or not _is_open_to(event, maker):
                continue
            option = _option(event, maker, makers, dossier, {o.id for o in mine})
            twin = next((i for i, o in enumerate(mine) if _same_action(o, option)), None)
            if twin is not None:
                mine[twin] = _merged(mine[twin], option)
            elif len(mine) < MAX_OPTIONS_A_PARTY:
                mine.append(option)
            else:
                left_out.append(event)
        chosen += mine
    return tuple(chosen), tuple(left_out)


def _is_open_to(event: Event, maker: DecisionMaker) -> bool:
    if event.type == "REQUEST" and event.modality in ("happened", "ongoing", "demanded"):
        # The party asked may grant it; the party that asks has acted already.
        return bool(maker.speaks & set(event.recipients)) and not maker.speaks & set(event.actors)
    # A trial or an election is no option of a party.
    return (
        event.type in _ACTS and event.modality in _OPEN_MODALITIES and bool(maker.speaks & set(event.actors))
    )


def _option(
    event: Event,
    maker: DecisionMaker,
    makers: Sequence[DecisionMaker],
    dossier: Dossier,
    taken_ids: set[str],
) -> DraftOption:
    request = event.type == "REQUEST" and not maker.speaks & set(event.actors)
    act = _GRANT if request else _ACTS[event.type]
    asking = {m.id for m in makers if m is not maker and m.speaks & _who_asks(event, dossier, request)}
    supporting = _holding(event, makers, dossier, _FOR)
    against = _holding(event, makers, dossier, _AGAINST) - supporting
    # "denied" of a refusal means the refused act; the refusal itself is done, by choice.
    refusing = event.type == "REJECT" and event.modality == "denied"
    own = (refusing or event.modality in ("planned", "ongoing")) and not request
    return DraftOption(
        maker=maker.id,
        id=untaken(act, taken_ids),
        type=event.type,
        label=_label(act, event),
        taken=(refusing or event.modality == "ongoing") and not request,
        wanted_by=frozenset(asking | supporting | ({maker.id} if own else set())),
        unwanted_by=frozenset(
            against | ({maker.id} if event.modality == "denied" and not refusing else set())
        ),
        evidence=event.evidence,
    )


def _who_asks(event: Event, dossier: Dossier, request: bool) -> set[str]:
    """Return the parties whose words demand the event, or who made the request."""
    if request:
        return set(event.actors)
    if event.modality != "demanded":
        return set()
    words_of_event = event.evidence[0]
    return {
        statement.speaker
        for statement in dossier.statements
        if statement.speaker is not None
        for words in statement.content_spans
        if words.report == words_of_event.report
        and words.start < words_of_event.end
        and words_of_event.start < words.end
    }


def _holding(
    event: Event, makers: Sequence[DecisionMaker], dossier: Dossier, kinds: frozenset[str]
) -> set[str]:
    """Return the decision makers whose statements are for, or against, the act of an event."""
    words_of_event = event.evidence[0]
    return {
        maker.id
        for statement in dossier.statements
        for stance in statement.stances
        if stance.kind in kinds and stance.span.report == words_of_event.report
        if words_of_event.start <= stance.span.start and stance.span.end <= words_of_event.end
        for maker in makers
        if statement.speaker in maker.speaks
    }


def _label(act: str, event: Event) -> str:
    """Return the act and the words that describe it, which may say that it is not done."""
    words = " ".join(event.evidence[0].quote.split())
    what = "Grant what is asked" if act == _GRANT else act.replace("_", " ").capitalize()
    return f"{what}: “{words}”"


def _same_action(first: DraftOption, second: DraftOption) -> bool:
    """Return True if two options are one act: alike in kind, with words that overlap or are the same."""
    return first.id.rstrip("_0123456789") == second.id.rstrip("_0123456789") and any(
        (a.report == b.report and a.start < b.end and b.start < a.end)
        or a.quote.casefold() == b.quote.casefold()
        for a in first.evidence
        for b in second.evidence
    )


def _merged(first: DraftOption, second: DraftOption) -> DraftOption:
    return replace(
        first,
        taken=first.taken or second.taken,
        wanted_by=first.wanted_by | second.wanted_by,
        unwanted_by=first.unwanted_by | second.unwanted_by,
        evidence=first.evidence + second.evidence,
    )
