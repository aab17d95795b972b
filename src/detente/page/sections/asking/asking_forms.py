"""Predicates of sentences made into questions: if it will be done, met or taken up; if a refusal is final."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from detente.drafting import quotes_in_pairs
from detente.names import possessive
from detente.page.sections.asking.asking_cues import (
    ANYONE,
    ASIDE,
    BE_DONE,
    CONDITION_BEHIND,
    CONDITION_FIRST,
    COURTESY,
    DONE,
    DROPPED,
    EXPIRES,
    FOR_OTHERS,
    GAVE,
    HAS_TO_BE,
    HE_SAYS,
    IF_NOT_DONE,
    JOINT,
    LEANS,
    LISTED,
    MAIN_VERB,
    MAY,
    MEETS,
    MUST,
    MUST_BE,
    NAMED,
    NO_OBJECT,
    NO_REFUSAL,
    NO_STANCE,
    NO_SUBJECT,
    NO_VERB,
    NOT_UNTIL,
    OFFERS,
    ON_A_DAY,
    ONCE,
    ONE_BARE,
    OWN,
    PEOPLE,
    POINTS,
    REFUSES,
    RULES,
    SAID_CONDITION,
    SHALL,
    SOMEBODY,
    STAYS_OPEN,
    SUPPOSES,
    THAT_DO,
    THING,
    THREATENS,
    TO_DO,
    UNREAL_IF,
    UNSAID,
    UNTIL,
    WAS,
    WHEN_ASKED,
    WHETHER,
    WILL,
    WILL_NOT_BE,
)
from detente.page.sections.asking.whether_clauses import as_question, cut
from detente.page.sections.asking.whole_words import LONGEST, act_of, whole
from detente.patterns import as_pattern

Kind = Literal[
    "open", "deadline", "bound", "condition", "refusal", "demand", "offer", "threat", "unknown", "ahead"
]

_UNLESS: Final = as_pattern(r"unless ", re.IGNORECASE)
_IN_RETURN: Final = as_pattern(r"in (?:exchange|return) for\b", re.IGNORECASE)
_DONE_FOR_IT: Final = as_pattern(
    r"^(?:In|On|Last) \w+|\b(?:handed|gave|got|released|freed|paid|signed|sent|received|let|dropped|lifted)\b"
)
_TOLD: Final = as_pattern(r"\b(?:said|told|announced|warned|declared|promised|vowed|let it be known)\b")
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class Asked:
    """A question in words, and what it is about.

    Attributes
    ----------
    of
        The words for who would have to do the act, where that is not the subject.
    """

    text: str
    kind: Kind
    of: str = ""


_SAYS_LITTLE: Final = as_pattern(
    r"(?:if|unless|until|once|when|provided|as long as) (?:(?:it|they|he|she|this|that|these|those)\b"
    r"|\w+(?:ed|en|so|not|possible|necessary)$)",
    re.IGNORECASE,
)


def questions_on(subject: str, predicate: str, *, plural: bool, person: bool = False) -> Iterator[Asked]:
    """Yield the questions that a clause leaves open.

    Examples
    --------
    >>> [one.text for one in questions_on("Brine", "has not said whether it accepts the bar.", plural=False)]
    ['Will Brine accept the bar?']
    >>> [one.text for one in questions_on("the guild", "has until 3 May to sign or pay.", plural=False)]
    ['Will the guild sign by 3 May?']
    >>> [one.text for one in questions_on("the mill", "rejects any new levy.", plural=False)]
    ['the mill “rejects any new levy”: is that final, or a bargaining stance?']
    """
    yield from _open(subject, predicate)
    yield from _by_a_day(subject, predicate)
    yield from _bound(subject, predicate)
    said = SAID_CONDITION.match(predicate)
    if said and (words := whole(said["words"])) and re.search(r" (?:will|would) ", words):
        say = "say" if plural else "says"
        yield Asked(f"{subject} {say} that “{words}”: will that be met?", "condition")
    elif said is None:
        yield from _condition(f"{subject} {predicate}")
    own = ("he", "she") if person else ()
    if (
        (refuses := REFUSES.match(predicate))
        and not NO_STANCE.search(predicate)
        and not NO_REFUSAL.match(refuses["words"])
        and not ONCE.match(refuses["words"])
    ):
        words = whole(refuses["words"], of=own)
        if len(words.split()) > _FEWEST_WORDS and not NO_OBJECT.match(words):
            yield Asked(f"{subject} “{words}”: {_if_it_stands(subject)}?", "refusal")
    elif (refuses := WILL_NOT_BE.match(predicate)) and (words := whole(refuses["words"])):
        say = "say" if plural else "says"
        yield Asked(f"{subject} {say} that “{words}”: {_if_it_stands(subject)}?", "refusal")
    yield from _demand(subject, predicate, plural=plural)
    if offers := OFFERS.match(predicate):
        words = whole(offers["words"] or offers["ready"], of=own)
        if len(words.split()) > _FEWEST_WORDS:
            yield Asked(f"{subject} “{words}”: will that be taken up?", "offer")
    threat = THREATENS.match(predicate)
    # "to strike if it is not paid" says itself what would keep them from that.
    if (
        threat
        and not SUPPOSES.search(predicate)
        and (words := whole(threat["words"], of=("it", "he", "she")))
    ):
        yield Asked(
            f"{subject} “{words}”: what would keep {'them' if plural else subject} from that?", "threat"
        )


def _if_it_stands(subject: str) -> str:
    """Ask if a refusal is final: the ruling of a court is no stance of a party."""
    return "will that decision stand" if RULES.search(subject) else "is that final, or a bargaining stance"


def questions_of_list(item: str) -> Iterator[Asked]:
    """Yield the question on an item of a list of demands: "To the port: to open the books".

    Examples
    --------
    >>> [one.text for one in questions_of_list("The Port Board, to open the books of the harbour.")]
    ['Will the Port Board open the books of the harbour?']
    """
    listed = LISTED.match(item)
    if listed and (act := act_of(listed["act"])):
        who = re.sub(r"^The ", "the ", listed["who"])
        yield Asked(f"Will {who} {act}?", "demand", who)


def open_in(sentence: str) -> Iterator[Asked]:
    """Yield the questions that a sentence itself says are open, or on which it makes something depend.

    Examples
    --------
    >>> [one.text for one in open_in("It is not clear whether the weir will be shut.")]
    ['Will the weir be shut?']
    >>> [one.text for one in open_in("The strike ends as soon as the pay is raised.")]
    ['The strike ends “as soon as the pay is raised”: will that be met, or would less do?']
    """
    if stays := STAYS_OPEN.match(sentence):
        clause = next(filter(None, stays.groups()))
        if text := as_question(clause, "", future=False):
            yield Asked(text, "open")
    elif (whether := WHETHER.match(sentence)) and (text := as_question(whether["clause"], "", future=True)):
        yield Asked(text, "open")
    yield from _condition(sentence)
    for form in (IF_NOT_DONE, HAS_TO_BE, MUST_BE):
        done = form.match(sentence)
        if done and not LEANS.search(done["what"]) and (act := whole(done["act"])):
            adverb = done.groupdict().get("adverb") or ""
            yield Asked(f"Will {_small_article(done['what'])} {adverb}be {act}?", "condition")
            break
    if ends := EXPIRES.match(sentence):
        on = " on " if re.match(r"\d|[A-Z]", ends["day"]) else " "
        what = _small(ends["what"]) if ends["what"].startswith(("The ", "A ")) else ends["what"]
        yield Asked(
            f"What will follow when {what} {ends['ends'].removeprefix('will ')}{on}{ends['day']}?", "deadline"
        )
    yield from questions_of_list(sentence)
    if meets := MEETS.match(sentence):
        what = re.sub(r"^The ", "the ", re.sub(r"^A ", "the ", meets["what"]))
        yield Asked(f"Will {what} take place {_on_a_day(cut(meets['when']))}?", "deadline")
    if anyone := ANYONE.match(sentence):
        # Who begins so without "the" are many of a kind: "skippers", "owners of a permit".
        who = anyone["who"].rstrip(" ,")
        subject, predicate = (
            who if PEOPLE.match(who) else _small(who),
            sentence[anyone.end("who") :].lstrip(),
        )
        yield from _open(subject, predicate)
        yield from _by_a_day(subject, predicate)
        yield from _bound(subject, predicate)


def _open(subject: str, predicate: str) -> Iterator[Asked]:
    unsaid = UNSAID.match(predicate)
    if unsaid and (text := as_question(unsaid["clause"], subject, future=True)):
        yield Asked(text, "open")


def _bound(subject: str, predicate: str) -> Iterator[Asked]:
    """Ask if what a party is bound to do, or has promised, will be done."""
    if (shall := SHALL.match(predicate)) and " " in (act := act_of(shall["act"])):
        yield Asked(f"Will {subject} {act}?", "bound")


def _by_a_day(subject: str, predicate: str) -> Iterator[Asked]:
    if until := UNTIL.match(predicate):
        by = f"by {until['day']}" if until["day"] else f"within {until['span']}"
        if act := act_of(until["act"]):
            yield Asked((f"Will {subject} {act} {by}?"), "deadline")
    elif (gave := GAVE.match(predicate)) and (act := whole(gave["act"], may_lean=True)):
        yield Asked((f"Will {gave['who']} {act} by {gave['day']}?"), "deadline", gave["who"])
    elif (may := MAY.match(predicate)) and (act := act_of(may["act"])):
        yield Asked(f"Will {subject} {act} within {may['span']}?", "deadline")
    elif (must := MUST.match(predicate)) and (act := act_of(must["act"])):
        yield Asked((f"Will {subject} {act} by {must['day']}?"), "deadline")


def _condition(sentence: str) -> Iterator[Asked]:
    sentence = JOINT.sub("", ASIDE.sub(", ", sentence), count=1)
    first = CONDITION_FIRST.match(sentence)
    if (
        first
        and not LEANS.search(first["condition"])
        and re.search(r"\b(?:will|would|shall)\b", first["main"])
    ):
        condition, main = first["condition"], cut(first["main"])
        if UNREAL_IF.match(condition) and " would " in f" {main} " and not _TOLD.search(sentence):
            return
        if asks := _of_an_exception(condition):
            yield Asked(asks, "condition")
        elif main and says_enough(condition) and not NO_SUBJECT.match(main) and not _leans_in_main(main):
            yield Asked(f"{main} “{_small(condition)}”: will that be met?", "condition")
        return
    behind = CONDITION_BEHIND.match(sentence) or NOT_UNTIL.match(sentence)
    if behind is None:
        return
    condition, main = cut(behind["condition"]), behind["main"].rstrip(" ,")
    leans = LEANS.search(OWN.sub(" ", condition, count=1))
    is_short = len(main) <= LONGEST and len(condition) <= LONGEST
    if (
        not condition
        or not is_short
        or not says_enough(condition)
        or ";" in main
        or ": " in main
        or leans
        or NO_SUBJECT.match(main)
        or _leans_in_main(main)
        or main.endswith(" that")
    ):
        return
    if not quotes_in_pairs(main):
        return
    if _IN_RETURN.match(condition) and _DONE_FOR_IT.search(main) and WILL.search(main) is None:
        return  # "handed over a film in return for ten prisoners": that was done
    is_over = WAS.search(condition) is not None and WILL.search(main) is None
    if is_over or DROPPED.search(main) or HE_SAYS.search(main):
        return
    if asks := _of_an_exception(condition):
        yield Asked(asks, "condition")
    elif re.search(r"\b(?:said|told|announced|warned)\b", main):
        yield Asked(f"{main} “{condition}”: does that still hold, and can it be met?", "condition")
    else:
        yield Asked(f"{main} “{condition}”: will that be met, or would less do?", "condition")


def _of_an_exception(condition: str) -> str:
    """Return "Will Roy change her mind?" for "unless Roy changes her mind"; nothing for other conditions."""
    unless = _UNLESS.match(condition)
    return "" if unless is None else as_question(condition[unless.end() :], "", future=True)


def says_enough(condition: str) -> bool:
    """Return False for "if convicted" and "unless it is taken back": who would do what, they do not say.

    Examples
    --------
    >>> says_enough("unless the levy is dropped"), says_enough("if convicted")
    (True, False)
    """
    return _SAYS_LITTLE.match(condition) is None


def _leans_in_main(main: str) -> bool:
    """Return True for words without a verb, or with a pronoun before anybody is named."""
    pronoun = SOMEBODY.search(main)
    nobody = pronoun is not None and NAMED.search(main[: pronoun.start()]) is None
    return MAIN_VERB.search(main) is None or nobody or POINTS.search(main) is not None


def _demand(subject: str, predicate: str, *, plural: bool) -> Iterator[Asked]:
    if COURTESY.search(predicate):
        return
    want = "want" if plural else "wants"
    if done := BE_DONE.match(predicate) or DONE.match(predicate):
        act = whole(done["act"])
        what = done["what"].rpartition(" that ")[2]
        if act and not LEANS.search(what):
            be = "" if act.startswith("gone") else "be "
            yield Asked((f"Will {what} {be}{act}, as {subject} {want}?"), "demand")
        return
    if that_do := THAT_DO.match(predicate):
        act = act_of(re.sub(r",? and that .*", "", that_do["act"]))
        if act and not LEANS.search(that_do["who"]) and not NO_VERB.match(act):
            yield Asked(f"Will {that_do['who']} {act}, as {subject} {want}?", "demand", that_do["who"])
        return
    if (to_do := TO_DO.match(predicate)) and not to_do["act"].startswith("be "):
        act = act_of(re.sub(r",? and to be .*", "", to_do["act"]))
        who = WHEN_ASKED.sub("", to_do["who"])
        is_clean = not LEANS.search(who) and re.match(r"(?:the |both |all )?[\w’'. -]+$", who) is not None
        is_clean &= ONE_BARE.match(who) is None
        if act and is_clean and not to_do["not"] and not re.search(r"\b(?:for|that|an?)\b", who):
            yield Asked((f"Will {who} {act}, as {subject} {want}?"), "demand", who)
        return
    thing = THING.match(predicate)
    if (
        thing
        and (what := whole(thing["what"] or thing["only"]))
        and not (FOR_OTHERS.search(what) or ON_A_DAY.search(what) or " whether " in what)
    ):
        yield Asked(f"Will {possessive(subject)} demand be met: “{what}”?", "demand")


def _on_a_day(when: str) -> str:
    """Return "on 19 May" for "for 19 May", and "for a week" as it is."""
    return re.sub(r"^for (?=\d{1,2} [A-Z]|[A-Z]\w+ \d|\w+day\b)", "on ", when)


def _small_article(words: str) -> str:
    return _small(words) if words.startswith("The ") else words


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
