"""Conditions on acts: "if", "unless", "until", and what they say that their speaker wants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.act_mentions import ActMention, Mood
from detente.reading.acts.clause_parts import is_supposed_by_order
from detente.reading.acts.cues import act_cues
from detente.reading.acts.nouns import verb_named_by
from detente.reading.acts.tenses import OUTCOME, what_it_waits_for
from detente.reading.events import is_negated, modal_of, plover_kind_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CONDITION: Final = "if"
"""The cue of an act that is told in a conditional clause."""
_WANTS_ITS_CONDITION: Final = ("planned", "offered", "accepted")
_WANTS_NO_CONDITION: Final = ("threatened", "refused", "in force")
_HARM: Final = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN")
_SUPPOSED: Final = ("case", "event", "condition")
_CLAUSES: Final = ("advcl", "ccomp", "conj")
_THEN: Final = ("once ", "as soon as ")
_EXCHANGE: Final = "in exchange"
_TRADED: Final = ("in exchange", "in return")
_PROVIDED: Final = ("provided", "providing")
_ONLY_THEN: Final = ("after", "when", "once")
_COMPLEMENTS: Final = ("xcomp", "ccomp", "acomp")
_HAD_FIRST: Final = frozenset((
    "contract", "deal", "agreement", "settlement", "guarantee", "assurance", "consent", "approval", "mandate",
    "permission", "accord", "pact", "truce", "cease-fire", "ceasefire", "commitment", "promise", "pledge",
    "apology", "release", "withdrawal", "concession", "change", "reform", "recognition", "participation",
    "resolution", "referendum", "vote", "election", "compensation", "rise", "increase", "offer", "treaty",
    "freeze", "inquiry", "amnesty", "timetable", "signature", "payment", "land",
))  # fmt: skip
"""Things that a party may want before it acts: "will not go back without a contract"; not "without delay"."""
_CAN_BE_A_CONDITION: Final = (
    "in force", "done", "failed", "possible", "planned", "refused", "forecast", "offered", "accepted",
)  # fmt: skip


def conditions_of(verb: Token) -> tuple[tuple[Token, str, bool], ...]:
    """Return the clauses that make an act conditional: verb, conjunction, and False for "unless"."""
    clauses = []
    for child in verb.children:
        if child.dep_ in ("advcl", "prep", "ccomp"):
            for word in child.children:
                known = _sets_a_condition(word)
                if known is not None and word.i < child.i:
                    clauses.append((child, _spelled(word), known))
                    clauses += [
                        (joined, _spelled(word), known)
                        for joined in child.conjuncts
                        if joined.pos_ in ("VERB", "AUX")
                    ]
                    break
    if (is_negated(verb) or _there_is_none(verb)) and (lacking := _without_what(verb)) is not None:
        clauses.append((lacking, "without", False))
    if (first := what_it_waits_for(verb)) is not None and modal_of(verb) is not None:
        clauses.append((first, "until", False))
    clauses += [(clause, conjunction, True) for clause, conjunction in _supposed_in(verb)]
    clauses += [(clause, "should", True) for clause in _supposed_by_order(verb)]
    return tuple(clauses)


def conditions_behind(verb: Token) -> tuple[tuple[Token, str, bool], ...]:
    """Return the "but only once both have signed" of an offer, which the parser joins to whoever tells it."""
    clauses, above = [], verb
    while above.dep_ in _COMPLEMENTS and above.head.i < above.i:
        above = above.head
        for child in above.children:
            if child.dep_ in ("conj", "advcl") and child.i > verb.i:
                marks = (word for word in child.lefts if _sets_a_condition(word) is not None)
                only = next((word for word in marks if _is_stressed(word)), None)
                if only is not None:
                    clauses.append((child, _spelled(only), True))
    return tuple(clauses)


def _sets_a_condition(word: Token) -> bool | None:
    """Return False for "unless", True for other conjunctions of a condition, None for what is none."""
    if word.dep_ not in ("mark", "advmod"):
        return None
    if word.lower_ in _ONLY_THEN and _is_stressed(word):
        return True
    return act_cues().conditions.get(word.lower_)


def _is_stressed(conjunction: Token) -> bool:
    """Return True for "only once", "only after"."""
    return conjunction.i > conjunction.sent.start and conjunction.nbor(-1).lower_ == "only"


def _supposed_in(verb: Token) -> Iterator[tuple[Token, str]]:
    """Yield the clause of "in case", "in the event that", "on condition that" and "as long as"."""
    for child in verb.children:
        # "As long as the siege lasts, we will not sell": of what comes first, the parser knows no more.
        first = child.i < verb.i and child.lower_ != "long"
        if first or child.is_punct:
            continue
        noun = _supposing(child) or next(filter(None, map(_supposing, _links_of(child))), None)
        if noun is not None:
            beside = (word for word in noun.children if word.i > noun.i and word.pos_ in ("VERB", "AUX"))
            # "In case the mill reopens": the parser gives "reopens" to the verb.
            strays = (word for word in verb.children if word.dep_ == "oprd" and word.i > noun.i)
            for clause in (*beside, *strays):
                if clause.tag_ in ("VBZ", "VBP", "VBD", "MD", "VBN"):
                    yield clause, f"{noun.head.lower_} {noun.lower_}"
                    break
        elif child.dep_ == "advcl" and (noun := next(filter(None, map(_supposing, child.lefts)), None)):
            yield child, f"in {noun.lower_}"
        elif child.lower_ in ("long", "soon") and child.i and child.nbor(-1).lower_ in ("as", "so"):
            spelled = f"as {child.lower_} as"
            # "As soon as it can" sets no condition.
            clauses = (c for c in child.children if c.dep_ == "advcl" and c.tag_ != "MD")
            yield from ((clause, spelled) for clause in clauses)
        elif child.lower_ in _PROVIDED and child.dep_ in ("prep", "advcl", "acl", "relcl"):
            # "Will free them, provided that it leaves": the parser takes it for a preposition or a verb.
            yield from ((clause, "provided") for clause in child.children if _is_provided(clause))
            yield from ((clause, "provided") for clause in verb.children if is_behind_provided(clause))
        elif child.dep_ == "prep":
            # "Will come to the talks on two conditions": the parser may give these to the talks.
            nearest = (child, *(inner for leaf in child.children for inner in leaf.children))
            yield from ((word, "only if") for word in nearest if _names_conditions(word))


def _links_of(child: Token) -> Iterator[Token]:
    """Yield the prepositions of what a verb is done to: "come to the talks on condition that"."""
    leaves = child.children if child.dep_ == "prep" else (child,) if child.dep_ == "dobj" else ()
    yield from (inner for leaf in leaves for inner in leaf.children if inner.dep_ == "prep")


def is_behind_provided(verb: Token) -> bool:
    """Return True for "leaves" in "will free them, provided that it leaves", joined to "free"."""
    first = verb.left_edge
    that = first.lower_ == "that" and first.i > verb.sent.start
    before = first.nbor(-1) if that else None
    return before is not None and before.lower_ in _PROVIDED and before.head == verb.head


def _supposed_by_order(verb: Token) -> Iterator[Token]:
    """Yield what is a condition by the order of its words, also where the parser gives it to "said"."""
    above = verb
    yield from (child for child in verb.children if child.dep_ in _CLAUSES and is_supposed_by_order(child))
    while above.dep_ in ("ccomp", "xcomp") and above.head.i < above.i:
        above = above.head
        beside = (child for child in above.children if child.dep_ in _CLAUSES and child.i > verb.i)
        yield from (child for child in beside if is_supposed_by_order(child))


def _there_is_none(verb: Token) -> bool:
    """Return True for "there would be no deal without a freeze"."""
    nouns = (child for child in verb.children if child.dep_ == "attr")
    return verb.lemma_ == "be" and any(word.lower_ == "no" for noun in nouns for word in noun.lefts)


def _without_what(verb: Token) -> Token | None:
    """Return "without" of "will not go back without a contract", which has to be there first."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "without" and child.i > verb.i:
            named = (leaf for leaf in child.children if leaf.dep_ == "pobj")
            if any(leaf.lemma_.lower() in _HAD_FIRST or verb_named_by(leaf) for leaf in named):
                return child
    return None


