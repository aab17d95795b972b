"""Nouns for a standing: "under house arrest", "lifted the ban on", "the arrest of"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.parties.facts import noun_told_as_fact, told_as_fact
from detente.reading.parties.standing_changes import ChangeKind, ChangeMaking, StandingChange
from detente.reading.parties.standing_clauses import goes_on, is_no_longer, verbs_above
from detente.reading.parties.standing_dates import Bounds
from detente.reading.parties.standing_holders import patient_of, subject_of_clause
from detente.reading.parties.standing_words import status_of_noun, statuses_by_word, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_INTO: Final = frozenset(("in", "into", "under", "on", "to", "behind", "at", "through"))
_PRESENT: Final = ("VBZ", "VBP")


class NounChanges:
    """Reads the changes that nouns tell, with the verbs and prepositions around them."""

    def __init__(self, making: ChangeMaking) -> None:
        self._making = making

    def of(self, noun: Token) -> Iterator[StandingChange]:
        """Yield the changes that a noun tells."""
        status = status_of_noun(noun)
        lemma = noun.lemma_.lower()
        if status is not None:
            if noun.dep_ == "pobj" and (read := self._after_preposition(noun, status)) is not None:
                yield from read
                return
            if (
                noun.dep_ in ("dobj", "nsubjpass", "nsubj")
                and (read := self._of_clause(noun, status)) is not None
            ):
                yield from read
                return
            yield from self._nominal(noun, status)
            return
        statuses = statuses_by_word("ending_nouns").get(lemma)
        if statuses:
            yield from self._ending_nominal(noun, statuses)

    def _after_preposition(self, noun: Token, status: str) -> list[StandingChange] | None:
        """Read "under NOUN", "from NOUN"; None where the preposition says nothing of this kind."""
        link = noun.head
        preposition = link.lower_
        if preposition == "of" and link.head.lower_ == "out":
            link, preposition = link.head, "from"
        governor = link.head
        while governor.pos_ in ("ADV", "ADP", "PART") and governor.head != governor:
            if governor.lower_ == "out" and preposition == "of":
                preposition = "from"
            governor = governor.head
        bare = governor
        if governor.pos_ == "ADJ" and governor.dep_ in ("acomp", "oprd", "amod"):
            governor = governor.head
        verb = governor if governor.pos_ in ("VERB", "AUX") else None
        lemma = governor.lemma_.lower()
        if preposition == "from":
            if verb is None or lemma not in word_set("freed") or not told_as_fact(verb):
                return [] if verb is not None else None
            holder = patient_of(verb) or subject_of_clause(verb)
            return list(self._making.ends(noun, (status,), holder, verb=verb))
        if preposition not in _INTO:
            return None
        if verb is None:
            if (
                bare.pos_ == "PROPN"
                and self._making.holders.at(bare)
                and preposition in ("in", "under", "on")
                and noun.head.head == bare
            ):
                return list(
                    self._making.begins(noun, status, bare, self._making.dates.bounds(noun, None), "named")
                )
            return None
        if preposition == "to" and status not in ("imprisoned", "under house arrest", "detained", "exiled"):
            return None
        return self._under(noun, status, verb, lemma)

    def _under(self, noun: Token, status: str, verb: Token, lemma: str) -> list[StandingChange] | None:
        freed = statuses_by_word("ended").get(lemma)
        if freed and status in ("on bail", "under judicial supervision", "under house arrest"):
            if not told_as_fact(verb):
                return []
            return list(
                self._making.begins(
                    noun, status, patient_of(verb), self._making.dates.bounds(noun, verb), verb=verb
                )
            )
        if lemma in word_set("moved") or lemma in ("arrest",):
            if not told_as_fact(verb):
                return []
            held = lemma in ("hold", "keep", "detain") and not _is_past(verb)
            bounds = self._making.dates.bounds(noun, verb)
            return list(
                self._making.begins(
                    noun, status, patient_of(verb), bounds, "holds" if held else "begins", verb=verb
                )
            )
        if lemma in word_set("left") and verb.dep_ != "amod":
            if not told_as_fact(verb):
                return []
            return list(
                self._making.begins(
                    noun, status, subject_of_clause(verb), self._making.dates.bounds(noun, verb), verb=verb
                )
            )
        if lemma in word_set("stays"):
            return self._stays(noun, status, verb)
        if lemma in ("die",) and status in ("detained", "imprisoned"):
            return []
        return None

    def _stays(self, noun: Token, status: str, verb: Token) -> list[StandingChange]:
        """Read "is under NOUN", "remains in NOUN": it holds, unless it is only said to have been so."""
        subject = subject_of_clause(verb)
        if is_no_longer(verb):
            return list(self._making.ends(noun, (status,), subject, verb=verb))
        if goes_on(verb):
            return list(self._making.begins(noun, status, subject, Bounds(), "holds", verb=verb))
        if not told_as_fact(verb):
            return []
        bounds = self._making.dates.bounds(noun, verb)
        has = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        if verb.tag_ in _PRESENT or has & {"has", "have", "is", "are"} or (verb.tag_ == "VBG" and not has):
            return list(self._making.begins(noun, status, subject, bounds, "holds", verb=verb))
        if (
            verb.dep_ == "ccomp"
            and verb.head.tag_ in ("VBD", "VBN")
            and not bounds.until
            and "had" not in has
        ):
            return list(
                self._making.begins(noun, status, subject, bounds, "holds", verb=verb)
            )  # said it *was* so
        if bounds.until or (bounds.since and "had" in has):
            return list(self._making.begins(noun, status, subject, bounds, verb=verb))
        return []  # it was so once: nobody knows until when

    def _of_clause(self, noun: Token, status: str) -> list[StandingChange] | None:
        """Read "imposed NOUN on", "lifted the NOUN on", "the NOUN expired"; None where the verb says none."""
        verb = noun.head
        if verb.pos_ not in ("VERB", "AUX"):
            return None
        lemma = verb.lemma_.lower()
        as_object = noun.dep_ in ("dobj", "nsubjpass")
        owner_imposes = noun.lemma_.lower() in word_set("imposed_by_its_owner")
        target = self._making.holders.target_of(noun, verb, owner_imposes=owner_imposes)
        is_cell = status in word_set("locked_up")  # nobody imposes a prison
        bounds = self._making.dates.bounds(noun, verb)
        if (as_object and lemma in word_set("undone")) or (not as_object and lemma in word_set("expires")):
            if not told_as_fact(verb):
                return None if target is not None and lemma != "drop" else []
            if target is None and (status == "detained" or _has_other_target(noun)):
                return []
            return list(self._making.ends(noun, (status,), target, verb=verb))
        if (
            status == "charged"
            and not as_object
            and any(w.lower_ == "pending" for w in (verb, *verb.children))
        ):
            if target is None or any(child.dep_ == "neg" for child in verb.children):
                return []
            return list(self._making.begins(noun, status, target, Bounds(), "holds", verb=verb))
        if as_object and lemma in word_set("upheld") and target is not None and not is_cell:
            if not told_as_fact(verb):
                return None
            return list(
                self._making.begins(noun, status, target, Bounds(None, bounds.until), "holds", verb=verb)
            )
        if as_object and lemma in word_set("imposed") and not is_cell:
            if target is None or not told_as_fact(verb):
                return []
            return list(self._making.begins(noun, status, target, bounds, verb=verb))
        if as_object and status == "on bail":
            if lemma not in ("grant", "post", "give", "get", "receive", "make") or not told_as_fact(verb):
                return []
            holder = patient_of(verb) if lemma in ("grant", "give") else subject_of_clause(verb)
            if noun == holder:
                holder = next(
                    (c for c in verb.children if c.dep_ in ("dative", "nsubjpass") and c != noun), None
                )
            return list(self._making.begins(noun, status, holder, bounds, verb=verb))
        if (
            as_object
            and status in ("on trial", "charged", "under sanctions")
            and lemma in ("face", "stand", "await")
        ):
            singular = any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in noun.children)
            if not told_as_fact(verb) or singular or (lemma != "stand" and status == "on trial"):
                return []
            return list(
                self._making.begins(noun, status, subject_of_clause(verb), bounds, "holds", verb=verb)
            )
        if (not as_object and lemma in word_set("runs")) or (
            status == "on trial" and lemma in ("adjourn", "suspend")
        ):
            if target is None or not told_as_fact(verb):
                return []
            kind: ChangeKind = "begins" if lemma in ("begin", "open", "start", "resume") else "holds"
            return list(
                self._making.begins(noun, status, target, bounds if kind == "begins" else Bounds(), kind)
            )
        if as_object and status in ("imprisoned", "exiled") and lemma in ("leave", "flee", "quit"):
            return (
                list(self._making.ends(noun, (status,), subject_of_clause(verb), verb=verb))
                if told_as_fact(verb)
                else []
            )
        return None

    def _nominal(self, noun: Token, status: str) -> Iterator[StandingChange]:
        """Read "the arrest of", "the ban on", "the lifting of the ban on"."""
        lemma = noun.lemma_.lower()
        owner_imposes = lemma in word_set("imposed_by_its_owner")
        target = self._making.holders.target_of(noun, None, owner_imposes=owner_imposes)
        above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
        is_ending = above is not None and above.lemma_.lower() in word_set("ending_of")
        if above is not None and is_ending and self._told_of_ending(above):
            until = self._making.dates.end(above, None)
            yield from self._making.ends(noun, (status,), target, until=until)
            return
        if target is None or not noun_told_as_fact(noun):
            return
        if status in ("on trial", "charged", "convicted", "imprisoned", "detained") and _is_ahead(noun):
            return
        if status in ("under sanctions", "charged", "held captive") and not _is_definite(noun):
            return
        if status == "convicted" and any(child.dep_ == "acl" for child in noun.children):
            return  # a belief
        if status == "on trial" and not _is_under_way(noun):
            return
        if lemma in ("prison", "jail", "gaol", "bail", "parole", "probation", "custody", "captivity"):
            return
        bounds = self._making.dates.bounds(noun, None)
        yield from self._making.begins(
            noun, status, target, bounds, "named", by=self._making.holders.owner_of(noun, owner_imposes)
        )

    def _ending_nominal(self, noun: Token, statuses: tuple[str, ...]) -> Iterator[StandingChange]:
        """Read "after the release of", "her acquittal in May": only what something else follows."""
        if noun.lemma_.lower() == "return" and not any(w.lower_ == "exile" for w in noun.subtree):
            return
        target = self._making.holders.target_of(noun, None, owner_imposes=False)
        if target is not None and self._told_of_ending(noun):
            yield from self._making.ends(noun, statuses, target, until=self._making.dates.end(noun, None))

    def _told_of_ending(self, noun: Token) -> bool:
        if not noun_told_as_fact(noun):
            return False
        if noun.dep_ == "pobj" and noun.head.lower_ in ("since", "after", "following", "upon"):
            verb = next(verbs_above(noun), None)
            return verb is None or told_as_fact(verb)
        if noun.dep_ == "nsubj" and noun.head.pos_ in ("VERB", "AUX"):
            return told_as_fact(noun.head) and noun.head.lemma_.lower() in (
                "come",
                "follow",
                "take",
                "happen",
                "end",
            )
        return False


def _has_other_target(noun: Token) -> bool:
    """Return True if a noun says whom or what it is against, though that is no party."""
    return any(
        child.dep_ == "prep" and child.lower_ in ("on", "against", "of", "for") for child in noun.children
    )


def _is_past(verb: Token) -> bool:
    return any(
        child.lower_ in ("was", "were", "had") for child in verb.children if child.dep_ in ("aux", "auxpass")
    )


def _is_ahead(noun: Token) -> bool:
    """Return True for "before his trial", "to avoid arrest", "ahead of the trial"."""
    if noun.dep_ != "pobj":
        return False
    return (
        noun.head.lower_ in ("before", "until", "pending", "for", "without") and noun.head.lower_ != "pending"
    ) or (noun.head.lower_ == "of" and noun.head.head.lower_ in ("ahead", "start", "beginning", "opening"))


def _is_under_way(noun: Token) -> bool:
    """Return True for "pending his trial", "during the trial", "the outcome of his trial"."""
    if noun.dep_ != "pobj":
        return False
    if noun.head.lower_ in ("during", "amid", "in"):
        return True
    outer = noun.head.head
    return noun.head.lower_ == "of" and outer.lemma_.lower() in (
        "outcome",
        "end",
        "rest",
        "course",
        "conclusion",
    )


def _is_definite(noun: Token) -> bool:
    return any(
        (child.dep_ == "det" and child.lower_ in ("the", "these", "those", "all"))
        or child.dep_ in ("poss", "compound")
        or child.lower_ in ("existing", "current")
        for child in noun.children
    )
