"""From an act to its mentions: the parties that would do it and voice it, its words and its mood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import ActMention
from detente.reading.acts.act import Act
from detente.reading.acts.asking import FORCING, is_brought_about, is_proposed
from detente.reading.acts.conditions import hangs_on
from detente.reading.acts.cues import act_cues
from detente.reading.acts.history import History
from detente.reading.acts.issuers import is_paper
from detente.reading.acts.names import NamedParties
from detente.reading.acts.no_doers import is_a_deed, is_a_happening, is_the_rest
from detente.reading.acts.passages import act_passage, clause_passage, phrase_passage
from detente.reading.acts.tenses import OUTCOME, MoodReading
from detente.reading.acts.unknown_speakers import may_be_of_a_watcher
from detente.reading.acts.wording import wording_of
from detente.reading.events import EventTimes, modal_of, subject_of
from detente.reading.findings import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_ALL: Final = ("offered", "planned", "accepted", "refused")
_FEW: Final = ("only", "few", "just")
_SAYING: Final = ("say", "tell", "add", "declare", "state", "announce", "write")
_ONESELF: Final = {"he": True, "she": True, "it": False}
"""Pronouns by which somebody speaks of himself, and if he is a person."""
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
_OURSELVES: Final = ("we", "i")
_TO_ANOTHER: Final = ("offer", "agree", "willing", "willingness", "consent", "agreement")
_MEANING_TO: Final = frozenset(
    ("want", "plan", "intend", "prepare", "mean", "seek", "try", "attempt", "aim", "set", "about")
)
_TRIES: Final = ("attempt", "effort", "bid", "drive", "push", "move")
_OWN_AMBITION: Final = ("stand_for_office",)
_COURT: Final = ("appeal_in_court",)
_BRINGING: Final = ("take", "bring", "refer", "place", "put", "go", "submit", "drag", "haul")
_BEFORE_JUDGES: Final = frozenset(("court", "council", "tribunal", "nations", "arbitration", "hague"))
_ANSWERED: Final = ("refused", "offered", "accepted", "threatened")
_YOU: Final = ("you", "your", "yours", "yourselves")
_PERHAPS: Final = ("could", "might", "may", "can")
_ON_TERMS: Final = ("if", "only if", "provided", "as soon as", "as long as", "once", "on condition")
_TALKED_OF: Final = ("discuss", "take up", "negotiate", "reopen", "reconsider", "revive", "resume")
_DECIDED: Final = ("refused", "planned", "offered", "threatened")


def mentions_of(act: Act, names: NamedParties, times: EventTimes, history: History) -> Iterator[ActMention]:
    """Yield a mention for each party that would do the act, or one without a doer."""
    reading = act.reading
    statement = names.statement_at(act.head)
    speaker = statement.speaker if statement is not None else None
    if statement is not None and names.statement_at(act.head.head) is statement:
        speaker = _who_said_so(act.head, names) or speaker
    voice = names.one(reading.voice) if reading.voice is not None else speaker
    voice_word = reading.voice
    if _is_a_rule(act) and (statement is None or reading.cue in FORCING):
        reading = replace(reading, mood="possible", own=False)
    if (
        is_brought_about(reading)
        and reading.voice is not None
        and (voice is None or (reading.mood == "demanded" and is_a_happening(reading.voice, names)))
    ):
        # "The duty will force it to close": what comes of a thing, and nobody's demand.
        reading = replace(reading, mood="forecast", own=False, cue=OUTCOME)
    if reading.cue == "hope" and reading.doer is not None and not names.of_head(reading.doer):
        # "Hopes that the meeting will lead to a date": what may come of it, and asked of nobody.
        reading = replace(reading, mood="forecast", own=False, cue=OUTCOME)
    if reading.cue == OUTCOME:
        voice, voice_word = None, None
    doers: tuple[str, ...] = _of_himself(reading.doer, names) or names.doers(reading.doer)[:2]
    if reading.mood != "demanded" and _is_of_others(reading.doer, statement):
        doers = tuple(doer for doer in doers if doer not in (speaker, *names.led_by(speaker)))
    if not doers and is_the_rest(reading.doer):
        reading = replace(reading, mood="possible", own=False)  # who they are, the words do not say
    if not doers and reading.cue_word is not None and is_proposed(reading.cue_word):
        return  # "proposed that a judge be asked to join": to ask one is the act
    whom = reading.doer if reading.mood == "demanded" and doers == (voice,) else None
    if whom is not None and whom.pos_ == "PRON":
        # "The league wants it to name a day": "it" is not the league.
        # "We must not balance it so" asks nobody else, and is no act of the speaker.
        other = None if whom.lower_ in _OURSELVES else names.other_than(whom, voice)
        doers = (other,) if other is not None else ()
    inferred = False
    if (
        reading.doer is None
        and reading.own
        and voice is not None
        and reading.mood in _DECIDED
        and _is_said(act)
    ):
        # "The gates will not be opened, the board said": whoever says so decides it.
        doers, inferred = (voice,), True
    if inferred and _is_of_nobody(reading, act):
        doers, inferred = (), False  # whoever tells of a plan to bomb need not have made it
    if reading.mood == "possible" and not doers and speaker is not None and _is_open_to_it(act):
        # "Talks could begin if the board pays, the union said": it would come to them.
        doers, inferred = (speaker,), True
        reading, voice = replace(reading, mood="offered", own=True), speaker
    if reading.doer is None and reading.own and reading.cue in ("no", "there", *act_cues().stays):
        doers = (speaker,) if speaker is not None else ()
        voice, inferred = speaker, bool(doers)
    mood, sign = reading.mood, reading.sign
    untold = reading.cue_word is None or reading.cue in act_cues().keeps
    if mood == "threatened" and reading.doer is not None and not doers and is_paper(reading.doer):
        mood = "forecast"  # "a pending bill threatens to raise it"
    if mood in ("planned", "refused") and untold and is_a_deed(reading.doer, names, known=bool(act.match)):
        # "An order would end the strike": what would come of it, and nobody's plan.
        mood, inferred = "forecast", False
    elif statement is not None and speaker is not None and reading.voice is None and reading.own:
        # "The minister said the army would leave": a plan of its own, or a forecast about another.
        third = bool(doers) and speaker not in doers and mood in ("planned", "refused")
        sign, mood = sign == (mood != "refused" or not third), "forecast" if third else mood
    elif doers and mood in ("planned", "refused") and may_be_of_a_watcher(act.head, statement, reading.doer):
        sign, mood = sign == (mood != "refused"), "forecast"
    if mood == "planned" and act.conditions and _is_harm(act):
        mood = "threatened"
    if mood == "offered" and reading.cue not in _TO_ANOTHER and _is_harm(act):
        # Nobody is offered harm: "is ready to sue the firm", "promised a veto".
        mood = "threatened" if act.conditions else "planned"
    runs = act.match is not None and act.match.sign and act.match.entry.id in _OWN_AMBITION
    if mood == "offered" and sign and runs:
        mood = "planned"  # "is committed to running for mayor": nobody is offered anything
    quoted = statement is not None and statement.manner == "direct"
    charged = mood in ("planned", "threatened") and _is_charge(reading, speaker, doers)
    tried = mood == "planned" and _is_a_try(reading) and speaker not in (None, *doers)
    if tried or (charged and (_is_harm(act) or (quoted and mood == "planned"))):
        # "The army plans to burn our homes, the rebel said": his word against it, and no plan that is known.
        mood, voice, voice_word = "forecast", speaker, None
    if quoted and mood == "offered" and _is_noun(reading.cue_word) and speaker not in (None, *doers):
        # "His willingness to exploit it, her aide said": an opponent's word, and no offer.
        mood, voice, voice_word = "forecast", speaker, None
    if mood == "accepted" and reading.cue in act_cues().praise and speaker not in (None, voice, *doers):
        # "The rebel said that Velland favours a settlement": a hope about another, if he is not of Velland.
        mood, voice, voice_word = "forecast", speaker, None
    if doers == (voice,) and mood == "in force" and _is_complained_of(act):
        # "The union said of the rules that they violate its rights": the rules do.
        doers = ()
    if mood in (*_OF_ALL, "threatened", "in force", "done") and _is_done_to_one_of(doers, act, names):
        doers, inferred = (), False
    if mood == "demanded" and voice is not None and _is_taken_for_who_asks(act, voice, names):
        return  # "accused Roy and requested that he be replaced": he is not the one who asks
    about = tuple(
        dict.fromkeys(party for part in act.parts for party in names.of(part) if party not in doers)
    )
    if (
        doers
        and mood in (*_OF_ALL, "in force")
        and (_is_of_a_few(reading.doer) or _is_of_a_kind(reading.doer, reading.cue_word))
    ):
        mood = "possible"
    conditions = [clause for clause in act.conditions if hangs_on(mood, clause)]
    condition = clause_passage(conditions[0][0], act.head) if conditions else None
    itself = mood != "forecast" and reading.own and reading.doer is not None and reading.doer is reading.voice
    wording = wording_of(act)
    joint = _asking_together(voice_word, voice, names) if mood == "demanded" and not itself else ()
    asking = (voice, *(who for who in joint if who not in doers))
    for doer, who in product(doers or (None,), asking):
        yield ActMention(
            id="",
            doer=doer,
            doer_span=phrase_passage(reading.doer) if doer is not None and reading.doer is not None else None,
            voice=doer if itself else who,
            voice_span=phrase_passage(voice_word) if voice_word is not None and voice is not None else None,
            addressee=names.one(reading.addressee) or _spoken_to(act.head, statement),
            predicate=act.predicate,
            words=act.words,
            about=about,
            label=act.label,
            turned=act.turned,
            kind=act.kind,
            catalogue=act.match.entry.id if act.match is not None else None,
            sign=sign == (act.match.sign if act.match is not None else True),
            mood=mood,
            cue=reading.cue,
            condition=condition,
            when=history.of(act.head)
            or times.when(act.head, act.head if act.head.pos_ == "VERB" else None)
            or _deadline(reading, times),
            said_on=_said_on(reading, times) or _announced_on(act, times),
            inferred=inferred,
            wording=wording,
            quoted=statement is not None and statement.manner != "indirect",
            span=act_passage(act),
        )


def _is_taken_for_who_asks(act: Act, voice: str, names: NamedParties) -> bool:
    """Return True for a pronoun that is taken for the one who asks that something be done to it."""
    return any(
        part.pos_ == "PRON" and part.lower_ in ("he", "him", "she", "her") and names.of(part) == (voice,)
        for part in act.parts
    )


def _is_of_others(doer: Token | None, statement: Statement | None) -> bool:
    """Return True for "they" in words that somebody speaks himself: he would say "we".

    So too for the "us" of "they refused us loans", to whom nothing was given.
    """
    direct = statement is not None and statement.manner == "direct"
    return direct and doer is not None and doer.lower_ in ("they", "he", "she", "us", "me")


def _asking_together(word: Token | None, voice: str | None, names: NamedParties) -> tuple[str, ...]:
    """Return who asks beside the first: of "Velland and Sorra demanded", Sorra."""
    if word is None or voice is None or not any(child.dep_ == "conj" for child in word.children):
        return ()
    if any(child.lower_ == "of" for child in word.rights):
        return ()  # "the coalition of the Salt Party and the Reed Party" asks as one
    return tuple(
        dict.fromkeys(who for other in word.conjuncts for who in names.of_head(other) if who != voice)
    )


def _is_a_rule(act: Act) -> bool:
    """Return True for what a rule asks: "the court has to approve the sale", "is obliged to publish it".

    Nobody in the text is said to want it.
    """
    reading = act.reading
    if reading.mood != "demanded" or reading.voice is not None or reading.addressee is not None:
        return False
    forced = reading.cue in FORCING
    return forced or (reading.cue in ("", "have", "need") and _predicate(act) in act_cues().consents)


def _predicate(act: Act) -> str:
    """Return the verb of an act as its own words have it."""
    return act.head.lemma_.lower() if act.head.pos_ == "VERB" else act.predicate


def _is_open_to_it(act: Act) -> bool:
    """Return True for talks, or a subject of talks, that whoever speaks of them sets a condition for."""
    plain = any(conjunction in _ON_TERMS for _, conjunction, _ in act.conditions)
    if (
        act.head.pos_ != "VERB"
        or modal_of(act.head) not in _PERHAPS
        or act.reading.doer is not None
        or not plain
    ):
        return False
    both = act.match is not None and act.match.entry.both_sides and act.match.sign
    return both or act.predicate in _TALKED_OF


def _is_of_nobody(reading: MoodReading, act: Act) -> bool:
    """Return True for what whoever speaks of it need not will: "the attempt to mislead", "a plan to bomb"."""
    if reading.cue == "plan" and _is_harm(act):
        return True
    return _is_a_try(reading)


def _is_a_try(reading: MoodReading) -> bool:
    """Return True for what a noun says that somebody tries: "the state's attempt to mislead"."""
    word = reading.cue_word
    return _is_noun(word) and word is not None and word.lemma_.lower() in _TRIES


def _is_noun(word: Token | None) -> bool:
    return word is not None and word.pos_ == "NOUN"


def _is_said(act: Act) -> bool:
    """Return False for what only a clause beside what is said tells, and for what cannot be done."""
    head = act.head
    beside = head.pos_ == "VERB" and head.dep_ in ("relcl", "acl", "advcl") and not act.reading.cue
    return not beside and not (head.pos_ == "VERB" and modal_of(head) in ("can", "ca", "could"))


def _is_charge(reading: MoodReading, speaker: str | None, doers: tuple[str, ...]) -> bool:
    """Return True for what a speaker says that others mean to do."""
    return reading.cue in _MEANING_TO and speaker is not None and bool(doers) and speaker not in doers


def _who_said_so(verb: Token, names: NamedParties) -> str | None:
    """Return who says a clause about himself: of "Roy said he would go, the mayor said", Roy."""
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in _SAYING:
        return None
    says, does = subject_of(verb.head), subject_of(verb)
    said = names.one(says) if says is not None else None
    return said if does is not None and said is not None and said == names.one(does) else None


def _of_himself(doer: Token | None, names: NamedParties) -> tuple[str, ...]:
    """Return who says of himself what he will do: of "which the ministry said it will open", the ministry."""
    if doer is None or doer.lower_ not in _ONESELF or doer.dep_ not in ("nsubj", "nsubjpass"):
        return ()
    clause = doer.head
    if clause.dep_ != "ccomp" or clause.head.lemma_.lower() not in _SAYING or clause.head.i > doer.i:
        return ()
    says = next((child for child in clause.head.children if child.dep_ == "nsubj"), None)
    said = names.one(says) if says is not None and says.pos_ != "PRON" else None
    if says is None or said is None or names.is_person(says) != _ONESELF[doer.lower_]:
        return ()
    return (said,)


def _spoken_to(verb: Token, statement: Statement | None) -> str | None:
    """Return to whom words are said that tell somebody to act: who only listens is asked for nothing.

    "You must pay, she told the board" is asked of the board; "they must pay, she told the workers" is not.
    """
    if statement is None or statement.addressee is None:
        return None
    subject = subject_of(verb)
    to_you = any(word.lower_ in _YOU for word in verb.sent)
    return statement.addressee if to_you or subject is None else None


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


def _deadline(reading: MoodReading, times: EventTimes) -> str | None:
    """Return the day that an ultimatum sets."""
    word = reading.cue_word
    return times.when(word, word) if word is not None and reading.cue == "give" else None


def _said_on(reading: MoodReading, times: EventTimes) -> str | None:
    """Return the day of an answer or request whose act has none: "refused on Sunday to raise the pay"."""
    word = reading.cue_word
    asked = word is not None and reading.mood == "demanded" and word.tag_ in ("VBD", "VBN")
    if word is None or not (asked or (word.tag_ == "VBD" and reading.mood in _ANSWERED)):
        return None
    return times.when(word, word)


def _announced_on(act: Act, times: EventTimes) -> str | None:
    """Return the day of the words that tell a plan: "In July 2020 it announced that it would close"."""
    head, announces = act.head, act.head.head
    told = head.pos_ == "VERB" and head.dep_ == "ccomp" and announces.tag_ == "VBD"
    planned = act.reading.mood == "planned" and act.reading.cue_word in (None, announces)
    return times.when(announces, announces) if told and planned else None


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
    wronged = not act.match.sign if act.match is not None and not act.match.entry.harm else _is_harm(act)
    return doer is not None and doer.lower_ in ("they", "it") and wronged and act.predicate in _WRONGING


def _is_harm(act: Act) -> bool:
    if act.match is not None:
        return (act.match.entry.harm or act.match.entry.id in _COURT) and act.match.sign
    if act.head.lemma_.lower() in _BRINGING and _BEFORE_JUDGES & set(act.words):
        return True  # "will take the matter to the Security Council"
    return act.kind in ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "THREATEN")
