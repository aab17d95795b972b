"""The mood of an act as the one who tells it makes it: a plan that an opponent tells of is a forecast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import Mood
from detente.reading.acts.act import Act
from detente.reading.acts.attribution import Attribution, is_a_try, is_noun
from detente.reading.acts.cues import act_cues
from detente.reading.acts.harmful import is_harm
from detente.reading.acts.issuers import is_paper
from detente.reading.acts.names import NamedParties
from detente.reading.acts.no_doers import is_a_deed
from detente.reading.acts.tenses import MoodReading
from detente.reading.acts.unknown_speakers import may_be_of_a_watcher

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_ALL: Final = ("offered", "planned", "accepted", "refused")
_FEW: Final = ("only", "few", "just")
_WRONGING: Final = (
    "violate",
    "breach",
    "infringe",
    "trample",
    "break",
    "threaten",
    "harm",
    "hurt",
    "oppress",
)
_TO_ANOTHER: Final = ("offer", "agree", "willing", "willingness", "consent", "agreement")
_MEANING_TO: Final = frozenset(
    ("want", "plan", "intend", "prepare", "mean", "seek", "try", "attempt", "aim", "set", "about")
)
_OWN_AMBITION: Final = ("stand_for_office",)


@dataclass(frozen=True, slots=True)
class ToldAct:
    """The parties of an act, its mood, and False as its sign where it is told as not to be done."""

    by: Attribution
    mood: Mood
    sign: bool


def as_it_is_told(act: Act, by: Attribution, names: NamedParties) -> ToldAct:
    """Return the mood of an act by who tells it, and its parties with those taken out who cannot do it."""
    told = _as_a_decision_or_forecast(act, by, names)
    told = replace(told, mood=_without_harm_offered(act, told))
    if _is_only_an_opponents_word(act, told):
        told = replace(told, mood="forecast", by=replace(told.by, voice=by.speaker, voice_word=None))
    return _with_who_cannot_do_it_apart(act, told, names)


def _as_a_decision_or_forecast(act: Act, by: Attribution, names: NamedParties) -> ToldAct:
    """Return the forecasts among plans and refusals: what a deed or a paper brings, what another tells."""
    reading, mood, sign = by.reading, by.reading.mood, by.reading.sign
    if mood == "threatened" and reading.doer is not None and not by.doers and is_paper(reading.doer):
        mood = "forecast"  # "a pending bill threatens to raise it"
    untold = reading.cue_word is None or reading.cue in act_cues().keeps
    decided = mood in ("planned", "refused")
    if decided and untold and is_a_deed(reading.doer, names, known=bool(act.match)):
        # "An order would end the strike": what would come of it, and nobody's plan.
        return ToldAct(replace(by, inferred=False), "forecast", sign)
    if by.statement is not None and by.speaker is not None and reading.voice is None and reading.own:
        # "The minister said the army would leave": a plan of its own, or a forecast about another.
        forecast = bool(by.doers) and by.speaker not in by.doers and decided
    else:
        forecast = bool(by.doers) and decided and may_be_of_a_watcher(act.head, by.statement, reading.doer)
    # A forecast says by its sign what a refusal says by its mood.
    return ToldAct(by, "forecast", sign == (mood != "refused")) if forecast else ToldAct(by, mood, sign)


def _without_harm_offered(act: Act, told: ToldAct) -> Mood:
    """Return the mood of an act, a threat or a plan where harm is planned on a condition or offered."""
    mood = told.mood
    if mood == "planned" and act.conditions and is_harm(act):
        mood = "threatened"
    if mood == "offered" and told.by.reading.cue not in _TO_ANOTHER and is_harm(act):
        # Nobody is offered harm: "is ready to sue the firm", "promised a veto".
        mood = "threatened" if act.conditions else "planned"
    runs = act.match is not None and act.match.sign and act.match.entry.id in _OWN_AMBITION
    # "Is committed to running for mayor": nobody is offered anything.
    return "planned" if mood == "offered" and told.sign and runs else mood


def _is_only_an_opponents_word(act: Act, told: ToldAct) -> bool:
    """Return True for what only somebody else says that a party means to do, would do or favours."""
    by, mood, reading = told.by, told.mood, told.by.reading
    quoted = by.statement is not None and by.statement.manner == "direct"
    charged = mood in ("planned", "threatened") and _is_charge(reading, by.speaker, by.doers)
    tried = mood == "planned" and is_a_try(reading) and by.speaker not in (None, *by.doers)
    if tried or (charged and (is_harm(act) or (quoted and mood == "planned"))):
        return True  # "The army plans to burn our homes, the rebel said": his word, and no plan that is known
    if quoted and mood == "offered" and is_noun(reading.cue_word) and by.speaker not in (None, *by.doers):
        return True  # "His willingness to exploit it, her aide said": an opponent's word, and no offer
    # "The rebel said that Velland favours a settlement": a hope about another, if he is not of Velland.
    praised = mood == "accepted" and reading.cue in act_cues().praise
    return praised and by.speaker not in (None, by.voice, *by.doers)


def _with_who_cannot_do_it_apart(act: Act, told: ToldAct, names: NamedParties) -> ToldAct:
    """Return an act without doers to whom it would be done; possible where only some would do it."""
    by, mood = told.by, told.mood
    if by.doers == (by.voice,) and mood == "in force" and _is_complained_of(act):
        # "The union said of the rules that they violate its rights": the rules do.
        by = replace(by, doers=())
    if mood in (*_OF_ALL, "threatened", "in force", "done") and _is_done_to_one_of(by.doers, act, names):
        by = replace(by, doers=(), inferred=False)
    doer, will = by.reading.doer, by.reading.cue_word
    of_some = _is_of_a_few(doer) or _is_of_a_kind(doer, will)
    if by.doers and mood in (*_OF_ALL, "in force") and of_some:
        mood = "possible"
    return replace(told, by=by, mood=mood)


def _is_charge(reading: MoodReading, speaker: str | None, doers: tuple[str, ...]) -> bool:
    """Return True for what a speaker says that others mean to do."""
    return reading.cue in _MEANING_TO and speaker is not None and bool(doers) and speaker not in doers


def _is_done_to_one_of(doers: tuple[str, ...], act: Act, names: NamedParties) -> bool:
    """Return True for what would be done to its doer, who is not himself the doer: "I will be stopped"."""
    if act.head.pos_ != "VERB" or not doers:
        return False
    heads = [part for part in act.parts if part.dep_ in ("dobj", "nsubjpass", "nsubj")]
    selves = any(child.lower_.endswith(("self", "selves")) for child in act.head.children)
    return not selves and any(party in doers for part in heads for party in names.of_head(part))


def _is_complained_of(act: Act) -> bool:
    """Return True for harm that a pronoun does."""
    doer = act.reading.doer
    wronged = not act.match.sign if act.match is not None and not act.match.entry.harm else is_harm(act)
    return doer is not None and doer.lower_ in ("they", "it") and wronged and act.predicate in _WRONGING


def _is_of_a_few(doer: Token | None) -> bool:
    """Return True for some of a group only: "only three of the 40 councillors", "only a few senators"."""
    if doer is None or doer.tag_ not in ("NNS", "NNPS", "CD"):
        return False
    whole = doer.head.head if doer.dep_ == "pobj" and doer.head.lower_ in ("of", "among") else doer
    first = whole.doc[whole.left_edge.i : doer.i]
    return any(word.lower_ in _FEW for word in first)


def _is_of_a_kind(doer: Token | None, will: Token | None) -> bool:
    """Return True for whoever wills an act: "workers who want to strike", "the women seeking to vote".

    The clause picks them out, and no group of that name wills it. "The miners, who want to strike" do.
    """
    if doer is None or will is None:
        return False
    if doer.lower_ in ("who", "that", "which") and will.dep_ == "relcl":
        doer = will.head
    if doer.tag_ != "NNS" or will.head != doer:
        return False
    behind = doer.i + 1 < len(doer.doc) and doer.nbor().text == ","
    named = any(child.dep_ == "det" for child in doer.children)
    return not behind and (will.dep_ == "acl" or (will.dep_ == "relcl" and not named))