def _names_conditions(preposition: Token) -> bool:
    """Return True for "on two conditions: freedom for its leader and a new vote"."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return (
        preposition.dep_ == "prep"
        and preposition.lower_ in ("on", "under")
        and noun is not None
        and noun.lemma_.lower() == "condition"
        and noun.i + 1 < len(noun.doc)
        and noun.nbor().text == ":"
    )


def _supposing(preposition: Token) -> Token | None:
    """Return "case" in "in case" and "event" in "in the event that", but not in "in the case of the mill"."""
    if preposition.lower_ not in ("in", "on", "under") or preposition.dep_ not in ("prep", "mark"):
        return None
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None or noun.lower_ not in _SUPPOSED or any(c.lower_ == "of" for c in noun.children):
        return None
    if noun.lower_ == "case" and noun.i != preposition.i + 1:
        return None  # "in the case that the court heard"
    return noun


def hangs_on(act: Mood, clause: tuple[Token, str, bool]) -> bool:
    """Return False where a refusal stands whatever comes: "would not sell even if the price rose"."""
    verb, conjunction, plain = clause
    if conjunction == "even if":
        return False
    harmless = verb.tag_ == "VBD" and plover_kind_of(verb) not in _HARM and not is_negated(verb)
    supposed = conjunction == "if" and harmless and modal_of(verb.head) == "would"
    return not (act == "refused" and plain and supposed)


def is_condition(verb: Token) -> bool:
    """Return True for the verb of a conditional clause."""
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        stressed = any(_is_stressed(word) for word in verb.lefts if _sets_a_condition(word))
        return stressed or is_condition(verb.head)
    if (verb.head.lower_ in _PROVIDED and _is_provided(verb)) or is_supposed_by_order(verb):
        return True
    if is_behind_provided(verb):
        return True
    return any(word.i < verb.i and _sets_a_condition(word) is not None for word in verb.children)


def _is_provided(verb: Token) -> bool:
    """Return True for "leaves" in "provided that it leaves"; who "provided that it was so" said it."""
    given = any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in verb.head.children)
    return verb.dep_ == "pcomp" or (verb.dep_ == "ccomp" and not given)


def _spelled(conjunction: Token) -> str:
    before = conjunction.nbor(-1) if conjunction.i else conjunction
    stressed = before.lower_ in ("only", "even")
    return f"{before.lower_} {conjunction.lower_}" if stressed else conjunction.lower_


@dataclass(frozen=True, slots=True)
class ConditionalClause:
    """A conditional clause: its place, True for a plain condition, the mention that depends on it."""

    start: int
    end: int
    plain: bool
    main: ActMention


_SAYS_NO: Final = as_pattern(
    r"\b(?:reject(?:s|ed)?|refuse[sd]?|vetoe[sd]|vot(?:es?|ed) (?:no|against|it down)"
    r"|turn(?:s|ed)? (?:it|them) down)\b"
)
_ONLY_SUPPOSED: Final = as_pattern(r"^if\b.*\bwere to\b", re.DOTALL)


def conditional_clause(verb: Token, plain: bool, main: ActMention) -> ConditionalClause:
    """Return the conditional clause of a verb."""
    last = verb.doc[verb.right_edge.i]
    return ConditionalClause(verb.left_edge.idx, last.idx + len(last), plain, main)


def _is_inside(mention: ActMention, clause: ConditionalClause) -> bool:
    # "Offered a truce in exchange for a release": the words of the release begin with the offer.
    traded = _EXCHANGE in (mention.cue, clause.main.cue)
    first = mention.span.end if traded else mention.span.start
    return clause.start <= first and mention.span.end <= clause.end


def _of_exchange(mention: ActMention, clause: ConditionalClause | None) -> ActMention | None:
    """Return what stands in the terms of an exchange as it is; what is wanted in it as a condition.

    None where no exchange is spoken of.
    """
    words = clause.main.condition if clause is not None else None
    if clause is None or words is None:
        return None
    if clause.main.cue != _EXCHANGE and not words.quote.casefold().startswith(_TRADED):
        return None
    wanted = mention.mood == "demanded" and (mention.cue == _EXCHANGE) != (clause.main.cue == _EXCHANGE)
    return mention.model_copy(update={"condition_of": clause.main.id}) if wanted else mention


def _is_of(mention: ActMention, main: ActMention) -> bool:
    return mention.doer is None or mention.doer in (main.doer, main.voice)


def with_conditions(
    mentions: Sequence[ActMention], clauses: Sequence[ConditionalClause]
) -> Iterator[ActMention]:
    """Yield the mentions; the act of a conditional clause names the mention that it is the condition of.

    Whoever offers something on a condition demands the condition, also that another promises something; of a
    threat or refusal its opposite. "Will not pay even if they sue" is no condition, nor is "would not pay if
    they came", which asks nobody to stay away. What
    is planned "until" or "unless" something is done may be meant to bring that about, or to give way to it.
    """
    for mention in mentions:
        clause = next((c for c in clauses if c.main.id != mention.id and _is_inside(mention, c)), None)
        if (exchanged := _of_exchange(mention, clause)) is not None:
            yield exchanged
            continue
        over = clause is not None and mention.mood == "done" and clause.main.mood in ("done", "in force")
        # Nobody sets himself a condition: what he offers in it, he offers.
        own = clause is not None and mention.mood in ("offered", "accepted") and _is_of(mention, clause.main)
        if clause is None or over or own or mention.mood not in _CAN_BE_A_CONDITION:
            open_ = mention.cue == CONDITION and mention.mood in _CAN_BE_A_CONDITION
            yield mention.model_copy(update={"mood": "possible"}) if open_ else mention
            continue
        main, done = clause.main, mention.mood not in ("failed", "refused")
        outcome = mention.cue == OUTCOME or mention.predicate in act_cues().outcomes
        # "He will be surrounded if he goes out": what befalls him, and nobody's terms.
        befalls = main.doer is None and main.catalogue is None and mention.doer in main.about
        outcome = outcome or (befalls and mention.doer is not None)
        if outcome or (mention.doer is not None and mention.doer in (main.doer, main.voice)):
            # "Would sign it if she won", "will search them if it finds any": asked of nobody.
            yield mention.model_copy(update={"mood": "possible"})
            continue
        mood: Mood = "possible"
        sign = mention.sign
        if main.condition is None:
            yield mention.model_copy(update={"mood": "possible"})
            continue
        # "Will meet the family once it arrives": a time, of what is only planned. "Will be back if the court
        # were to side with them": a case that is feared as often as it is wanted.
        on_what = main.condition.quote.casefold()
        unsure = main.mood == "planned" and (
            not clause.plain
            or on_what.startswith(_THEN)
            or _ONLY_SUPPOSED.search(on_what) is not None
            # "Will call a referendum if the senate rejects it": a way out, and no wish that it does.
            or (done and _SAYS_NO.search(on_what) is not None)
        )
        if not unsure and main.mood in (*_WANTS_ITS_CONDITION, *_WANTS_NO_CONDITION):
            wants_clause = clause.plain if main.mood in _WANTS_ITS_CONDITION else not clause.plain
            mood, sign = "demanded", mention.sign if wants_clause == done else not mention.sign
        yield mention.model_copy(
            update={"mood": mood, "sign": sign, "voice": main.voice or main.doer, "condition_of": main.id}
        )
